/**
 * A self-assessment as a form: answered here or on paper, its result explained, saved only as a
 * file or a print. Nothing is kept in the browser.
 */

import { announcer, button, chosenIn, element, headingOf, saveFile, uniqueName } from "../dom.js";
import {
  asText,
  bandOf,
  grouped,
  levelLines,
  total,
} from "../../engines/learning/self-assessment.js";

function readOptions(root) {
  return [...root.querySelectorAll(":scope > .assess__options [data-option]")].map(readOption);
}

function readOption(item) {
  return {
    id: item.dataset.option,
    text: item.textContent.trim(),
    score: Number(item.dataset.score ?? 0),
  };
}

function radios(item, options, name) {
  const long = options.some((option) => option.text.length > 40);
  const box = element("div", {
    className: `assess__choices${long ? " assess__choices--long" : ""}`,
  });
  for (const option of options) {
    box.append(
      element(
        "label",
        {},
        element("input", { type: "radio", name, value: option.id }),
        element("span", { textContent: option.text }),
      ),
    );
  }
  return box;
}

/** The field for one item: its options as radio buttons, or room to write. */
function field(item, shared) {
  const own = [...item.querySelectorAll("[data-option]")].map(readOption);
  const options = own.length ? own : shared;
  const words = item.querySelector("[data-text]");
  const text = words.textContent.trim();
  const name = uniqueName("item");
  for (const paper of item.querySelectorAll(".assess__paper")) paper.remove();
  if (!options.length) {
    const note = element("textarea", {
      id: name,
      className: "question__note",
      rows: 3,
      "aria-label": text,
    });
    item.append(note);
    return () => ({
      id: item.dataset.item,
      text,
      option: null,
      options: [],
      words: note.value.trim(),
    });
  }
  if (own.length) item.querySelector("[data-option]").parentElement.hidden = true;
  const box = radios(item, options, name);
  box.setAttribute("role", "radiogroup");
  box.setAttribute("aria-label", text);
  item.append(box);
  return () => {
    const value = chosenIn(box);
    return {
      id: item.dataset.item,
      text,
      option: options.find((option) => option.id === value) ?? null,
      options: own,
      words: "",
    };
  };
}

function bandsIn(root) {
  return [...root.querySelectorAll("[data-least]")].map((item) => ({
    least: Number(item.dataset.least),
    most: Number(item.dataset.most),
    text: item.textContent.trim(),
  }));
}

/** What a reader is told of the result, as lines. */
function resultLines(root, options, answers) {
  const bands = bandsIn(root);
  if (bands.length) {
    const { sum, open } = total(
      answers.map((answer) => answer.id),
      Object.fromEntries(answers.map((a) => [a.id, a.option])),
    );
    const left = open ? [`${open} of ${answers.length} left open: the result may move.`] : [];
    return [`Your result: ${sum}.`, bandOf(bands, sum)?.text ?? "", ...left];
  }
  const open = answers.filter((answer) => !answer.option && !answer.words).length;
  if (answers.some((answer) => answer.options.length)) return levelLines(answers);
  const groups = grouped(options, answers).map(
    ({ option, items }) =>
      `${option.text} (${items.length}): ${items.map((item) => item.text).join(" · ")}`,
  );
  return [...groups, ...(open ? [`${open} of ${answers.length} left open.`] : [])];
}

function today() {
  return new Date().toLocaleDateString("en-US", { dateStyle: "long" });
}

/** Starts a <div data-learn="assess">. */
export function start(root) {
  const shared = readOptions(root);
  const items = [...root.querySelectorAll("[data-item]")];
  const readers = items.map((item) => field(item, shared));
  const answers = () => readers.map((read) => read());
  const result = announcer("result assess__result");
  const lines = () => resultLines(root, shared, answers());
  const title = root.dataset.title ?? headingOf(root.parentElement);
  root.querySelector(":scope > .assess__options")?.setAttribute("hidden", "");
  const explained = root.querySelector("[data-option]") !== null;

  function show() {
    result.className = "result result--seen assess__result";
    result.replaceChildren(...lines().map((line) => element("p", { textContent: line })));
  }

  const buttons = element(
    "div",
    { className: "row" },
    explained ? button("Show the result", show, { className: "button--main" }) : null,
    button("Save as a file", () => {
      saveFile(
        `${root.dataset.name}.txt`,
        asText(title, today(), answers(), explained ? lines() : []),
        "text/plain",
      );
    }),
    button("Print", () => print()),
    button("Clear", () => {
      for (const input of root.querySelectorAll(":checked")) input.checked = false;
      for (const note of root.querySelectorAll("textarea")) note.value = "";
      result.className = "result assess__result";
      result.replaceChildren(element("p", { textContent: "Cleared." }));
    }),
  );
  root.append(
    element("p", {
      textContent:
        "What you fill in stays on this page, and is gone when you leave it. Save or print it if you want to keep it.",
    }),
    buttons,
    result,
  );
}
