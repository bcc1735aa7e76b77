// `node web/lookup-ask.mjs < asked.json`: the lookup's answers as JSON, for tests/lookup_eval.py.
// In: {"index": …, "model": …, "texts": […]}.

import { text } from "node:stream/consumers";

import { ask, open } from "./engines/lookup/ask.js";

const { index, model, texts } = JSON.parse(await text(process.stdin));
const lookup = open(index, model);
process.stdout.write(JSON.stringify(texts.map((one) => ask(one, lookup))));
