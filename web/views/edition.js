// Puts the service worker in place, says when it has a new edition, and asks once whether to keep
// the whole handbook.

import { root as site } from "#load";
import { button, element } from "./dom.js";
import { offerOnce, tell } from "./offline-copy.js";

const NOW = "One moment: the page opens anew.";
const LATER = "The next page that you open is of the new edition. What you filled in here stays.";

/**
 * Registers the worker of this site.
 *
 * @param {() => boolean} touched whether something on this page would be lost by a reload
 */
export async function register(touched) {
  try {
    const registration = await navigator.serviceWorker.register(`${site}sw.js`);
    watch(registration, touched);
    const { active } = await navigator.serviceWorker.ready;
    if (!active) return;
    tell(active, "mend");
    await offerOnce(active);
  } catch {
    // Without a worker the site works as any site does.
  }
}

/**
 * Says when an edition waits: now, or as soon as one has come.
 *
 * @param {ServiceWorkerRegistration} registration
 * @param {() => boolean} touched
 */
function watch(registration, touched) {
  const look = (/** @type {ServiceWorker | null} */ worker) => {
    if (worker?.state === "installed" && navigator.serviceWorker.controller && !touched())
      announce(worker, touched);
  };
  look(registration.waiting);
  registration.addEventListener("updatefound", () => {
    const worker = registration.installing;
    worker?.addEventListener("statechange", () => look(worker));
  });
}

/**
 * @param {ServiceWorker} worker
 * @param {() => boolean} touched
 */
function announce(worker, touched) {
  document.querySelector(".edition")?.remove();
  const words = element("span", {}, "");
  const use = button("Use it now", () => {
    const reload = () => (touched() ? (words.textContent = LATER) : location.reload());
    navigator.serviceWorker.addEventListener("controllerchange", reload, { once: true });
    tell(worker, "use");
    // The worker of the old edition may take half a minute to end.
    words.textContent = NOW;
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
