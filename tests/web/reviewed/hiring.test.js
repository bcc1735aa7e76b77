// Everything that the hiring engines make of a small handbook and of lines as postings have them. What
// comes out was read once and approved; `make reviewed` writes it anew, and the diff is to be read.

import { readFileSync } from "node:fs";
import { describe, test } from "node:test";

import { unzipSync } from "fflate";

import {
  advertisement,
  checkOwn,
  choose,
  FACTS,
  jobDescription,
  kit,
  offered,
  plainText,
  startingLines,
} from "../../../web/engines/hiring/documents.js";
import * as drafts from "../../../web/engines/hiring/drafts.js";
import { load, save } from "../../../web/engines/hiring/draft-file.js";
import {
  isNegated,
  readerOf,
  saysNo,
  scopePlace,
  segmentsOf,
} from "../../../web/engines/hiring/clauses.js";
import {
  mayHold,
  needs,
  patternSource,
  patternOf,
  places,
} from "../../../web/engines/hiring/patterns.js";
import {
  check,
  checkLine,
  compile,
  headingOf,
  linesOf,
  mended,
} from "../../../web/engines/hiring/posting-check.js";
import {
  checkQuestion,
  compileQuestions,
  questionsOf,
} from "../../../web/engines/hiring/question-check.js";
import { readyMade } from "../../../web/engines/hiring/ready-made.js";
import { bodyXml, fileName, wordFile } from "../../../web/engines/hiring/word-file.js";
import { zipSync } from "../../../web/engines/hiring/zip.js";
import { DATA, WORDS } from "./hiring-data.js";

/** @param {string} name */
const linesIn = (name) =>
  readFileSync(new URL(name, import.meta.url), "utf8")
    .split("\n")
    .filter((line) => line && !line.startsWith("#"));

const LINES = linesIn("posting-lines.txt");
const QUESTIONS = linesIn("questions.txt");
const compiled = compile(DATA);
const questions = compileQuestions(DATA);
const reader = readerOf(WORDS);

/** @param {{ rule: { id: string }, start: number, end: number, found: string }} one */
const told = ({ rule, start, end, found }) => `${rule.id} ${start}-${end} ${found}`;

describe("how lines are read", () => {
  test("clauses, what each speaks of, and how far each no reaches", (t) => {
    t.assert.snapshot(
      LINES.map((line) => ({
        line,
        clauses: segmentsOf(line).map((one) => ({ ...one, of: reader.contextOf(one.text) })),
        underDuties: reader.contextOf(line, "duty"),
        saysNo: saysNo(line),
      })),
    );
  });

  test("each word: whether a no reaches it, who asks, who leads, whom it tells of", (t) => {
    const judged = (/** @type {string} */ line) =>
      segmentsOf(line).flatMap((segment) =>
        places(/[\w'’-]+/g, segment.text).map((place) =>
          [
            segment.text.slice(place.start, place.end),
            isNegated(segment, place) ? "no" : "",
            reader.askedByThePerson(segment, place) ? "asks" : "",
            reader.ledByThePerson(segment, place) ? "leads" : "",
            reader.aboutThoseServed(segment.text, place.start) ? "served" : "",
          ]
            .filter(Boolean)
            .join("/"),
        ),
      );
    t.assert.snapshot(LINES.map((line) => judged(line).join(" ")));
  });

  test("the clause around each third of a line", (t) => {
    t.assert.snapshot(
      LINES.map((line) =>
        [0, 1, 2].map((third) => {
          const start = Math.floor((line.length * third) / 3);
          const { start: from, end } = scopePlace(line, { start, end: start + 1 });
          return line.slice(from, end);
        }),
      ),
    );
  });

  test("a reader without word groups knows nobody served", (t) => {
    const bare = readerOf({});
    t.assert.snapshot(
      LINES.map((line) => [bare.contextOf(line), bare.aboutThoseServed(line, line.length)]),
    );
  });
});

describe("patterns", () => {
  test("each rule's patterns as expressions, and what a text has to hold for them", (t) => {
    const all = DATA.rules.flatMap((rule) => rule.patterns);
    const odd = [
      "a.b c+d",
      "one .. ... two",
      "who's here?",
      "x/y* z?",
      "{served} who",
      " two  words ",
    ];
    t.assert.snapshot(
      [...all, ...odd].map((pattern) => ({
        pattern,
        source: patternSource(pattern, WORDS),
        flags: patternOf(pattern, WORDS).flags,
        needs: needs(pattern, WORDS),
        held: LINES.filter((line) => mayHold(line.toLowerCase(), needs(pattern, WORDS))).length,
      })),
    );
  });
});

describe("the check of a posting", () => {
  test("what it finds in each line, and the line with other words", (t) => {
    t.assert.snapshot(
      LINES.map((line) => ({
        line,
        found: checkLine(line, compiled).map((one) => `${told(one)} => ${mended(line, one)}`),
        asRequirement: checkLine(line, compiled, "requirement").map(told),
      })),
    );
  });

  test("a whole posting: its lines, their headings, what was found and how much", (t) => {
    const text = `Essential duties:\n- ${LINES.slice(0, 12).join("\n• ")}\n\nRequirements\n${LINES.slice(12, 30).join(" ")}\nBenefits\nHealth insurance. Pay.`;
    const result = check(text, compiled);
    t.assert.snapshot({
      ...result,
      lines: result.lines.map((line) => ({ ...line, findings: line.findings.map(told) })),
    });
    t.assert.snapshot([
      check("", compiled),
      check("Texto en otra lengua que no se lee aqui hoy", compiled),
    ]);
    t.assert.snapshot(linesOf(text));
  });

  test("what is a heading", (t) => {
    const heads = [
      "Minimum Qualifications:",
      "Key responsibilities",
      "About us",
      "What you'll do",
      "Pay",
      "Gives support.",
      "EDUCATION AND EXPERIENCE",
      "Job summary",
      "",
    ];
    t.assert.snapshot([...heads, ...LINES].map((line) => [line, headingOf(line)]));
  });
});

describe("the check of questions", () => {
  test("what it says of each", (t) => {
    t.assert.snapshot(
      QUESTIONS.map((text) => {
        const { risk, findings, fine } = checkQuestion(text, questions);
        return { text, risk, found: findings.map(told), fine: fine.map((rule) => rule.id) };
      }),
    );
  });

  test("a list as it is pasted", (t) => {
    t.assert.snapshot(
      questionsOf("1. One?\r\n2) Two?\n- Three?\n• Four?\nQ5: Five?\n\n ***\n(6) Six?"),
    );
    t.assert.snapshot(compileQuestions({}));
  });
});

const JOB = {
  role: "specialist",
  jobTitle: " Peer supporter ",
  facts: { organization: " Our house ", pay: "$24" },
  ticked: ["one-to-one", "staff", "support", "no-words", "again"],
  own: [
    { component: "duties", text: " A line of ours. " },
    { component: "empty", text: "Another." },
    { component: "duties", text: "Supports people." },
  ],
};

const AD = {
  model: "first",
  jobTitle: "",
  contact: " Sam at the desk ",
  facts: { organization: "Our house", hours: "" },
  ticked: ["listen-line", "bring", "left-out"],
  own: [{ heading: "What you do", text: " Laugh. " }],
};

const KIT = {
  title: "Our kit",
  ids: ["listen", "secure", "meds", "odd", "gone", "listen"],
  own: ["How old are you?", "What makes a good day?", "What makes a good day?"],
  opening: 4,
  closing: 6,
};

/** @returns {[string, any[]][]} */
const documents = () => [
  ["job description", jobDescription(DATA, JOB)],
  ["job description, another role", jobDescription(DATA, { ...JOB, role: "coordinator" })],
  ["job description, no role", jobDescription(DATA, { ...JOB, role: "", ticked: [], own: [] })],
  ["ad", advertisement(DATA, AD)],
  [
    "ad, another model",
    advertisement(DATA, { ...AD, model: "second", jobTitle: "Guide", contact: "" }),
  ],
  ["ad, no model", advertisement(DATA, { ...AD, model: "gone", ticked: [], own: [] })],
  ["kit", kit(DATA, KIT).blocks],
  ["kit with a risky title", kit(DATA, { ...KIT, title: "Your diagnosis", own: undefined }).blocks],
];

describe("documents", () => {
  test("their blocks, their plain text and their XML", (t) => {
    for (const [name, blocks] of documents())
      t.assert.snapshot({ name, blocks, text: plainText(blocks), xml: bodyXml(blocks) });
  });

  test("what a kit asks, refuses and takes", (t) => {
    const { blocks, ...rest } = kit(DATA, KIT);
    t.assert.snapshot({ ...rest, blocks: blocks.length });
    t.assert.snapshot(choose(DATA, KIT.ids));
    t.assert.snapshot(KIT.own.map((text) => checkOwn(DATA, text).findings.map(told)));
  });

  test("what is offered and begun with, for each role and for none", (t) => {
    t.assert.snapshot(
      ["specialist", "coordinator", ""].map((role) => ({
        role,
        offered: offered(DATA, role),
        begins: startingLines(DATA, role),
      })),
    );
    t.assert.snapshot(FACTS);
  });

  test("what is ready-made", (t) => {
    t.assert.snapshot([...readyMade(DATA)]);
  });
});

describe("Word files", () => {
  test("every part of a file", (t) => {
    const template = {
      parts: {
        "[Content_Types].xml": "<Types/>",
        "docProps/core.xml": "<dc:title></dc:title>",
        "word/document.xml": "<w:body><w:sectPr/></w:body>",
      },
    };
    for (const [name, blocks] of documents().slice(0, 2)) {
      const parts = unzipSync(wordFile(template, blocks, zipSync));
      const texts = Object.entries(parts).map(([part, bytes]) => [
        part,
        new TextDecoder().decode(bytes),
      ]);
      t.assert.snapshot({ name, texts });
    }
  });

  test("names of files", (t) => {
    const names = ["Peer & Café", "--", "x".repeat(200), "A  B", "Ünïcödé", "1/2\\3"];
    t.assert.snapshot(names.map((name) => fileName(name, "json")));
  });
});

const STRANGE = [
  null,
  undefined,
  3,
  "text",
  [],
  {},
  {
    role: "specialist",
    model: "second",
    title: 5,
    jobTitle: "J",
    contact: "C",
    facts: { pay: 1, hours: "2" },
  },
  { role: "gone", model: "gone", ids: ["a", "B", 3, "x".repeat(81)], ticked: ["staff", {}] },
  {
    own: [
      { component: "duties", text: "Ours." },
      { component: "gone", text: "Lost." },
      { text: " " },
    ],
  },
  {
    own: [
      { heading: "What you do", text: "Ours." },
      { heading: "Gone", text: "Lost." },
    ],
  },
  { own: ["Ours?", "", 4], opening: 0, closing: 60 },
  { opening: -1, closing: 61 },
  { opening: 1.5, closing: "4" },
  {
    jobTitle: "x".repeat(6000),
    own: Array.from({ length: 300 }, () => ({ heading: "What you do", text: "x" })),
  },
];

describe("drafts", () => {
  test("what becomes of anything", (t) => {
    const short = (/** @type {unknown} */ value) =>
      JSON.parse(
        JSON.stringify(value, (_, one) =>
          typeof one === "string" && one.length > 99
            ? one.length
            : Array.isArray(one) && one.length > 99
              ? one.length
              : one,
        ),
      );
    t.assert.snapshot(
      STRANGE.map((value) =>
        short([
          drafts.adDraft(DATA, value),
          drafts.jobDescriptionDraft(DATA, value),
          drafts.kitDraft(DATA, value),
        ]),
      ),
    );
  });

  test("what each builder begins with", (t) => {
    t.assert.snapshot([
      ["first", "second", "gone"].map((id) => drafts.startingAd(DATA, id)),
      ["specialist", "coordinator", "gone"].map((id) => drafts.startingJobDescription(DATA, id)),
      drafts.startingJobDescription(DATA, "specialist", { pay: "$1" }),
      ["long", "short", "gone"].map((id) => drafts.startingKit(DATA, id)),
      ["", "?questions=", "?questions=a,%20b,,", "?other=a"].map(drafts.idsInAddress),
    ]);
  });

  test("another model keeps what was written", (t) => {
    const begun = drafts.startingAd(DATA, "first");
    const written = {
      ...begun,
      contact: "Sam",
      facts: { ...begun.facts, pay: "$24" },
      own: [
        { heading: "What you do", text: "Ours." },
        { heading: "What you bring", text: "Lost." },
      ],
    };
    t.assert.snapshot([
      drafts.onAnotherModel(DATA, written, "second"),
      drafts.onAnotherModel(
        DATA,
        { ...written, jobTitle: "Guide", facts: { ...written.facts, hours: "9" } },
        "second",
      ),
    ]);
  });

  test("which questions show under which choice", (t) => {
    const choices = ["", "listening", "limits"].flatMap((competency) =>
      ["", "forensic", "other"].map((setting) => ({ competency, setting })),
    );
    t.assert.snapshot(
      choices.map((choice) => [
        choice,
        DATA.questions.filter((one) => drafts.fits(one, choice)).map((one) => one.id),
      ]),
    );
  });

  test("files, read and refused", (t) => {
    const outcome = (/** @type {string} */ text) => {
      try {
        return load("ad", text);
      } catch (error) {
        return String(error);
      }
    };
    const saved = save("ad", { a: 1 });
    t.assert.snapshot([
      saved,
      ...[
        saved,
        "x",
        "null",
        "{}",
        save("interview-kit", {}),
        save("k".repeat(99), {}),
        saved.replace('"version": 1', '"version": 2'),
        save("ad", null),
        save("ad", "text"),
        save("ad", { text: "x".repeat(199_000) }).padEnd(200_000),
        " ".repeat(200_001),
      ]
        .map(outcome)
        .map((one) => (JSON.stringify(one).length > 300 ? "long" : one)),
    ]);
  });
});
