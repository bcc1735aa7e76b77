// The search of the header: Material's place and shapes, the handbook's engine.

import { button, set } from "../menu.js";

let loaded; // fetched when someone searches, not before

/** Start the search in `place`. The keys /, s and Ctrl+K lead there, Escape leads back. */
export function start(place) {
  const box = /** @type {HTMLInputElement} */ (document.getElementById("__search"));
  const form = place.querySelector("form");
  const input = form.elements.q;
  let back = null; // where the focus was before
  set(box, false);
  const opener = button(document.querySelector("[data-opens=search]"), box);
  const open = () => {
    loaded ??= import("./box.js").then(({ fill, ready }) => {
      fill({ form, input, place, status: place.querySelector("[role=status]"), results: place.querySelector("ol") });
      ready();
    });
    set(box, true);
  };
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

/** Whether a key asks for the search: Ctrl+K anywhere, / and s where nobody is typing. */
export function asked({ key, ctrlKey, metaKey, altKey, target }) {
  if ((ctrlKey || metaKey) && !altKey) return key.toLowerCase() === "k";
  const typing = target?.closest?.("input, textarea, select, [contenteditable]");
  return !altKey && !typing && (key === "/" || key === "s");
}
