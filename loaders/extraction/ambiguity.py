"""Ambiguous names: which entity of the gazetteer is meant, if one is, by the words around and the rest of the text."""

from __future__ import annotations

from graph.model import EntityType, Predicate
from loaders.extraction.candidates import Run, Wording
from loaders.extraction.gazetteer import KnownEntity
from loaders.extraction.scanning import Hit, Scan

_QUOTES = frozenset('"„“”«»‚‘’')


def is_meant(wording: Wording, run: Run, entity: KnownEntity, scan: Scan) -> bool:
    """Tell whether an ambiguous name means the entity: the text names it otherwise, or it acts or has offices here."""
    if not run.initial and is_supported(wording, entity):
        return True
    if entity.type is EntityType.PARTY and _beside_member(wording, run, scan):
        return True
    if _before_whose(wording, run.last, scan):
        return True
    if _before_deed(wording, run.last, scan) or _behind_office(wording, entity, run.first, run.last, scan):
        return True
    if _behind_speech(wording, run, scan):
        return True
    return _before_member(wording, run.last, scan) or _before_verb(run.last, scan)


def _behind_speech(wording: Wording, run: Run, scan: Scan) -> bool:
    """Tell whether a name amid a sentence is whose word a quotation is: '"A disgrace," said Unite.' (en)."""
    if run.initial or not wording.language.file.grammar.capital_names:
        return False
    return any(hit.last == run.first and hit.entry.value == "say" for hit in scan.of("speech"))


def _beside_member(wording: Wording, run: Run, scan: Scan) -> bool:
    """Tell whether a party's member stands beside its name: "Labour's NAME", 'NAME (Groen)', 'la diputada de Sumar'."""
    lexemes, first, last = wording.tokens.lexemes, run.first, run.last
    if last < scan.sentence.last and lexemes[last].surface in wording.people and lexemes[last].capital:
        return run.genitive or (
            first > scan.sentence.first and bool(wording.tokens.flags[first - 1] & wording.bits["of"])
        )
    if first - 2 >= scan.sentence.first and last < scan.sentence.last and lexemes[first - 1].surface == "(":
        return lexemes[last].surface in (")", ",", "/", "-") and lexemes[first - 2].capital
    joins = wording.bits["of"] | wording.bits["at"]
    return first > scan.sentence.first and bool(wording.tokens.flags[first - 1] & joins) and any(
        hit.last == first - 1 and hit.entry.value is Predicate.MEMBER_OF for hit in scan.of("role")
    )  # fmt: skip


def _before_whose(wording: Wording, last: int, scan: Scan) -> bool:
    """Tell whether ', whose' follows: common words own nothing."""
    owning = wording.bits["whose"] | (wording.bits["relatives"] if wording.language.file.grammar.capital_names else 0)
    return (
        last + 1 < scan.sentence.last
        and wording.tokens.lexemes[last].surface == ","
        and bool(wording.tokens.flags[last + 1] & owning)
    )


def _before_member(wording: Wording, last: int, scan: Scan) -> bool:
    """Tell whether an elected office follows: 'the Labour MP'."""
    node = wording.tokens.lexemes[last].node if last < scan.sentence.last else None
    return node is not None and any(
        entry.kind == "role" and entry.value is Predicate.MEMBER_OF for entry in node.entries
    )


def _before_deed(wording: Wording, last: int, scan: Scan) -> bool:
    """Tell whether a perfect of a claim's verb or of saying follows: 'Unite has accused'."""
    if last + 1 >= scan.sentence.last or not wording.tokens.flags[last] & wording.bits["perfect_auxiliaries"]:
        return False
    return any(
        hit.first == last + 1 and (kind == "speech" or hit.entry.value.voice in ("active", "participle"))
        for kind in ("trigger", "speech") for hit in scan.of(kind)
    )  # fmt: skip


def _behind_office(wording: Wording, entity: KnownEntity, first: int, last: int, scan: Scan) -> bool:
    """Tell whether an office of a union stands beside its name: 'Unite organiser NAME'."""
    if entity.type is not EntityType.UNION:
        return False
    joins = wording.bits["of"] | wording.bits["at"]
    return any(
        hit.first == last or (hit.last == first - 1 and wording.tokens.flags[first - 1] & joins)
        for hit in scan.of("role")
    )


def _before_verb(last: int, scan: Scan) -> bool:
    """Tell whether a verb of a claim or of saying follows: 'Unite accused', 'Information skriver'."""
    return any(
        hit.first == last and (kind == "speech" or hit.entry.value.voice == "active")
        for kind in ("trigger", "speech")
        for hit in scan.of(kind)
    )


def acts(wording: Wording, run: Run, scan: Scan) -> bool:
    """Tell whether the first word of a sentence is the subject of a verb, and no common noun by its ending."""
    endings = wording.language.file.grammar.noun_endings
    if not endings or run.last >= scan.sentence.last:
        return _before_verb(run.last, scan)
    if run.text.lower().endswith(endings) or is_inverted(wording, run.last, scan):
        return False
    bits = wording.bits
    auxiliaries = (
        bits["perfect_auxiliaries"] | bits["passive_auxiliaries"] | bits["future"] | bits["conditional"] | bits["verbs"]
    )
    after = run.last + (wording.tokens.lexemes[run.last].surface == ",")
    relative = after > run.last and after < scan.sentence.last and bool(wording.tokens.flags[after] & bits["relatives"])
    return _before_verb(run.last, scan) or relative or bool(wording.tokens.flags[run.last] & auxiliaries)


def is_inverted(wording: Wording, at: int, scan: Scan) -> bool:
    """Tell whether the subject stands behind the auxiliary, so that an adverb opens: 'Dessförinnan hade X sparkat'."""
    grammar, flags, bits = wording.language.file.grammar, wording.tokens.flags, wording.bits
    if not grammar.verb_second or grammar.verb_final or at + 1 >= scan.sentence.last:
        return False
    following = wording.tokens.lexemes[at + 1]
    subject = following.capital or bool(flags[at + 1] & bits["pronoun_person"] and not flags[at + 1] & bits["definite"])
    return subject and bool(flags[at] & (bits["perfect_auxiliaries"] | bits["future"] | bits["passive_auxiliaries"]))


def is_supported(wording: Wording, entity: KnownEntity) -> bool:
    """Tell whether the text names the entity otherwise too, or names one of its seats."""
    forms = [form for form in (entity.name, *entity.aliases) if form in wording.view]
    if any(form not in entity.ambiguous for form in forms) or any(seat in wording.view for seat in entity.seats):
        return True
    return any(one not in two and two not in one for one in forms for two in forms)


def is_clear(wording: Wording, text: str, entity: KnownEntity, first: int, last: int) -> bool:
    """Tell whether an ambiguous name is clear here: trusted in the language, or a medium's in quotation marks."""
    if text in wording.language.file.trusted:
        return True
    lexemes = wording.tokens.lexemes
    quoted = (
        first > 0 and last < len(lexemes) and lexemes[first - 1].surface in _QUOTES and lexemes[last].surface in _QUOTES
    )
    return entity.type is EntityType.MEDIA_OUTLET and quoted


def choose_entity(wording: Wording, hit: Hit | None) -> KnownEntity | None:
    """Return which of the entities of one name the text means: one that it also names otherwise."""
    if hit is None:
        return None
    node = wording.tokens.lexemes[hit.first].name_node
    entries = node.entries if node is not None and hit.last == hit.first + 1 else []
    for entry in entries if len(entries) > 1 else []:
        forms = [form for form in (entry.value.name, *entry.value.aliases) if form != hit.entry.phrase]
        if any(form in wording.view and form not in hit.entry.phrase for form in forms):
            other: KnownEntity = entry.value
            return other
    chosen: KnownEntity = hit.entry.value
    return chosen
