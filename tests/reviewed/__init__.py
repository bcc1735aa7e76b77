"""What people judged, as snapshots: a change of one is a diff that somebody has to approve.

`make reviewed` writes them anew; a test beside each subject compares. CONTRIBUTING tells how.
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent
_MOST = 40
_HOW = """
{name} no longer holds. Is each change meant, and is it what the source says?
Then run `make reviewed` and commit the file with your change, so that a reviewer sees it.
If not, take the change back."""


def written(value: Mapping[str, Any]) -> str:
    """`value` as YAML that reads well as a diff: what belongs together stands on one line."""
    dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    text: str = yaml.dump(value, Dumper=dumper, sort_keys=False, allow_unicode=True, width=10_000)
    return "# Reviewed by people. `make reviewed` writes it; see CONTRIBUTING.md.\n" + text


def differences(name: str, value: Mapping[str, Any], *, rewrite: bool) -> str:
    """What differs from the snapshot `name`, and what to do; empty where nothing does.

    With `rewrite` the snapshot is written anew, and nothing differs.
    """
    path = FOLDER / name
    now = written(value)
    if rewrite:
        path.write_text(now, encoding="utf-8")
    before = path.read_text(encoding="utf-8") if path.is_file() else ""
    if before == now:
        return ""
    both = (before.splitlines(), now.splitlines())
    lines = list(difflib.unified_diff(*both, "reviewed", "now", lineterm="", n=1))
    left = [f"… and {len(lines) - _MOST} more lines"] if len(lines) > _MOST else []
    return "\n".join([*lines[:_MOST], *left, _HOW.format(name=f"tests/reviewed/{name}")])
