"""What stops when somebody is away, in the terminal: a section for each kind of thing, each line with its place."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from commops.messages import Speech, in_language
from commops.source.tree import Place
from commops.terminal import Style, cut, width_of, wrapped
from commops.views.absence import Absence, Gone, Reason, StoppedDuty
from commops.views.halted import StoppedFlow, StoppedStep
from commops.views.taking_over import Duty, TakeOver


def draw_absent(answer: Absence, speech: Speech, style: Style) -> str:
    """What stops, the worst first.

    Args:
        answer: what was found.
        speech: the language, and the names of everything that has an id.
        style: the terminal.

    Returns:
        Lines of at most ``style.width`` cells, without a line end after the last.
    """
    page = Page(speech, style)
    blocks = [_who_is_gone(answer, page), _stopped(answer, page), _thin(answer, page), _empty(answer, page)]
    blocks += [_orphans(answer, page), _flows(answer, page), _ways(answer, page), _take_overs(answer, page)]
    if answer.nothing:
        blocks.insert(1, [style.paint(cut(speech.word("absent.nothing", "Nothing stops."), style.width), "green")])
    return style.signs("\n\n".join("\n".join(block) for block in blocks if block))


class Page:
    """Lines of one page: wrapped, indented, with places at their end.

    Args:
        speech: the language and the names.
        style: the terminal.
    """

    def __init__(self, speech: Speech, style: Style) -> None:
        self.speech, self.style = speech, style

    def heading(self, text: str, note: str = "") -> str:
        """A bold line, and what is said beside it where there is room."""
        title = cut(text, self.style.width)
        room = self.style.width - width_of(title) - 2
        beside = f"  {cut(note, room)}" if note and room > 4 else ""
        return self.style.paint(title, "bold") + self.style.paint(beside, "dim")

    def lines(
        self, text: str, indent: int = 2, places: Iterable[Place] = (), *tones: str, first: str = ""
    ) -> list[str]:
        """A text in lines, and behind it the places where it stands, on a line of their own if need be.

        Args:
            text: what to say.
            indent: cells before it.
            places: where it stands.
            tones: of the text.
            first: a sign before the first line, within the indent of the others.
        """
        start = indent + width_of(first)
        broken = wrapped(text, self.style.width - start)
        shown = [self.style.paint(cut(line, self.style.width - start), *tones) for line in broken]
        lines = [" " * indent + first + shown[0], *(" " * start + line for line in shown[1:])]
        where = ", ".join(dict.fromkeys(f"{place.file}:{place.line}" for place in places))
        if where:
            room = self.style.width - start - width_of(broken[-1]) - 2
            if width_of(where) <= room:
                lines[-1] += "  " + self.style.paint(where, "dim")
            else:
                lines.append(" " * start + self.style.paint(_tail(where, self.style.width - start), "dim"))
        return lines

    def name(self, section: str, key: str) -> str:
        """The name of an id."""
        return self.speech.name(section, key)

    def listed(self, names: Sequence[str]) -> str:
        """Names in a row."""
        return self.speech.listed(list(names))

    def duty(self, duty: str, *, critical: bool) -> str:
        """The name of a duty, and whether it must never stand still."""
        name = self.name("duties", duty)
        return self.speech.word("absent.critical", "{title} (critical)", title=name) if critical else name


def _tail(where: str, room: int) -> str:
    """The end of a text that is too long for its line."""
    if width_of(where) <= room:
        return where
    while where and width_of(where) > room - 1:
        where = where[1:]
    return "…" + where


def _who_is_gone(answer: Absence, page: Page) -> list[str]:
    names = page.listed([page.name(item.section, item.key) for item in answer.gone if item.asked])
    day = page.speech.word("absent.day", "as of {day}", day=answer.as_of.isoformat()) if answer.as_of else ""
    lines = [page.heading(page.speech.word("absent.without", "Without {names}", names=names), day)]
    for item in answer.gone:
        lines += page.lines(_gone(item, page), 2, [item.place])
    return lines


def _gone(item: Gone, page: Page) -> str:
    word = page.speech.word
    name = page.name(item.section, item.key)
    if item.section == "roles":
        return word("absent.emptied", "{name} stands empty", name=name)
    if item.roles:
        holds = word("absent.holds", "{name} holds {titles}", name=name,
                     titles=page.listed([page.name("roles", role) for role in item.roles]))  # fmt: skip
    else:
        holds = word("absent.holds-nothing", "{name} holds no role", name=name)
    if item.asked or item.until is None:
        return holds
    until = item.until.isoformat()
    return word("absent.away-too", "{holds}, and is away until {day} as it is", holds=holds, day=until)


def _stopped(answer: Absence, page: Page) -> list[str]:
    if not answer.stopped:
        return []
    critical = sum(item.critical for item in answer.stopped)
    word = page.speech.word
    title = word("absent.stopped", "Duties that nobody can do: {count}", count=len(answer.stopped))
    note = word("absent.of-them-critical", "critical: {count}", count=critical) if critical else ""
    lines = [page.heading(title, note)]

    def could(item: StoppedDuty) -> tuple[tuple[str, str, str], ...]:
        return tuple((reason.hand, reason.part, reason.role or "") for reason in item.could)

    for _, group in groupby(sorted(answer.stopped, key=lambda item: (not item.critical, could(item))), key=could):
        duties = list(group)
        hands = page.listed([_hand(answer, reason, page) for reason in duties[0].could])
        places = [reason.place for reason in duties[0].could]
        lines += page.lines(word("absent.only", "Only {names} could:", names=hands), 2, places)
        for item in duties:
            lines += page.lines(_duty(item, page), 4, [item.place], *(("red",) if item.critical else ()))
    return lines


def _duty(item: StoppedDuty, page: Page) -> str:
    text = page.duty(item.duty, critical=item.critical)
    if item.near is None:
        return text
    name = page.name("people", item.near.person)
    lacks = [
        page.speech.word("absent.lack", "{skill_name} {has} of {needs}", skill_name=page.name("skills", skill),
                         has=f"{has:g}", needs=f"{needs:g}")
        for skill, has, needs in item.near.lacks
    ]  # fmt: skip
    return page.speech.word(
        "absent.near", "{title} — nearest: {name}[[ ({lacks})]]", title=text, name=name, lacks=page.listed(lacks)
    )


def _hand(answer: Absence, reason: Reason, page: Page) -> str:
    """Somebody, and how they are able to do a duty."""
    word = page.speech.word
    name = page.name(answer.hands, reason.hand)
    role = page.name("roles", reason.role) if reason.role and answer.hands == "people" else ""
    match reason.part:
        case "does":
            return word("absent.does", "{name}[[ ({title})]]", name=name, title=role)
        case "supports":
            return word("absent.supports", "{name} ([[{title}, ]]supports it)", name=name, title=role)
        case "backup":
            return word("absent.backup", "{name} ([[{title}, ]]backup)", name=name, title=role)
        case "deputy":
            return word("absent.deputy", "{name} ([[{title}, ]]deputy)", name=name, title=role)


def _thin(answer: Absence, page: Page) -> list[str]:
    if not answer.thin:
        return []
    lines = [page.heading(page.speech.word("absent.thin", "Duties with one left: {count}", count=len(answer.thin)))]

    def left(item: Reason) -> tuple[str, str, str]:
        return item.hand, item.part, item.role or ""

    ordered = sorted(answer.thin, key=lambda item: (not item.critical, left(item.left)))
    for _, group in groupby(ordered, key=lambda item: (not item.critical, left(item.left))):
        duties = list(group)
        names = page.listed([page.duty(item.duty, critical=item.critical) for item in duties])
        hand = _hand(answer, duties[0].left, page)
        text = page.speech.word("absent.left", "{name} is left for {titles}", name=hand, titles=names)
        lines += page.lines(text, 2, [duties[0].left.place])
    return lines


def _empty(answer: Absence, page: Page) -> list[str]:
    if not answer.empty:
        return []
    word = page.speech.word
    lines = [page.heading(word("absent.empty", "Roles that nobody holds: {count}", count=len(answer.empty)))]
    for item in answer.empty:
        name = page.name("roles", item.role)
        deputies = page.listed([page.name("roles", role) for role in item.deputies])
        text = (
            word("absent.with-deputy", "{name}; its deputy is {deputies}", name=name, deputies=deputies)
            if item.deputies
            else word("absent.no-deputy", "{name}; no deputy is there", name=name)
        )
        lines += page.lines(text, 2, [item.place])
    return lines


def _orphans(answer: Absence, page: Page) -> list[str]:
    if not answer.orphans:
        return []
    word = page.speech.word
    title = word("absent.orphans", "Roles whose manager is gone: {count}", count=len(answer.orphans))
    lines = [page.heading(title)]
    for item in answer.orphans:
        above = page.name("roles", item.above) if item.above else ""
        name, boss = page.name("roles", item.role), page.name("roles", item.manager)
        lines += page.lines(
            word(
                "absent.orphan",
                "{name} reports to {boss}[[; the next above is {above}]]",
                name=name,
                boss=boss,
                above=above,
            ),
            2,
            [item.place],
        )
    return lines


def _flows(answer: Absence, page: Page) -> list[str]:
    if not answer.flows:
        return []
    title = page.speech.word("absent.flows", "Workflows that halt: {count}", count=len(answer.flows))
    return [page.heading(title), *(line for flow in answer.flows for line in _flow(flow, answer, page))]


def _flow(flow: StoppedFlow, answer: Absence, page: Page) -> Iterator[str]:
    language = page.speech.language
    yield from page.lines(page.name("workflows", flow.workflow), 2)
    for step in flow.steps:
        yield from page.lines(_step(step, answer, page), 4, [step.place])
    if flow.unreached:
        names = page.listed([in_language(name, language) or step for step, name in flow.unreached])
        text = page.speech.word("absent.unreached", "not reached any more: {names}", names=names)
        yield from page.lines(text, 4, (), "dim")


def _step(step: StoppedStep, answer: Absence, page: Page) -> str:
    word = page.speech.word
    name = in_language(step.name, page.speech.language) or step.step
    if step.why == "own":
        people = page.listed([page.name(answer.hands, person) for person in step.people])
        return word(
            "absent.own", "{name}: only {people_names} could, who did what it checks", name=name, people_names=people
        )
    roles = page.listed([page.name("roles", role) for role in step.roles])
    if step.approval:
        return word("absent.no-reviewer", "{name}: nobody is left to approve it ({titles})", name=name, titles=roles)
    return word("absent.no-doer", "{name}: nobody is left to do it ({titles})", name=name, titles=roles)


def _ways(answer: Absence, page: Page) -> list[str]:
    if not answer.ways:
        return []
    word = page.speech.word
    title = word("absent.ways", "Ways upwards that end nowhere: {count}", count=len(answer.ways))
    lines = [page.heading(title)]
    for item in answer.ways:
        gone = page.listed([page.name("roles", role) for role in item.gone])
        ends = page.name("roles", item.ends_at) if item.ends_at else ""
        text = word(
            "absent.way",
            "{title} goes up to {gone}, where nobody is[[; it ends at {ends}]]",
            title=page.name("duties", item.duty),
            gone=gone,
            ends=ends,
        )
        lines += page.lines(text, 2, [item.place])
    return lines


def _take_overs(answer: Absence, page: Page) -> list[str]:
    if not answer.take_overs:
        return []
    lines = [page.heading(page.speech.word("absent.take-overs", "Who takes over"))]
    for item in answer.take_overs:
        lines += _take_over(item, answer, page)
    return lines


def _take_over(item: TakeOver, answer: Absence, page: Page) -> Iterator[str]:
    word = page.speech.word
    too_much = item in answer.overloaded
    text = page.name(answer.hands, item.hand)
    if item.capacity is not None and item.after > item.before:
        numbers = {"before": f"{item.before:.2g}", "after": f"{item.after:.2g}", "capacity": f"{item.capacity:.2g}"}
        verdict = word("absent.too-much", "too much") if too_much else ""
        text = word(
            "absent.load",
            "{name}: {before} FTE now, {after} then, of {capacity}[[ — {verdict}]]",
            name=text,
            verdict=verdict,
            **numbers,
        )
    yield from page.lines(text, 2, (), *(("red",) if too_much else ()))
    for role in item.roles:
        said = word("absent.takes-role", "{name}, as deputy", name=page.name("roles", role.role))
        yield from page.lines(said, 4, [role.place])
    for duty in item.duties:
        yield from page.lines(_taken_duty(duty, page), 4, [duty.place])


def _taken_duty(duty: Duty, page: Page) -> str:
    word, name = page.speech.word, page.name("duties", duty.duty)
    hours = "" if duty.hours is None else f"{duty.hours:.3g}"
    if duty.part == "backup":
        return word("absent.takes-backup", "{name}, as backup[[ ({hours} h a month)]]", name=name, hours=hours)
    return word("absent.takes-support", "{name}, supported so far[[ ({hours} h a month)]]", name=name, hours=hours)
