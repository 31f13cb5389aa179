"""Hirings: what somebody is hired for is held no firmer than that he was hired."""

from __future__ import annotations

from graph.model import STATED, Predicate
from loaders.extraction.document import Draft

_AFTER = 16


def hold_as_hired(drafts: list[Draft]) -> None:
    """Hold a watching as the hiring that it was the purpose of: 'soll X beauftragt haben, Fahrer auszuspähen'."""
    for hired in drafts:
        if hired.predicate is not Predicate.HIRED or hired.modality in STATED:
            continue
        for deed in drafts:
            watches = deed.predicate is Predicate.MONITORED and deed.subject in (hired.object, hired.subject)
            behind = 0 < deed.position - hired.position <= _AFTER and deed.sentence == hired.sentence
            if watches and behind and deed.modality in STATED:
                deed.modality, deed.attributed_to, deed.via = hired.modality, hired.attributed_to, hired.via
