"""Which files make up an organisation: the entry, a folder, includes, libraries."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from commops.errors import NoSuchInput
from commops.source.decode import MAX_BYTES, decode
from commops.source.tree import Fault, Map, Place, Seq, SourceFile
from commops.source.yaml_text import read_yaml

ENTRIES = ("team.yaml", "team.yml", "org.yaml", "org.yml")
"""Names that a folder's own file goes by, in the order in which they are looked for."""


@dataclass(slots=True)
class Files:
    """All files of one reading, in the order of their names, the entry first."""

    entry: str
    folder: Path | None
    sources: list[SourceFile] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    seen: set[Path] = field(default_factory=set)
    limit: int = MAX_BYTES
    instead: Mapping[str, bytes] = field(default_factory=dict)
    """Bytes that files are to have had, by the names that they go by in findings."""


def gather(
    target: str | None,
    *,
    stdin: bytes | None = None,
    limit: int = MAX_BYTES,
    instead: Mapping[str, bytes] | None = None,
) -> Files:
    """Read the file or folder that the user named, and what it includes.

    Args:
        target: a path, ``-`` for ``stdin``, None for team.yaml or org.yaml here.
        stdin: what stands on standard input, where ``target`` is ``-``.
        limit: most bytes a file may have.
        instead: bytes to read in the place of those that a file has, by the name that it
            goes by in findings.

    Returns:
        The files with their trees and faults.

    Raises:
        NoSuchInput: nothing by that name, or a folder without a YAML file.
    """
    if target == "-":
        files = Files("<stdin>", None, limit=limit)
        source = _take(files, stdin or b"", "<stdin>")
        for pattern, _, place in _includes(source) if isinstance(source.root, Map) else ():
            files.faults.append(Fault("include-missing", place, {"path": pattern, "near": ""}))
        return files
    path = Path(target) if target is not None else _entry_here()
    if not path.exists():
        raise NoSuchInput("no-such-file", path=str(path), near=_near(path))
    if path.is_dir():
        return _folder(path, limit, instead or {})
    files = Files(path.as_posix(), path.parent, limit=limit, instead=instead or {})
    _read(files, path, path.as_posix())
    return files


def read_below(folder: Path, patterns: tuple[str, ...], shown: str, limit: int = MAX_BYTES) -> list[SourceFile]:
    """Read the files of a library: the patterns below its folder, shown as ``shown``/….

    Args:
        folder: the library's folder.
        patterns: glob patterns.
        shown: what the folder is called in findings.
        limit: most bytes a file may have.

    Returns:
        The files, sorted by name.
    """
    files = Files(shown, folder, limit=limit)
    for path in sorted({path for pattern in patterns for path in folder.glob(pattern)}):
        if _is_below(path, folder):
            _read(files, path, f"{shown}/{path.relative_to(folder).as_posix()}")
    return files.sources


def _entry_here() -> Path:
    for name in ENTRIES:
        if Path(name).is_file():
            return Path(name)
    raise NoSuchInput("no-entry", folder=str(Path.cwd().name), names=", ".join(ENTRIES[::2]))


def _near(path: Path) -> str:
    """The file in the same folder whose name is most like the one that is not there."""
    import difflib

    folder = path.parent
    try:
        names = sorted(item.name for item in folder.iterdir()) if folder.is_dir() else []
    except OSError:
        names = []
    return next(iter(difflib.get_close_matches(path.name, names, 1, 0.6)), "")


def _folder(folder: Path, limit: int, instead: Mapping[str, bytes]) -> Files:
    for name in ENTRIES:
        if (folder / name).is_file():
            files = Files((folder / name).as_posix(), folder, limit=limit, instead=instead)
            _read(files, folder / name, (folder / name).as_posix())
            return files
    files = Files(folder.as_posix(), folder, limit=limit, instead=instead)
    paths = sorted(path for path in folder.rglob("*") if path.suffix in (".yaml", ".yml") and path.is_file())
    for path in paths:
        if _is_below(path, folder):
            _read(files, path, path.as_posix())
    if not files.sources:
        raise NoSuchInput("empty-folder", path=str(folder))
    return files


def _is_below(path: Path, folder: Path) -> bool:
    return path.resolve().is_relative_to(folder.resolve())


def _read(files: Files, path: Path, shown: str, encoding: str | None = None) -> None:
    real = path.resolve()
    if real in files.seen:
        return
    files.seen.add(real)
    try:
        data = files.instead.get(shown) or path.read_bytes()
    except OSError as error:
        raise NoSuchInput("unreadable", path=shown, reason=error.strerror or "") from None
    source = _take(files, data, shown, encoding=encoding)
    if path.suffix.lower() != ".csv" and isinstance(source.root, Map):
        for pattern, declared, place in _includes(source):
            _include(files, path.parent, PurePosixPath(shown).parent, pattern, declared, place)


def _take(files: Files, data: bytes, shown: str, encoding: str | None = None) -> SourceFile:
    text, faults, readable = decode(data, shown, encoding=encoding, limit=files.limit)
    if not readable:
        source = SourceFile(shown, text, broken=True)
    elif shown.lower().endswith(".csv"):
        from commops.load.people import people_of_csv

        source = people_of_csv(text, shown)
    else:
        source = read_yaml(text, shown)
        if source.root is None and not source.faults and not source.broken:
            source.faults.append(Fault("empty-file", Place(shown, 1, 1)))
    source.faults[:0] = faults
    source.encoding = encoding
    files.sources.append(source)
    return source


def _includes(source: SourceFile) -> Iterator[tuple[str, str | None, Place]]:
    """The patterns that a file includes, each with its declared encoding and its place."""
    listed: Any = source.root.get("include")
    for number, item in enumerate(listed if isinstance(listed, Seq) else [listed] if listed else []):
        pointer = ("include", str(number)) if isinstance(listed, Seq) else ("include",)
        found = source.find(pointer, value=True)
        place = source.place(found[1]) if found else Place(source.name, 1, 1)
        if isinstance(item, str):
            yield item, None, place
        elif isinstance(item, Map) and isinstance(item.get("file"), str) and isinstance(item.get("encoding", ""), str):
            yield item["file"], item.get("encoding"), place
        else:
            source.faults.append(Fault("wrong-type", place, {"expected": "include", "key": "include"}))


def _include(
    files: Files, folder: Path, shown: PurePosixPath, pattern: str, encoding: str | None, place: Place
) -> None:
    parts = PurePosixPath(pattern.replace("\\", "/"))
    if parts.is_absolute() or ".." in parts.parts or (parts.parts and ":" in parts.parts[0]):
        files.faults.append(Fault("include-outside", place, {"path": pattern}))
        return
    try:
        found = sorted(path for path in folder.glob(str(parts)) if path.is_file())
    except (OSError, ValueError, IndexError):  # a pattern that is none: too long, empty, “a/**b”
        found = []
    if not found:
        files.faults.append(Fault("include-missing", place, {"path": pattern, "near": _near(folder / parts)}))
    for path in found:
        if not _is_below(path, folder):
            files.faults.append(Fault("include-outside", place, {"path": pattern}))
            continue
        name = (shown / path.relative_to(folder).as_posix()).as_posix()
        _read(files, path, name, encoding)
