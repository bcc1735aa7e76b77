// The index of the lookup, made when the site is built: what ask.js opens in the browser. Both cut
// words by `text.js`.

import { stem } from "../model/stem.js";
import { readLists, wordsOf } from "../model/text.js";

/**
 * The index, as short as it goes. Of `source`, macros/outputs/lookup/index.py makes it from the data.
 *
 * @param {object} source
 * @param {Record<string, string>} source.lists the lists of words, as readLists reads them
 * @param {{ says: string[], unless: string[], idioms: string[], emergency: boolean }[]} source.danger
 * @param {[number, string, string, string][]} source.places the kind, address, title and other names of
 *   each place in the handbook
 * @param {string[]} source.kinds the titles of the kinds of places
 * @param {Record<string, string>} source.verdicts the title of each verdict
 * @param {Record<string, [string, string]>} source.deciders what is said of each who decides what the
 *   handbook can't, and whom to ask
 * @param {Record<string, string>} source.decides who decides what a page is about, by its address
 * @param {string[]} source.calm the addresses of places that may stand below words of danger
 * @param {string[]} source.principles the kinds of places that are principles
 * @param {Record<string, any>} [source.signpost] where to turn where someone may be in danger
 * @param {[string, string, string[]][]} [source.test] what to ask of what is not listed
 */
export function buildIndex({ lists, danger, ...told }) {
  const known = readLists(lists);
  return {
    lists,
    danger: danger.map((group) => [
      distinct(group.says, known),
      group.unless.join("|").toLowerCase(),
      distinct(group.idioms, known),
      Number(group.emergency),
    ]),
    ...told,
  };
}

/**
 * `phrases`, one of those that are the same to the engine, parted by "|".
 *
 * @param {string[]} phrases
 * @param {WordLists} known
 */
function distinct(phrases, known) {
  const byStems = new Map();
  for (const phrase of phrases) {
    const key = wordsOf(phrase, known).map(stem).join(" ");
    if (!byStems.has(key)) byStems.set(key, phrase.toLowerCase());
  }
  return [...byStems.values()].join("|");
}
