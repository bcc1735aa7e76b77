// Word stems: Porter's algorithm (1980), so that "supervising" finds "supervision".

const vowel = "[aeiouy]";
const cons = "[^aeiou][^aeiouy]*";
const seq = "[aeiouy][aeiou]*";
const m0 = new RegExp(`^(?:${cons})?${seq}${cons}`);
const m1 = new RegExp(`^(?:${cons})?${seq}${cons}(?:${seq})?$`);
const m2 = new RegExp(`^(?:${cons})?${seq}${cons}${seq}${cons}`);
const hasVowel = new RegExp(`^(?:${cons})?${vowel}`);
const cvc = new RegExp(`^${cons}${vowel}[^aeiouwxy]$`);

const step2 = Object.entries({
  ational: "ate",
  tional: "tion",
  enci: "ence",
  anci: "ance",
  izer: "ize",
  bli: "ble",
  alli: "al",
  entli: "ent",
  eli: "e",
  ousli: "ous",
  ization: "ize",
  ation: "ate",
  ator: "ate",
  alism: "al",
  iveness: "ive",
  fulness: "ful",
  ousness: "ous",
  aliti: "al",
  iviti: "ive",
  biliti: "ble",
});
const step3 = Object.entries({
  icate: "ic",
  ative: "",
  alize: "al",
  iciti: "ic",
  ical: "ic",
  ful: "",
  ness: "",
});
const step4 =
  /^(.+?)(ement|ance|ence|able|ible|ment|ant|ent|ism|ate|iti|ous|ive|ize|al|er|ic|ou|(?<=[st])ion)$/;

/**
 * @param {string} word
 * @param {[string, string][]} endings
 */
function replaced(word, endings) {
  for (const [ending, by] of endings) {
    if (word.endsWith(ending)) {
      const root = word.slice(0, -ending.length);
      return m0.test(root) ? root + by : word;
    }
  }
  return word;
}

/**
 * @param {string} word
 */
function plural(word) {
  if (/(ss|i)es$/.test(word)) return word.slice(0, -2);
  return /[^s]s$/.test(word) ? word.slice(0, -1) : word;
}

/**
 * @param {string} word
 */
function tense(word) {
  if (word.endsWith("eed")) return m0.test(word.slice(0, -3)) ? word.slice(0, -1) : word;
  const root = word.replace(/(ed|ing)$/, "");
  if (root === word || !hasVowel.test(root)) return word;
  if (/(at|bl|iz)$/.test(root)) return root + "e";
  if (/([^aeiouylsz])\1$/.test(root)) return root.slice(0, -1);
  return cvc.test(root) ? root + "e" : root;
}

/**
 * @param {string} word
 */
function ending(word) {
  const found = step4.exec(word);
  return found && m2.test(found[1]) ? found[1] : word;
}

/**
 * @param {string} word
 */
function tidied(word) {
  let w = word;
  if (w.endsWith("e")) {
    const root = w.slice(0, -1);
    if (m2.test(root) || (m1.test(root) && !cvc.test(root))) w = root;
  }
  return w.endsWith("ll") && m2.test(w) ? w.slice(0, -1) : w;
}

/**
 * The stem of a lower-case word. Words of up to two letters, and ones with digits, stay as they are.
 *
 * @param {string} word
 */
export function stem(word) {
  if (word.length < 3 || /[^a-z]/.test(word)) return word;
  let w = tense(plural(word));
  if (w.endsWith("y") && hasVowel.test(w.slice(0, -1))) w = w.slice(0, -1) + "i";
  return tidied(ending(replaced(replaced(w, step2), step3)));
}
