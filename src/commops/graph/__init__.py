"""The organisation as a graph: who is under whom, who has what to do with which duty.

Plain dictionaries where they decide (four times as fast as networkx, and no import),
networkx where its algorithms explain: the cycles of the few roles that are left when
everything that hangs from a top has been taken away.
"""

from functools import cached_property

from commops.graph.work import Work


class OrgGraph(Work):
    """Questions about an organisation, each answered once; what it is made of says which."""

    @cached_property
    def separated(self) -> list[tuple[str, ...]]:
        """Sets of duties that the policy keeps apart."""
        return [rule.duties for rule in self.org.policy.separate if rule.duties]
