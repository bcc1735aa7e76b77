"""`python -m macros`: the handbook's tools that need no MkDocs.

python -m macros check           say whether data/ and the pages' macro calls are sound
python -m macros serve           show the site while you write, and build it anew at each save
python -m macros new DIR KIND …  write the start of another handbook, an entry of each kind
python -m macros pages DIR       write the generated pages below DIR, for another generator
python -m macros schema          write schema/, which editors read
python -m macros handouts        build the PDFs in dist/handouts/, those that changed
python -m macros slides          write a .pptx file for each session plan into dist/slides/
python -m macros lms             write courses and the question bank for an LMS into dist/lms/
python -m macros offline SITE ZIP  write the built site as a zip that opens without a server
python -m macros overlay new DIR    begin an organisation's own edition; see the README
python -m macros overlay status     say where the handbook changed under what an overlay amends
python -m macros overlay accept     note the handbook's text as it is now as what is amended
python -m macros links           ask every address outside the site whether it still answers
"""

from __future__ import annotations

import argparse
import datetime
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NoReturn

from macros import ROOT
from macros.check import outside_links, project
from macros.check.own_address import own_address_is_not_named
from macros.data import json_schema, overlay
from macros.data.overlay import files as overlay_files
from macros.data.overlay import turned, upkeep
from macros.data.overlay.start import start
from macros.data.problems import DataError, Problem, report, together
from macros.mkdocs import assets, live_server, settings
from macros.model.addresses import generated_pages
from macros.model.handbook import Handbook
from macros.model.suggest import did_you_mean, nearest
from macros.node import NodeError
from macros.outputs import rehearsal
from macros.outputs.configuration import configuration
from macros.outputs.handouts import pdf_plan
from macros.outputs.handouts.site import dead_address, site
from macros.outputs.lms import ready as lms_ready
from macros.outputs.offline import copy
from macros.outputs.site import offered, site_renderer
from macros.outputs.slides import ready as slides_ready
from macros.outputs.start import files as start_files
from macros.pages import entry_pages
from macros.pages.renderer import Renderer


def _renderer(arguments: argparse.Namespace) -> Renderer:
    folder: Path = arguments.handbook
    return site_renderer(project.load(folder / "data"), folder / "docs")


def check(arguments: argparse.Namespace) -> str:
    """How many entries are sound; raises DataError with every problem."""
    data, docs = arguments.handbook / "data", arguments.handbook / "docs"
    handbook, found = project.examine(data)
    if not docs.is_dir():
        gone = Problem(docs.name, 0, "there is no such folder; the pages belong there")
        raise DataError([*together(found, data), gone])
    made = [*generated_pages(handbook)]
    file = arguments.handbook / settings.NAME
    if wrong := settings.problems(file, made, assets.names(ROOT)):
        found += wrong
    else:
        found += own_address_is_not_named(handbook, docs, configuration(file)["site_url"])
    if problems := project.with_pages(handbook, found, data, docs, offered()):
        raise DataError(problems)
    if problems := list(rehearsal.problems(site_renderer(handbook, docs))):
        raise DataError(together(problems, data))
    return " ".join(
        [f"{sum(1 for _ in handbook.entries())} entries, no problems.", *_notes(handbook)]
    )


def _notes(handbook: Handbook) -> Iterator[str]:
    """What is not wrong in an overlay, and somebody should read all the same."""
    asked = {name for names in handbook.local.teaching.values() for name in names}
    counts = (
        (len(asked), "questions and scenarios that teach what the overlay amends"),
        (
            len(turned.left(handbook)),
            "tasks that are no longer refused, where something still says no",
        ),
        (len(handbook.local.moved), "hidden entries that have changed in the handbook"),
        (len(handbook.local.resting_on_nothing), "added entries that rest on nothing yet"),
    )
    told = [f"{words} ({count})" for count, words in counts if count]
    if told:
        yield f"To read: {'; '.join(told)}. make overlay OVERLAY=… names them."


def write_pages(arguments: argparse.Namespace) -> str:
    """The generated pages, written."""
    return f"{entry_pages.write(_renderer(arguments), arguments.folder)} pages written."


def write_schema(arguments: argparse.Namespace) -> str:
    """The schemas, written; raises DataError where the words that they offer can't be read."""
    handbook, found = project.examine(arguments.handbook / "data")
    if not handbook.is_whole("vocabulary"):
        raise DataError(together(found, arguments.handbook / "data"))
    return f"{json_schema.write(handbook, ROOT / json_schema.FOLDER)} schemas written."


def write_offline(arguments: argparse.Namespace) -> str:
    """The copy for a USB stick, written."""
    if not (arguments.site / "index.html").is_file():
        raise SystemExit(f"{arguments.site}: there is no built site here; make site builds one")
    script = assets.bundle(ROOT).offline.read_bytes()
    count = copy.write(
        arguments.site, script, project.load(arguments.handbook / "data").identity, arguments.zip
    )
    return f"{arguments.zip}: {count} files, {arguments.zip.stat().st_size / 1e6:.1f} MB."


def check_links(arguments: argparse.Namespace) -> str:
    """What the addresses in data/ answer, in words; data/ stays as it is."""
    addresses = outside_links.addresses(project.load(arguments.handbook / "data"))
    return "\n".join(outside_links.summary(outside_links.check(addresses)))


def build_handouts(arguments: argparse.Namespace) -> str:
    """The PDFs, built where something in them has changed."""
    # It needs Pango, which a site build does not.
    from macros.outputs.handouts import build  # noqa: PLC0415

    folder = _into(arguments, pdf_plan.FOLDER)
    folder.mkdir(parents=True, exist_ok=True)  # before the seconds that it takes to read data/
    renderer = _renderer(arguments)
    if warning := dead_address(site(arguments.handbook, renderer.handbook.identity).url):
        print(f"\n{warning}\n", file=sys.stderr)
    return build.build(renderer, folder, arguments.only).summary


def build_slides(arguments: argparse.Namespace) -> str:
    """The decks, written."""
    # It needs python-pptx, which only a release installs.
    from macros.outputs.slides import build  # noqa: PLC0415

    handbook = project.load(arguments.handbook / "data")
    url = site(arguments.handbook, handbook.identity).url
    folder = _into(arguments, slides_ready.FOLDER)
    try:
        made = build.build(handbook, folder, url, arguments.template)
    except ValueError as wrong:
        raise SystemExit(f"{arguments.template}: {wrong}") from wrong
    if not made:
        return "No slides, for there is no session plan in data/."
    return f"{folder}: {len(made)} {'deck' if len(made) == 1 else 'decks'}."


def build_lms(arguments: argparse.Namespace) -> str:
    """What learning management systems import, written."""
    # It needs genanki, which only a release installs.
    from macros.outputs.lms import build as lms  # noqa: PLC0415

    renderer = _renderer(arguments)
    version = site(arguments.handbook, renderer.handbook.identity).version
    course = assets.bundle(ROOT).course
    return lms.build(renderer, course, version, _into(arguments, lms_ready.FOLDER)).summary


def _into(arguments: argparse.Namespace, usual: str) -> Path:
    """The folder that was asked for, else the `usual` one, where the handbook's own site looks."""
    folder: Path = arguments.folder or arguments.handbook / usual
    return folder


def keep_overlay(arguments: argparse.Namespace) -> str:
    """An overlay begun, or what became of the text that overlays amend."""
    if arguments.action == "new":
        return "\n".join(start(folder) for folder in _overlays(arguments))
    base, problems = project.examine_base(arguments.handbook / "data")
    if problems:
        raise DataError(problems)
    for folder in _overlays(arguments):
        if why := overlay_files.no_overlay(folder):
            raise ValueError(f"{overlay_files.shown(folder)}: {why}")
    act = upkeep.accept if arguments.action == "accept" else upkeep.status
    return act(base, _overlays(arguments))


def _overlays(arguments: argparse.Namespace) -> list[Path]:
    """The folders on the command line, else those that the variable OVERLAY names."""
    folders = [path.resolve() for path in arguments.folders] or list(overlay.chosen())
    if not folders:
        raise ValueError("name the folder of the overlay, or set OVERLAY to it")
    return folders


def begin(arguments: argparse.Namespace) -> str:
    """The start of another handbook, written."""
    folder: Path = arguments.folder
    today = datetime.datetime.now(tz=datetime.UTC).date()
    made = start_files.write(folder.resolve(), start_files.wanted(arguments.kinds), ROOT, today)
    return (
        f"{folder}: {', '.join(made)}. Begin with data/handbook.yml: whom do people in danger "
        f"call? Then: make serve HANDBOOK={folder}"
    )


def serve(arguments: argparse.Namespace) -> str:
    """Serve the site while somebody writes; ends with Ctrl-C.

    Raises ValueError for an address at which nothing can be served.
    """
    given = re.sub(r"^https?://|/.*$", "", arguments.address)
    host, _, port = given.rpartition(":")
    is_one = bool(re.fullmatch(r"[\w.-]+|\[[\da-f:]+\]", host)) and port.isdecimal()
    if not (is_one and 0 < int(port) < 1 << 16 and given == arguments.address):
        usual = given if is_one else "127.0.0.1:8000"
        raise ValueError(f"'{arguments.address}' is no address to serve at: write {usual}")
    live_server.run(arguments.handbook.resolve() / settings.NAME, arguments.address)
    return "Stopped."


class _Parser(argparse.ArgumentParser):
    """One that says which command or option was perhaps meant."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the command line; the exit status is 2."""
        wrong = _NO_CHOICE.search(message)
        near = did_you_mean(wrong[1], re.findall(r"'([^']+)'", wrong[2])) if wrong else ""
        super().error(f"{message}{near}")


_NO_CHOICE = re.compile(r"invalid choice: '([^']*)' \(choose from (.*)\)")


def _mistyped_option(words: Sequence[str], made: argparse.ArgumentParser) -> str:
    """What to say of the first option in `words` that no command has; empty where all are known."""
    inner = (a.choices for a in made._actions if isinstance(a, argparse._SubParsersAction))  # noqa: SLF001
    parsers = [made, *(parser for choices in inner for parser in choices.values())]
    known = [name for parser in parsers for name in parser._option_string_actions]  # noqa: SLF001
    for word in words:
        name = word.partition("=")[0]
        if name.startswith("--") and not any(option.startswith(name) for option in known):
            return f"there is no option '{name}'{did_you_mean(name, known)}"
    return ""


def parser() -> argparse.ArgumentParser:
    """The command line."""
    made = _Parser(prog="python -m macros", description=__doc__.split("\n")[0])
    made.add_argument("--handbook", type=Path, default=ROOT, help="the folder with data/ and docs/")
    commands = made.add_subparsers(dest="command")
    made.set_defaults(run=check)
    commands.add_parser("check", help="check data/ and the pages").set_defaults(run=check)
    beginning = commands.add_parser("new", help="write the start of another handbook")
    beginning.add_argument("folder", type=Path)
    beginning.add_argument("kinds", nargs="*", help="kinds of entry, or all")
    beginning.set_defaults(run=begin)
    serving = commands.add_parser("serve", help="show the site while you write")
    serving.add_argument("address", nargs="?", default="127.0.0.1:8000")
    serving.set_defaults(run=serve)
    writing = commands.add_parser("pages", help="write the generated pages")
    writing.add_argument("folder", type=Path)
    writing.set_defaults(run=write_pages)
    commands.add_parser("schema", help="write schema/").set_defaults(run=write_schema)
    copying = commands.add_parser("offline", help="write the built site for a USB stick")
    copying.add_argument("site", type=Path)
    copying.add_argument("zip", type=Path)
    copying.set_defaults(run=write_offline)
    keeping = commands.add_parser("overlay", help="begin or keep an organisation's own edition")
    keeping.add_argument("action", choices=("new", "status", "accept"))
    keeping.add_argument("folders", type=Path, nargs="*", help="else those of OVERLAY")
    keeping.set_defaults(run=keep_overlay)
    commands.add_parser("links", help="check outside addresses").set_defaults(run=check_links)
    printing = commands.add_parser("handouts", help="build the PDFs of the handouts")
    printing.add_argument("folder", type=Path, nargs="?", help="else dist/handouts of the handbook")
    printing.add_argument("--only", default="", help="only files whose names start so; no packs")
    printing.set_defaults(run=build_handouts)
    teaching = commands.add_parser("lms", help="write what an LMS imports")
    teaching.add_argument("folder", type=Path, nargs="?", help="else dist/lms of the handbook")
    teaching.set_defaults(run=build_lms)
    showing = commands.add_parser("slides", help="write the slides of the session plans")
    showing.add_argument("folder", type=Path, nargs="?", help="else dist/slides of the handbook")
    showing.add_argument("--template", type=Path, help="a .pptx file whose looks they take")
    showing.set_defaults(run=build_slides)
    return made


def main(words: list[str] | None = None) -> int:
    """Run the command in `words`; the exit status is 1 where data/ has problems."""
    made = parser()
    if wrong := _mistyped_option(sys.argv[1:] if words is None else words, made):
        made.error(wrong)
    arguments = made.parse_args(words)
    run: Callable[[argparse.Namespace], str] = arguments.run
    if why := _no_handbook(arguments.handbook):
        return _stopped(f"{arguments.handbook}: {why}")
    try:
        print(run(arguments))
    except DataError as error:
        print(report(error.problems), file=sys.stderr)
        return 1
    except OSError as error:
        return _stopped(f"{error.filename or 'a file'}: {_of_system(error)}")
    except (ValueError, NodeError) as error:
        return _stopped(str(error))
    except KeyboardInterrupt:
        return _stopped("Stopped. What was finished before is kept.")
    return 0


def _of_system(error: OSError) -> str:
    """What to do about what the system would not do."""
    if isinstance(error, (FileExistsError, NotADirectoryError)):
        return "a file lies where a folder belongs: name another folder"
    if isinstance(error, PermissionError):
        return "you may not read or write this: name a place of your own"
    return error.strerror or str(error)


def _no_handbook(folder: Path) -> str:
    """Why `folder` is not that of a handbook; empty where it may be."""
    if folder.is_file():
        return "this is a file: --handbook names the folder with data/ and docs/"
    if not folder.exists():
        beside = {path.name: path for path in folder.resolve().parent.glob("*/")}
        near = beside.get(nearest(folder.name, beside))
        meant = f": did you mean '{folder.with_name(near.name)}'?" if near else ";"
        return f"there is no such folder{meant} --handbook names the one with data/ and docs/"
    whole, parts = folder.resolve(), ("data", "docs")
    if whole.name in parts and all((whole.parent / part).is_dir() for part in parts):
        return f"this is a part of a handbook: name the folder above, {folder.parent}"
    return ""


def _stopped(why: str) -> int:
    print(why, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
