"""Employers: the organisation that an office belongs to."""

from __future__ import annotations

from graph.model import EntityType, Predicate
from graph.names import fold
from loaders.extraction.clauses import Clauses
from loaders.extraction.context import Context
from loaders.extraction.document import Mention, Referent
from loaders.extraction.gazetteer.people import first_names
from loaders.extraction.officers import is_person
from loaders.extraction.owners import ORGANISATIONS, OwnerFinder
from loaders.extraction.scanning import Hit


class EmployerFinder:
    """Finds the organisations of the offices of one sentence."""

    def __init__(self, clauses: Clauses, context: Context) -> None:
        self.clauses, self.context = clauses, context
        self.lexemes, self.flags, self.bit = clauses.tokens.lexemes, clauses.tokens.flags, clauses.language.bit
        self.owners = OwnerFinder(clauses, context)

    def find(self, hit: Hit, person: Mention, predicate: Predicate) -> Referent | None:
        """Return the organisation: what the words around the office say, before what was spoken of."""
        possessor = self.clauses.possessor(hit.first)
        if (
            possessor is not None
            and possessor.referent is not None
            and possessor.referent.type is not EntityType.PERSON
        ):
            return self._typed(possessor, predicate, hit)
        compound = self._compound(hit)
        if compound is not None:
            return compound
        joined = self._joined(hit, person, predicate)
        if joined is not None:
            return joined[0]
        owner = self.owners.by_possessive(hit, person)
        if owner is not None and owner[0] is not None:
            return owner[0]
        behind = self._behind(person, predicate)
        if behind is not None or owner is not None:
            return behind
        found = (
            self.owners.through(hit) or self._opening(hit, person) or self._beside(hit) or self._described_within(hit)
        )
        unsaid = self.owners.unsaid(hit) if found is None and self._stands_alone(hit, person) else None
        return found or (unsaid if self._may_be_meant(unsaid, hit, person) else None)

    def _may_be_meant(self, owner: Referent | None, hit: Hit, person: Mention) -> bool:
        """Tell whether no body of another kind is named as the office's: 'the spokesman of the court, NAME'."""
        between = (m.referent for m in self.clauses.mentions if hit.last <= m.first and m.last <= person.first)
        return owner is not None and all(one is None or one.type is owner.type for one in between)

    def _stands_alone(self, hit: Hit, person: Mention) -> bool:
        """Tell whether the office needs no owner beside it: 'director NAME', 'NAME, the director,'."""
        if person.first >= hit.last:
            return True
        gap = range(person.last, hit.first)
        leads = self.bit("definite") | self.bit("former")
        return len(gap) == 2 and self.lexemes[gap[0]].surface == "," and bool(self.flags[gap[1]] & leads)

    def _joined(self, hit: Hit, person: Mention, predicate: Predicate) -> tuple[Referent | None] | None:
        """Return the first mention that the office governs or that stands right before it, typed where it can be."""
        for mention in self.clauses.mentions:
            if self._is_near(hit, mention) and mention is not person:
                if self._owns_next(mention):
                    continue
                if self.lexemes[mention.first].lower in self.clauses.language.file.roles.portfolios:
                    return (None,)
                if self._may_employ(mention) and self._governed_by_role(hit, mention):
                    return (self._typed(mention, predicate, hit),)
            if person.first >= hit.last and self._is_affixed(hit, mention):
                mention.preposition = mention.preposition or next(iter(self.clauses.language.file.closed.of), None)
                return (mention.referent,)
            named = mention.kind == "name" and not mention.genitive and not self._belongs_to_title(mention, hit)
            if mention.last == hit.first and named and not is_person(mention):
                return (self._typed(mention, predicate, hit),)
            party = mention.referent is not None and mention.referent.type is EntityType.PARTY
            if party and 0 < hit.first - mention.last <= 2 and not self.flags[hit.last] & self.bit("of"):
                return (mention.referent,)
        return None

    def _is_affixed(self, hit: Hit, mention: Mention) -> bool:
        """Tell whether a union or a party stands right behind the office of its own: 'la déléguée CFDT, NAME,'."""
        bodies = (EntityType.UNION, EntityType.PARTY)
        romance = self.clauses.language.file.grammar.adjectives_follow
        return romance and mention.kind == "name" and mention.first == hit.last and mention.types in bodies

    def _belongs_to_title(self, mention: Mention, hit: Hit) -> bool:
        """Tell whether an unknown name is only part of a title with capitals: 'Surveillance Camera Commissioner'."""
        nouns = self.clauses.language.file.grammar.capital_nouns
        return not nouns and mention.types is None and self.lexemes[hit.first].capital

    def _is_near(self, hit: Hit, mention: Mention) -> bool:
        return 0 <= mention.first - hit.last <= 9 and mention.referent is not None

    def _may_employ(self, mention: Mention) -> bool:
        known = mention.referent is not None and mention.referent.type in ORGANISATIONS
        if mention.preposition == "in" and self.clauses.language.file.grammar.capital_names:
            unknown = mention.referent is not None and not mention.referent.known_as
            if mention.kind == "name" and unknown and mention.last - mention.first == 1:
                return False
        return (known or mention.kind == "name") and not _is_known_person(mention)

    def find_ministry(self, name: str) -> Referent:
        """Return the ministry of a name, which the text may know with its words in another order."""
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

    def _compound(self, hit: Hit) -> Referent | None:
        """Return the organisation in one word with its office: 'OMV-Generaldirektor', '„Bunte“-Chefredakteurin'."""
        head, dash, _ = self.lexemes[hit.first].surface.rpartition("-")
        if dash:
            return self._by_name(head)
        for mention in reversed([m for m in self.clauses.mentions if m.last < hit.first and m.kind == "name"]):
            gap = [self.lexemes[at].surface for at in range(mention.last, hit.first)]
            joined = gap[-1] == "-" and all(piece in "\"”“«»’‘'-" for piece in gap)
            return mention.referent if joined and len(gap) <= 2 else None
        return None

    def _described_within(self, hit: Hit) -> Referent | None:
        """Return the body that a compound office calls by its kind: 'universiteitswoordvoerder', 'politiechef'."""
        word, words = self.lexemes[hit.first].base.lower(), self.clauses.language.lexicon.words.children
        if hit.last - hit.first > 1 or self.clauses.language.file.grammar.zero_that:
            return None
        for end in range(len(word) - 3, 3, -1):
            node = words.get(word[:end])
            for entry in node.entries if node is not None else ():
                if entry.kind == "institution":
                    return self.context.bodies.get(f"/{fold(word[:end])}")
                if entry.kind == "descriptor" and entry.value[0] in ORGANISATIONS:
                    return self.context.discourse.find(frozenset({entry.value[0]}), noun=word[:end])
        return None

    def _by_name(self, name: str) -> Referent | None:
        """Return whom the document or the gazetteer knows by a name."""
        register = self.context.register
        referent = register.by_form.get(name)
        if referent is not None and referent.type in ORGANISATIONS:
            return referent
        longer = {r for form, r in register.by_form.items() if name in form.split() and r.type in ORGANISATIONS}
        if len(longer) == 1:
            return longer.pop()
        node = self.clauses.language.lexicon.names.children.get(name)
        for entry in node.entries if node is not None else ():
            known = entry.value
            if known.type in ORGANISATIONS:
                key = f"{known.type}/{known.name}"
                known_as = tuple(filter(None, (known.name, known.english)))
                return register.by_known.setdefault(
                    key, Referent(name, known.type, forms={name: None}, known_as=known_as, country=known.country)
                )
        return None

    def _opening(self, hit: Hit, person: Mention) -> Referent | None:
        """Return the body that opens the clause: 'Hos ORG er driftschef NAME uenig', 'At ORG, chief NAME said'."""
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

    def _typed(self, mention: Mention, predicate: Predicate, hit: Hit | None = None) -> Referent | None:
        """Return the mention's body; where its type is not known, it is of the kind that has such an office."""
        referent = mention.referent
        if referent is not None and referent.type is None and mention.kind == "name":
            roles = self.clauses.language.file.roles
            kind = next(iter(roles.bodies(hit.entry.phrase)), None) if hit is not None else None
            if kind is EntityType.PUBLIC_BODY:
                referent.type = kind
            elif predicate is not Predicate.MEMBER_OF and not referent.place:
                referent.type = kind or EntityType.COMPANY
        return referent if referent is not None and referent.type is not None else None

    def _governed_by_role(self, hit: Hit, mention: Mention) -> bool:
        """Tell whether the mention follows the office through 'of', 'at', 'i' with nothing but modifiers between."""
        if not self.flags[hit.last] & (self.bit("at") | self.bit("of")):
            return self._governed_further_on(hit, mention)
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

    def _governed_further_on(self, hit: Hit, mention: Mention) -> bool:
        """Tell whether a few words still belong to the office: 'Head of Privacy Innovation at ORG'."""
        gap = range(hit.last, mention.first)
        joint = next(
            (at for at in gap if self.flags[at] & self.bit("at") and not self.flags[at] & self.bit("of")), None
        )
        if joint is None or joint - hit.last > 3 or mention.first - joint > 2 or mention.kind != "name":
            return False
        if any(hit.last <= other.first < joint and is_person(other) for other in self.clauses.mentions):
            return False
        return all(self.lexemes[at].word and at not in self.clauses.verbs and not self.lexemes[at].digit for at in gap)

    def _owns_next(self, mention: Mention) -> bool:
        """Tell whether the mention only owns the one that follows: 'Google's parent, Alphabet'."""
        return mention.genitive and any(0 <= m.first - mention.last <= 3 for m in self.clauses.mentions)

    def _beside(self, hit: Hit) -> Referent | None:
        """Return the one organisation that a description in the clause names: 'director Jeff Bezos ... his company'."""
        low, high = self.clauses.span(hit.first)
        found = {
            m.referent for m in self.clauses.mentions
            if low <= m.first < high and m.kind == "description"
            and m.referent is not None and m.referent.type in ORGANISATIONS
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
            if mention.referent.type in ORGANISATIONS:
                return mention.referent
            if mention.referent.type is None and mention.first == person.last + 1 and mention.preposition is not None:
                return self._typed(mention, predicate)
        return None


def _is_known_person(mention: Mention) -> bool:
    """Tell whether a name is a person's by more than its capitals: behind 'director of' it is rather a firm's."""
    referent = mention.referent
    if referent is None or referent.type is not None or mention.kind != "name":
        return is_person(mention)
    return referent.name.split()[0] in first_names()


def _office_words(name: str) -> frozenset[str]:
    """Return the words of a ministry's name in no order: 'Interior Ministry' and 'Ministry of the Interior' are one."""
    return frozenset(fold(name).split()) - {"of", "the", "for"}
