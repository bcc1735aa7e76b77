// The review page: questions that are due, brought here from the quizzes of this same site.

import { loadPage } from "#load";
import { all, element, required } from "../dom.js";
import { start as startQuestion } from "./question.js";
import { due, dueSummary, nextDay } from "../../engines/learning/review.js";
import { load, today } from "./progress-store.js";

const pages = new Map();

/** The page at `address`, read once. */
function page(address) {
  if (!pages.has(address)) {
    pages.set(
      address,
      loadPage(address).then((html) => new DOMParser().parseFromString(html, "text/html")),
    );
  }
  return pages.get(address);
}

/** The question that `link` leads to as a part of this page, or a link where it can't be had. */
async function question(link) {
  const address = new URL(link.href);
  const id = address.hash.slice(1);
  address.hash = "";
  try {
    const found = (await page(address.href)).getElementById(id);
    const copy = document.importNode(found, true);
    for (const one of copy.querySelectorAll("a[href]"))
      one.href = new URL(one.getAttribute("href"), address).href;
    return copy;
  } catch {
    return element("p", {}, link.cloneNode(true));
  }
}

/** Starts the <div data-learn="review">. */
export async function start(root) {
  const { questions } = load();
  const links = new Map(
    all(document, ".question-index a").map((link) => [
      new URL(/** @type {HTMLAnchorElement} */ (link).href).hash.replace("#questions-", ""),
      link,
    ]),
  );
  const ids = due(questions, today()).filter((id) => links.has(id));
  root.hidden = false;
  required(root, "[role=status]").textContent = dueSummary(ids.length, nextDay(questions, today()));
  const found = await Promise.all(ids.map((id) => question(links.get(id))));
  required(root, ".review__questions").replaceChildren(...found);
  for (const one of found) if (one.matches("[data-learn=question]")) startQuestion(one);
}
