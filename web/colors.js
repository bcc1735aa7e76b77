// The colors that this reader chose here, set before the page is first drawn, and the buttons that
// change them: those of `palette` in mkdocs.yml, one at a time. A classic script right behind the
// buttons, because a module would run too late and the page would flash.
import { storageKey } from "./engines/browser-storage.js";

{
  const KEY = storageKey("colors", document.baseURI); // its value is the `media` or else the `scheme` of an option; without one, the first option holds
  const form = /** @type {HTMLFormElement} */ (document.querySelector("[data-palette]"));
  const buttons = [...form.querySelectorAll("button")];
  const media = (/** @type {HTMLButtonElement} */ button) => button.dataset.mdColorMedia ?? "";

  const name = (/** @type {HTMLButtonElement} */ button) =>
    media(button) || button.dataset.mdColorScheme;

  /**
   * The option that shows for `button`: what follows the device stands for the one that fits it.
   *
   * @param {HTMLButtonElement} button
   */
  function shown(button) {
    if (media(button) !== "(prefers-color-scheme)") return button;
    return buttons.find((other) => other !== button && matchMedia(media(other)).matches) ?? button;
  }

  /** @param {HTMLButtonElement} button */
  function show(button) {
    const { mdColorMedia, mdColorScheme, mdColorPrimary, mdColorAccent } = shown(button).dataset;
    const colors = {
      media: mdColorMedia,
      scheme: mdColorScheme,
      primary: mdColorPrimary,
      accent: mdColorAccent,
    };
    for (const [name, value] of Object.entries(colors))
      document.body.setAttribute(`data-md-color-${name}`, value ?? "");
    for (const other of buttons) other.hidden = other !== button;
  }

  function chosen() {
    try {
      return buttons.find((button) => name(button) === localStorage.getItem(KEY)) ?? buttons[0];
    } catch {
      return buttons[0]; // Storage can be switched off: the first option holds.
    }
  }

  /** @param {HTMLButtonElement} button */
  function keep(button) {
    try {
      if (button === buttons[0]) localStorage.removeItem(KEY);
      else localStorage.setItem(KEY, name(button) ?? "");
    } catch {
      // The choice then holds for this page alone.
    }
  }

  for (const [index, button] of buttons.entries()) {
    button.addEventListener("click", () => {
      const next = buttons[(index + 1) % buttons.length];
      keep(next);
      show(next);
      next.focus();
    });
  }
  for (const button of buttons) {
    matchMedia(media(button)).addEventListener("change", () => show(chosen()));
  }
  // A palette in which no option has a `toggle` leaves nothing to choose.
  if (buttons.length > 0) {
    show(chosen());
    form.hidden = false;
  }
}
