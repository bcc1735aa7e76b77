/**
 * Turns a question and its folded answers into a form. Arrow keys move, only the button hands in,
 * the result is spoken, and the focus stays on the button.
 */

import { all, allChosenIn, announcer, button, element, required, uniqueName } from "../dom.js";
import {
  judgeChoices,
  judgeMatches,
  judgeOrder,
  moved,
  verdict,
} from "../../engines/learning/marking.js";
import { lastTime } from "../../engines/learning/quiz.js";
import { keepAnswer, load } from "./progress-store.js";

/** @typedef {AnswerOption & { text: string, feedback: string }} Option */
/**
 * A question as its markup says it. `shown` are the texts to pair or to order, mixed.
 *
 * @typedef {object} Question
 * @property {string} id
 * @property {string} type
 * @property {boolean} scored
 * @property {string} prompt
 * @property {Option[]} options
 * @property {string[]} shown
 */
/** @typedef {Marked & { chosen?: string[] }} Judged `chosen`: the ids, where one chooses */
/** @typedef {{ field: HTMLElement, judge: () => Judged | null }} Field null where something is still open */
/** @typedef {(question: Question, say: (words: string) => void) => Field} Fielding */

/**
 * What the markup of a question says.
 *
 * @param {HTMLElement} root
 * @returns {Question}
 */
function read(root) {
  const options = all(root, ".question__answers [data-option]").map((item) => ({
    id: item.dataset.option ?? "",
    text: textIn(item, ".answers__text"),
    right: "right" in item.dataset,
    match: item.querySelector(".answers__match")?.textContent ?? null,
    feedback: textIn(item, ".answers__feedback"),
  }));
  return {
    id: (root.dataset.entry ?? "").replace("questions/", ""),
    type: root.dataset.type ?? "",
    scored: !("crisis" in root.dataset) && root.dataset.type !== "reflection",
    prompt: textIn(root, ".question__prompt"),
    options,
    shown: all(root, ".question__paper > ul:last-child > li").map((item) => item.textContent ?? ""),
  };
}

/**
 * @param {HTMLElement} root
 * @param {string} selector
 */
const textIn = (root, selector) => required(root, selector).textContent ?? "";

/** @type {Fielding} */
function choices(question) {
  const name = uniqueName(question.id);
  const type = question.type === "multiple" ? "checkbox" : "radio";
  const field = element(
    "fieldset",
    { className: "choices" },
    element("legend", { textContent: question.prompt }),
  );
  for (const option of question.options) {
    const words = element("span", { className: "choice__words", textContent: option.text });
    const input = element("input", { type, name, value: option.id });
    field.append(element("label", { className: "choice" }, input, words));
  }
  return {
    field,
    judge() {
      const chosen = allChosenIn(field);
      if (!chosen.length) return null;
      markChoices(field, question, chosen);
      return { ...judgeChoices(question.options, chosen), chosen };
    },
  };
}

/**
 * @param {HTMLElement} field
 * @param {Question} question
 * @param {string[]} chosen
 */
function markChoices(field, question, chosen) {
  for (const label of all(field, ".choice")) {
    label.querySelector(".choice__mark")?.remove();
    label.classList.remove("is-right", "is-wrong");
    const option = question.options.find((one) => one.id === label.querySelector("input")?.value);
    if (!option || !question.scored || !chosen.includes(option.id)) continue;
    label.classList.add(option.right ? "is-right" : "is-wrong");
    const words = option.right ? "✓ Right" : "✗ Not this one";
    const mark = element("span", { className: "choice__mark", textContent: words });
    required(label, ".choice__words").append(mark);
  }
}

/** @type {Fielding} */
function pairs(question) {
  const field = element(
    "fieldset",
    { className: "choices pairs" },
    element("legend", { textContent: question.prompt }),
  );
  for (const option of question.options) {
    const select = element(
      "select",
      { id: uniqueName(`${question.id}-${option.id}`), name: option.id },
      element("option", { value: "", textContent: "Choose" }),
      ...question.shown.map((text) => element("option", { value: text, textContent: text })),
    );
    field.append(
      element(
        "div",
        {},
        element("label", { htmlFor: select.id, textContent: option.text }),
        select,
      ),
    );
  }
  return {
    field,
    judge() {
      const selects = [...field.querySelectorAll("select")];
      if (selects.some((select) => !select.value)) return null;
      return judgeMatches(
        question.options,
        Object.fromEntries(selects.map((s) => [s.name, s.value])),
      );
    },
  };
}

/** @type {Fielding} */
function ordering(question, say) {
  const field = element(
    "fieldset",
    { className: "choices" },
    element("legend", { textContent: question.prompt }),
  );
  const list = element("ol", { className: "ordering" });
  const options = question.shown.flatMap(
    (text) => question.options.find((option) => option.text === text) ?? [],
  );
  let order = options.map(({ id }) => id);
  const rows = new Map(options.map((option) => [option.id, row(option)]));

  /** @param {Option} option */
  function row({ id, text }) {
    const move = (/** @type {string} */ words, /** @type {number} */ by) =>
      button(words, () => shift(id, by), { "aria-label": `${words}: ${text}` });
    const buttons = element(
      "div",
      { className: "ordering__buttons" },
      move("Up", -1),
      move("Down", 1),
    );
    return element("li", {}, element("span", { textContent: text }), buttons);
  }

  /**
   * @param {string} id
   * @param {number} by
   */
  function shift(id, by) {
    const pressed = document.activeElement;
    order = moved(order, order.indexOf(id), by);
    show();
    if (pressed instanceof HTMLElement) pressed.focus();
    say(`Now number ${order.indexOf(id) + 1} of ${order.length}.`);
  }

  function show() {
    const sorted = order.flatMap((id) => rows.get(id) ?? []);
    list.append(...sorted);
    sorted.forEach((item, place) => {
      const [up, down] = item.querySelectorAll("button");
      // aria-disabled keeps the focus where it is, which `disabled` would throw away
      up.setAttribute("aria-disabled", String(place === 0));
      down.setAttribute("aria-disabled", String(place === order.length - 1));
    });
  }

  show();
  field.append(list);
  return { field, judge: () => judgeOrder(question.options, order) };
}

/** @type {Fielding} */
function ownWords(question) {
  const note = element("textarea", {
    id: uniqueName(question.id),
    className: "question__note",
    rows: 4,
  });
  const label = element("label", {
    htmlFor: note.id,
    textContent: "Your own words, if you like. They aren't kept.",
  });
  return {
    field: element("div", {}, label, note),
    judge: () => ({ right: true, wrong: [], missing: [] }),
  };
}

/** @type {Record<string, Fielding>} */
const FIELDS = { match: pairs, order: ordering, reflection: ownWords };
/** @type {Record<string, string>} */
const PRESS = { reflection: "Compare", crisis: "See where it leads", scored: "Check answer" };
/** @type {Record<string, string>} */
const FIRST = {
  match: "Choose a match for each of them first.",
  multiple: "Choose at least one answer first.",
};

/**
 * @param {Question} question
 * @param {Judged} judged
 */
function feedbackOn(question, judged) {
  const by = (/** @type {string[]} */ ids) =>
    question.options.filter((option) => ids.includes(option.id));
  if (judged.chosen && question.type !== "multiple") return by(judged.chosen);
  if (judged.chosen) return [...by(judged.chosen), ...by(judged.missing)];
  return by(judged.wrong);
}

/**
 * @param {HTMLElement} result
 * @param {Question} question
 * @param {Judged} judged
 */
function show(result, question, judged) {
  const kind = question.scored ? (judged.right ? "right" : "missed") : "seen";
  result.className = `result result--${kind}`;
  const lines = feedbackOn(question, judged);
  const first = question.scored
    ? [element("p", { textContent: verdict(judged, question.type) })]
    : [];
  const rest =
    lines.length === 1
      ? [element("p", { textContent: lines[0].feedback })]
      : lines.map((option) =>
          element("p", {}, element("strong", { textContent: `${option.text} ` }), option.feedback),
        );
  result.replaceChildren(...first, ...rest);
}

/**
 * How the question was answered before this visit, if it was.
 *
 * @param {Question} question
 */
function before(question) {
  const answer = question.scored && load().questions[question.id];
  return answer
    ? element("p", { className: "question__kept", textContent: lastTime(answer) })
    : null;
}

let warned = false;

/**
 * Says once a page, below the first answer, `why` answers aren't kept.
 *
 * @param {HTMLElement} result
 * @param {string} why
 */
function warn(result, why) {
  if (why && !warned) result.append(element("p", { className: "result__kept" }, why));
  warned ||= Boolean(why);
}

/**
 * Starts a <section data-learn="question">.
 *
 * @param {HTMLElement} root
 */
export function start(root) {
  const question = read(root);
  const result = announcer("result");
  const say = (/** @type {string} */ words) => {
    result.className = "result";
    result.textContent = words;
  };
  const part = (FIELDS[question.type] ?? choices)(question, say);
  const answers = required(root, ".question__answers");
  const press = question.scored ? PRESS.scored : (PRESS[question.type] ?? PRESS.crisis);
  const kept = before(question);
  const form = element(
    "form",
    { className: "question__form", noValidate: true },
    kept,
    part.field,
    element("button", { type: "submit", textContent: press }),
    result,
  );
  let counted = false;

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const judged = part.judge();
    if (!judged) return say(FIRST[question.type] ?? "Choose an answer first.");
    if (answers instanceof HTMLDetailsElement && question.type === "reflection")
      answers.open = true;
    else show(result, question, judged);
    answers.hidden = false;
    answers.classList.add("question__answers--shown");
    if (kept) kept.hidden = true;
    // Only the first answer of a visit counts, so that a second try can't hide a miss.
    if (question.scored && !counted) warn(result, keepAnswer(question.id, judged.right));
    counted = true;
    root.dispatchEvent(new CustomEvent("handed-in", { bubbles: true, detail: question.id }));
  });

  root.querySelector(".question__paper")?.setAttribute("hidden", "");
  answers.hidden = true;
  answers.before(form);
}
