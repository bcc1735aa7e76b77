// Starts a hiring builder: fetches the data that it needs, then the one view that the page asks for.

import { loadJson } from "#load";

const DOCUMENTS = "assets/hire.json";
const POSTINGS = "assets/hire-postings.json";
const QUESTIONS = "assets/hire-questions.json";
/** What was learned from marked questions, beside the rules. */
const LEARNED = "assets/hire-questions-model.json";

/** @type {Record<string, { files: string[], view: () => Promise<(root: HTMLElement, data: any) => void> }>} */
const BUILDERS = {
  "job-description": {
    files: [DOCUMENTS, POSTINGS],
    view: async () => (await import("./job-description.js")).startJobDescription,
  },
  check: {
    files: [POSTINGS],
    view: async () => (await import("./posting-check.js")).startCheck,
  },
  questions: {
    files: [QUESTIONS, LEARNED],
    view: async () => (await import("./question-check.js")).startQuestions,
  },
  interview: {
    files: [DOCUMENTS, QUESTIONS, LEARNED],
    view: async () => (await import("./interview.js")).startInterview,
  },
  ad: { files: [DOCUMENTS, POSTINGS], view: async () => (await import("./ad.js")).startAd },
};

/**
 * Starts the builder that `root` names; where its data can't be had, the page stays as it is.
 *
 * @param {HTMLElement} root
 */
export async function start(root) {
  const { files, view } = BUILDERS[root.dataset.hire ?? ""];
  const [begin, ...parts] = await Promise.all([view(), ...files.map(loadJson)]);
  begin(root, Object.assign({}, ...parts));
  root.dataset.ready = "";
}
