// The place that an address names stays in sight while parts of the page come in above it: a builder
// or a quiz is thousands of pixels high, and comes after the page has been drawn.

const SIGNS = ["pointerdown", "wheel", "touchmove", "keydown"];
const LONG_ENOUGH = 8000; // milliseconds, on a slow line too

/**
 * Scroll to the place that the address names whenever `content` grows, until the reader moves on.
 *
 * @param {Element | null} content
 */
export function hold(content) {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target || !content?.contains(target)) return;
  const grown = new ResizeObserver(() => target.scrollIntoView({ behavior: "instant" }));
  const stop = () => {
    grown.disconnect();
    for (const sign of SIGNS) removeEventListener(sign, stop);
  };
  grown.observe(content);
  for (const sign of SIGNS) addEventListener(sign, stop, { passive: true });
  setTimeout(stop, LONG_ENOUGH);
}
