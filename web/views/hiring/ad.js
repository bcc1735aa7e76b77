// The page that composes an ad.

import { checkLine, compile } from "../../engines/hiring/posting-check.js";
import { FACTS, advertisement } from "../../engines/hiring/documents.js";
import { element, required } from "../dom.js";
import { choices, field, ownLines, tick } from "./parts.js";
import { flaggedLine } from "./findings.js";
import { output, place } from "./output.js";
import { picked, steps } from "./steps.js";
import { adDraft, onAnotherModel, startingAd } from "../../engines/hiring/drafts.js";

const KIND = "ad";

/**
 * Puts the composer into `root`; `data` is assets/hire.json and assets/hire-postings.json.
 *
 * @param {HTMLElement} root
 * @param {HireDocuments & PostingRules} data
 */
export function startAd(root, data) {
  const rules = compile(data);
  let draft = startingAd(data, data.ads[0].id);
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
      draft = adDraft(data, value);
      draw();
    },
  });
  const parts = steps(form, end.end);
  const update = () => {
    end.show(advertisement(data, draft));
    parts.refresh();
    const lines = draft.own
      .map((line) => ({ text: line.text, findings: checkLine(line.text, rules) }))
      .filter((line) => line.findings.length);
    count.textContent = lines.length
      ? `The check marks ${lines.length} of your own lines.`
      : "The check marks none of your own lines.";
    found.replaceChildren(
      lines.length
        ? element(
            "ul",
            { className: "checked" },
            lines.map((line) => flaggedLine(data, line)),
          )
        : "",
    );
  };
  const ticked = (/** @type {string} */ id) => (/** @type {boolean} */ on) => {
    draft.ticked = on ? [...draft.ticked, id] : draft.ticked.filter((one) => one !== id);
    update();
  };
  const ownOf = (/** @type {HireGroup} */ group) =>
    draft.own.filter((line) => line.heading === group.heading);
  /**
   * @param {HireGroup} group
   * @param {number} number
   */
  const part = (group, number) => {
    const lines = group.items.flatMap((line) => (line.text ? { ...line, text: line.text } : []));
    return {
      id: `ad-part-${number}`,
      title: group.heading,
      state: () => picked(lines, draft.ticked, ownOf(group).length),
      body: [
        lines.map((line) =>
          tick(
            `line-${line.id}`,
            line.text,
            draft.ticked.includes(line.id),
            ticked(line.id),
            line.why ? element("p", { className: "builder__hint" }, line.why) : null,
          ),
        ),
        ownLines({
          form,
          id: `ad-own-${number}`,
          place: group.heading,
          lines: ownOf(group),
          add: (text) => {
            draft.own.push({ heading: group.heading, text });
            draw();
          },
          remove: (line) => {
            draft.own = draft.own.filter((one) => one !== line);
            draw();
          },
        }),
      ].flat(),
    };
  };
  const titleOf = (/** @type {string} */ id) => data.ads.find((ad) => ad.id === id)?.title ?? "";
  const choose = (/** @type {string} */ id) => {
    draft = onAnotherModel(data, draft, id);
    draw();
    required(form, `[name=model][value="${id}"]`).focus();
  };
  /**
   * @param {string} label
   * @param {string} id
   * @param {string} value
   * @param {(words: string) => void} set
   */
  const typed = (label, id, value, set) =>
    field(
      label,
      value,
      (words) => {
        set(words);
        update();
      },
      { id },
    );
  const aboutTheJob = () => [
    typed("Job title", "ad-title", draft.jobTitle, (words) => {
      draft.jobTitle = words;
    }),
    ...Object.entries(FACTS).map(([key, label]) =>
      typed(label, `ad-${key}`, draft.facts[key], (words) => {
        draft.facts[key] = words;
      }),
    ),
    typed("Where to apply", "ad-contact", draft.contact, (words) => {
      draft.contact = words;
    }),
  ];
  const draw = () => {
    parts.draw([
      {
        id: "ad-part-model",
        title: "Which model is closest?",
        state: () => titleOf(draft.model),
        body: choices("model", data.ads, draft.model, choose),
      },
      {
        id: "ad-part-facts",
        title: "About the job",
        state: () => draft.jobTitle,
        body: aboutTheJob(),
      },
      ...(data.ads.find((ad) => ad.id === draft.model)?.groups ?? []).map(part),
    ]);
    update();
  };
  const checks = element("section", {}, element("h2", {}, "What the check says"), count, found);
  place(root, [form, checks], end);
  if (!end.restore()) draw();
}
