// The box of a page: what it needs is fetched when someone touches it, or comes with words for it.

import { readAddress } from "../../engines/address.js";

/** Starts the lookup in `box` as soon as it is wanted. */
export function start(box) {
  const input = box.querySelector("input");
  let loaded;
  const load = () =>
    (loaded ??= import("./view.js").then((view) => {
      input.form.removeEventListener("submit", first);
      view.start(box);
      view.ready().catch(() => {});
    }));
  for (const sign of ["focusin", "input"]) box.addEventListener(sign, load, { once: true });
  for (const sign of ["hashchange", "popstate"]) addEventListener(sign, load, { once: true });
  input.form.addEventListener("submit", first);
  if (readAddress(location.href) || input.value || document.activeElement === input) load();

  /** Someone was quicker than the script: their words are looked up once it is here. */
  function first(event) {
    event.preventDefault();
    load().then(() => input.form.requestSubmit());
  }
}
