// What a host that reads _headers makes of it, by Netlify's own reader.

import assert from "node:assert/strict";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

import { parseAllHeaders } from "@netlify/headers-parser";

const FILE = fileURLToPath(new URL("../../docs/_headers", import.meta.url));
const YEAR = "public, max-age=31536000, immutable";

test("only what is named by what it holds is kept for a year, only the lookup is framed, and programs read the data alone", async () => {
  const read = await parseAllHeaders({ headersFiles: [FILE], configHeaders: [], minimal: true });
  assert.deepEqual(read.errors, []);
  assert.deepEqual(Object.fromEntries(read.headers.map((rule) => [rule.for, rule.values])), {
    "/assets/modules/*": { "Cache-Control": YEAR },
    "/assets/styles/*": { "Cache-Control": YEAR },
    "/assets/scripts/*": { "Cache-Control": YEAR },
    "/assets/copy/*": { "Cache-Control": YEAR },
    "/api/*": { "Access-Control-Allow-Origin": "*" },
    "/embed/*": { "Content-Security-Policy": "frame-ancestors *" },
    "/*": {
      "X-Frame-Options": "SAMEORIGIN",
      "X-Content-Type-Options": "nosniff",
      "Referrer-Policy": "no-referrer",
    },
  });
  assert.equal(read.headers.length, 7);
});
