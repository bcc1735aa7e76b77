"""What changed, as an Atom feed (RFC 4287) for feed readers.

It is made of data/changes.yml alone, so that it is another one only when words have changed, and
never because the site was built again.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

import jinja2

from macros.model import markup
from macros.model.addresses import site_url
from macros.model.changes import newest_first
from macros.model.editorial import Change
from macros.model.handbook import Handbook
from macros.model.identity import Identity
from macros.model.kinds import KINDS

PATH = "feed.xml"
TEMPLATES = Path(__file__).parent / "templates"


def files(handbook: Handbook, url: str) -> Iterator[tuple[str, str]]:
    """The feed's path from the root of the site and its XML text; none where nothing changed.

    `url` is the address of the site, with a slash at its end.
    """
    if changes := newest_first(handbook):
        yield PATH, _feed(handbook, url, changes)


def lasting_id(who: Identity, change: Change | None = None) -> str:
    """The id of the feed, or of its entry on `change`: the same wherever the site moves.

    RFC 4287, 4.2.6: it must not change when the feed is relocated, so the address has no part in
    it; the ids in data/, which are permanent, have.
    """
    name = f"urn:handbook:{who.id}" + (f":changes:{change.id}" if change else "")
    return uuid5(NAMESPACE_URL, name).urn


def _feed(handbook: Handbook, url: str, changes: list[Change]) -> str:
    who = handbook.identity

    def absolute(target: str) -> str:
        kind, _, id_ = target.partition(":")
        return url + site_url(handbook, kind, id_) if kind in KINDS else target

    return (
        _environment()
        .get_template("feed.xml.j2")
        .render(
            who=who,
            kind=KINDS["changes"],
            feed_id=lasting_id(who),
            id_of=partial(lasting_id, who),
            changes=changes,
            site_url=url,
            path=PATH,
            address=partial(site_url, handbook),
            get=handbook.get,
            html=lambda text: markup.html(text, absolute),
        )
    )


def _environment() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        undefined=jinja2.StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
