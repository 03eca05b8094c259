"""How complete a design is: the four elements and the two pieces of advice of document 002.

Its closing names six aspects: clear goals (long and short), clear duties (with work content and
result indicators), communication, training and development; and, as advice, appraisal and culture.
Only what the organisation itself declares and still uses counts, never what a library offers.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from commops.graph import OrgGraph
from commops.model.duty import Duty
from commops.views.stats.figure import Figure, Group, Lack, absent

ELEMENTS = ("element-goals", "element-duties", "element-communication", "element-training")
ADVICE = ("advice-appraisal", "advice-culture")
NOT_DECLARED = "not-declared"
_ASKED = ("goals", "meetings", "trainings", "appraisals", "values", "principles")
"""A file that declares none of these is about roles alone, and is not held against the six aspects."""


def completeness(graph: OrgGraph) -> Group:
    """The six aspects, each a share of what it asks; absent where the file has none of its sections."""
    if not any(graph.org.section(section) for section in _ASKED):
        return Group("completeness", tuple(absent(name, NOT_DECLARED) for name in (*ELEMENTS, *ADVICE)))
    figures = (
        goals(graph),
        role_duties(graph),
        _declared(graph, "element-communication", "meetings", "channels"),
        training(graph),
        _declared(graph, "advice-appraisal", "appraisals"),
        _declared(graph, "advice-culture", "values"),
    )
    return Group("completeness", figures)


def goals(graph: OrgGraph) -> Figure:
    """Goals for the long and for the short term: ``|{h ∈ {long, short}: some goal has horizon h}| / 2``."""
    horizons = {goal.horizon for goal in _used(graph, "goals").values()}
    lacks = (Lack(f"{horizon}-goals") for horizon in ("long", "short") if horizon not in horizons)
    return _share("element-goals", 2, lacks)


def role_duties(graph: OrgGraph) -> Figure:
    """Duty, work content and result indicator of every role: ``Σ_r (d(r) + c(r) + i(r)) / 3|R|``.

    ``d``: the role has a duty. ``c``: one of its duties says what is done, by tasks or by a
    name; a duty that is declared nowhere is named by its id. ``i``: the role owns a metric,
    is judged by one, or leads (A and R) a duty that one measures.
    """
    roles = {role: entry for role, entry in graph.roles.items() if not entry.archived}
    measured = _measured(graph)
    holds = {
        "duties": (role for role, entry in roles.items() if entry.duties),
        "content": (role for role in roles if _has_content(graph, role)),
        "indicators": (role for role in roles if role in measured),
    }
    lacks = {word: tuple(sorted(roles.keys() - set(having))) for word, having in holds.items()}
    return _share("element-duties", 3 * len(roles), (Lack(word, names) for word, names in lacks.items() if names))


def training(graph: OrgGraph) -> Figure:
    """Training and development: ``([a training] + [a career step, or a training that coaches]) / 2``."""
    trainings = _used(graph, "trainings").values()
    grows = bool(_used(graph, "careers")) or any(entry.kind == "coaching" for entry in trainings)
    lacks = [Lack("trainings")] * (not trainings) + [Lack("careers")] * (not grows)
    return _share("element-training", 2, lacks)


def _declared(graph: OrgGraph, name: str, *sections: str) -> Figure:
    """Whether one of some sections has an entry, 1 or 0; where none has, the first is what is missing."""
    return _share(name, 1, () if any(_used(graph, section) for section in sections) else (Lack(sections[0]),))


def _share(name: str, whole: int, lacks: Iterable[Lack]) -> Figure:
    """A share of ``whole``, less one for each thing or role that is missing."""
    missing = tuple(lacks)
    if not whole:
        return absent(name, "no-roles")
    part = whole - sum(len(lack.roles) or 1 for lack in missing)
    return Figure(name, part / whole, "share", of=(part, whole), lacks=missing)


def _has_content(graph: OrgGraph, role: str) -> bool:
    for duty, given in graph.roles[role].duties.items():
        known = graph.duty(duty)
        if known is None or known.name or known.tasks or given.tasks:
            return True
    return False


def _measured(graph: OrgGraph) -> set[str]:
    """The roles that have a result indicator."""
    known = graph.org.known("metrics")
    found = {role for metric in _used(graph, "metrics").values() for role in metric.owner}
    found |= {role for role, entry in graph.roles.items() if any(metric in known for metric in entry.metrics)}
    for duty in _measured_duties(graph):
        found.update(graph.leaders(duty))
    return found


def _measured_duties(graph: OrgGraph) -> Iterator[str]:
    """The duties that some metric measures: as the metric says, or as the duty does."""
    for metric in _used(graph, "metrics").values():
        yield from metric.duties
    known = graph.org.known("metrics")
    duties: dict[str, Duty] = graph.org.duties
    for duty, entry in duties.items():
        if any(metric in known for metric in entry.metrics):
            yield duty


def _used(graph: OrgGraph, section: str) -> dict[str, Any]:
    """The entries of a section that the organisation declares and still uses."""
    return {key: entry for key, entry in graph.org.section(section).items() if not entry.archived}
