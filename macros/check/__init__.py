"""Rules that need more than one field: each takes the handbook and returns every problem."""

from macros.check.tasks import refusals_are_complete
from macros.check.teaching import parts_show_something, plans_keep_time

RULES = (refusals_are_complete, parts_show_something, plans_keep_time)

__all__ = ["RULES"]
