// The entry module of every page: starts each feature whose root element the page has.

/** @type {[string, () => Promise<{ start: (root: any) => unknown }>][]} */
const features = [
  ["[data-bundle]", () => import("./views/material.js")],
  [".md-sidebar--primary", () => import("./views/menu.js")],
  ["[data-search]", () => import("./views/search/header.js")],
  ["[data-search-page]", () => import("./views/search/page.js")],
  ["[data-lookup]", () => import("./views/lookup/start.js")],
  ["[data-send]", () => import("./views/search/send.js")],
  ["form[data-filter]", () => import("./views/list-filter.js")],
  ["[data-leave]", () => import("./views/quick-exit.js")],
  ["[data-learn]", () => import("./views/learning/start.js")],
  ["[data-slides]", () => import("./views/slideshow.js")],
  ["[data-hire]", () => import("./views/hiring/start.js")],
  ["[data-erase]", () => import("./views/erase-storage.js")],
  ["[data-copy]", () => import("./views/offline-copy.js")],
  ["[rel=manifest]", () => import("./views/pwa.js")],
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
