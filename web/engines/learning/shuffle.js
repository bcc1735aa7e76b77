// A random order.

/**
 * `items` in a random order; `random` gives numbers from 0 up to 1.
 *
 * @template Item
 * @param {Item[]} items
 */
export function shuffled(items, random = Math.random) {
  const left = [...items];
  const out = [];
  while (left.length) out.push(...left.splice(Math.floor(random() * left.length), 1));
  return out;
}
