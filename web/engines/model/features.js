// From words to what the model counts: stems, pairs of stems, and pieces of words, each as a number.

import { stem } from "./stem.js";
import { wordsOf } from "./text.js";

/** How many numbers there are for stems and pairs of them, where a model has no more, and for pieces of words. */
export const WORDS = 8192;
export const PIECES = 8192;

/** How many letters a piece of a word has, from and to; the edges of a word count as letters. */
const SHORTEST = 3;
const LONGEST = 4;

/**
 * FNV-1a: a text as a number below 2 ** 32, the same everywhere.
 *
 * @param {string} text
 */
export function hash(text) {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) {
    h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  }
  return h >>> 0;
}

/**
 * What the model counts in `text`: how often each number stands there. The more numbers there are, the fewer words
 * share one.
 *
 * @param {string} text
 * @param {WordLists} known
 * @param {number} [forWords] how many numbers there are for stems and pairs of them; those of pieces come after these
 * @returns {Map<number, number>}
 */
export function features(text, known, forWords = WORDS) {
  const words = wordsOf(text, known);
  const stems = words.map(stem);
  /** @type {Map<number, number>} */
  const found = new Map();
  const count = (/** @type {number} */ at) => found.set(at, (found.get(at) ?? 0) + 1);
  stems.forEach((one, i) => {
    count(hash(one) % forWords);
    if (i) count(hash(`${stems[i - 1]} ${one}`) % forWords);
  });
  for (const word of words) {
    for (const piece of pieces(` ${word} `)) count(forWords + (hash(piece) % PIECES));
  }
  return found;
}

/** @param {string} padded a word with its edges */
function pieces(padded) {
  const found = [];
  for (let length = SHORTEST; length <= LONGEST; length += 1) {
    for (let at = 0; at + length <= padded.length; at += 1) {
      found.push(padded.slice(at, at + length));
    }
  }
  return found;
}
