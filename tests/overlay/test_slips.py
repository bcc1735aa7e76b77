"""What an organisation is told of each slip in its files, whole and with its line.

The overlay in tests/fixtures/every-field has every field, and stands on a handbook of few entries.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from macros.check import overlay
from macros.check.project import examine_base
from macros.data.overlay import VARIABLE, chosen, files, terms
from macros.data.overlay.colors import contrast, style_sheet
from macros.data.overlay.resolve import amended, fingerprint
from macros.data.overlay.start import start
from macros.data.overlay.upkeep import accept, status
from macros.data.problems import DataError
from macros.model.handbook import Handbook
from macros.model.organisation import Colors

FOLDER = "tests/fixtures/every-field"

WHO, AMEND, HIDE, TASKS = "organisation.yml", "amend.yml", "hide.yml", "data/tasks.yml"

AMENDED = """\
- entry: tasks:first
  base: "{}"
  set:
    {}
  reason: We have a van.
  authority: visits
  by: fleet
  on: 2026-11-20
"""

SLIPS: Sequence[tuple[str, str, str]] = (
    (WHO, "id: north\n", ""),
    (WHO, "id: north\n", "id: North Services\n"),
    (WHO, "name: North Services\n", "nmae: North Services\n"),
    (WHO, "name: North Services\n", "name: On\n"),
    (WHO, "reviewed: 2026-11-21", "reviewed: soon"),
    (WHO, "reviewed: 2026-11-21", "reviewed: 2126-11-21"),
    (WHO, "policies:\n", "policies:\n  - {id: same, title: One}\n  - {id: same, title: Two}\n"),
    (WHO, "state: the North", "logo: nope.svg"),
    (WHO, "state: the North", "logo: ../amend.yml"),
    (WHO, "state: the North", "logo: hide.yml"),
    (WHO, 'accent: "#254a95"', 'accent: "#3366cc"'),
    (WHO, 'accent_dark: "#a0c4ff"', 'accent_dark: "#000001"'),
    (WHO, 'accent: "#254a95"', 'accent: "blue"'),
    (WHO, 'crisis_line: {number: "555-0001"', 'crisis_line: {number: "five"'),
    (WHO, 'emergency: {number: "555-0002"', 'emergency: {number: "the office"'),
    (WHO, "phone: 555-0100, ", ""),
    (WHO, "phone: 555-0120", "phone: ask Sam"),
    (WHO, "lead@north.example.org", "lead.north.example.org"),
    (WHO, "lead@north.example.org", "lead@north,example.org"),
    (WHO, "  audiences/first:", "  audiences/frist:"),
    (WHO, "  audiences/first:", "  verdicts/consistent:"),
    (WHO, "  audiences/first: ", "  audiences:\n    first: "),
    (WHO, "about: [tasks:first, ", "about: [tasks:frist, "),
    (WHO, "id: north\n", "- id: north\n"),
    (WHO, "contacts:\n", "contacts: [a]\nothers:\n"),
    (TASKS, "- id: north-", "- id: my-"),
    (TASKS, "{reason: We have a van., authority: vans, by: fleet, on: 2026-11-21}", "vans"),
    (AMEND, "tasks:first", "tasks:frist"),
    (AMEND, "tasks:first", "tusks:first"),
    (AMEND, "tasks:first", "tasks/first"),
    (AMEND, "tasks:first", "first"),
    (AMEND, "tasks:first", "tasks:old-task"),
    (AMEND, "tasks:first", "pages:guide/first.md"),
    (AMEND, "tasks:first", "docs/check/test.md"),
    (AMEND, "tasks:first", "danger:first"),
    (AMEND, "tasks:first", "sources:my-document"),
    (AMEND, "tasks:first", "misconceptions:first"),
    (AMEND, '  base: "5fcafff8f4ad"\n', ""),
    (AMEND, '  base: "5fcafff8f4ad"\n', '  base: "5fcafff8f4ae"\n'),
    (AMEND, "    part: In the North", "    prat: In the North"),
    (AMEND, "    part: In the North", "  part: In the North"),
    (AMEND, "  set:\n    part: In the North", "  part: In the North"),
    (AMEND, "    part: In the North", "    crisis: In the North"),
    (AMEND, "    part: In the North, another part of it is.", "    part: In **the North."),
    (AMEND, "    part: In the North, another part of it is.", "    part: See [it](tasks:frist)."),
    (AMEND, "    part: In the North, another part of it is.", "    part: No"),
    (AMEND, "    part: In the North, another part of it is.", "    verdict: dependz"),
    (AMEND, "    part: In the North, another part of it is.", "    sources: [x]"),
    (AMEND, "    part: In the North, another part of it is.", '    part: ""'),
    (AMEND, "        says: [on a sunday]", "        says: on a sunday"),
    (AMEND, "        says: [on a sunday]", "        sources: [my-document/first-section]"),
    (AMEND, "        says: [on a sunday]", "        sais: [on a sunday]"),
    (AMEND, "    consistent:\n", "    part:\n"),
    (AMEND, "so that it reads on its own. (2)'", "so that it reads'"),
    (AMEND, "The statement, so that it reads on its own. (2)", "No such line"),
    (AMEND, "  set:\n    part: In the North, another part of it is.\n", ""),
    (AMEND, "  item: b\n", "  item: z\n"),
    (AMEND, "  item: b\n", ""),
    (AMEND, "  item: part-1\n", "  item: 'A'\n"),
    (AMEND, "    text: What is right in the North.", "    right: [x]"),
    (AMEND, "    text: What is right in the North.", "    txet: x"),
    (AMEND, "  reason: Nobody else is there on Sundays.\n", ""),
    (AMEND, "  authority: visits\n", "  authority: visit\n"),
    (AMEND, "  by: quality lead\n", "  by: [quality lead]\n"),
    (AMEND, "  on: 2026-11-21\n", "  on: someday\n"),
    (AMEND, "- entry: values:first", "- entry: tasks:first"),
    (AMEND, "    prepare: [Bring the map of the North.]", "    title: [Another]"),
    (AMEND, "    prepare: [Bring the map of the North.]", "    steps: [{minutes: 10}]"),
    (AMEND, "- entry: tasks:first", "entry: tasks:first"),
    (AMEND, "- entry: tasks:first\n", "- words\n- entry: tasks:first\n"),
    (HIDE, "misconceptions:first", "misconceptions:frist"),
    (HIDE, "misconceptions:first", "tasks:another-1"),
    (HIDE, "misconceptions:first", "values:first"),
    (HIDE, "misconceptions:first", "questions:order"),
    (HIDE, "misconceptions:first", "law:first"),
    (HIDE, "misconceptions:first", "scenarios:order"),
    (HIDE, "misconceptions:first", "tasks:north-van"),
    (HIDE, '  base: "a1a616c8dda7"\n', ""),
    (HIDE, '  base: "a1a616c8dda7"\n', '  base: "a1a616c8dda8"\n'),
    (HIDE, '  base: "a1a616c8dda7"\n', '  bsae: "a1a616c8dda7"\n'),
    (HIDE, "  authority: visits", "  authority: vists"),
    (HIDE, "  authority: visits", "  authority: house-rules"),
    (HIDE, "  authority: visits", "  authority: Visits"),
    (AMEND, "  authority: visits\n", "  authority: board\n"),
    (TASKS, "- id: north-van", "- id: van"),
    (TASKS, "- id: north-van\n", "- id: north-van\n  sources: [my-document/first-section]\n"),
    (TASKS, "- id: north-van\n", "- id: north-van\n  units: [x]\n"),
    (TASKS, "  values: [first]", "  values: [frist]"),
    (TASKS, "  say: I'm glad", "  sey: I'm glad"),
    (TASKS, "authority: vans, ", ""),
    (TASKS, "authority: vans, ", "autority: vans, "),
    (TASKS, "authority: vans, ", "authority: van-2, "),
    (TASKS, "authority: vans, ", "authority: lifts, "),
    (WHO, "  - id: vans\n", "  - id: driving\n"),
    (TASKS, "authority: vans, ", "authority: Rule 4, vans, "),
    (TASKS, "  related: [first]\n", "  crisis: true\n"),
    (TASKS, "- id: north-van\n", "- words\n- id: north-van\n"),
    (TASKS, "- id: north-van\n", "id: north-van\n"),
    ("amend.yaml", "", "- entry: tasks:first\n"),
    ("organization.yml", "", "id: x\n"),
    ("tasks.yml", "", "- id: north-x\n"),
    ("data/vocabulary.yml", "", "- id: north-words\n"),
    ("data/law.yml", "", "- id: north-law\n"),
    ("data/taks.yml", "", "- id: north-x\n"),
    ("hide.yml", "*", ""),
    ("amend.yml", "*", "# Nothing yet\n"),
    ("organisation.yml", "*", "# Nothing yet\n"),
    ("organisation.yml", "*", "\n"),
    ("organisation.yml", "*", "a: b: c\n"),
    ("amend.yml", "*", "- a: b: c\n"),
)
"""A file of the overlay, what stands in it (* for all of it), and what becomes of that."""


@pytest.fixture(scope="module")
def base(root: Path) -> Handbook:
    """The small handbook without its overlay."""
    return examine_base(root / FOLDER / "data")[0]


@pytest.fixture
def north(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of its overlay, from where it is looked at."""
    monkeypatch.chdir(tmp_path)
    return shutil.copytree(root / FOLDER / "overlays/north", tmp_path / "north")


def _told(base: Handbook, *folders: Path) -> list[str]:
    return [str(problem) for problem in sorted(set(overlay.examine(base, folders)[1]))]


def test_what_an_organisation_is_told_is_reviewed(
    base: Handbook, north: Path, reviewed: Callable[[str, Mapping[str, Any]], None]
) -> None:
    """Each slip on its own, in an overlay that is sound."""
    assert _told(base, north) == []
    told = {}
    for name, old, new in SLIPS:
        path = north / name
        text = path.read_text("utf-8") if path.is_file() else ""
        assert old in ("*", "") or old in text, old
        path.write_text(new if old in ("*", "") else text.replace(old, new, 1), "utf-8")
        told[f"{name}: {' '.join(old.split())} > {' '.join(new.split())}"] = _told(base, north)
        path.write_text(text, "utf-8")
        if not text:
            path.unlink()
    assert len(told) == len(SLIPS)
    reviewed("overlay-slips.yml", told)


def test_what_is_told_of_upkeep_after_a_slip_is_reviewed(
    base: Handbook, north: Path, reviewed: Callable[[str, Mapping[str, Any]], None]
) -> None:
    """The same of what is amended or hidden, where the handbook's text may not be kept."""
    told = {}
    for name, old, new in (row for row in SLIPS if row[0] in (AMEND, HIDE)):
        path = north / name
        text = path.read_text("utf-8")
        path.write_text(new if old == "*" else text.replace(old, new, 1), "utf-8")
        said = status(base, [north]).splitlines()
        told[f"{' '.join(old.split())} > {' '.join(new.split())}"] = [
            line for line in said if "as you " not in line
        ]
        path.write_text(text, "utf-8")
    reviewed("overlay-status.yml", told)


def test_an_overlay_that_may_come_first_is_named(base: Handbook, north: Path) -> None:
    """Where one beside it amends the same entry, and isn't here: its text is perhaps meant."""
    path, south = north / AMEND, north.with_name("south") / AMEND
    path.write_text(path.read_text("utf-8").replace("5fcafff8f4ad", "5fcafff8f4ae"), "utf-8")
    south.parent.mkdir()
    for entry, names in (("tasks:firsts", 0), ("tasks:first", 1)):
        south.write_text(f"- entry: {entry}\n", "utf-8")
        (told,) = _told(base, north)
        says = ". south amends it, too: if it comes before, name both, south,north"
        assert told.endswith(says) == bool(names)


@pytest.mark.parametrize("slip", ["part: [No text]", "consistent: Some words", "instead: x"])
def test_what_is_no_such_field_is_told_alone(base: Handbook, north: Path, slip: str) -> None:
    """Not that the handbook's text has changed: by what was noted, it is that of another field."""
    path = north / AMEND
    path.write_text(AMENDED.format(fingerprint({"say": "x"}), slip), "utf-8")
    (told,) = _told(base, north)
    assert told.startswith("north/amend.yml:4: ")
    assert "has to be" in told


@pytest.mark.parametrize(
    ("noted", "says"),
    [
        (("part", "say"), "this amends part of tasks:first, and its base was noted for part, say:"),
        (("say",), "this amends part of tasks:first, and its base was noted for say: if that"),
    ],
)
def test_an_amendment_of_other_fields_is_told_as_that(
    base: Handbook, north: Path, noted: tuple[str, ...], says: str
) -> None:
    """Where the text that was noted is that of others, the handbook has not changed."""
    mark = fingerprint(amended(base.get("tasks", "first"), noted))
    (north / AMEND).write_text(AMENDED.format(mark, "part: Ours, another part of it."), "utf-8")
    (told,) = _told(base, north)
    assert told.startswith(f"north/amend.yml:2: {says}")


def test_two_organisations_of_one_name_are_told(base: Handbook, north: Path) -> None:
    """Each has an id of its own, and what it adds with it."""
    other = shutil.copytree(north, north.with_name("south"))
    assert _told(base, north, other)[-1] == (
        "south/organisation.yml:1: the id 'north' is that of north too: change one"
    )


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("nroth", "there is no such folder: did you mean 'north'? OVERLAY names the folder"),
        ("elsewhere", "there is no such folder. OVERLAY names the folder of an overlay: python"),
        ("north/hide.yml", "this is a file: name the folder that it lies in, north"),
        (".", "overlays lie in this folder, and it is none: name one of north"),
        ("north:north", "a comma parts the folders of overlays: write north,north"),
        ("north north", "a comma parts the folders of overlays: write north,north"),
    ],
)
def test_a_folder_that_is_no_overlay_is_told(north: Path, name: str, told: str) -> None:
    """With the one that is perhaps meant."""
    folder = north.parent if name == "." else north.parent / name
    assert files.no_overlay(folder).startswith(told)


def test_an_overlay_without_its_first_file_is_told(base: Handbook, north: Path) -> None:
    """Nothing else of it is, for nobody knows whose it is."""
    (north / WHO).unlink()
    (told,) = _told(base, north)
    assert told == (
        "north/organisation.yml: this file is missing, so nobody knows whose overlay this is: it "
        "holds at least id, name, short and reviewed"
    )


@pytest.mark.parametrize("name", ["organization.yml", "organisation.yaml", "Organisation.yml"])
def test_a_first_file_of_another_name_is_told_once(base: Handbook, north: Path, name: str) -> None:
    """It isn't missing: it is called otherwise."""
    (north / WHO).rename(north / name)
    (told,) = _told(base, north)
    assert told.startswith(
        f"north/{name}: nothing reads this file: did you mean 'organisation.yml'"
    )


@pytest.mark.parametrize("verb", ["add", "remove"])
def test_a_text_that_is_added_to_a_text_is_told_as_that(
    base: Handbook, north: Path, verb: str
) -> None:
    """It has to be no list: the field is none."""
    path = north / AMEND
    path.write_text(f"- entry: tasks:first\n  {verb}:\n    part: Ours\n", "utf-8")
    (told,) = _told(base, north)
    assert told == "north/amend.yml:3: 'part' is no list, so nothing is added or removed: use 'set'"


def test_a_remark_behind_what_takes_no_words_is_none_of_it(base: Handbook, north: Path) -> None:
    """An id and a day are whole by themselves; a text is cut, also one that looks like a number."""
    path = north / WHO
    text = path.read_text("utf-8")
    for line in ("id: north", "reviewed: 2026-11-21"):
        text = text.replace(f"{line}\n", f"{line} # as agreed\n", 1)
    path.write_text(text, "utf-8")
    assert text.count("# as agreed") == len(("id", "reviewed"))
    assert _told(base, north) == []
    for name in ("North Services", "24"):
        path.write_text(text.replace("name: North Services\n", f"name: {name} # 7\n", 1), "utf-8")
        (told,) = _told(base, north)
        assert "what stands here behind # is left out" in told


def test_a_logo_that_is_too_large_is_told(base: Handbook, north: Path) -> None:
    """It's on every page; one that is just small enough is fine."""
    path = north / WHO
    path.write_text(f"{path.read_text('utf-8')}\nlogo: logo.svg\n", "utf-8")
    (north / "logo.svg").write_bytes(b"<svg".ljust(200_000))
    assert _told(base, north) == []
    (north / "logo.svg").write_bytes(b"<svg".ljust(200_001))
    (told,) = _told(base, north)
    assert re.fullmatch(
        r"north/organisation\.yml:\d+: 'logo\.svg' has more than 200,000 bytes, on every page: "
        "make it smaller",
        told,
    )


def test_a_logo_that_is_another_file_is_told(base: Handbook, north: Path) -> None:
    """It would be on every page, and be seen on none."""
    path = north / WHO
    path.write_text(f"{path.read_text('utf-8')}\nlogo: logo.svg\n", "utf-8")
    (north / "logo.svg").write_bytes(b"\x89PNG")
    (told,) = _told(base, north)
    assert "'logo.svg' can't be shown: this is a PNG: save it as SVG" in told


def test_what_was_decided_lies_behind(base: Handbook, north: Path) -> None:
    """Tomorrow it may be already, somewhere in the world; no day after that."""
    for name in (AMEND, HIDE):
        path, text = north / name, (north / name).read_text("utf-8")
        for days, many in ((1, 0), (2, 1)):
            day = (datetime.now(tz=UTC) + timedelta(days=days)).date()
            path.write_text(text.replace("on: 2026-11-21", f"on: {day}", 1), "utf-8")
            told = _told(base, north)
            assert len(told) == many
            assert all(
                one.endswith(f"'on' is {day}, which lies ahead: put in the day it was decided")
                for one in told
            )
        path.write_text(text, "utf-8")


def test_own_pages_are_those_that_are_to_be_seen(base: Handbook, north: Path) -> None:
    """With what lies beside them, in order; hidden files are left out."""
    for name in ("b.md", "a/c.md", "a/d.pdf", ".e.md", "a/.f/g.md", "#h.md"):
        path = north / "docs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("# A page\n", "utf-8")
    handbook, told = overlay.examine(base, [north])
    assert told == []
    assert [page.path for page in handbook.local.pages] == ["north/a/c.md", "north/b.md"]
    assert [file.path for file in handbook.local.files] == ["north/a/d.pdf"]
    assert handbook.local.folders == (north,)


def test_accept_notes_every_text_and_nothing_else(base: Handbook, north: Path) -> None:
    """The fingerprints come back where they stood, and remarks stay; what is kept is kept anew."""
    texts = {name: (north / name).read_text("utf-8") for name in (AMEND, HIDE, files.KEPT)}
    for name in (AMEND, HIDE):
        bare = re.sub(r'  base: "\w+"\n', "", texts[name])
        (north / name).write_text(f"# A remark \u00e9\n{bare}", "utf-8")
    (north / files.KEPT).unlink()
    many = sum(texts[name].count("base:") for name in (AMEND, HIDE))
    assert accept(base, [north]) == (
        f"{many} of {many} amendments and hidden entries were noted anew."
    )
    for name in (AMEND, HIDE):
        assert (north / name).read_text("utf-8") == f"# A remark \u00e9\n{texts[name]}"
    assert (north / files.KEPT).read_text("utf-8") == texts[files.KEPT]
    assert accept(base, [north]).startswith(f"0 of {many} ")


def test_accept_puts_right_what_has_changed(base: Handbook, north: Path) -> None:
    """At the front of an item too, and only where it has."""
    text = (north / AMEND).read_text("utf-8")
    moved = text.replace(
        '- entry: values:first\n  base: "be5f08851b8e"', '- base: "old"\n  entry: values:first'
    )
    (north / AMEND).write_text(moved, "utf-8")
    assert accept(base, [north]).startswith("1 of ")
    assert (north / AMEND).read_text("utf-8") == moved.replace('"old"', '"be5f08851b8e"')


def test_accept_notes_nothing_while_something_else_is_wrong(base: Handbook, north: Path) -> None:
    """All of that is told first."""
    text = (north / AMEND).read_text("utf-8").replace("tasks:first", "tasks:frist", 1)
    (north / AMEND).write_text(text, "utf-8")
    with pytest.raises(DataError, match="there is no entry 'frist' in tasks"):
        accept(base, [north])
    assert (north / AMEND).read_text("utf-8") == text


@pytest.mark.parametrize(
    ("named", "id_", "name"),
    [("Oak  Hill & Co.", "oak-hill-co", "Oak Hill Co"), ("\u00fc", "ours", "Ours")],
)
def test_a_start_has_the_name_of_its_folder(
    tmp_path: Path, named: str, id_: str, name: str
) -> None:
    """In small letters, digits and hyphens; where it has none of these, a word that anyone has."""
    folder = tmp_path / "own" / named
    assert start(folder).splitlines() == [
        f"{folder}: begin with organisation.yml. Then",
        f"  make check OVERLAY={folder}     says what is wrong, by file and line",
        f"  make serve OVERLAY={folder}     shows the site while you write",
        f"  make site OVERLAY={folder}      builds it",
    ]
    day = datetime.now(tz=UTC).date().isoformat()
    who = (folder / WHO).read_text("utf-8")
    assert f"\nid: {id_}\nname: {name}\n" in who
    assert f"\nreviewed: {day}\n" in who
    lying = sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())
    assert lying == [AMEND, TASKS, "docs/index.md", HIDE, WHO]
    assert "\u2019" not in who
    for path in folder.rglob("*.*"):
        assert "$" not in path.read_text("utf-8")


def test_a_start_overwrites_nothing_and_says_where(tmp_path: Path) -> None:
    """A folder that is empty is as good as none."""
    start(tmp_path / "empty")
    with pytest.raises(ValueError, match=r"^.*/empty is not empty: name a folder that is not ther"):
        start(tmp_path / "empty")


def test_the_folders_of_a_build_are_named_by_commas(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the home of whoever builds, and spaces around them."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv(VARIABLE, " a , ~/b,, ")
    assert chosen() == (tmp_path / "a", tmp_path / "home/b")
    monkeypatch.delenv(VARIABLE)
    assert chosen() == ()


def test_an_organisation_is_in_every_text_of_its_edition(base: Handbook, north: Path) -> None:
    """Name, numbers, who is written to and who is credited; where it says nothing, all stays."""
    own, theirs = base.identity, overlay.examine(base, [north])[0].identity
    told = {key for key in type(own).model_fields if getattr(own, key) != getattr(theirs, key)}
    assert told == {
        *("title", "short_title", "tagline", "country", "crisis_line", "emergency"),
        *("corrections", "id", "credit"),
    }
    assert theirs.id == f"{own.id}-north"
    assert theirs.corrections == "mailto:editor@north.example.org"
    assert theirs.credit == f"{own.credit} Adapted by North Services; its changes are marked."
    text = (north / WHO).read_text("utf-8")
    bare = re.sub(r"(?ms)^(handbook|contacts):\n(  .*?\n)+", "", text)
    bare = re.sub(r"(?m)^(country|crisis_line|emergency):.*\n", "", bare)
    (north / WHO).write_text(bare, "utf-8")
    plain = overlay.examine(base, [north])[0].identity
    told = {key for key in type(own).model_fields if getattr(own, key) != getattr(plain, key)}
    assert told == {"id", "credit"}


def test_corrections_may_go_to_a_page(base: Handbook, north: Path) -> None:
    """Which is named before an address of mail; a number alone is none to write to."""
    text = (north / WHO).read_text("utf-8")
    for given, becomes in (
        ('url: "https://a.edu/", email: a@b.edu', "https://a.edu/"),
        ("phone: 555-0101", base.identity.corrections),
    ):
        (north / WHO).write_text(text.replace("email: editor@north.example.org", given), "utf-8")
        assert overlay.examine(base, [north])[0].identity.corrections == becomes


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("#ffffff", "#000000", 21.0),
        ("#777777", "#ffffff", 4.48),
        ("#ff0000", "#ffffff", 4.0),
        ("#00ff00", "#ffffff", 1.37),
        ("#0000ff", "#ffffff", 8.59),
        ("#0a0b0c", "#000000", 1.07),
        ("#123456", "#fedcba", 9.79),
    ],
)
def test_contrast_is_that_of_the_standard(one: str, other: str, found: float) -> None:
    """As WCAG 2 works it out, whichever of the two comes first."""
    assert contrast(one, other) == contrast(other, one) == pytest.approx(found, abs=0.005)


def test_colors_stand_in_three_rules() -> None:
    """On light ground, on dark ground, and where scripts are off and the system is dark."""
    first, second, third, *rest = style_sheet(
        Colors(accent="#112233", accent_dark="#ddeeff")
    ).split("\n")
    assert rest == [""]
    assert first == (
        '[data-md-color-primary="custom"] { --md-primary-fg-color: #112233; '
        "--md-primary-fg-color--light: #112233; --md-primary-fg-color--dark: #112233; "
        "--md-primary-bg-color: #ffffff; --md-typeset-a-color: #112233; }"
    )
    assert second.startswith('[data-md-color-scheme="slate"][data-md-color-primary="custom"] { ')
    rule = second.partition(" { ")[2]
    assert rule.count("#ddeeff") == 4
    assert third == (
        "@media (prefers-color-scheme: dark) { .no-js "
        f'[data-md-color-scheme="default"][data-md-color-primary="custom"] {{ {rule} }}'
    )


def test_words_that_can_be_chosen_are_those_that_a_handbook_has() -> None:
    """One without a vocabulary, or without some of it, has none of these."""
    words = [SimpleNamespace(id="one"), SimpleNamespace(id="two")]
    readers: Any = SimpleNamespace(terms=words)
    some = Handbook({"vocabulary": {"audiences": readers, "verdicts": readers}})
    told = list(terms.wrong(some, {"audiences/onn": "x", "audiences/two": "y", "zzz": "z"}))
    assert told == [
        (
            "audiences/onn",
            (
                "'audiences/onn' is no word that you can choose: did you mean 'audiences/one'? You "
                "can choose audiences/one, audiences/two"
            ),
        ),
        (
            "zzz",
            "'zzz' is no word that you can choose. You can choose audiences/one, audiences/two",
        ),
    ]
    nothing = [("x/y", "'x/y' is no word that you can choose. You can choose ")]
    for book in (Handbook({}), Handbook({"vocabulary": {}})):
        assert list(terms.wrong(book, {"x/y": "z"})) == nothing
