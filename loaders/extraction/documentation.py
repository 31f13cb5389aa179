"""Documentation of language files: the page docs/language-files.md, written from their form.

Run `python -m loaders.extraction.documentation > docs/language-files.md` after a key changes.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any, get_args

from pydantic import BaseModel

from loaders.extraction.schema import LanguageFile

_INTRODUCTION = """\
# Keys of language files
Every key that may stand in `loaders/extraction/languages/<code>/*.yaml`, section by section; `docs/extraction.md` tells
what the stages make of them and how a language is added. This page is written from the form that the files are checked
against, by `python -m loaders.extraction.documentation`.
"""


def describe_language_files() -> str:
    """Return the page on all keys, in Markdown."""
    plain = {name: field for name, field in LanguageFile.model_fields.items() if _section(field.annotation) is None}
    parts = [_INTRODUCTION, "\n".join(_tabulate("Of the file itself", plain))]
    for name, field in LanguageFile.model_fields.items():
        section = _section(field.annotation)
        if section is not None:
            parts.append("\n".join(_tabulate(name, section.model_fields, (section.__doc__ or "").strip())))
    return "\n\n".join(part.strip() for part in parts) + "\n"


def _tabulate(title: str, fields: dict[str, Any], said: str = "") -> Iterator[str]:
    yield f"## {title}"
    if said:
        yield said
        yield ""
    yield "| key | meaning |"
    yield "| --- | --- |"
    for name, field in fields.items():
        meaning = (field.description or "").replace("|", "\\|")
        yield f"| {field.alias or name} | {meaning} |"


def _section(annotation: Any) -> type[BaseModel] | None:
    """Return the form of a section, of each entry where it is a list or table of them; None for words alone."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in get_args(annotation) if (found := _section(part)) is not None), None)


if __name__ == "__main__":
    sys.stdout.write(describe_language_files())
