// What the check found, as elements.

import { root } from "#load";
import { element } from "../dom.js";
import { linksOf } from "./parts.js";

/**
 * One finding: what is amiss, why, what it rests on, and other words to use.
 *
 * @param {any} data
 * @param {{ rule: any, found: string }} finding
 * @param {{ use?: ((words: string) => void) | null }} [options] what a press on the other words does
 */
export function finding(data, { rule, found }, { use = null } = {}) {
  const problem = data.problems.find((term) => term.id === rule.problem);
  return element(
    "li",
    { className: `finding finding--${rule.problem}` },
    element(
      "p",
      {},
      element("strong", {}, `${problem.title}: ${rule.title}. `),
      element("q", {}, found),
      ". ",
      rule.reason,
    ),
    rule.question && element("p", {}, element("strong", {}, "Ask: "), rule.question),
    element(
      "p",
      {},
      element("strong", {}, rule.rewrite ? "Instead: " : "Leave it out."),
      rule.rewrite || "",
      use && rule.rewrite && rule.problem !== "wording"
        ? element(
            "button",
            { type: "button", className: "finding__use", onclick: () => use(rule.rewrite) },
            "Use these words",
          )
        : null,
    ),
    rule.links.length
      ? element("p", { className: "finding__links" }, "See: ", ...linksOf(rule.links, root))
      : null,
  );
}

/** A line with its findings. */
export function flaggedLine(data, line, options) {
  return element(
    "li",
    { className: "flagged" },
    element("p", { className: "flagged__line" }, line.text),
    element(
      "ul",
      {},
      line.findings.map((one) => finding(data, one, options)),
    ),
  );
}

/** What the check can't see, whatever it found. */
export const LIMITS = [
  "It reads words, not meaning. A line that is not marked can still be wrong, and one that is marked can be fine.",
  "It doesn't know your state's law, your funder's rules, or how the work is really done.",
  "It says nothing on pay, hours or whether the job is too much for one person.",
  "It reads English only.",
  "It is not legal advice. Have counsel look at requirements, and somebody who works in a peer role at the rest.",
];
