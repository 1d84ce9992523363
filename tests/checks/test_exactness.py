"""One fault is one finding, at the very characters, with the nearest name."""

from __future__ import annotations

from textwrap import dedent
from typing import TYPE_CHECKING

import pytest
from examples import SOUND

from fixturectl.actions.store import Store
from fixturectl.actions.validate import validate

if TYPE_CHECKING:
    from conftest import MakeStore

TENANT = "fixtures/acme/tenant.yaml"
FIXTURE = "fixtures/acme/disk-full.yaml"
ENGLISH = "fixtures/acme/en-US/disk-full.yaml"
FRENCH = "fixtures/acme/fr-FR/disk-full.yaml"
HEAD = """\
severity: critical
variables:
  host: {type: string, example: db-1, max_length: 40}
"""
MORE = """\
severity: critical
variables:
  more: {type: string, example: a, default: null}
  host: {type: string, example: db-1, max_length: 40}
"""
COUNTED = """\
severity: critical
variables:
  days: {type: integer, example: 3}
  host: {type: string, example: db-1}
text: "{{ t.title }} {{ t('left', count=days) }}"
"""
TOKEN = "xoxb-" + "123456789012-1234567890123-AbCdEfGhIjKlMnOpQrStUvWx"


def texts(**forms: str) -> str:
    return "texts:\n" + "".join(f"  {key}: {value}\n" for key, value in forms.items())


CASES = [
    pytest.param(
        {FRENCH: "texts:\n  title: >-\n    Le disque de\n    la {hsot} est\n    presque plein\n"},
        [f"{FRENCH}:4:8: error: unknown placeholder {{hsot}} [placeholder-extra]"],
        id="a placeholder in a folded text",
    ),
    pytest.param(
        {FRENCH: texts(title=r'"Le \u201c disque \u201d de {hsot}"')},
        [f"{FRENCH}:2:38: error: unknown placeholder {{hsot}} [placeholder-extra]"],
        id="a placeholder behind escapes",
    ),
    pytest.param(
        {ENGLISH: texts(title='"Disk of {hsot} almost full"')},
        [f"{ENGLISH}:2:19: error: unknown placeholder {{hsot}} [placeholder-extra]"],
        id="what is wrong in the source is not found in its translations again",
    ),
    pytest.param(
        {FRENCH: texts(title='"{host} {host}"')},
        [
            (
                f"{FRENCH}:2:18: error: {{host}} is too much: the source text has it less often"
                " [placeholder-extra]"
            )
        ],
        id="a placeholder too many",
    ),
    pytest.param(
        {FRENCH: texts(title='"Disque {tenant}"')},
        [
            (
                f"{FRENCH}:2:18: error: {{tenant}} stands where the source text has {{host}}"
                " [placeholder-renamed]"
            )
        ],
        id="a known name in place of another",
    ),
    pytest.param(
        {
            ENGLISH: texts(title='"{host} and {host}"'),
            FRENCH: texts(title='"{host} et lui"'),
        },
        [f"{FRENCH}:2:11: error: the source text says {{host}} more often [placeholder-missing]"],
        id="a placeholder too few",
    ),
    pytest.param(
        {FIXTURE: HEAD.replace("variables", "variabels") + 'text: "{{ t.title }} {{ host }}"\n'},
        [f'{FIXTURE}:2:1: error: unknown key "variabels" [schema]'],
        id="misspelt variables are not undefined names too",
    ),
    pytest.param(
        {FIXTURE: HEAD.replace("string", "strin") + 'text: "{{ t.title }} {{ host }}"\n'},
        [
            (
                f"{FIXTURE}:3:16: error: variables.host.type must be a type, not the text"
                ' "strin" [schema]'
            )
        ],
        id="a variable of no type is no undefined name",
    ),
    pytest.param(
        {ENGLISH: 'txets:\n  title: "Disk of {host} almost full"\n'},
        [f'{ENGLISH}:1:1: error: unknown key "txets" [schema]'],
        id="misspelt texts are not unknown ones too",
    ),
    pytest.param(
        {FRENCH: 'txets:\n  title: "Disk of {host} almost full"\n'},
        [f'{FRENCH}:1:1: error: unknown key "txets" [schema]'],
        id="misspelt texts of a translation are not missing",
    ),
    pytest.param(
        {
            FIXTURE: HEAD
            + 'text: "{{ t.title }}"\nblocks: [{type: header, text: "{{ t.titel }}"}]\n'
        },
        [f"{FIXTURE}:5:37: error: unknown text titel [text-unknown]"],
        id="a misspelt text, and no empty header",
    ),
    pytest.param(
        {FIXTURE: HEAD + "text: \"{{ t('titel', a=1) }} {{ t.advice }} {{ t.advice }}\"\n"},
        [
            f"{FIXTURE}:4:14: error: unknown text titel [text-unknown]",
            f"{FIXTURE}:4:35: error: unknown text advice [text-unknown]",
        ],
        id="a missing text is told of once",
    ),
    pytest.param(
        {ENGLISH: texts(titel='"Disk of {host} almost full"')},
        [f"{FIXTURE}:4:13: error: unknown text title [text-unknown]"],
        id="a text misspelt at its source is not unused too",
    ),
    pytest.param(
        {"fixtures/acme/tenant.yaml": "default_locale: fr-FR\n", ENGLISH: "texts: {}\n"},
        [f"{FIXTURE}:4:13: error: the source locale en-US has no text title [text-unknown]"],
        id="a text that only a translation has",
    ),
    pytest.param(
        {
            ENGLISH: texts(title='"Disk of {host}"', old='"x"'),
            FRENCH: texts(title='"Disque de {host}"', old='"y"'),
        },
        [f"{ENGLISH}:3:3: warning: no template uses the text old [text-unused]"],
        id="an unused text is found at its source, not in each translation",
    ),
    pytest.param(
        {FRENCH: texts(title='"Disque de {host}"', old='"y"')},
        [f"{FRENCH}:3:3: warning: no template uses the text old [text-unused]"],
        id="an unused text that only a translation has",
    ),
    pytest.param(
        {FIXTURE: MORE + 'text: "{{ t.title }}"\n'},
        [f"{FIXTURE}:3:3: warning: nothing reads the variable more [variable-unused]"],
        id="an unused variable",
    ),
    pytest.param(
        {
            FIXTURE: MORE + 'text: "{{ t.title }}"\n',
            "fixtures/beta/tenant.yaml": "extends: acme\n",
            "fixtures/beta/disk-full.yaml": "text: \"{{ t.title }} {{ more | default('') }}\"\n",
        },
        [],
        id="a variable that an heir reads",
    ),
    pytest.param(
        {
            FIXTURE: MORE + 'text: "{{ t.title }}"\n',
            "fixtures/beta/tenant.yaml": "extends: acme\n",
            "fixtures/beta/disk-full.yaml": 'text: "{{ t.title "\n',
        },
        [f"{'fixtures/beta/disk-full.yaml'}:1:8: error: {{{{ is never closed [template]"],
        id="nobody knows what an unreadable heir reads",
    ),
    pytest.param(
        {
            FIXTURE: MORE + 'text: "{{ t.title }}"\n',
            "fixtures/acme/es-ES/disk-full.yaml": "texts: [\n",
        },
        [
            (
                "fixtures/acme/es-ES/disk-full.yaml:1:8: error: "
                'this "[" is not closed as a list or mapping [yaml]'
            )
        ],
        id="nobody knows what an unreadable text reads",
    ),
    pytest.param(
        {
            ENGLISH: texts(title='"Disk of {host}"', old='"x"'),
            "fixtures/beta/tenant.yaml": "extends: acme\n",
            "fixtures/beta/disk-full.yaml": 'text: "{{ t.title }} {{ t.old }}"\n',
            "fixtures/beta/fr-FR/disk-full.yaml": texts(old='"y"'),
        },
        [],
        id="a text that an heir shows",
    ),
    pytest.param(
        {
            ENGLISH: texts(title='"Disk of {host}"', old='"x"'),
            "fixtures/beta/tenant.yaml": "extends: acme\n",
            "fixtures/beta/disk-full.yaml": 'text: "{{ t.title "\n',
        },
        [f"{'fixtures/beta/disk-full.yaml'}:1:8: error: {{{{ is never closed [template]"],
        id="nobody knows what an unreadable heir shows",
    ),
    pytest.param(
        {FIXTURE: MORE + 'text: "{{ t.title }}"\nblocks:\n  - {type: divider, for: x of more}\n'},
        [f"{FIXTURE}:7:26: error: for reads NAME in LIST [template]"],
        id="nothing is unused beside what can't be read",
    ),
    pytest.param(
        {FIXTURE: HEAD + 'text: "{{ t.title }}"\nblocks: [{type: divider, when: nope}]\n'},
        [f"{FIXTURE}:5:32: error: unknown name nope [undefined-name]"],
        id="an undefined name in a condition",
    ),
    pytest.param(
        {FIXTURE: HEAD + 'text: "{{ t.title }}"\nblocks: [{type: divider, for: a in nope}]\n'},
        [f"{FIXTURE}:5:36: error: unknown name nope [undefined-name]"],
        id="an undefined name in a loop",
    ),
    pytest.param(
        {FIXTURE: HEAD + "text: \"{{ t.title }} {{ nope | default('x') }}\"\n"},
        [f"{FIXTURE}:4:25: error: unknown name nope [undefined-name]"],
        id="an undefined name is no null",
    ),
    pytest.param(
        {FIXTURE: HEAD + 'text: "{{ t.title }} {{ tenant.nmae }}"\n'},
        [f"{FIXTURE}:4:32: error: there is no nmae in it [undefined-name]"],
        id="an undefined member",
    ),
    pytest.param(
        {FIXTURE: HEAD.replace("critical", "critcal") + 'text: "{{ severity | urgency_emoji }}"\n'},
        [
            f'{FIXTURE}:1:11: error: there is no severity "critcal" [severity]',
            f"{ENGLISH}:2:3: warning: no template uses the text title [text-unused]",
        ],
        id="an unknown severity has no emoji either",
    ),
    pytest.param(
        {FIXTURE: HEAD + "text: \"{{ t.title }} {{ 'critcal' | urgency_emoji }}\"\n"},
        [f"{FIXTURE}:4:37: error: urgency_emoji: no severity of that name [template]"],
        id="a template that names an unknown severity",
    ),
    pytest.param(
        {
            TENANT: "statuses: {firing: null}\n",
            FIXTURE: HEAD + 'text: "{{ t.title }}"\ncolor: "{{ status | status_color }}"\n'
            "blocks: [{type: divider}]\n",
        },
        [
            (
                f"{TENANT}:1:1: error: there is no status firing: alerts have it unless they say"
                " otherwise [status]"
            )
        ],
        id="a status that is not there has no color either",
    ),
    pytest.param(
        {"fixtures/beta/tenant.yaml": "extends: acme\nseverities: {critical: null}\n"},
        [f'{FIXTURE}:1:11: error: there is no severity "critical" [severity]'],
        id="a severity that an heir removes",
    ),
    pytest.param(
        {
            TENANT: "routes: [{match: {a: b}, fixture: disk-full, severity: critcal, "
            "variables: {host: a}}]\nfallback: null\n"
        },
        [f'{TENANT}:1:56: error: there is no severity "critcal" [severity]'],
        id="a route to an unknown severity",
    ),
    pytest.param(
        {
            TENANT: "routes: [{match: {a: b}, fixture: disk-full, severity: '{labels.a}', "
            "variables: {host: a}}]\nfallback: null\n"
        },
        [],
        id="a route that takes the severity from a label",
    ),
    pytest.param(
        {
            TENANT: "routes: [{fixture: disk-full, variables: {host: 'a {label.x}'}}]\n"
            "fallback: null\n"
        },
        [f"{TENANT}:1:53: error: an alert has no label.x [route-placeholder]"],
        id="a placeholder at its character",
    ),
    pytest.param(
        {TENANT: "routes: [{fixture: disk-full, variables: {host: {labels.x}}}]\nfallback: null\n"},
        [
            (
                f"{TENANT}:1:49: error: this is a mapping, not a text with a placeholder"
                " [route-placeholder]"
            )
        ],
        id="a placeholder without quotes",
    ),
    pytest.param(
        {
            TENANT: "routes: [{fixture: disk-full, key: '{x}', severity: 'a}',"
            " variables: {host: a}}]\nfallback: null\n"
        },
        [
            f"{TENANT}:1:38: error: an alert has no x [route-placeholder]",
            f"{TENANT}:1:55: error: a }} stands alone [route-placeholder]",
        ],
        id="placeholders of a key and a severity",
    ),
    pytest.param(
        {TENANT: "routes: [{fixture: disk-full, variables: {host: {each: a}}}]\nfallback: null\n"},
        [
            (
                f"{TENANT}:1:49: error: host is no list: each: makes one with an item for each"
                " alert [route-variable]"
            )
        ],
        id="an item for each alert where there is no list",
    ),
    pytest.param(
        {
            FIXTURE: HEAD.replace("string", "integer").replace("db-1, max_length: 40", "1")
            + 'text: "{{ t.title }}"\n',
            TENANT: "routes: [{fixture: disk-full, variables: {host: many},"
            " defaults: {host: '{labels.a}'}}]\nfallback: null\n",
        },
        [
            f'{TENANT}:1:49: error: host: a whole number is expected, not "many" [route-variable]',
            (
                f"{TENANT}:1:73: error: host: a whole number is expected,"
                ' not "{labels.a}" [route-variable]'
            ),
        ],
        id="constants that don't fit",
    ),
    pytest.param(
        {
            FIXTURE: HEAD.replace("string, ", "list, of: string, ").replace(
                "db-1, max_length: 40", "[a]"
            )
            + 'text: "{{ t.title }}"\n',
            TENANT: "routes: [{fixture: disk-full, variables: {host: [{labels.a}, '{labels.b}']}},"
            " {match: {a: b}, fixture: disk-full, variables: {host: {each: '{x}'}}}]\n"
            "fallback: null\n",
        },
        [
            (
                f"{TENANT}:1:50: error: this is a mapping, not a text with a placeholder"
                " [route-placeholder]"
            ),
            (
                f"{TENANT}:1:79: warning: no alert comes here: the route of line 1 matches all"
                " of them [route-unreachable]"
            ),
            f"{TENANT}:1:142: error: an alert has no x [route-placeholder]",
        ],
        id="placeholders within lists and mappings",
    ),
    pytest.param(
        {
            TENANT: "channels: ['ENC[AES256_GCM,data:a,iv:a,tag:a,type:str]']\n"
            "routes: [{fixture: disk-full, channel: C0999, variables: {host: a}}]\nfallback: null\n"
        },
        [],
        id="a channel that may be among those that are sealed",
    ),
    pytest.param(
        {
            TENANT: "routes: # fixturectl: ignore[route-fallback] all is routed\n"
            "  - {fixture: disk-full, variables: {host: '{labels.host}'}}\n"
        },
        [],
        id="routes for everything need no fallback",
    ),
    pytest.param(
        {
            TENANT: "routes:\n"
            "  # fixturectl: ignore[route-variable] it comes with the next release\n"
            "  - {fixture: disk-full, variables: {host: a, hots: b}}\nfallback: null\n"
        },
        [],
        id="a finding of a fixture in the settings can be ignored there",
    ),
    pytest.param(
        {"fixtures/default/tenant.yaml": "severities: [\n"},
        [
            (
                "fixtures/default/tenant.yaml:1:13: error: "
                'this "[" is not closed as a list or mapping [yaml]'
            )
        ],
        id="severities that can't be read are not unknown",
    ),
    pytest.param(
        {FIXTURE: "severity: critical\ntext: [\n"},
        [f'{FIXTURE}:2:7: error: this "[" is not closed as a list or mapping [yaml]'],
        id="a fixture that can't be read says nothing",
    ),
    pytest.param(
        {
            TENANT: "extends: gamma\n",
            "fixtures/gamma/tenant.yaml": "extends: beta\n",
            "fixtures/beta/tenant.yaml": "extends: gamma\n",
        },
        [
            (
                "fixtures/beta/tenant.yaml:1:10: error: tenants extend each other in a circle:"
                " gamma -> beta -> gamma [extends]"
            )
        ],
        id="a circle and who leads into it",
    ),
    pytest.param(
        {TENANT: "locales: [fr_FR]\n"},
        [
            (
                f"{TENANT}:1:11: error: locales[0] must be a locale such as fr-FR, not the text"
                ' "fr_FR" [schema]'
            )
        ],
        id="a locale with an underscore",
    ),
    pytest.param(
        {TENANT: "locales: [en-US, fr-FR, english-speaking]\n"},
        [f"{TENANT}:1:25: error: unknown language 'english' in 'english-speaking' [schema]"],
        id="a locale that is none",
    ),
    pytest.param(
        {
            FRENCH: texts(title='"Disque de {host} <!channel>"'),
            TENANT: "checks: {mention-changed: off}\n",
        },
        [f"{FRENCH}:2:28: error: this tenant's messages may not mention channel [mention-denied]"],
        id="a mention in a text",
    ),
    pytest.param(
        {TENANT: f"# {TOKEN}\nname: Acme\n", "locales/glossary.yaml": f"keep: [{TOKEN}]\n"},
        [
            f"{TENANT}:1:3: error: a Slack bot token in clear [token-in-clear]",
            "locales/glossary.yaml:1:8: error: a Slack bot token in clear [token-in-clear]",
        ],
        id="tokens wherever they stand",
    ),
    pytest.param(
        {
            FIXTURE: HEAD + "text: \"{{ t.title }} {{ _('Regoin') }} {{ _('Snooze') }}\"\n",
            "locales/fixturectl.pot": 'msgid "Region"\nmsgstr ""\n',
        },
        [
            f'{FIXTURE}:4:28: error: unknown phrase "Regoin" [phrase-unknown]',
            f'{FIXTURE}:4:46: error: unknown phrase "Snooze" [phrase-unknown]',
        ],
        id="unknown phrases",
    ),
    pytest.param(
        {
            FIXTURE: HEAD + "text: \"{{ t.title }} {{ _('Region') }}\"\n",
            "locales/fr-FR.po": '#, fuzzy\nmsgid "Region"\nmsgstr "Zone"\n',
        },
        [
            (
                'locales/fr-FR.po:3:8: warning: the phrase "Region" has no translation in fr-FR'
                " [phrase-missing]"
            )
        ],
        id="a phrase that nobody reviewed",
    ),
    pytest.param(
        {
            FIXTURE: HEAD + "text: \"{{ t.title }} {{ _('Region') }}\"\n",
            "locales/fr-FR.po": "# nothing yet\n",
        },
        [
            (
                'locales/fr-FR.po:1:1: warning: the phrase "Region" has no translation in fr-FR'
                " [phrase-missing]"
            )
        ],
        id="a phrase that the catalog has not heard of",
    ),
    pytest.param(
        {
            TENANT: "locales: [en-US, fr-FR, de-DE]\n",
            FIXTURE: HEAD + "text: \"{{ t.title }} {{ _('Region') }}\"\n",
            "fixtures/acme/de-DE/disk-full.yaml": texts(title='"Platte von {host}"'),
        },
        [
            (
                f"{TENANT}:1:25: warning: de-DE is promised, and has no catalog of phrases"
                " [phrase-missing]"
            )
        ],
        id="a promised locale without a catalog",
    ),
    pytest.param(
        {TENANT: "locales: [en-US, fr-FR, de-DE]\n"},
        [
            (
                f"{ENGLISH}:1:1: warning: de-DE is promised, and has no texts of disk-full"
                " [text-missing]"
            )
        ],
        id="a promised locale without a file is one finding",
    ),
    pytest.param(
        {
            "fixtures/beta/tenant.yaml": "extends: acme\nlocales: [en-US, fr-FR]\n"
            "severities: {critical: {emoji: ':fire:', channel: C0000000001}}\n",
        },
        [
            (
                "fixtures/beta/tenant.yaml:2:1: warning: locales is the same in default"
                " [override-dead]"
            ),
            (
                "fixtures/beta/tenant.yaml:3:42: warning: severities.critical.channel is the same"
                " in default [override-dead]"
            ),
        ],
        id="settings that are inherited anyway, beside one that is not",
    ),
    pytest.param(
        {
            FIXTURE: MORE + 'samples: {a: {host: b}}\ntext: "{{ t.title }} {{ more or 1 }}"\n',
            "fixtures/beta/tenant.yaml": "extends: acme\n",
            "fixtures/beta/disk-full.yaml": "samples: {a: {host: b}, z: null}\n"
            "variables: {more: {type: url, example: 'https://a.b'}}\n"
            "patch: [{append: [{type: divider}]}]\n",
        },
        [
            (
                "fixtures/beta/disk-full.yaml:1:11: warning: samples.a is the same in acme"
                " [override-dead]"
            ),
            (
                "fixtures/beta/disk-full.yaml:1:25: warning: samples.z removes what nobody has"
                " [override-dead]"
            ),
            (
                "fixtures/beta/disk-full.yaml:2:13: warning: more is a url here, and a string in"
                " acme [override-dead]"
            ),
        ],
        id="overrides of a fixture that are the same, nothing, or of another type",
    ),
    pytest.param(
        {"fixtures/acme/en_US/disk-full.yaml": texts(title='"{host}"')},
        ["fixtures/acme/en_US:1:1: error: 'en_US' is not a locale tag [schema]"],
        id="texts in a folder that is no locale",
    ),
    pytest.param(
        {
            FIXTURE: HEAD + "text: '{{ t.title }}'\nblocks:\n"
            "  - {type: section, text: {type: mrkdwn, text: x, verbatim: 1}}\n"
        },
        [(f"{FIXTURE}:6:61: error: section.text must be a boolean, not a number [block-type]")],
        id="a number where a boolean belongs",
    ),
    pytest.param({TENANT: "locales: [en-GB, fr-CA]\n"}, [], id="other regions are served"),
    pytest.param(
        {
            FIXTURE: COUNTED,
            ENGLISH: texts(title='"{host}"', left='{one: "{count} day", other: "{count} days"}'),
            FRENCH: texts(
                title='"{host}"', left='{"=0": "ce jour", one: "un jour", other: "{count} jours"}'
            ),
        },
        [],
        id="a form for one number may leave the count out",
    ),
    pytest.param(
        {
            FIXTURE: COUNTED,
            ENGLISH: texts(title='"{host}"', left='{one: "{count} day", other: "{count} days"}'),
            FRENCH: texts(title='"{host}"', left='{one: "{count} jour", other: "des jours"}'),
        },
        [
            (
                f"{FRENCH}:3:39: error: the source text says {{count}}, this one does not"
                " [placeholder-missing]"
            )
        ],
        id="a form for many numbers may not",
    ),
    pytest.param(
        {
            FIXTURE: COUNTED,
            ENGLISH: texts(title='"{host}"', left='{one: "{count} day", other: "{count} days"}'),
            FRENCH: texts(title='"{host}"', left="{host}"),
        },
        [
            (
                f"{FRENCH}:3:9: error: texts.left must be a text, or a mapping with its plural"
                " forms, not a mapping [schema]"
            )
        ],
        id="a text without quotes is no plural without forms",
    ),
    pytest.param(
        {
            TENANT: "slack: {team_id: T0987}\n",
            "fixtures/default/tenant.yaml": SOUND["fixtures/default/tenant.yaml"]
            + "slack: {team_id: T0123}\n",
        },
        [
            (
                f"{TENANT}:1:1: error: the severity critical has no channel in this workspace"
                " [severity]"
            ),
            (
                f"{TENANT}:1:1: error: the severity warning has no channel in this workspace"
                " [severity]"
            ),
        ],
        id="channels of another team are not there",
    ),
    pytest.param(
        {
            TENANT: "severities: {critical: {channel: 'ENC[AES256_GCM,data:x]'}}\n"
            "statuses: {firing: {color: 'ENC[AES256_GCM,data:x]'}}\n"
        },
        [],
        id="what is encrypted is there",
    ),
    pytest.param(
        {
            FIXTURE: HEAD
            + 'text: "{{ t.title }}"\nblocks:\n'
            + "  - {type: divider, block_id: a}\n" * 2
        },
        [
            (
                f"{FIXTURE}:7:31: error: message.blocks[1].block_id a is not unique:"
                " another block has it too [block-unique]"
            )
        ],
        id="a block id twice",
    ),
    pytest.param(
        {
            FIXTURE: HEAD + 'text: "{{ t.title }}"\nblocks:\n'
            '  - {type: header, text: "{{ severity | urgency_emoji }} {{ t.title }}"}\n',
            FRENCH: texts(title=f'"{"é" * 150} {{host}}"'),
        },
        [
            (
                f"{FRENCH}:2:11: error: the French text title takes 151 characters:"
                " header.text is 172 characters long, at most 150 are allowed [length-limit]"
            )
        ],
        id="a text too long for its field, at the text",
    ),
    pytest.param(
        {
            FIXTURE: HEAD + 'text: "{{ t.title }}"\nblocks:\n'
            '  - {type: section, text: "{{ 1 / 0 }}", nope: 1}\n'
            '  - {type: section, text: "{{ t.title }}", nope: 1}\n',
        },
        [
            f"{FIXTURE}:6:31: error: division by zero [template]",
            *(
                f"{FIXTURE}:{place}: error: section has no key nope; it has accessory, block_id,"
                " expand, fields, text, type [block-key]"
                for place in ("6:42", "7:44")
            ),
        ],
        id="a block that can't be rendered is still checked as it is written",
    ),
]


@pytest.mark.parametrize(("files", "expected"), CASES)
def test_a_fault_is_one_finding_at_its_place(
    files: dict[str, str], expected: list[str], make_store: MakeStore
) -> None:
    root = make_store(SOUND | {path: dedent(content) for path, content in files.items()})

    assert sorted(map(str, validate(Store(root)).findings)) == sorted(expected)


@pytest.mark.parametrize(
    ("variable", "block", "name", "hint"),
    [
        pytest.param(
            "{type: string, example: db-1}",
            '{type: header, text: "{{ host }}"}',
            "block-length",
            "shorten it, or set max_length of the variables it shows",
            id="a text",
        ),
        pytest.param(
            "{type: list, of: string, example: [a], max_items: 60}",
            "{type: divider, for: a in host}",
            "block-count",
            "set max_items of the list it repeats",
            id="a list",
        ),
    ],
)
def test_what_only_made_up_values_break_is_a_warning_that_says_how_to_bound_them(
    variable: str, block: str, name: str, hint: str, make_store: MakeStore
) -> None:
    fixture = f"severity: critical\nvariables: {{host: {variable}}}\ntext: x\nblocks: [{block}]\n"
    store = {**SOUND, FIXTURE: fixture}
    del store[ENGLISH], store[FRENCH]

    found = validate(Store(make_store(store))).findings

    assert [(one.check, one.level, one.hint) for one in found] == [(name, "warning", hint)]
