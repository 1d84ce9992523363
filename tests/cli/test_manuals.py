"""Manual pages by the name of the check."""

from __future__ import annotations

from fixturectl.checks import placeholders
from fixturectl.cli.manuals import manual, manuals


def test_every_check_has_the_page_of_its_family() -> None:
    assert manual("placeholder-extra") == (placeholders.__doc__ or "").strip()
    assert manuals()["placeholder-extra"].level == "error"
    assert all(one.page for one in manuals().values())
    assert list(manuals()) == sorted(manuals())


def test_an_unknown_name_has_none() -> None:
    assert manual("placeholder-extar") == ""
