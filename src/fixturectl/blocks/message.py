"""The body of a message: which keys it has, and the list of its blocks."""

from __future__ import annotations

from functools import cache

from fixturectl.blocks import folders
from fixturectl.blocks.agreements import Shallow
from fixturectl.blocks.rules import (
    BOOLEAN,
    Anything,
    Enum,
    ListOf,
    Number,
    Object,
    String,
    Typed,
    integer,
    required,
)

BLOCKS = (
    "actions",
    "card",
    "carousel",
    "container",
    "context",
    "context_actions",
    "data_table",
    "data_visualization",
    "divider",
    "header",
    "image",
    "input",
    "markdown",
    "plan",
    "rich_text",
    "section",
    "table",
    "task_card",
    "video",
)
_MRKDWN = String(kind="mrkdwn")
_PLAIN = String(kind="plain")
_URL = String(kind="url")
_RAW = String()


@cache
def block_list() -> ListOf:
    """Return the rule of a message's `blocks`."""
    return ListOf(Typed("block", BLOCKS, folders.block), 0, 50)


@cache
def attachment() -> Object:
    """Return the rule of an attachment, such as the one that gives blocks a colour bar."""
    return Object(
        "attachment",
        blocks=block_list(),
        color=String(kind="raw", format="color"),
        fallback=_MRKDWN,
        id=integer(),
        pretext=_MRKDWN,
        text=_MRKDWN,
        title=_MRKDWN,
        title_link=_URL,
        author_id=_RAW,
        author_name=_PLAIN,
        author_subname=_PLAIN,
        author_link=_URL,
        author_icon=_URL,
        fields=ListOf(_FIELD),
        image_url=_URL,
        thumb_url=_URL,
        video_url=_URL,
        footer=String(0, 300, kind="mrkdwn"),
        footer_icon=_URL,
        ts=Anything(),
        mrkdwn_in=ListOf(_RAW),
        actions=ListOf(Anything(), 0, 5),
        callback_id=_RAW,
        attachment_type=_RAW,
        channel_id=_RAW,
        channel_name=_RAW,
        from_url=_URL,
        original_url=_URL,
        service_name=_PLAIN,
        service_icon=_URL,
        metadata=Anything(),
        preview=Anything(),
        is_animated=BOOLEAN,
        hide_border=BOOLEAN,
        hide_color=BOOLEAN,
    )


_FIELD = Object("attachment field", title=_MRKDWN, value=_MRKDWN, short=BOOLEAN)
_METADATA = Object(
    "metadata",
    Shallow("event_payload"),
    event_type=required(String(1)),
    event_payload=required(Anything()),
)


@cache
def body() -> Object:
    """Return the rule of the body of chat.postMessage, its sisters and incoming webhooks."""
    return Object(
        "message",
        text=String(0, 40_000, kind="mrkdwn", contested=4_000),
        blocks=block_list(),
        attachments=ListOf(attachment(), 0, 100, contested=20),
        markdown_text=String(1, 12_000, kind="markdown"),
        metadata=_METADATA,
        channel=String(1),
        username=_PLAIN,
        icon_emoji=_RAW,
        icon_url=_URL,
        thread_ts=_RAW,
        reply_broadcast=BOOLEAN,
        mrkdwn=BOOLEAN,
        parse=Enum("none", "full"),
        link_names=Anything(),
        unfurl_links=BOOLEAN,
        unfurl_media=BOOLEAN,
        as_user=BOOLEAN,
        client_msg_id=_RAW,
        ts=_RAW,
        user=_RAW,
        post_at=Number(),
        file_ids=ListOf(_RAW),
        response_type=Enum("in_channel", "ephemeral"),
        replace_original=BOOLEAN,
        delete_original=BOOLEAN,
    )
