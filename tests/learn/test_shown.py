"""The questions, scenarios and paths of the handbook on the built pages: each where it belongs."""

from __future__ import annotations

import re
from collections import Counter
from html import unescape
from pathlib import Path

from macros.model.handbook import Handbook
from macros.model.markup import plain
from macros.pages.learning_paths import stops

DOCS = Path(__file__).parents[2] / "docs"


def _page(site: Path, address: str) -> str:
    return (site / address / "index.html").read_text(encoding="utf-8")


def test_every_question_stands_on_its_quiz_page(handbook: Handbook, site: Path) -> None:
    """Each can be reached, once, on the page of its area."""
    for question in handbook.all("questions"):
        html = _page(site, question.page.removesuffix(".md"))
        assert html.count(f'id="questions-{question.id}"') == 1, question.id


def test_every_quiz_is_linked(handbook: Handbook, site: Path) -> None:
    """The list of quizzes leads to each area."""
    html = _page(site, "train/quizzes")
    for term in handbook.get("vocabulary", "question-areas").terms:
        assert f'href="{term.id}/"' in html


def test_every_question_is_in_the_index(handbook: Handbook, site: Path) -> None:
    """The review page, which takes its links from the index, can find each question."""
    html = _page(site, "train/review")
    for question in handbook.all("questions"):
        assert f"#questions-{question.id}" in html, question.id


def test_every_scenario_is_on_its_page(handbook: Handbook, site: Path) -> None:
    """Each can be reached, with every reply of every moment."""
    html = _page(site, "train/scenarios")
    for scenario in handbook.all("scenarios"):
        assert f'id="scenarios-{scenario.id}"' in html
    replies = sum(len(m.replies) for s in handbook.all("scenarios") for m in s.moments)
    assert html.count("data-reply=") == replies


def test_every_page_of_a_path_has_its_bar_its_check_and_its_way_on(
    handbook: Handbook, site: Path
) -> None:
    """No page needs an edit to be on a path."""
    for path in handbook.all("paths"):
        for stop in stops(path, DOCS):
            html = _page(site, stop.step.page.removesuffix(".md"))
            assert f'data-step="{stop.key}"' in html, stop.key
            for id_ in stop.step.questions:
                assert html.count(f'id="questions-{id_}"') == 1, (stop.key, id_)
            assert 'rel="next"' in html, stop.key


def test_nothing_about_danger_is_scored(handbook: Handbook, site: Path) -> None:
    """On the page of hard moments no option is marked right, and no question is scored."""
    assert all(q.crisis for q in handbook.all("questions") if q.area == "hard-moments")
    html = _page(site, "train/quizzes/hard-moments")
    assert "data-right" not in html
    assert "answers__verdict" not in html


def test_practice_has_every_statement_once(handbook: Handbook, site: Path) -> None:
    """Part of the role or not: each statement of each task, but for tasks about danger."""
    html = unescape(_page(site, "train/practice"))
    shown = Counter(re.findall(r'class="statements__text">(.*?)</span>', html))
    expected = Counter(
        plain(s.text)
        for task in handbook.all("tasks")
        if not task.crisis
        for s in (*task.consistent, *task.inconsistent)
    )
    assert shown == expected


def test_every_reply_level_says_what_is_one_level_up(handbook: Handbook, site: Path) -> None:
    """Each of the five replies to each competency has its level and the next one up."""
    html = _page(site, "train/replies")
    count = len(handbook.all("ips-competencies"))
    assert html.count("data-level=") == 5 * count
    assert html.count("One level up:") == 4 * count


def test_every_assessment_is_a_form_and_a_sheet(handbook: Handbook, site: Path) -> None:
    """It can be filled in on the page and on paper."""
    for entry in handbook.all("assessments"):
        html = _page(site, entry.page.removesuffix(".md"))
        assert f'data-name="{entry.id}"' in html
        for item in entry.questions.items:
            assert f'data-item="{item.id}"' in html
        assert html.count('class="assess__paper"') >= len(entry.questions.items)


def test_the_record_says_what_it_is_not(site: Path) -> None:
    """A learning record and not a certification."""
    assert "It isn't a certification" in _page(site, "train/record")
