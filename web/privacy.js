// The button of the privacy page that erases what the handbook keeps in this browser.

import { root as site } from "#load";
import { eraseCopies, eraseKeys } from "./stored.js";

/** What a reader is told when `count` things and the copied pages are gone. */
export function told(count) {
  const things = count === 1 ? "1 thing was" : `${count} things were`;
  const found = count ? `Erased: ${things} kept here.` : "Nothing of yours was kept here.";
  return `${found} The pages copied for reading without a network are gone too.`;
}

async function erase(status) {
  try {
    const count = eraseKeys(localStorage);
    await eraseCopies(site);
    status.textContent = told(count);
  } catch {
    status.textContent = "Your browser did not let this page erase anything. Its own settings can: look for site data.";
  }
}

/** Starts the button below `root`, which stays hidden without scripts. */
export function start(root) {
  const button = root.querySelector("button");
  const status = root.querySelector("[role=status]");
  button.addEventListener("click", () => erase(status));
  root.hidden = false;
}
