// Progress as it is kept: read, changed, and told to every part of the page that shows it.

import { forget, onChangeElsewhere, read, write } from "#storage";
import { refusal } from "../../engines/browser-storage.js";
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

const CHANGED = "handbook:progress";

/** Today where the reader is. */
export const today = () => dayOf(new Date());

/** What is kept; nothing where nothing can be kept or what was can't be read. */
export function load() {
  try {
    return fromText(read("progress") ?? "").progress ?? empty();
  } catch {
    return empty();
  }
}

/**
 * Keep `progress`; returns why that could not be done, in words, or "" where it could.
 *
 * @param {Progress} progress
 */
export function save(progress) {
  let why = "";
  try {
    write("progress", toText(progress));
  } catch (error) {
    why = refusal(error);
  }
  document.dispatchEvent(new CustomEvent(CHANGED, { detail: progress }));
  return why;
}

/** Why nothing can be kept at all, in words, or "" where it can. */
export function blocked() {
  try {
    read("progress");
    return "";
  } catch (error) {
    return refusal(error);
  }
}

/** Forget everything. */
export function erase() {
  try {
    forget("progress");
    forget("places");
  } finally {
    document.dispatchEvent(new CustomEvent(CHANGED, { detail: empty() }));
  }
}

/**
 * Call `show` with the progress now and after each change.
 *
 * @param {(progress: Progress) => void} show
 */
export function follow(show) {
  document.addEventListener(CHANGED, (event) => show(/** @type {CustomEvent} */ (event).detail));
  onChangeElsewhere("progress", () => show(load()));
  show(load());
}

/**
 * Keep an answer; returns what `save` does.
 *
 * @param {string} id
 * @param {boolean} right
 */
export function keepAnswer(id, right) {
  return save(answered(load(), id, right, today()));
}

/**
 * Keep a step of a path as done; returns what `save` does.
 *
 * @param {string} key
 */
export function keepStep(key) {
  savePlaces(without(loadPlaces(), key));
  return save(stepDone(load(), key, today()));
}

/**
 * Take a step of a path back; returns what `save` does.
 *
 * @param {string} key
 */
export function dropStep(key) {
  return save(stepUndone(load(), key));
}

/**
 * Where the reader stopped on pages that aren't done.
 *
 * @returns {Places}
 */
export function loadPlaces() {
  try {
    return placesFrom(read("places"));
  } catch {
    return {};
  }
}

/**
 * Keep the part of the page of the step `key` that the reader was in.
 *
 * @param {string} key
 * @param {string} part
 */
export function keepPlace(key, part) {
  savePlaces(stoppedAt(loadPlaces(), key, part));
}

/** @param {Places} places */
function savePlaces(places) {
  try {
    if (Object.keys(places).length) write("places", JSON.stringify(places));
    else forget("places");
  } catch {
    // A place that can't be kept is no loss that a reader has to hear of.
  }
}
