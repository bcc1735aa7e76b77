// The page that checks a posting.

import { check, compile } from "./check.js";
import { el } from "./dom.js";
import { flaggedLine, LIMITS } from "./findings.js";

function summary(result) {
  const lines = result.lines.length;
  if (!lines) return "Paste a posting first.";
  if (result.unread) return "This does not look like English. The check reads English only.";
  if (!result.flagged) return `Read ${lines} lines. None holds words that the check knows. That does not mean that all is well.`;
  return `Read ${lines} lines. ${result.flagged} of them need a look.`;
}

/** Puts the check into `root`; `data` is assets/hire.json. */
export function startCheck(root, data) {
  const rules = compile(data.rules);
  const area = el("textarea", { id: "posting", rows: 14, maxLength: 60_000, spellcheck: false });
  const status = el("p", { className: "builder__status", role: "status" });
  const results = el("div", { className: "builder__results" });
  const run = (event) => {
    event.preventDefault();
    const result = check(area.value, rules);
    status.textContent = summary(result);
    results.replaceChildren(...shown(data, result));
  };
  root.replaceChildren(
    el("form", { className: "builder", onsubmit: run },
      el("p", { className: "builder__field" },
        el("label", { htmlFor: "posting" }, "The job description or ad, as plain text"), area),
      el("p", { className: "builder__hint" }, "It stays in your browser. Nothing is sent or kept."),
      el("p", { className: "builder__actions" }, el("button", { type: "submit" }, "Check it"))),
    status,
    results);
}

function shown(data, result) {
  if (!result.lines.length) return [];
  return [
    el("h2", {}, "Line by line"),
    el("ol", { className: "checked" }, result.lines.map((line) =>
      (line.findings.length ? flaggedLine(data, line) : el("li", { className: "unmarked" }, el("p", {}, line.text), el("p", { className: "builder__hint" }, "No words that the check knows."))))),
    el("h2", {}, "What the check can't judge"),
    el("ul", {}, LIMITS.map((limit) => el("li", {}, limit))),
  ];
}
