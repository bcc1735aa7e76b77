"""`python -m macros overlay status` and `accept`: what became of what an overlay changes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from macros.data.overlay import files, turned
from macros.data.overlay.resolve import Compared, Work, worked
from macros.data.problems import DataError
from macros.model.handbook import Handbook
from macros.model.organisation import Amendment, Hiding

Kept = dict[str, dict[str, Any]]
"""The handbook's text as it was amended: by entry, `base` and the `fields`."""

_SKIPPED = ("id", "says", "also", "sources", "units")
_LEFT_OUT = "left out"
_BASE = re.compile(r"^(\s*)(- )?base:.*$")


def status(base: Handbook, folders: Sequence[Path]) -> str:
    """What each item amends or hides, and where the handbook has changed under it, in words."""
    work = worked(base, folders)
    resolved = work.done(tuple(folders))
    both = (*work.compared, *work.watched)
    lines = [line for one in both for line in _compared(one, _kept_of(one, folders))]
    lines += [*_teaching(work), *_refusing(resolved), *_resting_on_nothing(resolved)]
    stale = {one.item.file + str(one.item.line("base")) for one in work.compared if one.is_stale}
    others = [p for p in work.problems if p.file + str(p.line) not in stale]
    lines += [f"{problem}" for problem in sorted(set(others))]
    lines.append(f"{_counted(work)} Whatever else is wrong, make check OVERLAY=… tells.")
    return "\n".join(lines)


def _counted(work: Work) -> str:
    stale = sum(one.is_stale for one in work.compared)
    moved = sum(one.is_moved for one in work.watched)
    hidden = f" {len(work.watched)} hidden: {moved} to read again." if work.watched else ""
    return f"{len(work.compared)} amendments: {stale} to read again.{hidden}"


def _compared(one: Compared, kept: Mapping[str, Any]) -> Iterator[str]:
    item, hides = one.item, isinstance(one.item.value, Hiding)
    what = _LEFT_OUT if hides else ", ".join(one.before)
    place = f"{item.file}:{item.line()}: {one.name}, {what}"
    if not one.is_stale:
        yield f"{place}: as you {'hid' if hides else 'amended'} it"
        return
    noted = item.value.base
    if hides and not noted:
        yield f"{place}: no base is noted yet: with DO=accept you'll hear when it changes"
        return
    yield f"{place}: {'the handbook has changed' if noted else 'no base is noted yet'}"
    yield from _differing(one, kept["fields"] if kept.get("base") == noted and noted else {})
    yield f'  When it is right again: base: "{one.now}", or make overlay DO=accept OVERLAY=…'


def _differing(one: Compared, then: Mapping[str, Any]) -> Iterator[str]:
    """Each field that changed, as it was and is, and what the overlay makes of it."""
    fields = [*one.before, *(gone for gone in then if gone not in one.before)]
    for field in fields:
        now = one.before.get(field)
        if field in then and then[field] == now:
            continue  # another field of the item is the one that changed
        is_new = isinstance(one.item.value, Hiding) and bool(then)
        was, is_now = _parted(then[field], now) if field in then else (None, now)
        yield f"  {field}"
        if one.item.value.base:
            yield f"    then:  {_said(was) if field in then or is_new else _NOT_KEPT}"
        yield f"    now:   {_said(is_now)}"
        yield f"    yours: {_yours(one.item.value, field)}"


def _parted(then: Any, now: Any) -> tuple[Any, Any]:
    """What a field was and is; of lists the items alone that only one of them has."""
    if not isinstance(then, list) or not isinstance(now, list):
        return then, now
    return [i for i in then if i not in now], [i for i in now if i not in then]


_NOT_KEPT = f"(not kept: overlay accept writes {files.KEPT}, which keeps it)"


def _yours(said: Amendment | Hiding, field: str) -> str:
    if isinstance(said, Hiding):
        return _LEFT_OUT
    verbs = {verb: getattr(said, verb) for verb in ("set", "add", "remove")}
    return " ".join(f"{verb} {_said(made[field])}" for verb, made in verbs.items() if field in made)


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


def _refusing(handbook: Handbook) -> Iterator[str]:
    """What still says no where an organisation turned a task's no around."""
    for task, left in turned.left(handbook).items():
        told = f"tasks:{task} is no longer refused here"
        if left.fields:
            yield (
                f"{told}, and its {', '.join(left.fields)} may still say no: read them, and set "
                "what is right for you, or null or [] where nothing is"
            )
        if left.names:
            names = ", ".join(f"{kind}:{id_}" for kind, id_ in left.names)
            yield (
                f"{told}, and these go by the handbook's no: {names}. Read them; hide in "
                f"{files.HIDE} or amend those that are wrong for you"
            )


def _resting_on_nothing(handbook: Handbook) -> Iterator[str]:
    """Added entries that don't say under `local` what they rest on."""
    for (kind, id_), said in handbook.local.resting_on_nothing.items():
        yield (
            f"{said.file}:{said.line}: {kind}:{id_} doesn't say what it rests on, and readers see "
            f"{said.organisation.name} there: write local: {{authority: …, by: …, on: …}} below it"
        )


def accept(base: Handbook, folders: Sequence[Path]) -> str:
    """Note the handbook's text as it is now as the one that each item amends or hides.

    Raises DataError where an overlay has other problems than a text that has changed.
    """
    work = worked(base, folders)
    both = (*work.compared, *work.watched)
    stale = [one for one in both if one.is_stale]
    lines = {(one.item.file, one.item.line("base")) for one in stale}
    others = [p for p in work.problems if (p.file, p.line) not in lines]
    if others:
        raise DataError(others)
    for folder in folders:
        mine = [one for one in both if _is_of(one, folder)]
        for name in (files.AMEND, files.HIDE):
            written = [one for one in mine if one.is_stale and one.item.file.endswith(f"/{name}")]
            _write(folder / name, written)
        kept = {_key(one): {"base": one.now, "fields": one.before} for one in mine}
        if kept:
            text = json.dumps(kept, indent=1, ensure_ascii=False, default=str)
            (folder / files.KEPT).write_text(f"{text}\n", encoding="utf-8")
    return f"{len(stale)} of {len(both)} amendments and hidden entries were noted anew."


def _key(one: Compared) -> str:
    """What its text is kept under."""
    return f"{_LEFT_OUT}: {one.name}" if isinstance(one.item.value, Hiding) else one.name


def _is_of(one: Compared, folder: Path) -> bool:
    return one.item.file.rpartition("/")[0] == files.shown(folder)


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
    """What `overlay accept` kept of the text that an item amends or hides."""
    for folder in folders:
        if _is_of(one, folder) and (folder / files.KEPT).is_file():
            kept: Kept = json.loads((folder / files.KEPT).read_text(encoding="utf-8"))
            return kept.get(_key(one), {})
    return {}
