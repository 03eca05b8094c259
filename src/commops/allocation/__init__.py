"""Who should take which role: the problem as plain data, its solvers, and why.

Nothing is imported here; each call stands in the module that is named:

==================  ==========================================================================
module              what it answers
==================  ==========================================================================
``building``        ``build(graph: OrgGraph) -> Problem``
``solving``         ``solve(problem, *, time_limit: float | None = None) -> Proposal``
``explaining``      ``why(problem, proposal, person, role, *, time_limit=None) -> Reason``
``alternatives``    ``alternatives(problem, proposal, count, *, time_limit=None) -> tuple[Alternative, ...]``
``conflict``        ``conflict(problem, wish: Wish = Wish(), *, time_limit=None) -> tuple[Tag, ...]``
``closing``         ``closing(problem, proposal, *, time_limit=None) -> Closing``
``verify``          ``verify(problem, proposal) -> list[Broken]``
``matching``        ``held_against(candidate, need, weights) -> tuple[Met, ...]``
==================  ==========================================================================

``problem`` and ``proposal`` hold the dataclasses that go in and out, ``problem.AIMS`` the order
of the aims. ``solve`` raises ``NeedsExtra`` with the word ``needs-solver-<feature>`` where the
base install does not do: feature is ``capacity``, ``separate``, ``cover`` or ``fixed``; all
other calls raise ``NeedsExtra`` with ``needs-extra`` where highspy is missing. ``build`` raises
``BadOption`` with ``bad-weight`` for a weight of ``policy.allocation`` that is no term. A run
without a time limit always ends with a proof, and is the same on every run; one that a time
limit cuts off may differ from run to run, and says so in its status.
"""
