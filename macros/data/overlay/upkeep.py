"""`python -m macros overlay status` and `accept`: what became of what an overlay amends."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from macros.data.overlay import files
from macros.data.overlay.resolve import Compared, Work, worked
from macros.data.problems import DataError
from macros.model.handbook import Handbook

Kept = dict[str, dict[str, Any]]
"""The handbook's text as it was amended: by entry, `base` and the `fields`."""

_SKIPPED = ("id", "says", "also", "sources", "units")
_BASE = re.compile(r"^(\s*)(- )?base:.*$")


def status(base: Handbook, folders: Sequence[Path]) -> str:
    """What each amendment amends, and where the handbook has changed under it, in words."""
    work = worked(base, folders)
    work.done(tuple(folders))
    lines = [line for one in work.compared for line in _amendment(one, _kept_of(one, folders))]
    lines += _teaching(work)
    stale = {one.item.file + str(one.item.line("base")) for one in work.compared if one.is_stale}
    others = [p for p in work.problems if p.file + str(p.line) not in stale]
    lines += [f"{problem}" for problem in sorted(set(others))]
    moved = sum(one.is_stale for one in work.compared)
    lines.append(
        f"{len(work.compared)} amendments: {moved} to read again. Whatever else is wrong, "
        "make check OVERLAY=… tells."
    )
    return "\n".join(lines)


def _amendment(one: Compared, kept: Mapping[str, Any]) -> Iterator[str]:
    item = one.item
    place = f"{item.file}:{item.line()}: {one.name}, {', '.join(one.before)}"
    if not one.is_stale:
        yield f"{place}: as you amended it"
        return
    noted = item.value.base
    yield f"{place}: {'the handbook has changed' if noted else 'no base is noted yet'}"
    then = kept["fields"] if kept.get("base") == noted and noted else {}
    for field, now in one.before.items():
        if field in then and then[field] == now:
            continue  # another field of the item is the one that changed
        was, is_now = _parted(then[field], now) if field in then else (None, now)
        yield f"  {field}"
        if noted:
            yield f"    then:  {_said(was) if field in then else _NOT_KEPT}"
        yield f"    now:   {_said(is_now)}"
        yield f"    yours: {_yours(item.value, field)}"
    yield f'  When it is right again: base: "{one.now}", or make overlay DO=accept OVERLAY=…'


def _parted(then: Any, now: Any) -> tuple[Any, Any]:
    """What a field was and is; of lists the items alone that only one of them has."""
    if not isinstance(then, list) or not isinstance(now, list):
        return then, now
    return [i for i in then if i not in now], [i for i in now if i not in then]


_NOT_KEPT = f"(not kept: overlay accept writes {files.KEPT}, which keeps it)"


def _yours(amendment: Any, field: str) -> str:
    verbs = ((verb, getattr(amendment, verb).get(field)) for verb in ("set", "add", "remove"))
    return " ".join(f"{verb} {_said(value)}" for verb, value in verbs if value is not None)


def _said(value: Any) -> str:
    """A value of a field as one line of text."""
    if isinstance(value, dict):
        return " ".join(_said(v) for k, v in value.items() if k not in _SKIPPED and v)
    if isinstance(value, list):
        return " | ".join(map(_said, value)) or "(nothing)"
    return "(nothing)" if value is None else str(value)


def _teaching(work: Work) -> Iterator[str]:
    """Questions that teach what was amended, and that nobody has hidden or amended."""
    for name, asked in work.teaching().items():
        names = ", ".join(f"{kind}:{id_}" for kind, id_ in asked)
        yield (
            f"{name[0]}:{name[1]} is amended, and these still teach the handbook's text: {names}. "
            f"Read them; hide in {files.HIDE} or amend those that are wrong for you"
        )


def accept(base: Handbook, folders: Sequence[Path]) -> str:
    """Note the handbook's text as it is now as the one that each amendment amends.

    Raises DataError where an overlay has other problems than a text that has changed.
    """
    work = worked(base, folders)
    stale = [one for one in work.compared if one.is_stale]
    lines = {(one.item.file, one.item.line("base")) for one in stale}
    others = [p for p in work.problems if (p.file, p.line) not in lines]
    if others:
        raise DataError(others)
    for folder in folders:
        mine = [one for one in work.compared if _is_of(one, folder)]
        _write(folder / files.AMEND, [one for one in mine if one.is_stale])
        kept = {one.name: {"base": one.now, "fields": one.before} for one in mine}
        if kept:
            text = json.dumps(kept, indent=1, ensure_ascii=False, default=str)
            (folder / files.KEPT).write_text(f"{text}\n", encoding="utf-8")
    return f"{len(stale)} of {len(work.compared)} amendments were noted anew."


def _is_of(one: Compared, folder: Path) -> bool:
    return one.item.file == f"{files.shown(folder)}/{files.AMEND}"


def _write(file: Path, stale: Sequence[Compared]) -> None:
    """Put the new fingerprints into `file`, which stays as it was otherwise."""
    if not stale:
        return
    lines = file.read_text(encoding="utf-8").split("\n")
    for one in sorted(stale, key=lambda o: -o.item.line()):
        at = one.item.line("base") - 1
        if one.item.value.base is not None:
            lines[at] = _BASE.sub(rf'\g<1>\g<2>base: "{one.now}"', lines[at])
            continue
        at = one.item.line("entry") - 1
        indent = re.match(r"\s*(?:- )?", lines[at])
        lines.insert(at + 1, f'{" " * (indent.end() if indent else 0)}base: "{one.now}"')
    file.write_text("\n".join(lines), encoding="utf-8")


def _kept_of(one: Compared, folders: Sequence[Path]) -> Mapping[str, Any]:
    """What `overlay accept` kept of the text that an amendment amends."""
    for folder in folders:
        if _is_of(one, folder) and (folder / files.KEPT).is_file():
            kept: Kept = json.loads((folder / files.KEPT).read_text(encoding="utf-8"))
            return kept.get(one.name, {})
    return {}
