"""What the hiring builders work on, and the documents that are ready-made.

`data` is the one JSON file that the builders fetch. A question that may not be asked goes into it
without any words to ask it with, so that no way through a builder can put it into a kit.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from macros.model.addresses import site_url
from macros.model.handbook import Handbook
from macros.model.hiring import InterviewKit
from macros.model.markup import plain
from macros.outputs.hiring import blocks as b
from macros.outputs.hiring.blocks import Block

PATH = "assets/hire.json"
"""Where the builders find their data, from the root of the site."""

WORDS = {
    "opening": "Read this aloud first, to every applicant",
    "rules": "Rules for the panel",
    "reviewed": "Rules reviewed on {date}. This is not legal advice: have counsel approve the kit.",
    "interview": "This interview",
    "who": "Who and when",
    "questions": "Questions",
    "question": "Question {number}: {title}",
    "about": "About {minutes} minutes. It tests: {competencies}.",
    "plan": "{count} questions, about {minutes} minutes with {opening} at the start and {closing} "
    "for the applicant's own questions.",
    "scale": "Scale for question {number}",
    "scores": "Scores and notes for question {number}",
    "closing": "The applicant's questions",
    "closingText": "Leave {closing} minutes for what the applicant wants to ask. Say what happens "
    "next, and by when.",
    "sheet": "All scores",
    "sheetText": "Score alone, right after each answer. Then compare, talk over what you heard "
    "and agree on one score.",
    "credit": "Made with the Peer Role Handbook (text: CC BY 4.0). Have counsel look at it.",
    "applyHeading": "How to apply",
    "accommodations": "Accommodations are available for the application, the interview and the "
    "job. To ask for one, contact {contact}.",
    "noDisclosure": "Please do not tell us about any diagnosis, medication, treatment or hospital "
    "stay when you apply.",
    "apply": "Send your application to {contact}.",
    "contact": "[name and address]",
}
"""The words of the documents that stand in no data file."""

HEADS = {
    "interview": ["Applicant", "Interviewer", "Date"],
    "scale": ["Score", "What the answer is like"],
    "scores": ["Your own score", "Score agreed on", "Notes on the answer"],
    "sheet": ["Question", "Your own score", "Score agreed on"],
}
"""The heads of the tables."""

ROOM_NAMES, ROOM_NOTES = 700, 3800
"""The least height of rows for names and for notes, in twentieths of a point."""

FACTS = {
    "organization": "Organization",
    "program": "Program",
    "hours": "Hours",
    "pay": "Pay",
    "place": "Place",
}


def data(handbook: Handbook) -> dict[str, Any]:
    """Everything that the builders need, as values that JSON can hold."""
    return {
        "version": 1,
        "words": WORDS,
        "heads": HEADS,
        "room": {"names": ROOM_NAMES, "notes": ROOM_NOTES},
        "facts": FACTS,
        "panel": panel(handbook),
        "components": [{"id": c.id, "title": c.title} for c in handbook.all("job-components")],
        "statements": [_statement(handbook, s) for s in handbook.all("job-statements")],
        "roles": [_role(handbook, r) for r in handbook.all("sample-roles")],
        "ads": [_ad(handbook, a) for a in handbook.all("ads")],
        "questions": [question(handbook, q) for q in handbook.all("interview-questions")],
        "groups": _terms(handbook, "question-groups"),
        "risks": _terms(handbook, "ada-risks"),
        "settings": _terms(handbook, "work-settings"),
        "competencies": {c.id: c.title for c in handbook.all("competencies")},
        "kits": [_kit(k) for k in handbook.all("interview-kits")],
        "problems": _terms(handbook, "posting-problems"),
        "rules": [_rule(handbook, r) for r in handbook.all("posting-rules")],
    }


def file(handbook: Handbook) -> tuple[str, str]:
    """The path of the builders' data from the root of the site, and its JSON text."""
    return PATH, json.dumps(data(handbook), ensure_ascii=False, separators=(",", ":")) + "\n"


def panel(handbook: Handbook) -> dict[str, Any]:
    """The opening statement, the panel's rules, and the day they were reviewed."""
    topic = handbook.get("topics", "interview-panel")
    opening, rules = topic.groups
    return {
        "opening": opening.items[0].says,
        "rules": [plain(point.text) for point in rules.items],
        "reviewed": topic.reviewed.isoformat(),
    }


def _terms(handbook: Handbook, enumeration: str) -> list[dict[str, str]]:
    found = handbook.get("vocabulary", enumeration).terms
    return [{"id": t.id, "title": t.title, "meaning": plain(t.meaning)} for t in found]


def _statement(handbook: Handbook, entry: Any) -> dict[str, Any]:
    return {
        "id": entry.id,
        "component": entry.component,
        "title": entry.title,
        "text": entry.wording,
        "was": entry.text if entry.verdict == "reword" else None,
        "why": plain(entry.why) if entry.why else None,
        "roles": entry.roles,
        "ours": entry.basis == "inferred",
        "links": _links(handbook, entry),
    }


def _line(handbook: Handbook, line: Any) -> dict[str, Any]:
    return {
        "id": line.id,
        "text": line.wording,
        "was": None if line.verdict == "keep" else line.text,
        "why": plain(line.why) if line.why else None,
        "links": _links(handbook, line),
    }


def _groups(handbook: Handbook, groups: Any) -> list[dict[str, Any]]:
    return [
        {
            "heading": group.heading,
            "component": group.component,
            "items": [_line(handbook, line) for line in group.items],
        }
        for group in groups
    ]


def _role(handbook: Handbook, entry: Any) -> dict[str, Any]:
    return {
        "id": entry.id,
        "title": entry.title,
        "job_title": entry.job_title,
        "groups": _groups(handbook, entry.groups),
        "draft": draft(handbook, entry),
    }


def _ad(handbook: Handbook, entry: Any) -> dict[str, Any]:
    return {
        "id": entry.id,
        "title": entry.title,
        "job_title": entry.job_title,
        "hours": entry.hours,
        "groups": _groups(handbook, entry.groups),
    }


def draft(handbook: Handbook, role: Any) -> list[str]:
    """The ids of the lines and statements that a draft for `role` starts with."""
    lines = [line.id for group in role.groups for line in group.items if line.wording]
    standing = [s.id for s in handbook.all("job-statements") if _is_standing(s, role.id)]
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
        "ours": entry.basis == "inferred",
    }


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
    return entry.model_dump(
        mode="json", include={"id", "title", "minutes", "opening", "closing", "questions"}
    )


def _rule(handbook: Handbook, entry: Any) -> dict[str, Any]:
    return {
        "id": entry.id,
        "title": entry.title,
        "problem": entry.problem,
        "patterns": entry.patterns,
        "unless": entry.unless,
        "reason": plain(entry.reason),
        "question": entry.question,
        "rewrite": entry.rewrite,
        "links": _links(handbook, entry),
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


def kit(handbook: Handbook, entry: Any) -> list[Block]:
    """A ready-made interview kit as a document."""
    chosen = [handbook.get("interview-questions", id_) for id_ in entry.questions]
    rules = panel(handbook)
    minutes = entry.opening + entry.closing + sum(q.minutes for q in chosen)
    times = {"minutes": minutes, "opening": entry.opening, "closing": entry.closing}
    return [
        b.title(entry.title),
        b.text(WORDS["plan"].format(count=len(chosen), **times)),
        b.heading(1, WORDS["opening"]),
        b.say(rules["opening"]),
        b.heading(1, WORDS["rules"]),
        b.numbers(rules["rules"]),
        b.text(WORDS["reviewed"].format(date=rules["reviewed"])),
        b.heading(1, WORDS["interview"]),
        b.table(
            WORDS["who"], HEADS["interview"], [["", "", ""]], widths=[1, 1, 1], room=ROOM_NAMES
        ),
        b.heading(1, WORDS["questions"]),
        *(x for n, q in enumerate(chosen, 1) for x in _asked(handbook, n, q)),
        b.heading(1, WORDS["closing"]),
        b.text(WORDS["closingText"].format(closing=entry.closing)),
        b.heading(1, WORDS["sheet"]),
        b.text(WORDS["sheetText"]),
        b.table(WORDS["sheet"], HEADS["sheet"], _sheet(chosen), widths=[4, 1, 1]),
        b.text(WORDS["credit"]),
    ]


def _asked(handbook: Handbook, number: int, entry: Any) -> Iterator[Block]:
    names = [handbook.get("competencies", c).title for c in entry.competencies]
    yield b.heading(2, WORDS["question"].format(number=number, title=entry.title))
    yield b.say(entry.ask)
    if entry.care:
        yield b.text(entry.care)
    yield b.text(WORDS["about"].format(minutes=entry.minutes, competencies="; ".join(names)))
    anchors = WORDS["scale"].format(number=number)
    yield b.table(anchors, HEADS["scale"], scale(entry), widths=[1, 9])
    notes = WORDS["scores"].format(number=number)
    empty = [["", "", ""]]
    yield b.table(notes, HEADS["scores"], empty, widths=[1, 1, 4], room=ROOM_NOTES)


def _sheet(chosen: list[Any]) -> list[list[str]]:
    return [[f"{n}. {q.title}", "", ""] for n, q in enumerate(chosen, 1)]


def job_description(handbook: Handbook, role: Any) -> list[Block]:
    """A sample role as a finished job description."""
    ids, seen = set(draft(handbook, role)), set[str]()
    made = [b.title(role.job_title)]
    for component in handbook.all("job-components"):
        made += _component(handbook, role, component, ids, seen)
    return [*made, b.text(WORDS["credit"])]


def _component(
    handbook: Handbook, role: Any, component: Any, ids: set[str], seen: set[str]
) -> list[Block]:
    groups = [
        (g.heading, _fresh(g.items, ids, seen)) for g in role.groups if g.component == component.id
    ]
    own = [s for s in handbook.all("job-statements") if s.component == component.id]
    parts = [(h, t) for h, t in [*groups, (None, _fresh(own, ids, seen))] if t]
    if not parts:
        return []
    titled = sum(1 for h, _ in parts if h) > 1
    return [
        b.heading(1, component.title),
        *(x for h, t in parts for x in _part(h if titled else None, t)),
    ]


def _part(name: str | None, lines: list[str]) -> list[Block]:
    return [*([b.heading(2, name)] if name else []), b.bullets(lines)]


def _fresh(lines: Any, ids: set[str], seen: set[str]) -> list[str]:
    """The wordings of the lines that were chosen, each once in the whole document."""
    words = [line.wording for line in lines if line.id in ids and line.wording not in seen]
    seen |= set(words)
    return words


def ad(entry: Any) -> list[Block]:
    """A model ad as a document."""
    contact = WORDS["contact"]
    return [
        b.title(entry.job_title),
        b.bullets([f"{FACTS['hours']}: {entry.hours}"]),
        *(
            x
            for g in entry.groups
            for x in (b.heading(1, g.heading), b.bullets([i.wording for i in g.items if i.wording]))
        ),
        b.heading(1, WORDS["applyHeading"]),
        b.text(WORDS["apply"].format(contact=contact)),
        b.text(WORDS["noDisclosure"]),
        b.text(WORDS["accommodations"].format(contact=contact)),
    ]


def documents(handbook: Handbook) -> Iterator[tuple[str, list[Block]]]:
    """Every ready-made document: its name below downloads/ without the ending, and its blocks."""
    for entry in handbook.all("interview-kits"):
        yield entry.id, kit(handbook, entry)
    for role in handbook.all("sample-roles"):
        yield f"job-description-{role.id}", job_description(handbook, role)
    for entry in handbook.all("ads"):
        yield entry.id, ad(entry)
