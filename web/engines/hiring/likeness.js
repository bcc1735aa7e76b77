// What the checks learned from marked lines, beside their rules: which problems a text is likely to have though no
// words of a rule are in it, and which finding of a rule is likely none. Pure functions, no DOM.
// benchmarks/hiring_model.py makes the models, macros/outputs/hiring/likeness.py hands them on.

import { clausesOf } from "./clauses.js";
import { readLists, readWeights, scores } from "./learned.js";

/** No lists of words: short forms are counted as they stand. */
const AS_THEY_STAND = readLists({});

/** Rules that go by a word wherever it stands: nothing is added to them, and nothing put aside. */
const BY_WORDS = "wording";

/**
 * A model made ready; null where a handbook has none.
 *
 * @param {LikenessData | null | undefined} data
 * @returns {Likeness | null}
 */
export const readLikeness = (data) => (data ? { ...readWeights(data), limits: data.limits } : null);

/**
 * How much `text` speaks for each name of `model`.
 *
 * @param {string} text
 * @param {Likeness} model
 */
export function likenessOf(text, model) {
  const found = scores(text, AS_THEY_STAND, model);
  return new Map(model.names.map((name, at) => [name, found[at]]));
}

/**
 * What the rules found in a line and what reads like it: likely problems beside the findings, in the order of the text,
 * and apart from them the findings that are likely none.
 *
 * @param {string} line
 * @param {Finding[]} findings what the rules found in it
 * @param {CompiledCheck} compiled
 * @param {(rule: PostingRule, place: Span) => boolean} mayBe whether a clause can have the problem of a rule
 * @returns {{ findings: Finding[], doubtful: Finding[] }}
 */
export function weighed(line, findings, { rules, likeness }, mayBe) {
  if (!likeness) return { findings, doubtful: [] };
  const said = likenessOf(line, likeness);
  const { sure, unlikely = -Infinity } = likeness.limits;
  const isDoubtful = (/** @type {Finding} */ { rule }) =>
    rule.problem !== BY_WORDS && (said.get(rule.id) ?? Infinity) <= unlikely;
  const found = new Set(findings.map(({ rule }) => rule.id));
  const likely = rules
    .map(({ rule }) => rule)
    .filter(({ id, problem }) => problem !== BY_WORDS && (said.get(id) ?? sure) > sure)
    .filter(({ id }) => !found.has(id))
    .map((rule) => likelyIn(line, rule, likeness))
    .filter((one) => mayBe(one.rule, one));
  return {
    findings: [...findings.filter((one) => !isDoubtful(one)), ...likely].sort(
      (one, other) => one.start - other.start || other.end - one.end,
    ),
    doubtful: findings.filter(isDoubtful),
  };
}

/**
 * A likely problem, in the clause of `line` that speaks for it most.
 *
 * @param {string} line
 * @param {PostingRule} rule
 * @param {Likeness} likeness
 * @returns {Finding}
 */
function likelyIn(line, rule, likeness) {
  const clauses = clausesOf(line);
  const { start, end } = most(
    clauses.length ? clauses : [{ start: 0, end: line.length }],
    (clause) => likenessOf(line.slice(clause.start, clause.end), likeness).get(rule.id) ?? 0,
  );
  return { rule, found: line.slice(start, end), start, end, likely: true };
}

/**
 * Whether a question reads like those that were marked as risky.
 *
 * @param {string} text
 * @param {Likeness} likeness
 */
export const isLikelyRisky = (text, likeness) => risky(text, likeness) > likeness.limits.sure;

/**
 * The one of `parts` of a question that reads most like those.
 *
 * @template {{ text: string }} Part
 * @param {Part[]} parts
 * @param {Likeness} likeness
 */
export const riskiest = (parts, likeness) => most(parts, ({ text }) => risky(text, likeness));

/**
 * @param {string} text
 * @param {Likeness} likeness
 */
const risky = (text, likeness) => likenessOf(text, likeness).get("risky") ?? -Infinity;

/**
 * The one of `parts` with the highest `score`, of two the first.
 *
 * @template Part
 * @param {Part[]} parts
 * @param {(part: Part) => number} score
 */
function most(parts, score) {
  const scored = parts.map((part) => ({ part, is: score(part) }));
  return scored.reduce((best, one) => (one.is > best.is ? one : best)).part;
}
