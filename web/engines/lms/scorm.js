// A course in an LMS that speaks SCORM 1.2: what it is told, and when. The standard: ADL, SCORM 1.2
// Run-Time Environment, October 2001. The API is the LMS's own; nothing else of it is known here.

import { decode, encode, placeOf } from "./resume.js";

/** @typedef {import("./resume.js").Plan} Plan */
/** @typedef {import("./resume.js").State} State */
/**
 * What an LMS offers, by the names of the standard. Everything goes in and comes out as text.
 *
 * @typedef {{
 *   LMSInitialize(nothing: ""): string | boolean,
 *   LMSFinish(nothing: ""): string | boolean,
 *   LMSGetValue(name: string): string,
 *   LMSSetValue(name: string, value: string): string | boolean,
 *   LMSCommit(nothing: ""): string | boolean,
 *   LMSGetLastError(): string | number,
 * }} Api
 */
/** @typedef {{ API?: Api | null, parent?: unknown, opener?: unknown }} Frame a window, as far as it is looked at */

const DEEPEST = 16;
const DONE = ["completed", "passed"];

/**
 * The API of the LMS that opened `frame`, which the standard puts into a window around it or into
 * the one that opened it; null where there is none.
 *
 * @param {Frame} frame
 * @returns {Api | null}
 */
export function findApi(frame) {
  const opener = () => /** @type {Frame | null | undefined} */ (frame.opener);
  return within(frame) ?? within(tried(opener) ?? null);
}

/**
 * @param {Frame | null} frame
 * @returns {Api | null}
 */
function within(frame) {
  let here = frame;
  for (let depth = 0; here && depth < DEEPEST; depth += 1) {
    const at = here;
    const found = tried(() => at.API);
    if (found) return found;
    const around = tried(() => /** @type {Frame} */ (at.parent));
    here = around === at ? null : (around ?? null);
  }
  return null;
}

/**
 * What `look` sees; undefined in a window of another site, which shows nothing.
 *
 * @template Seen
 * @param {() => Seen} look
 */
function tried(look) {
  try {
    return look();
  } catch {
    return undefined;
  }
}

/**
 * How many of 100 points `state` has of the scored questions of `plan`: one that has no answer yet has
 * none. Null where nothing is scored.
 *
 * @param {Plan} plan
 * @param {State} state
 */
export function score(plan, state) {
  if (!plan.questions.length) return null;
  const right = plan.questions.filter((id) => state.questions[id]?.right).length;
  return Math.round((100 * right) / plan.questions.length);
}

/**
 * Whether everything in `plan` is done.
 *
 * @param {Plan} plan
 * @param {State} state
 */
export const isDone = (plan, state) => plan.steps.every((key) => key in state.steps);

/**
 * Milliseconds as the standard writes a span of time (CMITimespan).
 *
 * @param {number} milliseconds
 */
export function timespan(milliseconds) {
  const seconds = Math.floor(milliseconds / 1000);
  const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
  const hours = Math.min(Math.floor(seconds / 3600), 9999);
  return `${String(hours).padStart(4, "0")}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

/** A course in an LMS. Each of its calls is kept by the LMS at once, for at the end it is too late. */
export class Course {
  /**
   * @param {Api} api
   * @param {Plan} plan
   * @param {() => number} now the time in milliseconds
   * @param {(error: string) => void} failed is called with the LMS's number for what it would not do
   */
  constructor(api, plan, now, failed) {
    this.api = api;
    this.plan = plan;
    this.now = now;
    this.failed = failed;
    this.began = now();
    this.status = "";
    this.open = false;
    this.looksOnly = false;
  }

  /**
   * Opens it: what the learner had done, and the place where they stopped, as placeOf names it.
   *
   * @returns {{ state: State, place: string }}
   */
  start() {
    const empty = { state: decode(this.plan, ""), place: "" };
    if (!this.accepted(this.api.LMSInitialize(""))) return empty;
    this.open = true;
    const mode = this.get("cmi.core.lesson_mode");
    this.looksOnly = mode === "browse" || mode === "review";
    this.status = this.get("cmi.core.lesson_status");
    const state = decode(this.plan, this.get("cmi.suspend_data"));
    const place = this.get("cmi.core.lesson_location");
    if (!DONE.includes(this.status)) this.status = "incomplete";
    this.tell([["cmi.core.lesson_status", this.status]]);
    return { state, place };
  }

  /**
   * Tells the LMS that the learner is on the page of the step `key`.
   *
   * @param {string} key
   */
  at(key) {
    this.tell([["cmi.core.lesson_location", placeOf(key)]]);
  }

  /**
   * Tells the LMS what is done. Completed stays completed, whatever is taken back later.
   *
   * @param {State} state
   */
  keep(state) {
    const points = score(this.plan, state);
    if (isDone(this.plan, state) && !DONE.includes(this.status)) this.status = "completed";
    this.tell([
      ["cmi.suspend_data", encode(this.plan, state)],
      ...(points === null || !Object.keys(state.questions).length ? [] : scored(points)),
      ["cmi.core.lesson_status", this.status],
    ]);
  }

  /** Closes it. Everything was kept before: a browser may never get so far. */
  finish() {
    if (!this.open) return;
    this.open = false;
    this.accepted(this.api.LMSFinish(""));
  }

  /**
   * @param {[string, string][]} values
   */
  tell(values) {
    if (!this.open || this.looksOnly) return;
    // With "suspend" the LMS gives back what it kept, the next time.
    const always = [
      ["cmi.core.exit", "suspend"],
      ["cmi.core.session_time", timespan(this.now() - this.began)],
    ];
    const set = [...values, ...always].map(([name, value]) => this.api.LMSSetValue(name, value));
    const all = [...set, this.api.LMSCommit("")].map((answer) => String(answer) === "true");
    if (all.includes(false)) this.failed(String(this.api.LMSGetLastError()));
  }

  /**
   * @param {string} name
   */
  get(name) {
    return String(this.api.LMSGetValue(name) ?? "");
  }

  /**
   * @param {string | boolean} answer
   */
  accepted(answer) {
    const yes = String(answer) === "true";
    if (!yes) this.failed(String(this.api.LMSGetLastError()));
    return yes;
  }
}

/**
 * @param {number} points
 * @returns {[string, string][]}
 */
const scored = (points) => [
  ["cmi.core.score.min", "0"],
  ["cmi.core.score.max", "100"],
  ["cmi.core.score.raw", String(points)],
];
