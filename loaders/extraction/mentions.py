"""Mentions: the stretches of a sentence that stand for someone or something, resolved to the document's referents."""

from __future__ import annotations

from graph.model import EntityType
from loaders.extraction.apposition import AppositionReader
from loaders.extraction.candidates import Run
from loaders.extraction.context import Context
from loaders.extraction.describing import DescriptionReader
from loaders.extraction.document import Mention, Referent
from loaders.extraction.government import GovernmentReader
from loaders.extraction.groups import GroupReader
from loaders.extraction.pronouns import PronounReader
from loaders.extraction.scanning import Scan
from loaders.extraction.spotting import Spot, Spotter


class MentionReader:
    """Reads the mentions of sentence after sentence; remembers groups and unnamed bodies."""

    def __init__(self, context: Context) -> None:
        self.context, self.language, self.tokens = context, context.language, context.tokens
        self.discourse = context.discourse
        self.technologies: dict[str, Referent] = {}
        self.spotter, self.government = Spotter(context), GovernmentReader(context)
        self.descriptions, self.groups = DescriptionReader(context), GroupReader(context)
        self.pronouns, self.apposition = PronounReader(context), AppositionReader(context)

    def read(self, scan: Scan, runs: list[Run]) -> list[Mention]:
        """Return the mentions of the sentence in order; descriptions and pronouns are resolved as they come."""
        self.discourse.begin(scan.index, scan.sentence.kind == "headline")
        self.government.begin(scan)
        self.pronouns.begin(scan)
        self.descriptions.begin(runs)
        mentions: list[Mention] = []
        for spot in self.spotter.find(scan, runs):
            mention = self._mention(spot, mentions)
            if mention is None:
                continue
            if spot.kind not in ("clitic", "voice"):
                self.government.govern(mention, mentions, scan)
                if self.government.is_compared(mention, mentions, scan):
                    mention.preposition = mention.preposition or self.tokens.lexemes[scan.sentence.first].lower
                    mentions.append(mention)
                    continue
                meant = [(one, one.referent) for one in mentions[-2:]]
                self.apposition.join(mentions, mention)
                self._correct(meant)
                self.groups.own(mentions, mention)
                self._remember(mention)
            mentions.append(mention)
        return mentions

    def _correct(self, meant: list[tuple[Mention, Referent | None]]) -> None:
        """Note whom a description stands for after all, where a name behind it tells: 'the first instance, COURT,'."""
        for mention, before in meant:
            if mention.referent is not before and before is not None:
                self.discourse.forget(before)
                self._remember(mention)

    def _remember(self, mention: Mention) -> None:
        """Note who is spoken of, and how prominently."""
        referent = mention.referent
        if referent is None or mention.appositive:
            return
        if mention.kind == "pronoun":
            self.discourse.touch(referent)
            return
        if referent.type not in (EntityType.GROUP, EntityType.TECHNOLOGY):
            self.context.latest = referent
        self.discourse.note(referent, self._prominence(mention))

    def _prominence(self, mention: Mention) -> float:
        if mention.genitive:
            return 0.1
        if self._modifies(mention):
            return -1.0
        grammar, closed = self.language.file.grammar, self.language.file.closed
        if mention.preposition is None or mention.preposition in grammar.object_marks:
            return 0.7
        if mention.preposition in closed.by:
            return 0.5
        return 0.0 if mention.preposition in self.language.file.closed.of else 0.3

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

    def _mention(self, spot: Spot, before: list[Mention]) -> Mention | None:
        if spot.run is not None:
            return self._name(spot.run)
        if spot.kind == "description":
            return self.descriptions.read(spot.first, spot.last, spot.hits, before)
        if spot.kind == "group":
            return self.groups.read(spot.hits[0], before)
        if spot.kind == "institution":
            return self.groups.read_institution(spot.hits[0])
        if spot.kind == "technology":
            phrase = spot.hits[0].entry.phrase
            text = self.tokens.text(self.context.view, spot.first, spot.last)
            referent = self.technologies.setdefault(phrase, Referent(text, EntityType.TECHNOLOGY))
            return Mention(spot.first, spot.last, "description", referent, noun=phrase)
        if spot.kind == "voice":
            return Mention(spot.first, spot.first, "speaker", self.context.publisher)
        read = self.pronouns.read_clitic if spot.kind == "clitic" else self.pronouns.read
        return read(spot.first, before)

    def _name(self, run: Run) -> Mention | None:
        referent = self.context.register.find(run)
        if referent is not None:
            referent = self.descriptions.authorities.find_namesake(run, referent) or referent
            referent.note_form(run.text)
            if run.first > 0:
                self.context.genders.tell(referent, self.tokens.lexemes[run.first - 1].lower)
            if run.silent:
                self.discourse.note(referent, 0.3)
        if run.silent:
            return None
        return Mention(run.first, run.last, "name", referent, genitive=run.genitive)
