// `node web/lookup-ask.mjs < asked.json`: the lookup's answers as JSON, for tests/lookup_eval.py.
// In: {"index": …, "model": …, "words": …, "texts": […]}.

import { text } from "node:stream/consumers";

import { open, search } from "./engines/search.js";

/** @typedef {import("./engines/lookup/model.js").ModelData} ModelData */
/** @type {{ index: LookupIndex, model: ModelData, words: WordIndex, texts: string[] }} */
const { index, model, words, texts } = JSON.parse(await text(process.stdin));
const handbook = open(index, model, words);
process.stdout.write(JSON.stringify(texts.map((one) => search(one, handbook))));
