"""`python -m macros`: the handbook's tools that need no MkDocs.

python -m macros check           say whether data/ and the pages' macro calls are sound
python -m macros pages DIR       write the generated pages below DIR, for another generator
python -m macros schema          write schema/, which editors read
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from macros import pages, schema
from macros.check.calls import unknown_names
from macros.current import ROOT, renderer
from macros.load import examine
from macros.problems import DataError, report


def check(arguments: argparse.Namespace) -> str:
    """Every problem as a DataError, or how many entries are sound."""
    handbook, problems = examine(ROOT / "data")
    problems += unknown_names(ROOT / "docs", handbook)
    if problems:
        raise DataError(problems)
    return f"{sum(1 for _ in handbook.entries())} entries, no problems."


def write_pages(arguments: argparse.Namespace) -> str:
    """The generated pages, written."""
    return f"{pages.write(renderer(), arguments.folder)} pages written."


def write_schema(arguments: argparse.Namespace) -> str:
    """The schemas, written."""
    handbook, _ = examine(ROOT / "data")
    return f"{schema.write(handbook, ROOT / schema.FOLDER)} schemas written."


def parser() -> argparse.ArgumentParser:
    """The command line."""
    made = argparse.ArgumentParser(prog="python -m macros", description=__doc__.split("\n")[0])
    commands = made.add_subparsers(dest="command")
    made.set_defaults(run=check)
    commands.add_parser("check", help="check data/ and the pages").set_defaults(run=check)
    writing = commands.add_parser("pages", help="write the generated pages")
    writing.add_argument("folder", type=Path)
    writing.set_defaults(run=write_pages)
    commands.add_parser("schema", help="write schema/").set_defaults(run=write_schema)
    return made


def main(words: list[str] | None = None) -> int:
    """Run the command in `words`; the exit status is 1 where data/ has problems."""
    arguments = parser().parse_args(words)
    run: Callable[[argparse.Namespace], str] = arguments.run
    try:
        print(run(arguments))
    except DataError as error:
        print(report(error.problems), file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
