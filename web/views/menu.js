// The menu opens and closes by itself, as <details> do. This closes it when a reader has moved on.

/** Start the menu: Escape closes it and returns to its button; so does leaving it, or a press outside. */
export function start(menu) {
  const button = menu.querySelector("summary");
  const over = () => button.checkVisibility(); // beside the page on a wide screen, it has no button
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open || !over()) return;
    menu.open = false;
    button.focus();
  });
  menu.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget && !menu.contains(relatedTarget) && over()) menu.open = false;
  });
  document.addEventListener("pointerdown", ({ target }) => {
    if (!menu.contains(target) && over()) menu.open = false;
  });
}
