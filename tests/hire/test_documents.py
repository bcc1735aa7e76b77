"""Documents made in the browser: the same as the ready-made ones, and safe by every route."""

from __future__ import annotations

import base64
import io
import json
from collections.abc import Callable
from typing import Any

import docx
import pytest

from macros.model.handbook import Handbook
from macros.outputs.hiring import blocks as b
from macros.outputs.hiring import documents, word
from tests.engines import Engines
from tests.hire.test_word import ODD, texts

Call = Callable[..., Any]


@pytest.fixture(scope="session")
def refused(handbook: Handbook) -> list[str]:
    """The ids of the questions that may not be asked."""
    return [q.id for q in handbook.all("interview-questions") if not q.usable]


def test_a_kit_is_the_same_here_and_there(call: Call, data: Any, handbook: Handbook) -> None:
    """The browser and the build make one and the same kit."""
    for kit in handbook.all("interview-kits"):
        draft = {
            "title": kit.title,
            "ids": kit.questions,
            "opening": kit.opening,
            "closing": kit.closing,
        }
        assert call("documents", "kit", data, draft)["blocks"] == documents.kit(handbook, kit)


def test_a_job_description_is_the_same_here_and_there(
    call: Call, data: Any, handbook: Handbook
) -> None:
    """So are the job descriptions that the builder starts with."""
    for role in handbook.all("sample-roles"):
        draft = call("drafts", "startingJobDescription", data, role.id)
        made = call("documents", "jobDescription", data, draft)
        assert made == documents.job_description(handbook, role)


def test_an_ad_is_the_same_here_and_there(call: Call, data: Any, handbook: Handbook) -> None:
    """So are the ads."""
    for ad in handbook.all("ads"):
        draft = call("drafts", "startingAd", data, ad.id)
        assert call("documents", "advertisement", data, draft) == documents.ad(ad)


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
    ["", "nonsense", "[]", "null", '{"handbook":"another"}', '{"handbook":"peer-role-handbook"}'],
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


def word_file(engines: Engines, handbook: Handbook, blocks: list[b.Block]) -> bytes:
    """The Word file that the browser makes of `blocks`."""
    template = json.loads(dict(word.files(handbook))[word.TEMPLATE])
    text: str = engines.evaluate(
        """async (root, [template, blocks]) => {
            const { wordFile } = await import(root + "web/engines/hiring/word-file.js");
            const { zipSync } = await import(root + "web/engines/hiring/zip.js");
            const bytes = wordFile(template, blocks, zipSync);
            return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
        }""",
        [template, blocks],
    )
    return base64.b64decode(text)


def test_a_word_file_of_the_browser_opens_and_holds_its_text(
    engines: Engines, handbook: Handbook
) -> None:
    """Read back, every document has the text and the styles of the ready-made one."""
    for _, blocks in documents.documents(handbook):
        there = docx.Document(io.BytesIO(word_file(engines, handbook, blocks)))
        here = docx.Document(io.BytesIO(word.word(blocks)))
        assert list(texts(there)) == list(b.texts(blocks))
        assert [(p.style.name, p.text) for p in there.paragraphs] == [
            (p.style.name, p.text) for p in here.paragraphs
        ]
        assert there.core_properties.title == blocks[0]["text"]


def test_odd_characters_survive_the_browser(engines: Engines, handbook: Handbook) -> None:
    """They come out as they went in; what XML can't hold is dropped."""
    table = b.table(ODD, [ODD], [[ODD]], widths=[1])
    made = word_file(engines, handbook, [b.title(ODD), b.bullets([ODD + "\x00\x0b"]), table])
    document = docx.Document(io.BytesIO(made))
    assert list(texts(document)) == [ODD] * 4


def test_a_file_name_is_plain(call: Call) -> None:
    """A title becomes a name that every system can keep."""
    assert call("word-file", "fileName", "Peer & Café <Worker>!", "docx") == "peer-cafe-worker.docx"
    assert call("word-file", "fileName", "///", "docx") == "document.docx"
