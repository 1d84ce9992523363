"""Asks Slack itself whether it would take some blocks: its method blocks.validate needs no token.

https://docs.slack.dev/reference/methods/blocks.validate
"""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from time import monotonic, sleep
from typing import TYPE_CHECKING, Any, NamedTuple

from fixturectl.blocks import Breach
from fixturectl.delivery.answers import NO_JSON
from fixturectl.delivery.client import Client
from fixturectl.delivery.sdk import SlackApiError
from fixturectl.delivery.waiting import seconds
from fixturectl.errors import FixturectlError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from fixturectl.delivery.sdk import SlackResponse

CHECK = "block-online"
_REFUSED = frozenset(("invalid_blocks", "invalid_message", "invalid_attachments"))
_RATE_LIMITED = 429
_SERVER = 500
_TRIES = 4
_LINE = re.compile(r"\[ERROR\] (?P<message>.*?)(?: \[json-pointer:(?P<pointer>[^\]]*)\])?")
_HINT = "the offline findings stand; try again later, or without --online"


class Answer(NamedTuple):
    """What Slack says of one payload: every rule that it breaks; none if it is accepted."""

    breaches: tuple[Breach, ...]


class Validator:
    """Asks about payloads within `allowed` seconds for all of them; about equal ones once."""

    def __init__(self, base_url: str, allowed: float) -> None:
        self.client = Client(base_url)
        self.until = monotonic() + allowed
        self.calls = 0
        self._known: dict[str, Answer] = {}

    def knows(self, payload: Any) -> bool:
        """Tell whether asking about `payload` costs no call."""
        return _key(payload) in self._known

    def ask(self, payload: Any) -> Answer:
        """Return Slack's answer about a list of blocks or the body of a message.

        Of a body only `blocks` and `attachments` are sent: Slack refuses any other key there.
        Raises FixturectlError where Slack can't be reached or gives no answer.
        """
        key = _key(payload)
        if key not in self._known:
            name = "blocks" if isinstance(payload, list) else "message"
            self._known[key] = self._asked({name: key})
        return self._known[key]

    def _asked(self, params: dict[str, str]) -> Answer:
        for trial in range(1, _TRIES + 1):
            response = self._call(params)
            answer = _read(response)
            if answer is not None:
                return answer
            self._wait(response, trial)
        raise FixturectlError("Slack gives no answer to blocks.validate", hint=_HINT)

    def _call(self, params: dict[str, str]) -> SlackResponse:
        left = self.until - monotonic()
        if left <= 0:
            raise FixturectlError("asking Slack takes too long", hint=_HINT)
        self.client.seconds = min(self.client.seconds, left)
        self.calls += 1
        try:
            return self.client.blocks_validate(**params)
        except SlackApiError as error:
            response: SlackResponse = error.response
            return response
        except OSError as error:
            reason = getattr(error, "reason", None) or error
            said = str(reason) or type(reason).__name__
            raise FixturectlError(f"can't reach Slack: {said}", hint=_HINT) from None

    def _wait(self, response: SlackResponse, trial: int) -> None:
        """Wait as long as Slack asks for; or end it, where that is too long."""
        headers = {str(name).lower(): value for name, value in response.headers.items()}
        limited = response.status_code == _RATE_LIMITED or "retry-after" in headers
        wanted = seconds(headers.get("retry-after"), datetime.now(UTC)) if limited else trial / 2
        if monotonic() + wanted > self.until:
            raise FixturectlError(
                f"Slack asks to wait {wanted:.0f} s before the next call"
                if limited
                else f"Slack answers with status {response.status_code}",
                hint=_HINT,
            )
        sleep(wanted)


def _key(payload: Any) -> str:
    if isinstance(payload, dict):
        payload = {name: payload[name] for name in ("blocks", "attachments") if name in payload}
    return json.dumps(payload)


def _read(response: SlackResponse) -> Answer | None:
    """Return the answer in a response, None where it may be better the next time."""
    status = response.status_code
    if response.get("ok") is True and status < _SERVER:
        return Answer(())
    error = response.get("error")
    if error in _REFUSED:
        return Answer(tuple(_breaches(response)) or (_unplaced(str(error)),))
    if status == _RATE_LIMITED or status >= _SERVER or error == "ratelimited":
        return None
    if error == NO_JSON or not isinstance(error, str):
        said = f"something else than Slack answers, with status {status}"
        raise FixturectlError(said, hint="look for a proxy on the way")
    raise FixturectlError(f"Slack refuses to check blocks: {error[:80]}", hint=_HINT)


def _breaches(response: SlackResponse) -> Iterator[Breach]:
    told = [error for error in _items(response.get("errors")) if isinstance(error, dict)]
    if told:
        yield from map(_breach, told)
        return
    about = response.get("response_metadata")
    yield from _from_lines(_items(about.get("messages") if isinstance(about, dict) else None))


def _items(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _breach(error: dict[str, Any]) -> Breach:
    constraint = error.get("constraint")
    field = error.get("field")
    message = str(error.get("message") or error.get("code") or "refused")
    return Breach(
        str(error.get("pointer") or ""),
        str(error.get("code") or ""),
        constraint if isinstance(constraint, dict) else None,
        f"{message}: {field}" if isinstance(field, str) and field not in message else message,
        "error",
        CHECK,
    )


def _from_lines(lines: Iterable[object]) -> Iterator[Breach]:
    """Read the older form of errors, one line each, as chat.postMessage still gives them."""
    for line in lines:
        found = _LINE.fullmatch(str(line))
        if found:
            yield _unplaced(found["message"], found["pointer"] or "")


def _unplaced(message: str, pointer: str = "") -> Breach:
    return Breach(pointer, "", None, message, "error", CHECK)
