// Drafts as files: what a builder writes, and what it takes in again. Pure functions, no DOM.

const MARK = "handbook";
const LARGEST = 200_000;
const LONGEST = 5_000;

/**
 * The text of a saved draft.
 *
 * @param {string} kind
 * @param {unknown} draft
 */
export function save(kind, draft) {
  return `${JSON.stringify({ handbook: MARK, kind, version: 1, draft }, null, 1)}\n`;
}

/**
 * The draft in the text of a file; throws an Error that can be shown where there is none.
 *
 * @param {string} kind
 * @param {string} text
 */
export function load(kind, text) {
  if (text.length > LARGEST) throw new Error("This file is too large to be a draft.");
  const value = parsed(text);
  if (value?.handbook !== MARK) throw new Error("This file was not saved by the handbook.");
  if (value.kind !== kind)
    throw new Error(`This file holds another kind of draft: ${String(value.kind).slice(0, 40)}.`);
  if (value.version !== 1) throw new Error("This draft is of a newer kind than this page knows.");
  return value.draft && typeof value.draft === "object" ? value.draft : {};
}

/**
 * @param {string} text
 */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error("This file can't be read: it is not a saved draft.");
  }
}

/**
 * `value` as a text of a bearable length.
 *
 * @param {any} value
 */
export const asText = (value) => (typeof value === "string" ? value.slice(0, LONGEST) : "");

/**
 * `value` as a list of ids.
 *
 * @param {any} value
 */
export const asIds = (value) =>
  Array.isArray(value)
    ? value.filter((id) => typeof id === "string" && /^[a-z0-9-]{1,80}$/.test(id))
    : [];

/**
 * `value` as the facts of a job.
 *
 * @param {any} value
 * @param {string[]} keys
 */
export const asFacts = (value, keys) =>
  Object.fromEntries(keys.map((key) => [key, asText(value?.[key])]));

/**
 * `value` as lines of one's own; `place` is the key that says where a line belongs.
 *
 * @template {string} Place
 * @param {unknown} value
 * @param {Place} place
 * @returns {(Record<Place, string> & { text: string })[]}
 */
export const asOwn = (value, place) =>
  (Array.isArray(value) ? value.slice(0, 200) : [])
    .map(
      (line) =>
        /** @type {Record<Place, string> & { text: string }} */ ({
          [place]: asText(line?.[place]),
          text: asText(line?.text),
        }),
    )
    .filter((line) => line.text.trim());

/**
 * Texts from anything, empty ones left out.
 *
 * @param {any} value
 * @returns {string[]}
 */
export const asTexts = (value) =>
  (Array.isArray(value) ? value.slice(0, 100) : []).map(asText).filter((text) => text.trim());
