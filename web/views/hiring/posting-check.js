// The page that checks a posting.

import { check, compile } from "../../engines/hiring/posting-check.js";
import { element } from "../dom.js";
import { flaggedLine, LIMITS } from "./findings.js";

function summary(result) {
  const lines = result.lines.length;
  if (!lines) return "Paste a posting first.";
  if (result.unread) return "This does not look like English. The check reads English only.";
  if (!result.flagged)
    return `Read ${lines} lines. None holds words that the check knows. That does not mean that all is well.`;
  return `Read ${lines} lines. ${result.flagged} of them need a look.`;
}

/** Puts the check into `root`; `data` is assets/hire.json. */
export function startCheck(root, data) {
  const rules = compile(data);
  const area = element("textarea", {
    id: "posting",
    rows: 14,
    maxLength: 60_000,
    spellcheck: false,
  });
  const status = element("p", { className: "builder__status", role: "status" });
  const results = element("div", { className: "builder__results" });
  const run = (event) => {
    event.preventDefault();
    const result = check(area.value, rules);
    status.textContent = summary(result);
    results.replaceChildren(...shown(data, result));
  };
  root.replaceChildren(
    element(
      "form",
      { className: "builder", onsubmit: run },
      element(
        "p",
        { className: "builder__field" },
        element("label", { htmlFor: "posting" }, "The job description or ad, as plain text"),
        area,
      ),
      element(
        "p",
        { className: "builder__hint" },
        "It stays in your browser. Nothing is sent or kept.",
      ),
      element(
        "p",
        { className: "builder__actions" },
        element("button", { type: "submit" }, "Check it"),
      ),
    ),
    status,
    results,
  );
}

function shown(data, result) {
  if (!result.lines.length) return [];
  return [
    element("h2", {}, "Line by line"),
    element(
      "ol",
      { className: "checked" },
      result.lines.map((line) =>
        line.findings.length
          ? flaggedLine(data, line)
          : element(
              "li",
              { className: "unmarked" },
              element("p", {}, line.text),
              element("p", { className: "builder__hint" }, "No words that the check knows."),
            ),
      ),
    ),
    element("h2", {}, "What the check can't judge"),
    element(
      "ul",
      {},
      LIMITS.map((limit) => element("li", {}, limit)),
    ),
  ];
}
