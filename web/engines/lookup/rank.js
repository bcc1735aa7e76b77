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
export const TIMES = { "": 1, "!": 2, "*": 4, "~": 9 };
const SIDES = ["consistent", "depends", "not-consistent"];

/** The index ready for use: `data` as macros/outputs/lookup/index.py writes it. */
export function prepare(data, weights = WEIGHTS) {
  const known = readLists(data.lists);
  const made = {
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
    made.entries.push({
      kind: "tasks",
      id,
      title,
      stems: stemsOf(title, known),
      url: data.url.replace("{id}", id),
      verdict: SIDES[verdict],
      sides: [...sides].map((s) => SIDES[s === "1" ? 0 : 2]),
    });
  }
  made.tasks = made.entries.length;
  unpack(made);
  for (const [kind, url, entries] of data.more ?? []) {
    for (const entry of entries) addMore(made, kind, url, entry);
  }
  weigh(made);
  return made;
}

/** Reads the stems of all tasks: macros/outputs/lookup/index.py says how they are packed. */
function unpack(made) {
  let s = "";
  for (const [, shared, rest, postings] of made.data.words.matchAll(
    /(\d)([^A-Z]*)([A-Za-z!*~]+)/g,
  )) {
    s = s.slice(0, shared) + rest;
    let at = -1;
    for (const [, far, near, lines, times] of postings.matchAll(/(Z*)([A-Y])([a-z]*)([!*~]?)/g)) {
      at += 1 + far.length * 25 + near.charCodeAt(0) - 65;
      add(
        made,
        s,
        at,
        TIMES[times],
        [...lines].map((l) => l.charCodeAt(0) - 97),
      );
    }
  }
}

function addMore(made, kind, url, [title, also, id = slug(title)]) {
  const at = made.entries.length;
  made.entries.push({ kind, id, url: url.replace("{id}", id), title, sides: [] });
  for (const s of stemsOf(`${title} ${also}`, made.known)) add(made, s, at, 1, []);
}

export const slug = (title) =>
  title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");

function add(made, s, entry, times, lines) {
  if (!made.postings.has(s)) made.postings.set(s, new Map());
  const found = made.postings.get(s);
  const here = found.get(entry) ?? { times: 0, lines: new Set() };
  here.times += times;
  for (const line of lines) here.lines.add(line);
  found.set(entry, here);
}

/** Gives each word its rarity: how few tasks say it, those that say it often counting for more. */
function weigh(made) {
  const rare = (n) => Math.log(1 + (made.tasks - n + 0.5) / (n + 0.5));
  for (const found of made.postings.values()) {
    const times = [...found].filter(([at]) => at < made.tasks).map(([, held]) => held.times);
    const mostly = times.reduce((sum, n) => sum + n, 0) / Math.max(1, ...times);
    found.rarity = rare((times.length + mostly) / 2);
  }
  made.most = rare(0);
  made.stems = shelves(
    new Set([...made.postings.keys(), ...made.known.light, ...made.known.plain]),
  );
}

/** The words of `text` as the engine sees them: each stem with the index words it stands for. */
export function readQuery(text, made) {
  const words = wordsOf(text, made.known).filter((w) => !made.known.small.has(w));
  const read = [];
  const seen = new Set();
  words.forEach((word, i) => {
    for (const found of readWord(word, made, i === words.length - 1)) {
      const key = found.forms.map((f) => f[0]).join(" ") || found.stem;
      if (!seen.has(key)) read.push(found);
      seen.add(key);
    }
  });
  return read;
}

function readWord(word, made, isLast) {
  const s = stem(word);
  const light = made.known.light.has(s);
  const base = { word, stem: s, light, elsewhere: made.known.elsewhere.has(word) };
  if (base.elsewhere) return [{ ...base, known: false, forms: [] }];
  if (made.postings.has(s)) return [{ ...base, known: true, forms: [[s, 1]] }];
  if (light || made.known.plain.has(s)) return [{ ...base, known: light, forms: [] }];
  const parts = twoWords(word, made);
  if (parts) return parts.flatMap((p) => readWord(p, made, false));
  const { fuzzy, prefix } = made.weights;
  const near = meant(word, s, made);
  if (near.length) {
    base.light = near.every((n) => made.known.light.has(n));
    return [{ ...base, known: true, forms: near.map((n) => [n, fuzzy]) }];
  }
  const longer = isLast && s.length > 2 ? startingWith(s, made) : [];
  return [{ ...base, known: false, forms: longer.map((n) => [n, prefix]) }];
}

/** The stems that a word which nobody knows may stand for; none where it is too far from all. */
function meant(word, s, made) {
  for (const found of guesses(word, s, made)) if (found.length) return found;
  return [];
}

/** A misspelt ending, one slip, a known word with an ending, more slips, a slip before an ending. */
function* guesses(word, s, made) {
  const known = (words) => words.filter((w) => made.postings.has(w)).slice(0, 1);
  const near = (w, most) => (w.length > 3 ? nearest(w, made.stems, most) : []);
  const cut = (length) => word.slice(0, word.length - length);
  yield known([word.replace(/ngs?$|in$/, "ing"), word.replace(/(.)(ing|ed)$/, "$1$1$2")].map(stem));
  yield near(s, 1);
  yield known([1, 2, 3, 4, 5, 6].map(cut).filter((w) => w.length > 4));
  yield near(s, slips(word.length));
  for (const length of [0, 1, 2, 3]) yield near(cut(length), 1);
}

function twoWords(word, made) {
  for (let at = 3; at <= word.length - 3; at += 1) {
    const parts = [word.slice(0, at), word.slice(at)];
    if (parts.every((p) => made.postings.has(stem(p)))) return parts;
  }
  return null;
}

const startingWith = (s, made) =>
  [...made.postings.keys()].filter((k) => k.startsWith(s)).slice(0, 5);

/** The weight of a word of the query: the rarer the heavier; little where it carries little. */
function weightOf(q, made) {
  const { light, unknown } = made.weights;
  const best = Math.max(0, ...q.forms.map(([s]) => made.postings.get(s)?.rarity ?? 0));
  return (q.known ? best : made.most * unknown) * (q.light ? light : 1);
}

/**
 * Every entry that the words point to, best first: its score, the share of the words that it
 * explains (`cover`), and its lines with the words that fall on each.
 */
export function rank(text, made) {
  const query = readQuery(text, made);
  const scores = new Map();
  const total = weighWords(query, made);
  for (const q of query) {
    for (const [entry, found] of evidence(q, made)) note(scores, entry, q, found);
  }
  const ranked = [...scores].map(([at, s]) => ({
    at,
    ...s,
    score: s.gain * named(at, query, made),
  }));
  ranked.sort((a, b) => b.score - a.score || a.at - b.at);
  return { query, total, ranked: ranked.slice(0, BEST).map((r) => shown(r, total, made)) };
}

/** Gives each word its weight and returns their sum. Light words never outweigh the others. */
function weighWords(query, made) {
  const sum = (words) => words.reduce((all, q) => all + q.weight, 0);
  for (const q of query) q.weight = weightOf(q, made);
  const light = query.filter((q) => q.light);
  const most = made.weights.lights * sum(query.filter((q) => !q.light));
  const all = sum(light);
  if (most && all > most) for (const q of light) q.weight *= most / all;
  return sum(query);
}

function evidence(q, made) {
  const best = new Map();
  for (const [key, weight] of q.forms) {
    for (const [entry, { times, lines }] of made.postings.get(key) ?? []) {
      const gain = weight * (1 + made.weights.many * Math.log(times));
      if (!(best.get(entry)?.gain >= gain)) best.set(entry, { gain, weight, lines });
    }
  }
  return best;
}

function note(scores, entry, q, found) {
  if (!scores.has(entry)) scores.set(entry, { gain: 0, cover: 0, lines: NO_LINES });
  const s = scores.get(entry);
  s.gain += q.weight * found.gain;
  s.cover += q.weight * found.weight;
  if (found.lines.size && s.lines === NO_LINES) s.lines = new Map();
  for (const line of found.lines) {
    s.lines.set(line, (s.lines.get(line) ?? 0) + q.weight * found.weight);
  }
}

/** What the score is multiplied by: more than 1 where the words hold the whole title. */
function named(at, query, made) {
  const { stems } = made.entries[at];
  return stems?.every((s) => query.some((q) => q.stem === s)) ? made.weights.title : 1;
}

function shown({ at, gain, score, cover, lines }, total, made) {
  const found = [...lines].map(([line, points]) => ({ line, score: points }));
  found.sort((a, b) => b.score - a.score || a.line - b.line);
  return {
    entry: made.entries[at],
    named: score > gain,
    score,
    cover: cover / total,
    lines: found,
  };
}
