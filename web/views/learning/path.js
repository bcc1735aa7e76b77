// Progress along a learning path: on the bar of a page, in the list of a path, at the end of a page.

import { all, button, element, required, wordsOf } from "../dom.js";
import { goOnLink } from "./go-on.js";
import { partInSight } from "../../engines/learning/places.js";
import { checkDone, countDone, doneSummary } from "../../engines/learning/progress.js";
import { dropStep, follow, keepPlace, keepStep, load, loadPlaces } from "./progress-store.js";

/**
 * @param {string} className
 * @param {string} label
 */
function meter(className, label) {
  const words = element("span");
  const bar = element("progress", { "aria-label": label });
  const root = element("span", { className }, words, bar);
  return {
    root,
    /**
     * @param {number} done
     * @param {number} total
     */
    show(done, total) {
      words.textContent = doneSummary(done, total);
      bar.max = total;
      bar.value = done;
    },
  };
}

/**
 * Starts the bar on top of a page.
 *
 * @param {HTMLElement} root
 */
export function startBar(root) {
  const keys = (root.dataset.steps ?? "").split(" ");
  const made = meter("path-bar__progress", "Pages of this path done");
  root.append(made.root);
  follow((progress) => made.show(countDone(progress, keys), keys.length));
  // A page that one may have to leave quickly keeps nothing of where one was.
  if (!document.querySelector("[data-quick-exit]")) rememberPlace(root);
}

/**
 * Says where the reader stopped on this page, and keeps where they stop now.
 *
 * @param {HTMLElement} bar
 */
function rememberPlace(bar) {
  const { step = "" } = bar.dataset;
  const headings = all(document, "article h2[id]");
  const before = headings.find(({ id }) => id === loadPlaces()[step]);
  if (before) bar.append(wayBack(before));
  const keep = () => {
    if (load().steps[step]) return;
    const parts = headings.map((one) => ({ id: one.id, top: one.getBoundingClientRect().top }));
    const part = partInSight(parts, innerHeight);
    if (part) keepPlace(step, part);
  };
  document.addEventListener("visibilitychange", () => document.hidden && keep());
  addEventListener("pagehide", keep);
}

/** @param {HTMLElement} heading */
function wayBack(heading) {
  const link = element("a", { href: `#${heading.id}`, textContent: wordsOf(heading) });
  return element("p", { className: "path-bar__place" }, "You stopped at ", link);
}

/**
 * Starts the list of a path: which pages are done, and which is next.
 *
 * @param {HTMLElement} root
 */
export function startList(root) {
  const links = /** @type {HTMLAnchorElement[]} */ (all(root, "[data-step]"));
  const keys = links.map((link) => link.dataset.step ?? "");
  const made = meter("path-list__progress", "Pages of this path done");
  const next = element("p", { className: "go-on" });
  required(root, ".path-list").before(made.root, next);
  follow((progress) => {
    made.show(countDone(progress, keys), keys.length);
    const link = goOnLink(links, progress);
    next.replaceChildren(...(link ? [link] : []));
    next.hidden = !link;
    for (const link of links) {
      link.nextElementSibling?.matches(".step-done") && link.nextElementSibling.remove();
      if (progress.steps[link.dataset.step ?? ""])
        link.after(element("span", { className: "step-done", textContent: "✓ done" }));
    }
  });
}

const WORDS = {
  done: "✓ You have done this page.",
  unscored:
    "Nothing in this check is scored. The page is done when you have looked at each question, or when you say so.",
};

/**
 * Starts the end of a page: done by the button, or by itself when its check is through.
 *
 * @param {HTMLElement} root
 */
export function startDone(root) {
  const { step: key = "", questions = "" } = root.dataset;
  const asked = questions
    .split(" ")
    .filter((id) => document.querySelector(`[data-entry="questions/${id}"]`));
  const scored = asked.filter((id) =>
    document.querySelector(
      `[data-entry="questions/${id}"]:not([data-crisis], [data-type="reflection"])`,
    ),
  );
  /** @type {Set<string>} */
  const handedIn = new Set();
  const through = (/** @type {Progress} */ progress) =>
    checkDone(progress, scored, asked, handedIn);
  const words = element("p", {
    className: "path-end__words",
    role: "status",
    "aria-live": "polite",
  });
  const press = button("", () => {
    const why = load().steps[key] ? dropStep(key) : keepStep(key);
    if (why) words.textContent = why;
  });
  let complete = through(load());

  /** @param {Progress} progress */
  function show(progress) {
    const done = progress.steps[key];
    press.textContent = done ? "Not done after all" : "Mark this page as done";
    words.textContent = done ? WORDS.done : scored.length ? "" : WORDS.unscored;
  }

  /** @param {Progress} progress */
  function look(progress) {
    const now = through(progress);
    if (now && !complete) queueMicrotask(() => keepStep(key));
    complete = now;
  }

  root.append(words, press);
  root.hidden = false;
  document.addEventListener("handed-in", (event) => {
    handedIn.add(/** @type {CustomEvent} */ (event).detail);
    look(load());
  });
  follow((progress) => {
    show(progress);
    look(progress);
  });
}
