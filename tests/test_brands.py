"""Brands of systems: whose name a camera bears has not watched others' people with it."""

from __future__ import annotations

import pytest

from graph.model import Predicate
from loaders.extraction import extract
from loaders.known import Known


def _watchers(lang: str, text: str) -> list[str]:
    claims = extract(text, Known(lang=lang, published="2024-06-01")).claims
    return [claim.subject for claim in claims if claim.predicate is Predicate.MONITORED]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Amazon's drivers are watched by Netradyne cameras."),
        ("en", "Amazon drivers are watched by Netradyne cameras."),
        ("fr", "Les chauffeurs d'Amazon sont filmés par des caméras Netradyne."),
        ("es", "Los repartidores de Amazon son vigilados por cámaras Netradyne."),
        ("it", "Gli autisti di Amazon sono ripresi da telecamere Netradyne."),
    ],
)
def test_who_made_the_camera_does_not_watch(lang: str, text: str) -> None:
    assert "company-netradyne" not in _watchers(lang, text)


@pytest.mark.parametrize(
    ("text", "watcher"),
    [
        ("Amazon cameras film its drivers.", "company-amazon"),
        ("Drivers are watched by Amazon cameras.", "company-amazon"),
        ("Amazon's drivers were followed by Pinkerton agents.", "company-pinkerton"),
        ("Amazon's drivers are watched by Pinkerton.", "company-pinkerton"),
    ],
)
def test_whose_cameras_and_agents_they_are_does(text: str, watcher: str) -> None:
    assert _watchers("en", text) == [watcher]
