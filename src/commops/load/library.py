"""Role libraries: ready-made entries that a file may use."""

from pathlib import Path
from typing import Any

from commops.load.files import read_below
from commops.source.tree import Fault, Map, Place, SourceFile


def shelf() -> Path:
    """The folder of the built-in libraries: inside the package, or the checkout's ``roles``."""
    return _beside("roles")


def examples() -> Path:
    """The folder of the examples: inside the package, or the checkout's ``examples``."""
    return _beside("examples")


def built_in() -> list[str]:
    """The names of the built-in libraries."""
    return sorted(path.name for path in shelf().iterdir() if path.is_dir())


def open_library(name: str, folder: Path | None, place: Place) -> tuple[list[SourceFile], Fault | None]:
    """Read one library.

    Args:
        name: a built-in name, or a path below ``folder``.
        folder: the folder of the file that uses it; None for standard input.
        place: where it is used.

    Returns:
        Its files, or none and the fault that says why.
    """
    if name in built_in():
        return read_below(shelf() / name, ("**/*.yaml",), f"<{name}>"), None
    if folder is not None and ("/" in name or _is_there(folder / name)):
        path = folder / name
        if Path(name).is_absolute() or ".." in Path(name).parts or not path.resolve().is_relative_to(folder.resolve()):
            return [], Fault("include-outside", place, {"path": name})
        if _is_there(path) and path.is_dir():
            return read_below(path, ("**/*.yaml", "**/*.yml"), path.as_posix()), None
        if _is_there(path) and path.is_file():
            return read_below(path.parent, (path.name,), path.parent.as_posix()), None
    return [], Fault("include-missing", place, {"path": name, "near": _nearest(name)})


def entries(sources: list[SourceFile]) -> dict[str, dict[str, Any]]:
    """The raw entries of a library, by section and id; the first of two equal ids counts."""
    found: dict[str, dict[str, Any]] = {}
    for source in sources:
        for section, body in source.root.items() if isinstance(source.root, Map) else ():
            if isinstance(body, Map):
                shelf_of = found.setdefault(section, {})
                for key, value in body.items():
                    shelf_of.setdefault(key, value)
    return found


def _beside(name: str) -> Path:
    package = Path(__file__).resolve().parents[1]
    inside = package / "data" / name
    return inside if inside.is_dir() else package.parents[1] / name


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # a name that is too long for one
        return False


def _nearest(name: str) -> str:
    import difflib

    return next(iter(difflib.get_close_matches(name, built_in(), 1, 0.6)), "")
