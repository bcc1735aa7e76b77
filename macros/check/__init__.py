"""Rules that need more than one field: each takes the handbook and returns every problem."""

from macros.check import (
    addresses,
    alike,
    assessments,
    citations,
    danger,
    fields,
    hiring,
    identity,
    learning,
    left_out,
    numbers,
    patterns,
    printed,
    questions,
    sides,
    totals,
    units,
)
from macros.check.tasks import danger_is_signposted, refusals_are_complete
from macros.check.teaching import (
    aims_can_be_seen,
    parts_show_something,
    plans_keep_time,
    post_tests_can_be_marked,
)

RULES = (
    *addresses.RULES,
    *alike.RULES,
    *danger.RULES,
    *fields.RULES,
    refusals_are_complete,
    danger_is_signposted,
    *citations.RULES,
    parts_show_something,
    plans_keep_time,
    aims_can_be_seen,
    post_tests_can_be_marked,
    *identity.RULES,
    *numbers.RULES,
    *questions.RULES,
    *hiring.RULES,
    *learning.RULES,
    *patterns.RULES,
    *printed.RULES,
    *assessments.RULES,
    *sides.RULES,
    *totals.RULES,
    *units.RULES,
    *left_out.RULES,
)

OVER_FILES = (*questions.OVER_FILES, *left_out.RULES)
"""Those that judge the entries of a file together, so that each of them has to be there."""

OVER_IDS = addresses.RULES
"""Those that judge ids alone, whatever the entries name."""

__all__ = ["OVER_FILES", "OVER_IDS", "RULES"]
