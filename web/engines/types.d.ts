// The shapes that the engines share. What comes from Python is as the module named here makes it.

// Documents (hiring/documents.js)

type Block =
  | { kind: "title" | "text" | "say"; text: string; keep?: boolean }
  | { kind: "heading"; level: number; text: string; newPage?: boolean }
  | { kind: "bullets" | "numbers"; items: string[] }
  | {
      kind: "table";
      caption: string;
      head: string[];
      rows: string[][];
      widths: number[];
      room: number;
    };

type TitledLines = { heading: string | null; lines: string[]; before?: string[] };

/** The parts of a Word file by their names (macros/outputs/hiring/word.py). */
type WordTemplate = { parts: Record<string, string> };

// Hiring (macros/outputs/hiring/documents.py)

type Link = { title: string; url: string };
type Term = { id: string; title: string; meaning?: string };
type HireLine = {
  id: string;
  text: string | null;
  was?: string | null;
  why?: string | null;
  links?: Link[];
  ours?: boolean;
  /** The handbook's own text, where an organisation amended it: a line each. */
  before?: string[];
};
type HireGroup = { heading: string; component?: string; items: HireLine[] };
type HireStatement = HireLine & { component: string; roles: string[] };
type HireRole = {
  id: string;
  title: string;
  job_title: string;
  groups: HireGroup[];
  draft: string[];
  before?: string[];
};
type HireAd = {
  id: string;
  title: string;
  job_title: string;
  hours: string;
  groups: HireGroup[];
  before?: string[];
};

/** A question; one that may not be asked has no words to ask it with, but a `safer` one. */
type HireQuestion = {
  id: string;
  title: string;
  group: string;
  risk: string;
  reason: string;
  url: string;
  usable: boolean;
  safer?: string;
  ask: string;
  care?: string | null;
  scale: string[][];
  competencies: string[];
  settings: string[];
  minutes: number;
  before?: string[];
};

type HireKit = { id: string; title: string; questions: string[]; opening: number; closing: number };

/** assets/hire.json: what documents are made from. */
type HireDocuments = {
  credit: string;
  defaultRole: string | null;
  panel: { opening: string; rules: string[]; reviewed: string; before?: string[] };
  components: { id: string; title: string }[];
  statements: HireStatement[];
  roles: HireRole[];
  ads: HireAd[];
  questions: HireQuestion[];
  groups: Term[];
  risks: Term[];
  settings: Term[];
  competencies: Record<string, string>;
  kits: HireKit[];
};

/** assets/hire-postings.json: what a posting is checked by. */
type PostingRules = {
  rules: PostingRule[];
  problems: Term[];
  words: WordGroups;
  posting_likeness?: LikenessData | null;
};

/** assets/hire-questions.json: what a question is checked by. */
type QuestionRules = {
  question_rules: QuestionRule[];
  subjects?: Term[];
  risks: Term[];
  words: WordGroups;
  question_likeness?: LikenessData | null;
};

/**
 * What was learned from marked lines (macros/outputs/hiring/likeness.py): of postings a row for each rule, of questions
 * one that is called risky. A problem is added above `sure`, and put aside at or below `unlikely`.
 */
type LikenessData = import("./model/weights.js").Packed & { limits: LikenessLimits };
type LikenessLimits = { sure: number; unlikely?: number };
type Likeness = import("./model/weights.js").Weights & { limits: LikenessLimits };

type HireData = HireDocuments & PostingRules & QuestionRules;

type KitDraft = {
  title: string;
  ids: string[];
  own?: string[];
  opening: number;
  closing: number;
};
type JobDescriptionDraft = {
  role: string;
  jobTitle: string;
  facts: Record<string, string>;
  ticked: string[];
  own: { component: string; text: string }[];
};
type AdDraft = {
  model: string;
  jobTitle: string;
  contact: string;
  facts: Record<string, string>;
  ticked: string[];
  own: { heading: string; text: string }[];
};

/** A place in a text. */
type Span = { start: number; end: number };
/** What a clause of a posting speaks of. */
type ClauseContext = "requirement" | "duty" | "people" | "employer" | "heading";
/**
 * A part of a line that no clause reaches beyond: where it begins in the line, where clauses in it
 * may meet, and what each no in it reaches.
 */
type Segment = { text: string; start: number; cuts: Span[]; ruledOut: Span[] };
/** The words of the groups in data/check-words.yml, by the group's id. */
type WordGroups = Record<string, string[]>;
type PostingRule = {
  id: string;
  title: string;
  problem: string;
  reads: string[];
  patterns: string[];
  unless?: string[];
  excused?: string[];
  swaps?: { word: string; use: string }[];
  reason: string;
  question: string | null;
  rewrite: string | null;
  links: Link[];
};
/** `needed`: of each word one way to begin that a text must hold; `no`: the pattern says no itself. */
type Pattern = { test: RegExp; needed: string[][]; no: boolean };
type Reader = {
  contextOf(text: string, heading?: ClauseContext | null): ClauseContext;
  aboutThoseServed(text: string, at: number): boolean;
  askedByThePerson(segment: Segment, place: Span): boolean;
  ledByThePerson(segment: Segment, place: Span): boolean;
};
type CompiledRule = {
  rule: PostingRule;
  tests: Pattern[];
  exceptions: Pattern[];
};
type CompiledCheck = { reader: Reader; rules: CompiledRule[]; likeness: Likeness | null };
/** A text as it is read, where each sign of it stood, and whether it holds other letters or another language. */
type Readable = { text: string; at: number[]; foreign: boolean };
/** A problem, and where it stands in its line; `likely` where no words of its rule do, and it only reads like it. */
type Finding = Span & { rule: PostingRule; found: string; likely?: boolean };

type Authority = { title: string; citation: string; read: string; status: string; url: string };
type QuestionRule = {
  id: string;
  title: string;
  subject: string;
  risk: string;
  finds?: string;
  patterns: string[];
  unless?: string[];
  clears: string[];
  everywhere: boolean;
  hints?: string[];
  lifts: boolean;
  reason: string;
  ask: string | null;
  law: Authority[];
};
type CompiledQuestionRule = {
  rule: QuestionRule;
  tests: Pattern[];
  hints: Pattern[];
  exceptions: Pattern[];
};
type CheckedQuestion = {
  text: string;
  risk: string;
  findings: (Span & { rule: QuestionRule; found: string })[];
  fine: QuestionRule[];
};

// Learning

type AnswerOption = { id: string; right: boolean; match: string | null };
type Marked = { right: boolean; wrong: string[]; missing: string[] };
type Place = { stage: number; due: string };
type Answered = { first: string; last: string; right: boolean; queued: Place | null };
type Progress = {
  format: string;
  version: number;
  questions: Record<string, Answered>;
  steps: Record<string, string>;
};
/** The part (an id) of a page, by the page's step, where a reader stopped. */
type Places = Record<string, string>;
type AssessOption = { id: string; text: string; score: number };
type Answer = {
  id: string;
  text: string;
  option: AssessOption | null;
  options: AssessOption[];
  words: string;
};
/** The marks of a self-assessment on one day, by the item's id. */
type Sitting = { day: string; marks: Record<string, string> };
type Band = { least: number; most: number; text: string };

// The lookup (macros/outputs/lookup/index.py and lookup/index.js)

type LookupIndex = {
  lists: Record<string, string>;
  danger: any[];
  /** The kind, address, title and other names of each place. */
  places: [number, string, string, string][];
  kinds: string[];
  verdicts: Record<string, string>;
  /** What is said of each who decides what the handbook can't, and whom to ask. */
  deciders: Record<string, [string, string]>;
  /** Who decides what a page is about, by its address. */
  decides: Record<string, string>;
  /** Addresses that may stand below words of danger. */
  calm: string[];
  /** The kinds of places that are principles. */
  principles: string[];
  signpost: Signpost;
  test: TestReason[];
};

type Side = "consistent" | "not-consistent";
/** A task as the lookup shows it: macros/outputs/lookup/index.py writes one file for each. */
type LookupCard = {
  title: string;
  url: string;
  question: string;
  /** What of it is in the role and what isn't, a sentence each; "" where there is nothing. */
  part: string;
  not_part: string;
  verdict: string;
  inferred: boolean;
  /** A question that decides, and of each answer its words, its verdict and the reason. */
  decide: { question: string; answers: [string, string, string][] } | null;
  /** Each statement with its side and what people type for it. */
  lines: [string, Side, string[]][];
  reasons: [string, string][];
  instead: string[];
  say: string;
  note: string;
  sources: [string, string][];
  differs: [string, string, string][];
  local?: LocalChange;
};
/** What an organisation did to a task. */
type LocalChange = {
  marks: string[];
  added?: boolean;
  before?: string;
  refused?: string[];
  sides?: boolean;
};
type Signpost = {
  lead: string;
  text: string;
  hurt: string;
  emergency: string;
  more: [string, string] | null;
};
/** A kind of reason: its title, what it means, and what to ask. */
type TestReason = [string, string, string[]];
type WordLists = {
  same: Map<string, string>;
  /** Of the forms that begin with a word, how many words the longest has. */
  longest: Map<string, number>;
  small: Set<string>;
  harmless: Set<string>;
  self: Set<string>;
  someone: Set<string>;
  not: Set<string>;
  drop: Set<string>;
} & Record<string, any>;
type DangerGroup = { says: string[][]; unless: Set<string>; emergency: boolean };
type DangerList = {
  known: WordLists;
  familiar: Set<string>;
  idioms: string[][];
  groups: DangerGroup[];
  shelved: Map<string, string[]>;
};

// The offline copy (macros/mkdocs/service_worker.py)

/** The list of an edition: each path with the hash of what it holds. `bytes`: of `more`, as sent. */
type Edition = {
  shells: string;
  core: Record<string, string>;
  more: Record<string, string>;
  bytes: number;
};

/** A page's part: the name of its shell, or "", then its own pieces. */
type Part = string[];
type Shells = { names: Record<string, string>; shells: Record<string, string[]> };

/** Where the copy is kept, and how it is fetched. Keys and paths are from the root of the site. */
type Store = {
  keys: () => Promise<Set<string>>;
  put: (key: string, response: Response) => Promise<void>;
  get: (path: string) => Promise<Response>;
  warn: (words: string) => void;
};

/** What could not be kept, and whether the browser had no more room. */
type Kept = { missing: string[]; unreachable: string[]; full: boolean };

// The search (macros/mkdocs/search_index.py)

/** A part of a page: what stands under its title, or under a heading. */
type SearchPart = { location: string; title: string; text: string };
/** Which pages hold which words, as words.js packs it. */
type WordIndex = { urls: string[]; words: string; pages: string[] };
