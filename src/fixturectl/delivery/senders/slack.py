"""Slack's Web API through slack-sdk: every call becomes an answer, whatever the network does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fixturectl import token_shapes
from fixturectl.delivery.answers import Answer, Kind, classify
from fixturectl.delivery.client import Client
from fixturectl.delivery.connections import NotSentError
from fixturectl.delivery.sdk import SlackApiError
from fixturectl.store.variables.spellings import clean

if TYPE_CHECKING:
    from collections.abc import Callable

    from fixturectl.delivery.calls import Call
    from fixturectl.delivery.settings import Settings

_LONGEST = 200  # characters of an error's code


class SlackSender:
    """One workspace's bot, over one connection; used by one thread."""

    def __init__(self, base_url: str, token: str, limits: Settings) -> None:
        self.limits = limits
        self.client = Client(base_url, token=token, seconds=limits.deadline)
        self.client.connection.reuse = limits.reuse

    def send(self, call: Call, step: str, *, ready: Callable[[], None] | None = None) -> Answer:
        """Make a call that writes. `ready` is asked right before its first byte leaves.

        It may raise NotSentError: then none does.
        """
        self.client.ready = ready
        try:
            return self._said(call.method, step, json=call.arguments)
        finally:
            self.client.ready = None

    def ask(self, method: str, *, within: float | None = None, **arguments: Any) -> Answer:
        """Make a call that only reads, `within` some seconds; else as long as any may take."""
        self.client.seconds = self.limits.deadline if within is None else within
        given = {name: value for name, value in arguments.items() if value is not None}
        return self._said(method, "", params=given)

    def _said(self, method: str, step: str, **body: Any) -> Answer:
        """Return the answer to a call, in words that can be stored and shown.

        A proxy that echoes a request echoes its token; whatever is not Slack may say anything.
        """
        found = self._answer(method, step, **body)
        return found._replace(code=clean(token_shapes.redact(found.code))[:_LONGEST])

    def _answer(self, method: str, step: str, **body: Any) -> Answer:
        try:
            response = self.client.api_call(method, **body)
        except SlackApiError as error:
            response = error.response
        except NotSentError as error:
            return Answer(Kind.NOT_SENT, f"Slack is not reached: {error}")
        except OSError as error:
            said = error.strerror or str(error) or type(error).__name__
            return Answer(Kind.AMBIGUOUS, f"{said[:1].lower()}{said[1:]}")
        headers = {str(name).lower(): str(value) for name, value in response.headers.items()}
        found = response.data if isinstance(response.data, dict) else {}
        return classify(response.status_code, headers, found, self.limits, step)
