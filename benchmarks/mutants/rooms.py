"""The folders of macros/ that are changed, and the quick tests about each, which build no site."""

from __future__ import annotations

from collections.abc import Mapping

ROOMS: Mapping[str, tuple[str, ...]] = {
    "model": (
        "tests/data/test_addresses.py",
        "tests/data/test_changes.py",
        "tests/data/test_forms.py",
        "tests/data/test_identity.py",
        "tests/data/test_markup.py",
        "tests/data/test_web_addresses.py",
        "tests/pages/test_languages.py",
        "tests/data/test_model.py",
        "tests/data/test_links.py",
        "tests/data/test_differences.py",
        "tests/data/test_coverage.py",
        "tests/data/test_shipped.py",
        "tests/data/test_reviewed.py",
        "tests/data/test_every_rule.py",
        "tests/data/test_safety_words.py",
        "tests/pages/test_mixing.py",
        "tests/overlay/test_resolve.py",
    ),
    "data": (
        "tests/data/test_bad_data.py",
        "tests/data/test_files.py",
        "tests/data/test_slips.py",
        "tests/data/test_model.py",
        "tests/overlay/test_resolve.py",
    ),
    "check": (
        "tests/check/test_page_links.py",
        "tests/check/test_patterns.py",
        "tests/data/test_every_rule.py",
        "tests/handouts/test_rules.py",
        "tests/learn/test_path_rules.py",
        "tests/learn/test_question_rules.py",
    ),
    "pages": (
        "tests/pages/test_templates.py",
        "tests/pages/test_cache.py",
        "tests/pages/test_facets.py",
        "tests/pages/test_mixing.py",
        "tests/pages/test_review.py",
        "tests/learn/test_path_rules.py",
    ),
    "outputs/api": ("tests/pages/test_templates.py", "tests/outputs/test_api.py"),
    "outputs/lms": (
        "tests/pages/test_templates.py",
        "tests/lms/test_qti.py",
        "tests/lms/test_bank.py",
        "tests/lms/test_anki.py",
        "tests/lms/test_build.py",
        "tests/lms/test_package.py",
    ),
    "outputs/slides": ("tests/pages/test_templates.py", "tests/slides/test_slides.py"),
    "outputs/handouts": (
        "tests/pages/test_templates.py",
        "tests/handouts/test_copies.py",
        "tests/handouts/test_rules.py",
        "tests/handouts/test_packets.py",
        "tests/handouts/test_build.py",
    ),
    "outputs/hiring": (
        "tests/outputs/test_types.py",
        "tests/hire/test_data.py",
        "tests/hire/test_word.py",
        "tests/hire/test_documents.py",
        "tests/hire/test_questions.py",
        "tests/hire/test_check.py",
    ),
    "outputs/lookup": (
        "tests/outputs/test_types.py",
        "tests/lookup/test_index.py",
        "tests/lookup/test_examples.py",
        "tests/lookup/test_engine.py",
    ),
}
SLOW = frozenset({"site", "browser"})
"""What a test asks for that builds a site or opens a browser; it's left out."""

WITHOUT = "not what_is_cached_says_what_would_be_built_anew"
"""And one that builds every page twice for each kind."""
