"""What the tests of courses share: the packages, made once."""

from __future__ import annotations

import io
import zipfile

import pytest

from macros import ROOT
from macros.mkdocs import assets
from macros.outputs.lms import scorm
from macros.pages.renderer import Renderer

VERSION = "1.2.3"


@pytest.fixture(scope="session")
def packages(renderer: Renderer) -> dict[str, bytes]:
    """Every SCORM package by its file name."""
    return dict(scorm.packages(renderer, assets.bundle(ROOT).course, VERSION))


@pytest.fixture(scope="session")
def unpacked(packages: dict[str, bytes]) -> dict[str, dict[str, bytes]]:
    """What each package holds, by the names of its files."""
    return {name: held(content) for name, content in packages.items()}


def held(content: bytes) -> dict[str, bytes]:
    """The files of a zip by their names, in its order."""
    with zipfile.ZipFile(io.BytesIO(content)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}
