"""What hosts read of this repository is what their own schemas ask for."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
import yaml
from check_jsonschema.builtin_schemas import get_builtin_schema
from jsonschema import Draft7Validator

READ_BY = {
    ".github/workflows/*.yml": "github-workflows",
    ".github/dependabot.yml": "dependabot",
    ".github/ISSUE_TEMPLATE/config.yml": "github-issue-config",
    ".github/ISSUE_TEMPLATE/*[!g].yml": "github-issue-forms",
    ".gitlab-ci.yml": "gitlab-ci",
    "CITATION.cff": "citation-file-format",
}
"""The files, and which of the schemas that check-jsonschema carries is theirs."""


class AsWritten(yaml.SafeLoader):
    """YAML as the hosts read it: a day stays text, and `on` is a word."""


AsWritten.yaml_implicit_resolvers = {
    sign: [(tag, found) for tag, found in known if not tag.endswith((":timestamp", ":bool"))]
    for sign, known in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
AsWritten.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(true|false)$"), ["t", "f"])


@pytest.mark.parametrize("pattern", READ_BY)
def test_a_file_for_a_host_is_what_the_host_reads(root: Path, pattern: str) -> None:
    """Every field of it is known to the host, and has a value of the kind that it takes."""
    schema = Draft7Validator(get_builtin_schema(f"vendor.{READ_BY[pattern]}"))
    found = sorted(root.glob(pattern))
    assert found
    for path in found:
        held = yaml.load(path.read_text("utf-8"), AsWritten)  # noqa: S506 - a SafeLoader
        told = [f"{path.name}: {e.json_path}: {e.message}" for e in schema.iter_errors(held)]
        assert told == []


def test_every_host_that_builds_runs_the_release(root: Path) -> None:
    """GitLab and Netlify build all that a reader can download, for the address that they know."""
    gitlab = yaml.safe_load((root / ".gitlab-ci.yml").read_text("utf-8"))["pages"]
    netlify = tomllib.loads((root / "netlify.toml").read_text("utf-8"))["build"]
    assert 'SITE_URL="${SITE_URL:-$CI_PAGES_URL/}" make release' in gitlab["script"]
    assert gitlab["artifacts"]["paths"] == ["public"]
    assert netlify == {"command": "SITE_URL=${SITE_URL:-$URL/} make release", "publish": "site"}
