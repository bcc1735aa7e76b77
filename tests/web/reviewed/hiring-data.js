// A small handbook for the hiring engines: every kind of rule, part, question and model, once or twice.

const people = ["client*", "people", "person", "individuals", "someone", "them", "service user*"];

export const WORDS = {
  people,
  served: ["clients", "people", "person", "individuals", "those", "service users", "veterans"],
  "asked-by-the-person": ["when/if/as they ask/asks", "on request", "when the/a person ask/asks"],
  "asked-by-others": ["request of the team/staff/nurse*/doctor*", "requested/assigned by .. staff"],
  "led-by-the-person": ["self directed", "taking the lead"],
};

/** @param {any} rule */
const posting = (rule) => ({
  title: `Title of ${rule.id}`,
  problem: "task",
  reads: ["duty", "requirement", "people", "employer"],
  reason: `Reason of ${rule.id}.`,
  question: null,
  rewrite: null,
  links: [],
  ...rule,
});

export const POSTING_RULES = [
  posting({
    id: "notes",
    reads: ["duty"],
    patterns: ["write/writes/complet*/document* .. note*/contact*/plan*", "progress notes"],
    rewrite: "Keeps a time sheet.",
    unless: ["own notes"],
  }),
  posting({ id: "driving", patterns: ["driv*/transport* {people}", "driver's license"] }),
  posting({
    id: "medication",
    patterns: ["monitor*/manag*/prompt* ... medication?", "medication complian*"],
    unless: ["if they ask"],
  }),
  posting({ id: "outcome", patterns: ["reduc* ... hospital*/emergency", "outcome measures"] }),
  posting({
    id: "stable",
    problem: "requirement",
    reads: ["requirement"],
    patterns: ["stable", "in recovery for", "sober", "free of .. symptoms", "no hospital*"],
    rewrite: "Able to do the duties listed here",
  }),
  posting({
    id: "other-duties",
    problem: "wording",
    patterns: ["other duties .. assigned", "as assigned"],
    question: "Which ones?",
    links: [{ title: "Tasks", url: "check/" }],
  }),
  posting({
    id: "client",
    problem: "wording",
    patterns: ["client*"],
    swaps: [
      { word: "clients", use: "people" },
      { word: "client", use: "person" },
    ],
  }),
  posting({ id: "education", reads: ["requirement"], patterns: ["bachelor*", "degree"] }),
];

/** @param {any} rule */
const question = (rule) => ({
  title: `Title of ${rule.id}`,
  subject: "health",
  reason: `Reason of ${rule.id}.`,
  ask: null,
  clears: [],
  everywhere: false,
  lifts: false,
  law: [{ citation: "1 U.S.C. 1", url: "law/", status: "In force", read: "read in full" }],
  ...rule,
});

export const QUESTION_RULES = [
  question({
    id: "health",
    risk: "high",
    patterns: ["medication*", "diagnos*", "disabilit*", "sober"],
    hints: ["health", "illness"],
    ask: "Can you do these duties?",
  }),
  question({ id: "age", risk: "high", patterns: ["how old", "born", "graduat*", "birth"] }),
  question({
    id: "family",
    risk: "medium",
    patterns: ["married", "child*", "family"],
    unless: ["family support"],
  }),
  question({ id: "origin", risk: "low-medium", patterns: ["accent", "citizen*", "native"] }),
  question({ id: "adult", risk: "low", patterns: ["at least .. years old"], clears: ["age"] }),
  question({
    id: "story",
    risk: "low",
    patterns: ["without telling"],
    everywhere: true,
    clears: ["health"],
  }),
  question({ id: "work", risk: "low", patterns: ["what would you", "how would you"], lifts: true }),
];

/** @param {any} line */
const statement = (line) => ({ was: null, ours: false, why: null, links: [], roles: [], ...line });

export const DATA = {
  credit: "After the Handbook.",
  defaultRole: "specialist",
  panel: {
    opening: "Don't tell us about your health.",
    rules: ["Ask everyone the same.", "Score alone first."],
    reviewed: "November 2026",
  },
  competencies: { listening: "Listening", limits: "Knowing the limits" },
  settings: [{ id: "forensic", title: "Forensic" }],
  risks: [
    { id: "low", title: "Low risk" },
    { id: "high", title: "High risk" },
  ],
  problems: [
    { id: "task", title: "Not part of the role" },
    { id: "requirement", title: "Risky requirement" },
    { id: "wording", title: "Wording" },
  ],
  groups: [{ id: "work", title: "The work" }],
  words: WORDS,
  rules: POSTING_RULES,
  question_rules: QUESTION_RULES,
  questions: [
    {
      id: "listen",
      title: "Listening",
      group: "work",
      usable: true,
      risk: "low",
      ask: "How do you show that you listen?",
      care: "Listen for examples.",
      minutes: 7,
      competencies: ["listening", "limits"],
      settings: [],
      scale: [
        ["1", "Talks."],
        ["5", "Listens."],
      ],
    },
    {
      id: "secure",
      title: "In a secure place",
      group: "work",
      usable: true,
      risk: "low-medium",
      ask: "What would you do?",
      minutes: 5,
      competencies: [],
      settings: ["forensic"],
      scale: [["1", "Nothing."]],
    },
    {
      id: "meds",
      title: "Medication",
      group: "work",
      usable: false,
      risk: "high",
      reason: "It asks for health.",
      safer: "listen",
      competencies: [],
      settings: [],
    },
    {
      id: "odd",
      title: "Odd",
      group: "work",
      usable: false,
      risk: "unheard-of",
      reason: "Nobody rated it.",
      competencies: [],
      settings: [],
    },
  ],
  kits: [
    { id: "long", title: "Long kit", questions: ["listen", "secure"], opening: 4, closing: 6 },
    { id: "short", title: "Short kit", questions: ["listen"], opening: 0, closing: 60 },
  ],
  components: [
    { id: "function", title: "Function" },
    { id: "duties", title: "Duties" },
    { id: "empty", title: "Empty" },
  ],
  statements: [
    statement({ id: "support", component: "duties", text: "Supports people." }),
    statement({ id: "groups", component: "duties", text: "Runs groups.", roles: ["coordinator"] }),
    statement({ id: "kept-out", component: "duties", text: null }),
    statement({ id: "again", component: "function", text: "Is there for people." }),
  ],
  roles: [
    {
      id: "specialist",
      title: "Specialist",
      job_title: "Peer specialist",
      draft: ["one-to-one", "support"],
      groups: [
        {
          component: "function",
          heading: "With people",
          items: [
            { id: "one-to-one", text: "Is there for people." },
            { id: "no-words", text: null },
          ],
        },
        {
          component: "function",
          heading: "With staff",
          items: [{ id: "staff", text: "Talks with staff." }],
        },
      ],
    },
    { id: "coordinator", title: "Coordinator", job_title: "Coordinator", groups: [] },
  ],
  ads: [
    {
      id: "first",
      title: "First",
      job_title: "Peer specialist",
      hours: "20 a week",
      groups: [
        {
          heading: "What you do",
          items: [
            { id: "listen-line", text: "Listen." },
            { id: "left-out", text: null },
          ],
        },
        { heading: "What you bring", items: [{ id: "bring", text: "Your experience." }] },
      ],
    },
    {
      id: "second",
      title: "Second",
      job_title: "Advocate",
      hours: "40 a week",
      groups: [{ heading: "What you do", items: [{ id: "speak", text: "Speak up." }] }],
    },
  ],
};
