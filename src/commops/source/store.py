"""A file written whole, or not at all."""

import contextlib
import os
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


def store(path: Path, text: str | bytes) -> None:
    """Write a file: to a temporary file beside it, then renamed over it.

    Args:
        path: where to; its folder is made if it is missing.
        text: what; a string is written as UTF-8 with line ends as they are.

    Raises:
        OSError: the folder or the file cannot be written; nothing was changed.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    target = path.resolve() if path.is_symlink() else path
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(text if isinstance(text, bytes) else text.encode("utf-8"))
        mask = os.umask(0)
        os.umask(mask)
        mode = target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~mask
        Path(name).chmod(mode)
        Path(name).replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise


@dataclass(frozen=True, slots=True)
class Change:
    """Other bytes for a file, not yet written.

    Attributes:
        file: the file, as it is shown.
        before: its text as it is, without what a terminal must not see.
        after: its text with the change, likewise.
        old: its bytes.
        new: the bytes to write.
    """

    file: str
    before: str
    after: str
    old: bytes
    new: bytes


def store_all(changes: Sequence[Change]) -> None:
    """Write several files, each whole; where one fails, those already written get back what they had.

    Raises:
        OSError: a file cannot be written; none is changed.
    """
    done: list[Change] = []
    try:
        for change in changes:
            store(Path(change.file), change.new)
            done.append(change)
    except OSError:
        for change in done:
            store(Path(change.file), change.old)
        raise


def append(path: Path, text: str) -> None:
    """Write behind what a file has, in one go, so that others who append do not end up in between.

    Args:
        path: where to; its folder has to be there.
        text: what, as UTF-8; begins on a line of its own.

    Raises:
        OSError: the file cannot be written.
    """
    with path.open("ab+") as file:
        begun = file.tell() > 0
        if begun:
            file.seek(-1, os.SEEK_END)
            begun = file.read(1) != b"\n"
        file.write(("\n" * begun + text).encode("utf-8"))
