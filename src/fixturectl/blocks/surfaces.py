"""Types that Slack knows and a message may not hold: where each of them is legal."""

from __future__ import annotations

ELSEWHERE = {
    "alert": "modals",
    "auth_provider": "surfaces that Slack has not documented",
    "call": "messages that Slack's own call apps post",
    "file": "messages that are read back from Slack",
    "file_input": "modals",
}
