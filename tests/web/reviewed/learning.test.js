// What the learning engines make of files that somebody brings, sound and broken. What comes out was
// read once and approved; `make reviewed` writes it anew, and the diff is to be read.

import { describe, test } from "node:test";

import {
  ownPrefix,
  cachePrefix,
  erasedSummary,
  isOurs,
  storageKey,
} from "../../../web/engines/browser-storage.js";
import {
  empty,
  fromText,
  problemsIn,
  progressSummary,
  toText,
} from "../../../web/engines/learning/progress.js";
import {
  asText,
  bandOf,
  changes,
  changesSummary,
  fromFile,
  marksOf,
  sittingsFrom,
  toFile,
  withSitting,
} from "../../../web/engines/learning/self-assessment.js";

const DAY = "2026-11-25";
const answer = {
  first: "2026-11-01",
  last: DAY,
  right: true,
  queued: { stage: 1, due: "2026-12-01" },
};
/**
 * @param {Record<string, unknown>} questions
 * @param {Record<string, unknown>} [steps]
 */
const record = (questions, steps = {}) => ({ ...empty(), questions, steps });
const wrongDays = [
  "",
  "2026-13-01",
  "2026-02-30",
  "x2026-11-25",
  "2026-11-25x",
  "26-11-25",
  5,
  null,
];
const wrongPlaces = [
  undefined,
  3,
  "x",
  [],
  {},
  { stage: 0 },
  { stage: -1, due: DAY },
  { stage: 1.5, due: DAY },
  { stage: 99, due: DAY },
  { stage: 0, due: "x" },
  ...[0, 1, 2, 3, 4, 5, 6].map((stage) => ({ stage, due: DAY })),
  null,
];
const names = [
  "ok",
  "two-words",
  "a1-b2-c3",
  "Upper",
  "-a",
  "a-",
  "a--b",
  "a b",
  "",
  "x".repeat(70),
  "a/b",
];

describe("a file of progress", () => {
  test("what keeps a value from being one", (t) => {
    t.assert.snapshot(
      [
        null,
        undefined,
        3,
        "x",
        [],
        {},
        record({}),
        { ...record({}), format: "other" },
        { ...record({}), version: 0 },
        { ...record({}), questions: [] },
        { ...record({}), questions: null },
        { ...record({}), steps: null },
        { ...record({}), steps: 3 },
        record({ one: null }),
        record({ one: [] }),
        record({ one: "x" }),
        record({ one: {} }),
        ...wrongDays.flatMap((day) => [
          record({ one: { ...answer, first: day } }),
          record({ one: { ...answer, last: day } }),
          record({}, { "a/b": day }),
        ]),
        ...wrongPlaces.map((queued) => record({ one: { ...answer, queued } })),
        record({ one: { ...answer, right: "yes" } }),
        ...names.flatMap((name) => [
          record({ [name]: answer }),
          record({}, { [name]: DAY }),
          record({}, { [`path/${name}`]: DAY }),
          record({}, { [`${name}/page-one`]: DAY }),
        ]),
      ].map((value) => problemsIn(value)),
    );
  });

  test("what is read from a text, and nothing that is not known", (t) => {
    const whole = record(
      {
        one: { ...answer, more: "x", queued: { ...answer.queued, more: 1 } },
        two: { ...answer, queued: null },
      },
      { "a/b": DAY },
    );
    t.assert.snapshot([
      toText(record({ one: answer })),
      ...[
        "",
        "x",
        "null",
        "[]",
        toText({ ...whole, more: 1 }),
        `${toText(record({}))}${" ".repeat(200)}`,
        JSON.stringify({ text: "x".repeat(3_000_000) }),
      ].map(fromText),
    ]);
  });

  test("the record in a sentence", (t) => {
    t.assert.snapshot(
      [
        record({}),
        record({ one: answer }),
        record({}, { "a/b": DAY }),
        record(
          { one: answer, two: { ...answer, right: false, queued: { stage: 0, due: DAY } } },
          { "a/b": DAY, "a/c": DAY },
        ),
      ].map((one) => progressSummary(/** @type {any} */ (one), DAY)),
    );
  });
});

const OPTIONS = [
  { id: "never", text: "Never", score: 0 },
  { id: "often", text: "Often", score: 2 },
];
const ITEMS = ["one", "two", "three"].map((id) => ({ id, text: `Item ${id}`, options: OPTIONS }));

describe("the marks of a self-assessment", () => {
  const answers = [
    { id: "one", text: "Item one", option: OPTIONS[1], words: "" },
    { id: "two", text: "Item two", option: undefined, words: "My own." },
    { id: "three", text: "Item three", option: undefined, words: "" },
  ];
  const marks = marksOf(/** @type {any} */ (answers));
  const text = asText("Title", DAY, /** @type {any} */ (answers), ["Sum: 2"]);
  const whole = toFile(text, "mine", { day: DAY, marks });

  test("the text of a file, and what of a file is taken back", (t) => {
    const [head, last] = whole.trimEnd().split(/\n(?=\{)/);
    /** @param {Record<string, unknown>} other */
    const but = (other) => `${head}\n${JSON.stringify({ ...JSON.parse(last), ...other })}\n`;
    const files = [
      whole,
      "",
      "no mark",
      `${head}\nnull`,
      `${head}\n{broken`,
      but({}),
      but({ format: "x" }),
      but({ version: 2 }),
      but({ assessment: "other" }),
      but({ day: 3 }),
      but({ day: "x2026-11-25" }),
      but({ day: "2026-11-25x" }),
      but({ marks: null }),
      but({ marks: "x" }),
      but({ marks: { one: 3 } }),
      but({ marks: {} }),
      whole.padStart(200_000),
      whole.padStart(200_001),
    ];
    t.assert.snapshot(whole);
    t.assert.snapshot(files.map((one) => fromFile(one, "mine")));
  });

  test("what a browser kept, and one sitting more", (t) => {
    const one = { day: "2026-01-02", marks: { one: "never" } };
    const two = { day: "2026-03-04", marks: { one: "often" } };
    t.assert.snapshot(
      ["[]", "x", "{}", "null", null, JSON.stringify([one, 3, null, { day: "x" }, two])].map(
        sittingsFrom,
      ),
    );
    t.assert.snapshot([
      withSitting([two], one),
      withSitting([one, two], { day: two.day, marks: {} }),
      withSitting([], one),
    ]);
  });

  test("what changed between two days", (t) => {
    t.assert.snapshot([
      changes(ITEMS, {}, {}),
      changes(ITEMS, { one: "never" }, { one: "often", two: "gone" }),
      changes(ITEMS, { one: "never", three: "often" }, { one: "never" }),
      ...[
        [0, 3],
        [1, 3],
        [2, 3],
      ].map(([changed, total]) => changesSummary(changed, total)),
    ]);
  });

  test("the band that a sum is in", (t) => {
    const bands = [
      { least: 0, most: 4, title: "Low", text: "" },
      { least: 5, most: 9, title: "High", text: "" },
    ];
    t.assert.snapshot([-1, 0, 4, 5, 9, 10].map((sum) => bandOf(/** @type {any} */ (bands), sum)));
  });
});

describe("what the browser keeps", () => {
  test("the names of keys and caches in two copies, and whose they are", (t) => {
    const roots = ["https://example.org/", "https://example.org/team/"];
    const keys = [
      "colors",
      "/:progress",
      "/team/:progress",
      "/:hire:ad",
      "/team/:hire:ad",
      "/:hire",
      "other",
    ];
    t.assert.snapshot(
      roots.map((root) => ({
        root,
        prefix: ownPrefix(root),
        caches: cachePrefix(root),
        drafts: [storageKey("drafts", root), storageKey("drafts", root, "ad")],
        ours: keys.filter((key) => isOurs(key, root)),
      })),
    );
    t.assert.snapshot([0, 1, 2].map(erasedSummary));
    t.assert.throws(() => storageKey("gone", roots[0]), /does not name gone/);
  });
});
