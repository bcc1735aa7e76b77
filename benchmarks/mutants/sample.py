"""A sample of changes to the Python, each tried with the tests about its room.

All changes that mutmut can make take days. A few of each module, which the same seed draws again,
take an hour, and say within a few in a hundred what all would say.
"""

from __future__ import annotations

import json
import random
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from mutmut.mutation.file_mutation import mutate_file_contents
from mutmut.utils.format_utils import get_mutant_name

from benchmarks.mutants.rooms import ROOMS, STUCK, UNREACHED
from macros import ROOT

FOLDER = ROOT / ".cache/mutants"

UNSEEN = ("", UNREACHED, STUCK)
"""What is told of a change with which every test passes, and of one that none gets to."""


def changes(room: str) -> dict[str, list[str]]:
    """The names of all changes that mutmut makes in a room, by module."""
    found = {}
    for path in sorted((ROOT / "macros" / room).rglob("*.py")):
        name = path.relative_to(ROOT)
        made = mutate_file_contents(str(name), path.read_text(encoding="utf-8"), None, None)
        if made.mutant_names:
            found[str(name)] = [get_mutant_name(name, one) for one in made.mutant_names]
    return found


def drawn(found: Mapping[str, Sequence[str]], size: int, seed: str) -> list[str]:
    """So many changes of each module, or all where it has no more; the same for the same seed."""
    return [
        name
        for module, names in found.items()
        for name in random.Random(f"{seed} {module}").sample(  # noqa: S311 - no secret
            sorted(names), min(size, len(names))
        )
    ]


def noticed(room: str, names: Sequence[str], kept: Path) -> dict[str, str]:
    """For each of `names` the test that fails with it, or nothing; `kept` holds what is known."""
    command = [sys.executable, "-m", "benchmarks.mutants.tries", str(kept), room]
    done = subprocess.run(
        command, cwd=_folder(room), input="\n".join(names), text=True, check=False
    )
    if done.returncode:
        sys.exit(f"the tests of {room} fail without any change")
    found: dict[str, str] = json.loads(kept.read_text("utf-8"))
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


def main(size: int, seed: str, rooms: Sequence[str] = ()) -> int:
    """Try `size` changes of each module and say what came of it; 0 where 85 in 100 are noticed."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    seen = tried = 0
    for room in rooms or ROOMS:
        found = changes(room)
        kept = FOLDER / f"{room.replace('/', '-')}-{seed}.json"
        result = noticed(room, drawn(found, size, seed), kept)
        for folder in sorted({str(Path(module).parent) for module in found}):
            print(_row(folder, found, result))
        print("".join(f"  unseen: {name} {was}\n" for name, was in result.items() if was in UNSEEN))
        seen, tried = seen + _seen(result), tried + len(result)
    print(f"{seen} of {tried} noticed: {100 * seen / max(tried, 1):.0f} in 100")
    return int(seen * 100 < tried * 85)


def _seen(result: Mapping[str, str]) -> int:
    return sum(was not in UNSEEN for was in result.values())


def _row(folder: str, found: Mapping[str, Sequence[str]], result: Mapping[str, str]) -> str:
    """A row of the table: of a folder, how many changes there are, were tried, were noticed."""
    own = {
        n for module, names in found.items() if str(Path(module).parent) == folder for n in names
    }
    tried = {name: was for name, was in result.items() if name in own}
    return f"| {folder.removeprefix('macros/')} | {len(own)} | {len(tried)} | {_seen(tried)} |"
