// What to answer: an entry, a few to choose from, or honestly nothing.

import { dangerIn, prepareDanger } from "./danger.js";
import { prepare, rank } from "./rank.js";

/** How certain it has to be, as log-odds, and what certainty rests on: see `features`. */
export const LIMITS = {
  verdict: 1.1,
  suggest: -1.2,
  side: 0.15,
  more: 0.6,
  weights: [-3.2, 1.25, 1.4, 0.5, -0.7, -0.85, 1.1],
};

/**
 * The lookup ready for use: `data` is the index that macros/outputs/lookup/index.py writes.
 *
 * @param {LookupIndex} data
 */
export function open(data) {
  const index = prepare(data);
  return { index, danger: prepareDanger(data.danger, index.known) };
}

/**
 * The answer to `text`: `kind` is "empty", "verdict", "suggest" or "none"; a verdict has its
 * `entry`, and the `side` and `line` of it where the words tell; `suggest` are other tasks, `more`
 * other things, `danger` whether the signpost goes on top, `emergency` whether with the emergency number first.
 *
 * @param {string} text
 * @param {{ index: Prepared, danger: DangerList }} given
 */
export function answer(text, { index, danger: list }) {
  const found = rank(text, index);
  const tasks = found.ranked.filter((r) => r.entry.kind === "tasks");
  const sure = certainty(tasks, found);
  const kind = kindOf(text, sure);
  const danger = dangerIn(
    text,
    list,
    (s) => index.postings.has(s) || index.known.light.has(s) || index.known.harmless.has(s),
  );
  return {
    kind,
    ...(kind === "verdict" ? verdict(tasks[0]) : NO_VERDICT),
    suggest:
      kind === "verdict" ? close(tasks) : kind === "suggest" ? entries(tasks.slice(0, 3)) : [],
    more: entries(found.ranked.filter(isOther).slice(0, 4)),
    elsewhere: found.query.some((q) => q.elsewhere),
    danger: danger !== null,
    emergency: danger?.emergency ?? false,
  };
}

const NO_VERDICT = { entry: undefined, side: null, line: undefined };

/**
 * @param {string} text
 * @param {number} sure
 */
function kindOf(text, sure) {
  if (!text.trim()) return "empty";
  if (sure >= LIMITS.verdict) return "verdict";
  return sure >= LIMITS.suggest ? "suggest" : "none";
}

/**
 * How sure it is that the first of `tasks` is meant, as log-odds.
 *
 * @param {Ranked[]} tasks
 * @param {Found} found
 */
export function certainty(tasks, found) {
  if (!tasks.length) return -Infinity;
  if (tasks[0].named && found.query.length === tasks[0].entry.stems?.length) return Infinity;
  return features(tasks, found).reduce((sum, f, i) => sum + f * LIMITS.weights[i], 0);
}

/**
 * What certainty rests on: 1, the share of the words that the first task explains, its score, its
 * lead over the second, the share of words that nobody knows, whether a word is one of every job,
 * and its score for each word.
 *
 * @param {Ranked[]} tasks
 * @param {Pick<Found, "query" | "total">} found
 */
export function features([first, second], { query, total }) {
  const heavy = query.filter((q) => !q.light);
  const strange = heavy.filter((q) => !q.known).length / Math.max(1, heavy.length);
  return [
    1,
    first.cover,
    Math.log(1 + first.score),
    second ? 1 - second.score / first.score : 1,
    strange,
    query.some((q) => q.elsewhere) ? 1 : 0,
    Math.log(1 + first.score / Math.max(0.5, total)),
  ];
}

/**
 * @param {Ranked} given
 */
function verdict({ entry, lines }) {
  const [best] = lines;
  const other = lines.find((l) => entry.sides[l.line] !== entry.sides[best.line]);
  const clear = best && (!other || 1 - other.score / best.score >= LIMITS.side);
  return clear ? { entry, side: entry.sides[best.line], line: best.line } : { entry, side: null };
}

/**
 * @param {Ranked[]} ranked
 */
const entries = (ranked) => ranked.map((r) => r.entry);
/**
 * @param {Ranked[]} tasks
 */
const close = (tasks) => entries(tasks.slice(1, 3).filter((t) => t.score > tasks[0].score * 0.6));
/**
 * @param {Ranked} r
 */
const isOther = (r) => r.entry.kind !== "tasks" && r.cover >= LIMITS.more;
