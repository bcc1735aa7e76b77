"""Where each entry is shown: its page under docs/, its anchor, its address on the site."""

from __future__ import annotations

from collections.abc import Iterator

from macros.model.entries import Identified
from macros.model.handbook import Handbook
from macros.model.kinds import KINDS
from macros.model.local import NOTICE
from macros.model.teaching import Handout, SessionPlan


def page_of(handbook: Handbook, kind: str, id_: str) -> str:
    """The page under docs/ that shows an entry, such as `check/tasks/giving-rides.md`.

    Raises KeyError where there is no such entry.
    """
    entry = handbook.get(kind, id_)
    return (handbook.page(kind) or entry.page).format(id=id_)


def anchor_of(kind: str, id_: str) -> str:
    """The HTML id of an entry on its page."""
    return f"{kind}-{id_}"


def markdown_address(handbook: Handbook, kind: str, id_: str) -> str:
    """The address for a Markdown link, from the root of docs/, that MkDocs checks."""
    page = page_of(handbook, kind, id_)
    return f"/{page}" if handbook.has_own_pages(kind) else f"/{page}#{anchor_of(kind, id_)}"


def site_url(handbook: Handbook, kind: str, id_: str) -> str:
    """The address from the root of the built site, without a leading slash."""
    page, _, anchor = markdown_address(handbook, kind, id_)[1:].partition("#")
    return page_url(page) + (f"#{anchor}" if anchor else "")


def page_url(page: str) -> str:
    """The address of a page of docs/ on the built site: `build/pay.md` is `build/pay/`."""
    stem = page.removesuffix(".md")
    if stem == "index" or stem.endswith("/index"):
        return stem.removesuffix("index")
    return f"{stem}/"


def trainer_page(handbook: Handbook, handout: str) -> str:
    """The page under docs/ that shows the trainer's copy of the handout with this id."""
    return _below(page_of(handbook, "handouts", handout), "trainer.md")


def slides_page(handbook: Handbook, plan: str) -> str:
    """The page under docs/ that shows the slides of the session plan with this id."""
    return _below(page_of(handbook, "session-plans", plan), "slides.md")


def _below(page: str, name: str) -> str:
    return f"{page.removesuffix('.md')}/{name}"


def trainer_sheet(handout: str) -> str:
    """How the files of the trainer's copy of a handout start; the learner's start with its id."""
    return f"{handout}-trainer"


def plan_sheet(plan: str) -> str:
    """How the files of a session plan start."""
    return f"plan-{plan}"


FORMS = ("reading", "sign-in", "evaluation")
"""The sheets that each session has besides its plan: texts for its steps, and two forms."""


def form_sheet(form: str, plan: str) -> str:
    """How the files of a form of a session plan, one of `FORMS`, start."""
    return f"{form}-{plan}"


def packet_sheet(plan: str) -> str:
    """How the files with what a board asks for that grants hours for a session start."""
    return f"packet-{plan}"


def session_file(plan: str) -> str:
    """How the files with everything that a session needs start."""
    return f"session-{plan}"


def pack(reader: str) -> str:
    """How the files of a pack start: of a kind of reader, or of `all`."""
    return f"pack-{reader}"


def sheet_names(handbook: Handbook) -> Iterator[tuple[str, Identified | None]]:
    """How the files of every sheet start, with its entry; those of packs come first, with none."""
    for readers in handbook.kinds.get("vocabulary", {}).values():
        if readers.id == "audiences":
            yield from ((pack(id_), None) for id_ in ("all", *(t.id for t in readers.terms)))
    for entry in handbook.all(Handout):
        yield from ((name, entry) for name in (entry.id, trainer_sheet(entry.id)))
    for plan in handbook.all(SessionPlan):
        yield plan_sheet(plan.id), plan
        yield session_file(plan.id), plan
        yield packet_sheet(plan.id), plan
        yield from ((form_sheet(form, plan.id), plan) for form in FORMS)


def own_pages(handbook: Handbook) -> Iterator[tuple[str, str]]:
    """The kind and id of every entry that has a page to itself."""
    for kind in KINDS:
        if handbook.has_own_pages(kind):
            yield from ((kind, entry.id) for entry in handbook.all(kind))


def generated_pages(handbook: Handbook) -> Iterator[str]:
    """The path under docs/ of every page that is made: of entries, and of what is local."""
    for kind, id_ in own_pages(handbook):
        yield page_of(handbook, kind, id_)
    if handbook.local:
        yield NOTICE
    yield from (trainer_page(handbook, entry.id) for entry in handbook.all(Handout))
    yield from (slides_page(handbook, plan.id) for plan in handbook.all(SessionPlan))


def hidden_pages(handbook: Handbook) -> frozenset[str]:
    """The path under docs/ that the page of each hidden entry would have."""
    return frozenset(
        handbook.page(kind).format(id=id_)
        for kind, id_ in handbook.local.hidden
        if handbook.has_own_pages(kind)
    )
