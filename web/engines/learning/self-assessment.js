// What a self-assessment comes to.

/**
 * The sum of the scores of what is chosen, and how many items are left open.
 *
 * @param {string[]} items
 * @param {Record<string, AssessOption | null>} chosen
 */
export function total(items, chosen) {
  const open = items.filter((item) => !chosen[item]).length;
  const sum = Object.values(chosen).reduce((before, option) => before + (option?.score ?? 0), 0);
  return { sum, open };
}

/**
 * The band that `sum` lies in, or null.
 *
 * @param {Band[]} bands
 * @param {number} sum
 */
export function bandOf(bands, sum) {
  return bands.find((band) => band.least <= sum && sum <= band.most) ?? null;
}

/**
 * How often each option was chosen, with the texts of the items it was chosen for.
 *
 * @param {AssessOption[]} options
 * @param {Answer[]} answers
 */
export function grouped(options, answers) {
  return options
    .map((option) => ({
      option,
      items: answers.filter((answer) => answer.option?.id === option.id),
    }))
    .filter(({ items }) => items.length);
}

/**
 * The answers as the text of a file.
 *
 * @param {string} title
 * @param {string} day
 * @param {Answer[]} answers
 * @param {string[]} result
 */
export function asText(title, day, answers, result) {
  const lines = answers.map(
    (answer) => `${answer.text}\n  ${answer.option?.text || answer.words || "(left open)"}`,
  );
  return `${[title, day, "", ...lines, "", ...result].join("\n")}\n`;
}

/**
 * For items with levels of their own: where someone is, and what would be one level up.
 *
 * @param {Answer[]} answers
 */
export function levelLines(answers) {
  return answers
    .filter((answer) => answer.option)
    .map(({ text, option, options }) => {
      const place = options.findIndex((one) => one.id === option?.id);
      const up = options[place + 1];
      const next = up ? `One level up: ${up.text}` : "This is the highest level.";
      return `${text} Level ${place + 1} of ${options.length}. ${next}`;
    });
}
