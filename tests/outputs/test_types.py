"""What Python hands to JavaScript is what JavaScript says it reads: web/engines/types.d.ts."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros import node
from macros.model.handbook import Handbook
from macros.outputs.hiring import documents, likeness
from macros.outputs.lookup import examples, index
from macros.outputs.lookup.places import read_pages

RISKY = "'id' | 'title' | 'group' | 'risk' | 'reason' | 'url' | 'usable' | 'safer'"
TYPES = {
    documents.PATH: "Omit<HireDocuments, 'questions'> & "
    f"{{ questions: (HireQuestion | Pick<HireQuestion, {RISKY}>)[] }}",
    "assets/hire-postings.json": "PostingRules",
    "assets/hire-questions.json": "QuestionRules",
    likeness.FETCHED["postings"]: "Required<Pick<PostingRules, 'posting_likeness'>>",
    likeness.FETCHED["questions"]: "Required<Pick<QuestionRules, 'question_likeness'>>",
    index.INDEX: "LookupIndex",
}
TSC = ("node_modules/typescript/bin/tsc", "--ignoreConfig", "--noEmit", "--strict")
AS = ("--target", "es2023", "--lib", "es2023,dom", "--skipLibCheck")


@pytest.fixture(scope="module")
def handed(handbook: Handbook, root: Path) -> dict[str, str]:
    """The files by their paths, as JSON."""
    made = index.files(handbook, read_pages(root / "docs"), examples.models(root))
    learned = likeness.files(handbook, likeness.models(root))
    return {**dict(documents.files(handbook)), **dict(learned), **dict(made)}


def test_javascript_gets_what_it_says_that_it_reads(
    handed: dict[str, str], root: Path, tmp_path: Path
) -> None:
    """Each key has the type that it is read by, and nothing is sent that isn't told there."""
    values = {f"file{i}: {TYPES[path]}": handed[path] for i, path in enumerate(TYPES)}
    types = f'/// <reference path="{root / "web/engines/types.d.ts"}" />'
    lines = [types, *(f"export const {name} = {value};" for name, value in values.items())]
    file = tmp_path / "handed.ts"
    file.write_text("\n".join(lines), encoding="utf-8")
    assert node.run(*TSC, *AS, "--typeRoots", str(tmp_path), str(file)) == ""
