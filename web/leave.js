// "Leave this page quickly": away from a page about crisis, so that Back doesn't lead to it again.

const TIMES = 3; // presses of Escape
const WITHIN = 1500; // milliseconds between the first and the last

/** A counter of key presses: true at the third Escape in a row, none too long after the first. */
export function presses(times = TIMES, within = WITHIN) {
  let at = [];
  return (key, now) => {
    at = key === "Escape" ? [...at, now].filter((then) => now - then <= within) : [];
    return at.length >= times;
  };
}

function leave(link) {
  // The screen empties at once, for the other page may be slow to come.
  document.documentElement.classList.add("leaving");
  document.title = "…";
  location.replace(link.href);
}

/** Starts the link in `root`; without scripts it is a plain link. */
export function start(root) {
  const link = root.querySelector("a");
  const enough = presses();
  link.addEventListener("click", (event) => {
    event.preventDefault();
    leave(link);
  });
  document.addEventListener("keydown", (event) => {
    if (enough(event.key, event.timeStamp)) leave(link);
  }, true);
  root.querySelector("[data-leave-keys]").hidden = false;
}
