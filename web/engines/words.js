// Which pages hold which words: small enough to come whole with the first search, so that no request
// tells a server what somebody looks for, as asking for the one part that holds a word would.

import { stem } from "./model/stem.js";
import { list, wordsOf } from "./model/text.js";

/** Printable signs without those that JSON writes as two, as the numbers from 0 on. */
const SIGNS = Array.from({ length: 126 - 32 }, (_, i) => String.fromCharCode(32 + i))
  .filter((sign) => sign !== '"' && sign !== "\\")
  .join("");
const VALUE = Object.fromEntries([...SIGNS].map((sign, i) => [sign, i]));

/** The last sign goes on: so many pages further, and what the next sign says. */
const MORE = SIGNS.length - 1;

/** A word that more of the pages hold than this share tells none of them from the others. */
const COMMON = 0.1;

/** A word still being typed means every word that begins so, from so many letters on. */
const BEGUN = 3;

/**
 * The words of `pages` as short as they go: `words` in order, each as how many letters it shares with the
 * one before and the rest of it; `pages` for each word, as how far each page is from the one before. A
 * word without pages is one of nearly every page.
 *
 * @param {{ url: string, text: string }[]} pages
 * @param {WordLists} known
 * @returns {WordIndex}
 */
export function buildWords(pages, known) {
  /** @type {Map<string, number[]>} */
  const held = new Map();
  pages.forEach(({ text }, page) => {
    const said = [...new Set(wordsOf(text, known))].filter((word) => !known.small.has(word));
    for (const word of new Set(said.map(stem))) {
      const found = held.get(word);
      if (found) found.push(page);
      else held.set(word, [page]);
    }
  });
  const words = [...held.keys()].sort();
  const rare = (/** @type {number[]} */ found) => found.length <= pages.length * COMMON;
  return {
    urls: pages.map(({ url }) => url),
    words: words.map((word, i) => shortened(word, words[i - 1] ?? "")).join("|"),
    pages: words
      .map((word) => held.get(word) ?? [])
      .map((found) => (rare(found) ? gaps(found) : "")),
  };
}

/**
 * @param {string} word
 * @param {string} before
 */
function shortened(word, before) {
  let same = 0;
  while (same < MORE && same < word.length && word[same] === before[same]) same += 1;
  return SIGNS[same] + word.slice(same);
}

/** @param {number[]} numbers rising */
function gaps(numbers) {
  return numbers
    .map((at, i) => at - (numbers[i - 1] ?? -1) - 1)
    .map((gap) => SIGNS[MORE].repeat(Math.floor(gap / MORE)) + SIGNS[gap % MORE])
    .join("");
}

/** @param {string} signs */
function unpacked(signs) {
  const found = [];
  let at = -1;
  for (const sign of signs) {
    if (VALUE[sign] === MORE) at += MORE;
    else found.push((at += VALUE[sign] + 1));
  }
  return found;
}

/**
 * The index ready for use.
 *
 * @param {WordIndex} data
 */
export function openWords({ urls, words, pages }) {
  let before = "";
  const all = list(words).map(
    (short) => (before = before.slice(0, VALUE[short[0]]) + short.slice(1)),
  );
  return { urls, words: all, pages, at: new Map(all.map((word, i) => [word, i])) };
}

/** @typedef {ReturnType<typeof openWords>} Words */

/**
 * The addresses of the pages that hold every word of `text`, each with how rare that is, from 0 to 1.
 *
 * @param {string} text
 * @param {Words} index
 * @param {WordLists} known
 * @returns {Map<string, number>}
 */
export function pagesWith(text, index, known) {
  const asked = wordsOf(text, known).filter((word) => !known.small.has(word));
  const last = /\s$/.test(text) ? -1 : asked.length - 1;
  const held = asked
    .map((word, i) => holders(word, i === last, index))
    .filter((one) => one !== null);
  const [first, ...others] = held;
  if (!first) return new Map();
  const found = [...first].filter((page) => others.every((one) => one.has(page)));
  const rare =
    Math.log(index.urls.length / Math.max(1, found.length)) / Math.log(index.urls.length);
  return new Map(found.map((page) => [index.urls[page], rare]));
}

/**
 * The pages that hold `word`, null where nearly all of them do.
 *
 * @param {string} word
 * @param {boolean} isLast whether it may be a word begun
 * @param {Words} index
 */
function holders(word, isLast, { words, pages, at }) {
  const own = at.get(stem(word));
  if (own !== undefined) return pages[own] ? new Set(unpacked(pages[own])) : null;
  if (!isLast || word.length < BEGUN) return new Set();
  const begun = words.flatMap((one, i) => (one.startsWith(word) ? unpacked(pages[i]) : []));
  return new Set(begun);
}
