// `node web/word-files.mjs < given.json`: the ready-made documents as the parts of Word files, {name: {part:
// text}}, by the builders' own engine. `given` is {data, template}: what the builders fetch.

import { text } from "node:stream/consumers";

import { readyMade } from "./engines/hiring/ready-made.js";
import { wordParts } from "./engines/hiring/word-file.js";

/** @type {{ data: HireData, template: WordTemplate }} */
const { data, template } = JSON.parse(await text(process.stdin));
const files = readyMade(data).map(([name, blocks]) => [name, wordParts(template, blocks)]);
process.stdout.write(JSON.stringify(Object.fromEntries(files)));
