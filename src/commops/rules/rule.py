"""What a rule is: one file with its code, its sentence, its page and its check."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Any

from commops.finding import Finding, Related, Severity

if TYPE_CHECKING:
    from commops.graph import OrgGraph


@dataclass(frozen=True, slots=True)
class Options:
    """Numbers and words that a policy may set for a rule; the docstring of a field is its ``help``."""


def option(default: Any, text: str, *, takes: Callable[[Any], bool] | None = None, expected: str = "number") -> Any:
    """A field of ``Options`` with its default and what it means, with the source of the default.

    Args:
        default: the value where a policy gives none; its type is the type of the option.
        text: what it means.
        takes: whether a value of the type will do; any if None.
        expected: the word for what will do, where one does not.
    """
    return field(default=default, metadata={"help": text, "takes": takes, "expected": expected})


Check = Callable[["OrgGraph", Any], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule.

    Attributes:
        code: stable code such as ``STR001``; never reused.
        name: the name in words, such as ``reporting-cycle``.
        severity: what it reports unless the policy says otherwise.
        message: English sentence with the blanks of the finding's values.
        advice: English line on what to do, with the same blanks.
        page: its page: title, why it matters, what it finds, what to do, examples.
        check: yields findings; None where the reading itself reports it.
        options: its options with their defaults; None where it has none.
        silences: rules whose findings are echoes of this one, and the value that both share.
        places: English words for the related places, by label.
    """

    code: str
    name: str
    severity: Severity
    message: str
    advice: str
    page: str
    check: Check | None = None
    options: Options | None = None
    silences: Mapping[str, str] = field(default_factory=dict)
    places: Mapping[str, str] = field(default_factory=dict)

    @property
    def family(self) -> str:
        """The first three letters of the code."""
        return self.code[:3]

    def finding(
        self,
        *pointer: str,
        related: Iterable[Related] = (),
        on_value: bool = False,
        text: str | None = None,
        severity: Severity | None = None,
        known: Collection[str] = (),
        **values: Any,
    ) -> Finding:
        """A finding of this rule.

        Args:
            pointer: the way to what it speaks of.
            related: further places.
            on_value: point at the value rather than at its key.
            text: the id that is spoken of, where it stands below the pointer.
            severity: where this one is worse or milder than the rule.
            known: where a word is not known, those of which one may have been meant.
            values: ids under the names of their kinds, numbers under names of their own.
        """
        return Finding(self.name, pointer, values, tuple(related), on_value, text, severity=severity, known=known)


def rule(
    code: str,
    severity: Severity,
    message: str,
    advice: str,
    *,
    options: type[Options] | None = None,
    silences: Mapping[str, str] | None = None,
    places: Mapping[str, str] | None = None,
) -> Callable[[Check], Rule]:
    """Make a check a rule; its name is the function's, its page the module's docstring."""

    def make(check: Check) -> Rule:
        return Rule(
            code,
            check.__name__.replace("_", "-"),
            severity,
            message,
            advice,
            check.__globals__["__doc__"],
            check,
            options() if options is not None else None,
            silences or {},
            places or {},
        )

    return make


def reading_rule(
    name: str,
    code: str,
    severity: Severity,
    message: str,
    advice: str,
    page: str | None,
    *,
    places: Mapping[str, str] | None = None,
) -> Rule:
    """A rule that the reading of files itself reports; ``page`` is the module's docstring."""
    return Rule(code, name, severity, message, advice, page or "", places=places or {})


class BadSetting(ValueError):
    """An option of a rule that does not exist, or a value that it does not take."""

    def __init__(self, key: str, expected: str, known: list[str]) -> None:
        super().__init__(key)
        self.key, self.expected, self.known = key, expected, known


def with_settings(default: Options | None, given: Mapping[str, Any]) -> Options | None:
    """The options of a rule with what the policy says laid over them.

    Args:
        default: the rule's own options, or None.
        given: option to text, as it stands in the policy.

    Returns:
        The options to run with.

    Raises:
        BadSetting: an option that the rule does not have, or a value of the wrong kind.
    """
    if not given:
        return default
    known = {field.name: field for field in fields(default)} if default is not None else {}
    values: dict[str, Any] = {}
    for key, text in given.items():
        name = key.replace("-", "_")
        if name not in known:
            raise BadSetting(key, "", list(known))
        value, bound = _read(key, text, known[name].default), known[name].metadata
        if bound["takes"] is not None and not bound["takes"](value):
            raise BadSetting(key, bound["expected"], [])
        values[name] = value
    return type(default)(**{**{name: getattr(default, name) for name in known}, **values}) if default else None


def _read(key: str, text: Any, default: Any) -> Any:
    """A text as a value of the default's type."""
    try:
        match default:
            case bool():
                return {"true": True, "false": False}[str(text).lower()]
            case int():
                return int(str(text))
            case float():
                return float(str(text))
            case tuple():
                return tuple(text) if isinstance(text, list) else (str(text),)
            case _:
                return str(text)
    except (KeyError, ValueError):
        words = {bool: "truth", int: "whole-number", float: "number"}
        raise BadSetting(key, words[type(default)], []) from None


__all__ = ["BadSetting", "Options", "Rule", "option", "reading_rule", "rule", "with_settings"]
