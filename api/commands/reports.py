"""Reports: what is told of a source that was read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from api.commands.terminal import out, safe, say

if TYPE_CHECKING:
    from graph.model import Claim, Omission, Reading
    from graph.store import Written
    from loaders.loading import Outcome

_MOST_PLACES = 12
_LONGEST_EXAMPLE = 60


def count(number: int, one: str, many: str | None = None) -> str:
    """Return 'no claims', '1 claim' or '2,000 claims'."""
    return f"1 {one}" if number == 1 else f"{f'{number:,}' if number else 'no'} {many or f'{one}s'}"


def report_source(reading: Reading, written: Written | None, file: str | None, *, error: bool = False) -> None:
    """Print what a source holds, what writing it changed, what was left out and why; file is its path."""
    say(f"{f'{file}: ' if file else ''}{_name(reading)}: {_amounts(reading)}{_change(written)}", error=error)
    for line in (*_left_out(reading.omissions), *(f"note: {warning}" for warning in reading.warnings)):
        say(f"  {line}", error=error)


def report_failures(failed: Sequence[Outcome], files: int) -> None:
    """Print what could not be read on standard error."""
    if failed:
        say(f"Could not read {len(failed)} of {count(files, 'file')}:", error=True)
    for outcome in failed:
        say("\n".join(f"  {line}" for line in str(outcome.error).splitlines()), error=True)


def print_claims(reading: Reading) -> None:
    """Print the claims of a source as a table."""
    from rich.table import Table
    from rich.text import Text

    from graph.statements import format_amount

    names = {entity.id: entity.name for entity in reading.entities}
    table = Table(title=Text(safe(_name(reading))), title_justify="left", show_lines=True)
    for heading in ("subject", "predicate", "object", "modality", "said by", "when, sum", "evidence"):
        table.add_column(heading, overflow="fold", ratio=3 if heading == "evidence" else None)
    for claim in reading.claims:
        amount = format_amount(claim.amount, claim.currency) if claim.amount is not None and claim.currency else None
        cells = (
            names.get(claim.subject, claim.subject),
            claim.predicate.value,
            names.get(claim.object or "", claim.object or ""),
            claim.modality.value,
            _speakers(claim, names),
            "\n".join(filter(None, (claim.date, amount))),
            claim.evidence,
        )
        table.add_row(*(Text(safe(cell)) for cell in cells))
    if reading.claims:
        out().print(table)


def _name(reading: Reading) -> str:
    source = reading.source
    title = source.title or "untitled text"
    return f"{source.publisher}: {title} [{source.id}]" if source.publisher else f"{title} [{source.id}]"


def _amounts(reading: Reading) -> str:
    return f"{count(len(reading.claims), 'claim')}, {count(len(reading.entities), 'entity', 'entities')}"


def _change(written: Written | None) -> str:
    if written is None:
        return ""
    if written.unchanged:
        return " (already in the graph)"
    return f" ({written.added} added, {written.removed} removed)" if written.removed else ""


def _left_out(omissions: Sequence[Omission]) -> list[str]:
    reasons: dict[str, list[Omission]] = {}
    for omission in omissions:
        reasons.setdefault(omission.why, []).append(omission)
    return [f"left out: {len(those)} x {why} ({_places(those)})" for why, those in reasons.items()]


def _places(omissions: Sequence[Omission]) -> str:
    lines = [str(omission.line) for omission in omissions if omission.line is not None]
    if len(omissions) == 1:
        what = " ".join(omissions[0].what.split())
        what = what if len(what) <= _LONGEST_EXAMPLE else f"{what[:_LONGEST_EXAMPLE]}..."
        return f"line {lines[0]}: {what}" if lines else what
    shown = ", ".join(lines[:_MOST_PLACES])
    return f"lines {shown}{', ...' if len(lines) > _MOST_PLACES else ''}" if lines else f"{len(omissions)} places"


def _speakers(claim: Claim, names: dict[str, str]) -> str:
    said_by = names.get(claim.attributed_to or "", claim.attributed_to or "")
    via = ", ".join(names.get(relay, relay) for relay in claim.via)
    return f"{said_by} via {via}" if via else said_by
