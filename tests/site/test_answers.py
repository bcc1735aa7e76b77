"""A quiz answer is called what the data says that it is: in its words, its mark and its place."""

from __future__ import annotations

from macros.model.handbook import Handbook
from macros.model.learning import Question
from tests.site.conftest import Shown
from tests.site.places import tree

RIGHT, WRONG = "Right.", "Not this one."


def _called(shown: Shown, question: Question) -> list[tuple[str, bool, str]]:
    """Each option of a question on its page: its id, its mark for scripts, what it is called."""
    name = f"questions/{question.id}"
    page = shown.site / shown.addresses[name].partition("#")[0] / "index.html"
    found = []
    for option in tree(page).xpath("//*[@data-entry=$name]//li[@data-option]", name=name):
        verdict = " ".join(e.text_content() for e in option.find_class("answers__verdict"))
        found.append((option.get("data-option"), "data-right" in option.attrib, verdict))
    return found


def _is_marked(question: Question) -> bool:
    return question.scored and question.type in ("single", "multiple", "true-false")


def _meant(question: Question) -> list[tuple[str, bool, str]]:
    """What the options of a question have to be called: nothing where none is right or wrong."""
    words = {True: RIGHT, False: WRONG} if _is_marked(question) else {True: "", False: ""}
    return [(option.id, option.right, words[option.right]) for option in question.options]


def test_an_answer_is_called_what_it_is(shown: Shown, handbook: Handbook) -> None:
    """For every option of every question, the words, the mark and the data agree."""
    asked = handbook.all("questions")
    wrong = [q.id for q in asked if _called(shown, q) != _meant(q)]
    assert wrong == []
    assert sum(_is_marked(q) for q in asked) >= 100


def test_an_answer_stands_with_its_own_feedback(shown: Shown, handbook: Handbook) -> None:
    """The text, the pair and the feedback of an option stand in one line of the answers."""
    for question in handbook.all("questions"):
        name = f"questions/{question.id}"
        page = shown.site / shown.addresses[name].partition("#")[0] / "index.html"
        rows = tree(page).xpath("//*[@data-entry=$name]//li[@data-option]", name=name)
        for row, option in zip(rows, question.options, strict=True):
            text = row.text_content()
            told = (option.text, option.match or "", option.feedback)
            assert [words for words in told if words not in text] == [], question.id


def test_practice_puts_each_statement_on_its_side(shown: Shown, handbook: Handbook) -> None:
    """In "part of the role or not", the side for the scripts and the folded words agree."""
    titles = {term.id: term.title for term in handbook.get("vocabulary", "verdicts").terms}
    mark = 'data-learn="role-practice"'
    (page,) = [p for p in shown.site.rglob("*.html") if mark in p.read_text(encoding="utf-8")]
    for task in handbook.all("tasks"):
        meant = {(s.text, "consistent") for s in task.consistent}
        meant |= {(s.text, "not-consistent") for s in task.inconsistent}
        rows = tree(page).xpath("//*[@data-task=$id]//li[@data-side]", id=task.id)
        found = {
            (row.find_class("statements__text")[0].text_content(), row.get("data-side"))
            for row in rows
            if titles[row.get("data-side")] in row.find(".//details").text_content()
        }
        assert found == (set() if task.crisis else meant), task.id
