"""Documents made in the browser: safe by every route."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from macros.model.handbook import Handbook
from tests.engines import Engines

Call = Callable[..., Any]


@pytest.fixture(scope="session")
def refused(handbook: Handbook) -> list[str]:
    """The ids of the questions that may not be asked."""
    return [q.id for q in handbook.all("interview-questions") if not q.usable]


def test_the_kit_refuses_what_may_not_be_asked(call: Call, data: Any, refused: list[str]) -> None:
    """Each is left out, with the reason and a safer form."""
    draft = {"title": "Kit", "ids": [*refused, "define-the-role"], "opening": 4, "closing": 4}
    made = call("documents", "kit", data, draft)
    assert [one["id"] for one in made["refused"]] == refused
    assert all(one["why"] and one["safer"] for one in made["refused"])
    headings = [x["text"] for x in made["blocks"] if x.get("level") == 2]
    assert len(headings) == 1


def test_a_forged_question_is_refused(call: Call, data: Any, refused: list[str]) -> None:
    """Words put back into the data don't make a risky question usable."""
    forged = [
        {**q, "usable": True, "ask": "What is your diagnosis?", "scale": [], "minutes": 1}
        if q["id"] in refused
        else q
        for q in data["questions"]
    ]
    draft = {"title": "Kit", "ids": refused, "opening": 4, "closing": 4}
    made = call("documents", "kit", {**data, "questions": forged}, draft)
    assert "diagnosis?" not in str(made["blocks"])
    assert len(made["refused"]) == len(refused)


def test_an_unknown_question_is_refused(call: Call, data: Any) -> None:
    """An id that nobody knows is said to be unknown."""
    draft = {"title": "Kit", "ids": ["never-heard-of"], "opening": 4, "closing": 4}
    (one,) = call("documents", "kit", data, draft)["refused"]
    assert one["id"] == "never-heard-of"


@pytest.mark.parametrize(
    "text",
    ["", "nonsense", "[]", "null", '{"handbook":"another"}', '{"handbook":"handbook"}'],
)
def test_a_strange_file_is_turned_away(text: str, engines: Engines) -> None:
    """A file that is no draft is named as such, and nothing breaks."""
    said = engines.evaluate(
        """async (root, text) => {
            const { load } = await import(root + "web/engines/hiring/draft-file.js");
            try { load("ad", text); return ""; } catch (error) { return error.message; }
        }""",
        text,
    )
    assert said.endswith(".")


def test_a_draft_of_strange_values_is_taken_as_empty(call: Call, data: Any) -> None:
    """Whatever stands in a file, the builder gets a draft of the right shape."""
    strange = {"role": 7, "jobTitle": {}, "facts": [], "ticked": "x", "own": [1, {"text": 2}]}
    draft = call("drafts", "jobDescriptionDraft", data, strange)
    assert draft["role"] == ""
    assert draft["ticked"] == []
    assert draft["own"] == []


def test_a_file_name_is_plain(call: Call) -> None:
    """A title becomes a name that every system can keep."""
    assert call("word-file", "fileName", "Peer & Café <Worker>!", "docx") == "peer-cafe-worker.docx"
    assert call("word-file", "fileName", "///", "docx") == "document.docx"
