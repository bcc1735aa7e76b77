// Where progress is kept: in the reader's browser. Import it as "#kept": in a course for an LMS
// lms/kept.js stands in its place (package.json says when). Names are those of storage-keys.json.

import { root } from "#load";
import { storageKey } from "../../engines/browser-storage.js";

/** The text kept under `name`; null where there is none. Throws where the browser keeps nothing. */
export const read = (name) => localStorage.getItem(storageKey(name, root));

/** Keep `text` under `name`. Throws where the browser won't. */
export const write = (name, text) => localStorage.setItem(storageKey(name, root), text);

/** Forget what is kept under `name`. */
export const forget = (name) => localStorage.removeItem(storageKey(name, root));

/** Call `show` when another window of this browser has changed what is kept under `name`. */
export function onChangeElsewhere(name, show) {
  const key = storageKey(name, root);
  addEventListener("storage", (event) => event.key === key && show());
}
