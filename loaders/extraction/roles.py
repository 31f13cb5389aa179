"""Offices: who heads, works for or belongs to what, from 'NAME, general secretary of ORG', "ORG's director NAME", 'NAME (PARTY)'."""

from __future__ import annotations

from typing import Any

from graph.model import EntityType, Modality, Predicate
from graph.names import fold
from loaders.extraction.antecedents import find_antecedent
from loaders.extraction.clauses import Clauses
from loaders.extraction.context import Context
from loaders.extraction.document import Draft, Mention, Referent
from loaders.extraction.framing import may_be
from loaders.extraction.gazetteer.people import first_names, places
from loaders.extraction.memory import Memory
from loaders.extraction.scanning import Hit
from loaders.extraction.sole import nearby
from loaders.extraction.trace import Trace

_ORGANISATIONS = frozenset(EntityType) - {EntityType.PERSON, EntityType.GROUP, EntityType.TECHNOLOGY}
_LONGEST_PARTY = 6


class RoleReader:
    """Reads the offices of one sentence."""

    def __init__(self, clauses: Clauses, context: Context, memory: Memory, trace: Trace) -> None:
        self.clauses, self.context, self.memory, self.trace = clauses, context, memory, trace
        self.lexemes = clauses.tokens.lexemes
        self.flags = clauses.tokens.flags
        self.bit = clauses.language.bit

    def read(self) -> list[Draft]:
        """Return the drafts of all offices and memberships of the sentence."""
        hits = sorted(
            [*self.clauses.scan.of("role"), *self.clauses.scan.of("minister")], key=lambda hit: (hit.first, -hit.last)
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
        members = [draft for draft in self._members() if (draft.subject, draft.object) not in held]
        return [*drafts, *self._bracketed(), *members, *self._commissioners()]

    def _office(self, hit: Hit) -> Draft | None:
        rule = f"{self.clauses.language.code}:roles/{hit.entry.phrase}"
        person = self._person(hit)
        if person is None or person.referent is None:
            self.trace.refuse(rule, "no person beside it")
            return None
        predicate = Predicate.LEADS if hit.entry.kind == "minister" else hit.entry.value
        organisation: Referent | None
        if hit.entry.kind == "minister":
            organisation = self._ministry(hit.entry.value)
        else:
            organisation = self._organisation(hit, person, predicate)
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
        past = self._former(hit.first)
        text = self.clauses.tokens.text(self.context.view, hit.first, hit.last)
        return self._draft(
            predicate,
            person.referent,
            organisation,
            rule,
            hit.first,
            {"role": text, **({"past": True} if past else {})},
        )

    def _draft(
        self,
        predicate: Predicate,
        person: Referent,
        organisation: Referent,
        rule: str,
        at: int,
        qualifiers: dict[str, Any],
    ) -> Draft:
        person.type = person.type or EntityType.PERSON
        return Draft(predicate, person, organisation, Modality.ASSERTED, None, self.clauses.scan.index, rule,
                     qualifiers={"fixed": True, **qualifiers}, position=at)  # fmt: skip

    def _ministry(self, name: str) -> Referent:
        for form, referent in self.context.register.by_form.items():
            if _office_words(form) == _office_words(name):
                return referent
        also = tuple(
            f"{name.removeprefix(start)} Ministry"
            for start in ("Ministry of the ", "Ministry of ")
            if name.startswith(start)
        )[:1]
        return self.context.bodies.setdefault(
            f"/{fold(name)}", Referent(name, EntityType.PUBLIC_BODY, forms={name: None}, known_as=also)
        )

    def _former(self, first: int) -> bool:
        return any(
            self.flags[at] & self.bit("former")
            for at in range(max(self.clauses.scan.sentence.first, first - 3), first + 1)
        )

    def _is_person(self, mention: Mention | None) -> bool:
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

    def _is_known_person(self, mention: Mention) -> bool:
        """Tell whether a name is a person's by more than its two capitals: behind 'director of' it is rather a firm's."""
        referent = mention.referent
        if referent is None or referent.type is not None or mention.kind != "name":
            return self._is_person(mention)
        return referent.name.split()[0] in first_names()

    def _person(self, hit: Hit) -> Mention | None:
        mentions = [m for m in self.clauses.mentions if m.kind in ("name", "pronoun") and m.referent is not None]
        after = [m for m in mentions if m.first >= hit.last]
        before = [m for m in mentions if m.last <= hit.first]
        if after and self._is_person(after[0]) and self._adjoins(hit.last, after[0].first, 1):
            return after[0]
        if (
            len(after) > 1
            and self._is_person(after[1])
            and after[0].first - hit.last <= 4
            and self._adjoins(after[0].last, after[1].first, 3)
        ):
            return after[1]
        if after and self._is_person(after[0]) and self._behind_owner(hit, after[0]):
            return after[0]
        named = self._predicated(hit)
        if named is not None:
            return named
        for mention in reversed(before[-3:]):
            if self._is_person(mention) and mention.kind == "name":
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
        return after[1] if stated and after[1].kind == "name" and self._is_person(after[1]) else None

    def _behind_owner(self, hit: Hit, person: Mention) -> bool:
        """Tell whether only the office's owner and a comma stand between: 'the head of the bank, NAME'."""
        owners = [
            m for m in self.clauses.mentions
            if hit.last < m.first and m.last == person.first - 1 and m.kind == "description" and m.referent is not None
        ]  # fmt: skip
        return bool(
            owners and self.lexemes[person.first - 1].surface == "," and owners[0].first - hit.last <= 3
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
        if not gap:
            return False
        head = self.lexemes[person.last].surface
        commas = sum(self.lexemes[at].surface == "," for at in gap)
        verbs = [at for at in gap if at in self.clauses.verbs]
        copula = self.bit("passive_auxiliaries") | self.bit("perfect_auxiliaries") | self.bit("verbs")
        if head in ",(–" and commas <= 2:
            return len(gap) <= 9 and all(self.flags[at] & copula for at in verbs) and len(verbs) <= 1
        if verbs and verbs[0] == person.last and self.flags[verbs[0]] & copula and len(gap) <= 4 and len(verbs) == 1:
            return True
        return len(gap) == 1 and bool(self.flags[gap[0]] & self.bit("as"))

    def _compound(self, hit: Hit) -> Referent | None:
        """Return the organisation that an office is written together with: 'OMV-Generaldirektor', '„Bunte“-Chefredakteurin'."""
        head, dash, _ = self.lexemes[hit.first].surface.rpartition("-")
        if dash:
            return self._by_name(head)
        for mention in reversed([m for m in self.clauses.mentions if m.last < hit.first and m.kind == "name"]):
            gap = [self.lexemes[at].surface for at in range(mention.last, hit.first)]
            joined = gap[-1] == "-" and all(piece in "\"”“«»’‘'-" for piece in gap)
            return mention.referent if joined and len(gap) <= 2 else None
        return None

    def _by_name(self, name: str) -> Referent | None:
        """Return whom the document or the gazetteer knows by a name."""
        register = self.context.register
        referent = register.by_form.get(name)
        if referent is not None and referent.type in _ORGANISATIONS:
            return referent
        longer = {r for form, r in register.by_form.items() if name in form.split() and r.type in _ORGANISATIONS}
        if len(longer) == 1:
            return longer.pop()
        node = self.clauses.language.lexicon.names.children.get(name)
        for entry in node.entries if node is not None else ():
            known = entry.value
            if known.type in _ORGANISATIONS:
                key = f"{known.type}/{known.name}"
                known_as = tuple(filter(None, (known.name, known.english)))
                return register.by_known.setdefault(
                    key, Referent(name, known.type, forms={name: None}, known_as=known_as, country=known.country)
                )
        return None

    def _organisation(self, hit: Hit, person: Mention, predicate: Predicate) -> Referent | None:
        possessor = self.clauses.possessor(hit.first)
        if (
            possessor is not None
            and possessor.referent is not None
            and possessor.referent.type is not EntityType.PERSON
        ):
            return self._typed(possessor, predicate)
        compound = self._compound(hit)
        if compound is not None:
            return compound
        for mention in self.clauses.mentions:
            if (
                mention.first >= hit.last
                and mention.first - hit.last <= 9
                and mention.referent is not None
                and mention is not person
            ):
                if self._owns_next(mention):
                    continue
                if self._governed_by_role(hit, mention) and (
                    mention.referent.type in _ORGANISATIONS or mention.kind == "name"
                ):
                    if not self._is_known_person(mention):
                        return self._typed(mention, predicate)
            if (
                mention.last == hit.first
                and mention.kind == "name"
                and not mention.genitive
                and not self._is_person(mention)
            ):
                return self._typed(mention, predicate)
            if (
                0 < hit.first - mention.last <= 2
                and mention.referent is not None
                and mention.referent.type is EntityType.PARTY
            ):
                return mention.referent
        owner = self._possessive(hit.first, person)
        if owner is not None:
            return owner
        behind = self._behind(person, predicate)
        if behind is not None:
            return behind
        return self._opening(hit, person) or self._beside(hit, person) or self._spoken_of(hit, person)

    def _opening(self, hit: Hit, person: Mention) -> Referent | None:
        """Return the body that opens the clause: 'Hos ORG er driftschef NAME uenig', 'At ORG, chief executive NAME said'."""
        first = next((m for m in self.clauses.mentions if not m.appositive), None)
        if (
            first is None
            or first.referent is None
            or first.last > hit.first
            or person.first < hit.last
            or first.preposition is None
        ):
            return None
        opens = first.first - self.clauses.scan.sentence.first <= 2 and first.preposition in (
            "hos",
            "at",
            "bei",
            "bij",
            "chez",
            "presso",
        )
        return self._typed(first, Predicate.LEADS) if opens and hit.first - first.last <= 3 else None

    def _spoken_of(self, hit: Hit, person: Mention) -> Referent | None:
        """Return the only body of the office's kind that this sentence or the one before speaks of: 'chief executive NAME said'."""
        type_ = self.clauses.language.file.roles.unsaid.get(hit.entry.phrase)
        if type_ is None or person.first < hit.last:
            return None
        found = nearby(self.context.discourse, frozenset({type_}))
        return found[0] if len(found) == 1 else None

    def _typed(self, mention: Mention, predicate: Predicate) -> Referent | None:
        referent = mention.referent
        if referent is not None and referent.type is None and mention.kind == "name":
            referent.type = EntityType.COMPANY if predicate is not Predicate.MEMBER_OF and not referent.place else None
        return referent if referent is not None and referent.type is not None else None

    def _governed_by_role(self, hit: Hit, mention: Mention) -> bool:
        """Tell whether the mention follows the office through 'of', 'at', 'i' with nothing but modifiers between."""
        if not self.flags[hit.last] & (self.bit("at") | self.bit("of")):
            return False
        gap = range(hit.last, mention.first)
        if any(at in self.clauses.verbs or self.lexemes[at].surface in ",;:" for at in gap):
            return False
        return not any(
            other.first < mention.first
            and other.first >= hit.last
            and not other.appositive
            and not self._owns_next(other)
            for other in self.clauses.mentions
        )

    def _owns_next(self, mention: Mention) -> bool:
        """Tell whether the mention only owns the one that follows: 'Google's parent, Alphabet'."""
        return mention.genitive and any(0 < m.first - mention.last <= 3 or m.first == mention.last for m in self.clauses.mentions
                                        if m.first >= mention.last)  # fmt: skip

    def _possessive(self, first: int, person: Mention) -> Referent | None:
        for back in range(1, 4):
            at = first - back
            if at < self.clauses.scan.sentence.first or not self.lexemes[at].word:
                return None
            if self.flags[at] & self.bit("whose") and self.lexemes[at - 1].surface in ",)":
                antecedent = find_antecedent(self.clauses, at)
                return antecedent.referent if antecedent is not None and antecedent.referent is not None and (
                    antecedent.referent.type in _ORGANISATIONS) else None  # fmt: skip
            if self.flags[at] & self.bit("possessive"):
                before = [
                    m
                    for m in self.clauses.mentions
                    if m.last <= at and m.referent and m.referent.type in _ORGANISATIONS
                ]
                if before:
                    return before[-1].referent
                return self._owner(person)
        return None

    def _owner(self, person: Mention) -> Referent | None:
        """Return whose office it is; where 'son' may be his or its, none if a person was spoken of last."""
        pronouns = self.clauses.language.file.pronouns
        if set(pronouns.person) & set(pronouns.thing):
            holder = (person.referent,) if person.referent is not None else ()
            either = self.context.discourse.find_either(within=2, exclude=holder)
            return either if either is not None and either.type in _ORGANISATIONS else None
        return self.context.discourse.find(_ORGANISATIONS, within=2, frequency=0.0)

    def _beside(self, hit: Hit, person: Mention) -> Referent | None:
        """Return the one organisation that a description in the clause names: 'director Jeff Bezos ... his company'."""
        low, high = self.clauses.span(hit.first)
        found = {
            m.referent for m in self.clauses.mentions
            if low <= m.first < high and m.kind == "description" and m.referent is not None and m.referent.type in _ORGANISATIONS
            and any(self.flags[at] & self.bit("possessive") for at in range(max(low, m.first - 2), m.first))
        }  # fmt: skip
        return found.pop() if len(found) == 1 else None

    def _behind(self, person: Mention, predicate: Predicate) -> Referent | None:
        """Return the organisation right behind the person: 'lawyer NAME of ORG', 'advokat NAVN fra foreningen ORG'."""
        for mention in self.clauses.mentions:
            if mention.appositive or not 1 <= mention.first - person.last <= 3 or mention.referent is None:
                continue
            if not self.flags[person.last] & (self.bit("at") | self.bit("of")):
                continue
            if mention.referent.type in _ORGANISATIONS:
                return mention.referent
            if mention.referent.type is None and mention.first == person.last + 1 and mention.preposition is not None:
                return self._typed(mention, predicate)
        return None

    def _commissioners(self) -> list[Draft]:
        """Return who holds an authority that is one person's office: 'der Hamburger Datenschutzbeauftragte Johannes Caspar'."""
        personal = self.clauses.language.file.roles.personal
        drafts = []
        for one, two in zip(self.clauses.mentions, self.clauses.mentions[1:], strict=False):
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
            if office and two.referent is not None and two.kind == "name" and self._is_person(two):
                rule = f"{self.clauses.language.code}:roles/personal office"
                past = {"past": True} if self._former(one.first) else {}
                drafts.append(
                    self._draft(Predicate.LEADS, two.referent, one.referent, rule, one.first, {"role": office, **past})
                )
                two.appositive = True
        return drafts

    def _bracketed(self) -> list[Draft]:
        """Return memberships from 'NAME (PARTY)'."""
        drafts = []
        for hit in self.clauses.scan.of("role"):
            party = self._party(hit.last + 1) if self._opens_bracket(hit.last) else None
            person = self._person(hit) if party is not None else None
            if party is not None and person is not None and person.referent is not None:
                rule = f"{self.clauses.language.code}:roles/bracketed party"
                drafts.append(self._draft(Predicate.MEMBER_OF, person.referent, party, rule, hit.first, {}))
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
                    or not self._is_person(mention)
                ):
                    continue
                party = self._party(at + 1)
                if party is not None and mention.referent is not None:
                    rule = f"{self.clauses.language.code}:roles/bracketed party"
                    drafts.append(self._draft(Predicate.MEMBER_OF, mention.referent, party, rule, at, {}))
        return drafts

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

    def _members(self) -> list[Draft]:
        """Return memberships from 'NAME of the PARTY' and 'NAME for the UNION'."""
        drafts = []
        mentions = [m for m in self.clauses.mentions if m.referent is not None and m.kind == "name"]
        for one, two in zip(mentions, mentions[1:], strict=False):
            if (
                one.genitive
                and one.referent is not None
                and one.referent.type is EntityType.PARTY
                and two.first == one.last
            ):
                if self._is_person(two) and two.referent is not None:
                    rule = f"{self.clauses.language.code}:roles/party's member"
                    drafts.append(self._draft(Predicate.MEMBER_OF, two.referent, one.referent, rule, two.first, {}))
                continue
            gap = range(one.last, two.first)
            if not 1 <= len(gap) <= 3 or two.referent is None or one.referent is None:
                continue
            if two.referent.type not in (EntityType.PARTY, EntityType.UNION) or not self._is_person(one):
                continue
            if self.flags[gap[0]] & (self.bit("at") | self.bit("of")) and all(
                self.flags[at] & (self.bit("at") | self.bit("of") | self.bit("definite")) for at in gap
            ):
                rule = f"{self.clauses.language.code}:roles/member of a party or union"
                drafts.append(self._draft(Predicate.MEMBER_OF, one.referent, two.referent, rule, gap[0], {}))
        return drafts


def _office_words(name: str) -> frozenset[str]:
    """Return the words of a ministry's name in no order: 'Interior Ministry' and 'Ministry of the Interior' are one."""
    return frozenset(fold(name).split()) - {"of", "the", "for"}
