// The page that checks a posting: every problem marked where it stands, other words a click away.

import { loadJson } from "#load";
import { check, compile, merged, mended, readLine } from "../../engines/hiring/posting-check.js";
import { button, element, saveFile } from "../dom.js";
import { finding, LIMITS } from "./findings.js";
import { downloadWord, printSheet } from "./output.js";

/** @typedef {ReturnType<typeof check>} Result */
/** @typedef {Result["lines"][number] & { was: string }} Line a line, and the text that it began with */
/** @typedef {(words: string) => void} Say says words to whoever listens to the page */

const TITLE = "Posting";
/** What was learned from marked lines, which is fetched when somebody has a posting to check. */
const LEARNED = "assets/hire-postings-model.json";
const BY_RULES =
  " The check went by its rules alone: the rest couldn't be fetched. Check again to try once more.";

/** @param {Result} result */
function summary({ lines, flagged, problems, unread }) {
  if (!lines.length) return "Paste a posting first.";
  if (unread) return "This doesn't look like English. The check reads English only.";
  const read = `Read ${lines.length} line${lines.length === 1 ? "" : "s"}.`;
  const aside = asideIn(lines);
  if (!flagged)
    return `${read} Nothing in them is marked.${aside} That doesn't mean that all is well.`;
  const found = `${problems} thing${problems === 1 ? "" : "s"} to look at`;
  return `${read} ${found}, in ${flagged} of them. Each is marked where it stands, and explained below its line.${likelyIn(lines)}${aside}`;
}

/** @param {Result["lines"]} lines */
function likelyIn(lines) {
  const count = lines.flatMap(({ findings }) => findings).filter(({ likely }) => likely).length;
  return count ? ` ${count} of them by likeness alone: read those with care.` : "";
}

/** @param {Result["lines"]} lines */
function asideIn(lines) {
  const count = lines.flatMap(({ doubtful }) => doubtful).length;
  if (!count) return "";
  return ` ${count} more ${count === 1 ? "is" : "are"} probably fine, and folded below ${count === 1 ? "its line" : "their lines"}.`;
}

/**
 * Puts the check into `root`; `data` is assets/hire-postings.json.
 *
 * @param {HTMLElement} root
 * @param {PostingRules} data
 */
export function startCheck(root, data) {
  /** @type {Promise<CompiledCheck> | null} */
  let learned = null;
  const fetched = () => {
    learned ??= loadJson(LEARNED).then((more) => compile({ ...data, ...more }));
    return learned.catch(() => {
      learned = null;
      return null;
    });
  };
  const area = element("textarea", {
    id: "posting",
    rows: 14,
    maxLength: 60_000,
    spellcheck: false,
    onfocus: fetched,
  });
  const results = element("div", { className: "builder__results" });
  const run = async (/** @type {Event} */ event) => {
    event.preventDefault();
    const whole = await fetched();
    const compiled = whole ?? compile(data);
    const result = check(area.value, compiled);
    const heading = element("h2", { tabIndex: -1 }, "What the check found");
    const status = element("p", { className: "builder__status", role: "status" });
    results.replaceChildren(heading, status, ...shown(data, compiled, result, status));
    status.textContent = `${summary(result)}${whole ? "" : BY_RULES}`;
    heading.focus();
  };
  root.replaceChildren(
    element(
      "form",
      { className: "builder", onsubmit: run },
      element(
        "p",
        { className: "builder__field" },
        element("label", { htmlFor: "posting" }, "The job description or ad, as plain text"),
        area,
      ),
      element(
        "p",
        { className: "builder__hint" },
        "It stays in your browser. Nothing is sent or kept.",
      ),
      element(
        "p",
        { className: "builder__actions" },
        element("button", { type: "submit" }, "Check it"),
      ),
    ),
    results,
  );
}

/**
 * @param {PostingRules} data
 * @param {CompiledCheck} compiled
 * @param {Result} result
 * @param {HTMLElement} status
 */
function shown(data, compiled, result, status) {
  if (!result.lines.length || result.unread) return [];
  const lines = result.lines.map((line) => ({ ...line, was: line.text }));
  const sheet = element("div", {
    className: "sheet",
    tabIndex: 0,
    role: "region",
    ariaLabel: "The text with your changes",
  });
  const say = (/** @type {string} */ words) => {
    status.textContent = words;
  };
  const draw = () =>
    sheet.replaceChildren(
      ...lines.filter((line) => line.text).map((line) => element("p", {}, line.text)),
    );
  draw();
  return [
    element(
      "ol",
      { className: "checked" },
      lines.map((line, index) => lineItem({ data, compiled, line, index, changed: draw, say })),
    ),
    afterwards(lines, sheet, say),
    element("h2", {}, "What the check can't judge"),
    element(
      "ul",
      {},
      LIMITS.map((limit) => element("li", {}, limit)),
    ),
  ];
}

/**
 * A line: its text with marks, and what was found; it draws itself anew when it changes.
 *
 * @param {object} options
 * @param {PostingRules} options.data
 * @param {CompiledCheck} options.compiled
 * @param {Line} options.line
 * @param {number} options.index
 * @param {() => void} options.changed
 * @param {Say} options.say
 */
function lineItem({ data, compiled, line, index, changed, say }) {
  const item = element("li", { tabIndex: -1 });
  const set = (/** @type {string} */ text, /** @type {string} */ words) => {
    line.text = text;
    Object.assign(line, readLine(text, compiled, line.heading));
    draw();
    changed();
    item.focus();
    say(words);
  };
  const shownAs = (/** @type {Finding} */ one, id = "") =>
    finding(data, one, {
      id,
      use: (text) => set(text, text ? "The line was changed." : "The line was taken out."),
      words: mended(line.text, one),
      line: line.text,
    });
  const draw = () => {
    const left = line.findings.length;
    item.className = left ? "flagged" : "unmarked";
    item.replaceChildren(
      element("p", { className: "flagged__line" }, ...marked(line, index)),
      left
        ? element(
            "ul",
            {},
            line.findings.map((one, number) => shownAs(one, nameOf(index, number))),
          )
        : element("p", { className: "builder__hint" }, noteOn(line)),
      line.doubtful.length ? aside(line.doubtful.map((one) => shownAs(one))) : "",
      line.text === line.was ? "" : button("Undo", () => set(line.was, "The line is as it was.")),
    );
  };
  draw();
  return item;
}

/** @param {Line} line */
function noteOn(line) {
  if (!line.text) return "Taken out.";
  const words = line.doubtful.length
    ? "Nothing that has to be looked at."
    : "No words that the check knows.";
  return line.text === line.was ? words : `Changed. ${words}`;
}

/**
 * What the rules found and what is likely none, folded.
 *
 * @param {HTMLElement[]} findings
 */
const aside = (findings) =>
  element(
    "details",
    { className: "checked__aside" },
    element("summary", {}, `Words that a rule knows, probably fine here (${findings.length})`),
    element(
      "p",
      { className: "builder__hint" },
      "They read like lines that were marked as fine. Look again if you aren't sure.",
    ),
    element("ul", {}, findings),
  );

/**
 * Whether all that was found between two places is likely only.
 *
 * @param {number} start
 * @param {number} end
 * @param {Finding[]} findings
 */
const isLikely = (start, end, findings) =>
  findings.every((one) => one.likely || one.end <= start || one.start >= end);

/**
 * @param {number} index
 * @param {number} number
 */
const nameOf = (index, number) => `finding-${index + 1}-${number + 1}`;

/**
 * The text of a line; each stretch that something was found in is marked and leads to it.
 *
 * @param {Line} line
 * @param {number} index
 */
function marked({ text, findings }, index) {
  const parts = [];
  let at = 0;
  for (const { start, end } of merged(findings)) {
    parts.push(text.slice(at, start));
    parts.push(
      element(
        "mark",
        isLikely(start, end, findings) ? { className: "likely" } : {},
        text.slice(start, end),
        findings.flatMap((one, number) =>
          one.start >= start && one.end <= end
            ? [
                element(
                  "sup",
                  {},
                  element(
                    "a",
                    {
                      href: `#${nameOf(index, number)}`,
                      ariaLabel: `Finding ${number + 1}${one.likely ? ", by likeness" : ""}: ${one.rule.title}`,
                    },
                    String(number + 1),
                  ),
                ),
              ]
            : [],
        ),
      ),
    );
    at = end;
  }
  return [...parts, text.slice(at)];
}

/**
 * The text with the changes, and what one can do with it.
 *
 * @param {Line[]} lines
 * @param {HTMLElement} sheet
 * @param {Say} say
 */
function afterwards(lines, sheet, say) {
  const texts = () => lines.map((line) => line.text).filter(Boolean);
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
        say(`That didn't work: ${error instanceof Error ? error.message : error}`);
      }
    });
  /** @returns {Block[]} */
  const blocks = () => [
    { kind: "title", text: TITLE },
    ...texts().map((text) => /** @type {Block} */ ({ kind: "text", text })),
  ];
  return element(
    "section",
    { className: "builder__output" },
    element("h2", {}, "The text with your changes"),
    element(
      "p",
      { className: "builder__actions" },
      act("Copy", () => navigator.clipboard.writeText(`${texts().join("\n")}\n`), "Copied."),
      act("Print", printSheet),
      act(
        "Save as text",
        () => saveFile("posting.txt", `${texts().join("\n")}\n`, "text/plain"),
        "Saved to your downloads.",
      ),
      act(
        "Download as Word file",
        () => downloadWord(blocks()),
        "The Word file is ready. Look in your downloads.",
      ),
    ),
    sheet,
  );
}
