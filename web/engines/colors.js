// Light or dark colors.

/** The colors in use: what was chosen here, else what the device asks for. */
export const current = (chosen, deviceIsDark) => chosen ?? (deviceIsDark ? "dark" : "light");

/** The colors that a press of the button leads to. */
export const other = (colors) => (colors === "dark" ? "light" : "dark");

/** What to keep: nothing where the choice is what the device asks for anyway. */
export const toStore = (colors, deviceIsDark) =>
  colors === current(null, deviceIsDark) ? null : colors;
