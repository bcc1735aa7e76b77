"""An organisation's own pages, and its marks on the handbook's."""

from __future__ import annotations

import html
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from macros.check.overlay import in_pages
from macros.check.page_links import dead_links
from macros.mkdocs import overlay
from macros.model.handbook import Handbook
from macros.outputs.handouts.document import document
from macros.outputs.handouts.formats import FORMATS
from macros.outputs.handouts.html import Printer
from macros.outputs.handouts.sheets import sheets
from macros.outputs.handouts.site import Site
from macros.outputs.rehearsal import links
from macros.outputs.site import DOCS, offered, site_renderer
from macros.pages.local import below_title, own_text, with_boxes
from macros.pages.page_macros import PageMacros, filled
from macros.pages.review import review_of
from tests.overlay.conftest import WHO, Make
from tests.overlay.test_resolve import ADDED, hiding

NOTES = "start/notes.md"


def test_a_slip_in_an_own_page_is_told_with_its_folder(make: Make) -> None:
    """Own pages are checked like those of docs/."""
    made = make({"docs/index.md": '# Ours\n\n{{ link("tasks", "gifst") }}\n'})
    found = in_pages(made.handbook, offered(), DOCS)
    assert [problem.place for problem in found] == ["oak/docs/index.md:3"]


def test_a_picture_beside_an_own_page_that_is_none_is_told(make: Make) -> None:
    """With the folder, as its pages are."""
    made = make({"docs/index.md": "# Ours\n", "docs/pier.png": "<!DOCTYPE html>\n<html>\n"})
    (problem,) = in_pages(made.handbook, offered(), DOCS)
    assert (problem.place, "this is a web page" in problem.message) == ("oak/docs/pier.png", True)


OWN_PAGES = {
    "docs/index.md": """\
# Ours

[rules](rules.md), [gifts](../check/tasks/gifts.md), [gone](../check/tasks/filing.md)
![pier](pier.svg), [all of it](../what-is-different.md)

[no page](../check/tasks/gitfs.md)
![no picture](peer.svg)
<a href="../nowhere/">no address</a>
<script>alert(1)</script>
/// note | never closed
""",
    "docs/rules.md": "# Rules\n",
    "docs/pier.svg": "<svg/>",
}


def test_dead_links_of_own_pages_are_told(make: Make) -> None:
    """With file and line, and what was meant; a link to a hidden entry's page is none of them."""
    made = make({**OWN_PAGES, "hide.yml": hiding("tasks:filing")})
    found = {p.place: p.message for p in in_pages(made.handbook, offered(), DOCS)}
    assert list(found) == [f"oak/docs/index.md:{n}" for n in (9, 10, 6, 7, 8)]
    assert "did you mean '../check/tasks/gifts.md'?" in found["oak/docs/index.md:6"]
    assert "did you mean 'pier.svg'?" in found["oak/docs/index.md:7"]


@pytest.mark.parametrize(
    ("page", "target", "folder"),
    [
        ("index.md", "house.jpg", "oak/docs/"),
        ("rooms/index.md", "house.jpg", "oak/docs/rooms/"),
        ("rooms/index.md", "../photos/house.jpg", "oak/docs/photos/"),
        ("index.md", "../assets/images/house.jpg", "oak/docs/"),
    ],
)
@pytest.mark.parametrize("picture", ["![the house]({})", '<img src="{}" alt="the house">'])
def test_a_picture_of_an_own_page_belongs_into_the_overlay(
    make: Make, page: str, target: str, folder: str, picture: str
) -> None:
    """Nobody at the organisation puts one among the handbook's own."""
    made = make({f"docs/{page}": f"# Ours\n\n{picture.format(target)}\n"})
    (problem,) = in_pages(made.handbook, offered(), DOCS)
    assert f"put the picture into {folder}, or name one" in problem.message


@pytest.mark.parametrize(
    "link", ["![the house](https://example.org/house.jpg)", "[the house](file:///C:/house.jpg)"]
)
def test_a_picture_from_elsewhere_is_put_into_the_overlay_too(make: Make, link: str) -> None:
    """Whether it lies on another site or on one computer alone."""
    made = make({"docs/index.md": f"# Ours\n\n{link}\n"})
    (problem,) = in_pages(made.handbook, offered(), DOCS)
    assert "in oak/docs/" in problem.message.replace("into", "in")
    assert "assets/images" not in problem.message


def test_a_dead_anchor_of_an_own_page_is_told(make: Make) -> None:
    """Whether the heading is missing on another own page, or on one of the handbook."""
    text = "# Ours\n\n[a](rules.md#quiet)\n[b](rules.md#loud)\n[c](../start/notes.md#nothing)\n"
    made = make({"docs/index.md": text, "docs/rules.md": "# Rules\n\n## Quiet\n"})
    renderer = site_renderer(made.handbook, DOCS)
    pages = {page: filled(renderer, page) for page in ("oak/index.md", "oak/rules.md", NOTES)}
    places = sorted(problem.place for problem in links(renderer, pages))
    assert places == ["oak/docs/index.md:4", "oak/docs/index.md:5"]


def test_what_lies_beside_an_own_page_is_on_the_site(make: Make) -> None:
    """A picture that a page shows is there."""
    local = make(OWN_PAGES).handbook.local
    assert dict(overlay.files(local))["oak/pier.svg"] == b"<svg/>"


def test_an_own_page_says_whose_it_is(make: Make) -> None:
    """Under its title stands that it isn't the handbook's."""
    made = make({"docs/index.md": "# Ours\n\nText.\n"})
    text = site_renderer(made.handbook).with_local("oak/index.md", "# Ours\n\nText.\n")
    assert "At Oak: Oak House wrote this page" in text.partition("Text.")[0]


def test_a_box_stands_below_the_heading_of_its_entry() -> None:
    """Who reads on in an entry knows first that something in it is local."""
    page = '<section data-entry="tasks/x" markdown="1">\n\n### A task\n\nText.\n'
    made = with_boxes(page, lambda kind, id_: f"[{kind} {id_}]")
    assert made.index("### A task") < made.index("[tasks x]") < made.index("Text.")


def test_a_box_stands_before_what_is_no_markdown() -> None:
    """Inside a sheet's HTML no Markdown would be read."""
    page = '<div class="handout" data-entry="handouts/x">\n<p>Text.</p>\n'
    assert with_boxes(page, lambda *_: "[box]").strip().startswith("[box]")


def test_a_page_without_a_title_has_the_mark_on_top() -> None:
    """No page goes without."""
    assert below_title("Text.", "[box]").startswith("[box]")


def test_an_amended_entry_shows_the_handbooks_own_text_in_a_fold(
    make: Make, amending: Callable[..., str]
) -> None:
    """The page has the new text with its mark, and the old one fold away."""
    text = amending("tasks", "gifts", "set: {say: No gifts here.}", fields=("say",))
    made = make({"amend.yml": text})
    renderer = site_renderer(made.handbook)
    page = renderer.with_local("check/tasks/gifts.md", renderer.page("tasks", "gifts"))
    own = made.handbook.local.before["tasks", "gifts"].say
    assert 'No gifts here.  <span class="local-mark">(At Oak)</span>'.replace("  ", " ") in page
    assert "/// details | The handbook's own text" in page
    assert own.split()[-2] in page.partition("The handbook's own text")[2]


def test_the_sources_are_not_said_to_say_it(make: Make, amending: Callable[..., str]) -> None:
    """The citation names what it is for, and what the local text rests on."""
    text = amending("tasks", "gifts", "set: {say: No gifts here.}", fields=("say",))
    page = site_renderer(make({"amend.yml": text}).handbook).page("tasks", "gifts")
    assert "**What is not marked restates:**" in page
    assert "What is marked rests on Oak: Rides, policy 1." in page


def test_an_added_task_cites_its_organisation(make: Make) -> None:
    """None of the documents stands under it."""
    page = site_renderer(make({"data/tasks.yml": ADDED}).handbook).page("tasks", "oak-van")
    assert "**At Oak:** Rides, policy 1." in page
    assert "**Source" not in page
    assert "restate the sources" not in page


def test_links_to_what_is_hidden_are_words(make: Make) -> None:
    """Pages that name a hidden entry go on without it."""
    made = make({"hide.yml": hiding("tasks:sharing-own-story")})
    renderer = site_renderer(made.handbook)
    assert renderer.link("tasks", "sharing-own-story") == "Sharing your own story"
    assert renderer.present(["gifts", "sharing-own-story"], "tasks") == ["gifts"]


@pytest.mark.parametrize(
    "link",
    [
        "[a *gift*](../check/tasks/gifts.md)",
        '[a *gift*](../check/tasks/gifts.md#instead "Gifts")',
        "[a *gift*](</check/tasks/gifts.md>)",
        '<a class="more" href="../../check/tasks/gifts/">a *gift*</a>',
        "<a href='../../check/tasks/gifts/#instead'>a *gift*</a>",
    ],
)
def test_each_way_to_link_to_what_is_hidden_becomes_words(
    make: Make, tmp_path: Path, link: str
) -> None:
    """Nobody at the organisation can change the handbook's own pages."""
    handbook = make({"hide.yml": hiding("tasks:gifts")}).handbook
    page: Any = SimpleNamespace(file=SimpleNamespace(src_uri=NOTES))
    assert overlay.unlinked(f"See {link}.", page, handbook) == "See a *gift*."
    other = link.replace("gifts", "meals")
    assert overlay.unlinked(f"See {other}.", page, handbook) == f"See {other}."
    written = tmp_path / "docs" / NOTES
    written.parent.mkdir(parents=True)
    written.write_text(f"# Notes\n\nSee {link}.\n", encoding="utf-8")
    assert list(dead_links(handbook, written.parents[1])) == []


@pytest.mark.parametrize("link", ["[a *gift*][Of  gifts]", "[of gifts][]", "[Of gifts]"])
def test_links_by_name_to_what_is_hidden_become_words(make: Make, link: str) -> None:
    """The line that says where they lead goes with them, and that of others stays."""
    handbook = make({"hide.yml": hiding("tasks:gifts")}).handbook
    page: Any = SimpleNamespace(file=SimpleNamespace(src_uri=NOTES))
    meals = "[meals]: ../check/tasks/meals.md"
    text = f"See {link} and [Meals].\n\n[of gifts]: ../check/tasks/gifts.md 'Gifts'\n{meals}\n"
    words = link.removesuffix("[]").partition("][")[0].strip("[]")
    assert overlay.unlinked(text, page, handbook) == f"See {words} and [Meals].\n\n{meals}\n"


def test_what_is_added_was_not_read_against_the_sources(make: Make) -> None:
    """Its page doesn't say that an editor of the handbook has read it."""
    handbook = make({"data/tasks.yml": ADDED}).handbook
    assert review_of(handbook, '<div data-entry="tasks/oak-van">') is None
    assert review_of(handbook, '<div data-entry="tasks/gifts">') is not None


def test_a_part_made_from_what_is_hidden_is_left_out(make: Make) -> None:
    """A picture of a hidden topic goes with it, and the page stays."""
    calls = PageMacros(site_renderer(make({"hide.yml": hiding("topics:first-contact")}).handbook))
    assert calls.part("flow", topic="first-contact") == ""
    assert calls.entry("topics", "first-contact") == ""


def test_a_drawing_of_a_hidden_topic_is_left_out(base: Handbook, make: Make) -> None:
    """So is one that its page holds: nobody is shown a structure that was taken out."""
    page = "supervise/structures.md"
    hidden = make({"hide.yml": hiding("topics:supervision-structure")}).handbook
    assert "<svg" in filled(site_renderer(base), page)
    assert "<svg" not in filled(site_renderer(hidden), page)


def test_an_added_entry_is_shown_where_its_kind_is(make: Make) -> None:
    """A page that lists the entries it shows by name has the added ones at its end."""
    entry = "- id: oak-huddle\n  title: Huddle\n  definition: Ten minutes at eight.\n"
    renderer = site_renderer(make({"data/glossary.yml": entry}).handbook)
    made = renderer.with_local("reference/glossary.md", "# Glossary\n")
    assert "## Added here" in made
    assert "Ten minutes at eight." in made


def test_the_notice_of_changes_lists_all_of_it(make: Make, amending: Callable[..., str]) -> None:
    """What was changed, added and left out stands on one page, as the license asks."""
    text = amending("tasks", "gifts", "set: {say: No gifts here.}", fields=("say",))
    made = make(
        {
            "amend.yml": text,
            "data/tasks.yml": ADDED,
            "hide.yml": hiding("tasks:sharing-own-story"),
        }
    )
    renderer = site_renderer(made.handbook)
    page = renderer.render("pages/what-is-different.md.j2")
    for words in ("No gifts here.", "Driving the van", "Sharing your own story", "CC BY 4.0"):
        assert words in page
    own = renderer.handbook.local.before["tasks", "gifts"]
    assert renderer.with_local("what-is-different.md", page).count(str(vars(own)["say"])) == 1


CONTACTS = """\
contacts:
  questions: {name: Lee, email: lee@oak.example.org}
  reporting: {name: Oak line, phone: 555-0141}
  hr: {name: Oak HR, phone: 555-0142, hours: weekdays}
"""


@pytest.mark.parametrize(
    ("page", "told"),
    [
        ("start/index.md", "Questions about the role:** Lee, [lee"),
        ("check/index.md", "Questions about the role:** Lee, [lee"),
        ("supervise/index.md", "Work, pay and accommodations:** Oak HR, 555-0142, weekdays"),
        ("hire/index.md", "Work, pay and accommodations:** Oak HR, 555-0142, weekdays"),
        ("start/hard-moments.md", "To report abuse or neglect:** Oak line, 555-0141"),
        ("alongside/sharing-information.md", "To report abuse or neglect:** Oak line, 555-0141"),
    ],
)
def test_contacts_stand_where_one_looks_for_them(make: Make, page: str, told: str) -> None:
    """Whom to ask, to tell, and to see about work: on the pages that speak of it."""
    renderer = site_renderer(make({"organisation.yml": WHO + CONTACTS}).handbook)
    assert told in html.unescape(filled(renderer, page))


def test_a_task_that_bears_on_danger_says_whom_to_report_to(make: Make) -> None:
    """Below the signpost, which stays first."""
    renderer = site_renderer(make({"organisation.yml": WHO + CONTACTS}).handbook)
    page = html.unescape(renderer.page("tasks", "crisis-response-reporting"))
    assert "To report abuse or neglect:** Oak line, 555-0141" in page.partition("signpost")[2]
    assert "Oak line" not in renderer.page("tasks", "gifts")


def test_a_sheet_ends_with_whom_to_ask(make: Make) -> None:
    """Paper has no page to look it up on."""
    book = make({"organisation.yml": WHO + CONTACTS}).handbook
    site = Site("The Handbook", "https://oak.example.org/", "1")
    made = document(next(iter(sheets(book))), FORMATS[0], Printer(book), site)
    assert "At Oak. Questions about the role: Lee, lee@oak.example.org." in made
    assert "At Oak. To report abuse or neglect: Oak line, 555-0141." in made


def test_without_contacts_there_is_no_box(make: Make) -> None:
    """An overlay that names nobody leaves nothing empty behind."""
    assert PageMacros(site_renderer(make({}).handbook)).contacts("hr", "questions") == ""


def test_a_slip_in_a_purpose_is_an_error(make: Make) -> None:
    """Only what an organisation can name is asked for."""
    with pytest.raises(KeyError, match="payroll"):
        PageMacros(site_renderer(make({}).handbook)).contacts("payroll")


def test_of_a_part_that_is_amended_only_the_difference_is_told(
    make: Make, amending: Callable[..., str]
) -> None:
    """A new heading is a heading; what the part shows stays, and nobody reads it twice."""
    text = amending(
        *("handouts", "role-chart", "set: {heading: Ours}"),
        fields=("heading",),
        part="Task by task",
    )
    handbook = make({"amend.yml": text}).handbook
    assert own_text(handbook, "handouts", "role-chart") == ["In the handbook: Task by task"]


def test_of_an_option_that_is_amended_its_text_and_the_difference_are_told(
    make: Make, amending: Callable[..., str]
) -> None:
    """A new feedback has to say which option it is about."""
    change = "set: {feedback: Ours entirely.}"
    text = amending(
        *("questions", "ride-to-clinic", change), fields=("feedback",), part="she-asked"
    )
    (told,) = own_text(make({"amend.yml": text}).handbook, "questions", "ride-to-clinic")
    assert "Yes. She wants you there" in told
    assert "Nadia trusts you" in told


def test_what_the_handbook_refuses_has_one_heading(
    make: Make, amending: Callable[..., str]
) -> None:
    """The summary and the lines below it are one no."""
    change, fields = "set: {not_part: null, inconsistent: []}", ("not_part", "inconsistent")
    handbook = make({"amend.yml": amending("tasks", "gifts", change, fields=fields)}).handbook
    box = site_renderer(handbook)._box("tasks", "gifts")
    refused, _, fold = box.partition("/// details")
    assert refused.count("the handbook says:**\n\n-   ") == 1
    lines = [line for line in refused.splitlines() if line.startswith("-   ")]
    own = vars(handbook.local.before["tasks", "gifts"])
    assert len(lines) == 1 + len(own["inconsistent"])
    assert f"{lines[0]}\n{lines[1]}\n" in refused
    assert fold
