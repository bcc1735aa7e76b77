"""The handbook and its overlays, in order, as one handbook that remembers who says what."""

from __future__ import annotations

import datetime
import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from macros.data.error_messages import explain
from macros.data.files import read_text
from macros.data.load import DataFile, validate
from macros.data.overlay import files, marks, prune, terms
from macros.data.overlay.files import NO_LIST, Item, Overlay, is_list
from macros.data.overlay.identity import adapted, shared_numbers
from macros.data.problems import Problem
from macros.data.yaml_tree import Tree
from macros.model.editorial import Change as Correction
from macros.model.entries import Identified, Task
from macros.model.handbook import Handbook
from macros.model.identity import Identity
from macros.model.kinds import KINDS
from macros.model.learning import Question, Scenario
from macros.model.links import Name, Way, named_at, parts
from macros.model.local import (
    Change,
    FieldChange,
    Hidden,
    Local,
    OwnFile,
    OwnPage,
    Said,
)
from macros.model.markup import plain
from macros.model.organisation import Addition, Amendment, Hiding, Organisation
from macros.model.other_signs import other_sign
from macros.model.suggest import did_you_mean
from macros.model.types import Known

CLOSED = {
    "danger": "the words of danger stay as they are, so that nobody in danger is left without help",
    "handbook": "name and numbers stand in organisation.yml",
    "vocabulary": "its words hold the whole handbook together",
    "sources": "the source documents are what they are",
    "references": "works are cited as the sources cite them",
    "law": "law is amended by those who make it; add what holds in your state under data/law.yml",
    "standards": "public standards are what they are",
    "differences": "where the sources differ, all of them are heard",
    "changes": "what the handbook once said wrong stays on record",
    "style": "it says how the handbook itself is written",
    "lookup-words": "the lookup was measured with these words",
    "check-words": "the checks were measured with these words",
}
"""The kinds that no overlay changes, and why."""

ADDABLE = ("law", "standards", "references")
"""Of these kinds, entries can be added all the same."""

CLOSED_FIELDS = {
    "id": "it is the entry's name",
    "former_ids": "they are the entry's names",
    "sources": "citations say what the handbook restates",
    "units": "they count what the handbook restates",
    "differs": "where the sources differ stays told",
    "crisis": "the signpost keeps its place",
    "reviewed": "it is the day the handbook's own text was read",
    "basis": "it says what the handbook's own text rests on",
    "outside": "citations say what the handbook goes by",
    "law": "citations say what the handbook goes by",
    "page": "other pages link to it there",
    "area": "other pages link to it there",
    "type": "it is answered in this way",
}
"""The fields of any entry that no overlay changes, and why."""

_OF_ENTRIES = ("page", "area", "type", "reviewed")
"""Those of them that are open in a part of an entry, where they mean something else."""

_SIGNPOSTED = (
    "it has the signpost for people in danger, and nobody in danger is left without it. Amend what "
    "is different for you"
)
_ACCEPT = "make overlay DO=accept OVERLAY=…"
_CITING = ("sources", "units", "law", "outside", "differs")


def fingerprint(values: Mapping[str, Any]) -> str:
    """What changes where one of the field `values` does: twelve letters and digits."""
    text = json.dumps(values, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def amended(entry: BaseModel, fields: Iterable[str]) -> dict[str, Any]:
    """What readers see of the `fields` of `entry`: the text that an amendment of these amends.

    A field that a later release adds and that this entry doesn't use changes nothing here.
    """
    dumped = entry.model_dump(exclude_defaults=True)
    return {key: _seen(dumped.get(key)) for key in fields}


def _seen(value: Any) -> Any:
    """A value without citations, counts, and the words that people type."""
    if isinstance(value, list):
        return [_seen(item) for item in value]
    if not isinstance(value, dict):
        return value
    return {k: _seen(v) for k, v in value.items() if not _is_unseen(k, v)}


def _readable(entry: BaseModel) -> dict[str, Any]:
    """All of `entry` that readers see: what goes when it is hidden."""
    fields = (key for key in type(entry).model_fields if key not in (*CLOSED_FIELDS, "also"))
    return {key: value for key, value in amended(entry, fields).items() if value}


def _is_unseen(key: str, value: Any) -> bool:
    return key in ("sources", "units") or (key == "says" and isinstance(value, list))


def resolve(base: Handbook, folders: Sequence[Path]) -> tuple[Handbook, list[Problem]]:
    """`base` with the overlays in `folders`, in order, and everything that is wrong with them."""
    work = worked(base, folders)
    return work.done(tuple(folders)), work.problems


def worked(base: Handbook, folders: Sequence[Path]) -> Work:
    """Every overlay in `folders` applied to `base`, in order."""
    work = Work(base)
    for folder in folders:
        found = files.read(folder, work.known)
        work.lacks_some = work.lacks_some or len(work.problems) > work.told_stale
        work.problems += found.problems
        if found.overlay is not None:
            work.apply(found.overlay)
    return work


@dataclass(frozen=True)
class Compared:
    """An item, the text that it amends or hides as it is now, and the fingerprint of that."""

    item: Item[Amendment] | Item[Hiding]
    before: Mapping[str, Any]
    now: str

    @property
    def name(self) -> str:
        """What it is about: the entry, and the part of it where it is only that."""
        said = self.item.value
        part = said.item if isinstance(said, Amendment) else None
        return f"{said.entry}, '{part}'" if part else said.entry

    @property
    def is_stale(self) -> bool:
        """Whether that text is not, or not known to be, the one that was amended or hidden."""
        return self.item.value.base != self.now

    @property
    def is_moved(self) -> bool:
        """Whether it is known not to be."""
        return self.item.value.base is not None and self.is_stale


@dataclass(frozen=True)
class _Target:
    """What an amendment is about: an entry, or a part of one with the way to it."""

    value: BaseModel
    way: Way = ()

    @property
    def opening(self) -> str:
        """How its text begins, to be compared."""
        return _even(self._text)

    @property
    def name(self) -> str:
        """What it is called in an item: its id, or how it begins."""
        return str(getattr(self.value, "id", None) or self._text)[:60]

    @property
    def _text(self) -> str:
        return _first_text(self.value.model_dump())


@dataclass
class Work:
    """A handbook that is being resolved."""

    base: Handbook
    problems: list[Problem] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.known: Known = self.base.known
        self.kinds: dict[str, dict[str, Any]] = {k: dict(v) for k, v in self.base.kinds.items()}
        self.lacks_some = False  # of what the overlays before do: by that, texts are others
        self.told_stale = 0  # of the problems, those that only say that a text is another
        self.overlays: list[Overlay] = []
        self.compared: list[Compared] = []
        self.watched: list[Compared] = []
        self.added: dict[Name, Said] = {}
        self.changed: defaultdict[Name, list[Change]] = defaultdict(list)
        self.amended: dict[tuple[str, Name, Way, str], Item[Amendment]] = {}
        self.hidden: dict[Name, Hidden] = {}
        self.before: dict[Name, Identified] = {}
        self.pruned: dict[Name, Identified] = {}
        self.marks: defaultdict[Name, dict[tuple[str, str], str]] = defaultdict(dict)

    def apply(self, overlay: Overlay) -> None:
        """Add, amend and hide what `overlay` does, and take its names and numbers."""
        taken = [
            other for other in self.overlays if other.organisation.id == overlay.organisation.id
        ]
        if taken:
            words = f"the id '{overlay.organisation.id}' is that of {taken[0].name} too: change one"
            self.problems.append(Problem(f"{overlay.name}/{files.WHO}", 1, words))
        self.overlays.append(overlay)
        self._of_it_all(overlay)
        self.known = files.with_names(self.known, overlay.files)
        self.known = files.without_strays(self.known, overlay.folder)
        begins = f"{overlay.organisation.id}-"
        misnamed = {
            file.kind.name
            for file in overlay.files
            for _, row in file.entries()
            if not str(row.get("id")).startswith(begins)
        }
        self.known = replace(self.known, unread=self.known.unread | misnamed)
        self._call(overlay)
        for file in overlay.files:
            self._add(overlay, file)
        for amendment in overlay.amendments:
            self._dated(amendment)
            self._amend(overlay.organisation, amendment)
        for hiding in overlay.hidings:
            self._dated(hiding)
            self._hide(overlay.organisation, hiding)

    def _call(self, overlay: Overlay) -> None:
        """Give words of the vocabulary the names that the organisation has for them."""
        called = overlay.organisation.terms
        for key, words in terms.wrong(self.base, called):
            line = overlay.line("terms", key)
            self.problems.append(Problem(f"{overlay.name}/{files.WHO}", line, words))
        vocabulary = self.kinds.get("vocabulary", {})
        self.kinds["vocabulary"] = {i: terms.chosen(e, called) for i, e in vocabulary.items()}

    def _of_it_all(self, overlay: Overlay) -> None:
        """What organisation.yml says for all of it: a day that was, and policies by their ids."""
        who, name = overlay.organisation, f"{overlay.name}/{files.WHO}"
        if who.reviewed > _tomorrow():
            words = f"'reviewed' is {who.reviewed}, which lies ahead: put in the day it was"
            self.problems.append(Problem(name, overlay.line("reviewed"), words))
        every = [one.organisation for one in self.overlays]
        for adapted_to in (adapted(one, every) for one in self.base.all(Identity)):
            for way, words in shared_numbers(adapted_to, who):
                self.problems.append(Problem(name, overlay.line(*way), words))
        ids = [policy.id for policy in who.policies]
        for number, id_ in enumerate(ids):
            if id_ in ids[:number]:
                line = overlay.line("policies", number, "id")
                words = f"'policies' has '{id_}' twice: give one of them another id"
                self.problems.append(Problem(name, line, words))

    def _dated(self, item: Item[Any]) -> None:
        """Nobody has decided anything tomorrow."""
        if item.value.on and item.value.on > _tomorrow():
            words = f"'on' is {item.value.on}, which lies ahead: put in the day it was decided"
            self._complain(item, words, "on")

    # What is added.

    def _add(self, overlay: Overlay, file: DataFile) -> None:
        kind, who = file.kind.name, overlay.organisation
        if kind in CLOSED and kind not in ADDABLE:
            self.problems.append(
                Problem(file.name, 1, f"nothing can be added here: {CLOSED[kind]}")
            )
            return
        plainly, said = self._of_the_kind(who, file)
        entries, wrong = validate(plainly, self.known)
        self.problems += wrong
        for entry in entries:
            name = (kind, entry.id)
            if problem := self._misnamed(who, name, entry):
                self.problems.append(problem)
                continue
            if hasattr(entry, "sources"):
                entry = entry.model_copy(update={"sources": []})  # noqa: PLW2901
            self.kinds.setdefault(kind, {})[entry.id] = entry
            decided = said.get(entry.id, Addition()).decided(who)
            self.added[name] = Said(who, decided, entry.file, entry.line)

    def _of_the_kind(
        self, who: Organisation, file: DataFile
    ) -> tuple[DataFile, dict[str, Addition]]:
        """`file` with the fields of its kind alone, and what its entries say of themselves."""
        said: dict[str, Addition] = {}
        if not isinstance(file.tree.value, list):
            return file, said
        rows = [dict(row) if isinstance(row, dict) else row for row in file.tree.value]
        for position, row in enumerate(rows):
            if not isinstance(row, dict):
                continue
            for key in _CITING[:2]:
                if key in row:
                    words = f"'{key}' is for what the handbook restates: say under 'local: "
                    words += "{authority: …}' what yours rests on"
                    at = file.tree.line((position, key))
                    self.problems.append(Problem(file.name, at, words))
            self._note(file, position, row, said)
            self._filled(who, file, row)
        return replace(file, tree=replace(file.tree, value=rows)), said

    def _note(
        self, file: DataFile, position: int, row: dict[str, Any], said: dict[str, Addition]
    ) -> None:
        """Take what an entry says of itself out of its `row`."""
        given = row.pop("local", {})
        if isinstance(given, str):
            words = (
                f"'local' is a group of authority, by and on: write local: {{authority: {given}}}"
            )
            line = file.tree.line((position, "local"))
            self.problems.append(Problem(file.name, line, words))
            given = {}
        try:
            said[str(row.get("id"))] = Addition.model_validate(given, context=self.known)
        except ValidationError as error:
            tree = file.tree.part(given, position, "local")
            self.problems += explain(error, Addition, tree, file.name, 0)

    def _filled(self, who: Organisation, file: DataFile, row: dict[str, Any]) -> None:
        """Fill in what an entry of its kind has to have, and what this one says otherwise."""
        fields = file.kind.model.model_fields
        if "sources" in fields and fields["sources"].is_required():
            row["sources"] = sorted(self.known.units)[:1]
        if "reviewed" in fields:
            row.setdefault("reviewed", who.reviewed)

    def _misnamed(self, who: Organisation, name: Name, entry: Identified) -> Problem | None:
        kind, id_ = name
        if not id_.startswith(f"{who.id}-"):
            words = f"write '{who.id}-{id_}': the ids of what {who.short} adds start with its own"
            return Problem(entry.file, entry.line_of("id"), f"{words}, so that none is ever taken")
        if id_ in self.kinds.get(kind, {}):
            words = f"the id '{id_}' is taken already, at {self.kinds[kind][id_].where}"
            return Problem(entry.file, entry.line_of("id"), f"{words}: choose another")
        return None

    # What is amended.

    def _amend(self, who: Organisation, item: Item[Amendment]) -> None:
        name = self._target(item, item.value.entry, "amended")
        if name is None:
            return
        kind, id_ = name
        entry = self.kinds[kind][id_]
        target = self._part(item, entry)
        if target is None:
            return
        wrong = [*_bad_fields(item, kind, target)]
        self.problems += wrong
        if wrong:
            return
        self._once(who, name, item, target)
        before = amended(target.value, item.value.fields)
        self.compared.append(Compared(item, before, fingerprint(before)))
        row = self._row(item, entry, target)
        try:
            new = KINDS[kind].model.model_validate(row, context=self.known)
        except ValidationError as error:
            tree = _as_amended(row, item, target)
            self.problems += explain(error, KINDS[kind].model, tree, item.file, 0)
            return  # what is no such field may be another one, and so another text
        self._compare(self.compared[-1], target)
        new = new.placed(item.file, item.line(), lambda _: item.line())
        self._changed(who, item, name, (target, new))

    def _part(self, item: Item[Amendment], entry: Identified) -> _Target | None:
        """What of `entry` an item amends; None where it has no such part, and that is told."""
        wanted = item.value.item
        if wanted is None:
            return _Target(entry)
        inside = [_Target(part, way) for way, part in parts(entry)]
        found = [part for part in inside if getattr(part.value, "id", None) == wanted]
        found = found or [p for p in inside if p.opening.startswith(_even(wanted))]
        if len(found) == 1:
            return found[0]
        what = "no part" if not found else "more than one part"
        near = did_you_mean(wanted, [part.name for part in inside]) if not found else ""
        names = (part.name for part in (found or inside))
        there = ", ".join(f"'{name}'" for name in names if name)
        words = f"{what} of {item.value.entry} is called or begins '{wanted}'{near or '.'}"
        words += f" There are: {there}"
        self._complain(item, words, "item")
        return None

    def _once(self, who: Organisation, name: Name, item: Item[Amendment], target: _Target) -> None:
        """A field that an organisation amends twice would have its own text told as another's."""
        for key in item.value.fields:
            first = self.amended.setdefault((who.id, name, target.way, key), item)
            if first is not item:
                words = f"'{key}' is amended already, at {first.file}:{first.line()}: make one item"
                self._complain(item, f"{words} of the two", "entry")

    def _changed(
        self,
        who: Organisation,
        item: Item[Amendment],
        name: Name,
        made: tuple[_Target, Identified],
    ) -> None:
        target, new = made
        kind, id_ = name
        old = self.kinds[kind][id_]
        self.before.setdefault(name, old)
        fields = [str(target.way[0])] if target.way else item.value.fields
        for key in fields:
            standing = set(marks.texts(old, key))
            for text in marks.texts(new, key):
                if text not in standing:
                    self.marks[name][key, text] = who.mark
        changes = tuple(
            replace(_field_change(old, new, key), line=_line_of(item, key)) for key in fields
        )
        if hasattr(old, "sources"):
            new = new.model_copy(update={"sources": old.sources})
        self.kinds[kind][id_] = new
        change = Change(who, item.value, item.file, item.line(), changes)
        self.changed[name].append(change)

    def _compare(self, one: Compared, target: _Target) -> None:
        """That the text which is amended still is what it was."""
        if self.lacks_some or not one.is_stale:
            return
        self.told_stale += 1
        item, now, noted = one.item, one.now, one.item.value.base
        fields = ", ".join(one.before)
        if noted is None:
            words = (
                f'add the line base: "{now}", or have it written by {_ACCEPT}: by it you hear '
                f"when {fields} of {one.name} changes in the handbook"
            )
            self._complain(item, words, "entry")
        elif others := _fields_noted(target.value, one):
            words = (
                f"this amends {fields} of {one.name}, and its base was noted for "
                f'{", ".join(others)}: if that is meant, write base: "{now}", or have it written: '
                f"{_ACCEPT}"
            )
            self._complain(item, words, "base")
        else:
            words = (
                f"{one.name} has changed in the handbook since you amended {fields} "
                f"(then {noted}, now {now}): make overlay OVERLAY=… shows the old text, the new "
                f'and yours. Read it again, then write base: "{now}", or have it written: {_ACCEPT}'
                f"{self._of_another(item)}"
            )
            self._complain(item, words, "base")

    def _of_another(self, item: Item[Any]) -> str:
        """Which overlay beside this one amends the same entry, and isn't here: it may come first.

        Empty where there is none, or where others are here already.
        """
        mine = self.overlays[-1].folder
        if len(self.overlays) > 1:
            return ""
        for path in sorted(mine.parent.glob(f"*/{files.AMEND}")):
            text = "" if path.parent == mine else read_text(path, path.name)[0]
            if re.search(rf"^- entry: {re.escape(item.value.entry)} *$", text, re.MULTILINE):
                first, then = files.shown(path.parent), files.shown(mine)
                return f". {first} amends it, too: if it comes before, name both, {first},{then}"
        return ""

    def _row(self, item: Item[Amendment], entry: Identified, target: _Target) -> dict[str, Any]:
        """The fields of `entry` as they are amended in `target`, which is it or a part of it."""
        row = _dumped(entry)
        if "sources" in row and not row["sources"]:
            row["sources"] = sorted(self.known.units)[:1]
        part: Any = row
        for step in target.way:
            part = part[step]
        if target.way:  # an organisation's words are no longer those of a source
            part |= {key: [] for key in _CITING[:2] if key in part}
        part |= item.value.set
        for key, starts in item.value.remove.items():
            for number, start in enumerate(starts):
                part[key] = self._removed(item, part[key], (key, number, start))
        for key, more in item.value.add.items():
            part[key] = [*part[key], *more] if isinstance(part[key], list) else part[key]
        return row

    def _removed(
        self, item: Item[Amendment], items: Any, wanted: tuple[str, int, str]
    ) -> list[Any]:
        key, number, start = wanted
        found = [i for i in items or () if _opening(i).startswith(_even(start))]
        if len(found) == 1:
            return [i for i in items if i is not found[0]]
        near = [f"'{_first_text(i)[:60]}'" for i in found or items or ()]
        what = "no item" if not found else "more than one item"
        words = f"{what} of '{key}' begins with '{start}'. They begin: {', '.join(near)}"
        self._complain(item, words, "remove", key, number)
        return list(items or ())

    # What is hidden.

    def _hide(self, who: Organisation, item: Item[Hiding]) -> None:
        name = self._target(item, item.value.entry, "hidden")
        if name is None:
            return
        kind, id_ = name
        if getattr(self.kinds[kind][id_], "crisis", False):
            words = f"{item.value.entry} can't be hidden: {_SIGNPOSTED}"
            self._complain(item, words, "entry")
            return
        if own := self._own(who, name):
            what, where = own
            words = f"{item.value.entry} is {what} by {who.short} itself, at {where}: keep one"
            self._complain(item, f"{words} of the two", "entry")
            return
        entry = self.kinds[kind].pop(id_)
        self.before.setdefault(name, entry)
        text = _readable(entry)
        self.watched.append(watched := Compared(item, text, fingerprint(text)))
        self.hidden[name] = Hidden(
            *(who, item.value, item.file, item.line()),
            title=str(entry.title),
            moved=watched.is_moved,
        )

    def _own(self, who: Organisation, name: Name) -> tuple[str, str] | None:
        """What `who` itself does with an entry that it hides, and where; None where nothing is."""
        added = [self.added[name]] if name in self.added else []
        for what, done in (("amended", self.changed.get(name, [])), ("added", added)):
            for said in done:
                if said.organisation.id == who.id:
                    return what, f"{said.file}:{said.line}"
        return None

    def _target(self, item: Item[Any], written: str, done: str) -> Name | None:
        """The entry that an item is about; None where there is none that can be, and that is told.

        `done` is what the item wants of it: "amended" or "hidden".
        """
        kind, _, id_ = written.partition(":")
        if id_ not in self.kinds.get(kind, {}):
            self._complain(item, self._lacking(kind, id_, written), "entry")
        elif kind in CLOSED and (kind, id_) not in self.added:
            self._complain(item, f"{kind} can't be {done}: {CLOSED[kind]}", "entry")
        else:
            return kind, id_
        return None

    def _lacking(self, kind: str, id_: str, written: str) -> str:
        there = self.kinds.get(kind, {})
        if kind in ("page", "pages", "docs") or written.endswith(".md"):
            return self._of_a_page(written)
        if kind not in KINDS or not id_:
            return self._of_no_kind(kind, written)
        if (kind, id_) in self.hidden:
            return f"{written} is hidden already, at {_place(self.hidden[kind, id_])}: take one out"
        moved = next((e.id for e in there.values() if id_ in e.former_ids), None)
        if moved:
            return f"{written} is called {kind}:{moved} now: write that, and read the entry again"
        near = did_you_mean(id_, there)
        of = next((k for k in self._open_kinds() if not near and id_ in self.kinds[k]), "")
        if of:
            return f"there is no entry '{id_}' in {kind}: write {of}:{id_}"
        words = "Take the item out, or name the entry that has its place now"
        return f"there is no entry '{id_}' in {kind} (any more){near or '.'} {words}"

    def _open_kinds(self) -> Iterator[str]:
        """The kinds whose entries can be amended and hidden."""
        return (kind for kind in self.kinds if kind not in CLOSED)

    def _of_no_kind(self, kind: str, written: str) -> str:
        """What to write for a name that has no kind, or another sign behind it."""
        kind_of, _, name = written.partition("/")
        if name in self.kinds.get(kind_of, {}):
            return f"'{written}' names no entry: write {kind_of}:{name}"
        if of := next((k for k in self._open_kinds() if written in self.kinds[k]), ""):
            return f"'{written}' does not say what kind it is: write {of}:{written}"
        if signs := other_sign(written):
            return f"'{written}' names no entry: {signs}"
        near = did_you_mean(kind, KINDS)
        return f"'{written}' names no entry{near or '.'} Write kind:id, as tasks:giving-rides"

    def _of_a_page(self, written: str) -> str:
        """That a page is no entry, and which entries stand on it."""
        path = (
            re.sub(r"^(?:pages?|docs)[:/]/?", "", written).rstrip("/").removesuffix(".md") + ".md"
        )
        shown = [
            f"{kind}:{id_}"
            for kind, there in self.kinds.items()
            for id_, entry in there.items()
            if getattr(entry, "page", None) == path
        ]
        words = f"'{written}' is a page, and what is amended or hidden is an entry, as kind:id"
        return f"{words}. On it stand {', '.join(shown)}" if shown else words

    def _complain(self, item: Item[Any], words: str, *way: str | int) -> None:
        self.problems.append(item.problem(words, *way))

    # The end.

    def done(self, folders: tuple[Path, ...]) -> Handbook:
        """The resolved handbook."""
        teaching = self.teaching()
        self._prune()
        kinds = {k: {i: self._marked(k, e) for i, e in v.items()} for k, v in self.kinds.items()}
        who = tuple(overlay.organisation for overlay in self.overlays)
        named = [adapted(e, who) for e in self.base.all(Identity)]
        kinds["handbook"] = {e.id: e for e in named}
        docs = list(self._docs())
        local = Local(
            organisations=who,
            added={n: s for n, s in self.added.items() if n not in self.hidden},
            changed={n: tuple(c) for n, c in self.changed.items() if n not in self.hidden},
            hidden=self.hidden,
            before=self.before,
            pruned=self.pruned,
            teaching=teaching,
            pages=tuple(file for file in docs if isinstance(file, OwnPage)),
            files=tuple(file for file in docs if not isinstance(file, OwnPage)),
            folders=folders,
            words={k: self._own_word(k) for w in who for k in w.terms},
            title=next((e.title for e in self.base.all(Identity)), ""),
        )
        return replace(self.base, kinds=kinds, known=self.known, local=local)

    def _own_word(self, key: str) -> str:
        enumeration, _, id_ = key.partition("/")
        try:
            return self.base.term(enumeration, id_).title
        except KeyError:
            return ""  # which is told as a problem

    def _marked(self, kind: str, entry: Identified) -> Identified:
        name = (kind, entry.id)
        if name in self.added:
            entry = marks.as_added(entry, self.added[name].organisation.mark)
        if name in self.changed:
            before = self.before[name]
            entry = marks.marked(entry, before, self.marks[name])
            if isinstance(entry, Task) and entry.verdict != getattr(before, "verdict", None):
                mark = self.changed[name][-1].organisation.mark
                entry = entry.turned(mark, getattr(before, "verdict", ""))
        return entry

    def _docs(self) -> Iterator[OwnFile]:
        for overlay in self.overlays:
            for path, source in overlay.docs():
                made = OwnPage if source.suffix == ".md" else OwnFile
                yield made(f"{overlay.organisation.id}/{path}", source, overlay.organisation)

    def _prune(self) -> None:
        """Take what is hidden out of what names it; what can't be without it falls, or is told."""
        news = set(self.hidden)
        while news:
            gone, news = news, set()
            for kind, there in self.kinds.items():
                for id_, entry in list(there.items()):
                    kept = prune.without(entry, self.hidden)
                    if kept is None:
                        cause = _cause(entry, self.hidden, gone)
                        news |= self._fallen((kind, id_), entry, cause)
                    elif kept is not entry:
                        self.pruned.setdefault((kind, id_), entry)
                        there[id_] = kept

    def _fallen(self, name: Name, entry: Identified, cause: Name) -> set[Name]:
        """An entry that needs the hidden `cause`: a question goes with it, others are told of."""
        hidden = self.hidden[cause]
        if not isinstance(entry, Question | Scenario | Correction):
            words = (
                f"{cause[0]}:{cause[1]} can't be hidden alone: {name[0]}:{name[1]} "
                f"({entry.where}) needs it. Hide that too, or amend it first"
            )
            self.problems.append(Problem(hidden.file, hidden.line, words))
            return set()
        del self.kinds[name[0]][name[1]]
        self.before.setdefault(name, entry)
        self.hidden[name] = replace(hidden, title=str(entry.title), follows=cause, moved=False)
        return {name}

    def teaching(self) -> dict[Name, tuple[Name, ...]]:
        """The questions and scenarios about an amended entry that are still put to learners."""
        found: defaultdict[Name, list[Name]] = defaultdict(list)
        for kind in ("questions", "scenarios"):
            for id_, entry in self.kinds.get(kind, {}).items():
                for name in entry.tests.pairs():
                    if name in self.changed and (kind, id_) not in self.changed:
                        found[name].append((kind, id_))
        return {name: tuple(asked) for name, asked in found.items()}


def _tomorrow() -> datetime.date:
    return datetime.datetime.now(tz=datetime.UTC).date() + datetime.timedelta(days=1)


def _dumped(entry: Identified) -> dict[str, Any]:
    """The fields of `entry` as its file has them."""
    return entry.model_dump(include=set(type(entry).model_fields))


def _place(said: Said) -> str:
    return f"{said.file}:{said.line}"


def _cause(entry: Identified, hidden: Mapping[Name, Any], gone: set[Name]) -> Name:
    """The hidden entry that `entry` names: one that was hidden just now, if it names one."""
    named = [name for _, name in named_at(entry) if name in hidden]
    return next((name for name in named if name in gone), named[0])


def _field_change(old: Identified, new: Identified, key: str) -> FieldChange:
    about = type(old).model_fields[key].description or key
    return FieldChange(key, about, getattr(old, key), getattr(new, key))


def _line_of(item: Item[Amendment], key: str) -> int:
    """The line that amends a field, or a part of it."""
    verbs = (v for v in ("set", "add", "remove") if key in getattr(item.value, v))
    verb = next(verbs, None)
    return item.line(verb, key) if verb else item.line()


def _bad_fields(item: Item[Amendment], kind: str, target: _Target) -> Iterator[Problem]:
    """The fields that can't be amended, and those that there are none of."""
    model = type(target.value)
    called = f"'{target.name}' has" if target.way else f"{kind} have"
    closed = {k: why for k, why in CLOSED_FIELDS.items() if not (target.way and k in _OF_ENTRIES)}
    if not item.value.fields:
        yield item.problem("this amends nothing: say with 'set', 'add' or 'remove' which fields")
    for verb in ("set", "add", "remove"):
        for key, value in getattr(item.value, verb).items():
            if key in closed:
                words = f"'{key}' can't be amended: {closed[key]}"
                yield item.problem(words, verb, key)
            elif key not in model.model_fields:
                fields = [f for f in model.model_fields if f not in closed]
                near = did_you_mean(key, fields)
                words = f"{called} no field '{key}'{near or '.'} There are {', '.join(fields)}"
                yield item.problem(words, verb, key)
            elif verb != "set" and not is_list(model.model_fields[key].annotation):
                yield item.problem(NO_LIST.format(key), verb, key)
            elif cited := _cites(value):
                words = f"'{cited}' can't stand in your text: your words are not the sources'"
                yield item.problem(words, verb, key)


def _fields_noted(entry: BaseModel, one: Compared) -> list[str]:
    """The fields for which a base was noted, where these are others than now: one at most.

    Empty where it is none of these that was noted: then it is the text that is another.
    """
    now, every = list(one.before), type(entry).model_fields
    less = ([kept for kept in now if kept != gone] for gone in ("", *now))
    sets = (fields for kept in less for fields in (kept, *([*kept, key] for key in every)))
    noted = one.item.value.base
    return next((f for f in sets if f and fingerprint(amended(entry, f)) == noted), [])


def _cites(value: Any) -> str:
    """The key by which a value cites sources, if it does so somewhere inside."""
    if isinstance(value, list):
        return next(filter(None, map(_cites, value)), "")
    if not isinstance(value, dict):
        return ""
    return next((key for key in value if key in _CITING), "") or _cites(list(value.values()))


def _as_amended(row: dict[str, Any], item: Item[Amendment], target: _Target) -> Tree:
    """The amended entry with the lines of its parts that stand in the file of `item`."""
    there = {way: made for way in item.tree.lines if (made := _moved(way, item, target))}
    lines = {(0,): item.line()} | {made: item.tree.lines[way] for way, made in there.items()}
    unread = {there[way] for way in item.tree.unread if way in there}
    return Tree([row], lines, (), frozenset(unread))


def _moved(way: Way, item: Item[Amendment], target: _Target) -> Way:
    """Where in the amended entry stands what is at `way` in the file; empty where nothing does."""
    if way[:1] != (item.position,) or way[1:2] not in {("set",), ("add",)} or not way[2:]:
        return ()
    rest = way[2:] if way[1] == "set" else _shifted([*way[2:]], item, target.value)
    return (0, *target.way, *rest)


def _shifted(rest: list[Any], item: Item[Amendment], entry: BaseModel) -> list[Any]:
    """The way to an added item, which comes after those that were there."""
    key, *below = rest
    if not below:
        return rest
    there = len(getattr(entry, key, None) or ()) - len(item.value.remove.get(key, ()))
    return [key, there + below[0], *below[1:]]


def _opening(value: Any) -> str:
    """The first text of an item of a list, to be compared."""
    return _even(_first_text(value))


def _first_text(value: Any) -> str:
    if isinstance(value, dict):
        texts = (v for k, v in value.items() if isinstance(v, str) and k != "id")
        value = next(texts, "")
    return " ".join(plain(str(value)).split())


def _even(text: str) -> str:
    return " ".join(plain(text).split()).casefold()
