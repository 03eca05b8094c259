"""Why a run could not go on, in a sentence, and the exit status that belongs to it."""

import sys
from typing import Any

from commops.cli.speaking import say
from commops.errors import CommopsError

CANNOT_RUN, OUR_FAULT, INTERRUPTED, PIPE_CLOSED = 2, 70, 130, 141

SENTENCES = {
    "no-such-file": "there is no file or folder “{path}”[[; did you mean {near}?]]",
    "no-entry": "there is neither {names} here; name a file, or begin with: commops init",
    "empty-folder": "there is no YAML file in “{path}”",
    "unreadable": "“{path}” cannot be read: {reason}",
    "unwritable": "“{path}” cannot be written: {reason}",
    "unknown-rule": "there is no rule “{rule}”[[; did you mean {near}?]] `commops rules` lists them",
    "bad-date": "“{value}” is no date of the form 2026-03-31",
    "bad-choice": "{option} takes {choices}, not “{value}”[[; did you mean {near}?]]",
    "bad-language": "--lang takes zh-CN, zh-TW or en, not “{value}”",
    "would-overwrite": "“{path}” is there already; --force writes over it",
    "unknown-example": "there is no example “{name}”[[; did you mean {near}?]] There are: {names}",
    "no-roles": "“{path}” declares no roles: there is nothing to draw",
    "nothing-to-check": "“{path}” holds nothing to check",
    "broken-input": "“{path}” cannot be read to its end; commops validate says why",
    "no-words": "say what to look for: commops who WORDS [FILE]",
    "needs-extra": "this needs {package}: pip install 'commops[{extra}]'",
    "unknown-role": "there is no role “{role}”[[; did you mean {near}?]]",
    "no-role": "say which role: commops describe ROLE [FILE], or --all -o DIR",
    "role-and-all": "--all is for every role; leave “{role}” out",
    "needs-output": "{option} needs -o, which says where to",
    "bad-ending": "“{path}” has to end in {choices}",
    "unknown-library-role": "the library has no role “{name}”[[; did you mean {near}?]] `commops roles` lists them",
    "several-roles": "“{name}” may be any of {choices}: name the role by its id",
    "no-role-named": "a word is missing: {call}",
    "words-too-many": "“{words}” is too much here; what may be meant: {call}",
    "option-of-add": "{option} belongs to: commops roles add ROLE [FILE]",
    "bad-id": "“{value}” is no id: it must not be empty, begin or end with a blank, or hold control characters",
    "id-taken": "{file}:{line} has a role “{value}” already; --as ID gives the new one another id",
    "unknown-manager": "the file has no role “{value}” to report to[[; did you mean {near}?]]",
    "roles-no-mapping": "“{path}” has something else than roles by id under “roles”; nothing was written",
    "would-change": "“{path}” cannot take the role without changing something else in it; "
    "nothing was written. Write it by hand: {entry}",
    "no-baseline": "there is no baseline “{path}”; --write-baseline makes it",
    "bad-baseline-text": "{path}:{line}:{column}: this baseline cannot be read from here on; mend the line, or "
    "delete the file and make it again with --write-baseline",
    "bad-baseline-conflict": "{path}:{line}:{column}: a merge left its marks here; keep the lines of both "
    "sides, or delete the file and make it again with --write-baseline",
    "bad-baseline-newer": "{path}:{line}:{column}: another version of commops wrote this baseline; this one reads "
    "commops-baseline/1. Use that version, or delete the file and make it again with --write-baseline",
    "bad-baseline-schema": "{path}:{line}:{column}: this is no baseline of commops: its “schema” is not "
    "commops-baseline/1. Name another file; --write-baseline makes one",
    "bad-baseline-findings": "{path}:{line}:{column}: “findings” has to be a list here; mend it, or delete the "
    "file and make it again with --write-baseline",
    "bad-baseline-entry": "{path}:{line}:{column}: this is no finding that a baseline can hold: it needs id, "
    "code and rule, and SYN and SCH cannot be in it. Delete the line, or delete the file and make it again with "
    "--write-baseline",
    "write-and-since": "--write-baseline writes all open findings; leave --since out",
    "since-of-stdin": "--since compares a file with what it was in git; standard input has no past",
    "no-git": "--since needs git, which is not on the PATH",
    "no-repository": "“{path}” is in no git repository, so --since has nothing to compare with",
    "git-failed": "git says: {reason}",
    "unknown-revision": "git knows no revision “{rev}” here[[; did you mean {near}?]]",
    "shallow-clone": "this clone is shallow and has no “{rev}”: fetch the whole history first (git fetch "
    "--unshallow, or fetch-depth: 0 of actions/checkout)",
    "partial-clone": "this clone left out files of “{rev}” (--filter), and commops fetches nothing: git checkout {rev} "
    "once, or clone without a filter",
    "accept-what": "say which finding: commops accept ID --reason TEXT [FILE]",
    "accept-stdin": "commops accept writes into the team file; standard input is none",
    "accept-no-reason": "say why the finding may stay: --reason TEXT",
    "accept-no-id": "“{id}” is no id of a finding: the report has them, of 0-9 and a-f; the file stands last",
    "accept-past": "--until {until} lies before {as_of}, the day of this check; a waiver that is over accepts nothing",
    "accept-unknown": "there is no finding “{id}”[[; open now: {choices}]]",
    "accept-short": "“{id}” is too short: give at least 4 digits of the id",
    "accept-several": "“{id}” may be any of {choices}: give more digits",
    "accept-reading": "{id} is {code} {rule}: it says that the file cannot be read right, and that cannot be accepted. "
    "`commops explain {code}` says what to do",
    "accept-policy": "{id} is {code} {rule}: it speaks of a waiver at {place}, and that is what has to change",
    "accept-already": "{id} ({code} {rule}) is accepted already[[, until {until}]]",
    "accept-no-list": "“{path}” has something else than a list under policy.waive; nothing was written",
    "accept-would-change": "“{path}” cannot take the waiver without changing something else in it; nothing was "
    "written. Write it by hand under policy.waive: {entry}",
    "fix-stdin": "--fix and --diff are for files; standard input is none",
    "no-people": "“{path}” names no people to allocate: write them under people:, or in a CSV with the columns id,"
    " name, role, fte, skills, and include it: include: [people.csv]",
    "no-roles-to-allocate": "“{path}” declares no roles: there is nothing to allocate",
    "protected-in-file": "{path}:{line}: “{field}” must not be known to an allocation; take it out of the file "
    "(commops explain SCH005)",
    "unknown-person": "there is nobody called “{person}”[[; did you mean {near}?]]",
    "several-named": "“{name}” may be any of {choices}: use the id",
    "options-clash": "{option} and {other} do not go together",
    "apply-stdin": "--apply writes into the files of the people; standard input is none",
    "apply-column": "“{path}” has no columns that can hold this: it needs role and fte. Nothing was written; for one "
    "person it would be {entry}",
    "apply-by-hand": "“{path}” cannot take the holdings without something else in it changing or a comment being lost;"
    " nothing was written. Write them by hand, such as {entry}",
    "bad-weight": "policy.allocation.weights has no term “{value}”; there are {choices}",
    "needs-solver-capacity": "this file shares working time between roles, which needs the solver: pip install "
    "'commops[allocate]'",
    "needs-solver-separate": "this file keeps duties, roles or steps apart, which needs the solver: pip install "
    "'commops[allocate]'",
    "needs-solver-cover": "this file has critical duties that need backups, which needs the solver: pip install "
    "'commops[allocate]'",
    "needs-solver-fixed": "this file fixes people for roles, which needs the solver: pip install 'commops[allocate]'",
    "unknown-absent": "there is no person or role “{name}”[[; did you mean {near}?]]",
    "several-absent": "“{name}” may be any of {choices}: name one by its id",
    "two-files": "“{first}” and “{second}” can't both be the team file",
}
"""English for each reason; the other languages are keyed ``failure.<word>``."""

_USAGE = {
    "NoSuchOption": ("usage.no-option", "there is no option {option_name}[[; did you mean {near}?]]"),
    "NoSuchCommand": ("usage.no-command", "there is no command “{command_name}”[[; did you mean {near}?]]"),
    "MissingParameter": ("usage.missing", "{parameter} is missing"),
    "BadParameter": ("usage.bad", "{parameter} does not take this value: {message}"),
    "BadOptionUsage": ("usage.bad-use", "{option_name} needs a value"),
}


def explain_failure(problem: BaseException, *, verbose: bool = False) -> int:
    """Say on standard error why the run ended, and give the exit status."""
    name = type(problem).__name__
    if isinstance(problem, CommopsError):
        english = SENTENCES[problem.word]
        _say("failure.cannot", "cannot run", say(f"failure.{problem.word}", english, **problem.values))
        return CANNOT_RUN
    if name == "Exit":
        return int(getattr(problem, "exit_code", 0))
    if isinstance(problem, KeyboardInterrupt) or name == "Abort":
        return INTERRUPTED
    if isinstance(problem, BrokenPipeError) or isinstance(problem.__context__, BrokenPipeError):
        _silence()
        return PIPE_CLOSED
    if isinstance(problem, SystemExit):
        return int(problem.code) if isinstance(problem.code, int) else CANNOT_RUN
    if hasattr(problem, "format_message"):
        return _usage(problem, name)
    if isinstance(problem, OSError) and problem.filename is not None:
        values = {"path": str(problem.filename), "reason": problem.strerror or name}
        _say("failure.cannot", "cannot run", say("failure.unwritable", SENTENCES["unwritable"], **values))
        return CANNOT_RUN
    return _our_fault(problem, verbose=verbose)


def _usage(problem: Any, name: str) -> int:
    """A slip in the call: what is wrong, and where help stands."""
    if name == "NoArgsIsHelpError":
        sys.stdout.write(str(problem.format_message()) + "\n")
        return CANNOT_RUN
    if type(problem).__name__ == "UsageError" and "No such command" in str(problem.message):
        name, problem.command_name = "NoSuchCommand", str(problem.message).split("'")[1]
    key, english = _USAGE.get(name, ("usage.other", "{message}"))
    values = {field: getattr(problem, field, "") or "" for field in ("option_name", "command_name", "message")}
    values["near"] = next(iter(getattr(problem, "possibilities", None) or []), "")
    if name == "NoSuchCommand":
        from commops.cli import commands
        from commops.load.complaints import nearest

        values["near"] = nearest(str(values["command_name"]), commands())
    parameter = getattr(problem, "param", None)
    values["parameter"] = _named(parameter) if parameter is not None else ""
    _say("failure.cannot", "cannot run", say(key, english, **values))
    context = getattr(problem, "ctx", None)
    path = context.command_path if context is not None else "commops"
    sys.stderr.write("  " + say("usage.help", "{path} --help shows what it takes", path=path) + "\n")
    return CANNOT_RUN


def _named(parameter: Any) -> str:
    """An option as it is written, an argument as the help calls it."""
    first = str(parameter.opts[0]) if getattr(parameter, "opts", None) else ""
    return first if first.startswith("-") else str(getattr(parameter, "metavar", None) or first.upper())


def _our_fault(problem: BaseException, *, verbose: bool) -> int:
    _say(
        "failure.ours", "commops itself failed",
        say("failure.report", "{name}: {problem} — please report it with the file that caused it; -v shows more",
            name=type(problem).__name__, problem=str(problem).split("\n")[0]),
    )  # fmt: skip
    if verbose:
        import traceback

        traceback.print_exception(problem, file=sys.stderr)
    return OUR_FAULT


def _say(key: str, english: str, sentence: str) -> None:
    sys.stderr.write(f"commops: {say(key, english)}: {sentence}\n")


def _silence() -> None:
    """Keep the interpreter from complaining about the pipe once more at its end."""
    import os

    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
