// A small handbook for the lookup and the search: every kind of word, phrase of danger, place and answer.

import { hash, PIECES, WORDS } from "../../../web/engines/model/features.js";
import { knownBits } from "../../../web/engines/lookup/model.js";
import { stem } from "../../../web/engines/model/stem.js";

const SIGNS = Array.from({ length: 94 }, (_, i) => String.fromCharCode(32 + i))
  .filter((sign) => sign !== '"' && sign !== "\\")
  .join("");

/** How sure an answer has to be, in these models. */
export const LIMITS = {
  task: 0.5,
  danger: 0,
  word: -9,
  listed: -9,
  long: 0.9,
  verdict: 0.6,
  side: 0.5,
  place: -0.9,
  certainty: [0, 4, 0, 0, 0, 0, 0, 0],
};

/** @param {string} feature a word, a pair of words, or a piece of a word after a "+" */
function placeOf(feature) {
  if (feature.startsWith("+")) return WORDS + (hash(feature.slice(1)) % PIECES);
  return hash(feature.split(" ").map(stem).join(" ")) % WORDS;
}

const MORE = SIGNS.length - 1;

/** @param {number[]} places from the first to the last */
const gapsOf = (places) =>
  places
    .map((at, i) => at - (places[i - 1] ?? -1) - 1)
    .map((gap) => SIGNS[MORE].repeat(Math.floor(gap / MORE)) + SIGNS[gap % MORE])
    .join("");

/** @param {string[]} words */
function bitsOf(words) {
  const bits = new Set(words.flatMap((word) => knownBits(stem(word))));
  return gapsOf([...bits].sort((a, b) => a - b));
}

/**
 * A model of the weights, in steps, that each row gives to a feature.
 *
 * @param {Record<string, Record<string, number>>} rows
 * @param {object} [more]
 * @param {string[]} [more.known] the words that are known; every word, where this isn't told
 * @param {Record<string, number>} [more.rare] how rare a feature is; the others are all as rare as 1
 */
export function modelOf(rows, { known, rare = {} } = {}) {
  const rarity = Array(WORDS + PIECES).fill(SIGNS[1]);
  for (const [feature, value] of Object.entries(rare)) rarity[placeOf(feature)] = SIGNS[value];
  const order = rarity
    .map((sign, at) => ({ at, value: SIGNS.indexOf(sign) }))
    .sort((a, b) => (a.value || Infinity) - (b.value || Infinity) || a.at - b.at);
  const ranks = new Map(order.map(({ at }, rank) => [at, rank]));
  const held = Object.values(rows).map((weights) =>
    Object.entries(weights)
      .map(([feature, weight]) => ({ at: ranks.get(placeOf(feature)) ?? 0, weight }))
      .sort((a, b) => a.at - b.at),
  );
  return {
    rows: Object.keys(rows).map((name) => ({ name, scale: 0.5, bias: -1 })),
    gaps: held.map((row) => gapsOf(row.map(({ at }) => at))),
    values: held.map((row) => row.map(({ weight }) => SIGNS[weight + 7]).join("")),
    rarity: rarity.join(""),
    known: known ? bitsOf(known) : SIGNS[0].repeat(65536),
    limits: LIMITS,
  };
}

export const LISTS = {
  same: "medication:meds,med,medicine|oncall:on call|with:w/|medication pass:med pass,pass out meds|want to:wanna",
  small: "the|a|to|with|of|is|Is it",
  self: "myself|himself|self|hisself",
  someone: "him|her|them|my roommate",
  not: "not|never|dont",
  drop: "to|the|really",
  harmless: "vampire|zombies",
};

/** @type {LookupIndex} */
export const INDEX = /** @type {any} */ ({
  lists: LISTS,
  danger: [
    [
      "want die|hurt someone|not wake|kill self|jump bridge",
      "movie|book club",
      "die laughing|bridge club|kill time",
      0,
    ],
    ["took pills|overdose", "training", "took pills counted", 1],
  ],
  kinds: ["Tasks", "Pages", "Values", "Words"],
  places: [
    [0, "check/tasks/giving-rides/", "Giving rides", "lift, driving someone"],
    [0, "check/tasks/medications/", "Medications", "med pass"],
    [0, "check/tasks/case-notes/", "Writing notes", ""],
    [1, "check/tasks/", "All tasks", ""],
    [1, "hire/pay/", "Pay, benefits and hours", "salary"],
    [1, "hire/pay/#hours", "Hours of work", "shift"],
    [1, "calm/", "Calm", "safety"],
    [1, "calm/after/", "After a crisis", "safety, debriefing"],
    [2, "values/shared-power/", "Shared power", "wifi, power"],
    [2, "values/mutuality/", "Mutuality", "give and take"],
    [3, "words/#mutuality", "Mutuality", "both ways"],
    [3, "words/#recovery", "Recovery", "getting better"],
  ],
  verdicts: { consistent: "Part of the role" },
  deciders: { agency: ["Your agency decides", "Ask it."], law: ["The law decides", "Read it."] },
  decides: { "hire/pay/": "agency", "calm/": "law" },
  calm: ["calm/", "calm/after/"],
  principles: ["Values"],
});

export const ROWS = {
  "tasks/giving-rides": { drive: 7, taxi: 7, lift: 3, "airport ride": 7 },
  "tasks/medications": { medication: 7, "medication pass": 7, "+pil": 7, "+ pi": 5 },
  "tasks/case-notes": { notes: 7, lift: 2 },
  "/hire/pay/": { salary: 7, hour: 5 },
  "/hire/pay/#hours": { shift: 7 },
  "/calm/": { calm: 4 },
  none: { wifi: 7, parking: 2 },
  "none:groups": { group: 7, meeting: 3 },
  side: { together: 7, alone: -7 },
  "side:giving-rides": { taxi: -2, bus: 7 },
  "side:medications": { pass: -7 },
  "is:task": { may: 7, taxi: 1 },
  "is:real": { may: 7, should: 7 },
  "is:danger": { hopeless: 7, ledge: 7 },
  "is:emergency": { ledge: 7 },
};

/** Texts as people type them, short and long, with everything that the engines look at. */
export const TEXTS = [
  "",
  "   ",
  "…",
  "taxi",
  "Taxi taxi TAXI",
  "drive",
  "drive alone",
  "drive alone alone alone",
  "drive together",
  "bus drive together",
  "may I drive to the airport ride",
  "may I pass out meds with a nurse to people who asked for it",
  "med pass",
  "w/ meds",
  "pills",
  "a pill",
  "pilled",
  "notes",
  "lift",
  "lift alone",
  "lift notes",
  "salary",
  "salary and hours of everybody here in the house",
  "shift",
  "hours",
  "pay",
  "benefits hours pay",
  "give and take",
  "mutuality",
  "mutualty",
  "mutual",
  "shared power",
  "power",
  "wifi",
  "wi",
  "wif",
  "parking",
  "parking wifi",
  "group",
  "groups meeting",
  "meeting",
  "meeting power",
  "recovery",
  "zebra",
  "zebra zeppelin hangar",
  "zebra zeppelin hangar taxi",
  "may I",
  "should I",
  "may taxi",
  "may drive should",
  "should drive",
  "calm",
  "calm safety",
  "safety",
  "debriefing",
  "all tasks",
  "hopeless",
  "hopeless safety",
  "on the ledge",
  "on the ledge debriefing",
  "wants to die",
  "I don't wanna die",
  "took pills",
  "took pills and wants to die",
  "took pills, safety",
  "salery",
  "shaft",
  "debreifing",
  "wif zebra",
  "zebra wif",
  "sal",
  "sa",
  "power shared mutuality recovery calm hours rides notes medications",
];

/** Texts with words of danger in them, or with words that look like it. */
export const DANGERS = [
  "want die",
  "I want to die",
  "I want to really just simply die",
  "I want one two three die",
  "die want",
  "want. die",
  "want.die",
  "want? die",
  "want! die",
  "want!! die",
  "want; die",
  "want, die",
  "want to die in the movie",
  "want to die at the book club",
  "want to die. See the movie",
  "want to die laughing",
  "die laughing, want to die",
  "want to die laughing, want to die",
  "want die laughing die laughing",
  "hurt him",
  "hurt my roommate",
  "hurt roommate",
  "hurt the table of him",
  "hurt the him",
  "hurt only him",
  "hurt only that her",
  "hurts them",
  "hurt myself",
  "dont wake",
  "never to wake",
  "not one two wake",
  "not one two three wake",
  "kill myself",
  "kill himself",
  "kil myself",
  "kilk myself",
  "klil myself",
  "kill mysef",
  "kill hismelf",
  "kill meself",
  "kill time",
  "kill time myself",
  "kill time now kill myself",
  "jump the bridge",
  "jump from that bridge",
  "jump bridge club",
  "bridge club jump bridge",
  "jmup bridge",
  "jump brigde",
  "jump bidge",
  "jump brxxge",
  "jump brdgx",
  "took pills",
  "tok pills",
  "took pils",
  "took plis",
  "took pills counted",
  "took the pills counted",
  "took pills counted took pills",
  "overdose",
  "overdoes",
  "overdsoes",
  "ovrdse",
  "ovrse",
  "overdosing",
  "overdose training",
  "overdose. Training tomorrow",
  "want to die, took pills",
  "vampire wants die",
  "wamt die",
  "wnat to die",
  "wan die",
  "wont die",
  "zombies dye",
  "want dye",
  "want diee",
  "jum bridge",
  "overdozze",
  "ovverdosse",
  "ovedosse",
  "hisselff kill hisselff",
  "",
];

/** A word for each ending and length that Porter (1980) treats in its own way. */
export const WORDS_WITH_ENDINGS = `
caresses ponies ties caress cats gas this us is bees buses passes class oss dies lies
feed agreed freed eed exceed indeed seeded
plastered bled motoring sing king thing string conflated conflating troubled troubling sized sizing
hopped hopping tanned falling hissing fizzed failing filing filed rubbing boxing boxed playing played
snowing snowed fixing taxiing bedding adding egging erring essing ebbing inning caring cared
happy sky say by try enjoy fly cry shyly apply yes
relational conditional rational valenci hesitanci digitizer conformabli radicalli differentli vileli
analogousli vietnamization predication operator feudalism decisiveness hopefulness callousness formaliti
sensitiviti sensibiliti national motional station ration creator elli bli izer eli
triplicate formative formalize electriciti electrical hopeful goodness icate native ful fitness useful realize
revival allowance inference airliner gyroscopic adjustable defensible irritant replacement adjustment
dependent adoption homologou communism activate angulariti homologous effective bowdlerize
element cement moment agent parent ant ent prism action lesion opinion union million fusion region onion
probate rate cease ease apple horse these the there fire hope hoping controll roll controlling install all ill
supervision supervising supervisor supervise recovery recovering recovered mutuality mutual medication
medications medicate caseworker advocacy advocate advocating advocated boundaries boundary sharing
am an a 8pm w/ don't x café Ride yy yyy yelled yearly eying eye oyster oxen ooze aed ing ed es s ss
`
  .split(/\s+/)
  .filter(Boolean);
