"""Two processes: the same results in the same places, whatever becomes of the other one."""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING

import pytest
from validated import SOUND, report

from fixturectl.actions.validation import workers

if TYPE_CHECKING:
    from conftest import MakeStore

    from fixturectl.diagnostics import Diagnostic

JOBS = list(range(9))


def test_every_job_has_its_result() -> None:
    results = dict(workers.shared(JOBS, lambda job: (job, job * job, "é" * job * 1000)))

    assert results == {job: (job, job * job, "é" * job * 1000) for job in JOBS}


def test_half_of_the_work_is_done_elsewhere() -> None:
    processes = dict(workers.shared(JOBS, lambda _: os.getpid()))

    assert {processes[job] for job in JOBS[0::2]} == {os.getpid()}
    assert os.getpid() not in {processes[job] for job in JOBS[1::2]}


def test_more_than_a_pipe_holds() -> None:
    results = dict(workers.shared(JOBS, lambda _: b"x" * 3_000_000))

    assert {len(result) for result in results.values()} == {3_000_000}
    assert set(results) == set(JOBS)


def test_a_process_that_dies_is_made_up_for(capfd: pytest.CaptureFixture[str]) -> None:
    parent = os.getpid()

    def fragile(job: int) -> int:
        if os.getpid() != parent and job > 4:
            os.kill(os.getpid(), signal.SIGKILL)
        return job + 1

    assert dict(workers.shared(JOBS, fragile)) == {job: job + 1 for job in JOBS}
    assert capfd.readouterr() == ("", "")


def test_a_fault_is_told_by_this_process() -> None:
    def faulty(job: int) -> int:
        return 1 // (job - 5)

    with pytest.raises(ZeroDivisionError):
        list(workers.shared(JOBS, faulty))
    _no_child_is_left()


def test_whoever_stops_listening_leaves_no_process_behind() -> None:
    results = workers.shared(JOBS, lambda job: job)
    next(results)

    results.close()

    _no_child_is_left()


def _no_child_is_left() -> None:
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


@pytest.mark.parametrize(("files", "pays"), [(10, False), (10_000, True), (100_000, False)])
def test_a_second_process_must_pay(files: int, pays: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 2)

    assert workers.enough(files) is pays


def test_one_processor_works_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 1)

    assert not workers.enough(10_000)


def test_findings_are_the_same_in_two_processes(
    make_store: MakeStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    fixtures = {
        f"fixtures/acme/alert-{number}.yaml": f'severity: critical\ntext: "{{{{ n{number} }}}}"\n'
        for number in range(7)
    }
    root = make_store(SOUND | fixtures)

    def all_found(several: bool) -> list[Diagnostic]:
        monkeypatch.setattr(workers, "enough", lambda _: several)
        return sorted(report(root).findings, key=repr)

    alone, together = all_found(False), all_found(True)

    assert len(alone) == 7
    assert together == alone


def test_results_are_sent_behind_their_length() -> None:
    reader, writer = os.pipe()

    workers.send(writer, [1, 2], lambda job: job * 10)
    os.close(writer)

    with os.fdopen(reader, "rb") as pipe:
        content = pipe.read()
    assert len(content) == 2 * (8 + 5)
    assert content.count(bytes(7) + b"\x05") == 2
