// When a missed question comes back. Pure: the day is passed in, as "2026-11-21".

/** The days after which a missed question comes back: first after the miss, then after each success. */
export const GAPS = [2, 7, 30];

/**
 * The day where the reader is at `now`, as "2026-11-21".
 *
 * @param {Date} now
 */
export function dayOf(now) {
  const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/**
 * The day `days` after `day`.
 *
 * @param {string} day
 * @param {number} days
 */
export function addDays(day, days) {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/**
 * The place of a question in the queue after an answer.
 *
 * @param {{stage: number, due: string}|null} queued its place before, null when it was not in the queue
 * @param {boolean} right whether the answer was right
 * @param {string} today
 * @returns {{stage: number, due: string}|null} its new place, null when it is out of the queue
 */
export function schedule(queued, right, today) {
  if (!right) return { stage: 0, due: addDays(today, GAPS[0]) };
  if (!queued || queued.due > today) return queued;
  const stage = queued.stage + 1;
  return stage < GAPS.length ? { stage, due: addDays(today, GAPS[stage]) } : null;
}

/**
 * The ids of the questions that are due on `today`, those that have waited longest first.
 *
 * @param {Record<string, Pick<Answered, "queued">>} questions
 * @param {string} today
 */
export function due(questions, today) {
  return Object.entries(questions)
    .map(([id, one]) => ({ id, day: one.queued?.due ?? "" }))
    .filter(({ day }) => day && day <= today)
    .sort((one, other) => one.day.localeCompare(other.day) || one.id.localeCompare(other.id))
    .map(({ id }) => id);
}

/**
 * The first day after `today` on which a question is due, or null.
 *
 * @param {Record<string, Pick<Answered, "queued">>} questions
 * @param {string} today
 */
export function nextDay(questions, today) {
  const days = Object.values(questions)
    .map((one) => one.queued?.due ?? "")
    .filter((day) => day > today);
  return days.sort()[0] ?? null;
}

/**
 * What a reader is told when `count` questions are due and the next come on `next`.
 *
 * @param {number} count
 * @param {string | null} next
 */
export function dueSummary(count, next) {
  const later = next ? ` The next comes back on ${next}.` : "";
  if (count) return `${count} ${count === 1 ? "question is" : "questions are"} due today.${later}`;
  return next
    ? `Nothing is due today.${later}`
    : "Nothing is due. Questions that you miss in a quiz will come back here.";
}
