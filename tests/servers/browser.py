"""A real browser for the tests: the Chromium that is installed, never a downloaded one."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, Request, Route, sync_playwright

BROWSER_SWITCH = "WATCHGRAPH_TEST_BROWSER"
"""Names the tests' browser: unset looks for Chromium on the PATH, `off` goes without, a path uses that one."""

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
_FLAGS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
)
_OWN_HOSTS = {"127.0.0.1", "localhost", ""}


class BrowserMissing(Exception):
    """No browser can be started on this machine; the message says what it lacks."""


@dataclass
class Watched:
    """What a page did that no page of this project may do."""

    foreign: list[str] = field(default_factory=list)
    """Addresses on other hosts that it asked for."""
    errors: list[str] = field(default_factory=list)
    """Errors that its scripts raised."""


def find_browser() -> str:
    """Return the path of the browser that WATCHGRAPH_TEST_BROWSER asks for; raises BrowserMissing."""
    choice = os.environ.get(BROWSER_SWITCH, "")
    if choice == "off":
        raise BrowserMissing(f"{BROWSER_SWITCH} is off")
    found = shutil.which(choice) if choice else next(filter(None, map(shutil.which, _NAMES)), None)
    if found is None:
        raise BrowserMissing(
            f"there is no {choice or 'Chromium on the PATH'}; install one, or name it with {BROWSER_SWITCH}"
        )
    return found


@contextmanager
def run_browser() -> Iterator[Browser]:
    """Run the browser without a window, and end it afterwards; raises BrowserMissing."""
    path = find_browser()
    with sync_playwright() as playwright:
        # As root, as in a container, Chromium starts only without its sandbox; it sees pages of our own alone.
        browser = playwright.chromium.launch(executable_path=path, args=list(_FLAGS), chromium_sandbox=False)
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def open_page(browser: Browser) -> Iterator[tuple[Page, Watched]]:
    """Open an empty page with nothing stored; requests to other hosts are recorded and refused."""
    watched = Watched()

    def keep_home(route: Route, request: Request) -> None:
        if urlsplit(request.url).hostname in _OWN_HOSTS | {None}:
            route.continue_()
        else:
            watched.foreign.append(request.url)
            route.abort()

    with browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        context.route("**/*", keep_home)
        page = context.new_page()
        page.on("pageerror", lambda error: watched.errors.append(str(error)))
        yield page, watched
