from __future__ import annotations

from typing import get_args

import pytest

from fixturectl.cli import options

SHARED = {
    name: get_args(value)[1]
    for name, value in vars(options).items()
    if hasattr(value, "__metadata__")
}


@pytest.mark.parametrize("name", SHARED)
def test_each_shared_option_says_what_to_write_and_what_for(name: str) -> None:
    assert SHARED[name].help.endswith(".") or ";" in SHARED[name].help
    # A flag has nothing to write, and choices are shown as they are.
    assert SHARED[name].metavar or name in {"DryRun", "RecordForm"}


@pytest.mark.parametrize("name", ["Address", "Addresses", "Tenant", "Locale", "Var", "Sample"])
def test_names_of_a_store_are_completed(name: str) -> None:
    assert SHARED[name].autocompletion is not None
