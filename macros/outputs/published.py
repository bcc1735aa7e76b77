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
    Raises ValueError where it holds something else than seconds.
    """
    seconds = os.environ.get(_VARIABLE) or _last_commit(root).stdout.strip()
    if seconds and not seconds.isdecimal():
        raise ValueError(f"{_VARIABLE} is {seconds!r}: it takes whole seconds since 1970")
    return datetime.datetime.fromtimestamp(int(seconds), datetime.UTC) if seconds else None


def undated(root: Path) -> str | None:
    """Why nothing tells when the text in `root` was committed, and what to do; None where it is."""
    if moment(root):
        return None
    refused = _last_commit(root).stderr.strip().partition("\n")[0] or "there is no commit yet"
    if "dubious" in refused:
        mend = f"If that folder is yours: git config --global --add safe.directory {root}"
    else:
        mend = f"Keep it under git: git init {root}, then git add and git commit."
    return (
        f"WARNING: the API can't say of which moment this edition is: built is null. Git says of\n"
        f"{root}: {refused}\n{mend}\n"
        f"In a copy without git, give the moment in seconds: {_VARIABLE}=$(date +%s) make site"
    )


_VARIABLE = "SOURCE_DATE_EPOCH"


def _last_commit(root: Path) -> subprocess.CompletedProcess[str]:
    """Its moment in seconds since 1970 as git tells it, else what git has against that."""
    command = ["git", "-C", str(root), "log", "-1", "--format=%ct"]
    try:
        return subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    except OSError as none:
        return subprocess.CompletedProcess(command, 1, "", str(none))
