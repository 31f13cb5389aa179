"""Names: capitalised runs as candidates, typed by gazetteer, form and context, and who is the same in one document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from graph.model import EntityType, Predicate
from graph.names import fold
from loaders.extraction.document import Referent
from loaders.extraction.gazetteer import KnownEntity
from loaders.extraction.gazetteer.people import first_names, legal_forms, particles, places
from loaders.extraction.language import Language
from loaders.extraction.scanning import Hit, Scan
from loaders.extraction.tokens import Lexeme, Tokens

_LONGEST = 12
_STRONG, _FAIR, _WEAK = 4, 2, 1


@dataclass(slots=True)
class Run:
    """A candidate for a name: tokens, the text without genitive ending, what the gazetteer says; silent ones are only remembered."""

    first: int
    last: int
    text: str
    words: tuple[str, ...]
    genitive: bool
    known: KnownEntity | None = None
    head: EntityType | None = None
    person: bool = False
    initial: bool = False
    title: bool = False
    silent: bool = False


@dataclass(slots=True)
class Register:
    """The names of one document: which run is which referent."""

    by_form: dict[str, Referent] = field(default_factory=dict)
    by_known: dict[str, Referent] = field(default_factory=dict)
    by_surname: dict[str, Referent | None] = field(default_factory=dict)
    by_folded: dict[str, Referent] = field(default_factory=dict)
    by_first_word: dict[str, Referent] = field(default_factory=dict)

    def find(self, run: Run) -> Referent | None:
        """Return the referent of a run."""
        return self.by_form.get(run.text)


class NameReader:
    """Finds the runs of a document and settles their types."""

    def __init__(self, language: Language, tokens: Tokens, view: str) -> None:
        self.language, self.tokens, self.view = language, tokens, view
        self.bits = {name: language.bit(name) for name in language.lexicon.bits} | {
            "guessed": language.lexicon.bit("guessed")
        }
        self.small = (
            self.bits["definite"] | self.bits["indefinite"] | self.bits["possessive"] | self.bits["prepositions"] | self.bits["by"]
            | self.bits["of"] | self.bits["subordinators"] | self.bits["whether"] | self.bits["relatives"] | self.bits["coordinators"]
            | self.bits["not_names"] | self.bits["pronoun_person"] | self.bits["pronoun_thing"] | self.bits["pronoun_plural"]
            | self.bits["pronoun_speaker"] | self.bits["negations"] | self.bits["adverbs"] | self.bits["future"]
            | self.bits["passive_auxiliaries"] | self.bits["perfect_auxiliaries"] | self.bits["verbs"] | self.bits["nouns"]
        )  # fmt: skip
        if language.file.grammar.capital_nouns:
            self._clear_names()
        self.people = first_names()
        self._surnames: set[str] = set()
        self._trigger_places: tuple[int, dict[int, list[Hit]], dict[int, list[Hit]]] | None = None
        self.lower_seen = {lexeme.surface for lexeme in _distinct(tokens) if lexeme.word and lexeme.surface.islower()}

    def _clear_names(self) -> None:
        """Take words for names that endings only guessed to be nouns, where they stand beside a noun for a company: 'die Kette Holzwelt'."""
        lexemes, flags, guessed = self.tokens.lexemes, self.tokens.flags, self.bits["guessed"]
        named: set[str] = set()
        for at in range(len(lexemes)):
            node = lexemes[at - 1].node if at else None
            own = lexemes[at].node
            formed = at + 1 < len(lexemes) and (
                lexemes[at + 1].surface in legal_forms() or lexemes[at + 1].surface in ("Group", "Gruppe")
            )
            if flags[at] & guessed and formed and not (own is not None and own.entries):
                named.add(lexemes[at].surface)
            if (
                not flags[at] & guessed
                or node is None
                or not lexemes[at - 1].capital
                or (own is not None and own.entries)
            ):
                continue
            if any(entry.kind == "descriptor" and entry.value[0] in _NAMED_TYPES for entry in node.entries):
                named.add(lexemes[at].surface)
        if named:
            cleared = ~(guessed | self.bits["nouns"])
            for at, lexeme in enumerate(lexemes):
                if lexeme.surface in named:
                    flags[at] &= cleared

    def runs(self, scan: Scan) -> list[Run]:
        """Return the candidate names of a sentence, in order and not overlapping."""
        known = {hit.first: hit for hit in scan.of("entity")}
        heads = {hit.first: hit for hit in scan.of("head")}
        offices = {hit.first: hit.last for kind in ("role", "minister") for hit in scan.of(kind)}
        offices.update(self._common_nouns(scan))
        bodies = {hit.first: hit for hit in scan.of("institution") if self._is_mixed(hit)}
        found: list[Run] = []
        position = scan.sentence.first
        while position < scan.sentence.last:
            run = self._listed(position, scan) or (self._compound(position, scan) if position not in known else None)
            if run is not None:
                found.append(run)
                position = run.last
                continue
            if position in offices and (
                position not in known or known[position].entry.phrase in known[position].entry.value.ambiguous
            ):
                position = offices[position]
                continue
            if position in bodies and position not in known:
                position = bodies[position].last
                continue
            if self.tokens.lexemes[position].capital or position in known:
                run = self._run(position, scan, known, heads)
            if run is None and position in heads:
                run = self._lower_head(position, scan, heads)
            if run is not None and self._is_dateline(run, scan):
                position = run.last
            elif run is None:
                position += 1
            else:
                found.append(run)
                position = run.last
        return self._join_halves(found, scan)

    def _join_halves(self, found: list[Run], scan: Scan) -> list[Run]:
        """Make one name of two that an acronym behind them holds both: 'Contactorgaan Moslims en Overheid (CMO)'."""
        lexemes = self.tokens.lexemes
        for one, two in zip(found, found[1:], strict=False):
            gap, after = range(one.last, two.first), two.last
            if len(gap) != 1 or not self.tokens.flags[one.last] & self.bits["coordinators"] or one.known or two.known:
                continue
            if after + 2 >= scan.sentence.last or lexemes[after].surface != "(" or lexemes[after + 2].surface != ")":
                continue
            if lexemes[after + 1].surface.upper() == "".join(
                word[0] for word in (*one.words, *two.words) if word[0].isupper()
            ):
                text = self._text(one.first, two.last)
                whole = Run(
                    one.first,
                    two.last,
                    text,
                    tuple(text.split()),
                    two.genitive,
                    None,
                    one.head or two.head,
                    initial=one.initial,
                )
                return [whole if run is one else run for run in found if run is not two]
        return found

    def _common_nouns(self, scan: Scan) -> dict[int, int]:
        """Return groups that are written with a capital but are no part of a name: 'EU-parlamentarikere', 'Beschäftigte'."""
        lexemes = self.tokens.lexemes
        return {
            hit.first: hit.last
            for hit in scan.of("group")
            if hit.last >= scan.sentence.last
            or not lexemes[hit.last].capital
            or self.language.file.grammar.capital_nouns
        }

    def _with_head(self, first: int, last: int, scan: Scan, head: EntityType | None) -> tuple[int, EntityType | None]:
        """Return end and type of a run by the head within it, or right behind a place: 'Paris criminal court'."""
        for hit in scan.of("head"):
            if first <= hit.first and hit.last <= last and hit.last > first + 1:
                head = hit.entry.value
            elif hit.first == last and self._is_seat(first, last, hit.entry.value):
                return hit.last, hit.entry.value
        return last, head

    def _is_seat(self, first: int, last: int, head: EntityType) -> bool:
        """Tell whether a place before a common noun makes the name of a court or a body: 'Paris criminal court', 'Stockholms tingsrätt'."""
        text, lexeme = self._text(first, last), self.tokens.lexemes[last - 1]
        if head is EntityType.COURT and "s" in self.language.lexicon.genitives and lexeme.surface[-2:-1] not in "'’:":
            return text in places() or (text.endswith("s") and text[:-1] in places())
        return head in _LOWER_HEADS and not lexeme.genitive and text in places()

    def _is_dateline(self, run: Run, scan: Scan) -> bool:
        """Tell whether the run is the place at the head of a report: 'SAN FRANCISCO -- A judge'."""
        if run.first != scan.sentence.first or run.known is not None or run.last >= scan.sentence.last:
            return False
        mark = self.tokens.lexemes[run.last].surface
        return run.text.isupper() and (mark in "-–—:(" or (mark == "," and run.text.title() in places()))

    def _is_mixed(self, hit: Hit) -> bool:
        """Tell whether a body of several words begins with a capital and goes on without: 'Conseil fédéral'."""
        lexemes = self.tokens.lexemes
        return (
            hit.last - hit.first > 1 and lexemes[hit.first].capital and lexemes[hit.first + 1].surface.islower()
            and not (hit.last < len(lexemes) and lexemes[hit.last].capital)
        )  # fmt: skip

    def _compound(self, position: int, scan: Scan) -> Run | None:
        """Return the name in front of a hyphen and a noun that acts for it: 'ein Amazon-Sprecher', 'der Burda-Verlag'."""
        if not self.language.file.grammar.capital_nouns:
            return None
        head, dash, tail = self.tokens.lexemes[position].surface.rpartition("-")
        named = self.language.lexicon.names.children.get(head) if dash else None
        node = self.language.lexicon.words.children.get(tail.lower()) if named is not None and named.entries else None
        if node is None or named is None:
            return None
        kinds = {entry.kind for entry in node.entries}
        behind = position + 1 < scan.sentence.last and self.tokens.lexemes[position + 1].capital
        if not kinds & {"role", "proxy", "descriptor"}:
            return None
        entity = named.entries[-1].value
        if entity.type is EntityType.PERSON or (head in entity.ambiguous and not self._supported(entity)):
            return None
        return Run(position, position + 1, head, (head,), False, entity, silent="role" in kinds and behind)

    def _run(self, position: int, scan: Scan, known: dict[int, Hit], heads: dict[int, Hit]) -> Run | None:
        lexemes, flags = self.tokens.lexemes, self.tokens.flags
        initial = self._is_initial(position, scan)
        hit = known.get(position)
        if hit is None and not self._may_start(position, initial, scan):
            return None
        last = hit.last if hit is not None else position + 1
        entity = self._chosen(hit)
        head: EntityType | None = None
        if position in heads:
            head = heads[position].entry.value
            whole = self.language.file.grammar.capital_nouns or self.language.file.grammar.adjectives_follow
            last = max(last, heads[position].last) if whole else last
        grammar = self.language.file.grammar
        closed = entity is not None and entity.type in _LOWER_HEADS and grammar.verb_final and not grammar.capital_nouns
        while last < scan.sentence.last and last - position < _LONGEST and not closed:
            apostrophe = lexemes[last - 1].surface[-2:] in ("'s", "’s") or lexemes[last - 1].surface[-1:] in "'’"
            if lexemes[last - 1].genitive and (apostrophe or not (last in heads and lexemes[last].capital)):
                break
            if entity is not None and last in known and self._are_two(entity, known[last].entry.value):
                break
            if (
                entity is not None
                and self.language.file.grammar.capital_nouns
                and self._stands_apart(entity, position, last)
            ):
                break
            step = self._extend(position, last, scan, head)
            if step == 0:
                break
            inner = known.get(last)
            last += step
            if inner is not None and inner.last > last:
                last = inner.last
            if last - 1 in heads:
                head = heads[last - 1].entry.value
            if hit is not None and last > hit.last:
                entity = entity if entity is not None and entity.type is EntityType.PERSON else None
        if hit is not None and last > hit.last and entity is None and flags[hit.last] & self.small:
            last, entity = hit.last, self._chosen(hit)
        if entity is None or self._text(position, last) in places():
            last, head = self._with_head(position, last, scan, head)
        text = self._text(position, last)
        words = tuple(text.split())
        run = Run(position, last, text, words, lexemes[last - 1].genitive, entity, head, initial=initial)
        if (
            entity is None
            and hit is not None
            and hit.entry.value.type in (EntityType.COMPANY, EntityType.UNION)
            and head is None
        ):
            run.head = hit.entry.value.type
        if entity is not None and text in entity.ambiguous and not self._is_clear(text, entity, position, last):
            run.known = None if initial or not self._supported(entity) else entity
            beside = self._before_deed(last, scan) or self._behind_office(entity, position, last, scan)
            if beside or self._before_member(last, scan) or self._before_verb(last, scan):
                run.known = entity
            if run.known is None and len(words) == 1 and (initial or not self._may_start(position, initial, scan)):
                return None
        if run.known is None and not run.genitive:
            self._strip_genitive(run, scan)
        run.person = run.known is None and self._looks_like_person(run)
        if position > scan.sentence.first and flags[position - 1] & self.bits.get("title", 0):
            run.title = True
        return run

    def _are_two(self, one: KnownEntity, two: KnownEntity) -> bool:
        """Tell whether two known names side by side are two: 'forbød Datatilsynet TDC at', all of them where nouns have capitals."""
        if self.language.file.grammar.capital_nouns:
            return True
        return one is not two and one.type in (EntityType.REGULATOR, EntityType.COURT) and two.type is not one.type

    def _listed(self, position: int, scan: Scan) -> Run | None:
        """Return a name with commas inside: 'the Services, Industrial, Professional and Technical Union'."""
        lexemes, flags = self.tokens.lexemes, self.tokens.flags
        if (
            self.language.file.grammar.verb_second
            or not self.language.file.grammar.zero_that
            or not lexemes[position].capital
            or position == scan.sentence.first
        ):
            return None
        if not flags[position - 1] & self.bits["definite"]:
            return None
        commas, joined = 0, False
        for at in range(position, min(position + _LONGEST, scan.sentence.last)):
            lexeme = lexemes[at]
            if lexeme.surface == "," and not joined:
                commas += 1
            elif flags[at] & self.bits["joiners"] and commas and not joined:
                joined = True
            elif not lexeme.capital and not (flags[at] & self.bits["of"] and not joined):
                return None
            elif joined and lexeme.capital and self._is_body_head(lexeme):
                text = self._text(position, at + 1)
                head = EntityType.UNION if lexeme.lower.startswith(("union", "workers")) else EntityType.ORGANIZATION
                return Run(position, at + 1, text, tuple(text.split()), lexeme.genitive, None, head)
        return None

    def _is_body_head(self, lexeme: Lexeme) -> bool:
        entries = lexeme.node.entries if lexeme.node is not None else []
        return any(entry.kind == "head" and entry.value in _JOINED for entry in entries)

    def _before_member(self, last: int, scan: Scan) -> bool:
        """Tell whether an elected office follows: 'the Labour MP'."""
        node = self.tokens.lexemes[last].node if last < scan.sentence.last else None
        return node is not None and any(
            entry.kind == "role" and entry.value is Predicate.MEMBER_OF for entry in node.entries
        )

    def _before_deed(self, last: int, scan: Scan) -> bool:
        """Tell whether a perfect of a claim's verb or of saying follows: 'Unite has accused'."""
        if last + 1 >= scan.sentence.last or not self.tokens.flags[last] & self.bits["perfect_auxiliaries"]:
            return False
        return any(
            hit.first == last + 1 and (kind == "speech" or hit.entry.value.voice in ("active", "participle"))
            for kind in ("trigger", "speech") for hit in scan.of(kind)
        )  # fmt: skip

    def _behind_office(self, entity: KnownEntity, first: int, last: int, scan: Scan) -> bool:
        """Tell whether an office of a union stands beside its name: 'Unite organiser NAME', 'an organiser with Unite'."""
        if entity.type is not EntityType.UNION:
            return False
        joins = self.bits["of"] | self.bits["at"]
        return any(
            hit.first == last or (hit.last == first - 1 and self.tokens.flags[first - 1] & joins)
            for hit in scan.of("role")
        )

    def _before_verb(self, last: int, scan: Scan) -> bool:
        """Tell whether a verb of a claim or of saying follows: 'Unite accused', 'Information skriver'."""
        return any(
            hit.first == last and (kind == "speech" or hit.entry.value.voice == "active")
            for kind in ("trigger", "speech")
            for hit in scan.of(kind)
        )

    def _acts(self, run: Run, scan: Scan) -> bool:
        """Tell whether a word at the start of a sentence is the subject of a verb, and no common noun by its ending."""
        endings = self.language.file.grammar.noun_endings
        if not endings or run.last >= scan.sentence.last:
            return self._before_verb(run.last, scan)
        if run.text.lower().endswith(endings):
            return False
        bits = self.bits
        auxiliaries = (
            bits["perfect_auxiliaries"]
            | bits["passive_auxiliaries"]
            | bits["future"]
            | bits["conditional"]
            | bits["verbs"]
        )
        after = run.last + (self.tokens.lexemes[run.last].surface == ",")
        relative = (
            after > run.last and after < scan.sentence.last and bool(self.tokens.flags[after] & bits["relatives"])
        )
        return self._before_verb(run.last, scan) or relative or bool(self.tokens.flags[run.last] & auxiliaries)

    def _supported(self, entity: KnownEntity) -> bool:
        forms = [form for form in (entity.name, *entity.aliases) if form in self.view]
        if any(form not in entity.ambiguous for form in forms) or any(seat in self.view for seat in entity.seats):
            return True
        return any(one not in two and two not in one for one in forms for two in forms)

    def _is_clear(self, text: str, entity: KnownEntity, first: int, last: int) -> bool:
        """Tell whether an ambiguous name is clear here: trusted in the language, or a medium's in quotation marks."""
        if text in self.language.file.trusted:
            return True
        lexemes = self.tokens.lexemes
        quoted = (
            first > 0
            and last < len(lexemes)
            and lexemes[first - 1].surface in _QUOTES
            and lexemes[last].surface in _QUOTES
        )
        return entity.type is EntityType.MEDIA_OUTLET and quoted

    def _stands_apart(self, entity: KnownEntity, first: int, last: int) -> bool:
        """Tell whether the word behind an authority's short name is somebody else: 'hat die CNIL Acme verwarnt'."""
        lexeme = self.tokens.lexemes[last]
        if entity.type not in _SHORT_NAMED or last != first + 1 or not self.tokens.lexemes[first].upper:
            return False
        head = lexeme.node is not None and any(entry.kind == "head" for entry in lexeme.node.entries)
        return lexeme.capital and not head and lexeme.surface not in places()

    def _chosen(self, hit: Hit | None) -> KnownEntity | None:
        """Return which of the entities of one name the text means: one that it also names otherwise."""
        if hit is None:
            return None
        node = self.tokens.lexemes[hit.first].name_node
        entries = node.entries if node is not None and hit.last == hit.first + 1 else []
        for entry in entries if len(entries) > 1 else []:
            forms = [form for form in (entry.value.name, *entry.value.aliases) if form != hit.entry.phrase]
            if any(form in self.view and form not in hit.entry.phrase for form in forms):
                return entry.value  # type: ignore[no-any-return]
        return hit.entry.value  # type: ignore[no-any-return]

    def _lower_head(self, position: int, scan: Scan, heads: dict[int, Hit]) -> Run | None:
        """Return a name that begins with a common noun: 'criminal court of Paris', 'Ministry of Justice' in lower case."""
        lexemes, flags = self.tokens.lexemes, self.tokens.flags
        hit = heads[position]
        if hit.entry.value not in _LOWER_HEADS:
            return None
        last = hit.last
        small = 0
        while (
            last < scan.sentence.last
            and small < 3
            and flags[last] & (self.bits["of"] | self.bits["at"] | self.bits["definite"])
        ):
            last += 1
            small += 1
        if last >= scan.sentence.last or not lexemes[last].capital or flags[last] & self.small:
            return None
        if not small and lexemes[last].base not in places():
            return None
        last += 1
        while last < scan.sentence.last and lexemes[last].capital and not lexemes[last - 1].genitive:
            last += 1
        text = self._text(position, last)
        return Run(position, last, text, tuple(text.split()), lexemes[last - 1].genitive, None, hit.entry.value)

    def _text(self, first: int, last: int) -> str:
        text = self.tokens.text(self.view, first, last)
        lexeme = self.tokens.lexemes[last - 1]
        if lexeme.genitive:
            text = text[: len(text) - len(lexeme.surface) + len(lexeme.base)]
        return " ".join(text.split())

    def _is_initial(self, position: int, scan: Scan) -> bool:
        if position == scan.sentence.first:
            return True
        return all(
            not self.tokens.lexemes[at].word for at in range(max(scan.sentence.first, position - 2), position)
        ) and (position - 2 <= scan.sentence.first or self.tokens.lexemes[position - 1].surface in "“„«»\"”:–-—‘'’(")

    def _may_start(self, position: int, initial: bool, scan: Scan) -> bool:
        lexeme = self.tokens.lexemes[position]
        if lexeme.capital and self._is_common(lexeme):
            return self._heads_name(position, scan)
        if initial and lexeme.lower in self.language.file.amounts.numbers:
            return False
        if not lexeme.capital or self._is_compound_adjective(lexeme):
            return False
        if self.tokens.flags[position] & self.small and not self._is_first_name(position, scan):
            return False
        if len(lexeme.surface) == 1 and not (
            position + 1 < scan.sentence.last and self.tokens.lexemes[position + 1].surface == "&"
        ):
            return False
        if self.language.file.grammar.capital_nouns and self._is_half(position, scan):
            return False
        if lexeme.node is not None and any(
            entry.kind in ("country", "role", "minister") for entry in lexeme.node.entries
        ):
            following = self.tokens.lexemes[position + 1] if position + 1 < scan.sentence.last else None
            if following is None or not following.capital:
                return False
            if self.language.file.grammar.capital_adjectives and not self._named_after(position, scan):
                return False
            if any(entry.kind != "country" for entry in lexeme.node.entries if entry.kind in ("role", "minister")):
                return False
            more = position + 2 < scan.sentence.last and self.tokens.lexemes[position + 2].capital
            return not initial or bool(more and following.surface not in self.people)
        if self._is_common(lexeme):
            return self._heads_name(position, scan)
        if self.language.file.grammar.capital_nouns and self._is_half(position, scan):
            return False
        if initial and lexeme.surface.lower() in self.lower_seen:
            return False
        if (
            initial
            and lexeme.node is not None
            and not lexeme.upper
            and any(entry.kind != "head" for entry in lexeme.node.entries)
        ):
            return False
        return True

    def _is_compound_adjective(self, lexeme: Lexeme) -> bool:
        """Tell whether a name is only part of an adjective: 'Galway-based', 'Cyprus-registered', 'Google-ejede'."""
        head, dash, tail = lexeme.surface.rpartition("-")
        if not dash or self.language.file.grammar.capital_nouns or getattr(lexeme.name_node, "entries", None):
            return False
        return len(tail) > 3 and tail.islower() and head[:1].isupper()

    def _is_first_name(self, position: int, scan: Scan) -> bool:
        """Tell whether a small word is a first name here: 'Hans Linde', 'Per Bolund'."""
        if self.tokens.lexemes[position].surface not in self.people or position + 1 >= scan.sentence.last:
            return False
        following = self.tokens.lexemes[position + 1]
        return following.capital and not self.tokens.flags[position + 1] & self.small and following.name_node is None

    def _is_common(self, lexeme: Lexeme) -> bool:
        """Tell whether a word is a known common noun in a language that writes all of them with a capital."""
        if not self.language.file.grammar.capital_nouns or lexeme.node is None or lexeme.upper:
            return False
        known = lexeme.name_node.entries if lexeme.name_node is not None else []
        if any(lexeme.base not in entry.value.ambiguous for entry in known):
            return False
        return any(entry.kind in _COMMON for entry in lexeme.node.entries)

    def _is_half(self, position: int, scan: Scan) -> bool:
        """Tell whether a capitalised word is the first half of 'Surf- und Einkaufsverhalten' or an adjective before a noun."""
        if position + 1 >= scan.sentence.last:
            return False
        following, lexeme = self.tokens.lexemes[position + 1], self.tokens.lexemes[position]
        if following.surface == "-" and self.tokens.starts[position + 1] == self.tokens.ends[position]:
            return (
                position + 2 >= scan.sentence.last or self.tokens.starts[position + 2] > self.tokens.ends[position + 1]
            )
        if following.node is not None and any(entry.kind == "institution" for entry in following.node.entries):
            return lexeme.node is not None and any(entry.kind == "country" for entry in lexeme.node.entries)
        adjective = lexeme.node is not None and any(entry.kind == "country" for entry in lexeme.node.entries)
        described = following.node is not None and any(entry.kind == "descriptor" for entry in following.node.entries)
        adjective = adjective or (described and lexeme.surface.endswith("er") and lexeme.name_node is None)
        heads = following.node is not None and any(entry.kind == "head" for entry in following.node.entries)
        common = self._is_common(following) or bool(self.tokens.flags[position + 1] & self.bits["nouns"])
        return adjective and common and not heads

    def _heads_name(self, position: int, scan: Scan) -> bool:
        """Tell whether a common noun opens the name of a court or an authority: 'Landgericht Bonn'."""
        lexeme = self.tokens.lexemes[position]
        if position + 1 >= scan.sentence.last or lexeme.node is None:
            return False
        following = self.tokens.lexemes[position + 1]
        if any(hit.first == position and hit.last > position + 1 for hit in scan.of("head")):
            return True
        opens = following.lower == "für" and any(entry.kind == "head" for entry in lexeme.node.entries)
        if opens and position + 2 < scan.sentence.last and self.tokens.lexemes[position + 2].capital:
            return True
        heads = [entry.value for entry in lexeme.node.entries if entry.kind == "head"]
        return (
            any(type_ in _LOWER_HEADS for type_ in heads) and following.capital
            and not getattr(following.name_node, "entries", None)
            and not self.tokens.flags[position + 1] & self.small and not self._is_common(following)
        )  # fmt: skip

    def _strip_genitive(self, run: Run, scan: Scan) -> None:
        """Take the genitive ending from an unknown name that a common noun follows: 'Nordbos direktør'."""
        endings = [mark for mark in self.language.lexicon.genitives if mark.isalpha() and run.text.endswith(mark)]
        if not endings or len(run.text) < 5:
            return
        kinds = ("role", "group", "proxy", "descriptor", "minister")
        verb = any(hit.first == run.last and hit.entry.value.voice != "noun" for hit in scan.of("trigger"))
        reach = 0 if verb else 1
        if reach and run.last < scan.sentence.last and not self.tokens.lexemes[run.last].word:
            reach = 0
        noun = any(run.last <= hit.first <= run.last + reach for kind in kinds for hit in scan.of(kind))
        if noun or any(run.last == hit.first and hit.entry.value.voice == "noun" for hit in scan.of("trigger")):
            run.text = run.text[: -len(endings[0])]
            run.words = tuple(run.text.split())
            run.genitive = True
            run.initial = False

    def _named_after(self, position: int, scan: Scan) -> bool:
        """Tell whether an adjective of a country begins a name: two more capitals, no known name and no person: 'British Retail Consortium'."""
        lexemes = self.tokens.lexemes
        if position + 2 >= scan.sentence.last or not lexemes[position + 2].capital:
            return False
        following = lexemes[position + 1]
        if self.language.file.grammar.verb_final and following.node is None:
            return False
        return following.surface not in self.people and not getattr(following.name_node, "entries", None)

    def _extend(self, first: int, last: int, scan: Scan, head: EntityType | None) -> int:
        """Return how many tokens the run grows by at `last`; 0 where it ends."""
        lexemes, flags = self.tokens.lexemes, self.tokens.flags
        lexeme = lexemes[last]
        if self.tokens.starts[last] - self.tokens.ends[last - 1] > 2:
            return 0
        following = lexemes[last + 1] if last + 1 < scan.sentence.last else None
        inflected = lexeme.genitive and lexeme.capital and self._is_head(lexeme)
        if (
            not inflected
            and lexeme.node is not None
            and any(entry.kind in ("role", "minister") for entry in lexeme.node.entries)
        ):
            return 0
        if self._is_common(lexeme) and not any(entry.kind == "head" for entry in lexeme.node.entries):  # type: ignore[union-attr]
            return 0
        if (
            lexeme.surface in self.people
            and lexemes[first].surface not in self.people
            and following is not None
            and following.capital
        ):
            return 0
        common = self.language.file.grammar.capital_nouns
        stop = self.small if common else self.small & ~self.bits["not_names"]
        heads = common and lexeme.node is not None and any(entry.kind == "head" for entry in lexeme.node.entries)
        if lexeme.surface in legal_forms() or (lexeme.capital and (heads or not flags[last] & stop)):
            return 1
        if lexeme.digit and len(lexeme.surface) <= 4 and lexeme.surface.isalnum() and not lexeme.surface.isdigit():
            return 1
        if lexeme.surface == "&" and following is not None and following.capital:
            return 2
        if lexeme.surface == "." and lexemes[last - 1].lower in _LEGAL_ABBREVIATIONS and following is not None:
            if following.surface == "&" or following.surface in legal_forms():
                return 1
        if (
            lexeme.surface == "."
            and len(lexemes[last - 1].surface) == 1
            and following is not None
            and following.capital
        ):
            return 2 if self.tokens.starts[last] == self.tokens.ends[last - 1] else 0
        if (
            lexeme.lower in particles()
            and (lexeme.lower != "in" or (following is not None and following.surface in "'’"))
        ) or (lexeme.surface in "'’"):
            step = last + 1
            while (
                step < scan.sentence.last
                and step - last < 3
                and (lexemes[step].lower in particles() or lexemes[step].surface in ("'", "’", "t", "s"))
                and not lexemes[step].capital
            ):
                step += 1
            if (
                step == last + 1
                and last - first > 1
                and flags[last] & self.bits["of"]
                and self.language.file.grammar.verb_final
            ):
                return 0
            known = step < scan.sentence.last and getattr(lexemes[step].name_node, "entries", None)
            if known and (self.language.file.grammar.capital_nouns or flags[last] & self.bits["of"]):
                return 0
            if step < scan.sentence.last and lexemes[step].capital and lexemes[first].surface in self.people:
                return step - last + 1
        if (
            head is not None
            and following is not None
            and flags[last] & (self.bits["of"] | self.bits["at"] | self.bits["prepositions"])
        ):
            step = last + 1
            if flags[step] & self.bits["definite"] and step + 1 < scan.sentence.last:
                step += 1
            blocked = flags[step] & self.small and not (
                flags[step] & self.bits["nouns"] and lexemes[last].lower == "für"
            )
            if lexemes[step].capital and not blocked and (self._near_head(last, scan) or lexemes[last - 1].digit):
                return step - last + 1
        if head is EntityType.COURT and lexeme.lower in _NUMBERED and following is not None and following.digit:
            return 2
        if (
            head is not None and flags[last] & self.bits["joiners"] and following is not None and following.capital
            and not flags[last + 1] & self.small and following.name_node is None
            and any(flags[at] & (self.bits["of"] | self.bits["at"]) for at in range(first, last))
        ):  # fmt: skip
            return 2
        if following is not None and flags[last] & self.bits["joiners"] and self._joins_body(first, last, scan):
            return 2
        return 0

    def _is_head(self, lexeme: Lexeme) -> bool:
        return lexeme.node is not None and any(entry.kind == "head" for entry in lexeme.node.entries)

    def _joins_body(self, first: int, last: int, scan: Scan) -> bool:
        """Tell whether 'and' stands within the name of the one body that a noun announces: 'organisationen Skole og Forældre'."""
        following = self.tokens.lexemes[last + 1]
        announced = any(hit.last == first and hit.entry.value[0] in _JOINED for hit in scan.of("descriptor"))
        return (
            announced
            and following.capital
            and following.name_node is None
            and not self.tokens.flags[last + 1] & self.small
        )

    def _near_head(self, last: int, scan: Scan) -> bool:
        return any(hit.last == last for hit in scan.of("head"))

    def _looks_like_person(self, run: Run) -> bool:
        if run.head is not None or not 2 <= len(run.words) <= 6:
            return False
        first = run.words[0]
        return first in self.people or (first.split("-")[0] in self.people and "-" in first)

    def _strip_genitives(self, runs: list[list[Run]]) -> None:
        """Take the bare genitive ending from names that the text also uses without: 'Obermanns Vorgänger'."""
        if "s" not in self.language.lexicon.genitives:
            return
        known = {run.text for found in runs for run in found} | {run.words[-1] for found in runs for run in found}
        for found in runs:
            for run in found:
                base = run.text[:-1]
                if (
                    run.text.endswith("s")
                    and len(base) > 3
                    and run.known is None
                    and base in known
                    and not run.genitive
                ):
                    run.text, run.words, run.genitive = base, tuple(base.split()), True

    def register(self, scans: list[Scan], runs: list[list[Run]]) -> Register:
        """Settle the type of every run of the document, and join forms of one name."""
        self._strip_genitives(runs)
        register = Register()
        votes: dict[str, Counter[EntityType]] = {}
        ordered: dict[str, Run] = {}
        for scan, found in zip(scans, runs, strict=True):
            for run in found:
                best = ordered.get(run.text)
                if best is None or (best.known is None and run.known is not None):
                    ordered[run.text] = run
                self._vote(run, scan, votes.setdefault(run.text, Counter()))
        links = self._short_forms(scans, runs, ordered)
        self._vote_by_habit(runs, ordered, votes)
        for text, run in sorted(ordered.items(), key=lambda item: (-len(item[1].words), item[1].first)):
            if text not in links:
                self._enter(register, text, run, votes[text])
        for short, full in links.items():
            register.by_form[short] = register.by_form[full]
            register.by_form[full].note_form(short)
        for scan, found in zip(scans, runs, strict=True):
            for run in found:
                referent = register.by_form[run.text]
                certain = not run.initial or len(run.words) > 1 or self._acts(run, scan)
                referent.solid = referent.solid or (certain and self._looks_named(run))
        return register

    def _vote_by_habit(
        self, runs: list[list[Run]], ordered: dict[str, Run], votes: dict[str, Counter[EntityType]]
    ) -> None:
        """Type what nothing else typed by how the text goes on to name it: by its last word a person, again and again a company."""
        counts = Counter(run.text for found in runs for run in found)
        inner = Counter(run.text for found in runs for run in found if not run.initial)
        articled = {run.text for found in runs for run in found if self._has_article(run)}
        for text, run in ordered.items():
            if run.known is not None or votes[text] or _is_place(text):
                continue
            words = run.words
            plain = all(
                word[0].isupper() and not word.isupper() and word.replace("-", "").isalpha()
                for word in (words[0], words[-1])
            )
            if (
                2 <= len(words) <= 4
                and plain
                and words[-1] in ordered
                and ordered[words[-1]].known is None
                and words[-1] not in places()
            ):
                votes[text][EntityType.PERSON] += _FAIR
            elif (
                counts[text] >= 2
                and inner[text]
                and len(words) <= 3
                and not run.person
                and text not in self.surnames(ordered)
            ):
                if not (self.language.file.grammar.capital_nouns and text in articled):
                    votes[text][EntityType.COMPANY] += _WEAK

    def _looks_named(self, run: Run) -> bool:
        """Tell whether the form speaks for a name: always, but where every noun has a capital."""
        if not self.language.file.grammar.capital_nouns:
            return True
        if len(run.words) > 1 or any(char.isupper() or char.isdigit() for char in run.text[1:]):
            return True
        return not self._has_article(run) and not run.text.endswith(("en", "er", "ern", "es"))

    def surnames(self, ordered: dict[str, Run]) -> set[str]:
        """Return the last words of all names of several words, under which a person is named again."""
        if not self._surnames:
            self._surnames = {run.words[-1] for run in ordered.values() if len(run.words) > 1}
        return self._surnames

    def _has_article(self, run: Run) -> bool:
        articles = self.bits["definite"] | self.bits["indefinite"] | self.bits["possessive"]
        return run.first > 0 and bool(self.tokens.flags[run.first - 1] & articles)

    def _short_forms(self, scans: list[Scan], runs: list[list[Run]], ordered: dict[str, Run]) -> dict[str, str]:
        """Return the short forms given in brackets after a name: 'Trades Union Congress (TUC)'."""
        links: dict[str, str] = {}
        for scan, found in zip(scans, runs, strict=True):
            for one, two in zip(found, found[1:], strict=False):
                if (
                    two.first != one.last + 1
                    or two.last >= scan.sentence.last
                    or one.text == two.text
                    or two.text in links.values()
                ):
                    continue
                if self.tokens.lexemes[one.last].surface != "(" or self.tokens.lexemes[two.last].surface != ")":
                    continue
                full, short = ordered[one.text], ordered[two.text]
                if (
                    full.person
                    or len(two.words) > 2
                    or (len(one.words) < 2 and not full.known)
                    or not _abbreviates(two.text, one.text)
                ):
                    continue
                if full.known is None and short.known is not None and short.known.type is not EntityType.PARTY:
                    full.known = short.known
                    if two.text in short.known.ambiguous:
                        continue
                elif full.known is None or short.known is not full.known:
                    links.setdefault(two.text, one.text)
        return {short: full for short, full in links.items() if full not in links}

    def _enter(self, register: Register, text: str, run: Run, votes: Counter[EntityType]) -> None:
        if run.known is not None:
            key = f"{run.known.type}/{run.known.name}"
            referent = register.by_known.get(key)
            if referent is None:
                known_as = tuple(filter(None, (run.known.name, run.known.english)))
                referent = Referent(text, run.known.type, known_as=known_as, country=run.known.country)
                register.by_known[key] = referent
            referent.note_form(text)
            register.by_form[text] = referent
            self._index(register, text, referent)
            return
        type_ = votes.most_common(1)[0][0] if votes else None
        referent = self._same(register, run, type_)
        if referent is None:
            referent = Referent(text, type_, place=_is_place(text))
            if type_ is EntityType.PERSON and len(run.words) > 1:
                for surname in _surnames(run.words):
                    taken = register.by_surname.get(surname, referent)
                    register.by_surname[surname] = referent if taken is referent else None
        referent.note_form(text)
        referent.votes.update(votes)
        register.by_form[text] = referent
        self._index(register, text, referent)

    def _index(self, register: Register, text: str, referent: Referent) -> None:
        words = fold(text).split()
        if words:
            register.by_folded.setdefault(" ".join(words), referent)
            if len(words) > 1 and not referent.known_as:
                register.by_first_word.setdefault(words[0], referent)

    def _same(self, register: Register, run: Run, type_: EntityType | None) -> Referent | None:
        """Return the referent that a shorter or differently written form already has."""
        surname = register.by_surname.get(run.text)
        if surname is not None and type_ in (None, EntityType.PERSON):
            return surname
        folded = fold(run.text)
        same = register.by_folded.get(folded)
        if same is not None:
            return same
        if len(run.words) == 1 and len(folded) > 2 and folded not in _GENERIC:
            longer = register.by_first_word.get(folded)
            if longer is not None and longer.type is not EntityType.PERSON and type_ in (None, longer.type):
                return longer
        return None

    def _vote(self, run: Run, scan: Scan, votes: Counter[EntityType]) -> None:
        if run.head is not None:
            votes[run.head] += _STRONG
        if run.person or run.title:
            votes[EntityType.PERSON] += _STRONG
        if any(word in legal_forms() for word in run.words[1:]) or any(
            word.endswith((".com", ".dk", ".io")) for word in run.words
        ):
            votes[EntityType.COMPANY] += _STRONG
        if run.text not in places():
            self._vote_neighbours(run, scan, votes)
            self._vote_deeds(run, scan, votes)

    def _vote_deeds(self, run: Run, scan: Scan, votes: Counter[EntityType]) -> None:
        """Type an unknown name by what only a body does or suffers: 'dismissed by X', 'X was fined', 'staff at X'."""
        if run.known is not None or run.person or run.title or len(run.words) > 4:
            return
        flags, bits = self.tokens.flags, self.bits
        before, after = run.first - 1, run.last
        for hit in self._triggers_ending(scan).get(before, ()):
            acted = hit.entry.value.voice in ("participle", "passive") and hit.entry.value.predicate in _BODY_ACTS
            if acted and flags[before] & bits["by"]:
                votes[EntityType.COMPANY] += _FAIR
        for at in (after, after + 1):
            for hit in self._triggers_opening(scan).get(at, ()):
                self._vote_suffered(hit, at - after, after, votes)
        if before >= 0 and flags[before] & bits["at"] and not flags[before] & bits["of"] and not run.genitive:
            node = self.tokens.lexemes[before - 1].node if before else None
            if node is not None and any(entry.kind == "group" for entry in node.entries):
                votes[EntityType.COMPANY] += _WEAK

    def _vote_suffered(self, hit: Hit, gap: int, after: int, votes: Counter[EntityType]) -> None:
        """Type the name before a passive: fined is a body, developed by someone is a product."""
        flags, bits, rule = self.tokens.flags, self.bits, hit.entry.value
        followed = hit.last < len(flags) and bool(flags[hit.last] & bits["by"])
        auxiliary = gap == 1 and bool(flags[after] & bits["passive_auxiliaries"])
        if rule.predicate is Predicate.SUPPLIED and rule.voice == "participle" and followed:
            votes[EntityType.TECHNOLOGY] += _STRONG
        if rule.predicate is Predicate.FINED and (
            (rule.voice == "passive" and gap == 0) or (rule.voice == "participle" and auxiliary)
        ):
            votes[EntityType.COMPANY] += _FAIR

    def _triggers_ending(self, scan: Scan) -> dict[int, list[Hit]]:
        return self._trigger_ends(scan)[1]

    def _triggers_opening(self, scan: Scan) -> dict[int, list[Hit]]:
        return self._trigger_ends(scan)[0]

    def _trigger_ends(self, scan: Scan) -> tuple[dict[int, list[Hit]], dict[int, list[Hit]]]:
        """Return the triggers of a sentence by first token and by the token after the last; read once a sentence."""
        if self._trigger_places is None or self._trigger_places[0] != scan.index:
            opening: dict[int, list[Hit]] = {}
            ending: dict[int, list[Hit]] = {}
            for hit in scan.of("trigger"):
                opening.setdefault(hit.first, []).append(hit)
                ending.setdefault(hit.last, []).append(hit)
            self._trigger_places = (scan.index, opening, ending)
        return self._trigger_places[1], self._trigger_places[2]

    def _is_adjective(self, at: int) -> bool:
        """Tell whether an adjective of a country stands there, in a language where it follows its noun."""
        node = self.tokens.lexemes[at].node
        return (
            self.language.file.grammar.adjectives_follow and node is not None
            and any(entry.kind == "country" for entry in node.entries)
        )  # fmt: skip

    def _vote_neighbours(self, run: Run, scan: Scan, votes: Counter[EntityType]) -> None:
        flags = self.tokens.flags
        for hit in scan.of("descriptor"):
            type_, definite, _ = hit.entry.value
            if self.tokens.lexemes[hit.last - 1].genitive:
                continue
            if hit.last == run.first or (
                hit.last == run.first - 1
                and (self.tokens.lexemes[hit.last].surface in "\"“„»«‘’'" or self._is_adjective(hit.last))
            ):
                votes[type_] += _STRONG if type_ is not EntityType.TECHNOLOGY else _FAIR
            elif run.last < hit.first <= run.last + 7 and self.tokens.lexemes[run.last].surface in (",", "(", "–"):
                if self._apposition(run.last + 1, hit.first):
                    votes[type_] += _FAIR
            elif (
                hit.last + 1 == run.first
                and self.tokens.lexemes[hit.last].surface == ","
                and (definite or type_ is EntityType.TECHNOLOGY)
            ):
                votes[type_] += _FAIR
            elif hit.first == run.last and not definite and not run.genitive and run.first > scan.sentence.first:
                votes[type_] += _WEAK
        for kind in ("role", "minister"):
            for hit in scan.of(kind):
                if (hit.last == run.first and len(run.words) > 1) or (
                    hit.last + 1 == run.first and self.tokens.lexemes[hit.last].surface == "," and len(run.words) > 1
                ):
                    votes[EntityType.PERSON] += _FAIR
                elif (
                    hit.first > run.last and hit.first - run.last <= 4 and self.tokens.lexemes[run.last].surface == ","
                ):
                    if len(run.words) > 1 and self._apposition(run.last + 1, hit.first):
                        votes[EntityType.PERSON] += _FAIR
                elif run.genitive and 0 <= hit.first - run.last <= 2 and len(run.words) <= 3 and kind == "role":
                    votes[_ORGANISATION_OF.get(hit.entry.phrase, EntityType.COMPANY)] += _WEAK
                elif hit.last < run.first <= hit.last + 2 and flags[hit.last] & (self.bits["at"] | self.bits["of"]):
                    votes[EntityType.COMPANY] += _WEAK
        for hit in scan.of("group"):
            if run.genitive and 0 <= hit.first - run.last <= 2:
                votes[EntityType.COMPANY] += _WEAK
        for hit in scan.of("speech"):
            if hit.last == run.first and hit.entry.value != "according" and len(run.words) in (2, 3) and not run.head:
                if all(word[0].isupper() and not word.isupper() for word in run.words):
                    votes[EntityType.PERSON] += _WEAK

    def _apposition(self, first: int, last: int) -> bool:
        """Tell whether only articles and modifiers stand between two tokens."""
        flags, lexemes = self.tokens.flags, self.tokens.lexemes
        if any(not lexemes[at].word for at in range(first, last)):
            return False
        stop = (
            self.bits["perfect_auxiliaries"] | self.bits["passive_auxiliaries"] | self.bits["relatives"]
            | self.bits["subordinators"] | self.bits["future"] | self.bits["verbs"]
        )  # fmt: skip
        stop &= ~(self.bits["definite"] | self.bits["indefinite"])
        articles = self.bits["definite"] | self.bits["indefinite"] | self.bits["possessive"]
        if any(self._is_finite(lexemes[at]) for at in range(first, last)):
            return False
        return not any(flags[at] & stop and not flags[at] & articles for at in range(first, last))

    def _is_finite(self, lexeme: Lexeme) -> bool:
        """Tell whether a word can only be the verb of a trigger or of saying: 'NAME, accused the company'."""
        entries = lexeme.node.entries if lexeme.node is not None else []
        voices = {entry.value.voice for entry in entries if entry.kind == "trigger"}
        nouns = any(entry.kind not in ("trigger", "speech") for entry in entries)
        return not nouns and "noun" not in voices and "active" in voices


_BODY_ACTS = frozenset({Predicate.FIRED, Predicate.HIRED, Predicate.SUPPLIED})
_JOINED = frozenset({EntityType.ORGANIZATION, EntityType.UNION})
_COMMON = frozenset({"descriptor", "group", "institution", "technology", "proxy", "trigger", "speech"})
_QUOTES = frozenset('"„“”«»‚‘’')
_NAMED_TYPES = frozenset({EntityType.COMPANY, EntityType.MEDIA_OUTLET, EntityType.ORGANIZATION, EntityType.UNION})
_NUMBERED = frozenset({"número", "núm", "nº", "n.º", "numero", "n"})
_SHORT_NAMED = frozenset({EntityType.REGULATOR, EntityType.COURT, EntityType.UNION, EntityType.PUBLIC_BODY})
_LEGAL_ABBREVIATIONS = frozenset({"co", "a.b", "cie", "gebr", "inc", "ltd"})
_LOWER_HEADS = frozenset({EntityType.COURT, EntityType.PUBLIC_BODY, EntityType.REGULATOR})
_GENERIC = frozenset({"the", "new", "great", "royal", "national", "european", "united", "international"})
_ORGANISATION_OF: dict[str, EntityType] = {}


def _abbreviates(short: str, full: str) -> bool:
    """Tell whether the letters of the short form stand in the full name in that order, the first at the start of a word."""
    letters = [char for char in short.lower() if char.isalnum()]
    rest = full.lower()
    if not letters or not any(word.startswith(letters[0]) for word in rest.split()):
        return False
    position = 0
    for letter in letters:
        position = rest.find(letter, position) + 1
        if position == 0:
            return False
    return True


def _surnames(words: tuple[str, ...]) -> list[str]:
    """Return the forms under which a person is named again: the last word, the last two, with particles."""
    forms = [words[-1]]
    if len(words) > 2:
        forms.append(" ".join(words[-2:]))
    for at in range(1, len(words) - 1):
        if words[at].lower() in particles():
            forms.append(" ".join(words[at:]))
            break
    return forms


def _is_place(text: str) -> bool:
    """Tell whether a name is a place's, be it written in capitals."""
    return text in places() or (text.isupper() and text.title() in places())


def _distinct(tokens: Tokens) -> Iterable[Lexeme]:
    return {id(lexeme): lexeme for lexeme in tokens.lexemes}.values()
