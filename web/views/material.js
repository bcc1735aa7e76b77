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
    import("./material-script.js").then(({ bring }) => bring(template));
  };
  for (const sign of SIGNS) addEventListener(sign, load, { passive: true });
}
