"""Under which headings each field of an entry stands on its page."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence

from pydantic import BaseModel

from macros.model.handbook import Handbook
from macros.model.types import Section
from tests.facts import Fact, facts
from tests.site.places import Place, Under, source_address, words_of

_SHORT = 12
"""Letters; a shorter text is found in too many places to tell where it belongs."""


def headings(
    handbook: Handbook,
    places: Mapping[str, Place],
    addresses: Mapping[str, str],
    *,
    left_out: Callable[[str], bool],
) -> dict[str, dict[str, list[str]]]:
    """For each kind, its headings in order, and for each field those that it stands under.

    `left_out` tells of a field, as `tasks.also`, whether no page has to show it.
    A heading that an entry writes itself is told as the field that holds it: `{title}`.
    """
    made: dict[str, dict[str, list[str]]] = {}
    for kind in handbook.kinds:
        seen: dict[str, None] = {}
        under: defaultdict[str, list[frozenset[str]]] = defaultdict(list)
        for entry in handbook.all(kind):
            named = [(part, _named(part, entry)) for part in places[f"{kind}/{entry.id}"].parts]
            seen |= dict.fromkeys(name for part, name in named if part.level)
            for fact in facts(entry):
                found = frozenset(n for part, n in named if _stands(fact, part, addresses))
                under[fact.field] += [found] if found else []
        fields = {
            field: usual(found)
            for field, found in under.items()
            if found and field != "id" and not left_out(f"{kind}.{field}")
        }
        made[kind] = {"headings": list(seen), **fields}
    return made


def usual(found: Sequence[frozenset[str]]) -> list[str]:
    """The names that at least half of `found` hold, and of the others the fewest for the rest."""
    counts = Counter(name for names in found for name in names)
    chosen = [name for name in sorted(counts) if counts[name] * 2 >= len(found)]
    left = [names for names in found if names.isdisjoint(chosen)]
    while left:
        counts = Counter(name for names in left for name in names)
        best = min(counts, key=lambda name: (-counts[name], name))
        chosen.append(best)
        left = [names for names in left if best not in names]
    return chosen


def _stands(fact: Fact, part: Under, addresses: Mapping[str, str]) -> bool:
    if isinstance(fact.rule, Section):
        return source_address(fact.value) in part.links
    if fact.names:
        return addresses["/".join(fact.names)] in part.links
    if not isinstance(fact.value, str) or (fact.rule and not fact.has_markup):
        return False
    words = words_of(fact)
    return len(words) >= _SHORT and words in part.text


def _named(part: Under, entry: BaseModel) -> str:
    if not part.level:
        return "at the top"
    written = [f for f in facts(entry) if isinstance(f.value, str) and f.rule is None]
    text = part.heading
    for fact in sorted(written, key=lambda f: -len(f.value)):
        if len(fact.value) > 2 and fact.field != "id" and fact.value in text:
            text = text.replace(fact.value, f"{{{fact.field}}}", 1)
            break
    if "{" in text:
        return f"{part.level} {text}"
    return (
        f"{part.level} {text} #{part.id}" if part.id else f"{part.level} of an entry on the sheet"
    )
