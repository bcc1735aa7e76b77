/**
 * Narrows a list of entries on a reference page by the boxes of its form. Nothing is stored.
 *
 * The form names the kind of its entries, <form data-filter="challenges">; each entry carries
 * data-entry="challenges/…" and one data attribute a facet, with its words parted by spaces.
 */

import { fits, folded, summary } from "../engines/list-filter.js";
import { all, required } from "./dom.js";

/**
 * @param {HTMLFormElement} form
 * @returns {NodeListOf<HTMLInputElement>}
 */
const boxesIn = (form) => form.querySelectorAll("input[type=checkbox]");

/** @param {HTMLFormElement} form */
function chosenIn(form) {
  /** @type {Record<string, string[]>} */
  const facets = {};
  for (const box of boxesIn(form)) {
    facets[box.name] ??= [];
    if (box.checked) facets[box.name].push(box.value);
  }
  const search = /** @type {HTMLInputElement | null} */ (form.querySelector("input[type=search]"));
  return {
    facets,
    words: folded(search?.value ?? "")
      .split(/\s+/)
      .filter(Boolean),
  };
}

/** @param {HTMLElement} element */
function readEntry(element) {
  /** @type {Record<string, string[]>} */
  const facets = {};
  for (const [key, words] of Object.entries(element.dataset))
    facets[key] = (words ?? "").split(" ");
  return { element, facets, text: folded(element.textContent ?? "") };
}

/** @typedef {{ heading: HTMLElement, under: HTMLElement[] }} Headed */

/**
 * Each heading outside the entries, with what stands under it up to the next of its rank or higher.
 *
 * @param {HTMLElement} parent
 * @returns {Headed[]}
 */
function headed(parent) {
  const found = [];
  for (const heading of all(parent, ":scope > h2, :scope > h3")) {
    const under = [];
    let next = heading.nextElementSibling;
    while (
      next instanceof HTMLElement &&
      !(/^H[1-6]$/.test(next.tagName) && next.tagName <= heading.tagName)
    ) {
      under.push(next);
      next = next.nextElementSibling;
    }
    found.push({ heading, under });
  }
  return found;
}

/**
 * Hides the headings, and the words under them, whose entries are all hidden.
 *
 * @param {Headed[]} parts
 * @param {string} kind
 */
function hideEmptyParts(parts, kind) {
  for (const { heading, under } of parts) {
    const entries = under.filter((element) => element.dataset.entry?.startsWith(`${kind}/`));
    if (!entries.length) continue;
    const empty = entries.every((element) => element.hidden);
    for (const element of [heading, ...under]) {
      if (!entries.includes(element)) element.hidden = empty;
    }
  }
}

/**
 * Starts the filter in a <form data-filter>; without entries of its kind it stays hidden.
 *
 * @param {HTMLFormElement} form
 */
export function start(form) {
  const kind = form.dataset.filter ?? "";
  const elements = all(form.ownerDocument, `[data-entry^="${kind}/"]`);
  const [first] = elements;
  if (!first?.parentElement) return;
  const entries = elements.map(readEntry);
  const parts = headed(first.parentElement);
  const status = required(form, "[role=status]");

  function apply() {
    const chosen = chosenIn(form);
    for (const entry of entries) entry.element.hidden = !fits(entry, chosen);
    hideEmptyParts(parts, kind);
    status.textContent = summary(
      entries.filter((entry) => !entry.element.hidden).length,
      entries.length,
    );
  }

  function showTarget() {
    const target = form.ownerDocument.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target?.closest("[hidden]") || target.closest("form")) return;
    form.reset();
    apply();
    target.scrollIntoView();
  }

  form.addEventListener("input", apply);
  form.addEventListener("reset", () => setTimeout(apply)); // the boxes are emptied after the event
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("hashchange", showTarget);
  form.hidden = false;
}
