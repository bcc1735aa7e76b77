// A scenario one moment at a time: reply, consequence, reflection, on. Nothing is scored or kept.

import {
  all,
  announcer,
  button,
  chosenIn,
  element,
  headingOf,
  required,
  uniqueName,
} from "../dom.js";

/** @param {HTMLElement} moment */
function replies(moment) {
  return all(moment, ".reply").map((reply) => ({
    id: reply.dataset.reply,
    to: reply.dataset.to ?? null,
    text: required(reply, "summary").textContent,
    after: all(reply, "p"),
    reply,
  }));
}

/**
 * @param {HTMLElement} moment
 * @param {(to: string | null) => HTMLElement} on
 */
function form(moment, on) {
  const name = uniqueName("reply");
  const field = element(
    "fieldset",
    { className: "choices" },
    element("legend", { textContent: headingOf(moment) }),
  );
  const every = replies(moment);
  for (const { id, text, reply } of every) {
    const input = element("input", { type: "radio", name, value: id });
    field.append(
      element(
        "label",
        { className: "choice" },
        input,
        element("span", { className: "choice__words", textContent: text }),
      ),
    );
    reply.hidden = true;
  }
  const result = announcer("result");
  const next = element("div", { className: "row moment__again" });
  const made = element(
    "form",
    { noValidate: true },
    field,
    element("button", { type: "submit", textContent: "See what happens" }),
    result,
    next,
  );
  made.addEventListener("submit", (event) => {
    event.preventDefault();
    const chosen = every.find((one) => one.id === chosenIn(field));
    if (!chosen) {
      result.textContent = "Choose a reply first.";
      return;
    }
    result.className = "result result--seen";
    result.replaceChildren(...chosen.after.map((line) => line.cloneNode(true)));
    next.replaceChildren(on(chosen.to));
  });
  return made;
}

/**
 * Starts a <section data-learn="scenario">.
 *
 * @param {HTMLElement} root
 */
export function start(root) {
  const moments = new Map(
    all(root, ".moment").map((moment) => [moment.dataset.moment ?? "", moment]),
  );
  const closing = required(root, ".scenario__closing");

  /** @param {HTMLElement} part */
  function go(part) {
    part.hidden = false;
    const target = required(part, "h3, h4, h5, p");
    target.tabIndex = -1;
    target.focus();
  }

  /**
   * Nothing that lies after `moment` stays open, so that another reply can lead elsewhere.
   *
   * @param {HTMLElement} moment
   */
  function closeAfter(moment) {
    const order = [...moments.values()];
    for (const later of order.slice(order.indexOf(moment) + 1)) later.hidden = true;
    closing.hidden = true;
  }

  for (const moment of moments.values()) {
    moment.append(
      form(moment, (to) => {
        closeAfter(moment);
        const target = (to && moments.get(to)) || closing;
        return button(to ? "Go on" : "What to take along", () => go(target));
      }),
    );
  }
  closeAfter([...moments.values()][0]);
}
