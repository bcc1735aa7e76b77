// A quiz as a whole: what is answered, what is right, what is left, and which ten come next.

const AT_A_TIME = 10;
const FEW = 3; // fewer than these stay with the ten before them

/**
 * What of the scored questions `ids` has been answered, and how.
 *
 * @param {Progress} progress
 * @param {string[]} ids
 */
export function tally(progress, ids) {
  const answered = ids.filter((id) => progress.questions[id]);
  const right = answered.filter((id) => progress.questions[id].right).length;
  return {
    answered: answered.length,
    right,
    missed: answered.length - right,
    left: ids.length - answered.length,
    total: ids.length,
  };
}

/**
 * A tally in a sentence or two.
 *
 * @param {ReturnType<typeof tally>} given
 */
export function tallySummary({ answered, right, missed, left, total }) {
  if (!answered) return `None of ${total} answered yet.`;
  const rest = left ? `${left} left.` : "None left.";
  const back = missed ? `, ${missed} missed` : "";
  return `${answered} of ${total} answered: ${right} right${back}. ${rest}`;
}

/**
 * Which of the questions `ids` are shown under `filter`.
 *
 * @param {Progress} progress
 * @param {string[]} ids
 * @param {string} filter `all`, `left` or `missed`
 */
export function chosen(progress, ids, filter) {
  if (filter === "left") return ids.filter((id) => !progress.questions[id]);
  if (filter === "missed") return ids.filter((id) => progress.questions[id]?.right === false);
  return ids;
}

/**
 * `items` in groups of ten; one or two over stay with the last ten.
 *
 * @template Item
 * @param {Item[]} items
 * @returns {Item[][]} at least one group
 */
export function groupsOf(items) {
  const groups = [];
  for (let at = 0; at < items.length; at += AT_A_TIME) groups.push(items.slice(at, at + AT_A_TIME));
  const last = groups.at(-1) ?? [];
  if (groups.length > 1 && last.length < FEW)
    groups.splice(-2, 2, [...groups[groups.length - 2], ...last]);
  return groups.length ? groups : [[]];
}

/**
 * The number of the first group with a question that has no answer yet; the first where all have.
 *
 * @param {Progress} progress
 * @param {string[][]} groups
 */
export function firstOpen(progress, groups) {
  return Math.max(
    0,
    groups.findIndex((ids) => ids.some((id) => !progress.questions[id])),
  );
}

/**
 * What a reader is told of the last answer to a question.
 *
 * @param {Answered} answer
 */
export function lastTime({ last, right, queued }) {
  if (right) return `✓ You got this right on ${last}.`;
  return `✗ You missed this on ${last}.${queued ? ` It comes back in your review on ${queued.due}.` : ""}`;
}
