"""What the lookup and the checks of hiring are taught with: read of a few files, and told apart."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from macros.check.project import load
from macros.model.handbook import Handbook
from macros.outputs import hiring
from macros.outputs.hiring import likeness
from macros.outputs.lookup import examples, index
from macros.outputs.lookup.examples import UNTAUGHT, Example, Models
from macros.outputs.lookup.places import Page, Place, places, read_pages

FOLDER = "tests/fixtures/every-field"

TEXTS = {
    "asked/b.tsv": "words\tanswers\tside\tpage\nOwn \u00e9\tnone:pay|none:more\t-\t-\n",
    "asked/a.tsv": 'words\tanswers\tside\tpage\n"Rides"\ttasks/rides|tasks/cars\tdepends\t/x\n',
    "asked/topics.tsv": "topic\tanswer\npay\t/hire/pay/\nboth\t/hire/pay/\n",
    "tests/lookup/real/questions-2.tsv": (
        "query\tids\tside\ttopic\taddress\tplaces\n"
        "Which task\trides|cars\tconsistent\tx\thttps://a.edu/1\t/check/tasks/other/\n"
        "Which place\tNONE\t-\tx\thttps://a.edu/2\t/hire/pay/|/check/tasks/rides/|{more}|{both}\n"
        "Nothing\tNONE\t-\tx\thttps://a.edu/3\t\n"
    ),
    "tests/lookup/real/questions-held-out.tsv": "query\tids\nNever\trides\n",
    "tests/lookup/real/searches.tsv": (
        "query\tplaces\taddress\n"
        "rides\t/check/tasks/rides/|{pay}|/hire/pay/\thttps://a.edu/4\n"
        "OWN \u00c9\t/hire/pay/\thttps://a.edu/5\n"
        "nowhere\t\thttps://a.edu/6\n"
    ),
    "tests/lookup/danger.tsv": "in danger\t988\nhurt\t911\n",
    "tests/lookup/ordinary.txt": "dying to meet you\nkilling time\n",
    "tests/lookup/real/danger.tsv": (
        "phrase\tkind\tlanguage\taddress\none\tdying\ten\tx\ntwo\toverdose\ten\tx\n"
        "three\tviolence\ten\tx\nfour\tmedical\ten\tx\n"
    ),
    "tests/lookup/real/danger-held-out.tsv": "phrase\tkind\nnever\tdying\n",
    "tests/lookup/real/ordinary-2.tsv": "phrase\tkind\tlanguage\taddress\nfive\tordinary\ten\tx\n",
}

EXAMPLES = [
    Example('"Rides"', ("tasks/rides", "tasks/cars"), "depends", "/x"),
    Example("Own \u00e9", ("/hire/pay/", "none:more"), "-", "-"),
    Example("Which task", ("tasks/rides", "tasks/cars"), "consistent", "https://a.edu/1"),
    Example("Which place", ("/hire/pay/", "none:more"), "-", "https://a.edu/2"),
    Example("Nothing", ("none",), "-", "https://a.edu/3"),
    Example("rides", ("tasks/rides", "/hire/pay/"), "-", "https://a.edu/4"),
    Example("nowhere", ("none",), "-", "https://a.edu/6"),
]

SPOKEN = [
    *(("in danger", "988"), ("hurt", "911")),
    *(("one", "988"), ("two", "911"), ("three", "911"), ("four", "911")),
    *(("dying to meet you", ""), ("killing time", ""), ("five", "")),
]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder with a few lines of each kind."""
    for name, text in TEXTS.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return tmp_path


def test_examples_come_from_three_kinds_of_lines(project: Path) -> None:
    """Topics lead to what answers them, what is held out is left out, no words come twice."""
    assert examples.topics(project) == {"pay": "/hire/pay/", "both": "/hire/pay/"}
    assert examples.read(project) == EXAMPLES


def test_what_people_say_comes_with_the_number_for_it(project: Path) -> None:
    """None where nobody is in danger; a handbook without such lines has none."""
    assert examples.spoken(project) == SPOKEN
    assert examples.spoken(project / "asked") == []


def test_every_line_counts_in_the_digest(project: Path) -> None:
    """Of what is asked and of what is said."""
    lines = ["\t".join([e.words, *e.answers, e.side, e.page]) for e in EXAMPLES]
    lines += ["\t".join(said) for said in SPOKEN]
    before = examples.digest(project)
    assert before == hashlib.sha256("\n".join(lines).encode()).hexdigest()
    (project / "tests/lookup/ordinary.txt").write_text("another\n", "utf-8")
    assert examples.digest(project) != before


def test_a_handbook_has_the_models_that_lie_in_it(project: Path) -> None:
    """One that knows nothing where it has none."""
    assert examples.models(project) == Models(json.dumps(UNTAUGHT), None)
    (project / "asked/model.json").write_text('"\u00e9"', "utf-8")
    assert examples.models(project) == Models('"\u00e9"', None)
    (project / "asked/model-full.json").write_text('"full"', "utf-8")
    assert examples.models(project) == Models('"\u00e9"', '"full"')


def test_pages_say_of_themselves_what_they_are(tmp_path: Path) -> None:
    """By what stands at their top, else by their first heading, else by their path."""
    for name, text in {
        "index.md": "# Home\n",
        "search.md": "# Search\n",
        "guide/a.md": "---\ntitle: Caf\u00e9\ndecides: state\ncalm: true\n---\n# Other\n",
        "guide/b.md": "---\n\n---\n## Not this\n# A heading {: .x }\n# Nor this\n",
        "guide/c.md": "Words alone\n---\ntitle: x\n---\n",
        "guide/index.md": "# Guide\n",
        "guide/d.txt": "# No page\n",
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    assert read_pages(tmp_path, "search.md") == (
        Page("guide/a/", "Caf\u00e9", "state", calm=True),
        Page("guide/b/", "A heading"),
        Page("guide/c/", "guide/c.md"),
        Page("guide/", "Guide"),
    )


@pytest.fixture(scope="module")
def small(root: Path) -> Handbook:
    """The small handbook."""
    return load(root / FOLDER / "data")


def test_pages_go_first_among_the_places(small: Handbook) -> None:
    """Then entries by kind, each with what else people call it."""
    found = list(places(small, [Page("guide/a/", "A page", "state")]))
    assert found[0] == Place("Pages", "guide/a/", "A page", "")
    (task,) = (p for p in found if p.url == "check/tasks/first/")
    assert task == Place("Tasks", "check/tasks/first/", "Tasks: the first", "another name of first")
    kinds = list(dict.fromkeys(place.kind for place in found))
    assert kinds[:3] == ["Pages", "Tasks", "Core values"]
    difference = small.all("differences")[0]
    (told,) = (p for p in found if p.url.endswith(f"differences/{difference.id}/"))
    assert (told.title, told.also) == (difference.question, difference.title)
    law = small.all("law")[0]
    assert (law.title, law.citation) in [(p.title, p.also) for p in found]


def test_the_rows_of_hidden_tasks_leave_the_model(small: Handbook) -> None:
    """Of the task and of its sides, in all that the model holds row by row."""
    rows = [{"name": name} for name in ("tasks/first", "tasks/other", "side:first", "place")]
    model = {"rows": rows, "gaps": [1, 2, 3, 4], "rarity": "x"}
    local = replace(small.local, hidden={("tasks", "first"): "x", ("values", "other"): "x"})  # type: ignore[dict-item]
    hiding = replace(small, local=local)
    made = dict(index.files(hiding, (), Models(json.dumps(model), json.dumps(model)), _first))
    kept = {"rows": [rows[1], rows[3]], "gaps": [2, 4], "rarity": "x"}
    text = json.dumps(kept, separators=(",", ":")) + "\n"
    assert made["assets/lookup/model.json"] == made["search/model.json"] == text
    plain = dict(index.files(small, (), Models("as it is"), _first))
    assert plain["assets/lookup/model.json"] == "as it is"
    assert "search/model.json" not in plain


def _first(key: object, make: object) -> Any:
    """In the place of what takes long."""
    return f"{key} {callable(make)}"


POSTINGS = {
    "rows": [{"name": "first"}, {"name": "gone"}],
    "gaps": [1, 2],
    "values": ["\u00e9", 2],
    "limit": 0.5,
}


def test_checks_of_hiring_take_the_rows_of_rules_that_there_are(
    small: Handbook, tmp_path: Path
) -> None:
    """What was learned of a rule that is gone, or of one that goes by a word, is left out."""
    for name, model in (
        ("postings", POSTINGS),
        ("questions", {"rows": [{"name": "risky"}], "gaps": [1], "values": [2]}),
    ):
        path = tmp_path / f"marked/{name}-model.json"
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps(model, ensure_ascii=False), "utf-8")
    found = likeness.models(tmp_path)
    (one, postings), (two, questions) = likeness.files(small, found)
    assert (one, two) == ("assets/hire-postings-model.json", "assets/hire-questions-model.json")
    rule = small.all("posting-rules")[0]
    kept = [] if rule.problem == "wording" else [0]
    model = {k: [v[n] for n in kept] if isinstance(v, list) else v for k, v in POSTINGS.items()}
    wanted = json.dumps({"posting_likeness": model}, ensure_ascii=False, separators=(",", ":"))
    assert postings == f"{wanted}\n"
    risky = any(rule.finds == "likeness" for rule in small.all("question-rules"))
    assert ("risky" in questions) is risky


def test_checks_of_hiring_go_by_their_rules_alone_without_a_model(
    small: Handbook, tmp_path: Path
) -> None:
    """Or without the rules that it speaks of."""
    nothing = ['{"posting_likeness":null}\n', '{"question_likeness":null}\n']
    assert likeness.models(tmp_path) == likeness.Models(None, None)
    assert [text for _, text in likeness.files(small, likeness.Models())] == nothing
    model = json.dumps({"rows": [{"name": "risky"}], "gaps": [1], "values": [2]})
    found = likeness.Models(model, model)
    assert [text for _, text in likeness.files(Handbook({}), found)] == nothing


def test_a_likeness_to_risky_questions_needs_its_rule(small: Handbook) -> None:
    """The one that finds by likeness, whatever the others do."""
    rule = small.all("question-rules")[0]
    model = {"rows": [{"name": "risky"}, {"name": "x"}], "gaps": [1, 2], "values": [3, 4]}
    for finds, told in (
        ("likeness", {"rows": [{"name": "risky"}], "gaps": [1], "values": [3]}),
        ("words", None),
    ):
        rules = {rule.id: rule.model_copy(update={"finds": finds})}
        book = replace(small, kinds={**small.kinds, "question-rules": rules})
        text = dict(likeness.files(book, likeness.Models(None, json.dumps(model))))
        assert json.loads(text["assets/hire-questions-model.json"]) == {"question_likeness": told}


@pytest.mark.parametrize("kind", ["sample-roles", "job-statements", "interview-questions"])
def test_one_kind_to_hire_with_is_enough(small: Handbook, kind: str) -> None:
    """Without any of the three nothing of that room is made."""
    assert hiring.is_wanted(replace(small, kinds={kind: small.kinds[kind]}))
    assert not hiring.is_wanted(replace(small, kinds={"tasks": small.kinds["tasks"]}))


def test_the_panel_opens_and_has_rules(small: Handbook) -> None:
    """Two lists, of which the first says something in its first item."""
    (need,) = (n for n in hiring.REQUIRES if n.id == "interview-panel")
    assert need.holds is not None
    topic = small.get("topics", "interview-panel")
    assert need.holds(topic)
    first, second = topic.groups
    silent = first.items[0].model_copy(update={"says": None})
    for groups in (
        [first],
        [first, second, second],
        [first.model_copy(update={"items": [silent, *first.items[1:]]}), second],
    ):
        assert not need.holds(topic.model_copy(update={"groups": groups}))
    opening = first.items[0].model_copy(update={"says": "Welcome."})
    rules = second.items[0].model_copy(update={"says": None})
    groups = [
        first.model_copy(update={"items": [opening]}),
        second.model_copy(update={"items": [rules]}),
    ]
    assert need.holds(topic.model_copy(update={"groups": groups}))
