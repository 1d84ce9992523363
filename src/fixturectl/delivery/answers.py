"""What an answer of Slack's means for a message: was it stored, is it to be tried again, when.

The codes are those of https://docs.slack.dev/reference/methods/chat.postMessage and chat.update.
"""

from __future__ import annotations

from datetime import UTC, datetime
from enum import Enum
from typing import TYPE_CHECKING, Any, NamedTuple

from fixturectl.delivery.waiting import moment, seconds

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fixturectl.delivery.settings import Settings

NO_JSON = "not_json"  # what an answer says that is no JSON object
_POSTING = ("post", "reply", "thread")
_LIMITED = 429
_REDIRECT = 300
_CLIENT_FAULT = 400
_SERVER = 500


class Kind(Enum):
    """The classes of answers, by what is to be done."""

    STORED = "stored"
    LIMITED = "wait as long as Slack says, and so does everybody"
    LONG_WAIT = "not stored, and not for a while"
    AMBIGUOUS = "Slack may have it: wait, look, then post again"
    UNDOCUMENTED = "Slack says no, and nobody knows why: wait, look, try a few times"
    NOT_SENT = "no byte of it reached Slack: try again"
    STOP_TENANT = "nothing can be sent with this token"
    STOP_CHANNEL = "nothing can be sent to this channel"
    BAD_MESSAGE = "Slack won't have this message: send the degraded form"
    NO_UPDATE = "the message can't be changed: post anew in its thread"
    NO_THREAD = "there is no such thread: post anew"


class Answer(NamedTuple):
    """One call's outcome; `code` is Slack's or the network's, `wait` seconds if Slack names them.

    `body` is Slack's JSON, empty where there is none.
    """

    kind: Kind
    code: str = ""
    wait: float = 0.0
    body: Mapping[str, Any] = {}

    @property
    def unreachable(self) -> bool:
        """Whether it speaks of Slack itself, or of the way there: a breaker counts it."""
        return self.kind in {Kind.AMBIGUOUS, Kind.NOT_SENT}


UNCLEAR = ("fatal_error", "internal_error", "service_unavailable", "request_timeout", NO_JSON)
_LONG = ("message_limit_exceeded", "team_added_to_org", "accesslimited", "org_login_required")
_TENANT = (
    "access_denied",
    "account_inactive",
    "as_user_not_supported",
    "deprecated_endpoint",
    "ekm_access_denied",
    "enterprise_is_restricted",
    "invalid_auth",
    "method_deprecated",
    "missing_scope",
    "no_permission",
    "not_allowed_token_type",
    "not_authed",
    "team_access_not_granted",
    "team_not_found",
    "token_expired",
    "token_revoked",
    "two_factor_setup_required",
    "user_is_bot",
)
_CHANNEL = (
    "cannot_dm_bot",
    "channel_is_archived",
    "channel_not_found",
    "channel_type_not_supported",
    "is_archived",
    "is_inactive",
    "messages_tab_disabled",
    "method_not_supported_for_channel_type",
    "not_in_channel",
    "user_not_found",
)
_CHANNEL_BEGINS = ("restricted_action", "slack_connect_")
_MESSAGE = (
    "attachment_payload_limit_exceeded",
    "block_mismatch",
    "duplicate_message_not_found",
    "invalid_arg_name",
    "invalid_arguments",
    "invalid_array_arg",
    "invalid_charset",
    "invalid_form_data",
    "invalid_post_type",
    "markdown_text_conflict",
    "missing_post_type",
    "msg_blocks_too_long",
    "msg_too_long",
    "no_text",
    "too_many_attachments",
    "too_many_contact_cards",
)
_MESSAGE_BEGINS = ("invalid_attachments", "invalid_blocks", "invalid_metadata", "metadata_")
_UPDATE = (
    "cant_update_message",
    "edit_window_closed",
    "message_not_found",
    "message_not_owned_by_app",
    "streaming_state_conflict",
)
_THREAD = ("cannot_reply_to_message", "message_not_found", "thread_locked", "thread_not_found")

_KINDS = {
    **dict.fromkeys(UNCLEAR, Kind.AMBIGUOUS),
    **dict.fromkeys(_LONG, Kind.LONG_WAIT),
    **dict.fromkeys(_TENANT, Kind.STOP_TENANT),
    **dict.fromkeys(_CHANNEL, Kind.STOP_CHANNEL),
    **dict.fromkeys(_MESSAGE, Kind.BAD_MESSAGE),
    **dict.fromkeys(("ratelimited", "rate_limited"), Kind.LIMITED),
}


def classify(
    status: int,
    headers: Mapping[str, str],
    body: Mapping[str, Any],
    limits: Settings,
    step: str = "",
) -> Answer:
    """Return what Slack's answer to a `step` means; to a call that only reads, without one.

    `headers` have lower-case names. A code that nobody documents leaves open whether Slack has the
    message: a look-up costs little, a lost alert or a second one more.
    """
    code = str(body.get("error") or "")
    if status == _LIMITED or code in {"ratelimited", "rate_limited"}:
        found = seconds(
            headers.get("retry-after"),
            # A date is one of Slack's clock, which this machine's may not agree with.
            moment(headers.get("date")) or datetime.now(UTC),
            at_least=limits.retry_after_least,
            at_most=limits.retry_after_most,
        )
        return Answer(Kind.LIMITED, code or "ratelimited", found, body)
    if status >= _SERVER or _REDIRECT <= status < _CLIENT_FAULT:
        return Answer(Kind.AMBIGUOUS, f"status {status}", body=body)
    if status >= _CLIENT_FAULT and code == NO_JSON:
        # Some proxy's or portal's page, which knows nothing of a message.
        return Answer(Kind.AMBIGUOUS, f"status {status}", body=body)
    if body.get("ok") is True:
        # Without the moment of a message that was posted nobody can say which one it is.
        unclear = step in _POSTING and not body.get("ts")
        return Answer(Kind.AMBIGUOUS if unclear else Kind.STORED, "no ts" * unclear, body=body)
    kind = _kind(code, step)
    if kind is None:
        # Only Slack says `ok`; whatever else answers in JSON says nothing of a message.
        kind = Kind.UNDOCUMENTED if code and body.get("ok") is False else Kind.AMBIGUOUS
    return Answer(kind, code or "no error code", body=body)


def _kind(code: str, step: str) -> Kind | None:
    """Return what a code means, None for one that nobody documents."""
    if step == "update" and code in _UPDATE:
        return Kind.NO_UPDATE
    if step in {"reply", "thread"} and code in _THREAD:
        return Kind.NO_THREAD
    if code.startswith(_CHANNEL_BEGINS):
        return Kind.STOP_CHANNEL
    if code.startswith(_MESSAGE_BEGINS):
        return Kind.BAD_MESSAGE
    return _KINDS.get(code)
