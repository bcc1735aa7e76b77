// "Leave this page quickly": away from a page about crisis, so that Back doesn't lead to it again.

import { escapeCounter } from "../engines/quick-exit.js";
import { required } from "./dom.js";

/** @param {HTMLAnchorElement} link */
function leave(link) {
  // The screen empties at once, for the other page may be slow to come.
  document.documentElement.classList.add("leaving");
  document.title = "…";
  location.replace(link.href);
}

/**
 * Starts the link in `root`; without scripts it is a plain link.
 *
 * @param {HTMLElement} root
 */
export function start(root) {
  const link = /** @type {HTMLAnchorElement} */ (required(root, "a"));
  const isEnough = escapeCounter();
  link.addEventListener("click", (event) => {
    event.preventDefault();
    leave(link);
  });
  document.addEventListener(
    "keydown",
    (event) => {
      if (isEnough(event.key, event.timeStamp)) leave(link);
    },
    true,
  );
  required(root, "[data-quick-exit-keys]").hidden = false;
}
