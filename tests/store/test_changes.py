"""Several changes of files: all of them, or none, and nothing is overwritten."""

from __future__ import annotations

import json
import os
import resource
import shutil
import signal
import stat
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from fixturectl.errors import FixturectlError, UsageError
from fixturectl.store.changes import Changes, listing

if TYPE_CHECKING:
    from contextlib import ExitStack

    from conftest import MakeStore

    from fixturectl.store.changes import Step

SUPPORT = Path(__file__).parents[1] / "support"
STORE = {
    "fixtures/default/tenant.yaml": "format: 1\n",
    "fixtures/acme/tenant.yaml": "extends: default\n",
    "fixtures/acme/fr-FR/a.yaml": "texts: {}\n",
}


def files(root: Path) -> dict[str, str]:
    """Return all files below a folder, hidden ones too, with their content."""
    return {
        path.relative_to(root).as_posix(): path.read_text()
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


def test_all_kinds_of_steps_happen(make_store: MakeStore) -> None:
    root = make_store(STORE)
    changes = Changes(root)
    changes.create("tests/golden/x.json", "{}")
    changes.edit("fixtures/default/tenant.yaml", "format: 1 # edited\n")
    changes.move("fixtures/acme/fr-FR/a.yaml", "fixtures/acme/de-DE/b.yaml")
    changes.remove("fixtures/acme/tenant.yaml")

    changes.apply()

    assert files(root) == {
        "fixtures/acme/de-DE/b.yaml": "texts: {}\n",
        "fixtures/default/tenant.yaml": "format: 1 # edited\n",
        "tests/golden/x.json": "{}",
    }
    assert not (root / "fixtures/acme/fr-FR").exists(), "an emptied folder goes"


def test_a_removed_folder_goes_with_all_that_is_in_it_but_the_top_stays(
    make_store: MakeStore,
) -> None:
    root = make_store({"fixtures/acme/fr-FR/a.yaml": "", os.fsdecode(b"fixtures/acme/\xff"): ""})
    changes = Changes(root)
    changes.remove("fixtures/acme")

    changes.apply()

    assert list(root.rglob("*")) == [root / "fixtures"]


def test_an_edit_of_a_file_to_be_created_changes_what_is_created(tmp_path: Path) -> None:
    changes = Changes(tmp_path / "new" / "store")
    changes.create("a.yaml", "one")
    changes.edit("a.yaml", b"two")

    changes.apply()

    assert files(tmp_path) == {"new/store/a.yaml": "two"}


def test_an_edited_file_keeps_its_mode(make_store: MakeStore) -> None:
    root = make_store(STORE)
    (root / "fixtures/default/tenant.yaml").chmod(0o640)
    changes = Changes(root)
    changes.edit("fixtures/default/tenant.yaml", "x")

    changes.apply()

    mode = (root / "fixtures/default/tenant.yaml").stat().st_mode
    assert stat.S_IMODE(mode) == 0o640


def test_a_new_file_has_the_mode_that_the_umask_gives(tmp_path: Path) -> None:
    changes = Changes(tmp_path)
    changes.create("a", "")
    plain = tmp_path / "plain"
    plain.touch()

    changes.apply()

    assert (tmp_path / "a").stat().st_mode == plain.stat().st_mode


def _link(root: Path) -> None:
    (root / "fixtures/linked").symlink_to(root / "fixtures/acme")


@pytest.mark.parametrize(
    ("step", "in_the_way"),
    [
        pytest.param(
            lambda it: it.create("fixtures/acme/tenant.yaml", ""),
            "fixtures/acme/tenant.yaml",
            id="a file is there",
        ),
        pytest.param(
            lambda it: it.move("fixtures/default", "fixtures/acme"),
            "fixtures/acme",
            id="a folder is there",
        ),
        pytest.param(
            lambda it: it.create("fixtures/acme/tenant.yaml/x", ""),
            "fixtures/acme/tenant.yaml",
            id="a file where a folder must be",
        ),
        pytest.param(
            lambda it: it.create("fixtures/linked/x", ""), "fixtures/linked", id="a link on the way"
        ),
        pytest.param(
            lambda it: it.move("fixtures/linked/tenant.yaml", "fixtures/x.yaml"),
            "fixtures/linked",
            id="moving out of a link",
        ),
        pytest.param(
            lambda it: it.create("fixtures/linked", ""), "fixtures/linked", id="a link is there"
        ),
        pytest.param(
            lambda it: it.remove("fixtures/linked/tenant.yaml"),
            "fixtures/linked",
            id="removing through a link",
        ),
    ],
)
def test_nothing_is_overwritten_and_no_link_is_followed(
    step: object, in_the_way: str, make_store: MakeStore
) -> None:
    root = make_store(STORE)
    _link(root)
    before = files(root)
    changes = Changes(root)
    changes.create("fixtures/fresh.yaml", "")
    assert callable(step)
    step(changes)

    with pytest.raises(UsageError, match="already there") as caught:
        changes.apply()

    assert changes.obstacles() == [in_the_way]
    assert caught.value.message == f"already there: {in_the_way}"
    assert files(root) == before


def test_a_step_that_fails_undoes_those_before_it(make_store: MakeStore) -> None:
    root = make_store(STORE)
    before = files(root)
    changes = Changes(root)
    changes.create("deep/er/new.yaml", "x")
    changes.edit("fixtures/default/tenant.yaml", "edited")
    changes.move("fixtures/acme/fr-FR/a.yaml", "fixtures/acme/de-DE/a.yaml")
    changes.remove("fixtures/acme/tenant.yaml")
    changes.move("fixtures/nowhere", "fixtures/somewhere")

    with pytest.raises(FixturectlError, match="nothing was changed") as caught:
        changes.apply()

    assert caught.value.message.startswith("fixtures/somewhere: no such file")
    assert caught.value.hint
    assert files(root) == before
    assert sorted(entry.name for entry in root.iterdir()) == ["fixtures"]


def test_an_interrupt_waits_until_nothing_is_half_done(make_store: MakeStore) -> None:
    class Interrupted(Changes):
        def _step(self, step: Step, place: Path, undo: ExitStack) -> None:
            super()._step(step, place, undo)
            signal.raise_signal(signal.SIGTERM)

    root = make_store(STORE)
    changes = Interrupted(root)
    changes.move("fixtures/acme", "fixtures/acme-eu")
    renamed = root / "fixtures/acme-eu"
    done: list[bool] = []

    def interrupt(_signal: int, _frame: object) -> None:
        done.append(renamed.exists() and not list(root.glob(".fixturectl-*")))

    known = signal.signal(signal.SIGTERM, interrupt)
    try:
        changes.apply()
    finally:
        signal.signal(signal.SIGTERM, known)

    assert done == [True]


def test_an_interrupt_leaves_all_or_nothing(make_store: MakeStore, tmp_path: Path) -> None:
    root = make_store(STORE)
    before = files(root)
    folders = [shutil.copytree(root, tmp_path / str(number)) for number in range(1, 41)]
    orders = [json.dumps([number / 4000, str(root)]) for number, root in enumerate(folders, 1)]

    done = subprocess.run(
        [sys.executable, SUPPORT / "interrupts.py"],
        input="\n".join(orders),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        timeout=300,
        env={"PATH": os.environ["PATH"]},
    )

    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(answers) == len(folders)
    assert any(interrupted for interrupted, _ in answers)
    for folder, (interrupted, same) in zip(folders, answers, strict=True):
        found = {path: text for path, text in files(folder).items() if not path.startswith(".")}
        assert len(found) == 23 or (interrupted and found == before), folder
        assert same, "no signal stays blocked"


def test_a_full_disk_leaves_nothing_half_written(make_store: MakeStore) -> None:
    root = make_store(STORE)
    before = files(root)
    program = (
        "import signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "from pathlib import Path; from fixturectl.store.changes import Changes\n"
        "changes = Changes(Path(sys.argv[1]))\n"
        "changes.create('fixtures/small.yaml', 'x')\n"
        "changes.create('fixtures/large.yaml', 'x' * 4096)\n"
        "changes.apply()"
    )

    done = subprocess.run(
        [sys.executable, "-B", "-c", program, str(root)],  # -B: no half a .pyc either
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000)),
        env={"PATH": os.environ["PATH"]},
    )

    assert "file too large; nothing was changed" in done.stderr
    assert files(root) == before


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_is_read_only_is_named(make_store: MakeStore) -> None:
    root = make_store(STORE)
    (root / "fixtures/acme").chmod(0o555)
    changes = Changes(root)
    changes.create("fixtures/acme/b.yaml", "x")

    try:
        with pytest.raises(FixturectlError, match=r"permission denied; nothing was changed"):
            changes.apply()
    finally:
        (root / "fixtures/acme").chmod(0o755)


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs a folder without room")
def test_a_store_in_which_nothing_can_be_made_is_named() -> None:
    changes = Changes(Path("/proc/self"))
    changes.create("fixtures/acme/b.yaml", "x")

    with pytest.raises(FixturectlError) as caught:
        changes.apply()

    assert caught.value.message == f"{changes.root}: no such file or directory; nothing was changed"


def test_long_lists_are_cut() -> None:
    assert listing(list("abcdef")) == "a, b, c, d, e, f"
    assert listing(list("abcdefgh")) == "a, b, c, d, e, f and 2 more"
