// `node web/lookup-index.mjs < source.json`: the lookup's index as JSON. See engines/lookup/index.js.

import { text } from "node:stream/consumers";

import { buildIndex } from "./engines/lookup/index.js";

process.stdout.write(`${JSON.stringify(buildIndex(JSON.parse(await text(process.stdin))))}\n`);
