"""What a Debian or Ubuntu machine can fetch for itself, such as one that runs the tests."""

from __future__ import annotations

import os
import shutil
import subprocess


def install(*packages: str) -> None:
    """Install `packages` where that needs nobody's password; elsewhere, do nothing."""
    if os.geteuid() == 0 and (apt := shutil.which("apt-get")):
        subprocess.run([apt, "update", "-q"], check=False)  # noqa: S603
        command = [apt, "install", "-q", "-y", "--no-install-recommends", *packages]
        subprocess.run(command, check=False)  # noqa: S603
