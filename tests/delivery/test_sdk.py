from __future__ import annotations

import subprocess
import sys

import pytest

_LOAD = "import sys; {first}from fixturectl.delivery import sdk; "


@pytest.mark.parametrize(
    ("first", "then"),
    [
        pytest.param("", "assert 'asyncio' not in sys.modules", id="it is not loaded"),
        pytest.param(
            "", "import asyncio; asyncio.run(asyncio.sleep(0))", id="whoever needs it gets it"
        ),
        pytest.param(
            "import asyncio; ", "assert sys.modules['asyncio'] is asyncio", id="it stays loaded"
        ),
        pytest.param("", "sdk.WebClient('x'); import slack_sdk", id="the SDK works"),
    ],
)
def test_the_sdk_is_loaded_without_asyncio(first: str, then: str) -> None:
    code = _LOAD.format(first=first) + then

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr) == (0, "")
