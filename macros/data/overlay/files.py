"""The files of an overlay's folder, read and told apart; what is wrong in one is told by line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError

from macros.data import contents, remarks, yaml_tree
from macros.data.error_messages import explain, left_empty
from macros.data.files import read_text
from macros.data.load import DataFile, read_files, what_exists
from macros.data.overlay.colors import poor_contrast
from macros.data.problems import Problem
from macros.data.yaml_tree import Tree
from macros.model.forms import no_mail, no_number
from macros.model.kinds import KINDS
from macros.model.organisation import Amendment, Hiding, Organisation
from macros.model.suggest import did_you_mean, nearest
from macros.model.types import Known

M = TypeVar("M", bound=BaseModel)

WHO, AMEND, HIDE = "organisation.yml", "amend.yml", "hide.yml"
DATA, DOCS = "data", "docs"
KEPT = "handbook-text.json"
"""The handbook's own text of what is amended, which `overlay accept` keeps to compare with."""

_LOGOS = (".svg", ".png")
LARGEST_LOGO = 200_000
"""Bytes of a logo: it is on every page."""


def shown(folder: Path) -> str:
    """What a folder is called in problems: as short as an editor can still find it."""
    here = Path.cwd()
    return str(folder.relative_to(here)) if folder.is_relative_to(here) else str(folder)


@dataclass(frozen=True)
class Item(Generic[M]):
    """An item of a file: what it says, and where each part of it stands."""

    value: M
    file: str
    tree: Tree
    position: int

    def line(self, *way: str | int) -> int:
        """The line of what lies at `way` inside it."""
        return self.tree.line((self.position, *way))

    def problem(self, words: str, *way: str | int) -> Problem:
        """That something about it is wrong."""
        return Problem(self.file, self.line(*way), words)


@dataclass(frozen=True)
class Overlay:
    """What a folder holds."""

    folder: Path
    organisation: Organisation
    tree: Tree
    files: tuple[DataFile, ...] = ()
    amendments: tuple[Item[Amendment], ...] = ()
    hidings: tuple[Item[Hiding], ...] = ()

    @property
    def name(self) -> str:
        """What it is called in problems."""
        return shown(self.folder)

    def line(self, *way: str | int) -> int:
        """The line of what lies at `way` in organisation.yml."""
        return self.tree.line(way)

    def docs(self) -> Iterator[tuple[str, Path]]:
        """Its own pages and what lies beside them: the path of each below its section, its file."""
        docs = self.folder / DOCS
        for path in sorted(docs.rglob("*")):
            inside = path.relative_to(docs)
            if path.is_file() and not any(part.startswith((".", "#")) for part in inside.parts):
                yield inside.as_posix(), path


@dataclass
class Read:
    """What was read of a folder, as far as it could be."""

    overlay: Overlay | None = None
    problems: list[Problem] = field(default_factory=list)


_NO_FOLDER = (
    "there is no such folder{near} OVERLAY names the folder of an overlay: "
    "python -m macros overlay new FOLDER makes one"
)
_NO_WHO = (
    "this file is missing, so nobody knows whose overlay this is: it holds at least id, name, "
    "short and reviewed"
)


def no_overlay(folder: Path) -> str:
    """Why no overlay can lie in `folder`, and which one is perhaps meant; empty where one can."""
    named = shown(folder)
    if folder.is_file():
        return f"this is a file: name the folder that it lies in, {shown(folder.parent)}"
    if not folder.exists():
        several = re.split(r"[:;\s]+", named)
        if len(several) > 1 and all(Path(name).expanduser().is_dir() for name in several):
            return f"a comma parts the folders of overlays: write {','.join(several)}"
        beside = {path.name: path for path in folder.parent.glob("*/")}
        near = beside.get(nearest(folder.name, beside))
        return _NO_FOLDER.format(near=f": did you mean '{shown(near)}'?" if near else ".")
    inside = [shown(path.parent) for path in sorted(folder.glob(f"*/{WHO}"))]
    if inside and not (folder / WHO).exists():
        return f"overlays lie in this folder, and it is none: name one of {', '.join(inside)}"
    return ""


def read(folder: Path, known: Known) -> Read:
    """The overlay in `folder`; `known` is what exists in the handbook that it changes."""
    if why := no_overlay(folder):
        return Read(problems=[Problem(shown(folder), 0, why)])
    found = Read(problems=list(_strays(folder)))
    files: list[DataFile] = []
    if (folder / DATA).is_dir():
        files, wrong = read_files(folder / DATA, shown(folder))
        found.problems += [*wrong, *(p for file in files for p in file.tree.problems)]
    known = with_names(known, files)
    known = without_strays(known, folder)
    who, tree = _organisation(folder, known, found)
    amendments = _items(folder, AMEND, Amendment, known, found)
    hidings = _items(folder, HIDE, Hiding, known, found)
    if who is not None:
        found.problems += _lost_policies(who, (*amendments, *hidings), files)
        found.overlay = Overlay(folder, who, tree, tuple(files), amendments, hidings)
    return found


def _lost_policies(
    who: Organisation, items: Iterable[Item[Amendment] | Item[Hiding]], files: Iterable[DataFile]
) -> Iterator[Problem]:
    """What looks like the id of a policy under `authority`, and is none: its link would be lost."""
    ids = [policy.id for policy in who.policies]
    said = [(item.value.authority, item.file, item.line("authority")) for item in items]
    for named, file, line in (*said, *_authorities(files)):
        if words := _no_policy(named, ids):
            lacks = (f"policy of {who.id}", named)
            yield Problem(file, line, f"there is no policy '{named}'{words}", lacks)


def _authorities(files: Iterable[DataFile]) -> Iterator[tuple[str, str, int]]:
    """What each added entry rests on, with its file and line."""
    for file in files:
        rows = file.tree.value if isinstance(file.tree.value, list) else []
        for position, row in enumerate(rows):
            local = row.get("local") if isinstance(row, dict) else None
            named = local.get("authority") if isinstance(local, dict) else None
            if isinstance(named, str):
                yield named, file.name, file.tree.line((position, "local", "authority"))


def _no_policy(named: str, ids: Sequence[str]) -> str:
    """What to do about a name that is none of the `ids`; empty for one of them, and for words."""
    if named in ids:
        return ""
    if named.casefold() in ids:
        return f": write {named.casefold()}"
    if not re.fullmatch(r"[a-z0-9]+(?:[-_][a-z0-9]+)*", named):
        return ""
    there = f": those of {WHO} are {', '.join(ids)}" if ids else f" in {WHO}: give it an id there"
    return did_you_mean(named, ids) or f"{there}, or write what it rests on in a few words"


def with_names(known: Known, files: Iterable[DataFile]) -> Known:
    """`known`, with the ids of the entries that `files` add."""
    added = what_exists(files)
    ids = {kind: names | added.ids.get(kind, frozenset()) for kind, names in known.ids.items()}
    return replace(known, ids=ids, unread=known.unread | added.unread)


def without_strays(known: Known, folder: Path) -> Known:
    """`known`, where nothing is sure of kinds whose file lies beside the data of an overlay."""
    outside = {path.stem for path in folder.glob("*.yml") if path.stem in KINDS}
    return replace(known, unread=known.unread | outside)


def _strays(folder: Path) -> Iterator[Problem]:
    """Files that nobody would ever look at, which are mostly slips of the pen."""
    names = (WHO, AMEND, HIDE)
    for path in sorted(folder.glob("*.y*ml")):
        if path.name not in names:
            near = did_you_mean(path.name, names)
            if path.stem in KINDS and path.suffix == ".yml":
                near = f": move it to {DATA}/{path.name}."
            words = f"nothing reads this file{near or '.'} An overlay has {', '.join(names)}"
            yield Problem(f"{shown(folder)}/{path.name}", 0, f"{words}, and entries under data/")


def _tree(folder: Path, name: str, model: type[BaseModel], found: Read) -> Tree | None:
    path, called = folder / name, f"{shown(folder)}/{name}"
    if not path.exists():
        return None
    text, wrong = read_text(path, called)
    tree = yaml_tree.read(text, called) if wrong is None else Tree(None, {}, (wrong,))
    tree = remarks.judged(tree, model)
    found.problems += tree.problems
    if tree.value is None and not tree.problems and not _is_remarks(text):
        found.problems.append(Problem(called, 1, _NOTHING if name != WHO else _NO_NAME))
        return None
    return tree


def _is_remarks(text: str) -> bool:
    """Whether a file holds remarks and nothing else, as that of a new overlay does."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    return bool(lines) and all(line.startswith("#") for line in lines)


_NOTHING = "nothing stands in this file: put back what it held, or delete it if it is not needed"
_NO_NAME = (
    "this file says nothing, so nobody knows whose overlay this is: it holds keys, at least "
    "id, name, short and reviewed"
)


def _organisation(folder: Path, known: Known, found: Read) -> tuple[Organisation | None, Tree]:
    name = f"{shown(folder)}/{WHO}"
    tree = _tree(folder, WHO, Organisation, found)
    if tree is None:
        if not (folder / WHO).exists():
            found.problems += [Problem(name, 0, _NO_WHO)] if not _called_otherwise(folder) else []
        return None, Tree(None)
    if not isinstance(tree.value, dict):
        if not tree.problems:
            words = _NO_NAME if tree.value is None else "this file holds keys, such as 'name: …'"
            found.problems.append(Problem(name, 1, words))
        return None, tree
    below = tree.part(tree.value)
    who = _valid(Organisation, tree.value, known, (below, name, 0), found)
    if who is not None:
        found.problems += left_empty(tree.value, below, name, (0,))
        found.problems += _of_who(folder, who, below, name)
    return who, tree


def _called_otherwise(folder: Path) -> bool:
    """Whether organisation.yml is there under a name nearly its own, which `_strays` tells."""
    return any(nearest(path.name, (WHO, AMEND, HIDE)) == WHO for path in folder.glob("*.y*ml"))


def _of_who(folder: Path, who: Organisation, tree: Tree, file: str) -> Iterator[Problem]:
    """What a field of organisation.yml can't say of itself."""
    if who.logo and (words := _bad_logo(folder, who.logo)):
        yield Problem(file, tree.line((0, "logo")), f"'{who.logo}' {words}")
    if who.colors:
        for key, words in poor_contrast(who.colors):
            yield Problem(file, tree.line((0, "colors", key)), f"'{key}': {words}")
    yield from (Problem(file, tree.line((0, *way)), words) for way, words in _odd_forms(who))
    if who.contacts.crisis and not who.contacts.crisis.phone:
        words = "the contact for a crisis has no 'phone': people in danger need a number"
        yield Problem(file, tree.line((0, "contacts", "crisis")), words)


def _odd_forms(who: Organisation) -> Iterator[tuple[tuple[str, ...], str]]:
    """Numbers that nobody can dial, and addresses that no mail gets to: where, and what to do."""
    for key in ("crisis_line", "emergency"):
        if (number := getattr(who, key)) and (wrong := no_number(number.number)):
            yield (key, "number"), wrong
    for key in type(who.contacts).model_fields:
        contact = getattr(who.contacts, key)
        if contact and contact.phone and (wrong := no_number(contact.phone)):
            yield ("contacts", key, "phone"), wrong
        if contact and contact.email and (wrong := no_mail(contact.email)):
            yield ("contacts", key, "email"), wrong


def _bad_logo(folder: Path, name: str) -> str:
    path = (folder / name).resolve()
    if not path.is_relative_to(folder.resolve()) or not path.is_file():
        near = did_you_mean(name, (p.name for p in folder.glob("*.*") if p.suffix in _LOGOS))
        return f"is no file in this folder{near or ': put the logo beside organisation.yml'}"
    if path.suffix not in _LOGOS:
        return "is neither .svg nor .png: save the logo as one of these"
    if other := contents.of_file(path):
        return f"can't be shown: {other}"
    if path.stat().st_size > LARGEST_LOGO:
        return f"has more than {LARGEST_LOGO:,} bytes, on every page: make it smaller"
    return ""


def _items(
    folder: Path, file: str, model: type[M], known: Known, found: Read
) -> tuple[Item[M], ...]:
    name = f"{shown(folder)}/{file}"
    tree = _tree(folder, file, model, found)
    if tree is None or tree.value is None:
        return ()
    if not isinstance(tree.value, list):
        found.problems.append(Problem(name, 1, "this file is a list: each item starts '- entry:'"))
        return ()
    items: list[Item[M]] = []
    for position, row in enumerate(tree.value):
        if left := [*_left_of_set(row, model), *_added_to_a_text(row)]:
            found.problems += [Problem(name, tree.line((position, *way)), w) for way, w in left]
            continue
        value = _valid(model, row, known, (tree, name, position), found)
        if value is not None:
            items.append(Item(value, name, tree, position))
    return tuple(items)


def _left_of_set(row: Any, model: type[BaseModel]) -> Iterator[tuple[tuple[str, ...], str]]:
    """The fields of what an item amends that stand beside its `set`: the way, and what to do."""
    entry = row.get("entry") if isinstance(row, dict) and "set" in model.model_fields else None
    kind = KINDS.get(str(entry).partition(":")[0])
    fields = kind.model.model_fields.keys() - model.model_fields.keys() if kind else set[str]()
    for key in row if fields else ():
        if key in fields:
            how = "start the line further right" if "set" in row else "write it in a line"
            yield (key,), f"'{key}' is a field of what is amended: {how}, below 'set'"


def _added_to_a_text(row: Any) -> Iterator[tuple[tuple[str, ...], str]]:
    """The texts below `add` or `remove` whose field is a text, too: the way, and what to do."""
    item = row if isinstance(row, dict) and "item" not in row else {}
    kind = KINDS.get(str(item.get("entry")).partition(":")[0])
    fields = kind.model.model_fields if kind else {}
    for verb in ("add", "remove"):
        below = item.get(verb)
        for key, value in below.items() if isinstance(below, dict) else ():
            if key in fields and isinstance(value, str) and not is_list(fields[key].annotation):
                yield (verb, key), NO_LIST.format(key)


def is_list(annotation: Any) -> bool:
    """Whether a field of this type holds a list, to which something can be added."""
    return getattr(annotation, "__origin__", None) is list


NO_LIST = "'{}' is no list, so nothing is added or removed: use 'set'"


def _valid(
    model: type[M], row: Any, known: Known, where: tuple[Tree, str, int], found: Read
) -> M | None:
    tree, name, position = where
    if not isinstance(row, dict):
        line = tree.line((position,))
        found.problems.append(Problem(name, line, "an item is a group of keys, such as 'entry: …'"))
        return None
    try:
        return model.model_validate(row, context=known)
    except ValidationError as error:
        found.problems += explain(error, model, tree, name, position)
        return None
