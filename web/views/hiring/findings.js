// What the check found, as elements.

import { root } from "#load";
import { element } from "../dom.js";
import { mended } from "../../engines/hiring/posting-check.js";
import { linksOf } from "./parts.js";

const LIKELY =
  "By likeness: no words that this rule knows are in it, but it reads like lines that were marked for this. Read it yourself.";

/**
 * One finding: what is amiss, why, what it rests on, and other words to use.
 *
 * @param {PostingRules} data
 * @param {Finding} finding
 * @param {object} [options]
 * @param {string} [options.id]
 * @param {((text: string) => void) | null} [options.use] what a press on the other words does with the new line
 * @param {string} [options.words] the line with the other words in it
 * @param {string} [options.line] the line as it is
 */
export function finding(
  data,
  { rule, found, likely = false },
  { id = "", use = null, words = "", line = "" } = {},
) {
  const problem = data.problems.find((term) => term.id === rule.problem);
  return element(
    "li",
    {
      className: `finding ${likely ? "finding--likely" : `finding--${rule.problem}`}`,
      ...(id && { id }),
    },
    element(
      "p",
      {},
      element("strong", {}, `${problem?.title}: ${rule.title}. `),
      element("q", {}, found),
      ". ",
      !likely && rule.reason,
    ),
    likely && element("p", {}, element("em", {}, LIKELY), " ", rule.reason),
    rule.question && element("p", {}, element("strong", {}, "Ask: "), rule.question),
    element(
      "p",
      {},
      element("strong", {}, rule.rewrite ? "Instead: " : "Leave it out."),
      rule.rewrite || "",
      use && words !== line
        ? element(
            "button",
            { type: "button", className: "finding__use", onclick: () => use(words) },
            words ? "Use these words" : "Take it out",
          )
        : null,
    ),
    rule.links.length
      ? element("p", { className: "finding__links" }, "See: ", ...linksOf(rule.links, root))
      : null,
  );
}

/**
 * A line with its findings.
 *
 * @param {PostingRules} data
 * @param {{ text: string, findings: Finding[] }} line
 * @param {{ use?: ((text: string) => void) | null }} [options]
 */
export function flaggedLine(data, line, { use = null } = {}) {
  return element(
    "li",
    { className: "flagged" },
    element("p", { className: "flagged__line" }, line.text),
    element(
      "ul",
      {},
      line.findings.map((one) =>
        finding(data, one, { use, words: mended(line.text, one), line: line.text }),
      ),
    ),
  );
}

/** What the check can't see, whatever it found. */
export const LIMITS = [
  "It reads clauses, not meaning. A line that isn't marked can still be wrong, and one that is marked can be fine.",
  "It doesn't know your state's law, your funder's rules, or how the work is really done.",
  "It says nothing on pay, hours or whether the job is too much for one person.",
  "It reads English only.",
  "It isn't legal advice. Have counsel look at requirements, and someone who does this work at the rest.",
];
