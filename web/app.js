// Puts the service worker in place, which keeps the whole site for reading without a network.

import { root as site } from "#load";

// It waits until the page is there and read: what it fetches must not slow the first page down.
const WAIT = 4000;

/** Whether to keep a copy: not where the reader asked the browser to save data. */
export function wanted({ location, navigator }) {
  return location.protocol.startsWith("http") && "serviceWorker" in navigator && !navigator.connection?.saveData;
}

function register() {
  setTimeout(() => navigator.serviceWorker.register(`${site}sw.js`).catch(() => {}), WAIT);
}

/** Starts it where the page names a manifest. */
export function start() {
  if (!wanted(globalThis)) return;
  if (document.readyState === "complete") register();
  else addEventListener("load", register);
}
