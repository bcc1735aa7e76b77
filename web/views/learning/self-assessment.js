/**
 * A self-assessment as a form: answered here or on paper, its result explained, saved as a file or a
 * print, compared with another day. The browser keeps it only for those who ask.
 */

import {
  all,
  announcer,
  button,
  chosenIn,
  element,
  headingOf,
  required,
  saveFile,
  uniqueName,
} from "../dom.js";
import {
  asText,
  bandOf,
  changes,
  changesSummary,
  fromFile,
  grouped,
  levelLines,
  marksOf,
  sumOf,
  toFile,
  total,
  withSitting,
} from "../../engines/learning/self-assessment.js";
import { today } from "./progress-store.js";
import { sittingsOf } from "./sittings-store.js";

/** @typedef {{ option: AssessOption | null, words: string }} Said what is marked or written */
/** @typedef {{ box: HTMLElement, read: () => Said, mark: (value: string) => void }} Input */
/**
 * An item with its input.
 *
 * @typedef {object} Field
 * @property {string} id
 * @property {string} text
 * @property {AssessOption[]} options
 * @property {() => Answer} read
 * @property {(value: string) => void} mark
 */

/** @param {HTMLElement} root */
function readOptions(root) {
  return all(root, ":scope > .assess__options [data-option]").map(readOption);
}

/**
 * @param {HTMLElement} item
 * @returns {AssessOption}
 */
function readOption(item) {
  return {
    id: item.dataset.option ?? "",
    text: (item.textContent ?? "").trim(),
    score: Number(item.dataset.score ?? 0),
  };
}

/**
 * @param {AssessOption[]} options
 * @param {string} name
 */
function radios(options, name) {
  const long = options.some((option) => option.text.length > 40);
  const box = element("div", {
    className: `assess__choices${long ? " assess__choices--long" : ""}`,
  });
  for (const option of options) {
    box.append(
      element(
        "label",
        {},
        element("input", { type: "radio", name, value: option.id }),
        element("span", { textContent: option.text }),
      ),
    );
  }
  return box;
}

/**
 * The field for one item, its options as radio buttons or room to write: reads and marks it.
 *
 * @param {HTMLElement} item
 * @param {AssessOption[]} shared
 * @returns {Field}
 */
function field(item, shared) {
  const id = item.dataset.item ?? "";
  const listed = all(item, "[data-option]");
  const own = listed.map(readOption);
  const options = own.length ? own : shared;
  const text = (required(item, "[data-text]").textContent ?? "").trim();
  const name = uniqueName("item");
  for (const paper of item.querySelectorAll(".assess__paper")) paper.remove();
  listed[0]?.parentElement?.setAttribute("hidden", "");
  const made = options.length ? choice(text, options, name) : note(text, name);
  item.append(made.box);
  return {
    id,
    text,
    options,
    read: () => ({ id, text, options: own, ...made.read() }),
    mark: made.mark,
  };
}

/**
 * @param {string} text
 * @param {AssessOption[]} options
 * @param {string} name
 * @returns {Input}
 */
function choice(text, options, name) {
  const box = radios(options, name);
  box.setAttribute("role", "radiogroup");
  box.setAttribute("aria-label", text);
  return {
    box,
    read() {
      const value = chosenIn(box);
      return { option: options.find((option) => option.id === value) ?? null, words: "" };
    },
    mark(value) {
      for (const input of box.querySelectorAll("input")) input.checked = input.value === value;
    },
  };
}

/**
 * @param {string} text
 * @param {string} name
 * @returns {Input}
 */
function note(text, name) {
  const box = element("textarea", {
    id: name,
    className: "question__note",
    rows: 3,
    "aria-label": text,
  });
  return {
    box,
    read: () => ({ option: null, words: box.value.trim() }),
    mark(value) {
      box.value = value;
    },
  };
}

/**
 * @param {HTMLElement} root
 * @returns {Band[]}
 */
function bandsIn(root) {
  return all(root, "[data-least]").map((item) => ({
    least: Number(item.dataset.least),
    most: Number(item.dataset.most),
    text: (item.textContent ?? "").trim(),
  }));
}

/**
 * What a reader is told of the result, as lines.
 *
 * @param {HTMLElement} root
 * @param {AssessOption[]} options
 * @param {Answer[]} answers
 * @returns {string[]}
 */
function resultLines(root, options, answers) {
  const bands = bandsIn(root);
  if (bands.length) {
    const { sum, open } = total(
      answers.map((answer) => answer.id),
      Object.fromEntries(answers.map((a) => [a.id, a.option])),
    );
    const left = open ? [`${open} of ${answers.length} left open: the result may move.`] : [];
    return [`Your result: ${sum}.`, bandOf(bands, sum)?.text ?? "", ...left];
  }
  const open = answers.filter((answer) => !answer.option && !answer.words).length;
  if (answers.some((answer) => answer.options.length)) return levelLines(answers);
  const groups = grouped(options, answers).map(
    ({ option, items }) =>
      `${option.text} (${items.length}): ${items.map((item) => item.text).join(" · ")}`,
  );
  return [...groups, ...(open ? [`${open} of ${answers.length} left open.`] : [])];
}

/** @param {string} day */
const longDay = (day) =>
  new Date(`${day}T00:00:00`).toLocaleDateString(document.documentElement.lang, {
    dateStyle: "long",
  });

/**
 * Prints this self-assessment alone, and not the page around it.
 *
 * @param {HTMLElement} root
 */
function printAlone(root) {
  const whole = root.closest(".entry.assessment") ?? root;
  whole.classList.add("prints-alone");
  document.body.classList.add("prints-one");
  addEventListener(
    "afterprint",
    () => {
      whole.classList.remove("prints-alone");
      document.body.classList.remove("prints-one");
    },
    { once: true },
  );
  print();
}

const NOW = "now";

/**
 * @param {string} words
 * @param {Sitting[]} sittings
 */
function chooser(words, sittings) {
  const select = element(
    "select",
    { id: uniqueName("day") },
    ...sittings.map(({ day }) => element("option", { value: day, textContent: longDay(day) })),
    element("option", { value: NOW, textContent: "What is marked above" }),
  );
  return { select, label: element("label", { htmlFor: select.id, textContent: words }) };
}

/**
 * What differs between two days, as a table, for the reader who asks.
 *
 * @param {Field[]} fields
 * @param {Sitting[]} sittings
 * @param {() => Record<string, string>} marksNow
 * @param {boolean} scored
 */
function comparison(fields, sittings, marksNow, scored) {
  const [one, other] = [chooser("Compare", sittings), chooser("with", sittings)];
  other.select.value = NOW;
  const result = announcer("assess__compared");
  const marks = (/** @type {string} */ value) =>
    sittings.find(({ day }) => day === value)?.marks ?? marksNow();
  const told = (/** @type {string} */ value) => (value === NOW ? "Marked above" : longDay(value));

  function compare() {
    const [from, to] = [one.select.value, other.select.value];
    const found = changes(fields, marks(from), marks(to));
    const sums = scored
      ? ` Result: ${sumOf(fields, marks(from))}, then ${sumOf(fields, marks(to))}.`
      : "";
    const said = element("p", {
      textContent: `${changesSummary(found.length, fields.length)}${sums}`,
    });
    result.replaceChildren(said, ...(found.length ? [table(found, told(from), told(to))] : []));
  }

  return element(
    "div",
    { className: "assess__compare" },
    element(
      "div",
      { className: "row" },
      one.label,
      one.select,
      other.label,
      other.select,
      button("Show what changed", compare),
    ),
    result,
  );
}

/**
 * @param {{ text: string, before: string, after: string }[]} rows
 * @param {string} from
 * @param {string} to
 */
function table(rows, from, to) {
  const head = element(
    "tr",
    {},
    ...["", from, to].map((textContent) => element("th", { scope: "col", textContent })),
  );
  const body = rows.map(({ text, before, after }) =>
    element(
      "tr",
      {},
      element("th", { scope: "row", textContent: text }),
      element("td", { textContent: before }),
      element("td", { textContent: after }),
    ),
  );
  return element(
    "table",
    { className: "assess__table" },
    element("thead", {}, head),
    element("tbody", {}, ...body),
  );
}

/**
 * Starts a <div data-learn="assess">.
 *
 * @param {HTMLElement} root
 */
export function start(root) {
  const { name = "" } = root.dataset;
  const shared = readOptions(root);
  const fields = all(root, "[data-item]").map((item) => field(item, shared));
  const answers = () => fields.map(({ read }) => read());
  const marks = () => marksOf(answers());
  const result = announcer("result assess__result");
  const lines = () => resultLines(root, shared, answers());
  const title = root.dataset.title ?? headingOf(root.parentElement ?? root);
  const explained = root.querySelector("[data-option]") !== null;
  const scored = bandsIn(root).length > 0;
  const store = sittingsOf(name);
  let sittings = store.load();
  let keeps = false;
  root.querySelector(":scope > .assess__options")?.setAttribute("hidden", "");

  /** @param {string[]} words */
  function say(...words) {
    result.className = "result result--seen assess__result";
    result.replaceChildren(...words.map((textContent) => element("p", { textContent })));
  }

  /** @param {Record<string, string>} given */
  function fill(given) {
    for (const { id, mark } of fields) mark(given[id] ?? "");
  }

  function keep() {
    sittings = withSitting(sittings, { day: today(), marks: marks() });
    keeps = store.save(sittings);
    showKept();
    return keeps;
  }

  function saveAsFile() {
    const text = asText(title, longDay(today()), answers(), explained ? lines() : []);
    const sitting = { day: today(), marks: marks() };
    saveFile(`${name}-${today()}.txt`, toFile(text, name, sitting), "text/plain");
  }

  const file = element("input", {
    type: "file",
    id: uniqueName("file"),
    accept: ".txt,text/plain",
  });
  file.addEventListener("change", async () => {
    const picked = file.files?.[0];
    if (!picked) return;
    const { sitting, problem } = fromFile(await picked.text(), name);
    file.value = "";
    if (!sitting) return say(problem, "Nothing has changed.");
    fill(sitting.marks);
    sittings = withSitting(sittings, sitting);
    showKept();
    say(`Read: your marks of ${longDay(sitting.day)}. They stand above.`);
  });

  const kept = element("div", { className: "assess__kept" });
  function showKept() {
    const stored = store.load().map(({ day }) => longDay(day));
    const erase = button("Erase what is kept", () => {
      store.erase();
      sittings = [];
      keeps = false;
      showKept();
      say("Erased from this device.");
      required(root, "button").focus();
    });
    kept.replaceChildren(
      ...(stored.length
        ? [
            element("p", { textContent: `Kept on this device: ${stored.join("; ")}.` }),
            element("div", { className: "row" }, erase),
          ]
        : []),
      ...(sittings.length ? [comparison(fields, sittings, marks, scored)] : []),
    );
  }

  const buttons = element(
    "div",
    { className: "row" },
    explained
      ? button("Show the result", () => say(...lines()), { className: "button--main" })
      : null,
    button("Print this one", () => printAlone(root)),
    button("Save as a file", saveAsFile),
    button("Keep on this device", () =>
      say(
        keep()
          ? "Kept on this device, with what you change from now on. You can erase it below."
          : "Your browser doesn't let this page keep anything. Save it as a file.",
      ),
    ),
    button("Clear", () => {
      keeps = false;
      fill({});
      result.className = "result assess__result";
      result.replaceChildren(element("p", { textContent: "Cleared." }));
    }),
  );
  root.addEventListener("change", (event) => {
    if (keeps && /** @type {Element} */ (event.target).closest("[data-item]")) keep();
  });
  root.prepend(
    element("p", { className: "assess__printed", textContent: `${title}. ${longDay(today())}` }),
  );
  root.append(
    element("p", {
      className: "assess__about",
      textContent:
        "What you fill in is gone when you leave this page, unless you print it, save it as a file, or keep it on this device. Do it again in a few weeks, and compare.",
    }),
    buttons,
    result,
    kept,
    element(
      "p",
      { className: "assess__file" },
      element("label", { htmlFor: file.id, textContent: "Read a file that you saved here" }),
      file,
    ),
  );
  showKept();
  const last = store.load().at(-1);
  if (last) {
    fill(last.marks);
    say(`Filled in: your marks of ${longDay(last.day)}, kept on this device.`);
  }
}
