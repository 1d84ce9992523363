"""What the outbox takes and gives: entries, deliveries, attempts, history, as plain values."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from fixturectl.delivery.receipts import Receipt, State

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping

RESOLVED = "resolved"


class Entry(NamedTuple):
    """A message to accept.

    `payload` is the body of chat.postMessage without `channel`; `fallback` its degraded form, for
    when Slack won't have it. `key` says which alert it is about, for `automatic` ones only within
    the window; `fingerprint` whether it is the same message again. `urgency` counts severities from
    the least urgent one, 0. `on_dead` is a channel that hears of it if it can't be delivered.
    """

    tenant: str
    fixture: str
    locale: str
    status: str
    severity: str
    urgency: int
    channel: str
    title: str
    key: str
    automatic: bool
    fingerprint: str
    payload: Mapping[str, Any]
    fallback: Mapping[str, Any]
    degraded: bool = False
    test: bool = False
    repeat: bool = False
    hold: bool = False
    on_dead: str = ""
    sender: str = ""

    @property
    def address(self) -> str:
        return f"{self.tenant}/{self.fixture}"

    def storable(self) -> Entry:
        """Return it with texts that SQLite takes: half characters of a shell or of JSON are named.

        The bodies hold them escaped.
        """
        texts: dict[str, Any] = {
            name: value.encode("utf-8", "backslashreplace").decode()
            for name, value in self._asdict().items()
            if isinstance(value, str) and not value.isascii()
        }
        return self._replace(**texts)


class Accepted(NamedTuple):
    """The delivery that answers for an entry: a new one, or that of the same message before."""

    id: str
    repeated: bool = False


class Delivery(NamedTuple):
    """A row of the outbox. `*_at` are steady moments, `accepted` and `settled` times of day.

    `steps` is what Slack has still to be asked for; `alert_ts` the message of its alert, empty
    until Slack has it; `after` a message that Slack had before this one was first sent; `attempts`
    counts calls.
    """

    number: int
    id: str
    alert: int
    key: str
    steps: tuple[str, ...]
    state: State
    tenant: str
    fixture: str
    locale: str
    status: str
    severity: str
    channel: str
    title: str
    payload_json: str
    fallback_json: str
    degraded: bool
    test: bool
    hold: bool
    on_dead: str
    sender: str
    accepted: float
    settled: float
    accepted_at: float
    due_at: float
    expires_at: float
    owner: str
    after: str
    attempts: int
    doubted: bool
    possible_duplicate: bool
    ts: str
    permalink: str
    code: str
    note: str
    alert_ts: str

    @property
    def payload(self) -> dict[str, Any]:
        """The body of chat.postMessage without `channel`."""
        found: dict[str, Any] = json.loads(self.payload_json)
        return found

    @property
    def fallback(self) -> dict[str, Any]:
        """The degraded form of the body."""
        found: dict[str, Any] = json.loads(self.fallback_json)
        return found

    @property
    def step(self) -> str:
        """What Slack is asked for next; an update of what Slack never got is a post."""
        step = self.steps[0] if self.steps else ""
        return "post" if step in {"update", "thread"} and not self.alert_ts else step

    @property
    def slack_key(self) -> str:
        """What is looked for in the channel's history: of the reply another than of the message."""
        return f"{self.id}.reply" if self.step == "reply" else self.id

    def receipt(self, *, repeated: bool = False, refused: bool = False) -> Receipt:
        return Receipt(
            self.id,
            self.tenant,
            self.fixture,
            self.channel,
            self.state,
            self.ts,
            self.permalink,
            self.degraded,
            repeated,
            self.possible_duplicate,
            refused,
            self.note or self._last_answer,
        )

    @property
    def _last_answer(self) -> str:
        """In words, why it still waits; empty where nothing has been tried, or it waits no more."""
        if self.state not in {"waiting", "doubtful"} or not self.code:
            return ""
        return f"{self.code}; tried {self.attempts} times" if self.attempts > 1 else self.code


class Attempt(NamedTuple):
    """One call to Slack about a delivery: `at` is a time of day, `code` what was answered."""

    at: float
    step: str
    outcome: str
    code: str
    seconds: float


class Record(NamedTuple):
    """A line of the history: what was sent, when, by whom, how long Slack took to accept it.

    `accepted` and `settled` are times of day; `seconds` from one to the other.
    """

    id: str
    tenant: str
    fixture: str
    locale: str
    severity: str
    status: str
    channel: str
    key: str
    title: str
    state: State
    accepted: float
    settled: float
    seconds: float
    attempts: int
    degraded: bool
    test: bool
    possible_duplicate: bool
    sender: str
    ts: str
    permalink: str
    note: str


class Tally(NamedTuple):
    """How many deliveries wait, are held in doubt, and are dead."""

    waiting: int = 0
    held: int = 0
    dead: int = 0


_BOOLEANS = ("degraded", "test", "hold", "doubted", "possible_duplicate")


def delivery(row: sqlite3.Row) -> Delivery:
    found = {name: row[name] for name in Delivery._fields}
    for name in _BOOLEANS:
        found[name] = bool(found[name])
    found["steps"] = tuple(found["steps"].split())
    return Delivery(**found)


def record(row: sqlite3.Row) -> Record:
    found: dict[str, Any] = {name: row[name] for name in Record._fields}
    for name in ("degraded", "test", "possible_duplicate"):
        found[name] = bool(found[name])
    found["state"] = cast("State", found["state"])
    return Record(**found)
