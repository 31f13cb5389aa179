"""Mentions: the stretches of a sentence that stand for someone or something, resolved to the document's referents."""

from __future__ import annotations

from dataclasses import dataclass, field

from graph.model import Category, EntityType, Predicate
from graph.names import fold
from loaders.extraction.anaphora import Discourse
from loaders.extraction.clauses import find_verbs, opens_question
from loaders.extraction.document import Mention, Referent
from loaders.extraction.gazetteer import load_gazetteer
from loaders.extraction.gazetteer.people import country_codes
from loaders.extraction.language import Language
from loaders.extraction.naming import Register, Run
from loaders.extraction.quantities import parse_number
from loaders.extraction.scanning import Hit, Scan
from loaders.extraction.tokens import Tokens

_PRIORITY = {"name": 0, "institution": 1, "group": 2, "description": 3, "technology": 4, "pronoun": 5, "clitic": 6}
_FARTHEST_PREPOSITION = 5
_CAMPAIGNERS = frozenset({EntityType.ORGANIZATION, EntityType.MOVEMENT, EntityType.UNION, EntityType.PARTY})
_ACCUSED = frozenset({EntityType.COMPANY, EntityType.ORGANIZATION, EntityType.PUBLIC_BODY})
_DECIDERS = frozenset({EntityType.REGULATOR, EntityType.COURT})


@dataclass(slots=True)
class MentionReader:
    """Reads the mentions of sentence after sentence; remembers groups and unnamed bodies."""

    language: Language
    tokens: Tokens
    view: str
    register: Register
    discourse: Discourse = field(default_factory=Discourse)
    publisher: Referent | None = None
    groups: dict[tuple[Category, Referent | None], Referent] = field(default_factory=dict)
    bodies: dict[str, Referent] = field(default_factory=dict)
    technologies: dict[str, Referent] = field(default_factory=dict)
    decision_links: frozenset[str] = frozenset()
    latest: Referent | None = None
    questions: frozenset[int] = frozenset()
    charged: int = 0

    def __post_init__(self) -> None:
        closed = self.language.file.closed
        self.decision_links = frozenset((*closed.of, *closed.by, *closed.origin))

    def read(self, scan: Scan, runs: list[Run]) -> list[Mention]:
        """Return the mentions of the sentence in order; descriptions and pronouns are resolved as they come."""
        self.discourse.sentence = scan.index
        spots = self._spots(scan, runs)
        mentions: list[Mention] = []
        self.questions = self._questions(scan)
        charges = [
            hit.last
            for hit in scan.of("trigger")
            if hit.entry.value.predicate is Predicate.ACCUSED and hit.entry.value.voice == "active"
        ]
        self.charged = min(charges, default=len(self.tokens.lexemes))
        covered = {
            at for hit in scan.of("trigger") if hit.entry.value.voice != "noun" for at in range(hit.first, hit.last)
        }
        for kind, first, last, what in spots:
            mention = self._mention(kind, first, last, what, mentions)
            if mention is None:
                continue
            if kind == "clitic":
                mentions.append(mention)
                continue
            mention.preposition = self._preposition(mention, before_end(mentions, scan.sentence.first), covered)
            if mention.kind == "name" and mention.preposition is None:
                mention.preposition = self._office_preposition(mention, scan)
            self._pass_preposition(mentions, mention)
            self._join_apposition(mentions, mention)
            self._own_group(mentions, mention)
            mentions.append(mention)
            if mention.referent is not None and not mention.appositive:
                if mention.kind != "pronoun" and mention.referent.type not in (EntityType.GROUP, EntityType.TECHNOLOGY):
                    self.latest = mention.referent
                if mention.kind != "pronoun":
                    self.discourse.note(mention.referent, self._prominence(mention))
                else:
                    self.discourse.touch(mention.referent)
        return mentions

    def _questions(self, scan: Scan) -> frozenset[int]:
        """Return where a word that is a preposition too opens a question: 'undrar om Tesla övervakar'."""
        both = self.language.bit("whether"), self.language.bit("prepositions")
        spots = [
            at
            for at in range(scan.sentence.first + 1, scan.sentence.last)
            if all(self.tokens.flags[at] & bit for bit in both)
        ]
        if not spots:
            return frozenset()
        verbs = find_verbs(self.language, self.tokens, scan)
        return frozenset(at for at in spots if opens_question(self.language, self.tokens, scan, verbs, at))

    def _own_group(self, before: list[Mention], mention: Mention) -> None:
        """Note whose group it is where the body stands right behind it: 'staff at X', 'kunder hos X'."""
        if (
            not before
            or before[-1].kind != "group"
            or mention.kind not in ("name", "description")
            or mention.referent is None
        ):
            return
        group, closed = before[-1].referent, self.language.file.closed
        joins = (*closed.of, *self.language.file.roles.at)
        if (
            group is None
            or group.of is not None
            or mention.preposition not in joins
            or mention.first - before[-1].last > 3
        ):
            return
        if (
            mention.referent.type in (EntityType.COMPANY, EntityType.PUBLIC_BODY, EntityType.ORGANIZATION, None)
            and not mention.referent.place
        ):
            group.of = mention.referent

    def _office_preposition(self, mention: Mention, scan: Scan) -> str | None:
        """Return the preposition before the office that a comma parts from its holder: 'à la ministre du Travail, NAME'."""
        comma = mention.first - 1
        if comma <= scan.sentence.first or self.tokens.lexemes[comma].surface != ",":
            return None
        for kind in ("role", "minister"):
            for hit in scan.of(kind):
                if hit.last == comma:
                    return _before_noun(hit.first, self.tokens, self.language, scan.sentence.first)
        return None

    def _is_adjective(self, first: int, last: int) -> bool:
        """Tell whether one adjective stands between noun and name: 'la société israélienne X'."""
        if last - first != 1 or not self.language.file.grammar.adjectives_follow:
            return False
        node = self.tokens.lexemes[first].node
        return node is not None and any(entry.kind == "country" for entry in node.entries)

    def _modifies(self, mention: Mention) -> bool:
        """Tell whether a name only says which: 'les comptes X', a noun right before it that stands for nobody."""
        before = mention.first - 1
        if mention.kind != "name" or not self.language.file.grammar.adjectives_follow or before < 1:
            return False
        lexeme = self.tokens.lexemes[before]
        articles = self.language.bit("definite") | self.language.bit("indefinite") | self.language.bit("possessive")
        return (
            lexeme.word and lexeme.surface.islower() and not self.tokens.flags[before] and lexeme.node is None
            and bool(self.tokens.flags[before - 1] & articles)
        )  # fmt: skip

    def _prominence(self, mention: Mention) -> float:
        if mention.genitive:
            return 0.1
        if self._modifies(mention):
            return -1.0
        if mention.preposition is None:
            return 0.7
        return 0.0 if mention.preposition in self.language.file.closed.of else 0.3

    def _is_written(self, hit: Hit) -> bool:
        """Tell whether a noun is written like one: with a capital, where all are; 'beauftragte' is a verb."""
        if not self.language.file.grammar.capital_nouns:
            return True
        return any(self.tokens.lexemes[at].capital for at in range(hit.first, hit.last))

    def _spots(self, scan: Scan, runs: list[Run]) -> list[tuple[str, int, int, object]]:
        spots: list[tuple[str, int, int, object]] = [("name", run.first, run.last, run) for run in runs]
        for kind in ("institution", "group", "descriptor", "technology"):
            name = "description" if kind == "descriptor" else kind
            spots += [(name, hit.first, hit.last, hit) for hit in scan.of(kind) if self._is_written(hit)]
        bits = self.language.bit
        pronouns = bits("pronoun_person") | bits("pronoun_thing") | bits("pronoun_plural") | bits("pronoun_speaker")
        flags = self.tokens.flags
        loose = bits("object_pronouns")
        for at in range(scan.sentence.first, scan.sentence.last):
            strict = flags[at] & bits("pronoun_thing") and flags[at] & bits("definite")
            if (flags[at] & pronouns and (not strict or self._acts(at, scan) or self._opens_clause(at, scan))) or (
                flags[at] & loose and self._stands_alone(at, scan)
            ):
                spots.append(("pronoun", at, at + 1, None))
            elif flags[at] & bits("clitics") and self._is_clitic(at, scan.sentence.last):
                spots.append(("clitic", at, at + 1, None))
        wide = [(hit.first, hit.last) for hit in scan.of("group") if hit.last - hit.first > 2]
        spots = [
            spot
            for spot in spots
            if spot[0] not in ("name", "institution") or not any(a <= spot[1] and spot[2] <= b for a, b in wide)
        ]
        nouns = {hit.first for hit in scan.of("descriptor") if hit.entry.value[0] is EntityType.REGULATOR}
        spots = [spot for spot in spots if spot[0] != "institution" or spot[2] not in nouns]
        spots.sort(key=lambda spot: (_PRIORITY[spot[0]], spot[1], spot[1] - spot[2]))
        taken: set[int] = set()
        kept: list[tuple[str, int, int, object]] = []
        for spot in spots:
            cells = range(spot[1], spot[2])
            if spot[0] == "description" and any(
                other[0] == "description" and other[1] == spot[1] and other[2] == spot[2] for other in kept
            ):
                kept.append(spot)
                continue
            if any(cell in taken for cell in cells):
                continue
            taken.update(cells)
            kept.append(spot)
        kept.sort(key=lambda spot: spot[1])
        return self._merge_descriptions(kept)

    def _acts(self, at: int, scan: Scan) -> bool:
        """Tell whether a verb of a trigger or of saying follows: the word is a pronoun, no article."""
        return any(
            hit.first == at + 1 and (hit.entry.kind == "speech" or hit.entry.value.voice == "active")
            for kind in ("trigger", "speech") for hit in scan.of(kind)
        )  # fmt: skip

    def _opens_clause(self, at: int, scan: Scan) -> bool:
        """Tell whether an article that no noun can follow stands right behind a conjunction: 'dat het de bezorgers volgt'."""
        bit, flags = self.language.bit, self.tokens.flags
        conjunction = bit("subordinators") | bit("whether") | bit("that")
        if at == scan.sentence.first or at + 1 >= scan.sentence.last or not flags[at - 1] & conjunction:
            return False
        if self.tokens.lexemes[at].lower in self.language.file.grammar.singular_articles:
            if any(hit.first == at + 1 and hit.entry.phrase.endswith(("s", "en")) for hit in scan.of("group")):
                return True
        small = (
            bit("definite")
            | bit("indefinite")
            | bit("possessive")
            | bit("prepositions")
            | bit("by")
            | bit("of")
            | bit("adverbs")
        )
        return bool(flags[at + 1] & small)

    def _is_clitic(self, at: int, last: int) -> bool:
        """Tell whether an object pronoun stands there and no article: a verb follows, or an auxiliary."""
        after = at + 1
        while after < last and self.tokens.flags[after] & self.language.bit("clitics"):
            after += 1
        if after >= last or after - at > 2:
            return False
        auxiliary = self.language.bit("perfect_auxiliaries") | self.language.bit("future")
        if self.tokens.flags[after] & auxiliary:
            return True
        node = self.tokens.lexemes[after].node
        entries = node.entries if node is not None else []
        return any(entry.kind == "trigger" and entry.value.voice == "active" for entry in entries) and not any(
            entry.kind in ("descriptor", "group", "institution", "role")
            or (entry.kind == "trigger" and entry.value.voice == "noun")
            for entry in entries
        )

    def _stands_alone(self, at: int, scan: Scan) -> bool:
        """Tell whether no noun follows: 'dismissed her.', 'recruited her the following year'."""
        if at + 1 >= scan.sentence.last or not self.tokens.lexemes[at + 1].word:
            return True
        bit = self.language.bit
        return bool(
            self.tokens.flags[at + 1]
            & (
                bit("prepositions")
                | bit("of")
                | bit("by")
                | bit("definite")
                | bit("indefinite")
                | bit("coordinators")
                | bit("at")
            )
        )

    def _merge_descriptions(self, spots: list[tuple[str, int, int, object]]) -> list[tuple[str, int, int, object]]:
        """Give a noun that stands for several types as one spot."""
        merged: list[tuple[str, int, int, object]] = []
        for spot in spots:
            if spot[0] != "description":
                merged.append(spot)
            elif merged and merged[-1][0] == "description" and merged[-1][1] == spot[1]:
                merged[-1][3].append(spot[3])  # type: ignore[attr-defined]
            else:
                merged.append((spot[0], spot[1], spot[2], [spot[3]]))
        return merged

    def _mention(self, kind: str, first: int, last: int, what: object, before: list[Mention]) -> Mention | None:
        if kind == "name":
            return self._name(what)  # type: ignore[arg-type]
        if kind == "description":
            return self._description(first, last, what, before)  # type: ignore[arg-type]
        if kind == "group":
            return self._group(what, before)  # type: ignore[arg-type]
        if kind == "institution":
            return self._institution(what)  # type: ignore[arg-type]
        if kind == "technology":
            hit: Hit = what  # type: ignore[assignment]
            text = self.tokens.text(self.view, first, last)
            referent = self.technologies.setdefault(hit.entry.phrase, Referent(text, EntityType.TECHNOLOGY))
            return Mention(first, last, "description", referent, noun=hit.entry.phrase)
        return self._clitic(first, before) if kind == "clitic" else self._pronoun(first, before)

    def _name(self, run: Run) -> Mention | None:
        referent = self.register.find(run)
        if referent is not None:
            referent.note_form(run.text)
            if run.silent:
                self.discourse.note(referent, 0.3)
        if run.silent:
            return None
        return Mention(run.first, run.last, "name", referent, genitive=run.genitive)

    def _description(self, first: int, last: int, hits: list[Hit], before: list[Mention]) -> Mention | None:
        types = frozenset(hit.entry.value[0] for hit in hits)
        noun = self.tokens.lexemes[last - 1].base.lower()
        genitive = self.tokens.lexemes[last - 1].genitive
        definite = (
            any(hit.entry.value[1] for hit in hits) or self._has_article(first) or self._has_possessor(first, before)
        )
        mention = Mention(first, last, "description", None, genitive=genitive, noun=noun, fits=types)
        if (
            self.publisher is not None
            and self.publisher.type in types
            and self.tokens.flags[first - 1] & self.language.bit("own")
        ):
            mention.referent = self.publisher
        elif definite:
            recent = tuple(m.referent for m in before[-1:] if m.referent and m.genitive)
            named = all(hit.entry.value[2] for hit in hits)
            mention.referent = self._described(types, noun, recent, named, (first, last), before)
        else:
            mention.noun = f"a {noun}"
        mention.plural = False
        return mention

    def _clause_mates(self, before: list[Mention], first: int) -> tuple[Referent, ...]:
        """Return whom a description of the same clause cannot stand for, where commas part all clauses: its subject."""
        if not self.language.file.grammar.verb_final:
            return ()
        mates: list[Referent] = []
        for mention in reversed(before):
            if any(not self.tokens.lexemes[at].word for at in range(mention.last, first)):
                break
            named = mention.kind == "name" or (
                mention.kind == "description" and self.tokens.lexemes[first].lower != "sich"
            )
            if mention.referent is not None and named and not mention.genitive and mention.preposition is None:
                mates.append(mention.referent)
        return tuple(mates)

    def _described(
        self,
        types: frozenset[EntityType],
        noun: str,
        exclude: tuple[Referent, ...],
        named: bool,
        span: tuple[int, int],
        before: list[Mention],
    ) -> Referent | None:
        """Return what a definite description stands for; a country before it chooses among authorities."""
        first, last = span
        owner = before[-1] if before and before[-1].genitive and first - before[-1].last <= 2 else None
        if (
            owner is not None
            and owner.referent is not None
            and owner.referent.type in types
            and not owner.referent.place
        ):
            return owner.referent
        region = self._region(first)
        if region and EntityType.REGULATOR in types:
            known = self._regional(region)
            if known is not None:
                return known
            text = f"{region} {self.tokens.text(self.view, first, last)}"
            return self.bodies.setdefault(f"/{fold(text)}", Referent(text, EntityType.REGULATOR, forms={text: None}))
        country = self._country(first) or self._country_behind(first, noun)
        if not country and owner is not None and owner.referent is not None and owner.referent.place:
            country = country_codes().get(owner.referent.name, "")
        if country and EntityType.PUBLIC_BODY in types and EntityType.REGULATOR not in types:
            return self._national_body(first, last, country)
        if country and EntityType.REGULATOR in types:
            same = [r for r in self.discourse.scores if r.type is EntityType.REGULATOR and r.country == country]
            return same[-1] if same else self._authority(country, noun)
        exclude += self._clause_mates(before, first)
        for mention in reversed(before):
            referent = mention.referent
            if (
                named
                or referent is None
                or referent.type not in types
                or mention.genitive
                or mention.preposition
                or mention.appositive
            ):
                continue
            if self._clause_between(mention.last, first) and referent not in exclude:
                return self.discourse.find(types, noun, exclude, bonus=referent)
            break
        found = self.discourse.find(types, noun, exclude=exclude, named=named)
        if (
            found is None
            and EntityType.COURT in types
            and EntityType.REGULATOR not in types
            and self._is_court(last - 1)
        ):
            found = self.bodies.setdefault(f"/{fold(noun)}", Referent(noun, EntityType.COURT, forms={noun: None}))
        return found

    def _is_court(self, at: int) -> bool:
        """Tell whether a noun is a court's own and not its judgment's: 'the court', not 'the ruling'."""
        noun = self.tokens.lexemes[at].base.lower()
        heads = self.language.file.name_heads.get(EntityType.COURT, ())
        return any(noun.endswith(head[1:]) if head.startswith("*") else noun.startswith(head) for head in heads)

    def _national_body(self, first: int, last: int, country: str) -> Referent:
        """Return a body known by its country and kind: 'the Greek intelligence service'."""
        noun = " ".join(lexeme.base for lexeme in self.tokens.lexemes[first:last])
        key = f"{country}/{fold(noun)}"
        if key not in self.bodies:
            text = f"{self.tokens.lexemes[first - 1].base} {noun}"
            self.bodies[key] = Referent(text, EntityType.PUBLIC_BODY, forms={text: None}, country=country)
        return self.bodies[key]

    def _region(self, first: int) -> str:
        """Return the adjective of a region or city right before a noun: 'Berliner Behörde'."""
        if first == 0 or self.tokens.lexemes[first - 1].lower not in self.language.file.regions:
            return ""
        return self.tokens.lexemes[first - 1].surface

    def _regional(self, region: str) -> Referent | None:
        """Return the authority of a region that the gazetteer knows by its adjective or by its place."""
        stem = region.lower()[:6]
        for known in load_gazetteer():
            if known.type is EntityType.REGULATOR and any(
                word.lower().startswith(stem)
                for form in (known.name, *known.aliases, *known.seats)
                for word in form.split()
            ):
                key = f"{known.type}/{known.name}"
                forms = dict.fromkeys((known.name, *known.aliases))
                referent = self.register.by_known.get(key) or Referent(
                    known.name,
                    known.type,
                    forms=forms,
                    known_as=tuple(filter(None, (known.english,))),
                    country=known.country,
                )
                self.register.by_known[key] = referent
                return referent
        return None

    def _country(self, first: int) -> str:
        for at in range(first - 1, max(-1, first - 3), -1):
            node = self.tokens.lexemes[at].node
            code = (
                next((entry.value for entry in node.entries if entry.kind == "country"), "") if node is not None else ""
            )
            if code:
                return str(code)
            if not self.tokens.lexemes[at].word:
                break
        return ""

    def _country_behind(self, first: int, noun: str) -> str:
        """Return the country of an adjective behind the noun: 'le régulateur irlandais'."""
        if not self.language.file.grammar.adjectives_follow:
            return ""
        last = first + 1
        while (
            last < len(self.tokens.lexemes) and self.tokens.lexemes[last - 1].base.lower() != noun and last - first < 8
        ):
            last += 1
        node = self.tokens.lexemes[last].node if last < len(self.tokens.lexemes) else None
        entries = node.entries if node is not None else []
        return str(next((entry.value for entry in entries if entry.kind == "country"), ""))

    def _authority(self, country: str, noun: str) -> Referent | None:
        """Return the data protection authority of the country, which the text has not named."""
        for known in load_gazetteer():
            if known.type is EntityType.REGULATOR and known.country == country and known.watches_data:
                key = f"{known.type}/{known.name}"
                forms = dict.fromkeys((known.name, *known.aliases))
                referent = self.register.by_known.get(key) or Referent(
                    known.name, known.type, forms=forms, known_as=tuple(filter(None, (known.english,))), country=country
                )
                self.register.by_known[key] = referent
                return referent
        return None

    def _clause_between(self, first: int, last: int) -> bool:
        bits = self.language.bit("subordinators") | self.language.bit("that") | self.language.bit("relatives")
        small = self.language.bit("definite") | self.language.bit("indefinite")
        return any(
            not self.tokens.lexemes[at].word or (self.tokens.flags[at] & bits and not self.tokens.flags[at] & small)
            for at in range(first, last)
        )

    def _has_possessor(self, first: int, before: list[Mention]) -> bool:
        return bool(before) and before[-1].genitive and first - before[-1].last <= 2

    def _has_article(self, first: int) -> bool:
        """Tell whether a definite article or a possessive stands before the noun, adjectives between."""
        definite = self.language.bit("definite") | self.language.bit("possessive")
        stop = (
            self.language.bit("indefinite")
            | self.language.bit("prepositions")
            | self.language.bit("of")
            | self.language.bit("by")
        )
        for back in range(1, 4):
            at = first - back
            if at < 0 or not self.tokens.lexemes[at].word:
                return False
            if self.tokens.flags[at] & definite:
                return True
            if self.tokens.flags[at] & stop:
                return False
        return False

    def _group(self, hit: Hit, before: list[Mention]) -> Mention:
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
        amounts = self.language.file.amounts
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
            if number is not None:
                if at > 0 and self.tokens.lexemes[at - 1].capital and self.tokens.lexemes[at].digit and back > 1:
                    break
                return int(number), at
            if self._is_verb(at):
                break
            if lexeme.capital and back == 1 and not lexeme.node:
                break
        return None, first

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

    def _institution(self, hit: Hit) -> Mention:
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
        key = f"{country}/{fold(hit.entry.phrase)}"
        same = self.bodies.get(key) or (
            None if country else next((r for k, r in self.bodies.items() if k.endswith(key)), None)
        )
        if same is None and not country and hit.entry.value in _DECIDERS:
            same = self.discourse.find(frozenset({hit.entry.value}))
        if same is None:
            same = Referent(text, hit.entry.value, country=country or None)
            self.bodies[key] = same
        same.note_form(text)
        return Mention(first, hit.last, "institution", same, genitive=lexeme.genitive, noun=hit.entry.phrase)

    def _pronoun(self, at: int, before: list[Mention]) -> Mention | None:
        flags = self.tokens.flags[at]
        bit = self.language.bit
        if flags & bit("latter"):
            return Mention(at, at + 1, "pronoun", self.latest)
        if flags & bit("pronoun_thing"):
            accused = next((m for m in before if m.first >= self.charged and not m.appositive), None)
            if accused is not None and accused.referent is not None and accused.referent.type in _ACCUSED:
                return Mention(at, at + 1, "pronoun", accused.referent)
        if flags & bit("pronoun_person") and flags & bit("pronoun_thing"):
            return Mention(at, at + 1, "pronoun", self.discourse.find_either(exclude=self._clause_mates(before, at)))
        if flags & (bit("pronoun_person") | bit("object_pronouns")):
            return Mention(at, at + 1, "pronoun", self.discourse.find_person())
        if flags & bit("pronoun_thing"):
            return Mention(at, at + 1, "pronoun", self.discourse.find_thing())
        if flags & bit("pronoun_speaker"):
            return Mention(at, at + 1, "speaker", self.publisher)
        if self._stands_for_one(at):
            return Mention(at, at + 1, "pronoun", self.discourse.find_either())
        return Mention(at, at + 1, "pronoun", None, plural=True)

    def _stands_for_one(self, at: int) -> bool:
        """Tell whether a singular verb beside it makes one of a pronoun that is plural too: 'hat sie'."""
        endings = self.language.file.grammar.plural_verbs
        if not endings:
            return False
        bit = self.language.bit
        verbal = (
            bit("perfect_auxiliaries") | bit("passive_auxiliaries") | bit("verbs") | bit("future") | bit("conditional")
        )
        beside = [spot for spot in (at - 1, at + 1) if 0 <= spot < len(self.tokens.lexemes)]
        return any(
            self.tokens.flags[spot] & verbal and not self.tokens.lexemes[spot].lower.endswith(endings)
            for spot in beside
        )

    def _clitic(self, at: int, before: list[Mention]) -> Mention:
        """Return the object pronoun before a verb: never whoever was named last, who acts."""
        acting = tuple(m.referent for m in before[-1:] if m.referent is not None)
        preposition = self.language.file.pronouns.clitics[self.tokens.lexemes[at].lower]
        return Mention(at, at + 1, "pronoun", self.discourse.find_object(acting), preposition=preposition)

    def _is_verb(self, at: int) -> bool:
        """Tell whether a verb or a mark stands there: after it, 'des' is an article and no preposition."""
        lexeme = self.tokens.lexemes[at]
        if not lexeme.word or self.tokens.flags[at] & (self.language.bit("adverbs") | self.language.bit("verbs")):
            return True
        return lexeme.node is not None and any(
            entry.kind == "trigger" and entry.value.voice != "noun" for entry in lexeme.node.entries
        )

    def _opens_infinitive(self, at: int) -> bool:
        """Tell whether a preposition opens an infinitive: 'um Mitarbeiter auszuspähen'."""
        ahead = range(at + 1, min(at + 16, len(self.tokens.lexemes)))
        for spot in ahead:
            if self.tokens.lexemes[spot].surface in ",.;:":
                return False
            if self.tokens.flags[spot] & self.language.bit("infinitives"):
                return True
        return False

    def _is_technology(self, at: int) -> bool:
        node = self.tokens.lexemes[at].name_node
        return node is not None and any(entry.value.type is EntityType.TECHNOLOGY for entry in node.entries)

    def _is_noun(self, at: int) -> bool:
        """Tell whether a known common noun stands there, in a language that writes them with a capital."""
        lexeme = self.tokens.lexemes[at]
        return (
            lexeme.capital
            and lexeme.name_node is None
            and bool(lexeme.node is not None or self.tokens.flags[at] & self.language.bit("nouns"))
        )

    def _preposition(self, mention: Mention, floor: int, covered: set[int], scan_first: int = 0) -> str | None:
        """Return the preposition that governs the mention: a noun phrase is preposition, article, adjectives, noun."""
        flags, lexemes = self.tokens.flags, self.tokens.lexemes
        bit = self.language.bit
        wanted = bit("prepositions") | bit("of") | bit("by")
        articles = bit("definite") | bit("indefinite") | bit("possessive")
        purposes = self.language.file.grammar.purposes
        stop = (
            bit("subordinators") | bit("relatives") | bit("whether") | bit("perfect_auxiliaries") | bit("passive_auxiliaries")
            | bit("future") | bit("negations") | bit("coordinators") | bit("verbs")
        )  # fmt: skip
        possessors = self.language.file.grammar.genitive_articles
        reach = 1 if mention.kind == "pronoun" else _FARTHEST_PREPOSITION
        opening = lexemes[mention.first]
        closed = mention.kind == "group" and (opening.digit or opening.lower in self.language.file.amounts.numbers)
        adjectives = 0
        for at in range(mention.first - 1, max(floor, mention.first - reach) - 1, -1):
            lexeme = lexemes[at]
            if at in covered:
                return None
            if flags[at] & bit("whether") and (at == scan_first or not lexemes[at - 1].word or at in self.questions):
                return None
            if lexeme.lower in purposes and self._opens_infinitive(at):
                return None
            if flags[at] & wanted:
                if flags[at] & bit("of") and at > floor:
                    if flags[at - 1] & bit("quantities"):
                        return None
                    if flags[at - 1] & (bit("prepositions") | bit("by")):
                        return lexemes[at - 1].lower
                    if flags[at] & bit("indefinite") and self._is_verb(at - 1):
                        closed = True
                        continue
                if flags[at] & bit("of") and flags[at] & bit("indefinite") and (at == 0 or lexeme.capital):
                    closed = True
                    continue
                return lexeme.lower
            if not lexeme.word and lexeme.surface in "\"“”„»«‘’'":
                continue
            if lexeme.digit or lexeme.lower in self.language.file.amounts.numbers:
                if mention.kind in ("group", "institution") and not closed:
                    closed = True
                    continue
                return None
            if closed and lexeme.word and flags[at] & bit("converted"):
                continue
            if closed or not lexeme.word:
                return None
            if lexeme.lower in possessors and at > 0 and (self._is_noun(at - 1) or self._is_technology(at - 1)):
                return possessors[0]
            if flags[at] & articles:
                closed = True
                continue
            if lexeme.node is not None and any(entry.kind in ("role", "minister") for entry in lexeme.node.entries):
                continue
            adjectives += 1
            country = lexeme.node is not None and any(entry.kind == "country" for entry in lexeme.node.entries)
            if flags[at] & stop or (lexeme.capital and not country) or adjectives > 2:
                return None
        return None

    def _join_apposition(self, before: list[Mention], mention: Mention) -> None:
        """Make one of 'the watchdog, CNIL,' and of 'Sapience Analytics, a company'."""
        if not before:
            return
        last = before[-1]
        gap = [self.tokens.lexemes[at].surface for at in range(last.last, mention.first)]
        if mention.kind == "name" and self._introduces(last, mention, gap):
            mention.preposition = mention.preposition or last.preposition
            last.appositive = True
            return
        after = self.tokens.lexemes[mention.last].surface if mention.last < len(self.tokens.lexemes) else ""
        if gap == ["("] and after == ")" and last.kind in ("name", "institution"):
            mention.appositive = True
            return
        if (
            last.kind == "description"
            and last.fits
            and last.fits <= _DECIDERS
            and mention.referent is not None
            and mention.referent.type in _DECIDERS
            and mention.preposition is not None
            and mention.preposition in self.decision_links
            and len(gap) <= 3
        ):
            last.referent = mention.referent
        elif mention.kind == "name" and last.kind in ("description", "institution") and mention.referent is not None:
            quoted = "\"“„»«‘’'("
            articled = (
                len(gap) == 2
                and gap[0] == ","
                and bool(self.tokens.flags[mention.first - 1] & self.language.bit("definite"))
            )
            regulators = (
                last.fits and EntityType.REGULATOR in last.fits and mention.referent.type is EntityType.REGULATOR
            )
            if regulators and len(gap) == 1 and gap[0] in self.language.file.grammar.genitive_articles:
                last.referent, last.kind, mention.appositive = mention.referent, "name", True
                return
            if not gap and len(before) > 1 and self._renames(before[-2], last):
                before[-2].referent, before[-2].kind = mention.referent, "name"
                mention.appositive = True
            described = last.kind == "description" and self._is_adjective(last.last, mention.first)
            if not gap or (len(gap) == 1 and gap[0] in quoted + ",") or articled or described:
                self._take(last, mention, joined=not gap or gap[0] != ",")
        elif (
            mention.kind == "description"
            and last.kind == "name"
            and last.referent is not None
            and not gap
            and not last.genitive
            and not last.referent.place
        ):
            if mention.noun is not None and mention.fits and last.referent.type in (None, *mention.fits):
                last.referent.type = last.referent.type or next(iter(mention.fits))
                last.referent.note_form(f"{last.referent.name} {mention.noun.removeprefix('a ')}")
                last.referent.nouns.add(mention.noun.removeprefix("a "))
            mention.referent, mention.appositive = last.referent, True
        elif mention.kind == "description" and last.kind == "name" and last.referent is not None:
            if gap and gap[0] in ",(–" and len(gap) <= 5 and all(piece.isalnum() or "-" in piece for piece in gap[1:]):
                articles = self.language.bit("indefinite") | self.language.bit("definite")
                if last.referent.type not in (None, *mention.fits):
                    return
                if (len(gap) > 1 and self.tokens.flags[last.last + 1] & articles) or (
                    len(gap) == 1 and mention.noun and mention.noun.startswith("a ")
                ):
                    mention.referent, mention.appositive = last.referent, True
                    last.referent.nouns.add((mention.noun or "").removeprefix("a "))

    def _introduces(self, group: Mention, name: Mention, gap: list[str]) -> bool:
        """Tell whether a noun for one of a group stands before a person's name: 'der Aktivist NAME'."""
        return (
            group.kind == "group" and not gap and name.referent is not None and name.referent.type is EntityType.PERSON
        )

    def _pass_preposition(self, before: list[Mention], mention: Mention) -> None:
        """Give the preposition before a possessor to what it owns: 'gegen Obermanns Vorgänger NAME'."""
        possessors = self.language.file.grammar.genitive_articles
        if not possessors or not before or mention.preposition is not None:
            return
        owner = before[-1]
        gap = range(owner.last, mention.first)
        if (
            owner.genitive
            and owner.kind == "name"
            and owner.preposition
            and len(gap) <= 2
            and all(self.tokens.lexemes[at].word for at in gap)
        ):
            mention.preposition, owner.preposition = owner.preposition, possessors[0]

    def _renames(self, one: Mention, two: Mention) -> bool:
        """Tell whether two descriptions stand for one: 'the maker, the company DSIRF'."""
        gap = range(one.last, two.first)
        return (
            one.kind == two.kind == "description" and bool(one.fits & two.fits) and not one.genitive
            and 2 <= len(gap) <= 3 and self.tokens.lexemes[gap[0]].surface == ","
            and bool(self.tokens.flags[gap[1]] & self.language.bit("definite"))
        )  # fmt: skip

    def _take(self, description: Mention, name: Mention, joined: bool) -> None:
        assert name.referent is not None
        noun = (description.noun or "").removeprefix("a ")
        if description.genitive:
            return
        name.referent.nouns.add(noun)
        if joined or description.referent is None or description.referent.type is name.referent.type:
            description.referent = name.referent
            description.appositive = joined
            if joined and name.preposition is None and not name.genitive:
                name.preposition = description.preposition
            if not joined:
                name.appositive = True
                description.kind = "name"


def apply_proxies(mentions: list[Mention], scan: Scan, tokens: Tokens, language: Language) -> None:
    """Let nouns that act for their owner stand for it: 'Google's lawyers said', 'a spokesman for Google said'."""
    workers = [
        m
        for m in mentions
        if m.kind == "group" and m.referent is not None and m.referent.category is Category.EMPLOYEES
    ]
    grouped = {at for mention in workers for at in range(mention.first, mention.last)}
    roles = [hit for hit in scan.of("role") if hit.first not in grouped and not _names_person(hit, mentions, tokens)]
    joins = language.bit("of") | language.bit("at")
    small = joins | language.bit("definite") | language.bit("possessive")
    taken = [hit for hit in scan.of("role")]
    proxies = [
        hit for hit in scan.of("proxy") if not any(role.first <= hit.first and hit.last <= role.last for role in taken)
    ]
    owned = [hit for hit in scan.of("trigger") if hit.entry.value.predicate is Predicate.SUBSIDIARY_OF]
    for hit in [*proxies, *roles]:
        if any(other.first < hit.last and hit.first < other.last for other in owned):
            continue
        before = [m for m in mentions if m.last <= hit.first]
        after = [m for m in mentions if m.first >= hit.last and not m.appositive]
        group = next((m for m in mentions if m.kind == "group" and m.first <= hit.first < m.last), None)
        before = [m for m in before if m is not group]
        compound = (
            bool(before) and before[-1].kind == "name" and before[-1].last == hit.first and hit.entry.kind == "proxy"
        )
        if before and ((before[-1].genitive and hit.first - before[-1].last <= 2) or compound):
            before[-1].genitive = False
            before[-1].last = hit.last
            if group is not None:
                group.appositive = True
        elif (
            after
            and 1 <= after[0].first - hit.last <= 3
            and tokens.flags[hit.last] & (joins if hit.entry.kind == "role" else language.bit("of"))
        ):
            covered = {at for m in mentions if m.appositive for at in range(m.first, m.last)}
            if all(tokens.flags[at] & small or at in covered for at in range(hit.last, after[0].first)):
                after[0].preposition = _before_noun(hit.first, tokens, language, scan.sentence.first)
                for mention in before:
                    mention.appositive |= mention.kind == "description" and mention.first <= hit.first < mention.last
                if group is not None and after[0].kind in ("name", "description"):
                    group.appositive = True


def join_members(mentions: list[Mention], scan: Scan, tokens: Tokens, language: Language) -> None:
    """Let the named members of a group act with it: '37 leaders, including A for B and C for D, signed'."""
    including = language.bit("including")
    for at in range(scan.sentence.first, scan.sentence.last):
        if not tokens.flags[at] & including:
            continue
        groups = [m for m in mentions if m.kind == "group" and m.last <= at and at - m.last <= 2]
        if not groups:
            continue
        end = next(
            (spot for spot in range(at, scan.sentence.last) if tokens.lexemes[spot].surface in ",;"), scan.sentence.last
        )
        people = [m for m in mentions if at < m.first < end and m.referent and m.referent.type is EntityType.PERSON]
        groups[-1].with_ = tuple(m.referent for m in people if m.referent is not None)


def _names_person(hit: Hit, mentions: list[Mention], tokens: Tokens) -> bool:
    for mention in mentions:
        if (
            mention.referent is not None
            and mention.referent.type in (EntityType.PERSON, None)
            and mention.kind == "name"
        ):
            if 0 <= mention.first - hit.last <= 1 or (
                0 < hit.first - mention.last <= 6 and tokens.lexemes[mention.last].surface in ",("
            ):
                return True
            if 0 <= mention.first - hit.last <= 9 and mention.referent.type is EntityType.PERSON:
                return True
    return False


def _before_noun(first: int, tokens: Tokens, language: Language, floor: int) -> str | None:
    wanted = language.bit("prepositions") | language.bit("of") | language.bit("by")
    for at in range(first - 1, max(floor, first - 3) - 1, -1):
        if tokens.flags[at] & wanted:
            return tokens.lexemes[at].lower
        if not tokens.lexemes[at].word:
            return None
    return None


def before_end(mentions: list[Mention], first: int) -> int:
    """Return the token after the last full mention, where the search for a preposition ends."""
    for mention in reversed(mentions):
        if not (mention.appositive and mention.kind == "description"):
            return mention.last
    return first


def join_coordinated(mentions: list[Mention], tokens: Tokens, language: Language) -> None:
    """Join mentions in a list: 'A, B and C' is A with B and C, which no longer stand alone."""
    joiners = language.bit("joiners")
    small = language.bit("definite") | language.bit("indefinite") | language.bit("possessive") | language.bit("adverbs")
    plain = [mention for mention in mentions if not mention.appositive and mention.kind != "pronoun"]
    position = 0
    while position < len(plain):
        chain = [plain[position]]
        closed = False
        while position + 1 < len(plain) and not closed:
            one, two = plain[position], plain[position + 1]
            gap = _between(one, two, tokens, language)
            if two.genitive or one.genitive or not 1 <= len(gap) <= 4 or not _same_kind(one, two):
                break
            head = tokens.lexemes[gap[0]].surface
            closed = bool(tokens.flags[gap[0]] & joiners) or (
                head == "," and len(gap) > 1 and bool(tokens.flags[gap[1]] & joiners)
            )
            if not closed and head != ",":
                break
            rest = [at for at in gap if tokens.lexemes[at].word and not tokens.flags[at] & (joiners | small)]
            if len(rest) > (0 if two.kind == "name" and one.kind == "name" else 2) or (
                language.file.grammar.capital_nouns and any(tokens.lexemes[at].capital for at in rest)
            ):
                closed = False
                break
            chain.append(two)
            position += 1
        if closed and len(chain) > 1:
            first = chain[0]
            first.with_ = tuple(mention.referent for mention in chain[1:] if mention.referent is not None)
            for mention in chain[1:]:
                mention.appositive = True
        position += 1


def _between(one: Mention, two: Mention, tokens: Tokens, language: Language) -> list[int]:
    """Return the tokens between two mentions, without ages in brackets and, in front of a person, without the office."""
    lexemes = tokens.lexemes
    gap = list(range(one.last, two.first))
    if len(gap) > 8:
        return gap
    if len(gap) > 3 and lexemes[gap[0]].surface == "(" and lexemes[gap[1]].digit and lexemes[gap[2]].surface == ")":
        gap = gap[3:]
    if len(gap) > 1 and language.file.grammar.capital_nouns:
        node = lexemes[gap[-1]].node
        if node is not None and any(entry.kind in ("role", "minister") for entry in node.entries):
            gap = gap[:-1]
    return gap


def _same_kind(one: Mention, two: Mention) -> bool:
    if one.referent is None or two.referent is None or one.referent is two.referent:
        return False
    if EntityType.GROUP in (one.referent.type, two.referent.type):
        return True
    types = {one.referent.type, two.referent.type}
    return len(types) == 1 or None in types or types <= _CAMPAIGNERS
