"""Agreement: what case on articles, number on verbs and the kind of a party tell of who acts where order does not."""

from __future__ import annotations

from graph.model import EntityType
from loaders.extraction.clauses import Clauses
from loaders.extraction.document import Mention

_FARTHEST_ARTICLE = 4
_ORGANISATIONS = frozenset(EntityType) - {EntityType.GROUP, EntityType.PERSON, EntityType.TECHNOLOGY}


def is_oblique(clauses: Clauses, mention: Mention) -> bool:
    """Tell whether an article of the mention says that it is no subject: 'den Konzern', 'dem Unternehmen'."""
    oblique = clauses.language.file.grammar.oblique_articles
    if not oblique:
        return False
    lexemes = clauses.tokens.lexemes
    for at in range(mention.first, max(clauses.scan.sentence.first, mention.first - _FARTHEST_ARTICLE) - 1, -1):
        if lexemes[at].surface in '„“”»«"':
            continue
        if at < mention.first and (
            not lexemes[at].word
            or at in clauses.verbs
            or (
                lexemes[at].capital
                and lexemes[at].node is None
                and not clauses.tokens.flags[at]
                and at != mention.first - 1
            )
        ):
            return False
        if at < mention.first and any(one.first == at and one.kind == "pronoun" for one in clauses.mentions):
            return False
        if lexemes[at].lower in oblique or (at < mention.first and _is_dative_feminine(clauses, at, mention)):
            return True
        if clauses.tokens.flags[at] & clauses.language.bit("definite") and at < mention.first:
            return False
    return False


def disagrees(clauses: Clauses, front: Mention, behind: Mention, finite: int, several: bool) -> bool:
    """Tell whether the verb's number speaks for the mention behind it: a plural in front of a singular verb."""
    if front.first >= 2 and clauses.tokens.flags[front.first - 2] & clauses.language.bit("quantities"):
        return False
    verb = clauses.tokens.lexemes[finite].lower
    endings = clauses.language.file.grammar.plural_verbs
    plural_verb = verb.endswith(endings) if endings else False
    plural = several or (_is_plural(front) and not _is_one(clauses, front))
    return plural and not plural_verb and not _is_plural(behind)


def _is_one(clauses: Clauses, mention: Mention) -> bool:
    """Tell whether the article of people says that they are one: 'der Fahrer', 'ein früherer Mitarbeiter'."""
    articles, lexemes = clauses.language.file.grammar.masculine_articles, clauses.tokens.lexemes
    low = max(clauses.scan.sentence.first, mention.first - 1)
    return any(lexemes[at].lower in articles for at in range(low, mention.first + 1))


def _is_plural(mention: Mention) -> bool:
    return mention.plural or bool(mention.with_)


def is_dative(clauses: Clauses, antecedent: Mention, pronoun: str) -> bool:
    """Tell whether a relative can only be dative by the article of what it takes up: 'die Firma, der X ...'."""
    genders = clauses.language.file.grammar.dative_relatives
    lexemes, first = clauses.tokens.lexemes, clauses.scan.sentence.first
    for at in range(antecedent.first - 1, max(first, antecedent.first - _FARTHEST_ARTICLE) - 1, -1):
        if clauses.tokens.flags[at] & (clauses.language.bit("definite") | clauses.language.bit("indefinite")):
            return lexemes[at].lower in genders.get(pronoun, ())
        if not lexemes[at].word:
            return False
    return False


def is_sufferer(antecedent: Mention, inside: Mention) -> bool:
    """Tell whether an ambiguous relative pronoun is rather the object: 'employees whom the company watched'."""
    one, two = antecedent.referent, inside.referent
    if one is None or two is None:
        return False
    return one.type is EntityType.GROUP and two.type in _ORGANISATIONS


def is_nominative(clauses: Clauses, mention: Mention) -> bool:
    """Tell whether article and gender of a noun say that it is subject: 'der Verbund'."""
    masculine = clauses.language.file.genders.get("masculine")
    articles, lexemes = clauses.language.file.grammar.masculine_articles, clauses.tokens.lexemes
    if masculine is None or not articles:
        return False
    for at in range(mention.first - 1, max(clauses.scan.sentence.first, mention.first - 2) - 1, -1):
        if lexemes[at].lower in articles:
            noun = lexemes[at + 1].lower
            return any(noun == word or (len(word) > 4 and noun.endswith(word)) for word in masculine.nouns)
    return False


def _is_dative_feminine(clauses: Clauses, at: int, mention: Mention) -> bool:
    """Tell whether an article that is nominative of masculines stands before a feminine: 'der Kestner GmbH'."""
    grammar, lexemes = clauses.language.file.grammar, clauses.tokens.lexemes
    feminine = clauses.language.file.genders.get("feminine")
    if lexemes[at].lower not in grammar.masculine_articles:
        return False
    if at > clauses.scan.sentence.first and lexemes[at - 1].word and lexemes[at - 1].capital:
        return False
    if at == mention.first - 1 and lexemes[mention.last - 1].lower in grammar.feminine_forms:
        masculine = clauses.language.file.genders.get("masculine")
        return masculine is None or lexemes[at + 1].lower not in masculine.nouns
    noun = lexemes[at + 1].lower
    return feminine is not None and any(
        noun == word or (len(word) > 4 and noun.endswith(word)) for word in feminine.nouns
    )
