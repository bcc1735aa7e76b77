// The pieces of an answer as elements. Every text from the data goes in as text, never as markup.

import { element, required } from "../dom.js";

const tag = (verdict, titles) =>
  element("strong", { class: `tag tag--${verdict}` }, titles[verdict]);
const items = (texts) =>
  element(
    "ul",
    {},
    texts.map((text) => element("li", {}, text)),
  );
const block = (kind, heading, ...inside) =>
  element("section", { class: `block block--${kind}` }, element("h3", {}, heading), ...inside);

/** The verdict card. `say` announces to a screen reader. */
export function cardFor(found, card, titles, base, say) {
  const box = element("article", { class: "lookup-card" });
  const fill = (lead) => box.replaceChildren(...cardParts(lead, card, titles, base));
  const lead = leadOf(found, card);
  fill(lead);
  if (!found.side && card.decide)
    ask(box, card, titles, (chosen) => {
      fill(chosen);
      required(box, "[data-lookup-stop]").focus();
      say(`${card.title}: ${titles[chosen.verdict]}.`);
    });
  return box;
}

function leadOf(found, card) {
  if (found.side) return { text: found.text, verdict: found.side, side: found.side };
  const parts = [
    ["consistent", card.part],
    ["not-consistent", card.not_part],
  ].filter(([, text]) => text);
  const one = parts.length === 1 ? card.verdict : null;
  return one
    ? { text: card.part, verdict: one, side: one }
    : { text: card.question, verdict: card.verdict, parts };
}

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
    ...(lead.side === "consistent" ? helpful(lead, card) : refusing(lead, card)),
    otherSides(lead, card, titles),
    card.note ? element("p", { class: "lookup-card__note" }, card.note) : "",
    sources(card, base),
  ];
}

/** What is part of the role and what isn't, a sentence each. */
const halves = (parts) =>
  element(
    "ul",
    { class: "verdict__parts" },
    parts.map(([side, text]) =>
      element("li", { class: `verdict__part verdict__part--${side}` }, text),
    ),
  );

/** What an organisation did to the task, with the handbook's own answer one fold away. */
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

function helpful(lead, card) {
  return [
    block(
      "say",
      "You can say",
      element("blockquote", { class: "say" }, element("p", {}, card.say)),
    ),
  ];
}

function refusing(lead, card) {
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
    ...helpful(lead, card),
  ];
}

function otherSides(lead, card, titles) {
  const sides = ["consistent", "not-consistent"].filter((s) => s !== lead.side);
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

function sources(card, base) {
  const links = card.sources.map(([text, url]) => element("a", { href: base + url }, text));
  const joined = links.flatMap((a, i) => (i ? ["; ", a] : [a]));
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

function ask(box, card, titles, choose) {
  const place = box.querySelector("[data-ask]");
  const answers = card.decide.answers.map(([text, verdict, because]) => {
    const button = element(
      "button",
      { type: "button", class: "lookup-ask__answer", "data-lookup-stop": "" },
      text,
    );
    button.addEventListener("click", () => choose({ verdict, side: verdict, because, text }));
    return element("li", {}, button);
  });
  place.replaceChildren(
    element(
      "section",
      { class: "lookup-ask" },
      element("h3", {}, card.decide.question),
      element("ul", {}, answers),
    ),
  );
}

/** A list of links to entries under a heading. */
export function listFor(heading, entries, titles, base) {
  return element(
    "section",
    { class: "lookup-list" },
    element("h2", {}, heading),
    element(
      "ul",
      {},
      entries.map((e) =>
        element(
          "li",
          {},
          element("a", { href: base + e.url, "data-lookup-stop": "" }, e.title),
          " ",
          e.verdict
            ? tag(e.verdict, titles)
            : element("span", { class: "lookup-list__kind" }, e.kind),
        ),
      ),
    ),
  );
}

/** Who decides what the handbook can't, and whom to ask. */
export function deciderFor([title, ask]) {
  return element("p", { class: "lookup-decider" }, element("strong", {}, `${title}.`), " ", ask);
}

/** The honest "not listed", with the words kept, and the nearest principle. */
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

/** What a screen reader hears of an answer, in one short sentence. */
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
