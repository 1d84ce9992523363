"""Who Slack says that a token is: one call of auth.test, with what its headers tell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from slack_sdk.errors import SlackApiError

from fixturectl.delivery.connections import NotSentError
from fixturectl.delivery.scopes import listed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fixturectl.delivery.client import Client

_FINE = 200
_SCOPES = "x-oauth-scopes"


class Introduction(NamedTuple):
    """What came of it: `code` is empty where Slack knows the token.

    `reached`: Slack answered at all. `scopes` is None where it does not say.
    """

    code: str
    reached: bool
    body: Mapping[str, Any]
    scopes: frozenset[str] | None = None
    tls: str = ""


def introduce(client: Client) -> Introduction:
    """Ask Slack whose token the client has."""
    try:
        response = client.api_call("auth.test")
    except SlackApiError as error:
        response = error.response
    except NotSentError as error:
        return Introduction(str(error), False, {})
    except OSError as error:
        return Introduction(str(error) or type(error).__name__, False, {})
    headers = {str(name).lower(): str(value) for name, value in response.headers.items()}
    body = response.data if isinstance(response.data, dict) else {}
    fine = body.get("ok") is True and response.status_code == _FINE
    code = "" if fine else str(body.get("error") or f"status {response.status_code}")
    scopes = listed(headers[_SCOPES]) if _SCOPES in headers else None
    return Introduction(code, True, body, scopes, client.connection.tls)
