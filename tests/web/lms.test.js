// A course in an LMS: what it keeps, what it tells, and what it makes of an LMS that refuses.

import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { alike, decode, encode, longest, placeOf } from "../../web/engines/lms/resume.js";
import { Course, findApi, isDone, score, timespan } from "../../web/engines/lms/scorm.js";

const PLAN = { steps: ["path/one", "path/two"], questions: ["first", "second", "third"] };
const DAY = "2026-11-25";
const NOTHING = { steps: {}, questions: {} };
const SOME = {
  steps: { "path/two": DAY },
  questions: { first: { right: true, day: DAY }, third: { right: false, day: "2026-01-01" } },
};
const ALL = Object.fromEntries(PLAN.steps.map((key) => [key, DAY]));

/** An API that keeps what it is given, answers `says`, and remembers every call. */
function api(values = {}, says = "true") {
  const calls = [];
  const does =
    (name, make) =>
    (...given) => {
      calls.push([name, ...given]);
      return make(...given);
    };
  return {
    calls,
    values,
    LMSInitialize: does("LMSInitialize", () => says),
    LMSFinish: does("LMSFinish", () => says),
    LMSCommit: does("LMSCommit", () => says),
    LMSGetValue: does("LMSGetValue", (name) => values[name] ?? ""),
    LMSSetValue: does("LMSSetValue", (name, value) => {
      values[name] = value;
      return says;
    }),
    LMSGetLastError: () => "101",
  };
}

function startedWith(lms) {
  const failures = [];
  const course = new Course(
    lms,
    PLAN,
    () => 0,
    (error) => failures.push(error),
  );
  return { lms, course, failures, kept: course.start() };
}

const started = (values, says) => startedWith(api(values, says));

describe("what is kept", () => {
  test("comes back as it was", () => {
    for (const state of [NOTHING, SOME]) assert.deepEqual(decode(PLAN, encode(PLAN, state)), state);
  });

  test("is six signs for each page and answer", () => {
    assert.match(encode(PLAN, SOME), /^1\.[A-Za-z0-9_-]{18}$/);
    assert.equal(encode(PLAN, NOTHING), "");
    assert.equal(longest(PLAN), 2 + 5 * 6);
  });

  test("stays true when the course grows and its pages change places", () => {
    const grown = {
      steps: ["path/new", "path/two", "path/one"],
      questions: ["third", "new", "first"],
    };
    assert.deepEqual(decode(grown, encode(PLAN, SOME)), SOME);
  });

  test("has the nearest day it can write for one it can't", () => {
    const on = (day) => decode(PLAN, encode(PLAN, { ...NOTHING, steps: { "path/one": day } }));
    assert.equal(on("2025-06-01").steps["path/one"], "2026-01-01");
    assert.equal(on("2099-01-01").steps["path/one"], "2037-03-19");
  });

  test("leaves out what the course does not know", () => {
    const state = {
      steps: { "other/page": DAY },
      questions: { unscored: { right: true, day: DAY } },
    };
    assert.equal(encode(PLAN, state), "");
  });

  test("is nothing where it can't be read", () => {
    for (const text of ["2.AAAA", "{}", "1.zz", "1.\u{1F600}"])
      assert.deepEqual(decode(PLAN, text), NOTHING);
  });

  test("names a place by what says nothing of it", () => {
    assert.match(placeOf("path/one"), /^[A-Za-z0-9_-]{4}$/);
    assert.notEqual(placeOf("path/one"), placeOf("path/two"));
  });

  test("tells which names would be taken for each other", () => {
    assert.deepEqual(alike(PLAN), []);
    const many = Array.from({ length: 6000 }, (_, number) => `question-${number}`);
    assert.notDeepEqual(alike({ steps: [], questions: many }), []);
  });
});

describe("the API", () => {
  const found = {};

  test("is looked for in the windows around a course, then in the one that opened it", () => {
    const around = { API: found };
    assert.equal(findApi({ parent: { parent: around } }), found);
    assert.equal(findApi({ opener: { parent: around } }), found);
  });

  test("is not there where nothing has it, or another site shows nothing", () => {
    const alone = {};
    alone.parent = alone;
    assert.equal(findApi(alone), null);
    const foreign = {
      get API() {
        throw new Error("SecurityError");
      },
    };
    assert.equal(findApi({ parent: foreign }), null);
    const opened = {
      get opener() {
        throw new Error("SecurityError");
      },
    };
    assert.equal(findApi(opened), null);
  });

  test("is looked for past a window of another site, in sixteen windows and no further", () => {
    const foreign = {
      parent: { API: found },
      get API() {
        throw new Error("SecurityError");
      },
    };
    assert.equal(findApi({ parent: foreign }), found);
    const deep = (/** @type {number} */ windows) =>
      Array.from({ length: windows - 1 }).reduce((inner) => ({ parent: inner }), { API: found });
    assert.equal(findApi(deep(16)), found);
    assert.equal(findApi(deep(17)), null);
  });
});

describe("a course", () => {
  test("starts as incomplete and with nothing for a new learner", () => {
    const { lms, kept } = started({ "cmi.core.lesson_status": "not attempted" });
    assert.deepEqual(kept, { state: NOTHING, place: "" });
    assert.equal(lms.values["cmi.core.lesson_status"], "incomplete");
    assert.equal(lms.values["cmi.core.exit"], "suspend");
    assert.equal("cmi.core.score.raw" in lms.values, false);
  });

  test("starts where the learner was", () => {
    const values = {
      "cmi.suspend_data": encode(PLAN, SOME),
      "cmi.core.lesson_location": placeOf("path/two"),
    };
    const { kept } = started(values);
    assert.deepEqual(kept, { state: SOME, place: placeOf("path/two") });
  });

  test("has everything kept at once", () => {
    const { lms, course } = started();
    course.keep(SOME);
    course.at("path/one");
    assert.deepEqual(lms.calls.at(-1), ["LMSCommit", ""]);
    assert.equal(lms.values["cmi.core.score.raw"], "33");
    assert.equal(lms.values["cmi.suspend_data"], encode(PLAN, SOME));
    assert.equal(lms.values["cmi.core.lesson_status"], "incomplete");
    assert.equal(lms.values["cmi.core.lesson_location"], placeOf("path/one"));
  });

  test("tells the range of its points, and none before something is answered", () => {
    const { lms, course } = started();
    course.keep({ ...NOTHING, steps: ALL });
    assert.equal("cmi.core.score.raw" in lms.values, false);
    course.keep(SOME);
    const { values } = lms;
    assert.deepEqual([values["cmi.core.score.min"], values["cmi.core.score.max"]], ["0", "100"]);
  });

  test("tells how long it was open, and that it may go on", () => {
    const times = [5_000, 5_000, 70_000];
    const lms = api();
    const course = new Course(lms, PLAN, () => times.shift() ?? 70_000, assert.fail);
    course.start();
    assert.equal(lms.values["cmi.core.session_time"], "0000:00:00");
    course.keep(SOME);
    assert.equal(lms.values["cmi.core.session_time"], "0000:01:05");
    assert.equal(lms.values["cmi.core.exit"], "suspend");
  });

  test("takes yes from an LMS that answers with a value of its own language", () => {
    const { kept, failures } = startedWith({
      ...api(),
      LMSInitialize: () => true,
      LMSGetValue: () => null,
    });
    assert.deepEqual(kept, { state: NOTHING, place: "" });
    assert.deepEqual(failures, []);
  });

  test("says so where the LMS does not close it", () => {
    const { lms, course, failures } = started();
    lms.LMSFinish = () => "false";
    course.finish();
    assert.deepEqual(failures, ["101"]);
  });

  test("stays completed for a learner who comes back", () => {
    const { lms } = started({ "cmi.core.lesson_status": "completed" });
    assert.equal(lms.values["cmi.core.lesson_status"], "completed");
  });

  test("is completed when every page is done, and stays so", () => {
    const { lms, course } = started();
    course.keep({ ...NOTHING, steps: ALL });
    assert.equal(lms.values["cmi.core.lesson_status"], "completed");
    course.keep(NOTHING);
    assert.equal(lms.values["cmi.core.lesson_status"], "completed");
    assert.equal(isDone(PLAN, SOME), false);
  });

  test("leaves alone that somebody passed", () => {
    const { lms, course } = started({ "cmi.core.lesson_status": "passed" });
    course.keep({ ...NOTHING, steps: ALL });
    assert.equal(lms.values["cmi.core.lesson_status"], "passed");
  });

  test("says nothing where the LMS only shows it", () => {
    for (const mode of ["browse", "review"]) {
      const { lms, course } = started({ "cmi.core.lesson_mode": mode });
      course.keep(SOME);
      assert.deepEqual(
        lms.calls.filter(([name]) => name === "LMSSetValue"),
        [],
      );
    }
  });

  test("says so where the LMS refuses, and goes on", () => {
    const { course, failures, kept } = started({}, "false");
    assert.deepEqual(kept.state, NOTHING);
    course.keep(SOME);
    course.finish();
    assert.deepEqual(failures, ["101"]);
    assert.equal(kept.place, "");
  });

  test("tells of every change that was not kept", () => {
    const { lms, course, failures } = started();
    lms.LMSCommit = () => "false";
    course.keep(SOME);
    assert.deepEqual(failures, ["101"]);
  });

  test("is closed once", () => {
    const { lms, course } = started();
    course.finish();
    course.finish();
    course.keep(SOME);
    assert.deepEqual(lms.calls.filter(([name]) => name === "LMSFinish").length, 1);
    assert.deepEqual(lms.calls.at(-1), ["LMSFinish", ""]);
  });

  test("has points for right answers only, of all that count", () => {
    const right = Object.fromEntries(PLAN.questions.map((id) => [id, { right: true, day: DAY }]));
    assert.equal(score(PLAN, NOTHING), 0);
    assert.equal(score(PLAN, { ...NOTHING, questions: right }), 100);
    assert.equal(score({ ...PLAN, questions: [] }, NOTHING), null);
  });

  test("writes times as the standard does", () => {
    assert.equal(timespan(0), "0000:00:00");
    assert.equal(timespan(3_725_999), "0001:02:05");
    assert.equal(timespan(1e12), "9999:46:40");
  });
});
