"""What an organisation is held against: one file a rule, and the folders are the list."""

import importlib
import pkgutil
from collections.abc import Iterable
from pathlib import Path

from commops.rules.rule import Rule

FAMILIES = {
    "SYN": "syntax",
    "SCH": "schema",
    "DAT": "references",
    "STR": "structure",
    "DUT": "duties",
    "RAC": "responsibility",
    "WFL": "workflow",
    "GOV": "governance",
    "SOD": "separation",
    "CAP": "capacity",
    "SKL": "skills",
    "RES": "resilience",
    "CLR": "clarity",
    "POL": "policy",
}
"""The families and the folders in which their rules stand."""


def find(families: Iterable[str] = FAMILIES) -> list[Rule]:
    """The rules of some families, in the order of their codes."""
    found = [_take(FAMILIES[family], name) for family in families for name in _names(FAMILIES[family])]
    return sorted(found, key=lambda rule: rule.code)


def named(name: str) -> Rule:
    """The rule of a name; ``KeyError`` for any other name."""
    file = name.replace("-", "_")
    for folder in FAMILIES.values():
        if (Path(__file__).parent / folder / f"{file}.py").is_file():
            return _take(folder, file)
    raise KeyError(name)


def _names(folder: str) -> list[str]:
    return [module.name for module in pkgutil.iter_modules([str(Path(__file__).parent / folder)])]


def _take(folder: str, name: str) -> Rule:
    found = getattr(importlib.import_module(f"commops.rules.{folder}.{name}"), name)
    if not isinstance(found, Rule):
        raise TypeError(name)
    return found
