"""What the templates use is there."""

from __future__ import annotations

from jinja2 import nodes
from jinja2.meta import find_undeclared_variables

from macros.pages.page_macros import PageMacros
from macros.pages.renderer import Renderer


def test_what_a_template_calls_is_there(renderer: Renderer) -> None:
    """A function is given to all of them by a room, or it's one of those that pages have."""
    environment, of_pages = renderer.environment, PageMacros(renderer).by_name()
    assert environment.loader is not None
    missing = set[tuple[str, str]]()
    for name in environment.list_templates():
        tree = environment.parse(environment.loader.get_source(environment, name)[0])
        called = {c.node.name for c in tree.find_all(nodes.Call) if isinstance(c.node, nodes.Name)}
        missing |= {(name, one) for one in called & find_undeclared_variables(tree) - set(of_pages)}
    assert missing == set()
