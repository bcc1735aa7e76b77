// The search page: puts a search where the page keeps room for it, with the words of its address.

import { fill, searchBox } from "./box.js";

/** Start the search page in `place`. */
export function start(place) {
  const box = searchBox("search");
  box.input.value = new URLSearchParams(location.search).get("q") ?? "";
  place.append(box.place);
  fill(box);
  box.input.focus();
}
