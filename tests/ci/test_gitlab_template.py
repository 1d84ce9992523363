"""The template for GitLab: its script runs, and what it promises is there."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from clones import TITLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clones import Clone

ROOT = Path(__file__).parent.parent.parent
JOB = yaml.safe_load((ROOT / "docs" / "ci" / "gitlab.yml").read_text())["fixturectl"]


NOTES = "/projects/5/merge_requests/7/notes"


class GitLab:
    """As much of GitLab's API as comments need, on loopback; `me` is whose token it is."""

    me = 3

    def __init__(self) -> None:
        self.notes: list[dict[str, Any]] = []
        self.server = HTTPServer(("127.0.0.1", 0), _handler(self))
        self.thread = threading.Thread(target=self.server.serve_forever)
        self.thread.start()

    def says(self, body: str, author: int) -> None:
        self.notes.append({"id": len(self.notes) + 1, "body": body, "author": {"id": author}})

    def answer(self, method: str, path: str, content: dict[str, str]) -> Any:
        if path == "/user":
            return {"id": self.me}
        where, _, query = path.partition("?")
        if method == "GET":
            assert where == NOTES
            page = int(query.rpartition("=")[2])
            return self.notes[(page - 1) * 100 : page * 100]
        if method == "POST":
            assert where == NOTES
            self.says(content["body"], self.me)
        else:
            self.notes[int(where.removeprefix(f"{NOTES}/")) - 1]["body"] = content["body"]
        return {}

    def close(self) -> None:
        self.server.shutdown()
        self.thread.join()
        self.server.server_close()


def _handler(gitlab: GitLab) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def _answer(self) -> None:
            content = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            allowed = self.headers["PRIVATE-TOKEN"] == "canary"
            found = gitlab.answer(self.command, self.path, json.loads(content or b"{}"))
            body = json.dumps(found).encode()
            self.send_response(200 if allowed else 401)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_GET = do_POST = do_PUT = _answer  # noqa: N815 - names of http.server

        def log_message(self, *_: object) -> None:
            pass

    return Handler


@pytest.fixture
def gitlab() -> Iterator[GitLab]:
    server = GitLab()
    yield server
    server.close()


def run(clone: Clone, tmp_path: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """Run the template's script in a clone, with what is installed here."""
    (tmp_path / "fixturectl").mkdir(exist_ok=True)
    if not (tmp_path / "fixturectl" / "bin").exists():
        (tmp_path / "fixturectl" / "bin").symlink_to(Path(sys.executable).parent)
    lines = [line for line in JOB["script"] if not line.startswith(("python -m", "pip "))]
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(tmp_path),
        "GIT_CONFIG_GLOBAL": os.devnull,
        "CI_BUILDS_DIR": str(tmp_path),
        "CI_DEFAULT_BRANCH": "main",
        **JOB["variables"],
        **more,
    }
    return subprocess.run(
        ["bash", "-eo", "pipefail", "-c", "\n".join(lines)],
        cwd=clone.root,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_script_reports_what_it_finds(clone: Clone, tmp_path: Path) -> None:
    clone.write('texts: {title: "Disk of {hots} full"}\n')

    done = run(clone, tmp_path)

    assert done.returncode == 1, done.stderr
    assert f"{TITLE}:1:" in done.stdout
    reports = JOB["artifacts"]["reports"]
    quality = json.loads((clone.root / reports["codequality"]).read_text())
    assert quality[0]["location"]["path"] == TITLE
    assert "<testsuites" in (clone.root / reports["junit"]).read_text()
    (diff,) = JOB["artifacts"]["paths"]
    assert (clone.root / diff).read_text().startswith("<!-- fixturectl diff -->")


def test_a_merge_request_keeps_one_comment(clone: Clone, tmp_path: Path, gitlab: GitLab) -> None:
    request = {
        "CI_API_V4_URL": f"http://127.0.0.1:{gitlab.server.server_port}",
        "CI_PROJECT_ID": "5",
        "CI_MERGE_REQUEST_IID": "7",
        "FIXTURECTL_TOKEN": "canary",
    }
    for number in range(100):
        gitlab.says("<!-- fixturectl diff -->\nquoted" if number == 4 else "LGTM", 9)
    clone.title("Disk nearly full")

    first = run(clone, tmp_path, **request)
    clone.title("Disk almost full")
    second = run(clone, tmp_path, **request)

    assert (first.returncode, second.returncode) == (0, 0), first.stderr
    assert len(gitlab.notes) == 101
    assert "almost" in gitlab.notes[-1]["body"]
    assert gitlab.notes[4]["body"].endswith("quoted")

    refused = run(clone, tmp_path, **{**request, "FIXTURECTL_TOKEN": "other"})
    assert refused.returncode == 0
    assert "GitLab: HTTP Error 401" in refused.stderr
    assert "no comment was written" in refused.stdout
    del request["FIXTURECTL_TOKEN"]
    assert run(clone, tmp_path, **request).stdout.endswith("no findings\n")
    assert len(gitlab.notes) == 101
