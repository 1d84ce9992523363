"""What a person waits for after TAB."""

from __future__ import annotations

from bench.paths import Call

_ASKED = {"_FIXTURECTL_COMPLETE": "1"}
_ADDRESS = "spotify-premium/playback-failure"

CALLS = [
    Call("complete a command", ["ren"], 8, 6, _ASKED),
    Call("complete a tenant", ["render", "spot"], 8, 6, _ASKED),
    Call("complete a fixture", ["render", "spotify-premium/"], 8, 6, _ASKED),
    Call("complete a locale", ["render", _ADDRESS, "--locale", "f"], 8, 6, _ASKED),
    Call("complete a variable", ["render", _ADDRESS, "--var", "r"], 8, 6, _ASKED),
]
