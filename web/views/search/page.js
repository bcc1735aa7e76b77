// The search page: puts the box where the page keeps room for it.

import { searchBox } from "./box.js";

/** Start the search page in `place`. */
export function start(place) {
  const { box, input } = searchBox("search");
  place.append(box);
  input.focus();
}
