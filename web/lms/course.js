// The one script of a course for an LMS: shows one page of it at a time and keeps the LMS informed.
// Without scripts every page stands there, one under the other.

import { beginWith } from "./storage.js";
import { placeOf } from "../engines/lms/resume.js";
import { Course, findApi } from "../engines/lms/scorm.js";
import { all, required } from "../views/dom.js";
import { startBar, startDone } from "../views/learning/path.js";
import { start as startQuestion } from "../views/learning/question.js";

const UNCONNECTED =
  "This copy isn't connected to a learning system. You can read and answer everything; nothing is kept.";
const refused = (/** @type {string} */ error) =>
  `The learning system did not keep your last step (error ${error}). You can go on; tell the people who run it.`;

const pages = all(document, "[data-page]");
const note = required(document, "[data-note]");

/** What the course is made of. Questions that are never scored are no part of it. */
const plan = {
  steps: pages.map((page) => page.dataset.page ?? ""),
  questions: all(
    document,
    '[data-learn="question"]:not([data-crisis], [data-type="reflection"])',
  ).map((question) => (question.dataset.entry ?? "").replace("questions/", "")),
};

/** @param {string} words */
function say(words) {
  note.textContent = words;
  note.hidden = false;
}

/** The course in the LMS that opened it, with what it kept; without one, a course for a visit. */
function begun() {
  const api = findApi(/** @type {any} */ (window));
  if (!api) {
    say(UNCONNECTED);
    return { course: null, state: { questions: {}, steps: {} }, place: "" };
  }
  const course = new Course(
    api,
    plan,
    () => Date.now(),
    (error) => say(refused(error)),
  );
  return { course, ...course.start() };
}

const { course, state, place } = begun();
beginWith(state, (changed) => course?.keep(changed));

/** @param {HTMLElement} page */
function show(page) {
  for (const one of pages) one.hidden = one !== page;
  for (const link of all(document, "[data-contents] a")) {
    const here = link.getAttribute("href") === `#${page.id}`;
    if (here) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  course?.at(page.dataset.page ?? "");
}

/** The part of the course that the address names. */
function named() {
  const found = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  return found && pages.some((page) => page.contains(found)) ? found : null;
}

function follow() {
  const target = named();
  const page = target && pages.find((one) => one.contains(target));
  if (!target || !page) return;
  if (page.hidden) show(page);
  const heading = target === page ? required(page, "h1") : target;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
  (target === page ? document.body : target).scrollIntoView();
}

show(pages.find((page) => placeOf(page.dataset.page ?? "") === place) ?? pages[0]);
for (const root of all(document, '[data-learn="question"]')) startQuestion(root);
for (const root of all(document, '[data-learn="path"]')) startBar(root);
for (const root of all(document, '[data-learn="done"]')) startDone(root);
addEventListener("hashchange", follow);
addEventListener("pagehide", () => course?.finish());
