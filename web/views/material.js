// Material's own script, which waits in a template: it weighs more than most pages, and until
// someone touches the page, presses a key or scrolls, nothing here needs it.

const SIGNS = ["pointerdown", "pointermove", "keydown", "scroll"];

/**
 * Start: the script of `template` runs at the first sign of a reader.
 *
 * @param {HTMLTemplateElement} template
 */
export function start(template) {
  const load = () => {
    for (const sign of SIGNS) removeEventListener(sign, load);
    for (const { src } of template.content.querySelectorAll("script")) {
      document.body.append(Object.assign(document.createElement("script"), { src }));
    }
    template.remove();
  };
  for (const sign of SIGNS) addEventListener(sign, load, { passive: true });
}
