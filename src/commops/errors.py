"""Why a run cannot go on.

    CommopsError            what the user can mend; exit status 2
    ├── NoSuchInput         no such file or folder, or nothing in it to check
    ├── BadOption           an option with a value that it does not take
    ├── WouldOverwrite      a file that is there already
    └── NeedsExtra          a package of an extra is missing

A finding is not an error: it is what a run is for.
"""

from typing import Any


class CommopsError(Exception):
    """A run that cannot go on: a word of the message catalogue, and what its sentence needs."""

    def __init__(self, word: str, **values: Any) -> None:
        super().__init__(word)
        self.word = word
        self.values = values


class NoSuchInput(CommopsError):
    """No such file or folder, or nothing in it to check."""


class BadOption(CommopsError):
    """An option with a value that it does not take."""


class WouldOverwrite(CommopsError):
    """A file that is there already."""


class NeedsExtra(CommopsError):
    """A package of an extra is missing."""
