"""The API keeps to its schemas, says what it is, and its tables compute nothing."""

from __future__ import annotations

import csv
import datetime
import io
import json
import re
import subprocess
import sys
import zipfile
from collections.abc import Mapping, Sequence
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, ValidationError
from lxml import etree
from openapi_spec_validator import OpenAPIV31SpecValidator

from macros.check.project import load
from macros.model.coverage import coverage
from macros.model.handbook import Handbook
from macros.model.markup import plain
from macros.outputs.api import files, tables
from macros.outputs.published import Published, moment, undated
from tests.conftest import serve

URL = "https://handbook.example.edu/peers/"
HERE = Published(URL, "1.2.3", datetime.datetime(2026, 11, 25, 9, 30, tzinfo=datetime.UTC))
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"

Made = Mapping[str, str | bytes]


def made_of(handbook: Handbook, here: Published = HERE) -> Made:
    """Every file of the API, by its path below api/v1/."""
    found = files.files(handbook, coverage(handbook), here)
    return {path.removeprefix("api/v1/"): content for path, content in found}


@pytest.fixture(scope="module")
def made(handbook: Handbook) -> Made:
    """The API of this handbook."""
    return made_of(handbook)


@pytest.fixture(scope="module")
def second(root: Path) -> Made:
    """The API of a handbook that lacks most kinds."""
    return made_of(load(root / "examples/community-health/data"))


@pytest.fixture(scope="module")
def adapted(root: Path) -> Made:
    """The API of a handbook that a state and an agency have adapted."""
    folders = [root / "examples/overlays" / name for name in ("cedar", "riverside")]
    return made_of(load(root / "data", folders))


def _json(api: Made, name: str) -> Any:
    return json.loads(api[name])


def _data(api: Made) -> list[str]:
    """The JSON files that hold entries: not the schemas, nor the description."""
    return [n for n in api if n.endswith(".json") and "/" not in n and n != "openapi.json"]


@pytest.mark.parametrize("which", ["made", "second", "adapted"])
def test_every_file_keeps_to_its_schema(which: str, request: pytest.FixtureRequest) -> None:
    """Each JSON file has a schema of its own (2020-12), and is valid against it."""
    api: Made = request.getfixturevalue(which)
    assert len(_data(api)) > 8
    for name in _data(api):
        schema = _json(api, f"schema/{name}")
        Draft202012Validator.check_schema(schema)
        checker = Draft202012Validator.FORMAT_CHECKER
        Draft202012Validator(schema, format_checker=checker).validate(_json(api, name))
        assert schema["$id"] == f"{URL}api/v1/schema/{name}"


@pytest.mark.parametrize(
    "change",
    [{"kind": "values"}, {"basis": "guessed"}, {"reviewed": "yesterday"}, {"more": 1}, {"id": ""}],
    ids=lambda change: next(iter(change)),
)
def test_a_schema_refuses_what_is_wrong(made: Made, change: dict[str, Any]) -> None:
    """A wrong kind, word, day, field or id is no entry: the schemas say something."""
    row = {**_json(made, "tasks.json")["entries"][0], **change}
    checker = Draft202012Validator.FORMAT_CHECKER
    validator = Draft202012Validator(_json(made, "schema/tasks.json"), format_checker=checker)
    with pytest.raises(ValidationError):
        validator.validate({"entries": [row]})


def test_the_formats_of_the_schemas_are_at_work(made: Made) -> None:
    """A day, a time and an address that are none fail; the schemas name no other format."""
    checker = Draft202012Validator.FORMAT_CHECKER
    named = set(
        re.findall(r'"format": ?"([^"]+)"', "".join(made[n] for n in made if "schema" in n))
    )
    assert named == {"date", "date-time", "uri"}
    assert checker.conforms("2026-02-28", "date")
    assert not checker.conforms("2026-02-31", "date")
    assert checker.conforms("2026-02-28T10:00:00Z", "date-time")
    assert not checker.conforms("2026-02-28", "date-time")
    assert checker.conforms("https://example.org/a", "uri")
    assert not checker.conforms("https://example.org/a b", "uri")


@pytest.mark.parametrize("which", ["made", "second", "adapted"])
def test_the_description_is_openapi(which: str, request: pytest.FixtureRequest) -> None:
    """openapi.json is valid OpenAPI 3.1 and describes each JSON file, and no other."""
    api: Made = request.getfixturevalue(which)
    described = _json(api, "openapi.json")
    OpenAPIV31SpecValidator(described).validate()
    assert set(described["paths"]) == {f"/api/v1/{name}" for name in _data(api)}
    assert described["servers"] == [{"url": URL.rstrip("/")}]


def test_a_file_keeps_to_the_description(made: Made) -> None:
    """What the description says of a file holds for it."""
    described = _json(made, "openapi.json")
    for name in ("tasks.json", "index.json", "coverage.json"):
        answer = described["paths"][f"/api/v1/{name}"]["get"]["responses"]["200"]
        schema = answer["content"]["application/json"]["schema"]
        whole = {**schema, "components": described["components"]}
        Draft202012Validator(whole).validate(_json(made, name))


def test_the_index_says_of_what_it_is(made: Made, handbook: Handbook) -> None:
    """Release, moment, license, credit and origin stand in the index."""
    index, who = _json(made, "index.json"), handbook.identity
    assert index["release"] == "1.2.3"
    assert index["built"] == "2026-11-25T09:30:00Z"
    assert index["license"]["id"] == who.license.id
    assert index["origin"]["url"] == URL
    for words in (who.title, "1.2.3", URL, who.license.title, who.license.url):
        assert words in index["attribution"]


@pytest.mark.parametrize("which", ["made", "second", "adapted"])
def test_the_index_leads_to_every_file(which: str, request: pytest.FixtureRequest) -> None:
    """Its addresses are absolute, and they are those of the files."""
    api: Made = request.getfixturevalue(which)
    index = _json(api, "index.json")
    kinds = index["kinds"].values()
    led = {kind["url"] for kind in kinds} | {kind["schema"] for kind in kinds}
    led |= {table["url"] for table in index["tables"].values()}
    led |= {index["coverage"], index["description"], index["workbook"]}
    own = {"index.json", "schema/index.json", "schema/coverage.json"}
    assert led == {f"{URL}api/v1/{name}" for name in set(api) - own}


def test_what_is_not_the_handbooks_own_says_so(made: Made, adapted: Made) -> None:
    """What an organisation adds or amends names it; a handbook of its own says nothing of it."""
    own, theirs = (_json(api, "index.json") for api in (made, adapted))
    assert theirs["adapted"]["notice"].startswith(URL)
    assert {row["local"]["origin"] for row in theirs["entries"] if "local" in row} == {
        "added",
        "amended",
    }
    assert "adapted" not in own
    assert not any("local" in row for row in own["entries"])


def test_an_entry_says_when_its_words_changed(made: Made, handbook: Handbook) -> None:
    """`changed` is the day of the latest change that names the entry."""
    rows = {row["id"]: row["changed"] for row in _json(made, "tasks.json")["entries"]}
    change = handbook.get("changes", "visits-nobody-asked-for")
    assert rows["one-to-one-visits"] == change.date.isoformat()
    assert rows["medications"] is None


def test_two_builds_make_the_same_bytes(made: Made, root: Path) -> None:
    """Neither the clock nor the order of a set gets into a file, the workbook included."""
    assert made_of(load(root / "data")) == made


def test_the_moment_is_that_of_the_text(
    tmp_path: Path, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SOURCE_DATE_EPOCH goes first, then the last commit; without both there is none."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert moment(tmp_path) is None
    command = ["git", "-C", str(root), "log", "-1", "--format=%ct"]
    last = int(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    assert moment(root) == datetime.datetime.fromtimestamp(last, datetime.UTC)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert moment(root) == datetime.datetime(1970, 1, 2, tzinfo=datetime.UTC)


def test_an_edition_without_a_moment_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where there is no commit or no git: with git's own words, and what to do."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    for told in ("not a git repository", f"git init {tmp_path}", "SOURCE_DATE_EPOCH="):
        assert told in (undated(tmp_path) or "")
    monkeypatch.setenv("PATH", "")
    assert "No such file or directory: 'git'" in (undated(tmp_path) or "")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert undated(tmp_path) is None
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    with pytest.raises(ValueError, match="SOURCE_DATE_EPOCH is 'yesterday': it takes whole"):
        undated(tmp_path)


def _rows(content: str | bytes) -> list[list[str]]:
    assert isinstance(content, bytes)
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def _cells(workbook: str | bytes) -> dict[str, list[list[str]]]:
    """The texts of each sheet of a workbook, row by row; an assert where a cell is no text."""
    assert isinstance(workbook, bytes)
    with zipfile.ZipFile(io.BytesIO(workbook)) as archive:
        shared = etree.fromstring(archive.read("xl/sharedStrings.xml"))
        texts = ["".join(one.itertext()) for one in shared]
        book = etree.fromstring(archive.read("xl/workbook.xml"))
        names = [sheet.get("name") for sheet in book.iter(f"{SHEET}sheet")]
        found = {}
        for number, name in enumerate(names, 1):
            sheet = etree.fromstring(archive.read(f"xl/worksheets/sheet{number}.xml"))
            assert sheet.find(f".//{SHEET}f") is None, name
            cells = list(sheet.iter(f"{SHEET}c"))
            assert {cell.get("t") for cell in cells} == {"s"}, name
            found[str(name)] = [
                [texts[int(cell.findtext(f"{SHEET}v"))] for cell in row]
                for row in sheet.iter(f"{SHEET}row")
            ]
    return found


@pytest.mark.parametrize("which", ["made", "second", "adapted"])
def test_tables_have_a_row_for_each_thing(which: str, request: pytest.FixtureRequest) -> None:
    """CSV and workbook hold the same rows, as many as the index says, each as wide as its head."""
    api: Made = request.getfixturevalue(which)
    sheets = _cells(api["tables.xlsx"])
    listed = _json(api, "index.json")["tables"]
    assert listed
    for name, table in listed.items():
        rows = _rows(api[f"{name}.csv"])
        assert len(rows) == table["rows"] + 1
        assert {len(row) for row in rows} == {len(rows[0])}
        assert sheets[table["title"]][1:] == [
            [c.replace("\r\n", "\n") for c in r] for r in rows[1:]
        ]


def _told(made: Made, name: str, *columns: str) -> list[tuple[str, ...]]:
    """What stands in some columns of a table, row by row, with the lines of a cell parted by |."""
    head, *rows = _rows(made[f"{name}.csv"])
    places = [head.index(column) for column in columns]
    return [
        tuple(row[at].replace("\r\n", "\n").replace("\n", "|") for at in places) for row in rows
    ]


def _cells_of(rows: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
    return [tuple(map(tables.safe, row)) for row in rows]


def test_a_statement_stands_on_its_side_in_the_tables(made: Made, handbook: Handbook) -> None:
    """With its task, its words and the sections that it restates."""
    title = {term.id: term.title for term in handbook.get("vocabulary", "verdicts").terms}
    meant = [
        (task.id, title[side], plain(s.text), "|".join(s.sources or task.sources))
        for task in handbook.all("tasks")
        for side, found in (("consistent", task.consistent), ("not-consistent", task.inconsistent))
        for s in found
    ]
    told = _told(made, "statements", "task", "side", "statement", "sources")
    assert told == _cells_of(meant)


def test_a_question_has_its_right_answers_in_the_tables(made: Made, handbook: Handbook) -> None:
    """And all its options."""
    meant = [
        (
            question.id,
            "|".join(option.text for option in question.options),
            "|".join(option.text for option in question.options if option.right),
        )
        for question in handbook.all("questions")
    ]
    assert _told(made, "questions", "id", "options", "right") == _cells_of(meant)


def test_a_row_of_the_tables_is_its_entry(made: Made, handbook: Handbook) -> None:
    """What is judged of a task, a statement for a job and an interview question stands as it is."""
    tasks = [
        (t.id, handbook.term("verdicts", t.verdict).title, plain(t.part), plain(t.not_part or ""))
        for t in handbook.all("tasks")
    ]
    jobs = [
        (
            j.id,
            handbook.term("line-verdicts", j.verdict).title,
            j.text,
            j.use or "",
            plain(j.why or ""),
        )
        for j in handbook.all("job-statements")
    ]
    asked = [
        (
            q.id,
            handbook.term("ada-risks", q.risk).title,
            plain(q.reason),
            q.ask or "",
            q.safer or "",
        )
        for q in handbook.all("interview-questions")
    ]
    told = [
        _told(made, "tasks", "id", "verdict", "part", "not part"),
        _told(made, "job-statements", "id", "verdict", "statement", "use", "why"),
        _told(made, "interview-questions", "id", "risk", "reason", "ask", "ask instead"),
    ]
    assert told == [_cells_of(rows) for rows in (tasks, jobs, asked)]


def test_the_tables_are_of_the_whole_handbook(made: Made, handbook: Handbook) -> None:
    """Every task, line, statement and question is in its table."""
    listed = {name: t["rows"] for name, t in _json(made, "index.json")["tables"].items()}
    tasks = handbook.all("tasks")
    assert listed == {
        "tasks": len(tasks),
        "statements": sum(len(t.consistent) + len(t.inconsistent) for t in tasks),
        "job-statements": len(handbook.all("job-statements")),
        "questions": len(handbook.all("questions")),
        "interview-questions": len(handbook.all("interview-questions")),
    }


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "\n"])
def test_no_cell_is_a_formula(handbook: Handbook, sign: str) -> None:
    """What a spreadsheet would compute has an apostrophe in CSV, and is a text in the workbook."""
    words = f'{sign}cmd|"/c calc"!A1'
    task = handbook.get("tasks", "medications").model_copy(update={"say": words})
    kinds = {**handbook.kinds, "tasks": {"medications": task}}
    made = tables.tables(Handbook(kinds), URL)
    head, row = _rows(tables.csv(next(t for t in made if t.name == "tasks")))
    assert row[head.index("say")] == f"'{words}"
    assert not any(cell.startswith(tuple("=+-@\t\r\n")) for cell in row)
    assert sign == "\r" or words in _cells(tables.xlsx(made))["Tasks"][1]


@pytest.fixture(scope="module")
def examples(site: Path) -> dict[str, str]:
    """The examples of the page on the API, by their language."""
    page = (site / "reference/api/index.html").read_text("utf-8")
    found = re.findall(r'<code class="language-(\w+)">(.*?)</code>', page, re.DOTALL)
    return {language: unescape(text) for language, text in found}


def test_the_python_example_runs(site: Path, examples: dict[str, str], handbook: Handbook) -> None:
    """Run as it stands, but against the files of this build, it prints what it says."""
    server = serve(site)
    local = f"http://127.0.0.1:{server.server_address[1]}/"
    program = examples["python"].replace("https://example.org/peer-role-handbook/", local)
    assert local in program
    done = subprocess.run(
        [sys.executable, "-I", "-c", program], capture_output=True, text=True, check=True
    )
    server.shutdown()
    server.server_close()
    inferred = [task.title for task in handbook.all("tasks") if task.basis == "inferred"]
    lines = done.stdout.splitlines()
    assert len(lines) == len(inferred) + 1
    assert all(lines[n].startswith(title) for n, title in enumerate(inferred))
    assert handbook.identity.license.title in lines[-1]


@pytest.mark.parametrize("language", ["sh", "text"])
def test_the_other_examples_lead_to_files(
    site: Path, examples: dict[str, str], language: str
) -> None:
    """What the shell and the spreadsheet are told to fetch is there."""
    (address,) = re.findall(r'https://[^\s"]+', examples[language])
    assert (site / address.removeprefix("https://example.org/peer-role-handbook/")).is_file()


def test_the_site_has_the_api(site: Path, made: Made) -> None:
    """The build ships each of these files."""
    shipped = {p.relative_to(site / "api/v1").as_posix() for p in (site / "api/v1").rglob("*.*")}
    assert shipped == set(made)
