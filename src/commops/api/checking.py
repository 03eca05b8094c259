"""An organisation held against the rules."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from commops import rules
from commops.api.accepting import unmet, waived
from commops.api.choosing import Scope, chosen, is_off, of_scope, settle
from commops.api.opening import Opened, Request, Setting, open_organisation
from commops.api.resolving import order_of, resolved, unsilenced, with_ids
from commops.errors import NoSuchInput
from commops.finding import Finding, Report, Reported
from commops.messages import in_language
from commops.rules.rule import Rule


def check(request: Request, scope: Scope) -> tuple[Report, Opened]:
    """Hold an organisation against the rules.

    Args:
        request: what to read, which rules to report.
        scope: ``validate`` for the file, ``gaps`` for the design, ``check`` for both.

    Returns:
        The report, and the organisation.

    Raises:
        NoSuchInput: nothing to read.
        BadOption: ``select`` or ``ignore`` names no rule.
    """
    chosen(request)  # a wrong word is said before anything is read
    opened = open_organisation(request)
    return report_on(opened, found_in(opened, request, scope), request), opened


def found_in(
    opened: Opened, request: Request, scope: Scope, settings: Mapping[str, Setting] | None = None
) -> list[Reported]:
    """All that the rules of a command have to say of an organisation, accepted or not.

    Args:
        opened: the organisation; takes over what its policy says of the rules.
        request: the severity that fails, and what to hold it against.
        scope: which rules.
        settings: what to heed instead of what its own policy says of the rules.

    Returns:
        The findings with their ids, in no order.
    """
    policy = opened.graph.org.policy
    opened.fail_on = request.fail_on or policy.fail_on or "error"
    findings = [*opened.loaded.findings, *settle(opened)]
    if settings is not None:
        opened.settings = dict(settings)
    ran: list[Rule] = []
    if not opened.loaded.broken:
        for rule in of_scope(scope):
            setting = opened.settings.get(rule.name)
            if setting is not None and setting.off:
                continue
            if rule.check is not None:
                ran.append(rule)
                options = setting.options if setting and setting.options else rule.options
                findings += rule.check(opened.graph, options)
    if request.against is not None:
        opened.other = open_organisation(replace(request, target=request.against, stdin=None))
        if opened.other.loaded.broken:
            raise NoSuchInput("broken-input", path=opened.other.file)
        findings += _not_carried_over(opened, opened.other)
    if scope == "gaps":
        findings = [found for found in findings if not _is_reference(found)]
    found = unsilenced(findings)
    reported = [resolved(finding, opened) for finding in found if not is_off(finding, opened)]
    if not opened.loaded.broken:
        reported += [resolved(finding, opened) for finding in unmet(reported, opened, scope)]
    return with_ids(waived(reported, opened, scope, ran))


def report_on(opened: Opened, reported: list[Reported], request: Request) -> Report:
    """The findings that were asked for, worst first."""
    wanted = chosen(request)
    if wanted is not None:
        reported = [item for item in reported if item.rule in wanted]
    reported = sorted(reported, key=order_of)
    counted = {name: len(entries) for name, entries in opened.graph.org.sections.items()}
    as_of = opened.graph.as_of
    return Report(opened.file, as_of.isoformat() if as_of else None, tuple(reported), opened.fail_on, counted)


def _not_carried_over(opened: Opened, other: Opened) -> Iterable[Finding]:
    """The duties that another organisation owns and this one does not."""
    here, there = opened.graph, other.graph
    title = other.graph.org.head.name
    name = in_language(title, "en") or other.file
    for duty in there.assignments:
        owners = sorted({*there.with_letter(duty, "A"), *there.with_letter(duty, "R")})
        if (
            owners
            and not here.with_letter(duty, "A")
            and not here.with_letter(duty, "R")
            and duty not in here.org.duties
        ):
            yield Finding("duty-not-carried-over", ("roles",), {"duty": duty, "roles": owners, "other": name})


def _is_reference(finding: Finding) -> bool:
    return rules.named(finding.rule).family == "DAT"


__all__ = ["Opened", "Request", "Scope", "check", "found_in", "open_organisation", "report_on"]
