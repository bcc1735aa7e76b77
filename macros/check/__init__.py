"""Rules that need more than one field: each takes the handbook and returns every problem."""

from macros.check.tasks import refusals_are_complete

RULES = (refusals_are_complete,)

__all__ = ["RULES"]
