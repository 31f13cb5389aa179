"""Checking: what a language file lacks before its language can be called complete.

A language is measured by checking.yaml: its files, the sections that the languages named there fill, triggers in their
voices, cues of modalities, and enough examples and counter-examples, all of which must give what stands beside them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from graph.errors import ConfigurationError, UnknownLanguage
from graph.model import Modality, Predicate
from loaders.extraction.examples import try_example
from loaders.extraction.language import Language, compile_language, read_language_file, read_sections
from loaders.extraction.schema import Example, LanguageFile, Trigger

_CODE = re.compile("[a-z]{2}")
_VOICES = ("active", "participle", "passive", "noun")
_LISTED_APART = ("triggers", "examples")


class Needs(BaseModel):
    """What checking.yaml asks of a language."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    files: tuple[str, ...]
    models: tuple[str, ...]
    does_without: dict[str, tuple[str, ...]]
    examples: int
    counter_examples: int
    groups: dict[str, tuple[Predicate, ...]]
    modalities: dict[Modality, tuple[str, ...]]


@dataclass(frozen=True)
class Gap:
    """Something that a language lacks: the kind of gap, where it is, and what is expected there."""

    kind: str
    where: str
    expected: str


@cache
def load_needs() -> Needs:
    """Return what is asked of every language."""
    return Needs(**yaml.safe_load(files("loaders.extraction").joinpath("checking.yaml").read_text("utf-8")))


def check_language(code: str, folder: Traversable, needs: Needs) -> list[Gap]:
    """Return what the language in the folder lacks, in the order in which one would write it; nothing if complete.

    Raises UnknownLanguage where there is no such folder. Examples are tried only where the files keep to the form.
    """
    if not _CODE.fullmatch(code):
        raise UnknownLanguage(f"{code[:40]!r} is no code of a language: two small letters such as 'da' are expected.")
    if not folder.is_dir():
        raise UnknownLanguage(
            f"There is no folder of the language {code!r}. Make one and begin with copies of a related language's "
            "files; docs/extraction.md tells what stands in them. `--folder` checks one that stands elsewhere."
        )
    gaps = list(_check_files(folder, needs))
    try:
        sections = read_sections(folder)
    except ConfigurationError as error:
        return [*gaps, Gap("not readable", code, str(error))]
    gaps += _check_sections(sections, code, needs)
    try:
        file = LanguageFile.model_validate(sections)
    except ValidationError as error:
        return [*gaps, *_check_form(error)]
    gaps += _check_code(file, code)
    gaps += _check_triggers(file, needs)
    gaps += _check_modalities(file, needs)
    gaps += _count_examples(file, needs)
    gaps += _try_examples(file.examples, compile_language(file))
    return gaps


def _check_files(folder: Traversable, needs: Needs) -> Iterator[Gap]:
    present = {entry.name for entry in folder.iterdir()}
    for name in needs.files:
        if name not in present:
            yield Gap("missing file", name, f"see languages/{needs.models[0]}/{name}")


def _check_sections(sections: dict[str, Any], code: str, needs: Needs) -> Iterator[Gap]:
    """Yield what must be there by the form, then what every model fills."""
    told: set[str] = set()
    for path, expected in _required(LanguageFile):
        if not any(path.startswith(f"{above}.") for above in told) and not _value(sections, path):
            told.add(path)
            yield Gap("empty section", path, expected)
    for path in _filled_by_all(tuple(model for model in needs.models if model != code)):
        known = path in needs.does_without.get(code, ()) or path in told
        if not known and not any(path.startswith(f"{above}.") for above in told) and not _value(sections, path):
            told.add(path)
            yield Gap("empty section", path, _description(path) or f"see languages/{needs.models[0]}")


def _check_form(error: ValidationError) -> Iterator[Gap]:
    told = {path for path, _ in _required(LanguageFile)}
    for fault in error.errors():
        path = ".".join(map(str, fault["loc"]))
        if fault["type"] != "missing" or path not in told:
            yield Gap("not in the form", path, f"{fault['msg']}: {fault['input']!r:.60}")


def _check_code(file: LanguageFile, code: str) -> Iterator[Gap]:
    if file.code != code:
        yield Gap("not in the form", "code", f"it is {file.code!r}, and the language asked for {code!r}")
    for part, number in (("months", 12), ("weekdays", 7)):
        missing = set(range(1, number + 1)) - set(getattr(file.dates, part).values())
        if missing:
            yield Gap("empty section", f"dates.{part}", f"no word for {', '.join(map(str, sorted(missing)))}")


def _check_triggers(file: LanguageFile, needs: Needs) -> Iterator[Gap]:
    models = [_model(model) for model in needs.models if model != file.code]
    for predicate in Predicate:
        mine = file.triggers.get(predicate, ())
        if not mine:
            yield Gap("no triggers", predicate.value, "words that make such a claim, each with its slots")
            continue
        for trigger in mine:
            if not any(getattr(trigger, voice) for voice in _VOICES):
                yield Gap("no words", f"{predicate.value}/{trigger.id}", f"words in one of {', '.join(_VOICES)}")
        for voice in _VOICES:
            if not _speaks(mine, voice) and all(_speaks(model.triggers.get(predicate, ()), voice) for model in models):
                example = next(iter(_phrases(models[0].triggers[predicate], (voice,))))
                yield Gap("no voice", f"{predicate.value}, {voice}", f"words such as {example!r} ({models[0].code})")


def _check_modalities(file: LanguageFile, needs: Needs) -> Iterator[Gap]:
    sections = file.model_dump(by_alias=True)
    for modality, places in needs.modalities.items():
        if not any(_value(sections, place) for place in places):
            yield Gap("no cues", modality.value, f"words in {' or '.join(places)}")


def _count_examples(file: LanguageFile, needs: Needs) -> Iterator[Gap]:
    """Yield the groups of predicates with too few examples; a counter-example counts where a trigger stands in it."""
    examples: Counter[Predicate] = Counter()
    against: dict[str, set[int]] = {group: set() for group in needs.groups}
    for number, example in enumerate(file.examples):
        examples.update(claim.predicate for claim in example.claims)
        for group in () if example.claims else needs.groups:
            if any(_triggered(example.text, file, predicate) for predicate in needs.groups[group]):
                against[group].add(number)
    for group, predicates in needs.groups.items():
        for predicate in predicates:
            if needs.examples and not examples[predicate]:
                yield Gap("few examples", predicate.value, "at least one sentence that makes such a claim")
        number = sum(examples[predicate] for predicate in predicates)
        if number < needs.examples:
            yield Gap("few examples", group, f"{needs.examples} claims of {', '.join(predicates)}; there are {number}")
        if len(against[group]) < needs.counter_examples:
            yield Gap(
                "few counter-examples", group,
                f"{needs.counter_examples} sentences with a trigger and no claim; there are {len(against[group])}",
            )  # fmt: skip


def _try_examples(examples: tuple[Example, ...], language: Language) -> Iterator[Gap]:
    for example in examples:
        if fault := try_example(example, language):
            yield Gap("failing example", example.text, fault)


def _required(form: type[BaseModel], above: str = "") -> Iterator[tuple[str, str]]:
    for name, field in form.model_fields.items():
        if not field.is_required():
            continue
        path = f"{above}{field.alias or name}"
        inner = field.annotation
        yield path, field.description or f"see {path} in docs/extraction.md"
        if isinstance(inner, type) and issubclass(inner, BaseModel):
            yield from _required(inner, f"{path}.")


@cache
def _model(code: str) -> LanguageFile:
    return read_language_file(code)


@cache
def _filled_by_all(models: tuple[str, ...]) -> tuple[str, ...]:
    filled = [dict.fromkeys(_filled(_model(model).model_dump(by_alias=True))) for model in models]
    return tuple(path for path in filled[0] if all(path in other for other in filled[1:]))


def _filled(sections: dict[str, Any]) -> Iterator[str]:
    """Yield the paths of all that is filled: sections, their parts, and common nouns by type."""
    for name, section in sections.items():
        if name in _LISTED_APART or not section or isinstance(section, str):
            continue
        yield name
        parts: dict[str, Any] = section if isinstance(section, dict) else {}
        for part, content in parts.items():
            if content and not isinstance(content, bool | str):
                yield f"{name}.{part}"
            if name == "descriptors" and _value(content, "bare"):
                yield f"{name}.{part}.bare"


def _value(sections: Any, path: str) -> Any:
    for key in path.split("."):
        sections = sections.get(key) if isinstance(sections, dict) else None
    return sections


def _description(path: str) -> str:
    form: Any = LanguageFile
    field = None
    for key in path.split("."):
        fields = getattr(form, "model_fields", {})
        field = fields.get(key) or next((one for one in fields.values() if one.alias == key), None)
        form = field.annotation if field else None
    return (field.description or "") if field else ""


def _speaks(triggers: tuple[Trigger, ...], voice: str) -> bool:
    return any(getattr(trigger, voice) for trigger in triggers)


def _phrases(triggers: tuple[Trigger, ...], voices: tuple[str, ...] = _VOICES) -> Iterator[str]:
    for trigger in triggers:
        for voice in voices:
            yield from getattr(trigger, voice)


def _triggered(text: str, file: LanguageFile, predicate: Predicate) -> bool:
    """Tell whether a trigger of the predicate, with a word that it needs, or an office stands in the text."""
    offices = {"LEADS": file.roles.leads, "WORKS_FOR": file.roles.works_for, "MEMBER_OF": file.roles.member}
    return _stands_in(text, offices.get(predicate.value, ())) or any(
        _stands_in(text, _phrases((trigger,))) and (not trigger.with_ or _stands_in(text, trigger.with_))
        for trigger in file.triggers.get(predicate, ())
    )


def _stands_in(text: str, phrases: Iterable[str]) -> bool:
    words = f" {_plain(text)} "
    return any(f" {_plain(phrase)} " in words for phrase in phrases)


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
