// The page that composes an ad.

import { checkLine, compile } from "../../engines/hiring/posting-check.js";
import { FACTS, advertisement } from "../../engines/hiring/documents.js";
import { element, required } from "../dom.js";
import { field, tick } from "./parts.js";
import { flaggedLine } from "./findings.js";
import { output } from "./output.js";
import { adDraft, startingAd } from "../../engines/hiring/drafts.js";

const KIND = "ad";

/** Puts the composer into `root`; `data` is assets/hire.json. */
export function startAd(root, data) {
  const rules = compile(data);
  let draft = startingAd(data, data.ads[0].id);
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
      draft = adDraft(data, value);
      draw();
    },
  });
  const update = () => {
    end.show(advertisement(data, draft));
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
  const part = (group, number) => {
    const id = `ad-own-${number}`;
    const input = element("input", { id, maxLength: 1000, autocomplete: "off" });
    const add = () => {
      if (!input.value.trim()) return;
      draft.own.push({ heading: group.heading, text: input.value.trim() });
      draw();
      required(form, `#${id}`).focus();
    };
    input.addEventListener("keydown", (event) => {
      if (event.key === "Enter") {
        event.preventDefault();
        add();
      }
    });
    return element(
      "fieldset",
      { className: "builder__part" },
      element("legend", {}, group.heading),
      group.items
        .filter((line) => line.text)
        .map((line) =>
          tick(
            `line-${line.id}`,
            line.text,
            draft.ticked.includes(line.id),
            (on) => {
              draft.ticked = on
                ? [...draft.ticked, line.id]
                : draft.ticked.filter((one) => one !== line.id);
              update();
            },
            line.why ? element("p", { className: "builder__hint" }, line.why) : null,
          ),
        ),
      element(
        "ul",
        { className: "builder__own" },
        draft.own
          .filter((line) => line.heading === group.heading)
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
                    required(form, `#${id}`).focus();
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
        element("label", { htmlFor: id }, "A line of your own"),
        input,
        element(
          "button",
          { type: "button", onclick: add, ariaLabel: `Add the line to: ${group.heading}` },
          "Add",
        ),
      ),
    );
  };
  const draw = () => {
    const model = data.ads.find((ad) => ad.id === draft.model);
    form.replaceChildren(
      element(
        "fieldset",
        { className: "builder__part" },
        element("legend", {}, "Which model is nearest?"),
        data.ads.map((ad) =>
          element(
            "label",
            { className: "builder__choice" },
            element("input", {
              type: "radio",
              name: "model",
              value: ad.id,
              checked: ad.id === draft.model,
              onchange: () => {
                draft = startingAd(data, ad.id);
                draw();
                required(form, `[name=model][value="${ad.id}"]`).focus();
              },
            }),
            element("span", {}, ad.title),
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
          { id: "ad-title" },
        ),
        Object.entries(FACTS).map(([key, label]) =>
          field(
            label,
            draft.facts[key],
            (value) => {
              draft.facts[key] = value;
              update();
            },
            { id: `ad-${key}` },
          ),
        ),
        field(
          "Where to apply",
          draft.contact,
          (value) => {
            draft.contact = value;
            update();
          },
          { id: "ad-contact" },
        ),
      ),
      ...model.groups.map(part),
    );
    update();
  };
  root.replaceChildren(
    end.link,
    form,
    element("section", {}, element("h2", {}, "What the check says"), count, found),
    end.root,
  );
  if (!end.restore()) draw();
}
