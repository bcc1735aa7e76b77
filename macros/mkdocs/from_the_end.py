"""Under `make serve`: a second process makes the last pages while this one makes the first.

It makes one after the other from the end, and sends what it made; this one uses what has arrived
when it comes there, and makes the others itself. So it never waits for the other one, and a second
process that is slow, stuck or gone costs nothing but its help.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
import threading
import warnings
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from queue import Empty, SimpleQueue
from typing import Generic, TypeVar

Made = TypeVar("Made")

Make = Callable[[], Made | None]
"""Makes one thing; None where there is nothing to make."""


def can_help() -> bool:
    """Whether a second process can begin with all that this one has, and has a processor to run on.

    macOS ends one that does, and Windows has none.
    """
    return sys.platform == "linux" and (os.cpu_count() or 1) > 1


class FromTheEnd(Generic[Made]):
    """What a second process makes, from the last on, until `stop`; what it makes can be pickled."""

    def __init__(self) -> None:
        self._arrived: SimpleQueue[tuple[str, Made]] = SimpleQueue()
        self._names: set[str] = set()
        self._process: BaseProcess | None = None
        self._receiving: threading.Thread | None = None

    def start(self, makes: Mapping[str, Make[Made]]) -> None:
        """Begin with the last of `makes`, by their names; what was begun before is stopped."""
        self.stop()
        if not can_help():
            return
        context = multiprocessing.get_context("fork")
        receiving, sending = context.Pipe(duplex=False)
        args = (dict(makes), receiving, sending)
        self._process = context.Process(target=_send, args=args, daemon=True)
        with warnings.catch_warnings():
            # Python warns of locks that a thread holds at that moment: nobody waits for this child.
            warnings.simplefilter("ignore", DeprecationWarning)
            self._process.start()
        sending.close()
        of_thread = (receiving, self._arrived)
        self._receiving = threading.Thread(target=_receive, args=of_thread, daemon=True)
        self._receiving.start()

    def arrived(self, name: str) -> dict[str, Made]:
        """What has been made since this was asked last, by whoever comes to `name`.

        Once that has been made, all behind it has, and nothing more is needed.
        """
        made = dict(_taken(self._arrived))
        self._names |= {*made}
        if name in self._names:
            self.stop()
        return made

    def stop(self) -> None:
        """Nothing more is needed, and what was made and not asked for is forgotten."""
        if self._process is not None:
            self._process.kill()
            self._process.join()
            self._process = None
        if self._receiving is not None:
            self._receiving.join()
            self._receiving = None
        self._arrived = SimpleQueue()
        self._names.clear()


def _taken(queue: SimpleQueue[Made]) -> Iterator[Made]:
    """All that is in `queue` by now."""
    with suppress(Empty):
        while True:
            yield queue.get_nowait()


def _send(makes: dict[str, Make[Made]], receiving: Connection, sending: Connection) -> None:
    """Make all from the last on; what fails is made by the process that asked, which tells."""
    receiving.close()
    with suppress(BaseException):
        for name, make in reversed(makes.items()):
            if (made := make()) is not None:
                sending.send((name, made))


def _receive(receiving: Connection, arrived: SimpleQueue[tuple[str, Made]]) -> None:
    """Put what comes into `arrived`, so that the one who sends need not wait."""
    with receiving, suppress(EOFError, OSError):
        while True:
            arrived.put(receiving.recv())
