// The page that puts an interview kit together.

import { root as site } from "#load";
import { choose, kit, mayBeAsked } from "./documents.js";
import { el, field, tick } from "./dom.js";
import { output } from "./output.js";
import { asIds, asText } from "./saved.js";

const KIND = "interview-kit";

/** A draft from anything. The ids are kept as they came: the kit itself refuses what may not be asked. */
export function asDraft(data, value) {
  return {
    title: asText(value?.title) || data.kits[0].title,
    ids: asIds(value?.ids),
    opening: minutes(value?.opening, data.kits[0].opening),
    closing: minutes(value?.closing, data.kits[0].closing),
  };
}

const minutes = (value, otherwise) => (Number.isInteger(value) && value >= 0 && value <= 60 ? value : otherwise);

/** The draft of a ready-made kit. */
export function readyMade(data, id) {
  const found = data.kits.find((one) => one.id === id) || data.kits[0];
  return asDraft(data, { title: found.title, ids: found.questions, opening: found.opening, closing: found.closing });
}

/** The ids in an address such as ?questions=define-the-role,a-ride; null where it names none. */
export function idsInAddress(search) {
  const named = new URLSearchParams(search).get("questions");
  return named === null ? null : named.split(",").map((id) => id.trim()).filter(Boolean);
}

/** Whether a question shows under a choice of competency and setting. */
export function fits(question, { competency, setting }) {
  if (!question.usable) return !competency && !setting;
  return (!competency || question.competencies.includes(competency))
    && (!setting || !question.settings.length || question.settings.includes(setting));
}

function chooser(id, label, options, value, onchange) {
  return el("p", { className: "builder__field" }, el("label", { htmlFor: id }, label),
    el("select", { id, onchange: (event) => onchange(event.target.value) },
      el("option", { value: "" }, "Any"),
      options.map(([key, words]) => el("option", { value: key, selected: key === value }, words))));
}

/** Puts the builder into `root`; `data` is assets/hire.json. */
export function startInterview(root, data) {
  const asked = idsInAddress(location.search);
  let draft = asked ? asDraft(data, { ids: asked }) : readyMade(data, data.kits[0].id);
  const narrowed = { competency: "", setting: "" };
  const form = el("form", { className: "builder", onsubmit: (event) => event.preventDefault() });
  const list = el("div", {});
  const refusals = el("div", { className: "builder__refused" });
  const status = el("p", { className: "builder__status", role: "status" });
  const end = output({
    kind: KIND,
    draft: () => draft,
    take: (value) => { draft = asDraft(data, value); draw(); },
  });
  const update = () => {
    const made = kit(data, draft);
    end.show(made.blocks);
    const count = choose(data, draft.ids).asked.length;
    status.textContent = `${count} question${count === 1 ? "" : "s"}, about ${made.minutes} minutes.`;
    refusals.replaceChildren(made.refused.length ? refusedBox(made.refused) : "");
  };
  const add = (id) => { draft.ids = [...new Set([...draft.ids, id])]; draw(); };
  const refusedBox = (refused) => el("div", { className: "note", role: "alert" },
    el("p", {}, el("strong", {}, "Not taken into the kit:")),
    el("ul", {}, refused.map((one) => el("li", {}, `${one.title}. ${one.why} `,
      one.safer ? el("button", {
        type: "button",
        onclick: () => { draft.ids = draft.ids.filter((id) => id !== one.id); add(one.safer); },
      }, `Ask instead: ${titleOf(one.safer)}`) : null))));
  const titleOf = (id) => data.questions.find((question) => question.id === id)?.title || id;
  const riskOf = (question) => data.risks.find((risk) => risk.id === question.risk).title;
  const row = (question) => {
    if (!mayBeAsked(question)) {
      return el("div", { className: "builder__no" },
        el("p", {}, el("span", { className: `tag tag--risk-${question.risk}` }, riskOf(question)), " ",
          el("strong", {}, `Don't ask: ${question.title}. `), question.reason, " ",
          el("a", { href: site + question.url }, "More")),
        el("button", { type: "button", onclick: () => add(question.safer) }, `Ask instead: ${titleOf(question.safer)}`));
    }
    return tick(`ask-${question.id}`, `${question.title} (${question.minutes} minutes)`, draft.ids.includes(question.id),
      (on) => { draft.ids = on ? [...draft.ids, question.id] : draft.ids.filter((id) => id !== question.id); update(); },
      el("p", { className: "builder__hint" }, question.ask, " ",
        el("span", { className: `tag tag--risk-${question.risk}` }, riskOf(question))));
  };
  const drawList = () => list.replaceChildren(...data.groups.flatMap((group) => {
    const questions = data.questions.filter((question) => question.group === group.id && fits(question, narrowed));
    return questions.length
      ? [el("fieldset", { className: "builder__part" }, el("legend", {}, group.title), questions.map(row))]
      : [];
  }));
  const draw = () => {
    form.replaceChildren(
      el("fieldset", { className: "builder__part" }, el("legend", {}, "Start from"),
        data.kits.map((one) => el("button", {
          type: "button",
          onclick: () => { draft = readyMade(data, one.id); draw(); end.say(`${one.title} is on the page.`); },
        }, one.title)),
        el("button", { type: "button", onclick: () => { draft.ids = []; draw(); } }, "No questions yet")),
      el("fieldset", { className: "builder__part" }, el("legend", {}, "About the interview"),
        field("Title", draft.title, (value) => { draft.title = value; update(); }, { id: "kit-title" })),
      el("fieldset", { className: "builder__part" }, el("legend", {}, "Show questions"),
        chooser("by-competency", "that test", Object.entries(data.competencies), narrowed.competency,
          (value) => { narrowed.competency = value; drawList(); }),
        chooser("by-setting", "for work in", data.settings.map((term) => [term.id, term.title]), narrowed.setting,
          (value) => { narrowed.setting = value; drawList(); })),
      list, status, refusals);
    drawList();
    update();
  };
  root.replaceChildren(end.link, form, end.root);
  if (asked || !end.restore()) draw();
}
