"""What a token must be allowed to do, and the Slack app that has exactly that."""

from __future__ import annotations

from pathlib import Path

import yaml

from fixturectl.delivery.scopes import NEEDED, listed


def test_scopes_are_read_from_their_header() -> None:
    assert listed(" chat:write, channels:history ,") == {"chat:write", "channels:history"}
    assert listed("") == frozenset()


def test_the_app_has_exactly_the_scopes_that_are_needed() -> None:
    app = yaml.safe_load((Path(__file__).parents[2] / "docs/slack-app.yaml").read_text())

    assert app["oauth_config"]["scopes"] == {"bot": [one.name for one in NEEDED]}
    assert set(app) == {"_metadata", "display_information", "features", "oauth_config", "settings"}
    assert len(app["display_information"]["name"]) <= 35
    assert len(app["display_information"]["description"]) <= 140
    assert app["settings"]["token_rotation_enabled"] is False
