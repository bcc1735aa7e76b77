// Which line of a task somebody's words come nearest to.

import { features } from "../model/features.js";

/**
 * The place, in `lines`, of the one that `text` comes nearest to; -1 where there is none.
 *
 * @param {string} text
 * @param {string[]} lines
 * @param {WordLists} known
 * @param {import("./model.js").Model} model
 */
export function nearestLine(text, lines, known, model) {
  const asked = weighed(text, known, model);
  const near = lines.map((line) => likeness(asked, weighed(line, known, model)));
  return near.indexOf(Math.max(...near));
}

/**
 * @param {string} text
 * @param {WordLists} known
 * @param {import("./model.js").Model} model
 */
function weighed(text, known, { rarity, words }) {
  const counted = features(text, known, words);
  return new Map([...counted.keys()].map((at) => [at, rarity[at] ?? 0]));
}

/**
 * @param {Map<number, number>} one
 * @param {Map<number, number>} other
 */
function likeness(one, other) {
  let shared = 0;
  for (const [at, value] of one) shared += value * (other.get(at) ?? 0);
  return shared / (Math.hypot(...other.values()) || 1);
}
