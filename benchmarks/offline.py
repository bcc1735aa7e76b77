"""`python -m benchmarks.offline OLD NEW`: what a phone with the site in OLD fetches after NEW.

Both are built sites. What it says of whole pages is what the phone would fetch if each page were
kept as one file, in the place of a part of its own and a shell that it shares.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from macros.mkdocs.service_worker import FOLDER, WORKER


@dataclass(frozen=True)
class Edition:
    """A built site: what is kept unasked, what if asked, and what else the worker fetches."""

    site: Path
    core: Mapping[str, str]
    more: Mapping[str, str]
    around: tuple[str, ...]

    def sent(self, path: str) -> int:
        """How many bytes a server sends for the file at `path`."""
        return len(gzip.compress((self.site / path).read_bytes(), 6))


def edition(site: Path) -> Edition:
    """The edition that is built in `site`."""
    mark = (site / WORKER).read_text(encoding="utf-8").split('"')[1]
    listed = json.loads((site / FOLDER / f"{mark}.json").read_text(encoding="utf-8"))
    around = (f"{FOLDER}/{mark}.json", f"{FOLDER}/{listed['shells']}.json")
    return Edition(site, listed["core"], listed["more"], around)


def fetched(old: Edition, new: Edition, *, whole: bool) -> list[str]:
    """The paths that a phone with `old` fetches for `new`, with all of it or with the core."""
    before = {**old.core, **old.more} if whole else old.core
    after = {**new.core, **new.more} if whole else new.core
    held = {_key(path, mark) for path, mark in before.items()} | set(old.around)
    wanted = {_key(path, mark): _source(path, mark) for path, mark in after.items()}
    wanted |= {path: path for path in new.around}
    return [WORKER, *(source for key, source in wanted.items() if key not in held)]


def as_pages(old: Edition, new: Edition) -> list[str]:
    """The pages that differ as whole files."""
    pages = [a for a in {**new.core, **new.more} if a.endswith("/")]
    files = [f"{address}index.html" for address in pages]
    return [f for f in files if not _same(old.site / f, new.site / f)]


def _key(path: str, mark: str) -> str:
    return _source(path, mark) if path.endswith("/") else f"{path}?{mark}"


def _source(path: str, mark: str) -> str:
    return f"{FOLDER}/{mark}.json" if path.endswith("/") else path


def _same(one: Path, other: Path) -> bool:
    return one.is_file() and one.read_bytes() == other.read_bytes()


def told(old: Edition, new: Edition) -> str:
    """The figures, a line each."""
    lines = []
    for name, whole in (("core", False), ("all of it", True)):
        paths = fetched(old, new, whole=whole)
        lines.append(f"{name:12} {len(paths):4} files {sum(map(new.sent, paths)):9,} bytes")
    pages = as_pages(old, new)
    lines.append(f"{'whole pages':12} {len(pages):4} files {sum(map(new.sent, pages)):9,} bytes")
    return "\n".join(lines)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("old", type=Path)
    parser.add_argument("new", type=Path)
    arguments = parser.parse_args()
    print(told(edition(arguments.old), edition(arguments.new)))


if __name__ == "__main__":
    main()
