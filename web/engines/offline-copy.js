// The copy of the handbook that a browser keeps: its pages put together from their parts, and what
// is still to be fetched. macros/mkdocs/service_worker.py writes the parts and their list.

const FOLDER = "assets/copy/";
const AT_ONCE = 6;
const NAME = /\ue000([^\ue000]*)\ue000/g;

/** @param {string} mark the hash that names a file of the copy */
export const stored = (mark) => `${FOLDER}${mark}.json`;

/** @param {string} path */
export const isPage = (path) => path.endsWith("/");

/**
 * Where a file of the edition is kept: under what it holds, so that editions share what is the same.
 *
 * @param {string} path from the root of the site
 * @param {string} mark
 */
export const keyOf = (path, mark) => (isPage(path) ? stored(mark) : `${path}?${mark}`);

/**
 * Where it is fetched.
 *
 * @param {string} path from the root of the site
 * @param {string} mark
 */
export const sourceOf = (path, mark) => (isPage(path) ? stored(mark) : path);

/**
 * The path by which an edition lists what is at `url`.
 *
 * @param {string} url
 * @param {string} scope the address of the site
 */
export const pathOf = (url, scope) => url.slice(scope.length).replace(/[?#].*$/s, "") || "./";

/**
 * The page whose part is `part`.
 *
 * @param {Part} part
 * @param {Shells} around
 */
export function wholePage([group, ...own], { names, shells }) {
  const shell = group ? shells[group] : [""];
  const pieces = group ? shell.flatMap((text, at) => [text, own[at] ?? ""]) : own;
  return pieces.join("").replace(NAME, (_, name) => names[name]);
}

/**
 * Every file that a copy is to hold.
 *
 * @param {Edition} edition
 * @param {boolean} whole
 */
export const wanted = (edition, whole) =>
  whole ? { ...edition.core, ...edition.more } : edition.core;

/**
 * The keys of everything that `editions` name: what may stay.
 *
 * @param {{ mark: string, edition: Edition }[]} editions
 * @param {boolean} whole
 */
export function keysOf(editions, whole) {
  const keys = editions.flatMap(({ mark, edition }) => [
    stored(mark),
    stored(edition.shells),
    ...Object.entries(wanted(edition, whole)).map(([path, hash]) => keyOf(path, hash)),
  ]);
  return new Set(keys);
}

/**
 * Fetches what of `files` is not kept yet. A file that the host lacks is left out, with word of it.
 *
 * @param {Record<string, string>} files each path with the hash of what it holds
 * @param {Store} store
 * @param {(done: number, of: number) => void} [progress]
 * @returns {Promise<Kept>}
 */
export async function keepFiles(files, store, progress = () => {}) {
  const there = await store.keys();
  const waiting = Object.entries(files).filter(([path, mark]) => !there.has(keyOf(path, mark)));
  const of = waiting.length;
  /** @type {Kept} */
  const result = { missing: [], unreachable: [], full: false };
  let done = 0;
  const take = async () => {
    for (let next = waiting.shift(); next && !result.full; next = waiting.shift()) {
      await keepOne(next[0], next[1], store, result);
      progress((done += 1), of);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, take));
  return result;
}

/**
 * @param {string} path
 * @param {string} mark
 * @param {Store} store
 * @param {Kept} result
 */
async function keepOne(path, mark, store, result) {
  let response;
  try {
    response = await store.get(sourceOf(path, mark));
  } catch {
    result.unreachable.push(path);
    return;
  }
  if (!response.ok) {
    result.missing.push(path);
    store.warn(`${path} is not on the server (${response.status}) and so not in the offline copy.`);
    return;
  }
  try {
    await store.put(keyOf(path, mark), response);
  } catch {
    result.full = true; // the one reason why a browser refuses what it could fetch
  }
}

/**
 * A size as people say it: "2.1 MB".
 *
 * @param {number} bytes
 */
export const sizeInWords = (bytes) =>
  bytes < 1e6 ? `${Math.max(1, Math.round(bytes / 1e3))} KB` : `${(bytes / 1e6).toFixed(1)} MB`;

/**
 * What a reader is told when the whole handbook was to be kept.
 *
 * @param {Kept} kept
 */
export function keptSummary({ unreachable, full }) {
  if (full)
    return "This device has no room for all of it. What fits is kept; free some room and try again.";
  if (unreachable.length)
    return "The network went away before all of it was here. Try again when you're online.";
  return "Kept. The whole handbook now opens without a network.";
}
