"""A learning path as one HTML page that needs nothing but a script and a style sheet beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from posixpath import dirname, join, normpath
from typing import Any

import lxml.html
from lxml.html import HtmlElement
from markdown import Markdown
from markupsafe import Markup

from macros.model.learning import Path as LearningPath
from macros.outputs.configuration import configuration, extensions
from macros.outputs.credit import credit
from macros.outputs.handouts.site import address
from macros.outputs.lms.rendering import render
from macros.pages import learning_paths, review, signpost
from macros.pages.learning_paths import Stop
from macros.pages.page_macros import filled
from macros.pages.renderer import Renderer

_FRONT = re.compile(r"\A---\n.*?^---\n", re.DOTALL | re.MULTILINE)
_NAMES_IDS = ("for", "popovertarget", "aria-labelledby", "aria-describedby", "aria-controls")
_NEXT = ".//*[@id='next']"
"""The heading over the ways to go on from a page."""

_LEADS_AWAY = ".//*[@data-quick-exit or @data-learn='go-on']"
"""What leaves the course: the harmless page elsewhere, the other paths of the site."""


@dataclass(frozen=True)
class CoursePage:
    """A page of a course: where it stands on its path, its HTML id, and its HTML."""

    stop: Stop
    id: str
    html: Markup


def course(renderer: Renderer, path: LearningPath) -> str:
    """The HTML of the course of `path`; course.js and course.css have to lie beside it."""
    made = list(pages(renderer, path))
    who = renderer.handbook.identity
    told = {"handbook": renderer.handbook, "credit": credit(who, address(renderer))}
    return render("course.html.j2", path=path, pages=made, **told)


def pages(renderer: Renderer, path: LearningPath) -> Iterator[CoursePage]:
    """The pages of the course of `path`, in order."""
    here = renderer.stops(path)
    ids = {stop.step.page: _page_id(stop) for stop in here}
    cites = renderer.handbook.page("sources")
    for stop, after in zip(here, [*here[1:], None], strict=True):
        html = _html(renderer, _markdown(renderer, stop, after))
        yield CoursePage(stop, _page_id(stop), _placed(html, stop, ids, cites))


def _page_id(stop: Stop) -> str:
    return f"page-{stop.step.id}"


def _markdown(renderer: Renderer, stop: Stop, after: Stop | None) -> str:
    """A page as the site has it: with its bar and its check, its day of review, its signpost."""
    own = _FRONT.sub("", filled(renderer, stop.step.page), count=1)
    text = renderer.with_local(stop.step.page, own)
    if found := review.review_of(renderer.handbook, text):
        text = f"{text.rstrip()}\n\n{renderer.render('parts/reviewed.md.j2', review=found)}"
    around = {"stop": stop, "after": after}
    bar = renderer.render("parts/path-bar.md.j2", **around)
    end = renderer.render("parts/path-end.md.j2", **around)
    whole = learning_paths.with_path(text, bar, end)
    if signpost.is_needed(renderer.handbook, stop.step.page, whole):
        return signpost.placed(whole, renderer.render("parts/signpost.md.j2"))
    return whole


def _html(renderer: Renderer, text: str) -> HtmlElement:
    found = extensions(configuration(renderer.docs.parent / "mkdocs.yml"))
    found["toc"] |= {"permalink": False}  # it would lead to a place in the site
    made = Markdown(extensions=list(found), extension_configs=found).convert(text)
    return lxml.html.fragment_fromstring(made, create_parent="div")


def _placed(html: HtmlElement, stop: Stop, ids: Mapping[str, str], cites: str) -> Markup:
    """`html` of a page among the others of its course: own ids, and no link that leads outside."""
    for away in html.xpath(_LEADS_AWAY):
        away.drop_tree()
    for link in list(html.iter("a")):
        _lead(link, stop.step.page, ids, cites)
    for heading in html.xpath(_NEXT):
        _keep_ways(heading)
    for element in html.iter():
        _name(element, _page_id(stop))
    inside = (lxml.html.tostring(child, encoding="unicode") for child in html)
    return Markup("").join([Markup(part) for part in inside])  # noqa: S704 - made by templates


def _lead(link: HtmlElement, page: str, ids: Mapping[str, str], cites: str) -> None:
    """A link to a page of the course leads there; of any other the words are left.

    `cites` is the page of the sources, whose titles say something without a link too.
    """
    target, _, part = str(link.get("href", "")).partition("#")
    at = page if not target else normpath(join(dirname(page), target)).lstrip("/")
    if at not in ids or "://" in target:
        _without_link(link, is_cited=at == cites)
    else:
        link.set("href", f"#{ids[at]}" + (f"--{part}" if part else ""))


def _without_link(link: HtmlElement, *, is_cited: bool) -> None:
    """Its words alone; where they only say where to go, nothing."""
    around = [(parent.tag, name) for parent in link.iterancestors() for name in parent.classes]
    paragraph = link.getparent()
    if ("nav", "path-end") in around or ("aside", "signpost") in around:
        link.drop_tree()
    elif paragraph.tag == "p" and not is_cited and _is_all_of(link, paragraph):
        paragraph.drop_tree()
    else:
        link.drop_tag()


def _is_all_of(link: HtmlElement, paragraph: HtmlElement) -> bool:
    """Whether a paragraph is nothing but `link`, with or without a word such as *More*."""
    said = "".join(paragraph.itertext()).removesuffix("".join(link.itertext())).strip()
    return said in ("", "More:")


def _keep_ways(heading: HtmlElement) -> None:
    """Of the ways to go on, those that are in the course; without any, no heading either."""
    ways = heading.getnext()
    if ways is None or ways.tag != "ul":
        return
    for item in ways.findall("li"):
        if item.find(".//a") is None:
            item.drop_tree()
    if not len(ways):
        ways.drop_tree()
        heading.drop_tree()


def _name(element: Any, page: str) -> None:
    """Put the page in front of every id, for other pages of the course can have the same."""
    if not isinstance(element.tag, str):  # a comment
        return
    if "id" in element.attrib:
        element.set("id", f"{page}--{element.get('id')}")
    for attribute in _NAMES_IDS:
        if attribute in element.attrib:
            named = (f"{page}--{id_}" for id_ in element.get(attribute).split())
            element.set(attribute, " ".join(named))
