"""Handbooks that nobody wrote: a sound one builds everything, a broken one is told in sentences."""

from __future__ import annotations

import datetime
import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from macros import ROOT
from macros.__main__ import check, parser
from macros.check.project import load, problems
from macros.data import json_schema
from macros.data.problems import DataError, Problem
from macros.model.kinds import KINDS
from macros.model.teaching import Handout, SessionPlan
from macros.outputs import hiring, rehearsal
from macros.outputs.handouts import word as packets
from macros.outputs.handouts.document import Site
from macros.outputs.handouts.pdf_plan import pdf_plans
from macros.outputs.hiring import word
from macros.outputs.lms import build as lms
from macros.outputs.site import offered, site_renderer
from macros.outputs.slides import build as slides
from macros.outputs.start import files
from macros.outputs.start.entries import Start

DAY = datetime.date(2026, 11, 25)
SLOWEST = 10
"""Seconds of the processor for what is told of a slip. A busy machine's clock decides nothing."""

REPEATABLE = settings(
    derandomize=True,
    database=None,
    deadline=None,
    phases=[Phase.generate],  # to make a finding smaller would take minutes
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)

_SIGNS = r"""a Zoë {{ }} {%x%} <x> </y> &z; #1 x: y ' " | \ _x $x$ 24° — 😀 - 1. @x % !x ~ ^ ="""
WORDS = (
    st.lists(st.sampled_from(_SIGNS.split()), min_size=1, max_size=6)
    .map(" ".join)
    .filter(lambda text: any(sign.isalnum() for sign in text))
)
"""Texts of all that means something somewhere; one of signs alone says nothing, and is told."""


def _descriptions(model: Any) -> set[str]:
    told = {info.description for info in model.model_fields.values() if info.description}
    inner = (m for info in model.model_fields.values() for m in files.models_in(info.annotation))
    return told.union(*(_descriptions(m) for m in inner))


PLACEHOLDERS = set[str]().union(*(_descriptions(kind.model) for kind in KINDS.values()))
"""What stands in a start for a text that somebody is to write."""


def _rewritten(value: Any, draw: Callable[[Any], Any]) -> Any:
    """`value` with another text wherever somebody is to write one."""
    if isinstance(value, dict):
        return {key: _rewritten(inside, draw) for key, inside in value.items()}
    if isinstance(value, list):
        return [_rewritten(inside, draw) for inside in value]
    return draw(WORDS) if value in PLACEHOLDERS else value


@st.composite
def starts(draw: st.DrawFn) -> Start:
    """Small handbooks of some kinds, with texts of any kind in them."""
    kinds = draw(st.lists(st.sampled_from(sorted(KINDS)), max_size=8, unique=True))
    start = files.started(kinds, ROOT, DAY)
    for kind, entries in start.kinds.items():
        if kind != "vocabulary":
            start.kinds[kind] = [_rewritten(entry, draw) for entry in entries]
    return start


def _written(start: Start, folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    for path, text in files.files(start, folder, ROOT):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    return folder


@settings(REPEATABLE, max_examples=10)
@given(start=starts())
def test_a_sound_handbook_builds_everything(tmp_path: Path, start: Start) -> None:
    """Every page, sheet and file can be made of whatever the check passes."""
    folder = _written(start, tmp_path / "book")
    assert problems(folder / "data", folder / "docs", offered()) == []
    handbook = load(folder / "data")
    assert {kind for kind, _ in handbook.entries()} == set(start.kinds)
    _make_everything(folder)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "vocabulary"])
def test_a_handbook_of_one_kind_builds_everything(tmp_path: Path, kind: str) -> None:
    """With an entry of that kind alone, and what that needs: nothing else is taken for granted."""
    folder = _written(files.started([kind], ROOT, DAY), tmp_path / "book")
    assert problems(folder / "data", folder / "docs", offered()) == []
    _make_everything(folder)


def _make_everything(folder: Path) -> None:
    """Whatever `make` makes beside the pages, but for laying out PDFs."""
    handbook = load(folder / "data")
    renderer, url = site_renderer(handbook, folder / "docs"), "https://example.org/"
    plans = pdf_plans(handbook, Site("A handbook", url, "1"))
    printed = handbook.all(Handout) + handbook.all(SessionPlan)
    assert any(dict(plan.digests()) for plan in plans) == bool(printed)
    assert slides.build(handbook, folder / "slides", url) == [
        folder / "slides" / slides.file_name(plan) for plan in handbook.all(SessionPlan)
    ]
    assert lms.build(renderer, (), "1", folder / "lms").summary
    wanted = {f"{path}"[1:] for path in map(packets.address, handbook.all(SessionPlan)) if path}
    assert dict(packets.files(handbook, url)).keys() == wanted
    if hiring.is_wanted(handbook):
        assert dict(word.files(handbook, url))
    assert list(rehearsal.problems(renderer)) == []
    assert dict(json_schema.schemas(handbook)).keys() == {f"{kind}.json" for kind in KINDS}


TOKENS = [
    *("{{", "}}", "{%", "{", "[", "]", '"', "'", "|", "%", "@", "**", "]("),
    *("!!x ", "&a ", "*a", "<<: ", ": ", "- ", " #", "---\n", "\n", " ", "  ", "\t"),
    *("\u202e", "\0", "\ud800", "é", "x" * 300, "{% if %}"),
]
LINES = [
    *("", "- ", "x", "  x: y", "<<<<<<< HEAD", "- id: first"),
    *("nav:", "[x](nope.md)", "{{ nope() }}"),
]


@st.composite
def slips(draw: st.DrawFn) -> Callable[[str], str]:
    """One thing that a hand, an editor or a merge does to a text."""
    share = draw(st.floats(0, 1, exclude_max=True))
    token, line = draw(st.sampled_from(TOKENS)), draw(st.sampled_from(LINES))
    kind = draw(
        st.sampled_from(["insert", "delete", "line", "twice", "gone", "indent", "cut", "swap"])
    )

    def slip(text: str) -> str:
        rows = text.split("\n")
        at, row = int(share * len(text)), int(share * len(rows))
        made = {
            "insert": lambda: text[:at] + token + text[at:],
            "delete": lambda: text[:at] + text[at + 1 :],
            "cut": lambda: text[:at],
            "line": lambda: "\n".join([*rows[:row], line, *rows[row:]]),
            "twice": lambda: "\n".join([*rows[: row + 1], *rows[row:]]),
            "gone": lambda: "\n".join([*rows[:row], *rows[row + 1 :]]),
            "indent": lambda: "\n".join([*rows[:row], f" {rows[row]}", *rows[row + 1 :]]),
            "swap": lambda: "\n".join([*rows[:row], *rows[row : row + 2][::-1], *rows[row + 2 :]]),
        }
        return made[kind]()

    return slip


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A start with an entry of each kind."""
    folder = tmp_path_factory.mktemp("whole") / "book"
    return _written(files.started(KINDS, ROOT, DAY), folder)


@settings(REPEATABLE, max_examples=50)
@given(share=st.floats(0, 1, exclude_max=True), slip=slips())
def test_a_broken_handbook_is_told_in_sentences(
    whole: Path, tmp_path: Path, share: float, slip: Callable[[str], str]
) -> None:
    """Whatever happens to one file: no traceback, a place and words for each problem."""
    book = shutil.copytree(whole, tmp_path / "book", dirs_exist_ok=True)
    every = sorted(path for path in book.rglob("*") if path.is_file())
    path = every[int(share * len(every))]
    good = path.read_text(encoding="utf-8")
    path.write_bytes(slip(good).encode("utf-8", "surrogatepass"))
    begun = time.process_time()
    found = _told(book)
    assert time.process_time() - begun < SLOWEST
    path.write_text(good, encoding="utf-8")
    assert all(p.message and p.file.startswith(("data", "docs", "mkdocs.yml")) for p in found)


def _told(book: Path) -> list[Problem]:
    """What `make check` says of `book`; anything else that it raises is raised here."""
    try:
        check(parser().parse_args(["--handbook", str(book), "check"]))
    except DataError as error:
        return error.problems
    return []
