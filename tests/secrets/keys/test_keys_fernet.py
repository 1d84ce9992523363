"""Data keys wrapped by one shared key."""

from __future__ import annotations

import pytest
from cryptography.fernet import Fernet
from sealing import NOW

from fixturectl.secrets.keys import Unwrapped, fernet
from fixturectl.secrets.refusals import SecretsError

KEY = bytes(range(32))
OLD, NEW = Fernet.generate_key().decode(), Fernet.generate_key().decode()


def test_the_shared_key_wraps_and_unwraps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ENCRYPTION_KEY", OLD)
    entry = fernet.wrap(KEY, "ENCRYPTION_KEY", NOW)

    assert fernet.name(entry) == "ENCRYPTION_KEY"
    assert fernet.unwrap([{"enc": "broken"}, entry]) == Unwrapped(KEY)


def test_after_a_rotation_both_unwrap_and_the_first_wraps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ENCRYPTION_KEY", OLD)
    before = fernet.wrap(KEY, "ENCRYPTION_KEY", NOW)
    monkeypatch.setenv("ENCRYPTION_KEY", f"{NEW}, {OLD}")
    after = fernet.wrap(KEY, "ENCRYPTION_KEY", NOW)
    assert fernet.unwrap([before]) == Unwrapped(KEY)

    monkeypatch.setenv("ENCRYPTION_KEY", NEW)

    assert fernet.unwrap([after]) == Unwrapped(KEY)
    assert fernet.unwrap([before]).tried == (
        "ENCRYPTION_KEY: not the key that wrapped this file's",
    )


@pytest.mark.parametrize(
    "text",
    ["", ",", "canary-no-key", pytest.param(f"{OLD},canary", id="one key, and none")],
)
def test_what_is_no_key_is_named_and_not_shown(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ENCRYPTION_KEY", text)

    assert fernet.unwrap([{}]) == Unwrapped(None, ("ENCRYPTION_KEY holds no Fernet key",))
    with pytest.raises(SecretsError, match="ENCRYPTION_KEY holds no Fernet key") as refused:
        fernet.wrap(KEY, "ENCRYPTION_KEY", NOW)
    assert "canary" not in refused.value.message + refused.value.hint


@pytest.mark.parametrize(
    ("value", "names"), [(True, ["ENCRYPTION_KEY"]), ("true", ["ENCRYPTION_KEY"]), ("no", [])]
)
def test_a_rule_says_fernet(value: object, names: list[str]) -> None:
    assert fernet.named(value) == names
