"""Omitted subjects: who acts in a clause that names nobody, in languages whose verbs need no subject."""

from __future__ import annotations

from graph.model import EntityType, Predicate
from loaders.extraction.arguments import find_subject
from loaders.extraction.clauses import Clauses
from loaders.extraction.deeds import DEEDS
from loaders.extraction.document import Mention, Referent
from loaders.extraction.framing import AUTHORITIES
from loaders.extraction.memory import Memory
from loaders.extraction.voice import Trigger

_SPEAKERS = frozenset(
    {EntityType.REGULATOR, EntityType.COURT, EntityType.UNION, EntityType.MEDIA_OUTLET, EntityType.PARTY}
)
_OPENERS = ("start", "coord")
_LATER = ("sub", "break")
_SAID = 3
_OF_CHARGED = DEEDS | {Predicate.APPEALED, Predicate.DISPUTED}
_DEPENDENT = ("rel", "sub", "whether")


def find_acting(clauses: Clauses, memory: Memory, trigger: Trigger, found: list[Mention]) -> list[Mention | None]:
    """Return who acts: whom the clause names, never a mere speaker, else the one of the sentences before."""
    segment = clauses.segment(trigger.first)
    if segment.opener == "sub" and trigger.rule.predicate is Predicate.MONITORED:
        found = [m for m in found if m.first >= segment.first or m.types not in _SPEAKERS]
    if found or trigger.rule.voice == "noun" or not _may_lack(clauses, trigger):
        return [*found]
    left_out = _left_out(clauses, memory, trigger)
    if left_out is None:
        return []
    return [Mention(0, 0, "description" if left_out.type is not None else "name", left_out)]


def _may_lack(clauses: Clauses, trigger: Trigger) -> bool:
    """Tell whether the clause's subject may stand in an earlier sentence: nobody before it in its own could act."""
    segment, first = clauses.segment(trigger.first), clauses.scan.sentence.first
    if segment.opener not in (*_OPENERS, *_LATER) or clauses.quoted_before(segment.first):
        return False
    if trigger.rule.voice == "participle" and trigger.finite == trigger.first:
        return False
    grammar, verb = clauses.language.file.grammar, clauses.tokens.lexemes[trigger.first].lower
    if trigger.finite == trigger.first and verb.endswith((*grammar.infinitive_endings, *grammar.gerund_endings)):
        return False
    if segment.opener == "sub" and not any(
        first <= hit.first and segment.first - hit.last <= _SAID for hit in clauses.scan.of("speech")
    ):
        return False
    if segment.opener in _LATER and clauses.tokens.flags[first] & clauses.language.bit("subordinators"):
        return False
    earlier = (m for m in clauses.mentions if m.last <= trigger.first)
    governed = all(mention.preposition is not None or mention.genitive for mention in earlier)
    return governed and not _has_noun(clauses, segment.first, trigger.finite)


def _has_noun(clauses: Clauses, first: int, last: int) -> bool:
    """Tell whether a noun with an article and no preposition stands there, though nothing is known of it."""
    bit, flags, lexemes, dates = (
        clauses.language.bit, clauses.tokens.flags, clauses.tokens.lexemes, clauses.language.file.dates
    )  # fmt: skip
    articles, governing = bit("definite") | bit("indefinite"), bit("prepositions") | bit("of") | bit("by")
    timely = {*dates.last, *dates.this, *dates.year, *dates.month, *dates.week, *dates.months, *dates.weekdays}
    return any(
        flags[at] & articles and not flags[at] & governing and at + 1 < last
        and at + 1 not in clauses.verbs and not lexemes[at + 1].digit and lexemes[at + 1].lower not in timely
        for at in range(first, last)
    )  # fmt: skip


def _left_out(clauses: Clauses, memory: Memory, trigger: Trigger) -> Referent | None:
    """Return the subject that goes on from the sentence before, or whom its decision or charge was against."""
    subject = memory.last_subject(clauses.scan.index)
    if subject is None or not agrees(clauses, memory, trigger, subject):
        return None
    referent = subject.referent
    charge = memory.charge_by(referent, clauses.scan.index)
    predicate = trigger.rule.predicate
    if charge is None or predicate not in _OF_CHARGED or trigger.passive:
        watches = predicate is Predicate.MONITORED and not trigger.passive
        return None if watches and subject.types in _SPEAKERS else referent
    decided = referent is not None and referent.type in AUTHORITIES
    return charge.object if decided or predicate is Predicate.MONITORED else referent


def agrees(clauses: Clauses, memory: Memory, trigger: Trigger, subject: Mention) -> bool:
    """Tell whether the verb agrees with a subject in number and, where a participle tells it, in gender."""
    lexemes, endings = clauses.tokens.lexemes, clauses.language.file.grammar.plural_endings
    several = subject.kind in ("group", "institution") or subject.plural or bool(subject.with_)
    if endings and lexemes[trigger.finite].lower.endswith(endings) and not several:
        return False
    genders = memory.discourse.genders if memory.discourse is not None else None
    if genders is None or subject.referent is None or not trigger.passive or trigger.finite == trigger.first:
        return True
    gender = clauses.language.file.grammar.participle_genders.get(lexemes[trigger.first].lower[-1:], "")
    return genders.agree(subject.referent, gender)


def main_subject(clauses: Clauses) -> tuple[Mention | None, bool]:
    """Return the subject of the sentence's first main clause, and whether that clause leaves its subject out."""
    for segment in clauses.segments:
        verbs = [at for at in sorted(clauses.verbs) if segment.first <= at < segment.last]
        if not verbs or segment.opener in (*_DEPENDENT, "quote"):
            continue
        found = find_subject(clauses, verbs[0], verbs[0])
        return found, found is None and not _has_noun(clauses, segment.first, verbs[0])
    return None, False
