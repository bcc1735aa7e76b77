"""The question linter: what makes a quiz question unfair, unkind or easy to guess."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache

from macros.data.problems import Problem
from macros.model.entries import Task, Wording
from macros.model.handbook import Handbook
from macros.model.learning import Question, QuizOption, Scenario
from macros.model.links import Way, leaves

CHOICES = ("single", "multiple", "true-false")
"""The types in which options are ticked."""

CRISIS_WORDS = re.compile(
    r"suicid|self-harm|\b(hurt|harm|kill)(s|ing)? (my|your|him|her|them)sel(f|ves)"
    r"|want(s|ed)? to die|want to be here any ?more",
    re.IGNORECASE,
)
_CATCH_ALL = re.compile(
    r"\b(all|none|any|both|neither) of (the|these) ?(above|others?|answers|options)?\b"
    r"|\bboth \w and \w\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[\"“][^\"”]*[\"”]")
_FEWEST_WORDS = 4
_ENOUGH = 4
"""How many questions a file needs before its answers can show a pattern."""


Told = tuple[str | int, ...]
"""What is wrong with an entry, and then the way to the place inside it."""


def _each(
    rule: Callable[[Question], Iterable[Told]],
) -> Callable[[Handbook], Iterator[Problem]]:
    """A rule for the handbook from a rule for one question, which gives what is wrong with it."""

    def over_all(handbook: Handbook) -> Iterator[Problem]:
        for question in handbook.all(Question):
            for message, *way in rule(question):
                yield _problem(question, message, *way)

    over_all.__name__ = rule.__name__
    over_all.__doc__ = rule.__doc__
    return over_all


def _problem(entry: Question | Scenario, message: str | int, *way: str | int) -> Problem:
    return Problem(entry.file, entry.line_of(*way), f"'{entry.id}' {message}")


@_each
def options_fit_the_type(question: Question) -> Iterator[Told]:
    """Three good options, not five; true and false; pairs and steps; words to compare with."""
    count = len(question.options)
    if question.compare and not count and question.type != "reflection":
        yield ("has 'compare' and no options: write type: reflection", "type")
        return
    least, most = _SIZES[question.type]
    if not least <= count <= most:
        words = f"a question of type {question.type} has {_span(least, most)}"
        only = f": {' and '.join(_TRUE_FALSE)}" if question.type == "true-false" else ""
        yield (f"has {count} options; {words}{only}", "options")
    elif question.type == "true-false" and [o.id for o in question.options] != _TRUE_FALSE:
        yield (f"needs the options {' and '.join(_TRUE_FALSE)}, in this order", "options")
    yield from _odd_pairs(question)
    if (question.type == "reflection") != bool(question.compare):
        yield ("needs 'compare' if it is a reflection, and only then", "compare")


def _odd_pairs(question: Question) -> Iterator[Told]:
    """What belongs beside an option, where nothing is matched, or is lacking where it is."""
    without = [place for place, option in enumerate(question.options) if not option.match]
    is_match, count = question.type == "match", len(question.options)
    if is_match != (len(without) < count):
        yield ("has 'match' where the type isn't match, or lacks it where it is", "options")
    for place in without if is_match and len(without) < count else ():
        words = f"has the option '{question.options[place].id}' without 'match': add it"
        yield (words, "options", place)


_TRUE_FALSE = ["is-true", "is-false"]
_SIZES = {
    "single": (3, 3),
    "multiple": (3, 5),
    "true-false": (2, 2),
    "match": (3, 5),
    "order": (3, 5),
    "reflection": (0, 0),
}


def _span(least: int, most: int) -> str:
    return str(least) if least == most else f"{least} to {most}"


def there_is_a_right_answer(handbook: Handbook) -> Iterator[Problem]:
    """One right answer, or some right and some wrong; never in what isn't ticked or scored."""
    for question in handbook.all(Question):
        about = next(_tasks_of_danger(handbook, question), None)
        is_told = _speaks_of_danger(question) or about is not None
        is_unscored = is_told and not any(option.right for option in question.options)
        is_other = not question.options  # what is said of its options is enough
        for message, *way in () if is_unscored or is_other else _answers(question):
            yield _problem(question, message, *way)


def _answers(question: Question) -> Iterator[Told]:
    right = sum(option.right for option in question.options)
    if question.crisis or question.type not in CHOICES:
        if right:
            at = next(i for i, option in enumerate(question.options) if option.right)
            words = (
                "marks an answer as right, although it is not scored or not ticked: take it away"
            )
            yield (words, "options", at, "right")
    elif question.type == "multiple":
        if not 0 < right < len(question.options):
            yield ("needs at least one right answer and at least one that isn't", "options")
        elif right == 1:
            words = "has one right answer where several are promised: write type: single"
            yield (f"{words}, or right: true at the others that are right", "type")
    elif right > 1:
        second = [place for place, option in enumerate(question.options) if option.right][1]
        words = f"has {right} right answers; it needs one: take 'right: true' away from the others"
        yield (words, "options", second, "right")
    elif not right:
        calm = ", or 'crisis: true' if it is about danger and not scored"
        yield (f"has 0 right answers; it needs one, with 'right: true'{calm}", "options")


@_each
def option_ids_are_unique(question: Question) -> Iterator[Told]:
    """Progress is kept by the ids of options, so no two options of a question share one."""
    ids = [option.id for option in question.options]
    for place, id_ in enumerate(ids):
        if id_ in ids[:place]:
            words = f"has the option id '{id_}' twice: give one of them another id"
            yield (words, "options", place, "id")


@_each
def feedback_teaches(question: Question) -> Iterator[Told]:
    """Every option's feedback says something of its own."""
    said = [option.feedback for option in question.options]
    for place, option in enumerate(question.options):
        if len(option.feedback.split()) < _FEWEST_WORDS:
            words = f"gives too little feedback on '{option.id}': say why"
            yield (words, "options", place, "feedback")
        elif option.feedback in said[:place]:
            other = question.options[said.index(option.feedback)].id
            words = f"has the same feedback on '{option.id}' as on '{other}': say why of each"
            yield (words, "options", place, "feedback")


@_each
def no_catch_all(question: Question) -> Iterator[Told]:
    """No "all of the above": it tests logic, and it breaks when options move."""
    for place, option in enumerate(question.options):
        if _CATCH_ALL.search(option.text):
            words = f"has a catch-all in '{option.id}': let each option stand on its own"
            yield (words, "options", place, "text")


@_each
def crisis_is_unscored(question: Question) -> Iterator[Told]:
    """Whatever speaks of suicide or self-harm is marked as crisis, and so never scored."""
    if _speaks_of_danger(question):
        yield ("speaks of suicide or self-harm, so it needs 'crisis: true'", "crisis")


def _speaks_of_danger(question: Question) -> bool:
    """Whether a question that is scored speaks of suicide or self-harm."""
    return not question.crisis and bool(CRISIS_WORDS.search(" ".join(_texts(question))))


def _tasks_of_danger(handbook: Handbook, question: Question) -> Iterator[int]:
    """The tasks that carry the signpost, by their place, where the question is scored."""
    for place, id_ in enumerate(question.tests.tasks):
        if not question.crisis and handbook.get(Task, id_).crisis:
            yield place


def crisis_tasks_are_unscored(handbook: Handbook) -> Iterator[Problem]:
    """A question about a task that carries the signpost for hard moments is never scored."""
    for question in handbook.all(Question):
        place = next(_tasks_of_danger(handbook, question), None)
        if place is not None and not _speaks_of_danger(question):  # which is told
            words = f"is about the task '{question.tests.tasks[place]}', so it needs 'crisis: true'"
            yield _problem(question, words, "tests", "tasks", place)


@_each
def it_tests_something(question: Question) -> Iterator[Told]:
    """Every question names the entries that it is about, so that readers can look them up."""
    if not question.tests.pairs():
        yield ("names no entry under 'tests': add what it is about", "tests")


def words_are_respectful(handbook: Handbook) -> Iterator[Problem]:
    """No phrase that the language guide rules out, unless it stands in quotation marks."""
    patterns = [p for wording in handbook.all(Wording) for p in wording.patterns]
    if not patterns:
        return
    any_of_them = phrase(*patterns)
    entries: list[Question | Scenario] = [*handbook.all(Question), *handbook.all(Scenario)]
    for entry in entries:
        text = _QUOTED.sub("", "\n".join(_texts(entry)))
        if not any_of_them.search(text):
            continue
        for pattern in patterns:
            if phrase(pattern).search(text):
                words = f"uses '{pattern}': see the language guide for better words"
                yield _problem(entry, words, *_way_to(entry, phrase(pattern)))


def _way_to(entry: Question | Scenario, words: re.Pattern[str]) -> Way:
    """The way to the first text of `entry` that holds `words`."""
    texts = ((way, text) for way, text, _ in leaves(entry) if isinstance(text, str))
    return next((way for way, text in texts if words.search(_QUOTED.sub("", text))), ())


@cache
def phrase(*patterns: str) -> re.Pattern[str]:
    """Patterns of the language guide (`*` stands for any ending) as a regular expression."""
    bodies = "|".join(re.escape(pattern).replace(r"\*", r"\w*") for pattern in patterns)
    return re.compile(rf"(?<!\w)(?:{bodies})(?!\w)", re.IGNORECASE)


def _texts(entry: Question | Scenario) -> Iterator[str]:
    yield entry.title
    if isinstance(entry, Question):
        yield from (entry.prompt, *entry.compare)
        for option in entry.options:
            yield from (option.text, option.match or "", option.feedback)
        return
    yield from (entry.intro, entry.closing, *entry.say)
    for moment in entry.moments:
        yield moment.text
        for reply in moment.replies:
            yield from (reply.text, reply.consequence, reply.reflection)


def longest_is_not_always_right(handbook: Handbook) -> Iterator[Problem]:
    """In no file can one guess the answer by its length."""
    for questions in _by_file(handbook, "single"):
        longest = [q for q in questions if _longest(q.options).right]
        if len(questions) >= _ENOUGH and len(longest) * 2 > len(questions):
            yield _problem(
                longest[0],
                f"is one of {len(longest)} in {len(questions)} questions of this file whose "
                "longest option is the right one: shorten it, or say more in another",
            )


def _longest(options: Sequence[QuizOption]) -> QuizOption:
    return max(options, key=lambda option: len(option.text))


def positions_show_no_pattern(handbook: Handbook) -> Iterator[Problem]:
    """In no file can one guess the answer by where it stands."""
    for questions in _by_file(handbook, "single", "true-false"):
        for type_ in ("single", "true-false"):
            here = [q for q in questions if q.type == type_]
            places = [_place(q) for q in here]
            said = pattern_in(places)
            if said:
                yield _problem(here[0], f"and others of this file have the right answer {said}")


def _place(question: Question) -> int:
    return next((i for i, option in enumerate(question.options) if option.right), -1)


def pattern_in(places: Sequence[int]) -> str:
    """What gives the answers away in `places` (of the right option, from 0); empty if nothing."""
    count = len(places)
    if count < _ENOUGH:
        return ""
    if len(set(places)) == 1:
        return "always in the same place: move some"
    if any(places[i : i + _ENOUGH] == [places[i]] * _ENOUGH for i in range(count - _ENOUGH + 1)):
        return f"in the same place {_ENOUGH} times in a row: move some"
    if count >= 2 * _ENOUGH and max(places.count(p) for p in set(places)) * 3 > count * 2:
        return "mostly in the same place: move some"
    if count >= _ENOUGH + 2 and any(_repeats(places, step) for step in (2, 3)):
        return "in places that repeat like a rhythm: move some"
    return ""


def _repeats(places: Sequence[int], step: int) -> bool:
    return all(a == b for a, b in zip(places, places[step:], strict=False))


def _by_file(handbook: Handbook, *types: str) -> Iterator[list[Question]]:
    files: defaultdict[str, list[Question]] = defaultdict(list)
    for question in handbook.all(Question):
        if question.scored and question.type in types and question.options:
            files[question.file].append(question)
    yield from files.values()


RULES = (
    options_fit_the_type,
    there_is_a_right_answer,
    option_ids_are_unique,
    feedback_teaches,
    no_catch_all,
    crisis_is_unscored,
    crisis_tasks_are_unscored,
    it_tests_something,
    words_are_respectful,
    longest_is_not_always_right,
    positions_show_no_pattern,
)

OVER_FILES = (longest_is_not_always_right, positions_show_no_pattern)
