// Patterns of the two checks as regular expressions. A pattern is words; * ends a word in any way, .. stands for up
// to three words and ... for up to six, a/b for either word, word? (never the first) for
// one that may be missing, {name} for any
// word of a group in data/check-words.yml. It never reaches across the end of a clause that ; : . ! or ? marks.

const BETWEEN = "[^\\w;:.!?]+";
/** @type {Record<string, number>} */
const GAPS = { "..": 3, "...": 6 };

/**
 * A pattern as the source of a regular expression.
 *
 * @param {string} pattern
 * @param {WordGroups} [groups]
 * @returns {string}
 */
export function patternSource(pattern, groups = {}) {
  let source = "";
  let gap = 0;
  for (const word of pattern.trim().split(/\s+/)) {
    if (word in GAPS) gap += GAPS[word];
    else {
      source += source ? following(gap, word, groups) : alternatives(word, groups);
      gap = 0;
    }
  }
  return `(?<![\\w])${source}(?![\\w])`;
}

/**
 * @param {number} gap how many words may stand between
 * @param {string} word
 * @param {WordGroups} groups
 */
function following(gap, word, groups) {
  const between = gap ? `(?:${BETWEEN}[\\w'’-]+){0,${gap}}?${BETWEEN}` : BETWEEN;
  if (word.endsWith("?")) return `(?:${between}${alternatives(word.slice(0, -1), groups)})?`;
  return between + alternatives(word, groups);
}

/**
 * @param {string} word
 * @param {WordGroups} groups
 */
function alternatives(word, groups) {
  const parts = word.split("/").flatMap((part) => named(part, groups));
  return parts.length > 1 ? `(?:${parts.join("|")})` : parts[0];
}

/**
 * @param {string} part
 * @param {WordGroups} groups
 */
function named(part, groups) {
  const name = /^\{([a-z-]+)\}$/.exec(part)?.[1];
  if (!name) return [oneWord(part)];
  return groups[name].map((words) => words.split(" ").map(oneWord).join(BETWEEN));
}

/**
 * @param {string} word
 */
function oneWord(word) {
  const stem = word.replace(/\*$/, "");
  const escaped = stem.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/'/g, "['’]");
  return word.endsWith("*") ? `${escaped}[\\w'’]*` : escaped;
}

/**
 * A pattern as a regular expression.
 *
 * @param {string} pattern
 * @param {WordGroups} [groups]
 */
export const patternOf = (pattern, groups) => new RegExp(patternSource(pattern, groups), "gi");

/**
 * What a text has to hold for `pattern` to be found in it: of each of its words one way to begin.
 *
 * @param {string} pattern
 * @param {WordGroups} [groups]
 * @returns {string[][]}
 */
export function needs(pattern, groups = {}) {
  return pattern
    .trim()
    .split(/\s+/)
    .filter((word) => !(word in GAPS) && !word.endsWith("?"))
    .map((word) =>
      word
        .split("/")
        .flatMap((part) => groups[/^\{(.*)\}$/.exec(part)?.[1] || ""] || [part])
        .map(stemOf),
    );
}

/**
 * @param {string} word
 */
const stemOf = (word) => word.toLowerCase().replace(/[*'’ ].*$/u, "");

/**
 * Whether `lower`, a text in small letters, holds what a pattern needs.
 *
 * @param {string} lower
 * @param {string[][]} needed
 */
export const mayHold = (lower, needed) =>
  needed.every((stems) => stems.some((stem) => lower.includes(stem)));

/**
 * Where `pattern` is found in `text`: start and end of each place.
 *
 * @param {RegExp} pattern
 * @param {string} text
 * @returns {Span[]}
 */
export function places(pattern, text) {
  return [...text.matchAll(pattern)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
}
