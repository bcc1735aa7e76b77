// Words that nobody knows, met by the nearest word that someone does.

/**
 * How many letters must be put in, left out, changed or swapped between `a` and `b`; more than
 * `most` where they are further apart. A changed letter counts for `change`.
 *
 * @param {string} a
 * @param {string} b
 * @param {number} most
 */
export function distance(a, b, most, change = 1) {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  /** @type {number[]} */
  let before = [];
  let last = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j += 1) {
      const changed = a[i - 1] === b[j - 1] ? 0 : change;
      let cost = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + changed);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, before[j - 2] + 1);
      }
      row.push(cost);
      if (cost < least) least = cost;
    }
    if (least > most) return most + 1;
    [before, last] = [last, row];
  }
  return last[b.length];
}

/**
 * How many slips a word of this length may hold.
 *
 * @param {number} length
 */
export const slips = (length) => (length < 4 ? 0 : length < 8 ? 1 : 2);

/**
 * Words by first letter and length, for `nearest`.
 *
 * @param {Iterable<string>} words
 */
export function shelves(words) {
  const made = new Map();
  for (const word of words) {
    const key = word[0] + word.length;
    if (!made.has(key)) made.set(key, []);
    made.get(key).push(word);
  }
  return made;
}

/**
 * A changed letter mostly makes another word out of a short one: lunch, bunch.
 *
 * @param {number} length
 */
const changing = (length) => (length < 6 ? 2 : 1);

/**
 * The words nearest to `word` among `shelved`, all that are equally near; none where too far.
 *
 * @param {string} word
 * @param {Map<string, string[]>} shelved
 */
export function nearest(word, shelved, most = slips(word.length)) {
  let best = most;
  /** @type {string[]} */
  let found = [];
  if (!most) return found;
  for (const first of new Set([word[0], word[1]])) {
    for (let length = word.length - most; length <= word.length + most; length += 1) {
      for (const other of shelved.get(first + length) ?? []) {
        const far =
          distance(word, other, best, changing(word.length)) + (first === word[0] ? 0 : 0.5);
        if (far < best) [best, found] = [far, [other]];
        else if (far === best) found.push(other);
      }
    }
  }
  return found;
}
