"""Models of the API that are not already views of the graph: what is asked, what a question answers, problems."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal, TypeVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from graph.errors import NotFound
from graph.model import EntityType, Modality, Predicate
from queries.catalogue import Result
from queries.columns import Column, ColumnType
from queries.header import Question
from queries.parameters import Parameter
from queries.relationships import Direction, RelationshipFilter

_LONGEST_ID = 400
_ID_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz0123456789-")


def check_id(id_: str) -> str:
    """Return the id; one that nothing can have is NotFound, whatever else is wrong with it."""
    if not id_ or len(id_) > _LONGEST_ID or not _ID_LETTERS.issuperset(id_):
        raise NotFound(f"Nothing has the id {id_[:80]!r}. Ids are lower-case letters, digits and hyphens.")
    return id_


Id = Annotated[str, AfterValidator(check_id)]
"""An id as it stands in an address."""

Who = Annotated[str, Field(min_length=1, max_length=_LONGEST_ID, description="id or name of an entity")]
"""An entity as a person gives it."""

Choice = TypeVar("Choice")
Chosen = Annotated[Choice | None, BeforeValidator(lambda given: given if given != "" else None)]
"""One of some words; a form sends an empty text for none of them."""


class Asked(BaseModel):
    """What every address understands; an unknown parameter is a fault, so that a typo never widens an answer."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    format: Literal["json", "html"] | None = Field(default=None, description="json or html, whatever Accept says")


class Window(Asked):
    """Which part of a list is asked for."""

    limit: int = Field(default=50, ge=1, le=200, description="largest number of results")
    offset: int = Field(default=0, ge=0, le=1_000_000_000, description="number of results to pass over")


class SearchAsked(Window):
    """A search for entities."""

    q: str = Field(default="", max_length=200, description="name or part of it; empty lists all", examples=["amazon"])
    type: Chosen[EntityType] = Field(default=None, description="only entities of this type")


class RelationshipsAsked(Window):
    """Which relationships of an entity are asked for."""

    type: Chosen[Predicate] = Field(default=None, description="only relationships of this type", examples=["FINED"])
    standing: Chosen[Modality] = Field(default=None, description="only what stands exactly so")
    direction: Chosen[Direction] = Field(default=None, description="out: it acts; in: it is acted on")

    @property
    def chosen(self) -> RelationshipFilter:
        """What is asked for, as the questions know it."""
        return RelationshipFilter(self.type, self.standing, self.direction)


class PathsAsked(Window):
    """Which paths are asked for."""

    limit: int = Field(default=20, ge=1, le=100, description="largest number of paths")
    start: Who = Field(alias="from", description="entity where the path begins", examples=["regulator-cnil"])
    end: Who = Field(alias="to", description="entity where it ends", examples=["Jeff Bezos"])
    longest: int = Field(default=4, ge=1, le=4, description="largest number of steps")


class ProblemField(BaseModel):
    """One fault in what was asked."""

    where: str = Field(description="the part of the request that is at fault", examples=["query.limit"])
    message: str = Field(description="what is wrong with it")


class Problem(BaseModel):
    """What went wrong, as RFC 9457 has it."""

    type: str = Field(description="what kind of problem it is", examples=["urn:watchgraph:problem:not-found"])
    title: str = Field(description="the kind in words", examples=["Not Found"])
    status: int = Field(description="the HTTP status", examples=[404])
    detail: str = Field(description="what happened and what to do", examples=["There is no entity 'company-x'."])
    errors: tuple[ProblemField, ...] = Field(default=(), description="each fault in what was asked")


class QuestionParameter(Parameter):
    """One parameter of a question, with the words that it may be."""

    name: str = Field(description="its name in the query string")
    words: tuple[str, ...] = Field(default=(), description="the words that it may be, where they are a closed list")


class QuestionColumn(BaseModel):
    """One column of a question's answer."""

    name: str = Field(description="its name")
    type: ColumnType = Field(description="what its values are")
    description: str = Field(description="what it tells")

    @classmethod
    def of(cls, columns: Mapping[str, Column]) -> tuple[QuestionColumn, ...]:
        """Return a question's columns as a client sees them."""
        return tuple(
            cls(name=name, type=column.type, description=column.description) for name, column in columns.items()
        )


class QuestionSummary(BaseModel):
    """A question that can be asked."""

    name: str = Field(description="its address", examples=["who_monitored_whom"])
    title: str = Field(description="the question in a few words")
    question: str = Field(description="the question in full")
    description: str = Field(description="how the answer is found and how to read it")
    parameters: tuple[QuestionParameter, ...] = Field(description="what may be asked more exactly")
    columns: tuple[QuestionColumn, ...] = Field(description="what each row tells")
    example: dict[str, Any] = Field(description="parameters that show it at work")

    @classmethod
    def of(cls, question: Question) -> QuestionSummary:
        """Return what a client should know of a question."""
        return cls(
            **{name: getattr(question, name) for name in ("name", "title", "question", "description", "example")},
            parameters=tuple(
                QuestionParameter(name=name, words=parameter.choices, **dict(parameter))
                for name, parameter in question.parameters.items()
            ),
            columns=QuestionColumn.of(question.columns),
        )


class QuestionAnswer(BaseModel):
    """One part of the answer to a question."""

    question: str = Field(description="name of the question")
    columns: tuple[QuestionColumn, ...] = Field(description="what each row tells")
    results: list[dict[str, Any]] = Field(description="the rows, each by column")
    total: int = Field(description="number of rows in all")
    limit: int = Field(description="largest number of rows in a part")
    offset: int = Field(description="number of rows before this part")

    @classmethod
    def of(cls, result: Result) -> QuestionAnswer:
        """Return a result of the catalogue as the API shows it."""
        return cls(
            question=result.question,
            columns=QuestionColumn.of(result.columns),
            results=result.rows,
            total=result.total,
            limit=result.limit or len(result.rows),
            offset=result.offset,
        )


class Health(BaseModel):
    """How the service is."""

    status: Literal["ok"] = Field(default="ok", description="ok; anything else is a problem")
