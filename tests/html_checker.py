"""The Nu Html Checker (vnu), for the tests: there already, else fetched, else a loud no.

`python -m tests.html_checker` makes sure of it before the tests start, so that they never skip.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import tarfile
import tempfile
from pathlib import Path

from macros import debian, node

ROOT = Path(__file__).resolve().parent.parent
VERSION = "26.9.27"
SHA512 = (
    "4e441de4315f39a582f5e6edbe8cd3b2b1f655aa1dde3620faface791133217c"
    "417b12f3f7ead2d8336d8e7efe44f5226618258b44a0860057e9125135e6b428"
)
"""Of the npm package vnu-jar in this version, which its makers publish."""

JAR = ROOT / ".cache" / f"vnu-jar-{VERSION}.jar"
HELP = (
    "The test of the HTML needs Java. Install it (Debian, Ubuntu: sudo apt-get install "
    "default-jre-headless) and run make test again."
)


def errors(folder: Path) -> list[str]:
    """Every error in the HTML files below `folder`, each with its file, line and column."""
    options = ["--errors-only", "--skip-non-html", "--format", "gnu", "--exit-zero-always"]
    command = ["java", "-jar", str(JAR), *options, str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return done.stderr.splitlines()


def provide() -> None:
    """Make sure that the checker can run; SystemExit with what to do where it can't."""
    if not shutil.which("java"):
        debian.install("default-jre-headless")
    if not shutil.which("java"):
        raise SystemExit(HELP)
    if not JAR.exists():
        _fetch()


def _fetch() -> None:
    with tempfile.TemporaryDirectory() as folder:
        try:
            node.npm("pack", "--silent", f"vnu-jar@{VERSION}", "--pack-destination", folder)
        except node.NodeError as wrong:
            raise SystemExit(f"npm could not fetch vnu-jar {VERSION}: {wrong}") from wrong
        package = next(Path(folder).glob("*.tgz"))
        if hashlib.sha512(package.read_bytes()).hexdigest() != SHA512:
            raise SystemExit(f"vnu-jar {VERSION} is not the package that these tests know.")
        with tarfile.open(package) as archive:
            jar = archive.extractfile("package/build/dist/vnu.jar")
            assert jar is not None
            JAR.parent.mkdir(exist_ok=True)
            part = JAR.with_suffix(".part")
            part.write_bytes(jar.read())
            part.replace(JAR)


if __name__ == "__main__":
    provide()
