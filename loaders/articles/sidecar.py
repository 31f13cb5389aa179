"""NAME.meta.json beside NAME.txt: what is known of an article beside its words."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, fields, replace
from pathlib import Path

from pydantic import ValidationError

from graph.errors import UnreadableSource
from graph.model import Source, SourceKind
from loaders.files import STANDARD_INPUT, read_bytes, unreadable
from loaders.known import Known

SUFFIX = ".meta.json"
_LARGEST = 1_000_000
_MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)[T ]\d\d:\d\d.*", re.DOTALL)
_FIELDS = tuple(field.name for field in fields(Known))


def read_sidecar(path: Path) -> tuple[Known, tuple[str, ...]]:
    """Return what the file beside an article says of it, nothing where there is none, and warnings.

    Raises UnreadableSource for a file that is no JSON object of texts, or whose date is none.
    """
    if path == STANDARD_INPUT:
        return Known(), ()
    beside = path.with_name(path.stem + SUFFIX)
    try:
        if not beside.exists():
            return Known(), ()
        raw = json.loads(read_bytes(beside, _LARGEST, raised_by=None).decode("utf-8-sig"))
    except json.JSONDecodeError as error:
        raise UnreadableSource(f"{beside}:{error.lineno}: this is no JSON: {error.msg}.") from error
    except (UnicodeDecodeError, RecursionError) as error:
        raise UnreadableSource(f"{beside}: this is no JSON in UTF-8.") from error
    except OSError as error:
        raise unreadable(beside, error) from error
    if not isinstance(raw, dict):
        raise UnreadableSource(f"{beside}: expected a JSON object with any of {', '.join(_FIELDS)}.")
    known = {name: _text(beside, name, raw.get(name)) for name in _FIELDS}
    unknown = ", ".join(sorted(str(name)[:40] for name in set(raw) - set(_FIELDS)))
    warnings = (f"{beside.name}: not used: {unknown}",) if unknown else ()
    return check_known(replace(Known(), **known), str(beside)), warnings


def check_known(known: Known, where: str) -> Known:
    """Return the same with a moment of publication cut to its date; raises UnreadableSource where a field cannot be."""
    moment = _MOMENT.fullmatch(known.published or "")
    cut = replace(known, published=moment[1]) if moment else known
    try:
        Source(kind=SourceKind.ARTICLE, **asdict(cut))
    except ValidationError as error:
        fault = error.errors()[0]
        raise UnreadableSource(
            f"{where}: {fault['loc'][0]} is {str(fault['input'])[:60]!r}: {fault['msg'].removeprefix('Value error, ')}."
        ) from None
    return cut


def merge_known(*sources: Known) -> Known:
    """Return for each field the first that is known."""
    return Known(**{name: next(filter(None, (getattr(source, name) for source in sources)), None) for name in _FIELDS})


def _text(path: Path, name: str, value: object) -> str | None:
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        raise UnreadableSource(f"{path}: {name} is {json.dumps(value)[:60]}, expected a text or null.")
    return value
