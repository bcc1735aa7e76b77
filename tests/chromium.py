"""A browser for the browser tests: one that is there, else one that can be had, else a loud no.

`python -m tests.chromium` makes sure of it before the tests start, so that they never skip.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from playwright._impl._driver import compute_driver_executable
from playwright.sync_api import sync_playwright

from macros import debian

SHELL = "chromium-headless-shell"
"""Debian's Chromium without windows, which is quicker to open a page."""

COMMANDS = (
    SHELL,
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "microsoft-edge",
    "msedge",
)
MAC_APPS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    # What is compiled at its best for one page is thrown away with it: axe-core on each page anew.
    "--js-flags=--no-turbofan,--no-maglev",
)
DEBIANS = "/usr/bin/chromium"

HELP = (
    "No browser for the browser tests. Install Chromium, Chrome or Edge, or set BROWSER_PATH to "
    "one, and run make test again."
)

NO_DRIVER = (
    "The browser tests need the library libatomic.so.1. Install it (Debian, Ubuntu: sudo apt-get "
    "install libatomic1) and run make test again."
)


def on_machine() -> str | None:
    """The path of a browser that is on this machine, or None."""
    candidates = [os.environ.get("BROWSER_PATH"), *map(shutil.which, COMMANDS), *MAC_APPS]
    return next((str(c) for c in candidates if c and Path(c).exists()), None)


def playwrights_own(playwright: Any) -> str | None:
    """The path of the browser that Playwright fetched for itself, or None."""
    path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def installed() -> str | None:
    """The path of a browser that the tests can use, or None."""
    with sync_playwright() as playwright:
        return on_machine() or playwrights_own(playwright)


def driver_runs() -> bool:
    """Whether Playwright's own program starts, which wants a library that a bare Debian lacks."""
    program, _ = compute_driver_executable()
    return subprocess.run([program, "--version"], capture_output=True, check=False).returncode == 0


def provide() -> str:
    """The path of a browser, fetched where there is none; SystemExit where none can be had."""
    if not driver_runs():
        debian.install("libatomic1")
    if not driver_runs():
        raise SystemExit(NO_DRIVER)
    if on_machine() == DEBIANS and "BROWSER_PATH" not in os.environ:
        debian.install(SHELL)
    for attempt in (None, _from_playwright, _from_debian):
        if attempt is not None:
            attempt()
        path = installed()
        if path:
            return path
    raise SystemExit(HELP)


def _from_playwright() -> None:
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)


def _from_debian() -> None:
    debian.install(SHELL, "fonts-liberation")
    if not on_machine():
        debian.install("chromium", "fonts-liberation")


def launch(playwright: Any) -> Any:
    """A headless browser, started by the `playwright` of sync_playwright()."""
    path = on_machine() or playwrights_own(playwright)
    if path is None:
        raise SystemExit(HELP)
    return playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))


if __name__ == "__main__":
    print(f"Browser for the tests: {provide()}")
