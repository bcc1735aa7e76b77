// Asks whether to keep the whole handbook: once at the end of a page, and always on the page about
// reading without a network, where one can also let the larger part go again.

import { root as site } from "#load";
import { storageKey } from "../engines/browser-storage.js";
import { dayOf } from "../engines/learning/review.js";
import { sizeInWords } from "../engines/offline-copy.js";
import { ASKED, canKeep, question } from "../engines/pwa.js";
import { announcer, button, element } from "./dom.js";

/** @typedef {{ whole: boolean, bytes: number, ended?: string }} CopyState what the worker says of the copy */

const KEY = storageKey("copy", site);

/**
 * Says `words` to `worker`, who answers nothing.
 *
 * @param {ServiceWorker} worker
 * @param {string} words
 */
export const tell = (worker, words) => worker.postMessage(words);

/**
 * Asks `worker` for `words`; resolves with its last answer, and gives each one before to `progress`.
 *
 * @param {ServiceWorker} worker
 * @param {string} words
 * @param {(told: { done: number, of: number }) => void} [progress]
 * @returns {Promise<CopyState>}
 */
function ask(worker, words, progress) {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => {
      if ("done" in data) return progress?.(data);
      port1.close();
      resolve(data);
    };
    worker.postMessage(words, [port2]);
  });
}

/** @param {string} words */
function note(words) {
  try {
    localStorage.setItem(KEY, words);
  } catch {
    // Then it isn't asked: a browser that keeps nothing would be asked at every page.
  }
}

function noted() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return ASKED;
  }
}

/** Where one can do it another time: the page about that, which a handbook may do without. */
function later() {
  const about = /** @type {HTMLAnchorElement | null} */ (document.querySelector("a[data-offline]"));
  if (!about) return ["All right: nothing more is kept."];
  const page = element(
    "a",
    { href: about.href.replace(/index\.html.*/, "") },
    "Without the internet",
  );
  return ["You can always do it from the page ", page, "."];
}

/**
 * Asks at the end of the page, where it is due: on a second day, or in the installed app.
 *
 * @param {ServiceWorker} worker
 */
export async function offerOnce(worker) {
  const article = document.querySelector("article");
  const installed = matchMedia("(display-mode: standalone)").matches;
  const due = question(noted(), dayOf(new Date()), installed);
  if (due === "note") note(dayOf(new Date()));
  if (due !== "ask" || !article || document.querySelector("[data-copy]")) return;
  const { whole, bytes } = await ask(worker, "status");
  if (whole || !bytes) return note(ASKED);
  const place = element("aside", { className: "copy", "aria-label": "Offline copy" });
  const close = () => {
    const words = element("p", { tabIndex: -1 }, ...later());
    place.replaceChildren(words);
    words.focus();
  };
  fill(place, worker, bytes, button("Not now", close));
  article.append(place);
  // It has been asked once someone has seen it.
  const seen = new IntersectionObserver(([entry]) => {
    if (!entry.isIntersecting) return;
    note(ASKED);
    seen.disconnect();
  });
  seen.observe(place);
}

/**
 * @param {HTMLElement} place
 * @param {ServiceWorker} worker
 * @param {number} bytes
 * @param {...HTMLElement} others
 */
function fill(place, worker, bytes, ...others) {
  const said = announcer("copy__status");
  said.tabIndex = -1;
  const keep = button("Keep all of it", async () => {
    if (keep.hasAttribute("aria-disabled")) return;
    keep.setAttribute("aria-disabled", "true");
    for (const other of others) other.remove();
    said.textContent = "Downloading. You can keep reading.";
    const { ended, whole } = await ask(worker, "whole", ({ done, of }) => {
      count.textContent = `${done} of ${of}`;
    });
    count.textContent = "";
    said.textContent = ended ?? "";
    keep.removeAttribute("aria-disabled");
    if (!whole) return;
    said.focus();
    for (const answered of question) answered.remove();
  });
  const count = element("span", { className: "copy__count", ariaHidden: "true" });
  const question = [
    element("p", {}, element("strong", {}, "Keep the whole handbook on this device?")),
    element(
      "p",
      {},
      "What people need first is kept already. ",
      `The other pages and the search are ${sizeInWords(bytes)} to download.`,
    ),
    element("p", { className: "copy__actions" }, keep, " ", ...others, count),
  ];
  place.replaceChildren(...question, said);
}

/**
 * Starts the question below `root`, which stays hidden where no copy can be kept.
 *
 * @param {HTMLElement} root
 */
export async function start(root) {
  if (!canKeep(globalThis)) return;
  const registration = await navigator.serviceWorker.register(`${site}sw.js`);
  const { active } = await navigator.serviceWorker.ready;
  const worker = active ?? registration.active;
  if (!worker) return;
  const { whole, bytes } = await ask(worker, "status");
  if (whole) fillKept(root, worker, bytes);
  else fill(root, worker, bytes);
  root.hidden = !bytes;
}

/**
 * @param {HTMLElement} root
 * @param {ServiceWorker} worker
 * @param {number} bytes
 */
function fillKept(root, worker, bytes) {
  const less = button("Keep only what people need first", async () => {
    await ask(worker, "core");
    fill(root, worker, bytes);
  });
  root.replaceChildren(
    element("p", {}, "The whole handbook is kept in this browser."),
    element("p", { className: "copy__actions" }, less),
  );
}
