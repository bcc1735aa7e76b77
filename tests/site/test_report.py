"""Every page offers a way to say what is wrong with it."""

from __future__ import annotations

import re
import tomllib
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from macros.model.handbook import Handbook

PAGE = "check/tasks/medications/"


def test_a_mail_begins_with_the_page_and_the_release(
    site: Path, root: Path, handbook: Handbook
) -> None:
    """It goes to the address in data/handbook.yml, and its writer needs to look nothing up."""
    text = (site / PAGE / "index.html").read_text("utf-8")
    (found,) = re.findall(r'<p class="report"[^>]*><a href="([^"]+)">', text)
    address = urlsplit(unescape(found))
    told = parse_qs(address.query)
    assert f"{address.scheme}:{address.path}" == handbook.identity.corrections
    assert told["subject"] == [f"{handbook.identity.short_title}: Medications"]
    version = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    assert f"/{PAGE}\nRelease: {version}\n" in told["body"][0]
