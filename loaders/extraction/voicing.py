"""Voicing: whom 'we', or 'man' in reported speech, stands for in what somebody says."""

from __future__ import annotations

from graph.model import EntityType
from loaders.extraction.clauses import Clauses
from loaders.extraction.document import Draft, Mention, Referent
from loaders.extraction.holding import Holder
from loaders.extraction.reach import holds_post, is_reported
from loaders.extraction.speech import Saying, covering


def give_voice(holder: Holder, clauses: Clauses, sayings: list[Saying], offices: list[Draft]) -> None:
    """Let 'we' in what someone says stand for the body that he speaks for."""
    bodies = {one.subject: one.object for one in offices if holds_post(one)}
    for mention in clauses.mentions:
        if mention.kind != "speaker":
            continue
        saying = covering(sayings, mention.first)
        speaker = saying.speaker if saying is not None else _last_speaker(holder, clauses, mention)
        if speaker is None or speaker.type in (None, EntityType.GROUP):
            continue
        body = bodies.get(speaker) or holder.works_for.get(speaker) if speaker.type is EntityType.PERSON else speaker
        if body is not None:
            mention.referent, mention.kind = body, "voice"


def _last_speaker(holder: Holder, clauses: Clauses, mention: Mention) -> Referent | None:
    """Return who goes on speaking from the sentence before: 'Man werde Einspruch einlegen.'"""
    if clauses.tokens.lexemes[mention.first].lower not in clauses.language.file.pronouns.one:
        return None
    goes_on = clauses.scan.index - holder.spoke == 1 and is_reported(mention.first, clauses)
    return holder.last_speaker if goes_on else None
