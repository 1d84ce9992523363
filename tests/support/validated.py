"""A small sound store to put faults into, and what validating a store says."""

from __future__ import annotations

import subprocess
from textwrap import dedent
from typing import TYPE_CHECKING

from fixturectl.actions.store import Store
from fixturectl.actions.validate import Report, validate
from fixturectl.actions.validation.targets import Request

if TYPE_CHECKING:
    from pathlib import Path

SOUND = {
    "fixtures/default/tenant.yaml": """\
        format: 1
        store: sound
        locales: [en-US, fr-FR]
        severities:
          critical: {emoji: ":fire:", channel: C0000000001}
        statuses:
          firing: {color: "#D00000"}
          resolved: {color: "#2EB67D"}
        """,
    "fixtures/default/disk-full.yaml": """\
        severity: critical
        variables:
          host: {type: string, example: db-1, max_length: 40}
        text: "{{ t.title }}"
        blocks:
          - {type: header, text: "{{ t.title }}"}
        """,
    "fixtures/default/en-US/disk-full.yaml": """\
        texts:
          title: "Disk of {host} almost full"
        """,
    "fixtures/default/fr-FR/disk-full.yaml": """\
        texts:
          title: "Le disque de {host} est presque plein"
        """,
    "fixtures/acme/tenant.yaml": "name: Acme\n",
    "fixtures/globex/tenant.yaml": "name: Globex\n",
}
SOUND = {path: dedent(content) for path, content in SOUND.items()}
FRENCH = "fixtures/default/fr-FR/disk-full.yaml"
FIXTURE = "fixtures/default/disk-full.yaml"
# A placeholder of no variable, in the French text.
WRONG = {FRENCH: 'texts:\n  title: "Le disque de {hots} est presque plein"\n'}


def report(root: Path, *targets: str, changed_since: str = "") -> Report:
    return validate(Store(root), Request(targets, changed_since))


def found(root: Path, *targets: str) -> list[str]:
    """Return the names of the checks that find something, in the order of the files."""
    findings = report(root, *targets).findings
    return [one.check for one in sorted(findings, key=lambda one: one.place)]


def git(root: Path, *arguments: str) -> str:
    """Run the real git in a store, with settings of nobody's."""
    who = ("-c", "user.name=A", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false")
    done = subprocess.run(
        ["git", "-C", root, *who, *arguments], check=True, capture_output=True, text=True
    )
    return done.stdout.strip()


def commit(root: Path) -> str:
    """Make a repository of a store, if it is none, commit all of it and return the commit."""
    if not (root / ".git").exists():
        git(root, "init", "-q")
    git(root, "add", "-A")
    git(root, "commit", "-q", "--allow-empty", "-m", "a commit")
    return git(root, "rev-parse", "HEAD")
