// A learned model: what speaks for each answer, as weights of stems, pairs of stems and pieces of words.
// benchmarks/lookup_model.py packs it; here it is read, and asked.

import { features, PIECES, WORDS } from "./features.js";

/** Printable signs without those that JSON writes as two, as the numbers from 0 on. */
const SIGNS = Array.from({ length: 126 - 32 }, (_, i) => String.fromCharCode(32 + i))
  .filter((sign) => sign !== '"' && sign !== "\\")
  .join("");
const VALUE = Object.fromEntries([...SIGNS].map((sign, i) => [sign, i]));

/** The last sign of a gap says that it goes on: so many numbers, and what the next sign says. */
const MORE = SIGNS.length - 1;

/** Weights are whole numbers from -STEPS to STEPS, times the scale of their row. */
const STEPS = 7;

/**
 * A row of the model: what speaks for one answer.
 *
 * @typedef {object} Row
 * @property {string} name
 * @property {number} scale
 * @property {number} bias
 */

/**
 * The weights as benchmarks/lookup_model.py packs them.
 *
 * @typedef {object} Packed
 * @property {Row[]} rows
 * @property {string[]} gaps for each row where its weights are, among the features from the commonest to the
 *   rarest: how far each is from the one before
 * @property {string[]} values for each row its weights
 * @property {string} rarity a sign for each number of a feature: how rare it is, or 0 where it counts for nothing; the
 *   last PIECES are pieces of words
 */

/**
 * The weights ready for use.
 *
 * @typedef {object} Weights
 * @property {string[]} names
 * @property {Float64Array} bias
 * @property {Float64Array} rarity
 * @property {number} words how many features are stems and pairs of them
 * @property {Int32Array} starts for each feature where its weights start in `rows` and `weights`
 * @property {Int32Array} rows
 * @property {Float64Array} weights
 */

/**
 * @param {Packed} data
 * @returns {Weights}
 */
export function readWeights({ rows, gaps, values, rarity }) {
  const size = rarity.length;
  const order = commonFirst(rarity);
  const places = gaps.map((row) => unpacked(row).map((at) => order[at]));
  const starts = new Int32Array(size + 1);
  for (const row of places) for (const at of row) starts[at + 1] += 1;
  for (let at = 0; at < size; at += 1) starts[at + 1] += starts[at];
  const next = starts.slice();
  const owners = new Int32Array(starts[size]);
  const weights = new Float64Array(starts[size]);
  rows.forEach(({ scale }, row) => {
    places[row].forEach((at, i) => {
      owners[next[at]] = row;
      weights[next[at]] = (VALUE[values[row][i]] - STEPS) * scale;
      next[at] += 1;
    });
  });
  return {
    names: rows.map(({ name }) => name),
    bias: Float64Array.from(rows, ({ bias }) => bias),
    rarity: Float64Array.from(rarity, (sign) => VALUE[sign]),
    words: rarity ? rarity.length - PIECES : WORDS,
    starts,
    rows: owners,
    weights,
  };
}

/**
 * The features with the common ones in front: most weights are theirs, so gaps between them are short. Those that
 * count for nothing come last.
 *
 * @param {string} rarity
 */
function commonFirst(rarity) {
  const rare = Array.from(rarity, (sign) => VALUE[sign] || Infinity);
  return Array.from(rarity, (_, at) => at).sort((a, b) => rare[a] - rare[b] || a - b);
}

/**
 * The places that a text of gaps stands for.
 *
 * @param {string} gaps
 */
export function unpacked(gaps) {
  const found = [];
  let at = -1;
  for (const sign of gaps) {
    const value = VALUE[sign];
    if (value === MORE) {
      at += MORE;
    } else {
      at += value + 1;
      found.push(at);
    }
  }
  return found;
}

/**
 * How much `text` speaks for each row of `model`, in the order of `model.names`.
 *
 * @param {string} text
 * @param {WordLists} words
 * @param {Weights} model
 * @returns {Float64Array}
 */
export function scores(text, words, model) {
  const found = Float64Array.from(model.bias);
  for (const [at, value] of weighed(text, words, model)) {
    for (let i = model.starts[at]; i < model.starts[at + 1]; i += 1) {
      found[model.rows[i]] += model.weights[i] * value;
    }
  }
  return found;
}

/**
 * The features of `text` by weight: rare ones weigh more; stems together weigh 1, and so do pieces.
 *
 * @param {string} text
 * @param {WordLists} known
 * @param {Weights} model
 * @returns {[number, number][]}
 */
function weighed(text, known, { rarity, words }) {
  const counted = features(text, known, words);
  const found = [...counted].map(([at, times]) => [at, (1 + Math.log(times)) * rarity[at]]);
  const length = (/** @type {boolean} */ isWord) =>
    Math.hypot(...found.filter(([at]) => at < words === isWord).map(([, value]) => value)) || 1;
  const [ofWords, ofPieces] = [length(true), length(false)];
  return found.map(([at, value]) => [at, value / (at < words ? ofWords : ofPieces)]);
}
