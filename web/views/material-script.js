// Material's own script, once a reader is there: how it comes, and how it begins.

/**
 * Put the scripts of `template` on the page.
 *
 * @param {HTMLTemplateElement} template
 */
export function bring(template) {
  for (const { src } of template.content.querySelectorAll("script")) {
    const script = Object.assign(document.createElement("script"), { src });
    script.addEventListener("load", beginning(), { once: true });
    document.body.append(script);
  }
  template.remove();
}

/**
 * What lets Material's script begin. It waits until the page has been read, which is long over when it
 * comes: so what is asked to wait from here on is kept, and called once the script is there. Whoever
 * waited before was called in time, and is not called again.
 *
 * Material looks for the pages of a translation beside whatever is `alternate`. A feed has none, so it
 * isn't shown one: from a file nothing can be asked for, and what a worker fetches late may hold up a
 * new edition.
 */
function beginning() {
  /** @type {EventListenerOrEventListenerObject[]} */
  const waiting = [];
  const add = document.addEventListener.bind(document);
  const keep = (
    /** @type {string} */ type,
    /** @type {any} */ listener,
    /** @type {any} */ how,
  ) => {
    if (type === "DOMContentLoaded") waiting.push(listener);
    else add(type, listener, how);
  };
  document.addEventListener = keep;
  return () => {
    // @ts-expect-error: what stood in its way goes, and the document's own is there again.
    delete document.addEventListener;
    const feeds = [...document.querySelectorAll("link[rel=alternate][type]")];
    for (const feed of feeds) feed.remove();
    const read = new Event("DOMContentLoaded");
    for (const one of waiting) "handleEvent" in one ? one.handleEvent(read) : one(read);
    document.head.append(...feeds);
  };
}
