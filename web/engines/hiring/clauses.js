// How a line of a posting is read: its clauses, what each speaks of, how far a no reaches, who asks.
// English as grammar has it; what the words of a rule are stands in data/.

import { patternOf, places } from "./patterns.js";

const NEGATION =
  /\b(?:no|not|never|nor|neither|none|without|cannot|\w+n['’]t|stays? out of|leaves? out|free of|instead of|rather than)\b/gi;
const SHORT_REACH = /^(?:without|free of|instead of|rather than)$/i;
const NO_NEGATION =
  /\b(?:not (?:be )?(?:limited to|only|just|all[- ]inclusive|exhaustive|necessarily(?! (?:need|requir|have|be)))|no (?:later|less|fewer|more|sooner) than|without (?:exception|delay|fail|prompting)|whether or not|if not|not uncommon)\b/gi;
const OR = /\bor\b/i;
const TAKEN_BACK =
  /^[^,;:.!?]{0,60}?\b(?:(?:is|are|be|was|were) (?:not|never|no)|(?:is|are)n['’]t|not) (?:\w+ )?(?:required|needed|necessary|expected|part|asked|involved|included|essential|mandatory|a requirement|on the list)\b/i;

const VERBS =
  "accept accompan act administer advocat answer arrang assess assist attend bill build care carr chart check clean coach collaborat collect communicat complet conduct connect consult coordinat counsel cover creat deliver demonstrat develop document drive driv educat encourag enforc engag ensur escort establish evaluat explain facilitat file follow foster giv guid handl help identif implement inform inspir keep lead link listen maintain manag meet mentor model monitor notif observ offer organiz participat perform plan prepar promot provid refer remind report respond review run screen serv shar supervis support tak teach track train transport updat us visit work writ".split(
    " ",
  );
const VERB = `(?:${VERBS.join("|")})(?:e|es|s|ies|y|ing|ying)?`;
const SOFT = new RegExp(
  `,? (?:and|then|also|or) (?:also |then )?(?=${VERB} (?!or\\b|and\\b)\\w)|, (?=${VERB} (?!or\\b|and\\b)\\w)|, (?:and |but |so |while |whereas |although )?(?=(?:you|we|they|it|he|she|the worker|staff)\\b)|, (?=(?:[\\w'’-]+ ){1,4}(?:is|are|will|must|may|can|has|have|should)\\b)`,
  "gi",
);
const HARD =
  /[;.!?]\s+|[;!?]$|:\s+(?=\S)|,? but (?!not )|\s[–—-]\s|,? except (?:that|when|where) /gi;

const REQUIREMENT =
  /^(?:you )?(?:must|should|shall|have|having|has|had|needs?|possess\w*|hold\w*|able|ability|willing\w*|is (?:willing|able|or has been|required|expected to have)|be (?:a|an|able|willing|in|at)|is a \w+ with|knowledge|understanding|familiar\w*|proficien\w*|skill(?:s|ed)?\b|strong|basic|valid|minimum|at least|one|two|three|four|five|six|[0-9]+|applicants?|candidates?|the (?:successful|ideal) |a (?:good fit|person|driver|clean|valid|high school|bachelor)|an individual|a (?:young )?adult|personal|lived|life|experience|currently|current|previous|former|high school|graduation|bachelor|required|preferred|typically requires|we (?:are looking for|require|seek|want|need)|looking for|seeking|are you|do you|have you)\b/i;
const REQUIREMENT_INSIDE =
  /\b(?:must|required|preferred|requirements?|applicants?|candidates?|to be considered|qualif\w+|eligib\w+|is needed|mandatory|desired|attest\w*|hired)\b/i;
const EMPLOYER =
  /^(?:we (?!are looking|require|seek|want|need|expect)|our (?!peer)|(?:the|this) (?:agency|organization|company|county|city|branch|department|branch|program|clinic|goal|mission|posting|list|service|respite|small)\b(?! (?:requires|expects|manager))|this (?:hourly|grant|is a grant|small)|settings?\b|areas\b|positions? (?:are|is)\b|components?\b|teams of\b|multi-person teams\b|benefits\b|salary\b|pay\b|starting pay|sign-on|health insurance|equal opportunit|a workplace|open to the public|some of the\b|primary care centers)/i;
const MODAL =
  /\b(?:must|should|shall|will|(?:may|might) not|required|preferred|need(?:s|ed)? to|are encouraged|attest)\b/i;

/** A clause that tells what is done with or for others, and asks nothing of who applies. */
const FOR_OTHERS =
  /^\W*(?:also )?(?:coach|model|support|help|assist|teach|guid|encourag|collaborat|facilitat|lead|offer|connect|link|advocat|engag|educat|promot|answer|conduct|monitor|organiz|train|supervis|work(?=(?:s|ing)? (?:with|alongside)))(?:e?s|e|ing)?\b/i;
const OF_ONE_HIRED = /\b(?:must|ha(?:s|ve|ving)|requir\w+|years?|months?|your|telling)\b/i;

/** Someone told of by what they are or have: whoever is to get the job. */
const ONE_WHO =
  /^(?:an? |the )?(?:(?:self-identified|current|former|adult|young|certified|trained|mental|health) )*(?:some(?:one|body)|person|individual|adult|consumer|veteran|parent|caregiver|(?:peer|worker|specialist)s?) (?:who|that) (?!(?:we|you|they|the) )/i;
const AN_APPLICANT =
  /(?:^|\b(?:is|are|be|being|been|as|seeks?|seeking|hires?|employs?|want|need|by|looking for|(?:fit|job|role|post|position|opportunity|chance|work) for))\s*(?:an?|the|any|all|each|only|self[- ]identified|current|former|qualified|trained|other|adult|young|certified|skilled)?(?:\s+(?!(?:for|to|with|of|among|in|at|from|on|by)\b)[\w-]+){0,3}\s*$/i;

/**
 * A line cut where one clause ends for good.
 *
 * @param {string} line
 * @returns {Segment[]}
 */
export function segmentsOf(line) {
  const made = [];
  let start = 0;
  for (const { start: at, end } of [
    ...places(HARD, line),
    { start: line.length, end: line.length },
  ]) {
    made.push(segment(line.slice(start, at), start));
    start = end;
  }
  return made.filter((one) => /[\p{L}\p{N}]/u.test(one.text));
}

/**
 * @param {string} text
 * @param {number} start
 * @returns {Segment}
 */
function segment(text, start) {
  const cuts = places(SOFT, text);
  return { text, start, cuts, ruledOut: ruledOutIn(text, cuts) };
}

/**
 * @param {string} text
 * @param {Span[]} cuts
 */
function ruledOutIn(text, cuts) {
  const masked = text.replace(NO_NEGATION, (words) => "x".repeat(words.length));
  return places(NEGATION, masked).map((no) => ({ start: no.end, end: reachOf(masked, no, cuts) }));
}

/**
 * Whether a cut parts two verbs of a list that ends in or, as in: does not judge, advise or treat.
 *
 * @param {string} text
 * @param {Span} cut
 * @param {Span[]} cuts
 */
function isListed(text, cut, cuts) {
  if (!/^,\s$/.test(text.slice(cut.start, cut.end))) return false;
  if (/^\w+(?:[^s]s|ing)\b/i.test(text.slice(cut.end))) return false;
  return cuts.some((other) => other.start > cut.end && OR.test(text.slice(other.start, other.end)));
}

/**
 * Where a no stops: at the next clause that no or joins, and one such as without or rather than at the next comma.
 *
 * @param {string} text
 * @param {Span} no
 * @param {Span[]} cuts
 */
function reachOf(text, no, cuts) {
  const short =
    SHORT_REACH.test(text.slice(no.start, no.end)) ||
    /\b(?:although|though|while)\b/i.test(text.slice(0, no.start));
  const comma = short ? text.indexOf(",", no.end) : -1;
  const next = cuts.find(
    (cut) =>
      cut.start >= no.end && !OR.test(text.slice(cut.start, cut.end)) && !isListed(text, cut, cuts),
  );
  return Math.min(next ? next.start : text.length, comma < 0 ? text.length : comma);
}

/**
 * A reader of clauses that knows who is served and how someone asks.
 *
 * @param {WordGroups} groups
 * @returns {Reader}
 */
export function readerOf(groups) {
  const known = groups.served?.length > 0;
  const described = known
    ? patternOf(
        `{served} who/that/whose/with/diagnosed/living/experiencing/having/in/facing/seeking/coming/receiving/recovering/no/aged/are/is/have/has/can/get/take/come`,
        groups,
      )
    : /(?!)/g;
  const opens = known
    ? new RegExp(
        `^(?:often,? |some |many |most |for |the |all |adult |young )*${patternOf("{served}", groups).source}(?! (?:peer |support )*(?:worker|specialist|mentor|advocate|coach|partner|navigator)s?\\b)`,
        "iu",
      )
    : /(?!)/u;
  const byPerson = (groups["asked-by-the-person"] || []).map((words) => patternOf(words, groups));
  const byOthers = (groups["asked-by-others"] || []).map((words) => patternOf(words, groups));
  const leads = (groups["led-by-the-person"] || []).map((words) => patternOf(words, groups));
  return {
    contextOf(text, heading = null) {
      const words = text.trim();
      if (ONE_WHO.test(words) || (REQUIREMENT.test(words) && !opens.test(words)))
        return "requirement";
      if (opens.test(words) && !MODAL.test(words)) return "people";
      if (EMPLOYER.test(words)) return "employer";
      if (REQUIREMENT_INSIDE.test(words)) return "requirement";
      return heading || "duty";
    },
    /** Whether the words at `at` tell of those served and not of the applicant. */
    aboutThoseServed(text, at) {
      const before =
        text
          .slice(Math.max(0, at - 200), at)
          .split(/[,;]/)
          .pop() || "";
      const clause = before + (/^[\w'’-]+/u.exec(text.slice(at))?.[0] ?? "");
      return places(described, clause).some(
        ({ start }) => !AN_APPLICANT.test(clause.slice(0, start)),
      );
    },
    /** Whether the person asks for what stands at `place`, by the words of its own clause. */
    askedByThePerson(segment, place) {
      const clause = scopeAt(segment, place);
      return (
        byPerson.some((test) => places(test, clause).length > 0) &&
        !byOthers.some((test) => places(test, clause).length > 0)
      );
    },
    /** Whether the person leads or makes what stands at `place`. */
    ledByThePerson(segment, place) {
      const clause = scopeAt(segment, place);
      return leads.some((test) => places(test, clause).length > 0);
    },
  };
}

/**
 * The clause around a place, as far as words for who asks reach.
 *
 * @param {Segment} segment
 * @param {Span} place
 */
export function scopeAt(segment, { start, end }) {
  const after = segment.cuts.find((cut) => cut.start >= end);
  return segment.text.slice(scopeStart(segment, { start, end }), after?.start);
}

/**
 * Where the clause around a place begins in its segment.
 *
 * @param {Segment} segment
 * @param {Span} place
 */
export const scopeStart = ({ cuts }, { start }) =>
  cuts.findLast((cut) => cut.end <= start)?.end ?? 0;

/**
 * Whether the clause around a place tells of work for others.
 *
 * @param {Segment} segment
 * @param {Span} place
 */
export function isForOthers(segment, place) {
  const clause = scopeAt(segment, place);
  return FOR_OTHERS.test(clause) && !OF_ONE_HIRED.test(clause);
}

/**
 * Where in `line` the clause around a place stands.
 *
 * @param {string} line
 * @param {Span} place
 * @returns {Span}
 */
export function scopePlace(line, { start, end }) {
  const segments = segmentsOf(line);
  const own = segments.find((one) => one.start <= start && end <= one.start + one.text.length);
  if (!own) return { start: 0, end: line.length };
  const before = own.cuts.findLast((cut) => own.start + cut.end <= start);
  const after = own.cuts.find((cut) => own.start + cut.start >= end);
  return {
    start: own.start + (before ? before.end : 0),
    end: own.start + (after ? after.start : own.text.length),
  };
}

/**
 * Where the clauses of `line` stand, without the blanks around them and the stop that ends them.
 *
 * @param {string} line
 * @returns {Span[]}
 */
export function clausesOf(line) {
  return segmentsOf(line).flatMap(({ text, start, cuts }) => {
    const begins = [0, ...cuts.map((cut) => cut.end)];
    const ends = [...cuts.map((cut) => cut.start), text.length];
    return begins.flatMap((from, at) => {
      const words = text.slice(from, ends[at]).replace(/[\s.,:;]+$/u, "");
      const first = start + from + words.length - words.trimStart().length;
      return words.trim() ? { start: first, end: start + from + words.length } : [];
    });
  });
}

/**
 * Whether a no reaches a place: one before it in its clause, or one behind that takes it back.
 *
 * @param {Segment} segment
 * @param {Span} place
 */
export function isNegated({ text, ruledOut }, { start, end }) {
  const behind = text.slice(end, end + 90);
  return (
    ruledOut.some((reach) => reach.start <= start && start < reach.end) ||
    TAKEN_BACK.test(behind.replace(NO_NEGATION, (words) => "x".repeat(words.length)))
  );
}

/**
 * Whether `words` themselves say no, so that a no in them rules nothing out.
 *
 * @param {string} words
 */
export const saysNo = (words) => words.replace(NO_NEGATION, "").search(NEGATION) >= 0;
