// Material's own script, which waits in a template: it weighs more than most pages, and until
// someone touches the page, presses a key or scrolls, nothing here needs it. The search doesn't
// either, so what answers it comes first.

const SIGNS = ["pointerdown", "pointermove", "keydown", "scroll"];
const OURS = "[data-search], [data-opens=search], [data-lookup]";

/**
 * Start: the script of `template` runs at the first sign of a reader.
 *
 * @param {HTMLTemplateElement} template
 */
export function start(template) {
  const load = (/** @type {Event} */ { target }) => {
    if (target instanceof Element && target.closest(OURS)) return;
    for (const sign of SIGNS) removeEventListener(sign, load);
    for (const { src } of template.content.querySelectorAll("script")) {
      const script = Object.assign(document.createElement("script"), { src });
      script.addEventListener("load", begin, { once: true });
      document.body.append(script);
    }
    template.remove();
  };
  for (const sign of SIGNS) addEventListener(sign, load, { passive: true });
}

/**
 * Material begins when a page has been read, which is long over when its script comes. It then looks
 * beside whatever is `alternate` for a translation's pages; a feed has none, so it isn't shown one:
 * from a file nothing can be asked for, and what a worker fetches late may hold up a new edition.
 */
function begin() {
  const feeds = [...document.querySelectorAll("link[rel=alternate][type]")];
  for (const feed of feeds) feed.remove();
  document.dispatchEvent(new Event("DOMContentLoaded"));
  document.head.append(...feeds);
}
