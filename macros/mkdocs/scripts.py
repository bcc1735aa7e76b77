"""The site's scripts as they are served: without what is there for readers alone."""

from __future__ import annotations

import rjsmin

FOLDER = "assets/javascripts/"
"""Where the site's own scripts are, under docs/."""


def bare(script: str) -> str:
    """`script` without comments and without space that means nothing."""
    return str(rjsmin.jsmin(script))
