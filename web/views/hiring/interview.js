// The page that puts an interview kit together.

import { root as site } from "#load";
import { checkOwn, kit, mayBeAsked } from "../../engines/hiring/documents.js";
import { button, element, required } from "../dom.js";
import { why } from "./question-check.js";
import { field, onEnter, tick, valueOf } from "./parts.js";
import { output, place } from "./output.js";
import { picked, steps } from "./steps.js";
import { fits, idsInAddress, kitDraft, startingKit } from "../../engines/hiring/drafts.js";

const KIND = "interview-kit";

/**
 * @param {string} id
 * @param {string} label
 * @param {[string, string][]} options
 * @param {string} value
 * @param {(value: string) => void} onchange
 */
function chooser(id, label, options, value, onchange) {
  return element(
    "p",
    { className: "builder__field" },
    element("label", { htmlFor: id }, label),
    element(
      "select",
      { id, onchange: (/** @type {Event} */ event) => onchange(valueOf(event)) },
      element("option", { value: "" }, "Any"),
      options.map(([key, words]) =>
        element("option", { value: key, selected: key === value }, words),
      ),
    ),
  );
}

/**
 * Puts the builder into `root`; `data` is assets/hire.json, assets/hire-questions.json and
 * assets/hire-questions-model.json.
 *
 * @param {HTMLElement} root
 * @param {HireDocuments & QuestionRules} data
 */
export function startInterview(root, data) {
  const asked = idsInAddress(location.search);
  let draft = asked ? kitDraft(data, { ids: asked }) : startingKit(data, data.kits[0].id);
  /** @type {Record<"competency" | "setting", string>} */
  const narrowed = { competency: "", setting: "" };
  const form = element("form", {
    className: "builder",
    onsubmit: (/** @type {Event} */ event) => event.preventDefault(),
  });
  const refusals = element("div", { className: "builder__refused" });
  const status = element("p", { className: "builder__status", role: "status" });
  const end = output({
    kind: KIND,
    draft: () => draft,
    take: (value) => {
      draft = kitDraft(data, value);
      draw();
    },
  });
  const parts = steps(form, end.end);
  const update = () => {
    const made = kit(data, draft);
    end.show(made.blocks);
    parts.refresh();
    status.textContent = `${made.count} question${made.count === 1 ? "" : "s"}, about ${made.minutes} minutes.`;
    refusals.replaceChildren(made.refused.length ? refusedBox(made.refused) : "");
  };
  const add = (/** @type {string} */ id) => {
    draft.ids = [...new Set([...draft.ids, id])];
    draw();
  };
  /**
   * @param {string} id of the question that is not taken
   * @param {string} safer of the one to ask instead
   */
  const saferButton = (id, safer) =>
    button(`Ask instead: ${titleOf(safer)}`, () => {
      draft.ids = draft.ids.filter((one) => one !== id);
      add(safer);
    });
  const refusedBox = (/** @type {ReturnType<typeof kit>["refused"]} */ refused) =>
    element(
      "div",
      { className: "note", role: "alert" },
      element("p", {}, element("strong", {}, "Not taken into the kit:")),
      element(
        "ul",
        {},
        refused.map((one) =>
          element(
            "li",
            {},
            `${one.title}. ${one.why} `,
            one.safer && saferButton(one.id, one.safer),
          ),
        ),
      ),
    );
  const ownQuestions = () => {
    const input = element("input", { id: "own-question", maxLength: 500, autocomplete: "off" });
    const said = element("div", { role: "status" });
    const addOwn = () => {
      const text = input.value.trim();
      if (!text) return;
      const { findings } = checkOwn(data, text);
      if (findings.length) {
        said.replaceChildren(
          element("p", {}, element("strong", {}, "Not taken into the kit:")),
          element("ul", {}, [...new Set(findings.map(({ rule }) => rule))].map(why)),
        );
        return;
      }
      draft.own = [...draft.own, text];
      draw();
      required(form, "#own-question").focus();
      end.say("Your question is in the kit.");
    };
    onEnter(input, addOwn);
    return [
      element(
        "ul",
        { className: "builder__own" },
        draft.own.map((text) =>
          element(
            "li",
            {},
            text,
            " ",
            button(
              "Take away",
              () => {
                draft.own = draft.own.filter((one) => one !== text);
                draw();
              },
              { ariaLabel: `Take away: ${text}` },
            ),
          ),
        ),
      ),
      element(
        "p",
        { className: "builder__field" },
        element("label", { htmlFor: "own-question" }, "A question of your own"),
        input,
        element(
          "span",
          { className: "builder__hint" },
          "It goes through the check of questions first.",
        ),
        button("Add the question", addOwn),
      ),
      said,
    ];
  };
  const titleOf = (/** @type {string} */ id) =>
    data.questions.find((question) => question.id === id)?.title || id;
  const riskOf = (/** @type {HireQuestion} */ question) =>
    data.risks.find((risk) => risk.id === question.risk)?.title;
  const row = (/** @type {HireQuestion} */ question) => {
    if (!mayBeAsked(question)) {
      return element(
        "div",
        { className: "builder__no" },
        element(
          "p",
          {},
          element("span", { className: `tag tag--risk-${question.risk}` }, riskOf(question)),
          " ",
          element("strong", {}, `Don't ask: ${question.title}. `),
          question.reason,
          " ",
          element("a", { href: site + question.url }, "More"),
        ),
        question.safer && saferButton(question.id, question.safer),
      );
    }
    return tick(
      `ask-${question.id}`,
      `${question.title} (${question.minutes} minutes)`,
      draft.ids.includes(question.id),
      (on) => {
        draft.ids = on ? [...draft.ids, question.id] : draft.ids.filter((id) => id !== question.id);
        update();
      },
      element(
        "p",
        { className: "builder__hint" },
        question.ask,
        " ",
        element("span", { className: `tag tag--risk-${question.risk}` }, riskOf(question)),
      ),
    );
  };
  const questionsOf = (/** @type {Term} */ group) =>
    data.questions.filter((question) => question.group === group.id);
  const groupPart = (/** @type {Term} */ group) => ({
    id: `kit-${group.id}`,
    title: group.title,
    state: () => picked(questionsOf(group).filter(mayBeAsked), draft.ids),
    body: questionsOf(group)
      .filter((question) => fits(question, narrowed))
      .map(row),
  });
  const narrow = (/** @type {keyof typeof narrowed} */ key) => (/** @type {string} */ value) => {
    narrowed[key] = value;
    draw();
    required(form, `#by-${key}`).focus();
  };
  const start = [
    ...data.kits.map((one) =>
      button(one.title, () => {
        draft = startingKit(data, one.id);
        draw();
        end.say(`${one.title} is on the page.`);
      }),
    ),
    button("No questions yet", () => {
      draft = { ...draft, ids: [], own: [] };
      draw();
      end.say("The kit is empty.");
    }),
  ];
  const title = () =>
    field(
      "Title",
      draft.title,
      (value) => {
        draft.title = value;
        update();
      },
      { id: "kit-title" },
    );
  const choosers = () => [
    chooser(
      "by-competency",
      "that test",
      Object.entries(data.competencies),
      narrowed.competency,
      narrow("competency"),
    ),
    chooser(
      "by-setting",
      "for work in",
      data.settings.map((term) => [term.id, term.title]),
      narrowed.setting,
      narrow("setting"),
    ),
  ];
  const draw = () => {
    parts.draw([
      { id: "kit-start", title: "Start from", state: () => draft.title, body: [...start, title()] },
      {
        id: "kit-narrow",
        title: "Show questions",
        state: () => (Object.values(narrowed).filter(Boolean).length ? "some" : "all"),
        body: choosers(),
      },
      ...data.groups.map(groupPart).filter((part) => part.body.length),
      {
        id: "kit-own",
        title: "Questions of your own",
        state: () => (draft.own.length ? String(draft.own.length) : ""),
        body: ownQuestions(),
      },
    ]);
    update();
  };
  place(root, [form, element("div", {}, status, refusals)], end);
  if (asked || !end.restore()) draw();
}
