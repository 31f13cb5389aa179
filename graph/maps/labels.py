"""The names on a map: broken into lines, and the room that these take."""

from __future__ import annotations

from graph.names import drop_overrides

FONT_SIZE = 17
"""Of a name in pixels, before the map is fitted to the screen."""

MARGIN = 7
"""Between a name and its border, in pixels."""

_LINE = 22
_MOST_LINES = 3
_LETTER_WIDTH = 0.56
_LINE_HEIGHT = 1.15


def wrap_name(name: str) -> str:
    """Return the name in lines of about 22 characters, three at most."""
    lines = [""]
    for word in drop_overrides(name).split():
        if lines[-1] and len(lines[-1]) + len(word) >= _LINE:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word[: 2 * _LINE]}".strip()
    return "\n".join(lines[:_MOST_LINES]) + (" …" if len(lines) > _MOST_LINES else "")


def measure_name(name: str) -> tuple[float, float]:
    """Return about how wide and how high the name's box is, in pixels."""
    lines = wrap_name(name).split("\n")
    width = max(map(len, lines)) * _LETTER_WIDTH * FONT_SIZE
    return width + 2 * MARGIN, len(lines) * _LINE_HEIGHT * FONT_SIZE + 2 * MARGIN
