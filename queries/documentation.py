"""Documentation of the catalogue: the page docs/queries.md, written from the questions themselves.

Run `python -m queries.documentation > docs/queries.md` after a question changes.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from urllib.parse import urlencode

from queries.catalogue import Catalogue, load_catalogue
from queries.header import Question
from queries.parameters import Parameter

_INTRODUCTION = """\
# Questions
What an investigator asks of the graph. Each question is a file in `queries/cypher/`, an address of the API
(`/queries/NAME?parameter=value`, as JSON, as a page or with `format=csv` as a table), and a command
(`watchgraph query NAME --param value`). This page is written from the files by `python -m queries.documentation`.

Every row that shows a relationship says how it stands, whether it is disputed, and how many independent voices are
behind it; its sentence is worded by its standing, so that an allegation reads as one.
"""


def describe(catalogue: Catalogue) -> str:
    """Return the page on all questions, in Markdown."""
    contents = "\n".join(f"- [{question.title}](#{name.replace('_', '-')})" for name, question in catalogue.items())
    parts = [_INTRODUCTION, contents, *("\n".join(_describe(question)) for question in catalogue.values())]
    return "\n\n".join(part.strip() for part in parts) + "\n"


def _describe(question: Question) -> Iterator[str]:
    yield f'<a id="{question.name.replace("_", "-")}"></a>'
    yield f"## {question.title}"
    yield f"{question.question} `{question.name}`"
    yield ""
    yield question.description.strip()
    if question.parameters:
        yield ""
        yield "| parameter | type | meaning |"
        yield "| --- | --- | --- |"
        for name, parameter in question.parameters.items():
            yield f"| {name} | {_describe_type(parameter)} | {_cell(parameter.description)} |"
    yield ""
    yield "| column | type | meaning |"
    yield "| --- | --- | --- |"
    for name, column in question.columns.items():
        yield f"| {name} | {column.type} | {_cell(column.description)} |"
    yield ""
    yield f"Example: `/queries/{question.name}{'?' + urlencode(question.example) if question.example else ''}`"


def _describe_type(parameter: Parameter) -> str:
    words = [str(parameter.type)]
    if parameter.min is not None:
        words.append(f"from {parameter.min}")
    if parameter.max is not None:
        words.append(f"to {parameter.max}")
    if parameter.required:
        words.append("(required)")
    elif parameter.default is not None:
        words.append(f"(default {str(parameter.default).lower()})")
    return " ".join(words)


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


if __name__ == "__main__":
    sys.stdout.write(describe(load_catalogue()))
