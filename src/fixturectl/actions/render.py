"""Render one fixture for one reader: the same line for the command, the API and what sends."""

from __future__ import annotations

from datetime import UTC, datetime
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from fixturectl.diagnostics import nearest
from fixturectl.errors import FindingsError, UsageError
from fixturectl.rendering import samples
from fixturectl.rendering.messages import Message
from fixturectl.rendering.renderer import Rendering

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from fixturectl.actions.opening import OpenStore
    from fixturectl.diagnostics import Diagnostic
    from fixturectl.store.fixtures import Fixture
    from fixturectl.store.tenants import Tenant


class Request(NamedTuple):
    """What a reader asks for; everything left out has the default that design gives it.

    `severity` stands in for the fixture's own: a route may set it. Without `preview`, for a
    delivery, examples are no values, unless a sample is named.
    """

    locale: str | None = None
    variables: Mapping[str, Any] = MappingProxyType({})
    sample: str | None = None
    status: str = "firing"
    now: datetime | None = None
    reveal: bool = False
    fit: bool = False
    severity: str = ""
    preview: bool = True


def render(store: OpenStore, address: str, request: Request) -> Message:
    """Return the message; `Store.render` says what is raised."""
    tenant, fixture = store.find(address)
    locale = store.locale(tenant, request.locale)
    _known_status(tenant, request.status)
    refuse_errors([*tenant.problems, *fixture.problems])
    values, warnings = _values(tenant, fixture, request)
    rendering = Rendering(
        tenant,
        fixture,
        locale,
        values,
        request.now or datetime.now(UTC),
        request.status,
        request.sample or "",
        request.severity,
    )
    body, problems = store.renderer.render(rendering)
    refuse_errors(problems)
    message = Message(
        tenant.id,
        fixture.name,
        locale,
        rendering.sample,
        body,
        rendering.now,
        (*warnings, *problems),
    )
    if request.fit:
        from fixturectl.actions.fit import fitted  # noqa: PLC0415 # seldom asked for

        return fitted(message)
    return message


def refuse_errors(problems: Iterable[Diagnostic]) -> None:
    """Raise FindingsError where a problem is an error: then there is no message to show."""
    found = [problem for problem in problems if problem.level == "error"]
    if found:
        raise FindingsError(found)


def _known_status(tenant: Tenant, status: str) -> None:
    if tenant.statuses and status not in tenant.statuses:
        hint = nearest(status, tenant.statuses) or f"there are {', '.join(tenant.statuses)}"
        raise UsageError(f"no status {status}", hint=hint)


def _values(
    tenant: Tenant, fixture: Fixture, request: Request
) -> tuple[dict[str, Any], tuple[Diagnostic, ...]]:
    """Return the values to render with: what the caller got wrong is wrong usage."""
    found = samples.values(
        fixture,
        given=request.variables,
        sample=request.sample,
        preview=request.preview,
        zone=tenant.zone,
        reveal=request.reveal,
    )
    refuse_errors(problem for problem in found.problems if problem.path)
    for problem in found.problems:
        if problem.level == "error":
            raise UsageError(problem.message, hint=problem.hint)
    return found.values, found.problems
