// The page that builds a job description.

import { root as site } from "#load";
import { checkLine, compile } from "./check.js";
import { jobDescription, offered, startingLines } from "./documents.js";
import { el, field, linksOf, tick } from "./dom.js";
import { flaggedLine } from "./findings.js";
import { output } from "./output.js";
import { asFacts, asIds, asOwn, asText } from "./saved.js";

const KIND = "job-description";

/** A draft from anything: what is missing or strange is left empty. */
export function asDraft(data, value) {
  const role = data.roles.find((one) => one.id === value?.role)?.id || "";
  const parts = new Set(data.components.map((component) => component.id));
  return {
    role,
    jobTitle: asText(value?.jobTitle),
    facts: asFacts(value?.facts, Object.keys(data.facts)),
    ticked: asIds(value?.ticked),
    own: asOwn(value?.own, "component").filter((line) => parts.has(line.component)),
  };
}

/** The draft that a role begins with. */
export function startingDraft(data, roleId, facts = {}) {
  const role = data.roles.find((one) => one.id === roleId);
  return asDraft(data, { role: roleId, jobTitle: role?.job_title || "", facts, ticked: startingLines(data, roleId) });
}

function about(line) {
  if (!line.was && !line.why && !line.links.length) return null;
  return el("details", { className: "builder__about" },
    el("summary", {}, "Why this line"),
    line.was && el("p", {}, el("strong", {}, "The source has: "), line.was),
    line.ours && el("p", {}, "No source has this statement; it is ours."),
    line.why && el("p", {}, line.why),
    line.links.length ? el("p", {}, "See: ", ...linksOf(line.links, site)) : null);
}

/** Puts the builder into `root`; `data` is assets/hire.json. */
export function startJobDescription(root, data) {
  const rules = compile(data.rules);
  let draft = startingDraft(data, data.roles[2].id);
  const form = el("form", { className: "builder", onsubmit: (event) => event.preventDefault() });
  const found = el("div", { className: "builder__found" });
  const count = el("p", { className: "builder__status", role: "status" });
  const end = output({ kind: KIND, draft: () => draft, take: (value) => { draft = asDraft(data, value); draw(); } });

  const update = () => {
    const blocks = jobDescription(data, draft);
    end.show(blocks);
    const lines = blocks.flatMap((block) => block.items || [])
      .map((text) => ({ text, findings: checkLine(text, rules) }))
      .filter((line) => line.findings.length);
    count.textContent = lines.length
      ? `The check marks ${lines.length} line${lines.length === 1 ? "" : "s"} of this draft.`
      : "The check marks no line of this draft.";
    found.replaceChildren(lines.length
      ? el("ul", { className: "checked" }, lines.map((line) => flaggedLine(data, line, { use: replacer(line.text) })))
      : "");
  };
  const replacer = (text) => {
    const own = draft.own.find((line) => line.text.trim() === text);
    if (!own) return null;
    return (words) => { own.text = words; draw(); end.say("Your line was changed."); };
  };
  const ticked = (id) => (on) => {
    draft.ticked = on ? [...draft.ticked, id] : draft.ticked.filter((one) => one !== id);
    update();
  };
  const ownLines = (component) => {
    const input = el("input", { id: `own-${component.id}`, maxLength: 1000, autocomplete: "off" });
    const add = () => {
      if (!input.value.trim()) return;
      draft.own.push({ component: component.id, text: input.value.trim() });
      draw();
      form.querySelector(`#own-${component.id}`).focus();
    };
    input.addEventListener("keydown", (event) => { if (event.key === "Enter") { event.preventDefault(); add(); } });
    return [
      el("ul", { className: "builder__own" }, draft.own.filter((line) => line.component === component.id).map((line) =>
        el("li", {}, line.text, " ", el("button", {
          type: "button",
          ariaLabel: `Take away: ${line.text}`,
          onclick: () => { draft.own = draft.own.filter((one) => one !== line); draw(); form.querySelector(`#own-${component.id}`).focus(); },
        }, "Take away")))),
      el("p", { className: "builder__field" }, el("label", { htmlFor: input.id }, "A line of your own"), input,
        el("button", { type: "button", onclick: add, ariaLabel: `Add the line to: ${component.title}` }, "Add")),
    ];
  };
  const part = (component) => el("fieldset", { className: "builder__part" },
    el("legend", {}, component.title),
    component.groups.map((group) => [
      group.heading ? el("h2", {}, group.heading) : (component.groups.length > 1 ? el("h2", {}, "More statements") : null),
      group.items.map((line) => tick(`line-${line.id}`, line.text, draft.ticked.includes(line.id), ticked(line.id), about(line))),
    ]),
    ownLines(component));
  const draw = () => {
    const roles = [...data.roles, { id: "", title: "None: start empty" }];
    form.replaceChildren(
      el("fieldset", { className: "builder__part" }, el("legend", {}, "Which role is nearest?"),
        roles.map((role) => el("label", { className: "builder__choice" },
          el("input", {
            type: "radio", name: "role", value: role.id, checked: role.id === draft.role,
            onchange: () => { draft = { ...startingDraft(data, role.id, draft.facts), own: draft.own }; draw(); form.querySelector(`[name=role][value="${role.id}"]`).focus(); },
          }), el("span", {}, role.title)))),
      el("fieldset", { className: "builder__part" }, el("legend", {}, "About the job"),
        field("Job title", draft.jobTitle, (value) => { draft.jobTitle = value; update(); }, { id: "job-title" }),
        Object.entries(data.facts).map(([key, label]) =>
          field(label, draft.facts[key], (value) => { draft.facts[key] = value; update(); }, { id: `fact-${key}` }))),
      ...offered(data, draft.role).map(part));
    update();
  };
  root.replaceChildren(end.link, form,
    el("section", {}, el("h2", {}, "What the check says"), count, found,
      el("p", { className: "builder__hint" }, "It reads words, not meaning. It is not legal advice.")),
    end.root);
  if (!end.restore()) draw();
}
