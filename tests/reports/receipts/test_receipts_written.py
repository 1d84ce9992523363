from __future__ import annotations

import json as plain_json

from fixturectl.delivery.receipts import Receipt
from fixturectl.reports.receipts import json, text

SENT = Receipt(
    "1", "acme", "disk-full", "C1", "delivered", "1.5", "https://acme.slack.com/archives/C1/p15"
)


def test_people_get_a_line_for_each() -> None:
    receipts = [
        SENT,
        SENT._replace(degraded=True, repeated=True, possible_duplicate=True),
        SENT._replace(possible_duplicate=True, note="may be there twice: nobody may look"),
        SENT._replace(note="posted anew in the thread"),
        SENT._replace(permalink=""),
        SENT._replace(state="waiting", note=""),
        SENT._replace(state="held", note="Slack\nnever said"),
        SENT._replace(state="dead", note="Slack refuses the channel: is_archived"),
    ]

    assert text.write(receipts[:1]) == "https://acme.slack.com/archives/C1/p15"
    assert text.write(receipts).splitlines() == [
        "acme/disk-full https://acme.slack.com/archives/C1/p15",
        f"acme/disk-full {SENT.permalink} (degraded, sent before, may be there twice)",
        f"acme/disk-full {SENT.permalink} (may be there twice: nobody may look)",
        f"acme/disk-full {SENT.permalink} (posted anew in the thread)",
        "acme/disk-full sent to C1 at 1.5",
        "QUEUED 1 acme/disk-full",
        "HELD 1 acme/disk-full: Slack␊never said",
        "DEAD 1 acme/disk-full: Slack refuses the channel: is_archived",
    ]


def test_programs_get_an_object_for_one_and_a_list_for_several() -> None:
    one = plain_json.loads(json.write([SENT]))

    assert (one["id"], one["state"], one["channel"], one["ts"]) == ("1", "delivered", "C1", "1.5")
    assert plain_json.loads(json.write([SENT, SENT])) == [one, one]
