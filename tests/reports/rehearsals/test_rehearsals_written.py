from __future__ import annotations

import json as plain_json

from fixturectl.actions.sending.rehearsing import Rehearsal
from fixturectl.delivery.calls import Call
from fixturectl.reports.rehearsals import json, text

FOUND = Rehearsal(
    "acme/disk-full",
    "C1",
    "critical",
    "https://slack.com/api/",
    (Call("chat.postMessage", {"channel": "C1", "text": "voilà"}),),
    "a new message",
    False,
    (),
)


def test_people_see_the_call() -> None:
    assert text.write([FOUND]).splitlines() == [
        "acme/disk-full (critical) to C1: a new message",
        "POST https://slack.com/api/chat.postMessage",
        "{",
        '  "channel": "C1",',
        '  "text": "voilà"',
        "}",
    ]


def test_programs_get_an_object_for_one_and_a_list_for_several() -> None:
    one = plain_json.loads(json.write([FOUND]))

    assert one == {
        "address": "acme/disk-full",
        "channel": "C1",
        "severity": "critical",
        "verdict": "a new message",
        "degraded": False,
        "calls": [
            {
                "url": "https://slack.com/api/chat.postMessage",
                "method": "chat.postMessage",
                "arguments": {"channel": "C1", "text": "voilà"},
            }
        ],
    }
    assert plain_json.loads(json.write([FOUND, FOUND])) == [one, one]
