/* eslint no-control-regex: off -- XML can't hold them, so they are looked for */
// A Word file from blocks: the parts of the template that macros/outputs/hiring/word.py made, with a new body.

/** The width of a line on Letter, in twentieths of a point. */
const WIDTH = 9360;
/** The whole width, as Word counts it in fiftieths of a percent: it fits Letter and A4. */
const WHOLE = 5000;

/**
 * `text` as it stands in XML; characters that XML can't hold are dropped.
 *
 * @param {string} text
 */
export function escapeXml(text) {
  return String(text)
    .replace(
      /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
      "",
    )
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/"/g, "&quot;");
}

/**
 * @param {string} text
 */
const run = (text, bold = false) =>
  `<w:r>${bold ? "<w:rPr><w:b/></w:rPr>" : ""}<w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r>`;

/**
 * @param {string} text
 * @param {{ style?: string, keep?: boolean, bold?: boolean, newPage?: boolean }} [form]
 */
function paragraph(text, { style = "", keep = false, bold = false, newPage = false } = {}) {
  const styled = style ? `<w:pStyle w:val="${style}"/>` : "";
  const kept = keep ? "<w:keepNext/>" : "";
  const first = newPage ? "<w:pageBreakBefore/>" : "";
  const within = styled + kept + first;
  const properties = within ? `<w:pPr>${within}</w:pPr>` : "";
  return `<w:p>${properties}${run(text, bold)}</w:p>`;
}

/**
 * The XML of a list of blocks.
 *
 * @param {Block[]} blocks
 */
export function bodyXml(blocks) {
  return blocks
    .map((block, index) => WRITERS[block.kind](block, blocks[index + 1]?.kind === "table"))
    .join("");
}

/**
 * @param {string[]} items
 * @param {string} style
 */
const listXml = (items, style) => items.map((item) => paragraph(item, { style })).join("");

/** @type {Record<string, (block: any, keep: boolean) => string>} */
const WRITERS = {
  title: (block) => paragraph(block.text, { style: "Title" }),
  heading: ({ text, level, newPage }) =>
    paragraph(text, { style: `Heading${level}`, newPage: newPage === true }),
  text: (block, keep) => paragraph(block.text, { keep: keep || block.keep === true }),
  say: (block) => paragraph(block.text, { style: "Quote", keep: true }),
  bullets: (block) => listXml(block.items, "ListBullet"),
  numbers: (block) => listXml(block.items, "ListNumber"),
  table: tableXml,
};

/**
 * @param {Extract<Block, { kind: "table" }>} block
 * @param {boolean} keep
 */
function tableXml(block, keep) {
  const whole = block.widths.reduce((sum, share) => sum + share, 0);
  const widths = block.widths.map((share) => Math.floor((WIDTH * share) / whole));
  const shares = block.widths.map((share) => Math.floor((WHOLE * share) / whole));
  const grid = widths.map((width) => `<w:gridCol w:w="${width}"/>`).join("");
  const rows = [block.head, ...block.rows].map((cells, number) =>
    rowXml(cells, shares, {
      head: number === 0,
      room: number > 0 ? block.room : 0,
      keep: keep || number < block.rows.length,
    }),
  );
  return (
    paragraph(block.caption, { style: "Caption", keep: true }) +
    `<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="${WHOLE}" w:type="pct"/>` +
    '<w:tblLayout w:type="fixed"/>' +
    '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>' +
    `<w:tblCaption w:val="${escapeXml(block.caption)}"/></w:tblPr>` +
    `<w:tblGrid>${grid}</w:tblGrid>${rows.join("")}</w:tbl>`
  );
}

/**
 * @param {string[]} cells
 * @param {number[]} shares
 * @param {{ head: boolean, room: number, keep: boolean }} look
 */
function rowXml(cells, shares, { head, room, keep }) {
  const high = room ? `<w:trHeight w:val="${room}" w:hRule="atLeast"/>` : "";
  const properties = `<w:trPr><w:cantSplit/>${high}${head ? "<w:tblHeader/>" : ""}</w:trPr>`;
  const written = cells.map(
    (cell, index) =>
      `<w:tc><w:tcPr><w:tcW w:w="${shares[index]}" w:type="pct"/></w:tcPr>${paragraph(cell, { keep, bold: head })}</w:tc>`,
  );
  return `<w:tr>${properties}${written.join("")}</w:tr>`;
}

/**
 * The parts of a Word file, by their names, from the template's parts and the blocks.
 *
 * @param {WordTemplate} template
 * @param {Block[]} blocks
 */
export function wordParts(template, blocks) {
  const name =
    blocks.map((block) => (block.kind === "title" ? block.text : "")).find(Boolean) ?? "";
  return {
    ...template.parts,
    "word/document.xml": template.parts["word/document.xml"].replace(
      "<w:sectPr",
      () => `${bodyXml(blocks)}<w:sectPr`,
    ),
    "docProps/core.xml": template.parts["docProps/core.xml"].replace(
      /<dc:title>[^<]*<\/dc:title>/,
      () => `<dc:title>${escapeXml(name)}</dc:title>`,
    ),
  };
}

/**
 * The bytes of a Word file; `zip` is fflate's zipSync.
 *
 * @param {WordTemplate} template
 * @param {Block[]} blocks
 * @param {any} zip
 */
export function wordFile(template, blocks, zip) {
  const encoder = new TextEncoder();
  const parts = Object.entries(wordParts(template, blocks)).map(([name, text]) => [
    name,
    encoder.encode(text),
  ]);
  return zip(Object.fromEntries(parts), { mtime: new Date(2026, 0, 1) });
}

/**
 * A file name made from a title.
 *
 * @param {string} title
 * @param {string} ending
 */
export function fileName(title, ending) {
  const plain = title
    .normalize("NFKD")
    .replace(/[^\w\s-]/g, "")
    .trim()
    .replace(/[\s_]+/g, "-")
    .toLowerCase();
  return `${plain.slice(0, 60) || "document"}.${ending}`;
}
