"""Protected information without a keeper, or open to those who do not need it

## Why it matters

What many may read, and nobody keeps, gets out. The rule of need to know is old and simple:
access follows from a duty, one role keeps the key, and outsiders sign first.

## What it finds

- A role with `access` to an information class that none of its duties `handles` (a warning;
  duties on which it bears A, R or S). Only where some duty of the file says what it handles.
- A class without `custodian` (an error), or with several (a warning).
- Holders who are no staff (`kind: volunteer`, `agency` …, or a role with `staff: false`) and
  have not signed an agreement of a class that they may read (an error).

Classes that are `public` or `internal` are left out, and so are those that the source itself
leaves out or breaks off (`status`). The custodian needs no duty that handles the class.

```yaml bad
name: Clinic
information:
  patient-files:
    level: personal
    custodian: matron
    agreement: secrecy
  key-codes: {level: secret}  # GOV004
duties: {nursing: {handles: [patient-files]}, cooking: {}, visiting: {handles: [patient-files]}}
roles:
  matron: {root: true, duties: [nursing]}
  cook: {reports_to: matron, duties: [cooking], access: [patient-files]}  # GOV004
  visitor: {reports_to: matron, staff: false, duties: [visiting], access: [patient-files]}
people:
  vera: {kind: volunteer, holds: visitor}  # GOV004
```

## What to do

Name one custodian for each class, drop access that no duty needs, and have volunteers and
agency staff sign before they read.

```yaml good
name: Clinic
information:
  patient-files:
    level: personal
    custodian: matron
    agreement: secrecy
  key-codes: {level: secret, custodian: matron}
duties: {nursing: {handles: [patient-files]}, cooking: {}, visiting: {handles: [patient-files]}}
roles:
  matron: {root: true, duties: [nursing]}
  cook: {reports_to: matron, duties: [cooking]}
  visitor: {reports_to: matron, staff: false, duties: [visiting], access: [patient-files]}
people:
  vera: {kind: volunteer, holds: visitor, agreements: {secrecy: 2026-01-15}}
```
"""

from collections.abc import Iterator

from commops.finding import Finding, Related, Severity
from commops.graph import OrgGraph
from commops.graph.measures import handled, is_protected, readers, says_what_is_handled, unsigned
from commops.rules.rule import rule


@rule(
    "GOV004",
    Severity.WARNING,
    "[[{role} may read “{target}”, but none of its duties handles it]][[“{target}” lacks {lacking}]]"
    "[[“{target}” has {count} custodians: {roles}]]"
    "[[{person} may read protected information without having signed {agreements}]]",
    "[[drop the access of {role}, or name “{target}” under handles of the duty that needs it]]"
    "[[name the one role that keeps “{target}” as {lacking}]][[leave one of the {count} as custodian of “{target}”]]"
    "[[have {person} sign {agreements} and enter the day, or take the access away]]",
    places={"custodian": "{role} is named as custodian here", "class": "“{target}” asks for the agreement"},
)
def sensitive_access(graph: OrgGraph, _: None) -> Iterator[Finding]:
    yield from _without_need(graph)
    for name, entry in graph.org.section("information").items():
        keepers = sorted(set(entry.custodian))
        if not is_protected(entry) or entry.status in ("cut-off", "absent") or len(keepers) == 1:
            continue
        if not keepers:
            yield sensitive_access.finding(
                "information", name, severity=Severity.ERROR, target=name, lacking=["custodian"]
            )
        else:
            yield sensitive_access.finding(
                "information",
                name,
                "custodian",
                target=name,
                roles=keepers,
                count=len(keepers),
                related=[
                    Related(("information", name, "custodian", role), "custodian", {"role": role}) for role in keepers
                ],
            )
    for found in unsigned(graph):
        yield sensitive_access.finding(
            "people",
            found.person,
            severity=Severity.ERROR,
            person=found.person,
            agreements=sorted(found.agreements),
            related=[
                Related(("information", name), "class", {"target": name})
                for name in sorted(found.classes)
                if name in graph.org.section("information")
            ],
        )


def _without_need(graph: OrgGraph) -> Iterator[Finding]:
    needed: dict[str, set[str]] = {}
    open_to = list(readers(graph))
    if not open_to or not says_what_is_handled(graph):
        return
    kept = graph.org.known("information")
    for role, name, is_own in open_to:
        if role not in needed:
            needed[role] = handled(graph, role)
        if name not in needed[role] and role not in getattr(kept.get(name), "custodian", ()):
            way = ("roles", role, "access", name) if is_own else ("information", name, "access", role)
            yield sensitive_access.finding(*way, role=role, target=name)
