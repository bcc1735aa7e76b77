// The one search: what the lookup answers, and every place in the handbook that fits, best first.

import { ask, open as openLookup } from "./lookup/ask.js";
import { readModel } from "./lookup/model.js";
import { stem } from "./model/stem.js";
import { stemsOf, wordsOf } from "./model/text.js";
import { openWords, pagesWith } from "./words.js";

/** How many places are shown at most. */
export const MOST = 8;

/** How much it counts that a page holds every word, the fewer such pages there are the more. */
const HOLDS = 0.3;

/** What a page gets that has nothing else for it, as in lookup/ask.js. */
const NOTHING = -1.2;

/** An answer whose first place has this much stands without the pages that hold the words: they added nothing. */
const STANDS = -0.6;

/** About how many letters of a text are shown. */
const SHOWN = 160;

/** The words of no page, for a search before they are there. */
const NO_WORDS = { urls: [], words: "", pages: [] };

/**
 * Everything that is searched. The first answer needs no words of pages: they may come later, by `withPageWords`.
 *
 * @param {LookupIndex} index
 * @param {import("./lookup/model.js").ModelData} model
 * @param {WordIndex} [words]
 */
export function open(index, model, words = NO_WORDS) {
  const lookup = openLookup(index, model);
  const byUrl = new Map(lookup.places.places.map((place) => [place.url, place]));
  return { lookup, byUrl, words: openWords(words) };
}

/**
 * `handbook` with the words of its pages.
 *
 * @param {Handbook} handbook
 * @param {WordIndex} words
 */
export const withPageWords = (handbook, words) => ({ ...handbook, words: openWords(words) });

/**
 * `handbook` with another model, one with more weights.
 *
 * @param {Handbook} handbook
 * @param {import("./lookup/model.js").ModelData} model
 */
export const withModel = (handbook, model) => ({
  ...handbook,
  lookup: { ...handbook.lookup, model: readModel(model) },
});

/** @typedef {ReturnType<typeof open>} Handbook */
/** @typedef {import("./lookup/ask.js").Answer} Answer */

/**
 * What to answer to `text`: the lookup's answer, its `places` with the pages among them that hold the words.
 *
 * @param {string} text
 * @param {Handbook} handbook
 * @returns {Answer}
 */
export function search(text, handbook) {
  const answer = ask(text, handbook.lookup);
  if (!wantsPages(answer)) return answer;
  const places = withPages(
    answer,
    pagesWith(text, handbook.words, handbook.lookup.known),
    handbook,
  );
  const isFound = answer.kind === "notListed" && !answer.places.length && places.length > 0;
  return { ...answer, kind: isFound ? "places" : answer.kind, places };
}

/**
 * Whether the pages that hold the words may change `answer`: not where it is sure, and not below danger, where what
 * stands is chosen.
 *
 * @param {Answer} answer
 */
export const wantsPages = ({ kind, danger, task, places: [first] }) =>
  kind !== "empty" && !danger && !task && (first?.score ?? NOTHING) < STANDS;

/**
 * The places of `answer` and the pages that hold the words, best first; its task stays in front.
 *
 * @param {Answer} answer
 * @param {Map<string, number>} held
 * @param {Handbook} handbook
 */
function withPages({ task, places }, held, { byUrl }) {
  const pageOf = (/** @type {string} */ url) => url.split("#")[0];
  const bonus = (/** @type {string} */ url) => HOLDS * (held.get(pageOf(url)) ?? 0);
  const there = new Set(places.map(({ url }) => pageOf(url)));
  const more = [...held.keys()]
    .filter((url) => !there.has(url))
    .flatMap((url) => byUrl.get(url) ?? []);
  const all = [...places, ...more.map((place) => ({ ...place, words: [], score: NOTHING }))];
  const scored = all.map((place) => ({
    ...place,
    score: place.url === task?.url ? Infinity : (place.score ?? NOTHING) + bonus(place.url),
  }));
  return scored.sort((a, b) => b.score - a.score).slice(0, MOST);
}

/**
 * What of a page to show for `text`: the part that holds most of its words, with a sentence or two of it
 * in pieces. `parts` are those of the page, the first its own words; where `url` leads to one, that one.
 *
 * @param {string} text
 * @param {SearchPart[]} parts
 * @param {string} url
 * @param {WordLists} known
 * @returns {{ part: SearchPart, pieces: { text: string, hit: boolean }[] } | null}
 */
export function shownOf(text, parts, url, known) {
  const asked = new Set(stemsOf(text, known));
  const own = parts.filter(({ location }) => location === url && url.includes("#"));
  const scored = (own.length ? own : parts)
    .filter((part) => part.text)
    .map((part) => ({
      part,
      score: 2 * hits(part.title, asked, known) + hits(part.text, asked, known),
    }));
  const best = scored.reduce(
    (/** @type {typeof scored[0] | null} */ a, b) => (a && a.score >= b.score ? a : b),
    null,
  );
  return best && { part: best.part, pieces: excerpt(best.part.text, asked, known) };
}

/**
 * How many of the stems of `asked` are in `text`.
 *
 * @param {string} text
 * @param {Set<string>} asked
 * @param {WordLists} known
 */
function hits(text, asked, known) {
  return new Set(
    wordsOf(text, known)
      .map(stem)
      .filter((one) => asked.has(one)),
  ).size;
}

const WORD = /([\p{L}\p{N}]+(?:[’'][\p{L}]+)*)/u;

/**
 * About a sentence of `text`, the one with most of the stems of `asked`, in pieces: {text, hit}.
 *
 * @param {string} text
 * @param {Set<string>} asked
 * @param {WordLists} known
 */
export function excerpt(text, asked, known) {
  const sentences = text.split(/(?<=[.?!:]) /);
  const scores = sentences.map((one) => hits(one, asked, known));
  const first = scores.indexOf(Math.max(...scores));
  const rest = sentences.slice(first).join(" ");
  const shown = rest.length > SHOWN ? rest.slice(0, rest.lastIndexOf(" ", SHOWN)) : rest;
  const words = `${first ? "… " : ""}${shown}${shown.length < rest.length ? " …" : ""}`;
  const isHit = (/** @type {string} */ piece) =>
    stemsOf(piece, known).some((one) => asked.has(one));
  const pieces = words.split(WORD).map((piece) => ({ text: piece, hit: isHit(piece) }));
  return pieces.filter((piece) => piece.text);
}
