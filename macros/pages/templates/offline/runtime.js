// Stands in for a server in the copy of the site that opens from a USB stick. Browsers neither load
// modules nor fetch files there, so modules are functions here, and data files are scripts.
"use strict";

globalThis.handbookOffline = (() => {
  const HERE = "assets/javascripts/offline.js";
  const root = document.currentScript.src.slice(0, -HERE.length);
  const functions = new Map();
  const modules = new Map();
  const files = new Map();

  /** Name a module: `run` fills the object of its exports. */
  function define(name, run) {
    functions.set(name, run);
  }

  /** The exports of a module, which runs the first time it is asked for. */
  function need(name) {
    if (!modules.has(name)) {
      const exports = {};
      modules.set(name, exports);
      functions.get(name)(exports, root + name);
    }
    return modules.get(name);
  }

  /** The same for a module that is asked for later. */
  async function later(name) {
    return need(name);
  }

  /** Called by the script of a data file. */
  function put(path, text) {
    files.get(path).resolve(JSON.parse(text));
  }

  /** The data file at `path`, from the root of the site. */
  function load(path) {
    if (!files.has(path)) files.set(path, request(path));
    return files.get(path).promise;
  }

  function request(path) {
    const asked = {};
    asked.promise = new Promise((resolve, reject) => Object.assign(asked, { resolve, reject }));
    const script = document.createElement("script");
    script.src = `${root}${path}.js`;
    script.onerror = () => { files.delete(path); asked.reject(new Error(path)); };
    document.head.append(script);
    return asked;
  }

  /** A link to a folder leads to the page in it, for nobody looks for it there without a server. */
  function mend(link) {
    const url = new URL(link.href);
    if (url.protocol !== "file:" || !url.pathname.endsWith("/")) return;
    url.pathname += "index.html";
    link.href = url.href;
  }

  function mendBelow(node) {
    if (node.matches?.("a[href]")) mend(node);
    for (const link of node.querySelectorAll?.("a[href]") ?? []) mend(link);
  }

  new MutationObserver((changes) => {
    for (const change of changes) {
      for (const node of change.type === "attributes" ? [change.target] : change.addedNodes) mendBelow(node);
    }
  }).observe(document.documentElement, { subtree: true, childList: true, attributes: true, attributeFilter: ["href"] });

  return { define, need, later, put, load };
})();
