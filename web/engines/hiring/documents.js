// Job descriptions, ads and interview kits as lists of blocks: pure functions, no DOM.
//
// A block is one of:
//
//     {kind: "title" | "text" | "say", text, keep?}
//     {kind: "heading", level: 1 | 2, text, newPage?}
//     {kind: "bullets" | "numbers", items}
//     {kind: "table", caption, head, rows, widths, room}
//
// `keep` holds a text on the page of what follows; `newPage` begins one. `widths` are the shares of the columns; `room` is the least height of a row, in twentieths of a
// point, and 0 where the text decides.

import { readLikeness } from "./likeness.js";
import { checkQuestion, compileQuestions } from "./question-check.js";
import texts from "./words.json" with { type: "json" };

const { words, heads, room, ownScale } = texts;

/** What an ad or a job description says of the job first, by the keys that a draft has. */
export const FACTS = /** @type {Record<string, string>} */ (texts.facts);

/**
 * @param {string} text
 * @returns {Block}
 */
const title = (text) => ({ kind: "title", text });
/**
 * @param {number} level
 * @param {string} text
 * @returns {Block}
 */
const heading = (level, text) => ({ kind: "heading", level, text });
/**
 * @param {string} text
 * @returns {Block}
 */
const paragraph = (text) => ({ kind: "text", text });
/**
 * @param {string} text
 * @returns {Block}
 */
const say = (text) => ({ kind: "say", text });
/**
 * @param {string[]} items
 * @returns {Block}
 */
const bullets = (items) => ({ kind: "bullets", items });
/**
 * @param {string[]} items
 * @returns {Block}
 */
const numbers = (items) => ({ kind: "numbers", items });
/**
 * @param {string} caption
 * @param {string[]} head
 * @param {string[][]} rows
 * @param {number[]} widths
 * @returns {Block}
 */
const table = (caption, head, rows, widths, height = 0) => ({
  kind: "table",
  caption,
  head,
  rows,
  widths,
  room: height,
});

/**
 * `words` with each {name} in it replaced by the value of that name.
 *
 * @param {string} words
 * @param {Record<string, string | number>} values
 */
export function fill(words, values) {
  return words.replace(/\{(\w+)\}/g, (whole, name) =>
    name in values ? String(values[name]) : whole,
  );
}

/**
 * What the chosen `ids` come to: the questions that may be asked, and each that is refused, with why.
 *
 * @param {HireDocuments} data
 * @param {string[]} ids
 */
export function choose(data, ids) {
  const byId = new Map(data.questions.map((question) => [question.id, question]));
  const asked = [];
  const refused = [];
  for (const id of new Set(ids)) {
    const question = byId.get(id);
    if (question && mayBeAsked(question)) asked.push(question);
    else refused.push(refusal(data, id, question));
  }
  return { asked, refused };
}

/**
 * Whether a question may stand in a kit: its risk is low, and it has words to be asked with.
 *
 * @param {HireQuestion} question
 */
export function mayBeAsked(question) {
  return (
    question.usable === true &&
    ["low", "low-medium"].includes(question.risk) &&
    typeof question.ask === "string"
  );
}

/**
 * @param {HireDocuments} data
 * @param {string} id
 * @param {HireQuestion | undefined} question
 */
function refusal(data, id, question) {
  if (!question) return { id, title: id, why: "There is no such question.", safer: null };
  const risk = data.risks.find((term) => term.id === question.risk);
  return {
    id,
    title: question.title,
    why: `${risk ? risk.title : question.risk}: ${question.reason}`,
    safer: question.safer || null,
  };
}

/** @type {WeakMap<QuestionRules, { rules: CompiledQuestionRule[], likeness: Likeness | null }>} */
const compiled = new WeakMap();

/**
 * What the check says of a question of one's own, or of a heading, which asks nothing. What it doesn't know is marked,
 * and so is what reads like risky questions.
 *
 * @param {QuestionRules} data
 * @param {string} text
 * @param {{ heading?: boolean, strict?: boolean }} [options]
 */
export function checkOwn(data, text, options = { strict: true }) {
  const { rules, likeness } = compiled.get(data) ?? {
    rules: compileQuestions(data),
    likeness: readLikeness(data.question_likeness),
  };
  compiled.set(data, { rules, likeness });
  return checkQuestion(text, rules, { ...options, likeness });
}

/**
 * Questions of one's own: those that the check knows nothing against, and those that it refuses.
 *
 * @param {HireDocuments & QuestionRules} data
 * @param {string[]} own
 */
function chooseOwn(data, own) {
  const checked = [...new Set(own)].map((text) => checkOwn(data, text));
  return {
    asked: checked.filter(({ findings }) => !findings.length).map(ownQuestion),
    refused: checked
      .filter(({ findings }) => findings.length)
      .map(({ text, findings: [{ rule }] }) => ({
        id: text,
        title: text,
        why: `${rule.title}: ${rule.reason}`,
        safer: null,
        instead: rule.ask,
      })),
  };
}

/**
 * @param {CheckedQuestion} checked
 */
const ownQuestion = ({ text }) => ({
  title: words.own,
  ask: text,
  care: words.ownCare,
  scale: ownScale,
  competencies: /** @type {string[]} */ ([]),
  minutes: OWN_MINUTES,
});

const OWN_MINUTES = 6;

/**
 * An interview kit: its blocks, its minutes, how many questions it asks, and which were refused. What may not be asked
 * gets in by no way: not by its id, not as a question of one's own, not as the title.
 *
 * @param {HireDocuments & QuestionRules} data
 * @param {KitDraft} given
 */
export function kit(data, { title: given, ids, own = [], opening, closing }) {
  const name = checkOwn(data, given, { heading: !given.includes("?"), strict: true }).findings
    .length
    ? data.kits[0].title
    : given;
  const chosen = choose(data, ids);
  const yours = chooseOwn(data, own);
  const asked = [...chosen.asked, ...yours.asked];
  const refused = [...chosen.refused, ...yours.refused];
  const minutes = opening + closing + asked.reduce((sum, question) => sum + question.minutes, 0);
  const blocks = [
    title(name),
    paragraph(fill(words.plan, { count: asked.length, minutes, opening, closing })),
    heading(1, words.opening),
    say(data.panel.opening),
    ...(data.panel.before ?? []).map(paragraph),
    heading(1, words.rules),
    numbers(data.panel.rules),
    paragraph(fill(words.reviewed, { date: data.panel.reviewed })),
    heading(1, words.interview),
    table(words.who, heads.interview, [["", "", ""]], [1, 1, 1], room.names),
    { ...heading(1, words.questions), newPage: true },
    ...asked.flatMap((question, index) => askedBlocks(data, question, index + 1)),
    heading(1, words.closing),
    paragraph(fill(words.closingText, { closing })),
    heading(1, words.sheet),
    paragraph(words.sheetText),
    table(
      words.sheet,
      heads.sheet,
      asked.map((q, index) => [`${index + 1}. ${q.title}`, "", ""]),
      [4, 1, 1],
      room.scores,
    ),
    paragraph(fill(words.credit, { credit: data.credit })),
  ];
  return { blocks, minutes, refused, count: asked.length };
}

/**
 * @param {HireDocuments} data
 * @param {Pick<HireQuestion, "title" | "ask" | "care" | "scale" | "competencies" | "minutes" | "before">} question
 * @param {number} number
 */
function askedBlocks(data, question, number) {
  const competencies = question.competencies.map((id) => data.competencies[id]).join("; ");
  return [
    heading(2, fill(words.question, { number, title: question.title })),
    say(question.ask),
    ...(question.before ?? []).map((text) => ({ ...paragraph(text), keep: true })),
    ...(question.care ? [{ ...paragraph(question.care), keep: true }] : []),
    paragraph(
      fill(competencies ? words.about : words.aboutOwn, {
        minutes: question.minutes,
        competencies,
      }),
    ),
    table(fill(words.scale, { number }), heads.scale, question.scale, [1, 9]),
    table(fill(words.scores, { number }), heads.scores, [["", "", ""]], [1, 1, 4], room.notes),
  ];
}

/**
 * The lines that can be ticked for a role (or for none), by the part of a description they belong to.
 *
 * @param {HireDocuments} data
 * @param {string} roleId
 */
export function offered(data, roleId) {
  const role = data.roles.find((one) => one.id === roleId);
  const taken = new Set(
    (role ? role.groups : []).flatMap((group) => group.items.map((line) => line.text)),
  );
  return data.components.map((component) => ({
    ...component,
    groups: [
      ...(role ? role.groups : [])
        .filter((group) => group.component === component.id)
        .map((group) => ({
          heading: group.heading,
          items: group.items.filter((line) => line.text),
        })),
      {
        heading: null,
        items: data.statements.filter(
          (statement) =>
            statement.component === component.id &&
            statement.text &&
            !taken.has(statement.text) &&
            suits(statement, roleId),
        ),
      },
    ].filter((group) => group.items.length),
  }));
}

/**
 * @param {HireStatement} statement
 * @param {string} roleId
 */
const suits = (statement, roleId) =>
  !roleId || !statement.roles.length || statement.roles.includes(roleId);

/**
 * The ids that a draft for a role starts with; none where no role is chosen.
 *
 * @param {HireDocuments} data
 * @param {string} roleId
 */
export function startingLines(data, roleId) {
  return data.roles.find((role) => role.id === roleId)?.draft || [];
}

/**
 * A job description from a draft: {role, ticked, own: [{component, text}], facts, jobTitle}.
 *
 * @param {HireDocuments} data
 * @param {JobDescriptionDraft} draft
 */
export function jobDescription(data, draft) {
  const ticked = new Set(draft.ticked);
  const role = data.roles.find((one) => one.id === draft.role);
  const seen = new Set();
  const fresh = (/** @type {(string | null)[]} */ lines) =>
    written(lines).filter((text) => !seen.has(text) && seen.add(text));
  const parts = offered(data, draft.role).flatMap((component) => {
    const groups = component.groups.map((group) => ({
      heading: group.heading,
      lines: fresh(group.items.filter((line) => ticked.has(line.id)).map((line) => line.text)),
      before: group.items
        .filter((line) => ticked.has(line.id))
        .flatMap((line) => line.before ?? []),
    }));
    const own = fresh(
      draft.own.filter((line) => line.component === component.id).map((line) => line.text.trim()),
    );
    return componentBlocks(component.title, withOwn(groups, own));
  });
  return [
    title(draft.jobTitle.trim() || "[job title]"),
    ...factBlocks(data, draft.facts),
    ...(role?.before ?? []).map(paragraph),
    ...parts,
    paragraph(fill(words.credit, { credit: data.credit })),
  ];
}

/**
 * Those of `lines` that have words.
 *
 * @param {(string | null)[]} lines
 */
const written = (lines) => lines.flatMap((text) => text || []);

/**
 * @param {TitledLines[]} groups
 * @param {string[]} own
 */
function withOwn(groups, own) {
  const standing = groups.find((group) => group.heading === null);
  if (!standing) return [...groups, { heading: null, lines: own }];
  return groups.map((group) =>
    group === standing ? { ...group, lines: [...group.lines, ...own] } : group,
  );
}

/**
 * @param {string} name
 * @param {TitledLines[]} groups
 */
function componentBlocks(name, groups) {
  const filled = groups.filter((group) => group.lines.length);
  const titled = filled.filter((group) => group.heading).length > 1;
  if (!filled.length) return [];
  return [
    heading(1, name),
    ...filled.flatMap((group) => [
      ...(titled && group.heading ? [heading(2, group.heading)] : []),
      bullets(group.lines),
      ...(group.before ?? []).map(paragraph),
    ]),
  ];
}

/**
 * @param {HireDocuments} data
 * @param {Record<string, string>} facts
 */
function factBlocks(data, facts) {
  return [bullets(Object.entries(FACTS).map(([key, label]) => `${label}: ${factOf(facts, key)}`))];
}

/**
 * A fact of the job, or brackets to fill.
 *
 * @param {Record<string, string>} facts
 * @param {string} key
 */
const factOf = (facts, key) =>
  (facts[key] || "").trim() || fill(words.emptyFact, { label: FACTS[key].toLowerCase() });

/**
 * An ad from a draft: {model, ticked, own: [{heading, text}], facts, jobTitle, contact}.
 *
 * @param {HireDocuments} data
 * @param {AdDraft} draft
 */
export function advertisement(data, draft) {
  const model = data.ads.find((ad) => ad.id === draft.model) || data.ads[0];
  const ticked = new Set(draft.ticked);
  const contact = draft.contact.trim() || words.contact;
  const groups = model.groups.flatMap((group) => {
    const items = group.items.filter((line) => line.text && ticked.has(line.id));
    const lines = written([
      ...items.map((line) => line.text),
      ...draft.own.filter((line) => line.heading === group.heading).map((line) => line.text.trim()),
    ]);
    const before = items.flatMap((line) => line.before ?? []).map(paragraph);
    return lines.length ? [heading(1, group.heading), bullets(lines), ...before] : [];
  });
  const job = draft.jobTitle.trim() || model.job_title;
  return [
    title(job),
    paragraph(
      fill(words.adOpening, { organization: factOf(draft.facts, "organization"), title: job }),
    ),
    ...factBlocks(data, draft.facts),
    ...(model.before ?? []).map(paragraph),
    ...groups,
    heading(1, words.applyHeading),
    paragraph(fill(words.apply, { contact })),
    paragraph(words.noDisclosure),
    paragraph(fill(words.accommodations, { contact })),
  ];
}

/**
 * The plain text of a document, for the clipboard.
 *
 * @param {Block[]} blocks
 */
export function plainText(blocks) {
  return `${blocks.map(blockText).join("\n\n")}\n`;
}

/**
 * @param {Block} block
 */
function blockText(block) {
  if (block.kind === "table") {
    return [block.caption, ...[block.head, ...block.rows].map((row) => row.join("\t"))].join("\n");
  }
  if ("items" in block) {
    const mark = (/** @type {number} */ at) => (block.kind === "bullets" ? "-" : `${at + 1}.`);
    return block.items.map((item, at) => `${mark(at)} ${item}`).join("\n");
  }
  return block.text;
}
