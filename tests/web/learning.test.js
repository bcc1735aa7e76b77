// Quizzes, review and progress: what is right, what comes back when, what is kept.

import assert from "node:assert/strict";
import { describe, test } from "node:test";

import {
  judgeChoices,
  judgeMatches,
  judgeOrder,
  moved,
  verdict,
} from "../../web/engines/learning/marking.js";
import {
  goOn,
  partInSight,
  placesFrom,
  stoppedAt,
  without,
} from "../../web/engines/learning/places.js";
import {
  allAnswered,
  answered,
  checkDone,
  countDone,
  doneSummary,
  empty,
  fromText,
  problemsIn,
  progressSummary,
  stepDone,
  stepUndone,
  toText,
} from "../../web/engines/learning/progress.js";
import {
  chosen,
  firstOpen,
  groupsOf,
  lastTime,
  tally,
  tallySummary,
} from "../../web/engines/learning/quiz.js";
import {
  addDays,
  dayOf,
  due,
  dueSummary,
  nextDay,
  schedule,
} from "../../web/engines/learning/review.js";
import {
  asText,
  bandOf,
  changes,
  changesSummary,
  fromFile,
  grouped,
  levelLines,
  marksOf,
  sittingsFrom,
  sumOf,
  toFile,
  total,
  withSitting,
} from "../../web/engines/learning/self-assessment.js";
import { shuffled } from "../../web/engines/learning/shuffle.js";

const TODAY = "2026-11-21";

describe("marking", () => {
  const options = [
    { id: "a", right: true, match: "one" },
    { id: "b", right: false, match: "two" },
    { id: "c", right: true, match: "three" },
  ];

  test("all right options and no other are right", () => {
    assert.deepEqual(judgeChoices(options, ["a", "c"]), { right: true, wrong: [], missing: [] });
  });

  test("what is wrong and what is missing is told apart", () => {
    const marked = judgeChoices(options, ["a", "b"]);
    assert.deepEqual(marked, { right: false, wrong: ["b"], missing: ["c"] });
  });

  test("a match is right where each option has its own", () => {
    assert.equal(judgeMatches(options, { a: "one", b: "two", c: "three" }).right, true);
    assert.deepEqual(judgeMatches(options, { a: "two", b: "one", c: "three" }).wrong, ["a", "b"]);
  });

  test("an order is right where each option stands in its place", () => {
    assert.equal(judgeOrder(options, ["a", "b", "c"]).right, true);
    assert.deepEqual(judgeOrder(options, ["b", "a", "c"]).wrong, ["a", "b"]);
  });

  test("moving past an end changes nothing", () => {
    assert.deepEqual(moved(["a", "b"], 0, -1), ["a", "b"]);
    assert.deepEqual(moved(["a", "b"], 1, 1), ["a", "b"]);
    assert.deepEqual(moved(["a", "b"], 0, 1), ["b", "a"]);
  });

  test("the first words say how far off it is, never a score", () => {
    assert.equal(verdict({ right: true, wrong: [], missing: [] }, "single"), "Right.");
    assert.equal(verdict({ right: false, wrong: ["a"], missing: [] }, "single"), "Not this one.");
    assert.equal(
      verdict({ right: false, wrong: ["a"], missing: ["b", "c"] }, "multiple"),
      "Not quite: 1 of your choices does not fit, and 2 are missing.",
    );
    assert.equal(
      verdict({ right: false, wrong: ["a", "b"], missing: [] }, "order"),
      "Not quite: 2 of them stand in another place.",
    );
  });
});

describe("review", () => {
  test("a day is the reader's own", (tested) => {
    const { TZ } = process.env;
    tested.after(() => (TZ === undefined ? delete process.env.TZ : (process.env.TZ = TZ)));
    for (const place of ["America/New_York", "Pacific/Auckland"]) {
      process.env.TZ = place; // in one of them, Greenwich has the next day; in the other, the last
      assert.equal(dayOf(new Date(2026, 0, 5, 23, 59)), "2026-01-05");
      assert.equal(dayOf(new Date(2026, 0, 5, 0, 1)), "2026-01-05");
    }
  });

  test("days are counted over the ends of months and years", () => {
    assert.equal(addDays("2026-02-27", 2), "2026-03-01");
    assert.equal(addDays("2026-12-30", 7), "2027-01-06");
  });

  test("a missed question comes back after two days, then seven, then thirty, then no more", () => {
    const first = schedule(null, false, "2026-11-01");
    const second = schedule(first, true, "2026-11-03");
    const third = schedule(second, true, "2026-11-10");
    assert.deepEqual(
      [first?.due, second?.due, third?.due],
      ["2026-11-03", "2026-11-10", "2026-12-10"],
    );
    assert.equal(schedule(third, true, "2026-12-10"), null);
  });

  test("a right answer before its day changes nothing", () => {
    const waiting = { stage: 1, due: "2026-11-12" };
    assert.equal(schedule(waiting, true, "2026-11-11"), waiting);
  });

  test("a miss starts it again", () => {
    assert.deepEqual(schedule({ stage: 2, due: TODAY }, false, TODAY), {
      stage: 0,
      due: "2026-11-23",
    });
  });

  test("a question that was never missed never comes back", () => {
    assert.equal(schedule(null, true, TODAY), null);
  });

  test("what has waited longest comes first", () => {
    const queued = (/** @type {string} */ day) => ({ queued: { stage: 0, due: day } });
    const questions = {
      b: queued(TODAY),
      a: queued(TODAY),
      c: queued("2026-11-01"),
      d: queued("2026-11-30"),
    };
    assert.deepEqual(due(questions, TODAY), ["c", "a", "b"]);
    assert.equal(nextDay(questions, TODAY), "2026-11-30");
  });

  test("nothing in the queue is said kindly", () => {
    assert.equal(nextDay({}, TODAY), null);
    assert.match(dueSummary(0, null), /^Nothing is due\./);
    assert.match(dueSummary(1, null), /^1 question is due/);
  });
});

describe("progress", () => {
  const some = answered(stepDone(empty(), "hr/pay", TODAY), "the-ride", false, TODAY);

  test("an answer keeps its first day, its last day and whether it was right", () => {
    const later = answered(some, "the-ride", true, "2026-12-01");
    const { first, last, right } = later.questions["the-ride"];
    assert.deepEqual([first, last, right], [TODAY, "2026-12-01", true]);
  });

  test("what was there before is not changed in place", () => {
    answered(some, "another", true, TODAY);
    assert.deepEqual(Object.keys(some.questions), ["the-ride"]);
  });

  test("the first day of a page stays", () => {
    assert.equal(stepDone(some, "hr/pay", "2026-12-24"), some);
  });

  test("a page can be taken back", () => {
    assert.deepEqual(stepUndone(some, "hr/pay").steps, {});
  });

  test("pages done are counted along a path", () => {
    assert.equal(countDone(some, ["hr/pay", "hr/ads"]), 1);
    assert.equal(doneSummary(1, 2), "1 of 2 pages done");
    assert.equal(doneSummary(2, 2), "All 2 pages done");
  });

  test("a check is done when all its questions are answered, and never when it has none", () => {
    assert.equal(allAnswered(some, ["the-ride"]), true);
    assert.equal(allAnswered(some, ["the-ride", "other"]), false);
    assert.equal(allAnswered(some, []), false);
  });

  test("it survives its file", () => {
    assert.deepEqual(fromText(toText(some)), { progress: some, problems: [] });
  });

  test("a summary counts in words", () => {
    assert.equal(progressSummary(empty(), TODAY), "Nothing is kept here yet.");
    assert.equal(
      progressSummary(some, TODAY),
      "1 question answered, 0 right the last time. 1 page of paths done. 0 questions due for review today.",
    );
  });

  for (const [why, text] of Object.entries({
    "no JSON": "x",
    "a list": "[]",
    "another format": '{"format":"x","version":1,"questions":{},"steps":{}}',
    "a day that is none": toText({ ...empty(), steps: { "hr/pay": "2026-02-30" } }),
    "too large": " ".repeat(1_000_001),
  })) {
    test(`a file is refused: ${why}`, () => {
      const { progress, problems } = fromText(text);
      assert.equal(progress, null);
      assert.ok(problems.length);
    });
  }

  test("everything that is wrong is said at once", () => {
    assert.equal(
      problemsIn({ format: "x", version: 2, questions: [], steps: { "?": 1 } }).length,
      5,
    );
  });
});

describe("self-assessments", () => {
  const options = [
    { id: "no", text: "No", score: 0 },
    { id: "yes", text: "Yes", score: 2 },
  ];
  const answers = [
    { id: "one", text: "One?", option: options[1], options, words: "" },
    { id: "two", text: "Two?", option: null, options, words: "" },
  ];

  test("scores add up, and what is left open is counted", () => {
    assert.deepEqual(total(["one", "two"], { one: options[1], two: null }), { sum: 2, open: 1 });
  });

  test("a result lies in the band that holds it, ends included", () => {
    const bands = [
      { least: 0, most: 2, text: "low" },
      { least: 3, most: 4, text: "high" },
    ];
    assert.deepEqual([bandOf(bands, 2)?.text, bandOf(bands, 3)?.text], ["low", "high"]);
    assert.equal(bandOf(bands, 9), null);
  });

  test("options are listed with what they were chosen for, others not", () => {
    assert.deepEqual(
      grouped(options, answers).map(({ option, items }) => [option.id, items.length]),
      [["yes", 1]],
    );
  });

  test("a level comes with the next one up, the highest with none", () => {
    const low = { ...answers[0], option: options[0] };
    assert.equal(levelLines([low])[0], "One? Level 1 of 2. One level up: Yes");
    assert.equal(levelLines(answers)[0], "One? Level 2 of 2. This is the highest level.");
  });

  test("the file says what was left open", () => {
    assert.match(asText("T", "today", answers, ["2"]), /One\?\n {2}Yes\nTwo\?\n {2}\(left open\)/);
  });
});

test("a random order holds every item once", () => {
  assert.deepEqual(
    shuffled([1, 2, 3], () => 0.999),
    [3, 2, 1],
  );
  assert.deepEqual(shuffled(["a", "b", "c"]).sort(), ["a", "b", "c"]);
});

describe("coming back", () => {
  const keys = ["hr/law", "hr/policies", "hr/pay"];
  const done = (...steps) => steps.reduce((all, key) => stepDone(all, key, TODAY), empty());

  test("who has not begun is not asked to go on, nor who is through", () => {
    assert.equal(goOn(empty(), {}, keys), null);
    assert.equal(goOn(done(...keys), {}, keys), null);
  });

  test("the first page that is not done is next", () => {
    const next = goOn(done("hr/law", "hr/pay"), {}, keys);
    assert.deepEqual(next, { step: "hr/policies", number: 2, total: 3, part: null });
  });

  test("a page left in the middle comes before it, with the part it was left in", () => {
    const places = stoppedAt(stoppedAt({}, "hr/law", "one"), "hr/pay", "two");
    assert.deepEqual(goOn(empty(), places, keys), {
      step: "hr/pay",
      number: 3,
      total: 3,
      part: "two",
    });
  });

  test("the page left last counts, whatever was kept before", () => {
    const places = stoppedAt({ "hr/law": "one", "hr/pay": "two" }, "hr/law", "three");
    assert.equal(goOn(empty(), places, keys)?.step, "hr/law");
    assert.deepEqual(without(places, "hr/law"), { "hr/pay": "two" });
  });

  test("places of another path or of a page that is done lead nowhere", () => {
    assert.equal(goOn(empty(), { "peer-supporter/values": "one" }, keys), null);
    assert.equal(goOn(done("hr/law"), { "hr/law": "one" }, keys)?.step, "hr/policies");
  });

  test("what can't be a place is not read", () => {
    assert.deepEqual(placesFrom(null), {});
    assert.deepEqual(placesFrom("{"), {});
    assert.deepEqual(placesFrom("null"), {});
    assert.deepEqual(placesFrom('{"hr/law":"one","hr/pay":"javascript:x","a b":"c"}'), {
      "hr/law": "one",
    });
  });

  test("a reader is in the last part that begins in the upper third of the screen", () => {
    const parts = [
      { id: "a", top: -500 },
      { id: "b", top: 200 },
      { id: "c", top: 500 },
    ];
    assert.equal(partInSight(parts, 900), "b");
    assert.equal(partInSight(parts.slice(2), 900), null);
  });
});

describe("a quiz", () => {
  const progress = answered(answered(empty(), "a", true, TODAY), "b", false, TODAY);
  const many = (length) => Array.from({ length }, (_, number) => `q${number}`);

  test("says what is answered, right, missed and left", () => {
    assert.equal(tallySummary(tally(empty(), ["a", "b"])), "None of 2 answered yet.");
    assert.equal(
      tallySummary(tally(progress, ["a", "b", "c"])),
      "2 of 3 answered: 1 right, 1 missed. 1 left.",
    );
    assert.equal(tallySummary(tally(progress, ["a"])), "1 of 1 answered: 1 right. None left.");
  });

  test("can be narrowed to what is left, or missed", () => {
    assert.deepEqual(chosen(progress, ["a", "b", "c"], "left"), ["c"]);
    assert.deepEqual(chosen(progress, ["a", "b", "c"], "missed"), ["b"]);
    assert.deepEqual(chosen(progress, ["a", "b", "c"], "all"), ["a", "b", "c"]);
  });

  test("comes ten at a time, and one or two over stay with the last ten", () => {
    const sizes = (length) => groupsOf(many(length)).map((group) => group.length);
    assert.deepEqual([0, 9, 12, 13, 25].map(sizes), [[0], [9], [12], [10, 3], [10, 10, 5]]);
    assert.deepEqual(groupsOf(many(22)).flat(), many(22));
  });

  test("opens where something is left", () => {
    assert.equal(firstOpen(progress, [["a", "b"], ["c"]]), 1);
    assert.equal(firstOpen(progress, [["a"], ["b"]]), 0);
  });

  test("a question says how it went the last time, and when it comes back", () => {
    assert.equal(lastTime(progress.questions.a), "✓ You got this right on 2026-11-21.");
    assert.equal(
      lastTime(progress.questions.b),
      "✗ You missed this on 2026-11-21. It comes back in your review on 2026-11-23.",
    );
  });
});

describe("the check of a page", () => {
  const progress = answered(empty(), "a", false, TODAY);

  test("is through when each scored question is answered, right or not", () => {
    assert.equal(checkDone(progress, ["a"], ["a", "own"], new Set()), true);
    assert.equal(checkDone(progress, ["a", "b"], ["a", "b"], new Set(["a", "b"])), false);
  });

  test("without scores, is through when each was looked at in this visit", () => {
    assert.equal(checkDone(progress, [], ["x", "y"], new Set(["x"])), false);
    assert.equal(checkDone(progress, [], ["x", "y"], new Set(["x", "y"])), true);
    assert.equal(checkDone(progress, [], [], new Set()), false);
  });
});

describe("the marks of a self-assessment", () => {
  const options = [
    { id: "yes", text: "Yes", score: 1 },
    { id: "no", text: "Not yet", score: 0 },
  ];
  const items = ["a", "b", "c"].map((id) => ({ id, text: `Item ${id}`, options }));
  const sitting = { day: TODAY, marks: { a: "yes", c: "my own words" } };

  test("are what was chosen or written, without what was left open", () => {
    const answer = { text: "", options: [], words: "" };
    const answers = [
      { ...answer, id: "a", option: options[0] },
      { ...answer, id: "b", option: null },
      { ...answer, id: "c", option: null, words: "my own words" },
    ];
    assert.deepEqual(marksOf(answers), sitting.marks);
  });

  test("come back from their file as they went in", () => {
    const file = toFile("What people read\n", "readiness", sitting);
    assert.match(file, /^What people read/);
    assert.deepEqual(fromFile(file, "readiness"), { sitting, problem: "" });
  });

  test("a file that can't be read gives nothing, and says why", () => {
    const refused = (text, name = "readiness") => {
      const found = fromFile(text, name);
      assert.equal(found.sitting, null);
      return found.problem;
    };
    const file = toFile("", "readiness", sitting);
    assert.match(refused("Some other text"), /last line is missing/);
    assert.match(refused(file.replace('"day"', '"dai"')), /has been changed/);
    assert.match(refused(file.replace('"yes"', "1")), /has been changed/);
    assert.match(refused(file, "other"), /another self-assessment/);
    assert.match(refused("x".repeat(200_001)), /too large/);
  });

  test("are kept by day, the same day once, and nothing else is read", () => {
    const kept = withSitting(withSitting([sitting], { day: "2026-10-01", marks: {} }), sitting);
    assert.deepEqual(
      kept.map(({ day }) => day),
      ["2026-10-01", TODAY],
    );
    assert.deepEqual(sittingsFrom(JSON.stringify([...kept, { day: "soon" }, 1])), kept);
    assert.deepEqual(sittingsFrom("{"), []);
    assert.deepEqual(sittingsFrom(null), []);
  });

  test("of two days are compared item by item", () => {
    const found = changes(items, sitting.marks, { a: "no", b: "yes", c: "my own words" });
    assert.deepEqual(found, [
      { text: "Item a", before: "Yes", after: "Not yet" },
      { text: "Item b", before: "Left open", after: "Yes" },
    ]);
    assert.equal(changesSummary(found.length, items.length), "2 of 3 are marked differently.");
    assert.equal(changesSummary(0, 3), "All 3 are marked the same.");
    assert.deepEqual([sumOf(items, sitting.marks), sumOf(items, { b: "yes", a: "yes" })], [1, 2]);
  });
});
