// Words about danger to life or limb: whether the signpost goes on top.

import { nearest, shelves } from "./fuzzy.js";
import { stem } from "./stem.js";
import { list, wordsOf } from "./text.js";

const GAP = 2; // words that may stand between two words of a phrase

/** The list of danger ready for use: `groups` as the index holds them, `known` from readLists. */
export function prepareDanger(groups, known) {
  const made = { known, familiar: new Set() };
  const raw = new Set();
  made.groups = groups.map(([says, unless]) => ({
    says: list(says).map((text) => read(text, known).map(([token, word]) => {
      made.familiar.add(token);
      raw.add(word);
      return token;
    })),
    unless: new Set(list(unless).flatMap((text) => wordsOf(text, known).map(stem))),
  }));
  made.shelved = shelves([...raw, ...known.self].filter((w) => w.length > 3));
  return made;
}

/** Whether `text` speaks of danger. `isKnown` says of a stem whether it is a word of its own. */
export function isDanger(text, made, isKnown) {
  const words = read(text, made.known).map(([token, word]) =>
    made.familiar.has(token) || isKnown(token) ? [token] : [token, ...nearest(word, made.shelved).map((near) => tokenOf(near, made.known))]);
  const stems = new Set(wordsOf(text, made.known).map(stem));
  return made.groups.some(({ says, unless }) =>
    ![...unless].some((w) => stems.has(w)) && says.some((phrase) => holds(words, phrase)));
}

/** The words of `text` that count, each as the token that phrases are made of and as it is written. */
function read(text, known) {
  return wordsOf(text, known)
    .filter((word) => !known.drop.has(word))
    .map((word) => [tokenOf(word, known), word]);
}

function tokenOf(word, known) {
  const name = ["self", "someone", "not"].find((n) => known[n].has(stem(word)));
  return name ? `@${name}` : stem(word);
}

/** Whether `phrase` stands in `words` in order, with few words between. */
function holds(words, phrase) {
  return words.some((_, from) => {
    let at = from - 1;
    return phrase.every((want, i) => {
      const near = words.slice(at + 1, at + 2 + (i ? GAP : 0)).findIndex((w) => w.includes(want));
      at += 1 + near;
      return near >= 0;
    });
  });
}
