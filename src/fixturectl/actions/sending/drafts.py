"""From an order to a message that can be stored: rendered, marked, fitted, or else degraded."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from fixturectl import blocks
from fixturectl.actions.opening import OpenStore
from fixturectl.actions.render import Request, render
from fixturectl.actions.sending import degrading, policy, sameness, untold
from fixturectl.delivery.outbox.rows import Entry
from fixturectl.diagnostics import Diagnostic
from fixturectl.errors import FindingsError, FixturectlError
from fixturectl.locales import LocaleError, canonical
from fixturectl.rendering.breaches import diagnostic
from fixturectl.secrets.refusals import SecretsError

if TYPE_CHECKING:
    from fixturectl.actions.sending.orders import Order
    from fixturectl.rendering.messages import Message
    from fixturectl.store.fixtures import Fixture
    from fixturectl.store.tenants import Tenant

CHECK = "degraded"


class Draft(NamedTuple):
    """A message about to be accepted, and what is to be said about it."""

    entry: Entry
    findings: tuple[Diagnostic, ...]


class _Said(NamedTuple):
    """The body of a message, and what was found; `degraded` where it is not what was asked for."""

    payload: dict[str, Any]
    findings: tuple[Diagnostic, ...]
    degraded: bool


def draft(store: OpenStore, order: Order, *, reveal: bool = True, sender: str = "") -> Draft:
    """Return the message for an order; with `reveal` off, sensitive values are masked.

    Raises UsageError for a tenant or fixture that isn't there, RefusedError for a channel; for a
    person, whatever else is wrong too.
    """
    try:
        return _draft(store, order, reveal=reveal, sender=sender)
    except SecretsError as error:
        if order.person:
            raise
        # Sealed wording that is not as it was sealed: what is in clear is sent without it.
        made = _draft(OpenStore(store.root), order, reveal=reveal, sender=sender)
        entry = made.entry._replace(degraded=True)
        return Draft(entry, (*findings_of(error), *made.findings))


def _draft(store: OpenStore, order: Order, *, reveal: bool, sender: str) -> Draft:
    if order.title:
        tenant = store.tenant(order.address.partition("/")[0])
        return Draft(untold.entry(tenant, order, sender), (untold.finding(tenant),))
    tenant, fixture = store.find(order.address)
    severity = policy.severity_of(tenant, fixture, order)
    channel = policy.channel_of(tenant, severity, order)
    locale = _locale(tenant, order)
    facts = degrading.Facts(
        _title(store, tenant, fixture, locale),
        severity,
        order.status,
        degrading.shown(fixture, {**order.context, **order.variables}),
    )
    said = _said(store, order, facts, reveal=reveal)
    key = _key(order, channel)
    entry = Entry(
        tenant=tenant.id,
        fixture=fixture.name,
        locale=locale,
        status=order.status,
        severity=severity,
        urgency=policy.urgency_of(tenant, severity),
        channel=channel,
        title=facts.title,
        key=key,
        automatic=not order.key,
        fingerprint=sameness.fingerprint(order, locale),
        payload=said.payload,
        fallback=degrading.degraded(facts),
        degraded=said.degraded,
        test=order.sample is not None,
        repeat=order.repeat or (order.sample is not None and not order.key),
        hold=policy.holds(tenant),
        on_dead=policy.on_dead(tenant),
        sender=sender,
    )
    return Draft(entry, said.findings)


def _key(order: Order, channel: str) -> str:
    key = order.key or sameness.default_key(order, channel)
    return key if order.sample is None else f"test:{key}"


def _locale(tenant: Tenant, order: Order) -> str:
    try:
        return canonical(order.locale) if order.locale else tenant.default_locale
    except LocaleError:
        return tenant.default_locale


def _title(store: OpenStore, tenant: Tenant, fixture: Fixture, locale: str) -> str:
    """Return the text called `title` if it holds no value, else what the fixture says it is for."""
    text = store.renderer.wording(tenant, fixture.name, locale).text("title")
    form = text.single if text is not None else None
    if form is not None and not form.sealed and not form.parsed.placeholders:
        return form.scalar.value
    return fixture.description or fixture.address


def _said(store: OpenStore, order: Order, facts: degrading.Facts, *, reveal: bool) -> _Said:
    if order.faults:
        return _degraded(facts, order.faults)
    try:
        return _rendered(store, order, reveal=reveal)
    except SecretsError:
        raise
    except FixturectlError as error:
        if order.person:
            raise
        return _degraded(facts, findings_of(error))
    except Exception as error:
        if order.person:
            raise
        # No alert is lost to a template, not even to a bug in what renders it.
        message = f"rendering failed: {type(error).__name__}"
        return _degraded(facts, (Diagnostic(CHECK, "error", message),))


def _rendered(store: OpenStore, order: Order, *, reveal: bool) -> _Said:
    request = Request(
        order.locale,
        order.variables,
        order.sample,
        order.status,
        order.now,
        reveal,
        severity=order.severity,
        preview=False,
    )
    message = render(store, order.address, request)
    payload = message.payload if order.sample is None else _marked(message, order.sample)
    fitted, findings = _fitted(message._replace(payload=payload))
    return _Said(json.loads(json.dumps(fitted)), (*message.remarks, *findings), False)


def _fitted(message: Message) -> tuple[dict[str, Any], list[Diagnostic]]:
    """Return the body cut to Slack's limits, and what was cut; FindingsError if none fits."""
    if not any(breach.level == "error" for breach in blocks.check(message.payload)):
        return message.payload, []
    from fixturectl.rendering.fitting import fit  # noqa: PLC0415 - most messages fit

    found = fit(message.payload)
    if found.breaches:
        raise FindingsError(
            [diagnostic(message, breach, breach.message, None) for breach in found.breaches]
        )
    return found.payload, [
        diagnostic(message, one.breach, f"{one.said}; {one.done}", one.place, "warning")
        for one in found.repairs
    ]


def _marked(message: Message, sample: str) -> dict[str, Any]:
    """Return the body of a message that says above all that it is a test."""
    note = f"TEST, sample {sample}: nothing has happened"
    mark = {"type": "context", "elements": [{"type": "plain_text", "text": note}]}
    payload = dict(message.payload)
    if "text" in payload:
        payload["text"] = f"[TEST] {payload['text']}"
    if "blocks" in payload:
        payload["blocks"] = [mark, *payload["blocks"]]
    if "attachments" in payload:
        payload["attachments"] = [_marked_bar(one, mark) for one in payload["attachments"]]
    return payload


def _marked_bar(attachment: dict[str, Any], mark: dict[str, Any]) -> dict[str, Any]:
    marked = dict(attachment)
    if "fallback" in marked:
        marked["fallback"] = f"[TEST] {marked['fallback']}"
    if "blocks" in marked:
        marked["blocks"] = [mark, *marked["blocks"]]
    return marked


def _degraded(facts: degrading.Facts, findings: tuple[Diagnostic, ...]) -> _Said:
    return _Said(degrading.degraded(facts._replace(findings=findings)), findings, True)


def findings_of(error: FixturectlError) -> tuple[Diagnostic, ...]:
    """Return what an error says as findings about a message."""
    if isinstance(error, FindingsError):
        return error.diagnostics
    return (Diagnostic(CHECK, "error", error.message, error.hint),)
