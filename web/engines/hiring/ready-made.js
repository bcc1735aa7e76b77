// The documents that are ready to download: each kit, each sample role and each model ad as it is.

import { advertisement, jobDescription, kit } from "./documents.js";
import { startingAd, startingJobDescription, startingKit } from "./drafts.js";

/**
 * Every ready-made document: its name below downloads/ without the ending, and its blocks.
 *
 * @param {any} data what macros/outputs/hiring/documents.py gives the builders
 * @returns {[string, any[]][]}
 */
export function readyMade(data) {
  return [
    ...data.kits.map(({ id }) => [id, kit(data, startingKit(data, id)).blocks]),
    ...data.roles.map(({ id }) => [
      `job-description-${id}`,
      jobDescription(data, startingJobDescription(data, id)),
    ]),
    ...data.ads.map(({ id }) => [id, advertisement(data, startingAd(data, id))]),
  ];
}
