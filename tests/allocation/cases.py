"""Small problems of allocation, and their best allocation by trying all of them.

What counts here is written a second time, without a line of the package's own search or check.
"""

import random
from collections.abc import Iterator
from itertools import combinations, product

from commops.allocation.problem import (
    Bound,
    Candidate,
    CriticalDuty,
    Problem,
    Requirement,
    RoleNeed,
    Separation,
    Tag,
)

Chosen = frozenset[tuple[str, str]]
_SKILLS = ("edit", "film", "host")


def some_problem(chance: random.Random, *, people: int = 3, roles: int = 3, rules: bool = True) -> Problem:
    """A made-up problem.

    Args:
        chance: where its numbers come from.
        people: how many people.
        roles: how many roles.
        rules: whether it has shares of time, separations, critical duties and fixed pairs.
    """
    names = [f"r{number}" for number in range(roles)]
    needs: list[RoleNeed] = []
    for number, role in enumerate(names):
        boss = chance.choice([None, *names[:number]])
        above = () if boss is None else (boss, *next(need.above for need in needs if need.role == boss))
        fewest = chance.choice([0, 1, 1, 1, 2])
        needs.append(
            RoleNeed(
                role,
                fewest,
                fewest + chance.choice([0, 0, 1]),
                chance.choice([30, 50, 80, 100]) if rules else 100,
                chance.random() < 0.4,
                tuple(_asked(chance)),
                ("roles", role),
                boss,
                above,
            )
        )  # fmt: skip
    candidates = tuple(_person(chance, f"p{number}", names, rules=rules) for number in range(people))
    if not rules:
        return Problem(tuple(needs), candidates, seed=str(chance.random()))
    return Problem(
        tuple(needs),
        candidates,
        separations=tuple(_separations(chance, names)),
        duties=tuple(
            CriticalDuty(f"d{number}", tuple(sorted(chance.sample(names, chance.choice([1, 1, 2])))), 2, (), ())
            for number in range(chance.choice([0, 1, 2]))
        ),
        fixed=tuple(_bounds(chance, "fixed", candidates, names, 0.15)),
        forbidden=tuple(_bounds(chance, "forbidden", candidates, names, 0.3)),
        seed=str(chance.random()),
    )


def _asked(chance: random.Random) -> Iterator[Requirement]:
    for skill in sorted(chance.sample(_SKILLS, chance.choice([0, 1, 1, 2]))):
        yield Requirement("skill", skill, chance.randint(1, 3), chance.choice(["essential", "preferred"]), ())
    if chance.random() < 0.3:
        yield Requirement("language", "en", chance.randint(1, 2), "mandatory", ())


def _person(chance: random.Random, person: str, roles: list[str], *, rules: bool) -> Candidate:
    capacity = chance.choice([50, 100, 100, 120]) if rules else 100
    held = chance.choice([*roles, None, None])
    return Candidate(
        person,
        capacity,
        ("people", person),
        holds={held: chance.choice([50, 100]) if rules else 100} if held else {},
        prefers={role: chance.randint(-20, 20) for role in roles if chance.random() < 0.4},
        skills={skill: chance.randint(0, 4) for skill in _SKILLS if chance.random() < 0.7},
        languages={"en": chance.randint(1, 3)},
        away=rules and chance.random() < 0.1,
    )


def _separations(chance: random.Random, roles: list[str]) -> Iterator[Separation]:
    for number in range(chance.choice([0, 1, 1, 2])):
        by = chance.choice(["duties", "roles", "steps"])
        if by == "roles":
            those = sorted(chance.sample(roles, min(len(roles), chance.choice([2, 3]))))
            items: tuple[tuple[str, tuple[str, ...]], ...] = tuple((role, (role,)) for role in those)
        else:
            items = tuple(
                (f"{'d' if by == 'duties' else 's'}{item}", tuple(sorted(chance.sample(roles, chance.choice([1, 2])))))
                for item in range(chance.choice([2, 3]))
            )
        most = chance.choice([1, 1, 2]) if len(items) > 2 else 1
        tag = Tag("not-by" if by == "steps" else "separate", str(number + 1), ("policy", "separate", str(number)))
        yield Separation(tag, by, items, most)  # type: ignore[arg-type]


def _bounds(
    chance: random.Random, kind: str, candidates: tuple[Candidate, ...], roles: list[str], share: float
) -> Iterator[Bound]:
    for candidate in candidates:
        if chance.random() < share:
            role = chance.choice(roles)
            tag = Tag(kind, candidate.person, ("policy", kind), (candidate.person,), (role,))  # type: ignore[arg-type]
            yield Bound(tag, candidate.person, role)


def values_by_trying(problem: Problem) -> tuple[int, ...] | None:
    """The values of the aims of the best allocation, found by trying all; None if there is none."""
    return min((values_of(problem, chosen) for chosen in allocations(problem)), default=None)


def allocations(problem: Problem) -> Iterator[Chosen]:
    """Every allocation that keeps every hard rule."""
    needs = {need.role: need for need in problem.needs}
    per_person: list[list[Chosen]] = []
    for person in problem.candidates:
        may = [need.role for need in problem.needs if _may(problem, person, need)]
        hands = []
        for count in range(len(may) + 1):
            for roles in combinations(may, count):
                if _together(problem, person, [needs[role] for role in roles]):
                    hands.append(frozenset((person.person, role) for role in roles))
        per_person.append(hands)
    for hands_of_all in product(*per_person):
        chosen: Chosen = frozenset().union(*hands_of_all)
        if any(sum(role == need.role for _, role in chosen) > need.most for need in problem.needs):
            continue
        if not _round(problem, chosen):
            yield chosen


def _may(problem: Problem, person: Candidate, need: RoleNeed) -> bool:
    pair = (person.person, need.role)
    if any((bound.person, bound.role) == pair for bound in problem.forbidden):
        return False
    fixed = any((bound.person, bound.role) == pair for bound in problem.fixed)
    if person.away and need.role not in person.holds and not fixed:
        return False
    return all(_meets(person, asked) for asked in need.requirements if asked.strictness == "mandatory")


def _meets(person: Candidate, asked: Requirement) -> bool:
    levels = (person.skills if asked.kind == "skill" else person.languages) or {}
    return asked.name in levels and levels[asked.name] >= asked.level


def _together(problem: Problem, person: Candidate, needs: list[RoleNeed]) -> bool:
    roles = [need.role for need in needs]
    if any(bound.person == person.person and bound.role not in roles for bound in problem.fixed):
        return False
    if sum(person.holds.get(need.role) or need.effort for need in needs) > person.capacity:
        return False
    if any(other in need.above for need in needs for other in roles):
        return False
    return all(len(items_held(separation, roles)) <= separation.max for separation in problem.separations)


def items_held(separation: Separation, roles: list[str]) -> set[str]:
    """Items of a separation in some roles; one role alone never counts for more than may be held."""
    held: set[str] = set()
    for role in roles:
        own = sorted(item for item, bearers in separation.items if role in bearers)
        held.update(own[: separation.max])
    return held


def _round(problem: Problem, chosen: Chosen) -> bool:
    """Whether anybody reports to themselves over others."""
    manager = {need.role: need.manager for need in problem.needs}
    up = {(p, q) for p, role in chosen for q, other in chosen if manager[role] == other and p != q}
    for _ in problem.candidates:
        up |= {(p, q) for p, middle in up for other, q in up if middle == other}
    return any(p == q for p, q in up)


def values_of(problem: Problem, chosen: Chosen) -> tuple[int, ...]:
    """The values of the aims, in their order, each so that less is better."""
    people = {person.person: person for person in problem.candidates}
    needs = {need.role: need for need in problem.needs}
    empty = {need.role: max(0, need.fewest - sum(r == need.role for _, r in chosen)) for need in problem.needs}
    today = {(person.person, role) for person in problem.candidates for role in person.holds}
    counts = [sum(p == person for p, _ in chosen) for person in people]
    asked = [(people[person], requirement) for person, role in chosen for requirement in needs[role].requirements]
    values = {
        "critical": sum(empty[role] for role in needs if needs[role].critical),
        "headcount": sum(empty[role] for role in needs if not needs[role].critical),
        "essentials": sum(r.strictness == "essential" and not _meets(person, r) for person, r in asked),
        "cover": sum(_missing(problem, duty, chosen) for duty in problem.duties),
        "fit": -sum(_points(person, requirement) for person, requirement in asked),
        "balance": sum(count * (count - 1) // 2 for count in counts),
        "preferences": -sum(people[person].prefers.get(role, 0) for person, role in chosen),
        "changes": len(chosen ^ today),
    }
    return tuple(values[aim] for aim in problem.aims)


def _points(person: Candidate, asked: Requirement) -> int:
    if asked.kind != "skill":
        return 0
    above = (person.skills or {}).get(asked.name, 0) - asked.level
    if asked.strictness == "preferred":
        return round(10 * min(2, above + 1)) if asked.name in (person.skills or {}) and above >= 0 else 0
    return round(10 * min(2, above))


def _missing(problem: Problem, duty: CriticalDuty, chosen: Chosen) -> int:
    needs = {need.role: need for need in problem.needs}
    able = 0
    for person in problem.candidates:
        roles = [role for p, role in chosen if p == person.person]
        fits = any(
            all(asked.strictness == "preferred" or _meets(person, asked) for asked in needs[role].requirements)
            and not any((bound.person, bound.role) == (person.person, role) for bound in problem.forbidden)
            for role in duty.roles
        )
        if fits and not person.away and (set(roles) & set(duty.roles) or _may_back_up(problem, duty, roles)):
            able += 1
    return max(0, duty.needed - able)


def _may_back_up(problem: Problem, duty: CriticalDuty, roles: list[str]) -> bool:
    for separation in problem.separations:
        names = {item for item, _ in separation.items}
        item = duty.duty if separation.by == "duties" and duty.duty in names else None
        if separation.by == "roles" and set(duty.roles) <= names:
            item = min(duty.roles)
        if item and len(items_held(separation, roles) | {item}) > separation.max:
            return False
    return True
