// The review page: questions that are due, brought here from the quizzes of this same site.

import { loadPage } from "#load";
import { all, element, required } from "../dom.js";
import { start as startQuestion } from "./question.js";
import { due, dueSummary, nextDay } from "../../engines/learning/review.js";
import { load, today } from "./progress-store.js";

/** @type {Map<string, Promise<Document>>} */
const pages = new Map();

/**
 * The page at `address`, read once.
 *
 * @param {string} address
 */
function page(address) {
  const found =
    pages.get(address) ??
    loadPage(address).then((html) => new DOMParser().parseFromString(html, "text/html"));
  pages.set(address, found);
  return found;
}

/**
 * The question that `link` leads to as a part of this page, or a link where it can't be had.
 *
 * @param {HTMLAnchorElement} link
 */
async function question(link) {
  const address = new URL(link.href);
  const id = address.hash.slice(1);
  address.hash = "";
  try {
    const found = (await page(address.href)).getElementById(id);
    if (!found) throw new Error(`the page holds no #${id}`);
    const copy = document.importNode(found, true);
    for (const one of copy.querySelectorAll("a[href]"))
      one.setAttribute("href", new URL(one.getAttribute("href") ?? "", address).href);
    return copy;
  } catch {
    return element("p", {}, link.cloneNode(true));
  }
}

/**
 * Starts the <div data-learn="review">.
 *
 * @param {HTMLElement} root
 */
export async function start(root) {
  const { questions } = load();
  const links = new Map(
    /** @type {HTMLAnchorElement[]} */ (all(document, ".question-index a")).map((link) => [
      new URL(link.href).hash.replace("#questions-", ""),
      link,
    ]),
  );
  const asked = due(questions, today()).flatMap((id) => links.get(id) ?? []);
  root.hidden = false;
  required(root, "[role=status]").textContent = dueSummary(
    asked.length,
    nextDay(questions, today()),
  );
  const found = await Promise.all(asked.map(question));
  required(root, ".review__questions").replaceChildren(...found);
  for (const one of found) if (one.matches("[data-learn=question]")) startQuestion(one);
}
