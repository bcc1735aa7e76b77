// The entry module of every page: starts each feature whose root element the page has.

import * as material from "./views/material.js";
import * as menu from "./views/menu.js";
import * as pwa from "./views/pwa.js";
import * as header from "./views/search/header.js";

// What every page has comes with this file; the rest is fetched where a page has use for it.
/** @type {[string, () => Promise<{ start: (root: any) => unknown }>][]} */
const features = [
  ["[data-bundle]", async () => material],
  [".md-sidebar--primary", async () => menu],
  ["[data-search]", async () => header],
  ["[data-search-page]", () => import("./views/search/page.js")],
  ["[data-lookup]", () => import("./views/lookup/start.js")],
  ["[data-send]", () => import("./views/search/send.js")],
  ["form[data-filter]", () => import("./views/list-filter.js")],
  [".tabbed-set", () => import("./views/tabs.js")],
  ["[data-quick-exit]", () => import("./views/quick-exit.js")],
  ["[data-learn]", () => import("./views/learning/start.js")],
  ["[data-slides]", () => import("./views/slideshow.js")],
  ["[data-hire]", () => import("./views/hiring/start.js")],
  ["[data-erase]", () => import("./views/erase-storage.js")],
  ["[data-copy]", () => import("./views/offline-copy.js")],
  ["[rel=manifest]", async () => pwa],
];

function start() {
  if (location.hash) import("./views/target.js").then(({ hold }) => hold(document.querySelector("article")));
  for (const [selector, module] of features) {
    for (const root of document.querySelectorAll(selector)) {
      module().then((feature) => feature.start(root));
    }
  }
}

// The words come first: nothing is fetched for a feature before the page has been drawn.
requestAnimationFrame(() => requestAnimationFrame(start));
