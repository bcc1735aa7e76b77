"""The folders of macros/ that are changed, and where the tests about each are.

Of those, a change is tried with the tests that reach the function that it's in.
"""

from __future__ import annotations

from collections.abc import Mapping

FIRST = 3
"""So many of what a room names are tried first: they are about what is in it."""

_DATA = ("tests/data", "tests/check", "tests/overlay/test_resolve.py")
_WRITTEN = ("tests/hire/test_data.py", "tests/hire/test_word.py", "tests/hire/test_documents.py")
_PRINTED = tuple(f"tests/handouts/test_{n}.py" for n in ("rules", "copies", "packets", "build"))
_OFFLINE = ("tests/offline/test_editions.py", "tests/offline/test_stick.py")
_LOOKUP = tuple(f"tests/lookup/test_{name}.py" for name in ("index", "examples", "engine"))

_LAST = ("tests/hire/test_data.py", "tests/outputs/test_made.py")

ROOMS: Mapping[str, tuple[str, ...]] = {
    "model": (*_DATA, "tests/pages/test_languages.py", "tests/pages/test_mixing.py", *_LAST),
    "data": (*_DATA, "tests/overlay", "tests/test_commands.py", "tests/outputs/test_made.py"),
    "check": (*_DATA, "tests/overlay", "tests/learn", "tests/handouts/test_rules.py"),
    "pages": ("tests/pages", "tests/learn", "tests/overlay/test_pages.py", "tests/outputs"),
    "outputs": (
        *("tests/outputs", "tests/lms", "tests/slides", *_WRITTEN, *_PRINTED, *_LOOKUP, *_OFFLINE),
        *("tests/pages/test_templates.py", "tests/examples/test_start.py"),
    ),
}
SLOW = frozenset({"site", "browser", "moved", "built", "served"})
"""What a test asks for that builds a site or opens a browser; it's left out."""

WITHOUT = "not what_is_cached_says_what_would_be_built_anew"
"""And one that builds every page twice for each kind."""

LONGEST = 15.0
"""How many seconds a test may take."""

MOST = 20.0
"""And all tests together that a change is tried with."""

UNREACHED = "no test gets there"

STUCK = "waits for something"
"""What is told where the tests stopped without working: a lock that was held as the process was
split off, which says nothing of the change. It counts as unseen, until it's tried again alone."""
