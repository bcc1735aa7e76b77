// Starts what a page has of quizzes, paths, scenarios and self-assessments.

/** @type {Record<string, () => Promise<(root: HTMLElement) => unknown>>} */
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

/**
 * Starts the part that `root` names in data-learn.
 *
 * @param {HTMLElement} root
 */
export async function start(root) {
  if (root.dataset.learn === "question") await comingNear(root);
  const begin = await parts[root.dataset.learn ?? ""]();
  begin(root);
}

/** @type {Set<() => void>} */
const waiting = new Set();

/**
 * Resolves when a reader comes near `root`, or near any other that waits. Most questions stand at the
 * end of a long page, and are readable before their script is there.
 *
 * @param {Element} root
 */
function comingNear(root) {
  return new Promise((resolve) => {
    waiting.add(() => resolve(undefined));
    const watch = new IntersectionObserver(
      (seen) => {
        if (!seen.some((one) => one.isIntersecting)) return;
        watch.disconnect();
        for (const go of waiting) go();
      },
      { rootMargin: "100% 0px" },
    );
    watch.observe(root);
  });
}
