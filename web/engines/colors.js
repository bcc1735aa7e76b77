// Light or dark colors.

/**
 * The colors in use: what was chosen here, else what the device asks for.
 *
 * @param {string | null | undefined} chosen
 * @param {boolean} deviceIsDark
 */
export const current = (chosen, deviceIsDark) => chosen ?? (deviceIsDark ? "dark" : "light");

/**
 * The colors that a press of the button leads to.
 *
 * @param {string} colors
 */
export const other = (colors) => (colors === "dark" ? "light" : "dark");

/**
 * What to keep: nothing where the choice is what the device asks for anyway.
 *
 * @param {string} colors
 * @param {boolean} deviceIsDark
 */
export const toStore = (colors, deviceIsDark) =>
  colors === current(null, deviceIsDark) ? null : colors;
