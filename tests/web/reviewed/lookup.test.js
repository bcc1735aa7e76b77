// Everything that the lookup and the search make of a small handbook and of texts as people type them. What
// comes out was read once and approved; `make reviewed` writes it anew, and the diff is to be read.

import { describe, test } from "node:test";

import { ask, open } from "../../../web/engines/lookup/ask.js";
import { dangerIn, prepareDanger } from "../../../web/engines/lookup/danger.js";
import { features, hash } from "../../../web/engines/model/features.js";
import { distance, nearest, shelves, slips } from "../../../web/engines/lookup/fuzzy.js";
import { buildIndex } from "../../../web/engines/lookup/index.js";
import { nearestLine } from "../../../web/engines/lookup/lines.js";
import { isKnown, knownBits, readModel, strange } from "../../../web/engines/lookup/model.js";
import { nameOf, openPlaces, placesWith } from "../../../web/engines/lookup/places.js";
import { stem } from "../../../web/engines/model/stem.js";
import { flat, list, readLists, split, stemsOf, wordsOf } from "../../../web/engines/model/text.js";
import { scores } from "../../../web/engines/model/weights.js";
import { excerpt, open as openSearch, search, shownOf } from "../../../web/engines/search.js";
import { buildWords, openWords, pagesWith } from "../../../web/engines/words.js";
import {
  DANGERS,
  INDEX,
  LIMITS,
  LISTS,
  modelOf,
  ROWS,
  TEXTS,
  WORDS_WITH_ENDINGS,
} from "./lookup-data.js";

const known = readLists(LISTS);
const data = modelOf(ROWS, { rare: { drive: 3, pass: 2, "+pil": 4, together: 0 } });
const model = readModel(data);
const KNOWN = [...Object.keys(ROWS["tasks/giving-rides"]), "want", "may", "alone", "bus", "wont"];
const few = readModel(modelOf(ROWS, { known: KNOWN }));

/** @param {number} value the last digits of a number differ between machines */
const short = (value) => Number(value.toPrecision(6));

/**
 * Hold what came out to what was approved, a line for each row of it, or for each name.
 *
 * @param {import("node:test").TestContext} t
 * @param {any} made
 */
const hold = (t, made) =>
  t.assert.snapshot(
    (Array.isArray(made) ? made : Object.entries(made))
      .map((row) => JSON.stringify(row, roundOff))
      .join("\n"),
    {
      serializers: [(text) => text],
    },
  );

/**
 * @param {string} _
 * @param {any} value
 */
const roundOff = (_, value) => (typeof value === "number" ? short(value) : value);

describe("words", () => {
  test("what is left of a text, and where it is cut", (t) => {
    hold(
      t,
      [
        ...TEXTS,
        ...DANGERS,
        ":a: /b/ c:d e/f g::h i//j :/ :",
        "8am 12PM 3pmx am pm",
        "Ünïcode naïve — “q” ‘don’t’ it`s",
        "pass out med on call on caller w/ w/o",
      ].map((text) => [text, flat(text), wordsOf(text, known), stemsOf(text, known).join(" ")]),
    );
    hold(t, ["a b", "a:b/c", " : a", ""].map(split));
    hold(t, ["", "a", "a|b", "|a||b|"].map(list));
  });

  test("what the lists say", (t) => {
    hold(t, [LISTS, {}, { same: "a b:c d e,f|x:y", small: "A|É" }].map(readListsTold));
  });

  test("the stem of a word for each rule of Porter's", (t) => {
    hold(
      t,
      WORDS_WITH_ENDINGS.map((word) => `${word} ${stem(word)}`),
    );
  });
});

/** @param {any} lists */
function readListsTold(lists) {
  const { same, longest, ...sets } = readLists(lists);
  return {
    same: [...same],
    longest: [...longest],
    ...Object.fromEntries(Object.entries(sets).map(([name, set]) => [name, [...set].join(" ")])),
  };
}

describe("slips", () => {
  const pairs = [
    ["", ""],
    ["a", ""],
    ["ride", "ride"],
    ["ride", "rides"],
    ["ride", "rid"],
    ["ride", "rode"],
    ["ride", "rdie"],
    ["ride", "irde"],
    ["ride", "dire"],
    ["abcd", "badc"],
    ["aab", "baa"],
    ["supervision", "suprevsion"],
    ["supervision", "medication"],
    ["kitten", "sitting"],
    ["ca", "abc"],
  ];

  test("how far words are apart, to each limit, by both prices of a changed letter", (t) => {
    hold(
      t,
      pairs.map(([a, b]) => [
        `${a} ${b}`,
        [0, 1, 2, 3].map((most) => distance(a, b, most)).join(" "),
        [0, 1, 2, 3].map((most) => distance(b, a, most, 2)).join(" "),
      ]),
    );
  });

  test("how many slips a word may hold, and what is near to one", (t) => {
    const words = shelves(["ride", "rides", "rode", "bride", "lunch", "punch", "supervisor"]);
    const more = shelves(["supervision", "meetings", "greetings", "a", "reading", "heading"]);
    hold(t, [...words]);
    hold(t, [0, 3, 4, 7, 8, 20].map(slips));
    hold(
      t,
      ["rid", "ried", "irde", "ridess", "rxde", "bunch", "lnuch", "luncha", "supervisro", "x"].map(
        (word) => [word, nearest(word, words), nearest(word, words, 1), nearest(word, words, 2)],
      ),
    );
    hold(
      t,
      [
        "meeting",
        "meetinsg",
        "emetings",
        "mmeeting",
        "readin",
        "raeding",
        "eading",
        "sprvision",
      ].map((word) => [word, nearest(word, more)]),
    );
  });
});

describe("the model", () => {
  test("numbers of texts, as FNV-1a gives them", (t) => {
    hold(
      t,
      ["", "a", "foobar", "ride", "ü"].map((text) => [text, hash(text)]),
    );
    hold(t, ["a", "foobar", "ride"].map(knownBits));
  });

  test("what is counted in a text", (t) => {
    hold(
      t,
      ["", "a", "ride", "the rides ride", "meds"].map((text) => [text, [...features(text, known)]]),
    );
  });

  test("the weights as they were packed", (t) => {
    hold(t, [
      model.names,
      [...model.bias],
      [...model.rows],
      [...model.weights],
      [...model.rarity].flatMap((value, at) => (value === 1 ? [] : [[at, value]])),
      [...model.starts].flatMap((start, at, all) => (start === all[at - 1] ? [] : [[at, start]])),
      model.starts.length,
      [...few.known].flatMap((byte, at) => (byte ? [[at, byte]] : [])),
    ]);
  });

  test("how much each text speaks for each answer, and how strange it is", (t) => {
    hold(
      t,

      TEXTS.map((text) => ({
        text,
        scores: [...scores(text, known, model)].join(" "),
        strange: strange(text, known, few),
        known: wordsOf(text, known).map((word) => isKnown(stem(word), few)),
      })),
    );
  });

  test("the line that a text comes nearest to", (t) => {
    const lines = [
      "Drive someone",
      "Together with someone, you drive",
      "",
      "Pass medication",
      "Pay",
    ];
    hold(
      t,
      [...TEXTS.slice(0, 20), "pass", "together", "you"].map((text) => [
        text,
        nearestLine(text, lines, known, model),
      ]),
    );
  });
});

describe("places", () => {
  const opened = openPlaces(INDEX.places, INDEX.kinds, known);

  test("the names that the examples know them by", (t) => {
    const urls = ["check/tasks/a/", "check/tasks/a/b/", "x/check/tasks/a/", "check/tasks/a/#b", ""];
    hold(t, urls.map(nameOf));
    hold(t, opened.places);
    hold(
      t,
      [...opened.byName].map(([name, { url }]) => `${name} ${url}`),
    );
  });

  test("which fit, and how well", (t) => {
    hold(
      t,
      TEXTS.map((text) => [text, [...placesWith(text, opened)].slice(0, 6)]),
    );
  });
});

describe("answers", () => {
  const index = JSON.parse(JSON.stringify(INDEX));
  const real = [-1.5, 1, 0.5, 0.5, -2, 1, 0.5, 0.25];

  for (const [name, limits] of Object.entries({
    "as these limits have it": LIMITS,
    "where all is weighed": { ...LIMITS, certainty: real },
    "where much is asked of a verdict": { ...LIMITS, verdict: 2 },
    "where much is asked of a side": { ...LIMITS, side: 3 },
    "where every place is enough": { ...LIMITS, place: -9 },
    "where no place is enough": { ...LIMITS, place: 9, task: 2, long: 2 },
  })) {
    test(`to every text, ${name}`, (t) => {
      const lookup = open(index, { ...data, limits });
      hold(
        t,
        TEXTS.map((text) => ({ text, ...told(ask(text, lookup)) })),
      );
    });
  }

  test("where most words are strange", (t) => {
    const lookup = open(index, {
      ...modelOf(ROWS, { known: KNOWN }),
      limits: { ...LIMITS, certainty: real },
    });
    hold(
      t,
      TEXTS.map((text) => ({ text, ...told(ask(text, lookup)) })),
    );
  });

  test("in danger, where every place is calm", (t) => {
    const calm = INDEX.places.map(([, url]) => url);
    const lookup = open({ ...index, calm }, data);
    hold(t, Object.entries(told(ask("hopeless hours", lookup))));
  });

  test("where the model says nothing", (t) => {
    const lookup = open(index, modelOf({}));
    hold(
      t,

      ["taxi", "power", "wants to die"].map((text) => ({ text, ...told(ask(text, lookup)) })),
    );
  });
});

/** @param {import("../../../web/engines/lookup/ask.js").Answer} answer without what it doesn't say */
function told({ places, task, ...answer }) {
  const all = {
    ...answer,
    task: task?.id,
    places: places.map(({ url, score, words }) =>
      [url, score === undefined ? "" : short(score), ...words].join(" "),
    ),
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value));
}

describe("danger", () => {
  const prepared = prepareDanger(INDEX.danger, known);

  test("the list, ready for use", (t) => {
    hold(t, {
      familiar: [...prepared.familiar],
      idioms: prepared.idioms,
      groups: prepared.groups.map((group) => ({ ...group, unless: [...group.unless] })),
      shelved: [...prepared.shelved],
    });
  });

  test("what each text speaks of, where every word is known and where few are", (t) => {
    hold(
      t,
      DANGERS.map((text) => [
        text,
        dangerIn(text, prepared, () => true),
        dangerIn(text, prepared, (one) => isKnown(one, few) || known.harmless.has(one)),
      ]),
    );
  });

  test("as the lookup says it", (t) => {
    const lookup = open(INDEX, modelOf(ROWS, { known: KNOWN }));
    hold(
      t,
      [...DANGERS, ...TEXTS].map((text) => [text, ask(text, lookup).danger]),
    );
  });
});

describe("the index", () => {
  test("as short as it goes", (t) => {
    hold(
      t,
      buildIndex(
        /** @type {any} */ ({
          ...INDEX,
          danger: [
            {
              says: ["Want die", "wants dying", "want DIE", "hurt"],
              unless: ["Movie", "A Book"],
              idioms: ["Die laughing", "die laughs", "kill time"],
              emergency: true,
            },
            { says: [], unless: [], idioms: [], emergency: false },
          ],
        }),
      ),
    );
  });
});

describe("the words of the pages", () => {
  const pages = Array.from({ length: 200 }, (_, at) => ({
    url: `p${at}/`,
    text: [
      "support",
      at % 20 ? "" : "every twentieth",
      at % 10 ? "" : "tenth",
      at % 9 ? "" : "ninth",
      at === 3 || at === 150 ? "ride ride recover" : "",
      at === 199 ? "clozapine clozaril recovery a meds" : "",
    ].join(" "),
  }));
  const built = buildWords(pages, known);
  const index = openWords(JSON.parse(JSON.stringify(built)));

  test("as they are packed, and unpacked", (t) => {
    hold(t, { words: built.words, pages: built.pages });
    hold(t, [...index.at]);
    hold(
      t,
      buildWords(
        [
          { url: "a/", text: "x".repeat(200) },
          { url: "b/", text: `${"x".repeat(150)}y` },
        ],
        known,
      ),
    );
    hold(t, buildWords([], known));
  });

  test("where each text is found, and how rare that is", (t) => {
    hold(
      t,

      [
        ..."support|ninth|tenth|twentieth|every twentieth|ride|rides recover|ride clozapine|recov".split(
          "|",
        ),
        ..."recovery|recover|cloz|cloz |cloz\n|clo|cl|cloz ride|ride cloz|clozapine meds|the|the a|".split(
          "|",
        ),
        ..."meds support|zebra|zebra support|support zebra|ride ride|su|sup|supp|t|te|ten".split(
          "|",
        ),
      ].map((text) => [text, [...pagesWith(text, index, known)]]),
    );
  });
});

describe("the search", () => {
  const pages = [
    ...INDEX.places
      .filter(([, url]) => !url.includes("#"))
      .map(([, url, title, also]) => ({ url, text: `${title} ${also}` })),
    ...Array.from({ length: 60 }, (_, at) => ({ url: `filler/${at}/`, text: `filler${at} plain` })),
  ];
  pages[0].text += " shared taxi zebra rare";
  pages[2].text += " shared zebra";
  pages[4].text += " shared zebra wifi";
  pages[6].text += " zebra lonely";
  pages[9].text += " lonely";
  pages[20].text += " lonely zebra";
  pages[4].text += " recovery cobalt hopeless";
  const handbook = openSearch(INDEX, data, buildWords(pages, known));
  const strict = openSearch(
    INDEX,
    { ...data, limits: { ...LIMITS, place: 9, task: 2, long: 2 } },
    buildWords(pages, known),
  );

  test("what every text finds", (t) => {
    hold(
      t,

      [
        ...TEXTS,
        "shared",
        "lonely",
        "rare",
        "lonely zebra",
        "filler3",
        "shared wifi",
        "recovery cobalt",
      ].map((text) => [text, told(search(text, handbook)), told(search(text, strict))]),
    );
  });

  const parts = [
    { location: "a/", title: "Rides", text: "What this is about. It is short: really. You drive?" },
    {
      location: "a/#meds",
      title: "Medication",
      text: "First. You may talk about a dose. Doses last.",
    },
    { location: "a/#bare", title: "Bare", text: "" },
    { location: "a/#long", title: "Long", text: `${"Filler words here ".repeat(15)}dose. End.` },
  ];

  test("what of a page is shown for it", (t) => {
    hold(
      t,
      [
        "",
        "rides",
        "meds",
        "dose",
        "doses talk",
        "drive",
        "short",
        "end",
        "zebra",
        "bare",
        "long filler",
      ].flatMap((text) =>
        ["a/", "a/#meds", "a/#bare", "a/#gone"].map((url) => {
          const shown = shownOf(text, parts, url, known);
          return [text, url, shown && [shown.part.location, marked(shown.pieces)]];
        }),
      ),
    );
  });

  test("where a text is cut, and what is marked in it", (t) => {
    const texts = [
      "",
      "ride",
      "One. Two rides! Three: ride? Four",
      "No end ride",
      "the people's rides, don’t ride 24 rides2 Übung",
      `${"abcd ".repeat(31)}abcde ride`,
      `${"abcd ".repeat(32)}ride`,
      "x".repeat(161),
      "x".repeat(160),
      `First. ${"y".repeat(159)} ride ride`,
    ];
    hold(
      t,
      texts.flatMap((text) =>
        ["ride", "2", "the", "peopl’", "übung", "abcd"].map((word) =>
          marked(excerpt(text, new Set([word]), known)),
        ),
      ),
    );
  });
});

/** @param {{ text: string, hit: boolean }[]} pieces */
const marked = (pieces) => pieces.map(({ text, hit }) => (hit ? `[${text}]` : text)).join("|");
