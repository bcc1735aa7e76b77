// Stands in for ../load.js in the copy of the site that opens from a USB stick. Browsers fetch no
// files there, so data files are scripts, which macros/outputs/offline/ writes beside them.

const HERE = "assets/scripts/offline.js";

/** The address of the site's root. */
export const root = /** @type {HTMLScriptElement} */ (document.currentScript).src.slice(
  0,
  -HERE.length,
);

/** @typedef {{ promise: Promise<any>, resolve: (value: unknown) => void, reject: (error: Error) => void }} Asked */

/** @type {Map<string, Asked>} */
const asked = new Map();

/** Called by the script of a data file. */
globalThis.handbookOffline = {
  put: (/** @type {string} */ path, /** @type {string} */ text) =>
    asked.get(path)?.resolve(JSON.parse(text)),
};

/**
 * The JSON file at `path`, from the root of the site. Rejects where it can't be had.
 *
 * @param {string} path
 */
export function loadJson(path) {
  const found = asked.get(path) ?? request(path);
  asked.set(path, found);
  return found.promise;
}

/**
 * The HTML of the page at `address`: only pages with questions can be had.
 *
 * @param {string} address
 */
export function loadPage(address) {
  return loadJson(address.slice(root.length));
}

/** @param {string} path */
function request(path) {
  const made = /** @type {Asked} */ ({});
  made.promise = new Promise((resolve, reject) => Object.assign(made, { resolve, reject }));
  const script = document.createElement("script");
  script.src = `${root}${path}.js`;
  script.onerror = () => {
    asked.delete(path);
    made.reject(new Error(path));
  };
  document.head.append(script);
  return made;
}
