// The slides of a session, one at a time on the wall. Without scripts they stand one below the other,
// and so they do after Escape and on paper.

import { slideAfter, slideIn } from "../engines/slideshow.js";
import { all, required } from "./dom.js";

/** What has keys of its own: there a space or Enter presses, and moves nothing. */
const OWN_KEYS = "a, button, summary, input";
const PRESSING = new Set([" ", "Enter"]);
const SCROLLING = new Set(["ArrowDown", "ArrowUp"]);

/**
 * Starts the <main data-slides>.
 *
 * @param {HTMLElement} root
 */
export function start(root) {
  const page = document.documentElement;
  const slides = all(root, ".slide");
  const status = required(document, "[data-slides-status]");
  let at = slideIn(location.hash, slides.length);
  let notes = false;

  const shows = () => page.classList.contains("shows");
  const notesOf = (/** @type {HTMLElement} */ slide) =>
    /** @type {HTMLDetailsElement} */ (required(slide, "details"));

  /** @param {number} number */
  function show(number) {
    at = number;
    page.classList.add("shows");
    for (const [index, slide] of slides.entries())
      slide.classList.toggle("slide--shown", index === at);
    notesOf(slides[at]).open = notes;
    slides[at].scrollTop = 0;
    const title = required(slides[at], "h2");
    title.tabIndex = -1;
    title.focus({ preventScroll: true });
    status.textContent = `Slide ${at + 1} of ${slides.length}`;
    history.replaceState(null, "", `#${slides[at].id}`);
    for (const [name, dead] of [
      ["back", at === 0],
      ["next", at === slides.length - 1],
    ])
      required(document, `[data-slides-do="${name}"]`).setAttribute("aria-disabled", String(dead));
  }

  function showAll() {
    page.classList.remove("shows");
    status.textContent = "All slides";
    const title = required(slides[at], "h2");
    title.scrollIntoView({ block: "start" });
    title.focus({ preventScroll: true });
  }

  function turnNotes() {
    notes = !notesOf(slides[at]).open;
    notesOf(slides[at]).open = notes;
  }

  /** @type {Record<string, () => unknown>} */
  const actions = {
    back: () => show(Math.max(at - 1, 0)),
    next: () => show(Math.min(at + 1, slides.length - 1)),
    notes: turnNotes,
    all: showAll,
    show: () => show(at),
    full: () => (document.fullscreenElement ? document.exitFullscreen() : page.requestFullscreen()),
  };
  /** @type {Record<string, () => unknown>} */
  const keys = { n: actions.notes, f: actions.full, Escape: actions.all };

  /** @param {KeyboardEvent} event */
  function press(event) {
    if (!shows() || event.defaultPrevented) return;
    const { key } = event;
    const target = /** @type {Element} */ (event.target);
    if (PRESSING.has(key) && target.closest(OWN_KEYS)) return;
    const slide = slides[at];
    if (SCROLLING.has(key) && slide.scrollHeight > slide.clientHeight + 1) return;
    const plain = !event.altKey && !event.ctrlKey && !event.metaKey;
    const next = slideAfter(event, at, slides.length);
    const act = next === null ? plain && keys[key] : () => show(next);
    if (!act) return;
    event.preventDefault();
    act();
  }

  for (const button of all(document, "[data-slides-do]")) {
    const { slidesDo = "" } = button.dataset;
    button.addEventListener("click", () => button.ariaDisabled !== "true" && actions[slidesDo]());
    if (slidesDo === "full") button.hidden = !document.fullscreenEnabled;
  }
  for (const slide of slides)
    notesOf(slide).addEventListener("toggle", () => {
      if (shows() && slide === slides[at]) notes = notesOf(slide).open;
    });
  document.addEventListener("keydown", press);
  for (const bar of all(document, "[data-slides-bar]")) bar.hidden = false;
  show(at);
}
