from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from fixturectl import token_shapes
from fixturectl.delivery.tokens import Sources, find, variable
from fixturectl.errors import RefusedError

if TYPE_CHECKING:
    from pathlib import Path

TENANT, ALL, FILE, SEALED = (f"xoxb-{name}-token" for name in ("tenant", "all", "file", "sealed"))


def _file(folder: Path, content: str = FILE, mode: int = 0o600) -> Path:
    path = folder / "token"
    path.write_text(content)
    path.chmod(mode)
    return path


def test_a_token_comes_from_the_nearest_place(tmp_path: Path) -> None:
    environ = {"SLACK_BOT_TOKEN_ACME_EU": TENANT, "SLACK_BOT_TOKEN": ALL}
    found = []
    for names in (("SLACK_BOT_TOKEN_ACME_EU", "SLACK_BOT_TOKEN"), ("SLACK_BOT_TOKEN",), ()):
        given = {name: environ[name] for name in names}
        found.append(find("acme-eu", Sources(given, _file(tmp_path), lambda: SEALED)).value)
    found.append(find("acme-eu", Sources({}, None, lambda: SEALED)).value)

    assert found == [TENANT, ALL, FILE, SEALED]


def test_without_a_token_it_says_where_to_put_one() -> None:
    with pytest.raises(RefusedError) as caught:
        find("acme-eu", Sources({"SLACK_BOT_TOKEN": " "}))

    assert caught.value.message == "no Slack token for acme-eu"
    assert variable("acme-eu") in caught.value.hint


@pytest.mark.parametrize("content", ["xoxb-a\nb-token", "xoxb-with blanks", "xoxb-ünïcode", ""])
def test_what_can_be_no_token_is_refused_and_not_repeated(content: str, tmp_path: Path) -> None:
    with pytest.raises(RefusedError) as caught:
        find("acme", Sources({}, _file(tmp_path, content)))

    assert "characters that no token has" in caught.value.message
    assert not content or content not in caught.value.message + caught.value.hint


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620])
def test_a_file_that_others_may_touch_is_refused(mode: int, tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match="others may read this token"):
        find("acme", Sources({}, _file(tmp_path, mode=mode)))


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match="token: no such file"):
        find("acme", Sources({}, tmp_path / "token"))


def test_once_found_a_token_is_shown_nowhere() -> None:
    token = find("acme", Sources({"SLACK_BOT_TOKEN": "of-no-known-shape"}))

    assert token_shapes.redact("said of-no-known-shape.") == "said [redacted]."
    assert token.value not in repr(token)
    assert token.value not in token.digest
