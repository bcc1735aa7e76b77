"""The kinds of value that a field in data/ can hold.

Each is a plain Python type with its rule attached, so that one definition serves the checks, the
field reference and the JSON Schema. Rules that need the rest of the data (does this id exist?)
look it up in the `Known` that the loader passes as validation context.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Annotated, Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler, StringConstraints, ValidationInfo
from pydantic_core import PydanticCustomError, core_schema

from macros.model.markup import link_targets
from macros.model.other_signs import COMMAS, other_sign
from macros.model.suggest import did_you_mean, nearest
from macros.model.web_addresses import is_safe, meant


@dataclass(frozen=True)
class Known:
    """What exists in data/, by name: the answer to every "is there such a thing?"."""

    ids: Mapping[str, frozenset[str]] = field(default_factory=dict)
    terms: Mapping[str, Sequence[str]] = field(default_factory=dict)
    units: Mapping[str, frozenset[str]] = field(default_factory=dict)
    unread: frozenset[str] = frozenset()
    """The kinds of which something can't be read, so that nobody knows what is missing."""

    uncounted: frozenset[str] = frozenset()
    """The source sections of which nobody can read what is counted in them."""

    former: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """The ids that entries had before, by kind and old id: what they are called now."""

    titles: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """The words of an enumeration by what readers see, in small letters."""

    def __hash__(self) -> int:
        """Of the names alone: what is worked out with them is kept as long as they are the same."""
        return hash((frozenset(self.ids.items()), self.unread))

    def lacks(self, kind: str, id_: str) -> bool:
        """Whether there surely is no entry `id_` of `kind`."""
        return id_ not in self.ids.get(kind, ()) and kind not in self.unread

    def elsewhere(self, kind: str, id_: str) -> str:
        """Another kind that has an entry `id_`; empty where none has."""
        return next((name for name, ids in self.ids.items() if id_ in ids and name != kind), "")


def _known(info: ValidationInfo) -> Known:
    return info.context if isinstance(info.context, Known) else Known()


def unknown(kind: str, value: str, candidates: Sequence[str]) -> PydanticCustomError:
    """The error for a name that stands nowhere, with the nearest name that does.

    `kind` and `value` are what was looked for; `candidates` are the names that exist.
    """
    context = {"what": _unknown(kind, value, candidates), "kind": kind, "value": value}
    return PydanticCustomError("unknown_name", "{what}", context)


def _unknown(kind: str, value: str, candidates: Sequence[str]) -> str:
    """What `unknown` tells."""
    how = _of_signs(value, candidates) or _of_two(value) or _instead(value, candidates)
    return f"there is no {kind} '{value}'{how or _look_up(kind)}"


def _of_two(value: str) -> str:
    """What to do about several names behind one dash; empty where there is one."""
    between = _BETWEEN if ":" in value else re.compile(r"\s[-*•]\s")
    items = [item.strip() for item in between.split(value)]
    items = [item for item in items if item != "-"]
    are_names = len(items) > 1 and all(
        re.fullmatch(r"[a-z0-9/#-]+(?::[a-z0-9-]+)?", item) for item in items
    )
    return _ONE_BY_ONE if are_names else ""


_ONE_BY_ONE = (
    ": two items stand in one here, part them with a comma in brackets, or a line and a dash each"
)


def _of_signs(value: str, candidates: Sequence[str]) -> str:
    """What to write for a name with a sign that only looks like another; empty where it has none.

    A comma like that parts two names, so none of them is nearer than the other.
    """
    signs = other_sign(value)
    is_list = any(sign in value for sign in COMMAS)
    return ("" if is_list else did_you_mean(value, candidates)) or f": {signs}" if signs else ""


def _instead(value: str, candidates: Sequence[str]) -> str:
    """What to write for a name that is not among `candidates`; empty where nobody knows."""
    several = [part for part in _BETWEEN.split(value) if part]
    kind, _, bare = value.rpartition(":")
    if re.fullmatch(r"[\w-]+", kind) and bare in candidates:
        return f": write '{bare}', without its kind"
    if len(several) > 1 and set(several) <= set(candidates):
        return f": several stand in one here, part them with commas: {', '.join(several)}"
    if near := did_you_mean(value, candidates):
        return near
    listed = f": write one of {', '.join(candidates)}" if 0 < len(candidates) <= _FEW else ""
    is_name = not re.search(r"\s|://", value)
    return listed if is_name else f"{_A_NAME}{listed or _SHAPED}"


def is_alike(value: str, near: str) -> bool:
    """Whether `near` is the same name but for a letter or two, or one of them holds the other."""
    is_part = bool(value and near) and (value in near or near in value)
    return is_part or bool(get_close_matches(value, [near], cutoff=0.85))


def _look_up(kind: str) -> str:
    """Where the names of `kind` stand."""
    thing, _, where = kind.partition(" in ")
    if thing == "entry":
        return f": look up its id in data/{where}, or write it there first"
    return ": look it up in data/sources.yml" if thing == "source section" else ""


_A_NAME = ", for a name stands here"
_SHAPED = ", in small letters with hyphens: look it up in data/"
_BETWEEN = re.compile(r"[\s;,.|&+]+(?:(?:and|or)\s+)?")
_FEW = 20
"""So many names can be told at once."""


class Rule:
    """Base of the annotations below: a text whose value is checked against the rest of the data."""

    def problem(self, value: str, known: Known) -> PydanticCustomError | None:
        """The error for `value`, or None where it is right."""
        raise NotImplementedError

    def json_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        """`schema` with what an editor can know of this rule."""
        return schema

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> Any:
        def check(value: str, info: ValidationInfo) -> str:
            error = self.problem(value, _known(info))
            if error is not None:
                raise error
            return value

        return core_schema.with_info_after_validator_function(check, handler(source))

    def __get_pydantic_json_schema__(self, core: Any, handler: GetJsonSchemaHandler) -> Any:
        return self.json_schema(handler(core))


@dataclass(frozen=True)
class Ref(Rule):
    """The id of an entry of another kind (or the same): `Ref("values")` holds `voluntary`."""

    kind: str

    def problem(self, value: str, known: Known) -> PydanticCustomError | None:
        """Unknown where no entry has the id."""
        if not known.lacks(self.kind, value):
            return None
        if now := known.former.get((self.kind, value)):
            words = f"'{value}' in {self.kind} is called '{now}' now: write that"
            return PydanticCustomError("unknown_name", "{what}", {"what": words})
        there, names = known.elsewhere(self.kind, value), sorted(known.ids.get(self.kind, ()))
        if there and not is_alike(value, nearest(value, names)):
            words = f"there is no entry in {self.kind} '{value}', but one in {there}"
            context = {"what": f"{words}: name it in a list of {there}, or one of {self.kind} here"}
            context |= {"kind": f"entry in {self.kind}", "value": value, "there": there}
            context |= {"alone": _unknown(f"entry in {self.kind}", value, names)}
            return PydanticCustomError("unknown_name", "{what}", context)
        return unknown(f"entry in {self.kind}", value, names)

    def json_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        """What an editor shows or completes."""
        return {**schema, "description": f"The id of an entry in {self.kind}."}


def _entry(kind: str, id_: str, known: Known) -> PydanticCustomError | None:
    """The error for `kind`:`id_`, with the kind that it has where it is one of another."""
    if known.lacks(kind, id_) and (there := known.elsewhere(kind, id_)):
        near = nearest(id_, sorted(known.ids.get(kind, ())))
        names = f"{kind}:{near} or {there}:{id_}" if is_alike(id_, near) else f"{there}:{id_}"
        words = f"there is no entry in {kind} '{id_}', but one in {there}: write {names}"
        context = {"what": words, "kind": f"entry in {kind}", "value": id_}
        return PydanticCustomError("unknown_name", "{what}", context)
    return Ref(kind).problem(id_, known)


@dataclass(frozen=True)
class EntryRef(Rule):
    """An entry of any kind, as kind:id: `tasks:giving-rides`."""

    def problem(self, value: str, known: Known) -> PydanticCustomError | None:
        """Unknown where there is no such kind, or no entry of it has the id."""
        kind, colon, id_ = value.partition(":")
        before, slash, name = value.removesuffix(".md").partition("/")
        if slash and not colon and before in known.ids:
            words = f"'{value}' has a slash in the place of the colon: write {before}:{name}"
            return PydanticCustomError("unknown_name", "{what}", {"what": words})
        if value.endswith(".md"):
            words = f"'{value}' is a page, and an entry belongs here: write kind:id"
            return PydanticCustomError("unknown_name", "{what}", {"what": words})
        if not colon and (how := other_sign(value)):
            words = f"'{value}' names no entry: {how}"
            return PydanticCustomError("unknown_name", "{what}", {"what": words})
        if not colon:
            near = next((k for k, ids in known.ids.items() if value in ids), "tasks")
            words = f"'{value}' does not say what kind it is: write kind:id, such as {near}:{value}"
            return PydanticCustomError("unknown_name", "{what}", {"what": words})
        if kind not in known.ids:
            return unknown("kind", kind, sorted(known.ids))
        return _entry(kind, id_, known)

    def json_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        """What an editor shows or completes."""
        return {**schema, "description": "An entry, as kind:id.", "pattern": "^[a-z-]+:[a-z0-9-]+$"}


@dataclass(frozen=True)
class KindName(Rule):
    """The name of a kind of entry: `reasons`."""

    def problem(self, value: str, known: Known) -> PydanticCustomError | None:
        """Unknown where no kind has the name."""
        return None if value in known.ids else unknown("kind", value, sorted(known.ids))


@dataclass(frozen=True)
class Term(Rule):
    """One word of an enumeration in data/vocabulary.yml: `Term("verdicts")` holds `depends`."""

    enumeration: str

    def problem(self, value: str, known: Known) -> PydanticCustomError | None:
        """Unknown where the enumeration lacks the word."""
        kind, terms = f"term in {self.enumeration}", known.terms.get(self.enumeration, ())
        if value in terms or "vocabulary" in known.unread:
            return None
        if meant := known.titles.get(self.enumeration, {}).get(value.casefold(), ""):
            words = f"'{value}' is what readers see of a term in {self.enumeration}: write {meant}"
            before = {"kind": kind, "value": value} if value.islower() else {}  # its id, perhaps
            return PydanticCustomError("unknown_name", "{what}", {"what": words, **before})
        return unknown(kind, value, terms)

    def json_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        """What an editor shows or completes."""
        return {**schema, "x-vocabulary": self.enumeration}


@dataclass(frozen=True)
class Section(Rule):
    """A section of a source document, `providers-handbook/tasks`, as data/sources.yml lists it."""

    def problem(self, value: str, known: Known) -> PydanticCustomError | None:
        """Unknown where no source has the section."""
        if value in known.units or "sources" in known.unread:
            return None
        if first := next((name for name in known.units if name.startswith(f"{value}/")), ""):
            words = f"'{value}' is a whole source: name a section of it, such as {first}"
            return PydanticCustomError("unknown_name", "{what}", {"what": words})
        return unknown("source section", value, sorted(known.units))


def _odd(target: str) -> str:
    """What to do about a sign in the target of a link that only looks like another."""
    return "" if is_safe(target) else other_sign(target)


def _same_words(parts: Sequence[str], names: Iterable[str]) -> str:
    """The one of `names` that is made of `parts`, whatever stands between them."""
    return next((n for n in names if re.split(r"[\s/:.,#-]+", n) == parts), "")


@dataclass(frozen=True)
class Unit(Rule):
    """A countable thing of a section, `providers-handbook/tasks#tasks`: what an item restates."""

    def problem(self, value: str, known: Known) -> PydanticCustomError | None:
        """Unknown where no source has the section, or the section no such unit."""
        section, _, unit = value.partition("#")
        before, _, last = value.rpartition("/")
        if last in known.units.get(before, ()):
            words = f"'{value}' has a slash before what is counted: write {before}#{last}"
            return PydanticCustomError("unknown_name", "{what}", {"what": words})
        parts = re.split(r"[\s/:.,#-]+", value)
        whole = (f"{s}#{u}" for s in known.units for u in known.units[s])
        if "#" not in value and (same := _same_words(parts, whole)):
            words = f"'{value}' lacks the # before what is counted: write {same}"
            return PydanticCustomError("unknown_name", "{what}", {"what": words})
        if error := Section().problem(section, known):
            return error
        if "sources" in known.unread or section in known.uncounted:
            return None
        if not unit:
            return _no_unit(value, section, sorted(known.units[section]))
        return None if unit in known.units[section] else _not_counted(section, unit, known)


def _no_unit(value: str, section: str, units: Sequence[str]) -> PydanticCustomError:
    """The error for a section alone, with what can be counted there."""
    how = " or ".join(f"{section}#{unit}" for unit in units[:_FEW])
    words = f"'{value}' names no unit: write {how}"
    if not units:
        words = (
            f"'{value}' is a section, and nothing is counted in it: name it under 'sources' alone"
        )
    return PydanticCustomError("unknown_name", "{what}", {"what": words})


def _not_counted(section: str, unit: str, known: Known) -> PydanticCustomError:
    """The error for a unit that its section does not have, with the section that has it."""
    others = sorted(f"{name}#{unit}" for name in known.units if unit in known.units[name])
    if not others:
        return unknown(f"unit of {section}", unit, sorted(known.units[section]))
    words = f"'{section}#{unit}' is counted in another section: write {' or '.join(others)}"
    return PydanticCustomError("unknown_name", "{what}", {"what": words})


@dataclass(frozen=True)
class SafeUrl(Rule):
    """A web address with https, http or mailto and a host, and without anybody's password.

    `also` says what else it could have been, and is not.
    """

    also: str = ""

    def problem(self, value: str, known: Known) -> PydanticCustomError | None:  # noqa: ARG002
        """Unsafe where the address has another scheme, no host, or names a user."""
        if is_safe(value):
            return None
        words = f"'{value}' is not a web address (https://…){self.also}{meant(value)}"
        return PydanticCustomError("unsafe_url", "{what}", {"what": words})

    def json_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        """What an editor shows or completes."""
        return {**schema, "format": "uri", "pattern": "^(https?://|mailto:)"}


@dataclass(frozen=True)
class SafeMarkdown(Rule):
    """Text whose links lead to an entry, `[rides](tasks:giving-rides)`, or to a web address."""

    def problem(self, value: str, known: Known) -> PydanticCustomError | None:
        """The error of the first link in the text that leads nowhere safe."""
        for target in link_targets(value):
            kind, colon, id_ = target.partition(":")
            before, slash, name = target.partition("/")
            if kind in known.ids:
                error = _entry(kind, id_, known)
            elif slash and name in known.ids.get(before, ()):
                words = f"'{target}' has a slash in the place of the colon: write {before}:{name}"
                error = PydanticCustomError("unknown_name", "{what}", {"what": words})
            elif not colon and (of := [k for k, ids in known.ids.items() if target in ids]):
                words = f"'{target}' does not say what kind it is: write {of[0]}:{target}"
                error = PydanticCustomError("unknown_name", "{what}", {"what": words})
            elif nearest(re.split(r"\W", target)[0], known.ids) and (how := _odd(target)):
                words = f"'{target}' names no entry: {how}"
                error = PydanticCustomError("unknown_name", "{what}", {"what": words})
            elif colon and nearest(kind, known.ids) and not is_safe(target):
                error = unknown("kind", kind, sorted(known.ids))
            else:
                error = SafeUrl(also=", nor an entry (kind:id)").problem(target, known)
            if error is not None:
                return error
        return None


Filled = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]

LONGEST_ID = 80
"""Letters: an id is the name of a file, too."""

Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=LONGEST_ID)]
"""A permanent name in kebab-case, short enough for the name of a file."""

Plain = Filled
"""Text without any markup."""

Prose = Annotated[Filled, SafeMarkdown()]
"""Text with *emphasis*, **strong** and [links](tasks:giving-rides); blank lines part paragraphs."""

Url = Annotated[Filled, SafeUrl()]
SectionRef = Annotated[Filled, Section()]
UnitRef = Annotated[Filled, Unit()]

AnyEntry = Annotated[Plain, EntryRef()]
"""An entry of any kind, as `tasks:giving-rides`."""
