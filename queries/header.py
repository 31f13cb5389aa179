"""The file of a question: a header in YAML between /* and */, then its Cypher; faults are found when it is read."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from graph.errors import CatalogueError, InvalidParameter
from queries.columns import Column, ColumnType, standard_columns
from queries.parameters import Parameter

_FILE = re.compile(r"\A/\*\n(?P<header>.*?)\n\*/\n(?P<cypher>.*)\Z", re.DOTALL)
_NOT_CODE = re.compile(r"//[^\n]*|/\*.*?\*/|'(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\"", re.DOTALL)
_PARAMETER = re.compile(r"\$(\w+)")
_MISPLACED = re.compile(
    r"\b(?:CREATE|MERGE|SET|DELETE|REMOVE|DROP|LOAD|FOREACH|SKIP|OFFSET)\b|^LIMIT\b", re.IGNORECASE | re.MULTILINE
)
_ALIAS = re.compile(r"\bAS\s+(\w+)\s*\Z", re.IGNORECASE)
_NAME = re.compile(r"[a-z][a-z_]*")
_BESIDE_A_RELATIONSHIP = ("standing", "disputed", "origins", "said_by")
_BESIDE_A_CLAIM = ("modality", "said_by", "answers")


class Header(BaseModel):
    """What the header of a question says."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: str = Field(min_length=1, description="the question in a few words")
    question: str = Field(min_length=1, description="the question in full")
    description: str = Field(min_length=1, description="how the answer is found and how to read it")
    parameters: dict[str, Parameter] = Field(default_factory=dict, description="what may be asked more exactly")
    columns: dict[str, Column] = Field(min_length=1, description="what each row tells")
    example: dict[str, Any] = Field(default_factory=dict, description="parameters that show it at work")


class Question(Header):
    """A question: its header and its Cypher."""

    name: str = Field(description="name of its file, and its address")
    cypher: str = Field(description="its text, without header")


def read_question(path: Path) -> Question:
    """Return the question in a file.

    Raises CatalogueError, with file and line, where header and Cypher are faulty or disagree.
    """
    text = path.read_text("utf-8")
    match = _FILE.match(text)
    if not match:
        raise CatalogueError(f"{path.name}:1: expected a header between a line /* and a line */, then Cypher")
    place = _Place(path.name, match["header"])
    header = _read_header(place, match["header"])
    cypher_line = text.count("\n", 0, match.start("cypher")) + 1
    question = Question(name=path.stem, cypher=match["cypher"].strip(), **dict(header))
    if not _NAME.fullmatch(question.name):
        raise CatalogueError(f"{path.name}:1: expected a file name of lower-case words joined by _")
    code = _NOT_CODE.sub(_blank, match["cypher"])
    _check_parameters(place, question, code, cypher_line)
    _check_columns(place, question, code, cypher_line)
    return question


class _Place:
    """Where in a file a part of the header stands."""

    def __init__(self, file: str, header: str) -> None:
        self.file = file
        try:
            self._root = yaml.compose(header, Loader=yaml.SafeLoader)
        except yaml.MarkedYAMLError as error:
            line = error.problem_mark.line + 2 if error.problem_mark else 2
            raise CatalogueError(f"{file}:{line}: the header is no YAML: {error.problem}") from None

    def __call__(self, *keys: object) -> str:
        """Return file and line of the deepest of the keys that can be found; the header begins in line 2."""
        node, line = self._root, 0
        for key in keys:
            if not isinstance(node, yaml.MappingNode):
                break
            found = next((pair for pair in node.value if pair[0].value == str(key)), None)
            if found is None:
                break
            line, node = found[0].start_mark.line, found[1]
        return f"{self.file}:{line + 2}"


def _read_header(place: _Place, text: str) -> Header:
    raw = yaml.safe_load(text)
    if not isinstance(raw, dict):
        raise CatalogueError(f"{place()}: expected title, question, description, parameters, columns and example")
    try:
        return Header.model_validate(raw | {"columns": _expand_columns(place, raw.get("columns"))})
    except ValidationError as error:
        faults = [
            f"{place(*fault['loc'])}: {'.'.join(map(str, fault['loc']))}: {fault['msg']}" for fault in error.errors()
        ]
        raise CatalogueError("\n".join(faults)) from None


def _expand_columns(place: _Place, raw: object) -> dict[str, object]:
    if not isinstance(raw, dict):
        raise CatalogueError(f"{place('columns')}: expected columns, each with type and description or a standard name")
    columns: dict[str, object] = {}
    for name, fields in raw.items():
        if fields is None and name not in standard_columns():
            known = ", ".join(standard_columns())
            raise CatalogueError(f"{place('columns', name)}: {name} is no standard column; these are: {known}")
        columns[str(name)] = standard_columns()[name] if fields is None else fields
    return columns


def _check_parameters(place: _Place, question: Question, code: str, first_line: int) -> None:
    misplaced = _MISPLACED.search(code)
    if misplaced:
        raise CatalogueError(
            f"{_line(place, code, misplaced, first_line)}: {misplaced[0]} has no place here: a question only reads, "
            "and its pages are cut when it is asked"
        )
    for match in _PARAMETER.finditer(code):
        if match[1] not in question.parameters:
            raise CatalogueError(f"{_line(place, code, match, first_line)}: ${match[1]} is used but not declared")
    used = set(_PARAMETER.findall(code))
    for name in question.parameters:
        if name not in used:
            raise CatalogueError(f"{place('parameters', name)}: {name} is declared but not used")
    for name, value in question.example.items():
        if name not in question.parameters:
            raise CatalogueError(f"{place('example', name)}: {name} is no parameter")
        try:
            question.parameters[name].coerce(name, value)
        except InvalidParameter as error:
            raise CatalogueError(f"{place('example', name)}: {error}") from None
    for name, parameter in question.parameters.items():
        if parameter.required and name not in question.example:
            raise CatalogueError(f"{place('example')}: the example lacks {name}, which is required")


def _check_columns(place: _Place, question: Question, code: str, first_line: int) -> None:
    returns = list(re.finditer(r"^RETURN\b(?:\s+DISTINCT\b)?", code, re.MULTILINE))
    if not returns:
        raise CatalogueError(f"{place.file}:{first_line}: expected a RETURN at the beginning of a line")
    for match in returns:
        answered = _aliases(code[match.end() :])
        if answered != list(question.columns):
            raise CatalogueError(
                f"{_line(place, code, match, first_line)}: returns {', '.join(map(str, answered))}, "
                f"but the header declares {', '.join(question.columns)}"
            )
    types = {column.type for column in question.columns.values()}
    for type_, beside in (
        (ColumnType.RELATIONSHIP, _BESIDE_A_RELATIONSHIP),
        (ColumnType.CLAIM, _BESIDE_A_CLAIM),
    ):
        missing = [name for name in beside if name not in question.columns]
        if type_ in types and missing:
            raise CatalogueError(f"{place('columns')}: a {type_} is never shown without {', '.join(missing)}")


def _aliases(code: str) -> list[str | None]:
    """Return the names that a RETURN gives its columns, None for one without a name."""
    parts, depth, start = [], 0, 0
    end = re.search(r"^(ORDER BY|UNION|LIMIT)\b|\Z", code, re.MULTILINE)
    clause = code[: end.start() if end else len(code)]
    for place, char in enumerate(clause):
        depth += (char in "([{") - (char in ")]}")
        if char == "," and depth == 0:
            parts.append(clause[start:place])
            start = place + 1
    parts.append(clause[start:])
    return [match[1] if (match := _ALIAS.search(part)) else None for part in parts]


def _blank(match: re.Match[str]) -> str:
    """Return a string literal or comment without its content, its line breaks kept."""
    return "\n" * match[0].count("\n") or " "


def _line(place: _Place, code: str, match: re.Match[str], first_line: int) -> str:
    return f"{place.file}:{first_line + code.count(chr(10), 0, match.start())}"
