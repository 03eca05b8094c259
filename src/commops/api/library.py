"""The role library: looked through, searched, and put to use in a team's file."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from commops.api.checking import Request
from commops.errors import BadOption, NoSuchInput
from commops.graph import OrgGraph
from commops.load import Loaded, load
from commops.load.complaints import nearest
from commops.load.files import Files, gather, read_below
from commops.load.library import built_in, shelf
from commops.source.decode import FORBIDDEN, decode
from commops.source.edit import Uneditable, insert
from commops.source.store import Change
from commops.source.tree import Map, SourceFile
from commops.source.yaml_text import read_yaml
from commops.views.shelf import Card, Found, Shelf, Title, card, found, named, near, titles


@dataclass(frozen=True, slots=True)
class Added(Change):
    """A role of the library in a file.

    Attributes:
        role: the id that the role has there.
        base: the role of the library.
        line: the line of the role.
    """

    role: str
    base: str
    line: int


def roles_of_library() -> tuple[Title, ...]:
    """Every role of the built-in libraries."""
    return titles(_shelf())


def role_of_library(word: str) -> Card:
    """A role of the library in full.

    Raises:
        BadOption: no role goes by the word, or several do.
    """
    libraries = _shelf()
    return card(libraries, _chosen(libraries, word))


def search_library(words: Sequence[str]) -> Found:
    """The roles of the library that words mean."""
    return found(_shelf(), words)


def add_role(request: Request, word: str, *, as_id: str | None = None, reports_to: str | None = None) -> Added:
    """Put a reference to a role of the library into a team's file.

    Args:
        request: the file or folder.
        word: the role of the library: its id, or a name of it.
        as_id: the id that it gets; its own if None.
        reports_to: the role of the file that it reports to.

    Returns:
        The change; nothing has been written, and that of standard input has no file to be written to.

    Raises:
        BadOption: no such role, no such manager, an id that is no id or is taken, or a
            file that the role cannot be put into.
        NoSuchInput: nothing to read, or a file broken in the middle.
    """
    base = _chosen(_shelf(), word)
    role = _as_id(base.rpartition("/")[2] if as_id is None else as_id)
    files = gather(request.target, stdin=request.stdin, limit=request.limit)
    before = load(files)
    if before.broken:
        raise NoSuchInput("broken-input", path=files.entry)
    _hold_free(before, role)
    entry = {"is": base}
    if reports_to is not None:
        entry["reports_to"] = _manager(before, reports_to)
    home = _home(files)
    old = (request.stdin or b"") if request.target == "-" else Path(home.name).read_bytes()
    try:
        new = insert(old, ("roles",), role, entry)
    except Uneditable as why:
        reason = "roles-no-mapping" if why.word == "no-mapping" else "would-change"
        raise BadOption(reason, path=home.name, entry=f"{role}: {{is: {base}}}") from None
    after = _read_again(new, home.name)
    if not _is_gained(before, load(_with(files, home, after)), role):
        raise BadOption("would-change", path=home.name, entry=f"{role}: {{is: {base}}}")
    line = after.find(("roles", role))
    return Added(
        file=home.name,
        before=_read_again(old, home.name).text,
        after=after.text,
        old=old,
        new=new,
        role=role,
        base=base,
        line=after.place(line[1]).line if line else 1,
    )


def _shelf() -> Shelf:
    libraries = {}
    for name in built_in():
        sources = read_below(shelf() / name, ("**/*.yaml",), f"<{name}>")
        libraries[name] = OrgGraph(load(Files(f"<{name}>", None, sources)).organisation)
    return libraries


def _chosen(libraries: Shelf, word: str) -> str:
    """The one role that goes by a word."""
    keys = named(libraries, word)
    if len(keys) > 1:
        raise BadOption("several-roles", name=word, choices=keys)
    if not keys:
        close = near(libraries, word)
        raise BadOption("unknown-library-role", name=word, near=close[0].id if close else "")
    return keys[0]


def _as_id(text: str) -> str:
    if not text.strip() or text != text.strip() or FORBIDDEN.search(text) or set(text) & set("\t\r\n"):
        raise BadOption("bad-id", value=FORBIDDEN.sub("\ufffd", text))
    return unicodedata.normalize("NFC", text)


def _hold_free(loaded: Loaded, role: str) -> None:
    for source in loaded.document.sources:
        place = source.find(("roles", role))
        if place is not None and place[0] == 2:
            at = source.place(place[1])
            raise BadOption("id-taken", value=role, file=at.file, line=at.line)


def _manager(loaded: Loaded, word: str) -> str:
    """The role of a file by its id, or by its name in any language."""
    roles = loaded.organisation.roles
    key = unicodedata.normalize("NFC", word)
    if key in roles:
        return key
    names: dict[str, list[str]] = {}
    for role, known in roles.items():
        texts = (known.name,) if isinstance(known.name, str) else (known.name or {}).values()
        for name in dict.fromkeys(texts):
            names.setdefault(name, []).append(role)
    if len(names.get(key, ())) == 1:
        return names[key][0]
    raise BadOption("unknown-manager", value=word, near=nearest(key, [*roles, *names]))


def _home(files: Files) -> SourceFile:
    """The file that gets the role: the one named, or of a folder without one, the first with roles."""
    home = files.sources[0]
    if home.name != files.entry:
        home = next((s for s in files.sources if isinstance(s.root, Map) and "roles" in s.root), home)
    if home.name.lower().endswith(".csv"):
        raise BadOption("roles-no-mapping", path=home.name)
    return home


def _read_again(content: bytes, name: str) -> SourceFile:
    text, faults, _ = decode(content, name)
    source = read_yaml(text, name)
    source.faults[:0] = faults
    return source


def _with(files: Files, old: SourceFile, new: SourceFile) -> Files:
    return replace(files, sources=[new if source is old else source for source in files.sources])


def _is_gained(before: Loaded, after: Loaded, role: str) -> bool:
    """Whether a change brought the role and no fault."""

    def faults(loaded: Loaded) -> set[str]:
        return {f"{found.rule} {found.pointer} {found.values}" for found in loaded.findings}

    return not after.broken and role in after.organisation.roles and faults(after) <= faults(before)
