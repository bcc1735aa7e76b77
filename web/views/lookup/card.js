// The pieces of an answer as elements. Every text from the data goes in as text, never as markup.

import { button, element, required } from "../dom.js";

/** @typedef {import("../../engines/lookup/ask.js").Answer} Answer */
/** @typedef {Record<string, string>} Titles what each verdict is called */
/** @typedef {{ side: null } | { side: Side, text: string }} Found the side that is sure, and its line */
/**
 * What a card says first. `side` is absent where both have a part, and `parts` are these.
 *
 * @typedef {{ text: string, verdict: string, side?: string, because?: string, parts?: Half[] }} Lead
 */
/** @typedef {[Side, string]} Half */

/**
 * A verdict as a word with its shape and color.
 *
 * @param {string} verdict
 * @param {Titles} titles
 */
export const tag = (verdict, titles) =>
  element("strong", { class: `tag tag--${verdict}` }, titles[verdict]);
const items = (/** @type {string[]} */ texts) =>
  element(
    "ul",
    {},
    texts.map((text) => element("li", {}, text)),
  );
/**
 * @param {string} kind
 * @param {string} heading
 * @param {...import("../dom.js").Children} inside
 */
const block = (kind, heading, ...inside) =>
  element("section", { class: `block block--${kind}` }, element("h3", {}, heading), ...inside);

/**
 * The verdict card, with `send` under its head. Where the words decide no side, its question is asked:
 * `chosen` is the answer given before, counted from 0; `choose` is told which is given, and what to say.
 *
 * @param {Found} found
 * @param {LookupCard} card
 * @param {Titles} titles
 * @param {string} base
 * @param {{
 *   send: HTMLElement, chosen: number | null, choose: (at: number, words: string) => void
 * }} options
 */
export function cardFor(found, card, titles, base, { send, chosen, choose }) {
  const box = element("article", { class: "lookup-card" });
  const lead = leadOf(found, card);
  const draw = (/** @type {number | null} */ at) => {
    const answer = at === null ? undefined : card.decide?.answers[at];
    const shown = answer ? leadOfAnswer(answer) : lead;
    box.replaceChildren(...cardParts(shown, card, titles, base));
    if (!found.side && card.decide) ask(box, card.decide, at, pick);
    required(box, "[data-ask]").before(send);
  };
  const pick = (/** @type {number} */ at) => {
    draw(at);
    required(box, "[data-lookup-stop]").focus();
    const verdict = card.decide?.answers[at][1] ?? "";
    choose(at, `${card.title}: ${titles[verdict]}.`);
  };
  draw(found.side ? null : chosen);
  return box;
}

/**
 * @param {Found} found
 * @param {LookupCard} card
 * @returns {Lead}
 */
function leadOf(found, card) {
  if (found.side) return { text: found.text, verdict: found.side, side: found.side };
  const both = /** @type {Half[]} */ ([
    ["consistent", card.part],
    ["not-consistent", card.not_part],
  ]);
  const parts = both.filter(([, text]) => text);
  const one = parts.length === 1 ? card.verdict : null;
  return one
    ? { text: card.part, verdict: one, side: one }
    : { text: card.question, verdict: card.verdict, parts };
}

/**
 * @param {[string, string, string]} answer its words, its verdict and the reason
 * @returns {Lead}
 */
const leadOfAnswer = ([text, verdict, because]) => ({ text, verdict, side: verdict, because });

/**
 * @param {Lead} lead
 * @param {LookupCard} card
 * @param {Titles} titles
 * @param {string} base
 */
function cardParts(lead, card, titles, base) {
  const link = { href: base + card.url, class: "lookup-card__link", "data-lookup-stop": "" };
  return [
    element(
      "p",
      { class: "lookup-card__title" },
      card.title,
      card.inferred ? " (inferred: no source names it)" : "",
    ),
    element(
      "h2",
      { class: `lookup-card__lead lookup-card__lead--${lead.verdict}` },
      tag(lead.verdict, titles),
      " ",
      element("a", link, lead.text),
    ),
    lead.parts ? halves(lead.parts) : "",
    ...(card.local ? local(card.local) : []),
    lead.because ? element("p", { class: "lookup-card__because" }, lead.because) : "",
    element("div", { "data-ask": "" }),
    ...(lead.side === "consistent" ? helpful(card) : refusing(card)),
    otherSides(lead, card, titles),
    card.note ? element("p", { class: "lookup-card__note" }, card.note) : "",
    sources(card, base),
  ];
}

/**
 * What is part of the role and what isn't, a sentence each.
 *
 * @param {Half[]} parts
 */
const halves = (parts) =>
  element(
    "ul",
    { class: "verdict__parts" },
    parts.map(([side, text]) =>
      element("li", { class: `verdict__part verdict__part--${side}` }, text),
    ),
  );

/**
 * What an organisation did to the task, with the handbook's own answer one fold away.
 *
 * @param {LocalChange} change
 */
function local({ marks, added, before, refused }) {
  const says = added ? " This is not in the handbook." : " What is marked is not the handbook's.";
  return [
    element("p", { class: "local" }, element("strong", {}, `${marks.join(", ")}.`), says),
    refused?.length ? block("not", "Not part of the role, the handbook says", items(refused)) : "",
    before
      ? element(
          "details",
          {},
          element("summary", {}, "The handbook's own answer"),
          element("p", {}, before),
        )
      : "",
  ];
}

/** @param {LookupCard} card */
function helpful(card) {
  return [
    block(
      "say",
      "You can say",
      element("blockquote", { class: "say" }, element("p", {}, card.say)),
    ),
  ];
}

/** @param {LookupCard} card */
function refusing(card) {
  return [
    card.reasons.length
      ? block(
          "why",
          "Why",
          ...card.reasons.map(([title, text]) =>
            element("p", {}, element("strong", {}, `${title}.`), " ", text),
          ),
        )
      : "",
    card.instead.length ? block("instead", "What to do instead", items(card.instead)) : "",
    ...helpful(card),
  ];
}

/**
 * @param {Lead} lead
 * @param {LookupCard} card
 * @param {Titles} titles
 */
function otherSides(lead, card, titles) {
  const sides = /** @type {Side[]} */ (["consistent", "not-consistent"]).filter(
    (s) => s !== lead.side,
  );
  return element(
    "div",
    { class: "lookup-card__others" },
    sides.map((side) => {
      const lines = card.lines.filter(([, s]) => s === side).map(([text]) => text);
      return lines.length
        ? block(side === "consistent" ? "do" : "not", titles[side], items(lines))
        : "";
    }),
  );
}

/**
 * @param {LookupCard} card
 * @param {string} base
 */
function sources(card, base) {
  const links = card.sources.map(([text, url]) => element("a", { href: base + url }, text));
  const joined = links.flatMap((link, at) => (at ? ["; ", link] : [link]));
  const differs = card.differs.map(([text, url, label]) =>
    element(
      "p",
      { class: "block block--differs" },
      element("strong", {}, `${label}.`),
      " ",
      element("a", { href: base + url }, text),
    ),
  );
  return element(
    "div",
    {},
    ...differs,
    joined.length
      ? element(
          "p",
          { class: "sources" },
          element("strong", {}, card.local ? "What is not marked restates: " : "Sources: "),
          ...joined,
        )
      : "",
  );
}

/**
 * The question that decides, with its answers. The one given stays marked, and another can be given.
 *
 * @param {HTMLElement} box
 * @param {NonNullable<LookupCard["decide"]>} decide
 * @param {number | null} chosen
 * @param {(at: number) => void} pick
 */
function ask(box, decide, chosen, pick) {
  const answers = decide.answers.map(([text], at) => {
    const isChosen = at === chosen;
    const answer = button(text, () => pick(at), {
      class: "lookup-ask__answer",
      "data-lookup-stop": "",
      "aria-pressed": String(isChosen),
    });
    return element("li", {}, answer);
  });
  required(box, "[data-ask]").replaceChildren(
    element(
      "section",
      { class: "lookup-ask" },
      element("h3", {}, decide.question),
      element("ul", {}, answers),
    ),
  );
}

/**
 * Whom to turn to where someone may be in danger, the emergency number first where life is at risk.
 *
 * @param {Signpost} signpost
 * @param {{ emergency: boolean }} danger
 * @param {string} base
 */
export function signpostFor({ lead, text, hurt, emergency, more }, danger, base) {
  const first = element(
    "p",
    { class: "lookup__emergency" },
    element("strong", {}, hurt),
    " ",
    emergency,
  );
  const link = more ? element("a", { href: base + more[1] }, more[0]) : "";
  const words = element("p", {}, element("strong", {}, `${lead}:`), " ", text, " ", link);
  return element(
    "div",
    {
      "data-lookup-part": "danger",
      "data-lookup-stop": "",
      role: "group",
      "aria-label": lead,
      tabindex: "-1",
    },
    danger.emergency ? first : "",
    element("aside", { class: "signpost", "aria-label": lead }, words),
  );
}

/**
 * The test for what is not listed: what to ask of it, by the kinds of reason.
 *
 * @param {TestReason[]} reasons
 */
export function testFor(reasons) {
  const items = reasons.map(([title, meaning, questions]) =>
    element(
      "li",
      { class: "test__reason" },
      element("strong", {}, `${title}.`),
      " ",
      meaning,
      element(
        "ul",
        {},
        questions.map((question) => element("li", {}, question)),
      ),
    ),
  );
  return element("ol", { class: "test" }, items);
}

/**
 * Who decides what the handbook can't, and whom to ask.
 *
 * @param {[string, string]} decider
 */
export function deciderFor([title, ask]) {
  return element("p", { class: "lookup-decider" }, element("strong", {}, `${title}.`), " ", ask);
}

/**
 * The honest "not listed", with the words kept, and the nearest principle.
 *
 * @param {Answer} found
 * @param {string} text
 * @param {string} base
 */
export function noneFor(found, text, base) {
  return element(
    "section",
    { class: "lookup-none" },
    element("h2", {}, `Not listed: “${text.trim()}”`),
    found.principle
      ? element(
          "p",
          {},
          "The nearest principle: ",
          element(
            "a",
            { href: base + found.principle.url, "data-lookup-stop": "" },
            found.principle.title,
          ),
          ".",
        )
      : "",
    element("p", {}, "If it's something that you are asked to do, put it to these questions:"),
  );
}

/**
 * What a screen reader hears of an answer, in one short sentence.
 *
 * @param {Answer} found
 * @param {Titles} titles
 */
export function announcement(found, titles) {
  const start = found.danger
    ? "If someone may be in danger now, the first box says where to turn. "
    : "";
  if (found.kind === "empty") return "";
  if (found.task) {
    return `${start}1 answer: ${found.task.title}, ${titles[found.side ?? "depends"].toLowerCase()}.`;
  }
  if (found.kind === "places") {
    const places = found.places.slice(0, 3).map(({ title }) => title);
    return `${start}Look here: ${places.join(", ")}.`;
  }
  return `${start}Not listed. Three questions to put to it follow.`;
}
