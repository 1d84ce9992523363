"""A message in a real terminal of 50 columns: no line is broken, nothing is left over."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from fixturectl.reports.messages import Preview, terminal
from fixturectl.reports.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TMUX = shutil.which("tmux")
pytestmark = pytest.mark.skipif(TMUX is None, reason="tmux is not installed")

BODY: dict[str, object] = {
    "attachments": [
        {
            "color": "#D00000",
            "fallback": ":warning: Disque plein",
            "blocks": [
                {
                    "type": "header",
                    "text": {"type": "plain_text", "text": "🚨 ディスク逼迫 ⚠\ufe0f"},
                },
                {
                    "type": "section",
                    "text": {
                        "type": "mrkdwn",
                        "text": "本番環境の`db-1`で使用率が97%に達しました。至急対応してください。 "
                        ":fire: https://runbooks.example.com/disk/full/and/a/long/path/on/and/on",
                    },
                    "fields": [
                        {"type": "mrkdwn", "text": "*Région*\neu-west-1"},
                        {"type": "mrkdwn", "text": "*الخادم*\n\u2068db-1\u2069"},
                    ],
                },
                {
                    "type": "actions",
                    "elements": [
                        {
                            "type": "button",
                            "style": "primary",
                            "text": {"type": "plain_text", "text": "👀 Prendre en charge"},
                        }
                    ],
                },
            ],
        }
    ],
}


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[list[str]]:
    """Show the message, coloured, in a terminal of 50 by 60 cells and give the lines seen there."""
    written = terminal.write([Preview(BODY, "acme", "disk-full", "ja-JP")], Page(50, 16777216))
    (tmp_path / "shown").write_text(written, encoding="utf-8")
    show = (
        "import sys, time, pathlib;"
        "sys.stdout.write(pathlib.Path(sys.argv[1]).read_text('utf-8'));"
        "sys.stdout.flush(); time.sleep(600)"
    )
    socket = ["tmux", "-u", "-f", "/dev/null", "-S", str(tmp_path / "tmux")]
    start = [*socket, "new-session", "-d", "-x50", "-y60", sys.executable, "-Xutf8", "-c", show]
    subprocess.run(
        [*start, str(tmp_path / "shown")],
        check=True,
        env={"PATH": "/usr/bin:/bin", "TERM": "xterm-256color", "LC_ALL": "C.UTF-8"},
    )
    try:
        yield _lines_of(socket, written.count("\n"))
    finally:
        subprocess.run([*socket, "kill-server"], check=False)


def _lines_of(socket: list[str], count: int) -> list[str]:
    """Wait until the terminal shows its last line, at most two minutes."""
    lines: list[str] = []
    for _ in range(1200):
        done = subprocess.run(
            [*socket, "capture-pane", "-p"],
            capture_output=True,
            text=True,
            check=True,
            encoding="utf-8",
        )
        lines = done.stdout.rstrip("\n").splitlines()
        if len(lines) >= count:
            break
        time.sleep(0.1)
    return lines


def test_no_line_is_broken_in_a_real_terminal(screen: list[str]) -> None:
    drawn = terminal.write([Preview(BODY, "acme", "disk-full", "ja-JP")], Page(50, 16777216))

    assert len(screen) == drawn.count("\n"), "a line that is too long would take two"
    assert screen[0] == "acme/disk-full  ja-JP"
    assert screen[2] == "notification: ⚠ Disque plein"
    assert all(line.startswith("▌") for line in screen[4:])
    assert screen[-3:] == [
        "▌ ╔══════════════════════╗",
        "▌ ║ 👀 Prendre en charge ║",
        "▌ ╚═ primary ════════════╝",
    ]
