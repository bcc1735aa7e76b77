// The page that shows progress, saves it as a file, reads it from one, and erases it.

import { announcer, button, element, required, saveFile, uniqueName } from "../dom.js";
import { fromText, progressSummary, toText } from "../../engines/learning/progress.js";
import { blocked, erase, follow, load, save, today } from "./progress-store.js";

/**
 * Starts the <div data-learn="progress">.
 *
 * @param {HTMLElement} root
 */
export function start(root) {
  const words = element("p", { className: "progress__words" });
  const status = announcer("result");
  const say = (/** @type {HTMLElement[]} */ ...lines) => status.replaceChildren(...lines);
  const file = element("input", {
    type: "file",
    id: uniqueName("file"),
    accept: "application/json,.json",
  });

  file.addEventListener("change", async () => {
    const chosen = file.files?.[0];
    if (!chosen) return;
    const { progress, problems } = fromText(await chosen.text());
    file.value = "";
    if (!progress)
      return say(
        element("p", { textContent: "The file was not read, and nothing has changed:" }),
        element("ul", {}, ...problems.map((problem) => element("li", { textContent: problem }))),
      );
    say(element("p", { textContent: save(progress) || "Read from the file." }));
  });

  const sure = element("div", { className: "row", hidden: true });
  const ask = button("Erase my progress", () => {
    sure.hidden = false;
    required(sure, "button").focus();
  });
  const close = () => {
    sure.hidden = true;
    ask.focus();
  };
  sure.append(
    element("span", { textContent: "Erase it from this browser?" }),
    button("Keep it", close),
    button("Yes, erase it", () => {
      erase();
      close();
      say(element("p", { textContent: "Erased." }));
    }),
  );

  root.append(
    element(
      "div",
      { className: "progress__card" },
      words,
      element(
        "div",
        { className: "row" },
        button("Save as a file", () => {
          saveFile(`handbook-progress-${today()}.json`, toText(load()), "application/json");
          say(element("p", { textContent: "Saved as a file." }));
        }),
        ask,
      ),
      sure,
      element(
        "p",
        {},
        element("label", {
          htmlFor: file.id,
          textContent: "Read from a file. It replaces what's here.",
        }),
      ),
      file,
      status,
    ),
  );
  root.hidden = false;
  follow((progress) => {
    words.textContent = blocked() || progressSummary(progress, today());
  });
}
