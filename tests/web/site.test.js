// The small engines that every page may use: search, filters, storage, leaving quickly.

import assert from "node:assert/strict";
import { describe, test } from "node:test";

import {
  cachePrefix,
  eraseCopies,
  erasedSummary,
  eraseKeys,
  isOurs,
  storageKey,
} from "../../web/engines/browser-storage.js";
import { fits, folded, summary } from "../../web/engines/list-filter.js";
import { wantsCopy } from "../../web/engines/pwa.js";
import { escapeCounter } from "../../web/engines/quick-exit.js";
import { slideAfter, slideIn } from "../../web/engines/slideshow.js";

describe("slides", () => {
  const none = { shiftKey: false, altKey: false, ctrlKey: false, metaKey: false };
  const to = (key, at, more = {}) => slideAfter({ ...none, ...more, key }, at, 5);

  test("arrows, space, the page keys and a presenter's buttons lead on and back", () => {
    for (const key of ["ArrowRight", "ArrowDown", "PageDown", " ", "Enter"])
      assert.equal(to(key, 2), 3, key);
    for (const key of ["ArrowLeft", "ArrowUp", "PageUp", "Backspace"])
      assert.equal(to(key, 2), 1, key);
    assert.equal(to(" ", 2, { shiftKey: true }), 1);
    assert.equal(to("ArrowRight", 2, { shiftKey: true }), 3);
    assert.deepEqual([to("Home", 2), to("End", 2)], [0, 4]);
  });

  test("the first and the last slide are the ends", () => {
    assert.equal(to("ArrowLeft", 0), 0);
    assert.equal(to("ArrowRight", 4), 4);
  });

  test("other keys, and those that belong to the browser, move nothing", () => {
    assert.equal(to("x", 2), null);
    for (const modifier of ["altKey", "ctrlKey", "metaKey"])
      assert.equal(to("ArrowLeft", 2, { [modifier]: true }), null);
  });

  test("an address has to be a slide's from end to end, with all its digits", () => {
    assert.deepEqual(
      ["#slide-12", "#slide-3x", "x#slide-3", "#slide-", "#slide-5", "#slide-20"].map((hash) =>
        slideIn(hash, 20),
      ),
      [11, 0, 0, 0, 4, 19],
    );
  });

  test("an address names a slide, or the first", () => {
    assert.deepEqual(
      ["", "#slide-3", "#slide-99", "#slide-0", "#other"].map((hash) => slideIn(hash, 5)),
      [0, 2, 4, 0, 0],
    );
  });
});

describe("a filter of a list", () => {
  const entry = { facets: { theme: ["pay", "hours"], who: ["hr"] }, text: "cafe and notes" };

  test("nothing chosen, everything fits", () => {
    assert.equal(fits(entry, { facets: { theme: [] }, words: [] }), true);
  });

  test("one of the words of a facet is enough, and every facet counts", () => {
    assert.equal(fits(entry, { facets: { theme: ["pay", "x"] }, words: [] }), true);
    assert.equal(fits(entry, { facets: { theme: ["pay"], who: ["peer"] }, words: [] }), false);
  });

  test("every word searched for has to be there", () => {
    assert.equal(fits(entry, { facets: {}, words: ["cafe", "note"] }), true);
    assert.equal(fits(entry, { facets: {}, words: ["cafe", "tea"] }), false);
  });

  test("accents and capitals don't matter", () => {
    assert.equal(folded("Café Ökonom"), "cafe okonom");
  });

  test("the count is said in words", () => {
    assert.deepEqual(
      [summary(0, 3), summary(3, 3), summary(1, 3)],
      ["None of 3 fits. Take a choice away.", "All 3 shown.", "1 of 3 shown."],
    );
  });
});

describe("what the browser keeps", () => {
  test("keys come from the list, and from nowhere else", () => {
    assert.equal(storageKey("drafts", "https://x/a/", "ad"), "/a/:hire:ad");
    assert.throws(() => storageKey("other", "https://x/"));
  });

  test("another site's keys at the same address are not ours", () => {
    const ours = ["colors", "/a/:hire:ad", "/a/:progress"];
    const others = ["hire:ad", "/b/:progress", "/a/b/:progress", "/a/:hired", "other"];
    assert.deepEqual(
      [...ours, ...others].filter((key) => isOurs(key, "https://x/a/")),
      ours,
    );
  });

  test("erasing takes the handbook's keys and leaves the others", () => {
    const storage = { colors: "dark", other: "x", removeItem: undefined };
    Object.defineProperty(storage, "removeItem", {
      enumerable: false,
      value: (/** @type {keyof typeof storage} */ key) => delete storage[key],
    });
    assert.equal(eraseKeys(/** @type {any} */ (storage), "https://x/"), 1);
    assert.deepEqual(Object.keys(storage), ["other"]);
  });

  test("erasing takes the handbook's copies and leaves the others", async () => {
    /** @type {string[]} */
    const gone = [];
    const browser = {
      location: { protocol: "https:" },
      navigator: {
        serviceWorker: {
          getRegistration: async () => ({ unregister: async () => gone.push("worker") }),
        },
      },
      caches: {
        keys: async () => [`${cachePrefix("https://x/")}1`, "another"],
        delete: async (/** @type {string} */ name) => gone.push(name),
      },
    };
    await eraseCopies("https://x/", /** @type {any} */ (browser));
    assert.deepEqual(gone, ["worker", `${cachePrefix("https://x/")}1`]);
  });

  test("without a server there is nothing to erase", async () => {
    await eraseCopies(
      "file:///",
      /** @type {any} */ ({ location: { protocol: "file:" }, navigator: {} }),
    );
  });

  test("what was erased is counted", () => {
    assert.match(erasedSummary(0), /^Nothing of yours/);
    assert.match(erasedSummary(2), /^Erased: 2 things were/);
  });
});

describe("the copy for reading without a network", () => {
  const browser = (/** @type {string} */ protocol, navigator = {}) =>
    /** @type {any} */ ({ location: { protocol }, navigator: { serviceWorker: {}, ...navigator } });

  test("is made where a server and the browser allow it", () => {
    assert.equal(wantsCopy(browser("https:")), true);
    assert.equal(wantsCopy(browser("file:")), false);
  });

  test("is not made where the reader asked to save data", () => {
    assert.equal(wantsCopy(browser("https:", { connection: { saveData: true } })), false);
  });
});

describe("leaving quickly", () => {
  test("Escape three times in a row is enough", () => {
    const isEnough = escapeCounter();
    assert.deepEqual(
      [0, 100, 200].map((now) => isEnough("Escape", now)),
      [false, false, true],
    );
  });

  test("another key between starts it again", () => {
    const isEnough = escapeCounter();
    const keys = ["Escape", "Escape", "Tab", "Escape"];
    assert.equal(keys.map((key, at) => isEnough(key, at)).includes(true), false);
  });

  test("a second and a half, to the millisecond, is quick enough", () => {
    const last = (/** @type {number[]} */ ...times) => {
      const isEnough = escapeCounter();
      return times.map((now) => isEnough("Escape", now)).at(-1);
    };
    assert.equal(last(0, 700, 1500), true);
    assert.equal(last(0, 700, 1501), false);
    assert.equal(last(0, 1501, 1600, 1700), true);
  });

  test("too slowly is by mistake", () => {
    const isEnough = escapeCounter();
    assert.equal([0, 1000, 2000].map((now) => isEnough("Escape", now)).includes(true), false);
  });
});
