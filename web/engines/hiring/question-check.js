// The check of interview questions: pure functions, no DOM. Rules come from data/question-rules.yml.

import { isLikelyRisky, riskiest } from "./likeness.js";
import { mayHold, needs, patternOf, places } from "./patterns.js";
import { merged } from "./posting-check.js";
import { hidden, readable } from "./readable.js";

const PLAIN = "low";
const TO_SOMEONE = /\b(?:you|your|yours|yourself|u|ur)\b/iu;
const ASKS =
  /\?|^\W*(?:please |now |and |so )*(?:describe|tell|name|give|explain|share|list|state|say|talk|walk|show|outline|discuss|provide|indicate|confirm|identify|specify|write|circle|tick|check|rate)\b/iu;
const RISKS = [PLAIN, "low-medium", "medium", "high"];

/**
 * Rules and words made ready for the check.
 *
 * @param {{ question_rules?: QuestionRule[]; words?: WordGroups }} data assets/hire-questions.json, or its part
 * @returns {CompiledQuestionRule[]}
 */
export function compileQuestions({ question_rules: rules = [], words = {} }) {
  const ready = (/** @type {string} */ pattern) => ({
    test: patternOf(pattern, words),
    needed: needs(pattern, words),
    no: false,
  });
  return rules.map((rule) => ({
    rule,
    tests: rule.patterns.map(ready),
    hints: (rule.hints ?? []).map(ready),
    exceptions: (rule.unless ?? []).map(ready),
  }));
}

/** How a question begins that asks about whoever is asked. */
const OF_ONESELF =
  /^\W*(?:and |so |now |but |also |please |then |if so,? )*(?:(?:do|are|have|did|were|was|has|had|will|is|does|am|don['’]t|aren['’]t|haven['’]t|didn['’]t|ain['’]t) (?:you|your|u|anyone in your)\b|ever\b|been\b|any\b|(?:when|where|who|whom|whose) |how (?:long|often|many|much|old|far|well|tall|is your|are your|was your)\b|(?:what|which)(?: \w+){0,3} (?:is|are|was|were|do|did|have) (?:you|your)\b|your\b|\w+[:?])/iu;
/** Words without which a text is hardly English. */
const ENGLISH =
  /\b(?:the|a|an|and|of|to|in|is|are|do|does|did|you|your|what|how|who|when|where|why|which|have|has|can|would|will|about|for|with|or|any|were|was|tell|describe|it|that|this)\b/giu;

/** @type {WeakMap<CompiledQuestionRule[], string[]>} */
const stems = new WeakMap();

/**
 * The beginnings of single words that speak against a question, in small letters.
 *
 * @param {CompiledQuestionRule[]} compiled
 */
function stemsOf(compiled) {
  const known = stems.get(compiled);
  if (known) return known;
  const words = compiled
    .filter(({ rule }) => rule.risk === "high")
    .flatMap(({ rule }) => [...rule.patterns, ...(rule.hints ?? [])])
    .filter((pattern) => /^[a-z]+\*?$/u.test(pattern));
  const made = [...new Set(words.map((word) => word.replace("*", "")))];
  stems.set(compiled, made);
  return made;
}

/**
 * The questions of a list: one a line, the marks and numbers before them taken away.
 *
 * @param {string} text
 */
export function questionsOf(text) {
  return text
    .split(/\r\n|\r|\n|\u2028|\u2029/)
    .map((line) => line.replace(/^\s*(?:[-–—*·•o○]\s+|\(?\d{1,3}[.):]\s+|Q\d*[.:]\s*)/u, "").trim())
    .filter((line) => /[\p{L}\p{N}]/u.test(line));
}

/**
 * What the rules say of a question: its risk, each finding where it stands, and why it is fine where it is. A rule is
 * kept still or taken back within its own sentence, unless what takes it back holds for the whole question. A sentence
 * that asks about someone, and of which no rule knows anything, is marked too.
 *
 * @param {string} text
 * @param {CompiledQuestionRule[]} compiled
 * @param {{ heading?: boolean, strict?: boolean, likeness?: Likeness | null }} [options] a heading asks nothing; strict:
 *   what no rule knows is marked, however it begins; likeness: what reads like risky ones is marked, if no rule speaks
 *   against it
 * @returns {CheckedQuestion}
 */
export function checkQuestion(
  text,
  compiled,
  { heading = false, strict = false, likeness = null } = {},
) {
  const read = readable(text);
  const whole = compiled.filter(({ rule }) => rule.everywhere && rule.risk === PLAIN);
  const always = whole.filter((one) => spansOf(read.text, one).length).map(({ rule }) => rule);
  const sentences = sentencesOf(read.text);
  const parts = sentences.map((part) => inSentence(part, compiled, always));
  const known = [...parts.flatMap(({ findings: found }) => found), ...unreadable(read, compiled)];
  const likely = known.length || heading ? [] : alike(sentences, read.text, compiled, likeness);
  const unsure =
    likely.length || heading ? [] : unknown(sentences, parts, compiled, { always, strict });
  const findings = [...known, ...likely, ...unsure]
    .map((finding) => inOriginal(finding, text, read))
    .sort((one, other) => rank(other.rule.risk) - rank(one.rule.risk) || one.start - other.start);
  const fine = [...new Set([...always, ...parts.flatMap((part) => part.fine)])];
  return {
    text,
    risk: findings[0]?.rule.risk ?? PLAIN,
    findings,
    fine: findings.length ? [] : fine,
  };
}

/**
 * @param {CompiledQuestionRule[]} compiled
 * @param {string} finds
 */
const ruleFor = (compiled, finds) => compiled.find(({ rule }) => rule.finds === finds)?.rule;

/**
 * What a text hides, and letters and words that the check can't read.
 *
 * @param {Readable} read
 * @param {CompiledQuestionRule[]} compiled
 */
function unreadable({ text, foreign }, compiled) {
  const found = [
    hidden(text, stemsOf(compiled)).length ? ruleFor(compiled, "hidden") : null,
    foreign ? ruleFor(compiled, "unreadable") : null,
  ];
  return found.flatMap((rule) => (rule ? [{ rule, start: 0, end: text.length }] : []));
}

/**
 * The sentence that makes a question read like risky ones, if it does; it stands for all that no rule knows.
 *
 * @param {{ text: string, start: number }[]} sentences
 * @param {string} whole
 * @param {CompiledQuestionRule[]} compiled
 * @param {Likeness | null} likeness
 */
function alike(sentences, whole, compiled, likeness) {
  const rule = ruleFor(compiled, "likeness");
  if (!rule || !likeness || !sentences.length || !isLikelyRisky(whole, likeness)) return [];
  const { text, start } = riskiest(sentences, likeness);
  return [{ rule, start, end: start + text.length }];
}

/**
 * Which sentences ask: those with the mark of a question or a word that demands; else those said to someone; else all.
 *
 * @param {{ text: string }[]} sentences
 */
function asking(sentences) {
  for (const test of [ASKS, TO_SOMEONE]) {
    const asked = sentences.map(({ text }) => test.test(text));
    if (asked.some(Boolean)) return asked;
  }
  return sentences.map(() => true);
}

/**
 * The sentences that ask and of which no rule says anything; where none asks, the whole counts as a question.
 *
 * @param {{ text: string, start: number }[]} sentences
 * @param {{ findings: unknown[], fine: QuestionRule[] }[]} parts
 * @param {CompiledQuestionRule[]} compiled
 * @param {{ always: QuestionRule[], strict: boolean }} options
 */
function unknown(sentences, parts, compiled, { always, strict }) {
  const rule = ruleFor(compiled, "unknown");
  if (!rule || always.length) return [];
  const asked = asking(sentences);
  return sentences
    .filter(
      ({ text }, at) =>
        /\p{L}/u.test(text) &&
        asked[at] &&
        (strict || OF_ONESELF.test(text) || (text.match(ENGLISH) ?? []).length < 2) &&
        !parts[at].fine.length &&
        !parts[at].findings.length,
    )
    .map(({ text, start }) => ({ rule, start, end: start + text.length }));
}

/**
 * A finding of what was read, with its place in what was written.
 *
 * @param {{ rule: QuestionRule, start: number, end: number }} finding
 * @param {string} text
 * @param {Readable} read
 */
function inOriginal({ rule, start, end }, text, { at }) {
  const first = at[start] ?? 0;
  const last = at[end] ?? text.length;
  return { rule, found: text.slice(first, last), start: first, end: last };
}

/** Words that end in a dot, and end no sentence with it. */
const SHORTENED = /\b(?:mrs?|ms|dr|jr|sr|st|u\.s|e\.g|i\.e|a\.m|p\.m)\./giu;

/**
 * @param {string} text
 */
function sentencesOf(text) {
  const whole = text.replace(SHORTENED, (words) => words.replaceAll(".", " "));
  return [...whole.matchAll(/[^.?!]+(?:[.?!]+|$)/gu)].map((match) => ({
    text: match[0],
    start: match.index,
  }));
}

/**
 * @param {{ text: string, start: number }} sentence
 * @param {CompiledQuestionRule[]} compiled
 * @param {QuestionRule[]} always the rules of low risk that hold for the whole question
 */
function inSentence({ text, start: offset }, compiled, always) {
  const fine = compiled
    .filter((one) => one.rule.risk === PLAIN && spansOf(text, one).length)
    .map(({ rule }) => rule);
  const cleared = new Set([...always, ...fine].flatMap((rule) => rule.clears));
  const lifted = fine.some((rule) => rule.lifts);
  const found = compiled
    .filter(({ rule }) => rule.risk !== PLAIN && !cleared.has(rule.id))
    .map((one) => ({ rule: one.rule, spans: spansOf(text, one, { withHints: !lifted }) }));
  const findings = found.flatMap(({ rule, spans }) =>
    spans.map(({ start, end }) => ({ rule, start: start + offset, end: end + offset })),
  );
  return { findings, fine };
}

/**
 * @param {string} text
 * @param {CompiledQuestionRule} one
 * @param {{ withHints?: boolean }} [options]
 */
function spansOf(text, { tests, hints, exceptions }, { withHints = true } = {}) {
  const lower = text.toLowerCase();
  const likely = (/** @type {Pattern} */ { needed }) => mayHold(lower, needed);
  const spans = [...tests, ...(withHints ? hints : [])]
    .filter(likely)
    .flatMap(({ test }) => places(test, text));
  const excused = exceptions.filter(likely).some(({ test }) => places(test, text).length);
  return excused ? [] : merged(spans);
}

/**
 * @param {string} risk
 */
const rank = (risk) => RISKS.indexOf(risk);

/**
 * Whether a question may go into a file: no rule speaks against it.
 *
 * @param {string} text
 * @param {CompiledQuestionRule[]} compiled
 */
export const mayStand = (text, compiled) =>
  checkQuestion(text, compiled, { strict: true }).findings.length === 0;
