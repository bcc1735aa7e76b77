// What the examples taught: which task or page the words are about, and on which side of a task they
// fall. benchmarks/lookup_model.py makes the model; here it is read.

import { hash } from "../model/features.js";
import { stem } from "../model/stem.js";
import { wordsOf } from "../model/text.js";
import { readWeights, unpacked } from "../model/weights.js";

/** How many bits say which stems are known. */
const KNOWN = 65536;

/**
 * The model as benchmarks/lookup_model.py writes it. A row is an answer as in asked/, or `side`, or `side:` with a
 * task's id.
 *
 * @typedef {import("../model/weights.js").Packed & OfLookup} ModelData
 */

/**
 * @typedef {object} OfLookup
 * @property {string} known the bits of the stems that at least two examples hold, as gaps
 * @property {{ task: number, long: number, verdict: number, side: number, certain: number, clear: number, place: number, danger: number, word: number, listed: number, certainty: number[] }} limits
 *   how sure an answer has to be, and what certainty rests on: see ask.js
 */

/**
 * The model ready for use.
 *
 * @typedef {import("../model/weights.js").Weights & { known: Uint8Array, limits: ModelData["limits"] }} Model
 */

/**
 * @param {ModelData} data
 * @returns {Model}
 */
export function readModel(data) {
  const { known, limits } = data;
  return { ...readWeights(data), known: bitsAt(unpacked(known)), limits };
}

/** @param {number[]} places */
function bitsAt(places) {
  const bits = new Uint8Array(KNOWN / 8);
  for (const at of places) bits[at >> 3] |= 1 << (at & 7);
  return bits;
}

/**
 * The two bits that say whether a stem is known.
 *
 * @param {string} one
 */
export function knownBits(one) {
  const number = hash(one);
  return [number % KNOWN, Math.floor(number / KNOWN)];
}

/**
 * Whether two examples or more hold this stem; a few that none holds pass as well.
 *
 * @param {string} one
 * @param {Model} model
 */
export function isKnown(one, model) {
  return knownBits(one).every((bit) => (model.known[bit >> 3] ?? 0) & (1 << (bit & 7)));
}

/**
 * The share of the words of `text` that are not known.
 *
 * @param {string} text
 * @param {WordLists} words
 * @param {Model} model
 */
export function strange(text, words, model) {
  const stems = wordsOf(text, words).map(stem);
  return stems.filter((one) => !isKnown(one, model)).length / Math.max(1, stems.length);
}
