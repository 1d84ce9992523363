"""A value from outside can never mention, link or run anything; secrets never leave their place."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest
from alerts import NOW, SEALED, TENANT
from hypothesis import given, settings
from hypothesis import strategies as st

from fixturectl.errors import FindingsError, UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from alerts import Alerts

ATTACKS = [
    "<!channel>", "<!here|here>", "<!subteam^S0EVIL01>", "<@U0EVIL01>", "<#C0EVIL01>",
    "<https://evil.example|click>", "https://evil.example", "|https://evil.example>", ">", "<", "|",
    "`", "```", "`<!channel>`", "&lt;!channel&gt;", "&", "\n", "\n> quote", "](https://evil.example)",
    "[a](https://evil.example)", "![a](https://evil.example)", "*", "\\", "\\<!channel>",
    "{{ tenant.slack.token }}", "{n}", "{% raw %}", "!channel", "!here", "@U0EVIL01", "#C0EVIL01",
    "\u202e\u2066<!channel>", "\u2069\u2069", "\x00<!channel>", ".evil.example", "@evil.example",
    "//evil.example", "\\@evil.example", "#", "?", "%0a", "%3C!channel%3E", "javascript:alert(1)",
    "http://evil.example", "www.evil.example", "<javascript:alert(1)>", "'\"", "~~~\n",
]  # fmt: skip
# One value in every position of a leaf, of a text, and of both.
LEAVES = {
    "mrkdwn": [
        "{{ v }}", "a {{ v }} b", "*{{ v }}*", "`{{ v }}`", "```\n{{ v }}\n```", "don`t {{ v }}",
        "<https://ok.example/{{ v }}>", "<https://ok.example/|{{ v }}>", "> {{ v }}",
        "<https://ok.example/?q={{ v }}&r={{ v }}|{{ v }}> {{ v }}", "{{ v }}{{ v }}",
        "{{ t.plain }}", "{{ t.code }}", "{{ t.link }}", "`{{ t.plain }}`", "{{ v ~ t.plain }}",
        "<https://ok.example/{{ t.plain }}|{{ t.plain }}>", "{{ t('given', x=v) }}",
        "{{ t('given', x=t.plain) }}", "{{ v | upper }}", "{{ v | trim }}", "{{ [v] | join }}",
        "{{ v | label }}", "{{ v | default('x') }}", "{{ [t.plain] | first }}", "{{ [v, v] }}",
        "{{ link('https://ok.example', v) }}", "{{ {'a': v}.a }}", "{{ v[0:] }}", "{{ v or 'x' }}",
        "{{ t.plain | default('x') }}", "{{ t.code | string }}", "{{ v ~ mention('here') }}",
    ],
    "markdown": [
        "{{ v }}", "# {{ v }}", "[a](https://ok.example/{{ v }})", "[{{ v }}](https://ok.example/)",
        "`{{ v }}`", "{{ t.plain }}", "{{ link('https://ok.example', v) }}", "- {{ v }}",
    ],
    "plain": ["{{ v }}", "{{ t.plain }}", "{{ t.link }}", "{{ link('https://ok.example', v) }}"],
    "url": [
        "https://ok.example/{{ v }}", "https://ok.example/?a={{ v }}#{{ v }}",
        "{{ url }}/{{ v }}", "https://ok.example/{{ t.plain }}", "{{ t.page }}",
    ],
    "raw": ["{{ v }}"],
}  # fmt: skip
TEXTS = """\
  plain: "{v}"
  code: "`{v}`"
  link: "<https://ok.example/{v}|{v}>"
  given: "*{x}*"
  page: "https://ok.example/{v}?q={v}"
"""
DECLARED = "  v: {type: string, example: x}\n"
OURS = {"ok.example", "example.com"}


def tokens(mrkdwn: str) -> list[str]:
    """Read what Slack reads in mrkdwn: whatever stands between angle brackets."""
    return re.findall(r"<([^<>]*)>", mrkdwn)


def forged(mrkdwn: str) -> list[str]:
    """Return the tokens that no template here makes."""
    return [
        token
        for token in tokens(mrkdwn)
        if token != "!here" and urlsplit(token.split("|", 1)[0]).hostname not in OURS  # noqa: S105
    ]


def markdown_of(text: str) -> tuple[str, list[str]]:
    """Return what is left of Markdown without escapes and code, and where its links lead."""
    read = re.sub(r"\\.|`[^`]*`", "\0", text, flags=re.DOTALL)
    targets = re.findall(r"\]\(([^)]*)\)", read)
    return re.sub(r"\]\([^)]*\)", "", read), targets


def shaped(value: Any) -> Any:
    """Return the structure of a payload: its keys, and the types of what they hold."""
    if isinstance(value, dict):
        return {key: shaped(member) for key, member in value.items()}
    return [shaped(item) for item in value] if isinstance(value, list) else type(value).__name__


@pytest.fixture
def hostile(alerts: Alerts) -> Any:
    """One store with every leaf above; call it with a value for the message's leaves."""
    lines = []
    for kind, leaves in LEAVES.items():
        for leaf in leaves:
            quoted = json.dumps(leaf)
            lines.append(
                {
                    "mrkdwn": f"- {{type: section, text: {{type: mrkdwn, text: {quoted}}}}}",
                    "markdown": f"- {{type: markdown, text: {quoted}}}",
                    "plain": f"- {{type: header, text: {quoted}}}",
                    "url": f"- {{type: image, alt_text: a, image_url: {quoted}}}",
                    "raw": f"- {{type: divider, block_id: {quoted}}}",
                }[kind]
            )
    store = alerts.store(
        DECLARED + "text: '{{ v }}'\nblocks:\n" + "\n".join(lines) + "\n",
        {"fixtures/default/en-US/alert.yaml": f"texts:\n{TEXTS}"},
    )

    def render(value: str, locale: str = "en-US") -> Any:
        return store.render("default/alert", variables={"v": value}, locale=locale, now=NOW)

    return render


def check_message(message: Any, calm: Any, value: str) -> None:
    assert shaped(json.loads(message.to_json())) == shaped(json.loads(calm.to_json())), value
    for pointer, leaf in message.leaves():
        if leaf.kind == "mrkdwn":
            assert forged(leaf) == [], (pointer, leaf, value)
        elif leaf.kind == "markdown":
            assert "<" not in leaf, (pointer, leaf, value)
            bare, targets = markdown_of(leaf)
            assert {urlsplit(target).hostname for target in targets} <= OURS, (pointer, leaf, value)
            assert not re.search(r"\.example|https?://|www\.", bare), (pointer, leaf, value)
        elif leaf.kind == "url":
            assert urlsplit(leaf).hostname in OURS, (pointer, leaf, value)
            assert not set(leaf) & set(' <>|"\\\n`'), (pointer, leaf, value)


@pytest.mark.parametrize("value", [value for value in ATTACKS if value != "\n"])
@pytest.mark.parametrize("locale", ["en-US", "ar"])
def test_no_value_becomes_a_mention_a_link_or_structure(
    hostile: Any, value: str, locale: str
) -> None:
    check_message(hostile(value, locale), hostile("x", locale), value)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.sampled_from([*ATTACKS, "a", " ", "https:", "//", "ok.example", "evil.example"]),
             min_size=1, max_size=4).map("".join)
)  # fmt: skip
def test_no_mixture_of_values_does_either(hostile: Any, value: str) -> None:
    if value.strip(" \n\x00\u202e\u2066\u2069"):
        check_message(hostile(value), hostile("x"), value)


@pytest.mark.parametrize(
    "leaf",
    [
        pytest.param("<{{ v }}>", id="the whole of a link"),
        pytest.param("<{{ v }}|label>", id="its URL"),
        pytest.param("<https://{{ v }}/>", id="its host"),
        pytest.param("<https://ok.example{{ v }}>", id="glued to its host"),
        pytest.param("<{{ url }}{{ v }}>", id="glued to a URL"),
        pytest.param("don`t\n<{{ v }}>", id="behind a stray backtick"),
        pytest.param("{{ link(v) }}", id="link"),
    ],
)
@pytest.mark.parametrize("value", [*ATTACKS[:12], "javascript:alert(1)", ".evil/", "@evil.example"])
def test_a_value_is_a_url_or_a_fault(alerts: Alerts, leaf: str, value: str) -> None:
    try:
        said = rendered_with(alerts, leaf, value)
    except FindingsError as error:
        said = ""
        checks = {one.check for one in error.diagnostics}
    else:
        checks = set()
    assert checks <= {"template", "mention-denied"}
    assert all(urlsplit(token.split("|")[0]).scheme == "https" for token in tokens(said))
    assert "!channel>" not in said


def rendered_with(alerts: Alerts, leaf: str, value: str) -> str:
    block = f"- {{type: section, text: {json.dumps(leaf)}}}\n"
    message = alerts.render(f"{DECLARED}text: x\nblocks:\n{block}", variables={"v": value})
    return str(message.blocks[0]["text"]["text"])


@pytest.mark.parametrize(
    "expression",
    [
        "name.__class__", "name['__class__']", "owner.__class__.__mro__", "owner['__init__']",
        "tenant.__dict__", "tenant._TemplateReference__context", "self", "self._TemplateReference",
        "cycler", "joiner", "namespace", "lipsum", "dict", "loop", "context", "request", "config",
        "range.__globals__", "mention.__globals__", "link.__code__", "t.__class__", "now.tzinfo",
        "_", "__builtins__", "__import__('os')", "open('/etc/passwd')", "eval('1')",
        "name.format(x=1)", "name.format_map({})", "'{0.__class__}' | format(name)",
        "'%(x)s' | format(x=1)", "'{0.__class__}'.format(name)", "name | attr('__class__')",
        "name | map('attr', '__class__') | list", "tags | map(attribute='__class__')",
        "[owner] | map(attribute='__init__')", "[owner] | sort(attribute='__class__')",
        "name | safe", "name | escape", "name | e", "name | tojson", "name | urlize",
        "owner | xmlattr", "name | pprint", "name | forceescape", "name | filesizeformat",
        "tags | random", "name | striptags", "tenant.slack", "tenant.slack.token", "tenant.secrets",
        "tenant.secrets.pager", "tenant['slack']", "slack", "slack.token", "secrets",
        "secrets.pager", "tenant.values.secrets", "tenant.node", "tenant.layers", "scope",
        "owner.items()", "owner.keys()", "tags.append(1)", "name.upper", "n.bit_length()",
        "{**owner}", "name if (x := 5) else 1", "lambda: 1", "[x for x in tags]", "name; n",
        "tags[0].__class__", "''.__class__", "().__class__", "{}.__class__", "1.__class__",
        "cond.__class__", "name is sameas(name)", "name is callable", "name is filter",
    ],
)  # fmt: skip
def test_security_validation(alerts: Alerts, expression: str) -> None:
    """Neither Python nor a secret is reachable: each try is a fault with its place."""
    faults = alerts.faults(f"text: {json.dumps('{{ ' + expression + ' }}')}\n")

    assert len(faults) == 1
    assert re.match(r"alert\.yaml:28:\d+: .* \[(template|undefined-name|text-unknown)\]", faults[0])
    assert "xoxb" not in faults[0]
    assert "hush" not in faults[0]


@pytest.mark.parametrize(
    "leaf",
    [
        pytest.param("{{ " + "'a' * 100000 | " * 90 + "upper }}", id="long chain"),
        pytest.param("{{ " + "[" * 900 + "]" * 900 + " }}", id="deep lists"),
        pytest.param("{{ " + "{'a':" * 300 + "1" + "}" * 300 + " }}", id="deep objects"),
        pytest.param("{{ " + "-" * 1900 + "1 }}", id="signs"),
        pytest.param("{{ " + "not " * 450 + "1 }}", id="nots"),
        pytest.param("{{ " + "n ** " * 300 + "n }}", id="powers"),
        pytest.param("{{ " + "n if n else " * 150 + "n }}", id="choices"),
        pytest.param("{{ " + "'" + "\\" * 1901 + " }}", id="backslashes in an open string"),
        pytest.param("{{ " + "9" * 1990 + " }}", id="digits"),
        pytest.param("{{ " + "1_" * 900 + " }}", id="underscores in a number"),
        pytest.param("{{ " + "n~" * 900 + "n }}", id="concatenations"),
        pytest.param("{{ " + "{" * 1900 + " }}", id="open braces"),
        pytest.param("{{" * 5000, id="openings"),
        pytest.param("{{ range(10**9) }}", id="range"),
        pytest.param("{{ 'a' * 10**10 }}", id="repetition"),
        pytest.param("{{ 9**9**9 }}", id="power"),
        pytest.param("{{ (range(1000) | list) * 1000 }}", id="list of numbers as text"),
        pytest.param("{{ 'x' | replace('x', 'y' * 100001) }}", id="replacement"),
    ],
)
def test_everything_is_bounded(alerts: Alerts, leaf: str) -> None:
    faults = alerts.faults(f"text: {json.dumps(leaf)}\n")

    assert len(faults) <= 1
    assert all(fault.startswith("alert.yaml:28:") for fault in faults)


@pytest.mark.parametrize("kind", ["mrkdwn", "plain", "markdown", "raw"])
def test_sensitive_values_are_masked_in_every_field(alerts: Alerts, kind: str) -> None:
    for leaf in ("{{ token }}", "{{ t.x }}", "{{ token | upper }}", "{{ [token] | join }}"):
        said = alerts.said(f"a {leaf}", kind, texts="  x: '{token}'\n")
        assert "hunter2" not in said
        assert "masked" in said.lower()


def test_sensitive_values_are_masked_at_any_depth(alerts: Alerts) -> None:
    declared = """\
  hidden:
    type: object
    example:
      {at: 2001-01-01, many: [1], took: 1s, page: "https://a.example", on: false, who: U00}
    fields:
      at: {type: datetime, sensitive: true}
      many: {type: list, of: {type: integer, sensitive: true}}
      took: {type: duration, sensitive: true}
      page: {type: url, sensitive: true}
      on: {type: boolean, sensitive: true}
      who: {type: user, sensitive: true}
"""
    given = {
        "hidden": {
            "at": "2020-03-04T05:06:07Z", "many": [4711], "took": "4711s",
            "page": "https://secret.example/4711", "on": True, "who": "U4711",
        }
    }  # fmt: skip
    leaf = (
        "{{ hidden.at }} {{ hidden.at | date }} {{ hidden.at | local }} {{ hidden.many[0] }} "
        "{{ hidden.many[0] | compact }} {{ hidden.took }} {{ hidden.page }} {{ hidden.on }} "
        "{{ mention_user(hidden.who) }} {{ hidden.many }} {{ hidden.many[0] ~ hidden.took }}"
    )
    blocks = (
        f"- {{type: section, text: {json.dumps(leaf)}, expand: '{{{{ hidden.on }}}}'}}\n"
        f"- {{type: divider, block_id: {json.dumps(leaf)}}}\n"
        "- {type: image, alt_text: a, image_url: '{{ hidden.page }}/{{ hidden.took }}'}\n"
        "- {type: image, alt_text: a, image_url: 'https://{{ hidden.who }}.example/'}\n"
    )

    message = alerts.render(f"{declared}text: x\nblocks:\n{blocks}", variables=given)

    shown = message.to_json()
    assert "4711" not in shown
    assert "2020" not in shown
    assert "05:06" not in shown
    assert "secret" not in shown
    assert message.blocks[0]["expand"] is False
    assert message.blocks[3]["image_url"] == "https://hidden.example/"


def test_sealed_values_are_shown_as_sealed(alerts: Alerts) -> None:
    tenant = TENANT.replace("limits: {low: 1}", f"link: '{SEALED}', word: '{SEALED}'")
    declared = f"  hidden: {{type: integer, default: '{SEALED}'}}\n"
    blocks = (
        f"- {{type: header, text: '{SEALED}'}}\n"
        f"- {{type: image, alt_text: '{SEALED}', image_url: '{SEALED}'}}\n"
        f"- {{type: section, expand: '{SEALED}', "
        "text: '{{ tenant.values.word }} {{ t.x }}'}\n"
        "- {type: section, text: '{{ hidden }} {{ hidden | number }} {{ hidden + 1 }} "
        "{{ -hidden }} {{ hidden | round }} {{ hidden | replace(1, 2) }} {{ hidden.a[0] }}'}\n"
        "- {type: section, when: hidden > 3, text: '{{ t(''n'', count=hidden) }}'}\n"
        "- {type: divider, for: x in hidden}\n"
        "- {type: image, alt_text: a, image_url: '{{ tenant.values.link }}/{{ hidden }}'}\n"
        "- {type: section, text: '{{ mention(hidden) }} {{ hidden | label }} "
        "{{ hidden | local }}'}\n"
    )
    message = alerts.render(
        f"{declared}text: {SEALED}\nblocks:\n{blocks}",
        {
            "fixtures/default/tenant.yaml": tenant,
            "fixtures/default/en-US/alert.yaml": (
                f"texts:\n  x: {SEALED}\n  n: {{one: 'one', other: 'many {{count}}'}}\n"
            ),
        },
        sample="defaults",
    )

    shown = message.to_json()
    assert "ENC[" not in shown
    assert message.text == "[sealed]"
    assert message.blocks[1]["image_url"] == "https://sealed.invalid/"
    assert message.blocks[2]["text"]["text"] == "[sealed] [sealed]"
    assert message.blocks[3]["text"]["text"] == " ".join(["[sealed]"] * 7)
    assert message.blocks[4]["text"]["text"] == "many [sealed]"
    assert message.blocks[5]["image_url"] == "https://sealed.invalid//%5Bsealed%5D"
    assert message.blocks[6]["text"]["text"] == "[sealed] [sealed] [sealed]"


def test_values_lose_control_and_bidi_characters(alerts: Alerts) -> None:
    said = alerts.said("{{ name }}", variables={"name": "a\x00b\u202ec\u2066d\u2069e"})

    assert said == "abcde"


OPENED = """
import os, sys
root = sys.argv[1] + os.sep
opened = []

def hook(event, arguments):
    if event in ("open", "os.listdir", "os.scandir") and isinstance(arguments[0], str):
        path = os.path.realpath(arguments[0])
        if path.startswith(root) and os.path.exists(path):
            opened.append(f"{event} {path[len(root):]}")

from fixturectl.actions.store import Store
import babel.core, jinja2
sys.addaudithook(hook)
store = Store(sys.argv[1])
store.render("child/alert", locale="fr-FR")
print("\\n".join(sorted(set(opened))))
"""


def test_a_rendering_opens_only_its_tenants_ancestors_and_locales(
    alerts: Alerts, tmp_path: Path
) -> None:
    child = "name: C\nextends: default\nlocales: [fr-FR, en-US]\n"
    alerts.store(
        "text: \"{{ t.x }} {{ _('P') }}\"\n",
        {
            "fixtures/default/other.yaml": "severity: critical\ntext: a\n",
            "fixtures/default/en-US/alert.yaml": "texts: {x: a}\n",
            "fixtures/default/en-US/other.yaml": "texts: {x: a}\n",
            "fixtures/default/de-DE/alert.yaml": "texts: {x: a}\n",
            "fixtures/child/tenant.yaml": child,
            "fixtures/child/fr-FR/alert.yaml": "texts: {y: b}\n",
            "fixtures/sibling/tenant.yaml": child,
            "fixtures/sibling/fr-FR/alert.yaml": "texts: {x: b}\n",
            "locales/fr-FR.po": 'msgid "P"\nmsgstr "Q"\n',
            "locales/de-DE.po": 'msgid "P"\nmsgstr "Q"\n',
            ".sops.yaml": "creation_rules: []\n",
        },
    )

    done = subprocess.run(
        [sys.executable, "-c", OPENED, str(alerts.root.resolve())],
        capture_output=True, encoding="utf-8", check=True, cwd=tmp_path,
    )  # fmt: skip

    opened = [line.split(" ", 1)[1] for line in done.stdout.splitlines() if line[:5] == "open "]
    assert opened == [
        "fixtures/child/fr-FR/alert.yaml",
        "fixtures/child/tenant.yaml",
        "fixtures/default/alert.yaml",
        "fixtures/default/en-US/alert.yaml",
        "fixtures/default/tenant.yaml",
        "locales/fr-FR.po",
    ]
    assert "sibling" not in done.stdout.replace("os.scandir fixtures/sibling", "")


def test_the_caller_cant_reach_beyond_a_tenant(alerts: Alerts) -> None:
    store = alerts.store("text: a\n")

    for address in ("../default/alert", "default/../default/alert", "default/tenant", "DEFAULT/a"):
        with pytest.raises(UsageError):
            store.render(address)
