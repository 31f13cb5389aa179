"""The pipeline: from a text and what is known of it to a reading, stage by stage."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from graph.model import Omission, Reading
from loaders.extraction.aboutness import weigh_page
from loaders.extraction.answering import name_answers
from loaders.extraction.assembling import Assembler, Evidence, merge_drafts
from loaders.extraction.changing import read_change
from loaders.extraction.clauses import Clauses
from loaders.extraction.context import Context
from loaders.extraction.coordination import join_coordinated, join_members
from loaders.extraction.datelines import skip_dateline
from loaders.extraction.document import Draft, Line, Mention
from loaders.extraction.frames import FrameReader
from loaders.extraction.holding import Holder
from loaders.extraction.language import Language, known_languages, load_language
from loaders.extraction.lines import classify_lines
from loaders.extraction.memory import Memory
from loaders.extraction.mentions import MentionReader
from loaders.extraction.moments import Calendar
from loaders.extraction.naming import NameReader
from loaders.extraction.opposing import find_ruler
from loaders.extraction.proxies import apply_proxies
from loaders.extraction.publishing import find_publisher
from loaders.extraction.qualifying import qualify
from loaders.extraction.quoting import attribute_quoted, find_quotations
from loaders.extraction.revision import revise
from loaders.extraction.roles import RoleReader
from loaders.extraction.scanning import scan_sentences
from loaders.extraction.speech import Saying, read_speech
from loaders.extraction.sums import Purse
from loaders.extraction.tokens import Sentence, Tokens, split_sentences, tokenize
from loaders.extraction.tongue import identify_language
from loaders.extraction.trace import MentionTrace, SentenceTrace, Trace
from loaders.extraction.view import View, build_view
from loaders.extraction.voicing import give_voice
from loaders.known import Known, describe_source

_LONGEST_EVIDENCE = 20_000


@dataclass(slots=True)
class _Outcome:
    drafts: list[Draft] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)
    omissions: list[Omission] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    lang: str | None = None


def extract(text: str, known: Known, language: Language | None = None) -> Reading:
    """Return what the text claims: offsets in code points of the untouched text, evidence always text[start:end].

    A text in a language without rules, or with nothing in it, gives a reading without claims and a warning why.
    Where the language is given, its rules read the text whatever language it is in.
    """
    return _read(text, known, Trace(), language)


def explain(text: str, known: Known) -> Trace:
    """Return, sentence by sentence, mentions, what fired, what was refused and why."""
    trace = Trace(on=True)
    _read(text, known, trace)
    return trace


def _read(text: str, known: Known, trace: Trace, given: Language | None = None) -> Reading:
    outcome = _Outcome(lang=given.code if given else None)
    language = given or _language(text, known, outcome)
    if language is not None:
        _read_language(text, known, language, outcome, trace)
    source = describe_source(text, known, outcome.lang)
    assembler = Assembler()
    claims = [assembler.claim(draft, source.id, outcome.evidence[draft.sentence]) for draft in outcome.drafts]
    claims = name_answers(outcome.drafts, claims)
    if language is not None and not claims:
        outcome.warnings.append("no claims found in this text")
    reading = Reading(
        source=source, entities=tuple(assembler.entities.values()), claims=tuple(claims),
        omissions=tuple(outcome.omissions), warnings=tuple(outcome.warnings),
    )  # fmt: skip
    if trace.on:
        trace.reading, trace.rules = reading, [draft.rule for draft in outcome.drafts]
    return reading


def _language(text: str, known: Known, outcome: _Outcome) -> Language | None:
    codes = known_languages()
    code = (known.lang or "").lower().split("-")[0]
    if code not in codes:
        code, _ = identify_language(text)
    outcome.lang = None if code == "und" else code
    if code not in codes:
        why = (
            "no text to read" if code == "und" else f"no rules for the language {code!r}: there are {', '.join(codes)}"
        )
        outcome.warnings.append(f"no claims: {why}")
        return None
    return load_language(code)


def _read_language(text: str, known: Known, language: Language, outcome: _Outcome, trace: Trace) -> None:
    lines = classify_lines(text, known, language.file.furniture)
    outcome.omissions += _omit_furniture(text, lines)
    if trace.on:
        trace.page, trace.lines = lines, [_line(text, line) for line in lines]
    view = build_view(text, lines, _small_words(language))
    tokens = tokenize(view.text, language.vocabulary)
    sentences = _split(tokens, view, language)
    outcome.evidence = [_evidence(text, view, tokens, sentence) for sentence in sentences]
    scans = scan_sentences(tokens, [skip_dateline(one, tokens, view.text) for one in sentences], language)
    names = NameReader(language, tokens, view.text, known.publisher or "")
    runs = [names.runs(scan) for scan in scans]
    register = names.register(scans, runs)
    context = Context(language, tokens, view.text, register, publisher=find_publisher(known, register, language))
    reader = MentionReader(context)
    memory, holder, purse = Memory(), Holder(language), Purse(language)
    calendar = Calendar(tokens, language, known.published)
    memory.bodies, memory.discourse, memory.drafts = context.bodies, context.discourse, context.drafts
    about = weigh_page(language, tokens, scans, runs, register)
    heard: dict[int, list[Saying]] = {}
    for scan, found in zip(scans, runs, strict=True):
        if trace.on:
            sentence = outcome.evidence[scan.index]
            trace.sentences.append(SentenceTrace(sentence.text, sentence.start, sentence.end, sentence.kind))
        memory.topic = context.discourse.turn_to(about, memory.drafts)
        mentions = reader.read(scan, found)
        apply_proxies(mentions, scan, tokens, language)
        join_coordinated(mentions, scan, tokens, language)
        join_members(mentions, scan, tokens, language)
        clauses = Clauses(language, tokens, scan, mentions)
        sums, moments = purse.read(tokens, scan.sentence), calendar.read(scan.sentence)
        if trace.on:
            places = [_place(m, tokens, view) for m in mentions if m.first < m.last]
            trace.place(places, [f"{money.amount} {money.currency}" for money in sums])
        sayings = read_speech(clauses, find_ruler(memory, scan.index), memory.subject_before(scan.index))
        offices = RoleReader(clauses, context, trace).read()
        memory.note_offices(offices)
        give_voice(holder, clauses, sayings, offices)
        memory.hear(clauses, sayings)
        drafts = [*offices, *FrameReader(clauses, trace, memory).read()]
        drafts = holder.settle(drafts, clauses, sayings)
        if drafts:
            change = read_change(clauses, sums, drafts)
            for draft in drafts:
                qualify(draft, clauses, sums, moments, view.text, change)
        for draft in memory.bench.settle(scan.index, memory.drafts, drafts):
            memory.drafts.append(draft)
            if trace.on:
                trace.fire(draft.rule, _draft(draft))
        revise(clauses, memory, sayings)
        heard[scan.index] = sayings
    quotations = find_quotations(tokens, sentences)
    attribute_quoted(memory.drafts, quotations, sentences, heard, holder.works_for, language)
    outcome.drafts = merge_drafts(memory.drafts, outcome.evidence)


def _split(tokens: Tokens, view: View, language: Language) -> list[Sentence]:
    abbreviations = frozenset(word.lower() for word in language.file.abbreviations)
    paragraphs = [(paragraph.start, paragraph.end, paragraph.kind) for paragraph in view.paragraphs]
    return split_sentences(tokens, paragraphs, abbreviations)


def _omit_furniture(text: str, lines: Iterable[Line]) -> list[Omission]:
    """Return the lines that are no part of the text, with the reason of each."""
    return [
        Omission(what=text[line.start : min(line.end, line.start + 200)], why=line.reason, line=line.number)
        for line in lines
        if line.kind == "furniture"
    ]


def _small_words(language: Language) -> frozenset[str]:
    closed = language.file.closed
    return frozenset(
        word
        for words in (
            *(closed.definite, closed.indefinite, closed.possessive, closed.by, closed.of, closed.prepositions),
            *(language.file.speech.according, closed.coordinators),
        )
        for phrase in words
        for word in phrase.split()[-1:]
        if word not in language.file.grammar.prefixes
    )


def _evidence(text: str, view: View, tokens: Tokens, sentence: Sentence) -> Evidence:
    start = view.origin(tokens.starts[sentence.first])
    end = view.origin(tokens.ends[sentence.last - 1] - 1) + 1
    end = min(end, start + _LONGEST_EVIDENCE)
    return Evidence(text[start:end], start, end, sentence.kind)


def _line(text: str, line: Line) -> str:
    reason = f" ({line.reason})" if line.reason else ""
    return f"line {line.number} {line.kind}{reason}: {text[line.start : min(line.end, line.start + 90)]}"


def _place(mention: Mention, tokens: Tokens, view: View) -> MentionTrace:
    last = max(mention.last, mention.first + 1)
    start, end = view.origin(tokens.starts[mention.first]), view.origin(tokens.ends[last - 1] - 1) + 1
    type_ = mention.referent.type.value if mention.referent and mention.referent.type else ""
    return MentionTrace(start, end, type_, _describe(mention, tokens, view.text))


def _describe(mention: Mention, tokens: Tokens, view: str) -> str:
    text = tokens.text(view, mention.first, max(mention.last, mention.first + 1))
    referent = mention.referent
    what = f"{referent.type.value if referent.type else 'untyped'} {referent.name!r}" if referent else "nothing"
    marks = [mark for mark, on in (("genitive", mention.genitive), ("appositive", mention.appositive)) if on]
    marks += [f"after {mention.preposition!r}"] if mention.preposition else []
    marks += [f"with {', '.join(other.name for other in mention.with_)}"] if mention.with_ else []
    return f"{text!r} {mention.kind}: {what}{' (' + ', '.join(marks) + ')' if marks else ''}"


def _draft(draft: Draft) -> str:
    object_ = draft.object.name if draft.object else None
    qualifiers = ", ".join(f"{key}={value}" for key, value in draft.qualifiers.items())
    by = f" by {draft.attributed_to.name}" if draft.attributed_to else ""
    return f"{draft.subject.name} {draft.predicate.value} {object_} [{draft.modality.value}{by}] {qualifiers}"
