// Which of these replies, and what would move it one level up? A choice at a time, without a score.

import { all, announcer, chosenIn, element, headingOf, required, uniqueName } from "../dom.js";

/**
 * Starts a <section data-learn="replies">.
 *
 * @param {HTMLElement} root
 */
export function start(root) {
  const levels = all(root, ".level");
  const name = uniqueName("level");
  const legend = headingOf(root);
  const field = element(
    "fieldset",
    { className: "choices" },
    element("legend", { textContent: legend }),
  );
  for (const level of levels) {
    const words = element("span", {
      className: "choice__words",
      textContent: required(level, "summary").textContent,
    });
    field.append(
      element(
        "label",
        { className: "choice" },
        element("input", { type: "radio", name, value: level.dataset.level }),
        words,
      ),
    );
    level.hidden = true;
  }
  const result = announcer("result");
  const form = element(
    "form",
    { noValidate: true },
    field,
    element("button", { type: "submit", textContent: "Look at this reply" }),
    result,
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const chosen = levels.find((level) => level.dataset.level === chosenIn(field));
    if (!chosen) {
      result.textContent = "Choose a reply first.";
      return;
    }
    result.className = "result result--seen";
    result.replaceChildren(
      ...[...chosen.querySelectorAll("p")].map((line) => line.cloneNode(true)),
    );
  });
  levels[0].before(form);
}
