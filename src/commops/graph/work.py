"""Who has what to do with which duty."""

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from commops.graph.units import Units

if TYPE_CHECKING:
    from commops.model.duty import Duty
    from commops.model.role import Assignment
    from commops.source.tree import Pointer


class Work(Units):
    """Questions about duties and their letters."""

    @cached_property
    def assignments(self) -> "dict[str, dict[str, Assignment]]":
        """What each role has to do with each duty: duty, then role."""
        found: dict[str, dict[str, Assignment]] = {}
        for role, entry in self.roles.items():
            for duty, assignment in entry.duties.items():
                found.setdefault(duty, {})[role] = assignment
        return found

    def with_letter(self, duty: str, letter: str) -> list[str]:
        """The roles that bear a letter on a duty, sorted."""
        assigned = self.assignments.get(duty, {})
        return sorted(role for role, assignment in assigned.items() if letter in assignment.letters)

    def leads(self, duty: str) -> list[str]:
        """The roles that lead a duty, accountable and responsible at once; sorted."""
        assigned = self.assignments.get(duty, {})
        return sorted(role for role, a in assigned.items() if "A" in a.letters and "R" in a.letters)

    @cached_property
    def letters(self) -> dict[str, dict[str, tuple[str, ...]]]:
        """Who bears a letter on a duty: letter, duty, roles (sorted); what is archived is left out.

        Turned round from ``assignments`` so that a rule walks over the one letter that
        it asks for; the roles of a duty are one tuple that its letters share.
        """
        found: dict[str, dict[str, tuple[str, ...]]] = {letter: {} for letter in "ARSCI"}
        gone, roles = self._archived_duties, self.roles
        for role in sorted(roles):
            entry = roles[role]
            if entry.archived:
                continue
            alone = (role,)
            for duty, assignment in entry.duties.items():
                if duty in gone:
                    continue
                for letter in assignment.letters:
                    borne = found[letter]
                    others = borne.setdefault(duty, alone)
                    if others is not alone:
                        borne[duty] = others + alone
        return found

    @cached_property
    def divided(self) -> list[str]:
        """The duties for which others answer (A) than do them (R), and that somebody does."""
        done = self.letters["R"]
        return [duty for duty, roles in self.letters["A"].items() if done.get(duty, roles) is not roles]

    @cached_property
    def duties_in_use(self) -> set[str]:
        """Every duty that is declared here or given to a role, but for what is archived."""
        return set(self.org.duties).union(*self.letters.values()) - self._archived_duties

    @cached_property
    def unowned(self) -> list[str]:
        """The duties in use on which no role bears A or R, sorted."""
        return sorted(self.duties_in_use - self.letters["A"].keys() - self.letters["R"].keys())

    def takers(self, duty: str) -> list[str]:
        """The roles that take any part in a duty, sorted, but for what is archived."""
        return sorted({role for borne in self.letters.values() for role in borne.get(duty, ())})

    def leaders(self, duty: str) -> list[str]:
        """As ``leads``, but for what is archived."""
        responsible = self.letters["R"].get(duty, ())
        return [role for role in self.letters["A"].get(duty, ()) if role in responsible]

    @cached_property
    def parents(self) -> dict[str, str]:
        """The wider duty of each duty that is part of one."""
        known = self.org.known("duties")
        return {duty: entry.parent for duty, entry in sorted(known.items()) if entry.parent}  # type: ignore[attr-defined]

    def nearest_roles(self, duty: str) -> list[str]:
        """The two roles that own the most duties of a duty's group, first the one with more."""
        known = self.duty(duty)
        own = self._owners_of_group.get(known.group or "", {}) if known is not None else {}
        return sorted(own, key=lambda role: (-own[role], role))[:2]

    @cached_property
    def _owners_of_group(self) -> dict[str, dict[str, int]]:
        """How many duties of a group each role owns: group, role, number."""
        found: dict[str, dict[str, int]] = {}
        for duty, entry in self.org.known("duties").items():
            group: str | None = entry.group  # type: ignore[attr-defined]
            if group is not None:
                numbers = found.setdefault(group, {})
                for role in {*self.letters["A"].get(duty, ()), *self.letters["R"].get(duty, ())}:
                    numbers[role] = numbers.get(role, 0) + 1
        return found

    @cached_property
    def _archived_duties(self) -> set[str]:
        return {duty for duty, entry in self.org.known("duties").items() if entry.archived}

    @cached_property
    def duties(self) -> list[str]:
        """Every duty that is declared here or given to a role, sorted."""
        return sorted({*self.org.duties, *self.assignments})

    def duty(self, duty: str) -> "Duty | None":
        """What is known of a duty, from the file or its library."""
        own = self.org.duties.get(duty)
        return own if own is not None else self.org.library.get("duties", {}).get(duty)

    @cached_property
    def described(self) -> "dict[str, Duty]":
        """The duties in use of which more than the id is known, from the file or its library."""
        shelf = self.org.library.get("duties", {})
        found = {duty: known for duty, known in shelf.items() if duty in self.assignments}
        found.update(self.org.duties)
        return {duty: known for duty, known in found.items() if duty not in self._archived_duties}

    def duty_pointer(self, duty: str, roles: "Sequence[str]" = ()) -> "Pointer":
        """Where a duty is declared; where it is not, the line of the first of ``roles``, or of its first role."""
        if duty in self.org.duties:
            return ("duties", duty)
        takers = roles or self.takers(duty) or sorted(self.assignments.get(duty, ()))
        return ("roles", takers[0], "duties", duty) if takers else ("duties", duty)

    def is_shared(self, duty: str) -> bool:
        """Whether several roles lead a duty on purpose."""
        known = self.duty(duty)
        return known is not None and known.shared is not None

    def is_critical(self, duty: str) -> bool:
        """Whether a duty must never stand still."""
        known = self.duty(duty)
        return known is not None and known.critical
