// Starts a hiring builder: fetches the data, then the one view that the page asks for.

import { loadJson } from "#load";

/** @type {Record<string, () => Promise<(root: HTMLElement, data: HireData) => void>>} */
const VIEWS = {
  "job-description": async () => (await import("./job-description.js")).startJobDescription,
  check: async () => (await import("./posting-check.js")).startCheck,
  questions: async () => (await import("./question-check.js")).startQuestions,
  interview: async () => (await import("./interview.js")).startInterview,
  ad: async () => (await import("./ad.js")).startAd,
};

/**
 * Starts the builder that `root` names; where its data can't be had, the page stays as it is.
 *
 * @param {HTMLElement} root
 */
export async function start(root) {
  const [view, data] = await Promise.all([
    VIEWS[root.dataset.hire ?? ""](),
    loadJson("assets/hire.json"),
  ]);
  view(root, data);
  root.dataset.ready = "";
}
