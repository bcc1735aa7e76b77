// The lookup on a page: reads the box, shows the answer, keeps the keyboard and screen readers in step.

import { ask, open } from "../../engines/lookup/ask.js";
import { nearestLine } from "../../engines/lookup/lines.js";
import { loadJson as load, root } from "#load";
import { announcement, cardFor, deciderFor, listFor, noneFor } from "./card.js";

const QUIET = 700; // milliseconds after the last key before the result is announced
const PREFIX = "#q=";
const MOST = 3; // places that are shown
const HEADINGS = {
  verdict: "Also in the handbook",
  question: "Also in the handbook",
  places: "Look here",
  notListed: "Nearest to it in the handbook",
};

/** Start the lookup in `box`, the element that macros/pages/templates/parts/lookup.md.j2 writes. */
export function start(box) {
  const find = (part) => box.querySelector(`[data-lookup-part="${part}"]`);
  /** @type {any} */
  const state = {
    input: box.querySelector("input"),
    base: root,
    lookup: null,
    cards: new Map(),
    signpost: find("danger"),
    emergency: find("emergency"),
    results: find("results"),
    test: find("test"),
    status: find("status"),
    copy: find("copy"),
    copied: find("copied"),
    latest: "",
  };
  const ready = once(async () => {
    const files = ["index", "model"].map((name) => load(`assets/lookup/${name}.json`));
    const [index, model] = await Promise.all(files);
    state.lookup = open(index, model);
  });
  // Without its files the lookup stays a form that leads to the list of every task.
  const update = () =>
    ready().then(
      () => show(state),
      () => {},
    );
  state.input.addEventListener("focus", () => ready().catch(() => {}));
  state.input.addEventListener("input", update);
  state.input.form.addEventListener("submit", (event) => submit(event, state, update));
  box.addEventListener("keydown", (event) => key(event, state, update));
  state.copy.addEventListener("click", () => copyLink(state));
  const fromAddress = () => readAddress(state, update);
  window.addEventListener("hashchange", fromAddress);
  fromAddress();
  if (state.input.value) update(); // someone was quicker than this script
  return { update };
}

function once(run) {
  let running = null;
  return () => {
    running ??= run().catch((error) => {
      running = null;
      throw error;
    });
    return running;
  };
}

function readAddress(state, update) {
  if (!window.location.hash.startsWith(PREFIX)) return;
  try {
    state.input.value = decodeURIComponent(window.location.hash.slice(PREFIX.length)).slice(0, 200);
  } catch {
    return; // an address that is no text
  }
  update();
}

async function show(state) {
  const text = state.input.value;
  if (text === state.latest) return;
  state.latest = text;
  const found = ask(text, state.lookup);
  state.signpost.hidden = !found.danger;
  state.emergency.hidden = !found.danger?.emergency;
  state.copy.hidden = found.kind === "empty";
  state.copied.textContent = "";
  const card = found.task ? await cardOf(state, found.task.id) : null;
  if (state.latest !== text) return; // someone typed on while the card was under way
  // What the examples taught of the sides is the handbook's answer, and not that of who changed it.
  const answer = card?.local?.sides ? { ...found, side: null } : found;
  render(state, answer, card, text);
}

function render(state, found, card, text) {
  const titles = state.lookup.verdicts;
  const say = (words) => announce(state, words);
  const shown = [];
  if (card)
    shown.push(cardFor(lineOf(found, card, text, state.lookup), card, titles, state.base, say));
  if (found.kind === "notListed") shown.push(noneFor(found, text, state.base));
  if (found.decider) shown.push(deciderFor(found.decider));
  const places = found.places.filter(({ url }) => url !== found.task?.url).slice(0, MOST);
  if (places.length) shown.push(listFor(HEADINGS[found.kind], places, titles, state.base));
  state.results.replaceChildren(...shown);
  state.test.hidden = found.kind !== "notListed";
  announce(state, announcement(found, titles));
}

/** The side that is sure, with the line of it that the words come nearest to. */
function lineOf(found, card, text, { known, model }) {
  if (!found.side) return { side: null };
  const lines = card.lines.filter(([, side]) => side === found.side);
  const said = lines.map(([line, , says]) => [line, ...says].join(" "));
  return { side: found.side, text: lines[nearestLine(text, said, known, model)][0] };
}

function cardOf(state, id) {
  if (!state.cards.has(id)) {
    state.cards.set(
      id,
      load(`assets/lookup/${id}.json`).catch(() => {
        state.cards.delete(id);
        return null;
      }),
    );
  }
  return state.cards.get(id);
}

function announce(state, words) {
  clearTimeout(state.timer);
  state.timer = setTimeout(() => {
    state.status.textContent = words;
  }, QUIET);
}

function submit(event, state, update) {
  if (!state.input.value.trim() || !state.lookup) return; // the form leads to the list of every task
  event.preventDefault();
  update().then(() => stops(state)[0]?.focus());
}

function stops(state) {
  return [...state.results.querySelectorAll("[data-lookup-stop]")];
}

function key(event, state, update) {
  if (event.key === "Escape") {
    state.input.value = "";
    state.input.focus();
    update();
    event.preventDefault();
  }
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step || event.altKey || event.ctrlKey || event.metaKey) return;
  const places = [state.input, ...stops(state)];
  const at = places.indexOf(event.target);
  const to = at < 0 ? null : places[at + step];
  if (to) {
    to.focus();
    event.preventDefault();
  }
}

async function copyLink(state) {
  const address = new URL(window.location.href);
  address.hash = PREFIX.slice(1) + encodeURIComponent(state.input.value.trim());
  try {
    await navigator.clipboard.writeText(address.href);
    state.copied.textContent = "Link copied. It holds your words.";
  } catch {
    window.history.replaceState(null, "", address.hash);
    state.copied.textContent = "The link with your words is in the address bar now.";
  }
}
