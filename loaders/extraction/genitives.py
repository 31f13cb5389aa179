"""Genitive endings of names that no list knows: 'Nordbos direktør', 'Obermanns Vorgänger'."""

from __future__ import annotations

from loaders.extraction.candidates import Run, Wording
from loaders.extraction.scanning import Scan

_SIBILANTS = frozenset({"ss", "xs", "zs"})


def strip_genitive(wording: Wording, run: Run, scan: Scan) -> None:
    """Take the genitive ending from an unknown name that a common noun follows: 'Nordbos direktør'."""
    endings = [mark for mark in wording.language.lexicon.genitives if mark.isalpha() and run.text.endswith(mark)]
    if not endings or len(run.text) < 5 or run.text[-2:] in _SIBILANTS:
        return
    if run.text in wording.surnames:
        return
    kinds = ("role", "group", "proxy", "descriptor", "minister")
    verb = any(hit.first == run.last and hit.entry.value.voice != "noun" for hit in scan.of("trigger"))
    reach = 0 if verb else 1
    if reach and run.last < scan.sentence.last and not wording.tokens.lexemes[run.last].word:
        reach = 0
    noun = any(run.last <= hit.first <= run.last + reach for kind in kinds for hit in scan.of(kind))
    finite = wording.bits["verbs"] | wording.bits["future"] | wording.bits["passive_auxiliaries"]
    if not verb and run.last < scan.sentence.last and not wording.tokens.flags[run.last] & finite:
        noun = noun or any(hit.first == run.last and hit.entry.value.voice == "noun" for hit in scan.of("trigger"))
    if noun:
        run.text = run.text[: -len(endings[0])]
        run.words = tuple(run.text.split())
        run.genitive = True
        run.initial = False


def keep_surname(wording: Wording, run: Run, scan: Scan) -> None:
    """Give a name its last letter back that no noun follows: 'Tom Rademakers wil', 'Optima Holdings, die'."""
    lexeme, lexicon = wording.tokens.lexemes[run.last - 1], wording.language.lexicon
    nouns = ("role", "group", "proxy", "descriptor", "minister")
    if lexeme.surface != lexeme.base + "s" or lexicon.names.children.get(lexeme.base) is not None:
        return
    person = run.words[0] in wording.people and lexicon.words.children.get(lexeme.base.lower()) is None
    closed = run.last >= scan.sentence.last or wording.tokens.lexemes[run.last].surface in ".,;:)"
    if closed or (person and not any(hit.first == run.last for kind in nouns for hit in scan.of(kind))):
        run.text, run.genitive = run.text + "s", False
        run.words = tuple(run.text.split())


def strip_genitives(wording: Wording, runs: list[list[Run]]) -> None:
    """Take the bare genitive ending from names that the text also uses without: 'Obermanns Vorgänger'."""
    if "s" not in wording.language.lexicon.genitives:
        return
    known = {run.text for found in runs for run in found} | {run.words[-1] for found in runs for run in found}
    for found in runs:
        for run in found:
            base = run.text[:-1]
            if (
                run.text.endswith("s")
                and run.text[-2:] not in _SIBILANTS
                and len(base) > 3
                and run.known is None
                and base in known
                and not run.genitive
            ):
                run.text, run.words, run.genitive = base, tuple(base.split()), True
