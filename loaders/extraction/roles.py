"""Offices: who heads, works for or belongs to what, from 'NAME, general secretary of ORG', "ORG's director NAME"."""

from __future__ import annotations

from itertools import pairwise

from graph.model import EntityType, Predicate
from loaders.extraction.clauses import Clauses
from loaders.extraction.context import Context
from loaders.extraction.document import Draft, Mention, Referent
from loaders.extraction.employers import EmployerFinder
from loaders.extraction.framing import may_be
from loaders.extraction.memberships import MembershipReader
from loaders.extraction.ministries import find_portfolios
from loaders.extraction.officers import OfficerFinder, draft_office, is_person
from loaders.extraction.scanning import Hit
from loaders.extraction.tenure import find_successor, is_ahead_of, is_anothers, is_to_get
from loaders.extraction.trace import Trace


class RoleReader:
    """Reads the offices of one sentence."""

    def __init__(self, clauses: Clauses, context: Context, trace: Trace) -> None:
        self.clauses, self.context, self.trace = clauses, context, trace
        self.lexemes, self.flags, self.bit = clauses.tokens.lexemes, clauses.tokens.flags, clauses.language.bit
        self.officers, self.employers = OfficerFinder(clauses), EmployerFinder(clauses, context)
        self.memberships = MembershipReader(clauses, context, self.officers)

    def read(self) -> list[Draft]:
        """Return the drafts of all offices and memberships of the sentence."""
        hits = sorted(
            [*self.clauses.scan.of("minister"), *find_portfolios(self.clauses), *self.clauses.scan.of("role")],
            key=lambda hit: (hit.first, -hit.last),
        )
        drafts: list[Draft] = []
        end = -1
        for hit in hits:
            if hit.last <= end:
                continue
            end = hit.last
            draft = self._office(hit)
            if draft is not None:
                drafts.append(draft)
        held = {(draft.subject, draft.object) for draft in drafts}
        members = [draft for draft in self.memberships.read_plain() if (draft.subject, draft.object) not in held]
        return [*drafts, *self.memberships.read_bracketed(), *members, *self._commissioners()]

    def _office(self, hit: Hit) -> Draft | None:
        rule = f"{self.clauses.language.code}:roles/{hit.entry.phrase}"
        person = self.officers.find(hit)
        if person is None or person.referent is None:
            self.trace.refuse(rule, "no person beside it")
            return None
        person = find_successor(self.clauses, person) or person
        if person.referent is None or is_anothers(self.clauses, person, hit.first):
            self.trace.refuse(rule, "it is another's office")
            return None
        if is_ahead_of(self.clauses, hit.first) or is_to_get(self.clauses, person, hit.first):
            self.trace.refuse(rule, f"{person.referent.name} does not hold it yet")
            return None
        if self._is_denied(hit, person):
            self.trace.refuse(rule, f"it is denied of {person.referent.name}")
            return None
        if person.referent.type is EntityType.PERSON:
            person.referent.nouns.add(hit.entry.phrase)
        predicate = Predicate.LEADS if hit.entry.kind == "minister" else hit.entry.value
        organisation: Referent | None
        if hit.entry.kind == "minister":
            organisation = self.employers.find_ministry(hit.entry.value)
        else:
            organisation = self.employers.find(hit, person, predicate)
        if organisation is None or organisation is person.referent:
            self.trace.refuse(rule, f"no organisation beside {person.referent.name}")
            return None
        if predicate is Predicate.MEMBER_OF and organisation.type not in (
            EntityType.PARTY,
            EntityType.UNION,
            EntityType.PUBLIC_BODY,
        ):
            self.trace.refuse(rule, f"{organisation.name} has no members")
            return None
        if not may_be(predicate, "object", organisation):
            self.trace.refuse(rule, f"{organisation.name} is {organisation.type}")
            return None
        past = self._former(hit.first) or (person.kind == "pronoun" and self._was(person, hit))
        text = self.clauses.tokens.text(self.context.view, hit.first, hit.last)
        return draft_office(
            self.clauses,
            predicate,
            person.referent,
            organisation,
            rule,
            hit.first,
            {"role": text, **({"past": True} if past else {})},
        )

    def _is_denied(self, hit: Hit, person: Mention) -> bool:
        """Tell whether a negation stands between person and office: 'NAME is not a member of', 'war nie Chef von'."""
        gap = range(person.last, hit.first) if person.last <= hit.first else range(hit.last, person.first)
        return any(self.flags[at] & self.bit("negations") for at in gap)

    def _former(self, first: int) -> bool:
        return any(
            self.flags[at] & self.bit("former")
            for at in range(max(self.clauses.scan.sentence.first, first - 3), first + 1)
        )

    def _was(self, person: Mention, hit: Hit) -> bool:
        """Tell whether a copula of the past gives a pronoun its office: 'earlier he was director of X'."""
        was = self.clauses.language.file.roles.was
        return any(self.lexemes[at].lower in was for at in range(max(0, person.first - 1), hit.first))

    def _commissioners(self) -> list[Draft]:
        """Return who holds an authority that is one person's office: 'der Hamburger Datenschutzbeauftragte NAME'."""
        personal = self.clauses.language.file.roles.personal
        drafts = []
        for one, two in pairwise(self.clauses.mentions):
            gap = [self.lexemes[at].surface for at in range(one.last, two.first)]
            if (
                not personal
                or gap not in ([], [","])
                or one.referent is None
                or one.referent.type is not EntityType.REGULATOR
            ):
                continue
            words = [self.lexemes[at].lower for at in range(one.first, one.last)]
            office = next((word for word in words if word.endswith(personal)), "")
            if office and two.referent is not None and two.kind == "name" and is_person(two):
                rule = f"{self.clauses.language.code}:roles/personal office"
                past = {"past": True} if self._former(one.first) else {}
                drafts.append(
                    draft_office(
                        self.clauses,
                        Predicate.LEADS,
                        two.referent,
                        one.referent,
                        rule,
                        one.first,
                        {"role": office, **past},
                    )
                )
                two.appositive = True
        return drafts
