// The app that the site can be. Its worker waits until the page is there and read: what it fetches
// must not slow the first page down.

import { wantsCopy } from "../engines/pwa.js";

const WAIT = 4000; // milliseconds

let touched = false; // whether something on this page would be lost by a reload

const later = () =>
  setTimeout(() => {
    import("./edition.js").then(({ register }) => register(() => touched));
  }, WAIT);

/** Starts it where the page names a manifest. */
export function start() {
  if (!wantsCopy(globalThis)) return;
  document.querySelector("article")?.addEventListener("input", ({ target }) => {
    touched ||= !(/** @type {Element} */ (target).closest("[role=search], [data-lookup]"));
  });
  if (document.readyState === "complete") later();
  else addEventListener("load", later);
}
