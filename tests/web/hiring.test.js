// Hiring: the check of a posting, documents from drafts, drafts from anything, and Word files.

import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { unzipSync } from "fflate";

import {
  advertisement,
  choose,
  fill,
  jobDescription,
  kit,
  mayBeAsked,
  plainText,
} from "../../web/engines/hiring/documents.js";
import { asIds, asOwn, load, save } from "../../web/engines/hiring/draft-file.js";
import { adDraft, idsInAddress, kitDraft } from "../../web/engines/hiring/drafts.js";
import { isNegated, readerOf, segmentsOf } from "../../web/engines/hiring/clauses.js";
import {
  check,
  checkLine,
  compile,
  headingOf,
  linesOf,
  mended,
} from "../../web/engines/hiring/posting-check.js";
import { readyMade } from "../../web/engines/hiring/ready-made.js";
import { bodyXml, escapeXml, fileName, wordFile } from "../../web/engines/hiring/word-file.js";
import { zipSync } from "../../web/engines/hiring/zip.js";

const RULE = {
  id: "rule",
  title: "Rule",
  problem: "task",
  reads: ["requirement", "duty", "people"],
  reason: "Why.",
  question: null,
  rewrite: null,
  links: [],
};

/** @param {string[]} patterns */
const rule = (patterns, unless = /** @type {string[]} */ ([])) =>
  compile({
    rules: [{ id: "rule", problem: "task", reads: ["requirement", "duty"], patterns, unless }],
  });

/**
 * @param {string} line
 * @param {string[]} patterns
 * @param {string[]} [unless]
 */
const finds = (line, patterns, unless) => checkLine(line, rule(patterns, unless)).length > 0;

describe("the check of a posting", () => {
  test("a pattern finds its words whatever their case, and no part of a word", () => {
    assert.equal(finds("Monitor Medication daily", ["monitor medication"]), true);
    assert.equal(finds("premonitor medications", ["monitor medication"]), false);
  });

  test("a star stands for any ending, a slash for either word", () => {
    assert.equal(finds("you are monitoring", ["monitor*"]), true);
    assert.equal(finds("give meds", ["give/hand meds"]), true);
  });

  test("three dots stand for up to six words", () => {
    assert.equal(finds("assist with the daily medication", ["assist ... medication"]), true);
    assert.equal(finds("assist a b c d e f g medication", ["assist ... medication"]), false);
  });

  test("what is denied is not found", () => {
    assert.equal(finds("You will never monitor medication.", ["monitor medication"]), false);
  });

  test("a denial in another clause denies nothing", () => {
    const other = "never mind who asks for it on what day of which week, monitor medication";
    assert.equal(finds(other, ["monitor medication"]), true);
    assert.equal(finds("No weekends; monitor medication", ["monitor medication"]), true);
  });

  test("not limited to denies nothing", () => {
    assert.equal(finds("including but not limited to drug tests", ["drug test*"]), true);
  });

  test("an exception lifts its rule", () => {
    assert.equal(finds("a valid license preferred", ["valid license"], ["preferred"]), false);
  });

  test("lines, bullets and sentences are told apart, their marks taken away", () => {
    assert.deepEqual(linesOf("- One thing. Two things\n2) Three • Four\n\n***"), [
      "One thing.",
      "Two things",
      "Three",
      "Four",
    ]);
  });

  test("another language is said to be unread", () => {
    const text =
      "Buscamos una persona con experiencia propia para apoyar a otras personas en su vida";
    assert.equal(check(text, compile({ rules: [] })).unread, true);
  });
});

describe("how a line is read", () => {
  const served = ["people", "individuals", "clients"];
  const reader = readerOf({
    served,
    "asked-by-the-person": ["when the person asks"],
    "asked-by-others": ["request of the nurse"],
  });
  /**
   * @param {string} text
   * @param {string} words
   */
  const negated = (text, words) => {
    const [segment] = segmentsOf(text);
    const start = text.indexOf(words);
    return isNegated(segment, { start, end: start + words.length });
  };

  test("a semicolon, a colon and but end a clause for good", () => {
    assert.deepEqual(
      segmentsOf("No notes; gives rides, but writes plans.").map((one) => one.text),
      ["No notes", "gives rides", "writes plans."],
    );
  });

  for (const [text, words, expected] of /** @type {[string, string, boolean][]} */ ([
    ["Does not write notes, plans or assessments.", "assessments", true],
    ["Does not drive people, and writes notes.", "notes", false],
    ["Without exception, documents contacts.", "documents", false],
    ["No later than a day after, completes notes.", "notes", false],
    ["Without hurry, writes notes.", "notes", false],
    ["A license is not required.", "license", true],
    ["Although not counselors, they write notes.", "notes", false],
  ])) {
    test(`a no reaches as far as its clause: ${text}`, () => {
      assert.equal(negated(text, words), expected);
    });
  }

  for (const [text, expected] of Object.entries({
    "Must be certified.": "requirement",
    "Gives support.": "duty",
    "Clients have a choice.": "people",
    "We are a nonprofit.": "employer",
  })) {
    test(`a clause speaks of the ${expected}: ${text}`, () => {
      assert.equal(reader.contextOf(text), expected);
    });
  }

  test("those served are told from an applicant", () => {
    const served = "Experience with people who are sober";
    const applicant = "Individuals who are sober";
    assert.equal(reader.aboutThoseServed(served, served.indexOf("sober")), true);
    assert.equal(reader.aboutThoseServed(applicant, applicant.indexOf("sober")), false);
  });

  test("the person asks, or somebody else does", () => {
    const asks = (/** @type {string} */ text) =>
      reader.askedByThePerson(segmentsOf(text)[0], { start: 0, end: 5 });
    assert.equal(asks("Drive when the person asks"), true);
    assert.equal(asks("Drive at the request of the nurse"), false);
  });

  test("a heading says what the lines under it are", () => {
    assert.equal(headingOf("Minimum qualifications:"), "requirement");
    assert.equal(headingOf("Essential duties"), "duty");
    assert.equal(headingOf("What we offer"), "employer");
    assert.equal(headingOf("Writes progress notes about each of the people served"), null);
  });
});

describe("other words for what was found", () => {
  const compiled = compile({
    rules: [
      { ...RULE, id: "notes", patterns: ["writes notes"], rewrite: "Keeps a time sheet." },
      { ...RULE, id: "urine", patterns: ["collects urine"], rewrite: null },
      {
        ...RULE,
        id: "client",
        problem: "wording",
        patterns: ["clients"],
        swaps: [{ word: "clients", use: "people" }],
      },
    ],
  });
  for (const [line, expected] of Object.entries({
    "Clients decide.": "People decide.",
    "Writes notes.": "Keeps a time sheet.",
    "Drives along and writes notes.": "Drives along. Keeps a time sheet.",
    "Writes notes; gives support.": "Keeps a time sheet. Gives support.",
    "Collects urine.": "",
    "Collects urine, and supports groups.": "Supports groups.",
    "Drives along; collects urine; gives support.": "Drives along. Gives support.",
    "** ; writes notes.": "Keeps a time sheet.",
  })) {
    test(`they stand in its place, and the rest stays: ${line}`, () => {
      assert.equal(mended(line, checkLine(line, compiled)[0]), expected);
    });
  }
});

const DATA = {
  credit: "Credit.",
  panel: { opening: "Hello", rules: ["One"], reviewed: "2026" },
  competencies: { listening: "Listening" },
  risks: [{ id: "high", title: "High risk" }],
  questions: [
    {
      id: "good",
      title: "Good",
      usable: true,
      risk: "low",
      ask: "How?",
      minutes: 5,
      competencies: ["listening"],
      settings: [],
      scale: [],
    },
    {
      id: "bad",
      title: "Bad",
      usable: false,
      risk: "high",
      reason: "It asks for health.",
      safer: "good",
    },
  ],
  kits: [{ id: "kit", title: "Kit", questions: ["good"], opening: 5, closing: 10 }],
  components: [{ id: "duties", title: "Duties" }],
  statements: [{ id: "support", component: "duties", text: "Support people.", roles: [] }],
  roles: [],
  ads: [
    {
      id: "ad",
      title: "Ad",
      job_title: "Peer specialist",
      hours: "20",
      groups: [{ heading: "You", items: [{ id: "l", text: "Listen." }] }],
    },
  ],
};

describe("documents", () => {
  test("names in braces get their values, others stay", () => {
    assert.equal(fill("{a} of {b}", { a: 1 }), "1 of {b}");
  });

  test("a question with a risk is refused, with why and what to ask instead", () => {
    const { asked, refused } = choose(DATA, ["good", "bad", "good", "none"]);
    assert.deepEqual(
      asked.map((one) => one.id),
      ["good"],
    );
    assert.deepEqual(
      refused.map((one) => [one.id, one.safer]),
      [
        ["bad", "good"],
        ["none", null],
      ],
    );
    assert.equal(refused[0].why, "High risk: It asks for health.");
  });

  test("no forged field makes a refused question askable", () => {
    assert.equal(mayBeAsked({ ...DATA.questions[1], usable: true, ask: "x" }), false);
    assert.equal(mayBeAsked({ ...DATA.questions[0], ask: undefined }), false);
  });

  test("a question of one's own is taken in only where the check knows nothing against it", () => {
    const own = ["Do you have a disability?", "What makes a good listener?"];
    const given = { title: "K", ids: [], own, opening: 5, closing: 10 };
    const data = {
      ...DATA,
      question_rules: [
        {
          ...RULE,
          id: "d",
          risk: "high",
          subject: "x",
          clears: [],
          everywhere: false,
          lifts: false,
          ask: null,
          law: [],
          patterns: ["disability"],
        },
      ],
    };
    const made = kit(data, given);
    assert.equal(made.count, 1);
    assert.deepEqual(
      made.refused.map((one) => one.title),
      ["Do you have a disability?"],
    );
  });

  test("a kit counts its minutes", () => {
    const made = kit(DATA, { title: "K", ids: ["good"], opening: 5, closing: 10 });
    assert.equal(made.minutes, 20);
  });

  test("the handbook's own text stands beneath what an organisation changed", () => {
    const before = ["In the handbook: Else."];
    const data = {
      ...DATA,
      panel: { ...DATA.panel, before },
      questions: DATA.questions.map((one) => ({ ...one, before })),
      statements: DATA.statements.map((one) => ({ ...one, before })),
      ads: DATA.ads.map((ad) => ({
        ...ad,
        groups: ad.groups.map((group) => ({
          ...group,
          items: group.items.map((line) => ({ ...line, before })),
        })),
      })),
    };
    const texts = (blocks) => blocks.map((block) => block.text ?? block.items);
    const asked = texts(kit(data, { title: "K", ids: ["good"], opening: 5, closing: 10 }).blocks);
    const draft = { role: "", jobTitle: "J", facts: {}, ticked: ["support"], own: [] };
    const described = texts(jobDescription(data, draft));
    assert.equal(asked[asked.indexOf("Hello") + 1], before[0]);
    assert.equal(asked[asked.indexOf("How?") + 1], before[0]);
    assert.deepEqual(described.slice(-3, -1), [["Support people."], before[0]]);
    const posted = texts(
      advertisement(data, {
        ...{ model: "ad", jobTitle: "J", contact: "", facts: {}, own: [] },
        ticked: ["l"],
      }),
    );
    assert.equal(posted[posted.findIndex((one) => one[0] === "Listen.") + 1], before[0]);
  });

  test("a job description holds what is ticked and one's own lines, each once", () => {
    const blocks = jobDescription(DATA, {
      role: "",
      jobTitle: " ",
      facts: { pay: "$25" },
      ticked: ["support"],
      own: [
        { component: "duties", text: "Ours." },
        { component: "duties", text: "Support people." },
      ],
    });
    assert.deepEqual(
      blocks.map((block) => block.text ?? block.items),
      [
        "[job title]",
        [
          "Organization: [organization]",
          "Program: [program]",
          "Hours: [hours]",
          "Pay: $25",
          "Place: [place]",
        ],
        "Duties",
        ["Support people.", "Ours."],
        "Credit. Have counsel look at it.",
      ],
    );
  });

  test("an ad without a title of its own has its model's", () => {
    const draft = { model: "ad", jobTitle: "", contact: "", facts: {}, ticked: ["l"], own: [] };
    assert.equal(advertisement(DATA, draft)[0].text, "Peer specialist");
  });

  test("each kit, sample role and model ad is ready-made as it is", () => {
    const made = new Map(readyMade(DATA));
    assert.deepEqual([...made.keys()], ["kit", "ad"]);
    assert.equal(made.get("kit")?.[0].text, "Kit");
    const [, opening, facts] = made.get("ad") ?? [];
    assert.match(
      opening.text,
      /^\[organization\] is looking for someone to work as Peer specialist/,
    );
    assert.ok(facts.items.includes("Hours: 20"));
  });

  test("plain text keeps lists and tables readable", () => {
    const text = plainText([
      { kind: "numbers", items: ["a", "b"] },
      { kind: "table", caption: "C", head: ["x", "y"], rows: [["1", "2"]] },
    ]);
    assert.equal(text, "1. a\n2. b\n\nC\nx\ty\n1\t2\n");
  });
});

describe("drafts", () => {
  test("a saved draft is read again", () => {
    assert.deepEqual(load("ad", save("ad", { a: 1 })), { a: 1 });
  });

  for (const [why, text] of Object.entries({
    "no JSON": "x",
    "not from here": "{}",
    "another kind": save("kit", {}),
    "a newer version": save("ad", {}).replace('"version": 1', '"version": 2'),
    "too large": " ".repeat(200_001),
  })) {
    test(`a file is refused, in words that can be shown: ${why}`, () => {
      assert.throws(() => load("ad", text), /\.$/);
    });
  }

  test("a file is refused for its size before it is read", () => {
    const text = save("ad", { text: "x".repeat(200_001) });
    assert.throws(() => load("ad", text), /too large/);
  });

  test("what is strange is left empty", () => {
    assert.deepEqual(asIds(["good-id", "<b>", 3]), ["good-id"]);
    assert.deepEqual(asOwn([1, { heading: "You", text: " " }, { text: "Line" }], "heading"), [
      { heading: "", text: "Line" },
    ]);
    assert.deepEqual(adDraft(DATA, { model: {}, ticked: "x", own: 1 }).ticked, []);
    assert.equal(kitDraft(DATA, { opening: 999 }).opening, 5);
  });

  test("an address can name questions", () => {
    assert.deepEqual(idsInAddress("?questions=a,%20b,"), ["a", "b"]);
    assert.equal(idsInAddress("?other"), null);
  });
});

describe("Word files", () => {
  test("what XML can't hold is dropped, and the rest escaped", () => {
    assert.equal(escapeXml('a<b>&"\u0000\ud800'), "a&lt;b&gt;&amp;&quot;");
    assert.equal(escapeXml("😀"), "😀");
  });

  test("words before a table stay on its page", () => {
    const table = { kind: "table", caption: "C", head: ["x"], rows: [["1"]], widths: [1], room: 0 };
    assert.match(bodyXml([{ kind: "text", text: "a" }, table]), /^<w:p><w:pPr><w:keepNext\/>/);
    assert.doesNotMatch(bodyXml([{ kind: "text", text: "a" }]), /keepNext/);
    assert.match(bodyXml([{ kind: "text", text: "a", keep: true }]), /keepNext/);
  });

  test("the same document makes the same bytes, with its title and its text", () => {
    const template = {
      parts: {
        "word/document.xml": "<w:body><w:sectPr/></w:body>",
        "docProps/core.xml": "<dc:title></dc:title>",
      },
    };
    const blocks = [{ kind: "title", text: "R&D $&" }];
    const made = wordFile(template, blocks, zipSync);
    assert.deepEqual(made, wordFile(template, blocks, zipSync));
    const parts = unzipSync(made);
    const text = (/** @type {string} */ name) => new TextDecoder().decode(parts[name]);
    assert.match(text("docProps/core.xml"), /<dc:title>R&amp;D \$&amp;<\/dc:title>/);
    assert.match(text("word/document.xml"), /R&amp;D \$&amp;.*<w:sectPr/);
  });

  test("a file name is one that every system can keep", () => {
    assert.equal(fileName("Peer & Café <Worker>!", "docx"), "peer-cafe-worker.docx");
    assert.equal(fileName("///", "docx"), "document.docx");
  });
});
