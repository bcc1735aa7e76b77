"""The contrast of text, measured once for all text that looks the same.

Most of what axe-core does on a page is to measure the contrast of its words, and most words look
like those of the page before. The contrast of a text comes from its color, size and weight, from
what its ancestors paint behind it, and from whatever else lies over or under it. Text in which all
of that is as it was in text that passed is not measured again. What something else overlaps, what
failed and what axe-core could not decide is measured wherever it stands.
"""

from __future__ import annotations

from typing import Any

RULE = "color-contrast"

MEASURE = """async ({ rule, passed }) => {
  const SHOWN = { visibilityProperty: true, opacityProperty: true };
  const PAINT = ["backgroundColor", "backgroundImage", "backgroundClip", "opacity", "filter",
    "backdropFilter", "mixBlendMode", "maskImage", "clipPath"];
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
  const overlapped = (at, rects) => painters.some((other) => !ground(at).painters.includes(other.at)
    && other.boxes.some((box) => rects.some((rect) => meet(box, rect))));
  const look = (at, rects) => {
    const inside = ground(at).painters.map((one) => {
      const boxes = [...one.getClientRects()];
      return rects.every((rect) => boxes.some((box) => holds(box, rect)));
    });
    return `${ground(at).paint}/${told(getComputedStyle(at), TEXT)}/${inside}`;
  };

  const alone = [];
  const looks = new Map();
  for (const at of every) {
    const rects = lines(at);
    if (rects.length > 0 && overlapped(at, rects)) alone.push(at);
    else if (rects.length > 0) looks.set(at, look(at, rects));
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
    for (const { element, any } of run.passes.flatMap(({ nodes }) => nodes)) {
      // What is hidden passes, too, but has no colors.
      if (looks.has(element) && any[0].data?.contrastRatio) known.add(looks.get(element));
    }
    // What stands within a text is measured with it.
    const bad = run.violations.flatMap(({ nodes }) => nodes)
      .filter(({ element }) => !judged.has(element));
    bad.forEach(({ element }) => judged.add(element));
    return bad.map(({ html, failureSummary }) => `${rule}: ${html}: ${failureSummary}`);
  };
  const unknown = [...looks].filter(([, how]) => !known.has(how));
  const first = new Map(unknown.map(([at, how]) => [how, at]));
  const found = await measure([...alone, ...first.values()]);
  const others = unknown.filter(([at, how]) => !known.has(how) && first.get(how) !== at);
  found.push(...await measure(others.map(([at]) => at)));
  return { found, measured, passed: [...known] };
}"""
"""What axe-core finds about contrast, on how many texts it was run, and the looks that passed."""


class Looks:
    """The looks of text whose contrast has passed, on whatever page."""

    def __init__(self) -> None:
        self._passed: list[str] = []
        self.measured = 0
        """How many texts have been measured."""

    def findings(self, page: Any) -> list[str]:
        """What breaks the rule of contrast on `page`, where axe-core is loaded."""
        told = page.evaluate(MEASURE, {"rule": RULE, "passed": self._passed})
        self._passed = told["passed"]
        self.measured += told["measured"]
        return list(told["found"])
