"""The safe repair of a finding, where there is one: a slip of the pen with one word that it was meant for."""

from commops.api.opening import Opened
from commops.finding import Edit, Finding, Fix
from commops.graph.texts.misspelt import vocabulary
from commops.source.replace import Piece, Spot, removing, replacing, spots
from commops.source.tree import Place, SourceFile


def fix_of(finding: Finding, place: Place, opened: Opened) -> Fix | None:
    """How to repair a finding.

    A key that the format does not have and an id that no entry has are put right where one
    known word only can have been meant and it does not stand beside them already; what
    stands twice in a list of ids is taken out once.

    Args:
        finding: a finding of ``unknown-key``, ``dangling-reference`` or ``entry-repeated``.
        place: where it is.
        opened: the organisation, whose files alone are repaired.

    Returns:
        The repair; None where there is none, or none that is safe.
    """
    source = opened.loaded.document.file(place.file)
    if source is None or source.broken or source.name.lower().endswith(".csv"):
        return None
    piece = _repeated(finding, place, source) if finding.rule == "entry-repeated" else _slip(finding, source)
    return None if piece is None else Fix(source.name, (Edit(*piece),))


def _repeated(finding: Finding, place: Place, source: SourceFile) -> Piece | None:
    item = str(finding.values["target"])
    return removing(source, place, item)


def _slip(finding: Finding, source: SourceFile) -> Piece | None:
    old = str(finding.values.get("target") or finding.values.get("key"))
    found = spots(source, finding.pointer, old)
    if len(found) != 1:
        return None
    is_closed = finding.rule == "unknown-key" or finding.values.get("kind") == "rules"
    new = vocabulary(finding.known, closed=is_closed).meant(old)
    if not new or finding.values.get("near") not in ("", new) or _is_there(found[0], new) or _is_itself(finding, new):
        return None
    return replacing(source, found[0].place, old, new)


def _is_there(spot: Spot, word: str) -> bool:
    """Whether a word stands beside another already."""
    return spot.beside is not None and word in spot.beside


def _is_itself(finding: Finding, word: str) -> bool:
    """Whether an entry would refer to itself."""
    pointer, kind = finding.pointer, finding.values.get("kind")
    if kind == "steps":
        return pointer[3:4] == (word,)
    return kind == pointer[0] and pointer[1:2] == (word,)
