// A question as the check reads it, whatever it is written with: pure functions, no DOM.
//
// Tags and signs that nobody sees are taken away, letters that look like others are read as those, and a word that
// is cut by signs or spaces is found all the same. Where each sign stood is kept, for marking it.

const TAGS_AND_UNSEEN =
  /<[^<>]{0,300}>|\p{Cf}|\p{Cc}|\u{34f}|\u{115f}|\u{1160}|\u{17b4}|\u{17b5}|\u{3164}/gu;
const ENTITY = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(nbsp|shy|zwnj|zwj|amp|lt|gt));/giu;
const NAMED = /** @type {Record<string, string>} */ ({ nbsp: " ", amp: "&", lt: "<", gt: ">" });
const MARKS = /\p{M}/gu;
const FOREIGN = /(?!\p{Script=Latin})\p{L}/u;

// Letters of other alphabets that look like ours, from the confusables of Unicode Technical Standard 39.
const ALIKE = pairs(
  "аaеeоoрpсcуyхxіiјjѕsԁdһhоoкkмmтtвbнhпnгrАAВBЕEКKМMНHОOРPСCТTХXУYІIЈJЅSαaβbεeηnιiκkνvοoρpτtυuχxωwγyΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧXոnսuօoեeɡgɑaıiꓮAꓑPꓰE",
);
const IN_WORDS = pairs("0o1i3e4a5s7t@a$s!i|l");

/**
 * @param {string} text signs by twos: one, and what it is read as
 */
function pairs(text) {
  const signs = [...text];
  return new Map(
    signs.flatMap((sign, at) => (at % 2 ? [] : [/** @type {const} */ ([sign, signs[at + 1]])])),
  );
}

/**
 * A text as it is read, and for each of its signs the place in `text` where it stood.
 *
 * @param {string} text
 * @returns {Readable}
 */
export function readable(text) {
  let read = "";
  /** @type {number[]} */
  const at = [];
  let foreign = false;
  for (const { sign, start } of signsOf(text)) {
    const plain = sign.normalize("NFKD").replace(MARKS, "");
    foreign ||= FOREIGN.test(plain);
    for (const one of plain) {
      const known = ALIKE.get(one) ?? one;
      read += known;
      for (let unit = 0; unit < known.length; unit++) at.push(start);
    }
  }
  return { text: inWords(read), at, foreign: foreign || accentedWords(text) > 1 };
}

/**
 * The signs of a text that someone sees, with the place where each begins.
 *
 * @param {string} text
 */
function signsOf(text) {
  const made = [];
  const skipped = [...text.matchAll(TAGS_AND_UNSEEN)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    sign: "",
  }));
  const named = [...text.matchAll(ENTITY)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    sign: entity(match),
  }));
  const put = [...skipped, ...named].sort((one, other) => one.start - other.start);
  let place = 0;
  for (const { start, end, sign } of [...put, { start: text.length, end: text.length, sign: "" }]) {
    for (const one of text.slice(place, Math.max(place, start))) {
      made.push({ sign: one, start: place });
      place += one.length;
    }
    if (end > place) {
      if (sign) made.push({ sign, start });
      place = end;
    }
  }
  return made;
}

/**
 * @param {RegExpMatchArray} match
 */
function entity([, decimal, hexadecimal, name]) {
  if (name) return NAMED[name.toLowerCase()] ?? "";
  const code = decimal ? Number(decimal) : Number.parseInt(hexadecimal, 16);
  return code > 31 && code < 0x110000 ? String.fromCodePoint(code) : "";
}

/**
 * Numbers and signs that stand for letters inside a word, read as those.
 *
 * @param {string} text
 */
const inWords = (text) =>
  text.replace(/[\w@$!|]{4,}/gu, (word) =>
    /[A-Za-z].*[A-Za-z].*[A-Za-z]/u.test(word) &&
    /[A-Za-z][0134578@$|]|[0134578@$|][A-Za-z]/u.test(word)
      ? [...word]
          .map((sign, at) =>
            at === word.length - 1 && sign === "!" ? sign : (IN_WORDS.get(sign) ?? sign),
          )
          .join("")
      : word,
  );

/**
 * How many words hold a letter with a mark, as other languages than English have them.
 *
 * @param {string} text
 */
function accentedWords(text) {
  const words = text.normalize("NFD").match(/[\p{L}\p{M}]+/gu) ?? [];
  return words.filter(
    (word) =>
      /\p{M}/u.test(word) &&
      !/^(?:re\u0301sume\u0301|resume\u0301|cafe\u0301|nai\u0308ve|fiance\u0301e?)s?$/iu.test(word),
  ).length;
}

const LEAST = 7;

/**
 * The beginnings of long words that a text hides: cut by spaces or signs, so that no word of it begins so.
 *
 * @param {string} text
 * @param {string[]} stems in small letters
 */
export function hidden(text, stems) {
  const lower = text.toLowerCase();
  const squeezed = lower.replace(/[^a-z]/gu, "");
  const words = lower.match(/[a-z]+/gu) ?? [];
  return stems.filter(
    (stem) =>
      stem.length >= LEAST && squeezed.includes(stem) && !words.some((word) => word.includes(stem)),
  );
}
