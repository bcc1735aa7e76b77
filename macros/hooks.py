"""MkDocs hook: checks data/ first, then adds one page an entry and the API files."""

from __future__ import annotations

import sys
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files, InclusionLevel

ROOT = Path(__file__).resolve().parent.parent
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

# ruff: noqa: E402 - MkDocs runs this file by its path, so the package has to be made findable first
from macros import api, current, lookup
from macros.check import project
from macros.pages import pages, redirects
from macros.problems import report


@event_priority(100)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Stop before anything is built where data/ or a page's macro call is wrong.

    It runs before mkdocs-macros, which would print a traceback instead of the problems.
    """
    problems = project.problems(_data(config), Path(config.docs_dir))
    if problems:
        raise Abort(report(problems))
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the generated pages and files."""
    renderer = current.renderer(_data(config))
    for page in pages(renderer):
        _add(files, config, page.path, page.text)
    for page in redirects(renderer):
        _add(files, config, page.path, page.text)
    for path, text in (*api.files(renderer.handbook), *lookup.files(renderer.handbook)):
        _add(files, config, path, text)
    return files


def _data(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent / "data"


def _add(files: Files, config: MkDocsConfig, path: str, text: str) -> None:
    files.append(File.generated(config, path, content=text, inclusion=InclusionLevel.NOT_IN_NAV))
