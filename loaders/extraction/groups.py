"""Groups: nouns for people, with their number and whose they are, and bodies that act without a name."""

from __future__ import annotations

from graph.model import Category, EntityType
from graph.names import fold
from loaders.extraction.context import Context
from loaders.extraction.deeds import DECIDERS
from loaders.extraction.document import Mention, Referent
from loaders.extraction.gazetteer.people import countries
from loaders.extraction.scanning import Hit
from loaders.extraction.sums import SIGNS, parse_number


class GroupReader:
    """Reads groups and institutions: '300 employees', 'the police'."""

    def __init__(self, context: Context) -> None:
        self.language, self.tokens, self.view, self.context = context.language, context.tokens, context.view, context
        self.discourse, self.bodies = context.discourse, context.bodies
        self.owned: Referent | None = None
        self.groups: dict[tuple[Category, Referent | None], Referent] = {}

    def read(self, hit: Hit, before: list[Mention]) -> Mention:
        """Return the mention of a group: the one of its kind and owner that the document spoke of, or a new one."""
        count, first = self._count(hit.first)
        of = self._owner(hit.first, before)
        key = (hit.entry.value, of)
        text = self.tokens.text(self.view, first, hit.last)
        referent = self.groups.get(key)
        if referent is None and of is None:
            same = [known for (category, _), known in self.groups.items() if category is hit.entry.value]
            referent = same[-1] if same else None
        if referent is None and of is not None:
            referent = self.groups.pop((hit.entry.value, None), None)
            if referent is not None:
                referent.of = of
                self.groups[key] = referent
        if referent is None:
            referent = Referent(text, EntityType.GROUP, category=hit.entry.value, of=of, count=count)
            self.groups[key] = referent
        elif count is not None and referent.count is None:
            referent.count = count
        referent.note_form(text)
        return Mention(first, hit.last, "group", referent, noun=hit.entry.phrase, plural=True,
                       genitive=self.tokens.lexemes[hit.last - 1].genitive)  # fmt: skip

    def _count(self, first: int) -> tuple[int | None, int]:
        amounts, bit = self.language.file.amounts, self.language.bit
        parting = (
            bit("prepositions") | bit("by") | bit("that") | bit("subordinators")
            if self.language.file.grammar.capital_names
            else 0
        )
        for back in range(1, 4):
            at = first - back
            if at < 0 or not self.tokens.lexemes[at].word:
                break
            lexeme = self.tokens.lexemes[at]
            number = amounts.numbers.get(lexeme.lower)
            if number is None and lexeme.digit and lexeme.surface.replace(".", "").replace(",", "").isdigit():
                number = parse_number(lexeme.surface, amounts.decimal)
                if number is not None and 1900 <= number <= 2100:
                    number = None
            if number is None and self.tokens.flags[at] & parting:
                break
            if number is not None and at > 0 and self.tokens.lexemes[at - 1].surface in SIGNS:
                break
            if number is not None:
                if at > 0 and self.tokens.lexemes[at - 1].capital and self.tokens.lexemes[at].digit and back > 1:
                    break
                return self._add_tens(int(number), at)
            if self.context.is_verb(at):
                break
            if lexeme.capital and back == 1 and not lexeme.node:
                break
        return None, first

    def _add_tens(self, number: int, at: int) -> tuple[int, int]:
        """Return a number with the tens that 'and' joins to it, and where it begins: 'treinta y siete'."""
        lexemes, joins = self.tokens.lexemes, self.language.bit("coordinators")
        tens = self.language.file.amounts.numbers.get(lexemes[at - 2].lower, 0) if at > 1 and number < 10 else 0
        if tens >= 20 and tens % 10 == 0 and self.tokens.flags[at - 1] & joins:
            return int(tens) + number, at - 2
        return number, at

    def _owner(self, first: int, before: list[Mention]) -> Referent | None:
        if before and before[-1].genitive and first - before[-1].last <= 3:
            return (
                before[-1].referent
                if before[-1].referent and before[-1].referent.type is not EntityType.PERSON
                else None
            )
        for back in range(1, 4):
            at = first - back
            if at < 0 or not self.tokens.lexemes[at].word:
                return None
            if self.tokens.flags[at] & self.language.bit("possessive"):
                return self.discourse.find(
                    frozenset({EntityType.COMPANY, EntityType.UNION, EntityType.ORGANIZATION}), within=2
                )
        if before and before[-1].kind == "name" and before[-1].last == first:
            return before[-1].referent
        return None

    def own(self, before: list[Mention], mention: Mention) -> None:
        """Note whose group it is where the body stands behind it: 'staff at X', 'werknemers van de keten X'."""
        noun = before[-1] if before and before[-1].appositive and before[-1].kind == "description" else None
        noun = noun if mention.kind == "name" and self.language.file.grammar.verb_second else None
        before = before[:-1] if noun is not None else before
        if (
            not before
            or before[-1].kind != "group"
            or mention.kind not in ("name", "description")
            or mention.referent is None
        ):
            return
        group, closed = before[-1].referent, self.language.file.closed
        joins = (*closed.of, *self.language.file.roles.at)
        start = noun or mention
        if group is None or start.preposition not in joins or start.first - before[-1].last > 3:
            return
        if group.of is not None and not (noun is not None and self.owned is group):
            return
        if (
            mention.referent.type in (EntityType.COMPANY, EntityType.PUBLIC_BODY, EntityType.ORGANIZATION, None)
            and not mention.referent.place
        ):
            self.owned = group if mention.kind == "description" else None
            group.of = mention.referent
            small = self.language.bit("prepositions") | self.language.bit("of") | self.language.bit("definite")
            beside = all(self.tokens.flags[at] & small for at in range(before[-1].last, start.first))
            staff = group.category is Category.EMPLOYEES and start.preposition not in closed.origin
            mention.proxied = staff and beside

    def read_institution(self, hit: Hit) -> Mention:
        """Return the mention of a body that acts without a name: 'the police', 'Greek prosecutors'."""
        lexeme = self.tokens.lexemes[hit.last - 1]
        first = hit.first
        text = self.tokens.text(self.view, first, hit.last)
        if lexeme.genitive:
            text = text[: len(text) - len(lexeme.surface) + len(lexeme.base)]
        country = ""
        if first > 0 and (node := self.tokens.lexemes[first - 1].node) is not None:
            country = next((entry.value for entry in node.entries if entry.kind == "country"), "")
            if country:
                first -= 1
                text = f"{self.tokens.lexemes[first].base} {text}"
        if not country and (country := self._abroad(hit.last)):
            text = f"{text} {self.tokens.text(self.view, hit.last, hit.last + 2)}"
        key = f"{country}/{fold(hit.entry.phrase)}"
        same = self.bodies.get(key) or (
            None if country else next((r for k, r in self.bodies.items() if k.endswith(key)), None)
        )
        if same is None and not country and hit.entry.value in DECIDERS:
            same = self.discourse.find(frozenset({hit.entry.value}), hit.entry.phrase)
        if same is None:
            same = Referent(text, hit.entry.value, country=country if len(country) == 2 else None)
            self.bodies[key] = same
        same.note_form(text)
        return Mention(first, hit.last, "institution", same, genitive=lexeme.genitive, noun=hit.entry.phrase)

    def _abroad(self, at: int) -> str:
        """Return the country behind the noun: 'the police in Oman' is another body than 'the police'."""
        lexemes = self.tokens.lexemes
        if at + 1 >= len(lexemes) or not self.tokens.flags[at] & self.language.bit("at"):
            return ""
        name = lexemes[at + 1].surface
        return name if name in countries() else ""
