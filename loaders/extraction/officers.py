"""Officers: the person who holds an office that a sentence names."""

from __future__ import annotations

from typing import Any

from graph.model import EntityType, Modality, Predicate
from loaders.extraction.clauses import Clauses
from loaders.extraction.document import Draft, Mention, Referent
from loaders.extraction.gazetteer.people import places
from loaders.extraction.scanning import Hit

_LONGEST_OFFICE = 12
_BEHIND_VERB = 3


class OfficerFinder:
    """Finds who holds the offices of one sentence."""

    def __init__(self, clauses: Clauses) -> None:
        self.clauses = clauses
        self.lexemes, self.flags, self.bit = clauses.tokens.lexemes, clauses.tokens.flags, clauses.language.bit

    def find(self, hit: Hit) -> Mention | None:
        """Return who holds the office: behind it, behind its owner, or the last person before it."""
        mentions = [m for m in self.clauses.mentions if m.kind in ("name", "pronoun") and m.referent is not None]
        after = [m for m in mentions if m.first >= hit.last]
        before = [m for m in mentions if m.last <= hit.first]
        if after and is_person(after[0]) and self._adjoins(hit.last, after[0].first, 1):
            return after[0]
        if (
            len(after) > 1
            and is_person(after[1])
            and after[0].first - hit.last <= 4
            and self._adjoins(after[0].last, after[1].first, 3)
        ):
            return after[1]
        if after and is_person(after[0]) and self._behind_owner(hit, after[0]):
            return after[0]
        named = self._predicated(hit) or self._stated(hit) or self._behind_comma(hit) or self._related(hit, before)
        named = named or self._said_of(hit, before)
        if named is not None:
            return named
        for mention in reversed(before[-3:]):
            if is_person(mention) and mention.kind == "name":
                return mention if self._leads_to(mention, hit) else None
            if hit.first - mention.last > 6:
                break
        return None

    def _predicated(self, hit: Hit) -> Mention | None:
        """Return who is said to hold the office: 'the chair of the union is NAME'."""
        after = [m for m in self.clauses.mentions if m.first >= hit.last and not m.appositive]
        if (
            len(after) < 2
            or after[0].first - hit.last > 3
            or not self.flags[hit.last] & (self.bit("of") | self.bit("at"))
        ):
            return None
        gap = range(after[0].last, after[1].first)
        copula = self.bit("passive_auxiliaries") | self.bit("verbs") | self.bit("perfect_auxiliaries")
        stated = len(gap) == 1 and bool(self.flags[gap[0]] & copula)
        return after[1] if stated and after[1].kind == "name" and is_person(after[1]) else None

    def _stated(self, hit: Hit) -> Mention | None:
        """Return who the clause says holds the office: 'whose chair is NAME', 'the founder is NAME'."""
        after = [m for m in self.clauses.mentions if m.first >= hit.last and not m.appositive]
        if not after or not 1 <= after[0].first - hit.last <= 2 or after[0].kind != "name" or not is_person(after[0]):
            return None
        first = after[0].first
        copulas = (*self.clauses.language.file.roles.is_, *self.clauses.language.file.roles.was)
        if not self.flags[hit.last] & self.bit("passive_auxiliaries") and self.lexemes[hit.last].lower not in copulas:
            return None
        if first - hit.last == 2 and not self.flags[first - 1] & self.bit("adverbs"):
            return None
        return after[0]

    def _related(self, hit: Hit, before: list[Mention]) -> Mention | None:
        """Return who holds the office of whatever a relative stands for: 'X, waarvan NAME de voorzitter is'."""
        holder, first = (before[-1], before[-1].first) if before else (None, 0)
        if holder is None or not is_person(holder) or holder.kind != "name" or hit.first - holder.last > 1:
            return None
        opened = first > self.clauses.scan.sentence.first and self.flags[first - 1] & self.bit("whose")
        copula = self.bit("passive_auxiliaries") | self.bit("verbs")
        closed = hit.last < self.clauses.scan.sentence.last and bool(self.flags[hit.last] & copula)
        article = all(self.flags[at] & self.bit("definite") for at in range(holder.last, hit.first))
        return holder if opened and closed and article else None

    def _said_of(self, hit: Hit, before: list[Mention]) -> Mention | None:
        """Return the person of whom a pronoun and a copula say it: 'earlier he was finance director of X'."""
        roles, sentence = self.clauses.language.file.roles, self.clauses.scan.sentence
        holder = before[-1] if before else None
        if holder is None or holder.kind != "pronoun" or not is_person(holder) or hit.first - holder.last > 4:
            return None
        if self.lexemes[sentence.last - 1].surface == "?":
            return None
        small = self.bit("adverbs") | self.bit("definite") | self.bit("indefinite")
        gap = [at for at in range(holder.last, hit.first) if not self.flags[at] & small]
        behind = holder.first > sentence.first and not gap
        copula = self.lexemes[holder.first - 1] if behind else self.lexemes[gap[0]] if len(gap) == 1 else None
        return holder if copula is not None and copula.lower in (*roles.is_, *roles.was) else None

    def _behind_comma(self, hit: Hit) -> Mention | None:
        """Return who stands behind the comma that ends a long office: 'the head of security of X for Wales, NAME,'."""
        for at in range(hit.last, min(hit.last + _LONGEST_OFFICE, self.clauses.scan.sentence.last - 1)):
            lexeme = self.lexemes[at]
            if lexeme.surface == ",":
                named = next((m for m in self.clauses.mentions if m.first == at + 1 and m.kind == "name"), None)
                if named is None or not is_person(named) or named.genitive or not self._closes(named.last):
                    return None
                between = [m for m in self.clauses.mentions if hit.last <= m.first and m.last <= at]
                return None if any(is_person(m) and m.kind == "name" and m.types for m in between) else named
            if at in self.clauses.verbs or lexeme.surface in '.;:"“”«»„(':
                return None
        return None

    def _closes(self, at: int) -> bool:
        """Tell whether no list goes on behind a name: 'the head of X, A and B' names no head."""
        if at >= self.clauses.scan.sentence.last:
            return True
        return not self.flags[at] & self.bit("joiners")

    def _behind_owner(self, hit: Hit, person: Mention) -> bool:
        """Tell whether only the office's owner and a comma stand between: 'the head of the bank, NAME'."""
        grammar = self.clauses.language.file.grammar
        bare = grammar.verb_final and not grammar.capital_nouns and self.lexemes[person.first - 1].surface != ","
        end = person.first if bare else person.first - 1
        owners = [
            m for m in self.clauses.mentions
            if hit.last < m.first and m.last == end and m.kind == "description" and (bare or m.referent is not None)
        ]  # fmt: skip
        return bool(
            owners and (bare or self.lexemes[person.first - 1].surface == ",") and owners[0].first - hit.last <= 3
            and self.flags[hit.last] & (self.bit("of") | self.bit("at"))
        )  # fmt: skip

    def _adjoins(self, first: int, last: int, words: int) -> bool:
        """Tell whether only a comma, brackets with a short form or a few words stand between two tokens."""
        if last - first > 5:
            return False
        gap = [self.lexemes[at] for at in range(first, last)]
        if any(at in self.clauses.verbs for at in range(first, last)):
            return False
        return all(
            lexeme.surface in ",()\"'“”." or lexeme.upper or lexeme.flags & self.bit("title") for lexeme in gap
        ) or (words > 1 and len(gap) <= 1)

    def _leads_to(self, person: Mention, hit: Hit) -> bool:
        gap = range(person.last, hit.first)
        if len(gap) > 12:
            return False
        if not gap or self.lexemes[hit.first - 2].lower in self.clauses.language.file.speech.that:
            return False
        head = self.lexemes[person.last].surface
        commas = sum(self.lexemes[at].surface == "," for at in gap)
        verbs = [at for at in gap if at in self.clauses.verbs]
        copula = self.bit("passive_auxiliaries") | self.bit("perfect_auxiliaries") | self.bit("verbs")
        roles = self.clauses.language.file.roles
        if head == "(" and any(self.lexemes[at].lower not in (*roles.is_, *roles.was) for at in verbs):
            return False
        if head in ",(–" and commas <= 2:
            return len(gap) <= 9 and all(self.flags[at] & copula for at in verbs) and len(verbs) <= 1
        if verbs and verbs[0] == person.last and self.flags[verbs[0]] & copula and len(gap) <= 4 and len(verbs) == 1:
            return True
        return len(gap) == 1 and bool(self.flags[gap[0]] & self.bit("as"))


def find_officer(clauses: Clauses, last: int) -> Mention | None:
    """Return the person whose office stands behind the verb: 'denuncia la secretaria general de X, NAME'."""
    stop = min(last + _BEHIND_VERB, clauses.scan.sentence.last)
    for kind in ("minister", "role"):
        for hit in sorted(clauses.scan.of(kind), key=lambda hit: (hit.first, -hit.last)):
            if not last <= hit.first < stop:
                continue
            gap = range(last, hit.first)
            if not all(clauses.tokens.lexemes[at].word and at not in clauses.verbs for at in gap):
                return None
            found = OfficerFinder(clauses).find(hit)
            behind = found is not None and found.kind == "name" and found.first >= hit.last
            return found if behind else None
    return None


def is_person(mention: Mention | None) -> bool:
    """Tell whether a mention is a person's; of a name of unknown type two to four capitalised words are enough."""
    if mention is None or mention.referent is None:
        return False
    referent = mention.referent
    if referent.type is None and mention.kind == "name":
        words = referent.name.split()
        return (
            2 <= len(words) <= 4 and words[-1] not in places()
            and all(word[0].isupper() and not word.isupper() for word in words)
        )  # fmt: skip
    return referent.type is EntityType.PERSON


def draft_office(
    clauses: Clauses,
    predicate: Predicate,
    person: Referent,
    organisation: Referent,
    rule: str,
    at: int,
    qualifiers: dict[str, Any],
) -> Draft:
    """Return the draft that a person holds an office or is a member."""
    person.type = person.type or EntityType.PERSON
    return Draft(predicate, person, organisation, Modality.ASSERTED, None, clauses.scan.index, rule,
                 qualifiers={"fixed": True, **qualifiers}, position=at)  # fmt: skip
