"""A large part of the work that only one person can do

## Why it matters

One duty with one person is a risk; half of the duties with one person is a team that has a
holiday when that person has. It comes about by merit, and so nobody mentions it.

## What it finds

People who alone are able to do two fifths or more of the duties of a unit, or of the whole
organisation, and at least three. Units and organisations with fewer than five holders are
left out: there a third each is the rule. Each critical duty with one person is reported by
`single-point-of-failure` besides.

```yaml bad
name: Orchestra
roles:
  manager: {root: true, duties: [booking, contracts, travel, payments]}
  conductor: {reports_to: manager, duties: [conducting]}
  strings: {reports_to: conductor, duties: [playing-strings]}
  winds: {reports_to: conductor, duties: [playing-winds]}
  librarian: {reports_to: manager, duties: [scores]}
people:
  ada: {holds: manager}  # RES002
  ben: {holds: conductor}
  cem: {holds: strings}
  dora: {holds: winds}
  eve: {holds: librarian}
```

## What to do

Begin with the duty that somebody else could learn soonest: let them support it (S), or
back it up. Then hand over whole duties.

```yaml good
name: Orchestra
duties:
  booking: {}
  contracts: {backup: librarian}
  travel: {backup: strings}
  payments: {}
  conducting: {}
  playing-strings: {}
  playing-winds: {}
  scores: {}
roles:
  manager: {root: true, duties: [booking, contracts, travel, payments]}
  conductor: {reports_to: manager, duties: [conducting]}
  strings: {reports_to: conductor, duties: [playing-strings]}
  winds: {reports_to: conductor, duties: [playing-winds]}
  librarian: {reports_to: manager, duties: [scores]}
people:
  ada: {holds: manager}
  ben: {holds: conductor}
  cem: {holds: strings}
  dora: {holds: winds}
  eve: {holds: librarian}
```
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from commops.finding import Finding, Severity
from commops.graph import OrgGraph
from commops.graph.people.concentration import concentrations
from commops.rules.rule import Options, option, rule


@dataclass(frozen=True, slots=True)
class Concentration(Options):
    """How much may rest on one person alone."""

    share: float = option(0.4, "share of the duties that only one person can do: 0.4, our default")
    duties: int = option(3, "fewest duties that only one person can do: 3, our default")
    people: int = option(5, "fewest holders that a unit must have: 5, our default")


@rule(
    "RES002",
    Severity.WARNING,
    "of {whole} duties[[ of {unit}]], {person} alone can do {count}[[, {critical} of them critical]]",
    "let somebody else learn what only {person} can do, beginning with what is soonest learnt, and name them as backup",
    options=Concentration,
)
def key_person_concentration(graph: OrgGraph, options: Concentration) -> Iterator[Finding]:
    for key in concentrations(graph, options.share, options.duties, options.people):
        where: dict[str, Any] = {"unit": key.unit} if key.unit else {}
        yield key_person_concentration.finding(
            "people",
            key.person,
            person=key.person,
            **where,
            count=len(key.duties),
            whole=key.whole,
            critical=sum(map(graph.is_critical, key.duties)) or None,
            duties=key.duties,
        )
