// The page that builds a job description.

import { root as site } from "#load";
import { checkLine, compile } from "../../engines/hiring/posting-check.js";
import { FACTS, jobDescription, offered } from "../../engines/hiring/documents.js";
import { element, required } from "../dom.js";
import { choices, field, linksOf, ownLines, tick } from "./parts.js";
import { flaggedLine } from "./findings.js";
import { output, place } from "./output.js";
import { picked, steps } from "./steps.js";
import { jobDescriptionDraft, startingJobDescription } from "../../engines/hiring/drafts.js";

const KIND = "job-description";

/** @param {HireLine} line */
function about(line) {
  const links = line.links ?? [];
  if (!line.was && !line.why && !links.length) return null;
  return element(
    "details",
    { className: "builder__about" },
    element("summary", {}, "Why this line"),
    line.was && element("p", {}, element("strong", {}, "The source has: "), line.was),
    line.ours && element("p", {}, "No source has this statement; it's ours."),
    line.why && element("p", {}, line.why),
    links.length ? element("p", {}, "See: ", ...linksOf(links, site)) : null,
  );
}

/**
 * Puts the builder into `root`; `data` is assets/hire.json and assets/hire-postings.json.
 *
 * @param {HTMLElement} root
 * @param {HireDocuments & PostingRules} data
 */
export function startJobDescription(root, data) {
  const rules = compile(data);
  let draft = startingJobDescription(data, data.defaultRole ?? "");
  const form = element("form", {
    className: "builder",
    onsubmit: (/** @type {Event} */ event) => event.preventDefault(),
  });
  const found = element("div", { className: "builder__found" });
  const count = element("p", { className: "builder__status", role: "status" });
  const end = output({
    kind: KIND,
    draft: () => draft,
    take: (value) => {
      draft = jobDescriptionDraft(data, value);
      draw();
    },
  });
  const parts = steps(form, end.end);

  const update = () => {
    const blocks = jobDescription(data, draft);
    end.show(blocks);
    parts.refresh();
    const lines = blocks
      .flatMap((block) => ("items" in block ? block.items : []))
      .map((text) => ({ text, findings: checkLine(text, rules) }))
      .filter((line) => line.findings.length);
    count.textContent = lines.length
      ? `The check marks ${lines.length} line${lines.length === 1 ? "" : "s"} of this draft.`
      : "The check marks no line of this draft.";
    found.replaceChildren(
      lines.length
        ? element(
            "ul",
            { className: "checked" },
            lines.map((line) => flaggedLine(data, line, { use: replacer(line.text) })),
          )
        : "",
    );
  };
  const replacer = (/** @type {string} */ text) => {
    const own = draft.own.find((line) => line.text.trim() === text);
    if (!own) return null;
    return (/** @type {string} */ words) => {
      if (words) own.text = words;
      else draft.own = draft.own.filter((line) => line !== own);
      draw();
      end.say(words ? "Your line was changed." : "Your line was taken out.");
    };
  };
  const ticked = (/** @type {string} */ id) => (/** @type {boolean} */ on) => {
    draft.ticked = on ? [...draft.ticked, id] : draft.ticked.filter((one) => one !== id);
    update();
  };
  /** @typedef {ReturnType<typeof offered>[number]} Component */
  const ownOf = (/** @type {Component} */ component) =>
    draft.own.filter((line) => line.component === component.id);
  const statements = (/** @type {Component} */ component) =>
    component.groups.map((group) => [
      group.heading
        ? element("h2", {}, group.heading)
        : component.groups.length > 1
          ? element("h2", {}, "More statements")
          : null,
      group.items.map((line) =>
        tick(
          `line-${line.id}`,
          line.text ?? "",
          draft.ticked.includes(line.id),
          ticked(line.id),
          about(line),
        ),
      ),
    ]);
  const part = (/** @type {Component} */ component) => ({
    id: `part-${component.id}`,
    title: component.title,
    state: () =>
      picked(
        component.groups.flatMap((group) => group.items),
        draft.ticked,
        ownOf(component).length,
      ),
    body: [
      statements(component).flat(2),
      ownLines({
        form,
        id: `own-${component.id}`,
        place: component.title,
        lines: ownOf(component),
        add: (text) => {
          draft.own.push({ component: component.id, text });
          draw();
        },
        remove: (line) => {
          draft.own = draft.own.filter((one) => one !== line);
          draw();
        },
      }),
    ].flat(),
  });
  const roles = [...data.roles, { id: "", title: "None: start empty" }];
  const choose = (/** @type {string} */ id) => {
    draft = { ...startingJobDescription(data, id, draft.facts), own: draft.own };
    draw();
    required(form, `[name=role][value="${id}"]`).focus();
  };
  const fact = (/** @type {[string, string]} */ [key, label]) =>
    field(
      label,
      draft.facts[key],
      (value) => {
        draft.facts[key] = value;
        update();
      },
      { id: `fact-${key}` },
    );
  const draw = () => {
    parts.draw([
      {
        id: "part-role",
        title: "Which role is closest?",
        state: () => roles.find((role) => role.id === draft.role)?.title ?? "",
        body: choices("role", roles, draft.role, choose),
      },
      {
        id: "part-facts",
        title: "About the job",
        state: () => draft.jobTitle,
        body: [
          field(
            "Job title",
            draft.jobTitle,
            (value) => {
              draft.jobTitle = value;
              update();
            },
            { id: "job-title" },
          ),
          ...Object.entries(FACTS).map(fact),
        ],
      },
      ...offered(data, draft.role).map(part),
    ]);
    update();
  };
  const checks = element(
    "section",
    {},
    element("h2", {}, "What the check says"),
    count,
    found,
    element(
      "p",
      { className: "builder__hint" },
      "It reads words, not meaning. It isn't legal advice.",
    ),
  );
  place(root, [form, checks], end);
  if (!end.restore()) draw();
}
