"""Where a build is published and as what: its address, its release and its moment."""

from __future__ import annotations

import datetime
import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

from macros.model.identity import Identity
from macros.outputs.handouts.site import site


@dataclass(frozen=True)
class Published:
    """The address of the site with a slash at its end, the release, and when that was made.

    `built` is the moment of the last commit, not of the build: two builds of the same text are
    the same. None where nothing tells it.
    """

    url: str
    release: str
    built: datetime.datetime | None


def published(root: Path, who: Identity) -> Published:
    """What the handbook in `root` is published as.

    Raises ValueError where its mkdocs.yml lacks site_url.
    """
    here = site(root, who)
    return Published(here.url, here.version, moment(root))


def moment(root: Path) -> datetime.datetime | None:
    """When the text in `root` was committed last; None where nothing tells it.

    SOURCE_DATE_EPOCH goes first: https://reproducible-builds.org/specs/source-date-epoch/.
    """
    seconds = os.environ.get("SOURCE_DATE_EPOCH") or _last_commit(root)
    return datetime.datetime.fromtimestamp(int(seconds), datetime.UTC) if seconds else None


def _last_commit(root: Path) -> str:
    """Its moment in seconds since 1970; empty where there is no git, or no commit."""
    command = ["git", "-C", str(root), "log", "-1", "--format=%ct"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603
    except (OSError, subprocess.CalledProcessError):
        return ""
    return done.stdout.strip()
