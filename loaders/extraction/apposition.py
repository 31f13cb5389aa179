"""Apposition: two mentions side by side that stand for one: "the watchdog, CNIL,", "Sapience Analytics, a company"."""

from __future__ import annotations

from graph.model import Category, EntityType
from loaders.extraction.complements import completes
from loaders.extraction.context import Context
from loaders.extraction.deeds import DECIDERS
from loaders.extraction.document import Mention

_OPENERS = "\"“„»«‘’'(,"


class AppositionReader:
    """Joins each mention with the one before it where both stand for one."""

    def __init__(self, context: Context) -> None:
        self.language, self.tokens = context.language, context.tokens
        closed = context.language.file.closed
        self.decision_links = frozenset((*closed.of, *closed.by, *closed.origin))

    def join(self, before: list[Mention], mention: Mention) -> None:
        """Make one of 'the watchdog, CNIL,' and of 'Sapience Analytics, a company'."""
        if not before:
            return
        last = before[-1]
        gap = [self.tokens.lexemes[at].surface for at in range(last.last, mention.first)]
        if not gap and self._has_officer(last, mention):
            mention.preposition = None
        elif self._is_trade(last, mention, gap):
            mention.referent, mention.appositive = last.referent, True
        elif mention.kind == "name" and self._introduces(last, mention, gap):
            mention.preposition = mention.preposition or last.preposition
            last.appositive = True
        elif self._is_short_form(last, mention, gap):
            mention.appositive = True
        elif self._is_decision_of(last, mention, gap):
            last.referent = mention.referent
        elif mention.kind == "name" and last.kind in ("description", "institution"):
            self._join_name(before, mention, gap)
        elif mention.kind == "description" and last.kind == "name":
            if gap:
                self._join_description(last, mention, gap)
            else:
                self._join_noun(last, mention)

    def _is_trade(self, last: Mention, mention: Mention, gap: list[str]) -> bool:
        """Tell whether a noun for people without article says what a firm does: 'X, private investigators hired by'."""
        group = mention.referent if mention.kind == "group" else None
        if group is None or group.category is not Category.INVESTIGATORS or last.kind != "name" or gap != [","]:
            return False
        after = self.tokens.lexemes[mention.last] if mention.last < len(self.tokens.lexemes) else None
        closes = (
            after is None
            or after.surface in ",.;"
            or after.lower.endswith(("ed", "ing"))
            or after.lower in ("in", "who")
        )
        parted = last.referent is not None and last.referent.type in (None, EntityType.COMPANY)
        return parted and closes and group.count is None and self.language.file.grammar.capital_names

    def _has_officer(self, last: Mention, name: Mention) -> bool:
        """Tell whether a person follows whose office is of the noun before: 'directeur van de fabriek NAME' (nl)."""
        grammar, first = self.language.file.grammar, last.first
        if not grammar.verb_final or grammar.capital_nouns or last.kind not in ("description", "group", "institution"):
            return False
        if name.kind != "name" or name.types is not EntityType.PERSON or last.preposition not in self.decision_links:
            return False
        spots = [at for at in range(max(1, first - 3), first) if self.tokens.lexemes[at].lower == last.preposition]
        node = self.tokens.lexemes[spots[-1] - 1].node if spots else None
        return node is not None and any(entry.kind == "role" for entry in node.entries)

    def _is_short_form(self, last: Mention, mention: Mention, gap: list[str]) -> bool:
        """Tell whether the mention alone stands in brackets behind a name: 'Commission nationale ... (CNIL)'."""
        after = self.tokens.lexemes[mention.last].surface if mention.last < len(self.tokens.lexemes) else ""
        return gap == ["("] and after == ")" and last.kind in ("name", "institution")

    def _is_decision_of(self, last: Mention, mention: Mention, gap: list[str]) -> bool:
        """Tell whether a noun for a decision stands before who made it: 'the ruling by the court'."""
        return (
            last.kind == "description"
            and bool(last.fits)
            and last.fits <= DECIDERS
            and mention.referent is not None
            and mention.referent.type in DECIDERS
            and mention.preposition is not None
            and mention.preposition in self.decision_links
            and len(gap) <= 3
        )

    def _join_name(self, before: list[Mention], mention: Mention, gap: list[str]) -> None:
        """Make one of a description and the name behind it: 'the company DSIRF', 'the watchdog, CNIL'."""
        last = before[-1]
        if mention.referent is None or (last.kind == "institution" and mention.types is EntityType.PERSON):
            return
        if not gap and self._is_subject_behind(last, mention):
            mention.preposition = None
            return
        regulators = EntityType.REGULATOR in last.fits and mention.referent.type is EntityType.REGULATOR
        if regulators and len(gap) == 1 and gap[0] in self.language.file.grammar.genitive_articles:
            last.referent, last.kind, mention.appositive = mention.referent, "name", True
            return
        if not gap and len(before) > 1 and self._renames(before[-2], last):
            before[-2].referent, before[-2].kind = mention.referent, "name"
            mention.appositive = True
        described = last.kind == "description" and (
            self._is_adjective(last.last, mention.first)
            or completes(self.language, self.tokens, last.last, mention.first)
        )
        if described and mention.preposition in self.language.file.closed.of:
            mention.preposition = None
        if self._leads_over(gap, mention) or described:
            self._take(last, mention, joined=not gap or gap[0] != ",")

    def _is_subject_behind(self, last: Mention, mention: Mention) -> bool:
        """Tell whether a person behind a noun for a body is the subject: 'sbotta contro l'istituto NAME'."""
        grammar = self.language.file.grammar
        person = mention.types is EntityType.PERSON and EntityType.PERSON not in last.fits
        return grammar.drops_subject and last.kind == "description" and bool(last.fits) and person

    def _leads_over(self, gap: list[str], name: Mention) -> bool:
        """Tell whether nothing, a mark or a comma with an article parts a name from the noun before it."""
        if len(gap) == 2:
            return gap[0] == "," and bool(self.tokens.flags[name.first - 1] & self.language.bit("definite"))
        return not gap or (len(gap) == 1 and gap[0] in _OPENERS)

    def _join_noun(self, last: Mention, mention: Mention) -> None:
        """Make one of a name and the noun right behind it: 'Foxglove lawyers', 'Google company'."""
        named = last.referent
        if named is None or last.genitive or named.place or self._ends_in_article(mention):
            return
        titled = self.tokens.lexemes[mention.first].capital and not self.language.file.grammar.capital_nouns
        if titled and named.type is None:
            return
        if mention.noun is not None and mention.fits and named.type in (None, *mention.fits):
            noun = mention.noun.removeprefix("a ")
            named.type = named.type or min(mention.fits)
            named.note_form(f"{named.name} {noun}")
            named.nouns.add(noun)
        mention.referent, mention.appositive = named, True

    def _ends_in_article(self, mention: Mention) -> bool:
        """Tell whether the noun has its article in its ending and is a party of its own: 'gav Datatilsynet banken'."""
        word, nouns = mention.noun or "", self.language.file.descriptors
        forms = (form for type_ in mention.fits if type_ in nouns for form in nouns[type_].definite)
        return any(word.endswith(form[1:]) if form[:1] == "*" else word == form for form in forms)

    def _join_description(self, last: Mention, mention: Mention, gap: list[str]) -> None:
        """Make one of a name and the description that a comma, dash or bracket parts from it: 'X, a company'."""
        named, noun = last.referent, mention.noun or ""
        parted = gap[0] in ",(–" and len(gap) <= 5 and all(piece.isalnum() or "-" in piece for piece in gap[1:])
        if named is None or not parted or named.type not in (None, *mention.fits) or self._opens_relative(last.last):
            return
        articles = self.language.bit("indefinite") | self.language.bit("definite")
        articled = len(gap) > 1 and bool(self.tokens.flags[last.last + 1] & articles)
        if articled or (len(gap) == 1 and noun.startswith("a ")):
            mention.referent, mention.appositive = named, True
            named.nouns.add(noun.removeprefix("a "))

    def _opens_relative(self, comma: int) -> bool:
        """Tell whether a relative and an article of its own stand behind a comma: 'X, die der Verbund beauftragte'."""
        articles = self.language.bit("definite")
        relative = self.tokens.flags[comma + 1] & self.language.bit("relatives")
        return bool(relative and self.tokens.flags[comma + 2] & articles)

    def _introduces(self, group: Mention, name: Mention, gap: list[str]) -> bool:
        """Tell whether a noun for one of a group, or one unknown, stands before a person: 'der Aktivist NAME'."""
        unknown = (
            group.kind == "name" and group.last - group.first == 1
            and group.referent is not None and group.referent.type is None
        )  # fmt: skip
        person = name.referent is not None and name.referent.type is EntityType.PERSON
        if gap and gap[0] == "," and person and group.kind == "group":
            return (
                self._is_one(group)
                and self._closes(name)
                and all(map(self._is_title, range(group.last + 1, name.first)))
            )
        return (group.kind == "group" or unknown) and not gap and person

    def _is_one(self, group: Mention) -> bool:
        """Tell whether a noun for people is one of them: 'a tutor', 'el delegado sindical', not 'the drivers'."""
        articles = self.language.bit("indefinite")
        if not self.language.file.grammar.capital_names:
            articles |= self.language.bit("definite")
        noun, count = group.noun or "s", group.referent.count if group.referent is not None else None
        if noun.endswith("s") or count not in (None, 1):
            return False
        return any(self.tokens.flags[at] & articles for at in range(max(0, group.first - 2), group.last))

    def _closes(self, name: Mention) -> bool:
        """Tell whether a mark ends what a name adds."""
        return name.last >= len(self.tokens.lexemes) or not self.tokens.lexemes[name.last].word

    def _is_title(self, at: int) -> bool:
        return bool(self.tokens.flags[at] & self.language.bit("title")) or self.tokens.lexemes[at].surface == "."

    def _renames(self, one: Mention, two: Mention) -> bool:
        """Tell whether two descriptions stand for one: 'the maker, the company DSIRF'."""
        gap = range(one.last, two.first)
        return (
            one.kind == two.kind == "description" and bool(one.fits & two.fits) and not one.genitive
            and 2 <= len(gap) <= 3 and self.tokens.lexemes[gap[0]].surface == ","
            and bool(self.tokens.flags[gap[1]] & self.language.bit("definite"))
        )  # fmt: skip

    def _is_adjective(self, first: int, last: int) -> bool:
        """Tell whether one adjective stands between noun and name: 'la société israélienne X'."""
        if last - first != 1 or not self.language.file.grammar.adjectives_follow:
            return False
        node = self.tokens.lexemes[first].node
        return node is not None and any(entry.kind == "country" for entry in node.entries)

    def _take(self, description: Mention, name: Mention, joined: bool) -> None:
        assert name.referent is not None
        noun = (description.noun or "").removeprefix("a ")
        if description.genitive and not (joined and self.language.file.grammar.capital_nouns):
            return
        name.referent.nouns.add(noun)
        self._note_whole(description, name, joined)
        if joined or description.referent is None or description.referent.type is name.referent.type:
            description.referent = name.referent
            description.appositive = joined
            if joined and name.preposition is None and not name.genitive:
                name.preposition = description.preposition
            if not joined:
                name.appositive = True
                description.kind = "name"

    def _note_whole(self, description: Mention, name: Mention, joined: bool) -> None:
        """Note noun and name as one form where the noun has a capital: 'Detektei Falkenried', 'Banco Meseta'."""
        lexemes, referent = self.tokens.lexemes, name.referent
        if referent is None or referent.known_as or name.genitive or description.last != name.first or not joined:
            return
        inner = description.first > 0 and lexemes[description.first - 1].word
        if lexemes[description.first].capital and (inner or self.language.file.grammar.capital_nouns):
            noun = " ".join(lexemes[at].base for at in range(description.first, description.last))
            referent.note_form(f"{noun} {referent.name}")
