// When a reader wants to leave a page quickly: Escape, pressed several times in a row.

const TIMES = 3;
const WITHIN = 1500; // milliseconds between the first and the last

/**
 * A counter of key presses: true at the last Escape of the row, no key between, none too long after
 * the first.
 */
export function escapeCounter(times = TIMES, within = WITHIN) {
  /** @type {number[]} */
  let pressed = [];
  /**
   * @param {string} key
   * @param {number} now milliseconds
   */
  return (key, now) => {
    pressed = key === "Escape" ? [...pressed, now].filter((then) => now - then <= within) : [];
    return pressed.length >= times;
  };
}
