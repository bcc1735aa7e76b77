"""The built site as one zip that opens from a USB stick, by double-clicking index.html."""

from __future__ import annotations

import json
import posixpath
import re
import zipfile
from collections.abc import Collection, Iterator
from pathlib import Path
from string import Template
from urllib.parse import urljoin

from macros.data.files import beside
from macros.model.identity import Identity
from macros.pages.renderer import TEMPLATES

_README = "READ-ME-FIRST.txt"
SCRIPT = "assets/scripts/offline.js"
"""Where the copy has the one script that stands in for the modules; it knows its own address."""

_LEFT_OUT = re.compile(
    r"api/|assets/copy/|assets/modules/|assets/javascripts/(?:lunr|workers)/|sw\.js$|404\.html$|sitemap\.xml|site\.webmanifest$|robots\.txt$"
)

_ADDRESS = re.compile(
    r'(?P<before><(?:a|form|area|link)\b[^>]*?\s(?:href|action)="|'
    r'<meta http-equiv="refresh" content="\d+; *url=)'
    r'(?P<path>[^"#?:]*)(?P<after>["#?])'
)
_CANONICAL = re.compile(r'<link rel="canonical" href="(?P<url>[^"]+)"')
_MODULE = re.compile(r'<script\b(?=[^>]* type="module")[^>]*></script>')
_NOT_HERE = re.compile(r'<link rel="(?:manifest|modulepreload|prefetch|preload)"[^>]*>\n?')

_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
_ASKED_FOR = 'data-learn="question"'
"""A page that holds this may be asked for by the review page, which shows its questions."""

_DATE = (2020, 1, 1, 0, 0, 0)


def write(site: Path, script: bytes, who: Identity, target: Path) -> int:
    """Write the zip of the built `site` to `target`; returns how many files it holds.

    Everything lies in a folder with the id of the handbook, `who` names it in READ-ME-FIRST.txt.
    `script` does there what the modules do on the site. The same site and script give the same
    bytes.
    """
    count = 0
    with beside(target) as partial:
        lying = (target.resolve(), partial.resolve())
        with zipfile.ZipFile(partial, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as made:
            for name, content in files(site, script, who, lying):
                made.writestr(_entry(f"{who.id}/{name}"), content)
                count += 1
    return count


def files(
    site: Path, script: bytes, who: Identity, but: Collection[Path] = ()
) -> Iterator[tuple[str, bytes]]:
    """Every file of the copy `but` those: its path in the folder, and what it holds."""
    yield _README, _readme(who).encode()
    yield SCRIPT, script
    for path in sorted(p for p in site.rglob("*") if p.is_file() and p.resolve() not in but):
        name = path.relative_to(site).as_posix()
        if not _LEFT_OUT.match(name):
            yield from _changed(name, path)


def page(html: str, name: str) -> str:
    """The page at `name`, as it has to be where there is no server."""
    html = _ADDRESS.sub(lambda m: m["before"] + _lead(m["path"], name, html) + m["after"], html)
    html = _NOT_HERE.sub("", html)
    # Whether 'self' is a file beside the page, browsers don't agree; the scheme says that it is.
    html = _POLICY.sub(lambda m: m[0].replace("'self'", "'self' file:"), html, count=1)
    script = f'<script defer src="{"../" * name.count("/")}{SCRIPT}"></script>'
    return _MODULE.sub(script, html)


def _lead(path: str, name: str, html: str) -> str:
    """Where a link of the page at `name` leads: to the site for what the copy leaves out."""
    on_site = _CANONICAL.search(html)
    lies_at = posixpath.normpath(posixpath.join(posixpath.dirname(name), path))
    if on_site and path and _LEFT_OUT.match(lies_at):
        return urljoin(on_site["url"], path)
    return address(path)


def address(path: str) -> str:
    """A link's path with the file that a server would have found in a folder."""
    if path.rpartition("/")[2] in (".", ".."):
        return f"{path}/index.html"
    return f"{path}index.html" if path.endswith("/") else path


def _readme(who: Identity) -> str:
    text = (TEMPLATES / "offline" / _README).read_text(encoding="utf-8")
    return Template(text).substitute(title=who.title, folder=who.id)


def _changed(name: str, path: Path) -> Iterator[tuple[str, bytes]]:
    if name.endswith(".html"):
        html = page(path.read_text(encoding="utf-8"), name)
        yield name, html.encode()
        if _ASKED_FOR in html:
            yield _put(name, json.dumps(html))
    elif name.endswith(".json"):
        yield _put(name, path.read_text(encoding="utf-8"))
    else:
        yield name, path.read_bytes()


def _put(name: str, text: str) -> tuple[str, bytes]:
    """The script that hands over the JSON `text` of the file at `name`."""
    return f"{name}.js", f'handbookOffline.put("{name}", {json.dumps(text)});\n'.encode()


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _DATE)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    return entry
