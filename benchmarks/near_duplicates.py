"""How well and how fast DUT004 finds duties that are alike.

    python benchmarks/near_duplicates.py                  # 10,000 duties
    python benchmarks/near_duplicates.py --duties 100000

Prints precision and recall on the labelled pairs of ``tests/near_duplicates``, by part and
language, and what the rule adds to ``commops check`` among made-up duties, as a ratio to the
check without it: fresh processes in turn, CPU time of the kernel, medians. Two organisations:
``numbered`` (of ``organisations.py``: each name has a number of its own) and ``worded`` (names of
words alone, which meet in crowded buckets: the hard case). Exit status 1 above the ratio allowed.
"""

import argparse
import itertools
import os
import random
import statistics
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import yaml
from organisations import write_organisation
from run import measure, script

from commops.graph.texts.likeness import Traits, likeness
from commops.rules.duties.duty_near_duplicate import NearDuplicate

PAIRS = Path(__file__).resolve().parents[1] / "tests" / "near_duplicates" / "pairs.yaml"
AT_MOST = 1.0
LATER = 0.3
OFF = "policy: {rules: {duty-near-duplicate: off}}\n"
_VERBS = (
    "审核 策划 收集 发布 分析 维护 培训 招募 回复 优化 监测 翻译 制作 采购 对接 打印 清理 复盘 核算 预订".split(),
    "review plan collect publish analyse maintain train recruit answer improve monitor translate create buy coordinate "
    "print remove debrief calculate reserve".split(),
)
_WHOSE = (
    "门店 渠道 直播 志愿者 供应商 赛事 论坛 官网 海外 高校 仓库 线下 新人 会员 品牌 媒体 春节 周年 亲子 电竞".split(),
    "store channel livestream volunteer supplier contest forum website overseas campus warehouse offline newcomer "
    "member brand press winter anniversary family esports".split(),
)
_OBJECTS = (
    "预算 文案 反馈 公告 数据 规则 课程 简历 提问 流程 舆情 工单 海报 "
    "物料 合同 积分 评论 档案 成本 场地 名册 问卷 标签 脚本 图片".split(),
    "budget copy feedback announcements data rules courses applications questions processes reputation tickets posters "
    "materials contracts points comments files costs venues directories questionnaires tags scripts pictures".split(),
)


def pairs() -> list[dict[str, object]]:
    """The labelled pairs."""
    loaded: list[dict[str, object]] = yaml.safe_load(PAIRS.read_text(encoding="utf-8"))
    return loaded


def traits(pair: dict[str, object], which: str) -> Traits:
    """One of the two duties of a labelled pair."""
    language, common = str(pair["language"]), pair.get("common", ())
    has = {what: (what,) if isinstance(common, list) and what in common else () for what in ("deliverable", "metric")}
    objects = pair.get("objects")
    about = {language: str(objects["ab".index(which)])} if isinstance(objects, list) else None
    partners = ("partner",) if isinstance(common, list) and "partner" in common else ()
    return Traits.of({language: str(pair[which])}, about, has["deliverable"], has["metric"], partners)


def scored(part: str, language: str | None, threshold: float) -> tuple[float, float, int]:
    """Precision, recall and the number of pairs of a part and a language."""
    chosen = [p for p in pairs() if p["part"] == part and language in (None, p["language"])]
    hits = [(likeness(traits(pair, "a"), traits(pair, "b")) >= threshold, bool(pair["same"])) for pair in chosen]
    right = hits.count((True, True))
    return right / max(1, sum(hit for hit, _ in hits)), right / max(1, sum(same for _, same in hits)), len(hits)


def worded(duties: int) -> Iterator[str]:
    """An organisation whose duties bear no numbers; each role leads five, and every name is another."""
    chance = random.Random(duties)
    names = [
        name
        for verbs, whose, objects, blank in zip(_VERBS, _WHOSE, _OBJECTS, ("", " "), strict=True)
        for name in chance.sample(
            [blank.join(n) for n in itertools.product(verbs, whose, objects)], min(duties, 10**4) // 2
        )
    ]
    yield "name: Worded\nduties:\n"
    for number in range(duties):
        more = number // len(names)
        yield f"  d{number}: {{name: {names[number % len(names)]}{more or ''}}}\n"
    yield "roles:\n"
    for number in range(0, duties, 5):
        boss = f"reports_to: r{(number // 5 - 1) // 7}" if number else "root: true"
        own = ", ".join(f"d{n}" for n in range(number, min(number + 5, duties)))
        yield f"  r{number // 5}: {{{boss}, headcount: 1, duties: [{own}]}}\n"


def print_quality() -> None:
    """Print precision and recall of every part."""
    threshold = NearDuplicate().threshold
    print(f"threshold {threshold}\n\n{'part':10} {'language':9} {'pairs':>6} {'precision':>10} {'recall':>7}")
    for part in dict.fromkeys(str(pair["part"]) for pair in pairs()):
        for language in (None, "zh", "en"):
            precision, recall, number = scored(part, language, threshold)
            print(f"{part:10} {language or 'both':9} {number:6} {precision:10.2f} {recall:7.2f}")


def print_speed(duties: int, rounds: int) -> bool:
    """Print what the rule adds to the check; whether it is within what is allowed."""
    held = True
    print(f"\n{'organisation':14} {'with':>9} {'without':>9} {'ratio of the rule':>18} {'at most':>8} {'later':>6}")
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        with (folder / "numbered.yaml").open("w", encoding="utf-8", newline="\n") as out:
            write_organisation(duties * 2 // 5, out)
        (folder / "worded.yaml").write_text("".join(worded(duties)), encoding="utf-8")
        for name in ("numbered", "worded"):
            text = (folder / f"{name}.yaml").read_text(encoding="utf-8")
            (folder / f"{name}-off.yaml").write_text(OFF + text, encoding="utf-8")
            check = [*script("commops"), "check", "--fail-on", "never"]
            arms = {side: [*check, str(folder / f"{name}{side}.yaml")] for side in ("", "-off")}
            taken = measure(arms, rounds, folder)
            on, off = (statistics.median(sample.cpu for sample in taken[side]) for side in ("", "-off"))
            ratio = (on - off) / off
            held = held and ratio <= AT_MOST
            print(f"{name:14} {on * 1000:6.0f} ms {off * 1000:6.0f} ms {ratio:18.2f} {AT_MOST:8.2f} {LATER:6.2f}")
    return held


def main() -> None:
    """Measure, print, and leave with 1 if the ratio is exceeded."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--duties", type=int, default=10_000, help="how many duties")
    parser.add_argument("--rounds", type=int, default=7, help="rounds of each arm")
    asked = parser.parse_args()
    print_quality()
    print(f"\n{asked.duties:,} duties, load {os.getloadavg()[0]:.2f}, medians of {asked.rounds} rounds", flush=True)
    sys.exit(0 if print_speed(asked.duties, asked.rounds) else 1)


if __name__ == "__main__":
    main()
