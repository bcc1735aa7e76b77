// `node web/search-words.mjs < pages.json`: which pages hold which words, as JSON. See engines/words.js.
// In: {"lists": …, "pages": [{"url": …, "text": …}]}.

import { text } from "node:stream/consumers";

import { readLists } from "./engines/model/text.js";
import { buildWords } from "./engines/words.js";

/** @type {{ lists: Record<string, string>, pages: { url: string, text: string }[] }} */
const { lists, pages } = JSON.parse(await text(process.stdin));
process.stdout.write(JSON.stringify(buildWords(pages, readLists(lists))));
