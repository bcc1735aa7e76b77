// The page that checks interview questions: what each asks for, by what law, and what can be asked instead.

import { root as site } from "#load";
import {
  checkQuestion,
  compileQuestions,
  questionsOf,
} from "../../engines/hiring/question-check.js";
import { readLikeness } from "../../engines/hiring/likeness.js";
import { merged } from "../../engines/hiring/posting-check.js";
import { button, element, saveFile } from "../dom.js";
import { downloadWord, printSheet } from "./output.js";

const TITLE = "Interview questions";
const UNKNOWN = "The check knows nothing against it. That doesn't mean that it's safe.";
const LIMITS = [
  "It reads words, not meaning. A question that isn't marked can still be unlawful, and the tone or the follow-up can make it so.",
  "It knows federal law and names where states are often stricter. It doesn't know your state or city.",
  "It can't say whether a question is a good one. It reads English only.",
  "The ratings are ours. It isn't legal advice: have counsel approve your list.",
];

/**
 * Puts the check into `root`; `data` is assets/hire-questions.json and assets/hire-questions-model.json.
 *
 * @param {HTMLElement} root
 * @param {QuestionRules} data
 */
export function startQuestions(root, data) {
  const compiled = compileQuestions(data);
  const likeness = readLikeness(data.question_likeness);
  const area = element("textarea", { id: "questions", rows: 10, maxLength: 30_000 });
  const results = element("div", { className: "builder__results" });
  const run = (/** @type {Event} */ event) => {
    event.preventDefault();
    const checked = questionsOf(area.value).map((text) =>
      checkQuestion(text, compiled, { likeness }),
    );
    const heading = element("h2", { tabIndex: -1 }, "What the check found");
    const status = element("p", { className: "builder__status", role: "status" });
    results.replaceChildren(heading, status, ...shown(data, checked, status));
    status.textContent = summary(checked);
    heading.focus();
  };
  root.replaceChildren(
    element(
      "form",
      { className: "builder", onsubmit: run },
      element(
        "p",
        { className: "builder__field" },
        element("label", { htmlFor: "questions" }, "Your interview questions, one a line"),
        area,
      ),
      element(
        "p",
        { className: "builder__hint" },
        "They stay in your browser. Nothing is sent or kept.",
      ),
      element(
        "p",
        { className: "builder__actions" },
        element("button", { type: "submit" }, "Check them"),
      ),
    ),
    results,
  );
}

/** @param {CheckedQuestion[]} checked */
function summary(checked) {
  if (!checked.length) return "Paste a question first.";
  const found = checked.filter(({ findings }) => findings.length);
  const by = (/** @type {string} */ finds) =>
    found.filter(({ findings: [{ rule }] }) => rule.finds === finds).length;
  const [unknown, likely] = [by("unknown"), by("likeness")];
  const risky = found.length - unknown - likely;
  const read = `Read ${checked.length} question${checked.length === 1 ? "" : "s"}.`;
  if (!found.length) return `${read} The check knows nothing against any of them.`;
  return [
    read,
    risky && `${risky} of them should not be asked as ${risky === 1 ? "it stands" : "they stand"}.`,
    likely &&
      `${likely} of them ${likely === 1 ? "reads" : "read"} like risky questions: look again.`,
    unknown && `${unknown} of them the check doesn't know: look again.`,
  ]
    .filter(Boolean)
    .join(" ");
}

/**
 * @param {QuestionRules} data
 * @param {CheckedQuestion[]} checked
 * @param {HTMLElement} status
 */
function shown(data, checked, status) {
  if (!checked.length) return [];
  return [
    element(
      "ol",
      { className: "checked" },
      checked.map((one) => questionItem(data, one)),
    ),
    afterwards(checked, status),
    element("h2", {}, "What the check can't judge"),
    element(
      "ul",
      {},
      LIMITS.map((limit) => element("li", {}, limit)),
    ),
  ];
}

/**
 * @param {QuestionRules} data
 * @param {CheckedQuestion} checked
 */
function questionItem(data, checked) {
  const risk = data.risks.find((term) => term.id === checked.risk);
  const rules = [...new Set(checked.findings.map(({ rule }) => rule))];
  return element(
    "li",
    { className: rules.length ? "flagged" : "unmarked" },
    element("p", { className: "flagged__line" }, ...marked(checked)),
    element("p", {}, element("span", { className: `tag tag--risk-${checked.risk}` }, risk?.title)),
    rules.length
      ? element(
          "ul",
          {},
          rules.map((rule) => why(rule)),
        )
      : element("p", {}, fineWords(checked)),
  );
}

/** @param {CheckedQuestion} checked */
function fineWords({ fine }) {
  const allowed = fine.find((rule) => rule.subject !== "other");
  return allowed ? `It can be asked. ${allowed.reason}` : UNKNOWN;
}

/** @param {CheckedQuestion} checked */
function marked({ text, findings }) {
  const look = findings[0]?.rule.finds === "likeness" ? { className: "likely" } : {};
  const parts = [];
  let at = 0;
  for (const { start, end } of merged(findings)) {
    parts.push(text.slice(at, start), element("mark", look, text.slice(start, end)));
    at = end;
  }
  return [...parts, text.slice(at)];
}

/**
 * What a rule says: why, by what authority and when it was read, and what can be asked.
 *
 * @param {QuestionRule} rule
 */
export function why(rule) {
  return element(
    "li",
    {
      className: `finding ${rule.finds === "likeness" ? "finding--likely" : "finding--requirement"}`,
    },
    element("p", {}, element("strong", {}, `${rule.title}. `), rule.reason),
    element("p", {}, element("strong", {}, instead(rule)), rule.ask || ""),
    element(
      "p",
      { className: "finding__links" },
      "It rests on: ",
      rule.law.map((one, index) => [
        index ? "; " : "",
        element("a", { href: site + one.url }, one.citation),
        ` (${one.status.toLowerCase()}, ${one.read})`,
      ]),
      ". A state's law may be stricter.",
    ),
  );
}

/** @param {QuestionRule} rule */
function instead({ ask, finds }) {
  if (ask) return "Instead: ";
  return ["unknown", "likeness"].includes(finds ?? "") ? "Reword it." : "Leave it out.";
}

/**
 * The list with what can be asked in the place of what can't, and what one can do with it.
 *
 * @param {CheckedQuestion[]} checked
 * @param {HTMLElement} status
 */
function afterwards(checked, status) {
  const texts = [
    ...new Set(
      checked.flatMap(({ text, findings }) =>
        findings.length ? (findings[0].rule.ask ? [findings[0].rule.ask] : []) : [text],
      ),
    ),
  ];
  /**
   * @param {string} words
   * @param {() => unknown} work
   * @param {string} [done]
   */
  const act = (words, work, done) =>
    button(words, async () => {
      try {
        await work();
        if (done) status.textContent = done;
      } catch (error) {
        status.textContent = `That didn't work: ${error instanceof Error ? error.message : error}`;
      }
    });
  const plain = `${texts.join("\n")}\n`;
  return element(
    "section",
    { className: "builder__output" },
    element("h2", {}, "The list as it can be asked"),
    element(
      "p",
      { className: "builder__actions" },
      act("Copy", () => navigator.clipboard.writeText(plain), "Copied."),
      act("Print", printSheet),
      act(
        "Save as text",
        () => saveFile("interview-questions.txt", plain, "text/plain"),
        "Saved to your downloads.",
      ),
      act(
        "Download as Word file",
        () =>
          downloadWord([
            { kind: "title", text: TITLE },
            { kind: "numbers", items: texts },
          ]),
        "The Word file is ready. Look in your downloads.",
      ),
    ),
    element(
      "div",
      { className: "sheet", tabIndex: 0, role: "region", ariaLabel: "The list as it can be asked" },
      element(
        "ol",
        {},
        texts.map((text) => element("li", {}, text)),
      ),
    ),
  );
}
