// The page that builds a job description.

import { root as site } from "#load";
import { checkLine, compile } from "../../engines/hiring/posting-check.js";
import { FACTS, jobDescription, offered } from "../../engines/hiring/documents.js";
import { element, required } from "../dom.js";
import { field, linksOf, tick } from "./parts.js";
import { flaggedLine } from "./findings.js";
import { output } from "./output.js";
import { jobDescriptionDraft, startingJobDescription } from "../../engines/hiring/drafts.js";

const KIND = "job-description";

function about(line) {
  if (!line.was && !line.why && !line.links.length) return null;
  return element(
    "details",
    { className: "builder__about" },
    element("summary", {}, "Why this line"),
    line.was && element("p", {}, element("strong", {}, "The source has: "), line.was),
    line.ours && element("p", {}, "No source has this statement; it is ours."),
    line.why && element("p", {}, line.why),
    line.links.length ? element("p", {}, "See: ", ...linksOf(line.links, site)) : null,
  );
}

/** Puts the builder into `root`; `data` is assets/hire.json. */
export function startJobDescription(root, data) {
  const rules = compile(data);
  let draft = startingJobDescription(data, data.defaultRole);
  const form = element("form", {
    className: "builder",
    onsubmit: (event) => event.preventDefault(),
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

  const update = () => {
    const blocks = jobDescription(data, draft);
    end.show(blocks);
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
  const replacer = (text) => {
    const own = draft.own.find((line) => line.text.trim() === text);
    if (!own) return null;
    return (words) => {
      if (words) own.text = words;
      else draft.own = draft.own.filter((line) => line !== own);
      draw();
      end.say(words ? "Your line was changed." : "Your line was taken out.");
    };
  };
  const ticked = (id) => (on) => {
    draft.ticked = on ? [...draft.ticked, id] : draft.ticked.filter((one) => one !== id);
    update();
  };
  const ownLines = (component) => {
    const input = element("input", {
      id: `own-${component.id}`,
      maxLength: 1000,
      autocomplete: "off",
    });
    const add = () => {
      if (!input.value.trim()) return;
      draft.own.push({ component: component.id, text: input.value.trim() });
      draw();
      required(form, `#own-${component.id}`).focus();
    };
    input.addEventListener("keydown", (event) => {
      if (event.key === "Enter") {
        event.preventDefault();
        add();
      }
    });
    return [
      element(
        "ul",
        { className: "builder__own" },
        draft.own
          .filter((line) => line.component === component.id)
          .map((line) =>
            element(
              "li",
              {},
              line.text,
              " ",
              element(
                "button",
                {
                  type: "button",
                  ariaLabel: `Take away: ${line.text}`,
                  onclick: () => {
                    draft.own = draft.own.filter((one) => one !== line);
                    draw();
                    required(form, `#own-${component.id}`).focus();
                  },
                },
                "Take away",
              ),
            ),
          ),
      ),
      element(
        "p",
        { className: "builder__field" },
        element("label", { htmlFor: input.id }, "A line of your own"),
        input,
        element(
          "button",
          { type: "button", onclick: add, ariaLabel: `Add the line to: ${component.title}` },
          "Add",
        ),
      ),
    ];
  };
  const part = (component) =>
    element(
      "fieldset",
      { className: "builder__part" },
      element("legend", {}, component.title),
      component.groups.map((group) => [
        group.heading
          ? element("h2", {}, group.heading)
          : component.groups.length > 1
            ? element("h2", {}, "More statements")
            : null,
        group.items.map((line) =>
          tick(
            `line-${line.id}`,
            line.text,
            draft.ticked.includes(line.id),
            ticked(line.id),
            about(line),
          ),
        ),
      ]),
      ownLines(component),
    );
  const draw = () => {
    const roles = [...data.roles, { id: "", title: "None: start empty" }];
    form.replaceChildren(
      element(
        "fieldset",
        { className: "builder__part" },
        element("legend", {}, "Which role is nearest?"),
        roles.map((role) =>
          element(
            "label",
            { className: "builder__choice" },
            element("input", {
              type: "radio",
              name: "role",
              value: role.id,
              checked: role.id === draft.role,
              onchange: () => {
                draft = { ...startingJobDescription(data, role.id, draft.facts), own: draft.own };
                draw();
                required(form, `[name=role][value="${role.id}"]`).focus();
              },
            }),
            element("span", {}, role.title),
          ),
        ),
      ),
      element(
        "fieldset",
        { className: "builder__part" },
        element("legend", {}, "About the job"),
        field(
          "Job title",
          draft.jobTitle,
          (value) => {
            draft.jobTitle = value;
            update();
          },
          { id: "job-title" },
        ),
        Object.entries(FACTS).map(([key, label]) =>
          field(
            label,
            draft.facts[key],
            (value) => {
              draft.facts[key] = value;
              update();
            },
            { id: `fact-${key}` },
          ),
        ),
      ),
      ...offered(data, draft.role).map(part),
    );
    update();
  };
  root.replaceChildren(
    end.link,
    form,
    element(
      "section",
      {},
      element("h2", {}, "What the check says"),
      count,
      found,
      element(
        "p",
        { className: "builder__hint" },
        "It reads words, not meaning. It is not legal advice.",
      ),
    ),
    end.root,
  );
  if (!end.restore()) draw();
}
