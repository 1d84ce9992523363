"""The model of tenant.yaml lets through what is right and names what is not."""

from __future__ import annotations

import pytest

from fixturectl.store import schema
from fixturectl.store.yaml_nodes import read

SEALED = "ENC[AES256_GCM,data:abc=,iv:def=,tag:ghi=,type:str]"


def check(text: str) -> list[str]:
    found = schema.problems("tenant", read("f.yaml", text.encode()))
    assert {problem.check for problem in found} <= {"schema"}
    return [
        f"{problem.line}:{problem.column} {problem.message}"
        + (f" | {problem.hint}" if problem.hint else "")
        for problem in found
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("format: 1\nstore: acme\nname: Acme", id="the smallest default"),
        pytest.param(f"name: {SEALED}", id="any value may be encrypted"),
        pytest.param(f"channels: ['{SEALED}']", id="items too"),
        pytest.param(f"slack: {{team_id: T0123, token: '{SEALED}'}}", id="credentials"),
        pytest.param("name: x\nsops: {mac: abc, age: []}", id="what SOPS adds"),
        pytest.param("severities: {info: null}", id="null removes"),
        pytest.param("default_locale: null", id="null removes a setting"),
        pytest.param("checks: {untranslated: off, length-ratio: error}", id="levels"),
        pytest.param(
            "checks: {baseline: known.yaml, paths: {'fr-FR/*': {untranslated: info}}}",
            id="levels by path",
        ),
        pytest.param("sla: {p50: 500ms, p95: 2, success: 99.5}", id="service levels"),
        pytest.param(
            "routes: [{match: {alertname: [Disk*, Full]}, fixture: disk-full, variables: {a: b}}]",
            id="routes",
        ),
        pytest.param("owners: {'*': ['@acme/x'], fr-FR: ['@acme/l10n']}", id="owners"),
    ],
)
def test_what_is_right_is_left_alone(text: str) -> None:
    assert check(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "nmae: x",
            '1:1 unknown key "nmae" | did you mean name?',
            id="a misspelt key",
        ),
        pytest.param(
            "severities:\n  critical: {emojy: ':x:'}",
            '2:14 unknown key "emojy" in severities.critical | did you mean emoji?',
            id="a misspelt key, deeper",
        ),
        pytest.param(
            "locales: fr-FR",
            '1:10 locales must be a list of locales, not the text "fr-FR" | '
            "put it in brackets: [...]",
            id="a list without brackets",
        ),
        pytest.param("severities: [a]", "1:13 severities must be a mapping, not a list", id="list"),
        pytest.param(
            "name: 404",
            '1:7 name must be a text, not the number 404 | quote this text: "404"',
            id="a number for a text",
        ),
        pytest.param(
            "name: true",
            '1:7 name must be a text, not true | quote this text: "true"',
            id="a boolean for a text",
        ),
        pytest.param(
            "protected: ['', ~, main, ]",
            "1:17 protected[1] must be a branch, not ~",
            id="null in a list",
        ),
        pytest.param(
            "format: '1'",
            '1:9 format must be a whole number, not the text "1" | write it without quotes',
            id="a quoted number",
        ),
        pytest.param("format: 0", "1:9 format must be a whole number, not the number 0", id="low"),
        pytest.param("format: true", "1:9 format must be a whole number, not true", id="flag"),
        pytest.param(
            "sla: {success: 101}",
            "1:16 sla.success must be a percentage from 0 to 100, not the number 101",
            id="too much",
        ),
        pytest.param(
            "sla: {p50: true}",
            "1:12 sla.p50 must be a duration such as 2s or 1500ms, not true",
            id="none of several shapes",
        ),
        pytest.param(
            "statuses: {firing: {color: '#D0000'}}",
            '1:28 statuses.firing.color must be a color such as "#D00000", not the text "#D0000"',
            id="a color",
        ),
        pytest.param(
            "severities: {x: {emoji: fire}}",
            '1:25 severities.x.emoji must be an emoji name such as ":fire:", not the text "fire"',
            id="an emoji",
        ),
        pytest.param(
            "channels: ['#alerts']",
            '1:12 channels[0] must be a channel id such as C0123456789, not the text "#alerts"',
            id="a channel's name",
        ),
        pytest.param(
            "mentions: [someone]",
            "1:12 mentions[0] must be here, channel, everyone or a group id such as S0614TZR7,"
            ' not the text "someone"',
            id="a mention",
        ),
        pytest.param(
            "checks: {untranslated: eror}",
            '1:24 checks.untranslated must be a level, not the text "eror" | did you mean error?',
            id="a misspelt level",
        ),
        pytest.param(
            "checks: {Untranslated: off}",
            '1:10 "Untranslated" in checks is not a check\'s name',
            id="a name in capitals",
        ),
        pytest.param(
            f"extends: '{SEALED}'",
            "1:10 extends must be a tenant's name, not an encrypted value | "
            "leave it in clear text: it is needed without a key",
            id="what must be readable",
        ),
        pytest.param(
            "slack: {team_id: xoxb-in-the-wrong-place}",
            "1:18 slack.team_id must be a workspace's id such as T0123, not a text",
            id="a credential is not repeated",
        ),
        pytest.param("- a", "1:1 the file must be a mapping, not a list", id="no mapping"),
    ],
)
def test_what_is_wrong_says_place_cause_and_next_step(text: str, expected: str) -> None:
    assert check(text) == [expected]
