// What every builder ends with: the finished document, and what one can do with it.

import { loadJson } from "#load";
import { plainText } from "./documents.js";
import { el, offer, rendered } from "./dom.js";
import { load, save } from "./saved.js";
import { fileName, wordFile } from "./word-file.js";

const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

async function downloadWord(blocks) {
  const [template, { zipSync }] = await Promise.all([
    loadJson("assets/hire-template.json"),
    import("./zip.js"),
  ]);
  const name = blocks.find((block) => block.kind === "title").text;
  offer(fileName(name, "docx"), wordFile(template, blocks, zipSync), WORD);
}

function printSheet() {
  const html = document.documentElement;
  html.dataset.print = "sheet";
  addEventListener("afterprint", () => delete html.dataset.print, { once: true });
  print();
}

function kept(key) {
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
  const key = `hire:${kind}`;
  let blocks = [];
  const sheet = el("div", { className: "sheet", tabIndex: 0, role: "region", ariaLabel: "The finished text" });
  const status = el("p", { className: "builder__status", role: "status" });
  const say = (words) => { status.textContent = words; };
  const act = (words, work, done) => el("button", {
    type: "button",
    onclick: async () => {
      try {
        await work();
        if (done) say(done);
      } catch (error) {
        say(`That did not work: ${error.message}`);
      }
    },
  }, words);
  const file = el("input", { type: "file", accept: ".json,application/json", id: `${kind}-file` });
  file.addEventListener("change", async () => {
    try {
      if (file.files.length) {
        take(load(kind, await file.files[0].text()));
        say("The draft is loaded.");
      }
    } catch (error) {
      say(error.message);
    }
    file.value = "";
  });
  const root = el("section", { className: "builder__output" },
    el("h2", { id: `${kind}-text` }, "The finished text"),
    el("p", { className: "builder__actions" },
      act("Download as Word file", () => downloadWord(blocks), "The Word file is made. Look for it among your downloads."),
      act("Copy", () => navigator.clipboard.writeText(plainText(blocks)), "Copied."),
      act("Print", printSheet)),
    sheet,
    el("h3", {}, "Go on later"),
    el("p", {}, "Nothing of this leaves your browser, and it is gone when you close the page, unless you keep it."),
    el("p", { className: "builder__actions" },
      act("Save the draft as a file", () => offer(fileName(kind, "json"), save(kind, draft()), "application/json"), "Saved among your downloads."),
      act("Keep it in this browser", () => localStorage.setItem(key, save(kind, draft())), "Kept in this browser until you erase it."),
      act("Erase what is kept", () => localStorage.removeItem(key), "Nothing is kept any more.")),
    el("p", { className: "builder__field" }, el("label", { htmlFor: file.id }, "Load a draft from a file"), file),
    status);
  return {
    root,
    link: el("p", {}, el("a", { href: `#${kind}-text` }, "Go to the finished text")),
    say,
    show(made) {
      blocks = made;
      sheet.replaceChildren(...rendered(blocks));
    },
    restore() {
      const text = kept(key);
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
