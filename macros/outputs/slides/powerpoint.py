"""A deck as a PowerPoint file, in the looks of a template that anyone can make their own."""

from __future__ import annotations

import copy
import datetime
import io
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import pptx
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.exc import PackageNotFoundError
from pptx.util import Emu, Inches, Pt

from macros.model.identity import Identity
from macros.model.languages import with_region
from macros.model.teaching import SessionPlan
from macros.outputs.slides.deck import Slide

_WIDE, _HIGH = Inches(13.333), Inches(7.5)
_TITLE_SIZE, _TEXT_SIZE, _QUESTION_SIZE = Pt(34), Pt(26), Pt(36)
_SMALLEST = 2400
"""In hundredths of a point: what people at the back can read."""
_FRONT, _PLAIN = 0, 1
"""Where the two layouts that are used stand among a template's, as PowerPoint makes them."""
_INK = "0D4A52"
_EPOCH = (1980, 1, 1, 0, 0, 0)


class TemplateError(ValueError):
    """A template that no deck can be made from; the message says what it lacks."""


def powerpoint(
    plan: SessionPlan,
    slides: Iterable[Slide],
    who: Identity,
    template: Path | None = None,
) -> bytes:
    """The slides of `plan` in the handbook of `who` as a .pptx file, the same bytes each time.

    Raises TemplateError where `template` is no .pptx file, or lacks a layout that is needed.
    """
    language = with_region(who.language)
    made = _emptied(_opened(template)) if template else _house_style()
    layouts = [_layout(made, number) for number in (_FRONT, _PLAIN)]
    for slide in slides:
        _add(made, layouts[_FRONT if slide.kind == "title" else _PLAIN], slide, language)
    return _bytes(made, plan, who.title, language)


def _opened(template: Path) -> Any:
    if not template.is_file():
        raise TemplateError("there is no such file: name a .pptx file whose looks to take")
    try:
        return pptx.Presentation(str(template))
    except (PackageNotFoundError, KeyError, ValueError, BadZipFile) as error:
        raise TemplateError("this is no .pptx file: save the template as one") from error


def _layout(made: Any, number: int) -> Any:
    """A layout with a title and one more placeholder for text."""
    layouts = list(made.slide_layouts)
    found = layouts[number] if number < len(layouts) else None
    if found is None or not {0, 1} <= {p.placeholder_format.idx for p in found.placeholders}:
        raise TemplateError(
            f"layout {number + 1} of the template has to have a title and a place for text, "
            "as in a new PowerPoint file: its first layout for titles, its second for lists"
        )
    return found


def _add(made: Any, layout: Any, slide: Slide, language: str) -> None:
    added = made.slides.add_slide(layout)
    added.shapes.title.text = slide.title
    body = next(p for p in added.placeholders if p.placeholder_format.idx == 1)
    body.text_frame.text = "\n".join(slide.lines)
    if slide.kind == "question":
        _large(body.text_frame)
    _number(added, layout)
    notes = added.notes_slide.notes_text_frame
    notes.text = slide.notes
    for frame in (added.shapes.title.text_frame, body.text_frame, notes):
        _in_language(frame, language)


def _large(frame: Any) -> None:
    """A question stands large and alone, without a bullet."""
    for paragraph in frame.paragraphs:
        properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001 - python-pptx sets no bullets
        properties.set("marL", "0")
        properties.set("indent", "0")
        properties.insert(0, properties.makeelement(f"{_A}buNone", {}))
        paragraph.font.size = _QUESTION_SIZE


def _in_language(frame: Any, language: str) -> None:
    for run in (run for paragraph in frame.paragraphs for run in paragraph.runs):
        run._r.get_or_add_rPr().set("lang", language)  # noqa: SLF001 - python-pptx can't


def _number(added: Any, layout: Any) -> None:
    """The number of the slide, which PowerPoint copies from the layout and python-pptx doesn't."""
    for shape in layout.placeholders:
        if shape.placeholder_format.type == PP_PLACEHOLDER.SLIDE_NUMBER:
            added.shapes._spTree.append(copy.deepcopy(shape._element))  # noqa: SLF001


def _house_style() -> Any:
    """An empty deck: wide, dark words on white, 26 points and more."""
    made = pptx.Presentation()
    across = _WIDE / made.slide_width
    made.slide_width, made.slide_height = _WIDE, _HIGH
    for owner in (made.slide_master, *made.slide_layouts):
        for shape in (s for s in owner.shapes if s._element.spPr.xfrm is not None):  # noqa: SLF001
            shape.left, shape.width = (Emu(int(n * across)) for n in (shape.left, shape.width))
    _looks(made)
    return made


def _looks(made: Any) -> None:
    master = made.slide_master
    styles = master._element.find(f"{_P}txStyles")  # noqa: SLF001 - python-pptx has no styles
    for name, size in (("titleStyle", _TITLE_SIZE), ("bodyStyle", _TEXT_SIZE)):
        for run in styles.find(f"{_P}{name}").iter(f"{_A}defRPr"):
            run.set("sz", str(int(size.pt * 100)))
    for owner in (master, *made.slide_layouts):
        _plain(owner)
    for run in styles.find(f"{_P}titleStyle").iter(f"{_A}defRPr"):
        _inked(run)
    for shape in master.placeholders:
        if shape.placeholder_format.type == PP_PLACEHOLDER.BODY:
            shape.top, shape.height = Inches(1.75), Inches(5.1)
    _aligned(made.slide_layouts[_FRONT])


def _inked(run: Any) -> None:
    """Titles stand out: bold, in the dark green of the handouts."""
    run.set("b", "1")
    for fill in run.findall(f"{_A}solidFill"):
        for color in list(fill):
            fill.remove(color)
        fill.append(fill.makeelement(f"{_A}srgbClr", {"val": _INK}))


def _aligned(front: Any) -> None:
    """On a slide with a title alone, what stands below it begins where the title does."""
    title, below = (p for p in front.placeholders if p.placeholder_format.idx in (0, 1))
    below.left, below.width = title.left, title.width


def _plain(owner: Any) -> None:
    """Left, dark and large: the default is centered, gray, and small at the foot."""
    for level in owner._element.iter(*(f"{_A}lvl{number}pPr" for number in range(1, 10))):  # noqa: SLF001
        level.set("algn", "l")
    for shape in owner.placeholders:
        if shape.placeholder_format.type == PP_PLACEHOLDER.SLIDE_NUMBER:
            for level in shape._element.iter(f"{_A}lvl1pPr"):  # noqa: SLF001
                level.set("algn", "r")
    for color in list(owner._element.iter(f"{_A}tint")):  # noqa: SLF001
        color.getparent().remove(color)
    for run in owner._element.iter(f"{_A}defRPr"):  # noqa: SLF001
        if int(run.get("sz", _SMALLEST)) < _SMALLEST:
            run.set("sz", str(_SMALLEST))


_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def _emptied(made: Any) -> Any:
    """A template without the slides that it may show its looks on."""
    ids = made.slides._sldIdLst  # noqa: SLF001 - slides can't be taken out in another way
    for row in list(ids):
        made.part.drop_rel(row.rId)
        ids.remove(row)
    return made


def _bytes(made: Any, plan: SessionPlan, author: str, language: str) -> bytes:
    day = datetime.datetime.combine(plan.reviewed, datetime.time())
    about = made.core_properties
    about.title, about.author, about.language = plan.title, author, language
    about.created = about.modified = day
    about.last_modified_by, about.revision = "", 1
    raw, steady = io.BytesIO(), io.BytesIO()
    made.save(raw)
    with zipfile.ZipFile(raw) as old, zipfile.ZipFile(steady, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist(), key=lambda n: (n != "[Content_Types].xml", n)):
            new.writestr(zipfile.ZipInfo(name, _EPOCH), old.read(name), zipfile.ZIP_DEFLATED)
    return steady.getvalue()
