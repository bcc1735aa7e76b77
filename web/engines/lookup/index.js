// The index of the lookup, made when the site is built: `rank.js` reads it in the browser. Both cut
// words by `text.js`, so that what the index holds is what people's words come to.

import { slug, TIMES } from "./rank.js";
import { stem } from "./stem.js";
import { readLists, wordsOf } from "./text.js";

/** How much a word of the title counts, and one of a text, beside one given as what people type. */
const TITLE = 4;
const TEXT = 0.25;

/** The share of tasks that may say a word before those that say it once no longer count. */
const MANY = 0.2;

/** How many lines of a task a word may stand on; on more, it points to none. */
const FEW = 3;

/** How often a task must say a word that carries little, for the index to hold it. */
const OFTEN = 2;

/**
 * What a task says: `texts` count little, `said` is what people type, `lines` holds for each line of
 * the task what people say for it, and `sides` a 1 for each line that is part of the role.
 *
 * @typedef {object} TaskSource
 * @property {string} id
 * @property {string} title
 * @property {number} verdict
 * @property {string} sides
 * @property {string[]} texts
 * @property {string[]} said
 * @property {string[][]} lines
 */

/** @typedef {{ times: number, lines: number[] }} Counted how often a task says a word, and where */

/**
 * The index, as short as it goes. Of `source`, macros/outputs/lookup/index.py makes it from the data.
 *
 * @param {object} source
 * @param {Record<string, string>} source.lists the lists of words, as readLists reads them
 * @param {{ says: string[], unless: string[], idioms: string[], emergency: boolean }[]} source.danger
 * @param {TaskSource[]} source.tasks
 * @param {[string, string, { id: string, title: string, also: string[] }[]][]} source.more for each
 *   other kind its title, the pattern of its addresses and its entries
 * @param {string} source.url the pattern of the addresses of tasks
 * @param {Record<string, string>} source.verdicts
 */
export function buildIndex({ lists, danger, tasks, more, url, verdicts }) {
  const known = readLists(lists);
  return {
    lists,
    danger: danger.map((group) => [
      distinct(group.says, known),
      group.unless.join("|").toLowerCase(),
      distinct(group.idioms, known),
      Number(group.emergency),
    ]),
    tasks: tasks.map(({ id, title, verdict, sides }) => [id, title, verdict, sides]),
    words: packed(tasks.map((task) => countedIn(task, known))),
    more: more.map(([title, pattern, entries]) => [
      title,
      pattern,
      entries.map((entry) => brief(entry, known)),
    ]),
    url,
    verdicts,
  };
}

/**
 * The words of `text` that carry something or little, short forms written out.
 *
 * @param {string} text
 * @param {WordLists} known
 * @returns {string[]}
 */
const telling = (text, known) => wordsOf(text, known).filter((word) => !known.small.has(word));

/**
 * `phrases` parted by "|", one of those that are the same to the engine.
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

/**
 * The words of a task by stem. What its texts alone say counts where they say it often.
 *
 * @param {TaskSource} task
 * @param {WordLists} known
 */
export function countedIn(task, known) {
  /** @type {Map<string, Counted>} */
  const counted = new Map();
  const count = (/** @type {string} */ text, /** @type {number} */ times, line = -1) => {
    for (const s of telling(text, known).map(stem)) {
      const entry = counted.get(s) ?? { times: 0, lines: [] };
      entry.times += times;
      if (line >= 0 && !entry.lines.includes(line)) entry.lines.push(line);
      counted.set(s, entry);
    }
  };
  for (const text of task.texts) count(text, TEXT);
  count(task.title, TITLE);
  for (const text of task.said) count(text, 1);
  task.lines.forEach((says, line) => says.forEach((text) => count(text, 1, line)));

  for (const s of telling(task.title, known).map(stem)) {
    // It names the task, so it tells no side of it.
    if (!known.light.has(s)) counted.set(s, { times: counted.get(s)?.times ?? 0, lines: [] });
  }
  const enough = (/** @type {string} */ s) => (known.light.has(s) ? OFTEN : 1);
  const kept = [...counted].filter(([s, { times }]) => times >= enough(s));
  return new Map(
    kept.map(([s, { times, lines }]) => [s, { times, lines: pointedTo(lines, task.sides) }]),
  );
}

/**
 * Which of the lines that a word stands on it points to, if they are few: the first of each side.
 *
 * @param {number[]} lines
 * @param {string} sides
 */
function pointedTo(lines, sides) {
  if (lines.length > FEW) return [];
  return lines.filter((line, at) => lines.findIndex((one) => sides[one] === sides[line]) === at);
}

/**
 * The stems of all tasks' words as one text, in the order of the alphabet.
 *
 * Each: how many letters it has in common with the one before, the rest of it, and for each task
 * that says it how many tasks after the last one (A is the next, Z stands for 25 more), the lines
 * (a is the first), and a sign of `TIMES` where it is said more than once: `0pillAbd~`.
 *
 * @param {Map<string, Counted>[]} tasks
 */
export function packed(tasks) {
  let last = "";
  let words = "";
  for (const s of [...new Set(tasks.flatMap((task) => [...task.keys()]))].sort()) {
    const postings = postingsOf(s, tasks);
    if (!postings) continue;
    const shared = Math.min(sharedLetters(last, s), 9);
    words += `${shared}${s.slice(shared)}${postings}`;
    last = s;
  }
  return words;
}

/**
 * How many letters two words have in common from their start.
 *
 * @param {string} one
 * @param {string} other
 */
function sharedLetters(one, other) {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  return at;
}

/**
 * @param {string} s
 * @param {Map<string, Counted>[]} tasks
 */
function postingsOf(s, tasks) {
  const isSpread = tasks.filter((task) => task.has(s)).length > MANY * tasks.length;
  let text = "";
  let last = -1;
  tasks.forEach((task, number) => {
    const said = task.get(s);
    if (!said || (isSpread && said.times < OFTEN)) return;
    const far = number - last - 1;
    const lines = said.lines.filter((line) => line < 26).map((line) => letter("a", line));
    text += "Z".repeat(Math.floor(far / 25)) + letter("A", far % 25) + lines.join("");
    text += signOf(said.times);
    last = number;
  });
  return text;
}

/**
 * @param {string} first
 * @param {number} after
 */
const letter = (first, after) => String.fromCharCode(first.charCodeAt(0) + after);

/** @param {number} times rounded down to what has a sign */
const signOf = (times) =>
  Object.entries(TIMES).reduce((sign, [next, least]) => (least <= times ? next : sign), "");

/**
 * An entry's title, its other words, and its id where the title doesn't give it.
 *
 * @param {{ id: string, title: string, also: string[] }} entry
 * @param {WordLists} known
 */
function brief({ id, title, also }, known) {
  const named = new Set(telling(title, known));
  const others = new Set(also.flatMap((text) => telling(text, known)));
  const words = [...others].filter((word) => !named.has(word)).join(" ");
  return slug(title) === id ? [title, words] : [title, words, id];
}
