// The learning record: fills in the days that the browser kept. The name is written, never kept.

import { button, element, required, uniqueName } from "../dom.js";
import { follow } from "./progress-store.js";

/** Starts a <section data-learn="record">: the days of one path. */
export function start(root) {
  const cells = [...root.querySelectorAll("[data-step]")];
  follow((progress) => {
    for (const cell of cells) cell.textContent = progress.steps[cell.dataset.step] ?? "";
    const begun = Object.keys(progress.steps).length > 0; // an empty record is printed whole, to fill in by hand
    root.toggleAttribute("data-empty", begun && cells.every((cell) => !cell.textContent));
  });
}

/** Starts the <div data-learn="record-form">: the name, and the button that prints. */
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
      textContent: "Your name, for the printout. It is not kept.",
    }),
    name,
    element("p", {
      textContent: "Paths of which you have done no page are left out of the printout.",
    }),
    button("Print", () => print()),
  );
  root.hidden = false;
}
