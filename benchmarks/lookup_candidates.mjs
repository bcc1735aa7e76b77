// The search libraries that the lookup could have been built on, over the same words of the same
// entries. benchmarks/lookup_candidates.py writes input.json, installs them and runs this.

import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { performance } from "node:perf_hooks";
import Fuse from "fuse.js";
import lunr from "lunr";
import MiniSearch from "minisearch";

const { entries, queries } = JSON.parse(readFileSync("input.json", "utf8"));
const FIELDS = ["title", "also", "says", "text"];
const BOOST = { title: 3, also: 3, says: 2, text: 1 };

function miniSearch() {
  const index = new MiniSearch({ fields: FIELDS });
  index.addAll(entries);
  const options = { boost: BOOST, prefix: true, fuzzy: 0.2 };
  return { search: (text) => index.search(text, options).map((r) => r.id), index: JSON.stringify(index) };
}

function fuse() {
  const keys = FIELDS.map((name) => ({ name, weight: BOOST[name] }));
  const index = new Fuse(entries, { keys, ignoreLocation: true, threshold: 0.6 });
  return { search: (text) => index.search(text).map((r) => r.item.id), index: JSON.stringify(entries) };
}

function lunrIndex() {
  const index = lunr(function build() {
    for (const field of FIELDS) this.field(field, { boost: BOOST[field] });
    for (const entry of entries) this.add(entry);
  });
  const search = (text) => index.query((query) => {
    for (const word of lunr.tokenizer(text)) query.term(word, { editDistance: word.toString().length > 4 ? 1 : 0 });
  }).map((r) => r.ref);
  return { search, index: JSON.stringify(index) };
}

function measured(name, file, make) {
  const made = make();
  const rankings = {};
  const times = queries.map((text) => {
    const from = performance.now();
    const ids = made.search(text).slice(0, 3);
    rankings[text] = { verdict: ids[0] ?? null, suggest: ids };
    return performance.now() - from;
  });
  times.sort((a, b) => a - b);
  return { name, rankings, p95: times[Math.floor(times.length * 0.95)],
    code: gzipSync(readFileSync(`node_modules/${file}`), { level: 9 }).length,
    index: gzipSync(made.index, { level: 9 }).length };
}

console.log(JSON.stringify([
  measured("MiniSearch, prefix and fuzzy", "minisearch/dist/umd/index.js", miniSearch),
  measured("Fuse.js, ignoreLocation", "fuse.js/dist/fuse.min.mjs", fuse),
  measured("lunr, one slip", "lunr/lunr.min.js", lunrIndex),
]));
