// Progress in this browser: read, changed, and told to every part of the page that shows it.

import { answered, empty, fromText, stepDone, stepUndone, toText } from "./progress.js";

export const KEY = "peer-role-handbook:progress";
const CHANGED = "handbook:progress";

/** Today where the reader is, as "2026-11-21". */
export function today(now = new Date()) {
  const two = (number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** What is kept; nothing where the browser keeps nothing or what it kept can't be read. */
export function load() {
  try {
    return fromText(localStorage.getItem(KEY) ?? "").progress ?? empty();
  } catch {
    return empty();
  }
}

/** Keep `progress`; returns whether the browser did. */
export function save(progress) {
  let kept = true;
  try {
    localStorage.setItem(KEY, toText(progress));
  } catch {
    kept = false;
  }
  document.dispatchEvent(new CustomEvent(CHANGED, { detail: progress }));
  return kept;
}

/** Forget everything. */
export function erase() {
  try {
    localStorage.removeItem(KEY);
  } finally {
    document.dispatchEvent(new CustomEvent(CHANGED, { detail: empty() }));
  }
}

/** Call `show` with the progress now and after each change. */
export function follow(show) {
  document.addEventListener(CHANGED, (event) => show(event.detail));
  addEventListener("storage", (event) => event.key === KEY && show(load()));
  show(load());
}

/** Keep an answer. */
export function keepAnswer(id, right) {
  return save(answered(load(), id, right, today()));
}

/** Keep a step of a path as done. */
export function keepStep(key) {
  return save(stepDone(load(), key, today()));
}

/** Take a step of a path back. */
export function dropStep(key) {
  return save(stepUndone(load(), key));
}
