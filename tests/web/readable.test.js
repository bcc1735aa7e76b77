// How the check reads a question: what somebody sees of it, whatever it is written with.

import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { hidden, readable } from "../../web/engines/hiring/readable.js";

const read = (/** @type {string} */ text) => readable(text).text;
const isForeign = (/** @type {string} */ text) => readable(text).foreign;

describe("what is read", () => {
  for (const [text, expected] of Object.entries({
    "Do <b>you</b> take meds?": "Do you take meds?",
    "Is 3 < 4?": "Is 3 < 4?",
    "Is 4 > 3?": "Is 4 > 3?",
    "med<img alt=''>s": "meds",
    "a<<b>c": "a<c",
  })) {
    test(`tags are taken away, a sign alone stays: ${text}`, () => {
      assert.equal(read(text), expected);
    });
  }

  test("what is too long for a tag is text", () => {
    assert.equal(read(`<${"x".repeat(300)}>`), "");
    assert.equal(read(`<${"x".repeat(301)}>`), `<${"x".repeat(301)}>`);
  });

  for (const sign of "\u200b\u00ad\u202e\u0007\u034f\u115f\u1160\u17b4\u17b5\u3164") {
    const code = sign.charCodeAt(0).toString(16);
    test(`a sign that nobody sees cuts no word: ${code}`, () => {
      assert.equal(read(`med${sign}ication`), "medication");
    });
  }

  for (const [text, expected] of Object.entries({
    "&#109;eds": "meds",
    "&#x6d;eds": "meds",
    "&#X6D;eds": "meds",
    "a&nbsp;b": "a b",
    "a&NBSP;b": "a b",
    "a&amp;b": "a&b",
    "&lt;b&gt;": "<b>",
    "me&shy;ds": "meds",
    "me&zwj;ds": "meds",
    "me&zwnj;ds": "meds",
    "me&#31;ds": "meds",
    "me&#32;ds": "me ds",
    "&#x10ffff;": "\u{10ffff}",
    "me&#x110000;ds": "meds",
    "&#12345678;": "&#12345678;",
    "&#x1234567;": "&#x1234567;",
    "&copy;": "&copy;",
    "R&D; it": "R&D; it",
  })) {
    test(`a sign that is written by its name or number is that sign: ${text}`, () => {
      assert.equal(read(text), expected);
    });
  }

  test("letters that look like ours are read as ours", () => {
    assert.equal(read("mеdісаtіоn"), "medication");
    assert.equal(read("ꓮge"), "Age");
  });

  test("wide letters, joined letters and marks on letters are read as the letters", () => {
    assert.equal(read("ｍｅｄｓ"), "meds");
    assert.equal(read("oﬃce"), "office");
    assert.equal(read("mēdicátion"), "medication");
  });

  for (const [text, expected] of Object.entries({
    m3dication: "medication",
    "m3d!cation": "medication",
    "@ddict": "addict",
    diagnosi$: "diagnosis",
    "d1s@bil17y": "disability",
    p$ychi4tric: "psychiatric",
    "medica|ion": "medicalion",
    "d1agno5is!": "diagnosis!",
    "dr!nk": "dr!nk",
    a1b2: "a1b2",
    m3ds: "meds",
    "3pm8": "3pm8",
    "What!": "What!",
    2024: "2024",
    "24/7": "24/7",
    "(401k)": "(401k)",
  })) {
    test(`numbers stand for letters inside a word alone: ${text}`, () => {
      assert.equal(read(text), expected);
    });
  }
});

describe("where it stood", () => {
  const places = (/** @type {string} */ text) => readable(text).at.join(" ");

  test("each sign that is read has the place of the one that was written", () => {
    assert.equal(places("meds"), "0 1 2 3");
    assert.equal(places("<b>me</b>ds"), "3 4 9 10");
    assert.equal(places("a&amp;b"), "0 1 6");
    assert.equal(places("&lt;&gt;"), "0 4");
    assert.equal(places("a\u200bb\u200bc"), "0 2 4");
  });

  test("one sign that is read as several gives each its place", () => {
    assert.equal(places("oﬃce"), "0 1 1 1 2 3");
  });

  test("a sign of two units has its place twice, and the next one is not moved", () => {
    assert.equal(places("😀a"), "0 0 2");
  });

  test("what stands within something that is taken away is no sign of its own", () => {
    assert.equal(read("<i title='&amp;'>a&#97;"), "aa");
    assert.equal(places("<i title='&amp;'>a&#97;"), "17 18");
  });

  test("a sign by its name and a tag after it come in their order", () => {
    assert.equal(read("&amp;<b>a"), "&a");
  });
});

describe("letters of another language", () => {
  for (const text of ["Где вы живёте?", "mеds", "¿Cuál es tu condición médica?", "你好"]) {
    test(`are seen: ${text}`, () => assert.equal(isForeign(text), true));
  }

  for (const text of ["Where do you live?", "12, 30 & 45?", "Have you met José?", ""]) {
    test(`are none: ${text}`, () => assert.equal(isForeign(text), false));
  }

  for (const word of "résumé resumé café naïve fiancé fiancée cafés RÉSUMÉ".split(" ")) {
    test(`are not seen in a word that English took in: ${word}`, () => {
      assert.equal(isForeign(`A ${word}, and a ${word}?`), false);
      assert.equal(isForeign(`An un${word}, and an un${word}?`), true);
      assert.equal(isForeign(`A ${word}ly, and a ${word}ly?`), true);
    });
  }
});

describe("words that a text hides", () => {
  const stems = ["medicat", "disab", "psychiatr"];
  const found = (/** @type {string} */ text) => hidden(text, stems);

  test("a long word is found through spaces and signs, in any case", () => {
    assert.deepEqual(found("Any m e d i c a t i o n ?"), ["medicat"]);
    assert.deepEqual(found("Any M.E.D.I.C.A.T.I.O.N, psych-iatric?"), ["medicat", "psychiatr"]);
  });

  test("a word that stands there openly is not hidden, nor is a longer one that holds it", () => {
    assert.deepEqual(found("Any medication?"), []);
    assert.deepEqual(found("Any premedication?"), []);
  });

  test("a short word could stand anywhere, and is left", () => {
    assert.deepEqual(found("d i s a b l e d"), []);
  });

  test("a word of seven letters is long enough", () => {
    assert.deepEqual(hidden("a b c d e f g", ["abcdefg"]), ["abcdefg"]);
  });

  test("a text without letters hides nothing", () => {
    assert.deepEqual(found("12?"), []);
  });
});
