"""Reports on secrets name files, keys and people, never values."""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

from fixturectl.reports import secrets


class _Readers(NamedTuple):
    tenant: str
    path: str
    can: tuple[str, ...]
    extra: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


class _Difference(NamedTuple):
    extra: tuple[tuple[str, str], ...] = ()
    missing: tuple[tuple[str, str], ...] = ()


class _Planned(NamedTuple):
    path: Path
    differs: _Difference
    rule_fault: str
    secrets: tuple[str, ...]


READERS = [
    _Readers("", "x.yaml", ("age1a",)),
    _Readers("acme", "a.yaml", ("age1a", "age1b"), ("age1b",), ("age1c",)),
    _Readers("acme", "b.yaml", ("age1a",)),
]
PLAN = [
    _Planned(
        Path("/s/a.yaml"), _Difference((("age", "age1b"),), (("age", "age1c"),)), "why", ("k", "l")
    ),
    _Planned(Path("/s/b.yaml"), _Difference(), "", ("m",)),
]


def test_recipients_by_tenant() -> None:
    assert secrets.recipients_text(READERS).splitlines() == [
        "(no tenant)",
        "  x.yaml",
        "    age1a",
        "",
        "acme",
        "  a.yaml",
        "    age1a",
        "    age1b  can read it, but should not",
        "    age1c  can't read it yet, but should",
        "  b.yaml",
        "    age1a",
    ]


def test_recipients_as_json() -> None:
    assert json.loads(secrets.recipients_json(READERS))[1] == {
        "tenant": "acme",
        "path": "a.yaml",
        "recipients": ["age1a", "age1b"],
        "extra": ["age1b"],
        "missing": ["age1c"],
    }


def test_what_a_new_key_changes() -> None:
    assert secrets.planned(PLAN, Path("/s")).splitlines() == [
        "a.yaml: a new key for 2 secrets",
        "  + age1c",
        "  - age1b",
        "  why",
        "b.yaml: a new key for 1 secret",
    ]
    assert secrets.planned([], Path("/s")) == "there is no encrypted file"


def test_what_to_revoke_is_what_someone_could_read_who_no_longer_can() -> None:
    assert secrets.to_revoke(PLAN, Path("/s")).splitlines()[1:] == ["  a.yaml: k", "  a.yaml: l"]
    assert secrets.to_revoke(PLAN[1:], Path("/s")) == ""
