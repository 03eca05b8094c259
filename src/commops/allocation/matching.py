"""What a role asks, held against what a person has declared: requirement by requirement."""

from collections.abc import Iterable, Mapping

from commops.allocation.problem import Candidate, Requirement, RoleNeed, Weights
from commops.allocation.proposal import Met
from commops.graph.texts.folded import folded

SURPLUS = 2.0
"""Levels above the need that count at most: nobody wins by being over-qualified. Our own default."""
LEVEL = 10
"""Points of a level at weight 1."""
_DEGREES = (
    ("primary", "小学", "小學"),
    ("junior high", "middle school", "初中", "国中", "國中"),
    ("high school", "secondary", "vocational", "高中", "中专", "中專", "高职", "高職", "职高"),
    ("associate", "diploma", "college", "大专", "大專", "专科", "專科"),
    ("bachelor", "undergraduate", "本科", "学士", "學士", "大学", "大學"),
    ("master", "硕士", "碩士", "研究生"),
    ("doctor", "phd", "ph.d", "博士"),
)
"""Degrees from low to high, by words that name them."""


def held_against(candidate: Candidate, need: RoleNeed, weights: Weights) -> tuple[Met, ...]:
    """Every requirement of a role, held against a person.

    Args:
        candidate: the person.
        need: the role.
        weights: what a level counts.

    Returns:
        One answer a requirement, in the role's order.
    """
    return tuple(compared(candidate, requirement, weights) for requirement in need.requirements)


def compared(candidate: Candidate, requirement: Requirement, weights: Weights) -> Met:
    """One requirement held against a person.

    Points: for a skill ``min(2, has - asked)`` levels, so that a shortfall costs what it is; for a
    welcome skill or language that is met one level and what it is above, 2 at most; for a strength,
    a kind of experience or a welcome field of study one level. Years, degrees, certificates,
    trainings and mandatory languages are thresholds and give no points.
    """
    match requirement.kind:
        case "skill":
            return _level(candidate.skills, requirement, weights.skills)
        case "language":
            return _level(candidate.languages, requirement, weights.skills)
        case "years":
            has = candidate.years
            return Met(requirement, has, has is not None and has >= requirement.level, has is not None, 0)
        case "education":
            return _degree(candidate.education, requirement)
        case "major":
            met = _shares(candidate.majors, requirement)
            if requirement.strictness == "preferred":
                return Met(requirement, None, met, bool(candidate.majors), _points(weights.experience, float(met)))
            return Met(requirement, None, met or not candidate.majors, bool(candidate.majors), 0)
        case "training":
            done = requirement.name in candidate.trainings
            return Met(requirement, None, done, bool(candidate.trainings), 0)
        case "certificate":
            return Met(requirement, None, _shares(candidate.certificates, requirement), bool(candidate.certificates), 0)
        case "experience":
            met = _shares(candidate.experience, requirement)
            return Met(requirement, None, met, bool(candidate.experience), _points(weights.experience, float(met)))
        case "strength":
            met = _shares(candidate.strengths, requirement)
            return Met(requirement, None, met, bool(candidate.strengths), _points(weights.strengths, float(met)))


def keep_points(candidate: Candidate, role: str, weights: Weights) -> int:
    """What holding a role today counts towards fit."""
    return _points(weights.keep, 1.0) if role in candidate.holds else 0


def _points(weight: float, levels: float) -> int:
    return round(LEVEL * weight * levels)


def _level(levels: Mapping[str, float] | None, requirement: Requirement, weight: float) -> Met:
    has = (levels or {}).get(requirement.name)
    above = (has or 0.0) - requirement.level
    met = has is not None and above >= 0
    if requirement.strictness == "preferred":
        return Met(requirement, has, met, has is not None, _points(weight, min(SURPLUS, above + 1)) if met else 0)
    points = _points(weight, min(SURPLUS, above)) if requirement.kind == "skill" else 0
    return Met(requirement, has, met, has is not None, points)


def _degree(education: tuple[str, ...], requirement: Requirement) -> Met:
    """A degree at least as high; what is not declared, or can't be compared, is not held against anybody."""
    asked = [words for _, words in requirement.texts] or [requirement.name]
    if not education:
        return Met(requirement, None, True, False, 0)
    if {folded(words) for words in asked} & {folded(words) for words in education}:
        return Met(requirement, None, True, True, 0)
    lowest = min((rank for words in asked for rank in _ranks(words)), default=None)
    highest = max((rank for words in education for rank in _ranks(words)), default=None)
    if lowest is None or highest is None:
        return Met(requirement, None, True, False, 0)
    return Met(requirement, None, highest >= lowest, True, 0)


def _ranks(words: str) -> list[int]:
    text = folded(words)
    return [rank for rank, names in enumerate(_DEGREES) if any(name in text for name in names)]


def _shares(texts: Iterable[str], requirement: Requirement) -> bool:
    asked = {folded(words) for _, words in requirement.texts} or {folded(requirement.name)}
    return any(folded(text) in asked for text in texts)
