"""Spans and layers. Roles are counted, not seats; vacant roles count, archived ones do not."""

from commops.graph import OrgGraph
from commops.views.stats.figure import Benchmark, Figure, Group, absent, all_in, mean

BANDS = ((1, 1), (2, 3), (4, 7), (8, 12), (13, 16), (17, None))
"""Span bands of Orgvue's span analysis [orgvue-spans]."""
TARGET_SPAN = 7
"""Span at which layers are held against the size; our own default, not a benchmark."""
_NO_LINES = "no-lines"
_MOST_LAYERS = ((500, 5), (5000, 7))


def structure(graph: OrgGraph) -> Group:
    """The metrics of the reporting tree; absent where no role reports to another."""
    roles = {role for role, entry in graph.roles.items() if not entry.archived}
    spans = _spans(graph, roles)
    depths = [depth for role, depth in graph.depth.items() if role in roles] if spans else []
    figures = (
        Figure("roles", len(roles)),
        Figure("units", len(graph.org.units)) if graph.org.units else absent("units", "no-units"),
        *_shape(len(roles), spans),
        *_layers(len(roles), depths),
        dotted_density(graph, roles),
        grade_distance(graph, roles),
    )
    return Group("structure", figures)


def _spans(graph: OrgGraph, roles: set[str]) -> dict[str, int]:
    """Direct reports of each role that has any, assistants not counted."""
    counted = {role for role in roles if not graph.roles[role].assistant}
    spans = {role: len(counted.intersection(below)) for role, below in graph.reports.items() if role in roles}
    return {role: span for role, span in spans.items() if span}


def _shape(roles: int, spans: dict[str, int]) -> tuple[Figure, ...]:
    names = ("managers", "contributors", "managers-to-contributors", "span-average", "span-median", "span-widest",
             "span-bands", "one-to-one")  # fmt: skip
    if not spans:
        return tuple(absent(name, _NO_LINES) for name in names)
    return (
        Figure("managers", len(spans)),
        Figure("contributors", roles - len(spans)),
        managers_to_contributors(roles, spans),
        span_average(spans),
        span_median(spans),
        span_widest(spans),
        span_bands(spans),
        one_to_one(spans),
    )


def managers_to_contributors(roles: int, spans: dict[str, int]) -> Figure:
    """Manager to individual contributor: ``|Mgr| : |IC|``, as contributors for one manager.

    Held against the one manager for 11.5 staff that Gallup quotes from the BLS [gallup].
    """
    ratio = (roles - len(spans)) / len(spans)
    return Figure("managers-to-contributors", ratio, "ratio", benchmark=Benchmark("gallup", 11.5, 11.5))


def span_average(spans: dict[str, int]) -> Figure:
    """Average span: ``Σ span(p) / |Mgr|``, assistants not counted in a span.

    In a tree without assistants that is RULES' ``(|P| - |roots|) / |Mgr|``.
    """
    return Figure("span-average", sum(spans.values()) / len(spans), "number")


def span_median(spans: dict[str, int]) -> Figure:
    """Median of ``span(p), p ∈ Mgr``; the US median is 5 to 6 [gallup]."""
    ordered = sorted(spans.values())
    middle = len(ordered) // 2
    median = ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2
    return Figure("span-median", median, "number", benchmark=Benchmark("gallup", 5, 6))


def span_widest(spans: dict[str, int]) -> Figure:
    """The widest span, ``max span(p)``, and every role that has it."""
    widest = max(spans.values())
    roles = (role for role, span in spans.items() if span == widest)
    return Figure("span-widest", widest, subjects=all_in("roles", roles))


def span_bands(spans: dict[str, int]) -> Figure:
    """Managers by span: 1, 2–3, 4–7, 8–12 (“on target”), 13–16, 17+ [orgvue-spans]."""
    parts = tuple(
        (f"{low}-{high}" if high and high > low else f"{low}" if high else f"{low}+", _between(spans, low, high))
        for low, high in BANDS
    )
    return Figure("span-bands", len(spans), parts=parts, benchmark=Benchmark("orgvue-spans", 8, 12))


def _between(spans: dict[str, int], low: int, high: int | None) -> int:
    return sum(low <= span and (high is None or span <= high) for span in spans.values())


def one_to_one(spans: dict[str, int]) -> Figure:
    """One-to-one rate: ``|{p: span(p) = 1}| / |Mgr|``."""
    ones = sum(span == 1 for span in spans.values())
    return Figure("one-to-one", ones / len(spans), "share", of=(ones, len(spans)))


def _layers(roles: int, depths: list[int]) -> tuple[Figure, ...]:
    """Layers: ``max depth(p)`` and ``Σ depth(p) / |P|``, with 1 at the top [agentnoon-metrics].

    Roles in a reporting cycle or below one have no depth and are left out. Held against
    the most layers for the size (5 below 500, 7 to 5,000, 9 above) [agentnoon-metrics].
    Excess is layers less the fewest; below 0 where spans are wider than the target.
    """
    if not depths:
        names = ("layers", "depth-mean", "layers-minimum", "layers-excess")
        return tuple(absent(name, _NO_LINES) for name in names)
    layers, fewest = max(depths), minimum_layers(roles)
    most = next((most for size, most in _MOST_LAYERS if roles < size), 9)
    return (
        Figure("layers", layers, benchmark=Benchmark("agentnoon-metrics", None, most)),
        Figure("depth-mean", mean(depths), "number"),
        Figure("layers-minimum", fewest, basis="target-span"),
        Figure("layers-excess", layers - fewest),
    )


def minimum_layers(size: int, span: int = TARGET_SPAN) -> int:
    """Fewest layers that hold ``size`` roles: ``⌈log_s(n(s-1)+1)⌉``, a tree bound (mathematics).

    Args:
        size: number of roles.
        span: reports of every manager.

    Returns:
        The smallest ``L`` with ``1 + s + … + s^(L-1) ≥ n``, found in whole numbers.
    """
    layers, held, width = 0, 0, 1
    while held < size:
        held, width, layers = held + width, width * span, layers + 1
    return layers


def dotted_density(graph: OrgGraph, roles: set[str]) -> Figure:
    """Dotted lines for each role: ``Σ |N(p)| / |P|``."""
    lines = sum(len(graph.roles[role].dotted_to) for role in roles)
    if not lines:
        return absent("dotted-density", "no-dotted")
    return Figure("dotted-density", lines / len(roles), "index")


def grade_distance(graph: OrgGraph, roles: set[str]) -> Figure:
    """Mean reporting grade distance: ``level(m) - level(p)`` where both are given [orgvue-spans]."""
    gaps = [
        above - below
        for role in roles
        for boss in graph.managers[role]
        if (below := graph.roles[role].level) is not None and (above := graph.roles[boss].level) is not None
    ]
    return Figure("grade-distance", mean(gaps), "number") if gaps else absent("grade-distance", "no-levels")
