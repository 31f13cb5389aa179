"""Spotting: where in a sentence a name, a noun or a pronoun stands that may be a mention."""

from __future__ import annotations

from typing import NamedTuple

from graph.model import EntityType
from loaders.extraction.candidates import Run
from loaders.extraction.context import Context
from loaders.extraction.scanning import Hit, Scan

_KINDS = ("name", "institution", "group", "description", "technology", "pronoun", "clitic", "voice")
_PRIORITY = {kind: rank for rank, kind in enumerate(_KINDS)}


class Spot(NamedTuple):
    """Words from `first` to before `last` that may be a mention: a name by its run, a noun by what was found of it."""

    kind: str
    first: int
    last: int
    run: Run | None = None
    hits: tuple[Hit, ...] = ()


class Spotter:
    """Finds the spots of mentions in sentence after sentence."""

    def __init__(self, context: Context) -> None:
        self.language, self.tokens = context.language, context.tokens

    def find(self, scan: Scan, runs: list[Run]) -> list[Spot]:
        """Return the spots in order; where they overlap, names go before nouns and nouns before pronouns."""
        spots = [Spot("name", run.first, run.last, run=run) for run in runs]
        for kind in ("institution", "group", "descriptor", "technology"):
            name = "description" if kind == "descriptor" else kind
            spots += [Spot(name, hit.first, hit.last, hits=(hit,)) for hit in scan.of(kind) if self._is_written(hit)]
        spots += self._find_pronouns(scan)
        return self._merge_descriptions(_keep_best(self._leave_out(spots, scan)))

    def _find_pronouns(self, scan: Scan) -> list[Spot]:
        bits, flags = self.language.bit, self.tokens.flags
        pronouns = bits("pronoun_person") | bits("pronoun_thing") | bits("pronoun_plural") | bits("pronoun_speaker")
        pronouns |= bits("latter")
        loose, thing = bits("object_pronouns"), bits("pronoun_thing")
        definite, latter = bits("definite"), bits("latter")
        clitics, speaks = bits("clitics"), bits("speaks")
        spots: list[Spot] = []
        for at in range(scan.sentence.first, scan.sentence.last):
            if self._is_country(at, scan):
                continue
            strict = flags[at] & thing and flags[at] & definite and not flags[at] & latter
            if (flags[at] & pronouns and (not strict or self._acts(at, scan) or self._opens_clause(at, scan))) or (
                flags[at] & loose and self._stands_alone(at, scan)
            ):
                spots.append(Spot("pronoun", at, at + 1))
            elif self.tokens.lexemes[at].enclitic or (
                flags[at] & clitics and self._is_clitic(at, scan.sentence.first, scan.sentence.last)
            ):
                spots.append(Spot("clitic", at, at + 1))
            if flags[at] & speaks:
                spots.append(Spot("voice", at, at))
        return spots

    def _is_country(self, at: int, scan: Scan) -> bool:
        """Tell whether capitals amid words without make it no pronoun: 'the US company'."""
        lexemes = self.tokens.lexemes
        loud = lexemes[at].upper and len(lexemes[at].surface) > 1
        return loud and at + 1 < scan.sentence.last and lexemes[at + 1].surface.islower()

    def _leave_out(self, spots: list[Spot], scan: Scan) -> list[Spot]:
        """Leave out names inside of long groups, and institutions that only say of what an authority is one."""
        wide = [(hit.first, hit.last) for hit in scan.of("group") if hit.last - hit.first > 2]
        nouns = {hit.first for hit in scan.of("descriptor") if hit.entry.value[0] is EntityType.REGULATOR}
        return [
            spot
            for spot in spots
            if not self._counts(spot, scan)
            and not self._ends_office(spot, scan)
            and not self._modifies(spot, scan)
            and not self._opens_description(spot, scan)
            if spot.kind not in ("name", "institution")
            or not (
                any(first <= spot.first and spot.last <= last for first, last in wide)
                or (spot.kind == "institution" and spot.last in nouns)
            )
        ]

    def _modifies(self, spot: Spot, scan: Scan) -> bool:
        """Tell whether a noun for one of many only tells what the next is about: 'customer complaints' (en)."""
        at, grammar = spot.last, self.language.file.grammar
        if spot.kind != "group" or not grammar.capital_names or at >= scan.sentence.last or spot.last - spot.first > 1:
            return False
        word, after = self.tokens.lexemes[spot.first], self.tokens.lexemes[at]
        if word.lower not in self.language.file.closed.adjuncts or not after.word or not after.surface.islower():
            return False
        return after.node is None and not self.tokens.flags[at] and not after.lower.endswith(("ed", "ing", "ly"))

    def _opens_description(self, spot: Spot, scan: Scan) -> bool:
        """Tell whether a noun for people only opens that of a body, or goes on with it: 'the courier business'."""
        return spot.kind == "group" and any(
            hit.last > spot.last if hit.first == spot.first else self._completes(hit, spot)
            for hit in scan.of("descriptor")
        )

    def _completes(self, noun: Hit, spot: Spot) -> bool:
        """Tell whether people only say what a body with a name deals in: 'la agencia de detectives Argal'."""
        first, lexemes, flags = spot.first, self.tokens.lexemes, self.tokens.flags
        named = spot.last < len(lexemes) and lexemes[spot.last].capital
        within = noun.first < first and spot.last == noun.last
        behind = noun.last == first - 1 and lexemes[noun.last].lower in self.language.file.closed.of
        if not named or not self.language.file.grammar.adjectives_follow or lexemes[first].capital:
            return False
        articles = self.language.bit("definite") | self.language.bit("indefinite")
        return noun.entry.value[0] is not EntityType.TECHNOLOGY and (
            within or (behind and not flags[noun.last] & articles)
        )

    def _ends_office(self, spot: Spot, scan: Scan) -> bool:
        """Tell whether a noun for people is only the end of an office: 'chief executive'."""
        if spot.kind in ("description", "institution") and any(
            hit.first <= spot.first and spot.last <= hit.last and hit.last - hit.first > spot.last - spot.first
            for hit in scan.of("minister")
        ):
            return True
        if spot.kind == "description" and any(
            hit.first == spot.first and spot.last < hit.last and hit.entry.kind == "role" for hit in scan.of("role")
        ):
            return True
        return spot.kind == "group" and any(hit.first < spot.first and hit.last == spot.last for hit in scan.of("role"))

    def _counts(self, spot: Spot, scan: Scan) -> bool:
        """Tell whether a noun only counts the people behind it: 'un grupo de 240 repartidores'."""
        flags, bit = self.tokens.flags, self.language.bit
        if (
            spot.kind != "description"
            or not flags[spot.last - 1] & bit("quantities")
            or spot.last >= scan.sentence.last
        ):
            return False
        near = range(spot.last + 1, spot.last + 5)
        return bool(flags[spot.last] & bit("of")) and any(hit.first in near for hit in scan.of("group"))

    def _is_written(self, hit: Hit) -> bool:
        """Tell whether a noun is written like one: with a capital, where all are; 'beauftragte' is a verb."""
        if not self.language.file.grammar.capital_nouns:
            return True
        return any(self.tokens.lexemes[at].capital for at in range(hit.first, hit.last))

    def _acts(self, at: int, scan: Scan) -> bool:
        """Tell whether a verb of a trigger or of saying follows: the word is a pronoun, no article."""
        return any(
            hit.first == at + 1 and (hit.entry.kind == "speech" or hit.entry.value.voice == "active")
            for kind in ("trigger", "speech") for hit in scan.of(kind)
        )  # fmt: skip

    def _opens_clause(self, at: int, scan: Scan) -> bool:
        """Tell whether an article that no noun can follow stands behind a conjunction: 'dat het de bezorgers volgt'."""
        bit, flags = self.language.bit, self.tokens.flags
        conjunction = bit("subordinators") | bit("whether") | bit("that")
        if at == scan.sentence.first or at + 1 >= scan.sentence.last or not flags[at - 1] & conjunction:
            return False
        plural = any(hit.first == at + 1 and hit.entry.phrase.endswith(("s", "en")) for hit in scan.of("group"))
        if plural and self.tokens.lexemes[at].lower in self.language.file.grammar.singular_articles:
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

    def _follows_noun(self, at: int, first: int) -> bool:
        """Tell whether a word stands before it that no noun phrase begins behind, such as the subject of a verb."""
        bit = self.language.bit
        opens = bit("prepositions") | bit("of") | bit("by") | bit("subordinators") | bit("coordinators") | bit("that")
        return at > first and self.tokens.lexemes[at - 1].word and not self.tokens.flags[at - 1] & opens

    def _is_clitic(self, at: int, first: int, last: int) -> bool:
        """Tell whether an object pronoun stands there and no article: a verb follows, or an auxiliary."""
        after = at + 1
        while after < last and self.tokens.flags[after] & self.language.bit("clitics"):
            after += 1
        if after >= last or after - at > 2:
            return False
        noun = self.tokens.flags[after] & self.language.bit("homographs")
        article = self.tokens.lexemes[at].lower in self.language.file.pronouns.articles
        if noun and article and not self._follows_noun(at, first):
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

    def _merge_descriptions(self, spots: list[Spot]) -> list[Spot]:
        """Give a noun that stands for several types as one spot."""
        merged: list[Spot] = []
        for spot in spots:
            same = bool(merged) and spot.kind == merged[-1].kind == "description" and spot.first == merged[-1].first
            if same:
                merged[-1] = merged[-1]._replace(hits=(*merged[-1].hits, *spot.hits))
            else:
                merged.append(spot)
        return merged


def _keep_best(spots: list[Spot]) -> list[Spot]:
    """Return the spots in order without those that overlap better ones; a noun may stand for several types."""
    taken: set[int] = set()
    kept: list[Spot] = []
    for spot in sorted(spots, key=lambda spot: (_PRIORITY[spot.kind], spot.first, spot.first - spot.last)):
        cells = range(spot.first, spot.last)
        if spot.kind == "description" and any(spot[:3] == other[:3] for other in kept):
            kept.append(spot)
        elif taken.isdisjoint(cells):
            taken.update(cells)
            kept.append(spot)
    kept.sort(key=lambda spot: spot.first)
    return kept
