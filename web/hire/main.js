// Starts a hiring builder: fetches the data, then the one view that the page asks for.

import { loadJson } from "#load";

const VIEWS = {
  "job-description": async () => (await import("./job-description-view.js")).startJobDescription,
  check: async () => (await import("./check-view.js")).startCheck,
  interview: async () => (await import("./interview-view.js")).startInterview,
  ad: async () => (await import("./ad-view.js")).startAd,
};

/** Starts the builder that `root` names; where its data can't be had, the page stays as it is. */
export async function start(root) {
  const [view, data] = await Promise.all([VIEWS[root.dataset.hire](), loadJson("assets/hire.json")]);
  view(root, data);
  root.dataset.ready = "";
}
