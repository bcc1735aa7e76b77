// How parts of a page are made. Everything from the data or from a person goes in as text.

/** @typedef {Node | string | null | undefined | false} Child what is nothing leaves no trace */
/** @typedef {Child | readonly Child[] | readonly (Child | readonly Child[])[]} Children */

/**
 * A new element. A property that is a function and begins with "on" listens; one that the element
 * doesn't know, such as `class` or `aria-label`, becomes an attribute.
 *
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, unknown>} [properties]
 * @param {...Children} children texts become text nodes; lists are taken apart
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function element(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (typeof value === "function")
      made.addEventListener(name.slice(2), /** @type {EventListener} */ (value));
    else if (name in made) Object.assign(made, { [name]: value });
    else made.setAttribute(name, String(value));
  }
  made.append(.../** @type {(Node | string)[]} */ (children.flat(Infinity).filter(Boolean)));
  return made;
}

/**
 * A button that does `action` when pressed.
 *
 * @param {string} words
 * @param {(event: MouseEvent) => void} action
 * @param {Record<string, unknown>} [properties]
 */
export function button(words, action, properties = {}) {
  return element("button", { type: "button", onclick: action, ...properties }, words);
}

/**
 * A part of the page whose changes a screen reader speaks.
 *
 * @param {string} className
 */
export function announcer(className) {
  return element("div", { className, role: "status", "aria-live": "polite" });
}

/**
 * Hands a file to the reader's browser.
 *
 * @param {string} name
 * @param {BlobPart} content
 * @param {string} type its MIME type
 */
export function saveFile(name, content, type) {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = element("a", { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

let last = 0;

/**
 * A name that no other part of the page has.
 *
 * @param {string} stem
 */
export function uniqueName(stem) {
  last += 1;
  return `${stem}-${last}`;
}

/**
 * The first element in `root` that fits `selector`.
 *
 * @param {ParentNode} root
 * @param {string} selector
 * @returns {HTMLElement}
 * @throws {Error} where the page holds none: its template and its script have drifted apart
 */
export function required(root, selector) {
  const found = root.querySelector(selector);
  if (!(found instanceof HTMLElement)) throw new Error(`the page holds no ${selector}`);
  return found;
}

/**
 * All elements in `root` that fit `selector`.
 *
 * @param {ParentNode} root
 * @param {string} selector
 * @returns {HTMLElement[]}
 */
export function all(root, selector) {
  return [...root.querySelectorAll(selector)].filter((found) => found instanceof HTMLElement);
}

/**
 * The values of the boxes that are ticked in `root`.
 *
 * @param {ParentNode} root
 */
export function allChosenIn(root) {
  const boxes = /** @type {NodeListOf<HTMLInputElement>} */ (
    root.querySelectorAll("input:checked")
  );
  return [...boxes].map((box) => box.value);
}

/**
 * The value of the first box that is ticked in `root`, if any is.
 *
 * @param {ParentNode} root
 * @returns {string | undefined}
 */
export function chosenIn(root) {
  return allChosenIn(root)[0];
}

/**
 * The words of the first heading in `root`, without its link to itself.
 *
 * @param {ParentNode} root
 */
export function headingOf(root) {
  return wordsOf(required(root, "h2, h3, h4, h5"));
}

/**
 * The words of a heading, without its link to itself.
 *
 * @param {HTMLElement} heading
 */
export function wordsOf(heading) {
  const copy = /** @type {HTMLElement} */ (heading.cloneNode(true));
  copy.querySelector(".headerlink")?.remove();
  return copy.textContent ?? "";
}
