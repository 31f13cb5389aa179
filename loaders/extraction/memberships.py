"""Memberships: who belongs to a party or union, from 'NAME (PARTY)', "PARTY's NAME", 'NAME for the UNION'."""

from __future__ import annotations

from itertools import pairwise

from graph.model import EntityType, Predicate
from loaders.extraction.clauses import Clauses
from loaders.extraction.context import Context
from loaders.extraction.document import Draft, Mention, Referent
from loaders.extraction.officers import OfficerFinder, draft_office, is_person


class MembershipReader:
    """Reads the memberships of one sentence."""

    def __init__(self, clauses: Clauses, context: Context, officers: OfficerFinder) -> None:
        self.clauses, self.context, self.officers = clauses, context, officers
        self.lexemes, self.flags, self.bit = clauses.tokens.lexemes, clauses.tokens.flags, clauses.language.bit

    def read_bracketed(self) -> list[Draft]:
        """Return memberships from 'NAME (PARTY)'."""
        drafts = []
        for hit in self.clauses.scan.of("role"):
            party = self._party(hit.last + 1) if self._opens_bracket(hit.last) else None
            person = self.officers.find(hit) if party is not None else None
            if party is not None and person is not None and person.referent is not None:
                rule = f"{self.clauses.language.code}:roles/bracketed party"
                drafts.append(
                    draft_office(self.clauses, Predicate.MEMBER_OF, person.referent, party, rule, hit.first, {})
                )
        for mention in self.clauses.mentions:
            at = mention.last
            if (
                mention.kind == "name" and at + 5 < len(self.lexemes)
                and self.lexemes[at + 1].digit and self.lexemes[at + 2].surface == ","
            ):  # fmt: skip
                at += 2
            if at + 2 < self.clauses.scan.sentence.last + 1 and mention.kind == "name" and at + 2 < len(self.lexemes):
                end = next((m.last for m in self.clauses.mentions if m.first == at + 1), at + 2)
                if (
                    self.lexemes[mention.last].surface != "("
                    or end >= len(self.lexemes)
                    or self.lexemes[end].surface not in ")-,/"
                    or not is_person(mention)
                ):
                    continue
                party = None if self._is_portfolio(mention) else self._party(at + 1)
                if party is not None and mention.referent is not None:
                    rule = f"{self.clauses.language.code}:roles/bracketed party"
                    drafts.append(
                        draft_office(self.clauses, Predicate.MEMBER_OF, mention.referent, party, rule, at, {})
                    )
        return drafts

    def _is_portfolio(self, minister: Mention) -> bool:
        """Tell whether what stands in brackets behind a minister's name is a ministry: 'minister NAME (Zorg)'."""
        ministries = self.clauses.language.file.roles.ministries
        before = self.lexemes[minister.first - 1].lower if minister.first > self.clauses.scan.sentence.first else ""
        word = self.lexemes[minister.last + 1]
        return before in ministries and word.word and not word.upper and self.lexemes[minister.last + 2].surface != ")"

    def _opens_bracket(self, at: int) -> bool:
        return at + 1 < self.clauses.scan.sentence.last and self.lexemes[at].surface == "("

    def _party(self, at: int) -> Referent | None:
        surface = self.lexemes[at].surface
        for mention in self.clauses.mentions:
            if mention.first == at and mention.referent is not None and mention.referent.type is EntityType.PARTY:
                return mention.referent
        node = self.lexemes[at].name_node
        entries = node.entries if node is not None else []
        for entry in entries:
            if entry.kind == "entity" and entry.value.type is EntityType.PARTY:
                key = f"{entry.value.type}/{entry.value.name}"
                known_as = tuple(filter(None, (entry.value.name, entry.value.english)))
                return self.context.register.by_known.setdefault(
                    key,
                    Referent(
                        surface, EntityType.PARTY, forms={surface: None}, known_as=known_as, country=entry.value.country
                    ),
                )
        return None

    def _appended(self, one: Mention, two: Mention) -> bool:
        """Tell whether a party stands alone behind a person's name: 'NAME, PARTY,' or 'NAME, of PARTY,'."""
        if two.referent is None or two.types is not EntityType.PARTY or not is_person(one):
            return False
        gap = list(range(one.last, two.first))
        if not gap or self.lexemes[gap[0]].surface != "," or len(gap) > 3:
            return False
        small = self.bit("of") | self.bit("at") | self.bit("definite")
        closed = two.last >= len(self.lexemes) or self.lexemes[two.last].surface in ",.;)"
        return closed and all(self.flags[at] & small for at in gap[1:])

    def read_plain(self) -> list[Draft]:
        """Return memberships from 'NAME of the PARTY' and 'NAME for the UNION'."""
        drafts = []
        mentions = [m for m in self.clauses.mentions if m.referent is not None and m.kind == "name"]
        for one, two in pairwise(mentions):
            if (
                one.genitive
                and one.referent is not None
                and one.referent.type is EntityType.PARTY
                and two.first == one.last
            ):
                if is_person(two) and two.referent is not None:
                    rule = f"{self.clauses.language.code}:roles/party's member"
                    drafts.append(
                        draft_office(self.clauses, Predicate.MEMBER_OF, two.referent, one.referent, rule, two.first, {})
                    )
                continue
            if one.referent is not None and two.referent is not None and self._appended(one, two):
                rule = f"{self.clauses.language.code}:roles/party behind a comma"
                drafts.append(
                    draft_office(self.clauses, Predicate.MEMBER_OF, one.referent, two.referent, rule, two.first, {})
                )
                continue
            gap = range(one.last, two.first)
            if not 1 <= len(gap) <= 3 or two.referent is None or one.referent is None:
                continue
            if two.referent.type not in (EntityType.PARTY, EntityType.UNION) or not is_person(one):
                continue
            if self.flags[gap[0]] & (self.bit("at") | self.bit("of")) and all(
                self.flags[at] & (self.bit("at") | self.bit("of") | self.bit("definite")) for at in gap
            ):
                rule = f"{self.clauses.language.code}:roles/member of a party or union"
                drafts.append(
                    draft_office(self.clauses, Predicate.MEMBER_OF, one.referent, two.referent, rule, gap[0], {})
                )
        return drafts
