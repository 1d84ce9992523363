"""Send an alert to the tenant's channel for its severity.

It is stored before it is sent, so that it is never lost: what can't be delivered within --wait is
QUEUED (status 75), and the next `send` or `fixturectl outbox flush` goes on. From a program, a
wrong or missing variable doesn't stop an alert: it is delivered degraded (status 1).

The receipt names the message's id, state, channel, ts and permalink. As JSON one receipt is an
object, several or none are a list; an alert that was not accepted has none.

    fixturectl send acme/disk-full --locale fr-FR --var region=eu-west-1
    fixturectl send acme/disk-full --key disk-42 --status resolved
    fixturectl send maintenance-window --tenants 'spotify-*' --dry-run
    fixturectl send acme --from alertmanager payload.json
"""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from fixturectl.cli import options, send_options

Format = Literal["text", "json"]


def command(  # noqa: PLR0913, PLR0917 # one parameter for each option of the command
    ctx: typer.Context,
    addresses: send_options.Addresses = None,
    source: send_options.From = None,
    tenants: send_options.Tenants = None,
    locale: options.Locale = None,
    var: options.Var = None,
    vars_file: options.Vars = None,
    channel: send_options.Channel = None,
    key: send_options.Key = None,
    status: options.Status = "firing",
    sample: send_options.Sample = None,
    repeat: send_options.Repeat = False,
    dry_run: send_options.DryRun = False,
    yes: send_options.Yes = False,
    wait: send_options.Wait = None,
    no_wait: send_options.NoWait = False,
    token_file: send_options.TokenFile = None,
    form: Annotated[Format, typer.Option("--format", help="How to print the receipt.")] = "text",
) -> int:
    from fixturectl.actions.sending import Order, Way
    from fixturectl.actions.store import Store
    from fixturectl.cli import sending, streams
    from fixturectl.cli.session import Session
    from fixturectl.errors import UsageError

    session = Session.of(ctx)
    store = Store(session.root(), reveal=True)
    way = Way(None if no_wait else send_options.seconds(wait), token_file)
    if source is not None:
        from fixturectl.cli import webhook

        routed = {"--var": var or None, "--vars": vars_file, "--channel": channel, "--key": key}
        webhook.refuse({**routed, "--status": status, "--sample": sample})
        asked = webhook.Asked(tuple(addresses or ()), tenants, source, locale, repeat)
        return webhook.carry_out(session, store, asked, way, form, dry_run=dry_run)
    if not addresses:
        raise UsageError("nothing to send", hint="name a fixture: TENANT/FIXTURE")
    person = streams.on_terminal()
    values, faults = sending.variables(var, vars_file, person=person)
    order = Order(
        "",
        locale,
        values,
        "firing" if status is None else status,
        channel=channel or "",
        key=key or "",
        sample=sample,
        repeat=repeat,
        person=person,
        faults=faults,
    )
    named = sending.addresses_of(store, addresses, tenants)
    orders = [order._replace(address=one) for one in named]
    if dry_run:
        return sending.rehearse(session, store, orders, way, form)
    if person and not yes and not sending.confirmed(store, orders):
        streams.say("not sent")
        return 0
    return sending.carry_out(session, store, orders, way, form)
