// `node web/word-files.mjs < given.json`: the ready-made documents as Word files, {name: base64}, by the
// builders' own engine. `given` is {data, template}: what the builders fetch.

import { text } from "node:stream/consumers";

import { readyMade } from "./engines/hiring/ready-made.js";
import { wordFile } from "./engines/hiring/word-file.js";
import { zipSync } from "./engines/hiring/zip.js";

/** @type {{ data: HireData, template: WordTemplate }} */
const { data, template } = JSON.parse(await text(process.stdin));
const files = readyMade(data).map(([name, blocks]) => [
  name,
  Buffer.from(wordFile(template, blocks, zipSync)).toString("base64"),
]);
process.stdout.write(JSON.stringify(Object.fromEntries(files)));
