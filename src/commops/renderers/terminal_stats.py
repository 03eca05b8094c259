"""Metrics as a table in the terminal: group, metric, value, what it is about."""

from typing import Any

from commops.messages import Speech
from commops.terminal import Style, cut, padded, width_of, wrapped
from commops.views.stats import Benchmark, Figure, Group, Stats
from commops.views.stats.completeness import ADVICE, ELEMENTS, NOT_DECLARED

GROUPS = {
    "structure": "Structure", "duties": "Duties", "load": "Establishment and load",
    "resilience": "Resilience", "findings": "Findings", "completeness": "Completeness",
}  # fmt: skip
LABELS = {
    "roles": "Roles", "units": "Units", "managers": "Managers", "contributors": "Individual contributors",
    "managers-to-contributors": "Managers to contributors", "span-average": "Average span",
    "span-median": "Median span", "span-widest": "Widest span", "span-bands": "Managers by span",
    "one-to-one": "One-to-one rate", "layers": "Layers", "depth-mean": "Mean depth",
    "layers-minimum": "Minimum layers for the size", "layers-excess": "Excess layers",
    "dotted-density": "Dotted lines per role", "grade-distance": "Grade distance to manager",
    "duties": "Duties", "duty-coverage": "Duty coverage", "critical-coverage": "Critical duty coverage",
    "overlap-rate": "Overlap rate", "letters-per-duty": "Letters per duty", "matrix-density": "Matrix density",
    "accountability-concentration": "A-concentration (HHI)", "authority-parity": "Authority parity",
    "metric-ownership": "Measures with one owner", "fte-held": "FTE held", "fte-authorised": "Authorised headcount",
    "establishment-fill": "Establishment fill", "vacancy-rate": "Vacancy rate", "utilisation": "Utilisation",
    "utilisation-highest": "Highest utilisation", "load-imbalance": "Load, highest to mean",
    "backup-coverage": "Backup coverage", "backup-critical": "Backup coverage, critical",
    "bus-factor": "Bus factor, critical duties", "key-person": "Key-person index",
    "findings-error": "Errors", "findings-warning": "Warnings", "findings-info": "Notes",
    "findings-waived": "Accepted",
    "element-goals": "Goals", "element-duties": "Duties", "element-communication": "Communication",
    "element-training": "Training and development", "advice-appraisal": "Appraisal (advice)",
    "advice-culture": "Culture (advice)",
}  # fmt: skip
REASONS = {
    "no-lines": "no reporting lines", "no-units": "no units", "no-dotted": "no dotted lines", "no-levels": "no levels",
    "no-duties": "no duties", "no-letters": "no duty is assigned", "no-critical": "no critical duties",
    "no-accountable": "nobody is accountable", "no-needs": "no duty names the authority it needs",
    "no-metrics": "no measures", "no-people": "no people", "no-holders": "no holders",
    "no-headcount": "no authorised headcount", "no-roles": "no roles", "no-load": "nobody carries anything",
    "no-backups": "no holders, no backups declared", "no-check": "not checked",
    "not-declared": "not declared",
}  # fmt: skip
BASES = {
    "target-span": "if every manager had a span of 7", "hours": "hours of duties against capacity",
    "fte": "FTE held against capacity", "people": "two people are able",
    "declared": "a backup or deputy is declared",
}  # fmt: skip
SOURCES = {
    "gallup": ("Gallup", "gallup.com/workplace/700718"),
    "orgvue-spans": ("Orgvue", "support.orgvue.com/hc/en-us/articles/24753778115101"),
    "agentnoon-metrics": ("Agentnoon", "docs.agentnoon.com/main-org/metrics-insights"),
    "ncku": ("NCKU", "cc.ncku.edu.tw/rule/content.php?sn=107"),
}
"""Publisher and address of a benchmark's source."""
LACKS = {
    "long-goals": "long-term goals", "short-goals": "short-term goals", "duties": "duties of {names}",
    "content": "work content of {names}", "indicators": "result indicators of {names}",
    "meetings": "meetings or channels", "trainings": "trainings", "careers": "careers",
    "appraisals": "appraisals", "values": "values",
}  # fmt: skip
_MOST_NAMES = 8
_VALUE = 8
_BAR = 20


def draw_stats(stats: Stats, speech: Speech, style: Style) -> str:
    """The metrics, group by group, with the sources of the benchmarks below.

    Args:
        stats: what was counted.
        speech: the language, and the names of roles, duties and people.
        style: the terminal.

    Returns:
        Lines of at most ``style.width`` cells, without a line end after the last.
    """
    label = min(max(width_of(_label(f, speech)) for group in stats.groups for f in group.figures), style.width // 2 - 6)
    blocks = ["\n".join(_group(group, label, speech, style)) for group in stats.groups]
    blocks.append("\n".join(_sources(stats, speech, style)))
    return style.signs("\n\n".join(block for block in blocks if block))


def as_data(stats: Stats) -> dict[str, Any]:
    """The metrics for JSON: ids and numbers (four decimals), under stable English words."""
    groups = {group.name: {f.name: _plain(f) for f in group.figures} for group in stats.groups}
    return {"schema": "commops-stats/1", "as_of": stats.as_of, **groups}


def _plain(figure: Figure) -> dict[str, Any]:
    plain: dict[str, Any] = {"value": None if figure.value is None else round(figure.value, 4)}
    if figure.absent:
        plain["absent"] = figure.absent
    if figure.of:
        plain["of"] = [round(number, 4) for number in figure.of]
    for section, key in figure.subjects:
        plain.setdefault(section, []).append(key)
    if figure.basis:
        plain["basis"] = figure.basis
    if figure.parts:
        plain["parts"] = {word: round(number, 4) for word, number in figure.parts}
    if figure.lacks:
        plain["missing"] = {lack.word: list(lack.roles) for lack in figure.lacks}
    if (mark := figure.benchmark) is not None:
        plain["benchmark"] = {"source": mark.source, "low": mark.low, "high": mark.high}
    return plain


def _label(figure: Figure, speech: Speech) -> str:
    return speech.word(f"stats.{figure.name}", LABELS[figure.name])


def _group(group: Group, label: int, speech: Speech, style: Style) -> list[str]:
    title = style.paint(speech.word(f"stats.group-{group.name}", GROUPS[group.name]), "bold")
    if group.name == "completeness":
        if all(figure.absent == NOT_DECLARED for figure in group.figures):
            return _undeclared(speech, style)
        title += "  " + style.paint(_complete(group, speech), "dim")
    return [title, *(line for figure in group.figures for line in _rows(figure, label, speech, style))]


def _undeclared(speech: Speech, style: Style) -> list[str]:
    english = "Completeness: goals, meetings, trainings, appraisals, values and principles are not declared"
    return [style.paint(line, "dim") for line in wrapped(speech.word("stats.undeclared", english), style.width)]


def _complete(group: Group, speech: Speech) -> str:
    """How many of the elements, and how many of the pieces of advice, are there in full."""
    full = {figure.name for figure in group.figures if figure.value == 1}
    english = "{elements} of 4 elements and {advice} of 2 pieces of advice are complete"
    elements, advice = len(full.intersection(ELEMENTS)), len(full.intersection(ADVICE))
    return speech.word("stats.complete", english, elements=elements, advice=advice)


def _lacks(figure: Figure, speech: Speech) -> str:
    """What is missing, by name."""
    items = [
        speech.word(f"stats.lack-{lack.word}", LACKS[lack.word], names=_names(lack.roles, speech))
        for lack in figure.lacks
    ]
    joined = ("; " if speech.language == "en" else "；").join(items)
    return speech.word("stats.lacks", "missing: {items}", items=joined)


def _names(roles: tuple[str, ...], speech: Speech) -> str:
    """The names of roles; of many, the first ones and how many more there are."""
    names = [speech.name("roles", role) for role in roles[:_MOST_NAMES]]
    more = len(roles) - len(names)
    if not more:
        return speech.listed(names)
    joined = (", " if speech.language == "en" else "、").join(names)
    return speech.word("stats.among", "{names} and {more} more", names=joined, more=more)


def _rows(figure: Figure, label: int, speech: Speech, style: Style) -> list[str]:
    """A metric: its label, its value and as many lines as what it is about needs."""
    name = padded(cut(_label(figure, speech), label), label)
    if figure.name == "span-bands" and figure.parts:
        return _histogram(figure, name, label, speech, style)
    value = padded("" if figure.name == "letters-per-duty" and figure.parts else _value(figure), _VALUE, right=True)
    start = 2 + label + _VALUE + 2
    room = style.width - start
    notes = [cut(line, room) for line in wrapped(_note(figure, speech), room)]
    tone = ("dim",) if figure.value is None else _tones(figure)
    first = f"  {name}{style.paint(value, *tone)}  {style.paint(notes[0], 'dim')}"
    return [first.rstrip(), *(" " * start + style.paint(line, "dim") for line in notes[1:])]


def _tones(figure: Figure) -> tuple[str, ...]:
    """Colour for counts of findings only: what else is good or bad is not ours to say."""
    colours = {"findings-error": "red", "findings-warning": "yellow"}
    return (colours[figure.name],) if figure.value and figure.name in colours else ()


def _value(figure: Figure) -> str:
    match figure.value, figure.form:
        case None, _:
            return "—"
        case value, "share":
            return _percent(value)
        case value, "ratio":
            return f"1:{_short(value)}"
        case value, "number":
            return f"{value:.1f}"
        case value, "index":
            return f"{value:.2f}"
        case value, _:
            return _short(value)


def _percent(value: float) -> str:
    """Per cent; one decimal where a whole number would say too little."""
    return f"{value:.1%}" if 0 < value < 0.1 or 0.99 < value < 1 else f"{value:.0%}"


def _short(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def _note(figure: Figure, speech: Speech) -> str:
    """Whom the value is about, what it was made of, what is usual; or why there is none."""
    if figure.absent:
        return speech.word(f"stats.{figure.absent}", REASONS[figure.absent])
    parts = [_subjects(figure, speech)]
    if figure.name == "letters-per-duty":
        parts.append("  ".join(f"{letter} {value:.1f}" for letter, value in figure.parts))
    if figure.of:
        part, whole = map(_short, figure.of)
        parts.append(speech.word("stats.of", "{part} of {whole}", part=part, whole=whole))
    if figure.lacks:
        parts.append(_lacks(figure, speech))
    if figure.basis:
        parts.append(speech.word(f"stats.{figure.basis}", BASES[figure.basis]))
    if figure.benchmark:
        usual = _range(figure.benchmark, figure.form)
        source = SOURCES[figure.benchmark.source][0]
        parts.append(speech.word("stats.usual", "usual {usual} ({source})", usual=usual, source=source))
    return ("; " if speech.language == "en" else "；").join(part for part in parts if part)


def _subjects(figure: Figure, speech: Speech) -> str:
    """The first of what a value is about, and how many more there are."""
    if not figure.subjects:
        return ""
    first = speech.name(*figure.subjects[0])
    more = len(figure.subjects) - 1
    return speech.word("stats.more", "{first} and {more} more", first=first, more=more) if more else first


def _range(mark: Benchmark, form: str = "count") -> str:
    before = "1:" if form == "ratio" else ""
    if mark.low is None:
        return f"≤ {_short(mark.high or 0)}"
    if mark.high is None:
        return f"≥ {_short(mark.low)}"
    return before + (_short(mark.low) if mark.low == mark.high else f"{_short(mark.low)}–{_short(mark.high)}")


def _histogram(figure: Figure, name: str, label: int, speech: Speech, style: Style) -> list[str]:
    """The span bands as bars, the band that is usual marked with its source."""
    most = max(count for _, count in figure.parts) or 1
    room = max(min(_BAR, style.width - 2 - label - _VALUE - 30), 4)
    counts = max(width_of(_short(count)) for _, count in figure.parts)
    lines: list[str] = []
    for band, count in figure.parts:
        bar = "█" * (max(round(count / most * room), 1) if count else 0)
        at = padded(band.replace("-", "–"), _VALUE, right=True)
        shown = f"  {padded(_short(count), counts, right=True)}"
        usual = ""
        if (mark := figure.benchmark) and band == f"{_short(mark.low or 0)}-{_short(mark.high or 0)}":
            source = SOURCES[mark.source][0]
            usual = "  " + speech.word("stats.on-target", "on target ({source})", source=source)
        lead = name if not lines else " " * label
        usual = cut(usual, style.width - 2 - label - _VALUE - 2 - room - width_of(shown))
        filled = style.paint(bar, "cyan") + " " * (room - len(bar))
        lines.append((f"  {lead}{at}  {filled}{shown}" + style.paint(usual, "dim")).rstrip())
    return lines


def _sources(stats: Stats, speech: Speech, style: Style) -> list[str]:
    """Publishers and addresses of the benchmarks that stand above, each once."""
    used = dict.fromkeys(f.benchmark.source for group in stats.groups for f in group.figures if f.benchmark)
    if not used:
        return []
    title = speech.word("stats.sources", "Sources of usual values")
    rows = [f"  {SOURCES[key][0]}: {SOURCES[key][1]}" for key in used]
    return [style.paint(line, "dim") for line in (title, *(cut(row, style.width) for row in rows))]
