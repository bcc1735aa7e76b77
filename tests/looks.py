"""The contrast of text, measured once for all text that looks the same.

Most of what axe-core does on a page is to measure the contrast of its words, and most words look
like those of the page before. The contrast of a text comes from its color, size and weight, from
what its ancestors paint behind it, and from whatever else lies over or under it. Text in which all
of that is as it was in text that passed is not measured again; where something lies over or under
it, with the same words and in the same place, it need only not have failed, for axe-core can't
decide there. What failed is measured wherever it stands.
"""

from __future__ import annotations

from typing import Any

RULE = "color-contrast"

MEASURE = """async ({ rule, passed }) => {
  const SHOWN = { visibilityProperty: true, opacityProperty: true };
  const PAINT = ["backgroundColor", "backgroundImage", "backgroundClip", "opacity", "filter",
    "backdropFilter", "mixBlendMode", "maskImage", "clipPath", "clip", "overflow",
    "position", "zIndex"];
  const TEXT = ["color", "webkitTextFillColor", "webkitTextStrokeWidth", "webkitTextStrokeColor",
    "textShadow", "fontSize", "fontWeight", "textIndent"];
  const CLEAR = "rgba(0, 0, 0, 0)|none|";
  const PICTURES = "img, svg, canvas, video, iframe, object";
  // Of the fields, those with words in them: axe-core looks at no others.
  const FIELDS = "select, textarea, input:not([type=checkbox], [type=radio], [type=range],"
    + " [type=color], [type=hidden], [type=image])";

  const told = (style, names) => names.map((name) => style[name]).join("|");
  const meet = (a, b) => a.left < b.right - 1 && b.left < a.right - 1
    && a.top < b.bottom - 1 && b.top < a.bottom - 1;
  const holds = (a, b) => a.left <= b.left + 1 && a.top <= b.top + 1
    && a.right >= b.right - 1 && a.bottom >= b.bottom - 1;

  const every = [...document.body.querySelectorAll("*")].filter((at) => at.checkVisibility(SHOWN));
  const behind = new Map([[null, { paint: "", painters: [] }]]);
  const ground = (at) => {
    if (!behind.has(at)) {
      const { paint, painters } = ground(at.parentElement);
      const own = told(getComputedStyle(at), PAINT);
      const paints = !own.startsWith(CLEAR) || at.matches(PICTURES) || at.matches(FIELDS);
      const all = paints ? [...painters, at] : painters;
      behind.set(at, { paint: `${paint}/${own}`, painters: all, paints });
    }
    return behind.get(at);
  };
  const painters = every.filter((at) => ground(at).paints)
    .map((at) => ({ at, boxes: [...at.getClientRects()] }));

  const lines = (at) => {
    if (at.matches(FIELDS)) return [...at.getClientRects()];
    const range = document.createRange();
    return [...at.childNodes].filter((node) => node.nodeType === 3 && node.nodeValue.trim())
      .flatMap((node) => { range.selectNodeContents(node); return [...range.getClientRects()]; });
  };
  const beside = (at, rects) => painters.filter((other) => !ground(at).painters.includes(other.at)
    && other.boxes.some((box) => rects.some((rect) => meet(box, rect))));
  const place = (box, from) => [box.left - from.left, box.top - from.top, box.width, box.height]
    .map(Math.round);
  const thing = ({ at, boxes }, from) =>
    [ground(at).paint, at.outerHTML, ...boxes.map((box) => place(box, from))].join("/");
  const look = (at, rects, others) => {
    const inside = ground(at).painters.map((one) => {
      const boxes = [...one.getClientRects()];
      return rects.every((rect) => boxes.some((box) => holds(box, rect)));
    });
    const [first] = rects;
    const over = others.length > 0 ? rects.map((rect) => place(rect, first)) : [];
    return [ground(at).paint, told(getComputedStyle(at), TEXT), inside, ...over,
      ...others.map((other) => thing(other, first))].join("/");
  };

  const short = async (text) => {
    const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
    return btoa(String.fromCharCode(...new Uint8Array(digest).slice(0, 12)));
  };

  const looks = new Map();
  const overlapped = new Set();
  for (const at of every) {
    const rects = lines(at);
    const others = rects.length > 0 ? beside(at, rects) : [];
    if (rects.length > 0) looks.set(at, await short(look(at, rects, others)));
    if (others.length > 0) overlapped.add(at);
  }

  const known = new Set(passed);
  const judged = new Set();
  let measured = 0;
  const measure = async (texts) => {
    if (texts.length === 0) return [];
    measured += texts.length;
    const run = await axe.run(texts, {
      runOnly: { type: "rule", values: [rule] }, elementRef: true, selectors: false,
      resultTypes: ["violations", "passes"],
    });
    const nodesOf = (results) => results.flatMap(({ nodes }) => nodes);
    for (const { element, any } of nodesOf(run.passes)) {
      // What is hidden passes, too, but has no colors.
      if (looks.has(element) && any[0].data?.contrastRatio) known.add(looks.get(element));
    }
    const failed = new Set(nodesOf(run.violations).map(({ element }) => element));
    for (const at of texts.filter((text) => overlapped.has(text) && !failed.has(text))) {
      known.add(looks.get(at));
    }
    // What stands within a text is measured with it.
    const bad = nodesOf(run.violations).filter(({ element }) => !judged.has(element));
    bad.forEach(({ element }) => judged.add(element));
    return bad.map(({ html, failureSummary }) => `${rule}: ${html}: ${failureSummary}`);
  };
  const unknown = [...looks].filter(([, how]) => !known.has(how));
  const first = new Map(unknown.map(([at, how]) => [how, at]));
  const found = await measure([...first.values()]);
  const others = unknown.filter(([at, how]) => !known.has(how) && first.get(how) !== at);
  found.push(...await measure(others.map(([at]) => at)));
  return { found, measured, passed: [...known] };
}"""
"""What axe-core finds about contrast, on how many texts it was run, and the looks that passed."""


class Looks:
    """The looks of text whose contrast has passed, on whatever page."""

    def __init__(self) -> None:
        self._passed: set[str] = set()
        self.measured = 0
        """How many texts have been measured."""

    def findings(self, page: Any) -> list[str]:
        """What breaks the rule of contrast on `page`, where axe-core is loaded."""
        told = page.evaluate(MEASURE, {"rule": RULE, "passed": [*self._passed]})
        self._passed.update(told["passed"])
        self.measured += told["measured"]
        return list(told["found"])
