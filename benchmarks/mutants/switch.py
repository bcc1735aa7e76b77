"""Which change is at work: in place of mutmut's own switch, which asks the environment each time.

Functions of the model are called so often that its way takes ten times what they take.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

from mutmut.mutation import trampoline
from mutmut.utils.format_utils import mangled_name_from_mutant_name

Function = Callable[..., Any]

REACHED: set[str] = set()
"""The functions that were called, each by its module and name, as mutmut writes it."""

_CHOSEN = ["", ""]
"""The module and the name of the change that is at work."""


def choose(name: str) -> None:
    """Let the change `name` be at work from now on, in the programs that are started as well."""
    _CHOSEN[0], _, _CHOSEN[1] = name.rpartition(".")
    os.environ["MUTANT_UNDER_TEST"] = name


def _with_changes(
    changes: Mapping[str, Function],
    is_classmethod: bool = False,  # noqa: FBT001, FBT002 - as mutmut writes the call
) -> Callable[[Function], Function]:
    def switched(function: Function) -> Function:
        module = function.__module__

        @wraps(function)
        def called(*args: Any, **kwargs: Any) -> Any:
            own = changes["_mutmut_orig"]
            if _CHOSEN[0] == module:
                own = changes.get(_CHOSEN[1], own)
            elif not _CHOSEN[0]:
                REACHED.add(f"{module}.{mangled_name_from_mutant_name(own.__name__)}")
            if is_classmethod:
                return getattr(args[0], own.__name__)(*args[1:], **kwargs)
            return own(*args, **kwargs)

        return called

    return switched


def install() -> None:
    """Put it in place, before anything that holds changes is imported."""
    vars(trampoline)["wrap_in_trampoline"] = _with_changes
