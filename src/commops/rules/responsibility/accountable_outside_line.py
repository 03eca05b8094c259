"""A duty for which somebody answers who has no say over its doers

## Why it matters

To answer for work is to be able to ask for it, to move it up or to stop it. Who leads neither
the doers nor their unit can only plead, and is blamed all the same.

## What it finds

Duties whose one accountable role (A) does not do them itself, stands above none of those who
do, is the dotted-line manager of none, heads none of their units, and stands neither beside
one under the same manager nor in the same unit. Doers who report to nobody in the file are
left out, but for those to whom the accountable role itself reports.

```yaml bad
name: Forum
duties:
  newsletter: {}
  planning: {}
  selling: {}
roles:
  publisher: {root: true, duties: [planning]}
  sales: {reports_to: publisher, duties: {selling: AR, newsletter: A}}  # RAC014
  editor: {reports_to: publisher, duties: {planning: S}}
  writer: {reports_to: editor, duties: {newsletter: R}}
```

## What to do

Give A to somebody above the doers, draw the dotted line (`dotted_to`) that lets the accountable
role ask for the work, or let it do the duty itself.

```yaml good
name: Forum
duties:
  newsletter: {}
  planning: {}
  selling: {}
roles:
  publisher: {root: true, duties: [planning]}
  sales: {reports_to: publisher, duties: {selling: AR, newsletter: A}}
  editor: {reports_to: publisher, duties: {planning: S}}
  writer: {reports_to: editor, dotted_to: {sales: the newsletter}, duties: {newsletter: R}}
```
"""

from collections.abc import Iterator

from commops.finding import Finding, Related, Severity
from commops.graph import OrgGraph
from commops.rules.rule import rule


@rule(
    "RAC014",
    Severity.INFO,
    "{role} answers for {duty}, but has no say over those who do it: {roles}",
    "give A to somebody above them, draw a dotted line to {role}, or let {role} do {duty}",
    places={"doer": "{role} does it here"},
)
def accountable_outside_line(graph: OrgGraph, _: None) -> Iterator[Finding]:
    responsible = graph.letters["R"]
    for duty in graph.divided:
        roles, doers = graph.letters["A"][duty], responsible[duty]
        if len(roles) > 1 or roles[0] in doers:
            continue
        role = roles[0]
        if all(_is_outside(graph, role, doer) for doer in doers):
            yield accountable_outside_line.finding(
                "roles", role, "duties", duty,
                role=role,
                duty=duty,
                roles=list(doers),
                related=[Related(("roles", doer, "duties", duty), "doer", {"role": doer}) for doer in doers],
            )  # fmt: skip


def _is_outside(graph: OrgGraph, role: str, doer: str) -> bool:
    """Whether a role has no line to a doer, though the doer stands in the chart."""
    one, other = graph.roles[role], graph.roles[doer]
    if not graph.managers[doer] and not graph.is_above(doer, role):
        return False
    if graph.is_above(role, doer) or role in other.dotted_to:
        return False
    if graph.managers[role] and graph.managers[role] == graph.managers[doer]:
        return False
    if other.unit is None:
        return True
    return one.unit != other.unit and all(
        graph.org.units[above].head != role for above in graph.units_above(other.unit)
    )
