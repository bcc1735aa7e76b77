// A builder's form as steps: parts that fold, each with what is chosen in it and a way to the next.

import { button, element, required } from "../dom.js";

/**
 * @typedef {object} Step
 * @property {string} id no other part of the page has it
 * @property {string} title
 * @property {() => string} [state] what is chosen in it, in a few words
 * @property {import("../dom.js").Children} body
 */

/**
 * The steps in `form`. Which of them are open outlives a new drawing; at first it is the first one.
 *
 * @param {HTMLElement} form
 * @param {string} end the id of what comes after the last step
 */
export function steps(form, end) {
  /** @type {Set<string> | null} */
  let open = null;
  /** @type {Step[]} */
  let shown = [];
  const folds = () =>
    /** @type {HTMLDetailsElement[]} */ ([...form.querySelectorAll("details.step")]);
  const refresh = () => {
    for (const step of shown)
      required(form, `#${step.id} > summary .step__state`).textContent = step.state?.() ?? "";
  };
  return {
    /** @param {Step[]} made */
    draw(made) {
      const before = open ?? new Set([made[0].id]);
      open = before;
      shown = made;
      const next = (/** @type {number} */ index) => () => {
        const here = folds()[index];
        const there = folds()[index + 1];
        here.open = false;
        there.open = true;
        required(there, "summary").focus();
        there.scrollIntoView({ block: "start" });
      };
      form.replaceChildren(
        ...made.map((step, index) =>
          fold(
            step,
            before,
            made[index + 1]
              ? button(`Next: ${made[index + 1].title}`, next(index))
              : element("a", { href: `#${end}` }, "Go to the finished text"),
          ),
        ),
      );
      refresh();
    },
    refresh,
  };
}

/**
 * @param {Step} step
 * @param {Set<string>} open
 * @param {HTMLElement} onward
 */
function fold({ id, title, body }, open, onward) {
  const name = `${id}-title`;
  return element(
    "details",
    {
      className: "step",
      id,
      open: open.has(id),
      ontoggle: (/** @type {Event} */ { target }) =>
        target instanceof HTMLDetailsElement && target.open ? open.add(id) : open.delete(id),
    },
    element(
      "summary",
      {},
      element("span", { className: "step__title", id: name }, title),
      element("span", { className: "step__state" }),
    ),
    element(
      "div",
      { className: "step__body", role: "group", "aria-labelledby": name },
      body,
      element("p", { className: "step__next" }, onward),
    ),
  );
}

/**
 * How much of a list is picked, in words.
 *
 * @param {{ id: string }[]} lines
 * @param {string[]} ticked
 * @param {number} own how many lines of one's own stand beside them
 */
export function picked(lines, ticked, own = 0) {
  const all = lines.length;
  const count = lines.filter((line) => ticked.includes(line.id)).length;
  const added = own ? `${all ? ", " : ""}${own} of your own` : "";
  return `${all ? `${count} of ${all}` : ""}${added}`;
}
