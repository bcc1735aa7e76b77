// What to answer: the verdict of a line, the one question that decides, places to look, or honestly nothing.

import { dangerIn, hasTurn, prepareDanger } from "./danger.js";
import { scores } from "../model/weights.js";
import { isKnown, readModel, strange } from "./model.js";
import { openPlaces, placesWith } from "./places.js";
import { readLists, wordsOf } from "../model/text.js";

/** How many places are given, best first. */
const MOST = 8;

/** How much more has to speak for danger where a turn of phrase that means no harm stands beside it. */
const TURN = 0.15;

/** What a place gets that nobody taught, where its page has less: it rests on its own words alone. */
const UNTAUGHT = -1.2;

/** How much less than its page a place on it gets, where nobody taught the place itself. */
const ON_PAGE = 0.05;

/** How much the words of a place count at most beside what the examples taught, and how much all words share. */
const FIT = 0.4;
const SHARED = 1.5;

/** How far the tasks move up or down where a question sounds like what a task answers, or like what none does. */
const DRIFT = 0.1;

/** How much it counts where the words are a place's very name, and from which likeness on. */
const NAME = 1.2;
const LIKE = 0.5;

/** From here on the words of a place are enough to show it, whatever the examples say. */
const FITS = 0.2;

/** So many words are a keyword, and mean a task more often than a question does: see `least`. */
const FEW = 5;

/** An answer with less than this says too little of what the words are about. */
const UNSURE = -0.5;

/** Scores further down than these tell nothing more. */
const LEAST = { task: -1.5, other: -1.2 };

/**
 * The answer to what somebody asks. `kind` is one of
 *
 * - `empty`: nothing was asked;
 * - `verdict`: the task and the side are sure: `task`, and `side` of it;
 * - `question`: the task is sure and the side isn't: ask the task's deciding question;
 * - `places`: no task is sure: up to three of `places` may answer;
 * - `notListed`: nothing here answers. `about` says what it is about, where that is known.
 *
 * `danger` is null, or tells whether the emergency number comes first; then no task is judged, and the
 * places are calm ones. `places` are the best places in the handbook, tasks among them, best first, for
 * every kind but `empty`. `decider` is who decides, where the handbook can't, and `principle` is the
 * nearest one where nothing here answers.
 *
 * @typedef {object} Answer
 * @property {"empty" | "verdict" | "question" | "places" | "notListed"} kind
 * @property {{ emergency: boolean } | null} danger
 * @property {{ id: string, title: string, url: string } | null} task
 * @property {"consistent" | "not-consistent" | null} side
 * @property {string | null} about
 * @property {[string, string] | null} decider
 * @property {import("./places.js").Place | null} principle
 * @property {(import("./places.js").Place & { words: string[], score?: number })[]} places
 * @property {{ sure: number, lean: number }} certainty how likely the task is meant, from 0 to 1, and
 *   how far the words lean to its one side (above 0) or the other
 */

/**
 * The lookup ready for use.
 *
 * @param {LookupIndex} index as buildIndex in index.js makes it
 * @param {import("./model.js").ModelData} data the model that benchmarks/lookup_model.py makes
 */
export function open(index, data) {
  const known = readLists(index.lists);
  return {
    known,
    model: readModel(data),
    danger: prepareDanger(index.danger, known),
    places: openPlaces(index.places, index.kinds, known),
    verdicts: index.verdicts,
    deciders: index.deciders,
    decides: index.decides,
    calm: new Set(index.calm),
    principles: new Set(index.principles),
  };
}

/** @typedef {ReturnType<typeof open>} Lookup */

/**
 * The answer to `text`.
 *
 * @param {string} text
 * @param {Lookup} lookup
 * @returns {Answer}
 */
export function ask(text, lookup) {
  const { known, model } = lookup;
  if (!text.trim()) return NOTHING;
  const said = readScores(scores(text, known, model), model);
  const danger = dangerOf(text, said.general, lookup);
  const sure = certainty(text, said, lookup);
  const ranked = rank(text, drifted(said, wordsOf(text, known).length), lookup);
  if (danger) return { ...NOTHING, kind: "places", danger, places: calmOf(ranked, lookup) };
  const places = ranked.filter(({ score, fit }) => isShown(score, fit, model)).slice(0, MOST);
  const best = said.tasks[0];
  const lean = (said.general.get("side") ?? 0) + (said.general.get(`side:${best?.id}`) ?? 0);
  const isSure =
    sure >= least(wordsOf(text, known).length, model.limits) && !isNameOfOther(best, ranked);
  const isClear = isSure && sure >= model.limits.verdict && Math.abs(lean) >= clear(sure, model);
  const task = best && isSure ? lookup.places.byName.get(best.name) : null;
  const kind = isClear ? "verdict" : isSure ? "question" : kindOf(said.answers[0], places);
  const about = aboutOf(said.answers[0]);
  return {
    kind,
    danger,
    task: task && best ? { id: best.id, title: task.title, url: task.url } : null,
    side: isClear ? (lean > 0 ? "consistent" : "not-consistent") : null,
    about,
    decider: isSure ? null : deciderOf(kind === "places" ? places[0] : null, about, lookup),
    principle: kind === "notListed" ? principleOf(text, lookup) : null,
    places: task
      ? [{ ...task, words: [] }, ...places.filter(({ url }) => url !== task.url)]
      : places,
    certainty: { sure, lean },
  };
}

/**
 * Whether the words are the very name of another task than `best`.
 *
 * @param {ScoredTask | undefined} best
 * @param {ScoredPlace[]} ranked
 */
const isNameOfOther = (best, ranked) =>
  ranked.some(({ like, name }) => like === 1 && name.startsWith("tasks/") && name !== best?.name);

/**
 * What danger `text` speaks of: by a phrase of the list, unless all the rest sounds like work, or else by what phrases
 * like it taught.
 *
 * @param {string} text
 * @param {Map<string, number>} general
 * @param {Lookup} lookup
 * @returns {{ emergency: boolean } | null}
 */
function dangerOf(text, general, { danger, known, model }) {
  const score = general.get("is:danger");
  const isWord = (/** @type {string} */ one) => isKnown(one, model) || known.harmless.has(one);
  const isAbove = (/** @type {number} */ limit) => score === undefined || score > limit;
  const listed = isAbove(model.limits.listed)
    ? dangerIn(text, danger, isWord, isAbove(model.limits.word))
    : null;
  const turn = hasTurn(text, danger) ? TURN : 0;
  const isTaught = score !== undefined && isAbove(model.limits.danger + turn);
  return listed ?? (isTaught ? { emergency: (general.get("is:emergency") ?? 0) > 0 } : null);
}

/** What an answer is about that is somebody else's part. */
const ELSEWHERE = "elsewhere";

/** @type {Answer} */
const NOTHING = {
  kind: "empty",
  danger: null,
  task: null,
  side: null,
  about: null,
  decider: null,
  principle: null,
  places: [],
  certainty: { sure: 0, lean: 0 },
};

/** @typedef {{ name: string, score: number }} Scored */
/** @typedef {Scored & { id: string }} ScoredTask */
/** @typedef {import("./places.js").Place & { score: number, fit: number, like: number, words: string[] }} ScoredPlace */
/** @typedef {{ answers: Scored[], tasks: ScoredTask[], general: Map<string, number> }} Said */

/**
 * Every answer by its score, best first, the tasks among them, and what else the model says.
 *
 * @param {Float64Array} found
 * @param {import("./model.js").Model} model
 * @returns {Said}
 */
function readScores(found, model) {
  const all = model.names.map((name, i) => ({ name, score: found[i] ?? 0 }));
  const answers = all
    .filter(({ name }) => /^(?:tasks\/|\/|none)/.test(name))
    .sort((a, b) => b.score - a.score);
  const tasks = answers
    .filter(({ name }) => name.startsWith("tasks/"))
    .map((one) => ({ ...one, id: one.name.slice("tasks/".length) }));
  return { answers, tasks, general: new Map(all.map(({ name, score }) => [name, score])) };
}

/**
 * How likely it is that the first task is meant, from 0 to 1: what it rests on, the training weighs.
 *
 * @param {string} text
 * @param {Said} said
 * @param {Lookup} lookup
 */
function certainty(text, { answers, tasks, general }, { known, model }) {
  const first = tasks[0]?.score ?? LEAST.task;
  const second = tasks[1]?.score ?? LEAST.other;
  const other = answers.find(({ name }) => !name.startsWith("tasks/"))?.score ?? LEAST.other;
  const [isTask, isReal] = [general.get("is:task") ?? 0, general.get("is:real") ?? 0];
  const features = [
    1,
    Math.max(first, LEAST.task),
    first - Math.max(other, LEAST.other),
    first - Math.max(second, LEAST.other),
    strange(text, known, model),
    isTask,
    isReal,
    isTask * isReal,
  ];
  const odds = features.reduce(
    (sum, value, i) => sum + value * (model.limits.certainty[i] ?? 0),
    0,
  );
  return 1 / (1 + Math.exp(-odds));
}

/**
 * What an answer that leads nowhere is about: `elsewhere` where it is somebody else's part.
 *
 * @param {Scored | undefined} answer
 */
function aboutOf(answer) {
  if (!answer?.name.startsWith("none") || answer.score < UNSURE) return null;
  return answer.name.slice("none:".length) || ELSEWHERE;
}

/**
 * The places that may stand below words of danger, best first.
 *
 * @param {ScoredPlace[]} ranked
 * @param {Lookup} lookup
 */
const calmOf = (ranked, { calm }) => ranked.filter(({ url }) => calm.has(url)).slice(0, MOST);

/**
 * Who decides, where the first place says that the handbook can't, or where it is the agency's own affair.
 *
 * @param {ScoredPlace | null} place
 * @param {string | null} about
 * @param {Lookup} lookup
 */
function deciderOf(place, about, { decides, deciders }) {
  const id = place ? decides[place.url.split("#")[0]] : about === ELSEWHERE ? "agency" : "";
  return deciders[id] ?? null;
}

/**
 * The principle whose words come nearest to `text`, if any do.
 *
 * @param {string} text
 * @param {Lookup} lookup
 */
function principleOf(text, { places, principles }) {
  const fits = placesWith(text, places);
  const fitOf = (/** @type {{ id: number }} */ { id }) => fits.get(id)?.fit ?? 0;
  const near = places.places.filter((one) => principles.has(one.kind) && fitOf(one) > 0);
  return near.sort((a, b) => fitOf(b) - fitOf(a))[0] ?? null;
}

/**
 * How sure it has to be that a task is meant, where there are so many words.
 *
 * @param {number} words
 * @param {import("./model.js").ModelData["limits"]} limits
 */
function least(words, { task, long }) {
  return words > FEW ? long : task;
}

/**
 * How far the words have to lean to a side: less far where the task is beyond doubt.
 *
 * @param {number} sure
 * @param {import("./model.js").Model} model
 */
const clear = (sure, { limits }) => (sure >= limits.certain ? limits.clear : limits.side);

/**
 * Whether any place may answer, where no task is sure.
 *
 * @param {Scored | undefined} first
 * @param {ScoredPlace[]} places
 */
function kindOf(first, [best]) {
  if (!best) return "notListed";
  return first?.name.startsWith("none") && best.score <= first.score ? "notListed" : "places";
}

/**
 * The answers, tasks moved by how much a question sounds like one that a task answers; keywords sound like nothing.
 *
 * @param {Said} said
 * @param {number} words
 */
function drifted({ answers, general }, words) {
  const task = general.get("is:task") ?? 0;
  const drift = words > FEW ? DRIFT * Math.max(-1, Math.min(1, task)) : 0;
  return answers.map(({ name, score }) => ({
    name,
    score: name.startsWith("tasks/") ? score + drift : score,
  }));
}

/** Nothing of a place is in the words. */
const NO_FIT = { fit: 0, like: 0, words: /** @type {string[]} */ ([]) };

/** What a place gets from its page, of which the examples say so much. */
const onPage = (/** @type {number | undefined} */ score) =>
  Math.max(UNTAUGHT, (score ?? UNTAUGHT) - ON_PAGE);

/**
 * The places by what the examples taught and by their own words, the best one of each page, best first.
 *
 * @param {string} text
 * @param {Scored[]} answers
 * @param {Lookup} lookup
 * @returns {ScoredPlace[]}
 */
function rank(text, answers, { places, known }) {
  const each = Math.min(FIT, SHARED / wordsOf(text, known).length);
  const taught = new Map(answers.map(({ name, score }) => [name, score]));
  const ofPage = places.pages.map(({ name }) => onPage(taught.get(name)));
  /** @type {{ id: number, score: number, fit: number, like: number, words: string[] }[]} */
  const best = [];
  const offer = (/** @type {number} */ id, /** @type {typeof NO_FIT} */ found) => {
    const page = places.pageOf[id];
    const own = taught.get(places.places[id].name) ?? ofPage[page];
    const score = own + each * found.fit + NAME * found.like;
    const before = best[page];
    if (!before || score > before.score) best[page] = { id, score, ...found };
  };
  for (const { first } of places.pages) offer(first, NO_FIT);
  for (const { name } of answers) {
    const place = places.byName.get(name);
    if (place) offer(place.id, NO_FIT);
  }
  for (const [id, { fit, named, words }] of placesWith(text, places))
    offer(id, { fit, like: Math.max(0, named - LIKE) / (1 - LIKE), words });
  return best
    .sort((a, b) => b.score - a.score || a.id - b.id)
    .map((one) => ({ ...places.places[one.id], ...one }));
}

/**
 * Whether a place has enough to be shown.
 *
 * @param {number} score
 * @param {number} fit
 * @param {import("./model.js").Model} model
 */
const isShown = (score, fit, { limits }) => score >= limits.place || fit >= FITS;
