"""Each kind of change is told by the key that made it, once, with whomever it reaches."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from changed import compared, told
from validated import FIXTURE, FRENCH, SOUND

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conftest import MakeStore

TENANT = "fixtures/default/tenant.yaml"
ACME = "fixtures/acme/tenant.yaml"
ENGLISH = "fixtures/default/en-US/disk-full.yaml"
RICH = """\
severity: critical
variables:
  host: {type: string, example: db-1, max_length: 40}
  used: {type: integer, example: 91}
  since: {type: datetime, example: "2026-11-22T10:15:00Z"}
samples:
  small: {host: db-2}
text: "{{ t.title }}"
blocks:
  - {type: header, block_id: head, text: "{{ severity | urgency_emoji }} {{ t.title }}"}
  - {type: section, block_id: facts, text: "{{ _('Used') }}: {{ used }}"}
  - {type: section, block_id: when, when: used > 90, text: "{{ since | datetime }}"}
  - {type: section, block_id: link, text: "{{ tenant.values.docs }} {{ tenant.name }}"}
"""
VALUES = SOUND[TENANT] + "values: {docs: wiki}\n"
CATALOG = 'msgid "Used"\nmsgstr "Occupé"\n'
BEFORE = {FIXTURE: RICH, TENANT: VALUES, "locales/fr-FR.po": CATALOG}


@pytest.mark.parametrize(
    ("change", "entries"),
    [
        pytest.param(
            {FRENCH: 'texts:\n  title: "Disque de {host} plein"\n'},
            [
                (
                    "changed default/fr-FR/disk-full title: default,acme,globex "
                    "'Le disque de db-1 est presque plein'->'Disque de db-1 plein' "
                    "':fire: Le disque de db-1 est presque plein'->':fire: Disque de db-1 plein' "
                    "'Le disque de db-2 est presque plein'->'Disque de db-2 plein' "
                    "':fire: Le disque de db-2 est presque plein'->':fire: Disque de db-2 plein'"
                )
            ],
            id="a text: all who inherit it",
        ),
        pytest.param(
            {"fixtures/acme/fr-FR/disk-full.yaml": "texts: {title: Plein}\n"},
            [
                (
                    "changed acme/fr-FR/disk-full title: acme "
                    "'Le disque de db-1 est presque plein'->'Plein' "
                    "':fire: Le disque de db-1 est presque plein'->':fire: Plein' "
                    "'Le disque de db-2 est presque plein'->'Plein' "
                    "':fire: Le disque de db-2 est presque plein'->':fire: Plein'"
                )
            ],
            id="an override: its tenant",
        ),
        pytest.param(
            {"locales/fr-FR.po": CATALOG.replace("Occupé", "Utilisé")},
            ["changed locales/fr-FR Used: default,acme,globex 'Occupé: 91'->'Utilisé: 91'"],
            id="a phrase",
        ),
        pytest.param(
            {FIXTURE: RICH.replace("_('Used') }}:", "_('Used') }} now:")},
            [
                (
                    "changed default/disk-full facts: default,acme,globex "
                    "'Used: 91'->'Used now: 91' 'Occupé: 91'->'Occupé now: 91'"
                )
            ],
            id="a template, by its block",
        ),
        pytest.param(
            {FIXTURE: RICH.replace("_('Used')", "_('Full')")},
            [
                (
                    "changed default/disk-full facts: default,acme,globex "
                    "'Used: 91'->'Full: 91' 'Occupé: 91'->'Full: 91'"
                )
            ],
            id="a template that names another phrase",
        ),
        pytest.param(
            {FIXTURE: RICH.replace("example: 91}", "example: 92}")},
            [
                (
                    "changed default/disk-full variables.used: default,acme,globex "
                    "'Used: 91'->'Used: 92' 'Occupé: 91'->'Occupé: 92'"
                )
            ],
            id="an example",
        ),
        pytest.param(
            {FIXTURE: RICH.replace("{host: db-2}", "{host: db-3}")},
            [
                (
                    "changed default/disk-full samples.small: default,acme,globex "
                    "'Disk of db-2 almost full'->'Disk of db-3 almost full' "
                    "':fire: Disk of db-2 almost full'->':fire: Disk of db-3 almost full' "
                    "'Le disque de db-2 est presque plein'->'Le disque de db-3 est presque plein' "
                    "':fire: Le disque de db-2 est presque plein'->"
                    "':fire: Le disque de db-3 est presque plein'"
                )
            ],
            id="a sample",
        ),
        pytest.param(
            {FIXTURE: RICH.replace("used > 90", "used > 91")},
            [
                (
                    "changed default/disk-full when: default,acme,globex "
                    "'Nov 22, 2026, 10:15\\u202fAM'->None '22 nov. 2026, 10:15'->None"
                )
            ],
            id="a condition",
        ),
        pytest.param(
            {FIXTURE: RICH + "  - {type: divider, block_id: end}\n"},
            ["changed default/disk-full end: default,acme,globex None->''"],
            id="a block that says nothing",
        ),
        pytest.param(
            {TENANT: VALUES.replace("wiki", "handbook")},
            [
                (
                    "changed default/tenant values.docs: default,acme,globex "
                    "'wiki default'->'handbook default' 'wiki Acme'->'handbook Acme' "
                    "'wiki Globex'->'handbook Globex'"
                )
            ],
            id="a tenant's value",
        ),
        pytest.param(
            {ACME: "name: Acme & Co\n"},
            ["changed acme/tenant name: acme 'wiki Acme'->'wiki Acme &amp; Co'"],
            id="a tenant's name, escaped",
        ),
        pytest.param(
            {ACME: "name: Acme\ntimezone: Europe/Paris\n"},
            [
                (
                    "changed acme/tenant timezone: acme "
                    "'Nov 22, 2026, 10:15\\u202fAM'->'Nov 22, 2026, 11:15\\u202fAM' "
                    "'22 nov. 2026, 10:15'->'22 nov. 2026, 11:15'"
                )
            ],
            id="a time zone",
        ),
        pytest.param(
            {TENANT: VALUES.replace(":fire:", ":bomb:")},
            [
                (
                    "changed default/tenant severities.critical: default,acme,globex "
                    "':fire: Disk of db-1 almost full'->':bomb: Disk of db-1 almost full' "
                    "':fire: Disk of db-2 almost full'->':bomb: Disk of db-2 almost full' "
                    "':fire: Le disque de db-1 est presque plein'->"
                    "':bomb: Le disque de db-1 est presque plein' "
                    "':fire: Le disque de db-2 est presque plein'->"
                    "':bomb: Le disque de db-2 est presque plein'"
                )
            ],
            id="an emoji of a severity",
        ),
        pytest.param(
            {ACME: "name: Acme\nseverities: {critical: {channel: C0000000009}}\n"},
            ["changed acme/tenant severities.critical: acme 'C0000000001'->'C0000000009'"],
            id="where it is posted",
        ),
        pytest.param(
            {FIXTURE: RICH.replace("description", "d") + "golden: [small]\n# a comment\n"},
            [],
            id="nothing that shows",
        ),
        pytest.param(
            {FRENCH: "# above\n" + SOUND[FRENCH], FIXTURE: "# above\n" + RICH},
            [],
            id="nothing but other lines",
        ),
        pytest.param(
            {TENANT: VALUES + "owners: {'*': ['@acme/x']}\nchecks: {url: off}\n"},
            [],
            id="settings that no message shows",
        ),
    ],
)
def test_one_cause_is_one_entry(
    change: Mapping[str, str | None], entries: list[str], make_store: MakeStore
) -> None:
    assert told(compared(make_store, BEFORE, change)) == entries


def test_two_causes_in_one_message_are_told_apart(make_store: MakeStore) -> None:
    change = {
        FRENCH: "texts: {title: Plein}\n",
        "locales/fr-FR.po": CATALOG.replace("Occupé", "Utilisé"),
        "fixtures/acme/fr-FR/disk-full.yaml": "texts: {title: Bondé}\n",
    }

    found = compared(make_store, BEFORE, change)

    assert [one.partition(" '")[0] for one in told(found)] == [
        "changed acme/fr-FR/disk-full title: acme",
        "changed default/fr-FR/disk-full title: default,globex",
        "changed locales/fr-FR Used: default,acme,globex",
    ]


def test_what_a_value_looks_like_is_not_put_down_to_texts_beside_it(make_store: MakeStore) -> None:
    change = {
        "fixtures/acme/tenant.yaml": "name: Acme\ntimezone: Europe/Paris\n",
        FRENCH: "texts: {title: Plein}\n",
        "locales/fr-FR.po": CATALOG.replace("Occupé", "Utilisé"),
    }

    found = compared(make_store, BEFORE, change)

    assert [one.partition(" '")[0] for one in told(found)] == [
        "changed acme/tenant timezone: acme",
        "changed default/fr-FR/disk-full title: default,acme,globex",
        "changed locales/fr-FR Used: default,acme,globex",
    ]


def test_the_place_of_a_cause_is_where_it_stands_now_or_stood(make_store: MakeStore) -> None:
    own = "fixtures/acme/fr-FR/disk-full.yaml"
    before = {own: "# nobody's\ntexts: {title: Plein}\n"}

    found = compared(make_store, before, {own: None})

    (entry,) = found.difference.entries
    assert (entry.cause, str(entry.place)) == ("acme/fr-FR/disk-full title", f"{own}:2:16")


@pytest.mark.parametrize(
    ("before", "change", "causes"),
    [
        pytest.param(
            BEFORE,
            {FIXTURE: RICH.replace("- {type: section, block_id: facts", "- {type: section")},
            ["default/disk-full blocks[1]", "default/disk-full facts"],
            id="a block that loses its name",
        ),
        pytest.param(
            BEFORE,
            {TENANT: VALUES.replace("[en-US, fr-FR]", "[en-US, fr-FR, fr-CA]")},
            ["default/tenant locales fr-CA"],
            id="a locale",
        ),
        pytest.param(
            BEFORE,
            {"fixtures/acme/tenant.yaml": "name: Acme\ndefault_locale: fr-FR\n"},
            [],
            id="a default that nobody is served by",
        ),
        pytest.param(
            {**BEFORE, FRENCH: "texts: {}\n"},
            {"fixtures/acme/tenant.yaml": "name: Acme\nsource_locale: fr-FR\n"},
            ["acme/tenant source_locale"],
            id="who is asked for a phrase",
        ),
        pytest.param(
            BEFORE,
            {
                FIXTURE: RICH.replace("severity: critical", "severity: info"),
                TENANT: VALUES.replace("severities:\n", 'severities:\n  info: {emoji: ":x:"}\n'),
            },
            [
                "default/disk-full severity",
                "default/tenant severities.info, default/disk-full severity",
            ],
            id="another severity, for what it shows and where it goes",
        ),
        pytest.param(
            {**BEFORE, "fixtures/acme/disk-full.yaml": "patch: [{remove: link}]\n"},
            {"fixtures/acme/disk-full.yaml": "patch: [{remove: facts}]\n"},
            ["acme/disk-full patch remove facts, acme/disk-full patch remove link"],
            id="a patch that removes another block",
        ),
    ],
)
def test_causes_that_leave_no_character_behind(
    before: Mapping[str, str],
    change: Mapping[str, str | None],
    causes: list[str],
    make_store: MakeStore,
) -> None:
    found = compared(make_store, before, change)

    assert [entry.cause for entry in found.difference.entries] == causes
