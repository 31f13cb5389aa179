"""Checking a language: what half-written files lack is told, and nothing of complete ones."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from graph.model import Predicate
from loaders.extraction.checking import Gap, check_language, load_needs
from loaders.extraction.language import language_folder, read_sections
from tests.command_line import fail, run, succeed

_Dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
_EASY = load_needs().model_copy(update={"examples": 0, "counter_examples": 0})
_GOOD = {
    "text": "Datatilsynet har givet Brightloom A/S en bøde på 2 millioner kroner.",
    "claims": [
        {"subject": "Datatilsynet", "predicate": "FINED", "object": "Brightloom A/S", "amount": 2_000_000},
    ],
}


@pytest.fixture
def sections() -> dict[str, Any]:
    """A complete language under a code of its own: Danish, as whoever writes Norwegian may begin."""
    danish = read_sections(language_folder("da"))
    return danish | {"code": "no", "name": "Norwegian", "examples": [_GOOD]}


def _write(folder: Path, sections: dict[str, Any]) -> Path:
    """Write the sections as four files into a folder of the language's code."""
    folder = folder / "no"
    folder.mkdir(exist_ok=True)
    parts: dict[str, list[str]] = {
        "triggers": ["triggers"],
        "examples": ["examples"],
        "nouns": ["descriptors", "groups"],
    }
    taken = {name for names in parts.values() for name in names}
    parts["grammar"] = [name for name in sections if name not in taken]
    for file, names in parts.items():
        content = {name: sections[name] for name in names if name in sections}
        (folder / f"{file}.yaml").write_text(
            yaml.dump(content, Dumper=_Dumper, allow_unicode=True, sort_keys=False), "utf-8"
        )
    return folder


def _gaps(folder: Path) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for gap in check_language("no", folder, _EASY):
        assert gap.expected, gap
        found.setdefault(gap.kind, []).append(gap.where)
    return found


def test_a_complete_language_lacks_nothing(sections: dict[str, Any], tmp_path: Path) -> None:
    folder = _write(tmp_path, sections)
    quiet = {"no voice"}  # what a voice of Danish lacks is told of Danish itself
    assert _gaps(folder).keys() <= quiet


def test_a_half_written_language_is_told_all_that_it_lacks(tmp_path: Path) -> None:
    folder = tmp_path / "no"
    folder.mkdir()
    (folder / "grammar.yaml").write_text(
        "code: no\nname: Norwegian\nclosed:\n  definite: [den, det, de]\n  by: [av]\n", "utf-8"
    )
    gaps = _gaps(folder)
    assert gaps["missing file"] == ["nouns.yaml", "triggers.yaml", "examples.yaml"]
    assert {"closed.indefinite", "pronouns", "dates", "amounts", "descriptors", "speech", "triggers", "titles"} <= set(
        gaps["empty section"]
    )
    assert not {"closed", "closed.definite", "closed.by", "pronouns.person"} & set(gaps["empty section"])
    result = run("check-language", "no", "--folder", folder)
    assert result.exit_code == 1
    assert "closed.indefinite: articles that make an unknown thing of a noun" in result.stdout
    assert "missing file (3)" in result.stdout
    assert "not complete" in result.stdout


@pytest.mark.parametrize("path", ["closed.hedges", "closed.joiners", "roles.as", "descriptors.Union.bare", "countries"])
def test_an_empty_section_is_told(path: str, sections: dict[str, Any], tmp_path: Path) -> None:
    *above, last = path.split(".")
    inner = sections
    for key in above:
        inner = inner[key]
    inner[last] = type(inner[last])()
    assert path in _gaps(_write(tmp_path, sections))["empty section"]


def test_dates_without_a_month_are_told(sections: dict[str, Any], tmp_path: Path) -> None:
    months = sections["dates"]["months"]
    sections["dates"]["months"] = {word: number for word, number in months.items() if number != "5"}
    assert Gap("empty section", "dates.months", "no word for 5") in check_language(
        "no", _write(tmp_path, sections), _EASY
    )


def test_a_predicate_without_triggers_or_without_a_voice_is_told(sections: dict[str, Any], tmp_path: Path) -> None:
    sections["triggers"].pop("SUED")
    for trigger in sections["triggers"]["MONITORED"]:
        trigger.pop("noun", None)
    sections["triggers"]["FINED"].append({"id": "nothing"})
    gaps = _gaps(_write(tmp_path, sections))
    assert gaps["no triggers"] == ["SUED"]
    assert "MONITORED, noun" in gaps["no voice"]
    assert "FINED/nothing" in gaps["no words"]


def test_a_modality_without_cues_is_told(sections: dict[str, Any], tmp_path: Path) -> None:
    sections["closed"].update(hedges=[], conditional=[])
    sections["speech"]["deny"] = []
    assert _gaps(_write(tmp_path, sections))["no cues"] == ["alleged", "denied"]


def test_an_example_that_fails_is_told_with_what_it_gave(sections: dict[str, Any], tmp_path: Path) -> None:
    wrong = {**_GOOD, "claims": [{**_GOOD["claims"][0], "amount": 3}]}  # type: ignore[dict-item]
    sections["examples"] = [_GOOD, wrong, {"text": _GOOD["text"]}]
    folder = _write(tmp_path, sections)
    failing = [gap for gap in check_language("no", folder, _EASY) if gap.kind == "failing example"]
    assert [gap.expected.split(";")[0].split(":")[0] for gap in failing] == [
        "no Datatilsynet FINED Brightloom A/S [3]",
        "too many",
    ]
    assert "got Datatilsynet FINED Brightloom" in failing[0].expected


def test_too_few_examples_and_counter_examples_are_told(sections: dict[str, Any], tmp_path: Path) -> None:
    sections["examples"] = [_GOOD, {"text": "Brightloom fik ingen bøde."}, {"text": "Solen skinner i dag."}]
    folder = _write(tmp_path, sections)
    shown = run("check-language", "no", "--folder", folder, "--examples", "2", "--counter-examples", "2").stdout
    assert "  decisions: 2 claims of FINED, ORDERED, APPEALED; there are 1" in shown
    assert "  decisions: 2 sentences with a trigger and no claim; there are 1" in shown
    assert "  watching: 2 sentences with a trigger and no claim; there are 0" in shown
    assert "  MONITORED: at least one sentence" in shown
    assert "  FINED: at least one sentence" not in shown


@pytest.mark.parametrize(
    ("change", "where", "what"),
    [
        ({"colour": "red"}, "colour", "Extra inputs"),
        ({"triggers": {"WATCHED": []}}, "triggers.WATCHED", "Input should be"),
        ({"triggers": {"FINED": [{"active": ["fine"]}]}}, "triggers.FINED.0.id", "Field required"),
        ({"closed": ["a"]}, "closed", "valid dictionary"),
        ({"code": "nn"}, "code", "'nn'"),
    ],
)
def test_what_does_not_keep_to_the_form_is_told(
    change: dict[str, Any], where: str, what: str, sections: dict[str, Any], tmp_path: Path
) -> None:
    gaps = check_language("no", _write(tmp_path, sections | change), _EASY)
    told = [gap for gap in gaps if gap.kind == "not in the form" and gap.where.startswith(where)]
    assert told
    assert what in told[0].expected


def test_a_file_that_is_no_yaml_is_told(sections: dict[str, Any], tmp_path: Path) -> None:
    folder = _write(tmp_path, sections)
    (folder / "nouns.yaml").write_text("descriptors: [unclosed", "utf-8")
    assert "nouns.yaml is no YAML" in run("check-language", "no", "--folder", folder).stdout
    (folder / "nouns.yaml").write_text("- a list", "utf-8")
    assert "nouns.yaml holds no sections" in run("check-language", "no", "--folder", folder).stdout


def test_a_language_without_a_folder_is_told_how_to_begin(tmp_path: Path) -> None:
    assert "docs/extraction.md" in fail("check-language", "xx")
    assert "is no code of a language" in fail("check-language", "../..")
    assert "docs/extraction.md" in fail("check-language", "no", "--folder", tmp_path / "none")


def test_a_complete_language_ends_well(sections: dict[str, Any], tmp_path: Path) -> None:
    for where in _gaps(_write(tmp_path, sections)).get("no voice", []):
        predicate, voice = where.split(", ")
        sections["triggers"][predicate].append({"id": f"more-{voice}", voice: ["vøvle"], "subject": ["af"]})
    words = ("--examples", "0", "--counter-examples", "0")
    assert "The language no is complete." in succeed(
        "check-language", "no", "--folder", _write(tmp_path, sections), *words
    )


def test_groups_and_modalities_of_the_needs_are_whole() -> None:
    needs = load_needs()
    assert sorted(predicate for group in needs.groups.values() for predicate in group) == sorted(Predicate)
    assert len(needs.modalities) == 6
