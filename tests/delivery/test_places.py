from __future__ import annotations

import stat
from pathlib import Path

import pytest

from fixturectl.delivery import places
from fixturectl.errors import StorageError


@pytest.mark.parametrize(
    ("given", "home"),
    [
        pytest.param("/var/lib/alerts", "/var/lib/alerts/fixturectl", id="where one is named"),
        pytest.param("", "~/.local/state/fixturectl", id="at home"),
        pytest.param("state", "~/.local/state/fixturectl", id="a relative one counts for nothing"),
    ],
)
def test_state_lies_where_the_standard_says(given: str, home: str) -> None:
    assert places.home({"XDG_STATE_HOME": given}) == Path(home).expanduser()


def test_each_store_has_its_place_and_each_workspace(tmp_path: Path) -> None:
    tenant = tmp_path / "fixtures/default/tenant.yaml"
    tenant.parent.mkdir(parents=True)
    tenant.write_text("format: 1\nstore: acme-alerts\n")
    environ = {"XDG_STATE_HOME": "/state"}

    assert places.of_store(tmp_path, environ) == Path("/state/fixturectl/acme-alerts")
    assert places.workspace("T1", environ) == Path("/state/fixturectl/workspaces/T1.db")


def test_folders_are_made_for_this_user_alone(tmp_path: Path) -> None:
    places.make_folder(tmp_path / "a" / "b")

    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "a" / "b").stat().st_mode) == 0o700


def test_what_is_unsettled_is_marked_once_for_this_user_alone(tmp_path: Path) -> None:
    places.mark(tmp_path)
    made = (tmp_path / places.UNSETTLED).stat()
    places.mark(tmp_path)

    assert stat.S_IMODE(made.st_mode) == 0o600
    assert (tmp_path / places.UNSETTLED).stat().st_mtime_ns == made.st_mtime_ns


def test_a_folder_that_others_can_write_is_refused(tmp_path: Path) -> None:
    tmp_path.chmod(0o777)

    with pytest.raises(StorageError, match="others may write there"):
        places.make_folder(tmp_path)


def test_a_folder_that_cannot_be_made_is_no_place(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(StorageError) as caught:
        places.make_folder(tmp_path / "file" / "b")

    assert caught.value.status == 74
