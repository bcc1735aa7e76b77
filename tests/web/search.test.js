// The one search: which pages hold the words, what of them is shown, and what the address says.

import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { readAddress, shareable, withWords } from "../../web/engines/address.js";
import { readLists } from "../../web/engines/model/text.js";
import {
  excerpt,
  MOST,
  open,
  search,
  shownOf,
  wantsPages,
  withPageWords,
} from "../../web/engines/search.js";
import { buildWords, openWords, pagesWith } from "../../web/engines/words.js";

const LISTS = { same: "medication:meds", small: "the|a|of|is" };
const known = readLists(LISTS);

describe("the words of the pages", () => {
  const pages = Array.from({ length: 200 }, (_, at) => ({ url: `p${at}/`, text: "support" }));
  pages[3].text = "support rides and medication";
  pages[150].text = "support a ride home";
  pages[199].text = "support clozapine";
  const data = buildWords(pages, known);
  const index = openWords(JSON.parse(JSON.stringify(data)));
  const found = (/** @type {string} */ text) => [...pagesWith(text, index, known).keys()];

  test("pages are found by a word in any of its forms, far apart as they are", () => {
    assert.deepEqual(found("riding"), ["p3/", "p150/"]);
  });

  test("every word has to be there", () => {
    assert.deepEqual(found("ride meds"), ["p3/"]);
    assert.deepEqual(found("ride zebra"), []);
  });

  test("a word of nearly every page decides nothing", () => {
    assert.deepEqual(found("support"), []);
    assert.deepEqual(found("support clozapine"), ["p199/"]);
  });

  test("a word begun is met, until a space ends it", () => {
    assert.deepEqual(found("cloz"), ["p199/"]);
    assert.deepEqual(found("cloz "), []);
    assert.deepEqual([found("support cloz"), found("support cloz ")], [["p199/"], []]);
  });

  test("the fewer pages hold the words, the more it says", () => {
    const of = (/** @type {string} */ text) => [...pagesWith(text, index, known).values()][0] ?? 0;
    assert.ok(of("clozapine") > of("ride"));
    assert.equal(of("clozapine"), 1);
  });

  test("the same pages make the same bytes", () => {
    assert.equal(JSON.stringify(buildWords(pages, known)), JSON.stringify(data));
  });
});

describe("the search", () => {
  const none = { task: 1, word: 0, long: 1, verdict: 1, side: 1, place: -0.95 };
  const model = {
    ...{ rows: [], gaps: [], values: [], known: "" },
    rarity: "!".repeat(16384),
    limits: { ...none, certainty: Array(8).fill(0) },
  };
  const pages = Array.from({ length: 200 }, (_, at) => ({
    url: `p${at}/`,
    text: `word${at} ${at < 15 ? "shared" : ""}`,
  }));
  const index = {
    ...{ lists: LISTS, danger: [], kinds: ["Pages"], verdicts: {} },
    ...{ deciders: {}, decides: {}, calm: [], principles: [] },
    places: /** @type {LookupIndex["places"]} */ (
      pages.map(({ url }, at) => [0, url, `Title ${at} of pages`, ""])
    ),
  };
  const handbook = open(index, model, buildWords(pages, known));

  test("a page is found by what stands on it alone", () => {
    const { kind, places } = search("word7", handbook);
    assert.deepEqual([kind, places[0]?.url], ["places", "p7/"]);
  });

  test("the words of pages are wanted where the answer rests on little, and only there", () => {
    const { places, ...rest } = search("word7", handbook);
    assert.equal(wantsPages({ ...rest, places }), true);
    const strong = places.map((place) => ({ ...place, score: 0.4 }));
    assert.equal(wantsPages({ ...rest, places: strong }), false);
    assert.equal(wantsPages({ ...rest, places: [], danger: { emergency: false } }), false);
    assert.equal(wantsPages(search("  ", handbook)), false);
  });

  test("without the words of pages, their titles are searched; with them, all of it", () => {
    const first = open(index, model);
    assert.equal(search("word7", first).places.length, 0);
    const whole = withPageWords(first, buildWords(pages, known));
    assert.equal(search("word7", whole).places[0]?.url, "p7/");
  });

  test("no more places are given than are shown", () => {
    assert.equal(search("shared", handbook).places.length, MOST);
  });

  test("nothing typed, nothing found", () => {
    assert.deepEqual([search("  ", handbook).kind, search(" ", handbook).places], ["empty", []]);
  });
});

describe("what is shown of a page", () => {
  const parts = [
    { location: "a/", title: "Rides", text: "What this is about. It is short." },
    { location: "a/#meds", title: "Medication", text: "First. You may talk about a dose. Last." },
    { location: "a/#bare", title: "Bare", text: "" },
  ];
  const shown = (/** @type {string} */ text, url = "a/") => shownOf(text, parts, url, known);
  const marked = (/** @type {string} */ text, /** @type {string} */ words) =>
    excerpt(text, new Set(words.split(" ")), known).filter(({ hit }) => hit);

  test("the part with most of the words, and the sentence with most of them", () => {
    const found = shown("meds doses");
    assert.equal(found?.part.location, "a/#meds");
    assert.deepEqual(
      found?.pieces.filter(({ hit }) => hit).map(({ text }) => text),
      ["dose"],
    );
    assert.ok(found?.pieces[0]?.text.startsWith("… "));
  });

  test("where no word fits, how the page begins", () => {
    assert.equal(shown("zebra")?.part.location, "a/");
  });

  test("a place on a page shows itself", () => {
    assert.equal(shown("rides", "a/#meds")?.part.location, "a/#meds");
  });

  test("a page without words shows nothing", () => {
    assert.equal(shownOf("x", [], "a/", known), null);
  });

  test("a long text is cut at a word, and says so", () => {
    const text = excerpt("word ".repeat(80).trim(), new Set(["word"]), known)
      .map((piece) => piece.text)
      .join("");
    assert.ok(text.length < 170);
    assert.ok(text.endsWith("word …"));
  });

  for (const word of [
    "meds®",
    "24°c",
    "a→b",
    "x=5",
    "🙂",
    "peer\u200Bsupport",
    "a-b",
    "c++",
    "([",
  ]) {
    test(`signs break nothing: ${JSON.stringify(word)}`, () => {
      const pieces = excerpt(`What about ${word} here`, new Set(["here"]), known);
      assert.equal(pieces.map(({ text }) => text).join(""), `What about ${word} here`);
    });
  }

  test("a word is marked in every form", () => {
    assert.deepEqual(
      marked("Ride, rides and riding.", "ride").map(({ text }) => text),
      ["Ride", "rides", "riding"],
    );
  });
});

describe("the address", () => {
  const at = "https://x.org/h/";

  for (const [href, words] of Object.entries({
    [`${at}#q=hand%20out`]: "hand out",
    [`${at}?q=hand+out`]: "hand out",
    [`${at}?q=%3Cb%3E%26`]: "<b>&",
    [`${at}?q=old#q=new`]: "new",
  })) {
    test(`words are read from ${href}`, () => {
      assert.equal(readAddress(href)?.words, words);
    });
  }

  for (const href of [at, `${at}#part`, `${at}?q=`, `${at}#q=%20`]) {
    test(`no words are in ${href}`, () => {
      assert.equal(readAddress(href), null);
    });
  }

  test("more words than a box holds are cut, and so are spaces around them", () => {
    assert.equal(readAddress(`${at}#q=${"x".repeat(250)}`)?.words, "x".repeat(200));
    assert.equal(readAddress(`${at}#q=${"x".repeat(199)}%20y`)?.words, "x".repeat(199));
    assert.equal(readAddress(`${at}#q=%20a%20`)?.words, "a");
  });

  test("the first answer chosen is told from none", () => {
    assert.equal(withWords(at, "a", 0), `${at}#q=a&choice=1`);
    assert.equal(readAddress(`${at}#q=a&choice=1`)?.choice, 0);
    assert.equal(withWords(`${at}#q=a&choice=2`, "b"), `${at}#q=b`);
  });

  test("a choice that came in a query goes too, and what is no search's stays", () => {
    assert.equal(withWords(`${at}?q=a&choice=2&lang=en`, "b"), `${at}?lang=en#q=b`);
  });

  test("what is no text breaks nothing", () => {
    assert.doesNotThrow(() => readAddress(`${at}#q=%E0%A4%A`));
  });

  test("words and choice come back as they were written", () => {
    const href = withWords(`${at}?q=old`, " 50% & <more> #1 + 2 ", 1);
    assert.deepEqual(readAddress(href), { words: "50% & <more> #1 + 2", choice: 1 });
    assert.ok(!new URL(href).search, "a server would be told");
  });

  test("an address that somebody wrote a choice of nothing into has none", () => {
    assert.equal(readAddress(`${at}#q=a&choice=x`)?.choice, null);
    assert.equal(readAddress(`${at}#q=a&choice=0`)?.choice, null);
  });

  test("an empty box leaves no words, and another fragment alone", () => {
    assert.equal(withWords(`${at}#q=a&choice=2`, ""), at);
    assert.equal(withWords(`${at}#part`, " "), `${at}#part`);
    assert.equal(withWords(`${at}#`, ""), at);
  });

  test("a copy on a disk sends on the address that it was made from", () => {
    const href = shareable("file:///usb/check/index.html#q=a", `${at}check/`);
    assert.equal(href, `${at}check/#q=a`);
    assert.equal(shareable(`${at}#q=a`, "https://y.org/"), `${at}#q=a`);
    assert.equal(shareable("file:///usb/index.html#q=a", undefined), "file:///usb/index.html#q=a");
  });
});
