"""A proposal of who should hold which role, on a terminal: a row a seat, and below it why."""

from collections.abc import Iterator, Sequence

from commops.allocation.proposal import Holding, NextBest, Stage
from commops.messages import Speech, in_language
from commops.renderers.allocation_answer import AllocationAnswer
from commops.renderers.allocation_lines import bold, requirement_lines, sentence
from commops.renderers.allocation_words import Words, apart, number, percent, points, value_of
from commops.renderers.columns import NOTHING, Cell, Column, Run, fit, flat, written
from commops.renderers.frame import headline
from commops.terminal import Style, cut, padded, width_of, wrapped

_GREY = ("grey",)
_YELLOW = ("yellow",)
_RED = ("bold", "red")
_BAR = 8
_GAP = 2
TERMS = {
    "skills": "a level of a skill above what is asked (2 count at most) or below it; a welcome one that is met",
    "strengths": "a strength that the role asks for",
    "experience": "a kind of experience, or a welcome field of study, that the role asks for",
    "keep": "holding the role today",
}
"""English for what each weight counts."""


def draw_proposal(answer: AllocationAnswer, speech: Speech, style: Style) -> str:
    """The proposal with its reasons, what is open, what each aim came to, and how points are counted.

    Args:
        answer: the allocation.
        speech: the language and the names.
        style: the terminal.

    Returns:
        Lines of at most ``style.width`` cells, without a line end after the last.
    """
    page = _Page(answer, speech, style)
    blocks = [page.head(), *(block for block in page.blocks() if block)]
    return style.signs("\n\n".join("\n".join(block) for block in blocks))


class _Page:
    """The blocks of one proposal."""

    def __init__(self, answer: AllocationAnswer, speech: Speech, style: Style) -> None:
        self.answer, self.speech, self.style = answer, speech, style
        self.words = Words(answer, speech)
        self.proposal = answer.proposal

    def head(self) -> list[str]:
        problem, proposal = self.answer.problem, self.proposal
        say = self.speech.word
        seats = sum(need.fewest for need in problem.needs)
        empty = sum(item.seats for item in proposal.open)
        people, roles = len(problem.candidates), len(problem.needs)
        facts: list[Run] = [
            (say("allocate.proposal", "proposal"), ()),
            (say("allocate.people", "{n} people", n=people), _GREY),
            (say("allocate.roles", "{n} roles", n=roles), _GREY),
            (self.words.seats(seats), _GREY),
            (say("allocate.open", "{n} open", n=empty), _YELLOW if empty else _GREY),
        ]
        if self.answer.as_of:
            facts.append((say("allocate.as-of", "as of {day}", day=self.answer.as_of), _GREY))
        name = flat(in_language(self.answer.name, self.speech.language)) or self.answer.file
        return [*headline(name, facts, self.style), *sentence(self.proof(), self.style)]

    def proof(self) -> str:
        proposal = self.proposal
        by = f"{proposal.solver} {proposal.version}".strip()
        if proposal.status == "optimal":
            return self.speech.word(
                "allocate.proven",
                "Proven: nothing is better, aim by aim ({solver}); checked again: no rule is broken.",
                solver=by,
            )
        stage = next((stage for stage in proposal.stages if not stage.proven), None)
        return self.speech.word(
            "allocate.unproven",
            "Not proven: the best that was found in time; at “{aim}” at most {gap} from what is possible ({solver}). "
            "Checked again: no rule is broken.",
            aim=self.words.aim(stage.name) if stage else "", gap=f"{proposal.gap:.1%}", solver=by,
        )  # fmt: skip

    def blocks(self) -> Iterator[list[str]]:
        yield self.table()
        yield self.open()
        yield self.ended()
        yield self.backups()
        yield self.people()
        yield self.ties()
        yield self.stages()
        yield self.score()
        yield sentence(
            self.speech.word(
                "allocate.footer",
                "This is a proposal; people decide. `commops allocate --why PERSON ROLE` says what would change it.",
            ),
            self.style, tones=_GREY,
        )  # fmt: skip

    def title(self, text: str) -> str:
        return bold(text, self.style)

    def table(self) -> list[str]:
        """Role, person, share, what is met, change; below each row the requirements."""
        say = self.speech.word
        heads = [
            say("allocate.role", "Role"), say("allocate.person", "Person"), say("allocate.share", "Share"),
            say("allocate.meets", "Meets"), say("allocate.points", "Points"), say("allocate.change", "Change"),
        ]  # fmt: skip
        holdings = self.words.holdings()
        rows = [self.row(holding) for holding in holdings]
        if not rows:
            return []
        widths = self.widths(heads, rows)
        lines = [self.line([Cell(head, ("bold",)) for head in heads], widths)]
        before = ""
        for holding, row in zip(holdings, rows, strict=True):
            first, *others = row
            lines.append(self.line([NOTHING if holding.role == before else first, *others], widths))
            lines += self.why(holding)
            before = holding.role
        return lines

    def row(self, holding: Holding) -> list[Cell]:
        asked = len(holding.met)
        met = sum(item.met for item in holding.met)
        meets = NOTHING
        if asked:
            meets = Cell(f" {met}/{asked}", before=(self.bar(met / asked, "green" if met == asked else "yellow")))
        return [
            Cell(self.words.role(holding.role), ("bold",)),
            Cell(self.words.person(holding.person)),
            Cell(percent(holding.share)),
            meets,
            Cell(points(holding.fit) if holding.met or holding.fit else ""),
            self.change(holding),
        ]

    def bar(self, share: float, tone: str) -> tuple[Run, ...]:
        full = min(max(round(share * _BAR), 1 if share > 0 else 0), _BAR)
        return (("█" * full, (tone,)), ("·" * (_BAR - full), _GREY))

    def change(self, holding: Holding) -> Cell:
        say = self.speech.word
        if holding.fixed:
            return Cell(say("allocate.fixed", "fixed"), _GREY)
        if holding.kept:
            return Cell(say("allocate.kept", "keeps it"), _GREY)
        return Cell(say("allocate.new", "new"), ("cyan",))

    def widths(self, heads: Sequence[str], rows: Sequence[Sequence[Cell]]) -> list[int]:
        columns = []
        for n, (head, rank) in enumerate(zip(heads, (6, 5, 3, 2, 1, 4), strict=True)):
            best = max(row[n].width for row in rows)
            best = max(width_of(head), best) if best else 0
            columns.append(Column(best, best, min(best, 8) if n < 2 else best, rank))
        return fit(columns, self.style.width, _GAP)

    def line(self, cells: Sequence[Cell], widths: Sequence[int]) -> str:
        parts = [
            written(cell, width, self.style, right=n in (2, 4))
            for n, (cell, width) in enumerate(zip(cells, widths, strict=True)) if width
        ]  # fmt: skip
        return (" " * _GAP).join(parts).rstrip()

    def why(self, holding: Holding) -> list[str]:
        """The requirements, the wish, a tie, and who comes next."""
        say, style = self.speech.word, self.style
        lines = requirement_lines(holding.met, self.words, style, "  ")
        if holding.prefer:
            wish = say("allocate.wish", "their own wish {wish}", wish=points_of_wish(holding.prefer))
            lines += sentence(wish, style, lead="  · ")
        if holding.keep_points:
            kept = say("allocate.keeps", "holds it today: {points} points", points=points(holding.keep_points))
            lines += sentence(kept, style, lead="  · ")
        if holding.tied:
            tied = say("allocate.tied", "a tie: another allocation, as good in every aim, has somebody else here")
            lines += sentence(tied, style, lead="  = ")
        if holding.next_best is not None and not holding.fixed:
            lines += sentence(self.next(holding, holding.next_best), style, lead="  → ", tones=_GREY)
        return lines

    def next(self, holding: Holding, other: NextBest) -> str:
        """Who comes next, and what they lack."""
        lacks = [self.words.asked(item.requirement) for item in other.lacks]
        values = {"person": other.person, "points": points(other.fit)}
        if lacks:
            text = self.speech.word(
                "allocate.next-lacks", "next: {person}, {points} points, without {lacks}",
                lacks=self.speech.listed(lacks), **values,
            )  # fmt: skip
        elif holding.met:
            text = self.speech.word("allocate.next-meets", "next: {person}, {points} points, meets all", **values)
        else:
            text = self.speech.word("allocate.next", "next: {person}", **values)
        roles = list(other.elsewhere)
        if next(apart(self.answer.problem, frozenset(roles), holding.role), None) is not None:
            text += self.speech.word(
                "allocate.elsewhere-apart", " (proposed for {roles}, which is kept apart from it)", roles=roles
            )
        elif roles:
            text += self.speech.word("allocate.elsewhere", " (proposed for {roles})", roles=roles)
        return text

    def open(self) -> list[str]:
        """Seats that nobody is proposed for, and the least that fills them."""
        if not self.proposal.open:
            return []
        say = self.speech.word
        lines = [self.title(say("allocate.open-seats", "Open seats"))]
        for item in self.proposal.open:
            place = self.answer.place(("roles", item.role))
            critical = say("allocate.critical", "critical") if item.critical else ""
            text = say(
                "allocate.open-role", "{role}: {seats}[[, {critical}]]  {file}:{line}",
                role=item.role, seats=self.words.seats(item.seats), critical=critical, file=place.file, line=place.line,
            )  # fmt: skip
            lines += sentence(text, self.style, lead="  ○ ", tones=_RED if item.critical else _YELLOW)
        closing = self.answer.closing
        if closing is None:
            return lines
        steps = [self.words.lesson(lesson) for lesson in closing.lessons]
        steps += [self.words.hire(hire) for hire in closing.hires]
        steps += [self.words.move(move) for move in closing.moves]
        if not closing.hires and not closing.lessons:
            return lines
        if closing.proven:
            from commops.allocation.closing import HIRE, LEVEL

            told = say(
                "allocate.closing",
                "The least that fills them (a full-time hire counts {hire}, a level learnt {level}):",
                hire=HIRE, level=LEVEL,
            )  # fmt: skip
        else:
            told = say("allocate.closing-found", "What fills them; the least that was found in time:")
        lines += sentence(told, self.style, lead="  ")
        for step in steps:
            lines += sentence(step, self.style, lead="    → ")
        return lines

    def ended(self) -> list[str]:
        if not self.proposal.ended:
            return []
        lines = [self.title(self.speech.word("allocate.ended", "Holdings that end"))]
        for item in self.proposal.ended:
            text = self.speech.word(
                "allocate.ends", "{person} leaves {leaves}",
                person=item.person, leaves=self.words.quoted("roles", [item.role]),
            )  # fmt: skip
            lines += sentence(text, self.style, lead="  · ")
        return lines

    def backups(self) -> list[str]:
        """Who stands behind each critical duty, and where somebody is missing."""
        proposal = self.proposal
        if not proposal.backups and not proposal.uncovered:
            return []
        say = self.speech.word
        lines = [self.title(say("allocate.backups", "Backups of critical duties"))]
        for item in proposal.backups:
            values = {"duty": item.duty, "person": item.person}
            text = say("allocate.backup", "{duty}: {person}", **values)
            if item.declared:
                text += say("allocate.declared", " (named in the file)")
            lines += sentence(text, self.style, lead="  · ")
        for gap in proposal.uncovered:
            able = list(gap.able)
            if able:
                text = say(
                    "allocate.uncovered", "{duty}: only {people} is able; people missing: {n}",
                    duty=gap.duty, people=able, n=gap.missing,
                )  # fmt: skip
            else:
                text = say("allocate.uncovered-all", "{duty}: nobody is able; people missing: {n}",
                    duty=gap.duty, n=gap.missing)  # fmt: skip
            lines += sentence(text, self.style, lead="  ○ ", tones=_YELLOW)
        return lines

    def people(self) -> list[str]:
        """How much of their time each person is proposed to give, and for what."""
        say = self.speech.word
        taken: dict[str, int] = {}
        roles: dict[str, list[str]] = {}
        for holding in self.proposal.holdings:
            taken[holding.person] = taken.get(holding.person, 0) + holding.share
            roles.setdefault(holding.person, []).append(holding.role)
        lines = [self.title(say("allocate.load", "Working time"))]
        names = {item.person: self.words.person(item.person) for item in self.answer.problem.candidates}
        column = min(max(map(width_of, names.values())), self.style.width // 3)
        for item in self.answer.problem.candidates:
            held = taken.get(item.person, 0)
            share = held / item.capacity if item.capacity else 0.0
            bar = "".join(self.style.paint(text, *tones) for text, tones in self.bar(share, "green"))
            of = say("allocate.of", "{taken} of {capacity}", taken=percent(held), capacity=percent(item.capacity))
            what = self.words.names("roles", roles.get(item.person, ())) or say("allocate.no-role", "no role")
            room = self.style.width - column - _BAR - 6
            found = [cut(line, room) for line in wrapped(f"{padded(of, 12)}  {what}", room)]
            lines.append(f"  {padded(cut(names[item.person], column), column)}  {bar}  {found[0]}".rstrip())
            lines += [" " * (column + _BAR + 6) + line for line in found[1:]]
        return lines

    def ties(self) -> list[str]:
        say, proposal = self.speech.word, self.proposal
        if proposal.tie is False:
            return []
        if proposal.tie is None:
            text = say("allocate.tie-unknown", "Whether another allocation is as good was not found out in time.")
        else:
            text = say(
                "allocate.tie",
                "A tie: other allocations are as good in every aim. The lottery with the seed “{seed}” "
                "(policy.allocation.seed) decided; another seed may decide otherwise.",
                seed=flat(proposal.seed),
            )  # fmt: skip
        return [self.title(say("allocate.ties", "Ties")), *sentence(text, self.style, lead="  ")]

    def stages(self) -> list[str]:
        """Every aim in its order, what the proposal reaches, and what nothing can be better than."""
        say = self.speech.word
        lines = sentence(
            say("allocate.stages", "Aims, in this order; none costs one above it"), self.style, tones=("bold",)
        )
        heads = (say("allocate.value", "reached"), say("allocate.bound", "bound"))
        marks = [self.mark(stage) for stage in self.proposal.stages]
        label = max([width_of(self.words.aim(stage.name)) for stage in self.proposal.stages] or [0])
        label = min(label, self.style.width - 32)
        titles = (self.style.paint(padded(head, 9, right=True), "dim") for head in heads)
        lines.append(" " * (5 + label) + "".join(titles))
        for n, (stage, mark) in enumerate(zip(self.proposal.stages, marks, strict=True), 1):
            name = padded(cut(self.words.aim(stage.name), label), label)
            value = padded(value_of(stage.name, stage.value), 9, right=True)
            bound = padded(value_of(stage.name, stage.bound), 9, right=True)
            lines.append(f"  {n:>2} {name}{value}{bound}  {mark}".rstrip())
        return lines

    def mark(self, stage: Stage) -> str:
        if stage.proven:
            return self.speech.word("allocate.stage-proven", "proven")
        return self.style.paint(self.speech.word("allocate.stage-open", "not proven"), *_YELLOW)

    def score(self) -> list[str]:
        """What a point is, and every weight."""
        say = self.speech.word
        weights = self.answer.problem.weights
        lines = sentence(
            say("allocate.score", "Points of fit: 10 times the weight (policy.allocation.weights) for"),
            self.style, tones=("bold",),
        )  # fmt: skip
        label = max(width_of(term) for term in TERMS)
        for term, english in TERMS.items():
            weight = number(getattr(weights, term))
            text = say(f"allocate.term.{term}", english)
            lines += sentence(text, self.style, lead=f"  {padded(term, label)}  {padded(weight, 4, right=True)}  ")
        return lines


def points_of_wish(tenths: int) -> str:
    """A wish as the file states it, with its sign."""
    return f"{tenths / 10:+g}"
