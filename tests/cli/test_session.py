from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import typer

from fixturectl import cli
from fixturectl.cli.session import Session
from fixturectl.errors import FixturectlError

if TYPE_CHECKING:
    from conftest import MakeStore

TENANT = {"fixtures/default/tenant.yaml": "format: 1\nname: Défaut\n"}


def test_the_store_is_found_from_here_upwards(
    make_store: MakeStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = make_store(TENANT)
    monkeypatch.chdir(root / "fixtures" / "default")

    assert Session().root() == root


def test_the_named_store_comes_first(make_store: MakeStore, tmp_path: Path) -> None:
    assert Session(make_store(TENANT)).root() == tmp_path / "store"
    with pytest.raises(FixturectlError, match="is no directory"):
        Session(tmp_path / "other").root()


@pytest.mark.parametrize(
    ("path", "number", "line"),
    [
        pytest.param("fixtures/default/tenant.yaml", 2, "name: Défaut", id="a line"),
        pytest.param("fixtures/default/tenant.yaml", 3, None, id="beyond the end"),
        pytest.param("fixtures/default/tenant.yaml", 0, None, id="before the first"),
        pytest.param("fixtures/default/none.yaml", 1, None, id="no file"),
        pytest.param("../outside", 1, None, id="outside of the store"),
    ],
)
def test_a_line_of_the_stores_files(
    path: str, number: int, line: str | None, make_store: MakeStore
) -> None:
    assert Session(make_store(TENANT)).line(path, number) == line


def test_notes_are_for_those_who_ask(capsys: pytest.CaptureFixture[str]) -> None:
    Session(verbose=False).note("reading")
    Session(verbose=True).note("rendering")

    assert capsys.readouterr() == ("", "rendering\n")


def test_a_command_finds_the_session_of_its_call() -> None:
    context = typer.Context(cli.build())

    assert Session.of(context) == Session()
    context.obj = Session(Path("alerts"))
    assert Session.of(context).store == Path("alerts")
