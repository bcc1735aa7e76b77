// A quiz: what of it is answered, and its questions ten at a time. Without scripts all of them stand
// on the page, and so they do on paper.

import { all, button, element, required, uniqueName } from "../dom.js";
import { chosen, firstOpen, groupsOf, tally, tallySummary } from "../../engines/learning/quiz.js";
import { follow, load } from "./progress-store.js";

const FILTERS = { all: "All", left: "Not answered yet", missed: "Missed" };
const AWAY = "question--away";

const idOf = (/** @type {HTMLElement} */ question) =>
  (question.dataset.entry ?? "").replace("questions/", "");

/**
 * The ids of the questions below `root` that count as right or missed.
 *
 * @param {HTMLElement} root
 */
function scoredIn(root) {
  return all(root, ".question:not([data-crisis], [data-type=reflection])").map(idOf);
}

/**
 * How far the reader has come, for the line above the questions.
 *
 * @param {HTMLElement} root
 * @param {string[]} scored
 */
function meter(root, scored) {
  const bar = element("progress", { "aria-label": "Questions answered", max: scored.length });
  const words = required(root, ".quiz-count");
  const own = all(root, ".question").length - scored.length;
  const beside = own ? ` ${own} more for yourself, without a score.` : "";
  words.after(bar);
  follow((progress) => {
    const found = tally(progress, scored);
    words.textContent = `${tallySummary(found)}${beside}`;
    bar.value = found.answered;
  });
}

/**
 * The choice between all questions and those that are left or were missed.
 *
 * @param {(filter: string) => void} onChange
 */
function filters(onChange) {
  const name = uniqueName("show");
  const field = element("fieldset", { className: "quiz-filter" });
  field.append(element("legend", { textContent: "Show" }));
  for (const [value, words] of Object.entries(FILTERS)) {
    const input = element("input", { type: "radio", name, value, checked: value === "all" });
    field.append(element("label", {}, input, element("span", { textContent: words })));
  }
  field.addEventListener("change", (event) =>
    onChange(/** @type {HTMLInputElement} */ (event.target).value),
  );
  return field;
}

/**
 * Starts a <div data-learn="quiz">.
 *
 * @param {HTMLElement} root
 */
export function start(root) {
  const questions = new Map(all(root, ".question").map((one) => [idOf(one), one]));
  const ids = [...questions.keys()];
  const scored = scoredIn(root);
  const status = element("p", { className: "quiz-place", role: "status", "aria-live": "polite" });
  const ways = element("div", { className: "row quiz-ways" });
  let shown = ids;
  let groups = groupsOf(ids);
  let at = 0;

  /** @param {number} number */
  function show(number) {
    at = number;
    const [first] = groups[at];
    const begin = shown.indexOf(first) + 1;
    const end = begin + groups[at].length - 1;
    for (const [id, one] of questions) one.classList.toggle(AWAY, !groups[at].includes(id));
    status.textContent = shown.length
      ? `Questions ${begin} to ${end} of ${shown.length}`
      : "There are none.";
    ways.replaceChildren(...way(at - 1, "Back to"), ...way(at + 1, "Go on to"));
  }

  /**
   * The button that leads to a group of questions, where there is one.
   *
   * @param {number} number
   * @param {string} words
   */
  function way(number, words) {
    const group = groups[number];
    if (!group) return [];
    const begin = shown.indexOf(group[0]) + 1;
    const press = () => {
      show(number);
      const first = required(root, `[data-entry="questions/${group[0]}"] > :is(h2, h3)`);
      first.tabIndex = -1;
      first.focus();
    };
    return [button(`${words} ${begin} to ${begin + group.length - 1}`, press)];
  }

  /** @param {string} filter */
  function choose(filter) {
    shown = chosen(load(), filter === "all" ? ids : scored, filter);
    groups = groupsOf(shown);
    show(0);
  }

  /** The question that the address names is shown, wherever it stands. */
  function follows() {
    const target = document.getElementById(location.hash.slice(1));
    const id = [...questions].find(([, one]) => one === target)?.[0];
    if (!target || !id) return false;
    if (!shown.includes(id)) choose("all");
    show(groups.findIndex((group) => group.includes(id)));
    target.scrollIntoView({ behavior: "instant" });
    return true;
  }

  if (scored.length) meter(root, scored);
  const head = element("div", { className: "quiz-head" });
  if (scored.length) head.append(filters(choose));
  head.append(status);
  required(root, ".question").before(head);
  root.append(ways);
  if (!follows()) show(scored.length ? firstOpenGroup() : 0);
  addEventListener("hashchange", follows);

  function firstOpenGroup() {
    return firstOpen(
      load(),
      groups.map((group) => group.filter((id) => scored.includes(id))),
    );
  }
}

/**
 * Starts a <span data-learn="quiz-progress">: how far the reader has come with a quiz.
 *
 * @param {HTMLElement} root
 */
export function startProgress(root) {
  const ids = (root.dataset.questions ?? "").split(" ").filter(Boolean);
  follow((progress) => {
    const found = tally(progress, ids);
    root.textContent = found.answered ? tallySummary(found) : "";
    root.hidden = !found.answered;
  });
}
