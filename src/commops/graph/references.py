"""Every reference of an organisation: from where, to which section, to which id."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from commops.graph import OrgGraph
from commops.source.tree import Pointer


@dataclass(frozen=True, slots=True)
class Reference:
    """One reference."""

    pointer: Pointer
    sections: tuple[str, ...]
    target: str


_SINGLE: dict[str, dict[str, str]] = {
    "units": {"parent": "units", "head": "roles"},
    "duties": {"parent": "duties"},
    "roles": {"unit": "units", "variant_of": "roles"},
    "people": {"unit": "units", "manager": "people"},
    "workflows": {"unit": "units"},
    "cases": {"workflow": "workflows"},
    "metrics": {"term": "glossary"},
    "meetings": {"unit": "units"},
    "trainings": {"plan": "deliverables"},
}
_SEVERAL: dict[str, dict[str, tuple[str, ...]]] = {
    "units": {"scope": ("duties",)},
    "duties": {
        "deliverables": ("deliverables",), "metrics": ("metrics",), "works_with": ("partners", "roles", "units"),
        "skills": ("skills",), "handles": ("information",), "backup": ("roles", "people"),
        "escalates_to": ("roles",),
    },
    "roles": {
        "dotted_to": ("roles",), "works_with": ("partners", "roles", "units"), "deliverables": ("deliverables",),
        "channels": ("channels",), "access": ("information",), "trainings": ("trainings",),
        "metrics": ("metrics",), "deputy": ("roles",), "duties": ("duties",),
    },
    "people": {
        "skills": ("skills",), "holds": ("roles",), "prefers": ("roles",), "trainings": ("trainings",),
        "agreements": ("agreements",), "mentors": ("people",),
    },
    "workflows": {"owner": ("roles",)},
    "cases": {
        "role": ("roles",), "duties": ("duties",), "coordination": ("partners", "roles", "units"),
        "results": ("metrics",), "deliverables": ("deliverables",),
    },
    "goals": {"metrics": ("metrics",), "owner": ("roles",)},
    "metrics": {"owner": ("roles",), "set_by": ("roles",), "collected_by": ("roles",), "duties": ("duties",)},
    "deliverables": {"owner": ("roles",), "duty": ("duties",)},
    "meetings": {
        "owner": ("roles",), "attendees": ("roles", "units", "partners", "people"), "outputs": ("deliverables",),
        "channels": ("channels",),
    },
    "trainings": {"attendees": ("roles", "units")},
    "appraisals": {
        "metrics": ("metrics",), "appraiser": ("roles",), "appraisee": ("roles",), "outputs": ("deliverables",),
    },
    "careers": {"from_": ("roles",), "to": ("roles",)},
    "information": {"access": ("roles",), "custodian": ("roles",), "agreement": ("agreements",)},
    "agreements": {"covers": ("information",)},
    "standards": {"duties": ("duties",)},
}  # fmt: skip
_FIELDS: dict[str, dict[str, tuple[str, ...]]] = {
    section: {
        **{field: (target,) for field, target in _SINGLE.get(section, {}).items()},
        **_SEVERAL.get(section, {}),
    }
    for section in {**_SINGLE, **_SEVERAL}
}
_STRICT = frozenset(("roles", "people", "workflows", "steps", "standards"))
"""Sections whose ids must always be declared; an id of another section that the file does
not have is declared by being named."""
_SECTIONS = {
    *_STRICT, "units", "duties", "partners", "deliverables", "metrics", "skills", "information", "channels",
    "trainings", "agreements", "glossary",
}  # fmt: skip


def dangling(graph: OrgGraph) -> Iterator[Reference]:
    """The references whose target does not exist.

    Args:
        graph: the organisation.

    Yields:
        Each such reference, in no particular order.
    """
    known = {section: known_ids(graph, section) for section in _SECTIONS if is_checked(graph, section)}
    yield from _of_fields(graph, known)
    for reference in _of_structs(graph, known["roles"]):
        if all(section in known for section in reference.sections) and not any(
            reference.target in known[section] for section in reference.sections
        ):
            yield reference


def is_checked(graph: OrgGraph, section: str) -> bool:
    """Whether ids of a section have to be declared."""
    if section in _STRICT or section in graph.org.sections:
        return True
    return section == "duties" and bool(graph.org.libraries)


def known_ids(graph: OrgGraph, section: str) -> Collection[str]:
    """The ids of a section, the library's included."""
    own, shelf = graph.org.section(section), graph.org.library.ids(section)
    return {*own, *shelf} if shelf else own


def _of_fields(graph: OrgGraph, known: Mapping[str, Collection[str]]) -> Iterator[Reference]:
    """The misses among plain fields; a reference is made only for a miss, for there are millions of hits."""
    entries: dict[str, Any]
    for section, entries in graph.org.sections.items():
        for field, targets in _FIELDS.get(section, {}).items():
            shelves = [known[target] for target in targets if target in known]
            if len(shelves) < len(targets):
                continue
            first, *rest = shelves
            for key, entry in entries.items():
                value = getattr(entry, field)
                if not value:
                    continue
                for target in (value,) if isinstance(value, str) else value:
                    if target not in first and not any(target in shelf for shelf in rest):
                        single = (section, key, field.rstrip("_"))
                        yield Reference(single if isinstance(value, str) else (*single, target), targets, target)


def references(graph: OrgGraph) -> Iterator[Reference]:
    """Every reference that an organisation makes, in no particular order."""
    nothing: dict[str, Collection[str]] = dict.fromkeys(_SECTIONS, ())
    yield from _of_fields(graph, nothing)
    yield from _of_structs(graph, ())


def _of_structs(graph: OrgGraph, hits: Collection[str]) -> Iterator[Reference]:
    """The references inside tasks, steps, reporting lines and the policy; lines to ``hits`` are left out."""
    yield from _of_roles(graph, hits)
    yield from _of_duties(graph)
    yield from _of_workflows(graph)
    yield from _of_policy(graph)


def _of_roles(graph: OrgGraph, hits: Collection[str]) -> Iterator[Reference]:
    for key, role in graph.roles.items():
        if role.reports_to is not None:
            for boss in role.reports_to.role:
                if boss in hits:
                    continue
                yield Reference(("roles", key, "reports_to"), ("roles",), boss)
        if role.requires is not None:
            for skill in role.requires.skills:
                yield Reference(("roles", key, "requires", "skills", skill), ("skills",), skill)


def _of_duties(graph: OrgGraph) -> Iterator[Reference]:
    for key, duty in graph.org.duties.items():
        for name, task in duty.tasks.items():
            at = ("duties", key, "tasks", name)
            for partner in task.works_with:
                yield Reference((*at, "works_with", partner), ("partners", "roles", "units"), partner)
            for part in task.duties:
                yield Reference((*at, "duties", part), ("duties",), part)


def _of_workflows(graph: OrgGraph) -> Iterator[Reference]:
    for key, flow in graph.org.workflows.items():
        for name, step in flow.steps.items():
            at = ("workflows", key, "steps", name)
            for field in ("by", "organised_by"):
                for role in getattr(step, field):
                    yield Reference((*at, field, role), ("roles",), role)
            for partner in step.works_with:
                yield Reference((*at, "works_with", partner), ("partners", "roles", "units"), partner)
            for field in ("inputs", "outputs"):
                for thing in getattr(step, field):
                    yield Reference((*at, field, thing), ("deliverables",), thing)
            for duty in step.duty:
                yield Reference((*at, "duty", duty), ("duties",), duty)
            for other in _other_steps(step):
                if other not in flow.steps:
                    yield Reference(at, ("steps",), other)


def _other_steps(step: object) -> Iterator[str]:
    for field in ("approves", "on_reject"):
        if (other := getattr(step, field)) is not None:
            yield other
    yield from getattr(step, "not_by")  # noqa: B009 -- of a step, whose class is not imported here
    yield from (name for name in getattr(step, "next") if name != "end")  # noqa: B009


def _of_policy(graph: OrgGraph) -> Iterator[Reference]:
    for number, rule in enumerate(graph.org.policy.separate):
        for duty in rule.duties:
            yield Reference(("policy", "separate", str(number), "duties", duty), ("duties",), duty)
        for role in rule.roles:
            yield Reference(("policy", "separate", str(number), "roles", role), ("roles",), role)
    wanted = graph.org.policy.allocation
    for kind, pairs in (("fixed", wanted.fixed), ("forbidden", wanted.forbidden)) if wanted else ():
        for person, roles in pairs.items():
            yield Reference(("policy", "allocation", kind, person), ("people",), person)
            for role in roles:
                yield Reference(("policy", "allocation", kind, person, role), ("roles",), role)
    for role in wanted.effort if wanted else ():
        yield Reference(("policy", "allocation", "effort", role), ("roles",), role)
    for standard in graph.org.head.covers:
        yield Reference(("covers", standard), ("standards",), standard)
