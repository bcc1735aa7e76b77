// The engine: which entries the words point to, how well, and which line of them.

import { nearest, shelves, slips } from "./fuzzy.js";
import { stem } from "./stem.js";
import { readLists, stemsOf, wordsOf } from "./text.js";

/** How much a match counts, and how matches add up. */
export const WEIGHTS = {
  title: 1.15,
  many: 0.5,
  fuzzy: 0.85,
  prefix: 0.6,
  light: 0.5,
  lights: 0.5,
  unknown: 1.15,
};

const BEST = 60; // results that are worth a closer look
const NO_LINES = new Map();
/**
 * How often a task says a word, rounded down to these, by the sign that says so.
 *
 * @type {Record<string, number>}
 */
export const TIMES = { "": 1, "!": 2, "*": 4, "~": 9 };
const SIDES = ["consistent", "depends", "not-consistent"];

/**
 * The index ready for use: `data` as macros/outputs/lookup/index.py writes it.
 *
 * @param {LookupIndex} data
 */
export function prepare(data, weights = WEIGHTS) {
  const known = readLists(data.lists);
  const index = {
    known,
    weights,
    data,
    tasks: 0,
    most: 0,
    stems: new Map(),
    entries: /** @type {any[]} */ ([]),
    postings: new Map(),
  };
  for (const [id, title, verdict, sides] of data.tasks) {
    index.entries.push({
      kind: "tasks",
      id,
      title,
      stems: stemsOf(title, known),
      url: data.url.replace("{id}", id),
      verdict: SIDES[verdict],
      sides: [...sides].map((s) => SIDES[s === "1" ? 0 : 2]),
    });
  }
  index.tasks = index.entries.length;
  unpack(index);
  for (const [kind, url, entries] of data.more ?? []) {
    for (const entry of entries) addMore(index, kind, url, entry);
  }
  weigh(index);
  return index;
}

/**
 * Reads the stems of all tasks: macros/outputs/lookup/index.py says how they are packed.
 *
 * @param {Prepared} index
 */
function unpack(index) {
  let s = "";
  for (const [, shared, rest, postings] of index.data.words.matchAll(
    /(\d)([^A-Z]*)([A-Za-z!*~]+)/g,
  )) {
    s = s.slice(0, Number(shared)) + rest;
    let at = -1;
    for (const [, far, near, lines, times] of postings.matchAll(/(Z*)([A-Y])([a-z]*)([!*~]?)/g)) {
      at += 1 + far.length * 25 + near.charCodeAt(0) - 65;
      add(
        index,
        s,
        at,
        TIMES[times],
        [...lines].map((l) => l.charCodeAt(0) - 97),
      );
    }
  }
}

/**
 * @param {Prepared} index
 * @param {string} kind
 * @param {string} url
 * @param {[string, string, string?]} given
 */
function addMore(index, kind, url, [title, also, id = slug(title)]) {
  const at = index.entries.length;
  index.entries.push({ kind, id, url: url.replace("{id}", id), title, sides: [] });
  for (const s of stemsOf(`${title} ${also}`, index.known)) add(index, s, at, 1, []);
}

/**
 * @param {string} title
 */
export const slug = (title) =>
  title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");

/**
 * @param {Prepared} index
 * @param {string} s
 * @param {number} entry
 * @param {number} times
 * @param {number[]} lines
 */
function add(index, s, entry, times, lines) {
  if (!index.postings.has(s)) index.postings.set(s, new Map());
  const postings = index.postings.get(s);
  const posting = postings.get(entry) ?? { times: 0, lines: new Set() };
  posting.times += times;
  for (const line of lines) posting.lines.add(line);
  postings.set(entry, posting);
}

/**
 * Gives each word its rarity: how few tasks say it, those that say it often counting for more.
 *
 * @param {Prepared} index
 */
function weigh(index) {
  const rare = (/** @type {number} */ n) => Math.log(1 + (index.tasks - n + 0.5) / (n + 0.5));
  for (const found of index.postings.values()) {
    const times = [...found].filter(([at]) => at < index.tasks).map(([, held]) => held.times);
    const mostly = times.reduce((sum, n) => sum + n, 0) / Math.max(1, ...times);
    found.rarity = rare((times.length + mostly) / 2);
  }
  index.most = rare(0);
  index.stems = shelves(
    new Set([...index.postings.keys(), ...index.known.light, ...index.known.plain]),
  );
}

/**
 * The words of `text` as the engine sees them: each stem with the index words it stands for.
 *
 * @param {string} text
 * @param {Prepared} index
 */
export function readQuery(text, index) {
  const words = wordsOf(text, index.known).filter((w) => !index.known.small.has(w));
  /** @type {QueryWord[]} */
  const read = [];
  const seen = new Set();
  words.forEach((word, i) => {
    for (const found of readWord(word, index, i === words.length - 1)) {
      const key = found.forms.map((f) => f[0]).join(" ") || found.stem;
      if (!seen.has(key)) read.push(found);
      seen.add(key);
    }
  });
  return read;
}

/**
 * @param {string} word
 * @param {Prepared} index
 * @param {boolean} isLast
 * @returns {QueryWord[]}
 */
function readWord(word, index, isLast) {
  const s = stem(word);
  const light = index.known.light.has(s);
  const base = { word, stem: s, light, elsewhere: index.known.elsewhere.has(word) };
  if (base.elsewhere) return [{ ...base, known: false, forms: [] }];
  if (index.postings.has(s)) return [{ ...base, known: true, forms: [[s, 1]] }];
  if (light || index.known.plain.has(s)) return [{ ...base, known: light, forms: [] }];
  const parts = twoWords(word, index);
  if (parts) return parts.flatMap((p) => readWord(p, index, false));
  const { fuzzy, prefix } = index.weights;
  const near = meant(word, s, index);
  if (near.length) {
    base.light = near.every((n) => index.known.light.has(n));
    return [{ ...base, known: true, forms: near.map((n) => [n, fuzzy]) }];
  }
  const longer = isLast && s.length > 2 ? startingWith(s, index) : [];
  return [{ ...base, known: false, forms: longer.map((n) => [n, prefix]) }];
}

/**
 * The stems that a word which nobody knows may stand for; none where it is too far from all.
 *
 * @param {string} word
 * @param {string} s
 * @param {Prepared} index
 */
function meant(word, s, index) {
  for (const found of guesses(word, s, index)) if (found.length) return found;
  return [];
}

/**
 * A misspelt ending, one slip, a known word with an ending, more slips, a slip before an ending.
 *
 * @param {string} word
 * @param {string} s
 * @param {Prepared} index
 * @returns {Generator<string[]>}
 */
function* guesses(word, s, index) {
  const known = (/** @type {string[]} */ words) =>
    words.filter((w) => index.postings.has(w)).slice(0, 1);
  const near = (/** @type {string} */ w, /** @type {number} */ most) =>
    w.length > 3 ? nearest(w, index.stems, most) : [];
  const cut = (/** @type {number} */ length) => word.slice(0, word.length - length);
  yield known([word.replace(/ngs?$|in$/, "ing"), word.replace(/(.)(ing|ed)$/, "$1$1$2")].map(stem));
  yield near(s, 1);
  yield known([1, 2, 3, 4, 5, 6].map(cut).filter((w) => w.length > 4));
  yield near(s, slips(word.length));
  for (const length of [0, 1, 2, 3]) yield near(cut(length), 1);
}

/**
 * @param {string} word
 * @param {Prepared} index
 */
function twoWords(word, index) {
  for (let at = 3; at <= word.length - 3; at += 1) {
    const parts = [word.slice(0, at), word.slice(at)];
    if (parts.every((p) => index.postings.has(stem(p)))) return parts;
  }
  return null;
}

/**
 * @param {string} s
 * @param {Prepared} index
 */
const startingWith = (s, index) =>
  [...index.postings.keys()].filter((k) => k.startsWith(s)).slice(0, 5);

/**
 * The weight of a word of the query: the rarer the heavier; little where it carries little.
 *
 * @param {QueryWord} q
 * @param {Prepared} index
 */
function weightOf(q, index) {
  const { light, unknown } = index.weights;
  const best = Math.max(0, ...q.forms.map(([s]) => index.postings.get(s)?.rarity ?? 0));
  return (q.known ? best : index.most * unknown) * (q.light ? light : 1);
}

/**
 * Every entry that the words point to, best first: its score, the share of the words that it
 * explains (`cover`), and its lines with the words that fall on each.
 *
 * @param {string} text
 * @param {Prepared} index
 */
export function rank(text, index) {
  const query = readQuery(text, index);
  const scores = new Map();
  const total = weighWords(query, index);
  for (const q of query) {
    for (const [entry, found] of evidence(q, index)) note(scores, entry, q, found);
  }
  const ranked = [...scores].map(([at, s]) => ({
    at,
    ...s,
    score: s.gain * named(at, query, index),
  }));
  ranked.sort((a, b) => b.score - a.score || a.at - b.at);
  return { query, total, ranked: ranked.slice(0, BEST).map((r) => shown(r, total, index)) };
}

/**
 * Gives each word its weight and returns their sum. Light words never outweigh the others.
 *
 * @param {QueryWord[]} query
 * @param {Prepared} index
 */
function weighWords(query, index) {
  const sum = (/** @type {QueryWord[]} */ words) => words.reduce((all, q) => all + q.weight, 0);
  for (const q of query) q.weight = weightOf(q, index);
  const light = query.filter((q) => q.light);
  const most = index.weights.lights * sum(query.filter((q) => !q.light));
  const all = sum(light);
  if (most && all > most) for (const q of light) q.weight *= most / all;
  return sum(query);
}

/**
 * @param {QueryWord} q
 * @param {Prepared} index
 */
function evidence(q, index) {
  const best = new Map();
  for (const [key, weight] of q.forms) {
    for (const [entry, { times, lines }] of index.postings.get(key) ?? []) {
      const gain = weight * (1 + index.weights.many * Math.log(times));
      if (!(best.get(entry)?.gain >= gain)) best.set(entry, { gain, weight, lines });
    }
  }
  return best;
}

/**
 * @param {Map<number, Score>} scores
 * @param {number} entry
 * @param {QueryWord} q
 * @param {Evidence} found
 */
function note(scores, entry, q, found) {
  const s = scores.get(entry) ?? { gain: 0, cover: 0, lines: NO_LINES };
  scores.set(entry, s);
  s.gain += q.weight * found.gain;
  s.cover += q.weight * found.weight;
  if (found.lines.size && s.lines === NO_LINES) s.lines = new Map();
  for (const line of found.lines) {
    s.lines.set(line, (s.lines.get(line) ?? 0) + q.weight * found.weight);
  }
}

/**
 * What the score is multiplied by: more than 1 where the words hold the whole title.
 *
 * @param {number} at
 * @param {QueryWord[]} query
 * @param {Prepared} index
 */
function named(at, query, index) {
  const { stems } = index.entries[at];
  return stems?.every((s) => query.some((q) => q.stem === s)) ? index.weights.title : 1;
}

/**
 * @param {{ at: number, gain: number, score: number, cover: number, lines: Map<number, number> }} given
 * @param {number} total
 * @param {Prepared} index
 */
function shown({ at, gain, score, cover, lines }, total, index) {
  const found = [...lines].map(([line, points]) => ({ line, score: points }));
  found.sort((a, b) => b.score - a.score || a.line - b.line);
  return {
    entry: index.entries[at],
    named: score > gain,
    score,
    cover: cover / total,
    lines: found,
  };
}
