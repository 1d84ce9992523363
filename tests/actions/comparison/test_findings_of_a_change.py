"""New findings and mended ones: those that moved with their lines are neither."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from changed import compared
from validated import FIXTURE, FRENCH, SOUND

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conftest import MakeStore

TENANT = "fixtures/default/tenant.yaml"
WRONG = 'texts:\n  title: "Le disque de {hots} est presque plein"\n'


@pytest.mark.parametrize(
    ("before", "change", "found", "mended"),
    [
        pytest.param({}, {FRENCH: WRONG}, ["placeholder-extra"], [], id="new"),
        pytest.param(
            {FRENCH: WRONG}, {FRENCH: SOUND[FRENCH]}, [], ["placeholder-extra"], id="mended"
        ),
        pytest.param({FRENCH: WRONG}, {FRENCH: f"# above\n{WRONG}"}, [], [], id="only moved"),
        pytest.param(
            {FRENCH: WRONG},
            {FRENCH: WRONG, "fixtures/acme/tenant.yaml": "name: A\n"},
            [],
            [],
            id="there before, of another file",
        ),
        pytest.param(
            {},
            {TENANT: SOUND[TENANT] + "timezone: Mars/Olympus\n"},
            ["schema"],
            [],
            id="a setting",
        ),
        pytest.param(
            {}, {"fixtures/acme/Disk.yaml": "severity: critical\n"}, ["schema"], [], id="a name"
        ),
        pytest.param(
            {},
            {"locales/fr-FR.po": 'msgid "Used\nmsgstr "x"\n'},
            ["po"],
            [],
            id="a catalog that can't be read",
        ),
        pytest.param(
            {TENANT: SOUND[TENANT] + "timezone: [\n"},
            {TENANT: SOUND[TENANT]},
            [],
            ["yaml"],
            id="a file that could not be read",
        ),
    ],
)
def test_findings_are_compared_by_what_they_say(
    before: Mapping[str, str],
    change: Mapping[str, str],
    found: list[str],
    mended: list[str],
    make_store: MakeStore,
) -> None:
    difference = compared(make_store, before, change).difference

    assert sorted({one.check for one in difference.found}) == found
    assert sorted({one.check for one in difference.mended}) == mended


def test_an_accepted_finding_is_none(make_store: MakeStore) -> None:
    accepted = WRONG.replace(
        "  title", "  # fixturectl: ignore[placeholder-extra] as agreed\n  title"
    )

    difference = compared(make_store, {}, {FRENCH: accepted, FIXTURE: SOUND[FIXTURE]}).difference

    assert not difference.found
