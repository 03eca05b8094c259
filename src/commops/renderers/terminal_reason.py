"""Why somebody is, or is not, proposed for a role; which rules contradict each other; other allocations."""

from collections.abc import Iterable, Iterator

from commops.allocation.problem import Tag
from commops.allocation.proposal import Delta, Move, Reason
from commops.messages import Speech
from commops.renderers.allocation_answer import AllocationAnswer
from commops.renderers.allocation_lines import bold, requirement_lines, sentence
from commops.renderers.allocation_words import Words, percent, pointer_of, value_of
from commops.terminal import Style

OUTCOMES = {
    "proposed": "{person} is proposed for {role}.",
    "ineligible": "{person} may not hold {role}.",
    "impossible": "{person} cannot hold {role} together with what is fixed.",
    "equal": "{person} for {role} would be as good in every aim; the lottery with the seed “{seed}” decided.",
    "worse": "{person} could hold {role}; the allocation would be worse.",
}
"""English for the answer to ``--why``."""


def draw_reason(answer: AllocationAnswer, reason: Reason, speech: Speech, style: Style) -> str:
    """The answer to ``--why``: outcome, requirements, what stands against it, what would change it.

    Args:
        answer: the allocation.
        reason: why.
        speech: the language and the names.
        style: the terminal.

    Returns:
        Lines of at most ``style.width`` cells, without a line end after the last.
    """
    words = Words(answer, speech)
    blocks = [list(_outcome(reason, words, style)), *_parts(answer, reason, words, style)]
    return style.signs("\n\n".join("\n".join(block) for block in blocks if block))


def draw_conflict(answer: AllocationAnswer, speech: Speech, style: Style) -> str:
    """The smallest set of rules that contradict each other, each with its place."""
    words = Words(answer, speech)
    told = speech.word(
        "allocate.impossible",
        "No allocation keeps all the rules of the file. These contradict each other, and changing any one is enough:",
    )
    lines = sentence(told, style, tones=("bold",)) + _rules(answer.proposal.conflict, words, style)
    return style.signs("\n".join(lines))


def draw_alternatives(answer: AllocationAnswer, speech: Speech, style: Style) -> str:
    """Other allocations: what changes for whom against the proposal, and which aims come out otherwise."""
    words = Words(answer, speech)
    if not answer.alternatives:
        none = speech.word("allocate.no-alternative", "There is no other allocation that keeps the rules.")
        return style.signs("\n".join(sentence(none, style)))
    blocks = []
    for n, other in enumerate(answer.alternatives, 1):
        title = speech.word("allocate.alternative", "Alternative {n}", n=n)
        lines = [bold(title, style)]
        lines += _moves(other.moves, words, style)
        if other.deltas:
            lines += _deltas(other.deltas, words, style)
        else:
            lines += sentence(speech.word("allocate.as-good", "as good in every aim"), style, lead="  = ")
        blocks.append("\n".join(lines))
    return style.signs("\n\n".join(blocks))


def _outcome(reason: Reason, words: Words, style: Style) -> Iterator[str]:
    seed = words.answer.proposal.seed
    told = words.speech.word(
        f"allocate.outcome.{reason.outcome}", OUTCOMES[reason.outcome],
        person=reason.person, role=reason.role, seed=seed,
    )  # fmt: skip
    yield from sentence(told, style, tones=("bold",))
    if not reason.proven:
        unproven = words.speech.word("allocate.found", "Not proven: this is the best that was found in time.")
        yield from sentence(unproven, style)


def _parts(answer: AllocationAnswer, reason: Reason, words: Words, style: Style) -> Iterator[list[str]]:
    say = words.speech.word
    if reason.met:
        title = say("allocate.requirements", "What {role} asks for", role=reason.role)
        yield [*sentence(title, style, tones=("bold",)), *requirement_lines(reason.met, words, style, "  ")]
    if reason.obstacles:
        several = reason.outcome == "impossible" and len(reason.obstacles) > 1
        title = (
            say("allocate.contradict", "These rules contradict each other; changing any one is enough")
            if several
            else say("allocate.against", "What stands against it")
        )
        yield [*sentence(title, style, tones=("bold",)), *_rules(reason.obstacles, words, style)]
    apart = [tag for tag in answer.apart if tag not in reason.obstacles]
    if apart:
        held = [holding.role for holding in answer.proposal.holdings if holding.person == reason.person]
        title = say(
            "allocate.apart", "Not together with what is proposed for {person} ({roles})",
            person=reason.person, roles=held,
        )  # fmt: skip
        yield [*sentence(title, style, tones=("bold",)), *_rules(apart, words, style)]
    if reason.deltas or reason.moves:
        yield _otherwise(reason, words, style)
    yield _what_would_change(answer, reason, words, style)


def _otherwise(reason: Reason, words: Words, style: Style) -> list[str]:
    say = words.speech.word
    if reason.outcome == "proposed":
        title = say("allocate.without", "Without it")
    else:
        title = say("allocate.with-it", "With it")
    return [
        *sentence(title, style, tones=("bold",)),
        *_deltas(reason.deltas, words, style), *_moves(reason.moves, words, style),
    ]  # fmt: skip


def _what_would_change(answer: AllocationAnswer, reason: Reason, words: Words, style: Style) -> list[str]:
    """What another answer would need; facts that the file can hold, nothing about the person beyond them."""
    say = words.speech.word
    changes: list[str] = []
    for item in reason.met:
        if not item.met and (item.requirement.strictness == "mandatory" or reason.outcome != "ineligible"):
            thing = words.asked(item.requirement)
            changes.append(say("allocate.if-learnt", "{person} has {thing}", person=reason.person, thing=thing))
    if reason.effort > reason.free:
        changes.append(say(
            "allocate.if-time", "{person} has {effort} of a post for it instead of {free}",
            person=reason.person, effort=percent(reason.effort), free=percent(reason.free),
        ))  # fmt: skip
    for tag in (*reason.obstacles, *answer.apart):
        if tag.kind not in ("requirement", "capacity") and pointer_of(tag, answer):
            changes.append(say("allocate.if-rule", "the rule at {place} changes", place=words.where(tag)))
    if reason.outcome == "worse" and reason.deltas:
        first = reason.deltas[0]
        changes.append(say(
            "allocate.if-aim", "“{aim}” came to {before} or better with it, instead of {after}",
            aim=words.aim(first.name), before=value_of(first.name, first.before),
            after=value_of(first.name, first.after),
        ))  # fmt: skip
    if reason.outcome == "equal":
        changes.append(say("allocate.if-seed", "policy.allocation.seed is another, or a wish or a level differs"))
    if reason.outcome == "proposed" and reason.deltas:
        first = reason.deltas[0]
        changes.append(say(
            "allocate.if-other", "another allocation came to {before} or better at “{aim}”",
            aim=words.aim(first.name), before=value_of(first.name, first.before),
        ))  # fmt: skip
    if not changes:
        return []
    lines = sentence(say("allocate.would-change", "What may change the answer: if"), style, tones=("bold",))
    for change in dict.fromkeys(changes):
        lines += sentence(change, style, lead="  → ")
    return lines


def _rules(tags: Iterable[Tag], words: Words, style: Style) -> list[str]:
    """Rules of the file, each with its place."""
    lines: list[str] = []
    for n, tag in enumerate(tags, 1):
        lines += sentence(words.rule(tag), style, lead=f"  {n} ")
        if pointer_of(tag, words.answer):
            lines += sentence(words.where(tag), style, lead="    ", tones=("cyan",))
    return lines


def _deltas(deltas: Iterable[Delta], words: Words, style: Style) -> list[str]:
    return [line for delta in deltas for line in sentence(words.delta(delta), style, lead="  · ")]


def _moves(moves: Iterable[Move], words: Words, style: Style) -> list[str]:
    return [line for move in moves for line in sentence(words.move(move), style, lead="  → ")]
