// Stands in for ../load.js in the copy of the site that opens from a USB stick. Browsers fetch no
// files there, so data files are scripts, which macros/outputs/offline/ writes beside them.

const HERE = "assets/scripts/offline.js";

/** The address of the site's root. */
export const root = /** @type {HTMLScriptElement} */ (document.currentScript).src.slice(
  0,
  -HERE.length,
);

const asked = new Map();

/** Called by the script of a data file. */
globalThis.handbookOffline = { put: (path, text) => asked.get(path).resolve(JSON.parse(text)) };

/** The JSON file at `path`, from the root of the site. Rejects where it can't be had. */
export function loadJson(path) {
  if (!asked.has(path)) asked.set(path, request(path));
  return asked.get(path).promise;
}

/** The HTML of the page at `address`: only pages with questions can be had. */
export function loadPage(address) {
  return loadJson(address.slice(root.length));
}

function request(path) {
  const made = {};
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
