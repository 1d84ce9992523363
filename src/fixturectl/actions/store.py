"""A store, as Python programs and the commands use it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fixturectl.actions.opening import OpenStore
from fixturectl.actions.render import Request, render

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from pathlib import Path

    from fixturectl.delivery.receipts import Receipt
    from fixturectl.rendering.messages import Message


class Store(OpenStore):
    """The directory that holds `fixtures/` and `locales/`.

    Without `path` it is found from the current directory upwards. Files are read when they are
    needed, and once: open a new Store to see what changed on disk. With `reveal`, sealed wording is
    opened where a key for it is at hand; credentials stay sealed.

    >>> message = Store("alerts").render("acme/disk-full", locale="fr-FR")
    >>> message.blocks[0]["type"]
    'header'

    Raises FixturectlError where there is no store.
    """

    def render(  # noqa: PLR0913 # each is one thing a caller may want to set
        self,
        address: str,
        *,
        locale: str | None = None,
        variables: Mapping[str, Any] | None = None,
        sample: str | None = None,
        status: str = "firing",
        now: datetime | None = None,
        reveal: bool = False,
        fit: bool = False,
    ) -> Message:
        """Render `TENANT/FIXTURE` for one reader.

        `variables` are typed values, or their spelling; what is not given comes from `sample`,
        from the variables' examples, then from their defaults. `now` (default: this moment) is
        what relative times count from. Sensitive values are masked unless `reveal`. With `fit`
        the message is cut to Slack's limits, and what was cut is in its `problems`.

        Raises UsageError for names and values that don't fit, FindingsError for faults of the
        store's files. What merely breaks a rule of Slack's is in the message's `problems`.
        """
        request = Request(locale, dict(variables or {}), sample, status, now, reveal, fit)
        return render(self, address, request)

    def send(  # noqa: PLR0913 # each is one thing a caller may want to set
        self,
        address: str,
        *,
        locale: str | None = None,
        variables: Mapping[str, Any] | None = None,
        status: str = "firing",
        channel: str = "",
        key: str = "",
        sample: str | None = None,
        repeat: bool = False,
        wait: float | None = -1.0,
        token_file: Path | None = None,
    ) -> Receipt:
        """Send `TENANT/FIXTURE` to its tenant's Slack channel, and return what became of it.

        The message is stored first: what can't be delivered within `wait` seconds (default: 15;
        None: only store it) is delivered by the next `send` or `fixturectl outbox flush`. `key`
        names the alert: the same key updates the same Slack message, the status `resolved` closes
        it. Examples are no values; with a wrong or missing one the alert is sent degraded, as
        `receipt.degraded` says. `receipt.status` is the exit status of the command.

        Raises UsageError for a tenant or fixture that isn't there, RefusedError for a channel the
        tenant may not post to, StorageError where the message can't be stored: nothing is sent
        then. What goes wrong later is in the receipt.
        """
        from fixturectl.actions.sending import Order, Way, send  # noqa: PLC0415 - only to send

        order = Order(
            address, locale, dict(variables or {}), status, "", channel, key, sample, repeat
        )
        return send(self.revealed(), order, Way(wait, token_file)).receipt
