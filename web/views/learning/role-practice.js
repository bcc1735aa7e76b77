// Part of the role or not? One statement at a time, from the list on the page. Nothing is kept.

import { announcer, button, element, headingOf } from "../dom.js";
import { shuffled } from "../../engines/learning/shuffle.js";

function read(root) {
  return [...root.querySelectorAll(".role-practice__task")].flatMap((task) => {
    const title = headingOf(task);
    const link = task.querySelector("p a").href;
    return [...task.querySelectorAll("[data-side]")].map((item) => ({
      title,
      link,
      side: item.dataset.side,
      text: item.querySelector(".statements__text").textContent,
    }));
  });
}

/** Starts a <div data-learn="role-practice">. */
export function start(root) {
  const all = read(root);
  const { consistent, notConsistent } = root.dataset;
  const sides = { consistent, "not-consistent": notConsistent };
  let queue = shuffled(all);
  let tried = 0;
  let hit = 0;
  const statement = element("p", { className: "role-practice__statement", tabIndex: -1 });
  const result = announcer("result");
  const tally = element("p", { className: "quiz-count" });
  const buttons = Object.entries(sides).map(([side, words]) => button(words, () => answer(side)));
  const next = button("Next statement", ask, { hidden: true });
  const card = element(
    "div",
    { className: "role-practice__card" },
    statement,
    element("div", { className: "row" }, ...buttons, next),
    result,
    tally,
  );

  function ask() {
    if (!queue.length) queue = shuffled(all);
    statement.textContent = queue[0].text;
    result.className = "result";
    result.replaceChildren();
    for (const one of buttons) one.hidden = false;
    next.hidden = true;
    statement.focus();
  }

  function answer(side) {
    const asked = queue.shift();
    if (!asked) return;
    const { side: right, title, link } = asked;
    tried += 1;
    hit += side === right ? 1 : 0;
    const words =
      side === right
        ? `Right. ${sides[right]}.`
        : `It is the other way round: ${sides[right].toLowerCase()}.`;
    result.className = `result result--${side === right ? "right" : "missed"}`;
    result.replaceChildren(
      element("p", { textContent: words }),
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
  statement.textContent = queue[0].text;
}
