"""What search engines are told of a page in their own form: JSON-LD in the words of schema.org.

A block of `application/ld+json` is data: no policy has to let it run, for it never does.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from macros.model import markup
from macros.model.addresses import site_url
from macros.model.entries import GlossaryTerm, Source
from macros.model.handbook import Handbook
from macros.model.links import Name
from macros.outputs.citation import Citation

Values = dict[str, Any]
"""An object as JSON can hold it."""


@dataclass(frozen=True)
class Shown:
    """A page: how it is cited, what it is in a sentence, where it stands, and what it shows.

    `trail` are the title and address of each page from the first one down to itself; `entries`
    those that it shows in full, `terms` the ids of the glossary that it explains in passing.
    """

    cited: Citation
    description: str
    trail: Sequence[tuple[str, str]]
    entries: Sequence[Name]
    terms: Sequence[str]


def graph(handbook: Handbook, url: str, shown: Shown) -> Values:
    """The JSON-LD of a page; `url` is the address of the site."""
    glossary = [id_ for kind, id_ in shown.entries if kind == "glossary"]
    made = [_page(handbook, url, shown)]
    if len(shown.trail) > 1:
        made.append(_trail(shown.trail))
    if glossary:
        made.append(_terms(handbook, url, shown, glossary))
    return {"@context": "https://schema.org", "@graph": made}


def _page(handbook: Handbook, url: str, shown: Shown) -> Values:
    """A page that restates sources is an article that is based on them."""
    who, cited = handbook.identity, shown.cited
    sources = _sources(handbook, shown.entries)
    made = {
        "@type": "Article" if sources else "WebPage",
        "@id": cited.url,
        "url": cited.url,
        "headline" if sources else "name": cited.title,
        "description": shown.description,
        "inLanguage": who.language,
        "isPartOf": {"@type": "WebSite", "name": who.title, "url": url},
        "author": [{"@type": "Organization", "name": name} for name in who.authors],
        "license": who.license.url,
        "dateModified": cited.changed.isoformat() if cited.changed else None,
        "about": [_term(handbook, url, id_) for id_ in shown.terms],
        "isBasedOn": [{"@type": "CreativeWork", "name": source.title} for source in sources],
    }
    return {key: value for key, value in made.items() if value}


def _sources(handbook: Handbook, entries: Sequence[Name]) -> list[Source]:
    """The documents that `entries` restate, in the order of the data."""
    cited = {
        section.partition("/")[0]
        for kind, id_ in entries
        for section in getattr(handbook.get(kind, id_), "sources", ())
    }
    return [source for source in handbook.sources() if source.id in cited]


def _term(handbook: Handbook, url: str, id_: str) -> Values:
    """A term of the glossary, by its name and address."""
    title = handbook.get(GlossaryTerm, id_).title
    return {"@type": "DefinedTerm", "name": title, "url": url + site_url(handbook, "glossary", id_)}


def _terms(handbook: Handbook, url: str, shown: Shown, ids: Sequence[str]) -> Values:
    """The glossary that a page shows, each term with its meaning."""
    terms = []
    for id_ in ids:
        entry = handbook.get(GlossaryTerm, id_)
        more = {"alternateName": entry.also} if entry.also else {}
        meaning = markup.plain(entry.definition)
        terms.append({**_term(handbook, url, id_), "description": meaning, **more})
    return {
        "@type": "DefinedTermSet",
        "name": shown.cited.title,
        "url": shown.cited.url,
        "hasDefinedTerm": terms,
    }


def _trail(trail: Sequence[tuple[str, str]]) -> Values:
    """The way from the front page to this one."""
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": title, "item": address}
            for place, (title, address) in enumerate(trail, 1)
        ],
    }
