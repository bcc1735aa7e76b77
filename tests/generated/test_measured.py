"""What benchmarks/ measure with is what a build takes."""

from __future__ import annotations

from pathlib import Path

from benchmarks.build import grown
from macros.check.project import examine


def test_the_made_up_entries_of_the_benchmark_are_sound(tmp_path: Path) -> None:
    """Otherwise no build of them could be measured: each real task, once more."""
    handbook, problems = examine(grown(tmp_path / "project", 60) / "data", [])
    assert problems == []
    assert handbook.get("tasks", "made-up-b")
