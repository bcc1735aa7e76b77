"""data/ from disk to a `Handbook`, and every problem of reading it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from macros.data import one_cause, remarks, syntax_errors, trial, yaml_tree
from macros.data.error_messages import explain, left_empty
from macros.data.files import LEFT_FOLDER, UNZIPPED, is_left_over, left_there, read_text
from macros.data.moved_items import MovedItems, moved_items
from macros.data.problems import Problem
from macros.data.yaml_tree import Tree
from macros.model.handbook import Handbook
from macros.model.identity import Identity
from macros.model.kinds import KINDS, Kind
from macros.model.suggest import nearest
from macros.model.types import LONGEST_ID, Known

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True)
class DataFile:
    """A data file that was read: its kind, its name for problems, and its tree."""

    kind: Kind
    name: str
    tree: Tree
    text: str = field(default="", compare=False, repr=False)

    @property
    def ends_openly(self) -> bool:
        """Whether its last line has no end, as where a file was cut off."""
        return not self.text.endswith("\n")

    def entries(self) -> Iterator[tuple[int, dict[str, Any]]]:
        """The entries that are at least mappings, with their positions."""
        rows = self.tree.value if isinstance(self.tree.value, list) else []
        for position, row in enumerate(rows):
            if isinstance(row, dict):
                yield position, row

    def is_whole(self, taken: Collection[str]) -> bool:
        """Whether every entry has a name that can be read, and none of those `taken`."""
        rows = list(self.entries())
        names = [row.get("id") for _, row in rows]
        lost = any(len(way) == 1 for way in self.tree.unread)  # two entries, read as one
        counted = (
            not lost and isinstance(self.tree.value, list) and len(rows) == len(self.tree.value)
        )
        sound = all(_has_names(self.kind.name, row) for _, row in rows) and not self.cut_off()
        return counted and sound and len({*names, *taken}) == len(names) + len(taken)

    def cut_off(self) -> Problem | None:
        """What to do where the file ends inside an entry; None where it does not."""
        rows = [*self.entries()] if self.ends_openly else []
        if not rows:
            return None
        position, row = rows[-1]
        try:
            self.kind.model.model_validate(row, context=Known(unread=frozenset(KINDS)))
        except ValidationError as error:
            lacking = [d for d in error.errors() if d["type"] == "missing" or d["input"] is None]
            names = ", ".join(dict.fromkeys(f"'{_named(d['loc'])}'" for d in lacking))
            words = f"the file ends here, inside an entry that lacks {names}: put back what {_CUT}"
            end = max(self.tree.lines.values(), default=1)
            if lacking and self.tree.line((position,)) <= end:
                return Problem(self.name, end, words)
        return None


def _named(way: yaml_tree.Path) -> str:
    """The innermost key on the way to a value."""
    return next((part for part in reversed(way) if isinstance(part, str)), "")


_CUT = "stood below, or add what is missing"


def read(folder: Path) -> tuple[Handbook, list[Problem]]:
    """What can be read of `folder`, and what is wrong with each entry by itself.

    The rules that need more than one entry are run by `macros.check.project`.
    """
    if not folder.is_dir():
        wrong = Problem(folder.name, 0, "there is no such folder; the data files belong there")
        return Handbook({}, Known(unread=frozenset(KINDS))), [wrong]
    files, problems = read_files(folder)
    known = _as_before(what_exists(files))
    kinds: dict[str, dict[str, Any]] = {name: {} for name in KINDS}
    twice: defaultdict[tuple[str, str], list[Problem]] = defaultdict(list)
    for file in files:
        entries, found = _validated(file, known)
        problems += (*one_cause.without_twins(file.tree.problems, found, file.text), *found)
        for entry in entries:
            first = kinds[file.kind.name].setdefault(entry.id, entry)
            if first is not entry:
                twice[first.file, entry.file].append(_twice(entry, first))
    texts = {file.name: file.text for file in files}
    if renamed := one_cause.renamed_lists(problems, known):
        problems = one_cause.without_lists(problems, renamed, _lists(files))
        known = replace(known, unread=known.unread | {"vocabulary"})
    return Handbook(kinds, known), [*problems, *one_cause.copies(twice, texts)]


def _lists(files: Iterable[DataFile]) -> dict[str, tuple[str, int]]:
    """Where each list of words of the vocabulary stands, by its id: the file, and the line."""
    return {
        str(row.get("id")): (file.name, file.tree.line((position, "id")))
        for file in files
        if file.kind.name == "vocabulary"
        for position, row in file.entries()
    }


@lru_cache(maxsize=4)
def _as_before(known: Known) -> Known:
    """The very object that said the same before, which is compared in no time."""
    return known


@lru_cache(maxsize=500)
def _validated(file: DataFile, known: Known) -> tuple[Sequence[Any], Sequence[Problem]]:
    """What `validate` gives; entries stay the very same as long as their file and all names do."""
    return validate(file, known)


def what_exists(files: Iterable[DataFile]) -> Known:
    """The ids, terms and units that `files` define, whether or not their entries are sound."""
    ids: dict[str, set[str]] = {name: set() for name in KINDS}
    terms: dict[str, list[str]] = {}
    titles: dict[str, dict[str, str]] = {}
    units: dict[str, frozenset[str]] = {}
    unread: set[str] = set()
    uncounted: set[str] = set()
    former: dict[tuple[str, str], str] = {}
    for file in files:
        kind = file.kind.name
        if not file.is_whole(ids[kind]):
            unread.add(kind)
        for _, row in file.entries():
            id_ = str(row.get("id"))
            if other := _meant_kind(row, file.kind):
                unread.add(other)
                continue  # what names it names it rightly
            ids[kind].add(id_)
            former |= {(kind, str(old)): id_ for old in _list(row.get("former_ids"))}
            if kind == "vocabulary":
                terms[id_] = [str(t.get("id")) for t in _mappings(row.get("terms"))]
                titles[id_] = _titles(row)
            if kind == "sources":
                units |= _units(id_, row)
                uncounted |= _uncounted(id_, row)
    found = {kind: frozenset(names) for kind, names in ids.items()}
    return Known(found, terms, units, frozenset(unread), frozenset(uncounted), former, titles)


def _titles(row: Mapping[str, Any]) -> dict[str, str]:
    """The words of an enumeration by what readers see of them."""
    return {str(t.get("title")).casefold(): str(t.get("id")) for t in _mappings(row.get("terms"))}


_PARTS = {"vocabulary": "terms", "sources": "sections"}
"""Where an entry of these kinds holds names that others use."""


def _has_names(kind: str, row: Mapping[str, Any]) -> bool:
    """Whether all that others could name in an entry can be read, each under a name of its own."""
    inside = row.get(_PARTS[kind]) if kind in _PARTS else []
    names = [row, *inside] if isinstance(inside, list) else [None]
    ids = [name.get("id") if isinstance(name, dict) else None for name in names]
    return all(map(_is_id, ids)) and len(set(ids[1:])) == len(ids[1:])


def _is_id(value: object) -> bool:
    return isinstance(value, str) and len(value) <= LONGEST_ID and bool(_ID.fullmatch(value))


def _units(document: str, row: Mapping[str, Any]) -> dict[str, frozenset[str]]:
    return {
        f"{document}/{section.get('id')}": frozenset(
            section["units"] if isinstance(section.get("units"), dict) else ()
        )
        for section in _mappings(row.get("sections"))
    }


def _uncounted(document: str, row: Mapping[str, Any]) -> set[str]:
    """The sections of a source whose counts can't be read, so that none of them is missing."""
    sections = _mappings(row.get("sections"))
    return {
        f"{document}/{section.get('id')}"
        for section in sections
        if not isinstance(section.get("units", {}), dict)
    }


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _mappings(value: Any) -> list[dict[str, Any]]:
    return [item for item in _list(value) if isinstance(item, dict)]


def _twice(entry: Any, first: Any) -> Problem:
    return Problem(
        entry.file,
        entry.line,
        f"the id '{entry.id}' is taken already, at {first.where}: give one of them another id",
    )


def read_files(folder: Path, inside_of: str = "") -> tuple[list[DataFile], list[Problem]]:
    """The data files of `folder`, and those that can't be read.

    `inside_of` is what problems name before the folder, where it isn't the handbook's.
    """
    shown = "/".join(filter(None, (inside_of, folder.name)))
    files: list[DataFile] = []
    problems: list[Problem] = []
    for path in sorted(p for p in folder.rglob("*") if not p.is_dir() or ".y" in p.suffix):
        inside = path.relative_to(folder)
        name = f"{shown}/{inside.as_posix()}"
        kind = KINDS.get(inside.parts[0].partition(".")[0])
        if any(_is_an_editors(part) for part in inside.parts):
            continue
        if kind is None or path.suffix != ".yml":
            stray, meant = _stray(shown, inside, path, kind)
            problems.append(stray)
            if meant is not None:
                files.append(DataFile(meant, name, Tree(None, unread=frozenset([()]))))
            continue
        text, problem = read_text(path, name)
        if not problem and (other := _of_another_kind(yaml_tree.read(text, name).value, kind)):
            words = f"all its entries are those of {other}: move the file to {shown}/{other}/"
            problems.append(Problem(name, 0, words))
            files.append(DataFile(KINDS[other], name, Tree(None, unread=frozenset([()]))))
            continue
        tree = Tree(None, {}, (problem,)) if problem else _tree(text, name, kind)
        files.append(DataFile(kind, name, tree, text))
    return files, problems


def _of_another_kind(value: object, kind: Kind) -> str:
    """The kind to which all entries of a file belong that lies among those of `kind`."""
    rows = value if isinstance(value, list) else []
    kinds = {_meant_kind(row, kind) for row in rows if isinstance(row, dict)}
    return kinds.pop() if len(rows) > 1 and len(kinds) == 1 else ""


@lru_cache(maxsize=1000)
def _tree(text: str, name: str, kind: Kind) -> Tree:
    """The tree of a file of `kind`; what can't be read is told with what surely mends it."""
    tree = remarks.judged(yaml_tree.read(text, name), kind.model)
    told = next(iter(tree.problems), None)
    is_sure = tree.value is not None and not (told and _UNSURE.search(told.message))
    if told is None or len(tree.problems) > 1 or is_sure or syntax_errors.is_sure(told.message):
        return tree
    found = trial.better(text, [(told.line, told.message)], kind.model)
    if found is None:
        return tree
    words = f"{syntax_errors.NOT_VALID if tree.value is None else ''}{found[1]}"
    return replace(tree, problems=(Problem(name, found[0], words),))


_UNSURE = re.compile(r"^braces hold keys|does it belong to the item above it\?$")
"""What is told of a text that could be read in other ways, too."""


def _is_an_editors(name: str) -> bool:
    """Whether an editor left the file there: a lock, a copy of what was there before."""
    return name.startswith((".", "#")) or name.endswith("~")


def _stray(shown: str, inside: Path, path: Path, kind: Kind | None) -> tuple[Problem, Kind | None]:
    """What to do about a file that nothing reads, and the kind whose entries it may hold.

    It lies at `inside` of the folder that problems call `shown`.
    """
    name, top = f"{shown}/{inside.as_posix()}", inside.parts[0]
    if top == UNZIPPED:
        return Problem(f"{shown}/{top}", 0, LEFT_FOLDER), None
    if is_left_over(path) or path.suffix.lower() == ".db":
        is_lost = kind is not None and not path.with_suffix("").exists()
        return Problem(name, 0, left_there(path)), kind if is_lost else None
    if kind is not None and path.suffix.lower() not in _OTHER:
        wanted = f"{path.name.partition('.')[0]}.yml"
        words = f"rename it to {wanted}: only names that end in .yml are read"
        return Problem(name, 0, words), kind
    if path.suffix.lower() in _OTHER:
        words = (
            f"nothing reads a {path.suffix} file here: put it elsewhere, and its text into a .yml"
        )
        return Problem(name, 0, words), None
    if other := kind_inside(path):
        words = f"its entries are those of {other}: call it {other}.yml, or move it to {other}/"
        if path.with_name(f"{other}.yml").is_file():
            words = f"its entries are those of {other}, as in {other}.yml: is it a copy? Delete it"
        return Problem(name, 0, words), KINDS[other]
    is_folder = len(inside.parts) > 1
    meant = nearest(top if is_folder else path.stem, KINDS)
    near = f": did you mean '{meant}'?" if meant else "."
    words = f"no kind of entry has this name{near} Only {_names()} are read, and folders so called"
    return Problem(f"{shown}/{top}" if is_folder else name, 0, words), KINDS.get(meant)


def kind_inside(path: Path) -> str:
    """The one kind whose entries the file at `path` holds, by the keys of the first.

    Empty where it holds none, or too few to tell.
    """
    text, problem = read_text(path, path.name)
    value = None if problem else yaml_tree.read(text, path.name).value
    first = value[0] if isinstance(value, list) and value else None
    if not isinstance(first, dict) or len(first) < _ENOUGH:
        return ""
    fits = [name for name, kind in KINDS.items() if _is_one_of(first, kind)]
    return fits[0] if len(fits) == 1 else ""


def _is_one_of(row: Mapping[str, Any], kind: Kind) -> bool:
    """Whether an entry has the keys that the kind needs, and none that it does not know."""
    fields = kind.model.model_fields
    has_all = all(name in row for name, field in fields.items() if field.is_required())
    return has_all and row.keys() <= fields.keys()


_ENOUGH = 4
"""Keys by which one can tell what an entry is."""


_OTHER = (".docx", ".doc", ".odt", ".pdf", ".xlsx", ".csv", ".ods", ".png", ".jpg", ".jpeg", ".md")
"""What people put beside the data that is none."""


def _names() -> str:
    return ", ".join(f"{name}.yml" for name in KINDS)


def _line(tree: Tree, position: int, way: yaml_tree.Path) -> int:
    return tree.line((position, *way))


MOST = 100
"""Problems of a file after which the rest of it is not looked at: they have one cause, or few."""


def _no_list(value: object) -> str:
    words = "a data file is a list: each entry starts with '- id: …'"
    if value is None:
        return f"nothing stands in this file, and {words}; put back what it held, or delete it"
    if isinstance(value, dict) and len(value) == 1 and isinstance(next(iter(value.values())), list):
        return f"{words}; take this line away"
    return words


def _meant_kind(row: Mapping[str, Any], kind: Kind) -> str:
    """The kind whose keys an entry has that stands among others; empty where it has its own."""
    strange = set(row) - kind.model.model_fields.keys()
    if len(strange) < _STRANGE:
        return ""
    fits = (k for k, other in KINDS.items() if row.keys() <= other.model.model_fields.keys())
    return next(fits, "")


_STRANGE = 2
"""Keys of another kind that are no slip of the pen."""


def _mended(file: DataFile, told: list[Problem]) -> list[Problem]:
    """What was `told` of an entry, or the one change that mends it, where that is another."""
    if not told or any(p.lacks for p in told):
        return told
    says_how = len(told) == 1 and _HOW.search(told[0].message)
    is_strange = says_how and told[0].message.startswith("there is no key")
    if says_how and not (is_strange and _is_below_an_empty_key(file.text, told[0].line)):
        return told
    words, _, names = told[0].message.partition(". Permitted: ")
    known, line = names.split(", ") if names and len(told) == 1 else [], told[0].line
    if known and (key := trial.renamed(file.text, line, known, file.kind.model)):
        return [Problem(file.name, line, f"{words}: write {key}: in its place")]
    found = trial.better(file.text, [(p.line, p.message) for p in told], file.kind.model)
    if found is None:
        return told
    line, words = found
    if any(problem.line == line for problem in file.tree.problems):
        return []  # it is told there what mends it
    is_same = len(told) == 1 and told[0].line == line and not _LACKS.search(told[0].message)
    if is_same and ": write" in words:
        words = f"{told[0].message}: write{words.partition(': write')[2]}"
    return [Problem(file.name, line, words)]


def _is_below_an_empty_key(text: str, line: int) -> bool:
    """Whether the line above, counted from 1, is a key behind which nothing stands."""
    above = [part for part in text.split("\n")[: line - 1] if part.strip()][-1:]
    return bool(above) and bool(_EMPTY_KEY.match(above[0]))


_EMPTY_KEY = re.compile(r"^ *(?:- +)?[\w-]+:\s*$")


def _lacks_a_line(file: DataFile, position: int) -> bool:
    """Whether something of an entry could not be read, as is told."""
    wrong = [problem.line for problem in file.tree.problems]
    first, end = (file.tree.line((position + n,)) for n in (0, 1))
    return any(first <= line and (line < end or end <= first) for line in wrong)


_HOW = re.compile(r"write (?!\[)|did you mean|is not a web address|a list inside the list")
"""What a message holds that says what to write."""

_LACKS = re.compile(r"(?:is|are) missing: add")
"""What a message holds that has another cause where one change mends it."""

_FEW = 3
"""Problems of a file after which no entry is tried again: that takes its time."""


def _no_entry(
    file: DataFile, row: Mapping[str, Any], position: int, known: Known
) -> Problem | None:
    """Why an entry is none of this file; None where it may be one."""
    for first in (position, position - 1):
        if _is_cut(file, first, known):
            return Problem(file.name, file.tree.line((first + 1,)), _DASH)
    words = _SECOND if position and file.kind.model is Identity and "id" in row else ""
    if other := _meant_kind(row, file.kind):
        words = f"its keys are those of {other}: move it to data/{other}.yml"
        words = f"this is no entry of {file.kind.name}: {words}"
    return Problem(file.name, file.tree.line((position,)), words) if words else None


def _is_cut(file: DataFile, position: int, known: Known) -> bool:
    """Whether an entry is whole with what stands behind the next dash, and not without it."""
    rows = file.tree.value[position : position + 2] if position >= 0 else []
    one, other = rows if len(rows) > 1 else (None, None)
    if not isinstance(one, dict) or not isinstance(other, dict) or "id" in other:
        return False
    if one.keys() & other.keys():
        return False
    try:
        file.kind.model.model_validate({**one, **other}, context=known)
    except ValidationError:
        return False
    return True


_DASH = "a dash too many: what stands here goes on with the entry above, take it away"
_SECOND = (
    "a handbook has one name, so one entry stands in this file, and here a second begins: take it "
    "out, or put what you want to change into the first"
)


def _at_the_edge(file: DataFile, moved: MovedItems) -> Problem:
    line = file.tree.line((moved.first,))
    return Problem(file.name, line, syntax_errors.AT_EDGE.format(moved.key))


def validate(file: DataFile, known: Known) -> tuple[list[Any], list[Problem]]:
    """The sound entries of `file`, and what is wrong with the others."""
    value, name = file.tree.value, file.name
    if not isinstance(value, list):
        told = file.tree.problems or file.tree.unread
        return [], [] if told else [Problem(name, file.tree.line(()), _no_list(value))]
    entries: list[Any] = []
    cut = file.cut_off()
    problems = [cut] if cut else []
    lost = [*moved_items(value, file.kind.model, known)]
    problems += (_at_the_edge(file, found) for found in lost)
    items = {position for found in lost for position in found.positions}
    for position, row in enumerate(value[:-1] if cut else value):
        line = file.tree.line((position,))
        if sum(1 for problem in problems if problem.lacks is None) > MOST:
            problems.append(Problem(name, line, "there are more problems from here on"))
            break
        if (position,) in file.tree.unread or position in items:
            continue  # two entries in one, or one in two, as was told
        if not isinstance(row, dict):
            problems.append(Problem(name, line, "an entry is a group of keys that starts with id"))
            continue
        try:
            entry = file.kind.model.model_validate(row, context=known)
        except ValidationError as error:
            if other := _no_entry(file, row, position, known):
                problems.append(other)
                continue
            found = explain(error, file.kind.model, file.tree, name, position)
            problems += _mended(file, found) if len(problems) < _FEW else found
        else:
            empty = left_empty(row, file.tree, name, (position,))
            problems += empty
            if not empty and not _lacks_a_line(file, position):  # else it is not as it was meant
                entries.append(entry.placed(name, line, partial(_line, file.tree, position)))
    return entries, problems
