// Puts the service worker in place, says when it has a new edition, and asks once whether to keep
// the whole handbook.

import { root as site } from "#load";
import { wantsCopy } from "../engines/pwa.js";
import { button, element } from "./dom.js";
import { offerOnce, tell } from "./offline-copy.js";

// It waits until the page is there and read: what it fetches must not slow the first page down.
const WAIT = 4000;

let touched = false; // whether something on this page would be lost by a reload

function register() {
  setTimeout(async () => {
    try {
      const registration = await navigator.serviceWorker.register(`${site}sw.js`);
      watch(registration);
      const { active } = await navigator.serviceWorker.ready;
      if (!active) return;
      tell(active, "mend");
      await offerOnce(active);
    } catch {
      // Without a worker the site works as any site does.
    }
  }, WAIT);
}

/** Says when an edition waits: now, or as soon as one has come. */
function watch(registration) {
  const look = (worker) => {
    if (worker?.state === "installed" && navigator.serviceWorker.controller && !touched)
      announce(worker);
  };
  look(registration.waiting);
  registration.addEventListener("updatefound", () => {
    const worker = registration.installing;
    worker?.addEventListener("statechange", () => look(worker));
  });
}

function announce(worker) {
  document.querySelector(".edition")?.remove();
  const words = element("span", {}, "");
  const use = button("Use it now", () => {
    const reload = () => (touched ? (words.textContent = LATER) : location.reload());
    navigator.serviceWorker.addEventListener("controllerchange", reload, { once: true });
    tell(worker, "use");
    use.remove();
  });
  const place = element("div", { className: "edition", role: "status" }, words);
  document.querySelector("article")?.prepend(place);
  // A region speaks what comes into it once it is there.
  requestAnimationFrame(() => {
    words.textContent = "A new edition is ready. ";
    place.append(use);
  });
}

const LATER = "The next page that you open is of the new edition. What you filled in here stays.";

/** Starts it where the page names a manifest. */
export function start() {
  if (!wantsCopy(globalThis)) return;
  document.querySelector("article")?.addEventListener("input", ({ target }) => {
    touched ||= !(/** @type {Element} */ (target).closest("[role=search], [data-lookup]"));
  });
  if (document.readyState === "complete") register();
  else addEventListener("load", register);
}
