"""Write a made-up organisation of any size: the same bytes for the same number.

    python benchmarks/organisations.py 100000 out.yaml

About ten lines and 370 bytes a role, half of the words Chinese; a reporting tree in which
every manager has up to seven reports; two or three duties a role, and one role in four supports
a duty of the one before it. It is valid, and few rules have anything to say about it.
"""

import argparse
import random
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

FAN_OUT = 7
_UNIT = 50
_SUBJECTS = (
    ("内容", "content"), ("社群", "community"), ("活动", "event"), ("数据", "data"), ("用户", "member"),
    ("秩序", "order"), ("渠道", "channel"), ("反馈", "feedback"), ("直播", "livestream"), ("培训", "training"),
)  # fmt: skip
_WORK = (
    ("策划", "planning"), ("审核", "review"), ("发布", "publishing"), ("分析", "analysis"), ("维护", "upkeep"),
    ("答疑", "support"), ("复盘", "debrief"), ("对接", "liaison"), ("归档", "archiving"), ("优化", "tuning"),
)  # fmt: skip
_TITLES = (("专员", "specialist"), ("主管", "lead"), ("经理", "manager"), ("策划", "planner"), ("分析师", "analyst"))


def write_organisation(roles: int, out: TextIO) -> None:
    """Write an organisation.

    Args:
        roles: how many roles it has.
        out: where to.
    """
    out.write(f"name: {{zh-CN: 社群运营{roles}人, en: Community operations of {roles}}}\n")
    out.writelines(_units(roles))
    out.write("roles:\n")
    chance = random.Random(roles)
    for number in range(roles):
        out.writelines(_role(number, chance))


def _units(roles: int) -> Iterator[str]:
    yield "units:\n"
    for number in range(_unit_of(roles - 1) + 1):
        subject, english = _SUBJECTS[number % len(_SUBJECTS)]
        yield f"  unit-{number}:\n    name: {{zh-CN: {subject}{number}部, en: {english.title()} team {number}}}\n"
        yield f"    head: role-{number * _UNIT}\n"
        if number:
            yield f"    parent: unit-{(number - 1) // FAN_OUT}\n"


def _unit_of(number: int) -> int:
    return number // _UNIT


def _role(number: int, chance: random.Random) -> Iterator[str]:
    (subject, english), (title, job) = chance.choice(_SUBJECTS), chance.choice(_TITLES)
    yield f"  role-{number}:\n"
    yield f"    name: {{zh-CN: {subject}{title}{number}, en: {english.title()} {job} {number}}}\n"
    yield f"    unit: unit-{_unit_of(number)}\n"
    yield f"    reports_to: role-{(number - 1) // FAN_OUT}\n" if number else "    root: true\n"
    yield f"    purpose: 让{subject}工作按时、按质完成 / keeps {english} work on time\n"
    yield "    headcount: 1\n"
    yield "    duties:\n"
    own = 3 if number % 2 else 2
    for part in range(own):
        yield f"      {_duty(number, part)}: AR\n"
    if number % 4 == 3:
        yield f"      {_duty(number - 1, 0)}: S\n"
    yield f"    requires: {{years: {chance.randrange(1, 6)}, education: bachelor}}\n"


def _duty(number: int, part: int) -> str:
    """An id that no other role leads; the words vary with the number, the number makes it unique."""
    subject, english = _SUBJECTS[(number + part) % len(_SUBJECTS)]
    work, act = _WORK[(number // len(_SUBJECTS) + part) % len(_WORK)]
    return f"{subject}{work}-{number}-{part}" if number % 2 else f"{english}-{act}-{number}-{part}"


def main() -> None:
    """Write the organisation that the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("roles", type=int, help="number of roles, 1 to 1000000")
    parser.add_argument("out", type=Path, help="the YAML file to write")
    asked = parser.parse_args()
    with asked.out.open("w", encoding="utf-8", newline="\n") as out:
        write_organisation(asked.roles, out)


if __name__ == "__main__":
    main()
