// Everything that the handbook keeps in a reader's browser, and the way to erase it.
// macros/stored.py reads the list, which is JSON, for the privacy page; a test holds the scripts to it.

/** Each key of localStorage, with what it is for. A `*` at the end of a key stands for any ending. */
export const stored = [
  {"key": "colors", "purpose": "Whether you chose light or dark colors."},
  {"key": "peer-role-handbook:progress", "purpose": "Which quiz questions you have answered, when a missed one comes back, and which pages of a learning path you have done."},
  {"key": "hire:*", "purpose": "A job description, ad or interview kit that you chose to keep."}
];

/** The name of every cache of the service worker begins like this. */
export const CACHES = "peer-role-handbook-";

/** Whether the handbook put `key` there, and not another site at the same address. */
export function isOurs(key) {
  return stored.some((entry) =>
    entry.key.endsWith("*") ? key.startsWith(entry.key.slice(0, -1)) : key === entry.key);
}

/** Those of `keys` that are the handbook's. */
export function ours(keys) {
  return keys.filter(isOurs);
}

/** Erase every key of the handbook from `storage`; returns how many there were. */
export function eraseKeys(storage) {
  const found = ours(Object.keys(storage));
  for (const key of found) storage.removeItem(key);
  return found.length;
}

/** Erase the pages kept for reading without a network, and what keeps them; without a server there are none. */
export async function eraseCopies(root, { caches, location, navigator } = globalThis) {
  if (!location.protocol.startsWith("http") || !navigator.serviceWorker) return;
  const registration = await navigator.serviceWorker.getRegistration(root);
  await registration?.unregister();
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(CACHES)).map((name) => caches.delete(name)));
}
