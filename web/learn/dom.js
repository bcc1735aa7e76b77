// Small helpers to build parts of a page.

/** A new element with properties (and attributes, under `attributes`) and children. */
export function element(name, { attributes = {}, ...properties } = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children.filter((child) => child !== null));
  return made;
}

/** A button that does `action` when pressed. */
export function button(words, action, properties = {}) {
  const made = element("button", { type: "button", textContent: words, ...properties });
  made.addEventListener("click", action);
  return made;
}

/** A part of the page whose changes a screen reader speaks. */
export function announcer(className) {
  return element("div", { className, attributes: { role: "status", "aria-live": "polite" } });
}

/** Save `text` as a file called `name`. */
export function saveFile(name, text, type) {
  const link = element("a", { href: URL.createObjectURL(new Blob([text], { type })), download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

/** Numbers for names that have to differ on a page. */
let last = 0;
export function newName(stem) {
  last += 1;
  return `${stem}-${last}`;
}
