// A link to a folder leads to the page in it, for nobody looks for it there without a server.

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
    for (const node of change.type === "attributes" ? [change.target] : change.addedNodes)
      mendBelow(node);
  }
}).observe(document.documentElement, {
  subtree: true,
  childList: true,
  attributes: true,
  attributeFilter: ["href"],
});
