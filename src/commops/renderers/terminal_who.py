"""Who does what, in the terminal: a block for each duty, role or person that was asked for."""

from collections.abc import Iterator, Sequence
from typing import Any

from commops.messages import Speech, in_language
from commops.terminal import Style, cut, padded, width_of, wrapped
from commops.views.who import Answer, Bearer, DutyAnswer, PersonAnswer, RoleAnswer, StandIn

LABELS = {
    "A": "A accountable", "R": "R responsible", "S": "S support", "C": "C consulted", "I": "I informed",
    "AR": "AR leads", "backups": "Backed up by", "escalates": "Escalates to", "line": "Line above",
    "units": "In scope of", "partners": "Done with", "deliverables": "Hands over", "steps": "Carried out in",
    "findings": "Findings", "holders": "Held by", "managers": "Reports to", "duties": "Duties",
}  # fmt: skip

Row = tuple[str, str]


def draw_who(answer: Answer, speech: Speech, style: Style) -> str:
    """The answer as blocks of label and text.

    Args:
        answer: what was found.
        speech: the language, and the names of everything that has an id.
        style: the terminal.

    Returns:
        Lines of at most ``style.width`` cells, without a line end after the last.
    """
    if not answer.found:
        return style.signs("\n".join(_nothing(answer, speech, style)))
    drawing = _Drawing(answer, speech, style)
    blocks = [
        *(drawing.duty(item) for item in answer.duties),
        *(drawing.role(item) for item in answer.roles),
        *(drawing.person(item) for item in answer.people),
    ]
    return style.signs("\n\n".join("\n".join(block) for block in blocks))


def as_data(answer: Answer) -> dict[str, Any]:
    """The answer for JSON: ids and codes only."""
    return {
        "schema": "commops-who/1",
        "words": answer.words,
        "duties": [_duty_data(item) for item in answer.duties],
        "roles": [_role_data(item) for item in answer.roles],
        "people": [
            {"person": item.person, "roles": [_role_data(role) for role in item.roles]} for item in answer.people
        ],
        "near": list(answer.near),
    }


def _duty_data(item: DutyAnswer) -> dict[str, Any]:
    return {
        "duty": item.duty,
        "critical": item.critical,
        "shared": item.shared,
        "archived": item.archived,
        "letters": {
            letter: [{"role": bearer.role, "people": list(bearer.holders)} for bearer in bearers]
            for letter, bearers in item.letters
        },
        "backups": [_stand_in_data(backup) for backup in item.backups],
        "escalation": {"declared": item.escalation_declared, "paths": [list(path) for path in item.escalation]},
        "units": list(item.units),
        "partners": [key for _, key in item.partners],
        "deliverables": list(item.deliverables),
        "steps": [{"workflow": step.workflow, "step": step.step} for step in item.steps],
        "codes": list(item.codes),
    }


def _stand_in_data(backup: StandIn) -> dict[str, Any]:
    if backup.section == "people":
        return {"person": backup.key, "deputy_of": backup.deputy_of}
    return {"role": backup.key, "people": list(backup.holders), "deputy_of": backup.deputy_of}


def _role_data(item: RoleAnswer) -> dict[str, Any]:
    return {
        "role": item.role,
        "people": list(item.holders),
        "reports_to": list(item.managers),
        "duties": {letters: list(duties) for letters, duties in item.duties},
    }


def _nothing(answer: Answer, speech: Speech, style: Style) -> list[str]:
    words = speech.quoted(answer.words)
    lines = wrapped(speech.word("who.nothing", "Nothing matches {words}.", words=words), style.width)
    if answer.near:
        names = [_with_id(speech.name("duties", key), key) for key in answer.near]
        lines += wrapped(speech.word("who.near", "Nearest duties: {names}", names=speech.listed(names)), style.width)
    return lines


def _with_id(name: str, key: str) -> str:
    return name if name == key else f"{name} ({key})"


class _Drawing:
    """The blocks of one answer, their texts in one column."""

    def __init__(self, answer: Answer, speech: Speech, style: Style) -> None:
        self.answer, self.speech, self.style = answer, speech, style
        self.column = min(max(width_of(self.label(word)) for word in LABELS), style.width // 3)

    def label(self, word: str) -> str:
        if word not in LABELS:
            return " ".join(word)
        return self.speech.word(f"who.{word}", LABELS[word])

    def block(self, name: str, key: str, marks: Sequence[str], rows: Iterator[Row], indent: int = 0) -> list[str]:
        """A title with its id and marks, and its rows below."""
        blank = " " * indent
        room = self.style.width - indent
        title = cut(name, room)
        rest = cut("".join(f"  {mark}" for mark in (*([key] if key != name else []), *marks)), room - width_of(title))
        lines = [blank + self.style.paint(title, "bold") + self.style.paint(rest, "dim")]
        return lines + [line for row in rows for line in self.row(*row, indent + 2)]

    def row(self, word: str, text: str, indent: int) -> list[str]:
        label = padded(cut(self.label(word), self.column), self.column)
        tone = ("red",) if word == "findings" else ("cyan",)
        lines = wrapped(text, self.style.width - indent - self.column - 2)
        first = " " * indent + self.style.paint(label, *tone) + "  " + lines[0]
        return [first.rstrip(), *(" " * (indent + self.column + 2) + line for line in lines[1:])]

    def names(self, section: str, keys: Sequence[str]) -> list[str]:
        return [self.speech.name(section, key) for key in keys]

    def held(self, role: str, holders: Sequence[str]) -> str:
        """A role and who holds it, or that nobody does."""
        name = self.speech.name("roles", role)
        if not self.answer.staffed:
            return name
        people = self.speech.listed(self.names("people", holders)) or self.speech.word("who.vacant", "vacant")
        return self.speech.word("who.held", "{role} ({people})", role=name, people=people)

    def bearers(self, bearers: Sequence[Bearer]) -> str:
        return self.speech.listed([self.held(bearer.role, bearer.holders) for bearer in bearers])

    def duty(self, item: DutyAnswer) -> list[str]:
        marks = [self.speech.word("who.critical", "critical")] if item.critical else []
        marks += [self.speech.word("who.shared", "shared on purpose")] if item.shared else []
        marks += [self.speech.word("who.archived", "no longer in use")] if item.archived else []
        return self.block(self.speech.name("duties", item.duty), item.duty, marks, self.duty_rows(item))

    def duty_rows(self, item: DutyAnswer) -> Iterator[Row]:
        borne = dict(item.letters)
        for letter in "ARSCI":
            if letter in borne:
                yield letter, self.bearers(borne[letter])
            elif letter in "AR":
                yield letter, self.speech.word("who.nobody", "nobody")
        listed = {
            "backups": [self.backup(backup) for backup in item.backups],
            "escalates" if item.escalation_declared else "line": [self.way(path) for path in item.escalation],
            "units": self.names("units", item.units),
            "partners": [self.speech.name(section, key) for section, key in item.partners],
            "deliverables": self.names("deliverables", item.deliverables),
            "steps": self.steps(item),
            "findings": list(item.codes),
        }
        yield from ((word, self.speech.listed(texts)) for word, texts in listed.items() if texts)

    def backup(self, item: StandIn) -> str:
        name = self.speech.name("people", item.key) if item.section == "people" else self.held(item.key, item.holders)
        if item.deputy_of is None:
            return name
        role = self.speech.name("roles", item.deputy_of)
        return self.speech.word("who.deputy", "{name} as deputy of {lead}", name=name, lead=role)

    def way(self, path: Sequence[str]) -> str:
        return " → ".join(self.names("roles", path))

    def steps(self, item: DutyAnswer) -> list[str]:
        workflow = (self.speech.name("workflows", step.workflow) for step in item.steps)
        names = (in_language(step.name, self.speech.language) or step.step for step in item.steps)
        return [f"{flow} → {name}" for flow, name in zip(workflow, names, strict=True)]

    def role(self, item: RoleAnswer, indent: int = 0) -> list[str]:
        return self.block(self.speech.name("roles", item.role), item.role, (), self.role_rows(item), indent)

    def role_rows(self, item: RoleAnswer) -> Iterator[Row]:
        if self.answer.staffed:
            holders = self.names("people", item.holders)
            yield "holders", self.speech.listed(holders) or self.speech.word("who.vacant", "vacant")
        if item.managers:
            yield "managers", self.speech.listed(self.names("roles", item.managers))
        for letters, duties in item.duties:
            yield letters, self.speech.listed(self.names("duties", duties))
        if not item.duties:
            yield "duties", self.speech.word("who.none", "none")

    def person(self, item: PersonAnswer) -> list[str]:
        name = self.speech.name("people", item.person)
        marks = () if item.roles else (self.speech.word("who.no-role", "holds no role"),)
        lines = self.block(name, item.person, marks, iter(()))
        return lines + [line for role in item.roles for line in self.role(role, 2)]
