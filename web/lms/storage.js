// Stands in for ../views/learning/storage.js in a course for an LMS: what a learner has done is kept by
// the LMS and nowhere else, so that the next learner at this computer starts with nothing.

import { fromText, empty, toText } from "../engines/learning/progress.js";

/** @typedef {import("../engines/lms/resume.js").State} State */

/**
 * For the visit, by name. Only progress goes to the LMS: which part of a page someone read doesn't.
 *
 * @type {Map<string, string>}
 */
const texts = new Map();
/** @type {(state: State) => void} */
let tell = () => {};

/**
 * Begin with what the LMS had kept; from now on `keep` hands each change to it.
 *
 * @param {State} state
 * @param {(state: State) => void} keep
 */
export function beginWith({ questions, steps }, keep) {
  const answers = Object.entries(questions).map(([id, { right, day }]) => [
    id,
    { first: day, last: day, right, queued: null },
  ]);
  texts.set("progress", toText({ ...empty(), questions: Object.fromEntries(answers), steps }));
  tell = keep;
}

/**
 * The text kept under `name`; null where there is none.
 *
 * @param {string} name
 */
export const read = (name) => texts.get(name) ?? null;

/**
 * Keep `text` under `name`.
 *
 * @param {string} name
 * @param {string} text
 */
export function write(name, text) {
  texts.set(name, text);
  if (name === "progress") tell(stateOf(text));
}

/**
 * Forget what is kept under `name`.
 *
 * @param {string} name
 */
export function forget(name) {
  texts.delete(name);
  if (name === "progress") tell(stateOf(""));
}

/** Nothing else changes it. */
export const onChangeElsewhere = () => {};

/**
 * @param {string} text
 * @returns {State}
 */
function stateOf(text) {
  const { questions, steps } = fromText(text).progress ?? empty();
  const answers = Object.entries(questions).map(([id, { right, last }]) => [
    id,
    { right, day: last },
  ]);
  return { questions: Object.fromEntries(answers), steps };
}
