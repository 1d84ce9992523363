"""The comment on a pull request: written once, then updated, whatever else is said there."""

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

if TYPE_CHECKING:
    from collections.abc import Iterator

SCRIPT = Path(__file__).parent.parent.parent / "ci" / "comment.py"
MARK = "<!-- fixturectl diff -->"
COMMENTS = "/repos/acme/alerts/issues/7/comments"


class GitHub:
    """As much of GitHub's API as comments need, on loopback."""

    def __init__(self) -> None:
        self.comments: list[dict[str, Any]] = []
        self.calls: list[str] = []
        self.refuses = 0
        self.broken = False
        self.server = HTTPServer(("127.0.0.1", 0), _handler(self))
        self.thread = threading.Thread(target=self.server.serve_forever)
        self.thread.start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server.server_port}"

    def says(self, body: str, kind: str = "Bot") -> None:
        number = len(self.comments)
        self.comments.append({"id": number, "body": body, "user": {"type": kind}})

    def close(self) -> None:
        self.server.shutdown()
        self.thread.join()
        self.server.server_close()


def _handler(github: GitHub) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def _answer(self) -> None:
            path, _, query = self.path.partition("?")
            github.calls.append(f"{self.command} {self.path}")
            content = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            found: Any = {"message": "no"}
            status = github.refuses or 200
            if not github.refuses:
                assert self.headers["Authorization"] == "Bearer canary"
                found = self._done(path, query, json.loads(content or b"{}"))
            body = b"not JSON" if github.broken else json.dumps(found).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def _done(self, path: str, query: str, content: dict[str, str]) -> Any:
            if self.command == "GET":
                page = int(query.rpartition("=")[2])
                return github.comments[(page - 1) * 100 : page * 100]
            if self.command == "POST":
                assert path == COMMENTS
                github.says(content["body"])
                number = len(github.comments) - 1
            else:
                number = int(path.rpartition("/")[2])
                github.comments[number]["body"] = content["body"]
            return {"html_url": f"https://github.com/acme/alerts/pull/7#{number}"}

        do_GET = do_POST = do_PATCH = _answer  # noqa: N815 - names of http.server

        def log_message(self, *_: object) -> None:
            pass

    return Handler


@pytest.fixture
def github() -> Iterator[GitHub]:
    server = GitHub()
    yield server
    server.close()


def write(folder: Path, url: str, body: str = "first") -> subprocess.CompletedProcess[str]:
    (folder / "event.json").write_text(json.dumps({"pull_request": {"number": 7}}))
    (folder / "diff.md").write_text(f"{MARK}\n{body}\n")
    environment = {
        "PATH": os.environ["PATH"],
        "GITHUB_API_URL": url,
        "GITHUB_REPOSITORY": "acme/alerts",
        "GITHUB_EVENT_PATH": str(folder / "event.json"),
        "GITHUB_TOKEN": "canary",
    }
    return subprocess.run(
        [sys.executable, "-I", SCRIPT, folder / "diff.md"],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_comment_is_written_and_then_updated_in_place(github: GitHub, tmp_path: Path) -> None:
    github.says("LGTM", "User")
    first, second = write(tmp_path, github.url), write(tmp_path, github.url, "second")

    assert (first.returncode, first.stderr) == (second.returncode, second.stderr) == (0, "")
    assert first.stdout == second.stdout == "https://github.com/acme/alerts/pull/7#1\n"
    assert [one["body"] for one in github.comments] == ["LGTM", f"{MARK}\nsecond\n"]


def test_people_who_quote_the_mark_are_left_alone(github: GitHub, tmp_path: Path) -> None:
    github.says(f"{MARK}\nmine", "User")
    github.says(f"> {MARK}\nanother bot")

    write(tmp_path, github.url)

    assert len(github.comments) == 3


def test_a_comment_is_found_on_a_later_page(github: GitHub, tmp_path: Path) -> None:
    for _ in range(130):
        github.says("LGTM", "User")
    github.says(f"{MARK}\nold")

    write(tmp_path, github.url)

    assert github.comments[130]["body"] == f"{MARK}\nfirst\n"
    assert github.calls == [
        f"GET {COMMENTS}?per_page=100&page=1",
        f"GET {COMMENTS}?per_page=100&page=2",
        "PATCH /repos/acme/alerts/issues/comments/130",
    ]


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        pytest.param(403, "the job needs the permission pull-requests: write", id="a fork"),
        pytest.param(502, "GitHub answered 502", id="out of order"),
    ],
)
def test_what_keeps_it_from_writing_fails_no_job(
    github: GitHub, tmp_path: Path, status: int, reason: str
) -> None:
    github.refuses = status

    done = write(tmp_path, github.url)

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("::notice::no comment was written: ")
    assert reason in done.stdout
    assert "canary" not in done.stdout


def test_nobody_listens(tmp_path: Path) -> None:
    done = write(tmp_path, "http://127.0.0.1:1")

    assert (done.returncode, done.stderr) == (0, "")
    assert "::notice::no comment was written: " in done.stdout


def test_a_proxy_that_answers_for_github(github: GitHub, tmp_path: Path) -> None:
    github.broken = True

    done = write(tmp_path, github.url)

    assert (done.returncode, done.stderr) == (0, "")
    assert "::notice::" in done.stdout


def test_a_body_that_is_too_long_is_cut(github: GitHub, tmp_path: Path) -> None:
    write(tmp_path, github.url, "x" * 70_000)

    assert len(github.comments[0]["body"]) == 65_536


def test_it_needs_one_file() -> None:
    done = subprocess.run(
        [sys.executable, "-I", SCRIPT], capture_output=True, text=True, check=False
    )

    assert (done.returncode, done.stderr) == (2, "usage: comment.py FILE\n")
