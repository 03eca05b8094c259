"""A right that a role is given twice

## Why it matters

Two lines about one right differ sooner or later. Who looks finds the higher amount or the
lower one, and both are right.

## What it finds

Rights of a role (`authority`) that stand there more than once for the same unit of amount. The
amounts may differ; rights in different units, such as CNY and USD, are different rights.

```yaml bad
name: Forum
duties:
  prizes: {needs: [{id: spend, up_to: 500, unit: CNY}]}
roles:
  editor:
    root: true
    duties: [prizes]
    authority:
      - {id: spend, up_to: 500, unit: CNY}
      - {id: spend, up_to: 5000, unit: CNY}  # RAC015
```

## What to do

Keep the one that holds.

```yaml good
name: Forum
duties:
  prizes: {needs: [{id: spend, up_to: 500, unit: CNY}]}
roles:
  editor:
    root: true
    duties: [prizes]
    authority:
      - {id: spend, up_to: 5000, unit: CNY}
      - {id: spend, up_to: 700, unit: USD}
```
"""

from collections.abc import Iterator

from commops.finding import Finding, Related, Severity
from commops.graph import OrgGraph
from commops.rules.rule import rule


@rule(
    "RAC015",
    Severity.INFO,
    "{role} is given the right “{right}” {count} times[[, up to {amounts}]]",
    "keep the one of them that holds",
    places={"first": "it stands here, too"},
)
def redundant_grant(graph: OrgGraph, _: None) -> Iterator[Finding]:
    entitled = [(role, entry) for role, entry in graph.roles.items() if entry.authority and not entry.archived]
    for role, entry in entitled:
        rights: dict[tuple[str, str | None], list[int]] = {}
        for number, right in enumerate(entry.authority):
            rights.setdefault((right.id, right.unit), []).append(number)
        for (right_id, unit), numbers in rights.items():
            if len(numbers) > 1:
                amounts = sorted({up_to for n in numbers if (up_to := entry.authority[n].up_to) is not None})
                told = " / ".join(f"{amount:.15g}" for amount in amounts)
                yield redundant_grant.finding(
                    "roles", role, "authority", str(numbers[-1]),
                    role=role,
                    right=right_id,
                    count=len(numbers),
                    amounts=f"{told} {unit}" if told and unit else told,
                    related=[Related(("roles", role, "authority", str(numbers[0])), "first")],
                )  # fmt: skip
