/**
 * Turns a question and its folded answers into a form. Arrow keys move, only the button hands in,
 * the result is spoken, and the focus stays on the button.
 */

import { allChosenIn, announcer, button, element, uniqueName } from "../dom.js";
import {
  judgeChoices,
  judgeMatches,
  judgeOrder,
  moved,
  verdict,
} from "../../engines/learning/marking.js";
import { lastTime } from "../../engines/learning/quiz.js";
import { keepAnswer, load } from "./progress-store.js";

/** What the markup of a question says. */
function read(root) {
  const options = [...root.querySelectorAll(".question__answers [data-option]")].map((item) => ({
    id: item.dataset.option,
    text: item.querySelector(".answers__text").textContent,
    right: "right" in item.dataset,
    match: item.querySelector(".answers__match")?.textContent ?? null,
    feedback: item.querySelector(".answers__feedback").textContent,
  }));
  return {
    id: root.dataset.entry.replace("questions/", ""),
    type: root.dataset.type,
    scored: !("crisis" in root.dataset) && root.dataset.type !== "reflection",
    prompt: root.querySelector(".question__prompt").textContent,
    options,
    shown: [...root.querySelectorAll(".question__paper > ul:last-child > li")].map(
      (item) => item.textContent,
    ),
  };
}

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

function markChoices(field, question, chosen) {
  for (const label of field.querySelectorAll(".choice")) {
    label.querySelector(".choice__mark")?.remove();
    label.classList.remove("is-right", "is-wrong");
    const option = question.options.find((one) => one.id === label.querySelector("input")?.value);
    if (!question.scored || !chosen.includes(option.id)) continue;
    label.classList.add(option.right ? "is-right" : "is-wrong");
    const words = option.right ? "✓ Right" : "✗ Not this one";
    label
      .querySelector(".choice__words")
      .append(element("span", { className: "choice__mark", textContent: words }));
  }
}

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

function ordering(question, say) {
  const field = element(
    "fieldset",
    { className: "choices" },
    element("legend", { textContent: question.prompt }),
  );
  const list = element("ol", { className: "ordering" });
  let order = question.shown.map(
    (text) => question.options.find((option) => option.text === text).id,
  );
  const rows = new Map(order.map((id) => [id, row(id)]));

  function row(id) {
    const { text } = question.options.find((option) => option.id === id);
    const move = (words, by) =>
      button(words, () => shift(id, by), { "aria-label": `${words}: ${text}` });
    const buttons = element(
      "div",
      { className: "ordering__buttons" },
      move("Up", -1),
      move("Down", 1),
    );
    return element("li", {}, element("span", { textContent: text }), buttons);
  }

  function shift(id, by) {
    const pressed = document.activeElement;
    order = moved(order, order.indexOf(id), by);
    show();
    if (pressed instanceof HTMLElement) pressed.focus();
    say(`Now number ${order.indexOf(id) + 1} of ${order.length}.`);
  }

  function show() {
    list.append(...order.map((id) => rows.get(id)));
    order.forEach((id, place) => {
      const [up, down] = rows.get(id).querySelectorAll("button");
      // aria-disabled keeps the focus where it is, which `disabled` would throw away
      up.setAttribute("aria-disabled", place === 0);
      down.setAttribute("aria-disabled", place === order.length - 1);
    });
  }

  show();
  field.append(list);
  return { field, judge: () => judgeOrder(question.options, order) };
}

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

const FIELDS = { match: pairs, order: ordering, reflection: ownWords };
const PRESS = { reflection: "Compare", crisis: "See where it leads", scored: "Check answer" };
const FIRST = {
  match: "Choose a match for each of them first.",
  multiple: "Choose at least one answer first.",
};

function feedbackOn(question, judged) {
  const by = (ids) => question.options.filter((option) => ids.includes(option.id));
  if (judged.chosen && question.type !== "multiple") return by(judged.chosen);
  if (judged.chosen) return [...by(judged.chosen), ...by(judged.missing)];
  return by(judged.wrong);
}

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

/** How the question was answered before this visit, if it was. */
function before(question) {
  const answer = question.scored && load().questions[question.id];
  return answer && element("p", { className: "question__kept", textContent: lastTime(answer) });
}

let warned = false;

/** Says once a page, below the first answer, `why` answers aren't kept. */
function warn(result, why) {
  if (why && !warned) result.append(element("p", { className: "result__kept" }, why));
  warned ||= Boolean(why);
}

/** Starts a <section data-learn="question">. */
export function start(root) {
  const question = read(root);
  const result = announcer("result");
  const say = (words) => {
    result.className = "result";
    result.textContent = words;
  };
  const part = (FIELDS[question.type] ?? choices)(question, say);
  const answers = root.querySelector(".question__answers");
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
    if (question.type === "reflection") answers.open = true;
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
