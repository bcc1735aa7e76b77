// What every builder ends with: the finished document, and what one can do with it.

import { loadJson, root as site } from "#load";
import { storageKey } from "../../engines/browser-storage.js";
import { plainText } from "../../engines/hiring/documents.js";
import { element, saveFile } from "../dom.js";
import { rendered } from "./parts.js";
import { load, save } from "../../engines/hiring/draft-file.js";
import { fileName, wordFile } from "../../engines/hiring/word-file.js";

const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/**
 * Hands `blocks` to the reader as a Word file, named after its kind and its title.
 *
 * @param {any[]} blocks
 * @param {string} [kind]
 */
export async function downloadWord(blocks, kind = "") {
  const [template, { zipSync }] = await Promise.all([
    loadJson("assets/hire-template.json"),
    import("../../engines/hiring/zip.js"),
  ]);
  const name = blocks.find((block) => block.kind === "title").text;
  const plain = fileName(name, "docx");
  const named = plain.startsWith(kind) ? plain : fileName(`${kind} ${name}`, "docx");
  saveFile(named, wordFile(template, blocks, zipSync), WORD);
}

/** Prints the page's sheet and nothing else. */
export function printSheet() {
  const html = document.documentElement;
  html.dataset.print = "sheet";
  addEventListener("afterprint", () => delete html.dataset.print, { once: true });
  print();
}

const messageOf = (error) => (error instanceof Error ? error.message : String(error));

function stored(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/**
 * The end of a builder. `kind` names its drafts; `draft()` gives the one on the page, `take(draft)`
 * puts another in its place.
 */
export function output({ kind, draft, take }) {
  const key = storageKey("drafts", site, kind);
  let blocks = [];
  const sheet = element("div", {
    className: "sheet",
    tabIndex: 0,
    role: "region",
    ariaLabel: "The finished text",
  });
  const status = element("p", { className: "builder__status", role: "status" });
  const say = (words) => {
    status.textContent = words;
  };
  const act = (words, work, done) =>
    element(
      "button",
      {
        type: "button",
        onclick: async () => {
          try {
            await work();
            if (done) say(done);
          } catch (error) {
            say(`That did not work: ${messageOf(error)}`);
          }
        },
      },
      words,
    );
  const file = element("input", {
    type: "file",
    accept: ".json,application/json",
    id: `${kind}-file`,
  });
  file.addEventListener("change", async () => {
    try {
      const chosen = file.files?.[0];
      if (chosen) {
        take(load(kind, await chosen.text()));
        say("The draft is loaded.");
      }
    } catch (error) {
      say(messageOf(error));
    }
    file.value = "";
  });
  const root = element(
    "section",
    { className: "builder__output" },
    element("h2", { id: `${kind}-text` }, "The finished text"),
    element(
      "p",
      { className: "builder__actions" },
      act(
        "Download as Word file",
        () => downloadWord(blocks, kind),
        "The Word file is made. Look for it among your downloads.",
      ),
      act("Copy", () => navigator.clipboard.writeText(plainText(blocks)), "Copied."),
      act("Print", printSheet),
    ),
    sheet,
    element("h3", {}, "Go on later"),
    element(
      "p",
      {},
      "Nothing of this leaves your browser, and it is gone when you close the page, unless you keep it.",
    ),
    element(
      "p",
      { className: "builder__actions" },
      act(
        "Save the draft as a file",
        () => saveFile(fileName(kind, "json"), save(kind, draft()), "application/json"),
        "Saved among your downloads.",
      ),
      act(
        "Keep it in this browser",
        () => localStorage.setItem(key, save(kind, draft())),
        "Kept in this browser until you erase it.",
      ),
      act("Erase what is kept", () => localStorage.removeItem(key), "Nothing is kept any more."),
    ),
    element(
      "p",
      { className: "builder__field" },
      element("label", { htmlFor: file.id }, "Load a draft from a file"),
      file,
    ),
    status,
  );
  return {
    root,
    link: element("p", {}, element("a", { href: `#${kind}-text` }, "Go to the finished text")),
    say,
    show(made) {
      blocks = made;
      sheet.replaceChildren(...rendered(blocks));
    },
    restore() {
      const text = stored(key);
      if (!text) return false;
      try {
        take(load(kind, text));
        say("This is the draft that you kept in this browser.");
        return true;
      } catch {
        return false;
      }
    },
  };
}
