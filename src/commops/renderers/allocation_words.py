"""What is said of an allocation: requirements, rules, aims, moves; facts of the file, nothing about a person beyond."""

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet

from commops.allocation.problem import Problem, Requirement, Tag
from commops.allocation.proposal import Delta, Hire, Holding, Lesson, Met, Move
from commops.messages import Speech, in_language
from commops.renderers.allocation_answer import AllocationAnswer
from commops.renderers.columns import flat
from commops.source.tree import Pointer

AIMS = {
    "critical": "Open seats of critical roles", "headcount": "Open seats of other roles",
    "essentials": "Essential requirements not met", "cover": "People missing behind critical duties",
    "fit": "Points of fit", "balance": "Roles together in one hand", "preferences": "Wishes met",
    "changes": "Changes against today", "backups": "Backups together in one hand",
}  # fmt: skip
"""English for the aims, in their order."""
RULES = {
    "capacity": "{person} has working time for {capacity} of a post",
    "headcount": "{role} has {seats}",
    "separate": "{items} are kept apart[[ ({name})]]: at most {max} of them in one hand",
    "not-by": "workflow {flow}: {items} are not done by one person",
    "line": "{role} reports to {boss}, and nobody reports to themselves",
    "cycle": "nobody reports to themselves through several roles: {people}",
    "fixed": "{person} is fixed for {role}",
    "forbidden": "{person} may not hold {role}",
    "requirement": "{role} demands {requirement}",
    "away": "{person} is away on the day and gets nothing new",
    "wish": "the question itself: {person} for {role}",
}
"""English for a rule of the file, by the kind of its tag."""


class Words:
    """The words of one answer in one language.

    Args:
        answer: what is spoken of.
        speech: the language and the names.
    """

    def __init__(self, answer: AllocationAnswer, speech: Speech) -> None:
        self.answer, self.speech = answer, speech
        self.between = "; " if speech.language == "en" else "；"

    def name(self, section: str, key: str) -> str:
        """The name of an id, on one line."""
        return flat(self.speech.name(section, key))

    def names(self, section: str, keys: Iterable[str]) -> str:
        """Names in a row."""
        return self.speech.listed([self.name(section, key) for key in keys])

    def quoted(self, section: str, keys: Iterable[str]) -> str:
        """Names in a row, each in quotation marks."""
        return self.speech.listed([self.speech.quoted(self.name(section, key)) for key in keys])

    def person(self, key: str) -> str:
        """The name of a person."""
        return self.name("people", key)

    def role(self, key: str) -> str:
        """The name of a role."""
        return self.name("roles", key)

    def seats(self, count: int, most: int | None = None) -> str:
        """So many seats; from so many to so many where ``most`` is more."""
        if most is not None and most > count:
            return self.speech.word("allocate.seats-range", "{n} to {most} seats", n=count, most=most)
        if count == 1:
            return self.speech.word("allocate.seat", "{n} seat", n=count)
        return self.speech.word("allocate.seats", "{n} seats", n=count)

    def thing(self, asked: Requirement) -> str:
        """What a requirement asks for, without its level."""
        if asked.kind == "skill":
            return self.name("skills", asked.name)
        if asked.kind == "training":
            return self.name("trainings", asked.name)
        if asked.kind == "years":
            return self.speech.word("allocate.years", "years of experience")
        if asked.kind == "language":
            return self.speech.word("allocate.language", "language {tag}", tag=flat(asked.name))
        texts = dict(asked.texts)
        return flat(in_language(texts, self.speech.language) or asked.name)

    def asked(self, asked: Requirement) -> str:
        """What a requirement asks for, with its level where it has one."""
        thing = self.thing(asked)
        if not asked.level:
            return thing
        return self.speech.word("allocate.at-least", "{thing} {level}", thing=thing, level=number(asked.level))

    def held(self, met: Met) -> str:
        """A requirement against what somebody has: “Writing: needs 1, has 4”."""
        asked, thing = met.requirement, self.thing(met.requirement)
        level = number(asked.level)
        if met.has is not None:
            text = self.speech.word(
                "allocate.has", "{thing}: needs {level}, has {has}", thing=thing, level=level, has=number(met.has)
            )
        elif asked.level:
            text = self.speech.word(
                "allocate.not-stated", "{thing}: needs {level}, none stated", thing=thing, level=level
            )
        elif met.met and not met.declared:
            text = self.speech.word("allocate.unchecked", "{thing}: not stated, so not held against them", thing=thing)
        elif met.met:
            text = thing
        else:
            text = self.speech.word("allocate.lacks", "{thing}: not stated", thing=thing)
        if asked.strictness == "preferred":
            text = self.speech.word("allocate.welcome", "{text} (welcome)", text=text)
        return text

    def step(self, workflow: str, key: str) -> str:
        """The name of a step of a workflow."""
        return flat(in_language(self.answer.steps.get((workflow, key)), self.speech.language)) or key

    def rule(self, tag: Tag) -> str:
        """A rule of the file in a sentence; ids of people and roles get their names in quotation marks there."""
        values: dict[str, object] = {"people": list(tag.people)}
        values["person"] = tag.people[0] if tag.people else ""
        values["role"] = tag.roles[0] if tag.roles else ""
        match tag.kind:
            case "capacity":
                candidate = self.answer.problem.candidate(tag.name)
                values["capacity"] = percent(candidate.capacity if candidate else 0)
            case "headcount":
                need = self.answer.problem.need(tag.name)
                values["seats"] = self.seats(need.fewest, need.most) if need else self.seats(0)
            case "separate":
                values["items"] = self._kept_apart(tag)
                values["name"] = "" if tag.name.isdecimal() else flat(tag.name)
                values["max"] = next((s.max for s in self.answer.problem.separations if s.tag == tag), 1)
            case "not-by":
                values["flow"] = self.speech.quoted(self.name("workflows", tag.name))
                values["items"] = self.speech.listed(
                    [self.speech.quoted(self.step(tag.name, step)) for step in tag.items]
                )
            case "line":
                values["boss"] = self.quoted("roles", tag.roles[1:2])
            case "requirement":
                values["requirement"] = self._demanded(tag)
        return self.speech.word(f"allocate.rule.{tag.kind}", RULES[tag.kind], **values)

    def _kept_apart(self, tag: Tag) -> str:
        section = self.answer.separations.get(tag.pointer, "duties")
        known = {item for s in self.answer.problem.separations if s.tag == tag for item, _ in s.items}
        sections = {item: "roles" if item in tag.roles else section for item in tag.items if item in known}
        return self.speech.listed([self.quoted(sections[item], [item]) for item in sections])

    def _demanded(self, tag: Tag) -> str:
        need = self.answer.problem.need(tag.name)
        for asked in need.requirements if need else ():
            if (asked.kind, asked.name) == tag.items:
                return self.asked(asked)
        return ": ".join(tag.items)

    def where(self, tag: Tag) -> str:
        """The place of a rule: file and line."""
        place = self.answer.place(pointer_of(tag, self.answer))
        return f"{place.file}:{place.line}"

    def aim(self, name: str) -> str:
        """What an aim is called."""
        return self.speech.word(f"allocate.aim.{name}", AIMS[name])

    def delta(self, delta: Delta) -> str:
        """How an aim comes out otherwise."""
        before, after = value_of(delta.name, delta.before), value_of(delta.name, delta.after)
        better = (delta.after > delta.before) == (delta.better == "high")
        if better:
            return self.speech.word(
                "allocate.better", "{aim}: {after} rather than {before} (better)",
                aim=self.aim(delta.name), after=after, before=before,
            )  # fmt: skip
        return self.speech.word(
            "allocate.worse", "{aim}: {after} rather than {before} (worse)",
            aim=self.aim(delta.name), after=after, before=before,
        )  # fmt: skip

    def move(self, move: Move) -> str:
        """What changes for a person."""
        person = move.person
        takes, leaves = self.quoted("roles", move.takes), self.quoted("roles", move.leaves)
        if takes and leaves:
            return self.speech.word(
                "allocate.moves", "{person} leaves {leaves} and takes {takes}",
                person=person, leaves=leaves, takes=takes,
            )  # fmt: skip
        if takes:
            return self.speech.word("allocate.takes", "{person} takes {takes}", person=person, takes=takes)
        return self.speech.word("allocate.leaves", "{person} leaves {leaves}", person=person, leaves=leaves)

    def hire(self, hire: Hire) -> str:
        """People to find from outside."""
        role, share = hire.role, percent(hire.effort)
        if hire.seats == 1:
            return self.speech.word("allocate.hire", "hire {n} person for {role}, {share} of a post",
                n=hire.seats, role=role, share=share)  # fmt: skip
        return self.speech.word("allocate.hires", "hire {n} people for {role}, {share} of a post each",
            n=hire.seats, role=role, share=share)  # fmt: skip

    def lesson(self, lesson: Lesson) -> str:
        """What somebody would have to learn, and which roles that opens to them."""
        person, roles, thing = lesson.person, list(lesson.roles), self.thing(lesson.requirement)
        if lesson.requirement.level:
            has = number(lesson.has or 0)
            return self.speech.word("allocate.learn", "train {person} in {thing}, {has} to {level}, for {roles}",
                person=person, thing=thing, has=has, level=number(lesson.requirement.level), roles=roles)  # fmt: skip
        return self.speech.word("allocate.obtain", "{person} obtains {thing}, for {roles}",
            person=person, thing=thing, roles=roles)  # fmt: skip

    def holdings(self) -> list[Holding]:
        """The holdings in the order of the chart: a role before those that report to it."""
        above = {need.role: need.above for need in self.answer.problem.needs}
        return sorted(
            self.answer.proposal.holdings,
            key=lambda item: (*reversed(above.get(item.role, ())), item.role, "", item.person),
        )

    def joined(self, texts: Sequence[str]) -> str:
        """Clauses in a row."""
        return self.between.join(texts)


def apart(problem: Problem, held: AbstractSet[str], role: str) -> Iterator[Tag]:
    """The rules by which a role is not given to somebody who has some others.

    Args:
        problem: the rules.
        held: the roles that they have.
        role: one more; nothing is apart from it where they have it already.
    """
    if role in held:
        return
    both = held | {role}
    for kept in problem.separations:
        before = {item for item, roles in kept.items if held & set(roles)}
        after = {item for item, roles in kept.items if both & set(roles)}
        if len(after) > kept.max and after != before:
            yield kept.tag
    for need in problem.needs:
        for boss in need.above:
            if role in (need.role, boss) and {need.role, boss} <= both:
                yield Tag("line", need.role, (*need.pointer, "reports_to"), roles=(need.role, boss))


def pointer_of(tag: Tag, answer: AllocationAnswer) -> Pointer:
    """The way to a rule; that nobody reports to themselves stands where one of the roles reports to another."""
    if tag.pointer or tag.kind != "cycle" or not tag.roles:
        return tag.pointer
    needs = [need for need in answer.problem.needs if need.role in tag.roles]
    below = next((need for need in needs if set(need.above) & set(tag.roles)), None)
    return ("roles", below.role if below else tag.roles[0], "reports_to")


def number(value: float) -> str:
    """A level, or years: 3 rather than 3.0."""
    return f"{round(value, 2):g}"


def percent(share: int) -> str:
    """A share of a full-time post."""
    return f"{share}%"


def points(value: int) -> str:
    """Points with their sign."""
    return f"{value:+d}" if value else "0"


def value_of(aim: str, value: float) -> str:
    """The value of a stage as it is shown: wishes are counted in tenths."""
    return number(value / 10 if aim == "preferences" else value)
