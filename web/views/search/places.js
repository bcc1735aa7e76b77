// Places in the handbook as a list, each with the words that fit.

import { loadJson, root } from "#load";
import { shownOf } from "../../engines/search.js";
import { element } from "../dom.js";

/** @typedef {import("../../engines/lookup/ask.js").Answer["places"][number]} Place */

/** How many of the places show a piece of their text: fewer below a card, whose own text is fetched already. */
const WITH_TEXT = 3;
const WITH_TEXT_BELOW_A_CARD = 2;

/**
 * Of each page that was among the first, kept while the page is open.
 *
 * @type {Map<string, Promise<SearchPart[]>>}
 */
const texts = new Map();

/**
 * The places under a heading, and a function that fills in the words that fit.
 *
 * @param {string} heading
 * @param {Place[]} places
 * @param {boolean} belowACard
 */
export function placesList(heading, places, belowACard) {
  const first = places.slice(0, belowACard ? WITH_TEXT_BELOW_A_CARD : WITH_TEXT);
  const items = places.map((place) => item(place, first.includes(place)));
  const list = element("ol", { class: "lookup-list__places" }, items);
  const box = element("section", { class: "lookup-list" }, element("h2", {}, heading), list);
  const fill = (/** @type {string} */ text, /** @type {import("../../engines/search.js").Handbook} */ { lookup }) =>
    Promise.all(first.map((place, at) => fillIn(items[at], place, text, lookup.known)));
  return { box, fill };
}

/**
 * @param {Place} place
 * @param {boolean} withText
 */
function item(place, withText) {
  const link = element("a", { href: root + place.url, "data-lookup-stop": "" }, place.title);
  const kind = element("span", { class: "lookup-list__kind" }, place.kind);
  const words = withText ? element("p", { class: "lookup-list__text" }) : "";
  return element("li", {}, link, " ", kind, words);
}

/** @param {Place} place */
const pageOf = ({ url }) => url.split("#")[0];

/**
 * The piece of the page's text that has most of the words, with a link to where it stands.
 *
 * @param {HTMLElement} made
 * @param {Place} place
 * @param {string} text
 * @param {WordLists} known
 */
async function fillIn(made, place, text, known) {
  const docs = await textOf(pageOf(place)).catch(() => []);
  const found = shownOf(text, docs, place.url, known);
  const room = made.querySelector("p");
  if (!found || !room) return;
  const { part, pieces } = found;
  const isDeeper = part.location.includes("#") && part.location !== place.url;
  const link = isDeeper ? element("a", { href: root + part.location }, part.title) : null;
  const words = pieces.map((piece) => (piece.hit ? element("mark", {}, piece.text) : piece.text));
  room.replaceChildren(...(link ? [link, ": "] : []), ...words);
}

/**
 * @param {string} url
 * @returns {Promise<SearchPart[]>}
 */
function textOf(url) {
  const kept = texts.get(url);
  if (kept) return kept;
  const path = `search/text/${url.replace(/\/$/, "") || "index"}.json`;
  const asked = loadJson(path).then(({ docs }) => docs);
  asked.catch(() => texts.delete(url));
  texts.set(url, asked);
  return asked;
}
