"""The modules of web/ that need no page, run by Node for tests that compare them with Python."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

from macros import node

HERE = Path(__file__).parent
CALL = "async (root, [path, name, values]) => (await import(root + path))[name](...values)"

BUNDLE = """async (root, path) => {
  const options = { bundle: true, minify: true, write: false, format: "esm", charset: "utf8" };
  const { build } = await import("esbuild");
  const { outputFiles } = await build({ ...options, entryPoints: [path] });
  return outputFiles[0].text;
}"""


class Engines:
    """A Node that stays, for many calls."""

    def __init__(self, root: Path) -> None:
        node.install(root)
        self._process = subprocess.Popen(
            [node.PROGRAM, HERE / "node.mjs"],
            cwd=root,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )

    def evaluate(self, code: str, value: Any = None) -> Any:
        """What the function `code` makes of the address of the project's folder and `value`."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(f"{json.dumps({'code': code, 'value': value})}\n")
        self._process.stdin.flush()
        said = json.loads(self._process.stdout.readline())
        if "error" in said:
            raise AssertionError(said["error"])
        return said["value"]

    def call(self, module: str, function: str, *values: Any) -> Any:
        """What `function` of web/`module`.js makes of `values`."""
        return self.evaluate(CALL, [f"web/{module}.js", function, list(values)])

    def bundled(self, module: str) -> str:
        """web/`module`.js with all it imports, as small as the site serves it."""
        return str(self.evaluate(BUNDLE, f"web/{module}.js"))

    def stop(self) -> None:
        """End it."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.close()
        self._process.wait()
        self._process.stdout.close()
