from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from fixturectl.cli import send_options

if TYPE_CHECKING:
    from conftest import Run


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["--wait", "-1"], id="a wait that is over"),
        pytest.param(["--wait", "soon"], id="no number"),
    ],
)
def test_a_wrong_wait_is_wrong_usage(arguments: list[str], call: Run) -> None:
    done = call("send", "acme/disk-full", *arguments)

    assert done.status == 2
    assert "--wait" in done.err


def test_every_option_is_explained(call: Run) -> None:
    help_text = " ".join(call("send", "--help").out.split())

    named = [name for name in vars(send_options) if name in help_text.title().replace("-", "")]
    assert {"Channel", "Key", "Sample", "Repeat", "Wait", "NoWait", "TokenFile"} <= set(named)
