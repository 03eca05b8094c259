"""A text that lacks a language which the rest of the file has

## Why it matters

A chart for readers of one language falls back to another in the middle of the page. Nobody
sees it who does not switch, and those who do take the file for half done.

## What it finds

Names and purposes that are said in several languages, but not in each language that more than
half of all such texts of the file have, or that the policy asks for (`languages`). Texts in one
plain string are the same in all languages, and are left out; so is what comes from a library.

```yaml bad
name: {zh-CN: 合唱团, en: Choir}
roles:
  conductor: {root: true, name: {zh-CN: 指挥, en: Conductor}, duties: [conducting]}
  accompanist: {reports_to: conductor, name: {zh-CN: 伴奏, en: Accompanist}, duties: [accompanying]}
  librarian:
    reports_to: conductor
    name: {zh-CN: 谱务}  # DAT008
    duties: [keeping-scores]
```

## What to do

Write the text in the language that is missing.

```yaml good
name: {zh-CN: 合唱团, en: Choir}
roles:
  conductor: {root: true, name: {zh-CN: 指挥, en: Conductor}, duties: [conducting]}
  accompanist: {reports_to: conductor, name: {zh-CN: 伴奏, en: Accompanist}, duties: [accompanying]}
  librarian:
    reports_to: conductor
    name: {zh-CN: 谱务, en: Librarian}
    duties: [keeping-scores]
```
"""

from collections.abc import Iterator
from dataclasses import dataclass

from commops.finding import Finding, Severity
from commops.graph import OrgGraph
from commops.graph.texts.translations import untranslated
from commops.rules.rule import Options, option, rule


@dataclass(frozen=True, slots=True)
class Languages(Options):
    """Which languages a text has to have."""

    languages: tuple[str, ...] = option((), "languages, such as [zh-CN, en]: those of most texts of the file")


@rule(
    "DAT008",
    Severity.INFO,
    "the {field} of {target} is not said in {languages}",
    "write it in {languages}, or make it one text for all languages",
    options=Languages,
)
def translation_missing(graph: OrgGraph, options: Languages) -> Iterator[Finding]:
    for pointer, missing in untranslated(graph, options.languages):
        yield translation_missing.finding(*pointer, target=[pointer[1]], field=pointer[2], languages=missing)
