// The tab that an address names, or that holds what it names, is open from the start.

/**
 * Opens the tab of `set` that the address leads into.
 *
 * @param {HTMLElement} set an element of the class tabbed-set: radio buttons, labels and blocks
 */
export function start(set) {
  const target = document.getElementById(location.hash.slice(1));
  if (!target || !set.contains(target)) return;
  const block = target.closest(".tabbed-block");
  const place = block ? [...(block.parentElement?.children ?? [])].indexOf(block) : -1;
  const input = place < 0 ? target : set.querySelectorAll(":scope > input")[place];
  if (!(input instanceof HTMLInputElement)) return;
  input.checked = true;
  target.scrollIntoView();
}
