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
  const response = await fetch(root + path);
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.json();
}
