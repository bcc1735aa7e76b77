// What a self-assessment comes to.

/**
 * The sum of the scores of what is chosen, and how many items are left open.
 *
 * @param {string[]} items
 * @param {Record<string, AssessOption | null>} chosen
 */
export function total(items, chosen) {
  const open = items.filter((item) => !chosen[item]).length;
  const sum = Object.values(chosen).reduce((before, option) => before + (option?.score ?? 0), 0);
  return { sum, open };
}

/**
 * The band that `sum` lies in, or null.
 *
 * @param {Band[]} bands
 * @param {number} sum
 */
export function bandOf(bands, sum) {
  return bands.find((band) => band.least <= sum && sum <= band.most) ?? null;
}

/**
 * How often each option was chosen, with the texts of the items it was chosen for.
 *
 * @param {AssessOption[]} options
 * @param {Answer[]} answers
 */
export function grouped(options, answers) {
  return options
    .map((option) => ({
      option,
      items: answers.filter((answer) => answer.option?.id === option.id),
    }))
    .filter(({ items }) => items.length);
}

/**
 * The answers as the text of a file.
 *
 * @param {string} title
 * @param {string} day
 * @param {Answer[]} answers
 * @param {string[]} result
 */
export function asText(title, day, answers, result) {
  const lines = answers.map(
    (answer) => `${answer.text}\n  ${answer.option?.text || answer.words || "(left open)"}`,
  );
  return `${[title, day, "", ...lines, "", ...result].join("\n")}\n`;
}

/**
 * For items with levels of their own: where someone is, and what would be one level up.
 *
 * @param {Answer[]} answers
 */
export function levelLines(answers) {
  return answers
    .filter((answer) => answer.option)
    .map(({ text, option, options }) => {
      const place = options.findIndex((one) => one.id === option?.id);
      const up = options[place + 1];
      const next = up ? `One level up: ${up.text}` : "This is the highest level.";
      return `${text} Level ${place + 1} of ${options.length}. ${next}`;
    });
}

const FORMAT = "handbook/self-assessment";
const VERSION = 1;
const LARGEST = 200_000;
const MARK = "For the page to read back. Please leave this line as it is:";

/**
 * What was chosen or written, by the item's id; what was left open is left out.
 *
 * @param {Answer[]} answers
 * @returns {Record<string, string>}
 */
export function marksOf(answers) {
  const marked = answers.map((answer) => [answer.id, answer.option?.id ?? answer.words]);
  return Object.fromEntries(marked.filter(([, mark]) => mark));
}

/**
 * The text of a file that people can read, with a last line that `fromFile` reads.
 *
 * @param {string} text what people read
 * @param {string} assessment
 * @param {Sitting} sitting
 */
export function toFile(text, assessment, sitting) {
  const kept = { format: FORMAT, version: VERSION, assessment, ...sitting };
  return `${text}\n${MARK}\n${JSON.stringify(kept)}\n`;
}

/**
 * The marks in a file that was saved here, or why they can't be read.
 *
 * @param {string} text
 * @param {string} assessment the one whose marks are wanted
 * @returns {{ sitting: Sitting | null, problem: string }}
 */
export function fromFile(text, assessment) {
  const refuse = (/** @type {string} */ problem) => ({ sitting: null, problem });
  if (text.length > LARGEST) return refuse("The file is too large to be one that was saved here.");
  const [, line] = text.split(MARK);
  if (!line) return refuse("The file isn't one that was saved here: its last line is missing.");
  const value = parsed(line);
  if (value?.format !== FORMAT || value.version !== VERSION || !isSitting(value))
    return refuse("The last line of the file has been changed, and can't be read any more.");
  if (value.assessment !== assessment)
    return refuse("The file holds the marks of another self-assessment.");
  return { sitting: { day: value.day, marks: value.marks }, problem: "" };
}

/**
 * The sittings that a browser kept; none where they can't be read.
 *
 * @param {string | null} text
 * @returns {Sitting[]}
 */
export function sittingsFrom(text) {
  const found = parsed(text ?? "[]");
  return Array.isArray(found) ? found.filter(isSitting) : [];
}

/**
 * `sittings` with one more, by day; it takes the place of one of the same day.
 *
 * @param {Sitting[]} sittings
 * @param {Sitting} sitting
 */
export function withSitting(sittings, sitting) {
  const others = sittings.filter(({ day }) => day !== sitting.day);
  return [...others, sitting].sort((one, other) => one.day.localeCompare(other.day));
}

/**
 * The items that were marked differently at two times, with what was said each time.
 *
 * @param {{ id: string, text: string, options: AssessOption[] }[]} items
 * @param {Record<string, string>} before
 * @param {Record<string, string>} after
 */
export function changes(items, before, after) {
  return items
    .filter(({ id }) => (before[id] ?? "") !== (after[id] ?? ""))
    .map(({ id, text, options }) => {
      const told = (/** @type {string | undefined} */ mark) =>
        options.find((option) => option.id === mark)?.text ?? (mark || "Left open");
      return { text, before: told(before[id]), after: told(after[id]) };
    });
}

/**
 * What the marks of an assessment add up to.
 *
 * @param {{ id: string, options: AssessOption[] }[]} items
 * @param {Record<string, string>} marks
 */
export function sumOf(items, marks) {
  const scores = items.map(
    ({ id, options }) => options.find((option) => option.id === marks[id])?.score ?? 0,
  );
  return scores.reduce((sum, score) => sum + score, 0);
}

/**
 * What a reader is told of the difference between two times.
 *
 * @param {number} changed how many items
 * @param {number} total of how many
 */
export function changesSummary(changed, total) {
  if (!changed) return `All ${total} are marked the same.`;
  return `${changed} of ${total} ${changed === 1 ? "is" : "are"} marked differently.`;
}

/**
 * @param {string} text
 */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/**
 * @param {any} value
 */
function isSitting(value) {
  if (typeof value?.day !== "string" || !/^\d{4}-\d\d-\d\d$/.test(value.day)) return false;
  if (typeof value.marks !== "object" || value.marks === null) return false;
  return Object.values(value.marks).every((mark) => typeof mark === "string");
}
