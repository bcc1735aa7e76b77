"""A sample of changes to the Python, each tried with the tests about its room.

All changes that mutmut can make take days. A sample, which the same seed draws again, takes an
hour, and says within a few in a hundred what all would say.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from mutmut.mutation.file_mutation import mutate_file_contents
from mutmut.utils.format_utils import get_mutant_name

from macros import ROOT

FOLDER = ROOT / ".cache/mutants"

ROOMS: Mapping[str, tuple[str, ...]] = {
    "model": (
        "tests/data/test_model.py",
        "tests/data/test_links.py",
        "tests/data/test_differences.py",
        "tests/data/test_coverage.py",
        "tests/data/test_shipped.py",
        "tests/data/test_reviewed.py",
        "tests/data/test_every_rule.py",
        "tests/pages/test_mixing.py",
        "tests/overlay/test_resolve.py",
    ),
    "data": (
        "tests/data/test_bad_data.py",
        "tests/data/test_files.py",
        "tests/data/test_slips.py",
        "tests/data/test_model.py",
        "tests/overlay/test_resolve.py",
    ),
    "check": (
        "tests/check",
        "tests/data/test_every_rule.py",
        "tests/data/test_page_slips.py",
        "tests/hire/test_data.py",
        "tests/handouts/test_rules.py",
        "tests/learn/test_path_rules.py",
        "tests/learn/test_question_rules.py",
    ),
    "outputs/api": ("tests/outputs/test_api.py",),
    "outputs/lms": ("tests/lms/test_qti.py", "tests/lms/test_bank.py", "tests/lms/test_anki.py"),
    "outputs/slides": ("tests/slides/test_slides.py",),
    "outputs/handouts": ("tests/handouts/test_copies.py",),
    "outputs/hiring": ("tests/hire/test_data.py", "tests/hire/test_word.py"),
    "outputs/lookup": ("tests/lookup/test_index.py", "tests/lookup/test_examples.py"),
}
"""The folders of macros/ that are changed, and the tests about each that build no site."""

WITHOUT = "not site and not examples and not python_example and not opens"
"""What tests that build a site or open a browser have in their names."""

LIMIT = 120
"""Seconds after which a change counts as noticed: its tests never end."""


def changes(room: str) -> dict[str, list[str]]:
    """The names of all changes that mutmut makes in a room, by module."""
    found = {}
    for path in sorted((ROOT / "macros" / room).rglob("*.py")):
        name = path.relative_to(ROOT)
        made = mutate_file_contents(str(name), path.read_text(encoding="utf-8"), None, None)
        if made.mutant_names:
            found[str(name)] = [get_mutant_name(name, one) for one in made.mutant_names]
    return found


def drawn(found: Mapping[str, Sequence[str]], share: float, seed: str) -> list[str]:
    """About this share of the changes of each module, one at least, the same for the same seed."""
    return [
        name
        for module, names in found.items()
        for name in random.Random(f"{seed} {module}").sample(  # noqa: S311 - no secret
            sorted(names), max(1, round(len(names) * share))
        )
    ]


def noticed(room: str, names: Sequence[str], kept: Path) -> dict[str, bool]:
    """For each of `names` whether a test of the room fails with it; `kept` has what is known."""
    found: dict[str, bool] = json.loads(kept.read_text("utf-8")) if kept.is_file() else {}
    left = [name for name in names if name not in found]
    if not left:
        return {name: found[name] for name in names}
    folder = _folder(room)
    if _fails(folder, room, ""):
        sys.exit(f"the tests of {room} fail without any change: see {folder}")
    for name in left:
        found[name] = _fails(folder, room, name)
        kept.write_text(json.dumps(found, indent=1), encoding="utf-8")
    return {name: found[name] for name in names}


def _folder(room: str) -> Path:
    """A copy of the project in which each function of this room holds its changes as well."""
    folder = FOLDER / room.replace("/", "-")
    shutil.rmtree(folder, ignore_errors=True)
    git = ["git", "ls-files"]
    listed = subprocess.run(git, cwd=ROOT, capture_output=True, text=True, check=True)
    for name in listed.stdout.splitlines():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / name, folder / name)
    for path in (folder / "macros" / room).rglob("*.py"):
        name, text = str(path.relative_to(folder)), path.read_text(encoding="utf-8")
        path.write_text(mutate_file_contents(name, text, None, None).code, encoding="utf-8")
    (folder / "node_modules").symlink_to(ROOT / "node_modules")
    return folder


def _fails(folder: Path, room: str, name: str) -> bool:
    """Whether a test of the room fails, or never ends, with the change `name`; none where empty."""
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-k", WITHOUT, *ROOMS[room]]
    try:
        done = subprocess.run(
            command,
            cwd=folder,
            env={**os.environ, "MUTANT_UNDER_TEST": name},
            capture_output=True,
            check=False,
            timeout=LIMIT,
        )
    except subprocess.TimeoutExpired:
        return True
    return done.returncode != 0


def main(size: int, seed: str, rooms: Sequence[str] = ()) -> int:
    """Try about `size` changes, and say what came of each room; 0 where 85 in 100 are noticed."""
    found = {room: changes(room) for room in ROOMS}
    every = sum(len(names) for modules in found.values() for names in modules.values())
    seen = tried = 0
    for room in rooms or ROOMS:
        names = drawn(found[room], size / every, seed)
        FOLDER.mkdir(parents=True, exist_ok=True)
        kept = FOLDER / f"{room.replace('/', '-')}-{seed}.json"
        result = noticed(room, names, kept)
        total = sum(len(names) for names in found[room].values())
        print(f"| {room} | {total} | {len(result)} | {sum(result.values())} |")
        print("".join(f"  unseen: {name}\n" for name, was in result.items() if not was), end="")
        seen, tried = seen + sum(result.values()), tried + len(result)
    print(f"{seen} of {tried} noticed: {100 * seen / max(tried, 1):.0f} in 100")
    return int(seen * 100 < tried * 85)
