// Which slide a key leads to, without a page.

const ON = new Set(["ArrowRight", "ArrowDown", "PageDown", " ", "Enter"]);
const BACK = new Set(["ArrowLeft", "ArrowUp", "PageUp", "Backspace"]);

/**
 * The number of the slide that a key leads to from slide `at` of `total`, counted from 0.
 *
 * @param {{ key: string, shiftKey: boolean, altKey: boolean, ctrlKey: boolean, metaKey: boolean }} press
 * @param {number} at
 * @param {number} total
 * @returns {number | null} null for a key that moves nothing, or belongs to the browser
 */
export function slideAfter({ key, shiftKey, altKey, ctrlKey, metaKey }, at, total) {
  if (altKey || ctrlKey || metaKey) return null;
  if (key === "Home") return 0;
  if (key === "End") return total - 1;
  const by = BACK.has(key) || (key === " " && shiftKey) ? -1 : ON.has(key) ? 1 : 0;
  return by ? Math.min(Math.max(at + by, 0), total - 1) : null;
}

/**
 * The number of the slide that an address names at its end, counted from 0.
 *
 * @param {string} hash such as `#slide-3`
 * @param {number} total
 */
export function slideIn(hash, total) {
  const number = Number(/^#slide-(\d+)$/.exec(hash)?.[1] ?? 1);
  return Math.min(Math.max(number, 1), total) - 1;
}
