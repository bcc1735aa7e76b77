// The parts that the builders' pages are made of.

import { button, element, required } from "../dom.js";

/**
 * Blocks as elements, with headings from `level` on.
 *
 * @param {Block[]} blocks
 */
export function rendered(blocks, level = 3) {
  return blocks.map((block) => shape(block, level));
}

/**
 * @param {number} level
 * @returns {"h3" | "h4" | "h5"}
 */
const heading = (level) => /** @type {any} */ (`h${level}`);

/**
 * @param {Block} block
 * @param {number} level
 * @returns {HTMLElement}
 */
function shape(block, level) {
  switch (block.kind) {
    case "title":
      return element(heading(level), { className: "sheet__title" }, block.text);
    case "heading": {
      const look = block.newPage ? { className: "sheet__new-page" } : {};
      return element(heading(level + block.level), look, block.text);
    }
    case "text":
      return element("p", {}, block.text);
    case "say":
      return element("blockquote", { className: "sheet__say" }, element("p", {}, block.text));
    case "bullets":
      return element("ul", {}, listed(block.items));
    case "numbers":
      return element("ol", {}, listed(block.items));
    case "table":
      return table(block);
  }
}

/** @param {string[]} items */
const listed = (items) => items.map((item) => element("li", {}, item));

/** @param {Extract<Block, { kind: "table" }>} block */
function table({ caption, head, rows, room }) {
  const top = head.map((cell) => element("th", { scope: "col" }, cell));
  const lines = rows.map((row) =>
    element(
      "tr",
      {},
      row.map((cell) => element("td", {}, cell)),
    ),
  );
  return element(
    "div",
    { className: "sheet__table" },
    element(
      "table",
      { className: room ? "sheet__room" : "" },
      element("caption", {}, caption),
      element("thead", {}, element("tr", {}, top)),
      element("tbody", {}, lines),
    ),
  );
}

/**
 * What is in the field that an event is about.
 *
 * @param {Event} event
 */
export const valueOf = ({ target }) =>
  /** @type {HTMLInputElement | HTMLSelectElement} */ (target).value;

/**
 * A text field with its label.
 *
 * @param {string} label
 * @param {string} value
 * @param {(value: string) => void} oninput
 * @param {{ id: string, hint?: string | null }} about
 */
export function field(label, value, oninput, { hint = null, id }) {
  return element(
    "p",
    { className: "builder__field" },
    element("label", { htmlFor: id }, label),
    element("input", {
      id,
      value,
      maxLength: 300,
      autocomplete: "off",
      oninput: (/** @type {Event} */ event) => oninput(valueOf(event)),
    }),
    hint && element("span", { className: "builder__hint" }, hint),
  );
}

/**
 * A box to tick, with its words and what stands behind them.
 *
 * @param {string} id
 * @param {string} words
 * @param {boolean} checked
 * @param {(checked: boolean) => void} onchange
 * @param {import("../dom.js").Child} more
 */
export function tick(id, words, checked, onchange, more = null) {
  return element(
    "div",
    { className: "builder__tick" },
    element(
      "label",
      {},
      element("input", {
        type: "checkbox",
        id,
        checked,
        onchange: (/** @type {Event} */ { target }) =>
          onchange(/** @type {HTMLInputElement} */ (target).checked),
      }),
      element("span", {}, words),
    ),
    more,
  );
}

/**
 * One of several, by radio buttons named `name`.
 *
 * @param {string} name
 * @param {{ id: string, title: string }[]} options
 * @param {string} chosen
 * @param {(id: string) => void} onchange
 */
export function choices(name, options, chosen, onchange) {
  return options.map((option) =>
    element(
      "label",
      { className: "builder__choice" },
      element("input", {
        type: "radio",
        name,
        value: option.id,
        checked: option.id === chosen,
        onchange: () => onchange(option.id),
      }),
      element("span", {}, option.title),
    ),
  );
}

/**
 * Lines of one's own, each with a button that takes it away, and a field for the next one.
 *
 * @param {object} options
 * @param {HTMLElement} options.form what is drawn anew when a line comes or goes
 * @param {string} options.id of the field
 * @param {string} options.place what the lines belong to
 * @param {{ text: string }[]} options.lines
 * @param {(text: string) => void} options.add
 * @param {(line: { text: string }) => void} options.remove
 */
export function ownLines({ form, id, place, lines, add, remove }) {
  const input = element("input", { id, maxLength: 1000, autocomplete: "off" });
  const back = () => required(form, `#${id}`).focus();
  const take = () => {
    if (!input.value.trim()) return;
    add(input.value.trim());
    back();
  };
  onEnter(input, take);
  return [
    element(
      "ul",
      { className: "builder__own" },
      lines.map((line) =>
        element(
          "li",
          {},
          line.text,
          " ",
          button(
            "Take away",
            () => {
              remove(line);
              back();
            },
            { ariaLabel: `Take away: ${line.text}` },
          ),
        ),
      ),
    ),
    element(
      "p",
      { className: "builder__field" },
      element("label", { htmlFor: id }, "A line of your own"),
      input,
      button("Add", take, { ariaLabel: `Add the line to: ${place}` }),
    ),
  ];
}

/**
 * Enter in a field does what its button does, and sends no form.
 *
 * @param {HTMLInputElement} input
 * @param {() => void} action
 */
export function onEnter(input, action) {
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    action();
  });
}

/**
 * Let the browser ask before the page is left, as long as `lost()` says that work would be lost.
 *
 * @param {() => boolean} lost
 */
export function askBeforeLeaving(lost) {
  addEventListener("beforeunload", (event) => {
    if (lost()) event.preventDefault();
  });
}

/**
 * Links in a row.
 *
 * @param {Link[]} links
 * @param {string} root
 */
export function linksOf(links, root) {
  return links
    .map((link, index) => [index ? ", " : "", element("a", { href: root + link.url }, link.title)])
    .flat();
}
