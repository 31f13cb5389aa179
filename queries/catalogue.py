"""The catalogue: every question as a file, found, checked and asked by its name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from graph.database import Database
from graph.errors import CatalogueError, InvalidParameter, NotFound
from queries.columns import Column, finish_rows
from queries.header import Question, read_question
from queries.pages import read_page
from queries.parameters import ParameterType, Value
from queries.resolving import resolve_entity
from queries.sources import read_source

_RESERVED = frozenset({"offset", "limit", "format"})


@dataclass(frozen=True)
class Result:
    """The answer to a question: its columns, one page of rows, and how many rows there are in all."""

    question: str
    columns: Mapping[str, Column]
    rows: list[dict[str, Any]]
    total: int
    limit: int | None
    offset: int


class Catalogue(Mapping[str, Question]):
    """All questions by name, in alphabetical order."""

    def __init__(self, questions: Mapping[str, Question]) -> None:
        self._questions = dict(sorted(questions.items()))

    def __getitem__(self, name: str) -> Question:
        return self._questions[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._questions)

    def __len__(self) -> int:
        return len(self._questions)

    def find(self, name: str) -> Question:
        """Return the question of this name; raises NotFound, which lists those that there are."""
        if name not in self._questions:
            raise NotFound(f"There is no question {name[:80]!r}. There are: {', '.join(self)}.")
        return self._questions[name]

    def run(
        self,
        database: Database,
        name: str,
        parameters: Mapping[str, object] | None = None,
        *,
        limit: int | None = None,
        offset: int = 0,
        timeout: float | None = None,
    ) -> Result:
        """Ask a question; without a limit all rows are answered.

        An entity may be given by its id or its name. Raises NotFound for an unknown question, and where nothing is
        found for an entity or a source that is not in the graph, so that a mistyped one does not read as "nobody fined
        it", or for a name that several bear; InvalidParameter for a parameter out of its form, CatalogueError where the
        database answers other columns than declared; timeout is in seconds.
        """
        question = self.find(name)
        values = read_parameters(question, parameters or {})
        if limit is None:
            if offset:
                raise InvalidParameter("offset cannot be used without a limit")
            rows: Sequence[Mapping[str, Any]] = database.read(question.cypher, values, timeout=timeout)
            total = len(rows)
        else:
            page = read_page(database, question.cypher, values, limit=limit, offset=offset, timeout=timeout)
            rows, total = page.results, page.total
        # What is asked for is looked for only then, so that an answer to an id costs nothing more.
        if not total and (meant := _resolve(database, question, values)) != values:
            return self.run(database, name, meant, limit=limit, offset=offset, timeout=timeout)
        finished = finish_rows(database, name, question.columns, rows)
        return Result(name, question.columns, finished, total, limit, offset)


def _resolve(database: Database, question: Question, values: Mapping[str, Value]) -> dict[str, Value]:
    """Return the values with ids instead of names; raises NotFound for an entity or a source that does not exist."""
    meant = dict(values)
    for name, parameter in question.parameters.items():
        value = values[name]
        if isinstance(value, str) and parameter.type is ParameterType.ENTITY:
            meant[name] = resolve_entity(database, value).id
        elif isinstance(value, str) and parameter.type is ParameterType.SOURCE:
            read_source(database, value)
    return meant


def read_parameters(question: Question, given: Mapping[str, object]) -> dict[str, Value]:
    """Return a value for every parameter of the question, coerced from what was given.

    Raises InvalidParameter for an unknown parameter, and for one that is missing or out of its form.
    """
    unknown = sorted(set(given) - set(question.parameters))
    if unknown:
        known = ", ".join(question.parameters) or "none"
        raise InvalidParameter(f"{question.name} has no parameter {unknown[0][:80]!r}. Its parameters: {known}.")
    return {name: parameter.coerce(name, given.get(name)) for name, parameter in question.parameters.items()}


@cache
def load_catalogue() -> Catalogue:
    """Return the questions that watchgraph brings; raises CatalogueError with file and line where one is faulty."""
    return read_catalogue(Path(str(files("queries").joinpath("cypher"))))


def read_catalogue(folder: Path) -> Catalogue:
    """Return the questions in a folder; raises CatalogueError with every faulty file and its line."""
    questions: dict[str, Question] = {}
    faults: list[str] = []
    for path in sorted(folder.glob("*.cypher")):
        try:
            question = read_question(path)
            reserved = _RESERVED & set(question.parameters)
            if reserved:
                raise CatalogueError(f"{path.name}:1: {', '.join(sorted(reserved))} cannot be a parameter's name")
            questions[question.name] = question
        except CatalogueError as error:
            faults.append(str(error))
    if faults:
        raise CatalogueError("\n".join(faults))
    return Catalogue(questions)
