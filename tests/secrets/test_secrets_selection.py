"""Which values a rule makes secret, as sops has it."""

from __future__ import annotations

import pytest

from fixturectl.secrets.selection import DEFAULT, PatternError, Selection, pattern, selection


@pytest.mark.parametrize(
    ("rule", "text", "path", "secret"),
    [
        ("unencrypted_suffix", "_unencrypted", "a", True),
        ("unencrypted_suffix", "_unencrypted", "a_unencrypted.b", False),
        ("encrypted_suffix", "_enc", "a_enc.b", True),
        ("encrypted_suffix", "_enc", "a.b", False),
        ("encrypted_regex", "^token$", "slack.token", True),
        ("encrypted_regex", "^token$", "token.below", True),
        ("encrypted_regex", "^token$", "tokens", False),
        ("encrypted_regex", "^token$", "token\n", False),
        ("encrypted_regex", "oke", "tokens", True),
        ("unencrypted_regex", "^pub", "public.x", False),
        ("unencrypted_regex", "^pub", "x", True),
    ],
)
def test_a_rule_chooses_by_any_key_of_the_path(
    rule: str, text: str, path: str, secret: bool
) -> None:
    assert Selection(rule, text).chooses(tuple(path.split("."))) == secret


@pytest.mark.parametrize(
    "text",
    [
        "^(slack|secrets)$",
        "(?i)TOKEN",
        "(?:a|b)",
        "(?P<name>a)",
        "[$]x",
        "[^]a]",
        "\\$x",
        "a{2}",
        "\\\\1",
        "(?is:a)",
    ],
)
def test_a_pattern_that_both_languages_read_alike(text: str) -> None:
    assert pattern(text)


@pytest.mark.parametrize(
    "text",
    [
        "(?=a)",
        "(?!a)",
        "(?<=a)",
        "(?<!a)",
        "(a)\\1",
        "(?P=a)",
        "(?>a)",
        "a++",
        "a{1}+",
        "\\pL",
        "\\Qa\\E",
        "[[:alpha:]]",
        "[^[:alpha:]]",
        "(?m)^a$",
        "(?x)a",
        "(?#c)",
        "(",
        "(a+)+$",
    ],
)
def test_a_pattern_that_they_might_not_is_refused(text: str) -> None:
    with pytest.raises(PatternError):
        pattern(text)


def test_there_is_one_rule_or_the_default() -> None:
    assert selection({}) == Selection(*DEFAULT)
    assert selection({"encrypted_regex": "^a$", "encrypted_suffix": ""}).rule == "encrypted_regex"
    with pytest.raises(PatternError, match="exclude each other"):
        selection({"encrypted_regex": "^a$", "encrypted_suffix": "b"})
    with pytest.raises(PatternError):
        selection({"encrypted_regex": "("})


def test_rules_by_comments_are_known() -> None:
    assert Selection("encrypted_comment_regex", "x").by_comments
    assert not Selection("encrypted_regex", "x").by_comments
