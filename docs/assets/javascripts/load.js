// Where the site's data files come from: the one place that asks for them.

/** The address of the site's root. */
export const root = new URL("../../", import.meta.url).href;

/**
 * The JSON file at `path`, from the root of the site. Rejects where it can't be had.
 *
 * In the copy for a USB stick no file may be fetched, so macros/offline.py puts another loader in
 * place, which reads the same file from a script.
 */
export async function loadJson(path) {
  if (globalThis.handbookOffline) return globalThis.handbookOffline.load(path);
  return (await answer(root + path)).json();
}

/** The HTML of the page at `address` on this site. Without a server, only pages with questions can be had. */
export async function loadPage(address) {
  if (globalThis.handbookOffline) return globalThis.handbookOffline.load(address.slice(root.length));
  return (await answer(address)).text();
}

async function answer(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response;
}
