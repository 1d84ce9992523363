"""What follows from a fault is not told of again: one mending, one finding, whoever inherits it."""

from __future__ import annotations

from textwrap import dedent
from typing import TYPE_CHECKING

import pytest

from fixturectl.actions.store import Store
from fixturectl.actions.validate import validate

if TYPE_CHECKING:
    from conftest import MakeStore

ROOT = "fixtures/default/tenant.yaml"
FIXTURE = "fixtures/default/disk-full.yaml"
PATCH = "fixtures/acme/disk-full.yaml"
FRENCH = "fixtures/default/fr-FR/disk-full.yaml"
ENGLISH = "fixtures/default/en-US/disk-full.yaml"
TOKEN = "xoxb-" + "123456789012-1234567890123-AbCdEfGhIjKlMnOpQrStUvWx"
SOUND = {
    ROOT: """\
        locales: [en-US, fr-FR]
        default_locale: en-US
        severities:
          critical: {emoji: ":fire:", channel: C0000000001}
        statuses:
          firing: {color: "#D00000", emoji: ":fire:"}
          resolved: {color: "#2EB67D", emoji: ":eyes:"}
        values: {oncall: "https://oncall.example.com"}
        mentions: [here]
        routes:
          - match: {team: db}
            fixture: disk-full
            variables: {host: "{labels.host}", days: "{labels.days}"}
        fallback: other
        """,
    "fixtures/default/other.yaml": """\
        severity: critical
        text: "{{ _('Acknowledge') }}"
        """,
    FIXTURE: """\
        severity: critical
        variables:
          host: {type: string, example: db-1, max_length: 40}
          days: {type: integer, example: 3, maximum: 90}
        samples:
          soon: {host: db-2, days: 1}
        text: "{{ severity | label }}: {{ t.title }}"
        color: "{{ status | status_color }}"
        blocks:
          - type: section
            block_id: summary
            text: "{{ t('left', count=days) }} {{ status | status_emoji }} {{ host }}"
          - type: actions
            block_id: actions
            elements:
              - {type: button, text: Open, url: "{{ tenant.values.oncall }}/{{ host }}"}
          - type: section
            text: "{{ mention('here') }} {{ days }}"
        """,
    ENGLISH: """\
        texts:
          title: "Disk of {host} almost full"
          left: {one: "{count} day left on {host}", other: "{count} days left on {host}"}
        """,
    FRENCH: """\
        texts:
          title: "Le disque de {host} est presque plein"
          left: {one: "encore {count} jour sur {host}", other: "encore {count} jours sur {host}"}
        """,
    "fixtures/acme/tenant.yaml": "severities: {critical: {channel: C0000000002}}\n",
    PATCH: """\
        patch:
          - after: summary
            blocks: [{type: divider}]
        tests: [{sample: soon, max_chars: 1000}]
        """,
    "fixtures/beta/tenant.yaml": "extends: acme\n",
    "fixtures/beta/disk-full.yaml": """\
        patch:
          - remove: actions
        golden: [soon]
        """,
    "locales/fr-FR.po": """\
        msgid "Acknowledge"
        msgstr "Acquitter"

        msgid "critical"
        msgstr "Critique"
        """,
}
SOUND = {path: dedent(content) for path, content in SOUND.items()}

CASES = [
    pytest.param(FIXTURE, "days: {type", "\tdays: {type", f"{FIXTURE}:4:3", "yaml", id="a tab"),
    pytest.param(FIXTURE, "variables:", "variabels:", f"{FIXTURE}:2:1", "schema", id="variables"),
    pytest.param(FIXTURE, "samples:", "sampels:", f"{FIXTURE}:5:1", "schema", id="samples"),
    pytest.param(FIXTURE, "blocks:", "block:", f"{FIXTURE}:9:1", "schema", id="blocks"),
    pytest.param(FIXTURE, "\ntext:", "\ntxt:", f"{FIXTURE}:7:1", "schema", id="text"),
    pytest.param(FIXTURE, "severity: critical", "severty: critical", f"{FIXTURE}:1:1", "schema"),
    pytest.param(FIXTURE, "severity: critical\n", "", f"{FIXTURE}:1:1", "severity", id="none"),
    pytest.param(FIXTURE, ": critical", ": critcal", f"{FIXTURE}:1:11", "severity", id="severity"),
    pytest.param(FIXTURE, ": critical", ": *this", f"{FIXTURE}:1:11", "yaml", id="no such anchor"),
    pytest.param(FIXTURE, "samples:", "samples:\n  <<: {}", f"{FIXTURE}:6:3", "yaml", id="a merge"),
    pytest.param(
        FIXTURE, "  host: {", "  hots: {", f"{FIXTURE}:12:71", "undefined-name", id="name"
    ),
    pytest.param(FIXTURE, "type: actions", "type: action", f"{FIXTURE}:13:11", "block-type"),
    pytest.param(FIXTURE, "text: Open", f'text: "{"x" * 76}"', f"{FIXTURE}:16:31", "block-length"),
    pytest.param(PATCH, "patch:", "blocks: []\npatch:", f"{PATCH}:2:1", "patch", id="both"),
    pytest.param(
        PATCH,
        "patch:\n  - after: summary\n    blocks: [{type: divider}]",
        "blocks: none",
        f"{PATCH}:1:9",
        "schema",
        id="no list",
    ),
    pytest.param(ROOT, "  critical: {", "  critical: ", f"{ROOT}:4:13", "yaml", id="no settings"),
    pytest.param(ROOT, "\nseverities:", "\nseverites:", f"{ROOT}:3:1", "schema", id="severities"),
    pytest.param(ROOT, "\nvalues:", "\nvlaues:", f"{ROOT}:8:1", "schema", id="values"),
    pytest.param(ROOT, "\nmentions:", "\nmention:", f"{ROOT}:9:1", "schema", id="mentions"),
    pytest.param(ROOT, "#2EB67D", "#2EB67", f"{ROOT}:7:21", "schema", id="a color"),
    pytest.param(ROOT, ', emoji: ":eyes:"', "", f"{ROOT}:7:13", "status", id="no emoji"),
    pytest.param(ROOT, "https:", "http:", f"{ROOT}:8:18", "template", id="an address"),
    pytest.param(ROOT, "[en-US,", "[en_US,", f"{ROOT}:1:11", "schema", id="a tag"),
    pytest.param(ENGLISH, "title", "titel", f"{FIXTURE}:7:37", "text-unknown", id="a text"),
    pytest.param(ENGLISH, "almost", "{almost}", f"{ENGLISH}:2:26", "placeholder-extra"),
    pytest.param(
        ENGLISH,
        "on {host}",
        "on {hots}",
        f"{ENGLISH}:3:36",
        "placeholder-extra",
        id="a form",
    ),
    pytest.param(
        FRENCH, 'one: "encore {count} jour sur {host}"', 'one: ""', f"{FRENCH}:3:15", "plural-empty"
    ),
    pytest.param(
        FRENCH, "presque plein", f"plein {TOKEN}", f"{FRENCH}:2:41", "token-in-clear", id="a token"
    ),
    pytest.param(FRENCH, "texts:", "txts:", f"{FRENCH}:1:1", "schema", id="texts"),
    pytest.param(
        "locales/fr-FR.po", '"Critique"', '"Critique', "locales/fr-FR.po:5:8", "po", id="a catalog"
    ),
]


def found(root: dict[str, str], make_store: MakeStore) -> list[str]:
    report = validate(Store(make_store(root)))
    return [f"{one.place} {one.check}" for one in report.findings]


def test_nothing_is_wrong_without_a_fault(make_store: MakeStore) -> None:
    assert found(SOUND, make_store) == []


@pytest.mark.parametrize(("path", "old", "new", "place", "check"), CASES)
def test_one_fault_is_one_finding(
    path: str, old: str, new: str, place: str, check: str, make_store: MakeStore
) -> None:
    assert old in SOUND[path]

    assert found(SOUND | {path: SOUND[path].replace(old, new, 1)}, make_store) == [
        f"{place} {check}"
    ]


def test_a_misspelt_text_with_marks_is_one_fault(make_store: MakeStore) -> None:
    marks = 'sources: {title: "00000000"}\nstates: {title: reviewed}\n'
    misspelt = SOUND[FRENCH].replace("title", "titel") + marks

    assert found(SOUND | {FRENCH: misspelt}, make_store) == [f"{FRENCH}:2:3 text-unused"]


def test_marks_of_a_text_that_is_gone_are_one_fault(make_store: MakeStore) -> None:
    marks = 'sources: {other: "00000000"}\nstates: {other: reviewed}\n'

    assert found(SOUND | {FRENCH: SOUND[FRENCH] + marks}, make_store) == [f"{FRENCH}:4:11 schema"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("fixtures/default/fr-FR", "fixtures/default/fr_FR", id="a folder"),
        pytest.param("locales/fr-FR.po", "locales/fr-fr.po", id="a catalog"),
    ],
)
def test_a_misnamed_locale_is_one_fault(old: str, new: str, make_store: MakeStore) -> None:
    files = {path.replace(old, new): content for path, content in SOUND.items()}

    assert found(files, make_store) == [f"{new}:1:1 schema"]


def test_equal_constants_are_faulty_each_where_it_stands(make_store: MakeStore) -> None:
    faulty = 'values: {oncall: "http://oncall.example.com"}\n'
    tenants = [f"fixtures/{name}/tenant.yaml" for name in ("gamma", "omega")]

    assert found(SOUND | dict.fromkeys(tenants, faulty), make_store) == [
        f"{path}:1:18 template" for path in tenants
    ]


def test_what_the_root_lacks_is_one_fault(make_store: MakeStore) -> None:
    files = {path: content for path, content in SOUND.items() if path != ROOT}

    assert found(files, make_store) == [f"{ROOT}:1:1 extends"]


def test_a_severity_that_is_gone_is_one_fault_for_all_heirs(make_store: MakeStore) -> None:
    heirs = {f"fixtures/heir-{number}/tenant.yaml": "name: x\n" for number in range(20)}
    files = SOUND | heirs | {FIXTURE: SOUND[FIXTURE].replace(": critical", ": minor")}
    report = validate(Store(make_store(files)))

    (finding,) = report.findings
    assert (finding.check, finding.tenants) == ("severity", 23)


def test_a_patch_of_a_fixture_that_is_gone_is_one_fault_a_file(make_store: MakeStore) -> None:
    files = {path: content for path, content in SOUND.items() if path != FIXTURE}

    assert found(files, make_store) == [f"{ROOT}:12:14 schema", f"{PATCH}:2:12 patch"]
