"""A finding in the reader's language."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from commops import rules
from commops.finding import Related, Reported
from commops.messages import Speech, in_language
from commops.terminal import Style

_PLAIN = Style()


@dataclass(frozen=True, slots=True)
class Told:
    """What a reporter needs beside the report.

    Attributes:
        speech: the language, and the names of the organisation.
        lines: the lines of a file by its name; empty for a file that is not there.
        style: the page to write on, for formats that people read.
        quiet: leave the summary out.
        statistics: count the findings by rule.
        command: the command that ran.
        from_root: the way to a file from the root of its repository, by the name that findings have it under.
        from_here: the way to a file from the current folder.
    """

    speech: Speech
    lines: Callable[[str], Sequence[str]]
    style: Style = _PLAIN
    quiet: bool = False
    statistics: bool = False
    command: str = "check"
    from_root: Callable[[str], str] = str
    from_here: Callable[[str], str] = str

    def message(self, item: Reported) -> str:
        """The sentence of a finding."""
        return self.speech.rule(item.code, "message", rules.named(item.rule).message, item.values)

    def advice(self, item: Reported) -> str:
        """The line on what to do."""
        return self.speech.rule(item.code, "advice", rules.named(item.rule).advice, item.values)

    def label(self, item: Reported, related: Related) -> str:
        """What a related place shows."""
        english = rules.named(item.rule).places.get(related.label, related.label)
        return self.speech.place(item.code, related.label, english, related.values)

    def reason(self, item: Reported) -> str:
        """Why a finding is accepted; nothing where it is not, or no reason is given."""
        return in_language((item.waiver or {}).get("reason"), self.speech.language)

    def more(self, item: Reported) -> str:
        """What shows more about a finding, and the id by which it is accepted."""
        return f"commops explain {item.code}   id {item.id}"

    def account(self, item: Reported) -> list[str]:
        """All that is said of a finding, a line each: what, where else, what to do, where to read on."""
        related = [
            f"{self.from_root(one.place.file)}:{one.place.line}:{one.place.column}: {self.label(item, one)}"
            for one in item.related
            if one.place is not None
        ]
        place = f"{self.from_root(item.place.file)}:{item.place.line}:{item.place.column}"
        return [f"{place}: {self.message(item)}", *related, self.advice(item), self.more(item)]

    def severity(self, word: str) -> str:
        """A severity in words that people read."""
        return self.speech.word(f"report.{word}", word)


def dotted(pointer: Sequence[str]) -> str:
    """A pointer as people write it: ``roles.editor.reports_to``."""
    return ".".join(pointer)
