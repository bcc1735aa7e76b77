// The app that the site can be.

/**
 * Whether to keep a copy: not where the reader asked the browser to save data, and not for a page
 * inside a page of somebody else's.
 *
 * @param {{ location: { protocol: string }, navigator: any, self?: unknown, top?: unknown }} browser
 */
export function wantsCopy(browser) {
  return (
    canKeep(browser) && !browser.navigator.connection?.saveData && browser.self === browser.top
  );
}

/**
 * Whether a copy can be kept at all.
 *
 * @param {{ location: { protocol: string }, navigator: any }} browser
 */
export const canKeep = ({ location, navigator }) =>
  location.protocol.startsWith("http") && "serviceWorker" in navigator;

/** What is noted once the reader has seen the question whether to keep the whole handbook. */
export const ASKED = "asked";

/**
 * What to do about that question: "note" the day of the first visit, "ask" on a later day or in the
 * installed app, or "nothing", for it is asked once.
 *
 * @param {string | null} noted what was noted before: a day, or `ASKED`
 * @param {string} today
 * @param {boolean} installed
 */
export function question(noted, today, installed) {
  if (noted === ASKED) return "nothing";
  if (installed || (noted && noted !== today)) return "ask";
  return noted ? "nothing" : "note";
}
