// The button for dark colors: a reader's own choice, kept in this browser only.

const KEY = "colors";

/** The colors in use: what was chosen here, else what the device asks for. */
export const current = (chosen, deviceIsDark) => chosen ?? (deviceIsDark ? "dark" : "light");

/** The colors that a press of the button leads to. */
export const other = (colors) => (colors === "dark" ? "light" : "dark");

/** What to keep: nothing where the choice is what the device asks for anyway. */
export const kept = (colors, deviceIsDark) => (colors === current(null, deviceIsDark) ? null : colors);

/** Start the button: it shows whether dark colors are on, and a press switches them. */
export function start(button) {
  const device = matchMedia("(prefers-color-scheme: dark)");
  const page = document.documentElement;
  const now = () => current(page.dataset.colors, device.matches);
  const show = () => button.setAttribute("aria-pressed", String(now() === "dark"));
  button.addEventListener("click", () => {
    keep(page, kept(other(now()), device.matches));
    show();
  });
  device.addEventListener("change", show);
  show();
  button.hidden = false;
}

function keep(page, colors) {
  if (colors) page.dataset.colors = colors;
  else delete page.dataset.colors;
  try {
    if (colors) localStorage.setItem(KEY, colors);
    else localStorage.removeItem(KEY);
  } catch {
    // Storage can be switched off: the choice then holds for this page alone.
  }
}
