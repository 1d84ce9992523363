"""What options give, read into values, and what is said of those that can't be."""

from __future__ import annotations

import io
import os
import re
import threading
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from fixturectl.blocks import builder_url
from fixturectl.cli import given
from fixturectl.errors import FindingsError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable


def test_a_message_comes_from_a_file_standard_input_or_an_address(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.json").write_text("\ufeff[é]")
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO("[ü]".encode())))
    address = builder_url.encode([])

    assert given.message(str(tmp_path / "a.json")) == (str(tmp_path / "a.json"), "[é]")
    assert given.message("-") == ("standard input", "[ü]")
    assert given.message(address) == ("the address", address)


@pytest.mark.parametrize(
    ("source", "said"),
    [
        pytest.param("nowhere.json", "nowhere.json: no such file", id="missing"),
        pytest.param("a\0b", "null byte", id="a NUL"),
        pytest.param("/", "/: is a directory", id="a folder"),
    ],
)
def test_what_cannot_be_read_is_named(source: str, said: str) -> None:
    with pytest.raises(UsageError, match=said) as caught:
        given.message(source)

    assert "Block Kit Builder" in caught.value.hint


def test_an_option_that_means_nothing_is_refused() -> None:
    given.refuse_together("--x", None, "y")
    with pytest.raises(UsageError, match="--x is not for y"):
        given.refuse_together("--x", "1", "y")


def test_variables_of_options_go_over_those_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "v.json").write_text('{"a": 1, "b": 2}')

    found = given.variables(["b=x=y"], tmp_path / "v.json")

    assert found["a"] == 1
    assert found["b"] == "x=y"


@pytest.mark.parametrize(
    ("content", "error"),
    [
        pytest.param(b"{", UsageError, id="no JSON"),
        pytest.param(b'{"a": 1} x', UsageError, id="more than JSON"),
        pytest.param(b"- a\n", UsageError, id="a list"),
        pytest.param(b"a: [\n", FindingsError, id="no YAML"),
    ],
)
def test_a_file_of_variables_is_a_mapping(
    content: bytes, error: type[Exception], tmp_path: Path
) -> None:
    (tmp_path / "v").write_bytes(content)

    with pytest.raises(error):
        given.variables(None, tmp_path / "v")


def test_an_empty_file_gives_no_variables(tmp_path: Path) -> None:
    (tmp_path / "v").touch()

    assert given.variables([], tmp_path / "v") == {}
    with pytest.raises(UsageError, match="no such file"):
        given.variables([], tmp_path / "w")
    with pytest.raises(UsageError, match=r"not NAME=VALUE"):
        given.variables(["=x"], None)


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        pytest.param("2026-11-22T10:15:00Z", datetime(2026, 11, 22, 10, 15, tzinfo=UTC), id="UTC"),
        pytest.param("2026-11-22T10:15", datetime(2026, 11, 22, 10, 15, tzinfo=UTC), id="no zone"),
        pytest.param(
            "2026-11-22T10:15+02:00",
            datetime(2026, 11, 22, 10, 15, tzinfo=timezone(timedelta(hours=2))),
            id="a zone",
        ),
        pytest.param(None, None, id="not given"),
    ],
)
def test_an_instant_has_a_zone(text: str | None, instant: datetime | None) -> None:
    assert given.instant(text) == instant


def test_an_instant_that_is_none_is_shown_one() -> None:
    with pytest.raises(UsageError, match="--now soon"):
        given.instant("soon")


@pytest.mark.parametrize("digits", ["1211112010", "121111201015", "1" * 5000])
def test_seconds_since_1970_are_no_date_of_the_middle_ages(digits: str) -> None:
    with pytest.raises(UsageError, match="no date and time"):
        given.instant(digits)


def test_a_closed_standard_input_is_said_to_be(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", None)

    with pytest.raises(UsageError, match="--vars standard input: it is closed"):
        given.variables(None, Path("-"))


@pytest.mark.parametrize("read", [given.message, lambda name: given.variables(None, Path(name))])
@pytest.mark.parametrize(
    ("source", "said"),
    [
        pytest.param("/dev/zero", "larger than 16 MiB", id="a device without end"),
        pytest.param("pipe", "nothing was written to this pipe", id="a pipe without a writer"),
    ],
)
def test_what_never_ends_or_never_begins_is_refused(
    read: Callable[[str], object],
    source: str,
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(given, "_PATIENCE", 0)
    monkeypatch.chdir(tmp_path)
    os.mkfifo("pipe")

    with pytest.raises(UsageError, match=said) as caught:
        read(source)

    assert caught.value.hint.startswith("name a")


def test_a_file_of_translators_that_never_ends_is_named() -> None:
    with pytest.raises(UsageError, match="/dev/zero: larger than 16 MiB") as caught:
        given.exchanged("/dev/zero")

    assert caught.value.hint == "export one tenant at a time: --tenant"


def test_a_pipe_is_read_to_its_end(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_text, args=("a: " + "x" * 200_000 + "\n",))
    writer.start()

    assert len(given.variables(None, pipe)["a"].value) == 200_000
    writer.join()


def test_a_value_that_is_given_twice_in_json_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "v").write_text('{"a": 1, "b": {"c": 1, "c": 2}}')

    with pytest.raises(UsageError, match=re.escape('not JSON: the key "c" is there twice')):
        given.variables(None, tmp_path / "v")
