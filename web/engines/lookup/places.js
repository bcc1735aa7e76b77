// Where in the handbook to look: pages, tasks, principles, terms, laws, handouts, by what they are called.

import MiniSearch from "minisearch";

import { stem } from "../model/stem.js";
import { stemsOf, wordsOf } from "../model/text.js";

/** How a word of the title counts, and one of an entry's other names. */
const BOOST = { title: 4, also: 3 };

/** Words of at least so many letters are met with a slip in them as well. */
const LONG = 6;

/** At this score half of what can be had is had. */
const HALF = 22;

/**
 * A place in the handbook.
 *
 * @typedef {object} Place
 * @property {string} url its address from the root of the site
 * @property {string} title
 * @property {string} kind what it is, such as "Glossary"
 * @property {string} name the name by which the model knows it: `tasks/` and an id, or `/` and the address
 */

/**
 * Every place, ready to be searched.
 *
 * @param {[number, string, string, string][]} rows kind, address, title, other names
 * @param {string[]} kinds the titles of the kinds
 * @param {WordLists} known
 */
export function openPlaces(rows, kinds, known) {
  const search = new MiniSearch({
    fields: ["title", "also"],
    tokenize: (text) => wordsOf(text, known),
    processTerm: (word) => (known.small.has(word) ? null : stem(word)),
    searchOptions: {
      boost: BOOST,
      fuzzy: (word) => (word.length >= LONG ? 1 : false),
      prefix: (_, at, all) => at === all.length - 1 && all[at].length > 2,
      combineWith: "OR",
    },
  });
  const places = rows.map(([kind, url, title, also], id) => ({
    id,
    kind: kinds[kind],
    url,
    title,
    also,
    name: nameOf(url),
  }));
  search.addAll(places);
  const { pages, pageOf } = pagesOf(places);
  const stems = (/** @type {string} */ text) => new Set(stemsOf(text, known));
  return {
    search,
    places,
    pages,
    pageOf,
    stems,
    byName: new Map(places.map((place) => [place.name, place])),
    calls: places.map(({ title, also }) => [title, ...also.split(", ")].map(stems)),
  };
}

/**
 * The pages that `places` stand on: the name of each and its first place, and for each place its page.
 *
 * @param {{ id: number, url: string }[]} places
 */
function pagesOf(places) {
  /** @type {Map<string, { name: string, first: number, at: number }>} */
  const pages = new Map();
  const pageOf = places.map(({ id, url }) => {
    const page = url.split("#")[0];
    const known = pages.get(page) ?? { name: `/${page}`, first: id, at: pages.size };
    pages.set(page, known);
    return known.at;
  });
  return { pages: [...pages.values()], pageOf: Int32Array.from(pageOf) };
}

const TASK = /^check\/tasks\/([^/]+)\/$/;

/**
 * The name by which the examples know the page at `url`.
 *
 * @param {string} url
 */
export function nameOf(url) {
  const task = TASK.exec(url);
  return task ? `tasks/${task[1]}` : `/${url}`;
}

/**
 * The places that hold words of `text`, each with how well they fit, and how nearly the text is one of
 * the place's names, both from 0 to 1.
 *
 * @param {string} text
 * @param {ReturnType<typeof openPlaces>} opened
 * @returns {Map<number, { fit: number, named: number, words: string[] }>}
 */
export function placesWith(text, { search, stems, calls }) {
  const asked = stems(text);
  const found = search.search(text);
  return new Map(
    found.map(({ id, score, match }) => [
      id,
      {
        fit: score / (score + HALF),
        named: Math.max(...calls[id].map((name) => likeness(asked, name))),
        words: Object.keys(match),
      },
    ]),
  );
}

/**
 * How many of the words of two names are in both, from 0 to 1.
 *
 * @param {Set<string>} one
 * @param {Set<string>} other
 */
function likeness(one, other) {
  let both = 0;
  for (const word of one) if (other.has(word)) both += 1;
  return both / (one.size + other.size - both || 1);
}
