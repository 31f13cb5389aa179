"""Confessing: whether who tells of a deed tells of its own, so that only a real admission is held as one."""

from __future__ import annotations

from enum import Enum

from graph.model import EntityType, Modality
from loaders.extraction.clauses import Clauses
from loaders.extraction.document import Draft, Mention
from loaders.extraction.speech import Saying

_NO_ACTORS = frozenset({EntityType.GROUP, EntityType.TECHNOLOGY})


class _Deed(Enum):
    """Whose deed it is that somebody tells."""

    OWN = "the speaker's"
    TOLD = "the speaker's, told by somebody who is not known"
    OTHER = "somebody else's"


def confess(draft: Draft, clauses: Clauses, saying: Saying) -> bool:
    """Hold as admitted what a speaker says that it did itself, and tell whether it is its deed at all."""
    whose = _whose_deed(draft, clauses, saying)
    draft.modality = Modality.ALLEGED
    if whose is _Deed.TOLD:
        draft.attributed_to = None
    elif saying.kind in ("admit", "say"):
        draft.modality = Modality.ADMITTED
    return whose is not _Deed.OTHER


def _whose_deed(draft: Draft, clauses: Clauses, saying: Saying) -> _Deed:
    """Return whose deed it is that a speaker tells of himself or of the body that he speaks for.

    "it had filmed" is the speaker's own. In "X, not Y, filmed staff, said Z" and in "The company filmed staff, Z says"
    it is another's; in "the complaint said Z filmed staff" Z does the deed and says nothing.
    """
    actor = _find_actor(draft, clauses, saying)
    if actor is None:
        return _Deed.OWN
    if actor.referent is not draft.subject:
        return _Deed.OTHER
    if saying.speaker is not draft.subject:
        return _Deed.OWN
    if saying.at > draft.position:
        return _Deed.OWN if actor.kind == "name" else _Deed.OTHER
    return _Deed.TOLD if actor.kind == "name" else _Deed.OWN


def _find_actor(draft: Draft, clauses: Clauses, saying: Saying) -> Mention | None:
    """Return the name or description that is the grammatical subject of the deed in what is said, if any."""
    low, high = clauses.span(draft.position)
    if not clauses.language.file.grammar.verb_final:
        high = draft.position
    inside = [
        mention
        for mention in clauses.between(max(low, saying.first), min(high, saying.last))
        if mention.kind in ("name", "description")
        and mention.referent is not None
        and mention.referent is not draft.object
        and mention.referent.type not in _NO_ACTORS
        and clauses.is_plain(mention)
        and not _acts_elsewhere(mention, draft, clauses)
    ]
    return inside[-1] if inside else None


def _acts_elsewhere(mention: Mention, draft: Draft, clauses: Clauses) -> bool:
    """Tell whether a verb between a party and the deed is what the party does: 'X had paid him to follow'."""
    auxiliary = clauses.language.bit("perfect_auxiliaries") | clauses.language.bit("passive_auxiliaries")
    flags = clauses.tokens.flags
    return any(not flags[at] & auxiliary for at in clauses.verbs.intersection(range(mention.last, draft.position)))
