from __future__ import annotations

from messages import DIVIDER, brief

from fixturectl.blocks import message
from fixturectl.blocks.rules import ListOf


def test_the_rules_are_made_once() -> None:
    assert message.block_list() is message.block_list()
    assert message.body() is message.body()


def test_an_attachment_has_blocks_of_the_same_rule() -> None:
    attachments = message.body().fields["attachments"]
    assert isinstance(attachments, ListOf)
    assert getattr(attachments.item, "fields")["blocks"] is message.block_list()  # noqa: B009


def test_metadata_may_be_one_level_deep() -> None:
    body = {"text": "x", "blocks": [DIVIDER]}
    flat = {"event_type": "alert", "event_payload": {"a": 1, "b": {"c": 2}, "d": [1]}}
    deep = {"event_type": "alert", "event_payload": {"a": {"b": {"c": 1}}}}

    assert brief(body | {"metadata": flat}) == []
    assert brief(body | {"metadata": deep}) == [
        ("error", "block-type", "/metadata/event_payload/a")
    ]
