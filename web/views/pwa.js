// Puts the service worker in place, which keeps the whole site for reading without a network.

import { root as site } from "#load";
import { wantsCopy } from "../engines/pwa.js";

// It waits until the page is there and read: what it fetches must not slow the first page down.
const WAIT = 4000;

function register() {
  setTimeout(() => navigator.serviceWorker.register(`${site}sw.js`).catch(() => {}), WAIT);
}

/** Starts it where the page names a manifest. */
export function start() {
  if (!wantsCopy(globalThis)) return;
  if (document.readyState === "complete") register();
  else addEventListener("load", register);
}
