// The button for dark colors: a reader's own choice, kept in this browser only.

import { current, other, toStore } from "../engines/colors.js";
import { root } from "#load";
import { storageKey } from "../engines/browser-storage.js";

const KEY = storageKey("colors", root);

/** Start the button: it shows whether dark colors are on, and a press switches them. */
export function start(button) {
  const device = matchMedia("(prefers-color-scheme: dark)");
  const page = document.documentElement;
  const now = () => current(page.dataset.colors, device.matches);
  const show = () => button.setAttribute("aria-pressed", String(now() === "dark"));
  button.addEventListener("click", () => {
    keep(page, toStore(other(now()), device.matches));
    show();
  });
  device.addEventListener("change", show);
  show();
  button.hidden = false;
}

function keep(page, colors) {
  if (colors) page.dataset.colors = colors;
  else delete page.dataset.colors;
  try {
    if (colors) localStorage.setItem(KEY, colors);
    else localStorage.removeItem(KEY);
  } catch {
    // Storage can be switched off: the choice then holds for this page alone.
  }
}
