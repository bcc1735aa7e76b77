"""What overlays add, amend and hide, and who says so."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from macros.check.project import load
from macros.data.numbers import filled
from macros.data.overlay import VARIABLE, chosen
from macros.data.overlay.resolve import CLOSED, CLOSED_FIELDS, amended, fingerprint
from macros.model.entries import Task
from macros.model.handbook import Handbook
from macros.model.hiring import SampleRole
from macros.model.learning import Question
from macros.model.links import links_of
from macros.model.local import NOTHING
from macros.model.marked import LocalTerm, LocalText
from macros.pages.local import own_text
from tests.overlay.conftest import SAID, WHO, Make

Amending = Callable[..., str]

ADDED = """\
- id: oak-van
  title: Driving the van
  question: Do I drive the van?
  part: Driving to an outing is.
  consistent:
    - text: You drive to an outing.
  say: I'd like to come along.
  values: [voluntary]
  related: [giving-rides]
  local: {authority: rides, by: fleet, on: 2026-11-20}
"""


def hiding(*names: str) -> str:
    """The text of hide.yml."""
    return "".join(f"- entry: {name}\n{SAID}" for name in names)


def test_without_an_overlay_nothing_is_another(root: Path, base: Handbook) -> None:
    """The data without an overlay is what it was before there were any."""
    loaded = load(root / "data", [])
    assert loaded.local is NOTHING
    assert [vars(e) for _, e in loaded.entries()] == [vars(e) for _, e in filled(base).entries()]


def test_what_is_amended_says_so(make: Make, amending: Amending) -> None:
    """A field has the organisation's text, with its mark, and the handbook's own is kept."""
    text = amending("tasks", "gifts", "set: {part: Small ones are fine.}", fields=("part",))
    made = make({"amend.yml": text})
    task = made.handbook.get("tasks", "gifts")
    change = made.handbook.local.changed["tasks", "gifts"][0]
    assert made.told == ""
    assert isinstance(task.part, LocalText)
    assert (task.part, task.part.mark) == ("Small ones are fine.", "At Oak")
    assert change.fields[0].before == made.handbook.local.before["tasks", "gifts"].part
    assert (change.authority, change.decided.by) == ("Rides, policy 1", "fleet")


def test_a_part_of_an_entry_is_amended_alone(make: Make, amending: Amending) -> None:
    """A line of a sample role: its words are the organisation's, and no other line is touched."""
    text = amending(
        *("sample-roles", "peer-coordinator", "set: {use: Keeps a gift book.}"),
        part="pc-paperwork",
        fields=("use",),
    )
    made = make({"amend.yml": text})
    role = made.handbook.get(SampleRole, "peer-coordinator")
    lines = {line.id: line for group in role.groups for line in group.items}
    own = made.handbook.local.before["sample-roles", "peer-coordinator"]
    assert made.told == ""
    assert lines["pc-paperwork"].use == "Keeps a gift book."
    assert [i for i, line in lines.items() if isinstance(line.use, LocalText)] == ["pc-paperwork"]
    assert [line.differs for line in lines.values()] == [
        line.differs for group in own.groups for line in group.items
    ]


def test_a_part_that_is_named_by_its_beginning_loses_the_citation(
    make: Make, base: Handbook
) -> None:
    """What an organisation says in the place of a line stands under none of the sources."""
    line = base.get(Task, "gifts").consistent[1]
    mark = fingerprint(amended(line, ["text"]))
    item = f'- entry: tasks:gifts\n  item: "{line.text[:20]}"\n  base: "{mark}"\n'
    made = make({"amend.yml": f"{item}  set: {{text: You bring fruit.}}\n{SAID}"})
    now = made.handbook.get(Task, "gifts").consistent
    assert made.told == ""
    assert [each.text for each in now if not each.sources] == ["You bring fruit."]


def test_a_part_that_is_not_there_is_told(make: Make) -> None:
    """With those that there are."""
    text = f"- entry: questions:say-too-much\n  item: defned\n  set: {{text: A.}}\n{SAID}"
    made = make({"amend.yml": text})
    assert "oak/amend.yml:2: no part of questions:say-too-much is called or begins" in made.told
    assert "did you mean 'defend'?" in made.told
    assert "'thanks', 'say-less', 'defend'" in made.told


def test_a_field_is_amended_once(make: Make, amending: Amending) -> None:
    """Or an organisation's own text would be told as what the handbook says."""
    item = amending("tasks", "gifts", "set: {part: Ours.}", fields=("part",))
    made = make({"amend.yml": f"{item}{item}"})
    assert "oak/amend.yml:8: 'part' is amended already, at oak/amend.yml:1" in made.told


def test_two_parts_of_an_entry_tell_both_own_texts(make: Make, amending: Amending) -> None:
    """What the handbook says in the place of each stands beside what is made of it."""
    items = [
        amending(
            *("sample-roles", "peer-coordinator", f"set: {{text: {id_} is ours.}}"),
            part=id_,
            fields=("text",),
        )
        for id_ in ("pc-practical-help", "pc-goes-along")
    ]
    made = make({"amend.yml": "".join(items)})
    own = own_text(made.handbook, "sample-roles", "peer-coordinator")
    assert made.told == ""
    assert [line.split()[3] for line in own] == ["Goes", "Now"]


def test_the_rest_of_an_amended_entry_is_unmarked(
    make: Make, amending: Amending, base: Handbook
) -> None:
    """Only the organisation's text bears its mark."""
    text = amending("tasks", "gifts", "set: {part: Small ones.}", fields=("part",))
    task = make({"amend.yml": text}).handbook.get("tasks", "gifts")
    assert not isinstance(task.say, LocalText)
    assert task.consistent == base.get("tasks", "gifts").consistent
    assert task.sources == base.get("tasks", "gifts").sources


def test_items_are_added_and_removed(make: Make, amending: Amending, base: Handbook) -> None:
    """A list has what is added at its end, and no longer what is removed by how it begins."""
    first = base.get("tasks", "gifts").instead[0]
    start = first.split()[:3]
    text = amending(
        "tasks",
        "gifts",
        "add: {instead: [Ask the team lead.]}",
        f'remove: {{instead: ["{" ".join(start)}"]}}',
        fields=("instead",),
    )
    made = make({"amend.yml": text})
    instead = made.handbook.get("tasks", "gifts").instead
    assert made.told == ""
    assert first not in instead
    assert [item for item in instead if isinstance(item, LocalText)] == ["Ask the team lead."]


def test_a_verdict_turned_around_keeps_the_handbooks_beside_it(
    make: Make, amending: Amending, base: Handbook
) -> None:
    """Wherever the answer is shown, its title says what the handbook answers."""
    gone = [s.text for s in base.get("tasks", "gifts").inconsistent]
    starts = ", ".join(f"'{text[:40]}'" for text in gone)
    changes = "set: {not_part: null}", f"remove: {{inconsistent: [{starts}]}}"
    text = amending("tasks", "gifts", *changes, fields=("not_part", "inconsistent"))
    made = make({"amend.yml": text})
    verdict = made.handbook.get("tasks", "gifts").verdict
    title = made.handbook.term("verdicts", verdict).title
    own = base.term("verdicts", "in-part").title
    assert made.told == ""
    assert isinstance(verdict, LocalTerm)
    assert isinstance(title, LocalText)
    assert title.spelled.endswith(f"(At Oak; the handbook: {own})")


def test_what_is_added_rests_on_no_source(make: Make) -> None:
    """An added entry is the organisation's: it cites none of the documents."""
    made = make({"data/tasks.yml": ADDED})
    task = made.handbook.get("tasks", "oak-van")
    assert made.told == ""
    assert task.sources == []
    assert made.handbook.local.added["tasks", "oak-van"].authority == "Rides, policy 1"
    assert task.reviewed == datetime.date(2026, 11, 20)


def test_hiding_the_task_that_most_name_leaves_no_dead_link(make: Make, base: Handbook) -> None:
    """Nothing names what is hidden, and nothing else is a problem."""
    hidden = ("tasks", "sharing-own-story")
    made = make({"hide.yml": hiding("tasks:sharing-own-story")})
    named = {name for names in links_of(made.handbook).out.values() for name in names}
    assert len(links_of(base).back[hidden]) > 20
    assert made.told == ""
    assert hidden not in named
    assert made.handbook.local.hidden[hidden].title == "Sharing your own story"


def test_a_question_goes_with_the_only_entry_that_it_is_about(make: Make, base: Handbook) -> None:
    """What would ask for an answer that is nowhere is set aside too, and listed."""
    alone = [q.id for q in base.all("questions") if _is_about_one(q, "language")]
    question = base.get("questions", alone[0])
    name = question.tests.pairs()[0]
    made = make({"hide.yml": hiding(":".join(name))})
    assert made.handbook.local.hidden["questions", alone[0]].follows == name
    assert alone[0] not in made.handbook.kinds["questions"]


def _is_about_one(question: Question, kind: str) -> bool:
    pairs = question.tests.pairs()
    return len(pairs) == 1 and pairs[0][0] == kind


def test_what_cannot_be_without_the_hidden_is_told_once(make: Make, base: Handbook) -> None:
    """An entry that needs a hidden one is a problem at the line that hides it."""
    needed = base.all("competencies")[0].area
    made = make({"hide.yml": hiding(f"competency-areas:{needed}")})
    assert "oak/hide.yml:1: " in made.told
    assert "needs it. Hide that too" in made.told


def test_a_change_under_an_amendment_is_told_with_its_line(
    make: Make, amending: Amending, base: Handbook
) -> None:
    """When the handbook changes what is amended, the build says where and what to do."""
    text = amending("tasks", "gifts", "set: {part: Small ones.}", fields=("part",))
    moved = _changed(base, "tasks", "gifts", part="Another text of the handbook.")
    made = make({"amend.yml": text}, moved)
    assert "oak/amend.yml:2: tasks:gifts has changed in the handbook" in made.told
    assert "make overlay OVERLAY=" in made.told


def test_a_change_elsewhere_is_silent(make: Make, amending: Amending, base: Handbook) -> None:
    """Another field of the same entry may change as it likes."""
    text = amending("tasks", "gifts", "set: {part: Small ones.}", fields=("part",))
    assert make({"amend.yml": text}, _changed(base, "tasks", "gifts", say="Hm.")).told == ""


def _changed(base: Handbook, kind: str, id_: str, **fields: object) -> Handbook:
    entry = base.get(kind, id_).model_copy(update=fields)
    return replace(base, kinds={**base.kinds, kind: {**base.kinds[kind], id_: entry}})


def test_a_change_that_nobody_reads_is_silent(
    make: Make, amending: Amending, base: Handbook
) -> None:
    """A field that a release adds, a citation, or a word that people type stops no build."""
    text = amending(
        "tasks", "gifts", "add: {consistent: [{text: We ask.}]}", fields=("consistent",)
    )
    lines = base.get("tasks", "gifts").consistent
    other = [line.model_copy(update={"says": ["a present"], "sources": []}) for line in lines]
    assert make({"amend.yml": text}, _changed(base, "tasks", "gifts", consistent=other)).told == ""


def test_a_target_that_is_gone_is_told(make: Make, amending: Amending, base: Handbook) -> None:
    """An amendment of what is no longer there is never passed over."""
    text = amending("tasks", "gifts", "set: {part: Small ones.}", fields=("part",))
    tasks = {i: t for i, t in base.kinds["tasks"].items() if i != "gifts"}
    made = make({"amend.yml": text}, replace(base, kinds={**base.kinds, "tasks": tasks}))
    assert "oak/amend.yml:1: there is no entry 'gifts' in tasks (any more)" in made.told


def test_nothing_was_decided_tomorrow(make: Make) -> None:
    """A day that lies ahead is told at its line."""
    text = hiding("tasks:gifts").replace("2026", "2226")
    assert "'on' is 2226" in make({"hide.yml": text}).told


@pytest.mark.parametrize("field", sorted(CLOSED_FIELDS))
def test_some_fields_are_closed(make: Make, field: str) -> None:
    """What a citation, the signpost or a disagreement hangs on can't be amended."""
    text = f"- entry: tasks:gifts\n  base: x\n  set:\n    {field}: x\n{SAID}"
    assert f"oak/amend.yml:4: '{field}' can't be amended" in make({"amend.yml": text}).told


@pytest.mark.parametrize("kind", sorted(CLOSED))
def test_some_kinds_are_closed(make: Make, base: Handbook, kind: str) -> None:
    """Words of danger, law, sources and what the sources say against each other stay."""
    first = base.all(kind)[0].id
    text = f"- entry: {kind}:{first}\n  base: x\n  set: {{title: x}}\n{SAID}"
    told = make({"amend.yml": text, "hide.yml": hiding(f"{kind}:{first}")}).told
    assert f"oak/amend.yml:1: {kind} can't be amended" in told
    assert f"oak/hide.yml:1: {kind} can't be hidden" in told


def test_local_words_do_not_cite_sources(make: Make) -> None:
    """A citation inside an amended list would put words into a source's mouth."""
    line = "  add: {consistent: [{text: We do this., sources: [providers-handbook/tasks]}]}\n"
    told = make({"amend.yml": f"- entry: tasks:gifts\n  base: x\n{line}{SAID}"}).told
    assert "'sources' can't stand in your text" in told


def test_ids_of_what_is_added_start_with_the_organisations(make: Make) -> None:
    """So no later release of the handbook can take the same id."""
    told = make({"data/tasks.yml": ADDED.replace("oak-van", "van")}).told
    assert "oak/data/tasks.yml:1: write 'oak-van'" in told


def test_a_problem_in_an_amended_text_is_told_at_its_line(make: Make, amending: Amending) -> None:
    """What the handbook's rules say of a text holds for local text too."""
    change = "set:\n  related: [giving-rids]"
    text = amending("tasks", "gifts", change, fields=("related",))
    told = make({"amend.yml": text}).told
    assert "oak/amend.yml:4: " in told
    assert "did you mean 'giving-rides'?" in told


def test_the_last_of_two_overlays_counts_and_both_are_named(
    make: Make, amending: Amending, base: Handbook, tmp_path: Path
) -> None:
    """The state comes first, then the agency: its text is shown, and the page says both."""
    state = tmp_path / "state"
    state.mkdir()
    who = WHO.replace("id: oak", "id: cedar").replace("short: Oak", "short: Cedar\nat: In Cedar")
    (state / "organisation.yml").write_text(who, encoding="utf-8")
    text = amending("tasks", "gifts", "set: {part: By state law none.}", fields=("part",))
    (state / "amend.yml").write_text(text, encoding="utf-8")
    after = _changed(base, "tasks", "gifts", part="By state law none.")
    mine = text.replace("By state law none.", "None at Oak.").replace(
        text.split('"')[1], _mark(after, "gifts")
    )
    made = make({"amend.yml": mine}, None, state)
    changes = made.handbook.local.changed["tasks", "gifts"]
    assert made.told == ""
    assert made.handbook.get("tasks", "gifts").part == "None at Oak."
    assert [c.organisation.mark for c in changes] == ["In Cedar", "At Oak"]
    assert changes[1].fields[0].before == "By state law none."


def test_a_text_waits_for_the_overlay_before_to_be_mended(
    make: Make, amending: Amending, tmp_path: Path
) -> None:
    """What it amends is what that one makes: nobody is told to write another base."""
    state = tmp_path / "state"
    state.mkdir()
    who = WHO.replace("id: oak", "id: cedar").replace("short: Oak", "short: Cedar")
    (state / "organisation.yml").write_text(who, encoding="utf-8")
    text = amending("tasks", "gifts", "add: {part: By state law none.}", fields=("part",))
    (state / "amend.yml").write_text(text, encoding="utf-8")
    mine = text.replace("add: ", "set: ").replace(text.split('"')[1], "0123456789ab")
    assert make({"amend.yml": mine}, None, state).told.count("\n") == 0
    (state / "amend.yml").write_text(text.replace("add: ", "set: "), encoding="utf-8")
    assert "oak/amend.yml:2: " in make({"amend.yml": mine}, None, state).told


def _mark(handbook: Handbook, task: str) -> str:
    from macros.data.overlay.resolve import fingerprint  # noqa: PLC0415

    return fingerprint({"part": handbook.get("tasks", task).part})


def test_questions_that_teach_the_handbooks_text_are_known(make: Make, amending: Amending) -> None:
    """Whoever amends an entry hears which questions still teach what it said."""
    text = amending("tasks", "giving-rides", "set: {part: No.}", fields=("part",))
    teaching = make({"amend.yml": text}).handbook.local.teaching
    assert ("questions", "ride-to-clinic") in teaching["tasks", "giving-rides"]


def test_a_hidden_question_is_no_longer_reported(make: Make, amending: Amending) -> None:
    """A question that is set aside teaches nothing."""
    text = amending("tasks", "giving-rides", "set: {part: No.}", fields=("part",))
    made = make({"amend.yml": text, "hide.yml": hiding("questions:ride-to-clinic")})
    asked = made.handbook.local.teaching["tasks", "giving-rides"]
    assert ("questions", "ride-to-clinic") not in asked


def test_the_overlays_of_a_build_come_in_the_order_they_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The state's first, then the agency's; spaces and a comma too many name none."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv(VARIABLE, " state, ~/agency ,,")
    assert chosen() == (tmp_path / "state", tmp_path / "home/agency")
    monkeypatch.delenv(VARIABLE)
    assert chosen() == ()


def test_who_hides_a_page_is_told_what_stands_on_it(make: Make) -> None:
    """A page is no entry; the entries on it are what one can hide."""
    told = make({"hide.yml": f"- entry: pages:start/boundaries\n{SAID}"}).told
    assert "is a page, and what is amended or hidden is an entry" in told
    assert "topics:friends-and-dual-relationships" in told
