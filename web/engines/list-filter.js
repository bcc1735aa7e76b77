// Which entries of a list fit what was chosen.

/**
 * Whether an entry fits what is chosen: in every facet with a choice, one of its words is chosen,
 * and its text holds every word searched for.
 *
 * @param {{facets: Record<string, string[]>, text: string}} entry
 * @param {{facets: Record<string, string[]>, words: string[]}} chosen
 */
export function fits(entry, chosen) {
  const inFacets = Object.entries(chosen.facets).every(
    ([key, words]) =>
      !words.length || words.some((word) => (entry.facets[key] ?? []).includes(word)),
  );
  return inFacets && chosen.words.every((word) => entry.text.includes(word));
}

/**
 * A text as it is compared: in lower case, without accents.
 *
 * @param {string} text
 */
export function folded(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

/**
 * What a reader is told of the result.
 *
 * @param {number} shown
 * @param {number} total
 */
export function summary(shown, total) {
  if (shown === 0) return `None of ${total} fits. Take a choice away.`;
  return shown === total ? `All ${total} shown.` : `${shown} of ${total} shown.`;
}
