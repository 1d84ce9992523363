"""What is a name by its looks, and what only looks like one."""

from __future__ import annotations

import pytest

from fixturectl.checks._names import is_certain, names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Restart db-1 in eu-west-1b", ["db-1", "eu-west-1b"], id="hosts"),
        pytest.param("See api.example.com.", ["api.example.com"], id="a domain"),
        pytest.param("Write to ops@example.com", ["ops@example.com"], id="an address"),
        pytest.param("Look at /var/log/syslog.", ["/var/log/syslog"], id="a file"),
        pytest.param("Edit config.yaml now", ["config.yaml"], id="a file's name"),
        pytest.param("Raise MAX_CONNECTIONS", ["MAX_CONNECTIONS"], id="an environment variable"),
        pytest.param("the max_connections setting", ["max_connections"], id="a setting"),
        pytest.param("PostgreSQL on macOS", ["PostgreSQL", "macOS"], id="products"),
        pytest.param("db-1 and db-1", ["db-1"], id="each once"),
        pytest.param("Loki’s and Loki", ["Loki"], id="kept"),
        pytest.param("Spotify2", [], id="kept, but another word"),
        pytest.param("24-hour and/or e.g. this, 3.5 GB, part-1-of-2", [], id="no names"),
        pytest.param("Use /path/to/repo", [], id="an example of a path"),
        pytest.param("all URLs, IDs and WebHooks", [], id="plurals"),
    ],
)
def test_names(text: str, expected: list[str]) -> None:
    assert names(text, ("Loki", "Spotify")) == expected


@pytest.mark.parametrize(
    ("name", "certain"),
    [
        ("db-1", True),
        ("api.example.com", True),
        ("ops@example.com", True),
        ("/var/log/syslog", True),
        ("MAX_CONNECTIONS", True),
        ("PostgreSQL", True),
        ("Loki", True),
        ("RichText", False),
        ("parameter_groups", False),
    ],
)
def test_what_may_be_words_as_well_is_no_certain_name(name: str, certain: bool) -> None:
    assert is_certain(name, ("Loki",)) is certain
