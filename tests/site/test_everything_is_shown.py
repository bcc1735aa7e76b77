"""Everything that an entry holds is on its page: read off the model, so a new field joins in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from fnmatch import fnmatch

import pytest

from macros.model.handbook import Handbook
from macros.model.markup import link_targets, plain
from macros.model.types import SafeUrl, Section, Term
from tests.facts import Fact, facts
from tests.reviewed.headings import headings
from tests.site.conftest import Shown
from tests.site.places import Place, box, source_address, squeezed, whole, words_of

NOT_SHOWN = {
    "*.also": "what people type: the lookup's tests hold it",
    "*.reviewed": "the oldest of a page's stands at its end: see tests/pages/test_review.py",
    "changes.date": "said as a day: see tests/pages/test_review.py",
    "tasks.*.says": "what people type for a line: the lookup's tests hold it",
    "danger.says": "what people type in danger: the lookup's tests hold it",
    "danger.idioms": "sayings that mean no harm: the lookup's tests hold them",
    "danger.emergency": "chooses the words of the signpost, which has tests of its own",
    "danger.unless": "words that lift the signpost: the lookup's tests hold them",
    "*.units": "counted for the coverage, and shown there",
    "sources.sections.units": "counted for the coverage, and shown there",
    "sources.sections.totals": "sums that a figure shows, see tests/data/test_coverage.py",
    "sources.sections.counted": "shown with the coverage",
    "sources.sections.id": "the anchor of every citation, which the test of links follows",
    "sources.reviewed": "the day on which a list of sections was last checked",
    "paths.reviewed": "the day on which a path was last walked",
    "*.crisis": "told by the signpost, which has tests of its own",
    "questions.type": "told by how it is answered",
    "questions.options.right": "told by the verdict, see test_an_answer_is_called_what_it_is",
    "*.page": "where the entry stands",
    "*.layout": "how a list looks",
    "*.audiences": "chooses the pages on which an entry comes up",
    "paths.audience": "chooses the reader whose path it is, named in its title",
    "differences.rows": "rows of the working list that the entry was made from",
    "links.ours": "told by the words before its sections",
    "differences.record": "told by the heading over its one position",
    "figures.counts": "how the coverage counts the table",
    "language.patterns": "what a test of the site's own words goes by",
    "question-rules.unless": "words that keep a rule still, for the check in the browser",
    "question-rules.lifts": "said in words, with the rule's own",
    "question-rules.everywhere": "said in words, with the rule's own",
    "posting-rules.unless": "words that keep a rule still, for the check in the browser",
    "job-components.number": "told by the order",
    "job-statements.roles": "chooses lines for a sample role in the builder",
    "*.groups.component": "chooses the part of a job description in the builder",
    "interview-questions.asked": "told only of what must not be asked: a question has its words",
    "interview-questions.minutes": "added up in a kit and in the builder",
    "paths.steps.id": "names the step in saved progress, with the path's own id before it",
    "paths.steps.page": "linked as a page, see test_every_step_of_a_path_is_linked",
    "paths.steps.questions": "asked at the end of each page",
    "handouts.purpose": "chooses the heading of the list that the handout stands under",
    "handouts.teach": "on the trainer's copy alone",
    "handouts.one_page": "a demand on the printed sheet, which a test of the PDFs holds",
    "handouts.parts.*": "chooses what is on the sheet: see the outputs in tests/reviewed",
    "session-plans.steps.minutes": "told as times on a clock",
    "session-plans.steps.is_break": "taken off the hours in the packet for boards",
    "session-plans.post_test": "asked in the packet for boards that grant hours",
}
"""Fields that no page shows in their entry's place, and why. One that is shown fails here."""

ON_ITS_PAGE = {
    "principles.framework": "a heading over its entries",
    "suggestions.topic": "a label of the filter",
    "suggestions.audiences": "a label of the filter",
    "references.outcomes": "a label of the filter",
    "references.sources": "the list of works cites its section once",
    "links.group": "a heading over its entries",
    "standards.group": "a heading over its entries",
    "job-statements.component": "a heading over its entries",
    "competencies.area": "a heading over its entries",
    "interview-questions.group": "a heading over its entries",
    "posting-rules.problem": "a heading over its entries",
    "question-rules.subject": "a heading over its entries",
    "questions.area": "the title of the page",
    "scenarios.group": "a heading over its entries",
}
"""Fields that their entry's page shows, outside of the entry's own place, and how."""

OURS = ("job-statements.basis", "interview-questions.basis", "interview-questions.looks_basis")
"""Where a page says "ours" for inferred."""

Missing = Mapping[str, list[str]]


@pytest.fixture(scope="module")
def missing(shown: Shown, handbook: Handbook) -> Missing:
    """Each field, as `tasks.consistent.text`, with what of it is not in its entry's place."""
    return _missing(handbook, shown, {})


def _missing(handbook: Handbook, shown: Shown, pages: dict[str, Place]) -> Missing:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for kind, entry in handbook.entries():
        name = f"{kind}/{entry.id}"
        here = pages.get(shown.addresses[name].partition("#")[0], shown.places[name])
        for fact in facts(entry):
            field = f"{kind}.{fact.field}"
            if field != f"{kind}.id" and not told(field, fact, here, handbook, shown.addresses):
                found[field].append(f"{entry.id}: {fact.value}")
    return found


def told(
    field: str, fact: Fact, here: Place, handbook: Handbook, addresses: Mapping[str, str]
) -> bool:
    """Whether a place shows the words of a fact, and links to what it names or cites."""
    if fact.names:
        anchor = "-".join(fact.names)
        return addresses["/".join(fact.names)] in here.links or anchor in here.values
    if isinstance(fact.rule, Section):
        return source_address(fact.value) in here.links
    if isinstance(fact.rule, SafeUrl):
        return fact.value in here.links
    if isinstance(fact.rule, Term):
        term = handbook.term(fact.rule.enumeration, fact.value)
        said = ["Ours"] if field in OURS else [term.title, term.meaning]
        return any(squeezed(words) in here.text for words in said if words)
    if not fact.has_markup:
        return words_of(fact) in here.text or fact.value in here.values
    targets = (target.replace(":", "/", 1) for target in link_targets(fact.value))
    linked = all(addresses.get(t, t.replace("/", ":", 1)) in here.links for t in targets)
    return linked and words_of(fact) in here.text


def left_out(field: str) -> list[str]:
    """Those of the rules above that leave a field out."""
    return [rule for rule in (*NOT_SHOWN, *ON_ITS_PAGE) if fnmatch(field, rule)]


def test_every_field_is_shown_in_its_place(missing: Missing) -> None:
    """Words, links and citations of an entry stand where the entry does."""
    lost = {field: rows[:3] for field, rows in missing.items() if not left_out(field)}
    assert lost == {}, lost


def test_no_field_is_left_out_that_is_shown(missing: Missing) -> None:
    """What stands in the lists above and is shown after all is taken out of them."""
    needed = {rule for field in missing for rule in left_out(field)}
    assert {*NOT_SHOWN, *ON_ITS_PAGE} - needed == set()


def test_what_stands_beside_its_entry_is_on_the_page(shown: Shown, handbook: Handbook) -> None:
    """A heading, a filter or a citation over the whole list tells the rest."""
    urls = {url.partition("#")[0] for url in shown.addresses.values()}
    pages = {url: whole(shown.site, url) for url in urls}
    on_page = _missing(handbook, shown, pages)
    assert {field: on_page[field][:3] for field in ON_ITS_PAGE if field in on_page} == {}


def test_a_lost_field_would_be_seen(shown: Shown, handbook: Handbook) -> None:
    """Without its place, no field of an entry passes: words, links, citations and terms."""
    entry = handbook.get("tasks", "medications")
    empty = Place(())
    found = {f.field for f in facts(entry) if told("", f, empty, handbook, shown.addresses)}
    assert found == set()


def test_every_field_stands_under_its_heading(
    shown: Shown, handbook: Handbook, reviewed: Callable[[str, Mapping[str, object]], None]
) -> None:
    """The headings of each kind, and what stands under which, are those that were approved."""

    def not_here(field: str) -> bool:
        return bool(left_out(field))

    made = headings(handbook, shown.places, shown.addresses, left_out=not_here)
    reviewed("headings.yml", made)


def test_a_position_stands_with_its_own_sources(shown: Shown, handbook: Handbook) -> None:
    """Each side of a difference is in a box with its citations, strength, setting and date."""
    for entry in handbook.all("differences"):
        for position in entry.positions:
            url = shown.addresses[f"differences/{entry.id}"]
            found = box(shown.site, url, plain(position.text))
            cited = {source_address(section) for section in position.sources}
            assert {link for link in found.links if "reference/sources/" in link} == cited, entry.id
            strength = position.strength and handbook.term("strengths", position.strength).title
            for words in filter(None, (strength, position.setting, position.date)):
                assert squeezed(words) in found.text, entry.id
