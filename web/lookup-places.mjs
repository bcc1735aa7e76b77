// `node web/lookup-places.mjs < asked.json`: how well the own words of each answer's page fit each text, for
// benchmarks/lookup_methods.py. In: {"index": …, "texts": […]}.

import { text } from "node:stream/consumers";

import { nameOf, openPlaces, placesWith } from "./engines/lookup/places.js";
import { readLists } from "./engines/model/text.js";

/** @type {{ index: LookupIndex, texts: string[] }} */
const { index, texts } = JSON.parse(await text(process.stdin));
const opened = openPlaces(index.places, index.kinds, readLists(index.lists));

/** @param {string} one */
function fitsOf(one) {
  /** @type {Record<string, number>} */
  const found = {};
  for (const [id, { fit, named }] of placesWith(one, opened)) {
    const name = nameOf(opened.places[id].url.split("#")[0]);
    found[name] = Math.max(found[name] ?? 0, fit + named);
  }
  return found;
}
process.stdout.write(JSON.stringify(texts.map(fitsOf)));
