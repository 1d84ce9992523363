"""`fixturectl render` of one fixture of the sample store, in a new process."""

from __future__ import annotations

from bench.paths import Call

_CALL = ["render", "spotify-premium/playback-failure", "--locale", "fr-FR", "--format", "json"]

CALLS = [Call("render one fixture, cold", _CALL, budget=14, aim=10)]
