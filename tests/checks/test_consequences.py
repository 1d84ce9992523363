"""What follows from a fault is not told of again: one mending, one finding, whoever inherits it."""

from __future__ import annotations

from textwrap import dedent
from typing import TYPE_CHECKING

import pytest

from fixturectl.actions.store import Store
from fixturectl.actions.validate import validate
from fixturectl.texts.translations import fingerprint

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
TITLE = "Disk of {host} almost full"
LEFT = {"one": "{count} day left on {host}", "other": "{count} days left on {host}"}
SOUND[FRENCH] += f'sources: {{title: "{fingerprint(TITLE)}", left: "{fingerprint(LEFT)}"}}\n'

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
        FRENCH, "{count} jour sur", "{cuont} jour sur", f"{FRENCH}:3:23", "placeholder-extra"
    ),
    pytest.param(
        ENGLISH,
        "on {host}",
        "on {hots}",
        f"{ENGLISH}:3:36",
        "placeholder-extra",
        id="a form",
    ),
    pytest.param(
        ENGLISH, "{host} a", "{{ host }} a", f"{ENGLISH}:2:19", "jinja-in-text", id="jinja"
    ),
    pytest.param(ENGLISH, "almost full", "full", f"{FRENCH}:2:3", "stale", id="another text"),
    pytest.param(
        ENGLISH, "days left", "<!channel> days", f"{ENGLISH}:3:61", "mention-denied", id="a mention"
    ),
    pytest.param(
        FIXTURE,
        "samples:",
        "  rack: {type: string, example: r1}\nsamples:",
        f"{FIXTURE}:5:3",
        "variable-unused",
        id="a variable that nothing reads, and a route lacks",
    ),
    pytest.param(FIXTURE, "text: Open", 'text: ""', f"{FIXTURE}:16:30", "block-length", id="empty"),
    pytest.param(
        FIXTURE,
        "block_id: summary",
        "block_id: summary\n    when: status == 'fireing'",
        f"{FIXTURE}:12:22",
        "status",
        id="a comparison",
    ),
    pytest.param(
        ROOT,
        "fallback:",
        "checks: {paths: {fixtures/acm/: {stale: off}}}\nfallback:",
        f"{ROOT}:14:18",
        "ignore-unused",
        id="a path",
    ),
    pytest.param(ENGLISH, f'"{TITLE}"', '" "', f"{ENGLISH}:2:10", "text-missing", id="no text"),
    pytest.param(
        ENGLISH,
        'one: "{count} day left on {host}", ',
        "",
        f"{ENGLISH}:3:3",
        "plural-missing",
        id="a form that is gone",
    ),
    pytest.param(
        FRENCH, 'one: "encore {count} jour sur {host}"', 'one: ""', f"{FRENCH}:3:15", "plural-empty"
    ),
    pytest.param(
        FRENCH, "presque plein", f"plein {TOKEN}", f"{FRENCH}:2:41", "token-in-clear", id="a token"
    ),
    pytest.param(FRENCH, "texts:", "txts:", f"{FRENCH}:1:1", "schema", id="texts"),
    pytest.param(
        ROOT,
        "C0000000001",
        '"#alerts"',
        f"{ROOT}:4:40",
        "schema",
        id="a channel that a route names too",
    ),
    pytest.param(ROOT, '":fire:", channel', '"", channel', f"{ROOT}:4:21", "schema", id="emoji"),
    pytest.param(ROOT, "[here]", "[heer]", f"{ROOT}:9:12", "schema", id="a mention of a tenant"),
    pytest.param(ROOT, "firing:", "fireing:", f"{ROOT}:5:1", "status", id="the first status"),
    pytest.param(
        ROOT, "{host: ", "{hots: ", f"{ROOT}:13:23", "route-variable", id="a route's name"
    ),
    pytest.param(ROOT, "match: {", "mtch: {", f"{ROOT}:11:5", "schema", id="what a route matches"),
    pytest.param(
        ROOT,
        "fallback:",
        "  - match: {team: db, a: x}\n    fixture: other\n"
        "  - match: {team: db, b: x}\n    fixture: other\nfallback:",
        f"{ROOT}:14:5",
        "route-unreachable",
        id="a route that takes the alerts of two",
    ),
    pytest.param(FIXTURE, ": critical", ": Critical", f"{FIXTURE}:1:11", "schema", id="a capital"),
    pytest.param(
        FIXTURE, "days: {type: integer", "days: {type: intger", f"{FIXTURE}:4:16", "schema"
    ),
    pytest.param(FIXTURE, "  host: {", "  ho-st: {", f"{FIXTURE}:3:3", "schema", id="a bad name"),
    pytest.param(
        FIXTURE, "maximum: 90", "maximum: 0", f"{FIXTURE}:4:34", "variable-value", id="a limit"
    ),
    pytest.param(
        FIXTURE,
        "samples:",
        "  all: {type: object, feilds: {a: string}, default: null}\nsamples:",
        f"{FIXTURE}:5:23",
        "schema",
        id="fields",
    ),
    pytest.param(FIXTURE, "  soon:", "  Soon!:", f"{FIXTURE}:6:3", "schema", id="a sample's name"),
    pytest.param(PATCH, "after:", "aftr:", f"{PATCH}:2:5", "schema", id="what a patch does"),
    pytest.param(
        FRENCH, "  left:", "  title:", f"{FRENCH}:3:3", "yaml", id="a text that is there twice"
    ),
    pytest.param(
        FRENCH,
        '  title: "Le disque de {host} est presque plein"\n',
        "",
        f"{FRENCH}:3:11",
        "schema",
        id="a text that is gone, and its hash is not",
    ),
    pytest.param(
        FRENCH, "{one:", "{few:", f"{FRENCH}:3:15", "plural-count", id="the wrong plural form"
    ),
    pytest.param(
        FRENCH, "Le disque", "*Le* disque", f"{FRENCH}:2:11", "mrkdwn-in-plain", id="added markup"
    ),
    pytest.param(
        FRENCH, "{host} est", "{rack} est", f"{FRENCH}:2:24", "placeholder-renamed", id="translated"
    ),
    pytest.param(
        FRENCH,
        '"Le disque de {host} est presque plein"',
        "*title",
        f"{FRENCH}:2:10",
        "yaml",
        id="a text without its quotes",
    ),
    pytest.param(FIXTURE, "blocks:", "blocks:\n  -", f"{FIXTURE}:10:4", "schema", id="no block"),
    pytest.param(FIXTURE, "blocks:", "blocks:\n  - x", f"{FIXTURE}:10:5", "schema", id="a text"),
    pytest.param(
        FIXTURE,
        "block_id: summary",
        "block_id: summary\n    when: days == '3'",
        f"{FIXTURE}:12:20",
        "variable-value",
        id="a number that is compared with a text",
    ),
    pytest.param(
        ENGLISH, SOUND[ENGLISH], "texts: {}\n", f"{FIXTURE}:7:37", "text-unknown", id="no source"
    ),
    pytest.param(
        FRENCH, SOUND[FRENCH], "texts: {}\n", f"{FRENCH}:1:1", "text-missing", id="no translation"
    ),
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


def test_what_a_template_hands_to_all_languages_is_one_fault(make_store: MakeStore) -> None:
    files = {
        FIXTURE: SOUND[FIXTURE].replace("count=days", "count=days, rate=host"),
        ENGLISH: SOUND[ENGLISH].replace("{count} day", "{rate:percent} {count} day"),
        FRENCH: SOUND[FRENCH].replace("{count} jour", "{rate:percent} {count} jour"),
    }
    places = sorted(one.split()[0] for one in found(SOUND | files, make_store))

    assert places == [f"{ENGLISH}:3:16", f"{ENGLISH}:3:68"]  # in each form


def test_an_address_is_one_fault_whatever_the_tenants_put_in(make_store: MakeStore) -> None:
    files = {
        FIXTURE: SOUND[FIXTURE].replace("}}/{{ host }}", "}}/a b"),
        "fixtures/acme/tenant.yaml": 'values: {oncall: "https://acme.example.com"}\n',
    }

    (finding,) = validate(Store(make_store(SOUND | files))).findings

    assert (finding.check, finding.tenants) == ("block-format", 2)  # beta removes the button


def test_a_misspelt_text_with_marks_is_one_fault(make_store: MakeStore) -> None:
    misspelt = SOUND[FRENCH].replace("title", "titel", 1) + "states: {title: reviewed}\n"

    assert found(SOUND | {FRENCH: misspelt}, make_store) == [f"{FRENCH}:2:3 text-unused"]


def test_marks_of_a_text_that_is_gone_are_one_fault(make_store: MakeStore) -> None:
    marked = SOUND[FRENCH].replace("sources: {", 'sources: {other: "00000000", ')
    marked += "states: {other: reviewed}\n"

    assert found(SOUND | {FRENCH: marked}, make_store) == [f"{FRENCH}:4:11 schema"]


def test_names_that_differ_by_case_are_one_fault(make_store: MakeStore) -> None:
    twin = "fixtures/default/fr-FR/Disk-Full.yaml"

    assert [one.split(":")[0] for one in found(SOUND | {twin: "texts: {}\n"}, make_store)] in (
        [FRENCH],
        [twin],
    )


def test_owners_that_are_wrong_are_not_held_against_codeowners(make_store: MakeStore) -> None:
    sound, wrong = (SOUND[ROOT] + f'owners: {{"*": {said}}}\n' for said in ("['@acme/x']", "acme"))

    assert found(SOUND | {ROOT: sound}, make_store) == [f"{ROOT}:15:1 codeowners"]
    assert found(SOUND | {ROOT: wrong}, make_store) == [f"{ROOT}:15:15 schema"]


def test_a_catalog_that_serves_nobody_is_one_fault(make_store: MakeStore) -> None:
    files = {path.replace("locales/fr-FR", "locales/fr"): text for path, text in SOUND.items()}

    (finding,) = validate(Store(make_store(files))).findings

    assert (str(finding.place), finding.check) == (f"{ROOT}:1:18", "phrase-missing")
    assert finding.hint.startswith("rename locales/fr.po to locales/fr-FR.po")


@pytest.mark.parametrize(
    ("old", "new", "check"),
    [
        pytest.param(FIXTURE, "fixtures/default/Disk_Full.yaml", "schema", id="a fixture"),
        pytest.param(FIXTURE, "fixtures/default/disk-full.yml", "schema", id="an ending"),
        pytest.param(ENGLISH, "fixtures/default/en-US/disk_full.yaml", "schema", id="source texts"),
        pytest.param(FRENCH, "fixtures/default/fr-FR/Disk-full.yaml", "schema", id="texts"),
        pytest.param(
            ENGLISH,
            "fixtures/default/en-US/disk-ful.yaml",
            "text-unused",
            id="misspelt source texts",
        ),
        pytest.param(
            FRENCH, "fixtures/default/fr-FR/disk-ful.yaml", "text-unused", id="misspelt texts"
        ),
    ],
)
def test_a_file_with_a_wrong_name_is_one_fault(
    old: str, new: str, check: str, make_store: MakeStore
) -> None:
    files = {path.replace(old, new): content for path, content in SOUND.items()}

    assert found(files, make_store) == [f"{new}:1:1 {check}"]


@pytest.mark.parametrize(
    ("locale", "level"), [pytest.param("en-US", "error"), pytest.param("fr-FR", "warning")]
)
def test_a_misspelt_file_is_as_grave_as_what_its_texts_leave(
    locale: str, level: str, make_store: MakeStore
) -> None:
    folder = f"fixtures/default/{locale}/"
    files = {
        path.replace(f"{folder}disk-full", f"{folder}disk-ful"): content
        for path, content in SOUND.items()
    }

    (finding,) = validate(Store(make_store(files))).findings

    assert finding.level == level


@pytest.mark.parametrize(
    ("text", "blocks", "level"),
    [
        pytest.param("{{ t.title }}", "{type: section, text: hi}", "warning", id="no fallback"),
        pytest.param("{{ t.title }}", "{type: section, text: '{{ t.title }}'}", "error", id="all"),
        pytest.param("hi", "{type: header, text: '{{ t.title }}'}", "error", id="a header"),
        pytest.param("{{ t.title }}", "", "error", id="nothing is said"),
    ],
)
def test_an_empty_text_is_one_fault_as_grave_as_what_it_does(
    text: str, blocks: str, level: str, make_store: MakeStore
) -> None:
    files = {
        "fixtures/default/other.yaml": f'severity: critical\ntext: "{text}"\nblocks: [{blocks}]\n',
        "fixtures/default/en-US/other.yaml": 'texts: {title: ""}\n',
        "fixtures/default/fr-FR/other.yaml": 'texts: {title: "Disque"}\n',
    }

    (finding,) = validate(Store(make_store(SOUND | files))).findings

    assert (str(finding.place), finding.check) == (
        "fixtures/default/en-US/other.yaml:1:16",
        "text-missing",
    )
    assert finding.level == level


def test_a_message_that_says_nothing_lacks_no_fallback(make_store: MakeStore) -> None:
    silent = 'severity: critical\nblocks: [{type: header, text: ""}]\n'
    told = silent.replace('""', "Hello")
    path = "fixtures/default/other.yaml"

    assert found(SOUND | {path: silent}, make_store) == [f"{path}:2:31 block-length"]
    assert found(SOUND | {path: told}, make_store) == [f"{path}:1:1 block-fallback"]


UNUSED = SOUND[FIXTURE].replace("samples:", "  rack: {type: string, example: r1}\nsamples:")


@pytest.mark.parametrize(
    ("files", "told"),
    [
        pytest.param({}, ["error"], id="alerts lose their form for it"),
        pytest.param(
            {FIXTURE: UNUSED.replace("r1}", "r1, default: r0}")}, ["warning"], id="it is optional"
        ),
        pytest.param(
            {ROOT: SOUND[ROOT].replace("{host: ", '{rack: "{labels.rack}", host: ')},
            ["warning"],
            id="the route gives it",
        ),
        pytest.param(
            {ROOT: SOUND[ROOT] + "checks: {variable-unused: off}\n"},
            ["route"],
            id="who accepts the one is told of the other",
        ),
        pytest.param(
            {ROOT: SOUND[ROOT].replace("fallback: other", "fallback: disk-full")},
            ["error", "route", "route"],
            id="a fallback; the variables that are read are its own faults",
        ),
    ],
)
def test_a_variable_that_nothing_reads_is_as_grave_as_what_it_costs(
    files: dict[str, str], told: list[str], make_store: MakeStore
) -> None:
    findings = validate(Store(make_store(SOUND | {FIXTURE: UNUSED} | files))).findings

    levels = {"variable-unused": "", "route-variable": "route"}
    assert sorted(levels[one.check] or one.level for one in findings) == told


def test_a_stale_translation_shows_again_once_its_source_is_accepted(make_store: MakeStore) -> None:
    broken = SOUND[ENGLISH].replace("almost", "{almost}")
    off = SOUND[ROOT] + "checks: {placeholder-extra: off}\n"

    assert found(SOUND | {ENGLISH: broken, ROOT: off}, make_store) == [f"{FRENCH}:2:3 stale"]


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
