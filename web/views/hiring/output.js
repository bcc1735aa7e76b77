// What every builder ends with: the finished document, and what one can do with it.

import { loadJson, root as site } from "#load";
import { refusal, storageKey } from "../../engines/browser-storage.js";
import { plainText } from "../../engines/hiring/documents.js";
import { button, element, saveFile } from "../dom.js";
import { askBeforeLeaving, rendered } from "./parts.js";
import { load, save } from "../../engines/hiring/draft-file.js";
import { fileName, wordFile } from "../../engines/hiring/word-file.js";

const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/**
 * Hands `blocks` to the reader as a Word file, named after its kind and its title.
 *
 * @param {Block[]} blocks
 * @param {string} [kind]
 */
export async function downloadWord(blocks, kind = "") {
  const [template, { zipSync }] = await Promise.all([
    loadJson("assets/hire-template.json"),
    import("../../engines/hiring/zip.js"),
  ]);
  const name = blocks.flatMap((block) => (block.kind === "title" ? block.text : []))[0] ?? kind;
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

const STORAGE = ["QuotaExceededError", "SecurityError"]; // what it throws when full or blocked

/** @param {unknown} error */
function messageOf(error) {
  if (!(error instanceof Error)) return String(error);
  return STORAGE.includes(error.name) ? refusal(error) : error.message;
}

/** @param {string} key */
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
 *
 * @param {object} builder
 * @param {string} builder.kind
 * @param {() => unknown} builder.draft
 * @param {(draft: unknown) => void} builder.take
 */
export function output({ kind, draft, take }) {
  const key = storageKey("drafts", site, kind);
  /** @type {Block[]} */
  let blocks = [];
  let kept = false;
  let unsaved = false;
  const sheet = element("div", {
    className: "sheet",
    tabIndex: 0,
    role: "region",
    ariaLabel: "The finished text",
  });
  const status = element("p", { className: "builder__status", role: "status" });
  /** @param {string} words */
  const say = (words) => {
    status.textContent = words;
  };
  /**
   * @param {string} words
   * @param {() => unknown} work
   * @param {string} [done]
   */
  const act = (words, work, done) =>
    button(words, async () => {
      try {
        await work();
        if (done) say(done);
      } catch (error) {
        say(`That didn't work: ${messageOf(error)}`);
      }
    });
  const word = (/** @type {string} */ label) =>
    act(
      label,
      async () => {
        await downloadWord(blocks, kind);
        unsaved = false;
      },
      "The Word file is ready. Look in your downloads.",
    );
  const keep = () => {
    localStorage.setItem(key, save(kind, draft()));
    kept = true;
    unsaved = false;
  };
  const changed = () => {
    unsaved = true;
    if (!kept) return;
    try {
      keep();
    } catch (error) {
      kept = false;
      say(`It's no longer kept in this browser: ${messageOf(error)}`);
    }
  };
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
  askBeforeLeaving(() => unsaved);
  const root = element(
    "section",
    { className: "builder__output" },
    element("h2", { id: `${kind}-text` }, "The finished text"),
    element(
      "p",
      { className: "builder__actions" },
      word("Download as Word file"),
      act("Copy", () => navigator.clipboard.writeText(plainText(blocks)), "Copied."),
      act("Print", printSheet),
    ),
    status,
    sheet,
    element("h3", {}, "Go on later"),
    element(
      "p",
      {},
      "Nothing of this leaves your browser, and it's gone when you close the page, unless you keep it. Your browser asks before that happens.",
    ),
    element(
      "p",
      { className: "builder__actions" },
      act(
        "Save the draft as a file",
        () => {
          saveFile(fileName(kind, "json"), save(kind, draft()), "application/json");
          unsaved = false;
        },
        "Saved to your downloads.",
      ),
      act(
        "Keep it in this browser",
        keep,
        "Kept in this browser, with every change from now on, until you erase it.",
      ),
      act(
        "Erase what is kept",
        () => {
          localStorage.removeItem(key);
          kept = false;
          unsaved = true;
        },
        "Nothing is kept anymore.",
      ),
    ),
    element(
      "p",
      { className: "builder__field" },
      element("label", { htmlFor: file.id }, "Load a draft from a file"),
      file,
    ),
  );
  const bar = element(
    "p",
    { className: "builder__bar" },
    element("a", { href: `#${kind}-text` }, "See the text"),
    word("Get the Word file"),
  );
  return {
    root,
    bar,
    end: `${kind}-text`,
    say,
    /**
     * Shows what was made of the draft as it is found on the page.
     *
     * @param {Block[]} made
     */
    show(made) {
      if (blocks.length) changed();
      blocks = made;
      sheet.replaceChildren(...rendered(blocks));
    },
    /** Takes the draft that was kept, if there is one; whether there was. */
    restore() {
      const text = stored(key);
      if (!text) return false;
      try {
        take(load(kind, text));
      } catch {
        return false;
      }
      kept = true;
      say("This is the draft that you kept in this browser. Changes are kept too.");
      return true;
    },
  };
}

/**
 * Puts a builder into `root`: the form and what is said of it on one side, the finished text on the
 * other, and what one wants at all times in reach.
 *
 * @param {HTMLElement} root
 * @param {HTMLElement[]} form
 * @param {ReturnType<typeof output>} end
 */
export function place(root, form, end) {
  root.replaceChildren(
    element(
      "div",
      { className: "builder__sides" },
      element("div", { className: "builder__form" }, form),
      end.root,
    ),
    end.bar,
  );
}
