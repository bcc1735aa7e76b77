// The check of interview questions: pure functions, no DOM. Rules come from data/question-rules.yml.

import { mayHold, needs, patternOf, places } from "./patterns.js";
import { merged } from "./posting-check.js";

const PLAIN = "low";
const RISKS = [PLAIN, "low-medium", "medium", "high"];

/**
 * Rules and words made ready for the check.
 *
 * @param {{ question_rules?: QuestionRule[]; words?: WordGroups }} data assets/hire.json, or its part
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
 * kept still or taken back within its own sentence, unless what takes it back holds for the whole question.
 *
 * @param {string} text
 * @param {CompiledQuestionRule[]} compiled
 * @returns {CheckedQuestion}
 */
export function checkQuestion(text, compiled) {
  const whole = compiled.filter(({ rule }) => rule.everywhere && rule.risk === PLAIN);
  const always = whole.filter((one) => spansOf(text, one).length).map(({ rule }) => rule);
  const parts = sentencesOf(text).map((part) => inSentence(part, compiled, always));
  const findings = parts
    .flatMap(({ findings: found }) => found)
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
 * @param {string} text
 */
function sentencesOf(text) {
  return [...text.matchAll(/[^.?!]+(?:[.?!]+|$)/gu)].map((match) => ({
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
    spans.map(({ start, end }) => ({
      rule,
      found: text.slice(start, end),
      start: start + offset,
      end: end + offset,
    })),
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
export const mayStand = (text, compiled) => checkQuestion(text, compiled).findings.length === 0;
