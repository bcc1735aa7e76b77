// The menu of a small screen is Material's drawer, which a hidden box opens. This puts
// buttons in the place of its labels, and brings the menu to where the reader is.

import { all, required } from "./dom.js";

/**
 * Put a button in the place of `label`: a press ticks its box, and it says whether the box is ticked.
 *
 * @param {Element} label
 * @param {HTMLInputElement} box
 */
export function button(label, box) {
  const made = document.createElement("button");
  made.type = "button";
  for (const { name, value } of label.attributes) if (name !== "for") made.setAttribute(name, value);
  made.append(...label.childNodes);
  const tell = () => made.setAttribute("aria-expanded", String(box.checked));
  box.addEventListener("change", tell);
  made.addEventListener("click", () => box.click());
  tell();
  label.replaceWith(made);
  return made;
}

/**
 * Tick or empty `box` as a press would, so that everyone who listens hears of it.
 *
 * @param {HTMLInputElement} box
 * @param {boolean} checked
 */
export function set(box, checked) {
  if (box.checked === checked) return;
  box.checked = checked;
  box.dispatchEvent(new Event("change"));
}

/**
 * Start the menu, `sidebar`: Escape closes it and returns to its button; so does leaving it.
 *
 * @param {HTMLElement} sidebar
 */
export function start(sidebar) {
  const box = /** @type {HTMLInputElement} */ (document.getElementById("__drawer"));
  set(box, false); // Firefox keeps it ticked over a reload
  const opener = button(required(document, "[data-opens=drawer]"), box);
  for (const label of sidebar.querySelectorAll("label.md-nav__link[for]")) {
    const { control } = /** @type {HTMLLabelElement} */ (label);
    if (control instanceof HTMLInputElement) button(label, control);
  }
  box.addEventListener("change", () => {
    if (!box.checked) return;
    all(sidebar, "a:not(.md-logo)")[0]?.focus({ preventScroll: true });
    show(sidebar);
  });
  sidebar.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !box.checked) return;
    set(box, false);
    opener.focus();
  });
  sidebar.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget instanceof Node && !sidebar.contains(relatedTarget)) set(box, false);
  });
  show(sidebar);
}

/**
 * Scroll the menu, and nothing else, to the page that is shown.
 *
 * @param {HTMLElement} sidebar
 */
function show(sidebar) {
  const [here] = all(sidebar, "[aria-current=page]");
  for (let at = here?.parentElement; at && at !== sidebar.parentElement; at = at.parentElement) {
    if (at.scrollHeight <= at.clientHeight || getComputedStyle(at).overflowY === "visible") continue;
    const line = here.getBoundingClientRect();
    const seen = at.getBoundingClientRect();
    if (line.top < seen.top || line.bottom > Math.min(seen.bottom, innerHeight)) at.scrollTop += line.top - seen.top - at.clientHeight / 2;
    return;
  }
}
