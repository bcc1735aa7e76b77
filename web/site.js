// The entry module of every page: starts each feature whose root element the page has.

const features = [
  ["[data-colors-button]", () => import("./colors-button.js")],
  ["[data-menu]", () => import("./menu.js")],
  ["[data-search]", () => import("./search/dialog.js")],
  ["[data-search-page]", () => import("./search/page.js")],
  ["[data-lookup]", () => import("./lookup/view.js")],
  ["form[data-filter]", () => import("./filter.js")],
  ["[data-leave]", () => import("./leave.js")],
  ["[data-learn]", () => import("./learn/start.js")],
  ["[data-hire]", () => import("./hire/main.js")],
  ["[data-erase]", () => import("./privacy.js")],
  ["[rel=manifest]", () => import("./app.js")],
];

function start() {
  for (const [selector, module] of features) {
    for (const root of document.querySelectorAll(selector)) {
      module().then((feature) => feature.start(root));
    }
  }
}

// The words come first: nothing is fetched for a feature before the page has been drawn.
requestAnimationFrame(() => requestAnimationFrame(start));
