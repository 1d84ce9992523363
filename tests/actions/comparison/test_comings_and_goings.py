"""What came, what went and what is called otherwise: tenants, fixtures, locales, samples."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from changed import compared, told
from validated import FIXTURE, FRENCH, SOUND

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conftest import MakeStore

TENANT = "fixtures/default/tenant.yaml"
ENGLISH = "fixtures/default/en-US/disk-full.yaml"
FULL = "Le disque de db-1 est presque plein"
ACME = "fixtures/acme/tenant.yaml"
NEW = {path.replace("disk-full", "disk-slow"): SOUND[path] for path in (FIXTURE, ENGLISH, FRENCH)}
OWN = {
    "fixtures/acme/cpu.yaml": SOUND[FIXTURE],
    "fixtures/acme/en-US/cpu.yaml": SOUND[ENGLISH],
    "fixtures/acme/fr-FR/cpu.yaml": SOUND[FRENCH],
}


@pytest.mark.parametrize(
    ("before", "change", "entries"),
    [
        pytest.param({}, NEW, ["added default/disk-slow: default,acme,globex"], id="a fixture"),
        pytest.param(
            NEW,
            dict.fromkeys(NEW),
            ["removed default/disk-slow: default,acme,globex"],
            id="a fixture that went",
        ),
        pytest.param(
            {},
            {"fixtures/initech/tenant.yaml": "name: Initech\n"},
            ["added tenant initech: initech"],
            id="a tenant",
        ),
        pytest.param({}, {ACME: None}, ["removed tenant acme: acme"], id="a tenant that went"),
        pytest.param(
            {},
            {TENANT: SOUND[TENANT].replace("fr-FR]", "fr-FR, de-DE]")},
            ["added default/tenant locales de-DE: default,acme,globex"],
            id="a locale",
        ),
        pytest.param(
            {},
            {ACME: "name: Acme\nlocales: [fr-FR]\n"},
            ["removed acme/tenant locales en-US: acme"],
            id="a locale that went",
        ),
        pytest.param(
            {},
            {FIXTURE: SOUND[FIXTURE] + "samples: {other: {host: db-2}}\n"},
            ["added default/disk-full samples.other: default,acme,globex"],
            id="a sample",
        ),
        pytest.param(
            OWN,
            {**dict.fromkeys(OWN), **{path.replace("cpu", "load"): OWN[path] for path in OWN}},
            ["renamed acme/cpu → acme/load: acme"],
            id="a fixture's name",
        ),
        pytest.param(
            OWN,
            {
                **dict.fromkeys((*OWN, ACME)),
                **{path.replace("acme", "apex"): OWN[path] for path in OWN},
                "fixtures/apex/tenant.yaml": SOUND[ACME],
            },
            ["renamed tenant acme → apex: apex"],
            id="a tenant's name",
        ),
        pytest.param(
            OWN,
            {
                **dict.fromkeys(OWN),
                **{path.replace("cpu", "load"): OWN[path] for path in OWN},
                "fixtures/acme/fr-FR/load.yaml": "texts: {title: Plein}\n",
            },
            [
                f"changed acme/fr-FR/load title: acme '{FULL}'->'Plein'",
                "renamed acme/cpu → acme/load: acme",
            ],
            id="a name and a text",
        ),
    ],
)
def test_what_comes_and_goes_is_one_entry(
    before: Mapping[str, str],
    change: Mapping[str, str | None],
    entries: list[str],
    make_store: MakeStore,
) -> None:
    found = compared(make_store, before, change)

    assert told(found) == entries
    assert found.difference.unseen == ()


def test_a_fixture_with_another_name_and_other_words_is_another_one(make_store: MakeStore) -> None:
    change = {
        **dict.fromkeys(OWN),
        "fixtures/acme/load.yaml": SOUND[FIXTURE].replace("header", "section"),
        "fixtures/acme/en-US/load.yaml": "texts: {title: Load}\n",
        "fixtures/acme/fr-FR/load.yaml": "texts: {title: Charge}\n",
    }

    assert told(compared(make_store, OWN, change)) == [
        "removed acme/cpu: acme",
        "added acme/load: acme",
    ]


def test_the_messages_of_a_new_fixture_are_all_counted(make_store: MakeStore) -> None:
    found = compared(make_store, {}, NEW)

    (entry,) = found.difference.entries
    assert len(entry.messages) == 3 * 2 * 2  # tenants, locales, samples
    assert found.renderings == 2, "once for each locale: all tenants read the same"
    assert {one.locale for one in entry.messages} == {"en-US", "fr-FR"}


def test_what_changed_and_nobody_sees_is_told(make_store: MakeStore) -> None:
    before = {FRENCH: SOUND[FRENCH] + "  spare: Rien\n"}

    found = compared(make_store, before, {FRENCH: SOUND[FRENCH] + "  spare: Tout\n"})

    (one,) = found.difference.unseen
    assert not found.difference.entries
    assert (one.cause, str(one.place), one.reason) == (
        "default/fr-FR/disk-full spare",
        f"{FRENCH}:3:10",
        "",
    )


def test_every_status_is_looked_at_where_the_message_shows_it(make_store: MakeStore) -> None:
    shown = (
        SOUND[FIXTURE] + "  - {type: section, when: status == 'resolved', text: '{{ t.end }}'}\n"
    )
    files = {FIXTURE: shown, ENGLISH: SOUND[ENGLISH] + "  end: Over\n"}

    found = compared(make_store, files, {ENGLISH: SOUND[ENGLISH] + "  end: Done\n"})

    (entry,) = found.difference.entries
    assert {one.status for one in entry.messages} == {"resolved"}
