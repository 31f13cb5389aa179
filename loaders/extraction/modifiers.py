"""Modifiers: names that only tell where a body is at home or what it does: 'the Aberdeen company', 'Oil group X'."""

from __future__ import annotations

from graph.model import EntityType
from loaders.extraction.candidates import Run, Wording
from loaders.extraction.scanning import Scan


def leave_out_modifiers(wording: Wording, scans: list[Scan], runs: list[list[Run]]) -> None:
    """Leave out names that the text only uses before a noun for a company that names none."""
    if not wording.language.file.grammar.capital_names:
        return
    modifying: dict[str, bool] = {}
    for scan, found in zip(scans, runs, strict=True):
        for run in found:
            modifies = _modifies(wording, scan, run) or _opens_line(wording, scan, run, found)
            modifying[run.text] = modifying.get(run.text, True) and modifies
    # A longer name of the text that begins so is no place: 'the Carrow company', 'Carrow Hill'.
    starts = {text.split()[0] for text, modifies in modifying.items() if not modifies}
    for found in runs:
        found[:] = [run for run in found if not modifying[run.text] or run.words[0] in starts]


def _modifies(wording: Wording, scan: Scan, run: Run) -> bool:
    """Tell whether a name stands between an article and a noun for a company that tells no name of its own."""
    if run.known is not None or run.head is not None or run.person or run.genitive or len(run.words) > 2:
        return False
    articles = wording.bits["definite"] | wording.bits["indefinite"]
    if run.first <= scan.sentence.first or not wording.tokens.flags[run.first - 1] & articles:
        return False
    nouns = [
        hit for hit in scan.of("descriptor") if run.last <= hit.first <= run.last + 1
        and hit.entry.value[0] is EntityType.COMPANY and all(
            wording.tokens.lexemes[at].surface.islower() for at in range(run.last, hit.last)
        )
    ]  # fmt: skip
    badge = wording.bits["badges"]
    return bool(nouns) and not any(
        wording.tokens.flags[hit.last - 1] & badge and not _opens_name(wording, hit.last, scan) for hit in nouns
    )


def _opens_name(wording: Wording, at: int, scan: Scan) -> bool:
    """Tell whether a name stands right behind the noun: 'the Malaysian group Sela Timur'."""
    return at < scan.sentence.last and wording.tokens.lexemes[at].capital


def _opens_line(wording: Wording, scan: Scan, run: Run, found: list[Run]) -> bool:
    """Tell whether a word has its capital from the start of the sentence and tells the trade of the next name."""
    if run.known is not None or run.first != scan.sentence.first or len(run.words) > 1:
        return False
    if scan.sentence.kind == "headline" and any(
        hit.first == run.last and hit.entry.value[0] is EntityType.COMPANY for hit in scan.of("descriptor")
    ):
        return wording.tokens.lexemes[run.last].surface.islower() and not run.genitive
    following = next((other for other in found if other.first > run.first), None)
    if following is None or run.genitive or not 1 <= following.first - run.last <= 3:
        return False
    gap = [wording.tokens.lexemes[at] for at in range(run.last, following.first)]
    ends = any(hit.last == following.first and hit.first >= run.last for hit in scan.of("descriptor"))
    return ends and all(lexeme.word and lexeme.surface.islower() for lexeme in gap)


def leads_to_name(wording: Wording, at: int) -> bool:
    """Tell whether a mark, a word for naming or an adjective stands between noun and name: 'an app called X'."""
    called = wording.tokens.flags[at] & wording.bits["called"]
    return bool(called) or wording.tokens.lexemes[at].surface in "\"“„»«‘’'" or _is_adjective(wording, at)


def _is_adjective(wording: Wording, at: int) -> bool:
    """Tell whether an adjective of a country stands there, in a language where it follows its noun."""
    node = wording.tokens.lexemes[at].node
    return (
        wording.language.file.grammar.adjectives_follow and node is not None
        and any(entry.kind == "country" for entry in node.entries)
    )  # fmt: skip


def may_be_adjective(wording: Wording, at: int) -> bool:
    """Tell whether a word that nothing knows stands there in lower case, where adjectives follow their noun."""
    lexeme = wording.tokens.lexemes[at]
    return (
        wording.language.file.grammar.adjectives_follow and lexeme.word and lexeme.surface.islower()
        and lexeme.node is None and lexeme.ending is None and not wording.tokens.flags[at]
    )  # fmt: skip
