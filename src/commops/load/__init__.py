"""Files into an organisation: sections merged, entries validated, nothing thrown away in silence."""

from dataclasses import dataclass, field
from typing import Any

from pydantic.dataclasses import rebuild_dataclass
from pydantic_core import ValidationError

from commops.finding import Finding, Related
from commops.load.complaints import complaints, nearest, without_all
from commops.load.files import Files
from commops.load.library import entries, open_library
from commops.model.organisation import NO_POLICY, SECTIONS, Library, Organisation, head_of_texts
from commops.source.tree import Fault, Map, Place, Pointer, SourceFile

_HEAD = ("commops", "id", "name", "kind", "company", "purpose", "as_of", "open", "sources", "note")
_LISTS = ("uses", "covers", "include")
_NAMING = ("name", "aliases", "group")
"""What an entry takes from the library's entry of its id: how it is called, not what is said of it."""
_STRUCTS = ("written", "requires", "reports_to", "headcount")


@dataclass(slots=True)
class Document:
    """The files behind an organisation; knows the place of every pointer."""

    sources: list[SourceFile]

    def place(self, pointer: Pointer, *, value: bool = False, text: str | None = None) -> Place:
        """The place of a key (or value), or of the nearest thing above it that exists."""
        best, place = 0, Place(self.sources[0].name, 1, 1)
        for source in self.sources:
            found = source.find(pointer, value=value, text=text)
            if found is not None and found[0] > best:
                best, place = found[0], source.place(found[1])
        return place

    def file(self, name: str) -> SourceFile | None:
        """The file of a name."""
        return next((source for source in self.sources if source.name == name), None)


@dataclass(slots=True)
class Loaded:
    """What a reading gives: the organisation, its document, what was wrong with the text."""

    organisation: Organisation
    document: Document
    findings: list[Finding] = field(default_factory=list)
    empty: list[Pointer] = field(default_factory=list)
    broken: bool = False
    """Whether some file could not be read to its end, so that nothing more can be claimed."""


def load(files: Files) -> Loaded:
    """Make an organisation of files.

    Args:
        files: what was gathered.

    Returns:
        The organisation with every entry that could be kept, and a finding for
        everything that could not.
    """
    reading = _Reading(files)
    return reading.run()


class _Reading:
    """The state of one loading."""

    def __init__(self, files: Files) -> None:
        self.files = files
        self.document = Document(files.sources)
        self.findings: list[Finding] = []
        self.empty: list[Pointer] = []
        self.sections: dict[str, dict[str, Any]] = {}
        self.head: dict[str, Any] = {}
        self.policy: Any = None
        self.library: dict[str, dict[str, Any]] = {}
        self.shelves: dict[str, dict[str, dict[str, Any]]] = {}
        self.used: list[str] = []

    def run(self) -> Loaded:
        for source in self.files.sources:
            self.merge(source)
        for fault in [*self.files.faults, *(f for source in self.files.sources for f in source.faults)]:
            self.findings.append(_finding(fault))
        self.open_libraries()
        said = self.strip(self.head, ())
        head = head_of_texts(said)
        if head is None:
            from commops.model.head import Head

            head = self.entity(Head, said, ()) or Head()
        policy = NO_POLICY
        if self.policy:
            from commops.model.policy import Policy

            policy = self.entity(Policy, self.policy, ("policy",)) or NO_POLICY
        organisation = Organisation(head, policy, libraries=tuple(self.used))
        for section, raw in self.sections.items():
            organisation.sections[section] = self.section(section, raw)
        raw_library = {name: raw for name, raw in self.library.items() if name in SECTIONS and name != "roles"}
        organisation.library = Library(raw_library, lambda name, raw: self.section(name, raw, quiet=True))
        broken = any(source.broken for source in self.files.sources)
        return Loaded(organisation, self.document, self.findings, self.empty, broken)

    def merge(self, source: SourceFile) -> None:
        root = source.root
        if root is None:
            return
        if not isinstance(root, Map):
            if source.broken:
                return
            place = source.place(source.root_at)
            self.findings.append(
                Finding("wrong-type", (), {"key": "", "expected": "file-mapping", "found": ""}, place=place)
            )
            return
        for number, (key, value) in enumerate(root.items()):
            at = root.places[2 * number]  # its place is worked out where somebody has to be told of it
            if key in SECTIONS:
                self.merge_section(source, key, value, at)
            elif key in _LISTS:
                single = isinstance(value, str) or (key == "include" and isinstance(value, Map))
                items = [value] if single else value or []
                self.head[key] = [*self.head.get(key, []), *(item for item in items if isinstance(items, list))]
                if not isinstance(items, list):
                    values = {"key": key, "expected": "list", "found": ""}
                    self.report("wrong-type", (key,), source.place(at), values)
            elif key == "policy" or key in _HEAD:
                known = self.policy if key == "policy" else self.head.get(key)
                if known is not None and not (key == "commops" and known == value):
                    self.twice(key, (key,), source.place(at))
                elif key == "policy":
                    self.policy = value
                else:
                    self.head[key] = value
            else:
                self.unknown(key, source.place(at))

    def merge_section(self, source: SourceFile, key: str, value: Any, at: int) -> None:
        if not isinstance(value, Map):
            if not value:
                self.empty.append((key,))
                self.sections.setdefault(key, {})
            else:
                word = "section-mapping" if isinstance(value, list) else "mapping"
                values = {"key": key, "expected": word, "found": ""}
                self.report("wrong-type", (key,), source.place(at), values)
            return
        if not value:
            self.empty.append((key,))
        merged = self.sections.setdefault(key, {})
        if not merged:
            merged.update(value)
            return
        for number, (name, entry) in enumerate(value.items()):
            if name in merged:
                self.twice(name, (key, name), source.place(value.places[2 * number]))
            else:
                merged[name] = entry

    def twice(self, name: str, pointer: Pointer, place: Place) -> None:
        first = Related(pointer, "first-here", place=self.document.place(pointer))
        self.findings.append(Finding("duplicate-id", pointer, {"key": name}, (first,), place=place))

    def unknown(self, key: str, place: Place) -> None:
        from commops.load.complaints import PROTECTED

        if key.casefold().replace("-", "_") in PROTECTED:
            self.report("protected-attribute", (key,), place, {"key": key})
        else:
            known = [*SECTIONS, *_HEAD, *_LISTS, "policy"]
            values = {"key": key, "near": nearest(key, known)}
            self.findings.append(Finding("unknown-key", (key,), values, place=place, known=known))

    def report(self, rule: str, pointer: Pointer, place: Place, values: dict[str, Any]) -> None:
        self.findings.append(Finding(rule, pointer, values, place=place))

    def open_libraries(self) -> None:
        bases = [
            raw["is"].split("/")[0]
            for raw in self.sections.get("roles", {}).values()
            if isinstance(raw, dict) and isinstance(raw.get("is"), str) and "/" in raw["is"]
        ]
        used = [name for name in self.head.get("uses", []) if isinstance(name, str)]
        for name in dict.fromkeys([*used, *bases]):
            place = self.document.place(("uses", name))
            sources, fault = open_library(name, self.files.folder, place)
            if fault is not None:
                if name in used:
                    self.findings.append(_finding(fault))
                continue
            self.used += [name] if name in used else []
            self.findings += [_finding(fault) for source in sources for fault in source.faults]
            self.shelves[name.rstrip("/").rsplit("/", 1)[-1].removesuffix(".yaml")] = found = entries(sources)
            for section, shelf in found.items():
                kept = self.library.setdefault(section, {})
                for key, value in shelf.items():
                    kept.setdefault(key, value)

    def section(self, section: str, raw: dict[str, Any], *, quiet: bool = False) -> dict[str, Any]:
        """Validate the entries of a section, one by one; one that fails loses what failed."""
        cls = SECTIONS[section]()
        rebuild_dataclass(cls)
        validate = cls.__pydantic_validator__.validate_python  # type: ignore[attr-defined]
        shelf = {} if quiet else self.library.get(section, {})
        hollow = any(source.may_be_empty for source in self.files.sources)
        found: dict[str, Any] = {}
        for key, entry in raw.items():
            body = entry if entry is not None else {}
            if quiet:
                body = {name: value for name, value in body.items() if value} if type(body) is Map else body
            elif isinstance(body, dict):
                if hollow and not _is_full(body):
                    body = self.strip(body, (section, key))
                if section == "roles" and "is" in body:
                    body = self.inherit(body, (section, key))
                elif section != "roles" and isinstance(shelf.get(key), dict):
                    body = {**{name: shelf[key][name] for name in _NAMING if name in shelf[key]}, **body}
            try:
                found[key] = validate(body)
            except ValidationError as error:
                kept = self.mend(cls, body, error, (section, key))
                if kept is not None:
                    found[key] = kept
        return found

    def strip(self, body: dict[str, Any], pointer: Pointer) -> dict[str, Any]:
        """The entry without fields that are declared and left empty; remembers which."""
        kept: dict[str, Any] = {}
        for key, value in body.items():
            if not value:
                self.empty.append((*pointer, key))
            elif key in _STRUCTS and isinstance(value, dict):
                if inner := self.strip(value, (*pointer, key)):
                    kept[key] = inner
            else:
                kept[key] = value
        return kept

    def inherit(self, body: dict[str, Any], pointer: Pointer) -> dict[str, Any]:
        """The entry of a role laid over the library role that it ``is``."""
        chain, name = [body], body["is"]
        for _ in range(8):
            library, _, role = str(name).rpartition("/")
            shelf = self.shelves.get(library.rsplit("/", 1)[-1], self.library if not library else {})
            base = shelf.get("roles", {}).get(role)
            if not isinstance(base, dict):
                known = [f"{lib}/{key}" for lib, sections in self.shelves.items() for key in sections.get("roles", {})]
                values = {"target": str(name), "kind": "roles", "near": nearest(str(name), known)}
                self.findings.append(
                    Finding("dangling-reference", (*pointer, "is"), values, on_value=True, known=known)
                )
                break
            chain.append(base)
            if "is" not in base:
                break
            name = base["is"] if "/" in base["is"] else f"{library}/{base['is']}"
        merged: dict[str, Any] = {}
        for layer in reversed(chain):
            merged = _laid_over(merged, layer)
        if "variant_of" not in body and merged.get("variant_of") not in self.sections["roles"]:
            merged.pop("variant_of", None)  # a fact of the library, whose roles are no roles of this file
        return merged

    def entity(self, cls: type, raw: Any, pointer: Pointer) -> Any:
        rebuild_dataclass(cls)
        try:
            return cls.__pydantic_validator__.validate_python(raw)  # type: ignore[attr-defined]
        except ValidationError as error:
            return self.mend(cls, raw, error, pointer)

    def mend(self, cls: type, raw: Any, error: ValidationError, pointer: Pointer) -> Any:
        """Report what is wrong with an entry, and keep the rest of it."""
        validate = cls.__pydantic_validator__.validate_python  # type: ignore[attr-defined]
        for attempt in range(4):
            paths = []
            for rule, path, on_value, values, known in complaints(error, raw, cls):
                if attempt == 0 or rule in ("unknown-key", "protected-attribute"):
                    finding = Finding(rule, (*pointer, *path), values, on_value=on_value, known=known)
                    if finding not in self.findings:
                        self.findings.append(finding)
                paths.append(path)
            raw = without_all(raw, paths)
            if raw is None:
                return None
            try:
                return validate(raw)
            except ValidationError as again:
                error = again
        return None


def _laid_over(below: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    """Mappings key by key, where null takes an entry out; everything else as a whole."""
    merged = dict(below)
    for key, value in above.items():
        under = merged.get(key)
        if isinstance(value, dict) and isinstance(under, list) and key in ("duties", "works_with"):
            under = dict.fromkeys(under, None if key == "works_with" else "AR")
        if isinstance(value, list) and isinstance(under, dict) and key == "duties":
            merged[key] = {**under, **dict.fromkeys(value, "AR")}
        elif isinstance(value, dict) and isinstance(under, dict):
            merged[key] = {**{k: v for k, v in under.items() if k not in value}, **_without_nulls(value)}
        else:
            merged[key] = value
    return merged


def _without_nulls(value: dict[str, Any]) -> dict[str, Any]:
    return {key: item for key, item in value.items() if item is not None}


def _finding(fault: Fault) -> Finding:
    related = tuple(Related((), "first-here", place=place) for place in fault.related)
    return Finding(fault.rule, (), fault.values, related, place=fault.place)


def _is_full(body: dict[str, Any]) -> bool:
    """Whether nothing of an entry was left empty."""
    return all(body.values()) and all(all(part.values()) for part in map(body.get, _STRUCTS) if isinstance(part, dict))


__all__ = ["Document", "Loaded", "load"]
