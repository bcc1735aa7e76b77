// What the address of a page says of the search: the words, and the answer chosen to a card's question.
//
// The words stand in the fragment, #q=…&choice=…, for a browser sends that to no server: neither a
// reload nor a link that was passed on puts them into a log. A link with ?q=… is understood as well,
// as people and search boxes elsewhere write it, and is turned into the fragment at once.

/** Letters of the words at most. */
const LONGEST = 200;

/**
 * The words and the choice, counted from 0, that an address holds; null where it holds none.
 *
 * @param {string} href
 * @returns {{ words: string, choice: number | null } | null}
 */
export function readAddress(href) {
  const { hash, search } = new URL(href);
  const given = [hash.slice(1), search].map(parameters).find((one) => one.has("q"));
  const words = given?.get("q")?.slice(0, LONGEST).trim();
  if (!given || !words) return null;
  const choice = Number.parseInt(given.get("choice") ?? "", 10);
  return { words, choice: choice > 0 ? choice - 1 : null };
}

/** @param {string} text */
const parameters = (text) => new URLSearchParams(text);

/**
 * `href` with the words and the choice in its fragment, and no ?q=. Without words, another fragment stays.
 *
 * @param {string} href
 * @param {string} words
 * @param {number | null} [choice]
 */
export function withWords(href, words, choice = null) {
  const url = new URL(href);
  for (const name of ["q", "choice"]) url.searchParams.delete(name);
  const told = words.trim();
  const chosen = choice === null ? "" : `&choice=${choice + 1}`;
  if (told) url.hash = `q=${encodeURIComponent(told)}${chosen}`;
  else if (parameters(url.hash.slice(1)).has("q")) url.hash = "";
  return url.href.replace(/#$/, "");
}

/**
 * The address on the web of the page at `href`: of a copy that lies on a disk, the one it was made from.
 *
 * @param {string} href
 * @param {string | undefined} canonical what the page says is its address
 */
export function shareable(href, canonical) {
  const url = new URL(href);
  if (url.protocol !== "file:" || !canonical) return href;
  return new URL(url.hash, canonical).href;
}
