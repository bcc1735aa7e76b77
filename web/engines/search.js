// Search over the whole site: which pages hold the words, and where on them.

import MiniSearch from "minisearch";

/** @type {import("minisearch").Options} */
const OPTIONS = {
  fields: ["title", "page", "text"],
  idField: "location",
  searchOptions: {
    boost: { title: 3, page: 2 },
    boostDocument: (location) => (location.includes("#") ? 1 : 1.5), // a page before its parts
    combineWith: "AND",
    prefix: (word) => word.length > 2,
    fuzzy: (word) => (word.length > 4 ? 0.2 : false),
  },
};
const SMALL = new Set(
  "a an and are as at be by for from i in is it my of on or the to with you".split(" "),
);
/** @type {Record<string, string>} */
const ENTITIES = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'", nbsp: " " };

/**
 * The text of a piece of HTML from the index.
 *
 * @param {string} html
 */
export function plain(html) {
  const text = html
    .replace(/<[^>]+>/g, " ")
    .replace(/&(?:#(\d{1,6})|#x([\da-f]{1,5})|(\w+));/gi, (written, decimal, hex, name) => {
      const code = decimal ? Number(decimal) : parseInt(hex ?? "0", 16);
      return name ? (ENTITIES[name.toLowerCase()] ?? written) : String.fromCodePoint(code);
    });
  return text.replace(/\s+/g, " ").trim();
}

/**
 * The parts of the site that `index` (search_index.json) lists, each with the title of its page.
 *
 * @param {SearchIndex} index
 */
export function readParts(index) {
  const titles = new Map();
  for (const { location, title } of index.docs) {
    if (!location.includes("#")) titles.set(location, plain(title));
  }
  const parts = index.docs.map(({ location, title, text }) => ({
    location,
    title: plain(title),
    text: plain(text),
    page: titles.get(location.split("#")[0]) ?? "",
  }));
  return parts.filter(({ location, text }) => text || !location.includes("#")); // no bare headings
}

/**
 * An engine for `index`. It is filled a little at a time, so that typing stays smooth meanwhile.
 *
 * @param {SearchIndex} index
 */
export async function open(index) {
  const parts = readParts(index);
  const search = new MiniSearch({
    ...OPTIONS,
    processTerm: (word) => (SMALL.has(word.toLowerCase()) ? null : word.toLowerCase()),
  });
  await search.addAllAsync(parts, { chunkSize: 100 });
  return { search, parts: new Map(parts.map((part) => [part.location, part])) };
}

/** How many pages are shown at most. */
const MOST = 12;

/**
 * The best pages for `words`, at most `most`, each with the best of its parts.
 *
 * @param {Awaited<ReturnType<typeof open>>} engine
 * @param {string} words
 */
export function find(engine, words, most = MOST) {
  let hits = engine.search.search(words);
  if (!hits.length) hits = engine.search.search(words, { combineWith: "OR" });
  const pages = new Map();
  for (const { id, terms } of hits) {
    const part = engine.parts.get(id);
    if (!part) continue;
    const address = id.split("#")[0];
    if (!pages.has(address))
      pages.set(address, { address, title: part.page || part.title, parts: [] });
    pages.get(address).parts.push({ ...part, terms });
  }
  return [...pages.values()]
    .slice(0, most)
    .map((page) => ({ ...page, parts: page.parts.slice(0, 3) }));
}

/**
 * About `length` letters of `text` around the first of `terms`, as pieces: {text, hit}.
 *
 * @param {string} text
 * @param {string[]} terms
 */
export function excerpt(text, terms, length = 160) {
  const pattern = terms.map((term) => term.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&")).join("|");
  if (!pattern) return [{ text: text.slice(0, length), hit: false }];
  const first = Math.max(0, text.search(new RegExp(`(?<![\\p{L}\\p{N}])(?:${pattern})`, "iu")));
  const start = first < length / 2 ? 0 : text.indexOf(" ", first - length / 3) + 1;
  const end = start + length < text.length ? text.lastIndexOf(" ", start + length) : text.length;
  const shown = `${start ? "… " : ""}${text.slice(start, end)}${end < text.length ? " …" : ""}`;
  const split = new RegExp(`((?<![\\p{L}\\p{N}])(?:${pattern}))`, "iu");
  return shown
    .split(split)
    .filter(Boolean)
    .map((piece) => ({ text: piece, hit: split.test(piece) }));
}

/**
 * What is read out when the results have changed.
 *
 * @param {number} count
 * @param {string} words
 */
export function told(count, words) {
  if (!words.trim()) return "";
  if (!count) return "Nothing found. Try fewer or other words.";
  if (count === 1) return "One page found.";
  return count < MOST ? `${count} pages found.` : `The ${count} best pages are shown.`;
}
