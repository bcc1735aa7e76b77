// Progress along a learning path: on the bar of a page, in the list of a path, at the end of a page.

import { button, element } from "../dom.js";
import { allAnswered, countDone, doneSummary } from "../../engines/learning/progress.js";
import { dropStep, follow, keepStep, load } from "./progress-store.js";

function meter(className, label) {
  const words = element("span");
  const bar = element("progress", { "aria-label": label });
  const root = element("span", { className }, words, bar);
  return {
    root,
    show(done, total) {
      words.textContent = doneSummary(done, total);
      bar.max = total;
      bar.value = done;
    },
  };
}

/** Starts the bar on top of a page. */
export function startBar(root) {
  const keys = root.dataset.steps.split(" ");
  const made = meter("path-bar__progress", "Pages of this path done");
  root.append(made.root);
  follow((progress) => made.show(countDone(progress, keys), keys.length));
}

/** Starts the list of a path: which pages are done. */
export function startList(root) {
  const links = [...root.querySelectorAll("[data-step]")];
  const keys = links.map((link) => link.dataset.step);
  const made = meter("path-list__progress", "Pages of this path done");
  root.querySelector(".path-list").before(made.root);
  follow((progress) => {
    made.show(countDone(progress, keys), keys.length);
    for (const link of links) {
      link.nextElementSibling?.matches(".step-done") && link.nextElementSibling.remove();
      if (progress.steps[link.dataset.step])
        link.after(element("span", { className: "step-done", textContent: "✓ done" }));
    }
  });
}

/** Starts the end of a page: done by the button, or by itself when its check has been answered. */
export function startDone(root) {
  const key = root.dataset.step;
  const ids = root.dataset.questions
    .split(" ")
    .filter((id) =>
      document.querySelector(
        `[data-entry="questions/${id}"]:not([data-crisis], [data-type="reflection"])`,
      ),
    );
  const words = element("p", {
    className: "path-end__words",
    role: "status",
    "aria-live": "polite",
  });
  const press = button("", () => (load().steps[key] ? dropStep(key) : keepStep(key)));
  let complete = allAnswered(load(), ids);

  function show(progress) {
    const done = progress.steps[key];
    press.textContent = done ? "Not done after all" : "Mark this page as done";
    words.textContent = done ? "✓ You have done this page." : "";
  }

  root.append(words, press);
  root.hidden = false;
  follow((progress) => {
    show(progress);
    const now = allAnswered(progress, ids);
    if (now && !complete) queueMicrotask(() => keepStep(key));
    complete = now;
  });
}
