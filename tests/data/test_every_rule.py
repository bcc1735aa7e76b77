"""No rule of `macros/check` is lost: each is at work, and each is seen finding what it is for."""

from __future__ import annotations

import datetime
import importlib
import inspect
import pkgutil
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from macros import check
from macros.check import RULES, fields, hiring, totals
from macros.check.learning import paths_are_for_their_readers
from macros.check.own_address import own_address_is_not_named
from macros.check.page_text import pages_have_headings
from macros.check.project import examine_base, problems
from macros.check.requirements import Need, unmet
from macros.check.written_pages import front_matter, shown_pages_exist
from macros.data.problems import Problem
from macros.model.handbook import Handbook
from macros.outputs.site import REQUIRES, offered

Break = Callable[[Handbook], Handbook]


def _functions() -> Iterator[Callable[..., Any]]:
    for module in pkgutil.walk_packages(check.__path__, f"{check.__name__}."):
        loaded = importlib.import_module(module.name)
        for name, function in inspect.getmembers(loaded, inspect.isfunction):
            variant = name.startswith("_") or "__mutmut_" in name  # make mutants writes these
            if function.__module__ == loaded.__name__ and not variant:
                yield function


def _takes(function: Callable[..., Any]) -> list[str]:
    """What a rule takes, by the names of the types; empty for what is no rule."""
    told = inspect.signature(function)
    gives = str(told.return_annotation).replace("macros.data.problems.", "")
    is_rule = "Problem" in gives and ("Iterator" in gives or "Iterable" in gives)
    takes = [str(p.annotation) for p in told.parameters.values()]
    is_rule = is_rule and not any("Callable" in name for name in takes)  # else rules are made by it
    return takes if is_rule else []


@pytest.fixture(scope="module")
def handbook(root: Path) -> Handbook:
    """The handbook as the rules see it: its texts still name numbers by key."""
    return examine_base(root / "data")[0]


DATA_RULES = {f.__name__: f for f in _functions() if _takes(f) == ["Handbook"]}
"""The rules that need the handbook alone, found where they are written."""

PROJECT_RULES = {f.__name__ for f in _functions() if len(_takes(f)) > 1}
"""The rules that look at the pages of docs/ too."""


def changed(kind: str, which: str | int = 0, **fields: Any) -> Break:
    """The handbook with other `fields` in one entry of `kind`: an id, or a place in the file."""

    def broken(handbook: Handbook) -> Handbook:
        all_of = handbook.kinds[kind]
        id_ = which if isinstance(which, str) else list(all_of)[which]
        made = {k: v(all_of[id_]) if callable(v) else v for k, v in fields.items()}
        entry = all_of[id_].model_copy(update=made)
        return Handbook({**handbook.kinds, kind: {**all_of, id_: entry}})

    return broken


def options(
    of: str, change: Callable[[Sequence[Any]], Sequence[dict[str, Any]]], **fields: Any
) -> Break:
    """The handbook with other options in the question `of`."""

    def made(question: Any) -> list[Any]:
        new = change(question.options)
        return [o.model_copy(update=u) for o, u in zip(question.options, new, strict=False)]

    return changed("questions", of, options=made, **fields)


def every_question(update: Callable[[Any], dict[str, Any]]) -> Break:
    """The handbook with something else in every question of one answer."""

    def broken(handbook: Handbook) -> Handbook:
        made = {
            q.id: q.model_copy(update=update(q)) if q.type == "single" and q.scored else q
            for q in handbook.all("questions")
        }
        return Handbook({**handbook.kinds, "questions": made})

    return broken


def right_at(place: Callable[[Any], int]) -> Break:
    """The handbook with the right option of every question at one place."""
    return every_question(
        lambda q: {
            "options": [
                o.model_copy(update={"right": i == place(q)}) for i, o in enumerate(q.options)
            ]
        }
    )


def longest(question: Any) -> int:
    """Where the longest option of a question stands."""
    lengths = [len(option.text) for option in question.options]
    return lengths.index(max(lengths))


def line(entry: Any) -> Any:
    """The first group of an entry with its first line twice."""
    first = entry.groups[0]
    return [first.model_copy(update={"items": [*first.items, first.items[0]]}), *entry.groups[1:]]


def part(**fields: Any) -> Callable[[Any], Any]:
    """The first part of a handout with other fields."""
    return lambda handout: [handout.parts[0].model_copy(update=fields), *handout.parts[1:]]


def risky(handbook: Handbook, place: int = 0) -> str:
    """A question that must not be asked, and others at other places."""
    return str([q.id for q in handbook.all("interview-questions") if not q.usable][place])


def single(handbook: Handbook) -> str:
    """A question of one answer that is scored."""
    return next(q.id for q in handbook.all("questions") if q.type == "single" and q.scored)


def plain_question(change: Callable[[str], Break]) -> Break:
    """A change of a question of one answer, whichever comes first."""
    return lambda handbook: change(single(handbook))(handbook)


def cites(section: str) -> Callable[[Any], Any]:
    """The first statement of a task, citing `section`."""
    return lambda task: [
        task.consistent[0].model_copy(update={"sources": [section]}),
        *task.consistent[1:],
    ]


def other_section(entry: Any) -> Any:
    """The positions of a difference, the first of which cites another section."""
    first, *rest = entry.positions
    return [first.model_copy(update={"sources": ["providers-handbook/history"]}), *rest]


def steps_alike(path: Any) -> Any:
    """The steps of a path, the second named and checked like the first."""
    first, second, *rest = path.steps
    update = {"id": first.id, "questions": first.questions}
    return [first, second.model_copy(update=update), *rest]


def page_of_another(path: Any) -> Any:
    """The steps of a path, the second on the page of the first."""
    first, second, *rest = path.steps
    return [first, second.model_copy(update={"page": first.page}), *rest]


def nowhere(scenario: Any) -> Any:
    """The moments of a scenario, a reply of the first leading into nothing."""
    first, *rest = scenario.moments
    reply = first.replies[0].model_copy(update={"to": "nowhere"})
    return [first.model_copy(update={"replies": [reply, *first.replies[1:]]}), *rest]


def one_figure_less(figure: Any) -> Any:
    """The rows of a figure, the first without its last number."""
    first, *rest = figure.rows
    return [first.model_copy(update={"values": first.values[:-1]}), *rest]


def titled_alike(enumeration: Any) -> Any:
    """The terms of an enumeration, the second with the title of the first."""
    first, second, *rest = enumeration.terms
    return [first, second.model_copy(update={"title": first.title.upper()}), *rest]


def says_the_same(words: Any) -> Any:
    """The groups of words, the second with what the first says."""
    first, second, *rest = words.groups
    return [first, second.model_copy(update={"says": [*second.says, *first.says]}), *rest]


def showing(number: int) -> Callable[[Any], Any]:
    """The rows of a figure, the first with `number` alone."""
    return lambda figure: [figure.rows[0].model_copy(update={"values": [number]})]


def without_units(topic: Any) -> Any:
    """The groups of a topic, none of which says what it restates."""
    return [group.model_copy(update={"units": []}) for group in topic.groups]


def without_its_first(kind: str) -> Break:
    """The handbook without the first entry of a kind."""

    def broken(handbook: Handbook) -> Handbook:
        return Handbook({**handbook.kinds, kind: dict([*handbook.kinds[kind].items()][1:])})

    return broken


def to_one_place(end: str) -> Break:
    """The handbook with two links to one page, whose address is written with another end."""

    def broken(handbook: Handbook) -> Handbook:
        first, second = [link for link in handbook.all("links") if link.ours][:2]
        url = first.url.rstrip("/").replace("https", "http")
        return changed("links", second.id, url=f"{url}{end}")(handbook)

    return broken


def first_is(number: int) -> Callable[[Any], Any]:
    """The rows of a figure, the first with another `number`."""
    return lambda figure: [showing(number)(figure)[0], *figure.rows[1:]]


def as_the_crisis_line(who: Any) -> Any:
    """The emergency services, with the number of the crisis line."""
    return who.emergency.model_copy(update={"number": who.crisis_line.number})


def from_its_end(source: Any) -> Any:
    """The sections of a source, the first with its pages the wrong way round."""
    first, *rest = source.sections
    return [first.model_copy(update={"page": "28-26"}), *rest]


def of_one_verdict(task: Any) -> Any:
    """What decides a task, with the same verdict whatever one answers."""
    answers = [a.model_copy(update={"verdict": "depends"}) for a in task.decide.answers]
    return task.decide.model_copy(update={"answers": answers})


def for_themselves(rule: Any) -> Any:
    """The swaps of a rule, each with its words in their own place."""
    return [swap.model_copy(update={"use": swap.word.title()}) for swap in rule.swaps]


def unlabeled(topic: Any) -> Any:
    """The groups of a topic, the first item of each without its label."""

    def group(one: Any) -> Any:
        first, *rest = one.items
        return one.model_copy(update={"items": [first.model_copy(update={"label": None}), *rest]})

    return [group(one) for one in topic.groups]


def band(place: int, **fields: int) -> Callable[[Any], Any]:
    """The bands of a self-assessment with other `fields` in the one at `place`."""

    def made(entry: Any) -> Any:
        items = list(entry.bands.items)
        items[place] = items[place].model_copy(update=fields)
        return entry.bands.model_copy(update={"items": items})

    return made


def unscored(entry: Any) -> Any:
    """The answers of a self-assessment, none with a score."""
    items = [type(one)(id=one.id, text=one.text) for one in entry.options.items]
    return entry.options.model_copy(update={"items": items})


def on_both_sides(task: Any) -> Any:
    """The lines of a task that are not part of the role, with one that is."""
    return [*task.inconsistent, task.consistent[0]]


def one_right(handbook: Handbook) -> Handbook:
    """The handbook with one right answer in the first question of three that has several."""
    several = [q for q in handbook.all("questions") if q.type == "multiple"]
    id_ = next(q.id for q in several if len(q.options) == len("abc"))
    return options(id_, lambda all_of: [{"right": n == 1} for n, _ in enumerate(all_of)])(handbook)


RED: dict[str, Break] = {
    "words_of_danger_are_there": lambda handbook: Handbook({**handbook.kinds, "danger": {}}),
    "former_ids_are_free": changed("tasks", "medications", former_ids=["giving-rides"]),
    "ids_are_not_index": changed("tasks", "medications", id="index"),
    "sheets_have_names_of_their_own": changed("handouts", id="pack-all"),
    "texts_hold_no_half_markup": changed("topics", summary="**Not closed"),
    "numbers_differ": changed("values", 1, number=1),
    "texts_are_typed_as_shown": changed("topics", summary="<b>Pasted</b>"),
    "dates_are_past": changed("tasks", "medications", reviewed=datetime.date(2126, 1, 1)),
    "nothing_names_itself": changed("tasks", "medications", related=["medications"]),
    "lists_name_each_once": changed("tasks", "medications", values=["mutual", "mutual"]),
    "choices_differ": plain_question(
        lambda q: options(q, lambda all_of: [{"text": "The same"} for _ in all_of])
    ),
    "rows_fill_their_columns": changed("figures", rows=one_figure_less),
    "units_are_counted_once": changed(
        "crosswalk", units=["providers-handbook/tasks#tasks"], sources=["providers-handbook/tasks"]
    ),
    "nothing_restated_is_lost": changed("misconceptions", "no-boundaries", units=[]),
    "refusals_are_complete": changed("tasks", "medications", instead=[]),
    "differences_cite_their_positions": changed(
        "differences", "clinical-meetings", positions=lambda entry: entry.positions[1:]
    ),
    "statements_cite_within_their_task": changed(
        "tasks", "medications", consistent=cites("providers-handbook/history")
    ),
    "entries_rest_on_something": changed("tasks", "medications", sources=[]),
    "parts_show_something": changed("handouts", parts=part(every=None, entries=[], lines=0)),
    "there_is_one_identity": lambda handbook: Handbook({**handbook.kinds, "handbook": {}}),
    "what_programs_take_has_its_form": changed("handbook", language="English"),
    "each_need_has_its_number": changed("handbook", emergency=as_the_crisis_line),
    "plans_keep_time": changed("session-plans", minutes=lambda plan: plan.minutes + 1),
    "aims_can_be_seen": changed("session-plans", aims=["Understand the role."]),
    "post_tests_can_be_marked": changed("session-plans", post_test=["i-want-to-die"]),
    "options_fit_the_type": plain_question(lambda q: options(q, lambda _: [{}, {}])),
    "there_is_a_right_answer": plain_question(
        lambda q: options(q, lambda all_of: [{"right": False} for _ in all_of])
    ),
    "option_ids_are_unique": plain_question(
        lambda q: options(q, lambda all_of: [{"id": "same"} for _ in all_of])
    ),
    "feedback_teaches": plain_question(
        lambda q: options(q, lambda all_of: [{"feedback": "No."} for _ in all_of])
    ),
    "no_catch_all": plain_question(
        lambda q: options(q, lambda all_of: [{"text": "All of the above"} for _ in all_of])
    ),
    "crisis_is_unscored": plain_question(
        lambda q: changed("questions", q, prompt="She says that she wants to die.")
    ),
    "danger_is_signposted": changed("tasks", "giving-rides", title="Talk of suicide"),
    "crisis_tasks_are_unscored": changed("tasks", "giving-rides", crisis=True),
    "it_tests_something": plain_question(
        lambda q: changed("questions", q, tests=lambda question: type(question.tests)())
    ),
    "words_are_respectful": plain_question(
        lambda q: changed("questions", q, prompt="He is non-compliant. What do you do?")
    ),
    "longest_is_not_always_right": right_at(longest),
    "positions_show_no_pattern": right_at(lambda _: 1),
    "kits_ask_only_what_may_be_asked": lambda handbook: changed(
        "interview-kits", questions=[risky(handbook)]
    )(handbook),
    "safer_forms_may_be_asked": lambda handbook: changed(
        "interview-questions", risky(handbook), safer=risky(handbook, 1)
    )(handbook),
    "kits_keep_to_their_time": changed("interview-kits", minutes=1),
    "line_ids_are_unique": changed("ads", groups=line),
    "scenarios_hold_together": changed("scenarios", moments=nowhere),
    "pages_are_on_one_path": changed("paths", steps=page_of_another),
    "checks_do_not_repeat": changed("paths", steps=steps_alike),
    "steps_have_ids": changed("paths", steps=steps_alike),
    "patterns_can_match": changed("posting-rules", patterns=["adm*nister"]),
    "numbers_are_named_by_key": changed("style", "calm-in-danger", why="Call 911."),
    "keys_are_known": changed("style", "calm-in-danger", why="{Emergancy} now."),
    "keys_stand_in_one_pair_of_braces": changed(
        "style", "calm-in-danger", why="Anyone can {{crisis_line}}."
    ),
    "keys_are_left_out_where_none_is_filled_in": changed("handbook", duties="Call {Crisis_line}."),
    "ordinary_words_are_not_heard": changed(
        "danger", "suicide-word", ordinary=["she is Cutting again today"]
    ),
    "units_are_of_sections_cited": changed("crosswalk", units=["fidelity-guide/values#values"]),
    "texts_say_something": changed("glossary", definition="."),
    "items_have_their_labels": changed("topics", "history", groups=unlabeled),
    "bands_hold_every_result": changed("assessments", "readiness-timeline", bands=band(1, least=6)),
    "sides_say_other_things": changed(
        "language", prefer=lambda entry: [*entry.prefer, entry.avoid[0].upper()]
    ),
    "forms_are_of_one_term": changed("glossary", -1, also=["Point of  view"]),
    "phrases_are_heard_once": changed("danger", "suicide-word", says=["Want disappear"]),
    "ordinary_words_are_no_alarm": changed("danger", "suicide-word", ordinary=["Suicide"]),
    "danger_can_match": changed("danger", "suicide-word", says=["suicide policy"]),
    "ordinary_words_say_more_than_danger": changed(
        "danger", "suicide-word", ordinary=["I want to disappear"]
    ),
    "items_differ": changed("vocabulary", "line-verdicts", terms=titled_alike),
    "entries_differ": changed("crosswalk", "hopeful", value="voluntary"),
    "links_lead_to_other_places": to_one_place(""),
    "words_stand_for_one": changed("lookup-words", "same", groups=says_the_same),
    "totals_are_shown_as_they_are": changed("figures", "session-participants", rows=showing(135)),
    "years_are_past": changed("references", "bologna-2011", year="2111"),
    "pages_go_on": changed("sources", sections=from_its_end),
    "preferred_words_may_be_used": changed(
        "language", patterns=lambda entry: [entry.prefer[0].upper()]
    ),
    "texts_differ": changed("misconceptions", answer=lambda entry: entry.claim),
    "answers_decide": changed("tasks", "medications", decide=of_one_verdict),
    "swaps_change_words": changed("posting-rules", "word-client", swaps=for_themselves),
}
"""For each rule, a change of one fact that it has to find."""


def refuses_with(section: str) -> Callable[[Any], Any]:
    """The first refusal of a task, citing `section`."""
    return lambda task: [
        task.inconsistent[0].model_copy(update={"sources": [section]}),
        *task.inconsistent[1:],
    ]


def a_minute_short(kit: str) -> Break:
    """The handbook with one minute less for a kit than its questions, opening and closing take."""

    def broken(handbook: Handbook) -> Handbook:
        entry = handbook.get("interview-kits", kit)
        asked = [handbook.get("interview-questions", id_) for id_ in entry.questions]
        takes = entry.opening + entry.closing + sum(question.minutes for question in asked)
        return changed("interview-kits", kit, minutes=int(takes) - 1)(handbook)

    return broken


def days_ahead(days: int) -> datetime.date:
    """The day that comes so many days after today."""
    return datetime.datetime.now(tz=datetime.UTC).date() + datetime.timedelta(days=days)


def unmarked(kind: str, id_: str) -> Break:
    """The handbook with an entry that no longer says whether it shows whom to call."""

    def broken(handbook: Handbook) -> Handbook:
        entry = handbook.get(kind, id_).model_copy(update={"crisis": False})
        entry.model_fields_set.discard("crisis")
        return Handbook({**handbook.kinds, kind: {**handbook.kinds[kind], id_: entry}})

    return broken


def two_identities(handbook: Handbook) -> Handbook:
    """The handbook with a second entry that says who it is."""
    (first,) = handbook.kinds["handbook"].values()
    second = first.model_copy(update={"id": "second"})
    return Handbook({**handbook.kinds, "handbook": {first.id: first, "second": second}})


def matched_alike(question: Any) -> Any:
    """The options of a question, the second matched with what the first is."""
    first, second, *rest = question.options
    return [first, second.model_copy(update={"match": first.match}), *rest]


def two_sources_of_one_name(handbook: Handbook) -> Handbook:
    """The handbook with two documents that citations call the same."""
    first, second = handbook.all("sources")[:2]
    return changed("sources", second.id, short=first.short)(handbook)


def first_kit(handbook: Handbook) -> str:
    """A ready-made kit."""
    return str(handbook.all("interview-kits")[0].id)


def question_twice(kit: str) -> Break:
    """The handbook with the first question of a kit asked twice, for which it has no time."""

    def broken(handbook: Handbook) -> Handbook:
        asked = handbook.get("interview-kits", kit).questions
        short = a_minute_short(kit)(handbook)
        return changed("interview-kits", kit, questions=[asked[0], *asked])(short)

    return broken


OTHER_WAYS: list[tuple[str, Break]] = [
    ("refusals_are_complete", changed("tasks", "medications", not_part=None)),
    ("refusals_are_complete", changed("tasks", "medications", reasons=[])),
    ("refusals_are_complete", changed("tasks", "medications", decide=None)),
    ("refusals_are_complete", changed("tasks", "medications", inconsistent=[])),
    (
        "statements_cite_within_their_task",
        changed("tasks", "medications", inconsistent=refuses_with("providers-handbook/history")),
    ),
    (
        "differences_cite_their_positions",
        changed("differences", "clinical-meetings", sources=lambda entry: entry.sources[1:]),
    ),
    (
        "differences_cite_their_positions",
        changed("differences", "clinical-meetings", positions=other_section),
    ),
    ("texts_hold_no_half_markup", changed("topics", summary="It is **yours* and *mine*.")),
    (
        "entries_rest_on_something",
        changed("tasks", "medications", basis="outside", outside=[], law=[]),
    ),
    *(
        ("keys_stand_in_one_pair_of_braces", changed("style", "calm-in-danger", why=f"Call {key}."))
        for key in (
            *("{crisis_line", "(crisis_line)", "{ emergency }", "emergency_number"),
            *("{crisis line}", "{Crisis line}", "{crisis-line}", "{{CRISIS_LINE}}", "{crisis line"),
            "{emergency number}",
        )
    ),
    *(
        ("keys_are_known", changed("style", "calm-in-danger", why=f"Call {key}."))
        for key in ("crisis_lines", "{crisi line}", "{crisi_line", "{emergancy number}")
    ),
    (
        "keys_are_left_out_where_none_is_filled_in",
        changed("posting-rules", reason="Say {crisis_number}."),
    ),
    *(
        ("bands_hold_every_result", changed("assessments", "readiness-timeline", bands=bands))
        for bands in (
            *(band(1, least=4), band(0, most=2), band(1, most=2), band(2, most=9)),
            *(band(0, least=1), band(2, least=9)),
        )
    ),
    ("bands_hold_every_result", changed("assessments", "readiness-timeline", options=unscored)),
    ("sides_say_other_things", changed("tasks", "medications", inconsistent=on_both_sides)),
    ("texts_say_something", changed("topics", summary="TODO")),
    ("there_is_a_right_answer", one_right),
    ("danger_is_signposted", unmarked("tasks", "crisis-response-reporting")),
    ("danger_is_signposted", unmarked("tasks", "forced-hospitalization")),
    ("danger_is_signposted", unmarked("differences", "reporting-a-crisis")),
    ("danger_is_signposted", unmarked("scenarios", "score-the-risk")),
    ("lists_name_each_once", changed("danger", "suicide-word", says=["suicide", "Suicide"])),
    (
        "ordinary_words_are_not_heard",
        changed("danger", "overdose", ordinary=["the radiator is gurgling"]),
    ),
    *(
        ("ordinary_words_say_more_than_danger", changed("danger", "attack", ordinary=[words]))
        for words in (
            *(
                "she wants to kill herself",
                "I've wanted to kill myself",
                "he is suicidal now",
                "overdose",
            ),
            *("My lips are blue", "he’s suicidal"),  # noqa: RUF001
        )
    ),
    ("items_differ", changed("questions", "match-notes", options=matched_alike)),
    ("items_differ", changed("topics", "history", groups=line)),
    ("items_differ", changed("figures", "question-by-area", rows=lambda f: [*f.rows, f.rows[0]])),
    ("entries_differ", changed("tasks", "medications", title="Giving Rides")),
    ("entries_differ", two_sources_of_one_name),
    ("links_lead_to_other_places", to_one_place("/")),
    ("nothing_restated_is_lost", changed("figures", "comment-overlap", rows=lambda f: f.rows[1:])),
    ("nothing_restated_is_lost", changed("topics", "history", groups=without_units)),
    ("nothing_restated_is_lost", without_its_first("references")),
    ("danger_can_match", changed("danger", "self-harm", idioms=["kill self"])),
    ("danger_can_match", changed("danger", "self-harm", idioms=["Hurt"])),
    ("danger_can_match", changed("danger", "suicide-word", unless=["The"])),
    ("years_are_past", changed("sources", year="2201")),
    ("texts_differ", changed("tasks", "medications", not_part=lambda task: task.part)),
    ("totals_are_shown_as_they_are", changed("figures", "session-participants", rows=showing(143))),
    ("totals_are_shown_as_they_are", changed("figures", "session-participants", rows=showing(15))),
    ("totals_are_shown_as_they_are", changed("figures", "session-comments", rows=first_is(382))),
    ("totals_are_shown_as_they_are", changed("figures", "session-comments", rows=first_is(327))),
    ("kits_keep_to_their_time", lambda handbook: a_minute_short(first_kit(handbook))(handbook)),
    ("dates_are_past", changed("tasks", "medications", reviewed=datetime.date(1926, 1, 1))),
    ("dates_are_past", changed("tasks", "medications", reviewed=days_ahead(3))),
    ("texts_hold_no_half_markup", changed("topics", summary="See [this](tasks:medications")),
    ("texts_hold_no_half_markup", changed("tasks", "medications", title="**Pills**")),
    ("former_ids_are_free", changed("tasks", "medications", former_ids=["medications"])),
    ("sheets_have_names_of_their_own", changed("handouts", 1, id="role-on-a-page")),
    ("there_is_one_identity", two_identities),
    ("parts_show_something", changed("handouts", parts=part(groups=["No such heading"]))),
]
"""Rules that find more than one thing, with the others that they have to find."""


def test_every_rule_is_at_work() -> None:
    """Whatever `macros/check` holds as a rule for the data runs with every load of the data."""
    at_work = {rule.__name__: rule for rule in RULES}
    assert len(at_work) == len(RULES)
    assert at_work == DATA_RULES


def test_every_rule_has_a_red_example() -> None:
    """A new rule comes with data that breaks it: add a line to RED."""
    assert set(RED) == set(DATA_RULES)


@pytest.mark.parametrize("name", DATA_RULES)
def test_a_rule_finds_what_it_is_for(handbook: Handbook, name: str) -> None:
    """The sound handbook has no problem; with one fact changed, the rule names it."""
    rule = DATA_RULES[name]
    assert list(rule(handbook)) == []
    found = list(rule(RED[name](handbook)))
    assert found
    assert all(problem.file.startswith("data/") and problem.line for problem in found)


@pytest.mark.parametrize(
    ("name", "broken"), OTHER_WAYS, ids=[f"{n}-{i}" for i, (n, _) in enumerate(OTHER_WAYS)]
)
def test_a_rule_finds_all_that_it_is_for(handbook: Handbook, name: str, broken: Break) -> None:
    """Each of the things that it looks for on its own."""
    assert list(DATA_RULES[name](broken(handbook)))


CORE = "supervision-report/core-values"


@pytest.mark.parametrize(
    ("units", "told"),
    [
        ([f"{CORE}#values"] * 2, "twice"),
        ([f"{CORE}#values"] * 3, "twice"),
        ([f"{CORE}#values", "supervision-report/code-of-ethics#principles"], "lacks"),
        ([f"{CORE}#values", f"{CORE}#peer-guidelines"], f"'{CORE}#practices' 10 times of 11"),
    ],
)
def test_what_lacks_for_a_unit_named_in_its_place_is_not_lost(
    handbook: Handbook, units: list[str], told: str
) -> None:
    """The list with the wrong unit is told, at its line, and not the count of the other."""
    broken = changed("values", "voluntary", units=units)(handbook)
    entry = broken.get("values", "voluntary")
    found = {problem for rule in RULES for problem in rule(broken)}
    places = {(problem.file, problem.line) for problem in found}
    assert places == {(entry.file, entry.line_of("units"))}
    assert all(told in problem.message for problem in found)


def test_what_lacks_in_other_sections_than_those_of_wrong_units_is_lost(handbook: Handbook) -> None:
    """A list that holds a unit twice says nothing of what its entry doesn't cite."""
    twice = changed("values", "voluntary", units=[f"{CORE}#values"] * 2)(handbook)
    (problem,) = DATA_RULES["nothing_restated_is_lost"](RED["nothing_restated_is_lost"](twice))
    assert problem.file == "data/misconceptions.yml"


def test_a_group_whose_unit_is_that_of_others_is_the_one_of_their_size(handbook: Handbook) -> None:
    """Where the entry restates the same in another group, which is longer."""
    groups = [
        group.model_copy(update={"units": [f"{CORE}#peer-guidelines"]})
        for group in handbook.get("values", "voluntary").guidelines
    ]
    broken = changed("values", "voluntary", guidelines=groups)(handbook)
    (problem,) = DATA_RULES["units_are_counted_once"](broken)
    place = broken.get("values", "voluntary").line_of("guidelines", 1, "units")
    assert (problem.file, problem.line) == ("data/values.yml", place)
    assert list(DATA_RULES["nothing_restated_is_lost"](broken)) == []


def _pointed_at(problem: Problem, root: Path) -> str:
    """What stands on the line that a problem names: a field, an item of a list, or the top."""
    text = (root / problem.file).read_text(encoding="utf-8").splitlines()[problem.line - 1]
    item, name = re.match(r" *(- )?(?:(\w+):)?", text).groups("")  # type: ignore[union-attr]
    return item + name or "top"


def _told(problem: Problem, root: Path) -> str:
    """What a maintainer reads of a problem, but for numbers, which change with other entries."""
    words = re.sub(r"\d+", "N", problem.message)
    return f"{problem.file} ({_pointed_at(problem, root).strip()}) {words}"


def test_what_a_rule_says_and_the_line_it_names_are_reviewed(
    handbook: Handbook, root: Path, reviewed: Callable[[str, Mapping[str, Any]], None]
) -> None:
    """Each mistake's first problem: where it is, what is wrong, and what to do about it."""
    told: dict[str, list[str]] = {}
    for name, broken in [*RED.items(), *OTHER_WAYS]:
        first = next(iter(DATA_RULES[name](broken(handbook))))
        told.setdefault(name, []).append(_told(first, root))
    reviewed("problems.yml", told)


def _docs(folder: Path, root: Path, **files: str) -> Path:
    """A copy of the names of docs/ in `folder`, empty but for `files`."""
    for page in (root / "docs").rglob("*.md"):
        copy = folder / "docs" / page.relative_to(root / "docs")
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_text("# A page\n", encoding="utf-8")
    for name, text in files.items():
        path = folder / "docs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder / "docs"


def test_every_rule_for_pages_is_seen_below() -> None:
    """A new rule for data and pages together comes with a test here."""
    assert {
        "dead_links",
        "files_hold_what_they_say",
        "front_matter",
        "markup_without_extension",
        "nothing_is_left_open",
        "own_address_is_not_named",
        "pages_exist",
        "paths_are_for_their_readers",
        "shown_pages_exist",
        "taken_names",
        "unknown_blocks",
        "unknown_filters",
        "unknown_names",
        "unmet",
    } == PROJECT_RULES


def test_a_page_that_names_what_is_not_there_is_a_problem(root: Path, tmp_path: Path) -> None:
    """`unknown_names` is at work over the project."""
    docs = _docs(tmp_path, root, **{"index.md": '# A\n\n{{ link("tasks", "givin-rides") }}'})
    (problem,) = problems(root / "data", docs, offered())
    assert "givin-rides" in problem.message


def test_a_picture_that_is_another_file_is_a_problem(root: Path, tmp_path: Path) -> None:
    """`files_hold_what_they_say` is at work over the project."""
    docs = _docs(tmp_path, root, **{"start/seen.png": "<!doctype html><p>Not found"})
    (problem,) = problems(root / "data", docs, offered())
    assert (problem.file, "web page" in problem.message) == ("docs/start/seen.png", True)


def test_a_filter_that_there_is_none_of_is_a_problem(root: Path, tmp_path: Path) -> None:
    """`unknown_filters` is at work over the project."""
    docs = _docs(tmp_path, root, **{"index.md": "# A\n\n{{ count('tasks') | abss }}"})
    (problem,) = problems(root / "data", docs, offered())
    assert "there is no filter 'abss': did you mean 'abs'?" in problem.message


def test_a_page_in_the_place_of_an_entry_is_a_problem(root: Path, tmp_path: Path) -> None:
    """`taken_names` is at work over the project."""
    docs = _docs(tmp_path, root, **{"check/tasks/medications.md": "# Mine"})
    (problem,) = problems(root / "data", docs, offered())
    assert problem.file == "docs/check/tasks/medications.md"


def test_a_page_of_a_path_that_is_not_there_is_a_problem(root: Path, tmp_path: Path) -> None:
    """`pages_exist` is at work over the project."""
    docs = _docs(tmp_path, root)
    (docs / "start/notes.md").unlink()
    (problem,) = problems(root / "data", docs, offered())
    assert "start/notes.md" in problem.message
    named = (root / problem.file).read_text(encoding="utf-8").splitlines()[problem.line - 1]
    assert named.strip() == "page: start/notes.md"


def test_a_path_for_others_than_its_pages_is_a_problem(
    handbook: Handbook, root: Path, tmp_path: Path
) -> None:
    """`paths_are_for_their_readers`: as many again may be for them, and pages may say nothing."""
    path = handbook.all("paths")[0]
    broken = changed("paths", path.id, audience="hr")(handbook)
    assert list(paths_are_for_their_readers(broken, _docs(tmp_path, root))) == []
    one, two, three = (step.page for step in path.steps[:3])
    others = "---\naudience: supervisor, co-worker\n---\n# A\n"
    docs = _docs(tmp_path, root, **{one: others, two: "---\naudience: 'hr'\n---\n# A\n"})
    assert list(paths_are_for_their_readers(broken, docs)) == []
    (docs / three).write_text(others, encoding="utf-8")
    (problem,) = paths_are_for_their_readers(broken, docs)
    assert (problem.file, problem.line) == (path.file, path.line_of("audience"))
    assert "2 of the 3 pages" in problem.message
    assert "write supervisor" in problem.message


def test_a_page_of_no_kind_that_is_not_there_is_a_problem(
    handbook: Handbook, root: Path, tmp_path: Path
) -> None:
    """`shown_pages_exist` is at work over the project: here over what data/handbook.yml says."""
    docs = _docs(tmp_path, root)
    broken = changed("handbook", pages={"record": "train/records.md"})
    (problem,) = shown_pages_exist(broken(handbook), docs)
    assert "did you mean 'train/record.md'?" in problem.message


def test_a_page_of_nothing_is_a_problem(handbook: Handbook, root: Path, tmp_path: Path) -> None:
    """`shown_pages_exist`: what it names is a kind, or one of the few that have a page besides."""
    docs = _docs(tmp_path, root)
    broken = changed("handbook", pages={"records": "train/record.md"})
    (problem,) = shown_pages_exist(broken(handbook), docs)
    assert "did you mean 'record'?" in problem.message


def test_a_link_to_a_page_that_is_not_there_is_a_problem(root: Path, tmp_path: Path) -> None:
    """`dead_links` is at work over the project."""
    docs = _docs(tmp_path, root, **{"index.md": "# A\n\n[Notes](start/note.md)\n"})
    (problem,) = problems(root / "data", docs, offered())
    assert (problem.file, problem.line) == ("docs/index.md", 3)
    assert "did you mean 'start/notes.md'?" in problem.message


def test_a_page_that_does_not_end_what_it_begins_is_a_problem(root: Path, tmp_path: Path) -> None:
    """`nothing_is_left_open` is at work over the project; in tests/mkdocs others of its module."""
    docs = _docs(tmp_path, root, **{"index.md": "# A\n\n```\ncode\n"})
    (problem,) = problems(root / "data", docs, offered())
    assert (problem.file, problem.line) == ("docs/index.md", 3)


@pytest.mark.parametrize(
    ("link", "says"),
    [
        ("[x](https://example.org/book/start/notes/#top)", "write 'start/notes.md#top'"),
        ('<a href="https://example.org/book/start/notes">x</a>', "write 'start/notes.md'"),
        ("[x](https://example.org/book/gone/)", "name a page"),
    ],
)
def test_a_link_to_the_own_address_is_a_problem(
    handbook: Handbook, root: Path, tmp_path: Path, link: str, says: str
) -> None:
    """`own_address_is_not_named`: a copy on a stick would lead out of itself."""
    docs = _docs(tmp_path, root, **{"index.md": f"# A\n\n{link} and [y](https://example.org/)\n"})
    (problem,) = own_address_is_not_named(handbook, docs, "https://example.org/book")
    assert (problem.file, problem.line) == ("docs/index.md", 3)
    assert says in problem.message


def test_a_text_that_links_to_the_own_address_is_a_problem(
    handbook: Handbook, tmp_path: Path
) -> None:
    """It is to link to the entry."""
    text = "See [rides](https://example.org/book/check/tasks/giving-rides/)."
    broken = changed("tasks", "filing", part=text)(handbook)
    (problem,) = own_address_is_not_named(broken, tmp_path, "https://example.org/book/")
    assert problem.file == "data/tasks/chart.yml"
    assert "[words](tasks:giving-rides)" in problem.message


def test_a_page_without_a_heading_is_a_problem(root: Path, tmp_path: Path) -> None:
    """Readers would get the name of its file."""
    docs = _docs(tmp_path, root, **{"index.md": "---\nhide: [toc]\n---\nWords\n\n## Two\n"})
    (problem,) = problems(root / "data", docs, offered())
    assert (problem.file, problem.line) == ("docs/index.md", 4)
    assert "no heading" in problem.message


@pytest.mark.parametrize("text", ["", "\n \n", "<!-- Soon -->\n", "\ufeff"])
def test_a_page_on_which_nothing_stands_is_told_as_empty(tmp_path: Path, text: str) -> None:
    """Its text is gone: a heading alone would not bring it back."""
    (tmp_path / "page.md").write_text(text, encoding="utf-8")
    (problem,) = pages_have_headings(tmp_path)
    assert "this page is empty: put its text back" in problem.message


@pytest.mark.parametrize(
    "text", ["# A", "A\n===", "---\ntitle: A\n---\nWords", "<h1 id='a'>A</h1>", "Words\n\n#A"]
)
def test_a_heading_is_one_however_it_is_written(tmp_path: Path, text: str) -> None:
    """With a sign before it, a line below it, at the top, or in HTML."""
    (tmp_path / "page.md").write_text(text, encoding="utf-8")
    assert list(pages_have_headings(tmp_path)) == []


def test_a_picture_that_is_not_there_is_a_problem(root: Path, tmp_path: Path) -> None:
    """What the build makes lies beside the pictures, and never among them."""
    docs = _docs(tmp_path, root, **{"index.md": "# A\n\n![x](assets/images/nope.svg)\n"})
    (problem,) = problems(root / "data", docs, offered())
    assert (problem.file, problem.line) == ("docs/index.md", 3)


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("titel: A page", "did you mean 'title'?"),
        ("title: 2026", "put it in quotes"),
        ("minutes: soon", "a whole number"),
        ("minutes: 0", "above 0"),
        ("minutes: 1:00", "write the minutes alone, 60"),
        ("minutes: 5-10", "write 5 or 10"),
        ("minutes: 14,", "a comma ends this text"),
        ("audience: co-workers", "did you mean 'co-worker'?"),
        ("audience: ''", "'audience' is empty"),
        ("decides: ' '", "'decides' is empty"),
        ("description:", "'description' is empty: write something, or leave the key out"),
        ("description: ''", "'description' is empty"),
        ("minutes:", "'minutes' is empty"),
        ("descripton:", "did you mean 'description'?"),
    ],
)
def test_what_a_page_says_of_itself_is_read(
    root: Path, tmp_path: Path, line: str, says: str
) -> None:
    """`front_matter` is at work over the project."""
    docs = _docs(tmp_path, root, **{"index.md": f"---\nhide: [toc]\n{line}\n---\n# A\n"})
    (problem,) = problems(root / "data", docs, offered())
    assert (problem.file, problem.line) == ("docs/index.md", 3)
    assert says in problem.message


def test_a_key_twice_at_the_top_is_told_with_the_line_of_the_page(
    handbook: Handbook, root: Path, tmp_path: Path
) -> None:
    """`front_matter`: counted from the line of --- above, as editors do."""
    between = "description: A\nminutes: 5\nhide: [toc]"
    docs = _docs(tmp_path, root, **{"index.md": f"---\ntitle: A\n{between}\ntitle: B\n---\n# A\n"})
    (problem,) = front_matter(handbook, docs)
    assert (problem.line, "the other is in line 2" in problem.message) == (6, True)


def test_a_page_with_two_changes_of_one_place_is_a_problem(root: Path, tmp_path: Path) -> None:
    """What Git leaves in a page where changes met is never published."""
    text = "# A\n\n<<<<<<< HEAD\nYes\n=======\nNo\n>>>>>>> theirs\n"
    docs = _docs(tmp_path, root, **{"index.md": text})
    (problem,) = problems(root / "data", docs, offered())
    assert (problem.file, problem.line) == ("docs/index.md", 3)


@pytest.mark.parametrize("need", REQUIRES, ids=lambda need: need.id)
def test_what_an_output_needs_is_asked_for(handbook: Handbook, need: Need) -> None:
    """`unmet` finds each entry and enumeration that an output declares, where it is gone."""
    assert list(unmet(handbook, [need])) == []
    left = {id_: e for id_, e in handbook.kinds[need.kind].items() if id_ != need.id}
    (problem,) = unmet(Handbook({**handbook.kinds, need.kind: left}), [need])
    assert problem.lacks == (f"entry in {need.kind}", need.id)


def test_what_an_output_needs_has_to_have_its_shape(handbook: Handbook) -> None:
    """A term that code names, and the lists of an entry that an output takes apart."""
    shapes = [need for need in REQUIRES if need.shape or need.terms]
    assert len(shapes) > 2
    for need in shapes:
        entry = handbook.get(need.kind, need.id)
        less = {"terms": []} if need.terms else {"groups": entry.groups[:1]}
        broken = changed(need.kind, need.id, **less)(handbook)
        assert len(list(unmet(broken, [need]))) == max(len(need.terms), 1)


def test_nothing_is_needed_for_what_is_not_made(handbook: Handbook) -> None:
    """A handbook without hiring needs none of its words."""
    assert list(unmet(Handbook({"glossary": handbook.kinds["glossary"]}), REQUIRES)) == []


def test_a_kit_that_asks_twice_is_not_told_of_its_minutes_too(handbook: Handbook) -> None:
    """Whoever takes the second one out has the time again."""
    twice = question_twice(first_kit(handbook))(handbook)
    assert not list(hiring.kits_keep_to_their_time(twice))


def test_figures_without_a_column_are_told_once(handbook: Handbook) -> None:
    """Where each row has as many, it is the columns that are wrong."""
    columns = handbook.get("figures", "question-by-area").columns
    more = changed("figures", "question-by-area", columns=[*columns, "Other"])(handbook)
    (problem,) = fields.rows_fill_their_columns(more)
    assert "name one for each figure" in problem.message


def test_a_figure_of_something_else_shows_no_total(handbook: Handbook) -> None:
    """Where another figure shows what the section gives, and its own sum is not near that."""
    (rule,) = totals.RULES
    figure = handbook.get("figures", "session-participants")
    other = figure.model_copy(update={"id": "other", "rows": showing(40)(figure)})
    more = {**handbook.kinds["figures"], "other": other}
    assert list(rule(Handbook({**handbook.kinds, "figures": more}))) == []


def test_a_figure_too_many_is_not_told_as_a_count_too(handbook: Handbook) -> None:
    """What a row restates is counted once it has a figure for each column."""
    first = handbook.get("figures", "comments-by-subcategory").rows[0]
    rows = [first.model_copy(update={"values": [*first.values, 1]})]
    odd = changed(
        "figures", "comments-by-subcategory", rows=lambda figure: [*rows, *figure.rows[1:]]
    )(handbook)
    (problem,) = [p for rule in fields.RULES for p in rule(odd)]
    assert "a row has" in problem.message
