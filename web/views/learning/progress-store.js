// Progress in this browser: read, changed, and told to every part of the page that shows it.

import { root } from "#load";
import { storageKey } from "../../engines/browser-storage.js";
import { dayOf } from "../../engines/learning/review.js";
import { placesFrom, stoppedAt, without } from "../../engines/learning/places.js";
import {
  answered,
  empty,
  fromText,
  stepDone,
  stepUndone,
  toText,
} from "../../engines/learning/progress.js";

const KEY = storageKey("progress", root);
const PLACES_KEY = storageKey("places", root);
const CHANGED = "handbook:progress";

/** Today where the reader is. */
export const today = () => dayOf(new Date());

/** What is kept; nothing where the browser keeps nothing or what it kept can't be read. */
export function load() {
  try {
    return fromText(localStorage.getItem(KEY) ?? "").progress ?? empty();
  } catch {
    return empty();
  }
}

/** Keep `progress`; returns whether the browser did. */
export function save(progress) {
  let kept = true;
  try {
    localStorage.setItem(KEY, toText(progress));
  } catch {
    kept = false;
  }
  document.dispatchEvent(new CustomEvent(CHANGED, { detail: progress }));
  return kept;
}

/** Forget everything. */
export function erase() {
  try {
    localStorage.removeItem(KEY);
    localStorage.removeItem(PLACES_KEY);
  } finally {
    document.dispatchEvent(new CustomEvent(CHANGED, { detail: empty() }));
  }
}

/** Call `show` with the progress now and after each change. */
export function follow(show) {
  document.addEventListener(CHANGED, (event) => show(/** @type {CustomEvent} */ (event).detail));
  addEventListener("storage", (event) => event.key === KEY && show(load()));
  show(load());
}

/** Keep an answer. */
export function keepAnswer(id, right) {
  return save(answered(load(), id, right, today()));
}

/** Keep a step of a path as done. */
export function keepStep(key) {
  savePlaces(without(loadPlaces(), key));
  return save(stepDone(load(), key, today()));
}

/** Take a step of a path back. */
export function dropStep(key) {
  return save(stepUndone(load(), key));
}

/** Where the reader stopped on pages that aren't done. */
export function loadPlaces() {
  try {
    return placesFrom(localStorage.getItem(PLACES_KEY));
  } catch {
    return {};
  }
}

/** Keep the part of the page of the step `key` that the reader was in. */
export function keepPlace(key, part) {
  savePlaces(stoppedAt(loadPlaces(), key, part));
}

function savePlaces(places) {
  try {
    if (Object.keys(places).length) localStorage.setItem(PLACES_KEY, JSON.stringify(places));
    else localStorage.removeItem(PLACES_KEY);
  } catch {
    // A place that can't be kept is no loss that a reader has to hear of.
  }
}
