"""Files as other programs name them: by their way from the root of a repository, or from here."""

import os
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

STDIN = "<stdin>"
"""What standard input is called; it stands nowhere."""


def from_root() -> Callable[[str], str]:
    """What gives the way to a file from the root of its repository, with ``/`` between the parts.

    The repository is the one around the current folder, else the one around the file; where
    there is neither, the way begins in the current folder. A file outside of all of them
    keeps the name that it has.
    """
    return _naming(lambda here, file: (_root_around(here), _root_around(file.parent), here))


def from_here() -> Callable[[str], str]:
    """What gives the way to a file from the current folder; a file outside of it keeps its name."""
    return _naming(lambda here, _: (here,))


def _naming(folders: Callable[[Path, Path], tuple[Path | None, ...]]) -> Callable[[str], str]:
    """What gives the way to a file from the first that it is in of the folders for the current one and the file."""

    @cache
    def way(name: str) -> str:
        if name == STDIN:
            return name
        try:
            here = Path.cwd()
            file = Path(os.path.normpath(here / name))
            return next(_ways(file, folders(here, file)), name)
        except OSError:
            return name

    return way


def _root_around(folder: Path) -> Path | None:
    return next((place for place in (folder, *folder.parents) if (place / ".git").exists()), None)


def _ways(file: Path, folders: tuple[Path | None, ...]) -> Iterator[str]:
    """The ways to a file from those folders that it is in, links followed where it is in none by name."""
    for folder in folders:
        if folder is not None and file.is_relative_to(folder):
            yield file.relative_to(folder).as_posix()
    real = file.resolve()
    for folder in folders:
        if folder is not None and real.is_relative_to(folder.resolve()):
            yield real.relative_to(folder.resolve()).as_posix()
