"""Habits: types of names that nothing else types, by how the page names them again."""

from __future__ import annotations

from collections import Counter

from graph.model import EntityType
from loaders.extraction.candidates import Run, Wording, has_article, is_place
from loaders.extraction.gazetteer.people import first_names, places

_FAIR, _WEAK = 2, 1

Votes = Counter[EntityType]


def vote_by_habit(wording: Wording, runs: list[list[Run]], ordered: dict[str, Run], votes: dict[str, Votes]) -> None:
    """Type what nothing else typed by how it is named again: by its last word a person, in full a company."""
    nouns = wording.language.file.grammar.capital_nouns
    counts = Counter(run.text for found in runs for run in found)
    inner = Counter(run.text for found in runs for run in found if not run.initial)
    articled = {run.text for found in runs for run in found if has_article(wording, run)}
    surnames = {run.words[-1] for run in ordered.values() if len(run.words) > 1}
    articles = not nouns and not wording.language.file.grammar.adjectives_follow
    english = wording.language.file.grammar.capital_names
    for text, run in ordered.items():
        if run.known is not None or is_place(text) or _is_designation(run):
            continue
        if _is_publisher(wording, run) and max(votes[text].values(), default=0) <= _WEAK:
            votes[text][EntityType.MEDIA_OUTLET] += _FAIR
            continue
        if _is_named_by_first_word(run, ordered) and sum(votes[text].values()) <= _WEAK:
            votes[text][EntityType.COMPANY] += _FAIR
            continue
        if votes[text]:
            continue
        entitled = (
            run.first > 0 and bool(wording.tokens.flags[run.first] & wording.bits["definite"]) and not run.initial
        )
        if entitled and len(run.words) > 1 and not run.person:
            votes[text][EntityType.MEDIA_OUTLET] += _WEAK
            continue
        repeated = counts[text] >= 2 and inner[text] and len(run.words) <= 3
        last = text.rpartition(" ")[2]
        bodily = english and EntityType.COMPANY in votes.get(last, ())
        named = _is_named_by_surname(run, ordered)
        if named and not bodily and not (articles and articled & {text, last}):
            # A person's whole name has no article: 'la Ceramiche Montalto'.
            firm = text in articled and not nouns and not run.person
            votes[text][EntityType.COMPANY if firm else EntityType.PERSON] += _FAIR
        elif repeated and not run.person and text not in surnames and not (nouns and text in articled):
            votes[text][EntityType.COMPANY] += _WEAK


def _is_named_by_surname(run: Run, ordered: dict[str, Run]) -> bool:
    """Tell whether the text goes on to name someone by the last word."""
    words = run.words
    plain = all(
        word[0].isupper() and not word.isupper() and word.replace("-", "").isalpha() for word in (words[0], words[-1])
    )
    again = ordered.get(words[-1])
    if words[0] in places() and words[0] not in first_names():
        return False
    return 2 <= len(words) <= 4 and plain and again is not None and again.known is None and words[-1] not in places()


def _is_publisher(wording: Wording, run: Run) -> bool:
    """Tell whether a name is that of who publishes the page, with its article or without."""
    words, published = tuple(word.casefold() for word in run.words), wording.publisher
    whole = tuple(word.casefold() for word in published)
    flags = wording.language.lexicon.flags.get(whole[0], 0) if whole else 0
    return words == whole or bool(len(whole) > 1 and words == whole[1:] and flags & wording.bits["definite"])


def _is_named_by_first_word(run: Run, ordered: dict[str, Run]) -> bool:
    """Tell whether the text goes on to name a body by its first word: 'Danhavn Bulk', 'Danhavn'."""
    first, last = run.words[0], run.words[-1]
    if len(run.words) == 1 or run.person or run.title or first in first_names() or first in places():
        return False
    return first in ordered and ordered[first].known is None and last not in ordered


def _is_designation(run: Run) -> bool:
    """Tell whether a single letter ends the name of a part of something: 'Block D'."""
    return len(run.words) > 1 and len(run.words[-1]) == 1
