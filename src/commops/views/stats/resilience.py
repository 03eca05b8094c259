"""What stands still if somebody is away."""

from collections import Counter

from commops.graph import OrgGraph
from commops.graph.people.resilience import able as able_people
from commops.graph.people.resilience import stand_ins
from commops.views.stats.figure import Benchmark, Figure, Group, absent, all_in, share

_NO_HOLDERS = "no-holders"
_NO_DUTIES = "no-duties"


def resilience(graph: OrgGraph) -> Group:
    """The metrics of standing in for one another.

    Backup coverage is ``|{d: |able(d)| ≥ 2}| / |D|``, critical duties separately: two who can,
    as a deputy rule asks for work that must not wait [ncku]. Where no holders are given, it is
    the duties with a declared backup, or a deputy of a role that does them, of all duties.
    """
    critical = [duty for duty in graph.duties_in_use if graph.is_critical(duty)]
    if graph.says_who:
        return Group("resilience", _of_people(graph, critical))
    covered = {duty for duty in graph.duties_in_use if stand_ins(graph, duty)}
    backups = (
        (
            share("backup-coverage", len(covered), len(graph.duties_in_use), otherwise=_NO_DUTIES, basis="declared"),
            share("backup-critical", len(covered.intersection(critical)), len(critical), otherwise="no-critical",
                  basis="declared"),
        )
        if covered
        else (absent("backup-coverage", "no-backups"), absent("backup-critical", "no-backups"))
    )  # fmt: skip
    return Group("resilience", (*backups, absent("bus-factor", _NO_HOLDERS), absent("key-person", _NO_HOLDERS)))


def _of_people(graph: OrgGraph, critical: list[str]) -> tuple[Figure, ...]:
    able = {duty: set(able_people(graph, duty)) for duty in graph.duties_in_use}
    covered = {duty for duty, people in able.items() if len(people) > 1}
    both = len(covered.intersection(critical))
    return (
        share("backup-coverage", len(covered), len(able), otherwise=_NO_DUTIES, basis="people"),
        share("backup-critical", both, len(critical), otherwise="no-critical", basis="people"),
        bus_factor({duty: able[duty] for duty in critical}),
        key_person(able),
    )


def bus_factor(able: dict[str, set[str]]) -> Figure:
    """Bus factor: ``min |able(d)|`` over critical duties, and the duties that have it.

    Two is what a deputy rule asks for [ncku].
    """
    if not able:
        return absent("bus-factor", "no-critical")
    fewest = min(len(people) for people in able.values())
    duties = all_in("duties", (duty for duty, people in able.items() if len(people) == fewest))
    return Figure("bus-factor", fewest, subjects=duties, benchmark=Benchmark("ncku", 2, None))


def key_person(able: dict[str, set[str]]) -> Figure:
    """Key-person index: ``max_h |solo(h)| / |D|``, where ``solo(h) = {d: able(d) = {h}}``."""
    if not able:
        return absent("key-person", _NO_DUTIES)
    solo = Counter(next(iter(people)) for people in able.values() if len(people) == 1)
    most = max(solo.values(), default=0)
    whom = all_in("people", (person for person, count in solo.items() if count == most))
    return Figure("key-person", most / len(able), "share", of=(most, len(able)), subjects=whom)
