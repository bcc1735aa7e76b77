"""The front end: bundled once, named by what it holds, and loud where a script is wrong."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from macros import node
from macros.mkdocs import assets

FIRST = "// A module.\n"


@pytest.fixture
def project(tmp_path: Path, root: Path) -> Path:
    """A copy of what the bundle is made from, free to be broken."""
    shutil.copytree(root / "web", tmp_path / "web")
    for name in ("package.json", "package-lock.json"):
        shutil.copy(root / name, tmp_path / name)
    node.install(root)
    (tmp_path / "node_modules").symlink_to(root / "node_modules")
    return tmp_path


def test_a_bundle_is_made_once(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was made of the same sources is there already."""
    first = assets.bundle(project)
    monkeypatch.setattr(node, "run", lambda *_, **__: pytest.fail("it is made again"))
    assert assets.bundle(project) == first


def test_a_change_gives_a_file_another_address_and_the_rest_keep_theirs(project: Path) -> None:
    """A browser can keep each file for as long as it likes."""
    before = assets.bundle(project)
    sheet = project / "web/styles/quiz.css"
    sheet.write_text(sheet.read_text(encoding="utf-8") + ".new { color: red }", encoding="utf-8")
    after = assets.bundle(project)
    changed = {name for name in after.addresses if after.address(name) != before.address(name)}
    assert changed == {"quiz.css"}


def test_a_mistake_in_a_script_is_named_with_its_line(project: Path) -> None:
    """The build stops with the file, the line and the cause."""
    script = project / "web/views/menu.js"
    script.write_text(FIRST + "export const = 1;\n", encoding="utf-8")
    with pytest.raises(node.NodeError, match=r"web/views/menu\.js:2:13"):
        assets.bundle(project)


def test_nothing_half_made_is_kept(project: Path) -> None:
    """After a mistake is mended the bundle is made."""
    script = project / "web/views/menu.js"
    text = script.read_text(encoding="utf-8")
    script.write_text("export const = 1;\n", encoding="utf-8")
    with pytest.raises(node.NodeError):
        assets.bundle(project)
    assert list((project / ".cache/web").iterdir()) == []
    script.write_text(text, encoding="utf-8")
    assert assets.bundle(project).offline.is_file()


def test_a_name_that_is_not_of_the_bundle_is_an_address(root: Path) -> None:
    """extra_css may name a file of docs/, as everywhere with MkDocs."""
    assert assets.bundle(root).address("stylesheets/extra.css") == "stylesheets/extra.css"


def test_the_licenses_of_what_is_bundled_go_with_it(site: Path) -> None:
    """Each library that a page loads is named with its version and its license."""
    text = (site / "assets/licenses.txt").read_text(encoding="utf-8")
    for name in ("fflate", "minisearch"):
        assert f"{name} " in text
    assert text.count("Permission is hereby granted") >= 2


def test_every_script_and_sheet_that_a_page_names_is_there(site: Path, root: Path) -> None:
    """The addresses of the manifest are files of the site."""
    bundle = assets.bundle(root)
    assert {"site.js", "site.css"} <= set(bundle.addresses)
    assert [a for a in bundle.addresses.values() if not (site / a).is_file()] == []
