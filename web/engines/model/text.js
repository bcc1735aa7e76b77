// From what people type to words: lower case, short forms written out, nothing else lost.

import { stem } from "./stem.js";

/**
 * @param {string} text
 */
const list = (text) => (text || "").split("|").filter(Boolean);
/**
 * @param {string} text
 */
const flat = (text) =>
  text
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replace(/[’‘`']/g, "")
    .replace(/(\d)(am|pm)\b/g, "$1 $2")
    .replace(/[^a-z0-9:/]+/g, " ")
    .replace(/(^| )[:/]+|[:/]+(?= |$)/g, " ")
    .replace(/ +/g, " ")
    .trim();

/**
 * The words of a text that is flat already.
 *
 * @param {string} text
 */
const split = (text) => text.replace(/[:/]+/g, " ").split(" ").filter(Boolean);

/**
 * What the lists of words say, ready for use. `words` is the part of the index called lists: under each name a
 * text of words parted by "|", or of "word:says,says".
 *
 * @param {Record<string, string>} words
 */
export function readLists(words) {
  const same = new Map();
  const longest = new Map();
  for (const group of list(words.same)) {
    const at = group.indexOf(":");
    for (const says of group.slice(at + 1).split(",")) {
      const form = flat(says);
      same.set(form, flat(group.slice(0, at)));
      const [first, ...others] = form.split(" ");
      longest.set(first, Math.max(longest.get(first) ?? 1, 1 + others.length));
    }
  }
  const stems = (/** @type {string} */ name) =>
    new Set(list(words[name]).flatMap((text) => split(flat(text)).map(stem)));
  return {
    same,
    longest,
    small: new Set(list(words.small).map(flat)),
    harmless: stems("harmless"),
    self: stems("self"),
    someone: stems("someone"),
    not: stems("not"),
    drop: new Set(list(words.drop).map(flat)),
  };
}

/**
 * The words of `text` in order, short forms written out; words that carry nothing included.
 *
 * @param {string} text
 * @param {WordLists} known
 */
export function wordsOf(text, known) {
  const parts = flat(text).split(" ").filter(Boolean);
  const out = [];
  for (let at = 0; at < parts.length;) {
    let size = Math.min(known.longest.get(parts[at]) ?? 1, parts.length - at);
    while (size > 1 && !known.same.has(parts.slice(at, at + size).join(" "))) size -= 1;
    const part = size > 1 ? parts.slice(at, at + size).join(" ") : parts[at];
    out.push(known.same.get(part) ?? part);
    at += size;
  }
  return split(out.join(" "));
}

/**
 * The stems of a text that carry something, in order.
 *
 * @param {string} text
 * @param {WordLists} known
 */
export function stemsOf(text, known) {
  return wordsOf(text, known)
    .filter((w) => !known.small.has(w))
    .map(stem);
}

export { flat, list, split };
