// The parts that the builders' pages are made of.

import { element } from "../dom.js";

/** Blocks as elements, with headings from `level` on. */
export function rendered(blocks, level = 3) {
  return blocks.map((block) => SHAPES[block.kind](block, level));
}

/**
 * @param {number} level
 * @returns {"h3" | "h4" | "h5"}
 */
const heading = (level) => /** @type {any} */ (`h${level}`);

const SHAPES = {
  title: (block, level) => element(heading(level), { className: "sheet__title" }, block.text),
  heading: (block, level) => element(heading(level + block.level), {}, block.text),
  text: (block) => element("p", {}, block.text),
  say: (block) => element("blockquote", { className: "sheet__say" }, element("p", {}, block.text)),
  bullets: (block) =>
    element(
      "ul",
      {},
      block.items.map((item) => element("li", {}, item)),
    ),
  numbers: (block) =>
    element(
      "ol",
      {},
      block.items.map((item) => element("li", {}, item)),
    ),
  table: (block) =>
    element(
      "div",
      { className: "sheet__table" },
      element(
        "table",
        { className: block.room ? "sheet__room" : "" },
        element("caption", {}, block.caption),
        element(
          "thead",
          {},
          element(
            "tr",
            {},
            block.head.map((cell) => element("th", { scope: "col" }, cell)),
          ),
        ),
        element(
          "tbody",
          {},
          block.rows.map((row) =>
            element(
              "tr",
              {},
              row.map((cell) => element("td", {}, cell)),
            ),
          ),
        ),
      ),
    ),
};

/** A text field with its label. */
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
      oninput: (event) => oninput(event.target.value),
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
        onchange: (event) => onchange(event.target.checked),
      }),
      element("span", {}, words),
    ),
    more,
  );
}

/** Links in a row. */
export function linksOf(links, root) {
  return links
    .map((link, index) => [index ? ", " : "", element("a", { href: root + link.url }, link.title)])
    .flat();
}
