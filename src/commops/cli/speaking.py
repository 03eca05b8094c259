"""The language of this run, known before the commands are built, so that help speaks it too."""

import io
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, redirect_stdout
from typing import Any

from commops.errors import BadOption
from commops.messages import Speech, choose_language, nearest_language

_spoken: list[Speech] = [Speech("en")]


def speak(arguments: Sequence[str]) -> list[str]:
    """Settle the language by what stands in the arguments or the environment.

    Args:
        arguments: what stands behind ``commops``.

    Returns:
        The arguments without ``--lang``, which may stand anywhere.

    Raises:
        BadOption: a language that is not spoken.
    """
    left: list[str] = []
    asked = None
    words = iter(arguments)
    for word in words:
        if word == "--":
            left += [word, *words]
        elif word == "--lang":
            asked = next(words, "")
        elif word.startswith("--lang="):
            asked = word.partition("=")[2]
        else:
            left.append(word)
    _spoken[0] = Speech(choose_language(asked))
    if asked is not None and nearest_language(asked) is None:
        raise BadOption("bad-language", value=asked)
    return left


@contextmanager
def translated_help(arguments: Sequence[str]) -> Iterator[None]:
    """Let the headings of a help page, which the library writes in English, appear in the language."""
    if language() == "en" or not {"-h", "--help"} & set(arguments):
        yield
        return
    page = io.StringIO()
    with redirect_stdout(page):
        yield
    text = page.getvalue()
    for heading in ("Usage", "Options", "Arguments", "Commands"):
        text = re.sub(rf"^{heading}:", say(f"cli.heading.{heading}", heading) + "：", text, flags=re.MULTILINE)
    text = text.replace("Show this message and exit.", say("cli.show-help", "Show this message and exit."))
    text = re.sub(r"\[default: ", f"[{say('cli.default', 'default')}: ", text)
    sys.stdout.write(text.replace("[required]", f"[{say('cli.required', 'required')}]"))


def language() -> str:
    """The language of this run."""
    return _spoken[0].language


def say(key: str, english: str, **values: Any) -> str:
    """A phrase of the command line in the language of this run."""
    return _spoken[0].word(key, english, **values)
