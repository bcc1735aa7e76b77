// The bounds of the check of a posting: which lines are headings, what overlaps, what a no takes back.

import assert from "node:assert/strict";
import { describe, test } from "node:test";

import {
  check,
  checkLine,
  compile,
  headingOf,
  linesOf,
  merged,
} from "../../web/engines/hiring/posting-check.js";

/** @param {any[]} told what the rules have of their own */
const compiled = (...told) =>
  compile({
    rules: told.map((one) => ({ problem: "task", reads: ["requirement", "duty"], ...one })),
  });

/**
 * @param {string} line
 * @param {any[]} rules
 */
const found = (line, ...rules) =>
  checkLine(line, compiled(...rules)).map(({ rule, found: words }) => `${rule.id} ${words}`);

describe("headings", () => {
  for (const [expected, lines] of Object.entries({
    requirement:
      "Minimum qualifications|Minimum qualification|Requirement|PREFERRED SKILLS|Who you are|What you bring|About you|Education:|Required experience|Credentials|Person specification|Physical requirements|** Special education requirements",
    duty: "Essential duties|** Essential duties|KEY RESPONSIBILITIES|Main functions|Principal tasks|What you’ll do|What you'll do|What you will do|The role|Job summary|Summary of the job",
    employer:
      "Benefits|** Benefits|WHAT WE OFFER|Perks|About us|About the agency|About the company|About the organization|Who we are|Our mission|Compensation|Salary|Pay",
  })) {
    for (const line of lines.split("|")) {
      test(`${line} is one, of the ${expected}`, () => assert.equal(headingOf(line), expected));
    }
  }

  for (const line of ["Payments", "Job", "We have benefits", "You know the role", ""]) {
    test(`no heading is known in: ${line}`, () => assert.equal(headingOf(line), null));
  }

  test("a heading has seven words at most", () => {
    assert.equal(headingOf("Duties of the work in this house"), "duty");
    assert.equal(headingOf("Duties  of the  work in this house"), "duty");
    assert.equal(headingOf("Duties of the work in this old house"), null);
  });

  test("every rule reads a line of up to six words that ends with a colon", () => {
    const rule = { id: "a", reads: [], patterns: ["drive people"] };
    assert.deepEqual(found("One two three four drive people:", rule), ["a drive people"]);
    assert.deepEqual(found("One two three four five drive people:", rule), []);
    assert.deepEqual(found("One two three four drive people", rule), []);
    assert.deepEqual(found("One two  three  four drive people:", rule), ["a drive people"]);
  });

  test("a colon within a line makes it no heading", () => {
    const rule = { id: "a", reads: [], patterns: ["drive people"] };
    assert.deepEqual(found("Note: drive people", rule), []);
    assert.deepEqual(found("Drive people at 5:30", rule), []);
  });
});

describe("lines", () => {
  for (const [what, text, lines] of /** @type {const} */ ([
    ["a sentence ends, however many blanks follow", "Drive.  Walk.", ["Drive.", "Walk."]],
    ["a sentence may begin with a quotation mark", "Drive. “Walk.”", ["Drive.", "“Walk.”"]],
    ["a list's mark begins a line, with blanks or without", "Drive•Walk", ["Drive", "Walk"]],
    ["blanks at the ends are none of a line", "Drive. \t\n  Walk ", ["Drive.", "Walk"]],
  ])) {
    test(what, () => assert.deepEqual(linesOf(text), lines));
  }
});

describe("places", () => {
  test("what stands first in the line comes first, whichever rule finds it", () => {
    const rules = [
      { id: "a", patterns: ["walk"] },
      { id: "b", patterns: ["drive"] },
    ];
    assert.deepEqual(found("Drive them and walk", ...rules), ["b Drive", "a walk"]);
  });

  test("of two that begin together the longer comes first", () => {
    assert.deepEqual(
      found(
        "Drive people home",
        { id: "a", patterns: ["drive"] },
        { id: "b", patterns: ["drive people"] },
      ),
      ["b Drive people", "a Drive"],
    );
  });

  test("what touches is one place, and what lies within makes it no shorter", () => {
    const spans = (/** @type {number[][]} */ ...all) => all.map(([start, end]) => ({ start, end }));
    assert.deepEqual(merged(spans([3, 5], [0, 3])), spans([0, 5]));
    assert.deepEqual(merged(spans([0, 9], [2, 4])), spans([0, 9]));
    assert.deepEqual(merged(spans([0, 2], [3, 4])), spans([0, 2], [3, 4]));
  });

  test("a number before a line has two figures at most", () => {
    assert.deepEqual(linesOf("12) Drive\n(3) Walk\n123) Ride"), ["Drive", "Walk", "123) Ride"]);
  });
});

describe("what a no takes back", () => {
  const rule = { id: "a", patterns: ["drive ... people"] };

  test("a no between the words of what was found takes it back", () => {
    assert.deepEqual(found("Drive and carry people", rule), ["a Drive and carry people"]);
    assert.deepEqual(found("Drive and never carry people", rule), []);
  });

  test("a no reaches through a list of verbs that ends in or", () => {
    const rule = { id: "therapy", patterns: ["provide/provides therapy"] };
    assert.deepEqual(found("Does not judge, advise or provide therapy.", rule), []);
    assert.deepEqual(found("Does not judge, provides therapy or writes notes.", rule), [
      "therapy provides therapy",
    ]);
  });

  test("but not takes back what stands before it", () => {
    const rule = { id: "degree", patterns: ["degree"], unless: ["not required"] };
    assert.deepEqual(found("A degree is preferred, but not required.", rule), []);
    assert.deepEqual(found("A degree is needed, but training is not required.", rule), [
      "degree degree",
    ]);
  });

  test("a no takes back no wording", () => {
    const line = "You never drive people";
    assert.deepEqual(found(line, rule), []);
    assert.deepEqual(found(line, { ...rule, problem: "wording" }), ["a drive people"]);
  });
});

describe("a language that the check can't read", () => {
  const unread = (/** @type {string} */ text) => check(text, compiled()).unread;

  test("is told from twelve words on", () => {
    assert.equal(unread(`${"uno ".repeat(11)}uno`), true);
    assert.equal(unread("uno ".repeat(11)), false);
  });

  test("is none where three words in fifty are English", () => {
    assert.equal(unread("uno ".repeat(47) + "the and of"), false);
    assert.equal(unread("uno ".repeat(48) + "the and"), true);
  });
});

describe("what makes a finding fine", () => {
  const rule = { id: "clean", patterns: ["cleaning"], unless: ["how to"] };

  test("stands near it in the clause", () => {
    assert.deepEqual(found("Shares how to keep a cleaning list.", rule), []);
    const far = `Shares how to find a place in ${"a very ".repeat(6)}large town after cleaning.`;
    assert.deepEqual(found(far, rule), ["clean cleaning"]);
  });

  for (const [reach, stands] of /** @type {const} */ ([
    [40, true],
    [41, false],
  ])) {
    const between = ` ${"x".repeat(reach - 2)} `;
    const told = stands ? "fine" : "too far";
    const left = stands ? [] : ["clean cleaning"];

    test(`${reach} characters before it are ${told}`, () =>
      assert.deepEqual(found(`Shares how to${between}cleaning.`, rule), left));

    test(`${reach} characters behind it are ${told}`, () =>
      assert.deepEqual(found(`Supports cleaning${between}how to.`, rule), left));
  }

  test("is measured from where its own clause begins", () => {
    const first = `Meets people at the house in the old neighborhood downtown and `;
    assert.deepEqual(found(`${first}shares how to keep cleaning.`, rule), []);
    const far = `cleaning ${"x".repeat(50)} how to`;
    assert.deepEqual(found(`${first}supports ${far}.`, rule), ["clean cleaning"]);
  });

  test("is enough once: one of several words, in one of several places", () => {
    const more = { ...rule, unless: ["how to", "for fun"] };
    assert.deepEqual(found(`Shares how to keep cleaning ${"x".repeat(50)} for fun.`, more), []);
    const far = `Shares how to keep cleaning ${"x".repeat(50)} how to.`;
    assert.deepEqual(found(far, rule), []);
  });

  for (const [excuse, words] of Object.entries({
    asked: "when they ask",
    led: "taking the lead",
  })) {
    const group = { asked: "asked-by-the-person", led: "led-by-the-person" }[excuse] ?? "";
    const foundIn = (/** @type {string} */ line, /** @type {string[]} */ ...excused) => {
      const driving = { id: "a", problem: "task", patterns: ["drive people"], reads: ["duty"] };
      const rules = /** @type {any[]} */ ([{ ...driving, excused }]);
      return checkLine(line, compile({ rules, words: { [group]: [words] } })).length;
    };

    test(`for a rule that says so, is the person's part: ${words}`, () => {
      assert.equal(foundIn(`You drive people ${words}`, excuse), 0);
      assert.equal(foundIn("You drive people", excuse), 1);
      assert.equal(foundIn(`You drive people ${words}`), 1);
      assert.equal(foundIn(`You drive people ${words}`, excuse === "led" ? "asked" : "led"), 1);
    });
  }

  test("for a requirement, is a clause that tells of work for others", () => {
    const steady = { id: "steady", problem: "requirement", patterns: ["stable recovery"] };
    assert.deepEqual(found("Supports people toward stable recovery.", steady), []);
    assert.deepEqual(found("Supports people and must be in stable recovery.", steady), [
      "steady stable recovery",
    ]);
    assert.deepEqual(found("Demonstrates stable recovery.", steady), ["steady stable recovery"]);
  });
});
