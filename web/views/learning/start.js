// Starts what a page has of quizzes, paths, scenarios and self-assessments.

const parts = {
  quiz: () => import("./quiz.js").then(({ start }) => start),
  "quiz-progress": () => import("./quiz.js").then(({ startProgress }) => startProgress),
  "go-on": () => import("./go-on.js").then(({ start }) => start),
  question: () => import("./question.js").then(({ start }) => start),
  path: () => import("./path.js").then(({ startBar }) => startBar),
  "path-list": () => import("./path.js").then(({ startList }) => startList),
  done: () => import("./path.js").then(({ startDone }) => startDone),
  scenario: () => import("./scenario.js").then(({ start }) => start),
  replies: () => import("./replies.js").then(({ start }) => start),
  "role-practice": () => import("./role-practice.js").then(({ start }) => start),
  review: () => import("./review-page.js").then(({ start }) => start),
  progress: () => import("./progress-page.js").then(({ start }) => start),
  record: () => import("./learning-record.js").then(({ start }) => start),
  "record-form": () => import("./learning-record.js").then(({ startForm }) => startForm),
  assess: () => import("./self-assessment.js").then(({ start }) => start),
};

/** Starts the part that `root` names in data-learn. */
export async function start(root) {
  const begin = await parts[root.dataset.learn]();
  begin(root);
}
