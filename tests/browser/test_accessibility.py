"""The site for everybody: by axe-core, by keyboard, on a small screen, with large text."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from tests import walk
from tests.looks import Looks

Open = Callable[..., Any]

SPACING = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
  word-spacing: 0.16em !important } p { margin-bottom: 2em !important }"""

RESTS = """() => document.getAnimations().every((one) => one.playState !== "running"
  || !(one instanceof CSSTransition))"""


def test_axe_finds_nothing_on_any_page(visits: list[walk.Visit]) -> None:
    """Every page on a phone, in light colors, breaks no rule of axe-core."""
    assert len(visits) > 100
    assert {v.path: v.findings for v in visits if v.findings} == {}


def test_no_page_scrolls_sideways(visits: list[walk.Visit]) -> None:
    """At 320 pixels, which is also 1280 at 400 %, everything fits the width."""
    assert {v.path: v.width for v in visits if v.width > 320} == {}


FORMS = (
    *((320, "light", walk.EVERY), (320, "dark", walk.COLORS)),
    (768, "light", walk.BUT_COLORS),  # its colors are those of a narrower page
    *((1280, "light", walk.EVERY), (1280, "dark", walk.COLORS)),
)
"""Widths in pixels, colors, and what they can change: only rules about colors see dark."""


def test_axe_finds_nothing_in_any_form(open_page: Open, path: str, looks: Looks) -> None:
    """A page of each kind breaks no rule at any width, in light or dark, its parts open.

    Material's script is there: without it every page is looked at above.
    """
    page = open_page(path, scripts=True, reduced_motion="reduce")  # no color on its way
    page.mouse.move(100, 100)
    page.wait_for_function("() => document.querySelector('script[src*=bundle]')")
    page.wait_for_load_state("networkidle")
    page.evaluate("document.querySelectorAll('details').forEach((part) => { part.open = true })")
    found = {}
    for width, colors, rules in FORMS:
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=colors)
        found[width, colors] = walk.once_a_look(page, rules, looks)
    assert {form: rules for form, rules in found.items() if rules} == {}


@pytest.mark.parametrize("width", [320, 768, 1280])
@pytest.mark.parametrize("colors", ["light", "dark"])
def test_axe_finds_nothing_in_the_search(open_page: Open, colors: str, width: int) -> None:
    """The search with its results breaks no rule."""
    page = open_page("start/notes/", width, color_scheme=colors, scripts=True)
    page.keyboard.press("/")
    page.get_by_role("searchbox").fill("supervision")
    page.locator(".md-search__output mark").first.wait_for()
    assert walk.findings(page) == []


@pytest.mark.parametrize("width", [320, 768])
@pytest.mark.parametrize("colors", ["light", "dark"])
def test_axe_finds_nothing_in_the_open_menu(open_page: Open, colors: str, width: int) -> None:
    """The menu over the page breaks no rule."""
    page = open_page("train/quizzes/values/", width, color_scheme=colors, scripts=True)
    page.get_by_role("button", name="Menu").click()
    page.get_by_role("link", name="Work alongside").wait_for()
    page.wait_for_function(RESTS)  # it slides in
    assert walk.findings(page) == []


@pytest.mark.parametrize("words", ["hand out meds", "a word that fits nothing", "i want to die"])
@pytest.mark.parametrize("colors", ["light", "dark"])
def test_axe_finds_nothing_in_the_lookup(open_page: Open, words: str, colors: str) -> None:
    """The lookup with a verdict, without one, and with the signpost breaks no rule."""
    page = open_page("", color_scheme=colors, scripts=True)
    page.locator(".lookup__input").fill(words)
    page.locator(".lookup__results > *").first.wait_for()
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
    expect(page.locator(".md-header")).to_be_visible()
    assert walk.findings(page) == []


def test_the_finder_finds(open_page: Open) -> None:
    """What the tests above rest on sees a picture without words and gray on gray."""
    page = open_page("start/notes/", bypass_csp=True)
    page.evaluate("document.querySelector('main').append(document.createElement('img'))")
    page.add_style_tag(content="h1 { color: #999 !important }")
    found = " ".join(walk.findings(page))
    assert "image-alt" in found
    assert "color-contrast" in found


UNDER = """article p { position: relative; z-index: 1 }
  footer { position: absolute; top: 0; width: 100%; height: 90%; background: #555 !important }"""


AS_IT_IS = "/* nothing else */"
LARGE = "h1, article p { color: #808080; font-size: 2rem; font-weight: 400 }"
ALIKE = """article p, article li { color: #222 !important }
  article a { color: #333 !important; transition: none !important }"""
ON_WHITE = "article { background: #fff } article p { color: #767676 }"


@pytest.mark.parametrize(
    ("before", "broken"),
    [
        (AS_IT_IS, "article p { color: #999 }"),
        (LARGE, "article p { font-size: 1rem }"),
        (AS_IT_IS, "article { background: #555 }"),
        (AS_IT_IS, "article { opacity: .4 }"),
        (ON_WHITE, "article p { width: 300rem; white-space: nowrap }"),
        (AS_IT_IS, UNDER),
        (AS_IT_IS, f"{ALIKE} article a {{ text-decoration: none !important }}"),
        (
            AS_IT_IS,
            f"{ALIKE} article p, article li, article a {{ text-decoration: underline !important }}",
        ),
    ],
    ids=["color", "size", "behind", "see-through", "sticks out", "under it", "bare", "all lines"],
)
def test_a_look_that_passed_hides_no_other(open_page: Open, before: str, broken: str) -> None:
    """Text that looks the same but for one thing is measured, and found as if alone."""
    page = open_page("start/notes/", bypass_csp=True)
    page.add_style_tag(content=before)
    passed = Looks()
    fine = walk.once_a_look(page, walk.COLORS, passed)
    page.add_style_tag(content=broken)
    found = walk.once_a_look(page, walk.COLORS, passed)
    assert len(found) > len(fine)
    assert sorted(found) == sorted(walk.findings(page, walk.COLORS))


def test_a_look_is_measured_once(open_page: Open) -> None:
    """A page that is as it was is not measured again, but for what nobody sees."""
    page = open_page("start/notes/")
    passed = Looks()
    walk.once_a_look(page, walk.COLORS, passed)
    before = passed.measured
    walk.once_a_look(page, walk.COLORS, passed)
    assert passed.measured - before < before / 5


CONTROLS = "a[href], button, input, select, textarea, summary, [tabindex='0']"
MOST_STOPS = 2000
"""More than any page has: a page may still get controls while one walks through it."""
LEFT_OUT = """(all, seen) => all.filter((one) => one.checkVisibility({ visibilityProperty: true })
    && one.tabIndex >= 0 && !one.disabled && !one.hasAttribute("data-walked")
    && !(one.type === "radio" && document.querySelector(`[data-walked][name="${one.name}"]`)))
  .map((one) => one.outerHTML.slice(0, 120))"""


def _start_questions(page: Any) -> None:
    """Wait for what comes in late: a builder, and a question, once a reader comes near it."""
    page.wait_for_function(BUILT)
    question = page.locator("article [data-learn='question']:visible")
    if question.count():
        question.last.scroll_into_view_if_needed()
        page.wait_for_function(STARTED)


BUILT = "() => !document.querySelector('article [data-hire]:not([data-ready])')"

STARTED = """() => [...document.querySelectorAll("article [data-learn='question']")]
  .every((one) => one.querySelector("form"))"""


WALK = """() => {
  const LATER = 500; // milliseconds in which a page scrolls to what has the focus
  const walk = { stops: 0, faults: [], over: false };
  let since = null;
  const look = (focused) => {
    // A tab shows by its name.
    const at = (getComputedStyle(focused).opacity === "0" && focused.labels?.[0]) || focused;
    const box = at.getBoundingClientRect();
    const style = getComputedStyle(at);
    const line = at.getClientRects()[0] ?? box; // a link may run over several lines
    const hit = document.elementFromPoint(line.x + line.width / 2, line.y + line.height / 2);
    const inside = box.width > 0 && box.x >= -1 && box.right <= innerWidth + 1
      && box.y >= -1 && box.y < innerHeight;
    const ring = parseFloat(style.outlineWidth) >= 3 && style.outlineStyle === "solid";
    const covered = hit !== null && !(at.contains(hit) || hit.contains(at));
    const faults = { "off the screen": !inside, "without a ring": !ring, covered };
    return Object.keys(faults).filter((fault) => faults[fault]);
  };
  addEventListener("keydown", (event) => {
    const at = document.activeElement;
    if (event.key !== "Tab" || at === document.querySelector("article")) return;
    walk.over ||= at.hasAttribute("data-walked") || at.closest("article") === null;
    const found = walk.over ? [] : look(at);
    since ??= performance.now();
    if (found.some((fault) => fault !== "without a ring") && performance.now() - since < LATER) {
      event.preventDefault(); // it is looked at again with the next key
      return;
    }
    since = null;
    if (walk.over) return;
    at.setAttribute("data-walked", "");
    walk.stops += 1;
    walk.faults.push(...found.map((fault) => `${fault}: ${at.outerHTML.slice(0, 120)}`));
  }, true);
  globalThis.walk = walk;
}"""
"""Before Tab leads on, looks at where the focus is: whether it is on the screen, ringed and bare,
until it leaves the content or comes back to where it was."""

AT_ONCE = 20
"""Presses of a key between two looks at how far the walk is."""


@pytest.mark.parametrize("width", [320, 1280])
def test_tab_reaches_each_control_of_the_content_and_shows_it(
    open_page: Open, path: str, width: int
) -> None:
    """From the top of the content Tab stops at every control, on the screen, ringed, uncovered."""
    page = open_page(path, width, scripts=True)
    _start_questions(page)
    page.evaluate("const at = document.querySelector('article'); at.tabIndex = -1; at.focus()")
    page.evaluate(WALK)
    walked = _walked(page)
    assert walked["faults"] == []
    assert walked["over"]
    assert walked["stops"] > 0
    assert page.locator("article").locator(CONTROLS).evaluate_all(LEFT_OUT) == []


@pytest.mark.parametrize(
    ("broken", "fault"),
    [
        ("article a { outline: none !important }", "without a ring"),
        (".md-header { position: fixed; inset: 0; height: 100%; z-index: 9 }", "covered"),
        ("article a { position: fixed; left: 200vw }", "off the screen"),
    ],
)
def test_what_is_wrong_with_a_stop_is_told(open_page: Open, broken: str, fault: str) -> None:
    """A link that one can't see when Tab stops at it."""
    page = open_page("start/notes/", scripts=True, bypass_csp=True)
    page.add_style_tag(content=broken)
    page.evaluate(WALK)
    page.locator("article a:visible").first.focus()
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        if told := page.evaluate("walk")["faults"]:
            break
    assert told[0].startswith(f"{fault}: <a ")


def _walked(page: Any) -> dict[str, Any]:
    """How far Tab leads before it leaves the content, and what was wrong on the way."""
    walked: dict[str, Any] = {}
    for _ in range(MOST_STOPS // AT_ONCE):
        for _ in range(AT_ONCE):
            page.keyboard.press("Tab")
        walked = page.evaluate("walk")
        if walked["over"]:
            break
    return walked


def test_the_first_stop_skips_to_the_content(open_page: Open) -> None:
    """One Tab and Enter lead past the header and the menu: the next stop is in the text."""
    page = open_page("start/notes/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('article') !== null")


@pytest.mark.parametrize("key", ["Enter", " "])
def test_the_menu_works_by_keyboard(open_page: Open, key: str) -> None:
    """Enter or Space opens the menu, Escape closes it and returns to its button."""
    page = open_page("start/notes/", scripts=True)
    button = page.get_by_role("button", name="Menu")
    button.focus()
    page.keyboard.press(key)
    assert button.get_attribute("aria-expanded") == "true"
    expect(page.get_by_role("link", name="Work alongside")).to_be_visible()
    assert page.evaluate("document.activeElement.closest('.md-sidebar--primary') !== null")
    page.keyboard.press("Escape")
    expect(page.get_by_role("link", name="Work alongside")).to_be_hidden()  # it slides away
    assert button.get_attribute("aria-expanded") == "false"
    assert button.evaluate("at => at === document.activeElement")


def test_a_closed_menu_holds_no_stop(open_page: Open) -> None:
    """Tab never leads into what is off the screen."""
    page = open_page("start/notes/", scripts=True)
    for _ in range(12):
        page.keyboard.press("Tab")
        assert not page.evaluate("document.activeElement.closest('.md-sidebar--primary') !== null")


def test_leaving_the_menu_closes_it(open_page: Open) -> None:
    """Focus that moves on to the page does not go behind an open menu."""
    page = open_page("start/notes/", scripts=True)
    page.get_by_role("button", name="Menu").click()
    page.locator(".md-footer a").first.focus()
    expect(page.locator(".md-nav--primary")).to_be_hidden()


def test_the_menu_works_without_scripts(open_page: Open) -> None:
    """A phone with scripts off can open the menu and follow it."""
    page = open_page("start/notes/", java_script_enabled=False)
    page.locator("label[data-opens=drawer]").click()
    page.get_by_role("link", name="Hire", exact=True).click()
    assert page.url.endswith("/hire/")


def test_the_menu_stands_open_on_a_wide_screen(open_page: Open) -> None:
    """Beside the page there is no button to press first."""
    page = open_page("start/notes/", 1280)
    menu = page.locator(".md-nav--primary")
    expect(menu.get_by_role("link", name="Clinical talk")).to_be_visible()
    expect(page.locator("[data-opens=drawer]")).to_be_hidden()


@pytest.mark.parametrize("width", [320, 1280])
def test_the_menu_shows_where_one_is(open_page: Open, width: int) -> None:
    """However long the menu is, the page that is shown is in sight, and marked."""
    page = open_page("train/record/", width, scripts=True)
    if width == 320:
        page.get_by_role("button", name="Menu").click()
        page.wait_for_function(RESTS)
    here = page.locator(".md-nav--primary [aria-current=page]")
    box = here.bounding_box()
    assert box is not None
    assert 0 <= box["y"] <= 640 - box["height"]


def test_contents_are_beside_a_wide_page_and_on_a_narrow_one(open_page: Open) -> None:
    """There is one list of what is on the page, in the place that the screen has for it."""
    for width, beside in ((1280, True), (320, False)):
        page = open_page("start/notes/", width)
        assert page.locator(".md-sidebar--secondary").is_visible() is beside
        assert page.locator(".contents").is_visible() is not beside


def test_main_targets_are_large(open_page: Open) -> None:
    """What a thumb needs most is 44 pixels high."""
    page = open_page("", scripts=True)
    page.get_by_role("button", name="Menu").click()
    wanted = (
        ".md-header__inner > .md-header__button:not(.md-logo),"
        " .md-nav--primary .md-nav__link[href], .lookup__input, .lookup__button, .doors li"
    )
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
      && one.checkVisibility({ visibilityProperty: true, opacityProperty: true })
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


def test_colors_are_a_readers_own_choice(open_page: Open) -> None:
    """A press leads from the device's colors to light, to dark, and back; pages remember."""
    page = open_page("start/notes/", color_scheme="light", scripts=True)
    ground = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(ground)
    page.get_by_role("button", name="as your device has them").click()
    assert page.evaluate(ground) == light
    page.get_by_role("button", name="Colors: light").click()
    dark = page.evaluate(ground)
    assert dark != light
    page.goto("check/")
    assert page.evaluate(ground) == dark
    page.get_by_role("button", name="Colors: dark").click()
    assert page.evaluate(ground) == light
    assert page.evaluate("JSON.stringify({...localStorage})") == "{}"


@pytest.mark.parametrize("scripts", [True, False])
def test_colors_follow_the_device(open_page: Open, scripts: bool) -> None:  # noqa: FBT001 - a case
    """Who chose nothing has what the device asks for, with scripts or without."""
    grounds = {
        colors: open_page("start/notes/", color_scheme=colors, java_script_enabled=scripts)
        .locator("body")
        .evaluate("body => getComputedStyle(body).backgroundColor")
        for colors in ("light", "dark")
    }
    assert grounds == {"light": "rgb(251, 247, 240)", "dark": "rgb(28, 25, 22)"}


def test_the_page_is_complete_without_scripts(open_page: Open, path: str) -> None:
    """With scripts off the heading is there and no dead button shows."""
    page = open_page(path, java_script_enabled=False)
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator("[data-palette]")).to_be_hidden()


def test_ticks_of_lists_stay_in_forced_colors(open_page: Open) -> None:
    """Somebody who forces colors sees the marks of what is and is not part of the role."""
    page = open_page("check/tasks/medications/", forced_colors="active")
    ticks = page.locator(".block--do > ul > li, .block--not > ul > li").evaluate_all(
        """all => all.map((one) => {
          const { backgroundColor, forcedColorAdjust } = getComputedStyle(one, "::before");
          return [backgroundColor, forcedColorAdjust];
        })"""
    )
    words = page.locator("body").evaluate("body => getComputedStyle(body).color")
    assert len(ticks) > 5
    assert {tuple(tick) for tick in ticks} == {(words, "none")}
