"""Items of a list that stand at the left edge of a file, and so are read as entries."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ValidationError

from macros.data.key_places import Loc, inside
from macros.model.types import Known


@dataclass(frozen=True)
class MovedItems:
    """Rows of a file, from `first` to `last`, that are items of the list below `key` above them."""

    first: int
    last: int
    key: str

    @property
    def positions(self) -> range:
        """Those of the rows, and of the entry that they belong to."""
        return range(self.first - 1, self.last + 1)


def moved_items(rows: Sequence[Any], model: type[BaseModel], known: Known) -> Iterator[MovedItems]:
    """The rows that are no entries, and with which the entry above them, a `model`, is whole."""
    strange = [at for at, row in enumerate(rows) if at and _is_strange(row, model)]
    told = 0
    for first in strange[:_TRIED]:
        found = _from(rows, first, model, known) if first > told else None
        if found:
            told = found.last
            yield found


def _from(
    rows: Sequence[Any], first: int, model: type[BaseModel], known: Known
) -> MovedItems | None:
    """The items that begin with the row `first`; None where it is none."""
    for last in range(first, min(first + _MOST, len(rows))):
        if not _is_strange(rows[last], model):
            return None
        if key := _list_of(rows[first - 1], rows[first : last + 1], model, known):
            return MovedItems(first, last, key)
    return None


_MOST = 5
"""Items that are moved to the edge at once, and are looked for."""

_TRIED = 10
"""Rows of a file that are tried: where more are no entries, they have another cause."""


def _is_strange(row: Any, model: type[BaseModel]) -> bool:
    """Whether a row has keys that are none of an entry, or lacks some of them."""
    fields = model.model_fields
    needed = {name for name, field in fields.items() if field.is_required()}
    return not isinstance(row, dict) or not needed <= row.keys() <= fields.keys()


def _list_of(entry: Any, items: Sequence[Any], model: type[BaseModel], known: Known) -> str:
    """The key of the list in `entry` that `items` belong to; empty where none makes it whole.

    Behind the keys of the last item stand those of the entry that followed the list.
    """
    for way in _open_lists(entry):
        for item, rest in _splits(items[-1]):
            whole = deepcopy(entry)
            inside(whole, way).extend([*items[:-1], item])
            is_apart = not rest.keys() & entry.keys()
            if is_apart and _is_sound({**whole, **rest}, model, known):
                return next(str(part) for part in reversed(way) if isinstance(part, str))
    return ""


def _open_lists(value: Any, way: Loc = ()) -> Iterator[Loc]:
    """The ways to the lists with which `value` ends, which so could go on below it."""
    if isinstance(value, list) and value:
        yield way
        yield from _open_lists(value[-1], (*way, len(value) - 1))
    elif isinstance(value, dict) and value:
        key = next(reversed(value))
        yield from _open_lists(value[key], (*way, key))


def _splits(row: Any) -> Iterator[tuple[Any, Mapping[str, Any]]]:
    """An item, and the keys behind it that are none of its own: the longest item first."""
    if not isinstance(row, dict):
        yield row, {}
        return
    pairs = list(row.items())
    for end in range(len(pairs), 0, -1):
        yield dict(pairs[:end]), dict(pairs[end:])


def _is_sound(row: Mapping[str, Any], model: type[BaseModel], known: Known) -> bool:
    try:
        model.model_validate(row, context=known)
    except ValidationError:
        return False
    return True
