"""Where a build is published: its address, its release, its moment, and what is told without."""

from __future__ import annotations

import os
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from macros.model.handbook import Handbook
from macros.outputs.handouts.document import Site
from macros.outputs.handouts.site import dead_address, site
from macros.outputs.published import Published, moment, published, undated

MOMENT = datetime(2026, 11, 25, 9, 30, tzinfo=UTC)
SECONDS = str(int(MOMENT.timestamp()))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A handbook's folder with an address and no history."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    (tmp_path / "mkdocs.yml").write_text("site_url: https://handbook.edu/peers\n", "utf-8")
    return tmp_path


@pytest.fixture
def committed(folder: Path) -> Path:
    """The same, committed once."""
    git = ["git", "-C", str(folder), "-c", "user.name=A", "-c", "user.email=a@example.org"]
    dated = {**os.environ, "GIT_COMMITTER_DATE": f"{SECONDS} +0000"}
    for rest in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "x"]):
        subprocess.run([*git, *rest], check=True, env=dated)
    return folder


def test_the_moment_is_that_of_the_last_commit(committed: Path, handbook: Handbook) -> None:
    """With the address, which ends with a slash, and the edition of the handbook."""
    who = handbook.identity.model_copy(update={"edition": "third"})
    assert published(committed, who) == Published("https://handbook.edu/peers/", "third", MOMENT)
    assert undated(committed) is None


def test_a_given_moment_goes_first(committed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As seconds since 1970."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert moment(committed) == datetime(1970, 1, 2, tzinfo=UTC)


def test_a_moment_in_words_is_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With what it takes."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "noon")
    with pytest.raises(ValueError, match=r"^SOURCE_DATE_EPOCH is 'noon': it takes whole seconds"):
        moment(folder)


def test_a_folder_without_a_history_is_told(folder: Path) -> None:
    """What git says of it, in its first line, and both ways to mend it."""
    assert moment(folder) is None
    first, second, third, last = (undated(folder) or "").splitlines()
    assert first == (
        "WARNING: the API can't say of which moment this edition is: built is null. Git says of"
    )
    assert second.startswith(f"{folder}: fatal: not a git repository")
    assert third == f"Keep it under git: git init {folder}, then git add and git commit."
    assert last == (
        "In a copy without git, give the moment in seconds: SOURCE_DATE_EPOCH=$(date +%s) make site"
    )


def test_a_history_without_a_commit_is_told(folder: Path) -> None:
    """It says that there is none, whatever words git has for it."""
    subprocess.run(["git", "init", "-q", str(folder)], check=True)
    assert "Keep it under git" in (undated(folder) or "")


@pytest.mark.parametrize(
    ("refused", "told", "mend"),
    [
        ("", "there is no commit yet", "Keep it under git: git init"),
        (
            "fatal: dubious ownership\nmore",
            "fatal: dubious ownership",
            "If that folder is yours: git config --global --add safe.directory",
        ),
    ],
    ids=["silence", "another's folder"],
)
def test_what_git_has_against_it_is_told(
    folder: Path, monkeypatch: pytest.MonkeyPatch, refused: str, told: str, mend: str
) -> None:
    """With what mends that, and nothing of its further lines."""
    done = subprocess.CompletedProcess([], 1, "", refused)
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: done)
    _, second, third, _ = (undated(folder) or "").splitlines()
    assert second == f"{folder}: {told}"
    assert third.startswith(f"{mend} {folder}")


def test_a_machine_without_git_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the words of the machine; nothing is raised."""

    def none(*_: object, **__: object) -> None:
        raise FileNotFoundError("No git here")

    monkeypatch.setattr(subprocess, "run", none)
    assert f"{folder}: No git here" in (undated(folder) or "").splitlines()


def test_sheets_say_of_the_site_what_its_settings_say(folder: Path, handbook: Handbook) -> None:
    """Its name, its address with one slash at the end, the edition and the language."""
    who = handbook.identity.model_copy(update={"edition": "3", "language": "fr"})
    assert site(folder, who) == Site(who.title, "https://handbook.edu/peers/", "3", "fr")


def test_without_an_edition_the_release_is_that_of_the_generator(
    folder: Path, root: Path, handbook: Handbook
) -> None:
    """As pyproject.toml names it."""
    who = handbook.identity.model_copy(update={"edition": None})
    version = site(folder, who).version
    assert f'\nversion = "{version}"\n' in (root / "pyproject.toml").read_text("utf-8")


def test_settings_without_an_address_are_refused(folder: Path, handbook: Handbook) -> None:
    """A sheet without it would lead nobody back."""
    (folder / "mkdocs.yml").write_text("site_name: x\n", "utf-8")
    with pytest.raises(
        ValueError, match=r"^mkdocs\.yml: site_url is missing: sheets and files show"
    ):
        site(folder, handbook.identity)


@pytest.mark.parametrize(
    "host",
    [
        *("localhost", "127.0.0.1", "example.org", "www.example.com", "example.net"),
        *("a.example", "a.invalid", "a.test"),
    ],
)
def test_an_address_for_examples_is_told_whole(host: str) -> None:
    """Nothing ever answers there, so every code on paper would be dead."""
    url = f"https://{host}:8000/handbook/"
    assert dead_address(url) == (
        f"WARNING: mkdocs.yml says that the site is at {url}, where it can't be.\n"
        "Every QR code and every address on the sheets is dead. Put the site's own address\n"
        "after site_url in mkdocs.yml, and build them again."
    )


@pytest.mark.parametrize("url", ["https://handbook.edu/", "https://example.edu/", "/handbook/"])
def test_any_other_address_is_fine(url: str) -> None:
    """Also one that names no host at all."""
    assert dead_address(url) is None
