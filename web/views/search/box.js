// The box with its results, on the search page and in the dialog alike.

import { loadJson, root } from "#load";
import { element } from "../dom.js";
import { excerpt, find, open, told } from "../../engines/search.js";

const INDEX = "search/search_index.json";
const QUIET = 600; // milliseconds after the last key before the count is read out

let opened; // the engine, opened once a page and only when someone searches

function engine() {
  opened ??= loadJson(INDEX).then(open).catch((error) => {
    opened = undefined;
    throw error;
  });
  return opened;
}

/** Fill a search: `form` with its `input`, `status` for the count, `results` for the pages, all in `place`. */
export function fill({ form, input, place, status, results }) {
  const state = { input, status, results, latest: null, timer: 0 };
  input.addEventListener("input", () => update(state));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    stops(state)[1]?.focus();
  });
  place.addEventListener("keydown", (event) => step(event, state));
  if (input.value) update(state);
}

/** Fetch what a search needs, where someone is about to type. */
export const ready = () => engine().catch(() => {});

/** The parts of a search as elements, with `id` in front of their ids. */
export function searchBox(id) {
  const input = element("input", { id: `${id}-words`, type: "search", name: "q", autocomplete: "off", enterKeyHint: "search", maxLength: 100 });
  const label = element("label", { htmlFor: input.id }, "Search the whole handbook");
  const status = element("p", { className: "md-search-result__meta", role: "status" });
  const results = element("ol", { className: "md-search-result__list" });
  const form = element("form", { role: "search" }, label, input);
  const place = element("div", { className: "search" }, form, element("div", { className: "md-search-result" }, status, results));
  return { form, input, place, status, results };
}

async function update(state) {
  const words = state.input.value;
  state.latest = words;
  try {
    const found = words.trim() ? find(await engine(), words) : [];
    if (state.latest !== words) return; // someone typed on meanwhile
    state.results.replaceChildren(...found.map(pageItem));
    tell(state, told(found.length, words));
  } catch {
    tell(state, "The search can't be loaded. The list of all pages is on the search page.");
  }
}

function tell(state, words) {
  clearTimeout(state.timer);
  state.timer = setTimeout(() => { state.status.textContent = words; }, QUIET);
}

function stops(state) {
  return [state.input, ...state.results.querySelectorAll("a")];
}

function step(event, state) {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const at = stops(state).indexOf(event.target);
  const to = by && at >= 0 ? stops(state)[at + by] : null;
  if (!to) return;
  event.preventDefault();
  to.focus();
}

function pageItem(page) {
  const link = element("a", { className: "md-search-result__link", href: root + page.address }, page.title);
  const parts = page.parts.map((part) => partItem(part, page));
  return element("li", { className: "md-search-result__item" }, link, element("ul", {}, ...parts));
}

function partItem(part, page) {
  const pieces = excerpt(part.text, part.terms).map(({ text, hit }) => (hit ? element("mark", {}, text) : text));
  if (part.location === page.address) return element("li", {}, ...pieces);
  return element("li", {}, element("a", { href: root + part.location }, part.title), " ", ...pieces);
}
