"""slack-sdk's client as this tool uses it: no redirects, no retries of its own, an end in sight."""

from __future__ import annotations

import json
import logging
from time import monotonic
from typing import TYPE_CHECKING, Any

from fixturectl.delivery.answers import NO_JSON
from fixturectl.delivery.connections import Connection
from fixturectl.delivery.endpoints import proxy_for, trust
from fixturectl.delivery.sdk import WebClient

if TYPE_CHECKING:
    from collections.abc import Callable
    from urllib.request import Request


class Client(WebClient):
    """A client of Slack's API at `base_url`; every call ends `seconds` after it began.

    It keeps its connection for the next call, so it belongs to one thread. An answer that is no
    JSON object becomes `{"ok": false, "error": "not_json"}`. Raises `NotSentError` where no byte of
    the request left this machine, another OSError where Slack may have it.
    """

    def __init__(self, base_url: str, *, token: str | None = None, seconds: float = 15) -> None:
        quiet = logging.getLogger("fixturectl.slack_sdk")
        # It would log whole requests.
        quiet.setLevel(logging.CRITICAL + 1)
        super().__init__(
            token,
            base_url,
            timeout=max(1, round(seconds)),
            ssl=trust() if base_url.startswith("https:") else None,
            retry_handlers=[],
            logger=quiet,
        )
        # The client reads the environment as well, but not NO_PROXY.
        self.proxy = proxy_for(base_url)
        self.seconds = seconds
        self.connection = Connection(base_url, self.ssl, self.proxy)
        self.ready: Callable[[], None] | None = None  # asked right before a request is written

    def _perform_urllib_http_request_internal(
        self,
        url: str,  # noqa: ARG002 - as the request has it
        req: Request,
    ) -> dict[str, Any]:
        body = req.data if isinstance(req.data, bytes) else b""
        headers = dict(req.header_items())
        if not body:
            # The SDK calls it JSON, which nothing is not.
            headers["Content-type"] = "application/x-www-form-urlencoded"
        until = monotonic() + self.seconds
        answer = self.connection.post(req.selector, headers, body, until, self.ready)
        text = answer.body.decode("utf-8", "replace")
        return {"status": answer.status, "headers": answer.headers, "body": _object(text)}


def _object(body: str) -> str:
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        found = None
    return body if isinstance(found, dict) else json.dumps({"ok": False, "error": NO_JSON})
