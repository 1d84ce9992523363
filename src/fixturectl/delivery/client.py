"""slack-sdk's client as this tool uses it: no redirects, no retries of its own, an end in sight."""

from __future__ import annotations

import json
import logging
from http.client import HTTPException
from time import monotonic
from typing import TYPE_CHECKING, Any, cast
from urllib.error import HTTPError
from urllib.request import HTTPRedirectHandler, HTTPSHandler, ProxyHandler, Request, build_opener

from slack_sdk import WebClient

from fixturectl.delivery.endpoints import proxy_for, trust

if TYPE_CHECKING:
    from email.message import Message
    from http.client import HTTPResponse

NO_JSON = "not_json"
_MOST_BYTES = 4_000_000
_CHUNK = 65_536


class _Stay(HTTPRedirectHandler):
    """Follows no redirect: with a token it would go wherever the answer says."""

    def redirect_request(self, *_: Any) -> None:
        return None


class Client(WebClient):
    """A client of Slack's API at `base_url`; every call ends `seconds` after it began.

    An answer that is no JSON object becomes `{"ok": false, "error": "not_json"}`.
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

    def _perform_urllib_http_request_internal(
        self,
        url: str,  # noqa: ARG002 - as the request has it
        req: Request,
    ) -> dict[str, Any]:
        proxies = {"http": self.proxy, "https": self.proxy} if self.proxy else {}
        opener = build_opener(ProxyHandler(proxies), HTTPSHandler(context=self.ssl), _Stay())
        until = monotonic() + self.seconds
        try:
            with opener.open(req, timeout=self.seconds) as answer:
                return _read(answer, answer.status, answer.headers, until)
        except HTTPError as error:
            with error:
                return _read(cast("HTTPResponse", error.fp), error.code, error.headers, until)
        except HTTPException as error:
            raise ConnectionError(type(error).__name__) from error


def _read(answer: HTTPResponse, status: int, headers: Message, until: float) -> dict[str, Any]:
    body = b""
    while len(body) < _MOST_BYTES and (chunk := answer.read1(_CHUNK)):
        body += chunk
        if monotonic() > until:
            raise TimeoutError("the answer took too long")
    if answer.length:
        raise ConnectionError("the answer broke off")
    return {"status": status, "headers": headers, "body": _object(body.decode("utf-8", "replace"))}


def _object(body: str) -> str:
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        found = None
    return body if isinstance(found, dict) else json.dumps({"ok": False, "error": NO_JSON})
