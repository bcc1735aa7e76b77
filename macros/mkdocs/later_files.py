"""Under `make serve`: files that no page shows, made anew once the pages are there.

Whoever saves a text looks at its page. The Word files, the lookup's data and the words of the
search take as long again: a build gives those that were made last, and what is another in them
follows right after, in the folder that is shown by then.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

Content = str | bytes
Make = Callable[[], Iterable[tuple[str, Content]]]
"""Makes files: the path of each from the root of the site, and what it holds."""


class LaterFiles:
    """The files that were made last, and how those of the build that is shown are made."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        """Held while a build runs, or what follows one: both use the same cache."""
        self._made: dict[str, tuple[object, dict[str, Content]]] = {}
        self._waiting: dict[str, Make] = {}

    def of(self, name: str, scope: object, make: Make) -> Mapping[str, Content]:
        """What `make` gave last under this `name`; it is asked again by `finish`.

        It is asked at once where nothing was made yet, or for another `scope`: one of other files.
        """
        if name in self._made and self._made[name][0] == scope:
            self._waiting[name] = make
        else:
            self._waiting.pop(name, None)
            self._made[name] = scope, dict(make())
        return self._made[name][1]

    def finish(self, folder: Path, is_shown: Callable[[], bool]) -> None:
        """Write what is another into `folder`, as long as that is what `is_shown`."""
        with self.lock:
            for name, make in self._waiting.items():
                held, files = self._made[name][1], iter(make())
                # It asks before each: the next build waits for what is being made.
                while is_shown() and (file := next(files, None)):
                    path, content = file
                    if held.get(path) != content:
                        held[path] = content
                        _write(folder / path, content)


def _write(path: Path, content: Content) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
