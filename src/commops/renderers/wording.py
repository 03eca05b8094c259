"""Facts in the words of a language, as runs of text: names with their state, cadences, targets, amounts."""

from collections.abc import Iterable, Sequence
from datetime import date

from commops.messages import Speech, in_language
from commops.model.role import Authority
from commops.model.values import Text
from commops.renderers.terminal_who import LABELS as LETTERS
from commops.views.document import Cell, Line, Run
from commops.views.facts import Ref, Rhythm, Use
from commops.views.measures import TargetLine

BLANK = "________"
WORDS = {
    "describe.implied": "implied", "describe.inferred": "inferred", "describe.ambiguous": "ambiguous",
    "describe.name.missing": "name missing", "describe.name.garbled": "name garbled",
    "describe.name.inferred": "name inferred", "describe.marked": "({mark})", "describe.with": "{name}: {text}",
    "describe.aside": " ({text})", "describe.every.once": "once", "describe.every.event": "each time",
    "describe.every.continuous": "continuously", "describe.every.day": "daily", "describe.every.week": "weekly",
    "describe.every.month": "monthly", "describe.every.quarter": "quarterly",
    "describe.every.half-year": "every half year", "describe.every.year": "yearly",
    "describe.every.many": "every {n} {of}", "describe.within": "within {span}", "describe.span": "{n} {of}",
    "describe.rate": "{n} hours {every}", "describe.unit.s": "seconds", "describe.unit.m": "minutes",
    "describe.unit.h": "hours", "describe.unit.d": "days", "describe.unit.w": "weeks", "describe.unit.mo": "months",
    "describe.unit.y": "years", "describe.unit.day": "days", "describe.unit.week": "weeks",
    "describe.unit.month": "months", "describe.unit.quarter": "quarters", "describe.unit.half-year": "half years",
    "describe.unit.year": "years", "describe.unit.event": "times", "describe.measure.people": "people",
    "describe.measure.percent": "%", "describe.measure.count": "", "describe.measure.yes-no": "",
    "describe.measure.communities": "communities", "describe.measure.people.one": "person",
    "describe.measure.communities.one": "community", "describe.measure.trainings.one": "training",
    "describe.measure.hours.one": "hour", "describe.measure.days.one": "day", "describe.measure.points.one": "point",
    "describe.unit.s.one": "second", "describe.unit.m.one": "minute", "describe.unit.h.one": "hour",
    "describe.unit.d.one": "day", "describe.unit.w.one": "week", "describe.unit.mo.one": "month",
    "describe.unit.y.one": "year", "describe.measure.trainings": "trainings", "describe.measure.hours": "hours",
    "describe.measure.days": "days", "describe.measure.points": "points", "describe.measure.score": "points",
    "describe.measure.CNY": "CNY", "describe.from-until": "{first} to {last}", "describe.from": "from {first}",
    "describe.until": "until {last}", "describe.example": "example", "describe.over": "expired",
    "describe.weight": "weight {n}", "describe.up-to": "{name}, up to {amount}", "describe.mode.lead": "leads",
    "describe.mode.assist": "assists", "describe.mode.approve": "approves", "describe.mode.organise": "organises",
    "describe.mode.receive": "receives", "describe.mode.supervise": "supervises",
}  # fmt: skip
"""English for what the facts of every document are said in."""


class Wording:
    """One language, the names of one organisation, and the words of a document.

    Args:
        speech: the language and the names.
        words: English for the document's own words, by key.
    """

    def __init__(self, speech: Speech, words: dict[str, str]) -> None:
        self.speech = speech
        self._words = {**WORDS, **words}

    def say(self, key: str, **values: str) -> str:
        """A word or phrase of the document."""
        return self.speech.word(key, self._words[key], **values)

    def of(self, group: str, word: str) -> str:
        """A word of a group; one that the group does not have speaks for itself."""
        key = f"{group}.{word}"
        return self.say(key) if key in self._words else word

    def text(self, text: Text | None) -> str:
        """A text in the language."""
        return in_language(text, self.speech.language)

    def listed(self, texts: Iterable[Text]) -> str:
        """Texts in a row."""
        return self.row([said for text in texts if (said := self.text(text))])

    def row(self, items: Sequence[str]) -> str:
        """Items in a row, without a word before the last."""
        return (", " if self.speech.language == "en" else "、").join(items)

    def mark(self, word: str) -> Line:
        """How sure something is, in brackets; nothing where it is sure."""
        if word in ("", "stated"):
            return ()
        return self.tag(self.of("describe", word))

    def tag(self, text: str, *, missing: bool = False) -> Line:
        """A remark in brackets."""
        blank = " " if self.speech.language == "en" else ""
        return (Run(blank + self.say("describe.marked", mark=text), "missing" if missing else "mark"),)

    def name(self, ref: Ref, *, strong: bool = False) -> Line:
        """The name of an entry, marked where it is damaged."""
        name = Run(self.speech.name(ref.section, ref.key), "strong" if strong else "")
        return (name, *(self.tag(self.say(f"describe.name.{ref.status}"), missing=True) if ref.status else ()))

    def names(self, refs: Iterable[Ref]) -> Line:
        """Names in a row."""
        found: list[Run] = []
        for ref in refs:
            found += [Run(self.row(["", ""]))] if found else []
            found += self.name(ref)
        return tuple(found)

    def use(self, use: Use, *, aside: bool = False) -> Line:
        """A name, and what for: behind a colon or in brackets."""
        text = self.text(use.text)
        if not text:
            return self.name(use.ref)
        if aside:
            return (*self.name(use.ref), Run(self.say("describe.aside", text=text), "quiet"))
        before, _, after = self.say("describe.with", name="\n", text=text).partition("\n")
        return (*((Run(before),) if before else ()), *self.name(use.ref), Run(after))

    def rhythm(self, rhythm: Rhythm) -> str:
        """How often and how soon; empty where neither is said."""
        parts = [self.every(rhythm.every) if rhythm.every else self.text(rhythm.vague)]
        parts += [self.within(rhythm.within)] if rhythm.within else []
        return self.row([part for part in parts if part])

    def every(self, cadence: str) -> str:
        """A cadence such as ``2 weeks``."""
        number, unit = _split(cadence)
        if number in ("", "1"):
            return self.say(f"describe.every.{unit}")
        return self.say("describe.every.many", n=number, of=self.say(f"describe.unit.{unit}"))

    def within(self, duration: str) -> str:
        """How soon: a duration such as ``2h``."""
        return self.say("describe.within", span=self.span(duration))

    def span(self, duration: str) -> str:
        """A duration such as ``2h``."""
        n, unit = _split(duration)
        return self.say("describe.span", n=n, of=self.counted("unit", "m" if unit == "min" else unit, n))

    def rate(self, rate: str) -> str:
        """Working time such as ``40/month``."""
        hours, _, unit = rate.partition("/")
        return self.say("describe.rate", n=hours.strip(), every=self.say(f"describe.every.{unit.strip()}"))

    def target(self, line: TargetLine, unit: str | None) -> Line:
        """A target with its period, its window and what weakens it."""
        target = line.target
        bounds = (("≥ ", target.at_least), ("≤ ", target.at_most), ("= ", target.equals))
        parts = [sign + self.amount(value, unit) for sign, value in bounds if value is not None]
        parts += [said for said in (self.text(target.text),) if said]
        parts += [self.every(target.every)] if target.every else []
        parts += [self.window(target.from_, target.until)] if target.from_ or target.until else []
        parts += [self.say("describe.weight", n=number(target.weight))] if target.weight is not None else []
        marks = [self.tag(self.say("describe.example"))] if target.example else []
        marks += [self.tag(self.say("describe.over"), missing=True)] if line.over else []
        marks += [self.mark(target.certainty or "")]
        note = self.text(target.note)
        aside = (Run(self.say("describe.aside", text=note), "quiet"),) if note else ()
        return (Run(self.row(parts)), *(run for mark in marks for run in mark), *aside)

    def amount(self, value: float, unit: str | None) -> str:
        """A number with its unit."""
        word = self.counted("measure", unit, number(value)) if unit else ""
        return number(value) + (word if word == "%" else f" {word}" if word else "")

    def counted(self, group: str, unit: str, n: str) -> str:
        """A unit, in the singular where the number and the language ask for it."""
        one = f"{unit}.one"
        return self.of(f"describe.{group}", one if n == "1" and f"describe.{group}.{one}" in self._words else unit)

    def window(self, first: date | None, last: date | None) -> str:
        """A span of days, open on either side."""
        if first and last:
            return self.say("describe.from-until", first=first.isoformat(), last=last.isoformat())
        return (
            self.say("describe.from", first=first.isoformat()) if first else self.say("describe.until", last=str(last))
        )

    def right(self, right: Authority) -> Line:
        """An authority: what may be done, up to which amount."""
        text = right.id
        if right.up_to is not None:
            text = self.say("describe.up-to", name=text, amount=self.amount(right.up_to, right.unit))
        note = self.text(right.note)
        return (Run(text), *((Run(self.say("describe.aside", text=note), "quiet"),) if note else ()))

    def letters(self, letters: str, mode: str = "") -> str:
        """Letters of a duty with their meaning, such as “A accountable”."""
        known = [letters] if letters in LETTERS else list(letters)
        said = self.row([self.speech.word(f"who.{letter}", LETTERS[letter]) for letter in known])
        own = self.of("describe.mode", mode) if mode else ""
        return said + (self.say("describe.aside", text=own) if own and (letters, mode) != ("AR", "lead") else "")


def number(value: float) -> str:
    """A number as people write it: 5,000 and 2.5."""
    return f"{int(value):,}" if float(value).is_integer() else f"{value:,}"


def plain(text: str, tone: str = "") -> Line:
    """A line of one run; nothing where there is no text."""
    return (Run(text, tone),) if text else ()  # type: ignore[arg-type]


def cell(*lines: Line) -> Cell:
    """The lines that say something, no blank before the first word."""
    return tuple(
        (Run(line[0].text.lstrip(), line[0].tone), *line[1:]) for line in lines if any(run.text for run in line)
    )


def field(*lines: Line) -> Cell:
    """The lines that say something; a blank to fill in where none does."""
    return cell(*lines) or ((Run(BLANK, "blank"),),)


def dashed(*lines: Line) -> Cell:
    """The lines that say something; a dash where none does."""
    return cell(*lines) or ((Run("—", "quiet"),),)


def is_blank(content: Cell) -> bool:
    """Whether a field says nothing."""
    return all(run.tone == "blank" for line in content for run in line)


def prose(text: str) -> tuple[Line, ...]:
    """A text of several lines as lines."""
    return tuple((Run(part.strip()),) for part in text.split("\n") if part.strip())


def _split(text: str) -> tuple[str, str]:
    """The number and the unit of a cadence or a duration; of ``weeks`` the singular."""
    number_of = text.rstrip("abcdefghijklmnopqrstuvwxyz- ")
    unit = text[len(number_of) :].strip()
    return number_of.strip(), unit[:-1] if len(unit) > 3 and unit.endswith("s") and unit != "continuous" else unit
