// The page that composes an ad.

import { checkLine, compile } from "./check.js";
import { advertisement } from "./documents.js";
import { el, field, tick } from "./dom.js";
import { flaggedLine } from "./findings.js";
import { output } from "./output.js";
import { asFacts, asIds, asOwn, asText } from "./saved.js";

const KIND = "ad";

/** A draft from anything: what is missing or strange is left empty. */
export function asDraft(data, value) {
  const model = data.ads.find((ad) => ad.id === value?.model) || data.ads[0];
  const headings = new Set(model.groups.map((group) => group.heading));
  return {
    model: model.id,
    jobTitle: asText(value?.jobTitle),
    contact: asText(value?.contact),
    facts: asFacts(value?.facts, Object.keys(data.facts)),
    ticked: asIds(value?.ticked),
    own: asOwn(value?.own, "heading").filter((line) => headings.has(line.heading)),
  };
}

/** The draft that a model begins with. */
export function startingDraft(data, modelId) {
  const model = data.ads.find((ad) => ad.id === modelId) || data.ads[0];
  const ticked = model.groups.flatMap((group) => group.items.filter((line) => line.text).map((line) => line.id));
  return asDraft(data, { model: model.id, jobTitle: model.job_title, facts: { hours: model.hours }, ticked });
}

/** Puts the composer into `root`; `data` is assets/hire.json. */
export function startAd(root, data) {
  const rules = compile(data.rules);
  let draft = startingDraft(data, data.ads[0].id);
  const form = el("form", { className: "builder", onsubmit: (event) => event.preventDefault() });
  const found = el("div", { className: "builder__found" });
  const count = el("p", { className: "builder__status", role: "status" });
  const end = output({ kind: KIND, draft: () => draft, take: (value) => { draft = asDraft(data, value); draw(); } });
  const update = () => {
    end.show(advertisement(data, draft));
    const lines = draft.own.map((line) => ({ text: line.text, findings: checkLine(line.text, rules) }))
      .filter((line) => line.findings.length);
    count.textContent = lines.length ? `The check marks ${lines.length} of your own lines.` : "The check marks none of your own lines.";
    found.replaceChildren(lines.length ? el("ul", { className: "checked" }, lines.map((line) => flaggedLine(data, line))) : "");
  };
  const part = (group, number) => {
    const id = `ad-own-${number}`;
    const input = el("input", { id, maxLength: 1000, autocomplete: "off" });
    const add = () => {
      if (!input.value.trim()) return;
      draft.own.push({ heading: group.heading, text: input.value.trim() });
      draw();
      form.querySelector(`#${id}`).focus();
    };
    input.addEventListener("keydown", (event) => { if (event.key === "Enter") { event.preventDefault(); add(); } });
    return el("fieldset", { className: "builder__part" }, el("legend", {}, group.heading),
      group.items.filter((line) => line.text).map((line) => tick(`line-${line.id}`, line.text, draft.ticked.includes(line.id), (on) => {
        draft.ticked = on ? [...draft.ticked, line.id] : draft.ticked.filter((one) => one !== line.id);
        update();
      }, line.why ? el("p", { className: "builder__hint" }, line.why) : null)),
      el("ul", { className: "builder__own" }, draft.own.filter((line) => line.heading === group.heading).map((line) =>
        el("li", {}, line.text, " ", el("button", {
          type: "button", ariaLabel: `Take away: ${line.text}`,
          onclick: () => { draft.own = draft.own.filter((one) => one !== line); draw(); form.querySelector(`#${id}`).focus(); },
        }, "Take away")))),
      el("p", { className: "builder__field" }, el("label", { htmlFor: id }, "A line of your own"), input,
        el("button", { type: "button", onclick: add, ariaLabel: `Add the line to: ${group.heading}` }, "Add")));
  };
  const draw = () => {
    const model = data.ads.find((ad) => ad.id === draft.model);
    form.replaceChildren(
      el("fieldset", { className: "builder__part" }, el("legend", {}, "Which model is nearest?"),
        data.ads.map((ad) => el("label", { className: "builder__choice" },
          el("input", {
            type: "radio", name: "model", value: ad.id, checked: ad.id === draft.model,
            onchange: () => { draft = startingDraft(data, ad.id); draw(); form.querySelector(`[name=model][value="${ad.id}"]`).focus(); },
          }), el("span", {}, ad.title)))),
      el("fieldset", { className: "builder__part" }, el("legend", {}, "About the job"),
        field("Job title", draft.jobTitle, (value) => { draft.jobTitle = value; update(); }, { id: "ad-title" }),
        Object.entries(data.facts).map(([key, label]) =>
          field(label, draft.facts[key], (value) => { draft.facts[key] = value; update(); }, { id: `ad-${key}` })),
        field("Where to apply", draft.contact, (value) => { draft.contact = value; update(); }, { id: "ad-contact" })),
      ...model.groups.map(part));
    update();
  };
  root.replaceChildren(end.link, form, el("section", {}, el("h2", {}, "What the check says"), count, found), end.root);
  if (!end.restore()) draw();
}
