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

from benchmarks.mutants.rooms import ROOMS
from macros import ROOT

FOLDER = ROOT / ".cache/mutants"


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


def noticed(room: str, names: Sequence[str], kept: Path) -> dict[str, bool]:
    """For each of `names` whether a test of the room fails with it; `kept` holds what is known."""
    command = [sys.executable, "-m", "benchmarks.mutants.tries", str(kept), room]
    done = subprocess.run(
        command, cwd=_folder(room), input="\n".join(names), text=True, check=False
    )
    if done.returncode:
        sys.exit(f"the tests of {room} fail without any change")
    found: dict[str, bool] = json.loads(kept.read_text("utf-8"))
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
        total = sum(map(len, found.values()))
        print(f"| {room} | {total} | {len(result)} | {sum(result.values())} |")
        print("".join(f"  unseen: {name}\n" for name, was in result.items() if not was), end="")
        seen, tried = seen + sum(result.values()), tried + len(result)
    print(f"{seen} of {tried} noticed: {100 * seen / max(tried, 1):.0f} in 100")
    return int(seen * 100 < tried * 85)
