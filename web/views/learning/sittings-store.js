// The marks of self-assessments in this browser, of those alone that a reader asked to keep.

import { root } from "#load";
import { storageKey } from "../../engines/browser-storage.js";
import { sittingsFrom } from "../../engines/learning/self-assessment.js";

/**
 * What is kept of the self-assessment `name`, and how to change it. Both functions that change it
 * return whether the browser did.
 *
 * @param {string} name
 */
export function sittingsOf(name) {
  const key = storageKey("assessments", root, name);
  const tried = (/** @type {() => void} */ change) => {
    try {
      change();
      return true;
    } catch {
      return false;
    }
  };
  return {
    /** @returns {Sitting[]} */
    load() {
      try {
        return sittingsFrom(localStorage.getItem(key));
      } catch {
        return [];
      }
    },
    save: (/** @type {Sitting[]} */ sittings) =>
      tried(() => localStorage.setItem(key, JSON.stringify(sittings))),
    erase: () => tried(() => localStorage.removeItem(key)),
  };
}
