// The search of the header: Material's place and shapes, the handbook's engine.

import { readAddress } from "../../engines/address.js";
import { element } from "../dom.js";
import { button, set } from "../menu.js";

let loaded; // fetched when someone searches, not before

/**
 * Start the search in `place`. The keys /, s and Ctrl+K lead there, Escape leads back. Where the page has
 * no box of its own, an address with words opens it.
 */
export function start(place) {
  const box = /** @type {HTMLInputElement} */ (document.getElementById("__search"));
  const form = place.querySelector("form");
  const input = form.elements.q;
  let back = null; // where the focus was before
  set(box, false);
  const opener = button(document.querySelector("[data-opens=search]"), box);
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
    (back?.isConnected && back !== document.body ? back : opener).focus();
    if (place.contains(document.activeElement)) input.blur();
    back = null;
  };
  place.querySelector("[data-search-close]").addEventListener("click", close);
  place.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget && !place.contains(relatedTarget) && relatedTarget !== opener) set(box, false);
  });
  place.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault(); // a field of this type would empty itself first
    close();
  });
  document.addEventListener("keydown", (event) => {
    if (!asked(event) || event.defaultPrevented) return;
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

/** The one box, fetched with its styles, filled into the header. */
async function load(place, input) {
  const styles = place.dataset.styles;
  if (!document.querySelector(`link[href="${styles}"]`))
    document.head.append(element("link", { rel: "stylesheet", href: styles }));
  const { mount, ready, take } = await import("../lookup/view.js");
  const status = place.querySelector("[role=status]");
  const state = mount({ place, input, status, results: place.querySelector("[data-lookup-part=results]") });
  ready().catch(() => {});
  if (input.value) input.dispatchEvent(new Event("input")); // someone was quicker than this script
  return { take: (told) => take(state, told) };
}

/** Whether a key asks for the search: Ctrl+K anywhere, / and s where nobody is typing. */
export function asked({ key, ctrlKey, metaKey, altKey, target }) {
  if ((ctrlKey || metaKey) && !altKey) return key.toLowerCase() === "k";
  const typing = target?.closest?.("input, textarea, select, [contenteditable]");
  return !altKey && !typing && (key === "/" || key === "s");
}
