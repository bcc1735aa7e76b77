// The one box, wherever it stands: reads what is typed, shows the answer and the places, keeps the
// address, the keyboard and screen readers in step.

import { loadJson as load, root } from "#load";
import { readAddress, withWords } from "../../engines/address.js";
import { nearestLine } from "../../engines/lookup/lines.js";
import { open, search, wantsPages, withModel, withPageWords } from "../../engines/search.js";
import { all, element, required } from "../dom.js";
import { placesList } from "../search/places.js";
import { sendButtons } from "../search/send.js";
import { announcement, cardFor, deciderFor, noneFor, signpostFor, testFor } from "./card.js";

const QUIET = 700; // milliseconds after the last key before the result is announced
const SETTLED = 300; // and before texts are asked for and the address follows
/** @typedef {import("../../engines/search.js").Answer} Answer */
/** @typedef {import("../../engines/search.js").Handbook & { index: LookupIndex }} Opened */
/**
 * What a box shows and waits for. `latest` are the words of the answer that is shown or under way.
 *
 * @typedef {object} State
 * @property {HTMLInputElement} input
 * @property {HTMLElement} status
 * @property {HTMLElement} results
 * @property {Map<string, Promise<LookupCard | null>>} cards
 * @property {string | null} latest
 * @property {number | null} choice
 * @property {Promise<void> | null} running
 * @property {number} [settled]
 * @property {number} [timer]
 */

/**
 * How far a key moves among the results.
 *
 * @type {Record<string, number>}
 */
const STEPS = { ArrowDown: 1, ArrowUp: -1 };

/** @type {Record<Answer["kind"], string>} */
const HEADINGS = {
  empty: "",
  verdict: "Also in the handbook",
  question: "Also in the handbook",
  places: "Look here",
  notListed: "Closest to it in the handbook",
};

/**
 * The engine, opened once a page and only when someone searches.
 *
 * @type {Promise<Opened> | undefined}
 */
let opened;

/**
 * What has been fetched since, each once: what the first answer does without.
 *
 * @type {Map<string, Promise<unknown>>}
 */
const fetched = new Map();

const FULL_MODEL = "search/model.json";

/** Whether a search has been answered: the next one is the second. */
let isAnswered = false;

/** Fetch what an answer needs. Rejects where it can't be had; the next call tries again. */
export function ready() {
  const files = ["assets/lookup/index.json", "assets/lookup/model.json"];
  opened ??= Promise.all(files.map(load))
    .then(([index, model]) => ({ ...open(index, model), index }))
    .catch((error) => {
      opened = undefined;
      throw error;
    });
  return opened;
}

/**
 * Fetch the file at `path`, once, and let the handbook grow by what it holds; without it answers go on as they are.
 *
 * @param {string} path
 * @param {(handbook: Opened, content: any) => Partial<Opened>} grown
 */
function grow(path, grown) {
  const take = (/** @type {unknown} */ content) => {
    opened = ready().then((handbook) => ({ ...handbook, ...grown(handbook, content) }));
  };
  const grows = fetched.get(path) ?? load(path).then(take, () => {});
  fetched.set(path, grows);
  return grows;
}

/** The words of all pages. */
const growWords = () => grow("search/words.json", withPageWords);

/**
 * The model with all its weights, from the second search on, so that the first stays light. Not where a
 * reader saves data, and not where there are no examples.
 */
async function growModel() {
  const { connection } = /** @type {any} */ (navigator);
  if (connection?.saveData || !(await ready()).lookup.model.names.length) return;
  await grow(FULL_MODEL, withModel);
}

/**
 * Start the lookup in `box`, the element that macros/pages/templates/parts/lookup.md.j2 writes.
 *
 * @param {HTMLElement} box
 */
export function start(box) {
  const find = (/** @type {string} */ part) => required(box, `[data-lookup-part="${part}"]`);
  const state = mount({
    place: box,
    input: /** @type {HTMLInputElement} */ (required(box, "input")),
    status: find("status"),
    results: find("results"),
  });
  const fromAddress = () => take(state, readAddress(window.location.href));
  window.addEventListener("hashchange", fromAddress);
  window.addEventListener("popstate", fromAddress);
  fromAddress();
  if (state.input.value) update(state); // someone was quicker than this script
}

/**
 * A search in `place`: `input` in its form, `status` for what is read out, `results` for the answer.
 *
 * @param {{ place: HTMLElement, input: HTMLInputElement, status: HTMLElement, results: HTMLElement }} parts
 */
export function mount({ place, input, status, results }) {
  /** @type {State} */
  const state = {
    input,
    status,
    results,
    cards: new Map(),
    latest: "",
    choice: null,
    running: null,
  };
  input.addEventListener("focus", () => ready().catch(() => {}));
  input.addEventListener("input", () => {
    state.choice = null;
    update(state);
  });
  input.form?.addEventListener("submit", (event) => submit(event, state));
  place.addEventListener("keydown", (event) => key(event, state));
  window.visualViewport?.addEventListener("resize", () => keepInView(state));
  return state;
}

/**
 * Take over the words and the choice of an address, where they are others than those in the box.
 *
 * @param {State} state
 * @param {{ words: string, choice: number | null } | null} told
 */
export function take(state, told) {
  const [words, choice] = [told?.words ?? "", told?.choice ?? null];
  if (words === state.input.value.trim() && choice === state.choice) return;
  if (!words && !state.latest) return;
  Object.assign(state, { choice, latest: "" });
  state.input.value = words;
  update(state);
}

/**
 * Show the answer to what is in the box; the promise is done when it is shown.
 *
 * @param {State} state
 */
function update(state) {
  const text = state.input.value;
  if (text !== state.latest || !state.running) {
    state.latest = text;
    if (isAnswered) growModel().catch(() => {});
    state.running = ready().then(
      (handbook) => show(state, handbook, text),
      () => fail(state),
    );
  }
  return state.running;
}

/**
 * Without its files the box says where else to look; with the next key it tries again.
 *
 * @param {State} state
 */
function fail(state) {
  const words = "The search can't be loaded.";
  const link = element(
    "a",
    { href: `${root}search/`, "data-lookup-stop": "" },
    "The list of all pages",
  );
  state.latest = null;
  state.results.replaceChildren(element("p", {}, `${words} `, link));
  announce(state, words);
}

/**
 * @param {State} state
 * @param {Opened} handbook
 * @param {string} text
 */
async function show(state, handbook, text) {
  const found = search(text, handbook);
  const card = found.task ? await cardOf(state, found.task.id) : null;
  if (state.latest !== text) return; // someone typed on while the card was under way
  // What the examples taught of the sides is the handbook's answer, and not that of who changed it.
  const answer = card?.local?.sides ? { ...found, side: null } : found;
  render(state, handbook, answer, card, text);
}

/**
 * @param {State} state
 * @param {Opened} handbook
 * @param {Answer} found
 * @param {LookupCard | null} card
 * @param {string} text
 */
function render(state, handbook, found, card, text) {
  const { lookup, index } = handbook;
  const titles = lookup.verdicts;
  const places = found.places.filter(({ url }) => !card || url !== found.task?.url);
  const list = places.length ? placesList(HEADINGS[found.kind], places, card !== null) : null;
  const send = sendButtons(() => withWords(root, state.input.value, state.choice));
  const isNone = found.kind === "notListed";
  const answer =
    card &&
    cardFor(lineOf(found, card, text, lookup), card, titles, root, {
      send,
      chosen: state.choice,
      choose: (at, words) => {
        state.choice = at;
        follow(state);
        announce(state, words);
      },
    });
  state.results.replaceChildren(
    .../** @type {(HTMLElement | false | null | undefined)[]} */ ([
      found.danger && signpostFor(index.signpost, found.danger, root),
      answer,
      isNone && noneFor(found, text, root),
      isNone && testFor(index.test),
      found.decider && deciderFor(found.decider),
      !answer && found.kind !== "empty" && send,
      list?.box,
    ]).filter((part) => part instanceof HTMLElement),
  );
  announce(state, announcement(found, titles));
  keepInView(state);
  clearTimeout(state.settled);
  state.settled = setTimeout(() => {
    follow(state);
    settle(state, handbook, text, found, list);
  }, SETTLED);
}

/**
 * Add what comes after the answer: where it rests on little, the pages that hold the words, which are fetched for
 * that alone, and pieces of texts. An answer that was not sure is given anew where the handbook has grown meanwhile.
 * Where a reader is among the results already, none of them moves.
 *
 * @param {State} state
 * @param {Opened} handbook
 * @param {string} text
 * @param {Answer} found
 * @param {{ fill: (text: string, handbook: Opened) => unknown } | null} shown
 */
async function settle(state, handbook, text, found, shown) {
  isAnswered ||= found.kind !== "empty";
  await Promise.all([wantsPages(found) && growWords(), fetched.get(FULL_MODEL)]);
  const whole = await ready();
  if (state.latest !== text) return;
  const stays = whole === handbook || found.task || found.danger;
  if (stays || state.results.contains(document.activeElement)) {
    shown?.fill(text, whole);
  } else {
    await show(state, whole, text);
  }
}

/**
 * The side that is sure, with the line of it that the words come nearest to.
 *
 * @param {Answer} found
 * @param {LookupCard} card
 * @param {string} text
 * @param {Opened["lookup"]} lookup
 * @returns {import("./card.js").Found}
 */
function lineOf(found, card, text, { known, model }) {
  if (!found.side) return { side: null };
  const lines = card.lines.filter(([, side]) => side === found.side);
  const said = lines.map(([line, , says]) => [line, ...says].join(" "));
  return { side: found.side, text: lines[nearestLine(text, said, known, model)][0] };
}

/**
 * @param {State} state
 * @param {string} id
 * @returns {Promise<LookupCard | null>}
 */
function cardOf(state, id) {
  const kept = state.cards.get(id);
  if (kept) return kept;
  const asked = load(`assets/lookup/${id}.json`).catch(() => {
    state.cards.delete(id);
    return null;
  });
  state.cards.set(id, asked);
  return asked;
}

/**
 * The address follows the box, so that going back, going on and a reload bring the answer again.
 *
 * @param {State} state
 */
function follow(state) {
  const address = withWords(window.location.href, state.input.value, state.choice);
  if (address === window.location.href) return;
  try {
    window.history.replaceState(window.history.state, "", address);
  } catch {
    // Some browsers let a page from a disk change nothing. Copy link works there as well.
  }
}

/**
 * @param {State} state
 * @param {string} words
 */
function announce(state, words) {
  clearTimeout(state.timer);
  state.timer = setTimeout(() => {
    state.status.textContent = words;
  }, QUIET);
}

/**
 * While somebody types on a phone, the head of the answer stands above the keyboard that the device
 * draws over the page, as long as the box itself can stay in sight.
 *
 * @param {State} state
 */
function keepInView({ input, results }) {
  const seen = window.visualViewport;
  const head = results.querySelector("h2");
  if (!seen || !head || document.activeElement !== input) return;
  const below = head.getBoundingClientRect().bottom + 8 - (seen.offsetTop + seen.height);
  const room = input.getBoundingClientRect().top - 8 - seen.offsetTop;
  if (below > 0 && room > 0) window.scrollBy({ top: Math.min(below, room), behavior: "instant" });
}

/**
 * @param {Event} event
 * @param {State} state
 */
async function submit(event, state) {
  if (!state.input.value.trim()) return; // the form leads to a list of everything
  event.preventDefault();
  await update(state);
  stops(state)[0]?.focus();
}

/** @param {State} state */
function stops(state) {
  return all(state.results, "[data-lookup-stop]");
}

/**
 * @param {KeyboardEvent} event
 * @param {State} state
 */
function key(event, state) {
  if (event.key === "Escape" && state.input.value && !event.defaultPrevented) {
    state.input.value = "";
    state.input.focus();
    update(state);
    event.preventDefault();
  }
  const step = STEPS[event.key];
  if (!step || event.altKey || event.ctrlKey || event.metaKey) return;
  /** @type {HTMLElement[]} */
  const order = [state.input, ...stops(state)];
  const at = order.findIndex((one) => one === event.target);
  const to = at < 0 ? null : order[at + step];
  if (to) {
    to.focus();
    event.preventDefault();
  }
}
