// Where a reader stopped: the part of each page of a path that isn't done yet, the last one last.

import { countDone } from "./progress.js";

const PLACE = /^[a-z0-9/-]+$/i;

/**
 * The places in the text that the browser kept; none where it can't be read.
 *
 * @param {string | null} text
 * @returns {Places}
 */
export function placesFrom(text) {
  try {
    const found = Object.entries(JSON.parse(text ?? "{}"));
    return Object.fromEntries(
      found.filter(([step, part]) => PLACE.test(step) && PLACE.test(String(part))),
    );
  } catch {
    return {};
  }
}

/**
 * `places` after a reader left the page of `step` in its `part` (an id).
 *
 * @param {Places} places
 * @param {string} step
 * @param {string} part
 * @returns {Places}
 */
export function stoppedAt(places, step, part) {
  return { ...without(places, step), [step]: part };
}

/**
 * `places` without the one on the page of `step`.
 *
 * @param {Places} places
 * @param {string} step
 * @returns {Places}
 */
export function without(places, step) {
  const { [step]: _, ...others } = places;
  return others;
}

/**
 * The page of a path to go on with: the one left last that isn't done, or the first that isn't.
 *
 * @param {Progress} progress
 * @param {Places} places
 * @param {string[]} keys the steps of the path, in order
 * @returns {{ step: string, number: number, total: number, part: string | null } | null} null for
 *   who has not begun the path, or is at its end
 */
export function goOn(progress, places, keys) {
  const open = keys.filter((key) => !progress.steps[key]);
  const left = Object.keys(places).filter((key) => open.includes(key));
  if (!open.length || (!left.length && !countDone(progress, keys))) return null;
  const step = left.at(-1) ?? open[0];
  return { step, number: keys.indexOf(step) + 1, total: keys.length, part: places[step] ?? null };
}

/**
 * The part of a page that a reader is in: the last one that begins in the upper third of the
 * screen or above it; null on top of the page.
 *
 * @param {{ id: string, top: number }[]} parts in the order of the page, `top` in pixels below the
 *   upper edge of the screen
 * @param {number} height of the screen
 */
export function partInSight(parts, height) {
  return parts.findLast(({ top }) => top < height / 3)?.id ?? null;
}
