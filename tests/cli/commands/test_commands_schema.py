from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from fixturectl.actions.schema import Kind, schema

if TYPE_CHECKING:
    from conftest import Run


@pytest.mark.parametrize("kind", ["fixture", "tenant", "texts", "blocks"])
def test_the_schema_is_printed_outside_of_any_store_too(kind: Kind, call: Run) -> None:
    done = call("schema", kind)

    assert (done.status, done.err) == (0, "")
    assert json.loads(done.out) == schema(kind)


def test_an_unknown_kind_is_wrong_usage(call: Run) -> None:
    done = call("schema", "text")

    assert done.status == 2
    assert "texts" in done.err
