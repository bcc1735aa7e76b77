// The search of the header: Material's place and shapes, the handbook's engine.

import { readAddress } from "../../engines/address.js";
import { element, required } from "../dom.js";
import { button, set } from "../menu.js";

/** @typedef {{ words: string, choice: number | null }} Query what an address says */

/**
 * Fetched when someone searches, not before.
 *
 * @type {Promise<{ take: (query: Query) => void }> | undefined}
 */
let loaded;

/**
 * Start the search in `place`. The keys /, s and Ctrl+K lead there, Escape leads back. Where the page has
 * no box of its own, an address with words opens it.
 *
 * @param {HTMLElement} place
 */
export function start(place) {
  const box = /** @type {HTMLInputElement} */ (document.getElementById("__search"));
  const input = /** @type {HTMLInputElement} */ (required(place, "input[name=q]"));
  /** @type {Element | null} */
  let back = null; // where the focus was before
  set(box, false);
  const opener = button(required(document, "[data-opens=search]"), box);
  const open = () => {
    loaded ??= load(place, input);
    set(box, true);
    return loaded;
  };
  const told = document.querySelector("[data-lookup], [data-search-page]") ? null : readAddress(window.location.href);
  if (told) open().then(({ take }) => take(told));
  box.addEventListener("change", () => {
    if (!box.checked) return;
    open();
    input.focus();
  });
  input.addEventListener("focus", open);
  const close = () => {
    set(box, false);
    const isThere = back instanceof HTMLElement && back.isConnected && back !== document.body;
    (isThere ? /** @type {HTMLElement} */ (back) : opener).focus();
    if (place.contains(document.activeElement)) input.blur();
    back = null;
  };
  required(place, "[data-search-close]").addEventListener("click", close);
  place.addEventListener("focusout", ({ relatedTarget }) => {
    if (!(relatedTarget instanceof Node) || relatedTarget === opener) return;
    if (!place.contains(relatedTarget)) set(box, false);
  });
  place.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault(); // a field of this type would empty itself first
    close();
  });
  document.addEventListener("keydown", (event) => {
    if (!asksForSearch(event) || event.defaultPrevented) return;
    event.preventDefault();
    back = document.activeElement;
    set(box, true);
    input.focus();
    input.select();
  });
  document.addEventListener("pointerdown", ({ target }) => {
    const at = /** @type {Node} */ (target);
    if (box.checked && !place.contains(at) && !opener.contains(at)) set(box, false);
  });
}

/**
 * The one box, fetched with its styles, filled into the header.
 *
 * @param {HTMLElement} place
 * @param {HTMLInputElement} input
 */
async function load(place, input) {
  const styles = place.dataset.styles;
  if (!document.querySelector(`link[href="${styles}"]`))
    document.head.append(element("link", { rel: "stylesheet", href: styles }));
  const { mount, ready, take } = await import("../lookup/view.js");
  const status = required(place, "[role=status]");
  const state = mount({ place, input, status, results: required(place, "[data-lookup-part=results]") });
  ready().catch(() => {});
  if (input.value) input.dispatchEvent(new Event("input")); // someone was quicker than this script
  return { take: (/** @type {Query} */ query) => take(state, query) };
}

/**
 * Whether a key asks for the search: Ctrl+K anywhere, / and s where nobody is typing.
 *
 * @param {KeyboardEvent} press
 */
export function asksForSearch({ key, ctrlKey, metaKey, altKey, target }) {
  if ((ctrlKey || metaKey) && !altKey) return key.toLowerCase() === "k";
  const typing = target instanceof Element && target.closest("input, textarea, select, [contenteditable]");
  return !altKey && !typing && (key === "/" || key === "s");
}
