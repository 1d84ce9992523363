from __future__ import annotations

import pytest

from fixturectl.delivery.receipts import Receipt, State, worst


@pytest.mark.parametrize(
    ("state", "degraded", "refused", "status"),
    [
        ("delivered", False, False, 0),
        ("delivered", True, False, 1),
        ("waiting", False, False, 75),
        ("sending", False, False, 75),
        ("doubtful", False, False, 75),
        ("held", False, False, 76),
        ("waiting", False, True, 77),
        ("dead", False, False, 77),
        ("cancelled", True, False, 77),
    ],
)
def test_a_receipt_says_the_exit_status(
    state: State, degraded: bool, refused: bool, status: int
) -> None:
    receipt = Receipt("1", "acme", "disk-full", "C1", state, degraded=degraded, refused=refused)

    assert receipt.status == status


@pytest.mark.parametrize(
    ("statuses", "expected"),
    [
        pytest.param([], 0, id="none"),
        pytest.param([0, 1], 1, id="a degraded one"),
        pytest.param([1, 75, 77, 76], 76, id="one in doubt"),
        pytest.param([0, 3, 75], 75, id="a waiting one"),
        pytest.param([76, 74], 74, id="one that was not stored"),
    ],
)
def test_of_several_the_worst_counts(statuses: list[int], expected: int) -> None:
    assert worst(statuses) == expected
