// The learning record: fills in the days that the browser kept. The name is written, never kept.

import { all, button, element, required, uniqueName } from "../dom.js";
import { countDone, doneSummary } from "../../engines/learning/progress.js";
import { follow } from "./progress-store.js";

const stepOf = (/** @type {HTMLElement} */ cell) => cell.dataset.step ?? "";

/**
 * Starts a <section data-learn="record">: the days of one path.
 *
 * @param {HTMLElement} root
 */
export function start(root) {
  const cells = all(root, "[data-step]");
  const keys = cells.map(stepOf);
  const words = element("p", { hidden: true });
  required(root, "table").before(words);
  follow((progress) => {
    const begun = keys.some((key) => progress.steps[key]);
    // A path that has not been begun leaves room to fill in by hand.
    for (const cell of cells)
      cell.textContent = progress.steps[stepOf(cell)] ?? (begun ? "Not yet" : "");
    words.textContent = begun ? doneSummary(countDone(progress, keys), keys.length) : "";
    words.hidden = !begun;
    // An empty record is printed whole, to fill in by hand.
    root.toggleAttribute("data-empty", !begun && Object.keys(progress.steps).length > 0);
  });
}

/**
 * Starts the <div data-learn="record-form">: the name, and the button that prints.
 *
 * @param {HTMLElement} root
 */
export function startForm(root) {
  const name = element("input", {
    type: "text",
    id: uniqueName("name"),
    autocomplete: "off",
    maxLength: 120,
  });
  const line = required(document, ".record-name__line");
  name.addEventListener("input", () => {
    line.textContent = name.value;
  });
  root.append(
    element("label", {
      htmlFor: name.id,
      textContent: "Your name, for the printout. It isn't kept.",
    }),
    name,
    element("p", {
      textContent: "Paths of which you have done no page are left out of the printout.",
    }),
    button("Print", () => print()),
  );
  root.hidden = false;
}
