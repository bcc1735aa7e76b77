// Where the site's data files come from: the one place that asks for them. Import it as "#load":
// in the copy for a USB stick offline/load.js stands in its place (package.json says when).

/** The address of the site's root, two folders above the modules. */
export const root = new URL("../../", import.meta.url).href;

/**
 * The JSON file at `path`, from the root of the site. Rejects where it can't be had.
 *
 * @param {string} path
 * @returns {Promise<any>}
 */
export async function loadJson(path) {
  return (await answer(root + path)).json();
}

/**
 * The HTML of the page at `address` on this site. Without a server, only pages with questions can be had.
 *
 * @param {string} address
 */
export async function loadPage(address) {
  return (await answer(address)).text();
}

/** @param {string} address */
async function answer(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response;
}
