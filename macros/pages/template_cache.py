"""Compiled templates, kept for the next build: under `make serve` there are many."""

from __future__ import annotations

from typing import Any

import jinja2
from jinja2.bccache import Bucket


class _Compiled(jinja2.BytecodeCache):
    def __init__(self) -> None:
        self._codes: dict[tuple[str, str], Any] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._codes.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._codes[bucket.key, bucket.checksum] = bucket.code


COMPILED = _Compiled()
"""For every Jinja environment of the process: a template is found by its name and its text."""
