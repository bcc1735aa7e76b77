"""Texts and words of an organisation, which bear its mark wherever they are shown."""

from __future__ import annotations


class LocalText(str):
    """A text that an organisation wrote: whatever shows it shows the mark beside it.

    `mark` is the mark in words, such as `At Riverside`. A `quiet` text stands in an entry that is
    marked as a whole, so that only what shows the text without the entry shows the mark.
    """

    __slots__ = ("mark", "quiet")

    mark: str
    quiet: bool

    def __new__(cls, text: str, mark: str, *, quiet: bool = False) -> LocalText:  # noqa: PYI034
        """The text with its mark."""
        made = super().__new__(cls, text)
        made.mark, made.quiet = mark, quiet
        return made

    @property
    def spelled(self) -> str:
        """The text with its mark, for what knows nothing but text."""
        return f"{self} ({self.mark})"

    def again(self, text: str) -> LocalText:
        """Another form of the same text, such as the one without markup."""
        return LocalText(text, self.mark, quiet=self.quiet)


def spelled(text: str) -> str:
    """`text` with its mark in words, where an organisation wrote it."""
    return text.spelled if isinstance(text, LocalText) else text


class LocalTerm(str):
    """A word of the vocabulary that an organisation chose in the place of `own`."""

    __slots__ = ("mark", "own")

    mark: str
    own: str

    def __new__(cls, term: str, mark: str, own: str) -> LocalTerm:  # noqa: PYI034
        """The word with its mark, and the handbook's word."""
        made = super().__new__(cls, term)
        made.mark, made.own = mark, own
        return made
