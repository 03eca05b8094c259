"""An allocation held against the rules once more, by other code than found it.

It knows the dataclasses and nothing of the search: it counts holdings, shares, items and ways up
by itself. What it can't know is whether something better exists.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterator
from itertools import combinations

from commops.allocation.problem import Candidate, CriticalDuty, Problem, Requirement, RoleNeed, Separation, Weights
from commops.allocation.proposal import Broken, Proposal


def verify(problem: Problem, proposal: Proposal) -> list[Broken]:
    """Every rule that a proposal breaks, and every number in it that does not add up.

    Args:
        problem: the problem.
        proposal: the proposal; one that says ``impossible`` proposes nothing and breaks nothing.

    Returns:
        What is wrong; empty if nothing is.
    """
    if proposal.status == "impossible":
        return []
    case = _Case(problem, proposal)
    return list(case.unknown()) or [
        *case.seats(), *case.time(), *case.bounds(), *case.asked(),
        *case.apart(), *case.lines(), *case.circles(), *case.backups(), *case.sums(),
    ]  # fmt: skip


class _Case:
    def __init__(self, problem: Problem, proposal: Proposal) -> None:
        self.problem, self.proposal = problem, proposal
        self.needs = {need.role: need for need in problem.needs}
        self.people = {candidate.person: candidate for candidate in problem.candidates}
        self.roles_of: dict[str, list[str]] = {}
        self.people_of: dict[str, list[str]] = {}
        for holding in proposal.holdings:
            self.roles_of.setdefault(holding.person, []).append(holding.role)
            self.people_of.setdefault(holding.role, []).append(holding.person)

    def unknown(self) -> Iterator[Broken]:
        seen = Counter((holding.person, holding.role) for holding in self.proposal.holdings)
        for (person, role), times in sorted(seen.items()):
            if person not in self.people:
                yield Broken("unknown", person, "not a person of the problem", "")
            if role not in self.needs:
                yield Broken("unknown", role, "not a role of the problem", "")
            if times > 1:
                yield Broken("twice", person, f"{role} {times} times", "once")

    def seats(self) -> Iterator[Broken]:
        stated = {seats.role: seats.seats for seats in self.proposal.open}
        for role, need in self.needs.items():
            there = len(self.people_of.get(role, ()))
            if there > need.most:
                yield Broken("headcount", role, str(there), str(need.most))
            if stated.get(role, 0) != max(need.fewest - there, 0):
                yield Broken("headcount", role, f"open {stated.get(role, 0)}", f"open {max(need.fewest - there, 0)}")

    def time(self) -> Iterator[Broken]:
        used: Counter[str] = Counter()
        for holding in self.proposal.holdings:
            person, need = self.people.get(holding.person), self.needs.get(holding.role)
            if person and need:
                share = person.holds.get(need.role, 0) or person.efforts.get(need.role, 0) or need.effort
                used[holding.person] += share
                if share != holding.share:
                    yield Broken("capacity", holding.person, f"{holding.role} {holding.share}", str(share))
        for person_id, share in sorted(used.items()):
            if share > self.people[person_id].capacity:
                yield Broken("capacity", person_id, str(share), str(self.people[person_id].capacity))

    def bounds(self) -> Iterator[Broken]:
        pairs = self.proposal.pairs
        for bound in self.problem.fixed:
            if (bound.person, bound.role) not in pairs:
                yield Broken("fixed", bound.person, f"not {bound.role}", bound.role)
        for bound in self.problem.forbidden:
            if (bound.person, bound.role) in pairs:
                yield Broken("forbidden", bound.person, bound.role, f"not {bound.role}")

    def asked(self) -> Iterator[Broken]:
        """Mandatory requirements, and who is away."""
        fixed = {(bound.person, bound.role) for bound in self.problem.fixed}
        for holding in self.proposal.holdings:
            person, need = self.people.get(holding.person), self.needs.get(holding.role)
            if person is None or need is None:
                continue
            for asked in need.requirements:
                if asked.strictness == "mandatory" and not _has(person, asked):
                    yield Broken("requirement", holding.role, f"{holding.person} without {asked.name}", asked.name)
            if person.away and holding.role not in person.holds and (holding.person, holding.role) not in fixed:
                yield Broken("away", holding.person, holding.role, "what they hold today")

    def apart(self) -> Iterator[Broken]:
        for person, roles in sorted(self.roles_of.items()):
            for separation in self.problem.separations:
                items = _clipped(separation, roles)
                if len(items) > separation.max:
                    yield Broken(separation.tag.kind, person, ", ".join(sorted(items)), str(separation.max))

    def lines(self) -> Iterator[Broken]:
        for person, roles in sorted(self.roles_of.items()):
            for one, other in combinations(sorted(roles), 2):
                if one in self.needs and other in self.needs and (
                    other in self.needs[one].above or one in self.needs[other].above
                ):  # fmt: skip
                    yield Broken("line", person, f"{one}, {other}", "one of them")

    def circles(self) -> Iterator[Broken]:
        """People who report to themselves over others."""
        up: dict[str, set[str]] = {}
        for person, roles in self.roles_of.items():
            bosses = (self.needs[role].manager for role in roles if role in self.needs)
            up[person] = {boss for role in bosses if role for boss in self.people_of.get(role, ()) if boss != person}
        for person in sorted(up):
            seen: set[str] = set()
            waiting = list(up[person])
            while waiting:
                boss = waiting.pop()
                if boss not in seen:
                    seen.add(boss)
                    waiting.extend(up.get(boss, ()))
            if person in seen:
                yield Broken("cycle", person, "reports to themselves", "reports to others")

    def backups(self) -> Iterator[Broken]:
        duties = {duty.duty: duty for duty in self.problem.duties}
        named: dict[str, set[str]] = {duty: set() for duty in duties}
        for backup in self.proposal.backups:
            duty = duties.get(backup.duty)
            if duty is None or backup.person not in self.people:
                yield Broken("unknown", backup.duty, backup.person, "")
                continue
            held = self.roles_of.get(backup.person, [])
            if backup.person in named[backup.duty] or set(held) & set(duty.roles):
                yield Broken("backup", backup.duty, backup.person, "somebody else")
            named[backup.duty].add(backup.person)
            if not self._able(backup.person, duty):
                yield Broken("backup", backup.duty, backup.person, "somebody able")
            for separation in self.problem.separations:
                item = _taken_on(separation, duty)
                if item and len(_clipped(separation, held) | {item}) > separation.max:
                    yield Broken("separate", backup.person, backup.duty, str(separation.max))
        stated = {uncovered.duty: uncovered.missing for uncovered in self.proposal.uncovered}
        for name, duty in duties.items():
            holders = {person for role in duty.roles for person in self.people_of.get(role, ())}
            able = {person for person in holders if self._able(person, duty)} | named[name]
            if stated.get(name, 0) != max(duty.needed - len(able), 0):
                yield Broken("backup", name, f"{len(able)} able", f"{duty.needed} less {stated.get(name, 0)}")

    def sums(self) -> Iterator[Broken]:
        """What the stages say, counted again where it is a matter of counting."""
        held, needs = self.proposal.pairs, self.needs
        today = {(person, role) for person, entry in self.people.items() for role in entry.holds}
        empty = {role: max(need.fewest - len(self.people_of.get(role, ())), 0) for role, need in needs.items()}
        counted = {
            "critical": sum(number for role, number in empty.items() if needs[role].critical),
            "headcount": sum(number for role, number in empty.items() if not needs[role].critical),
            "essentials": sum(
                asked.strictness == "essential" and not _has(self.people[person], asked)
                for person, role in held for asked in needs[role].requirements
            ),
            "cover": sum(uncovered.missing for uncovered in self.proposal.uncovered),
            "balance": sum(len(roles) * (len(roles) - 1) // 2 for roles in self.roles_of.values()),
            "preferences": sum(self.people[person].prefers.get(role, 0) for person, role in held),
            "changes": len(held - today) + len(today - held),
            "fit": sum(
                _points(self.people[person], asked, self.problem.weights)
                for person, role in held for asked in needs[role].requirements
            ) + sum(round(10 * self.problem.weights.keep) for pair in held & today),
        }  # fmt: skip
        for stage in self.proposal.stages:
            if stage.name in counted and counted[stage.name] != stage.value:
                yield Broken("stage", stage.name, str(stage.value), str(counted[stage.name]))

    def _able(self, person: str, duty: CriticalDuty) -> bool:
        entry = self.people[person]
        forbidden = {bound.role for bound in self.problem.forbidden if bound.person == person}
        return not entry.away and any(
            role not in forbidden and _fits(entry, self.needs[role]) for role in duty.roles if role in self.needs
        )


def _fits(person: Candidate, need: RoleNeed) -> bool:
    return all(asked.strictness == "preferred" or _has(person, asked) for asked in need.requirements)


def _has(person: Candidate, asked: Requirement) -> bool:
    """Whether a mandatory or essential requirement is met."""
    words = {_folded(text) for _, text in asked.texts} or {_folded(asked.name)}
    match asked.kind:
        case "skill":
            return asked.name in (person.skills or {}) and (person.skills or {})[asked.name] >= asked.level
        case "language":
            return asked.name in (person.languages or {}) and (person.languages or {})[asked.name] >= asked.level
        case "years":
            return person.years is not None and person.years >= asked.level
        case "training":
            return asked.name in person.trainings
        case "certificate":
            return bool(words & {_folded(text) for text in person.certificates})
        case "major":
            return not person.majors or bool(words & {_folded(text) for text in person.majors})
        case "education":
            return _degree_is_enough(person, words)
    return True


def _points(person: Candidate, asked: Requirement, weights: Weights) -> int:
    """What a requirement adds to fit: levels above or below, two above at most; a welcome one that is met is one."""
    words = {_folded(text) for _, text in asked.texts} or {_folded(asked.name)}
    matched = {
        "experience": (person.experience, weights.experience),
        "strength": (person.strengths, weights.strengths),
        "major": (person.majors, weights.experience),
    }
    welcome = asked.strictness == "preferred"
    if asked.kind in matched:
        texts, weight = matched[asked.kind]
        return round(10 * weight) if welcome and words & {_folded(text) for text in texts} else 0
    if asked.kind not in ("skill", "language") or (asked.kind == "language" and not welcome):
        return 0
    levels = (person.skills if asked.kind == "skill" else person.languages) or {}
    if welcome and levels.get(asked.name, -1) < asked.level:
        return 0
    return round(10 * weights.skills * min(levels.get(asked.name, 0) - asked.level + welcome, 2))


_LADDER = (
    "primary 小学 小學", "junior-high middle-school 初中 国中 國中",
    "high-school secondary vocational 高中 中专 中專 高职 高職 职高",
    "associate diploma college 大专 大專 专科 專科",
    "bachelor undergraduate 本科 学士 學士 大学 大學", "master 硕士 碩士 研究生", "doctor phd ph.d 博士",
)  # fmt: skip


def _degree_is_enough(person: Candidate, asked: set[str]) -> bool:
    own = {_folded(text) for text in person.education}
    if not own or own & asked:
        return True
    rungs = [[word.replace("-", " ") for word in rung.split()] for rung in _LADDER]
    low = [n for n, rung in enumerate(rungs) if any(word in text for word in rung for text in asked)]
    high = [n for n, rung in enumerate(rungs) if any(word in text for word in rung for text in own)]
    return not low or not high or high[-1] >= low[0]


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def _items(separation: Separation, roles: list[str]) -> set[str]:
    return {item for item, bearers in separation.items if set(bearers) & set(roles)}


def _clipped(separation: Separation, roles: list[str]) -> set[str]:
    """The items of some roles; a role that has too many by itself counts with as many as one may have."""
    return {item for role in roles for item in sorted(_items(separation, [role]))[: separation.max]}


def _taken_on(separation: Separation, duty: CriticalDuty) -> str | None:
    names = [item for item, _ in separation.items]
    if separation.by == "steps":
        return None
    if duty.duty in names:
        return duty.duty
    return min(duty.roles) if separation.by == "roles" and set(duty.roles) <= set(names) else None
