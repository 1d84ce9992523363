from __future__ import annotations

import logging
import socket
import threading

import pytest
from slack_sdk.errors import SlackApiError
from slack_stand_in import Reply, said, stand_in

from fixturectl.delivery.answers import NO_JSON
from fixturectl.delivery.client import Client


def error_of(*replies: Reply) -> tuple[int, str]:
    """Return the status and the error of a call that is answered like this."""
    with stand_in(*replies) as slack, pytest.raises(SlackApiError) as caught:
        Client(slack.url).api_call("api.test")
    return caught.value.response.status_code, caught.value.response["error"]


def test_an_answer() -> None:
    with stand_in(said({"ok": True, "x": 1})) as slack:
        answer = Client(slack.url).api_call("api.test", params={"a": "b"})

    assert answer["x"] == 1
    assert [(call.path, call.params) for call in slack.calls] == [("/api/api.test", {"a": "b"})]


def test_without_a_token_none_is_sent() -> None:
    with stand_in(said({"ok": True})) as slack:
        Client(slack.url).api_call("api.test")

    assert "Authorization" not in slack.calls[0].headers


def test_no_redirect_is_followed() -> None:
    with stand_in(said({"ok": True})) as elsewhere:
        status, error = error_of(Reply(b"", 307, {"Location": elsewhere.url}))

    assert (status, error) == (307, NO_JSON)
    assert elsewhere.calls == []


def test_no_retry_is_made() -> None:
    with stand_in(said({"ok": False, "error": "fatal_error"}, 503)) as slack:
        with pytest.raises(SlackApiError):
            Client(slack.url).api_call("api.test")
        assert len(slack.calls) == 1


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(b"<html>login</html>", id="a page"),
        pytest.param(b"[1]", id="a list"),
        pytest.param(b"", id="nothing"),
        pytest.param(b"\xff\xfe", id="no text"),
        pytest.param(b"[" * 200_000, id="JSON too deep to read"),
    ],
)
@pytest.mark.parametrize("status", [200, 502])
def test_what_is_no_object_is_told(body: bytes, status: int) -> None:
    assert error_of(Reply(body, status)) == (status, NO_JSON)


def test_a_connection_that_breaks_is_an_os_error() -> None:
    with stand_in(Reply(b'{"ok": true}' + b" " * 100, drop=True)) as slack:
        with pytest.raises(OSError, match="broke off"):
            Client(slack.url).api_call("api.test")
        gone = Client(slack.url)
    with pytest.raises(OSError, match="refused"):
        gone.api_call("api.test")


def test_what_is_no_http_is_an_os_error() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        thread = threading.Thread(target=_babble, args=(server,))
        thread.start()
        with pytest.raises(OSError, match="BadStatusLine"):
            Client(f"http://127.0.0.1:{port}/").api_call("api.test")
        thread.join()


def _babble(server: socket.socket) -> None:
    connection, _ = server.accept()
    with connection:
        connection.recv(65_536)
        connection.sendall(b"babble\r\n\r\n")


def test_an_answer_that_never_ends_is_left() -> None:
    with stand_in(said({"ok": True})) as slack, pytest.raises(OSError, match="too long"):
        Client(slack.url, seconds=0).api_call("api.test")


def test_the_sdk_logs_nothing(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        error_of(Reply(b"x"))

    assert caplog.records == []


def test_a_call_without_arguments_claims_to_be_no_json() -> None:
    with stand_in(said({"ok": True})) as slack:
        Client(slack.url).api_call("auth.test", params={})

    assert slack.calls[0].headers["Content-Type"] == "application/x-www-form-urlencoded"
