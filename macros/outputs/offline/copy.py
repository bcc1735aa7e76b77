"""The built site as one zip that opens from a USB stick, by double-clicking index.html."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Container, Iterator
from pathlib import Path

from macros.outputs.offline import classic_scripts
from macros.pages.renderer import TEMPLATES

FOLDER = "peer-role-handbook"
RUNTIME = "assets/javascripts/offline.js"

_LEFT_OUT = re.compile(r"api/|sw\.js$|404\.html$|sitemap\.xml|site\.webmanifest$|robots\.txt$")

_ADDRESS = re.compile(
    r'(?P<before><(?:a|form|area)\b[^>]*?\s(?:href|action)="|'
    r'<meta http-equiv="refresh" content="\d+; *url=)'
    r'(?P<path>[^"#?:]*)(?P<after>["#?])'
)
_SCRIPT = re.compile(
    r'<script(?P<before>[^>]*) type="module"(?P<after>[^>]*)>|<script type="module"(?P<only>[^>]*)>'
)
_NOT_HERE = re.compile(r'<link rel="(?:manifest|modulepreload|prefetch|preload)"[^>]*>\n?')

_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
_ASKED_FOR = 'data-learn="question"'
"""A page that holds this may be asked for by the review page, which shows its questions."""

_DATE = (2020, 1, 1, 0, 0, 0)


def write(site: Path, target: Path) -> int:
    """Write the zip of the built `site` to `target`; returns how many files it holds.

    The same site gives the same bytes. Raises classic_scripts.UnknownFormError where a script is
    written in a way that can't be turned into a classic one.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    count = 0
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as made:
        for name, content in files(site):
            made.writestr(_entry(f"{FOLDER}/{name}"), content)
            count += 1
    return count


def files(site: Path) -> Iterator[tuple[str, bytes]]:
    """Every file of the copy: its path in the folder, and what it holds."""
    readme = TEMPLATES / "offline/READ-ME-FIRST.txt"
    yield readme.name, readme.read_bytes()
    modules = _modules(site)
    yield RUNTIME, _script(modules).encode()
    for path in sorted(p for p in site.rglob("*") if p.is_file()):
        name = path.relative_to(site).as_posix()
        if not _LEFT_OUT.match(name):
            yield from _changed(name, path, modules)


def page(html: str, name: str) -> str:
    """The page at `name`, as it has to be where there is no server."""
    html = _ADDRESS.sub(lambda m: m["before"] + address(m["path"]) + m["after"], html)
    html = _NOT_HERE.sub("", html)
    # Whether 'self' is a file beside the page, browsers don't agree; the scheme says that it is.
    html = _POLICY.sub(lambda m: m[0].replace("'self'", "'self' file:"), html, count=1)
    runtime = f'<script defer src="{"../" * name.count("/")}{RUNTIME}"></script>\n'
    first = _SCRIPT.search(html)
    if first:
        html = html[: first.start()] + runtime + html[first.start() :]
    return _SCRIPT.sub(
        lambda m: f"<script defer{m['only'] or ''}{m['before'] or ''}{m['after'] or ''}>", html
    )


def address(path: str) -> str:
    """A link's path with the file that a server would have found in a folder."""
    if path.rpartition("/")[2] in (".", ".."):
        return f"{path}/index.html"
    return f"{path}index.html" if path.endswith("/") else path


def _modules(site: Path) -> dict[str, str]:
    paths = sorted((site / "assets").rglob("*.js"))
    texts = {p.relative_to(site).as_posix(): p.read_text(encoding="utf-8") for p in paths}
    return {name: text for name, text in texts.items() if classic_scripts.is_module(text)}


def _script(modules: dict[str, str]) -> str:
    runtime = (TEMPLATES / "offline/runtime.js").read_text(encoding="utf-8")
    return runtime + classic_scripts.linked(modules)


def _changed(name: str, path: Path, modules: Container[str]) -> Iterator[tuple[str, bytes]]:
    if name.endswith(".html"):
        html = page(path.read_text(encoding="utf-8"), name)
        yield name, html.encode()
        if _ASKED_FOR in html:
            yield _put(name, json.dumps(html))
    elif name in modules:
        yield name, classic_scripts.started(name).encode()
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
