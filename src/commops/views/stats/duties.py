"""Who owns what: coverage, overlap, letters, density, concentration."""

from collections import Counter
from math import fsum

from commops.graph import OrgGraph
from commops.model.duty import Duty
from commops.views.stats.figure import Figure, Group, absent, all_in, share

_LETTERS = "ARSCI"
_NO_DUTIES = "no-duties"


def duties(graph: OrgGraph) -> Group:
    """The metrics of the duty matrix; every duty in use counts: declared here or given to a role."""
    size = len(graph.duties_in_use)
    covered = {duty for duty in graph.duties_in_use if is_covered(graph, duty)}
    critical = [duty for duty in graph.duties_in_use if graph.is_critical(duty)]
    figures = (
        Figure("duties", size) if size else absent("duties", _NO_DUTIES),
        share("duty-coverage", len(covered), size, otherwise=_NO_DUTIES),
        share("critical-coverage", len(covered.intersection(critical)), len(critical), otherwise="no-critical"),
        overlap_rate(graph),
        letters_per_duty(graph),
        matrix_density(graph),
        accountability_concentration(graph),
        authority_parity(graph),
        metric_ownership(graph),
    )
    return Group("duties", figures)


def is_covered(graph: OrgGraph, duty: str) -> bool:
    """Whether somebody does a duty and one role answers for it: ``R ≠ ∅ ∧ |A| = 1``.

    A duty that is shared on purpose may have several that answer for it.
    """
    answering = len(graph.letters["A"].get(duty, ()))
    return duty in graph.letters["R"] and (answering == 1 or (answering > 1 and graph.is_shared(duty)))


def overlap_rate(graph: OrgGraph) -> Figure:
    """Duties with several leads (A and R) and not shared on purpose: ``|duplicated| / |D|``."""
    doubled = [duty for duty in graph.duties_in_use if len(graph.leaders(duty)) > 1 and not graph.is_shared(duty)]
    return share("overlap-rate", len(doubled), len(graph.duties_in_use), otherwise=_NO_DUTIES)


def letters_per_duty(graph: OrgGraph) -> Figure:
    """Mean number of roles with A, R, S, C and I on a duty: ``Σ |X(d)| / |D|`` for each letter."""
    if not any(graph.letters.values()):
        return absent("letters-per-duty", "no-letters" if graph.duties_in_use else _NO_DUTIES)
    size = len(graph.duties_in_use)
    parts = tuple((letter, sum(map(len, graph.letters[letter].values())) / size) for letter in _LETTERS)
    return Figure("letters-per-duty", fsum(value for _, value in parts), "number", parts=parts)


def matrix_density(graph: OrgGraph) -> Figure:
    """How full the duty matrix is: ``filled cells / (|D| · |R|)``."""
    roles = [role for role in graph.roles.values() if not role.archived]
    filled = sum(duty in graph.duties_in_use for role in roles for duty in role.duties)
    return share("matrix-density", filled, len(graph.duties_in_use) * len(roles), otherwise=_NO_DUTIES)


def accountability_concentration(graph: OrgGraph) -> Figure:
    """A-concentration (Herfindahl–Hirschman index): ``Σ_r share_A(r)²``, and the roles with most.

    ``share_A(r)`` is the part of all A's that a role bears; the index runs from 1 divided
    by the number of roles to 1, where one role answers for everything.
    """
    borne = Counter(role for roles in graph.letters["A"].values() for role in roles)
    if not borne:
        return absent("accountability-concentration", "no-accountable")
    whole, most = borne.total(), max(borne.values())
    index = fsum((count / whole) ** 2 for count in borne.values())
    holders = all_in("roles", (role for role, count in borne.items() if count == most))
    return Figure("accountability-concentration", index, "index", of=(most, whole), subjects=holders)


def authority_parity(graph: OrgGraph) -> Figure:
    """Authority parity (权责对等): ``|{d: needs(d) ⊆ auth(A(d))}| / |{d: needs(d) ≠ ∅}|``."""
    needing = [(duty, known) for duty in graph.duties_in_use if (known := graph.duty(duty)) and known.needs]
    held = sum(_has_authority(graph, duty, known) for duty, known in needing)
    return share("authority-parity", held, len(needing), otherwise="no-needs")


def _has_authority(graph: OrgGraph, duty: str, known: Duty) -> bool:
    """Whether those who answer for a duty hold, among them, every right that it needs."""
    rights = {right.id for role in graph.letters["A"].get(duty, ()) for right in graph.roles[role].authority}
    return {need.id for need in known.needs} <= rights


def metric_ownership(graph: OrgGraph) -> Figure:
    """Measures with exactly one owner that exists, and is held where holders are given, of all measures."""
    measures = graph.org.metrics.values()
    owned = sum(len(measure.owner) == 1 and _is_filled(graph, measure.owner[0]) for measure in measures)
    return share("metric-ownership", owned, len(measures), otherwise="no-metrics")


def _is_filled(graph: OrgGraph, role: str) -> bool:
    return role in graph.roles and not graph.is_vacant(role)
