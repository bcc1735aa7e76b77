// The lookup's engine: how words are cut, met, ranked, and answered.

import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { answer, open } from "../../web/engines/lookup/answer.js";
import { buildIndex, countedIn, packed } from "../../web/engines/lookup/index.js";
import { distance, nearest, shelves, slips } from "../../web/engines/lookup/fuzzy.js";
import { prepare, rank, readQuery } from "../../web/engines/lookup/rank.js";
import { stem } from "../../web/engines/lookup/stem.js";
import { flat, readLists, stemsOf, wordsOf } from "../../web/engines/lookup/text.js";

const LISTS = {
  same: "medication:meds,med|oncall:on call|with:w/",
  small: "the|a|to|with",
  light: "person",
  elsewhere: "wifi",
  plain: "bunch",
  self: "self",
  someone: "him",
  not: "not",
  drop: "to",
};

/** Two tasks: rides (part of the role in line 0, not in line 1), and medication (never). */
const INDEX = {
  lists: LISTS,
  danger: [
    ["want die|hurt someone", "movie", "die laughing", 0],
    ["took pills", "", "", 1],
  ],
  tasks: [
    ["giving-rides", "Giving rides", 1, "10"],
    ["medications", "Medications", 2, "0"],
  ],
  words: "0buAa0clinicAb0medicBa*0rideA*",
  more: [["Core values", "values/{id}/", [["Shared power", "together"]]]],
  url: "tasks/{id}/",
  verdicts: {},
};

describe("words", () => {
  const known = readLists(LISTS);

  test("capitals, accents and marks don't matter", () => {
    assert.equal(flat("  Café — “ROOM”, it's!"), "cafe room its");
  });

  test("a time of day is two words", () => {
    assert.equal(flat("phone at 3am, dinner at 8pm"), "phone at 3 am dinner at 8 pm");
  });

  test("a slash and a colon stay inside a word alone", () => {
    assert.equal(flat("w/ him: and/or :"), "w him and/or");
  });

  test("short forms are written out, the longest first", () => {
    assert.deepEqual(wordsOf("on call w/ meds", known), ["oncall", "with", "medication"]);
  });

  test("words that carry nothing are left out of the stems", () => {
    assert.deepEqual(stemsOf("The person with a ride", known), ["person", "ride"]);
  });

  test("nothing typed is no words", () => {
    assert.deepEqual(wordsOf("  …  ", known), []);
  });
});

describe("stems", () => {
  for (const [word, expected] of Object.entries({
    caresses: "caress",
    ponies: "poni",
    agreed: "agre",
    plastered: "plaster",
    motoring: "motor",
    hopping: "hop",
    filing: "file",
    happy: "happi",
    relational: "relat",
    adjustment: "adjust",
    controlling: "control",
    am: "am",
    "8pm": "8pm",
  })) {
    test(`${word} is cut to ${expected}, as Porter (1980) says`, () => {
      assert.equal(stem(word), expected);
    });
  }
});

describe("slips of the finger", () => {
  for (const [kind, word] of Object.entries({
    "put in": "ridde",
    "left out": "rde",
    changed: "rids",
    swapped: "irde",
  })) {
    test(`a letter ${kind} is one slip`, () => assert.equal(distance("ride", word, 2), 1));
  }

  test("further than asked is said as one more", () => {
    assert.equal(distance("ride", "medication", 2), 3);
  });

  test("a longer word may hold more slips", () => {
    assert.deepEqual([3, 4, 7, 8].map(slips), [0, 1, 1, 2]);
  });

  test("all that are equally near are found, and nothing that is further", () => {
    assert.deepEqual(nearest("serches", shelves(["searches", "marches"])), ["searches"]);
  });

  test("another letter makes another word of a short one", () => {
    assert.deepEqual(nearest("bunch", shelves(["lunch"])), []);
  });
});

describe("queries", () => {
  const made = prepare(INDEX);

  test("a word of the index stands for itself", () => {
    assert.deepEqual(readQuery("ride", made)[0].forms, [["ride", 1]]);
  });

  test("a word of the lists is never bent to one of the index", () => {
    assert.deepEqual(readQuery("bunch", made)[0].forms, []);
  });

  test("a word that nobody knows stands for the nearest, for less", () => {
    const [{ forms }] = readQuery("clinci", made);
    assert.equal(forms[0][0], "clinic");
    assert.ok(forms[0][1] < 1);
  });

  test("the last word may be half typed", () => {
    assert.deepEqual(readQuery("med", made)[0].word, "medication");
    assert.equal(readQuery("clin", made)[0].forms[0][0], "clinic");
  });

  test("the same word twice counts once", () => {
    assert.equal(readQuery("ride rides", made).length, 1);
  });
});

describe("ranking", () => {
  const made = prepare(INDEX);
  const first = (/** @type {string} */ text) => rank(text, made).ranked[0];

  test("the entry that explains the words comes first", () => {
    assert.equal(first("medication").entry.id, "medications");
  });

  test("an entry named whole weighs more", () => {
    assert.equal(first("ride").named, false);
    assert.equal(first("giving rides").named, true);
  });

  test("a word says on which line of the entry it stands", () => {
    assert.deepEqual(
      first("bus").lines.map((/** @type {any} */ l) => l.line),
      [0],
    );
  });

  test("words of no entry lead nowhere", () => {
    assert.deepEqual(rank("qwertz", made).ranked, []);
  });
});

describe("answers", () => {
  const lookup = open(INDEX);

  test("nothing typed, nothing answered", () => {
    assert.equal(answer("  ", lookup).kind, "empty");
  });

  test("words of no entry get no verdict", () => {
    assert.equal(answer("qwertz", lookup).kind, "none");
  });

  test("a title gets its verdict", () => {
    const found = answer("Medications", lookup);
    assert.deepEqual([found.kind, found.entry.id], ["verdict", "medications"]);
  });

  test("what is part of every job is said to be", () => {
    assert.equal(answer("the wifi", lookup).elsewhere, true);
  });

  test("other things are found beside tasks", () => {
    assert.deepEqual(
      answer("shared power", lookup).more.map((/** @type {any} */ e) => e.id),
      ["shared-power"],
    );
  });
});

describe("danger", () => {
  const lookup = open(INDEX);
  const danger = (/** @type {string} */ text) => answer(text, lookup).danger;

  test("a phrase is met in its order, with few words between", () => {
    assert.equal(danger("I really want to just die"), true);
    assert.equal(danger("die or want"), false);
  });

  test("many words between make no phrase", () => {
    assert.equal(danger("want the clinic visit group to die"), false);
  });

  test("a phrase ends with its sentence", () => {
    assert.equal(danger("what do they want. Die cast models"), false);
  });

  test("a word can lift a phrase", () => {
    assert.equal(danger("want to die in the movie"), false);
  });

  test("a turn of phrase is no danger", () => {
    assert.equal(danger("I want to die laughing"), false);
  });

  test("someone stands for each of its words", () => {
    assert.equal(danger("hurt him"), true);
  });

  test("a slip is met, where the word is no word of its own", () => {
    assert.equal(danger("tookk pills"), true);
  });

  test("some dangers put the emergency number first", () => {
    assert.equal(answer("took pills", lookup).emergency, true);
    assert.equal(answer("want die", lookup).emergency, false);
  });
});

describe("the index", () => {
  const known = readLists(LISTS);
  const task = {
    id: "rides",
    title: "Giving rides",
    verdict: 1,
    sides: "110",
    texts: ["bus bus bus", "bus clinic"],
    said: ["a lift"],
    lines: [["to the clinic"], ["clinic visit"], ["visit"]],
  };
  const counted = countedIn(task, known);

  test("a word that the texts say often counts, one that they say once does not", () => {
    assert.equal(counted.get("bu")?.times, 1);
    assert.equal(countedIn({ ...task, texts: ["bus"] }, known).has("bu"), false);
  });

  test("a word of the title counts more, and points to no line", () => {
    assert.deepEqual(counted.get("ride"), { times: 4, lines: [] });
  });

  test("a word points to the first line of each side that says it", () => {
    assert.deepEqual(counted.get("clinic")?.lines, [0]);
    assert.deepEqual(counted.get("visit")?.lines, [1, 2]);
  });

  test("on many lines a word points to none", () => {
    const lines = [["van"], ["van"], ["van"], ["van"]];
    assert.deepEqual(countedIn({ ...task, sides: "1111", lines }, known).get("van")?.lines, []);
    const few = { ...task, sides: "1111", lines: lines.slice(1) };
    assert.deepEqual(countedIn(few, known).get("van")?.lines, [0]);
  });

  test("a word says which tasks hold it, on which lines, and how often", () => {
    const first = new Map([["pill", { times: 2, lines: [0] }]]);
    const second = new Map([
      ["pile", { times: 3.2, lines: [] }],
      ["pill", { times: 5, lines: [1, 2] }],
    ]);
    assert.equal(packed([first, second]), "0pileB!3lAa!Abc*");
  });

  test("a word of many tasks counts where it is said often", () => {
    const tasks = [1, 1, 9].map((times) => new Map([["visit", { times, lines: [] }]]));
    assert.equal(packed(tasks), "0visitC~");
  });

  test("what is packed is read again", () => {
    const index = buildIndex({
      lists: LISTS,
      danger: [{ says: ["want die", "Wants DIE"], unless: ["Movie"], idioms: [], emergency: true }],
      tasks: [task],
      more: [
        ["Words", "words/{id}/", [{ id: "two-words", title: "Two words", also: ["words more"] }]],
      ],
      url: "tasks/{id}/",
      verdicts: {},
    });
    assert.deepEqual(index.danger, [["want die", "movie", "", 1]]);
    assert.deepEqual(index.more[0][2], [["Two words", "more"]]);
    const { postings } = prepare(index);
    assert.deepEqual([...postings.get("visit").get(0).lines], [1, 2]);
    assert.equal(postings.get("ride").get(0).times, 4);
  });
});
