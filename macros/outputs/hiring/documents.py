"""What the hiring builders work on: the JSON files that they fetch, each those that it needs.

web/engines/hiring/ makes the documents from it, also those that are ready to download. A question
that may not be asked goes into it without any words to ask it with, so that no way through a
builder can put it into a kit.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from macros.model.addresses import site_url
from macros.model.entries import Competency, Enumeration, Law, Topic
from macros.model.handbook import Handbook
from macros.model.hiring import (
    Ad,
    CheckWords,
    InterviewKit,
    InterviewQuestion,
    JobComponent,
    JobStatement,
    Judged,
    Line,
    PostingRule,
    QuestionRule,
    SampleRole,
)
from macros.model.markup import plain
from macros.outputs.credit import credit
from macros.outputs.spelled import spelled
from macros.pages.local import OWN, own_text

PATH = "assets/hire.json"
"""Where the builders find what documents are made from, from the root of the site."""

CHECKS = {
    "assets/hire-postings.json": ("rules", "problems", "words"),
    "assets/hire-questions.json": ("question_rules", "subjects", "risks", "words"),
}
"""What postings and questions are checked by: the keys of `data` in a file each."""


def data(handbook: Handbook, url: str = "") -> dict[str, Any]:
    """Everything that the builders need, as values that JSON can hold.

    `url` is the address of the site: every document ends with it, so that whoever is handed one
    finds the way back.
    """
    handbook = spelled(handbook)
    return {
        "credit": credit(handbook.identity, url),
        "defaultRole": handbook.identity.default_role,
        "panel": panel(handbook),
        "components": [{"id": c.id, "title": c.title} for c in handbook.all(JobComponent)],
        "statements": [_statement(handbook, s) for s in handbook.all(JobStatement)],
        "roles": [_role(handbook, r) for r in handbook.all(SampleRole)],
        "ads": [_ad(handbook, a) for a in handbook.all(Ad)],
        "questions": [question(handbook, q) for q in handbook.all(InterviewQuestion)],
        "groups": _terms(handbook, "question-groups"),
        "risks": _terms(handbook, "ada-risks"),
        "settings": _terms(handbook, "work-settings"),
        "competencies": {c.id: _short(c.title) for c in handbook.all(Competency)},
        "kits": [_kit(k) for k in handbook.all(InterviewKit)],
        "problems": _terms(handbook, "posting-problems"),
        "rules": [_rule(handbook, r) for r in handbook.all(PostingRule)],
        "question_rules": [_question_rule(handbook, r) for r in handbook.all(QuestionRule)],
        "subjects": _terms(handbook, "question-subjects"),
        "words": {w.id: w.words for w in handbook.all(CheckWords)},
    }


def files(handbook: Handbook, url: str = "") -> Iterator[tuple[str, str]]:
    """The builders' data: the path of each file from the root of the site, and its JSON text."""
    every = data(handbook, url)
    of_checks = {key for keys in CHECKS.values() for key in keys} - {"risks"}  # kits show them, too
    yield PATH, _json({key: every[key] for key in every if key not in of_checks})
    for path, keys in CHECKS.items():
        yield path, _json({key: every[key] for key in keys})


def _json(values: dict[str, Any]) -> str:
    return json.dumps(values, ensure_ascii=False, separators=(",", ":")) + "\n"


def panel(handbook: Handbook) -> dict[str, Any]:
    """The opening statement, the panel's rules, and the day they were reviewed."""
    topic = handbook.get(Topic, "interview-panel")
    opening, rules = topic.groups
    return {
        "opening": opening.items[0].says,
        "rules": [plain(point.text) for point in rules.items],
        "reviewed": topic.reviewed.isoformat(),
        **({"before": own} if (own := own_text(handbook, "topics", topic.id, "groups")) else {}),
    }


def _short(title: str) -> str:
    """A title up to its first comma: what follows is for a discussion, not for a score sheet."""
    return title.partition(",")[0]


def _terms(handbook: Handbook, enumeration: str) -> list[dict[str, str]]:
    found = handbook.get(Enumeration, enumeration).terms
    return [{"id": t.id, "title": t.title, "meaning": plain(t.meaning)} for t in found]


def _statement(handbook: Handbook, entry: Any) -> dict[str, Any]:
    return {
        "id": entry.id,
        "component": entry.component,
        "text": entry.wording,
        "was": entry.text if entry.verdict == "reword" else None,
        "why": plain(entry.why) if entry.why else None,
        "roles": entry.roles,
        "ours": entry.basis == "inferred",
        "links": _links(handbook, entry),
        **_own_wording(handbook, entry),
    }


def _own_wording(handbook: Handbook, entry: JobStatement) -> dict[str, list[str]]:
    """The handbook's wording of a statement that an organisation amended."""
    was = handbook.local.before.get(("job-statements", entry.id))
    return _beside(handbook, entry, was if isinstance(was, JobStatement) else None)


def _beside(handbook: Handbook, now: Judged, was: Judged | None) -> dict[str, list[str]]:
    """The handbook's own wording of a line that an organisation amended."""
    if was is None or was.wording == now.wording:
        return {}
    left_out = handbook.term("line-verdicts", "leave-out").title
    return {"before": [f"{OWN} {was.wording or f'{left_out}: {was.text}'}"]}


def _own_lines(handbook: Handbook, kind: str, id_: str) -> dict[str, Line]:
    """The handbook's own lines, by id, of a job description or an ad that was amended."""
    entry = handbook.local.before.get((kind, id_))
    groups = entry.groups if isinstance(entry, SampleRole | Ad) else []
    return {line.id: line for group in groups for line in group.items}


def _before(handbook: Handbook, kind: str, id_: str, *fields: str) -> dict[str, list[str]]:
    """The handbook's own text of other fields of such an entry."""
    told = own_text(handbook, kind, id_, *fields)
    return {"before": told} if told else {}


def _line(handbook: Handbook, line: Line, was: Line | None) -> dict[str, Any]:
    return {
        **_beside(handbook, line, was),
        "id": line.id,
        "text": line.wording,
        "was": None if line.verdict == "keep" else line.text,
        "why": plain(line.why) if line.why else None,
        "links": _links(handbook, line),
    }


def _groups(handbook: Handbook, kind: str, entry: SampleRole | Ad) -> list[dict[str, Any]]:
    own = _own_lines(handbook, kind, entry.id)
    return [
        {
            "heading": group.heading,
            "component": group.component,
            "items": [_line(handbook, line, own.get(line.id)) for line in group.items],
        }
        for group in entry.groups
    ]


def _role(handbook: Handbook, entry: Any) -> dict[str, Any]:
    return {
        "id": entry.id,
        "title": entry.title,
        "job_title": entry.job_title,
        "groups": _groups(handbook, "sample-roles", entry),
        **_before(handbook, "sample-roles", entry.id, "job_title"),
        "draft": draft(handbook, entry),
    }


def _ad(handbook: Handbook, entry: Any) -> dict[str, Any]:
    return {
        "id": entry.id,
        "title": entry.title,
        "job_title": entry.job_title,
        "hours": entry.hours,
        "groups": _groups(handbook, "ads", entry),
        **_before(handbook, "ads", entry.id, "job_title", "hours"),
    }


def draft(handbook: Handbook, role: Any) -> list[str]:
    """The ids of the lines and statements that a draft for `role` starts with."""
    lines = [line.id for group in role.groups for line in group.items if line.wording]
    standing = [s.id for s in handbook.all(JobStatement) if _is_standing(s, role.id)]
    return lines + standing


def _is_standing(statement: Any, role: str) -> bool:
    part = statement.component in ("reporting-relationships", "conditions")
    return part and statement.wording and (not statement.roles or role in statement.roles)


def question(handbook: Handbook, entry: Any) -> dict[str, Any]:
    """A question for the builders: one that may not be asked carries no words to ask it with."""
    brief = {
        "id": entry.id,
        "title": entry.title,
        "group": entry.group,
        "risk": entry.risk,
        "reason": plain(entry.reason),
        "url": site_url(handbook, "interview-questions", entry.id),
        "usable": entry.usable,
    }
    if not entry.usable:
        return {**brief, "safer": entry.safer}
    return {
        **brief,
        "ask": entry.ask,
        "care": entry.care,
        "scale": scale(entry),
        "competencies": entry.competencies,
        "settings": entry.settings,
        "minutes": entry.minutes,
        **_own_question(handbook, entry),
    }


def _own_question(handbook: Handbook, entry: InterviewQuestion) -> dict[str, list[str]]:
    """The handbook's text of a question that an organisation amended."""
    told = own_text(
        handbook, "interview-questions", entry.id, "ask", "care", "look_fors", "worries"
    )
    return {"before": told} if told else {}


def scale(entry: Any) -> list[list[str]]:
    """The five scores of a question and what an answer at each is like, from 5 down to 1."""
    all_of, first = "; ".join(entry.look_fors), entry.look_fors[0]
    part = f"Part of this, such as: {first}." if entry.look_fors[1:] else "This, in general words."
    return [
        ["5", f"All of this, with an example of how: {all_of}."],
        ["4", "Most of this, or all of it without an example."],
        ["3", part],
        ["2", "Little of this, in general words, and nothing that should worry you."],
        ["1", f"None of this, or something that should worry you: {'; '.join(entry.worries)}."],
    ]


def _kit(entry: InterviewKit) -> dict[str, Any]:
    return entry.model_dump(mode="json", include={"id", "title", "opening", "closing", "questions"})


def _rule(handbook: Handbook, entry: Any) -> dict[str, Any]:
    return {
        "id": entry.id,
        "title": entry.title,
        "problem": entry.problem,
        "reads": entry.contexts,
        "patterns": entry.patterns,
        "unless": entry.unless,
        "excused": entry.excused,
        "reason": plain(entry.reason),
        "question": entry.question,
        "rewrite": entry.rewrite,
        "swaps": [swap.model_dump() for swap in entry.swaps],
        "links": _links(handbook, entry),
    }


def _question_rule(handbook: Handbook, entry: Any) -> dict[str, Any]:
    return {
        "id": entry.id,
        "title": entry.title,
        "subject": entry.subject,
        "risk": entry.risk,
        "finds": entry.finds,
        "patterns": entry.patterns,
        "unless": entry.unless,
        "clears": entry.clears,
        "everywhere": entry.everywhere,
        "hints": entry.hints,
        "lifts": entry.lifts,
        "reason": plain(entry.reason),
        "ask": entry.ask,
        "law": [_authority(handbook, id_) for id_ in entry.law],
    }


def _authority(handbook: Handbook, id_: str) -> dict[str, str]:
    law = handbook.get(Law, id_)
    return {
        "title": law.title,
        "citation": law.citation,
        "read": law.as_of.isoformat(),
        "status": handbook.term("law-statuses", law.status).title,
        "url": site_url(handbook, "law", id_),
    }


def _links(handbook: Handbook, value: Any) -> list[dict[str, str]]:
    """The entries that a line or a rule rests on: their titles and addresses."""
    fields = ("tasks", "values", "competencies", "differs", "law", "language")
    names = [
        ("differences" if field == "differs" else field, id_)
        for field in fields
        for id_ in getattr(value, field, ())
    ]
    return [
        {"title": handbook.get(kind, id_).title, "url": site_url(handbook, kind, id_)}
        for kind, id_ in names
    ]
