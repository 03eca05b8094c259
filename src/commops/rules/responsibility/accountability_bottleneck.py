"""A role that answers for nearly everything

## Why it matters

What one role answers for waits until that role has time. Those who do the work learn to
ask instead of to decide, and an absence stops all of it at once.

## What it finds

Roles that alone bear A on more than `max-share` of all duties, and on at least `min-count`.
Organisations of three roles or fewer are left out.

```yaml bad
name: Choir
roles:
  conductor:
    root: true
    duties: {programme: AR, rehearsing: AR, warm-up: A, sheet-music: A, recordings: A}  # RAC007
  librarian: {reports_to: conductor, duties: {sheet-music: R, archive: AR}}
  voice-coach: {reports_to: conductor, duties: {warm-up: R, lessons: AR}}
  technician: {reports_to: conductor, duties: {recordings: R, lighting: AR}}
```

## What to do

Let those who do a duty answer for it: where a single role is R, make it AR.

```yaml good
name: Choir
roles:
  conductor: {root: true, duties: {programme: AR, rehearsing: AR, recordings: A}}
  librarian: {reports_to: conductor, duties: {sheet-music: AR, archive: AR}}
  voice-coach: {reports_to: conductor, duties: {warm-up: AR, lessons: AR}}
  technician: {reports_to: conductor, duties: {recordings: R, lighting: AR}}
```
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from commops.finding import Finding, Severity
from commops.graph import OrgGraph
from commops.rules.rule import Options, option, rule


@dataclass(frozen=True, slots=True)
class Share(Options):
    """How much one role may answer for."""

    max_share: float = option(0.40, "share of all duties: 0.40, our default")
    min_count: int = option(5, "fewer duties than these are never too many: 5, our default")


@rule(
    "RAC007",
    Severity.WARNING,
    "{role} alone is accountable for {count} of {total} duties ({percent}%)",
    "let those who do a duty answer for it[[; single doers without A: on {delegable} of them]]",
    options=Share,
    silences={"omnipresent-role": "role"},
)
def accountability_bottleneck(graph: OrgGraph, options: Share) -> Iterator[Finding]:
    if sum(not role.archived for role in graph.roles.values()) <= _SMALL:
        return
    total = len(graph.duties_in_use)
    counts = Counter(roles[0] for roles in graph.letters["A"].values() if len(roles) == 1)
    for role, count in counts.items():
        if count >= options.min_count and count > options.max_share * total:
            doers = [
                graph.letters["R"].get(duty, ())
                for duty in graph.roles[role].duties
                if graph.letters["A"].get(duty) == (role,)
            ]
            yield accountability_bottleneck.finding(
                "roles",
                role,
                "duties",
                role=role,
                count=count,
                total=total,
                percent=round(100 * count / total),
                delegable=sum(len(roles) == 1 and roles[0] != role for roles in doers),
            )


_SMALL = 3
