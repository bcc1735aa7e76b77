// The search page: the one box, open from the start, in the room that the page keeps for it.

import { element } from "../dom.js";
import { start as startLookup } from "../lookup/start.js";

/**
 * Start the search page in `place`.
 *
 * @param {HTMLElement} place
 */
export function start(place) {
  const input = element("input", {
    id: "search-words",
    class: "lookup__input",
    type: "search",
    autocomplete: "off",
    enterKeyHint: "search",
    maxLength: 200,
  });
  const label = element("label", { class: "lookup__label", htmlFor: input.id }, "Search the whole handbook");
  const status = element("p", { class: "lookup__status", role: "status", "data-lookup-part": "status" });
  const form = element("form", { role: "search", class: "lookup__form" }, label, input, status);
  const results = element("div", { class: "lookup__results", "data-lookup-part": "results" });
  const box = element("div", { class: "lookup" }, form, results);
  place.append(box);
  startLookup(box, { atFocus: false });
  input.focus();
}
