// A link to a folder leads to the page in it, for nobody looks for it there without a server.

/** @param {HTMLAnchorElement} link */
function mend(link) {
  const url = new URL(link.href);
  if (url.protocol !== "file:" || !url.pathname.endsWith("/")) return;
  url.pathname += "index.html";
  link.href = url.href;
}

/** @param {Node} node */
function mendBelow(node) {
  if (!(node instanceof Element)) return;
  if (node instanceof HTMLAnchorElement && node.matches("[href]")) mend(node);
  for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (
    node.querySelectorAll("a[href]")
  ))
    mend(link);
}

new MutationObserver((changes) => {
  for (const change of changes) {
    for (const node of change.type === "attributes" ? [change.target] : change.addedNodes)
      mendBelow(node);
  }
}).observe(document.documentElement, {
  subtree: true,
  childList: true,
  attributes: true,
  attributeFilter: ["href"],
});
