"""Everything that is made: the same without an overlay, and with any, help for who is in danger."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from macros.check.numbers import keys_are_known, numbers_are_named_by_key
from macros.check.overlay import examine
from macros.check.project import load
from macros.data.numbers import filled
from macros.data.overlay.resolve import amended, fingerprint, resolve
from macros.model.handbook import Handbook
from macros.model.identity import Identity
from tests.overlay.conftest import SAID, WHO, Make
from tests.overlay.printed import printed
from tests.overlay.test_resolve import hiding

ELSEWHERE = """\
country: Oakland
crisis_line: {number: "116 123", how: call, hours: any hour}
emergency: {number: "112", how: call}
terms:
  audiences/peer-supporter: Oak companion
"""

SIGNPOST = re.compile(r"aside\.signpost|class=\"signpost\"|If someone may be in danger'")
NUMBER = re.compile(r"(?<![\w.-])(?:988|911)(?![\w-])")

PROPER_NAMES = (
    r"988 Suicide & Crisis Lifeline|988lifeline\.org|lifeline-988",  # a line, its address, its id
    r"9-1-1:911|nine eight eight:988",  # what people type
)
"""Where 988 and 911 stand as a name, or as what somebody types in whatever country."""

TYPED = ("reference/lookup.md", "api/v1/lookup-words.json", "api/v1/tables.xlsx")
"""What lists the words of data/lookup-words.yml, which people type."""

HIDDEN = (
    "topics:warmlines",
    "topics:harm-reduction",
    "topics:family-and-children",
    "glossary:shared-risk",
    "glossary:c-ssrs",
    "language:died-by-suicide",
    "language:honest-conversation",
    "misconceptions:light-topics-only",
    "information:crisis",
    "questions:clean-and-dirty",
    "tasks:family-contact",
)
"""What speaks of danger and can be hidden."""

CALM_TOPIC = "{title: Calm, summary: Calm., tasks: []}"
CALM_TASK = (
    '{title: Calm, question: "Calm?", part: Calm., not_part: null, consistent: [{text: Calm.}], '
    "inconsistent: [], reasons: [], instead: [], note: null, say: Calm., also: []}"
)
CALMED = {
    "topics:mutuality": CALM_TOPIC,
    "topics:first-contact": CALM_TOPIC,
    "topics:thematic-discussions": CALM_TOPIC,
    "topics:team-building": CALM_TOPIC,
    "tasks:risk-assessment-safety-contracts": CALM_TASK,
    "tasks:crisis-response-reporting": CALM_TASK,
    "tasks:overdose-response": CALM_TASK,
    "handouts:first-contact": "{parts: [{view: full, entries: [topics:co-optation-patterns]}]}",
    "session-plans:a-thematic-discussion": "{title: Calm, summary: Calm.}",
}
"""What speaks of danger, in other words that don't."""


@pytest.fixture(scope="module")
def hostile(root: Path, base: Handbook, tmp_path_factory: pytest.TempPathFactory) -> Handbook:
    """The handbook with an overlay that takes away what speaks of danger wherever it may."""
    folder = tmp_path_factory.mktemp("oak")
    calm = "".join(
        _amendment(base, name, fields.replace("Calm", f"Calm {number}"))
        for number, (name, fields) in enumerate(CALMED.items())
    )
    (folder / "organisation.yml").write_text(WHO + ELSEWHERE, encoding="utf-8")
    (folder / "hide.yml").write_text(hiding(*HIDDEN), encoding="utf-8")
    (folder / "amend.yml").write_text(calm, encoding="utf-8")
    return load(root / "data", [folder])


def _amendment(base: Handbook, name: str, fields: str) -> str:
    kind, _, id_ = name.partition(":")
    mark = fingerprint(amended(base.get(kind, id_), yaml.safe_load(fields)))
    return f'- entry: {name}\n  base: "{mark}"\n  set: {fields}\n{SAID}'


@pytest.fixture(scope="module")
def changed(root: Path, hostile: Handbook) -> dict[str, str]:
    """What is made of that."""
    return printed(hostile, root / "docs")


def test_no_overlay_takes_a_signpost_away(plain: dict[str, str], changed: dict[str, str]) -> None:
    """Every page, sheet, deck and course that has one has it still, whatever was taken from it."""
    signposted = [name for name, text in plain.items() if SIGNPOST.search(text)]
    gone = [name for name in signposted if name not in changed]
    assert len(signposted) > 60
    assert gone == ["check/tasks/family-contact.md"]  # it went with its task
    still = [name for name in signposted if name not in gone]
    assert [name for name in still if not SIGNPOST.search(changed[name])] == []


def test_nothing_shows_the_number_of_another_country(
    plain: dict[str, str], changed: dict[str, str]
) -> None:
    """Where an overlay has other numbers, the handbook's stand nowhere but in proper names."""
    named = re.compile("|".join(PROPER_NAMES))
    found = {n: NUMBER.findall(named.sub("", html.unescape(t))) for n, t in changed.items()}
    assert sum(bool(NUMBER.search(text)) for text in plain.values()) > 60
    assert [name for name, numbers in found.items() if numbers and name not in TYPED] == []
    assert sum("116 123" in text for text in changed.values()) > 60


@pytest.mark.parametrize("name", ["tasks:overdose-response", "scenarios", "questions"])
def test_what_has_the_signpost_cannot_be_hidden(make: Make, base: Handbook, name: str) -> None:
    """It says so, at its line, and what to do."""
    kind, _, id_ = name.partition(":")
    id_ = id_ or next(entry.id for entry in base.all(kind) if entry.crisis)
    made = make({"hide.yml": hiding(f"{kind}:{id_}")})
    assert f"oak/hide.yml:1: {kind}:{id_} can't be hidden: it has the signpost" in made.told
    assert "Amend what is different" in made.told


def test_words_of_danger_and_the_signposts_place_are_closed(make: Make, base: Handbook) -> None:
    """Neither can be amended, hidden or called otherwise."""
    danger = base.all("danger")[0].id
    amend = _amendment(base, "tasks:overdose-response", "{crisis: false}")
    amend += _amendment(base, f"danger:{danger}", "{says: [nothing]}")
    made = make({"amend.yml": amend, "hide.yml": hiding(f"danger:{danger}")})
    assert made.told.count("so that nobody in danger is left without help") == 2
    assert "'crisis' can't be amended: the signpost keeps its place" in made.told


def test_a_number_by_hand_is_told(base: Handbook) -> None:
    """A text that writes the number out would show it in every other edition: its line is told."""
    entry = base.get("style", "calm-in-danger").model_copy(update={"why": "Call 911."})
    kinds = {**base.kinds, "style": {entry.id: entry}}
    (problem,) = numbers_are_named_by_key(replace(base, kinds=kinds))
    assert problem.place == f"data/style.yml:{entry.line_of('why')}"
    assert "{emergency}" in problem.message


def test_digits_that_are_no_number_to_call_are_written_in_braces(base: Handbook) -> None:
    """A section of a law is no number to call: it stays what it is in every edition."""
    text = "Section {911}, which {988 1} left alone. {Emergency}."
    entry = base.get("style", "calm-in-danger").model_copy(update={"why": text})
    book = replace(base, kinds={**base.kinds, "style": {entry.id: entry}})
    assert [*numbers_are_named_by_key(book), *keys_are_known(book)] == []
    made = filled(book).get("style", entry.id).why
    assert made == "Section 911, which 988 1 left alone. Call 911."


def test_a_key_that_nothing_fills_in_is_told(base: Handbook) -> None:
    """With the key that was meant."""
    entry = base.get("style", "calm-in-danger").model_copy(update={"why": "{Emergancy} now."})
    kinds = {**base.kinds, "style": {entry.id: entry}}
    (problem,) = keys_are_known(replace(base, kinds=kinds))
    assert "did you mean 'emergency'?" in problem.message


def test_no_overlay_changes_no_byte(root: Path, base: Handbook, plain: dict[str, str]) -> None:
    """The whole way through the overlays, with none of them, makes the same of everything."""
    made = printed(filled(resolve(base, [])[0]), root / "docs")
    assert len(plain) > 400
    assert [name for name in {*plain, *made} if plain.get(name) != made.get(name)] == []


def test_an_overlay_that_changes_nothing_shows_only_whose_it_is(
    root: Path, base: Handbook, plain: dict[str, str], tmp_path: Path
) -> None:
    """Its name stands in the credit and in what says that it is adapted, and nowhere else."""
    (tmp_path / "organisation.yml").write_text(WHO, encoding="utf-8")
    resolved, problems = examine(base, [tmp_path])
    book = filled(resolved)
    who, own = book.identity, base.identity
    as_was = who.model_copy(update={"id": own.id, "credit": own.credit})
    kinds = {**book.kinds, "handbook": {own.id: as_was}}
    made = printed(Handbook(kinds, book.known, book.local), root / "docs")
    assert problems == []
    assert (isinstance(who, Identity), who.credit) != (True, own.credit)
    assert [name for name in {*plain, *made} if plain.get(name) != made.get(name)] == [
        "api/v1/index.json"
    ]
    assert '"adapted"' in made["api/v1/index.json"]
