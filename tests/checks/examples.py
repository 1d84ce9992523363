"""The examples of the checks' manual pages as stores.

    PASS: what is right about it
    FAIL: what is wrong with it

begin an example; below stand files, each as `path/of/the.yaml:` and its content indented. They are
put over a small sound store. `# <- NAME` marks a line where the check NAME has a finding: the line
that it ends, or the next one if it stands alone. `# <- NAME, NAME` marks two findings.
"""

from __future__ import annotations

import re
from textwrap import dedent
from typing import NamedTuple

SOUND = {
    "fixtures/default/tenant.yaml": """\
        locales: [en-US, fr-FR]
        severities:
          critical: {emoji: ":rotating_light:", channel: C0000000001}
          warning: {emoji: ":warning:", channel: C0000000001}
        statuses:
          firing: {color: "#D00000"}
          resolved: {color: "#2EB67D"}
        """,
    "fixtures/acme/tenant.yaml": "name: Acme\n",
    "fixtures/acme/disk-full.yaml": """\
        severity: critical
        variables:
          host: {type: string, example: db-1}
        text: "{{ t.title }}"
        """,
    "fixtures/acme/en-US/disk-full.yaml": """\
        texts:
          title: "Disk of {host} almost full"
        """,
    "fixtures/acme/fr-FR/disk-full.yaml": """\
        texts:
          title: "Le disque de {host} est presque plein"
        """,
    "locales/fixturectl.pot": """\
        msgid "Acknowledge"
        msgstr ""

        msgid "Region"
        msgstr ""
        """,
    "locales/fr-FR.po": """\
        msgid "Acknowledge"
        msgstr "Acquitter"

        msgid "Region"
        msgstr "Région"
        """,
}
SOUND = {path: dedent(content) for path, content in SOUND.items()}

_HEAD = re.compile(r"^(PASS|FAIL)(?:: (.*))?$", re.MULTILINE)
_FILE = re.compile(
    r"^    ((?:fixtures/|locales/|CODEOWNERS)\S*):\n((?:(?:     .*)?\n)*)", re.MULTILINE
)
_MARK = re.compile(r"(^[ \t]*|[ \t]+)# <- ([a-z, -]+)$", re.MULTILINE)


class Example(NamedTuple):
    """One example of a manual page; `marks` are (path, line, check), sorted."""

    verdict: str
    title: str
    files: dict[str, str]
    marks: list[tuple[str, int, str]]


def examples(manual: str) -> list[Example]:
    """Return the examples of a manual page."""
    heads = [*_HEAD.finditer(manual)]
    ends = [*(head.start() for head in heads[1:]), len(manual)]
    return [
        _example(head[1], head[2] or "", manual[head.end() : end] + "\n")
        for head, end in zip(heads, ends, strict=True)
    ]


def _example(verdict: str, title: str, body: str) -> Example:
    files: dict[str, str] = {}
    marks: list[tuple[str, int, str]] = []
    for found in _FILE.finditer(body):
        path, marked = found[1], dedent(found[2]).rstrip() + "\n"
        lines: list[str] = []
        for line in marked.splitlines():
            mark = _MARK.search(line)
            names = mark[2].split(", ") if mark else []
            marks += [(path, len(lines) + 1, name) for name in names]
            rest = _MARK.sub("", line)
            if rest or not mark:
                lines.append(rest)
        files[path] = "\n".join(lines) + "\n"
    return Example(verdict, title, SOUND | files, sorted(marks))
