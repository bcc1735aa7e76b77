"""Rules for who the handbook is: without an identity nobody in danger is sent anywhere."""

from __future__ import annotations

from collections.abc import Iterator

from macros.data.problems import Problem
from macros.model.forms import no_language, no_license_id, no_number
from macros.model.handbook import Handbook, name_of
from macros.model.identity import Identity, one_for_both

_FILE = "data/handbook.yml"
_NONE = (
    "the handbook has no entry here: add one with its title and with the numbers to call in danger"
)


def there_is_one_identity(handbook: Handbook) -> Iterator[Problem]:
    """A handbook is one: its name and the numbers for people in danger stand in one entry."""
    found = list(handbook.kinds.get(name_of(Identity), {}).values())
    if not handbook.is_whole(name_of(Identity)):
        return
    if not found:
        yield Problem(_FILE, 1, _NONE)
    for other in found[1:]:
        message = f"'{other.id}' is a second one: a handbook has one name, keep '{found[0].id}'"
        yield Problem(other.file, other.line, message)


def what_programs_take_has_its_form(handbook: Handbook) -> Iterator[Problem]:
    """Nobody can dial words, and no screen reader speaks a language by its name."""
    for who in handbook.all(Identity):
        for way, wrong in (
            (("language",), no_language(who.language)),
            (("crisis_line", "number"), no_number(who.crisis_line.number)),
            (("emergency", "number"), no_number(who.emergency.number)),
            (("license", "id"), no_license_id(who.license.id)),
        ):
            if wrong:
                yield Problem(who.file, who.line_of(*way), f"'{way[-1]}': {wrong}")


def each_need_has_its_number(handbook: Handbook) -> Iterator[Problem]:
    """Whoever needs an ambulance is not sent to the crisis line."""
    for who in handbook.all(Identity):
        if wrong := one_for_both(who):
            yield Problem(who.file, who.line_of("emergency", "number"), wrong)


RULES = (there_is_one_identity, what_programs_take_has_its_form, each_need_has_its_number)
