"""ES modules become one classic script."""

from __future__ import annotations

from typing import Any

import pytest

from macros.mkdocs.scripts import bare
from macros.outputs.offline.classic_scripts import UnknownFormError, linked
from macros.pages.renderer import TEMPLATES

OTHER = "export const one = 1; export function two() { return 2; }"


def _run(browser: Any, modules: dict[str, str]) -> Any:
    """What the module m.js exports as `result`, run in a page."""
    page = browser.new_page()
    runtime = (TEMPLATES / "offline/runtime.js").read_text(encoding="utf-8")
    page.add_script_tag(content=runtime.replace("document.currentScript.src", "'file:///x/'"))
    page.add_script_tag(content=linked(modules))
    result = page.evaluate("handbookOffline.need('a/m.js').result")
    page.close()
    return result


@pytest.mark.parametrize(
    "module",
    [
        'import { one } from "./n.js";\nexport const result = one + 1;',
        'import {\n  one as uno,\n} from "./n.js";\nexport const result = uno + 1;',
        'import * as n from "./n.js";\nexport const result = n.one + 1;',
        'import { default as n } from "../b/d.js";\nexport const result = n;',
        'export { one as result } from "./up.js";',
        "export async function result() {}\nexport { two as other };\nconst two = 2;",
        'export const result = import("./n.js").then((n) => n.one + 1);',
        "export const result = import.meta.url.length / 2;",
        'import "./n.js";\nexport class Thing {}\nexport const result = new Thing() && 2;',
    ],
)
def test_every_form_of_import_and_export_works(browser: Any, module: str) -> None:
    """A module means the same as a part of the classic script."""
    modules = {
        "a/n.js": "export const one = 1;",
        "a/up.js": "export const one = 2;",
        "b/d.js": "const it = 2;\nexport { it as default };",
        "a/m.js": module,
    }
    for text in (module, bare(module)):
        result = _run(browser, {**modules, "a/m.js": text})
        assert result == 2 or "async" in module or "import.meta" in module


@pytest.mark.parametrize(
    "module",
    [
        "export default 3;",
        'import n from "./n.js";',
        "export * from './n.js';",
        "import('./' + name);",
        "import { one } from './n.js';",
        'import { one } from "./nowhere.js";',
        'const later = () => import("./nowhere.js");',
    ],
)
def test_a_form_that_is_not_known_stops_it(module: str) -> None:
    """What it doesn't know it refuses, with the name of the file, instead of guessing."""
    with pytest.raises(UnknownFormError, match=r"a/m\.js"):
        linked({"a/m.js": module, "a/n.js": OTHER})


def test_a_circle_of_imports_stops_it() -> None:
    """Modules that import one another have no order to run in."""
    circle = {
        "m.js": 'import { n } from "./n.js";\nexport const m = 1;',
        "n.js": 'import { m } from "./m.js";\nexport const n = 1;',
    }
    with pytest.raises(UnknownFormError, match="circle"):
        linked(circle)
