// What a learner has done in a course, in as few signs as can be: an LMS that speaks SCORM 1.2 keeps
// 4,096 of them. Every page that is done and every question that was answered is six signs: its name
// shortened to 22 bits, two bits that say what became of it, and the day in twelve. Names stay when a
// course grows or its pages change places, so nothing else needs to be known to read it.

import { addDays } from "../learning/review.js";

/** The most that SCORM 1.2 lets a course keep (CMIString4096). */
export const MOST = 4096;

const SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const VERSION = "1.";
const EACH = 6;
const FIRST_DAY = "2026-01-01";
const LAST_DAY = 4095; // days later: in 2037
const MISSED = 0;
const RIGHT = 1;
const DONE = 2;

/**
 * What was done, by its names: each answer, whether it was right and on what day (such as
 * "2026-11-25"), and the day of each step.
 *
 * @typedef {{ questions: Record<string, { right: boolean, day: string }>, steps: Record<string, string> }} State
 */
/** @typedef {{ questions: string[], steps: string[] }} Plan the scored questions and the steps of a course, by their names */

/**
 * `name` in 22 bits: FNV-1a, its upper bits folded onto the lower.
 *
 * @param {string} name
 */
function shortened(name) {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(name)) hash = Math.imul(hash ^ byte, 0x01000193);
  return ((hash >>> 22) ^ hash) & 0x3fffff;
}

/**
 * @param {number} bits at most 24
 * @param {number} length in signs of six bits
 */
const written = (bits, length) =>
  Array.from({ length }, (_, at) => SIGNS[(bits >>> (6 * (length - 1 - at))) & 63]).join("");

/**
 * @param {string} day
 */
function dayWritten(day) {
  const days = Math.round((Date.parse(day) - Date.parse(FIRST_DAY)) / 86_400_000);
  return written(Math.min(Math.max(days, 0), LAST_DAY), 2);
}

/**
 * @param {string} text two signs
 */
const dayRead = (text) => addDays(FIRST_DAY, SIGNS.indexOf(text[0]) * 64 + SIGNS.indexOf(text[1]));

/**
 * The four signs of `name` with what became of it.
 *
 * @param {string} name
 * @param {number} what
 */
const signs = (name, what) => written((shortened(name) << 2) | what, 4);

/**
 * @param {string} id
 */
const asQuestion = (id) => `question/${id}`;
/**
 * @param {string} key
 */
const asStep = (key) => `step/${key}`;

/**
 * A name for the step `key` that says nothing about it: where a learner stopped is theirs.
 *
 * @param {string} key
 */
export const placeOf = (key) => signs(asStep(key), DONE);

/**
 * `state` as a text, what `plan` does not know left out: an answer to a question that is not scored
 * is never in it.
 *
 * @param {Plan} plan
 * @param {State} state
 */
export function encode(plan, { steps, questions }) {
  const done = plan.steps
    .filter((key) => key in steps)
    .map((key) => placeOf(key) + dayWritten(steps[key]));
  const answered = plan.questions
    .filter((id) => id in questions)
    .map((id) => {
      const { right, day } = questions[id];
      return signs(asQuestion(id), right ? RIGHT : MISSED) + dayWritten(day);
    });
  return done.length || answered.length ? VERSION + [...done, ...answered].join("") : "";
}

/**
 * What `text` says of the steps and questions of `plan`. What it can't make out is not done.
 *
 * @param {Plan} plan
 * @param {string} text
 * @returns {State}
 */
export function decode(plan, text) {
  const body = text.startsWith(VERSION) ? text.slice(VERSION.length) : "";
  /** @type {Map<string, string>} */
  const kept = new Map();
  for (const one of body.match(/[\w-]{6}/g) ?? []) kept.set(one.slice(0, 4), one.slice(4));
  /** @type {State} */
  const state = { questions: {}, steps: {} };
  for (const key of plan.steps) {
    const day = kept.get(placeOf(key));
    if (day) state.steps[key] = dayRead(day);
  }
  for (const id of plan.questions) {
    const right = kept.get(signs(asQuestion(id), RIGHT));
    const day = right ?? kept.get(signs(asQuestion(id), MISSED));
    if (day) state.questions[id] = { right: Boolean(right), day: dayRead(day) };
  }
  return state;
}

/**
 * The names of `plan` that, shortened, would be taken for one before them: there may be none.
 *
 * @param {Plan} plan
 */
export function alike(plan) {
  const names = [...plan.steps.map(asStep), ...plan.questions.map(asQuestion)];
  const short = names.map(shortened);
  return names.filter((_, at) => short.indexOf(short[at]) !== at);
}

/**
 * How many signs the text of someone takes who has done everything.
 *
 * @param {Plan} plan
 */
export const longest = ({ questions, steps }) =>
  VERSION.length + EACH * (questions.length + steps.length);
