// `node web/lookup-features.mjs < texts.json`: what the lookup counts in each text, as JSON, for
// benchmarks/lookup_model.py. In: {"lists": …, "texts": […], "words": how many numbers stems have}.

import { text } from "node:stream/consumers";

import { features } from "./engines/model/features.js";
import { knownBits } from "./engines/lookup/model.js";
import { stem } from "./engines/model/stem.js";
import { readLists, wordsOf } from "./engines/model/text.js";

/** @type {{ lists: Record<string, string>, texts: string[], words: number }} */
const { lists, texts, words } = JSON.parse(await text(process.stdin));
const known = readLists(lists);
const counted = texts.map((one) => {
  const stems = wordsOf(one, known).map(stem);
  return { features: [...features(one, known, words)], stems, bits: stems.map(knownBits) };
});
process.stdout.write(JSON.stringify(counted));
