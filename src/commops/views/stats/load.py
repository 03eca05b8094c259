"""How many people there are, should be, and how much they carry."""

from math import fsum

from commops.graph import OrgGraph
from commops.graph.people.capacity import carried, hours, monthly_hours, posts, share_of
from commops.views.stats.figure import Figure, Group, absent, all_in, mean, share

HOURS = monthly_hours(0.25)
"""Working hours of a full-time post in a month: 255 days of 8 hours a year, a quarter of them
for leave, meetings and the like (shrinkage, usually 20 to 35 %). Our own default."""
_NO_PEOPLE = "no-people"
_NO_HOLDERS = "no-holders"


def load(graph: OrgGraph) -> Group:
    """The metrics of establishment and workload on the day."""
    return Group("load", (*_establishment(graph), vacancy_rate(graph), *utilisation(graph)))


def _establishment(graph: OrgGraph) -> tuple[Figure, ...]:
    """Held FTE, authorised headcount, and establishment fill (满编率): held FTE / approved FTE.

    Held is the sum of the active holdings of known roles, acting ones included. Fill looks
    at the roles with an authorised number only; where no role has one, at the numbers of
    the topmost units that have one and at everybody.
    """
    roles = _in_use(graph)
    held = {role: fsum(share_of(graph, person, role) for person in graph.holders.get(role, ())) for role in roles}
    approved = {role: n for role in roles if (given := graph.roles[role].headcount) and (n := given.authorised)}
    whole = fsum(approved.values()) or _of_units(graph)
    present = fsum(held[role] for role in approved or held)
    return (
        Figure("fte-held", fsum(held.values()), "number") if graph.says_who else absent("fte-held", _NO_HOLDERS),
        Figure("fte-authorised", whole, "number") if whole else absent("fte-authorised", "no-headcount"),
        share("establishment-fill", present, whole, otherwise="no-headcount")
        if graph.says_who
        else absent("establishment-fill", _NO_HOLDERS),
    )


def _of_units(graph: OrgGraph) -> float:
    """The authorised headcount of units, not counting what a unit above already includes."""
    units = graph.org.units
    return fsum(
        unit.headcount
        for key, unit in units.items()
        if unit.headcount and not any(units[above].headcount for above in graph.units_above(key)[1:])
    )


def vacancy_rate(graph: OrgGraph) -> Figure:
    """Roles that nobody holds on the day, acting counted as held: ``|{r: H(r) = ∅}| / |R|``."""
    if not graph.says_who:
        return absent("vacancy-rate", _NO_HOLDERS)
    roles = _in_use(graph)
    return share("vacancy-rate", sum(map(graph.is_vacant, roles)), len(roles), otherwise="no-roles")


def _in_use(graph: OrgGraph) -> list[str]:
    return [role for role, entry in graph.roles.items() if not entry.archived]


def utilisation(graph: OrgGraph) -> tuple[Figure, ...]:
    """Utilisation ``ρ = Σ demand / Σ capacity``, the highest of a person, and ``max ρ / mean ρ``.

    Where duties give hours, demand is their hours, split over the holders of the roles that
    do them (R) by share of post, and capacity is FTE times ``HOURS``. Where none does, demand
    is the FTE held, capacity the FTE a person has. People without capacity are left out.
    """
    names = ("utilisation", "utilisation-highest", "load-imbalance")
    people = {person: entry.capacity for person, entry in graph.org.people.items() if entry.capacity}
    if not people or not graph.says_who:
        return tuple(absent(name, _NO_HOLDERS if people else _NO_PEOPLE) for name in names)
    asked = hours(graph)
    borne = carried(graph) if asked else _carried_fte(graph)
    demand = fsum((asked or borne).values())
    unit = HOURS if asked else 1.0
    rates = {person: borne.get(person, 0.0) / (capacity * unit) for person, capacity in people.items()}
    highest, average = max(rates.values()), mean(rates.values())
    whom = all_in("people", (person for person, rate in rates.items() if rate == highest))
    basis = "hours" if asked else "fte"
    return (
        Figure("utilisation", demand / (fsum(people.values()) * unit), "share", basis=basis),
        Figure("utilisation-highest", highest, "share", subjects=whom, basis=basis),
        Figure("load-imbalance", highest / average, "index") if average else absent("load-imbalance", "no-load"),
    )


def _carried_fte(graph: OrgGraph) -> dict[str, float]:
    return {person: fsum(map(held.share, held.roles())) for person, held in posts(graph).items()}
