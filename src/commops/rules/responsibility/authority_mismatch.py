"""A duty whose owner may not do what it needs

## Why it matters

Who answers for a duty without the right to act has to ask for every step, and is blamed for
the delay. Who has the right without the duty can act and answers for nothing.

## What it finds

Duties whose only accountable role (A) lacks an `authority` that the duty `needs`: the right
itself, or its amount (`up_to`, in the same `unit`). A right without `up_to` has no limit. And, as
an info, rights that no duty of a role needs; it counts the duties on which the role bears A
or R, is the `backup`, or has the last word (`escalates_to`). That is asked only where some duty
says what it needs.

```yaml bad
name: Paper
duties:
  prize-game: {needs: [{id: spend, up_to: 5000, unit: CNY}]}
  editing: {}
roles:
  publisher:
    root: true
    duties: [editing]
    authority: [{id: spend, up_to: 20000, unit: CNY}]  # RAC010
  editor:
    reports_to: publisher
    authority: [{id: spend, up_to: 500, unit: CNY}]
    duties: [prize-game]  # RAC010
```

## What to do

Grant the right, or give A to the role that has it. Take back a right that nothing needs, or
write down the duty that needs it.

```yaml good
name: Paper
duties:
  prize-game: {needs: [{id: spend, up_to: 5000, unit: CNY}], escalates_to: publisher}
  editing: {}
roles:
  publisher:
    root: true
    duties: [editing]
    authority: [{id: spend, up_to: 20000, unit: CNY}]
  editor:
    reports_to: publisher
    authority: [{id: spend, up_to: 5000, unit: CNY}]
    duties: [prize-game]
```
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from commops.finding import Finding, Related, Severity
from commops.graph import OrgGraph
from commops.rules.rule import rule

if TYPE_CHECKING:
    from commops.model.role import Authority


@rule(
    "RAC010",
    Severity.WARNING,
    "[[{role} answers for {duty} without the authority it needs: {needed}]]"
    "[[{role} holds authority that none of its duties needs: {idle}]]",
    "[[grant {needed} to {role}]][[, or give A to one that has it: {roles}]]"
    "[[take {idle} back, or write down the duty that needs it]]",
    places={"needs": "{duty} needs it here", "granted": "{role} has this much"},
)
def authority_mismatch(graph: OrgGraph, _: None) -> Iterator[Finding]:
    needs = {duty: known.needs for duty, known in sorted(graph.described.items()) if known.needs}
    if needs:
        yield from _lacking(graph, needs)
        yield from _idle(graph, needs)


def _lacking(graph: OrgGraph, needs: "dict[str, tuple[Authority, ...]]") -> Iterator[Finding]:
    entitled = [
        (role, entry.authority) for role, entry in sorted(graph.roles.items()) if entry.authority and not entry.archived
    ]
    for duty, needed in needs.items():
        owners = graph.letters["A"].get(duty, ())
        if len(owners) != 1:
            continue
        role = owners[0]
        held = graph.roles[role].authority
        missing = [need for need in needed if not _is_met(need, held)]
        if not missing:
            continue
        able = [other for other, rights in entitled if all(_is_met(need, rights) for need in needed)]
        related = [Related(("duties", duty, "needs"), "needs", {"duty": duty})] if duty in graph.org.duties else []
        less = {need.id for need in missing} & {right.id for right in held}
        yield authority_mismatch.finding(
            "roles", role, "duties", duty,
            role=role,
            duty=duty,
            needed=_named(missing),
            roles=able,
            related=[
                *related,
                *(Related(("roles", role, "authority", right), "granted", {"role": role}) for right in sorted(less)),
            ],
        )  # fmt: skip


def _idle(graph: OrgGraph, needs: "dict[str, tuple[Authority, ...]]") -> Iterator[Finding]:
    used: dict[str, set[str]] = {}
    for duty, needed in needs.items():
        known = graph.duty(duty)
        entitled = {role for letter in "AR" for role in graph.letters[letter].get(duty, ())}
        for role in entitled.union(known.backup, known.escalates_to) if known is not None else ():
            used.setdefault(role, set()).update(need.id for need in needed)
    for role, entry in graph.roles.items():
        idle = [right for right in entry.authority if right.id not in used.get(role, ())]
        if idle and not entry.archived:
            yield authority_mismatch.finding(
                "roles", role, "authority", idle[0].id, role=role, idle=_named(idle), severity=Severity.INFO
            )


def _is_met(need: "Authority", held: "Iterable[Authority]") -> bool:
    return any(right.id == need.id and _is_enough(right, need) for right in held)


def _is_enough(right: "Authority", need: "Authority") -> bool:
    if right.up_to is None or need.up_to is None:
        return True
    comparable = right.unit == need.unit or None in (right.unit, need.unit)
    return comparable and right.up_to >= need.up_to


def _named(rights: "Iterable[Authority]") -> str:
    """Rights by id and amount, such as ``spend ≤ 5000 CNY``."""
    return ", ".join(
        right.id if right.up_to is None else f"{right.id} ≤ {right.up_to:.15g}{f' {right.unit}' if right.unit else ''}"
        for right in rights
    )
