"""Metrics of an organisation, each a function with its formula and source.

No score of health is made of them: what counts, and how much, is for the reader to say.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from commops.finding import Reported, Severity
from commops.graph import OrgGraph
from commops.views.stats.completeness import completeness
from commops.views.stats.duties import duties
from commops.views.stats.figure import Benchmark, Figure, Group, absent
from commops.views.stats.load import load
from commops.views.stats.resilience import resilience
from commops.views.stats.structure import structure


@dataclass(frozen=True, slots=True)
class Stats:
    """The metrics of one organisation on one day, in groups."""

    as_of: str | None
    groups: tuple[Group, ...]

    def figure(self, name: str) -> Figure:
        """The metric of a name; ``KeyError`` for any other name."""
        for group in self.groups:
            for figure in group.figures:
                if figure.name == name:
                    return figure
        raise KeyError(name)


def stats_of(graph: OrgGraph, findings: Iterable[Reported] | None = None) -> Stats:
    """The metrics that an organisation's data allow.

    Args:
        graph: the organisation on its day.
        findings: what a check reported; None where none was run.

    Returns:
        Every metric, those without data included, with the reason.
    """
    groups = (structure(graph), duties(graph), load(graph), resilience(graph), _findings(findings), completeness(graph))
    return Stats(graph.as_of.isoformat() if graph.as_of else None, groups)


def _findings(findings: Iterable[Reported] | None) -> Group:
    """Open findings by severity, and the accepted ones."""
    names = [f"findings-{severity.word}" for severity in sorted(Severity, reverse=True)] + ["findings-waived"]
    if findings is None:
        return Group("findings", tuple(absent(name, "no-check") for name in names))
    counts = dict.fromkeys(names, 0)
    for found in findings:
        counts["findings-" + (found.severity.word if found.state == "open" else "waived")] += 1
    return Group("findings", tuple(Figure(name, count) for name, count in counts.items()))


__all__ = ["Benchmark", "Figure", "Group", "Stats", "stats_of"]
