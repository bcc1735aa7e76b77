// The way back to where a reader stopped: on the front page, and where a path begins or ends.

import { all, element } from "../dom.js";
import { goOn } from "../../engines/learning/places.js";
import { follow, loadPlaces } from "./progress-store.js";

/**
 * A link to the page of a path to go on with, or null.
 *
 * @param {HTMLAnchorElement[]} links the pages of the path in order, each with its data-step
 * @param {Progress} progress
 */
export function goOnLink(links, progress) {
  const keys = links.map((link) => link.dataset.step ?? "");
  const next = goOn(progress, loadPlaces(), keys);
  if (!next) return null;
  const page = links[next.number - 1];
  const href = next.part ? `${page.href}#${next.part}` : page.href;
  return element(
    "a",
    { href, className: "go-on__link" },
    element("strong", { textContent: `Go on: page ${next.number} of ${next.total}` }),
    element("span", { textContent: page.textContent }),
  );
}

/**
 * Starts a <nav data-learn="go-on">, whose lists name the pages of the paths.
 *
 * @param {HTMLElement} root
 */
export function start(root) {
  const paths = all(root, "[data-path]").map((path) => ({
    title: path.dataset.title,
    links: /** @type {HTMLAnchorElement[]} */ (all(path, "[data-step]")),
  }));
  follow((progress) => {
    const found = paths.flatMap(({ title, links }) => {
      const link = goOnLink(links, progress);
      if (link && paths.length > 1) link.append(element("small", { textContent: title }));
      return link ? [link] : [];
    });
    root.replaceChildren(...found);
    root.hidden = !found.length;
  });
}
