// Everything that the handbook keeps in a reader's browser, and the way to erase it. The list is
// storage-keys.json, which the privacy page shows as well; a test holds the scripts to it.

import keys from "./storage-keys.json" with { type: "json" };

/**
 * What the names of this copy's caches and keys begin with. It is the path of the site, for other
 * copies of the handbook, and other sites, can lie at the same address.
 *
 * @param {string} root the address of the site
 */
export const ownPrefix = (root) => `${new URL(root).pathname}:`;

/**
 * The name of every cache of the service worker of this copy begins like this.
 *
 * @param {string} root the address of the site
 */
export const cachePrefix = (root) => ownPrefix(root) + keys.caches;

/**
 * The key of localStorage for the entry `name` of the list.
 *
 * @param {string} name
 * @param {string} root the address of the site
 * @param {string} [ending] what stands in the place of the `*` at the end of a key
 */
export function storageKey(name, root, ending = "") {
  const entry = keys.localStorage.find((one) => one.name === name);
  if (!entry) throw new Error(`storage-keys.json does not name ${name}`);
  return placed(entry, root).replace(/\*$/, ending);
}

/**
 * Whether this copy of the handbook put `key` there, and not another site at the same address.
 *
 * @param {string} key
 * @param {string} root the address of the site
 */
export function isOurs(key, root) {
  return keys.localStorage.some((entry) => {
    const own = placed(entry, root);
    return own.endsWith("*") ? key.startsWith(own.slice(0, -1)) : key === own;
  });
}

/**
 * The key of an entry in this copy: the choice of colors is the same in all of them.
 *
 * @param {{ key: string, shared?: boolean }} entry
 * @param {string} root the address of the site
 */
const placed = (entry, root) => (entry.shared ? entry.key : ownPrefix(root) + entry.key);

/**
 * Erases every key of this copy from `storage`; returns how many there were.
 *
 * @param {{ removeItem: (key: string) => void }} storage
 * @param {string} root the address of the site
 */
export function eraseKeys(storage, root) {
  const found = Object.keys(storage).filter((key) => isOurs(key, root));
  for (const key of found) storage.removeItem(key);
  return found.length;
}

/**
 * Erases the pages kept for reading without a network, and what keeps them. Without a server there
 * are none.
 *
 * @param {string} root the address of the site
 * @param {Pick<typeof globalThis, "caches" | "location" | "navigator">} browser
 */
export async function eraseCopies(root, { caches, location, navigator }) {
  if (!location.protocol.startsWith("http") || !navigator.serviceWorker) return;
  const registration = await navigator.serviceWorker.getRegistration(root);
  await registration?.unregister();
  const names = await caches.keys();
  await Promise.all(
    names.filter((name) => name.startsWith(cachePrefix(root))).map((name) => caches.delete(name)),
  );
}

/**
 * Why a browser did not keep something, in words for its reader.
 *
 * @param {unknown} error what its storage threw
 */
export function refusal(error) {
  const full = error instanceof Error && error.name === "QuotaExceededError";
  return full
    ? "This browser has no room left, so this isn't kept. The Privacy page shows what is, and can erase it."
    : "This browser is set to keep nothing from this site, so this isn't kept. Its settings call that cookies or site data.";
}

/**
 * What a reader is told when `count` things and the copied pages are gone.
 *
 * @param {number} count
 */
export function erasedSummary(count) {
  const things = count === 1 ? "1 thing was" : `${count} things were`;
  const found = count ? `Erased: ${things} kept here.` : "Nothing of yours was kept here.";
  return `${found} The pages copied for reading without a network are gone too.`;
}
