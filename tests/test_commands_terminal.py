"""What the commands write to a terminal or a pipe, whatever a source holds."""

from __future__ import annotations

from pathlib import Path

from api.commands.terminal import safe
from tests.command_line import ARTICLE, start, succeed


def test_a_closed_pipe_is_no_error(tmp_path: Path) -> None:
    for number in range(200):
        (tmp_path / f"{number}.txt").write_text(ARTICLE * 20)
    process = start("load", tmp_path, "--dry-run", "--json")
    assert process.stdout
    assert process.stderr
    process.stdout.readline()
    process.stdout.close()
    told = process.stderr.read()
    process.stderr.close()
    assert process.wait(60) in {0, 1}
    assert "Traceback" not in told
    assert "BrokenPipe" not in told


def test_what_a_source_says_cannot_steer_the_terminal(tmp_path: Path) -> None:
    assert safe("a\x1b[2Jb\x9bc\u202ed\te\n") == "a [2Jb c d e\n"
    path = tmp_path / "evil.txt"
    path.write_text(f"\x1b]0;owned\x07{ARTICLE}")
    text = succeed("load", path, "--dry-run", "--title", "[red]\x1b[31mred[/red]")
    assert "\x1b" not in text
    assert "[red]" in text
