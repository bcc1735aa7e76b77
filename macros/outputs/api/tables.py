"""Tables for spreadsheets: tasks, their statements, job statements and questions.

They are for people who open them in a spreadsheet, and a spreadsheet computes what looks like a
formula. No cell may be one: https://owasp.org/www-community/attacks/CSV_Injection
"""

from __future__ import annotations

import csv as comma_separated
import datetime
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import xlsxwriter

from macros.check.requirements import enumeration
from macros.model.addresses import site_url
from macros.model.entries import Task
from macros.model.handbook import Handbook
from macros.model.hiring import InterviewQuestion, JobStatement
from macros.model.learning import Question
from macros.model.markup import plain
from macros.outputs.api.shapes import ROOT

REQUIRES = (
    enumeration("verdicts", "the tables for spreadsheets", ("tasks",)),
    enumeration("line-verdicts", "the tables for spreadsheets", ("job-statements",)),
)
"""What the tables can't be made without, besides what other outputs ask for."""

WORKBOOK = f"{ROOT}/tables.xlsx"
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
"""How a cell begins that a spreadsheet may compute."""
_WIDEST = 60
"""The width of a column in characters, at most: longer texts go on in the next line."""
_LONG_AGO = datetime.datetime(1980, 1, 1)  # noqa: DTZ001 - the moment of every file in the archive


@dataclass(frozen=True)
class Table:
    """A table by its name: what it holds, the names of its columns, and a text for each cell."""

    name: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class _Maker:
    """Makes the rows of one handbook at one address."""

    def __init__(self, handbook: Handbook, url: str) -> None:
        self.handbook, self.url = handbook, url

    def table(self, name: str, title: str, rows: Iterable[dict[str, str]]) -> Iterator[Table]:
        """The table of `rows`; none where there are none."""
        made = list(rows)
        if made:
            yield Table(name, title, tuple(made[0]), tuple(tuple(row.values()) for row in made))

    def tasks(self) -> Iterator[dict[str, str]]:
        """A row for each task."""
        for task in self.handbook.all(Task):
            yield {
                "id": task.id,
                "title": task.title,
                "question": task.question,
                "verdict": self.term("verdicts", task.verdict),
                "part": plain(task.part),
                "not part": plain(task.not_part or ""),
                "instead": _lines(map(plain, task.instead)),
                "say": task.say,
                **self.end("tasks", task),
            }

    def statements(self) -> Iterator[dict[str, str]]:
        """A row for each way of doing a task, on its side of the line."""
        for task in self.handbook.all(Task):
            sides = ("consistent", task.consistent), ("not-consistent", task.inconsistent)
            for verdict, statements in sides:
                for statement in statements:
                    yield {
                        "task": task.id,
                        "title": task.title,
                        "side": self.term("verdicts", verdict),
                        "statement": plain(statement.text),
                        **self.end("tasks", task, statement.sources or task.sources),
                    }

    def job_statements(self) -> Iterator[dict[str, str]]:
        """A row for each statement to pick for a job description."""
        for one in self.handbook.all(JobStatement):
            yield {
                "id": one.id,
                "part": self.handbook.get("job-components", one.component).title,
                "statement": one.text,
                "verdict": self.term("line-verdicts", one.verdict),
                "use": one.use or "",
                "why": plain(one.why or ""),
                **self.end("job-statements", one),
            }

    def questions(self) -> Iterator[dict[str, str]]:
        """A row for each quiz question."""
        for one in self.handbook.all(Question):
            yield {
                "id": one.id,
                "topic": self.term("question-areas", one.area),
                "question": one.prompt,
                "options": _lines(option.text for option in one.options),
                "right": _lines(option.text for option in one.options if option.right),
                **self.end("questions", one),
            }

    def interview_questions(self) -> Iterator[dict[str, str]]:
        """A row for each interview question."""
        for one in self.handbook.all(InterviewQuestion):
            yield {
                "id": one.id,
                "title": one.title,
                "group": self.term("question-groups", one.group),
                "risk": self.term("ada-risks", one.risk),
                "reason": plain(one.reason),
                "ask": one.ask or "",
                "ask instead": one.safer or "",
                **self.end("interview-questions", one),
            }

    def term(self, enumeration: str, id_: str) -> str:
        """The title of a word of an enumeration."""
        return self.handbook.term(enumeration, id_).title

    def end(self, kind: str, entry: Any, sources: Sequence[str] = ()) -> dict[str, str]:
        """What every row ends with: the sections it rests on, and where people read it."""
        return {
            "sources": _lines(sources or entry.sources),
            "url": self.url + site_url(self.handbook, kind, entry.id),
        }


def tables(handbook: Handbook, url: str) -> list[Table]:
    """The tables of `handbook` that have a row; `url` is the address of the site."""
    maker = _Maker(handbook, url)
    made = (
        maker.table("tasks", "Tasks", maker.tasks()),
        maker.table("statements", "Statements of tasks", maker.statements()),
        maker.table("job-statements", "Job statements", maker.job_statements()),
        maker.table("questions", "Quiz questions", maker.questions()),
        maker.table("interview-questions", "Interview questions", maker.interview_questions()),
    )
    return [table for found in made for table in found]


def path(table: Table) -> str:
    """Where the table stands as CSV, from the root of the site."""
    return f"{ROOT}/{table.name}.csv"


def safe(cell: str) -> str:
    """`cell`, with an apostrophe before it where a spreadsheet would take it for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def csv(table: Table) -> bytes:
    """The table as CSV (RFC 4180) in UTF-8, marked as such, for spreadsheets guess otherwise."""
    text = io.StringIO(newline="")
    writer = comma_separated.writer(text)
    writer.writerows(map(safe, row) for row in (table.columns, *table.rows))
    return text.getvalue().encode("utf-8-sig")


def xlsx(sheets: Sequence[Table]) -> bytes:
    """The tables as an Excel workbook, a sheet each. Every cell is a text, so none is computed."""
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True}) as book:
        book.set_properties({"created": _LONG_AGO})
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        head = book.add_format({"bold": True, "valign": "top"})
        for table in sheets:
            _fill(book.add_worksheet(table.title), table, head, wrapped)
    return made.getvalue()


def _fill(sheet: Any, table: Table, head: Any, wrapped: Any) -> None:
    """Write `table` into a sheet of XlsxWriter: the names stay in sight, and one can filter."""
    for number, name in enumerate(table.columns):
        sheet.write_string(0, number, name, head)
        widest = max(len(row[number]) for row in table.rows)
        sheet.set_column(number, number, min(_WIDEST, max(len(name), widest) + 2))
    for line, row in enumerate(table.rows, 1):
        for number, cell in enumerate(row):
            sheet.write_string(line, number, cell, wrapped)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)


def _lines(texts: Iterable[str]) -> str:
    """Several texts in one cell, a line each."""
    return "\n".join(texts)
