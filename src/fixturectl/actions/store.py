"""A store, as Python programs and the commands use it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fixturectl.actions.opening import OpenStore
from fixturectl.actions.render import Request, render

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

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
