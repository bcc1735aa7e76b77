// The box of a page: what it needs is fetched when someone touches it, or comes with words for it.

import { readAddress } from "../../engines/address.js";

/**
 * Starts the lookup in `box` as soon as it is wanted: when it takes the focus, or, where it has the
 * focus from the start, at the first letter.
 *
 * @param {HTMLElement} box
 * @param {{ atFocus?: boolean }} [when]
 */
export function start(box, { atFocus = true } = {}) {
  const input = /** @type {HTMLInputElement} */ (box.querySelector("input"));
  const form = /** @type {HTMLFormElement} */ (input.form);
  /** @type {Promise<void> | undefined} */
  let loaded;
  const load = () =>
    (loaded ??= import("./view.js").then((view) => {
      form.removeEventListener("submit", first);
      view.start(box);
      view.ready().catch(() => {});
    }));
  for (const sign of atFocus ? ["focusin", "input"] : ["input"])
    box.addEventListener(sign, load, { once: true });
  for (const sign of ["hashchange", "popstate"]) addEventListener(sign, load, { once: true });
  form.addEventListener("submit", first);
  box.querySelector("[data-lookup-example]")?.addEventListener("click", (event) => {
    event.preventDefault();
    input.value = /** @type {Element} */ (event.currentTarget).textContent ?? "";
    input.dispatchEvent(new Event("input", { bubbles: true }));
  });
  const hasFocus = atFocus && document.activeElement === input;
  if (readAddress(location.href) || input.value || hasFocus) load();

  /**
   * Someone was quicker than the script: their words are looked up once it is here.
   *
   * @param {Event} event
   */
  function first(event) {
    event.preventDefault();
    load().then(() => form.requestSubmit());
  }
}
