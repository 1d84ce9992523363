"""`fixturectl validate` as people and machines call it."""

from __future__ import annotations

import json
import os
import pty
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from conftest import clean_environment
from groups import wait_for_all
from validated import FRENCH, SOUND, WRONG, commit

if TYPE_CHECKING:
    from conftest import MakeStore, Run

FAULT = f"{FRENCH}:2:24: error: unknown placeholder {{hots}} [placeholder-extra]"
BLOCKS = '{"blocks": [{"type": "heder"}]}'


def test_a_sound_store(call: Run, make_store: MakeStore) -> None:
    root = make_store(SOUND)

    assert call("--store", str(root), "validate") == (0, "no findings\n", "")


def test_findings_are_printed_and_make_the_status_1(call: Run, make_store: MakeStore) -> None:
    status, out, err = call("--store", str(make_store(SOUND | WRONG)), "validate")

    assert (status, err) == (1, "")
    assert out.splitlines()[0] == FAULT
    assert "hint: did you mean {host}?" in out
    assert "shown in default/disk-full, locale fr-FR; reaches 3 tenants" in out
    assert out.endswith("1 error in 1 file\n")


def test_a_second_run_says_the_same_and_loads_next_to_nothing(
    run: Run, make_store: MakeStore
) -> None:
    root = make_store(SOUND | WRONG)
    first = run("--store", str(root), "validate")
    second = run("-v", "--store", str(root), "validate", env={"PYTHONPROFILEIMPORTTIME": "1"})

    assert second[:2] == first[:2]
    assert "nothing has changed since the last run" in second.err
    imported = {line.rpartition("|")[2].strip() for line in second.err.splitlines()}
    assert "fixturectl.actions.validation.recalling" in imported
    assert not imported & {"yaml", "jinja2", "babel", "rich", "fixturectl.rendering.renderer"}
    assert not imported & {"hashlib", "json"}


@pytest.mark.parametrize(
    ("fail_on", "status"), [("error", 0), ("warning", 1), ("info", 1)], ids=str
)
def test_what_fails_is_chosen(fail_on: str, status: int, call: Run, make_store: MakeStore) -> None:
    root = make_store(SOUND | {"fixtures/stray.txt": ""})

    assert call("--store", str(root), "validate", "--fail-on", fail_on).status == status


@pytest.mark.parametrize("form", ["text", "json", "github", "gitlab", "sarif", "junit"], ids=str)
def test_every_format_goes_to_a_file_too(form: str, call: Run, make_store: MakeStore) -> None:
    root = make_store(SOUND | WRONG)
    printed = call("--store", str(root), "validate", "--format", form)
    written = call("--store", str(root), "validate", "--format", form, "--output", "report")

    assert printed.status == written.status == 1
    assert (written.out, written.err) == ("", "")
    assert (root.parent / "report").read_text() == printed.out
    assert "placeholder-extra" in printed.out
    assert [path.name for path in root.parent.glob(".report*")] == []


def test_json_has_the_reach(call: Run, make_store: MakeStore) -> None:
    out = call("--store", str(make_store(SOUND | WRONG)), "validate", "--format", "json").out

    (finding,) = json.loads(out)
    assert (finding["tenants"], finding["locales"], finding["locale"]) == (3, 1, "fr-FR")


def test_paths_are_those_of_the_repository(call: Run, make_store: MakeStore) -> None:
    root = make_store(SOUND | WRONG)
    commit(root.parent)

    out = call("--store", str(root), "validate", "--format", "github").out

    assert f"file=store/{FRENCH}," in out


def test_sarif_has_the_manual_pages(call: Run, make_store: MakeStore) -> None:
    out = call("--store", str(make_store(SOUND | WRONG)), "validate", "--format", "sarif").out

    (rule,) = json.loads(out)["runs"][0]["tool"]["driver"]["rules"]
    assert "To mend it" in rule["help"]["text"]


def test_a_report_that_can_not_be_written(call: Run, make_store: MakeStore) -> None:
    root = str(make_store(SOUND))
    status, _, err = call("--store", root, "validate", "--output", "nowhere/report")

    assert status == 3
    assert "can't write nowhere/report" in err


def test_targets(call: Run, make_store: MakeStore) -> None:
    root = make_store(SOUND | {"fixtures/acme/tenant.yaml": "nmae: x\n"} | WRONG)

    assert "1 error in 1 file" in call("--store", str(root), "validate", "globex").out
    assert "2 errors in 2 files" in call("--store", str(root), "validate", "globex", "acme").out
    assert call("--store", str(root), "validate", "acne").status == 2


def test_what_changed(call: Run, make_store: MakeStore) -> None:
    root = make_store(SOUND)
    commit(root)
    (root / FRENCH).write_text(WRONG[FRENCH])

    out = call("--store", str(root), "validate", "--changed-since", "HEAD").out

    assert out.startswith(FAULT)


def test_an_editor_hands_over_what_it_holds(call: Run, make_store: MakeStore) -> None:
    root = make_store(SOUND)

    status, out, _ = call(
        *("--store", str(root), "validate", "-", "--stdin-filename", str(root / FRENCH)),
        stdin=WRONG[FRENCH],
    )

    assert status == 1
    assert out.startswith(FAULT)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(("-",), "go together", id="- without a name"),
        pytest.param(("--stdin-filename", "a.yaml"), "go together", id="a name without -"),
        pytest.param(("-", "a", "--stdin-filename", "a.yaml"), "alone", id="- and more"),
        pytest.param(("--blocks", "a.json", "acme"), "in no store", id="blocks and a target"),
        pytest.param(("--update-baseline", "acme"), "needs all findings", id="part of a baseline"),
        pytest.param(("--blocks", "none.json"), "no such file", id="no such file"),
    ],
)
def test_what_makes_no_sense(
    arguments: tuple[str, ...], said: str, call: Run, make_store: MakeStore
) -> None:
    status, _, err = call("--store", str(make_store(SOUND)), "validate", *arguments)

    assert status == 2
    assert said in err


def test_blocks_need_no_store(call: Run, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(BLOCKS)

    status, out, _ = call("validate", "--blocks", "a.json", "--blocks", "-", stdin=BLOCKS)

    assert status == 1
    assert out.count("[block-type]") == 2
    assert "a.json:1:" in out
    assert "stdin:1:" in out


def test_blocks_may_be_an_address(call: Run) -> None:
    address = "https://app.slack.com/block-kit-builder/#%7B%22blocks%22:%5B%5D%7D"

    assert call("validate", "--blocks", address).status == 1


def test_a_baseline_is_made_and_shrinks(call: Run, make_store: MakeStore) -> None:
    root = make_store(SOUND | WRONG)
    settings = root / "fixtures/default/tenant.yaml"
    settings.write_text(settings.read_text() + "checks: {baseline: accepted.json}\n")

    assert call("--store", str(root), "validate").status == 1
    made = call("--store", str(root), "validate", "--update-baseline")
    assert made[:2] == (0, "no findings\n")
    assert made.err.splitlines()[-1] == "wrote accepted.json: 1 finding accepted"
    assert call("--store", str(root), "validate").status == 0

    (root / FRENCH).write_text(SOUND[FRENCH])
    assert "[baseline-unused]" in call("--store", str(root), "validate").out
    assert call("--store", str(root), "validate", "--update-baseline").out == "no findings\n"
    assert json.loads((root / "accepted.json").read_text())["findings"] == []


def test_without_a_baseline_there_is_none_to_update(call: Run, make_store: MakeStore) -> None:
    refused = call("--store", str(make_store(SOUND)), "validate", "--update-baseline")

    assert refused.status == 2
    assert "no tenant has a baseline\nhint: name its file" in refused.err


def test_checks_are_listed_and_explained(call: Run) -> None:
    listed = call("checks").out.splitlines()
    page = call("checks", "placeholder-extra")
    unknown = call("checks", "placeholder-extro")

    assert any(line.startswith("placeholder-extra ") and " error " in line for line in listed)
    assert listed == sorted(listed)
    assert page.status == 0
    assert page.out.startswith("placeholder-extra (error)")
    assert "To mend it" in page.out
    assert (unknown.status, "did you mean placeholder-extra?" in unknown.err) == (2, True)


# -- on a terminal


def _on_a_terminal(root: Path, home: Path) -> tuple[int, str]:
    """Run with standard output and error on a terminal; return the status and all that it got."""
    process, terminal = pty.fork()
    if process == 0:
        command = [sys.executable, "-m", "fixturectl", "--store", str(root), "validate"]
        os.execve(sys.executable, command, clean_environment(home))  # noqa: S606
    shown = b""
    while True:
        try:
            chunk = os.read(terminal, 65_536)
        except OSError:
            break
        if not chunk:
            break
        shown += chunk
    os.close(terminal)
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]), shown.decode()


def test_on_a_terminal_each_finding_is_told_once(make_store: MakeStore, tmp_path: Path) -> None:
    root = make_store(SOUND | WRONG | {"fixtures/acme/tenant.yaml": "nmae: x\n"})

    status, shown = _on_a_terminal(root, tmp_path)

    assert status == 1
    assert shown.count("[placeholder-extra]") == 1
    assert shown.count("[schema]") == 1
    assert "2 errors in 2 files" in shown


def _many(count: int) -> dict[str, str]:
    return {
        f"fixtures/default/{folder}alert-{number}.yaml": content.replace("{host}", f"{number}")
        for number in range(count)
        for folder, content in (
            ("", SOUND["fixtures/default/disk-full.yaml"]),
            ("en-US/", SOUND["fixtures/default/en-US/disk-full.yaml"]),
            ("fr-FR/", SOUND[FRENCH]),
        )
    }


def _has_forked(process: int) -> bool:
    """Tell whether a process has a child that runs the same program."""
    own = Path(f"/proc/{process}/cmdline").read_bytes()
    for place in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):  # it has ended
            parent = (place / "stat").read_text().rpartition(")")[2].split()[1]
            if int(parent) == process and (place / "cmdline").read_bytes() == own:
                return True
    return False


@pytest.mark.skipif(sys.platform != "linux" or os.cpu_count() == 1, reason="no second process")
@pytest.mark.parametrize("together", [True, False], ids=["from a terminal", "by kill"])
def test_an_interrupt_ends_all_processes_and_leaves_the_cache_valid(
    together: bool, make_store: MakeStore, tmp_path: Path, call: Run
) -> None:
    root = make_store(SOUND | _many(400))
    process = subprocess.Popen(
        [sys.executable, "-m", "fixturectl", "--store", root, "validate"],
        env=clean_environment(tmp_path),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    while not _has_forked(process.pid):
        assert process.poll() is None
        time.sleep(0.01)
    if together:
        os.killpg(process.pid, signal.SIGINT)
    else:
        process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=120)

    assert process.returncode == 130
    assert err == b"fixturectl: interrupted\n"
    wait_for_all(process.pid)
    assert call("--store", str(root), "validate", "default").status == 0
