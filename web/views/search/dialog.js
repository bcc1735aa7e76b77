// The search dialog, opened by the link that leads to the search page where there is no script.

let dialog;

/** Start the link: a plain press opens the dialog in place. */
export function start(link) {
  link.addEventListener("click", async (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    if (document.querySelector("[data-search-page]")) return; // already there
    event.preventDefault();
    try {
      dialog ??= await make();
      dialog.showModal();
    } catch {
      location.assign(link.href);
    }
  });
}

async function make() {
  const { searchBox } = await import("./box.js");
  const { box, input, ready } = searchBox("dialog");
  const made = document.createElement("dialog");
  made.className = "search-dialog";
  made.setAttribute("aria-label", "Search");
  const close = document.createElement("button");
  close.type = "button";
  close.className = "search-dialog__close";
  close.textContent = "Close";
  close.addEventListener("click", () => made.close());
  made.addEventListener("click", ({ target }) => target === made && made.close()); // beside the box
  input.autofocus = true;
  made.append(close, box);
  document.body.append(made);
  ready();
  return made;
}
