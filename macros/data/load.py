"""data/ from disk to a `Handbook`, and every problem of reading it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from macros.data import yaml_tree
from macros.data.error_messages import explain
from macros.data.problems import Problem
from macros.data.yaml_tree import Tree
from macros.model.handbook import Handbook
from macros.model.kinds import KINDS, Kind
from macros.model.suggest import did_you_mean
from macros.model.types import Known

LARGEST_FILE = 4_000_000
"""Bytes; a data file above this is a mistake, not an entry."""


@dataclass(frozen=True)
class DataFile:
    """A data file that was read: its kind, its name for problems, and its tree."""

    kind: Kind
    name: str
    tree: Tree

    def entries(self) -> Iterator[tuple[int, dict[str, Any]]]:
        """The entries that are at least mappings, with their positions."""
        rows = self.tree.value if isinstance(self.tree.value, list) else []
        for position, row in enumerate(rows):
            if isinstance(row, dict):
                yield position, row


def read(folder: Path) -> tuple[Handbook, list[Problem]]:
    """What can be read of `folder`, and what is wrong with each entry by itself.

    The rules that need more than one entry are run by `macros.check.project`.
    """
    files, problems = _read_files(folder)
    known = what_exists(files)
    kinds: dict[str, dict[str, Any]] = {name: {} for name in KINDS}
    for file in files:
        problems += file.tree.problems
        entries, wrong = _validate(file, known)
        problems += wrong
        for entry in entries:
            first = kinds[file.kind.name].setdefault(entry.id, entry)
            if first is not entry:
                problems.append(_twice(entry, first))
    return Handbook(kinds), problems


def what_exists(files: Iterable[DataFile]) -> Known:
    """The ids, terms and units that `files` define, whether or not their entries are sound."""
    ids: dict[str, set[str]] = {name: set() for name in KINDS}
    terms: dict[str, list[str]] = {}
    units: dict[str, frozenset[str]] = {}
    for file in files:
        for _, row in file.entries():
            id_ = str(row.get("id"))
            ids[file.kind.name].add(id_)
            if file.kind.name == "vocabulary":
                terms[id_] = [str(t.get("id")) for t in _mappings(row.get("terms"))]
            if file.kind.name == "sources":
                units |= _units(id_, row)
    return Known({kind: frozenset(found) for kind, found in ids.items()}, terms, units)


def _units(document: str, row: Mapping[str, Any]) -> dict[str, frozenset[str]]:
    return {
        f"{document}/{section.get('id')}": frozenset(
            section["units"] if isinstance(section.get("units"), dict) else ()
        )
        for section in _mappings(row.get("sections"))
    }


def _mappings(value: Any) -> list[dict[str, Any]]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _twice(entry: Any, first: Any) -> Problem:
    return Problem(
        entry.file,
        entry.line,
        f"the id '{entry.id}' is taken already, at {first.where}: give one of them another id",
    )


def _read_files(folder: Path) -> tuple[list[DataFile], list[Problem]]:
    if not folder.is_dir():
        return [], [Problem(folder.name, 0, "there is no such folder; the data files belong there")]
    files: list[DataFile] = []
    problems: list[Problem] = []
    for path in sorted(p for p in folder.rglob("*") if not p.is_dir() or p.suffix in _YAML):
        name = f"{folder.name}/{path.relative_to(folder).as_posix()}"
        kind = KINDS.get(path.relative_to(folder).with_suffix("").parts[0])
        if any(part.startswith(".") for part in path.relative_to(folder).parts):
            continue
        if kind is None or path.suffix != ".yml":
            problems.append(_stray(name, path))
            continue
        text, problem = _text(path, name)
        problems += [problem] if problem else []
        files.append(DataFile(kind, name, yaml_tree.read(text, name) if not problem else Tree([])))
    return files, problems


_YAML = (".yml", ".yaml")


def _stray(name: str, path: Path) -> Problem:
    if path.suffix == ".yaml" and path.stem in KINDS:
        return Problem(name, 0, f"rename it to {path.stem}.yml: only .yml files are read")
    near = did_you_mean(path.stem, KINDS)
    return Problem(name, 0, f"no kind of entry has this name{near}. Only {_names()} are read")


def _names() -> str:
    return ", ".join(f"{name}.yml" for name in KINDS)


def _text(path: Path, name: str) -> tuple[str, Problem | None]:
    try:
        raw = path.read_bytes()
    except OSError as error:
        return "", Problem(name, 0, f"it can't be read: {error.strerror}")
    if len(raw) > LARGEST_FILE:
        return "", Problem(name, 0, f"it is larger than {LARGEST_FILE:,} bytes: split it up")
    try:
        return raw.decode("utf-8-sig"), None
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        return "", Problem(name, line, "a character here is not UTF-8: save the file as UTF-8")


def _validate(file: DataFile, known: Known) -> tuple[list[Any], list[Problem]]:
    value, name = file.tree.value, file.name
    if not isinstance(value, list):
        if file.tree.problems:
            return [], []
        return [], [Problem(name, 1, "a data file is a list: each entry starts with '- id: …'")]
    entries: list[Any] = []
    problems: list[Problem] = []
    for position, row in enumerate(value):
        line = file.tree.line((position,))
        if not isinstance(row, dict):
            problems.append(Problem(name, line, "an entry is a group of keys that starts with id"))
            continue
        try:
            entry = file.kind.model.model_validate(row, context=known)
        except ValidationError as error:
            problems += explain(error, file.kind.model, file.tree, name, position)
        else:
            entries.append(entry.placed(name, line))
    return entries, problems
