"""Safety by a fixed list: what carries the signpost, and what it says.

It stands here and not only in data/: what is to lose it has to be taken out of a list by hand.
"""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from macros.model.handbook import Handbook
from macros.outputs.handouts.html import Printer
from macros.outputs.handouts.sheets import sheets
from macros.outputs.handouts.site import site as read_site

TASKS = (
    "crisis-response-reporting",
    "forced-hospitalization",
    "overdose-response",
    "risk-assessment-safety-contracts",
    "room-checks-restraint",
)
DIFFERENCES = ("reporting-a-crisis",)
SCENARIOS = ("score-the-risk",)
QUESTIONS = (
    "limits-first",
    "i-want-to-die",
    "promise-to-keep",
    "have-to-report",
    "rate-the-risk",
    "the-papers",
    "the-judge-asks",
    "police-at-the-door",
    "held-down",
    "know-your-rules",
)
PAGES = (
    *(f"check/tasks/{task}" for task in TASKS),
    *(f"reference/differences/{difference}" for difference in DIFFERENCES),
    "alongside/sharing-information",
    "check/share",
    "reference/ethics",
    "start/first-contact",
    "start/hard-moments",
    "start/sharing",
    "start/what-peer-support-is",
    "supervise/structures",
    "train/quizzes/hard-moments",
)
FURTHER_DOWN = ("train/facilitators", "train/scenarios")
"""Pages that carry it where the part begins that is about danger."""

SHEETS = (
    "code-of-ethics",
    "first-contact",
    "quiz-hard-moments",
    "role-chart",
    "role-on-a-page",
    "scenario-cards",
    "thematic-discussion",
    "what-to-share",
)
MAY_CITE = {
    "check/tasks/facilitating-groups": "Alternatives to Suicide is the name of a group",
    "hire/check-a-posting": "lists the words that a posting is checked for",
    "hire/check-questions": "lists the words that questions are checked for",
    "reference/changes": "names topics and what was corrected",
    "reference/competencies": "Alternatives to Suicide is the name of a group",
    "reference/differences/competency-standards": "Substance Abuse stands in SAMHSA's name",
    "reference/evidence": "cites titles of works",
    "reference/fields": "describes the fields of the data",
    "reference/links": "lists titles of pages elsewhere",
    "reference/lookup": "lists the words themselves",
    "reference/outside-the-five": "cites titles of works and laws",
    "reference/style": "shows examples of wording",
    "reference/vocabulary": "lists the words of the data",
    "start": "names the page about hard moments",
    "train/handouts/quiz-language": "substance abuse is an example of wording",
    "train/practice": "Alternatives to Suicide is the name of a group",
    "train/progress": "says that such questions are not kept",
    "train/lms": "says that nothing about it is asked or sent",
    "train/quizzes": "names the quiz on hard moments",
}
"""Pages that hold a word of danger and don't speak of it, each with why."""

SAYS = ("988", "911", "in the us", "policy", "reporting law", "bind you")
"""What stands on every signpost, in small letters."""

DANGER = re.compile(
    r"\b(?:suicid\w*|self[- ](?:harm|injur)\w*|abus(?:e|ed|es|ing|ive)|overdos\w*|rape[ds]?"
    r"|wants? to die|(?:hurt|hurts|harm|kill)(?:ing)? (?:them|your|him|her|my)sel\w+)\b",
    re.IGNORECASE,
)
SIGNPOST = "descendant-or-self::*[contains(concat(' ', @class, ' '), ' signpost ')]"


def parts(page: Any) -> list[Any]:
    """The signposts of a page or sheet that can be seen."""
    return list(page.xpath(f"{SIGNPOST}[not(ancestor::*[@hidden])]"))


def words(element: Any) -> str:
    """The words of an element in small letters, one space between."""
    return " ".join(element.text_content().lower().split())


@pytest.fixture(scope="module")
def contents(site: Path) -> dict[str, Any]:
    """The main part of each page, by its address without the last slash."""
    found = {}
    for path in site.rglob("index.html"):
        for main in html.fromstring(path.read_bytes()).xpath("//main"):
            found[path.parent.relative_to(site).as_posix()] = main
    assert len(found) > 250
    return found


@pytest.fixture(scope="module")
def printed(handbook: Handbook, root: Path) -> dict[str, Any]:
    """What is printed of each sheet, by its name."""
    printer = Printer(handbook, read_site(root, handbook.identity).url)
    found = {s.name: html.fromstring(printer.body(s)) for s in sheets(handbook)}
    assert len(found) > 60
    return found


@pytest.mark.parametrize("page", PAGES)
def test_a_page_about_danger_opens_with_the_signpost(contents: dict[str, Any], page: str) -> None:
    """It stands in the main part, before the first heading below the title."""
    main = contents[page]
    before = parts(main)[0].xpath("preceding::h2[not(ancestor::nav)]")
    assert set(before).isdisjoint(main.iter("h2"))


@pytest.mark.parametrize("page", FURTHER_DOWN)
def test_a_page_about_danger_in_part_carries_the_signpost(
    contents: dict[str, Any], page: str
) -> None:
    """It stands beside what is about danger."""
    assert parts(contents[page])


@pytest.mark.parametrize("name", [n for s in SHEETS for n in (s, f"{s}-trainer")])
def test_a_sheet_about_danger_carries_the_signpost(printed: dict[str, Any], name: str) -> None:
    """On both copies, before the first heading."""
    assert parts(printed[name])[0].xpath("preceding::h2 | preceding::h3") == []


def test_every_session_plan_carries_the_signpost(printed: dict[str, Any]) -> None:
    """A group may bring up anything."""
    plans = [sheet for name, sheet in printed.items() if name.startswith("plan-")]
    assert len(plans) >= 5
    assert all(parts(plan) for plan in plans)


@pytest.mark.parametrize("name", SAYS)
def test_every_signpost_has_its_words(
    contents: dict[str, Any], printed: dict[str, Any], name: str
) -> None:
    """Both numbers, the country they hold for, and that agency policy and reporting law bind."""
    every = {**contents, **printed}
    boxes = [(at, box) for at, part in every.items() for box in part.xpath(f".//{SIGNPOST}")]
    assert len(boxes) > 60
    assert [at for at, box in boxes if name not in words(box)] == []


def test_what_speaks_of_danger_carries_the_signpost(contents: dict[str, Any]) -> None:
    """Every page with a word of danger has one, but for those that only cite or define it."""
    without = {at for at, main in contents.items() if not parts(main) and _speaks(main)}
    assert without - set(MAY_CITE) == set()


def test_a_sheet_that_speaks_of_danger_carries_the_signpost(printed: dict[str, Any]) -> None:
    """So does every sheet."""
    without = {name for name, sheet in printed.items() if not parts(sheet) and _speaks(sheet)}
    assert without - {"quiz-language"} == set()


def test_every_exception_is_still_needed(contents: dict[str, Any]) -> None:
    """A page that no longer holds such a word, or has the signpost, is no exception."""
    idle = [at for at in MAY_CITE if parts(contents[at]) or not _speaks(contents[at])]
    assert idle == []


def _speaks(part: Any) -> bool:
    left = html.fromstring(html.tostring(part))
    for silent in left.xpath(".//script | .//*[@hidden] | .//*[contains(@class, 'sources')]"):
        silent.getparent().remove(silent)
    return bool(DANGER.search(left.text_content()))


@pytest.mark.parametrize(
    ("kind", "ids"),
    [
        ("tasks", TASKS),
        ("differences", DIFFERENCES),
        ("scenarios", SCENARIOS),
        ("questions", QUESTIONS),
    ],
)
def test_what_is_about_danger_is_marked(
    handbook: Handbook, kind: str, ids: tuple[str, ...]
) -> None:
    """These entries, and none of them may lose the mark that keeps them unscored."""
    assert {e.id for e in handbook.all(kind) if e.crisis} >= set(ids)


def test_no_signpost_follows_another(contents: dict[str, Any], printed: dict[str, Any]) -> None:
    """Two boxes under one heading say no more than one."""
    twice = [at for at, part in {**contents, **printed}.items() if _one_after_another(part)]
    assert twice == []


def _one_after_another(part: Any) -> bool:
    either = part.xpath(f".//h1 | .//h2 | .//h3 | .//{SIGNPOST}[not(ancestor::*[@hidden])]")
    kinds = ["box" if "signpost" in (e.get("class") or "") else "heading" for e in either]
    return ("box", "box") in pairwise(kinds)


def test_every_page_says_it_is_no_crisis_service(site: Path) -> None:
    """The foot of every page names the crisis line."""
    pages = list(site.rglob("index.html"))
    pages = [p for p in pages if 'http-equiv="refresh"' not in p.read_text("utf-8")[:1000]]
    assert len(pages) > 250
    assert [p for p in pages if 'href="tel:988"' not in p.read_text("utf-8")] == []


def test_a_question_about_danger_can_be_left_out(
    contents: dict[str, Any], handbook: Handbook
) -> None:
    """It says so before it asks for anything, and that nothing is scored."""
    found = {
        section.get("data-entry").removeprefix("questions/"): section
        for main in contents.values()
        for section in main.xpath(".//section[@data-learn='question']")
    }
    asked = set(QUESTIONS) | {q.id for q in handbook.all("questions") if q.crisis}
    for id_ in asked:
        (hint,) = found[id_].find_class("question__hint")
        assert "nothing" in words(hint), id_
        assert "scored" in words(hint), id_
        assert "you can leave it out" in words(hint), id_
