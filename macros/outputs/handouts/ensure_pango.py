"""Pango, which the PDFs are printed with: there already, else fetched where that works, else a no.

`python -m macros.outputs.handouts.ensure_pango` makes sure of it before PDFs are built or tested.
"""

from __future__ import annotations

import subprocess
import sys

from macros import debian

PACKAGES = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0")
HELP = (
    "The PDFs of the handouts need Pango, and it is not on this machine.\n"
    f"  Debian, Ubuntu: sudo apt-get install {' '.join(PACKAGES)}\n"
    "  Fedora:         sudo dnf install pango\n"
    "  macOS:          brew install pango\n"
    "The site itself can be built without: make site"
)


def works() -> bool:
    """Whether WeasyPrint finds its libraries, asked in a process of its own."""
    command = [sys.executable, "-c", "import weasyprint"]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0  # noqa: S603


def ensure() -> None:
    """Make sure that PDFs can be printed; SystemExit with what to do where they can't."""
    if works():
        return
    debian.install(*PACKAGES)
    if not works():
        raise SystemExit(HELP)


if __name__ == "__main__":
    ensure()
