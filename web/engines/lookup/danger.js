// Words about danger to life or limb: whether the signpost goes on top, and which number comes first.

import { nearest, shelves } from "./fuzzy.js";
import { stem } from "../model/stem.js";
import { list, wordsOf } from "../model/text.js";

const GAP = 2; // words that may stand between two words of a phrase
const GAP_TO_SOMEONE = 1; // and before someone: "hit the target with clients" hurts nobody
const CLASSES = ["self", "someone", "not"];

/**
 * How many slips a word may hold: fewer than elsewhere, as one wrong alarm hides many right ones.
 *
 * @param {number} length
 */
const slips = (length) => (length < 4 ? 0 : length < 9 ? 1 : 2);

/**
 * The list of danger ready for use: `groups` as the index holds them, `known` from readLists.
 *
 * @param {any[]} groups
 * @param {WordLists} known
 */
export function prepareDanger(groups, known) {
  /** @type {Set<string>} */
  const familiar = new Set();
  const raw = new Set();
  const phrases = (/** @type {string} */ texts) =>
    list(texts).map((text) =>
      spoken(text, known).map((word) => {
        const token = CLASSES.includes(word) ? `@${word}` : stem(word);
        familiar.add(token);
        raw.add(word).add(stem(word));
        return token;
      }),
    );
  const idioms = groups.flatMap(([, , turns]) => phrases(turns));
  const made = groups.map(([says, unless, , emergency]) => ({
    says: phrases(says),
    unless: new Set(list(unless).flatMap((text) => wordsOf(text, known).map(stem))),
    emergency: Boolean(emergency),
  }));
  const shelved = shelves([...raw, ...known.self].filter((w) => w.length > 3));
  return { known, familiar, idioms, groups: made, shelved };
}

/**
 * What danger `text` speaks of: null where of none, else whether it is an `emergency`, for which the emergency number
 * comes before the crisis line. `isKnown` says of a stem whether it is a word of its own. A word that rules and training
 * hold as well, which is what `unless` of a group is for, speaks of danger only where the rest `isLikely` to.
 *
 * @param {string} text
 * @param {DangerList} made
 * @param {(stem: string) => boolean} isKnown
 * @param {boolean} [isLikely]
 */
export function dangerIn(text, made, isKnown, isLikely = true) {
  const sentences = sentencesOf(text, made, isKnown).map((words) =>
    made.idioms.reduce(struck, words),
  );
  const stems = new Set(wordsOf(text, made.known).map(stem));
  const met = made.groups.filter(
    (group) => (isLikely || !group.unless.size) && speaksOf(group, sentences, stems),
  );
  return met.length ? { emergency: met.some((group) => group.emergency) } : null;
}

/**
 * Whether a turn of phrase that means no harm stands in `text`.
 *
 * @param {string} text
 * @param {DangerList} made
 */
export const hasTurn = (text, made) =>
  sentencesOf(text, made, () => true).some((words) =>
    made.idioms.some((idiom) => words.some((_, from) => reach(words, idiom, from, false))),
  );

/**
 * The words of each sentence of `text` that count.
 *
 * @param {string} text
 * @param {DangerList} made
 * @param {(stem: string) => boolean} isKnown
 */
const sentencesOf = (text, made, isKnown) =>
  text.split(/[.?!;]+\s/).map((part) => read(part, made, isKnown));

/**
 * @param {DangerGroup} given
 * @param {string[][][]} sentences
 * @param {Set<string>} stems
 */
function speaksOf({ says, unless }, sentences, stems) {
  if ([...unless].some((w) => stems.has(w))) return false;
  return sentences.some((words) =>
    says.some((phrase) => words.some((_, from) => reach(words, phrase, from, true))),
  );
}

/**
 * The words of `text` that count.
 *
 * @param {string} text
 * @param {WordLists} known
 */
function spoken(text, known) {
  return wordsOf(text, known).filter((word) => !known.drop.has(word));
}

/**
 * The words of `text` that count, each as every token of a phrase that it may stand for.
 *
 * @param {string} text
 * @param {DangerList} made
 * @param {(stem: string) => boolean} isKnown
 */
function read(text, made, isKnown) {
  return spoken(text, made.known).map((word) => {
    const own = tokens(word, made.known);
    if (own.some((token) => made.familiar.has(token)) || isKnown(own[0])) return own;
    const near = nearest(word, made.shelved, slips(word.length));
    return [...own, ...near.flatMap((other) => tokens(other, made.known))];
  });
}

/**
 * @param {string} word
 * @param {WordLists} known
 */
const tokens = (word, known) => {
  const own = stem(word);
  return [own, ...CLASSES.filter((name) => known[name].has(own)).map((name) => `@${name}`)];
};

/**
 * `words` with a turn of phrase blanked where it stands, so that nothing reaches through it.
 *
 * @param {string[][]} words
 * @param {string[]} idiom
 */
function struck(words, idiom) {
  const from = words.findIndex((_, at) => reach(words, idiom, at, false));
  if (from < 0) return words;
  return struck(
    [...words.slice(0, from), ...idiom.map(() => []), ...words.slice(from + idiom.length)],
    idiom,
  );
}

/**
 * Whether `phrase` stands in `words` in order from the place `from`, with few words between if `gaps`.
 *
 * @param {string[][]} words
 * @param {string[]} phrase
 * @param {number} from
 * @param {boolean} gaps
 */
function reach(words, phrase, from, gaps) {
  let at = from - 1;
  return phrase.every((want, i) => {
    const gap = !gaps || !i ? 0 : want === "@someone" ? GAP_TO_SOMEONE : GAP;
    const near = words.slice(at + 1, at + 2 + gap).findIndex((w) => w.includes(want));
    at += 1 + near;
    return near >= 0;
  });
}
