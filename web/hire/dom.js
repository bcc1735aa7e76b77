// Small helpers for the builders' pages. Everything that comes from data or from a person goes in as text.

/** An element with properties and children; texts become text nodes. */
export function el(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name in element && name !== "list" && name !== "form") element[name] = value;
    else element.setAttribute(name, value);
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** Blocks as elements, with headings from `level` on. */
export function rendered(blocks, level = 3) {
  return blocks.map((block) => SHAPES[block.kind](block, level));
}

const SHAPES = {
  title: (block, level) => el(`h${level}`, { className: "sheet__title" }, block.text),
  heading: (block, level) => el(`h${level + block.level}`, {}, block.text),
  text: (block) => el("p", {}, block.text),
  say: (block) => el("blockquote", { className: "sheet__say" }, el("p", {}, block.text)),
  bullets: (block) => el("ul", {}, block.items.map((item) => el("li", {}, item))),
  numbers: (block) => el("ol", {}, block.items.map((item) => el("li", {}, item))),
  table: (block) =>
    el("div", { className: "sheet__table" }, el("table", { className: block.room ? "sheet__room" : "" },
      el("caption", {}, block.caption),
      el("thead", {}, el("tr", {}, block.head.map((cell) => el("th", { scope: "col" }, cell)))),
      el("tbody", {}, block.rows.map((row) => el("tr", {}, row.map((cell) => el("td", {}, cell))))))),
};

/** A text field with its label. */
export function field(label, value, oninput, { hint = null, id }) {
  return el("p", { className: "builder__field" },
    el("label", { htmlFor: id }, label),
    el("input", { id, value, maxLength: 300, autocomplete: "off", oninput: (event) => oninput(event.target.value) }),
    hint && el("span", { className: "builder__hint" }, hint));
}

/** A box to tick, with its words and what stands behind them. */
export function tick(id, words, checked, onchange, more = null) {
  return el("div", { className: "builder__tick" },
    el("label", {},
      el("input", { type: "checkbox", id, checked, onchange: (event) => onchange(event.target.checked) }),
      el("span", {}, words)),
    more);
}

/** Links in a row. */
export function linksOf(links, root) {
  return links.map((link, index) => [index ? ", " : "", el("a", { href: root + link.url }, link.title)]).flat();
}

/** Hand a file to the reader's browser. */
export function offer(name, content, type) {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = el("a", { href: url, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
