"""An organisation's overlay: read from its folder, and resolved once into the handbook.

Whatever is built afterward is built from the resolved handbook and knows of overlays only what
`macros.model.local` says.
"""

from __future__ import annotations

import os
from pathlib import Path

VARIABLE = "OVERLAY"
"""The variable of the system that names the folders of overlays, parted by commas."""


def chosen() -> tuple[Path, ...]:
    """The folders of the overlays that this build has, in order: the state's, the agency's."""
    named = (name.strip() for name in os.environ.get(VARIABLE, "").split(","))
    return tuple(Path(name).expanduser().resolve() for name in named if name)
