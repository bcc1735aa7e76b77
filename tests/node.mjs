// Runs functions for the tests, without a browser: a line of JSON in, a line of JSON out.
// In: {"code": "(root, value) => …", "value": …}. Out: {"value": …} or {"error": "…"}.

import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const root = pathToFileURL(`${process.cwd()}/`).href;

for await (const line of createInterface({ input: process.stdin })) {
  const { code, value } = JSON.parse(line);
  let said;
  try {
    said = { value: (await (0, eval)(`(${code})`)(root, value)) ?? null };
  } catch (error) {
    said = { error: error instanceof Error ? error.stack : String(error) };
  }
  process.stdout.write(`${JSON.stringify(said)}\n`);
}
