// What the checks of hiring learned: what reads like a problem, and what is likely none.

import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { clausesOf } from "../../web/engines/hiring/clauses.js";
import { checkOwn, kit } from "../../web/engines/hiring/documents.js";
import { likenessOf, readLikeness } from "../../web/engines/hiring/likeness.js";
import { check, compile, mended, readLine } from "../../web/engines/hiring/posting-check.js";
import { checkQuestion, compileQuestions } from "../../web/engines/hiring/question-check.js";
import { modelOf } from "./reviewed/lookup-data.js";

/**
 * @param {Record<string, Record<string, number>>} rows
 * @param {LikenessLimits} limits
 */
const learned = (rows, limits) => ({ ...modelOf(rows), limits });

const LEARNED = learned(
  {
    rides: { taxi: 7, pills: -7 },
    pills: { taxi: -7, tablets: 7 },
    words: { taxi: 7, clients: -7 },
  },
  { sure: 0, unlikely: -2 },
);
const RULES = /** @type {any[]} */ ([
  { id: "rides", problem: "task", patterns: ["drive*"], rewrite: "Plans trips." },
  { id: "pills", problem: "task", patterns: ["pills"], rewrite: null },
  { id: "words", problem: "wording", patterns: ["clients"], rewrite: null },
]).map((rule) => ({ reads: ["requirement", "duty"], ...rule }));
const compiled = compile({ rules: RULES, posting_likeness: LEARNED });

/** @param {Finding[]} findings */
const told = (findings) =>
  findings.map(({ rule, found, likely }) => `${rule.id} ${found}${likely ? ", likely" : ""}`);

describe("the clauses of a line", () => {
  /** @param {string} line */
  const clauses = (line) => clausesOf(line).map(({ start, end }) => line.slice(start, end));

  test("a line of one clause is that clause", () =>
    assert.deepEqual(clauses("Calls a taxi"), ["Calls a taxi"]));

  test("verbs of a list and what a semicolon parts are clauses, without blanks or stops", () =>
    assert.deepEqual(clauses(" Calls a taxi, writes notes and helps people;  sings. "), [
      "Calls a taxi",
      "writes notes",
      "helps people",
      "sings",
    ]));

  test("a line without words has none", () => assert.deepEqual(clauses(" - "), []));
});

describe("a line that reads like a problem", () => {
  test("is marked in the clause that speaks for it most", () => {
    const { findings } = readLine("Helps people, carries a taxi", compiled);
    assert.deepEqual(told(findings), ["rides carries a taxi, likely"]);
    assert.equal(findings[0].start, 14);
  });

  test("comes among what the rules found, in the order of the text", () =>
    assert.deepEqual(told(readLine("Carries a taxi, writes to clients", compiled).findings), [
      "rides Carries a taxi, likely",
      "words clients",
    ]));

  test("is told once where a rule has found it", () =>
    assert.deepEqual(told(readLine("Drives a taxi", compiled).findings), ["rides Drives"]));

  test("is none where the score is no higher than the limit", () => {
    const { rides } = Object.fromEntries(
      likenessOf("Calls a taxi", /** @type {Likeness} */ (readLikeness(LEARNED))),
    );
    const at = (/** @type {number} */ sure) =>
      readLine(
        "Calls a taxi",
        compile({ rules: RULES, posting_likeness: { ...LEARNED, limits: { sure } } }),
      ).findings.length;
    assert.deepEqual([at(rides), at(rides - 0.01)], [0, 1]);
  });

  test("is given its rule's words, in the place of the clause", () => {
    const line = "Helps people, carries a taxi";
    const [finding] = readLine(line, compiled).findings;
    assert.equal(mended(line, finding), "Helps people. Plans trips.");
  });

  for (const line of ["Never calls a taxi", "A taxi is not required"]) {
    test(`is none where a no rules it out: ${line}`, () =>
      assert.deepEqual(readLine(line, compiled).findings, []));
  }

  test("is none in a clause that its rule does not read", () => {
    const duty = RULES.map((rule) => ({ ...rule, reads: ["duty"] }));
    const strict = compile({ rules: duty, posting_likeness: LEARNED });
    assert.deepEqual(readLine("Must have a taxi", strict).findings, []);
    assert.equal(readLine("Must have a taxi", compiled).findings.length, 1);
  });

  test("is none where a request excuses it", () => {
    const words = { served: ["people"], "asked-by-the-person": ["on request"] };
    const rules = RULES.map((rule) => ({ ...rule, excused: ["asked"] }));
    const asked = compile({ rules, words, posting_likeness: LEARNED });
    assert.deepEqual(readLine("Calls a taxi on request", asked).findings, []);
    assert.equal(readLine("Calls a taxi", asked).findings.length, 1);
  });

  test("is one in a heading, whatever its rule reads", () => {
    const duty = RULES.map((rule) => ({ ...rule, reads: ["people"] }));
    const strict = compile({ rules: duty, posting_likeness: LEARNED });
    assert.deepEqual(told(readLine("Taxi:", strict).findings), ["rides Taxi, likely"]);
  });

  test("counts with the others, in the check of a posting", () => {
    const { problems, flagged } = check("Calls a taxi\nCounts pills\nListens", compiled);
    assert.deepEqual([problems, flagged], [2, 2]);
  });

  test("is nothing without a model", () => {
    const without = compile({ rules: RULES, posting_likeness: null });
    assert.deepEqual(readLine("Calls a taxi", without), { findings: [], doubtful: [] });
  });

  test("is nothing of a rule that the handbook lacks", () => {
    const without = compile({ rules: RULES.slice(1), posting_likeness: LEARNED });
    assert.deepEqual(readLine("Calls a taxi", without).findings, []);
  });
});

describe("what a rule found and is likely none", () => {
  test("is put aside, and is not lost", () => {
    const { findings, doubtful } = readLine("Pills taxi", compiled);
    assert.deepEqual(told(doubtful), ["pills Pills"]);
    assert.deepEqual(told(findings), []);
  });

  test("does not count", () => assert.equal(check("Pills taxi", compiled).problems, 0));

  test("stays where it stands if a word is what the rule goes by", () =>
    assert.deepEqual(told(readLine("clients", compiled).findings), ["words clients"]));

  test("stays where nothing was learned of its rule", () => {
    const few = learned({ rides: { taxi: 7 } }, { sure: 0, unlikely: 0 });
    const without = compile({ rules: RULES, posting_likeness: few });
    assert.deepEqual(told(readLine("Counts pills", without).findings), ["pills pills"]);
  });

  test("stays where there is no limit for it", () => {
    const risky = { ...LEARNED, limits: { sure: 0 } };
    const without = compile({ rules: RULES, posting_likeness: risky });
    assert.deepEqual(told(readLine("Pills taxi", without).findings), ["pills Pills"]);
  });
});

const ASKED = learned({ risky: { cradle: 7, drums: 3 } }, { sure: 0 });
const QUESTION_RULES = /** @type {any[]} */ ([
  { id: "age", risk: "high", patterns: ["old"] },
  { id: "hours", risk: "low", patterns: ["hours"] },
  { id: "alike", risk: "medium", patterns: [], finds: "likeness" },
  { id: "unknown", risk: "low-medium", patterns: [], finds: "unknown" },
]).map((rule) => ({ clears: [], subject: "other", reason: "Because.", title: rule.id, ...rule }));

describe("a question that reads like risky ones", () => {
  /**
   * @param {string} text
   * @param {{ heading?: boolean, likeness?: Likeness | null }} [options]
   */
  const found = (text, options) =>
    checkQuestion(text, compileQuestions({ question_rules: QUESTION_RULES }), {
      likeness: readLikeness(ASKED),
      ...options,
    }).findings.map(({ rule, found: words }) => `${rule.id} ${words}`);

  test("is marked in its sentence, in the place of what no rule knows", () =>
    assert.deepEqual(found("Are you well? Cradle?"), ["alike  Cradle?"]));

  test("is marked though a rule knows that it is fine", () =>
    assert.deepEqual(found("Hours? Cradle?"), ["alike  Cradle?"]));

  test("is told by the rule alone that knows what is wrong", () =>
    assert.deepEqual(found("Old or cradle?"), ["age Old"]));

  test("is none where nothing speaks for it", () =>
    assert.deepEqual(found("Hours of drums and work and plans"), []));

  test("is none in a heading, which asks nothing", () =>
    assert.deepEqual(found("Cradle", { heading: true }), []));

  test("is what no rule knows where nothing was learned", () =>
    assert.deepEqual(found("Are you well?", { likeness: null }), ["unknown Are you well?"]));

  test("gets into no kit, not as the title either", () => {
    const data = /** @type {any} */ ({
      credit: "",
      panel: { opening: "", rules: [], reviewed: "" },
      questions: [],
      kits: [{ title: "The kit" }],
      risks: [],
      competencies: {},
      question_rules: QUESTION_RULES,
      words: {},
      question_likeness: ASKED,
    });
    const own = ["Hours, and a cradle?", "Which hours?"];
    const made = kit(data, { title: "Hours, and a cradle?", ids: [], own, opening: 1, closing: 1 });
    assert.deepEqual(
      made.refused.map(({ id }) => id),
      [own[0]],
    );
    assert.deepEqual(made.blocks[0], { kind: "title", text: "The kit" });
    assert.deepEqual(checkOwn(data, own[1]).findings, []);
  });
});
