"""What a role has to keep secret: the information that it meets, the agreements that it signs."""

from dataclasses import dataclass

from commops.graph import OrgGraph
from commops.model.values import Text
from commops.views.facts import Ref, Refs


@dataclass(frozen=True, slots=True)
class InformationLine:
    """A class of information.

    Attributes:
        information: the class.
        level: how it is protected.
        items: what belongs to it.
        rules: how it is handled.
        penalty: what follows a breach.
        readers: roles that may read it.
        custodians: roles that keep it.
        agreements: what its readers sign.
        state: whether the source breaks off (cut-off) or leaves it out (absent).
        certainty: how sure it is.
        note: a remark.
        ties: what ties it to one role: access, handles, keeps, agreement.
    """

    information: Ref
    level: str
    items: tuple[Text, ...]
    rules: tuple[Text, ...]
    penalty: Text | None
    readers: tuple[Ref, ...]
    custodians: tuple[Ref, ...]
    agreements: tuple[Ref, ...]
    state: str
    certainty: str
    note: Text | None
    ties: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AgreementLine:
    """An agreement: who signs it, what it covers, what it obliges to."""

    agreement: Ref
    signers: tuple[Text, ...]
    everybody: bool
    covers: tuple[Ref, ...]
    text: Text | None
    certainty: str
    note: Text | None


@dataclass(frozen=True, slots=True)
class Secrecy:
    """What a role has to keep secret, and what it signs."""

    information: tuple[InformationLine, ...]
    agreements: tuple[AgreementLine, ...]


def information_line(refs: Refs, key: str, ties: tuple[str, ...] = ()) -> InformationLine:
    """What is known of a class of information; one that is not declared has a name and nothing else."""
    from commops.model.practice import Information

    entry = refs.known("information").get(key) or Information()
    return InformationLine(
        information=refs.of("information", key),
        level=entry.level or "",
        items=entry.items,
        rules=entry.rule,
        penalty=entry.penalty,
        readers=refs.each("roles", entry.access),
        custodians=refs.each("roles", entry.custodian),
        agreements=refs.each("agreements", entry.agreement),
        state=entry.status if entry.status in ("cut-off", "absent") else "",
        certainty=entry.certainty or "",
        note=entry.note,
        ties=ties,
    )


def agreement_line(refs: Refs, key: str) -> AgreementLine:
    """What is known of an agreement; one that is not declared has a name and nothing else."""
    from commops.model.practice import Agreement

    entry = refs.known("agreements").get(key) or Agreement()
    return AgreementLine(
        agreement=refs.of("agreements", key),
        signers=entry.signer,
        everybody=entry.all_members,
        covers=refs.each("information", entry.covers),
        text=entry.text,
        certainty=entry.certainty or "",
        note=entry.note,
    )


def secrecy_of(graph: OrgGraph, refs: Refs, role: str) -> Secrecy:
    """What a role has to keep secret.

    Args:
        graph: the organisation.
        refs: its names.
        role: the role.

    Returns:
        The information that it may read, meets in its duties or keeps, and the agreements that
        cover that or that everybody signs, with what those cover.
    """
    ties: dict[str, list[str]] = {key: ["access"] for key in graph.roles[role].access}
    for duty, assignment in graph.roles[role].duties.items():
        known = graph.duty(duty)
        for key in known.handles if known and set("ARS") & set(assignment.letters) else ():
            ties.setdefault(key, []).append("handles")
    for key, entry in refs.own("information").items():
        if role in entry.access:
            ties.setdefault(key, []).append("access")
        if role in entry.custodian:
            ties.setdefault(key, []).append("keeps")
    signed = [
        key for key, entry in refs.own("agreements").items() if entry.all_members or ties.keys() & set(entry.covers)
    ]
    shelf = refs.known("information")
    signed += [key for info in ties if info in shelf for key in shelf[info].agreement]
    for agreement in dict.fromkeys(signed):
        entry = refs.known("agreements").get(agreement)
        for key in entry.covers if entry else ():
            ties.setdefault(key, ["agreement"])
    return Secrecy(
        tuple(information_line(refs, key, tuple(dict.fromkeys(why))) for key, why in ties.items()),
        tuple(agreement_line(refs, key) for key in dict.fromkeys(signed)),
    )
