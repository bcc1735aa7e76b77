// What each builder works on: drafts, made from anything that a file or an address holds.

import { asFacts, asIds, asOwn, asText, asTexts } from "./draft-file.js";
import { FACTS, startingLines } from "./documents.js";

/**
 * A draft from anything: what is missing or strange is left empty.
 *
 * @param {HireDocuments} data
 * @param {any} value
 */
export function adDraft(data, value) {
  const model = data.ads.find((ad) => ad.id === value?.model) || data.ads[0];
  const headings = new Set(model.groups.map((group) => group.heading));
  return {
    model: model.id,
    jobTitle: asText(value?.jobTitle),
    contact: asText(value?.contact),
    facts: asFacts(value?.facts, Object.keys(FACTS)),
    ticked: asIds(value?.ticked),
    own: asOwn(value?.own, "heading").filter((line) => headings.has(line.heading)),
  };
}

/**
 * The draft that a model begins with.
 *
 * @param {HireDocuments} data
 * @param {string} modelId
 */
export function startingAd(data, modelId) {
  const model = data.ads.find((ad) => ad.id === modelId) || data.ads[0];
  const ticked = model.groups.flatMap((group) =>
    group.items.filter((line) => line.text).map((line) => line.id),
  );
  return adDraft(data, {
    model: model.id,
    jobTitle: model.job_title,
    facts: { hours: model.hours },
    ticked,
  });
}

/**
 * `draft` with another model under it: what somebody has written stays, as far as the model has a
 * place for it.
 *
 * @param {HireDocuments} data
 * @param {ReturnType<typeof adDraft>} draft
 * @param {string} modelId
 */
export function onAnotherModel(data, draft, modelId) {
  const [before, after] = [draft.model, modelId].map((id) => startingAd(data, id));
  const written = Object.entries(draft.facts).filter(([key, text]) => text !== before.facts[key]);
  return adDraft(data, {
    ...after,
    jobTitle: draft.jobTitle === before.jobTitle ? after.jobTitle : draft.jobTitle,
    contact: draft.contact,
    facts: { ...after.facts, ...Object.fromEntries(written) },
    own: draft.own,
  });
}

/**
 * A draft from anything: what is missing or strange is left empty.
 *
 * @param {HireDocuments} data
 * @param {any} value
 */
export function jobDescriptionDraft(data, value) {
  const role = data.roles.find((one) => one.id === value?.role)?.id || "";
  const parts = new Set(data.components.map((component) => component.id));
  return {
    role,
    jobTitle: asText(value?.jobTitle),
    facts: asFacts(value?.facts, Object.keys(FACTS)),
    ticked: asIds(value?.ticked),
    own: asOwn(value?.own, "component").filter((line) => parts.has(line.component)),
  };
}

/**
 * The draft that a role begins with.
 *
 * @param {HireDocuments} data
 * @param {string} roleId
 */
export function startingJobDescription(data, roleId, facts = {}) {
  const role = data.roles.find((one) => one.id === roleId);
  return jobDescriptionDraft(data, {
    role: roleId,
    jobTitle: role?.job_title || "",
    facts,
    ticked: startingLines(data, roleId),
  });
}

/**
 * A draft from anything. The ids are kept as they came: the kit itself refuses what may not be asked.
 *
 * @param {HireDocuments} data
 * @param {any} value
 */
export function kitDraft(data, value) {
  return {
    title: asText(value?.title) || data.kits[0].title,
    ids: asIds(value?.ids),
    own: asTexts(value?.own),
    opening: minutes(value?.opening, data.kits[0].opening),
    closing: minutes(value?.closing, data.kits[0].closing),
  };
}

/**
 * @param {any} value
 * @param {number} otherwise
 */
const minutes = (value, otherwise) =>
  Number.isInteger(value) && value >= 0 && value <= 60 ? value : otherwise;

/**
 * The draft of a ready-made kit.
 *
 * @param {HireDocuments} data
 * @param {string} id
 */
export function startingKit(data, id) {
  const found = data.kits.find((one) => one.id === id) || data.kits[0];
  return kitDraft(data, {
    title: found.title,
    ids: found.questions,
    opening: found.opening,
    closing: found.closing,
  });
}

/**
 * The ids in an address such as ?questions=define-the-role,a-ride; null where it names none.
 *
 * @param {string} search
 */
export function idsInAddress(search) {
  const named = new URLSearchParams(search).get("questions");
  return named === null
    ? null
    : named
        .split(",")
        .map((id) => id.trim())
        .filter(Boolean);
}

/**
 * Whether a question shows under a choice of competency and setting.
 *
 * @param {HireQuestion} question
 * @param {{ competency: string, setting: string }} narrowed
 */
export function fits(question, { competency, setting }) {
  if (!question.usable) return !competency && !setting;
  return (
    (!competency || question.competencies.includes(competency)) &&
    (!setting || !question.settings.length || question.settings.includes(setting))
  );
}
