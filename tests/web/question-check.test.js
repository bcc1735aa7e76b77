// The check of interview questions: what it marks, where, and what it lets stand.

import assert from "node:assert/strict";
import { describe, test } from "node:test";

import {
  checkQuestion,
  compileQuestions,
  mayStand,
  questionsOf,
} from "../../web/engines/hiring/question-check.js";

/** @param {Partial<QuestionRule> & { id: string }} told */
const rule = (told) => ({ risk: "high", patterns: [], clears: [], ...told });

const RULES = /** @type {any} */ ([
  rule({ id: "age", risk: "medium", patterns: ["old"], unless: ["old files"] }),
  rule({ id: "medication", patterns: ["medication*", "take meds"], hints: ["pills"] }),
  rule({ id: "home", patterns: ["mortgage"] }),
  rule({
    id: "duties",
    risk: "low",
    patterns: ["essential functions", "volunteering"],
    clears: ["medication"],
  }),
  rule({ id: "skill", risk: "low", patterns: ["how would you"], lifts: true }),
  rule({
    id: "policy",
    risk: "low",
    patterns: ["our policy"],
    clears: ["medication", "age"],
    everywhere: true,
  }),
  rule({ id: "hidden", finds: "hidden" }),
  rule({ id: "unreadable", finds: "unreadable" }),
  rule({ id: "unknown", risk: "low-medium", finds: "unknown" }),
]);
const compiled = compileQuestions({ question_rules: RULES });

/**
 * @param {string} text
 * @param {{ heading?: boolean, strict?: boolean }} [options]
 */
const ids = (text, options) =>
  checkQuestion(text, compiled, options).findings.map((one) => one.rule.id);
/** @param {string} text */
const fine = (text) => checkQuestion(text, compiled).fine.map(({ id }) => id);

describe("what a rule finds in a question", () => {
  test("it stands where it was written, whatever it was written with", () => {
    const { findings, risk } = checkQuestion("Any <b>medi</b>cations?", compiled);
    const [{ found, start, end }] = findings;
    assert.deepEqual([found, start, end, risk], ["medi</b>cations", 7, 22, "high"]);
  });

  test("the worst risk comes first, then the first place", () => {
    assert.deepEqual(ids("How old are you? Do you take meds?"), ["medication", "age"]);
    const { findings } = checkQuestion("Do you take meds? Any medication?", compiled);
    assert.deepEqual(
      findings.map(({ found }) => found),
      ["take meds", "medication"],
    );
    assert.deepEqual(ids("Any mortgage or medication?"), ["home", "medication"]);
    assert.deepEqual(ids("Do you own a cat? How old is it?"), ["age", "unknown"]);
  });

  test("a rule that makes it fine takes others back within its sentence alone", () => {
    const asked = "Given medication, can you do the essential functions?";
    assert.deepEqual([ids(asked), fine(asked)], [[], ["duties"]]);
    assert.deepEqual(ids(`${asked} Which medication is it?`), ["medication"]);
  });

  test("a word that ends in a dot ends no sentence", () => {
    for (const name of ["Dr. Who", "Mr. Who", "Mrs. Who"])
      assert.deepEqual(ids(`Given medication, would ${name} do the essential functions?`), []);
  });

  test("an exception takes its own rule back", () => {
    assert.deepEqual(ids("How would you sort the old files?"), []);
    assert.deepEqual(ids("How would you sort the old ones?"), ["age"]);
  });

  test("one that holds everywhere takes them back in every sentence", () => {
    const asked = "Do you take meds? Our policy forbids it. How old is that?";
    assert.deepEqual([ids(asked), fine(asked)], [[], ["policy"]]);
  });

  test("only a rule of low risk holds everywhere", () => {
    const worse = compileQuestions({
      question_rules: RULES.map((/** @type {any} */ one) =>
        one.id === "policy" ? { ...one, risk: "medium" } : one,
      ),
    });
    const { findings } = checkQuestion("Do you take meds? Our policy.", worse);
    assert.deepEqual(
      findings.map((one) => one.rule.id),
      ["medication", "policy"],
    );
  });

  test("a hint counts, unless its sentence asks for a skill", () => {
    assert.deepEqual(ids("Who brings the pills to the office?"), ["medication"]);
    assert.deepEqual(ids("How would you talk with someone about pills?"), []);
  });

  test("where something speaks against it, nothing is said to be fine", () => {
    assert.deepEqual(fine("How would you ask about medication?"), []);
  });
});

describe("what a question hides", () => {
  test("a word that is cut by signs is found, if it speaks against a question", () => {
    assert.deepEqual(ids("The m e d i c a t i o n at home?"), ["hidden"]);
    assert.deepEqual(ids("The v o l u n t e e r i n g part of it?"), []);
  });

  test("the words are those of the rules that were given", () => {
    const other = compileQuestions({
      question_rules: /** @type {any} */ ([
        rule({ id: "home", patterns: ["mortgage"] }),
        rule({ id: "hidden", finds: "hidden" }),
      ]),
    });
    assert.equal(checkQuestion("A m-o-r-t-g-a-g-e?", other).findings.length, 1);
    assert.equal(checkQuestion("The m e d i c a t i o n at home?", other).findings.length, 0);
  });

  test("letters of another language are said to be unread, over the whole text", () => {
    const { findings } = checkQuestion("Где the home is?", compiled);
    assert.deepEqual(
      findings.map((one) => [one.rule.id, one.start, one.end]),
      [["unreadable", 0, 16]],
    );
  });
});

describe("what no rule knows", () => {
  for (const text of [
    "Do you own a cat?",
    "And so please do you own a cat?",
    "If so, do you own a cat?",
    "Are your evenings free?",
    "Don’t you like the cats?",
    "Ever been to the coast of Rome?",
    "Been to the coast of Rome?",
    "Any of the cats in it?",
    "When is the wedding?",
    "How tall is the applicant?",
    "How is your back?",
    "Which of them is yours? What sort of car do you drive?",
    "Your star sign, and that of your mother?",
    "Cats: are they fine with you?",
  ]) {
    test(`is marked where it asks about someone: ${text}`, () => {
      assert.ok(ids(text).includes("unknown"));
    });
  }

  for (const text of [
    "Tell us about the work of the team.",
    "What would you say to a person who is in the hall?",
    "Describe the way to the office.",
  ]) {
    test(`stands where it asks about the work: ${text}`, () => assert.deepEqual(ids(text), []));
  }

  test("is marked where it is hardly English", () => {
    assert.deepEqual(ids("Quousque tandem abutere?"), ["unknown"]);
    assert.deepEqual(ids("Quousque tandem in abutere?"), ["unknown"]);
    assert.deepEqual(ids("Quousque tandem in the abutere?"), []);
  });

  test("is marked however it begins, where that is asked for", () => {
    const text = "Tell us about the work of the team.";
    assert.deepEqual(ids(text, { strict: true }), ["unknown"]);
    assert.equal(mayStand(text, compiled), false);
    assert.equal(mayStand("How would you greet them?", compiled), true);
  });

  test("is not marked in a heading", () => {
    assert.deepEqual(ids("Any cats?", { heading: true }), []);
    assert.deepEqual(ids("Any medication?", { heading: true }), ["medication"]);
  });

  test("is not marked beside what a rule says of the whole question", () => {
    assert.deepEqual(ids("Do you own a cat? Our policy."), []);
  });

  test("is marked in the sentence that asks, and not in what tells", () => {
    const text = "Any dogs are fine. Do you own a cat?";
    const [one, ...others] = checkQuestion(text, compiled).findings;
    assert.deepEqual([one.found.trim(), others.length], ["Do you own a cat?", 0]);
  });

  for (const [tells, asks] of [
    ["Your dogs are fine.", "Any of the cats in it?"],
    ["Any dogs are fine.", "Please describe the cat."],
    ["Any dogs are fine.", "And so now name the cat."],
    ["Any dogs are fine.", "U own the cat of it."],
  ]) {
    test(`is marked in this, and not in what stands before it: ${asks}`, () => {
      const { findings } = checkQuestion(`${tells} ${asks}`, compiled, { strict: true });
      assert.deepEqual(
        findings.map(({ found }) => found.trim()),
        [asks],
      );
    });
  }

  test("is marked in what is said to someone, where nothing is asked", () => {
    const text = "Any dogs are fine. Your cat is the question";
    const [one, ...others] = checkQuestion(text, compiled).findings;
    assert.deepEqual([one.found.trim(), others.length], ["Your cat is the question", 0]);
  });

  test("is marked in every sentence, where none is a question", () => {
    assert.deepEqual(ids("Any cats. Any dogs."), ["unknown", "unknown"]);
  });

  test("is not marked twice, where a rule has found something in the sentence", () => {
    assert.deepEqual(ids("Do you take meds?"), ["medication"]);
    assert.deepEqual(ids("Do you know how would you do it?"), []);
  });

  test("is nothing, where there are no letters", () => {
    assert.deepEqual(ids("12? 13?"), []);
  });

  test("is nothing to a check that has no rule for it", () => {
    const none = compileQuestions({ question_rules: RULES.slice(0, 2) });
    assert.deepEqual(checkQuestion("Any cats?", none).findings, []);
    assert.equal(checkQuestion("Any cats?", compileQuestions({})).risk, "low");
  });
});

describe("the questions of a list", () => {
  test("are its lines, without the marks and numbers before them", () => {
    const marks = ["-", "–", "—", "*", "·", "•", "o", "○", "1.", "12)", "(345)", "4:", "Q5:", "Q."];
    assert.deepEqual(
      questionsOf(marks.map((mark) => `  ${mark} Why? `).join("\n")),
      marks.map(() => "Why?"),
    );
  });

  test("end with any end of a line, and a line without letters or numbers is none", () => {
    assert.deepEqual(questionsOf("A?\r\nB?\rC?\u2028D?\u2029E?\n\n --- \n12"), [
      ..."ABCDE".split("").map((one) => `${one}?`),
      "12",
    ]);
  });

  test("may follow their number without a space", () => {
    assert.deepEqual(questionsOf("Q5:Why?"), ["Why?"]);
  });

  test("keep a number that is part of them", () => {
    assert.deepEqual(questionsOf("24 hours?\n1234. A\nof course?"), [
      "24 hours?",
      "1234. A",
      "of course?",
    ]);
  });
});
