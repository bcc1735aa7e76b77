// Whether an answer is right, without any page.

/**
 * The parts of `chosen` (ids) that are right, wrong and missing, by the options' `right`.
 *
 * @param {AnswerOption[]} options
 * @param {string[]} chosen
 */
export function judgeChoices(options, chosen) {
  const ids = (/** @type {(option: AnswerOption) => boolean} */ test) =>
    options.filter(test).map((option) => option.id);
  const wrong = ids((option) => chosen.includes(option.id) && !option.right);
  const missing = ids((option) => !chosen.includes(option.id) && option.right);
  return { right: !wrong.length && !missing.length, wrong, missing };
}

/**
 * The options whose chosen match (a text by id) is not their own.
 *
 * @param {AnswerOption[]} options
 * @param {Record<string, string>} chosen
 */
export function judgeMatches(options, chosen) {
  const wrong = options
    .filter((option) => chosen[option.id] !== option.match)
    .map((option) => option.id);
  return { right: !wrong.length, wrong, missing: [] };
}

/**
 * The options that do not stand where they belong in `order` (ids).
 *
 * @param {AnswerOption[]} options
 * @param {string[]} order
 */
export function judgeOrder(options, order) {
  const wrong = options
    .filter((option, place) => order[place] !== option.id)
    .map((option) => option.id);
  return { right: !wrong.length, wrong, missing: [] };
}

/**
 * `ids` with the one at `place` moved up (-1) or down (1); the same where it can't move.
 *
 * @param {string[]} ids
 * @param {number} place
 * @param {number} by
 */
export function moved(ids, place, by) {
  const to = place + by;
  if (to < 0 || to >= ids.length) return ids;
  const after = [...ids];
  [after[place], after[to]] = [after[to], after[place]];
  return after;
}

/**
 * The first words of the result of a scored question.
 *
 * @param {Marked} given
 * @param {string} type
 */
export function verdict({ right, wrong, missing }, type) {
  if (right) return "Right.";
  if (type === "multiple") {
    const said = [];
    if (wrong.length)
      said.push(`${wrong.length} of your choices ${wrong.length === 1 ? "does" : "do"} not fit`);
    if (missing.length)
      said.push(`${missing.length} ${missing.length === 1 ? "is" : "are"} missing`);
    return `Not quite: ${said.join(", and ")}.`;
  }
  if (type === "match" || type === "order")
    return `Not quite: ${wrong.length} of them ${wrong.length === 1 ? "stands" : "stand"} in another place.`;
  return "Not this one.";
}
