"""The site for everybody: by axe-core, by keyboard, on a small screen, with large text."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import Any

import pytest

from tests import walk

Open = Callable[..., Any]

SPACING = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
  word-spacing: 0.16em !important } p { margin-bottom: 2em !important }"""

FOCUSED = """() => {
  const at = document.activeElement;
  const box = at.getBoundingClientRect();
  const style = getComputedStyle(at);
  const line = at.getClientRects()[0] ?? box; // a link may run over several lines
  const hit = document.elementFromPoint(line.x + line.width / 2, line.y + line.height / 2);
  return {
    name: at.outerHTML.slice(0, 120),
    body: at === document.body,
    inside: box.width > 0 && box.x >= -1 && box.right <= innerWidth + 1
      && box.y >= -1 && box.y < innerHeight,
    ring: parseFloat(style.outlineWidth) >= 3 && style.outlineStyle === "solid",
    covered: hit !== null && !(at.contains(hit) || hit.contains(at)),
  };
}"""


def test_axe_finds_nothing_on_any_page(visits: list[walk.Visit]) -> None:
    """Every page on a phone, in light colors, breaks no rule of axe-core."""
    assert len(visits) > 100
    assert {v.path: v.findings for v in visits if v.findings} == {}


def test_no_page_scrolls_sideways(visits: list[walk.Visit]) -> None:
    """At 320 pixels, which is also 1280 at 400 %, everything fits the width."""
    assert {v.path: v.width for v in visits if v.width > 320} == {}


def test_axe_finds_nothing_in_any_form(open_page: Open, path: str) -> None:
    """A page of each kind breaks no rule at any width, in light or dark, menu and parts open."""
    page = open_page(path)
    page.evaluate("document.querySelectorAll('details').forEach((part) => { part.open = true })")
    found = {}
    for width, colors in itertools.product((320, 768, 1280), ("light", "dark")):
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=colors)
        found[width, colors] = walk.findings(page)
    assert {form: rules for form, rules in found.items() if rules} == {}


@pytest.mark.parametrize("colors", ["light", "dark"])
def test_axe_finds_nothing_in_the_search(open_page: Open, colors: str) -> None:
    """The search with its results breaks no rule."""
    page = open_page("start/notes/", color_scheme=colors)
    page.get_by_role("link", name="Search").click()
    page.get_by_role("searchbox").fill("supervision")
    page.locator(".search__results mark").first.wait_for()
    assert walk.findings(page) == []


@pytest.mark.parametrize("words", ["hand out meds", "a word that fits nothing", "i want to die"])
@pytest.mark.parametrize("colors", ["light", "dark"])
def test_axe_finds_nothing_in_the_lookup(open_page: Open, words: str, colors: str) -> None:
    """The lookup with a verdict, without one, and with the signpost breaks no rule."""
    page = open_page("", color_scheme=colors, scripts=True)
    page.locator(".lookup__input").fill(words)
    page.locator(".lookup [data-lookup-part=copy]").wait_for()
    assert walk.findings(page) == []


@pytest.mark.parametrize("colors", ["light", "dark"])
def test_axe_finds_nothing_in_an_answered_quiz(open_page: Open, colors: str) -> None:
    """A question with its feedback breaks no rule."""
    page = open_page("train/quizzes/values/", color_scheme=colors, scripts=True)
    page.get_by_role("radio").first.check()
    page.get_by_role("button", name="Check answer").first.click()
    assert walk.findings(page) == []


@pytest.mark.parametrize("colors", ["light", "dark"])
def test_axe_finds_nothing_where_no_page_is(open_page: Open, colors: str) -> None:
    """The page for an address that leads nowhere breaks no rule."""
    page = open_page("", color_scheme=colors)
    page.route(
        "**/peer-role-handbook/**",
        lambda route: route.continue_(url=route.request.url.replace("/peer-role-handbook/", "/")),
    )
    page.goto("404.html")
    assert page.locator(".header").is_visible()
    assert walk.findings(page) == []


def test_the_finder_finds(open_page: Open) -> None:
    """What the tests above rest on sees a picture without words and gray on gray."""
    page = open_page("start/notes/", bypass_csp=True)
    page.evaluate("document.querySelector('main').append(document.createElement('img'))")
    page.add_style_tag(content="h1 { color: #999 }")
    found = " ".join(walk.findings(page))
    assert "image-alt" in found
    assert "color-contrast" in found


def _settled(page: Any) -> Any:
    """Where the focus is once the page has scrolled to it, which a browser does a little later."""
    for _ in range(10):
        stop = page.evaluate(FOCUSED)
        if stop["body"] or (stop["inside"] and not stop["covered"]):
            break
        page.wait_for_timeout(50)
    return stop


CONTROLS = "a[href], button, input, select, textarea, summary, [tabindex='0']"
LEFT_OUT = """(all, seen) => all.filter((one) => one.checkVisibility({ visibilityProperty: true })
    && one.tabIndex >= 0 && !one.disabled && !one.hasAttribute("data-walked")
    && !(one.type === "radio" && document.querySelector(`[data-walked][name="${one.name}"]`)))
  .map((one) => one.outerHTML.slice(0, 120))"""
MARKED = """() => {
  const at = document.activeElement;
  const fresh = !at.hasAttribute("data-walked") && at.closest("main") !== null;
  at.setAttribute("data-walked", "");
  return fresh;
}"""


@pytest.mark.parametrize("width", [320, 1280])
def test_tab_reaches_each_control_of_the_content_and_shows_it(
    open_page: Open, path: str, width: int
) -> None:
    """From the top of the content Tab stops at every control, on the screen, ringed, uncovered."""
    page = open_page(path, width, scripts=True)
    page.evaluate("document.querySelector('#content').focus()")
    controls = page.locator("#content").locator(CONTROLS)
    for _ in range(controls.count() + 1):
        page.keyboard.press("Tab")
        stop = _settled(page)
        if stop["body"] or not page.evaluate(MARKED):
            break
        assert stop["inside"], stop["name"]
        assert stop["ring"], stop["name"]
        assert not stop["covered"], stop["name"]
    assert page.locator("[data-walked]").count() > 0
    assert controls.evaluate_all(LEFT_OUT) == []


def test_the_first_stop_skips_to_the_content(open_page: Open) -> None:
    """One Tab and Enter lead past the header and the menu."""
    page = open_page("start/notes/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"


def test_the_menu_works_by_keyboard(open_page: Open) -> None:
    """Enter opens the menu, Escape closes it and returns to its button."""
    page = open_page("start/notes/", scripts=True)
    button = page.locator(".menu__button")
    button.focus()
    page.keyboard.press("Enter")
    assert page.get_by_role("link", name="Work alongside").is_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    assert not page.get_by_role("link", name="Work alongside").is_visible()
    assert button.evaluate("at => at === document.activeElement")


def test_leaving_the_menu_closes_it(open_page: Open) -> None:
    """Focus that moves on to the page does not go behind an open menu."""
    page = open_page("start/notes/", scripts=True)
    page.locator(".menu__button").click()
    page.locator(".footer a").first.focus()
    assert not page.locator(".menu__panel").is_visible()


def test_the_menu_works_without_scripts(open_page: Open) -> None:
    """A phone with scripts off can open the menu and follow it."""
    page = open_page("start/notes/", java_script_enabled=False)
    page.locator(".menu__button").click()
    page.get_by_role("link", name="Hire", exact=True).click()
    assert page.url.endswith("/hire/")


def test_the_menu_stands_open_on_a_wide_screen(open_page: Open) -> None:
    """Beside the page there is no button to press first."""
    page = open_page("start/notes/", 1280)
    assert page.get_by_role("link", name="Work alongside").is_visible()
    assert not page.locator(".menu__button").is_visible()


def test_the_menu_has_three_levels_at_most(open_page: Open) -> None:
    """A part of the handbook, a group of pages, a page."""
    for path in ("start/", "supervise/", "check/", "reference/"):
        assert open_page(path).locator(".menu ul ul ul ul").count() == 0


def test_main_targets_are_large(open_page: Open) -> None:
    """What a thumb needs most is 44 pixels high."""
    page = open_page("")
    page.locator(".menu__button").click()
    wanted = ".tool, .menu a, .lookup__input, .lookup__button, .doors li"
    sizes = page.locator(wanted).evaluate_all(
        "all => all.map((one) => [one.textContent, one.getBoundingClientRect().height])"
    )
    assert len(sizes) > 10
    assert [size for size in sizes if size[1] < 44] == []


def test_spaced_text_is_not_lost(open_page: Open, path: str) -> None:
    """With the spacing that WCAG 1.4.12 names, nothing is cut off or pushed out."""
    page = open_page(path, bypass_csp=True)
    page.add_style_tag(content=SPACING)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    cut = """all => all.filter((one) => one.scrollWidth > one.clientWidth + 1
      && getComputedStyle(one).overflowX === "hidden" && getComputedStyle(one).clipPath === "none"
    ).map((one) => one.outerHTML.slice(0, 80))"""
    assert page.locator("body *").evaluate_all(cut) == []


def test_nothing_moves_for_readers_who_asked_for_rest(open_page: Open, path: str) -> None:
    """With reduced motion, nothing is animated and no jump is smoothed."""
    page = open_page(path, reduced_motion="reduce", scripts=True)
    moving = """all => all.filter((one) => {
      const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(one);
      return parseFloat(transitionDuration) > 0 || animationName !== "none"
        || scrollBehavior === "smooth";
    }).map((one) => one.outerHTML.slice(0, 80))"""
    assert page.locator("*").evaluate_all(moving) == []


def test_dark_colors_are_a_readers_own_choice(open_page: Open) -> None:
    """The button says whether dark is on, switches it, and the next page remembers."""
    page = open_page("start/notes/", color_scheme="light", scripts=True)
    button = page.get_by_role("button", name="Dark colors")
    before = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert button.get_attribute("aria-pressed") == "false"
    button.click()
    assert button.get_attribute("aria-pressed") == "true"
    page.goto("check/")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != before
    page.get_by_role("button", name="Dark colors").click()
    assert page.evaluate("JSON.stringify({...localStorage})") == "{}"


def test_the_page_is_complete_without_scripts(open_page: Open, path: str) -> None:
    """With scripts off the heading is there and no dead button shows."""
    page = open_page(path, java_script_enabled=False)
    assert page.locator("h1").is_visible()
    assert not page.locator("[data-colors-button]").is_visible()
