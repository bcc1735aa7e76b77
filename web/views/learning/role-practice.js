// Part of the role or not? One statement at a time, from the list on the page. Nothing is kept.

import { all, announcer, button, element, headingOf, required, uniqueName } from "../dom.js";
import { shuffled } from "../../engines/learning/shuffle.js";

/** @param {HTMLElement} root */
function read(root) {
  return all(root, ".role-practice__task").flatMap((task) => {
    const title = headingOf(task);
    const short = required(task, ".role-practice__short").textContent;
    const link = /** @type {HTMLAnchorElement} */ (required(task, "p a")).href;
    return all(task, "[data-side]").map((item) => ({
      title,
      short,
      link,
      side: item.dataset.side ?? "",
      text: required(item, ".statements__text").textContent,
    }));
  });
}

/**
 * Starts a <div data-learn="role-practice">.
 *
 * @param {HTMLElement} root
 */
export function start(root) {
  const statements = read(root);
  const { consistent = "", notConsistent = "" } = root.dataset;
  /** @type {Record<string, string>} */
  const sides = { consistent, "not-consistent": notConsistent };
  let queue = shuffled(statements);
  let tried = 0;
  let hit = 0;
  const task = element("p", { className: "role-practice__name", id: uniqueName("task") });
  const statement = element("p", {
    className: "role-practice__statement",
    id: uniqueName("statement"),
  });
  const asked = element(
    "div",
    { role: "group", tabIndex: -1, "aria-labelledby": `${task.id} ${statement.id}` },
    task,
    statement,
  );
  const result = announcer("result");
  const tally = element("p", { className: "quiz-count" });
  const buttons = Object.entries(sides).map(([side, words]) => button(words, () => answer(side)));
  const next = button("Next statement", ask, { hidden: true });
  const card = element(
    "div",
    { className: "role-practice__card" },
    asked,
    element("div", { className: "row" }, ...buttons, next),
    result,
    tally,
  );

  function put() {
    if (!queue.length) queue = shuffled(statements);
    task.textContent = `${queue[0].title}:`;
    statement.textContent = queue[0].text;
  }

  function ask() {
    put();
    result.className = "result";
    result.replaceChildren();
    for (const one of buttons) one.hidden = false;
    next.hidden = true;
    asked.focus();
  }

  /** @param {string} side */
  function answer(side) {
    const judged = queue.shift();
    if (!judged) return;
    const { side: right, title, short, link } = judged;
    tried += 1;
    hit += side === right ? 1 : 0;
    const words =
      side === right
        ? `Right. ${sides[right]}.`
        : `It's the other way around: ${sides[right].toLowerCase()}.`;
    result.className = `result result--${side === right ? "right" : "missed"}`;
    result.replaceChildren(
      element("p", { textContent: words }),
      element("p", { textContent: short }),
      element("p", {}, "Why, and what to do: ", element("a", { href: link, textContent: title })),
    );
    tally.textContent = `${hit} of ${tried} as the sources see it`;
    for (const one of buttons) one.hidden = true;
    next.hidden = false;
    next.focus();
  }

  const list = element(
    "details",
    {},
    element("summary", { textContent: "All statements, task by task" }),
  );
  list.append(...root.childNodes);
  root.append(card, list);
  put();
}
