// The check of a job description: pure functions, no DOM. Rules come from data/posting-rules.yml.

const NEGATION =
  /\b(no|not|never|without|nor|neither|don['’]t|doesn['’]t|won['’]t|isn['’]t|free of|instead of|rather than|stays? out of|leaves? out)\b/i;
const NOT_A_NEGATION = /\bnot (limited to|only|all[- ]inclusive|exhaustive)\b/gi;
const NEGATION_REACH = 9;
const ENGLISH = /\b(the|and|of|to|with|for|is|are|our|you|your|will|must|people|support)\b/gi;

/** A pattern of data/posting-rules.yml as the source of a regular expression. */
export function patternSource(pattern) {
  const words = pattern.trim().split(/\s+/);
  let source = "";
  let gaps = 0;
  for (const word of words) {
    if (word === "...") {
      gaps += 1;
      continue;
    }
    source += (source ? between(gaps) : "") + alternatives(word);
    gaps = 0;
  }
  return `(?<![\\w])${source}(?![\\w])`;
}

const between = (gaps) => (gaps ? `(?:[^\\w]+[\\w'’-]+){0,${6 * gaps}}?[^\\w]+` : "[^\\w]+");

function alternatives(word) {
  const parts = word.split("/").map(oneWord);
  return parts.length > 1 ? `(?:${parts.join("|")})` : parts[0];
}

function oneWord(word) {
  const stem = word.replace(/\*$/, "");
  const escaped = stem.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/'/g, "['’]");
  return word.endsWith("*") ? `${escaped}[\\w'’]*` : escaped;
}

function compilePattern(pattern) {
  return Object.assign(new RegExp(patternSource(pattern), "gi"), {
    saysNo: NEGATION.test(pattern),
  });
}

/** Rules with their patterns made ready. */
export function compile(rules) {
  return rules.map((rule) => ({
    ...rule,
    tests: rule.patterns.map(compilePattern),
    exceptions: (rule.unless || []).map(compilePattern),
  }));
}

/** The lines of a posting: its own lines, and the sentences in them; list marks are taken away. */
export function linesOf(text) {
  return text
    .split(/\r\n|\r|\n|\u2028|\u2029/)
    .flatMap((line) => line.split(/(?<=[.;!?])\s+(?=["'“(]?[A-Z0-9•])|\s*[•▪●◦‣]\s*/u))
    .map((line) => line.replace(/^\s*(?:[-–—*·o○]\s+|\(?\d{1,2}[.)]\s+)/u, "").trim())
    .filter((line) => /[\p{L}\p{N}]/u.test(line));
}

/** What the rules find in one line: `[{rule, found}]`, one for each rule that speaks up. */
export function checkLine(line, compiled) {
  return compiled.flatMap((rule) => {
    if (rule.exceptions.some((test) => firstMatch(test, line))) return [];
    const found = rule.tests.map((test) => affirmed(test, line)).find(Boolean);
    return found ? [{ rule, found }] : [];
  });
}

function firstMatch(test, line) {
  test.lastIndex = 0;
  return test.exec(line);
}

function affirmed(test, line) {
  test.lastIndex = 0;
  for (let match = test.exec(line); match; match = test.exec(line)) {
    const inside = !test.saysNo && NEGATION.test(match[0].replace(NOT_A_NEGATION, ""));
    if (!inside && !isNegated(line, match.index)) return match[0];
    test.lastIndex = match.index + match[0].length;
  }
  return null;
}

/** Whether a word such as no or never stands before `at`, in the same clause and not far off. */
export function isNegated(line, at) {
  const before = line.slice(0, at).replace(NOT_A_NEGATION, (words) => "x".repeat(words.length));
  const clause = before.split(/[;:.]|\bbut\b|\bexcept\b/i).pop();
  return NEGATION.test(clause.trim().split(/\s+/).slice(-NEGATION_REACH).join(" "));
}

/** The whole check: every line with its findings, and what the check can say about itself. */
export function check(text, compiled) {
  const lines = linesOf(text).map((line) => ({ text: line, findings: checkLine(line, compiled) }));
  return {
    lines,
    flagged: lines.filter((line) => line.findings.length).length,
    unread: looksForeign(text),
  };
}

function looksForeign(text) {
  const words = text.match(/[\p{L}]+/gu) || [];
  if (words.length < 12) return false;
  return (text.match(ENGLISH) || []).length / words.length < 0.06;
}
