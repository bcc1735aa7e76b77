// What Material's inline scripts do, as a file, for the policy lets no script stand in a page. It runs
// in the head, before the page is drawn: the names that Material's own script looks for.
{
  const { dataset } = /** @type {HTMLScriptElement} */ (document.currentScript);
  const scope = new URL(dataset.scope ?? ".", location.href);
  const key = (/** @type {string} */ name, { pathname } = scope) => `${pathname}.${name}`;
  Object.assign(globalThis, {
    __md_scope: scope,
    __md_hash: (/** @type {string} */ text) =>
      [...text].reduce((sum, letter) => (sum << 5) - sum + letter.charCodeAt(0), 0),
    __md_get: (/** @type {string} */ name, storage = localStorage, at = scope) =>
      JSON.parse(storage.getItem(key(name, at)) ?? "null"),
    __md_set: (
      /** @type {string} */ name,
      /** @type {unknown} */ value,
      storage = localStorage,
      at = scope,
    ) => {
      try {
        storage.setItem(key(name, at), JSON.stringify(value));
      } catch {
        // Storage can be full or switched off.
      }
    },
  });
  document.documentElement.classList.replace("no-js", "js");
  // From a disk, browsers load no modules: the copy that is made for that brings its own script.
  document.addEventListener("DOMContentLoaded", () => {
    const note = document.querySelector("[data-raw]");
    if (location.protocol === "file:" && !globalThis.handbookOffline)
      note?.removeAttribute("hidden");
  });
}
