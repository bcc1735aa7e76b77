// The entry module of the lookup inside somebody else's page. It keeps nothing, and tells the page
// around it how high it is, so that the frame can be made to fit (docs/reference/embed.md).

import { start } from "./views/lookup/view.js";
import { required } from "./views/dom.js";

const content = required(document, ".embed");

// A height is no secret, so whoever frames the page may know it.
function tell() {
  const { bottom } = content.getBoundingClientRect();
  parent.postMessage({ handbookHeight: Math.ceil(bottom + scrollY) }, "*");
}

const dark = new URLSearchParams(location.search).get("colors") === "device";
if (dark && matchMedia("(prefers-color-scheme: dark)").matches)
  document.body.dataset.mdColorScheme = "slate";
start(required(document, "[data-lookup]"));
if (parent !== window) new ResizeObserver(tell).observe(content);
