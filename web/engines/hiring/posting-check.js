// The check of a posting: pure functions, no DOM. Rules come from data/posting-rules.yml.

import {
  isForOthers,
  isNegated,
  readerOf,
  saysNo,
  scopeAt,
  scopePlace,
  scopeStart,
  segmentsOf,
} from "./clauses.js";
import { readLikeness, weighed } from "./likeness.js";
import { mayHold, needs, patternOf, places } from "./patterns.js";

const ENGLISH = /\b(the|and|of|to|with|for|is|are|our|you|your|will|must|people|support)\b/gi;

/** @type {[ClauseContext, RegExp][]} */
const HEADINGS = [
  [
    "requirement",
    /^\W*(?:minimum |preferred |required |desired |essential |special |education|knowledge|skills|experience|physical)*\W*(?:qualifications?|requirements?|who you are|what you bring|about you|skills|education|experience|credentials|person specification)\b/i,
  ],
  [
    "duty",
    /^\W*(?:essential |key |main |primary |core |job |general |principal )*(?:duties|responsibilit|functions|tasks|what you['’]?(?:ll| will) do|the role|job summary|summary of)/i,
  ],
  [
    "employer",
    /^\W*(?:benefits|what we offer|perks|about (?:us|the (?:agency|company|organization))|who we are|our mission|compensation|salary|pay\b)/i,
  ],
];

/**
 * Rules and words made ready for a check.
 *
 * @param {Pick<PostingRules, "rules" | "posting_likeness"> & { words?: WordGroups }} data assets/hire-postings.json, or
 *   its part, and assets/hire-postings-model.json where likeness is to count
 * @returns {CompiledCheck}
 */
export function compile({ rules, words = {}, posting_likeness: learned }) {
  const ready = (/** @type {string} */ pattern) => ({
    test: patternOf(pattern, words),
    needed: needs(pattern, words),
    no: saysNo(pattern),
  });
  return {
    reader: readerOf(words),
    likeness: readLikeness(learned),
    rules: rules.map((rule) => ({
      rule,
      tests: rule.patterns.map(ready),
      exceptions: (rule.unless ?? []).map(ready),
    })),
  };
}

/**
 * The lines of a posting: its own lines, and the sentences in them; list marks are taken away.
 *
 * @param {string} text
 */
export function linesOf(text) {
  return text
    .split(/\r\n|\r|\n|\u2028|\u2029/)
    .flatMap((line) => line.split(/(?<=[.;!?])\s+(?=["'“(]?[A-Z0-9•])|\s*[•▪●◦‣]\s*/u))
    .map((line) => line.replace(/^\s*(?:[-–—*·o○]\s+|\(?\d{1,2}[.)]\s+)/u, "").trim())
    .filter((line) => /[\p{L}\p{N}]/u.test(line));
}

/**
 * What the rules find in one line: a rule once for every place, in the order of the text.
 *
 * @param {string} line
 * @param {CompiledCheck} compiled
 * @param {ClauseContext | null} [heading] what the heading above says that the line is
 * @returns {Finding[]}
 */
export function checkLine(line, compiled, heading = null) {
  return segmentsOf(line)
    .flatMap((segment) => inSegment(segment, compiled, contextOf(segment, line, compiled, heading)))
    .map(({ rule, start, end }) => ({ rule, found: line.slice(start, end), start, end }))
    .sort((one, other) => one.start - other.start || other.end - one.end);
}

/**
 * What the rules find in one line and what is likely besides; apart from it what is likely none.
 *
 * @param {string} line
 * @param {CompiledCheck} compiled
 * @param {ClauseContext | null} [heading]
 */
export const readLine = (line, compiled, heading = null) =>
  withLikeness(line, checkLine(line, compiled, heading), compiled, heading);

/**
 * `findings` of a line, weighed by what was learned. What is likely holds to what its rule holds to as well: the clauses
 * that it reads, a no, who asks.
 *
 * @param {string} line
 * @param {Finding[]} findings
 * @param {CompiledCheck} compiled
 * @param {ClauseContext | null} [heading]
 */
export const withLikeness = (line, findings, compiled, heading = null) =>
  weighed(line, findings, compiled, (rule, place) =>
    segmentsOf(line).some((segment) => {
      const own = { start: place.start - segment.start, end: place.end - segment.start };
      const inside = own.start >= 0 && own.end <= segment.text.length;
      return (
        inside &&
        isRead(rule.reads, contextOf(segment, line, compiled, heading)) &&
        holds(segment, own, rule, compiled.reader, false)
      );
    }),
  );

/**
 * Whether a rule that reads some clauses reads one that speaks of this.
 *
 * @param {string[]} reads
 * @param {ClauseContext} context
 */
const isRead = (reads, context) => context === "heading" || reads.includes(context);

/**
 * @param {Segment} segment
 * @param {string} line
 * @param {CompiledCheck} compiled
 * @param {ClauseContext | null} heading
 * @returns {ClauseContext}
 */
function contextOf({ text }, line, { reader }, heading) {
  const isHeading = /:\s*$/.test(line) && line.split(/\s+/).length < 7;
  return isHeading ? "heading" : reader.contextOf(text, heading);
}

/**
 * @param {Segment} segment
 * @param {CompiledCheck} compiled
 * @param {ClauseContext} context
 */
function inSegment(segment, { rules, reader }, context) {
  const lower = segment.text.toLowerCase();
  const likely = (/** @type {Pattern} */ { needed }) => mayHold(lower, needed);
  return rules.flatMap(({ rule, tests, exceptions }) => {
    if (!isRead(rule.reads, context)) return [];
    const left = tests.filter(likely);
    if (!left.length) return [];
    const fine = exceptions.filter(likely);
    const spans = left.flatMap(({ test, no }) =>
      places(test, segment.text).filter(
        (place) => !isFine(segment, place, fine) && holds(segment, place, rule, reader, no),
      ),
    );
    return merged(spans).map(({ start, end }) => ({
      rule,
      start: start + segment.start,
      end: end + segment.start,
    }));
  });
}

/** How many characters may stand between what was found and the words that make it fine. */
const NEAR = 40;

/**
 * Whether words at or near `place`, in its own clause, make it fine.
 *
 * @param {Segment} segment
 * @param {Span} place
 * @param {Pattern[]} exceptions
 */
function isFine(segment, place, exceptions) {
  if (!exceptions.length) return false;
  const clause = scopeAt(segment, place);
  const first = scopeStart(segment, place);
  return exceptions.some(({ test }) =>
    places(test, clause).some(
      ({ start, end }) => first + start - place.end <= NEAR && place.start - first - end <= NEAR,
    ),
  );
}

/**
 * Whether what stands at `place` is asked for: not denied, not told of those served, not excused.
 *
 * @param {Segment} segment
 * @param {Span} place
 * @param {PostingRule} rule
 * @param {Reader} reader
 * @param {boolean} no whether the pattern itself says no
 */
function holds(segment, place, { problem, excused = [] }, reader, no) {
  const { text } = segment;
  if (problem === "wording") return true;
  if (!no && (isNegated(segment, place) || saysNo(text.slice(place.start, place.end))))
    return false;
  if (
    problem === "requirement" &&
    (reader.aboutThoseServed(text, place.start) || isForOthers(segment, place))
  )
    return false;
  if (excused.includes("asked") && reader.askedByThePerson(segment, place)) return false;
  return !(excused.includes("led") && reader.ledByThePerson(segment, place));
}

/**
 * Places that overlap, as one.
 *
 * @param {Span[]} spans
 */
export function merged(spans) {
  /** @type {Span[]} */
  const made = [];
  for (const span of [...spans].sort((one, other) => one.start - other.start)) {
    const last = made.at(-1);
    if (last && span.start <= last.end) last.end = Math.max(last.end, span.end);
    else made.push({ start: span.start, end: span.end });
  }
  return made;
}

/**
 * What a heading says of the lines under it; null where it says nothing.
 *
 * @param {string} line
 */
export function headingOf(line) {
  if (line.split(/\s+/).length > 7) return null;
  return HEADINGS.find(([, test]) => test.test(line))?.[0] ?? null;
}

/**
 * A line once the words of a finding's rule stand in the place of what was found: of the words alone where the rule
 * knows other words for them, else of the clause. Empty where nothing is left to say.
 *
 * @param {string} line
 * @param {Finding} finding
 */
export function mended(line, { rule, found, start, end }) {
  const swap = rule.swaps?.find((one) => one.word === found.toLowerCase());
  if (swap) return line.slice(0, start) + matching(swap.use, found) + line.slice(end);
  if (rule.problem === "wording") return line;
  const clause = scopePlace(line, { start, end });
  const before = line.slice(0, clause.start);
  const kept = /[\p{L}\p{N}]/u.test(before) ? ended(before) : "";
  return [kept, rule.rewrite, onward(line.slice(clause.end))].filter(Boolean).join(" ");
}

/**
 * @param {string} before what precedes a clause that was taken out
 */
const ended = (before) =>
  before
    .replace(/[\s;,:–—-]*(?:\b(?:and|or|but|then|also))?[\s,]*$/u, "")
    .replace(/([^.!?])$/u, "$1.");

/**
 * @param {string} words
 * @param {string} like
 */
const matching = (words, like) =>
  /^\p{Lu}/u.test(like) ? words.charAt(0).toUpperCase() + words.slice(1) : words;

/**
 * @param {string} after what follows a sentence that was put in
 */
function onward(after) {
  const rest = after.replace(/^[\s;,.:–—-]+(?:and |or |but |then )?/u, "");
  return matching(rest, "A");
}

/**
 * The whole check: every line with its findings, and what the check can say about itself.
 *
 * @param {string} text
 * @param {CompiledCheck} compiled
 */
export function check(text, compiled) {
  /** @type {ClauseContext | null} */
  let heading = null;
  const lines = linesOf(text).map((line) => {
    const named = headingOf(line);
    if (named) heading = named;
    const under = named ? null : heading;
    return { text: line, heading: under, ...readLine(line, compiled, under) };
  });
  return {
    lines,
    flagged: lines.filter((line) => line.findings.length).length,
    problems: lines.reduce((sum, line) => sum + line.findings.length, 0),
    unread: looksForeign(text),
  };
}

/**
 * @param {string} text
 */
function looksForeign(text) {
  const words = text.match(/[\p{L}]+/gu) || [];
  if (words.length < 12) return false;
  return (text.match(ENGLISH) || []).length / words.length < 0.06;
}
