"""The folders of macros/ that are changed, and where the tests about each are.

Of those, a change is tried with the tests that reach the function that it's in.
"""

from __future__ import annotations

from collections.abc import Mapping

FIRST = 3
"""So many of what a room names are tried first: they are about what is in it."""

_MADE = ("tests/pages", "tests/lms", "tests/slides", "tests/hire", "tests/outputs")
_READ = ("tests/overlay/test_resolve.py", "tests/test_commands.py")

ROOMS: Mapping[str, tuple[str, ...]] = {
    "model": ("tests/data", "tests/pages", "tests/check", *_READ, "tests/learn", *_MADE[1:]),
    "data": ("tests/data", "tests/overlay", "tests/check", *_READ),
    "check": ("tests/data", "tests/check", "tests/learn", *_READ, "tests/handouts/test_rules.py"),
    "pages": ("tests/pages", "tests/site", "tests/overlay", "tests/learn", "tests/outputs"),
    "outputs": (*_MADE, "tests/handouts", "tests/lookup", "tests/offline", "tests/examples"),
}
SLOW = frozenset({"site", "browser", "moved", "built", "served"})
"""What a test asks for that builds a site or opens a browser; it's left out."""

WITHOUT = "not what_is_cached_says_what_would_be_built_anew"
"""And one that builds every page twice for each kind."""

LONGEST = 15.0
"""How many seconds a test may take."""

MOST = 30.0
"""And all tests together that a change is tried with."""

UNREACHED = "no test gets there"
