"""Two units that hand work to and fro, with nobody near who leads both

## Why it matters

Work that goes back and forth has to be agreed on day by day. Where the first manager whom both
sides share stands far above, every disagreement either climbs all the way up or is left lying.

## What it finds

Pairs of units that hand work to each other in both directions, in one workflow or in several,
while the nearest manager of both stands more than `max-levels` layers above one of the roles.
Refusals are no hand-off. Units that stand within one another, and roles without a common
manager in the file, are left out.

```yaml bad
name: Paper
units: {desk: {head: chief}, studio: {head: artist}}
roles:
  publisher: {root: true, duties: [steering]}
  news: {reports_to: publisher, duties: [news]}
  art: {reports_to: publisher, duties: [pictures]}
  chief: {unit: desk, reports_to: news, duties: [planning]}
  critic: {reports_to: news, duties: [reviews]}
  reporter: {unit: desk, reports_to: chief, duties: [writing]}
  sub: {unit: desk, reports_to: chief, duties: [shortening]}
  artist: {unit: studio, reports_to: art, duties: [drawing]}
  framer: {reports_to: art, duties: [framing]}
workflows:
  story:
    steps:
      write: {by: reporter}  # WFL006
      draw: {by: artist}
  cover:
    steps:
      sketch: {by: artist}
      caption: {by: reporter}
```

## What to do

Put both under one lead, name somebody who settles what both disagree on, or cut the work so
that it passes once.

```yaml good
name: Paper
units: {desk: {head: chief}, studio: {head: artist}}
roles:
  publisher: {root: true, duties: [steering]}
  news: {reports_to: publisher, duties: [news]}
  art: {reports_to: publisher, duties: [pictures]}
  chief: {unit: desk, reports_to: news, duties: [planning]}
  reporter: {unit: desk, reports_to: news, duties: [writing]}
  artist: {unit: studio, reports_to: news, duties: [drawing]}
  framer: {reports_to: art, duties: [framing]}
  carver: {reports_to: art, duties: [carving]}
workflows:
  story:
    steps:
      write: {by: reporter}
      draw: {by: artist}
  cover:
    steps:
      sketch: {by: artist}
      caption: {by: reporter}
```
"""

from collections.abc import Iterator
from dataclasses import dataclass

from commops.finding import Finding, Related, Severity
from commops.graph import OrgGraph
from commops.graph.exchanges import exchanges
from commops.rules.rule import Options, option, rule


@dataclass(frozen=True, slots=True)
class Levels(Options):
    """How far up the common manager may stand."""

    max_levels: int = option(2, "layers up to a manager of both: 2, our default")


@rule(
    "WFL006",
    Severity.INFO,
    "{units} hand work to each other, and the first to lead both, {role}, stands {levels} layers up",
    "put {units} under one lead, name somebody near who settles what they disagree on, or let the work pass once",
    options=Levels,
    places={"back": "it goes back here"},
)
def reciprocal_without_common_manager(graph: OrgGraph, options: Levels) -> Iterator[Finding]:
    for both in exchanges(graph):
        shared = both.common(graph)
        if shared is not None and shared[1] > options.max_levels:
            yield reciprocal_without_common_manager.finding(
                *both.there,
                units=list(both.units),
                role=shared[0],
                levels=shared[1],
                related=[Related(both.back, "back")],
            )
