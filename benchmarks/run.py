"""Run commops beside its references and hold the ratios against the table of the design.

    python benchmarks/run.py                  # 100,000 and 10,000 roles; some minutes
    python benchmarks/run.py --roles 10000    # quick: 10,000 and 1,000 roles

Fresh processes (posix_spawn), CPU time and peak memory from the kernel (wait4), the arms of a
row in turn, the first round dropped. Only ratios within one run mean anything. Exit status 1
if one is above what is allowed.
"""

import argparse
import compileall
import importlib.util
import os
import platform
import statistics
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from organisations import write_organisation

SIX_LINES = """\
name: 社群运营团队
roles:
  社群总监: {duties: [社群战略规划, 团队管理, 内容审核]}
  内容运营: {reports_to: 社群总监, duties: [内容创作, 内容发布]}
  用户运营: {reports_to: 社群总监, duties: [用户答疑, 反馈收集]}
  数据分析: {reports_to: 社群总监, duties: [数据分析]}
"""
SCHEMA = """\
{"type": "object", "required": ["roles"], "properties": {"name": {"type": "string"}, "roles": {"type": "object",
 "additionalProperties": {"type": "object", "properties": {"reports_to": {"type": "string"},
 "duties": {"type": "array", "items": {"type": "string"}}}, "additionalProperties": false}}}}
"""
# Leaving through os._exit spares the reference the freeing of the tree: the harder comparison.
LOAD = "import gc, os, sys, yaml; gc.disable(); t = yaml.load(open(sys.argv[1], 'rb'), yaml.CSafeLoader); os._exit(0)"


@dataclass(frozen=True, slots=True)
class Sample:
    """What one process took."""

    cpu: float
    memory: float


@dataclass(frozen=True, slots=True)
class Row:
    """One comparison: the arms, what of them is compared, and how much of it is allowed.

    ``ours`` and ``theirs`` are names of arms; ``most`` bounds the ratio of their medians.
    """

    work: str
    ours: str
    theirs: str
    most: float
    later: float
    measure: str = "cpu"


ROWS = (
    Row("commops --version", "version", "yamllint --version", 1.0, 0.6),
    Row("validate, six lines", "validate", "check-jsonschema", 0.75, 0.5),
    Row("check, large", "check large", "load large", 1.0, 0.6),
    Row("peak memory of it", "check large", "load large", 0.8, 0.5, "memory"),
    Row("growth, large : small", "check large", "check small", 12, 10.5),
)


def script(name: str) -> list[str]:
    """The command of a script that stands beside this Python; ``python -m`` where commops has none."""
    beside = Path(sys.executable).parent / name
    if beside.exists():
        return [str(beside)]
    if name == "commops":
        return [sys.executable, "-m", "commops"]
    sys.exit(f"{beside} is missing: run with the Python of an environment that has commops[bench]")


def arms_of(folder: Path, large: int, small: int) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Write the inputs; give the commands of the arms that start up and of those that work."""
    (folder / "team.yaml").write_text(SIX_LINES, encoding="utf-8")
    (folder / "schema.json").write_text(SCHEMA, encoding="utf-8")
    for name, roles in (("large.yaml", large), ("small.yaml", small)):
        with (folder / name).open("w", encoding="utf-8", newline="\n") as out:
            write_organisation(roles, out)
    commops, load = script("commops"), [sys.executable, "-c", LOAD]
    team, big, little = (str(folder / name) for name in ("team.yaml", "large.yaml", "small.yaml"))
    starts = {
        "version": [*commops, "--version"],
        "yamllint --version": [*script("yamllint"), "--version"],
        "validate": [*commops, "validate", team],
        "check-jsonschema": [*script("check-jsonschema"), "--schemafile", str(folder / "schema.json"), team],
    }
    works = {
        "check large": [*commops, "check", big],
        "load large": [*load, big],
        "check small": [*commops, "check", little],
    }
    return starts, works


def compile_commops() -> None:
    """Byte code for commops, as an installation makes it; an editable one leaves that to its runs.

    Where ``PYTHONDONTWRITEBYTECODE`` is set, every run would compile all sources anew, while
    those of the references lie compiled.
    """
    found = importlib.util.find_spec("commops")
    for place in found.submodule_search_locations or [] if found is not None else []:
        compileall.compile_dir(place, quiet=1)


def run(command: list[str], folder: Path) -> Sample:
    """Run a command once, in silence, with a cache of its own; leaves if it fails."""
    cache = tempfile.mkdtemp(dir=folder)
    environment = {**os.environ, "XDG_CACHE_HOME": cache}
    null = os.open(os.devnull, os.O_RDWR)
    silent = [(os.POSIX_SPAWN_DUP2, null, stream) for stream in (0, 1, 2)]
    process = os.posix_spawn(command[0], command, environment, file_actions=silent)
    os.close(null)
    _, status, usage = os.wait4(process, 0)
    if status:
        sys.exit(f"exit status {os.waitstatus_to_exitcode(status)}: {' '.join(command)}")
    unit = 2**20 if sys.platform == "darwin" else 2**10
    return Sample(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / unit)


def measure(arms: dict[str, list[str]], rounds: int, folder: Path) -> dict[str, list[Sample]]:
    """Run arms in turn, round by round; the first round only warms the machine."""
    taken: dict[str, list[Sample]] = {name: [] for name in arms}
    for number in range(rounds + 1):
        for name, command in arms.items():
            sample = run(command, folder)
            if number:
                taken[name].append(sample)
    return taken


def shown(samples: Sequence[Sample], measure: str) -> str:
    """Median and least of what was measured."""
    values = [getattr(sample, measure) for sample in samples]
    if measure == "memory":
        return f"{statistics.median(values):.0f} ({min(values):.0f}) MB"
    return f"{statistics.median(values) * 1000:.0f} ({min(values) * 1000:.0f}) ms"


def ratio_of(row: Row, taken: dict[str, list[Sample]]) -> float:
    """The ratio of the medians of a row."""
    median: Callable[[str], float] = lambda arm: statistics.median(getattr(s, row.measure) for s in taken[arm])  # noqa: E731
    return median(row.ours) / median(row.theirs)


def print_table(taken: dict[str, list[Sample]]) -> bool:
    """Print a row for each comparison; whether every ratio is within what is allowed."""
    print(f"{'work':22} {'commops':>20} {'reference':>20} {'ratio':>7} {'at most':>8} {'later':>6}")
    held = True
    for row in ROWS:
        ratio = ratio_of(row, taken)
        held = held and ratio <= row.most
        ours, theirs = shown(taken[row.ours], row.measure), shown(taken[row.theirs], row.measure)
        verdict = "holds" if ratio <= row.most else "EXCEEDED"
        print(f"{row.work:22} {ours:>20} {theirs:>20} {ratio:7.2f} {row.most:8.2f} {row.later:6.2f}  {verdict}")
    return held


def main() -> None:
    """Measure, print, and leave with 1 if a ratio is exceeded."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument(
        "--roles", type=int, default=100_000, help="roles of the large organisation; the small has a tenth"
    )
    parser.add_argument("--rounds", type=int, default=5, help="rounds of the arms that work")
    parser.add_argument("--starts", type=int, default=21, help="rounds of the arms that only start up")
    asked = parser.parse_args()
    small = max(asked.roles // 10, 1)
    print(f"{asked.roles:,} and {small:,} roles; Python {platform.python_version()}, {os.cpu_count()} cores,", end=" ")
    print(
        f"load {os.getloadavg()[0]:.2f}; median (least) of {asked.starts} starts, {asked.rounds} rounds\n", flush=True
    )
    compile_commops()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        starts, works = arms_of(folder, asked.roles, small)
        taken = measure(starts, asked.starts, folder) | measure(works, asked.rounds, folder)
    sys.exit(0 if print_table(taken) else 1)


if __name__ == "__main__":
    main()
