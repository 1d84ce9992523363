"""What is found in a file without any key."""

from __future__ import annotations

import pytest
from sealing import CREDENTIALS, TENANT, Person, policy, seal

from fixturectl.secrets.policy import Rule, parsed
from fixturectl.secrets.verification import verify

ANNA, BERT = Person.new(), Person.new()
PATH = "fixtures/acme/tenant.yaml"
SEALED = seal(TENANT.encode(), ANNA, CREDENTIALS).decode()
BOUND = seal(b"secrets: {bound_to: acme}\n", ANNA, CREDENTIALS).decode()
TOKEN = "xoxb-" + "123456789012-abcdefghijkl"
WEBHOOK = "https://hooks.slack.com/services/" + "T01ABCDEF/B01ABCDEF/a1b2c3d4e5f6g7h8i9j0k1l2"


def _rule(*people: Person) -> Rule:
    rule = parsed(".sops.yaml", policy(*people).encode()).rule(PATH)
    assert rule is not None
    return rule


@pytest.mark.parametrize(
    ("text", "people", "found"),
    [
        pytest.param(SEALED, [ANNA], [], id="as it should be"),
        pytest.param("name: Acme\n", [ANNA], [], id="no secret"),
        pytest.param('slack: {token: "", more: null, x: {}}\n', [ANNA], [], id="nothing to seal"),
        pytest.param(
            TENANT, [ANNA], [("secret-in-clear", 4), ("secret-in-clear", 5)], id="never sealed"
        ),
        pytest.param(
            SEALED.replace("team_id: ENC", "team_id: EN"),
            [ANNA],
            [("secret-in-clear", 4)],
            id="one",
        ),
        pytest.param(
            "a: &a {slack: s}\nb: *a\nc: {slack: t}\n",
            [ANNA],
            [("secret-in-clear", 1), ("secret-in-clear", 2), ("secret-in-clear", 3)],
            id="by alias",
        ),
        pytest.param(SEALED, [ANNA, BERT], [("secrets-recipients", 8)], id="someone is missing"),
        pytest.param(
            SEALED,
            [BERT],
            [("secrets-recipients", 8), ("secrets-recipients", 8)],
            id="someone else can read it",
        ),
        pytest.param(
            SEALED.replace("^(slack|secrets)$", "^slack$"),
            [ANNA],
            [("secrets-rule", 8)],
            id="rule",
        ),
        pytest.param(SEALED, [], [("secrets-rule", 8)], id="no rule"),
        pytest.param(f"# {TOKEN}\n{SEALED}", [ANNA], [("token-in-clear", 1)], id="in a comment"),
        pytest.param(f"x: {WEBHOOK}\n", [ANNA], [("token-in-clear", 1)], id="a webhook"),
        pytest.param(f"x: {TOKEN}\n", [], [("token-in-clear", 1)], id="without a rule"),
        pytest.param(
            f"slack: {TOKEN}\nx: [\n",
            [ANNA],
            [("secrets-unreadable", 3), ("token-in-clear", 1)],
            id="no YAML",
        ),
        pytest.param(
            SEALED.replace("    mac:", "    max:"), [ANNA], [("secrets-block", 8)], id="no MAC"
        ),
        pytest.param("sops: x\n", [ANNA], [("secrets-block", 1)], id="no block"),
        pytest.param("slack: !!int x\n", [ANNA], [("secret-in-clear", 1)], id="a wrong tag"),
    ],
)
def test_findings(text: str, people: list[Person], found: list[tuple[str, int]]) -> None:
    rule = _rule(*people) if people else None

    diagnostics = verify(PATH, text.encode(), rule, strict=False)

    assert [(one.check, one.line) for one in diagnostics] == found
    assert all(one.path == PATH and one.level == "error" for one in diagnostics)
    shown = "".join(f"{one.message}{one.hint}" for one in diagnostics)
    assert not any(secret in shown for secret in (TOKEN, WEBHOOK, "canary", "T1"))


@pytest.mark.parametrize(
    ("text", "path", "found"),
    [
        pytest.param(SEALED, PATH, ["secrets-bound"], id="not bound"),
        pytest.param(BOUND, PATH, [], id="bound"),
        pytest.param(SEALED, "fixtures/acme/disk-full.yaml", [], id="no tenant's settings"),
    ],
)
def test_strictly_credentials_name_their_tenant(text: str, path: str, found: list[str]) -> None:
    diagnostics = verify(path, text.encode(), _rule(ANNA), strict=True)

    assert [one.check for one in diagnostics] == found


def test_other_files_are_looked_at_for_tokens_only() -> None:
    found = verify("locales/fr-FR.po", f'msgid "{TOKEN}"\n'.encode(), _rule(ANNA), strict=True)

    assert [(one.check, one.line, one.column) for one in found] == [("token-in-clear", 1, 8)]


def test_a_file_that_sops_can_not_read_is_a_warning_where_policy_is_silent() -> None:
    found = verify("x.yaml", b"- 1\n", None, strict=False)

    assert [(one.check, one.level) for one in found] == [("secrets-unreadable", "warning")]


def test_rules_by_comments_are_left_to_sops() -> None:
    rule = _rule(ANNA)._replace(selection=rule_by_comments)

    assert verify(PATH, b"slack: x\n", rule, strict=False) == []


rule_by_comments = CREDENTIALS._replace(rule="encrypted_comment_regex")
