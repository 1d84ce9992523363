"""The outbox's tables."""

from __future__ import annotations

VERSION = 1

SCHEMA = """
CREATE TABLE alerts (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL,
    channel TEXT NOT NULL,
    automatic INTEGER NOT NULL,
    seen_at REAL NOT NULL,
    ts TEXT NOT NULL DEFAULT ''
);
CREATE INDEX alerts_by_key ON alerts (key, channel, id);
CREATE TABLE deliveries (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    alert INTEGER NOT NULL REFERENCES alerts (id),
    key TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    steps TEXT NOT NULL,
    state TEXT NOT NULL,
    tenant TEXT NOT NULL,
    fixture TEXT NOT NULL,
    locale TEXT NOT NULL,
    status TEXT NOT NULL,
    severity TEXT NOT NULL,
    channel TEXT NOT NULL,
    title TEXT NOT NULL,
    degraded INTEGER NOT NULL,
    test INTEGER NOT NULL,
    hold INTEGER NOT NULL,
    on_dead TEXT NOT NULL,
    sender TEXT NOT NULL,
    accepted REAL NOT NULL,
    settled REAL NOT NULL DEFAULT 0,
    accepted_at REAL NOT NULL,
    order_at REAL NOT NULL,
    due_at REAL NOT NULL,
    expires_at REAL NOT NULL,
    owner TEXT NOT NULL DEFAULT '',
    after TEXT NOT NULL DEFAULT '',
    attempts INTEGER NOT NULL DEFAULT 0,
    doubted INTEGER NOT NULL DEFAULT 0,
    possible_duplicate INTEGER NOT NULL DEFAULT 0,
    ts TEXT NOT NULL DEFAULT '',
    permalink TEXT NOT NULL DEFAULT '',
    code TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT ''
);
CREATE INDEX deliveries_by_order ON deliveries (state, order_at, number);
CREATE INDEX deliveries_by_moment ON deliveries (state, due_at);
CREATE INDEX deliveries_by_end ON deliveries (state, expires_at);
CREATE INDEX deliveries_settled ON deliveries (settled) WHERE settled > 0;
CREATE INDEX deliveries_by_alert ON deliveries (alert, number);
CREATE INDEX deliveries_by_key ON deliveries (key, channel, number)
    WHERE state IN ('waiting', 'sending', 'doubtful', 'held');
CREATE TABLE messages (
    number INTEGER PRIMARY KEY,
    payload TEXT NOT NULL,
    fallback TEXT NOT NULL
);
CREATE TABLE attempts (
    delivery TEXT NOT NULL,
    at REAL NOT NULL,
    step TEXT NOT NULL,
    outcome TEXT NOT NULL,
    code TEXT NOT NULL,
    seconds REAL NOT NULL
);
CREATE INDEX attempts_by_delivery ON attempts (delivery);
CREATE TABLE history (
    id TEXT PRIMARY KEY,
    tenant TEXT NOT NULL,
    fixture TEXT NOT NULL,
    locale TEXT NOT NULL,
    severity TEXT NOT NULL,
    status TEXT NOT NULL,
    channel TEXT NOT NULL,
    key TEXT NOT NULL,
    title TEXT NOT NULL,
    state TEXT NOT NULL,
    accepted REAL NOT NULL,
    settled REAL NOT NULL,
    seconds REAL NOT NULL,
    attempts INTEGER NOT NULL,
    degraded INTEGER NOT NULL,
    test INTEGER NOT NULL,
    possible_duplicate INTEGER NOT NULL,
    sender TEXT NOT NULL,
    ts TEXT NOT NULL,
    permalink TEXT NOT NULL,
    note TEXT NOT NULL
);
CREATE INDEX history_by_time ON history (settled);
CREATE TABLE identities (
    token TEXT PRIMARY KEY,
    team TEXT NOT NULL,
    enterprise TEXT NOT NULL
)
"""

# A delivery with its message and that of its alert in Slack; further conditions follow. Messages
# stand by themselves: a row is written several times, and they are most of it.
SELECT = """
SELECT deliveries.*, payload AS payload_json, fallback AS fallback_json, alerts.ts AS alert_ts
FROM deliveries JOIN alerts ON alerts.id = deliveries.alert
JOIN messages ON messages.number = deliveries.number
"""

# Nothing older of the same key is unsettled. What is held until somebody decides keeps back what is
# about that very alert, but no alert that is opened after it.
FIRST_OF_ITS_KEY = """
NOT EXISTS (
    SELECT 1 FROM deliveries AS older
    WHERE older.key = deliveries.key AND older.channel = deliveries.channel
    AND older.number < deliveries.number
    AND older.state IN ('waiting', 'sending', 'doubtful', 'held')
    AND (older.alert = deliveries.alert OR NOT EXISTS (
        SELECT 1 FROM deliveries AS kept WHERE kept.alert = older.alert AND kept.state = 'held'
    ))
)
"""
