"""Refusals name a place and a path of keys."""

from __future__ import annotations

from fixturectl.secrets.refusals import at, shown
from fixturectl.store.yaml_nodes import Source


def test_a_refusal_names_its_place() -> None:
    error = at(Source("file.yaml", "a: 1\nb: 2\n"), 8, "wrong", "right it")

    assert (error.message, error.hint, error.status) == ("file.yaml:2:4: wrong", "right it", 3)


def test_a_path_is_shown_with_dots() -> None:
    assert shown(("slack", "token")) == "slack.token"
