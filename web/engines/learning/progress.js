// What a reader has done, as a value: made, changed, read from a file and checked. Nothing here
// touches the page or the browser's storage.

import { due, GAPS, schedule } from "./review.js";

export const FORMAT = "handbook/progress";
export const VERSION = 1;

const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const STEP = /^[a-z0-9]+(-[a-z0-9]+)*\/[a-z0-9]+(-[a-z0-9]+)*$/;
const LARGEST = 1_000_000;

/**
 * The progress of someone who has done nothing yet.
 *
 * @returns {Progress}
 */
export function empty() {
  return { format: FORMAT, version: VERSION, questions: {}, steps: {} };
}

/**
 * `progress` after an answer to the question `id`, right or not, on the day `today`.
 *
 * @param {Progress} progress
 * @param {string} id
 * @param {boolean} right
 * @param {string} today
 */
export function answered(progress, id, right, today) {
  const before = progress.questions[id];
  const question = {
    first: before?.first ?? today,
    last: today,
    right,
    queued: schedule(before?.queued ?? null, right, today),
  };
  return { ...progress, questions: { ...progress.questions, [id]: question } };
}

/**
 * `progress` after the step `key` ("path/step") was done on `today`; the first day stays.
 *
 * @param {Progress} progress
 * @param {string} key
 * @param {string} today
 */
export function stepDone(progress, key, today) {
  if (progress.steps[key]) return progress;
  return { ...progress, steps: { ...progress.steps, [key]: today } };
}

/**
 * `progress` without the step `key`.
 *
 * @param {Progress} progress
 * @param {string} key
 */
export function stepUndone(progress, key) {
  const { [key]: _, ...steps } = progress.steps;
  return { ...progress, steps };
}

/**
 * How many of the step keys in `keys` are done.
 *
 * @param {Progress} progress
 * @param {string[]} keys
 */
export function countDone(progress, keys) {
  return keys.filter((key) => progress.steps[key]).length;
}

/**
 * What a reader is told of `done` of `total` pages.
 *
 * @param {number} done
 * @param {number} total
 */
export function doneSummary(done, total) {
  if (done === total) return `All ${total} pages done`;
  return `${done} of ${total} pages done`;
}

/**
 * Whether every question in `ids` has an answer in `progress`; false where there are none.
 *
 * @param {Progress} progress
 * @param {string[]} ids
 */
export function allAnswered(progress, ids) {
  return ids.length > 0 && ids.every((id) => progress.questions[id]);
}

/**
 * Whether the check of a page is through: every scored question has an answer, or, where none is
 * scored, each was looked at during this visit, for of those nothing is kept.
 *
 * @param {Progress} progress
 * @param {string[]} scored
 * @param {string[]} asked all questions of the check
 * @param {Set<string>} handedIn those handed in during this visit
 */
export function checkDone(progress, scored, asked, handedIn) {
  if (scored.length) return allAnswered(progress, scored);
  return asked.length > 0 && asked.every((id) => handedIn.has(id));
}

/**
 * Progress in a sentence.
 *
 * @param {Progress} progress
 * @param {string} day
 */
export function progressSummary(progress, day) {
  const all = Object.values(progress.questions);
  const right = all.filter((one) => one.right).length;
  const back = due(progress.questions, day).length;
  if (!all.length && !Object.keys(progress.steps).length) return "Nothing is kept here yet.";
  return `${count(all.length, "question")} answered, ${right} right the last time. ${count(Object.keys(progress.steps).length, "page")} of paths done. ${count(back, "question")} due for review today.`;
}

/**
 * @param {number} number
 * @param {string} word
 */
const count = (number, word) => `${number} ${word}${number === 1 ? "" : "s"}`;

/**
 * `progress` as the text of a file.
 *
 * @param {Progress} progress
 */
export function toText(progress) {
  return `${JSON.stringify(progress, null, 1)}\n`;
}

/**
 * What the text of a file holds, and everything that is wrong with it.
 *
 * @returns {{ progress: Progress | null, problems: string[] }} progress is null where there are problems
 * @param {string} text
 */
export function fromText(text) {
  if (text.length > LARGEST)
    return { progress: null, problems: ["The file is too large to be a progress file."] };
  let value;
  try {
    value = JSON.parse(text);
  } catch {
    return {
      progress: null,
      problems: ["The file is not one that was saved here: it isn't JSON."],
    };
  }
  const problems = problemsIn(value);
  return problems.length ? { progress: null, problems } : { progress: only(value), problems };
}

/**
 * Everything that keeps `value` from being progress, as sentences.
 *
 * @param {any} value
 */
export function problemsIn(value) {
  if (!isGroup(value)) return ["The file does not hold a progress record."];
  return [
    ...headProblems(value),
    ...questionProblems(value.questions),
    ...stepProblems(value.steps),
  ];
}

/**
 * @param {any} value
 */
function headProblems(value) {
  const found = [];
  if (value.format !== FORMAT) found.push(`The format is not “${FORMAT}”.`);
  if (value.version !== VERSION) found.push(`The version is not ${VERSION}.`);
  return found;
}

/**
 * @param {any} questions
 */
function questionProblems(questions) {
  if (!isGroup(questions)) return ["The list of questions is missing."];
  return Object.entries(questions).flatMap(([id, one]) => oneProblems(id, one));
}

/**
 * @param {string} id
 * @param {any} one
 */
function oneProblems(id, one) {
  const name = `The question “${shown(id)}”`;
  const found = [];
  if (!ID.test(id)) found.push(`${name} has a name that no question can have.`);
  if (!isGroup(one)) return [...found, `${name} holds nothing that can be read.`];
  if (!isDay(one.first)) found.push(`${name} has no valid day of its first answer.`);
  if (!isDay(one.last)) found.push(`${name} has no valid day of its last answer.`);
  if (typeof one.right !== "boolean")
    found.push(`${name} does not say whether the answer was right.`);
  if (!isPlace(one.queued)) found.push(`${name} has no valid day on which it comes back.`);
  return found;
}

/**
 * @param {any} steps
 */
function stepProblems(steps) {
  if (!isGroup(steps)) return ["The list of pages is missing."];
  return Object.entries(steps).flatMap(([key, day]) => [
    ...(STEP.test(key) ? [] : [`The page “${shown(key)}” has a name that no page can have.`]),
    ...(isDay(day) ? [] : [`The page “${shown(key)}” has no valid day.`]),
  ]);
}

/**
 * @param {string} name
 */
const shown = (name) => name.slice(0, 60);
/**
 * @param {any} value
 */
const isGroup = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * @param {any} queued
 */
function isPlace(queued) {
  if (queued === null) return true;
  return (
    isGroup(queued) &&
    Number.isInteger(queued.stage) &&
    queued.stage >= 0 &&
    queued.stage < GAPS.length &&
    isDay(queued.due)
  );
}

/**
 * @param {any} value
 */
function isDay(value) {
  if (typeof value !== "string" || !/^\d{4}-\d\d-\d\d$/.test(value)) return false;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}

/**
 * `value` with the known keys only.
 *
 * @param {any} given
 */
function only({ questions, steps }) {
  const kept = Object.entries(questions).map(([id, { first, last, right, queued }]) => [
    id,
    { first, last, right, queued: queued && { stage: queued.stage, due: queued.due } },
  ]);
  return { ...empty(), questions: Object.fromEntries(kept), steps: { ...steps } };
}
