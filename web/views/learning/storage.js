// Where progress is kept: in the reader's browser. Import it as "#storage": in a course for an LMS
// lms/storage.js stands in its place (package.json says when).

import { root } from "#load";
import { storageKey } from "../../engines/browser-storage.js";

const KEYS = { progress: storageKey("progress", root), places: storageKey("places", root) };

/** @typedef {keyof typeof KEYS} Name */

/**
 * The text kept under a name; null where there is none. Throws where the browser keeps nothing.
 *
 * @param {Name} name
 */
export function read(name) {
  const key = KEYS[name];
  return localStorage.getItem(key);
}

/**
 * Keep `text` under a name. Throws where the browser won't.
 *
 * @param {Name} name
 * @param {string} text
 */
export function write(name, text) {
  const key = KEYS[name];
  localStorage.setItem(key, text);
}

/**
 * Forget what is kept under a name.
 *
 * @param {Name} name
 */
export function forget(name) {
  const key = KEYS[name];
  localStorage.removeItem(key);
}

/**
 * Call `show` when another window of this browser has changed what is kept under a name.
 *
 * @param {Name} name
 * @param {() => void} show
 */
export function onChangeElsewhere(name, show) {
  const key = KEYS[name];
  addEventListener("storage", (event) => event.key === key && show());
}
