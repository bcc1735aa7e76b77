"""How words lie on pages that are made up here; and Pango, which is never fetched here."""

from __future__ import annotations

import logging
import queue
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from macros import debian
from macros.outputs.handouts import build, ensure_pango, layout, pdf
from macros.outputs.handouts.pdf_plan import PlannedPack


class LineBox(SimpleNamespace):
    """A line, as WeasyPrint calls it."""


class MarginBox(SimpleNamespace):
    """The foot of a page."""


class Box(SimpleNamespace):
    """Anything else."""


def words(text: str, at: float = 0, width: float | None = None) -> Box:
    """Words in a line, so wide: ten for a letter."""
    wide = 10 * len(text) if width is None else width
    return Box(text=text, position_x=at, margin_width=lambda: wide, element=None)


def line(text: str, y: float = 0, *, x: float = 0) -> LineBox:
    """A line at the height `y`; without words it's empty."""
    inside = [words(text, x)] if text else []
    return LineBox(children=inside, position_y=y, position_x=x, element=None)


def box(*children: Any, names: str = "", y: float = 0, width: float = 200, high: float = 0) -> Box:
    """A box of an element with these classes."""
    element = {"class": names} if names else {}
    return Box(children=list(children), element=element, position_y=y, width=width, height=high)


def page(*children: Any) -> Any:
    """A page with these boxes, and a line in its foot."""
    foot = MarginBox(children=[line("Foot", 900)])
    return SimpleNamespace(_page_box=SimpleNamespace(children=[*children, foot]))


def document(*pages: Any) -> Any:
    """A document of these pages."""
    return SimpleNamespace(pages=list(pages))


def test_lines_that_stand_side_by_side_count_once() -> None:
    """Those with words, and those to write on; neither the foot nor an empty line."""
    beside = page(
        box(line("One", 10.2), line("Two", 20)),
        box(line("Beside", 10.4), line("", 30)),
        box(names="x line", y=40),
        box(names="lines outlined", y=50),
    )
    assert layout.lines(beside) == 3


def test_a_card_counts_with_its_whole_height() -> None:
    """A line for each thirty pixels of it."""
    assert layout.lines(page(box(names="card", y=5, high=90))) == 3
    assert layout.lines(page(box(names="card", y=5, high=91.5))) == 4
    assert layout.lines(page(box(names="cards", y=5, high=90))) == 0


def test_only_the_last_of_several_pages_has_scraps() -> None:
    """Fewer lines than thirteen; one page alone may be as short as it is."""
    short = page(box(*(line("x", 20 * n) for n in range(12))))
    enough = page(box(*(line("x", 20 * n) for n in range(13))))
    assert not layout.scraps(document(short))
    assert layout.scraps(document(enough, short))
    assert not layout.scraps(document(short, enough))


def test_every_box_is_seen_in_order() -> None:
    """Outer ones before those in them, and none of the foot."""
    inner, outer = box(), box()
    outer.children = [inner]
    other = box()
    assert list(layout.boxes(page(outer, other))) == [outer, inner, other]


@pytest.mark.parametrize(
    ("first", "second", "ends"),
    [
        ("Word", "next one", ["Word"]),
        ("Two words", "next one", []),
        ("Word", "a-very-long-word-that-has-no-room", []),
        ("Word", "", []),
        ("", "next one", []),
    ],
)
def test_a_word_alone_whose_next_would_fit_ends_too_early(
    first: str, second: str, ends: list[str]
) -> None:
    """Where the line below has words, and there is room."""
    assert layout.early_ends(page(box(line(first), line(second, 20)))) == ends


def test_room_is_measured_with_some_to_spare() -> None:
    """The share of the first word of the next line, in nine tenths of the width."""
    lines = line("Word"), line("next one", 20)
    fits = page(box(*lines, width=101))
    narrow = page(box(*lines, width=99))
    assert layout.early_ends(fits) == ["Word"]
    assert layout.early_ends(narrow) == []
    further_in = line("Word", x=50), line("next one", 20, x=50)
    assert layout.early_ends(page(box(*further_in, width=101))) == ["Word"]


def test_only_lines_that_follow_each_other_are_compared() -> None:
    """In one box, with what is no line left out."""
    apart = page(box(box(line("Word")), box(line("next one"))))
    assert layout.early_ends(apart) == []
    among = page(box(line("Word"), box(), line("next one", 20), line("Last", 40), line("x y", 60)))
    assert layout.early_ends(among) == ["Word", "Last"]


SCRAPS = document(page(), page(line("x")))
WHOLE = document(page())


def test_the_first_spacing_without_scraps_is_taken() -> None:
    """None of the others is tried then."""
    tried: list[str] = []

    def lay_out(spacing: str) -> Any:
        tried.append(spacing)
        return WHOLE if spacing == layout.SPACINGS[2] else SCRAPS

    assert layout.fitted(lay_out) is WHOLE
    assert tried == list(layout.SPACINGS[:3])


def test_a_sheet_that_fits_is_laid_out_once() -> None:
    """As usual."""
    tried: list[str] = []
    assert layout.fitted(lambda spacing: tried.append(spacing) or WHOLE) is WHOLE
    assert tried == [""]


def test_where_no_spacing_helps_the_usual_one_stays() -> None:
    """Rather than the last that was tried."""
    usual = document(page(), page(line("y")))
    made = layout.fitted(lambda spacing: usual if not spacing else SCRAPS)
    assert made is usual


def test_lines_are_a_hair_shorter_where_one_ends_too_early() -> None:
    """By as little as helps; where nothing does, they stay as they are."""
    early = document(page(box(line("Word"), line("next one", 20))))
    tried: list[str] = []

    def lay_out(spacing: str) -> Any:
        tried.append(spacing)
        return WHOLE if spacing == f" {layout.NARROWER[1]}" else early

    assert layout.fitted(lay_out) is WHOLE
    assert tried == ["", *(f" {narrower}" for narrower in layout.NARROWER[:2])]
    assert layout.fitted(lambda _: early) is early


def test_each_spacing_is_one_of_its_own() -> None:
    """The usual one says nothing, and none says how large type is."""
    assert layout.SPACINGS[0] == ""
    assert len({*layout.SPACINGS, *layout.NARROWER}) == 12
    assert not [css for css in layout.SPACINGS if "font-size" in css]


class Writer:
    """Lays out as many pages as a text has lines."""

    def lay_out(self, html: str) -> Any:
        """A document that knows what it was made of."""
        return SimpleNamespace(html=html, pages=html.split("\n"))


@pytest.mark.parametrize(
    ("cover", "says"),
    [
        ("at [[pages 0]], [[pages 1]]", "at 2, 3\u20134"),
        ("at [[pages 0]],\n[[pages 1]]", "at 3,\n4\u20135"),
    ],
    ids=["one page", "two pages"],
)
def test_a_cover_counts_its_own_pages_too(cover: str, says: str) -> None:
    """The sheets stand behind it."""
    writer: Any = Writer()
    sheets = [writer.lay_out("a"), writer.lay_out("b\nc")]
    first, *others = build.with_cover(writer, cover, sheets)
    assert first.html == says
    assert others == sheets
    assert build.with_cover(writer, "", sheets) is sheets


def test_a_terminal_is_shown_how_far_it_is(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """On one line, which ends with the last; anywhere else nothing is said."""
    build._show(1, 3, "a.pdf")
    assert capsys.readouterr().err == ""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    build._show(1, 3, "a.pdf")
    build._show(3, 3, "b.pdf")
    shown = capsys.readouterr()
    assert shown.err == (
        f"\r\x1b[K[{'#' * 10}{' ' * 20}] 1/3 a.pdf\r\x1b[K[{'#' * 30}] 3/3 b.pdf\n"
    )
    assert shown.out == ""


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What a machine without Pango is asked to do."""
    done: list[Any] = []

    def run(command: list[str], **options: Any) -> Any:
        done.append((command, options))
        return SimpleNamespace(returncode=1)

    monkeypatch.setattr(subprocess, "run", run)
    monkeypatch.setattr(debian, "install", lambda *packages: done.append(packages))
    return done


TRY = ([sys.executable, "-c", "import weasyprint"], {"capture_output": True, "check": False})


def test_pango_is_asked_for_in_a_process_of_its_own(asked: list[Any]) -> None:
    """Which says nothing."""
    assert not ensure_pango.works()
    assert asked == [TRY]


def test_without_pango_it_is_fetched_or_what_to_do_is_told(asked: list[Any]) -> None:
    """Once, with the packages that hold it."""
    with pytest.raises(SystemExit) as told:
        ensure_pango.ensure()
    assert told.value.code == ensure_pango.HELP
    assert asked == [TRY, ensure_pango.PACKAGES, TRY]
    assert " ".join(ensure_pango.PACKAGES) in ensure_pango.HELP


def test_where_pango_works_nothing_is_fetched(
    asked: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The program that loads WeasyPrint ends well."""
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: SimpleNamespace(returncode=0))
    ensure_pango.ensure()
    assert asked == []


def test_what_was_fetched_and_works_is_enough(
    asked: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody is told to install what is there now."""
    codes = iter((1, 0))
    run = lambda *_, **__: SimpleNamespace(returncode=next(codes))  # noqa: E731
    monkeypatch.setattr(subprocess, "run", run)
    ensure_pango.ensure()
    assert asked == [ensure_pango.PACKAGES]


@pytest.fixture
def weasy(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What WeasyPrint is asked for; nothing is laid out."""
    asked: list[Any] = []

    class Made(SimpleNamespace):
        """A document, a style sheet, or a page of HTML."""

        def render(self, **options: Any) -> Any:
            """A document of one page, with what it was made with."""
            return SimpleNamespace(pages=[page()], made=self, options=options)

    def made(**options: Any) -> Made:
        asked.append(options)
        return Made(**options)

    monkeypatch.setattr(pdf.weasyprint, "HTML", made)
    monkeypatch.setattr(pdf.weasyprint, "CSS", made)
    monkeypatch.setattr(pdf, "FontConfiguration", lambda: "fonts")
    return asked


def test_a_sheet_is_laid_out_with_its_styles_and_without_the_network(weasy: list[Any]) -> None:
    """With one set of fonts, for readers who hear it."""
    document = pdf.PdfWriter().lay_out("<p>x</p>")
    styles, html, spacing = weasy
    assert styles == {"filename": str(pdf.style_sheet()), "font_config": "fonts"}
    assert html.pop("url_fetcher")._allowed_protocols == ["data"]
    assert html == {"string": "<p>x</p>"}
    assert spacing == {"string": ""}
    assert document.made.string == "<p>x</p>"
    options = document.options
    assert [sheet.__dict__ for sheet in options.pop("stylesheets")] == [styles, spacing]
    assert options == {"font_config": "fonts", "pdf_variant": "pdf/ua-1"}
    assert logging.getLogger("weasyprint").level == logging.ERROR


class Written(SimpleNamespace):
    """A document as it would be written."""

    def write_pdf(self, **options: Any) -> bytearray:
        """What it is called and how many pages it has."""
        about = (self.metadata.title, self.metadata.description, self.pages, options)
        return bytearray(repr(about).encode())

    def copy(self, pages: list[Any]) -> Written:
        """The same with other pages, and under the same name."""
        return Written(metadata=self.metadata, pages=pages)


def test_sheets_are_joined_under_a_name_of_their_own() -> None:
    """Each keeps its own afterward, whatever happens."""
    about = SimpleNamespace(title="First", description="What it is")
    first = Written(metadata=about, pages=[1, 2])
    other = Written(metadata=SimpleNamespace(title="Other", description=""), pages=[3])
    options = {"pdf_variant": "pdf/ua-1"}
    made = pdf.joined("All", [first, other])
    assert made == repr(("All", None, [1, 2, 3], options)).encode()
    assert type(made) is bytes
    assert (about.title, about.description) == ("First", "What it is")
    assert pdf.written(first) == repr(("First", "What it is", [1, 2], options)).encode()


JOB = build.Job(
    Path("to be set"),
    {"a.pdf": "<p>a</p>", "b.pdf": "<p>b</p>", "c.pdf": "<p>c</p>"},
    ("a.pdf",),
    (PlannedPack("pack.pdf", "All", ("b.pdf", "a.pdf"), "1", ""),),
)


@pytest.fixture
def news(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> queue.Queue[Any]:
    """Where a worker tells of what it made: sheets with a page for each letter."""

    class Press:
        """Lays out nothing."""

        def lay_out(self, html: str) -> Any:
            """A document of as many pages as it has letters."""
            return SimpleNamespace(pages=list(html))

    monkeypatch.setattr(build, "PdfWriter", Press)
    monkeypatch.setattr(build, "written", lambda document: "".join(document.pages).encode())
    joined = lambda title, every: repr([title, *("".join(d.pages) for d in every)]).encode()  # noqa: E731
    monkeypatch.setattr(build, "joined", joined)
    monkeypatch.setattr(build, "_JOBS", [replace(JOB, wanted=()), replace(JOB, folder=tmp_path)])
    return queue.Queue()


def test_a_worker_makes_what_is_wanted_and_tells_it(news: queue.Queue[Any], tmp_path: Path) -> None:
    """Sheets that only a pack needs are laid out and not written."""
    build._work(1, news)
    assert [news.get_nowait() for _ in range(2)] == [("a.pdf", 8), ("pack.pdf", 16)]
    assert news.empty()
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {
        "a.pdf": b"<p>a</p>",
        "pack.pdf": b"['All', '<p>b</p>', '<p>a</p>']",
    }


def test_what_a_worker_tells_is_waited_for(news: queue.Queue[Any]) -> None:
    """What went wrong in one is raised."""
    news.put(("a.pdf", 8))
    done: Any = SimpleNamespace(done=lambda: True, result=lambda: 1 / 0)
    working: Any = SimpleNamespace(done=lambda: False, result=lambda: 1 / 0)
    assert build._heard(news, 0) == ("a.pdf", 8)
    assert build._heard(news, 0) is None
    news.put(("b.pdf", 9))
    assert build._next(news, [done]) == ("b.pdf", 9)
    with pytest.raises(ZeroDivisionError):
        build._next(news, [working, done])


def test_a_worker_is_deaf_to_ctrl_c_and_ends_with_the_build(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Whoever started it: where nobody did, there is nothing to wait for."""
    heard, watched, ended = [], [], []
    monkeypatch.setattr(build.signal, "signal", lambda *given: heard.append(given))
    monkeypatch.setattr(build.threading, "Thread", lambda **given: Watching(watched, given))
    monkeypatch.setattr(build.connection, "wait", ended.append)
    monkeypatch.setattr(build.os, "_exit", ended.append)
    monkeypatch.setattr(build, "_JOBS", ["old"])
    monkeypatch.setattr(build.multiprocessing, "parent_process", lambda: None)
    build._begin([JOB])
    assert heard == [(signal.SIGINT, signal.SIG_IGN)]
    assert watched == []
    assert build._JOBS == [JOB]
    parent = SimpleNamespace(sentinel=7)
    monkeypatch.setattr(build.multiprocessing, "parent_process", lambda: parent)
    build._start()
    (given,) = watched
    assert given["daemon"] is True
    given["target"](*given["args"])
    assert ended == [[7], 1]


class Watching:
    """A thread that notes that it was started."""

    def __init__(self, watched: list[Any], given: dict[str, Any]) -> None:
        self.watched, self.given = watched, given

    def start(self) -> None:
        """Note it."""
        self.watched.append(self.given)
