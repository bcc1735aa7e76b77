// The copy that a browser keeps, and what a reader is told about it.

import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { refusal } from "../../web/engines/browser-storage.js";
import {
  keepFiles,
  keptSummary,
  keysOf,
  pathOf,
  sizeInWords,
  wanted,
  wholePage,
} from "../../web/engines/offline-copy.js";
import { ASKED, question, wantsCopy } from "../../web/engines/pwa.js";

const edition = {
  shells: "s",
  core: { "./": "a" },
  more: { "hire/": "b", "x.json": "c" },
  bytes: 9,
};

/** A store whose server answers each path with `answers[path]`: a status, or "gone" for no network. */
function store(answers = {}, { room = 99, kept = [] } = {}) {
  const keys = new Set(kept);
  const said = [];
  const fetched = [];
  return {
    said,
    fetched,
    held: keys,
    keys: async () => keys,
    put: async (key) => {
      if (keys.size >= room) throw new Error("full");
      keys.add(key);
    },
    get: async (path) => {
      fetched.push(path);
      if (answers[path] === "gone") throw new TypeError("no network");
      return new Response(null, { status: answers[path] ?? 200 });
    },
    warn: (words) => said.push(words),
  };
}

describe("the copy", () => {
  test("a page is its shell with its own pieces between, and names in their places", () => {
    const around = {
      names: { "a.css": "a-1.css" },
      shells: { g: ["<a>\ue000a.css\ue000", "<b>", "<c>"] },
    };
    assert.equal(wholePage(["g", "one", "two"], around), "<a>a-1.cssone<b>two<c>");
  });

  test("a page without a shell is its one piece", () => {
    assert.equal(wholePage(["", "all"], { names: {}, shells: {} }), "all");
  });

  test("what is kept already, under what it holds, isn't fetched", async () => {
    const its = store({}, { kept: ["assets/copy/b.json"] });
    await keepFiles(wanted(edition, true), its);
    assert.deepEqual(its.fetched.sort(), ["assets/copy/a.json", "x.json"]);
    assert.ok(its.held.has("x.json?c"));
  });

  test("unasked, the core alone is wanted", () => {
    assert.deepEqual(wanted(edition, false), { "./": "a" });
  });

  test("a file that the host lacks is left out, with word of it", async () => {
    const its = store({ "x.json": 404 });
    const kept = await keepFiles(wanted(edition, true), its);
    assert.deepEqual(kept.missing, ["x.json"]);
    assert.equal(its.held.size, 2);
    assert.match(its.said[0], /^x\.json is not on the server \(404\)/);
  });

  test("what can't be reached is told apart from what isn't there", async () => {
    const kept = await keepFiles(wanted(edition, true), store({ "x.json": "gone" }));
    assert.deepEqual([kept.missing, kept.unreachable], [[], ["x.json"]]);
    assert.match(keptSummary(kept), /^The network went away/);
  });

  test("without room it stops", async () => {
    const kept = await keepFiles(wanted(edition, true), store({}, { room: 1 }));
    assert.equal(kept.full, true);
    assert.match(keptSummary(kept), /no room/);
  });

  test("what came whole is said to be kept", async () => {
    const kept = await keepFiles(wanted(edition, true), store());
    assert.deepEqual(kept, { missing: [], unreachable: [], full: false });
    assert.match(keptSummary(kept), /^Kept\. The whole handbook now opens without a network/);
  });

  test("nothing more is fetched once there is no room", async () => {
    const files = Object.fromEntries(Array.from({ length: 20 }, (_, at) => [`${at}.json`, "a"]));
    const its = store({}, { room: 0 });
    await keepFiles(files, its);
    assert.equal(its.fetched.length, 6);
  });

  test("progress is told up to the last file", async () => {
    const told = [];
    await keepFiles(wanted(edition, true), store(), (...numbers) => told.push(numbers));
    assert.deepEqual(told, [
      [1, 3],
      [2, 3],
      [3, 3],
    ]);
  });

  test("what two editions name may stay, and nothing else", () => {
    const before = { ...edition, core: { "./": "old" } };
    const keys = keysOf(
      [
        { mark: "n", edition },
        { mark: "o", edition: before },
      ],
      false,
    );
    assert.deepEqual(
      [...keys].sort(),
      ["a", "n", "o", "old", "s"].map((m) => `assets/copy/${m}.json`),
    );
  });

  test("an address is listed without its words and its place on the page", () => {
    assert.equal(pathOf("https://a.org/h/start/?q=x#y", "https://a.org/h/"), "start/");
    assert.equal(pathOf("https://a.org/h/?q=x", "https://a.org/h/"), "./");
  });

  test("sizes are said as people say them", () => {
    assert.deepEqual([400, 802_537, 1_849_350].map(sizeInWords), ["1 KB", "803 KB", "1.8 MB"]);
    assert.deepEqual([999_499, 1_000_000].map(sizeInWords), ["999 KB", "1.0 MB"]);
  });
});

describe("the question whether to keep all of it", () => {
  test("comes on a second day, or in the installed app, and once", () => {
    assert.equal(question(null, "2026-11-25", false), "note");
    assert.equal(question("2026-11-25", "2026-11-25", false), "nothing");
    assert.equal(question("2026-11-24", "2026-11-25", false), "ask");
    assert.equal(question(null, "2026-11-25", true), "ask");
    assert.equal(question(ASKED, "2026-11-25", true), "nothing");
  });

  test("nothing is kept for a page inside somebody else's", () => {
    const browser = { location: { protocol: "https:" }, navigator: { serviceWorker: {} } };
    assert.equal(wantsCopy({ ...browser, self: 1, top: 1 }), true);
    assert.equal(wantsCopy({ ...browser, self: 1, top: 2 }), false);
  });
});

describe("storage that keeps nothing", () => {
  test("full and switched off are told apart", () => {
    assert.match(refusal(new DOMException("x", "QuotaExceededError")), /no room left/);
    assert.match(refusal(new DOMException("x", "SecurityError")), /set to keep nothing/);
  });
});
