// The pieces of an answer as elements. Every text from the data goes in as text, never as markup.

/** An element `tag` with attributes and children; texts become text nodes. */
export function el(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children.flat().filter((c) => c !== null && c !== ""));
  return made;
}

const tag = (verdict, titles) => el("strong", { class: `tag tag--${verdict}` }, titles[verdict]);
const items = (texts) => el("ul", {}, texts.map((text) => el("li", {}, text)));
const block = (kind, heading, ...inside) =>
  el("section", { class: `block block--${kind}` }, el("h3", {}, heading), ...inside);

/** The verdict card. `say` announces to a screen reader. */
export function cardFor(found, card, titles, base, say) {
  const box = el("article", { class: "lookup-card" });
  const fill = (lead) => box.replaceChildren(...cardParts(lead, card, titles, base));
  const lead = leadOf(found, card);
  fill(lead);
  if (!found.side && card.decide) ask(box, card, titles, (chosen) => {
    fill({ ...lead, ...chosen });
    box.querySelector("[data-lookup-stop]").focus();
    say(`${card.title}: ${titles[chosen.verdict]}.`);
  });
  return box;
}

function leadOf(found, card) {
  if (found.side) return { text: card.lines[found.line][0], verdict: found.side, side: found.side };
  return { text: card.short, verdict: card.verdict, side: card.verdict };
}

function cardParts(lead, card, titles, base) {
  const link = { href: base + card.url, class: "lookup-card__link", "data-lookup-stop": "" };
  return [
    el("p", { class: "lookup-card__title" }, card.title, card.inferred ? " (inferred: no source names it)" : ""),
    el("h2", { class: `lookup-card__lead lookup-card__lead--${lead.verdict}` },
      tag(lead.verdict, titles), " ", el("a", link, lead.text)),
    lead.because ? el("p", { class: "lookup-card__because" }, lead.because) : "",
    el("div", { "data-ask": "" }),
    ...(lead.side === "consistent" ? helpful(lead, card) : refusing(lead, card)),
    otherSides(lead, card, titles),
    card.note ? el("p", { class: "lookup-card__note" }, card.note) : "",
    sources(card, base),
  ];
}

function helpful(lead, card) {
  return [block("say", "You can say", el("blockquote", { class: "say" }, el("p", {}, card.say)))];
}

function refusing(lead, card) {
  return [
    card.reasons.length ? block("why", "Why", ...card.reasons.map(([title, text]) =>
      el("p", {}, el("strong", {}, `${title}.`), " ", text))) : "",
    card.instead.length ? block("instead", "What to do instead", items(card.instead)) : "",
    ...helpful(lead, card),
  ];
}

function otherSides(lead, card, titles) {
  const sides = ["consistent", "not-consistent"].filter((s) => s !== lead.side);
  return el("div", { class: "lookup-card__others" }, sides.map((side) => {
    const lines = card.lines.filter(([, s]) => s === side).map(([text]) => text);
    return lines.length
      ? block(side === "consistent" ? "do" : "not", titles[side], items(lines)) : "";
  }));
}

function sources(card, base) {
  const links = card.sources.map(([text, url]) => el("a", { href: base + url }, text));
  const joined = links.flatMap((a, i) => (i ? ["; ", a] : [a]));
  const differs = card.differs.map(([text, url, label]) =>
    el("p", { class: "block block--differs" }, el("strong", {}, `${label}.`), " ", el("a", { href: base + url }, text)));
  return el("div", {}, ...differs, el("p", { class: "sources" }, el("strong", {}, "Sources: "), ...joined));
}

function ask(box, card, titles, choose) {
  const place = box.querySelector("[data-ask]");
  const answers = card.decide.answers.map(([text, verdict, because]) => {
    const button = el("button", { type: "button", class: "lookup-ask__answer", "data-lookup-stop": "" }, text);
    button.addEventListener("click", () => choose({ verdict, side: verdict, because, text }));
    return el("li", {}, button);
  });
  place.replaceChildren(el("section", { class: "lookup-ask" },
    el("h3", {}, card.decide.question), el("ul", {}, answers)));
}

/** A list of links to entries under a heading. */
export function listFor(heading, entries, titles, base) {
  return el("section", { class: "lookup-list" }, el("h2", {}, heading), el("ul", {}, entries.map((e) =>
    el("li", {}, el("a", { href: base + e.url, "data-lookup-stop": "" }, e.title), " ",
      e.verdict ? tag(e.verdict, titles) : el("span", { class: "lookup-list__kind" }, e.kind)))));
}

/** The honest "not listed", with the words kept. */
export function noneFor(found, text) {
  return el("section", { class: "lookup-none" },
    el("h2", {}, `Not listed: “${text.trim()}”`),
    found.elsewhere
      ? el("p", {}, "This sounds like somebody else’s part: pay, leave, computers, the building, nursing care. Your employee handbook or the person in charge of it will know.") : "",
    el("p", {}, "If it is something that you are asked to do in a peer role, put it to these three questions:"));
}

/** What a screen reader hears of an answer, in one short sentence. */
export function announcement(found, titles) {
  const start = found.danger ? "If somebody may be in danger now, the first box says where to turn. " : "";
  if (found.kind === "empty") return "";
  if (found.kind === "verdict") {
    return `${start}1 answer: ${found.entry.title}, ${titles[found.side ?? found.entry.verdict].toLowerCase()}.`;
  }
  if (found.kind === "suggest") return `${start}Did you mean: ${found.suggest.map((e) => e.title).join(", ")}?`;
  return `${start}Not listed. Three questions to put to it follow.`;
}
