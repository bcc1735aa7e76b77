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
    const scripts = [...template.content.querySelectorAll("script")];
    void Promise.all(scripts.map(({ src }) => loaded(src))).then(begin);
    template.remove();
  };
  for (const sign of SIGNS) addEventListener(sign, load, { passive: true });
}

/**
 * The script at `src`, once it has run.
 *
 * @param {string} src
 */
function loaded(src) {
  const script = Object.assign(document.createElement("script"), { src });
  document.body.append(script);
  return new Promise((resolve) => script.addEventListener("load", resolve));
}

/** Let Material begin: it waits for an event that was over before its script came. */
function begin() {
  document.dispatchEvent(new Event("DOMContentLoaded"));
}
