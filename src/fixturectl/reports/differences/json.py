"""What a change does, as JSON for programs: one object whose keys only ever become more.

`format` is 1. `revision` and `commit` are what the store was compared with, `messages` counts those
that differ. `entries` has an object for each cause: `kind` (changed, added, removed, renamed),
`cause` as people read it, its `path`, `line` and `column` ("" and 1 where nothing stands for it any
more), how many `messages` it reaches, the `tenants`, `fixtures`, `locales`, `samples` and
`statuses` among them, and `variants`: the distinct ways in which they differ. A variant has `fault`
(why one side can't be rendered, or ""), `changes` and `messages` (`tenant`, `fixture`, `locale`,
`sample`, `status`). A change has the JSON `pointer` into the message (`/channel` is where it is
posted, "" the whole of it), `before` and `after` (null where there is none), and `edits`:
characters `start` to `end` of the one that became `new_start` to `new_end` of the other.
`findings` has `new` and `fixed`, each a list as `validate --format json` prints it; `unseen` has
what changed and shows in no message.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from fixturectl.rendering.words import edits
from fixturectl.reports.findings.json import items

if TYPE_CHECKING:
    from fixturectl.diagnostics import Place
    from fixturectl.reports.differences import Change, Difference, Entry, Variant
    from fixturectl.reports.page import Page

_SETS = ("tenant", "fixture", "locale", "sample", "status")
_PLURALS = ("tenants", "fixtures", "locales", "samples", "statuses")


def write(difference: Difference, _page: Page) -> str:
    """Return the difference as a JSON object, indented by 2, in ASCII."""
    found = {
        "format": 1,
        "revision": difference.revision,
        "commit": difference.commit,
        "messages": len(difference.messages),
        "entries": [_entry(entry) for entry in difference.entries],
        "findings": {"new": items(difference.found), "fixed": items(difference.mended)},
        "unseen": [
            {"cause": one.cause, **_place(one.place), "reason": one.reason}
            for one in difference.unseen
        ],
    }
    return json.dumps(found, indent=2) + "\n"


def _entry(entry: Entry) -> dict[str, object]:
    messages = entry.messages
    return {
        "kind": entry.kind,
        "cause": entry.cause,
        **_place(entry.place),
        "messages": len(messages),
        **{
            many: list(dict.fromkeys(getattr(message, one) for message in messages))
            for one, many in zip(_SETS, _PLURALS, strict=True)
        },
        "variants": [_variant(variant) for variant in entry.variants],
    }


def _variant(variant: Variant) -> dict[str, object]:
    return {
        "fault": variant.fault,
        "changes": [_change(change) for change in variant.changes],
        "messages": [message._asdict() for message in variant.messages],
    }


def _change(change: Change) -> dict[str, object]:
    both = change.before is not None and change.after is not None
    found = edits(change.before or "", change.after or "") if both else []
    return {**change._asdict(), "edits": [edit._asdict() for edit in found]}


def _place(place: Place | None) -> dict[str, object]:
    return {"path": "", "line": 1, "column": 1} if place is None else place._asdict()
