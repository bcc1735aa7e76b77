// The button of the privacy page that erases what the handbook keeps in this browser.

import { root as site } from "#load";
import { eraseCopies, eraseKeys, erasedSummary } from "../engines/browser-storage.js";
import { required } from "./dom.js";

/** @param {HTMLElement} status */
async function erase(status) {
  try {
    const count = eraseKeys(localStorage, site);
    await eraseCopies(site, globalThis);
    status.textContent = erasedSummary(count);
  } catch {
    status.textContent =
      "Your browser didn't let this page erase anything. Its own settings can: look for site data.";
  }
}

/**
 * Starts the button below `root`, which stays hidden without scripts.
 *
 * @param {HTMLElement} root
 */
export function start(root) {
  const button = required(root, "button");
  const status = required(root, "[role=status]");
  button.addEventListener("click", () => erase(status));
  root.hidden = false;
}
