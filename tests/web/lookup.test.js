// The lookup's engine: how words are cut, counted, and answered.

import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { ask, open } from "../../web/engines/lookup/ask.js";
import { dangerIn, hasTurn, prepareDanger } from "../../web/engines/lookup/danger.js";
import { features, hash, WORDS } from "../../web/engines/model/features.js";
import { buildIndex } from "../../web/engines/lookup/index.js";
import { distance, nearest, shelves, slips } from "../../web/engines/lookup/fuzzy.js";
import { nearestLine } from "../../web/engines/lookup/lines.js";
import { isKnown, knownBits, readModel } from "../../web/engines/lookup/model.js";
import { stem } from "../../web/engines/model/stem.js";
import { scores } from "../../web/engines/model/weights.js";
import { flat, readLists, stemsOf, wordsOf } from "../../web/engines/model/text.js";
import { modelOf } from "./reviewed/lookup-data.js";

const LISTS = {
  same: "medication:meds,med|oncall:on call|with:w/",
  small: "the|a|to|with",
  self: "self",
  someone: "him",
  not: "not",
  drop: "to",
};

/** Where to look: two tasks, a page, and a term on a page. */
const INDEX = {
  lists: LISTS,
  danger: [
    ["want die|hurt someone", "movie", "die laughing", 0],
    ["took pills", "", "", 1],
  ],
  places: /** @type {LookupIndex["places"]} */ ([
    [0, "check/tasks/giving-rides/", "Giving rides", "lift"],
    [0, "check/tasks/medications/", "Medications", ""],
    [1, "hire/pay/", "Pay, benefits and hours", ""],
    [1, "words/#mutuality", "Mutuality", "give and take"],
    [1, "calm/", "Calm", ""],
    [2, "values/shared-power/", "Shared power", "wifi"],
  ]),
  kinds: ["Tasks", "Pages", "Values"],
  verdicts: {},
  deciders: /** @type {LookupIndex["deciders"]} */ ({
    agency: ["Your agency decides", "Ask it."],
  }),
  decides: { "hire/pay/": "agency" },
  calm: ["calm/"],
  principles: ["Values"],
};

const MODEL = modelOf({
  "tasks/giving-rides": { drive: 7, taxi: 7 },
  "tasks/medications": { medication: 7 },
  "/hire/pay/": { salary: 7 },
  none: { wifi: 7 },
  "none:groups": { group: 7 },
  side: {},
  "side:giving-rides": { taxi: -2 },
});

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
    priest: "priest",
    chatted: "chat",
    offering: "offer",
    vacancy: "vacanc",
    realizer: "realiz",
    finally: "final",
    currently: "current",
    seriously: "serious",
    realization: "realiz",
    relation: "relat",
    narrator: "narrat",
    activeness: "activ",
    activity: "activ",
    publicity: "public",
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
    assert.equal(distance("ride", "rides home", 2), 3);
  });

  test("a word too short for a slip is near to none, not even to itself", () => {
    assert.deepEqual(nearest("bus", shelves(["bus"])), []);
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

describe("features", () => {
  const known = readLists(LISTS);

  test("stems, pairs of stems and pieces of words are counted", () => {
    const found = features("rides rides", known);
    assert.equal(found.get(hash("ride") % WORDS), 2);
    assert.equal(found.get(hash("ride ride") % WORDS), 1);
    assert.equal(found.get(WORDS + (hash(" ri") % 8192)), 2);
  });

  test("a text without words has none", () => {
    assert.equal(features(" ?! ", known).size, 0);
  });
});

describe("the model", () => {
  const known = readLists(LISTS);
  const model = readModel(MODEL);

  test("a row scores the words that it has weights for", () => {
    const [rides, medications] = scores("taxi", known, model);
    assert.deepEqual([rides, medications], [2.5, -1]);
  });

  test("a word that nobody knows weighs as much as others, and speaks for nothing", () => {
    const [rides] = scores("taxi zeppelin zeppelin hangar", known, model);
    assert.ok(rides < 1);
  });

  test("a stem is known where its bit is set", () => {
    assert.equal(isKnown("ride", model), true);
    assert.equal(isKnown("ride", { ...model, known: new Uint8Array(8192) }), false);
  });

  test("one of the two bits of a stem says nothing: it's another stem's as well", () => {
    const known = new Uint8Array(8192);
    const [bit] = knownBits("ride");
    known[bit >> 3] |= 1 << (bit & 7);
    assert.equal(isKnown("ride", { ...model, known }), false);
  });
});

describe("lines", () => {
  test("the line that shares the rarest words is the nearest", () => {
    const lines = ["you drive them to an errand", "you come along because they asked"];
    const [known, model] = [readLists(LISTS), readModel(MODEL)];
    assert.equal(nearestLine("he asked me to come", lines, known, model), 1);
    assert.equal(nearestLine("errand", lines, known, model), 0);
    assert.equal(nearestLine("errand", [], known, model), -1);
  });
});

describe("answers", () => {
  const lookup = open(INDEX, MODEL);
  const kindOf = (/** @type {string} */ text, /** @type {typeof lookup} */ one) =>
    ask(text, one).kind;
  const kind = (/** @type {string} */ text) => kindOf(text, lookup);

  test("nothing asked, nothing answered", () => {
    assert.equal(kind("   "), "empty");
  });

  test("where task and side are sure there is a verdict", () => {
    const found = ask("taxi", lookup);
    assert.equal(found.kind, "verdict");
    assert.deepEqual([found.task?.id, found.side], ["giving-rides", "not-consistent"]);
  });

  test("the side is the one to which the words lean", () => {
    const taught = open(INDEX, modelOf({ "tasks/giving-rides": { taxi: 7 }, side: { taxi: 7 } }));
    assert.equal(ask("taxi", taught).side, "consistent");
  });

  for (const [limits, expected] of /** @type {const} */ ([
    ["task", "question"],
    ["verdict", "verdict"],
  ])) {
    test(`what is just as sure as a ${limits} has to be is sure enough`, () => {
      const model = modelOf({ "tasks/giving-rides": { taxi: 7 }, side: { taxi: 7 } });
      const { sure } = ask("taxi", open(INDEX, model)).certainty;
      const kindAt = (/** @type {number} */ limit) => {
        const bounds = { ...model.limits, task: 0, verdict: 2, [limits]: limit };
        return ask("taxi", open(INDEX, { ...model, limits: bounds })).kind;
      };
      assert.equal(kindAt(sure), expected);
      assert.notEqual(kindAt(sure + 1e-9), expected);
    });
  }

  test("five words are as few as one: they need be no surer", () => {
    const { limits } = MODEL;
    const taught = open(INDEX, { ...MODEL, limits: { ...limits, task: 0, long: 2, verdict: 2 } });
    assert.equal(kindOf("taxi one two three four", taught), "question");
    assert.notEqual(kindOf("taxi one two three four five", taught), "question");
  });

  test("where the task is just as certain as it has to be, it is beyond doubt", () => {
    const model = modelOf({ "tasks/giving-rides": { taxi: 7 }, side: { taxi: 3 } });
    const { sure } = ask("taxi", open(INDEX, model)).certainty;
    const limits = { ...model.limits, side: 9, clear: 0.5, certain: sure };
    assert.equal(kindOf("taxi", open(INDEX, { ...model, limits })), "verdict");
  });

  test("where examples teach no task, the name of one leads to its place", () => {
    const found = ask("giving rides", open(INDEX, modelOf({})));
    assert.deepEqual([found.task, found.places[0]?.title], [null, "Giving rides"]);
  });

  test("what speaks for a side is no answer of its own, whatever its task is called", () => {
    const model = modelOf({ "side:none-left": { wifi: 7 }, none: { wifi: 5 } });
    assert.equal(ask("wifi", open(INDEX, model)).about, "elsewhere");
  });

  test("where the side is open the deciding question is asked", () => {
    const found = ask("medication", {
      ...lookup,
      model: { ...lookup.model, limits: { ...MODEL.limits, side: 9 } },
    });
    assert.deepEqual([found.kind, found.task?.id, found.side], ["question", "medications", null]);
  });

  test("where the task is beyond doubt, words that lean less to a side are enough", () => {
    const model = modelOf({ "tasks/giving-rides": { taxi: 7 }, side: { taxi: 3 } });
    const kindWith = (/** @type {object} */ limits) =>
      ask("taxi", open(INDEX, { ...model, limits: { ...model.limits, side: 9, ...limits } })).kind;
    assert.equal(kindWith({ certain: 0.99, clear: 0.5 }), "verdict");
    assert.equal(kindWith({ certain: 1, clear: 0.5 }), "question");
  });

  for (const [at, name] of /** @type {const} */ ([
    [1, "tasks/giving-rides"],
    [2, "none"],
    [3, "tasks/medications"],
  ])) {
    test(`how far down an answer is tells nothing from some point on: ${name}`, () => {
      const sure = (/** @type {number} */ weight) => {
        const certainty = Array.from({ length: 8 }, (_, i) => Number(i === at));
        const model = modelOf({ "tasks/giving-rides": { taxi: 0 }, [name]: { taxi: weight } });
        const limits = { ...model.limits, certainty };
        return ask("taxi", open(INDEX, { ...model, limits })).certainty.sure;
      };
      assert.equal(sure(-7), sure(-5));
      assert.notEqual(sure(-5), sure(0));
    });
  }

  test("where a task is sure, nobody else decides", () => {
    const rows = { "tasks/giving-rides": { taxi: 7 }, none: { taxi: 7, wifi: 7 } };
    const found = ask("taxi wifi", open(INDEX, modelOf(rows)));
    assert.deepEqual([found.task?.id, found.about], ["giving-rides", "elsewhere"]);
    assert.equal(found.decider, null);
  });

  test("the name of a page takes no task away, and that of another task does", () => {
    const taught = open(INDEX, modelOf({ "tasks/giving-rides": { calm: 7, medication: 7 } }));
    assert.equal(ask("calm", taught).task?.id, "giving-rides");
    assert.equal(ask("medications", taught).task, null);
  });

  test("a page that examples lead to comes first", () => {
    const found = ask("salary", lookup);
    assert.deepEqual([found.kind, found.places[0]?.url], ["places", "hire/pay/"]);
  });

  test("a place is found by its own words, with the words that fit", () => {
    const [first] = ask("give and take", lookup).places;
    assert.equal(first?.title, "Mutuality");
    assert.ok(first?.words.includes("take"));
  });

  test("a question that sounds like one for a task moves tasks up, a keyword doesn't", () => {
    const rows = { "tasks/giving-rides": { taxi: 4 }, "is:task": { taxi: 7 } };
    const scoreOf = (/** @type {string} */ text, /** @type {object} */ taught) =>
      ask(text, open(INDEX, modelOf({ ...taught, "tasks/medications": { drive: 7 } }))).places.find(
        ({ url }) => url === "check/tasks/giving-rides/",
      )?.score ?? NaN;
    const gain = (/** @type {string} */ text) =>
      scoreOf(text, rows) - scoreOf(text, { ...rows, "is:task": {} });
    assert.ok(gain("taxi drive one two three four") > 0);
    assert.equal(gain("taxi drive one two three"), 0);
  });

  test("the words of a place count less, the more words there are", () => {
    const model = modelOf({});
    const taught = open(INDEX, { ...model, limits: { ...model.limits, place: -9 } });
    const scoreOf = (/** @type {string} */ text) => ask(text, taught).places[0]?.score ?? NaN;
    const few = scoreOf("take apple pear plum fig");
    assert.ok(scoreOf("take apple pear plum fig kiwi lime") < few);
  });

  test("the very name of a place counts more than what examples teach", () => {
    assert.equal(ask("mutuality", lookup).places[0]?.url, "words/#mutuality");
  });

  test("a place answers where more speaks for it than for nothing here", () => {
    const kindWith = (/** @type {number} */ weight) =>
      ask("mutuality", open(INDEX, modelOf({ none: { mutuality: weight } }))).kind;
    assert.deepEqual([kindWith(1), kindWith(7)], ["places", "notListed"]);
  });

  test("what nothing here answers is not listed, and said to be what it is", () => {
    assert.deepEqual([kind("wifi"), ask("wifi", lookup).about], ["notListed", "elsewhere"]);
    assert.equal(ask("group", lookup).about, "groups");
  });

  test("where just enough speaks for it, it is said what the words are about", () => {
    assert.equal(ask("zebra", open(INDEX, modelOf({ none: { zebra: 1 } }))).about, "elsewhere");
  });

  test("where too little speaks for it, nothing is said of what the words are about", () => {
    assert.equal(ask("zebra", open(INDEX, modelOf({ none: { wifi: 7 } }))).about, null);
  });

  test("what the handbook can't decide has somebody who does", () => {
    assert.deepEqual(ask("salary", lookup).decider, ["Your agency decides", "Ask it."]);
    assert.deepEqual(ask("wifi", lookup).decider, ["Your agency decides", "Ask it."]);
    assert.equal(ask("drive", lookup).decider, null);
  });

  test("what is not listed has the nearest principle", () => {
    assert.equal(ask("wifi", lookup).principle?.title, "Shared power");
    assert.equal(ask("drive", lookup).principle, null);
  });

  test("of several principles the nearest is given", () => {
    const places = [...INDEX.places, [2, "values/shared/", "Shared wifi of a house", ""]];
    const more = open({ ...INDEX, places: /** @type {any} */ (places) }, MODEL);
    assert.equal(ask("wifi power", more).principle?.title, "Shared power");
    assert.equal(ask("wifi house", more).principle?.title, "Shared wifi of a house");
  });

  test("a place is found by what examples teach of its page", () => {
    const taught = open(INDEX, modelOf({ "/words/": { jargon: 7 } }));
    assert.equal(ask("jargon", taught).places[0]?.url, "words/#mutuality");
  });

  test("of places that fit equally well, what the handbook has first comes first", () => {
    const places = /** @type {LookupIndex["places"]} */ ([
      [1, "words/#one", "Wise one", ""],
      [1, "hire/", "Hiring zebra", ""],
      [1, "words/#two", "Second zebra", ""],
      [1, "words/#three", "Another zebra", ""],
    ]);
    const model = { ...MODEL, limits: { ...MODEL.limits, place: -9 } };
    const titles = ask("zebra", open({ ...INDEX, places }, model)).places.map(({ title }) => title);
    assert.deepEqual(titles, ["Hiring zebra", "Second zebra"]);
  });

  test("a place within a page is found by what examples teach of it alone", () => {
    const places = [...INDEX.places, [1, "hire/pay/#hours", "Hours", ""]];
    const one = { ...INDEX, places: /** @type {any} */ (places) };
    const taught = open(one, modelOf({ "/hire/pay/#hours": { roster: 7 } }));
    assert.equal(ask("roster", taught).places[0]?.url, "hire/pay/#hours");
  });

  test("a place with just enough is shown", () => {
    const shownAt = (/** @type {number} */ place) =>
      ask("salary", open(INDEX, { ...MODEL, limits: { ...MODEL.limits, place } })).places.length;
    const [{ score = 0 }] = ask("salary", lookup).places;
    assert.deepEqual([shownAt(score), shownAt(score + 1e-9)], [1, 0]);
  });

  test("the task of an answer is its first place", () => {
    assert.equal(ask("drive", lookup).places[0]?.name, "tasks/giving-rides");
  });
});

describe("danger", () => {
  const lookup = open(INDEX, MODEL);
  lookup.model.known.fill(0); // every word may be a slip
  const danger = (/** @type {string} */ text) => ask(text, lookup).danger !== null;

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

  test("one sentence of several is enough", () => {
    assert.equal(danger("It is late. I want to die. What now?"), true);
  });

  test("a turn of phrase with words between is none", () => {
    assert.equal(danger("I want to die while laughing"), true);
  });

  test("words may stand between all words of a phrase", () => {
    const [known, groups] = [readLists(LISTS), [["want not live", "", "", 0]]];
    const meets = (/** @type {string} */ text) =>
      dangerIn(text, prepareDanger(groups, known), () => true) !== null;
    assert.equal(meets("want one not two live"), true);
    assert.equal(meets("want one two not one two live"), true);
    assert.equal(meets("want one two not one two three live"), false);
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

  test("a word that examples hold, or that is listed as harmless, is no slip", () => {
    const lists = { ...LISTS, harmless: "tookk" };
    assert.equal(ask("tookk pills", open(INDEX, MODEL)).danger, null);
    assert.equal(ask("tookk pills", { ...lookup, known: readLists(lists) }).danger, null);
  });

  test("a word that rules hold as well speaks of danger only where the rest is likely to", () => {
    const known = readLists(LISTS);
    const made = prepareDanger(
      [
        ["weapon", "policy", "", 1],
        ["jump bridge", "", "", 0],
      ],
      known,
    );
    const meets = (/** @type {string} */ text, /** @type {boolean} */ isLikely) =>
      dangerIn(text, made, () => true, isLikely) !== null;
    assert.equal(meets("weapon", true), true);
    assert.equal(meets("weapon", false), false);
    assert.equal(meets("jump from a bridge", false), true);
  });

  test("a turn of phrase that means no harm stands, wherever it is", () => {
    const made = prepareDanger([["die", "", "die laughing", 0]], readLists(LISTS));
    assert.equal(hasTurn("we nearly die laughing", made), true);
    assert.equal(hasTurn("he may die. laughing helps", made), false);
  });

  test("wordings that nobody listed are met by what others taught", () => {
    const taught = open(
      INDEX,
      modelOf({ "is:danger": { hopeless: 7, ledge: 7 }, "is:emergency": { ledge: 7 } }),
    );
    assert.deepEqual(ask("hopeless", taught).danger, { emergency: false });
    assert.deepEqual(ask("ledge", taught).danger, { emergency: true });
    assert.equal(ask("drive", taught).danger, null);
  });

  test("beside a turn of phrase that means no harm, more has to speak for danger", () => {
    const model = modelOf({ "is:danger": { hopeless: 7 } });
    const text = "die laughing, hopeless";
    const [score] = scores(text, readLists(LISTS), readModel(model));
    const dangerAt = (/** @type {number} */ danger) =>
      ask(text, open(INDEX, { ...model, limits: { ...model.limits, danger } })).danger;
    assert.equal(dangerAt(score - 0.1), null);
    assert.deepEqual(dangerAt(score - 0.2), { emergency: false });
  });

  test("what speaks for danger has to be above its limit", () => {
    const model = modelOf({ "is:danger": { hopeless: 7, shift: -7 } });
    const dangerWith = (/** @type {string} */ text, /** @type {object} */ limits) =>
      ask(text, open(INDEX, { ...model, limits: { ...model.limits, ...limits } })).danger;
    const scoreOf = (/** @type {string} */ text) =>
      scores(text, readLists(LISTS), readModel(model))[0];
    assert.equal(dangerWith("hopeless", { danger: scoreOf("hopeless") }), null);
    const listed = scoreOf("want to die shift");
    assert.equal(dangerWith("want to die shift", { listed, danger: 9 }), null);
  });

  test("a phrase of the list is none where all the rest sounds like work", () => {
    const model = modelOf({ "is:danger": { shift: -7 } });
    const dangerWith = (/** @type {number} */ listed) =>
      ask("want to die shift", open(INDEX, { ...model, limits: { ...model.limits, listed } }))
        .danger;
    assert.deepEqual(dangerWith(-9), { emergency: false });
    assert.equal(dangerWith(-1), null);
  });

  test("what was never taught to be an emergency is none", () => {
    const taught = open(INDEX, modelOf({ "is:danger": { hopeless: 7 } }));
    assert.deepEqual(ask("hopeless", taught).danger, { emergency: false });
  });

  test("no task is judged below words of danger, and the places are calm", () => {
    const found = ask("do I drive him if he wants to want die", lookup);
    assert.deepEqual([found.kind, found.task, found.side], ["places", null, null]);
    assert.deepEqual(
      found.places.map(({ url }) => url),
      ["calm/"],
    );
  });

  test("some dangers put the emergency number first", () => {
    assert.equal(ask("took pills", lookup).danger?.emergency, true);
    assert.equal(ask("want die", lookup).danger?.emergency, false);
  });
});

describe("the index", () => {
  test("phrases of danger that are the same to the engine stand once", () => {
    const { danger } = buildIndex({
      ...INDEX,
      danger: [{ says: ["want die", "Wants DIE"], unless: ["Movie"], idioms: [], emergency: true }],
    });
    assert.deepEqual(danger, [["want die", "movie", "", 1]]);
  });

  test("a word in two parts is another phrase than the word in one", () => {
    const says = ["wake up", "wakeup"];
    const { danger } = buildIndex({
      ...INDEX,
      danger: [{ says, unless: [], idioms: [], emergency: false }],
    });
    assert.equal(danger[0]?.[0], "wake up|wakeup");
  });
});
