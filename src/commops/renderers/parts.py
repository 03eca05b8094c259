"""Tables that several documents hold: duties, measures, appraisals, secrecy."""

from collections.abc import Iterable, Sequence

from commops.model.role import Authority
from commops.model.values import Text
from commops.renderers.wording import Wording, cell, dashed, field, number, plain, prose
from commops.views.description import CareerOf
from commops.views.document import Cell, Line, Run, Table
from commops.views.duties import DutyLine, TaskLine
from commops.views.measures import AppraisalLine, MetricLine
from commops.views.secrecy import AgreementLine, InformationLine

PARTS = {
    "describe.number": "No.", "describe.duty": "Duty and tasks", "describe.letters": "Part",
    "describe.hands-over": "Hands over", "describe.rhythm": "How often", "describe.critical": "critical",
    "describe.shared": "shared on purpose", "describe.shared-by": "shared on purpose, by {by}",
    "describe.for": "For: {text}", "describe.forms": "Forms: {text}", "describe.covered": "On duty: {text}",
    "describe.takes": "Takes {text}", "describe.note-of": "Note: {text}", "describe.gives": "{name} → {outputs}",
    "describe.metric": "Metric", "describe.definition": "Definition", "describe.targets": "Target",
    "describe.tie": "This role", "describe.tie.judged": "is judged by it", "describe.tie.owner": "owns it",
    "describe.tie.leads": "leads its duties", "describe.owner": "Answers for it",
    "describe.formula": "Formula: {text}", "describe.term": "See the glossary: {text}",
    "describe.set-by": "norm set by {names}", "describe.collected-by": "counted by {names}",
    "describe.up": "more is better", "describe.down": "less is better", "describe.measures": "Measures: {names}",
    "describe.appraisal": "Appraisal", "describe.appraised": "How it is judged", "describe.appraiser": "Judged by",
    "describe.everybody": "everybody", "describe.optional": "{name} (optional)",
    "describe.basis": "Basis for: {text}", "describe.excellent": "Excellent: {text}",
    "describe.of-whom": "Of: {names}", "describe.produces": "Produces: {names}", "describe.class.results": "Results",
    "describe.class.quality": "Quality", "describe.class.ability": "Ability", "describe.information": "Information",
    "describe.level-of": "Protection", "describe.rules": "How it is handled", "describe.why": "Why",
    "describe.who-reads": "Who reads it", "describe.protect.public": "public",
    "describe.protect.internal": "internal", "describe.protect.confidential": "confidential",
    "describe.protect.secret": "secret", "describe.protect.personal": "personal data",
    "describe.cut-off": "source breaks off", "describe.absent": "absent from the source",
    "describe.penalty": "On a breach: {text}", "describe.secret.access": "may read it",
    "describe.secret.handles": "meets it in its duties", "describe.secret.keeps": "keeps it",
    "describe.secret.agreement": "covered by an agreement", "describe.kept-by": "kept by {names}",
    "describe.agreement": "Agreement", "describe.signed-by": "Signed by", "describe.covers": "Covers",
    "describe.content": "Content", "describe.career.promotion": "promotion", "describe.career.rotation": "rotation",
    "describe.career.coaching": "coaching",
}  # fmt: skip
"""English for what these tables say."""


def duty_table(w: Wording, duties: Iterable[DutyLine]) -> Table:
    """Duties with letters, tasks in order, what is handed over, how often."""
    rows = [
        (
            (plain(str(n)),),
            cell(*_duty_lines(w, line)),
            (plain(w.letters(line.letters, line.mode)),),
            cell(*(w.name(made) for made in line.deliverables)),
            cell(plain(w.rhythm(line.rhythm))),
        )
        for n, line in enumerate(duties, 1)
    ]
    head = ("describe.number", "describe.duty", "describe.letters", "describe.hands-over", "describe.rhythm")
    return Table(tuple(map(w.say, head)), tuple(rows), (7, 47, 16, 18, 12))


def _duty_lines(w: Wording, line: DutyLine) -> Iterable[Line]:
    by = w.text(line.shared)
    marks = [w.tag(w.say("describe.critical"))] if line.critical else []
    if line.shared is not None:
        marks += [w.tag(w.say("describe.shared-by", by=by) if by else w.say("describe.shared"))]
    yield (*w.name(line.duty, strong=True), *(run for mark in marks for run in mark), *w.mark(line.certainty))
    yield from (plain(w.text(item)) for item in line.wording)
    yield from (_task(w, n, task) for n, task in enumerate(line.tasks, 1))
    if line.purposes:
        yield quiet(w, "describe.for", w.listed(line.purposes))
    yield quiet(w, "describe.forms", w.listed(line.formats))
    yield quiet(w, "describe.covered", w.text(line.coverage))
    yield quiet(w, "describe.takes", w.rate(line.hours) if line.hours else "")
    yield quiet(w, "describe.note-of", w.text(line.note))


def _task(w: Wording, n: int, task: TaskLine) -> Line:
    name = f"{n}) {w.text(task.name)}"
    made = "".join(run.text for run in w.names(task.outputs))
    text = w.say("describe.gives", name=name, outputs=made) if made else name
    rhythm = w.rhythm(task.rhythm)
    status = w.tag(w.say(f"describe.name.{task.status}"), missing=True) if task.status else ()
    return (*plain(text), *status, *(w.tag(rhythm) if rhythm else ()), *w.mark(task.certainty))


def metric_table(w: Wording, metrics: Iterable[MetricLine], *, of_role: bool) -> Table:
    """Metrics with definition, targets and cadence.

    Args:
        w: the words.
        metrics: the metrics.
        of_role: whether they are those of one role; then the last column says why, else who answers.

    Returns:
        The table.
    """
    rows = [
        (
            cell((*w.name(line.metric, strong=True), *w.mark(line.certainty))),
            dashed(*_meaning(w, line)),
            dashed(*(w.target(target, line.unit) for target in line.targets)),
            dashed(plain(w.rhythm(line.rhythm))),
            dashed(
                plain(w.row([w.say(f"describe.tie.{tie}") for tie in line.ties])) if of_role else w.names(line.owners)
            ),
        )
        for line in metrics
    ]
    last = "describe.tie" if of_role else "describe.owner"
    head = ("describe.metric", "describe.definition", "describe.targets", "describe.rhythm", last)
    return Table(tuple(map(w.say, head)), tuple(rows), (17, 28, 27, 12, 16))


def _meaning(w: Wording, line: MetricLine) -> Iterable[Line]:
    yield from prose(w.text(line.definition))
    yield quiet(w, "describe.formula", w.text(line.formula))
    aside = [w.say(f"describe.{line.direction}")] if line.direction and (line.definition or line.formula) else []
    aside += [w.say("describe.set-by", names=said(w.names(line.set_by)))] if line.set_by else []
    aside += [w.say("describe.collected-by", names=said(w.names(line.collected_by)))] if line.collected_by else []
    yield plain(w.row(aside), "quiet")
    yield quiet(w, "describe.term", said(w.name(line.term)) if line.term else "")
    yield quiet(w, "describe.note-of", w.text(line.note))


def appraisal_table(w: Wording, appraisals: Iterable[AppraisalLine]) -> Table:
    """Appraisals: how often, by whom, by which metrics, for what."""
    rows = [
        (
            cell((*w.name(line.appraisal, strong=True), *w.mark(line.certainty))),
            dashed(plain(w.rhythm(line.rhythm))),
            dashed(w.names(line.appraisers)),
            dashed(*_judged(w, line)),
        )
        for line in appraisals
    ]
    head = ("describe.appraisal", "describe.rhythm", "describe.appraiser", "describe.appraised")
    return Table(tuple(map(w.say, head)), tuple(rows), (18, 12, 18, 52))


def _judged(w: Wording, line: AppraisalLine) -> Iterable[Line]:
    yield from prose(w.text(line.text))
    for name, optional, metrics in line.classes:
        title = w.of("describe.class", name)
        title = w.say("describe.optional", name=title) if optional else title
        yield plain(w.say("describe.with", name=title, text=said(w.names(metrics))))
    yield labelled(w, "describe.measures", w.names(line.metrics))
    yield labelled(w, "describe.of-whom", w.names(line.appraisees))
    yield quiet(w, "describe.basis", w.listed(line.basis_for))
    yield labelled(w, "describe.produces", w.names(line.outputs))
    yield quiet(w, "describe.excellent", w.listed(line.excellence))
    yield quiet(w, "describe.note-of", w.text(line.note))


def information_table(w: Wording, lines: Sequence[InformationLine], *, of_role: bool) -> Table:
    """Classes of information, how they are handled, and why they concern a role (or who reads them)."""
    rows = [
        (
            cell((*w.name(line.information, strong=True), *w.mark(line.certainty)), *_state(w, line)),
            dashed(plain(w.of("describe.protect", line.level) if line.level else "")),
            dashed(*_handling(w, line)),
            dashed(
                plain(w.row([w.say(f"describe.secret.{tie}") for tie in line.ties]))
                if of_role
                else w.names(line.readers)
            ),
        )
        for line in lines
    ]
    last = "describe.why" if of_role else "describe.who-reads"
    head = ("describe.information", "describe.level-of", "describe.rules", last)
    return Table(tuple(map(w.say, head)), tuple(rows), (24, 14, 42, 20))


def _state(w: Wording, line: InformationLine) -> Iterable[Line]:
    if line.state:
        yield w.tag(w.say(f"describe.{line.state}"), missing=True)


def _handling(w: Wording, line: InformationLine) -> Iterable[Line]:
    yield plain(w.listed(line.items))
    yield from (plain(w.text(rule)) for rule in line.rules)
    yield quiet(w, "describe.penalty", w.text(line.penalty))
    yield labelled(w, "describe.kept-by", w.names(line.custodians))
    yield quiet(w, "describe.note-of", w.text(line.note))


def agreement_table(w: Wording, lines: Iterable[AgreementLine]) -> Table:
    """Agreements: who signs, what they cover, to what they oblige."""
    rows = [
        (
            cell((*w.name(line.agreement, strong=True), *w.mark(line.certainty))),
            dashed(plain(w.listed(line.signers) or (w.say("describe.everybody") if line.everybody else ""))),
            dashed(w.names(line.covers)),
            dashed(*prose(w.text(line.text)), quiet(w, "describe.note-of", w.text(line.note))),
        )
        for line in lines
    ]
    head = ("describe.agreement", "describe.signed-by", "describe.covers", "describe.content")
    return Table(tuple(map(w.say, head)), tuple(rows), (22, 22, 24, 32))


def career_line(w: Wording, item: CareerOf) -> Line:
    """A career step: from which roles to which, on what it rests, how it is done."""
    way = [said(w.names(refs)) for refs in (item.origins, item.goals) if refs]
    texts = [" → ".join(way), w.listed(item.basis), w.text(item.text)]
    named = w.of("describe.career", item.kind)
    name = w.name(item.career)
    kind = w.tag(named) if item.kind and named.casefold() != said(name).casefold() else ()
    return followed(w, (*name, *kind), w.row([text for text in texts if text]))


def followed(w: Wording, line: Line, text: str) -> Line:
    """A line, and behind a colon what it is about."""
    return (*line, *plain(w.say("describe.with", name="", text=text), "quiet")) if text else line


def bounds(least: float | None, most: float | None) -> str:
    """Authorised numbers: 1, 1–2, ≥ 1 or ≤ 2."""
    if least is None or most is None:
        return "" if least is None and most is None else f"≥ {number(least)}" if least is not None else _at_most(most)
    return number(least) if least == most else f"{number(least)}–{number(most)}"


def _at_most(most: float | None) -> str:
    return "" if most is None else f"≤ {number(most)}"


def quiet(w: Wording, key: str, text: str) -> Line:
    """A remark in the background; nothing where there is no text."""
    return plain(w.say(key, text=text), "quiet") if text else ()


def labelled(w: Wording, key: str, names: Line) -> Line:
    """Names behind a label; nothing where there are none."""
    if not names:
        return ()
    before, _, after = w.say(key, names="\n").partition("\n")
    return tuple(run for run in (Run(before, "quiet"), *names, Run(after, "quiet")) if run.text)


def texts(w: Wording, items: Iterable[Text]) -> Cell:
    """Texts below each other, numbered where they are several; a blank where there are none."""
    found = [text for item in items if (text := w.text(item))]
    return field(*(plain(f"{n}. {text}" if len(found) > 1 else text) for n, text in enumerate(found, 1)))


def rights(w: Wording, authority: Iterable[Authority]) -> Cell:
    """Rights that are held, below each other; a blank where there are none."""
    return field(*(w.right(right) for right in authority))


def said(line: Line) -> str:
    """The text of a line."""
    return "".join(run.text for run in line)
