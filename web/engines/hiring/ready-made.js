// The documents that are ready to download: each kit, each sample role and each model ad as it is.

import { advertisement, jobDescription, kit } from "./documents.js";
import { startingAd, startingJobDescription, startingKit } from "./drafts.js";

/**
 * Every ready-made document: its name below downloads/ without the ending, and its blocks.
 *
 * @param {HireDocuments & QuestionRules} data
 */
export function readyMade(data) {
  /** @type {[string, Block[]][]} */
  const kits = data.kits.map(({ id }) => [id, kit(data, startingKit(data, id)).blocks]);
  /** @type {[string, Block[]][]} */
  const roles = data.roles.map(({ id }) => [
    `job-description-${id}`,
    jobDescription(data, startingJobDescription(data, id)),
  ]);
  /** @type {[string, Block[]][]} */
  const ads = data.ads.map(({ id }) => [id, advertisement(data, startingAd(data, id))]);
  return [...kits, ...roles, ...ads];
}
