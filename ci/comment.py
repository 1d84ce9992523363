"""Put a file into a comment on the pull request of a GitHub workflow, the same one each time.

    python comment.py FILE

The first line of the file marks the comment: one that begins with it, and is a bot's, gets the new
content. It never fails a job: what keeps it from writing is told as a notice of the workflow. Uses
nothing but Python's own library, and GITHUB_API_URL, GITHUB_REPOSITORY, GITHUB_EVENT_PATH and
GITHUB_TOKEN as GitHub sets them.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

_PAGE = 100  # comments that GitHub gives at once, at most
_PAGES = 50
_LONGEST = 65_536  # characters of a comment
_PATIENCE = 30  # seconds
_FORBIDDEN = (401, 403, 404)


def main(arguments: list[str]) -> int:
    """Write the comment; return the exit status, which is 0 unless it is called wrongly."""
    if len(arguments) != 1:
        print("usage: comment.py FILE", file=sys.stderr)
        return 2
    body = Path(arguments[0]).read_text(encoding="utf-8")[:_LONGEST]
    try:
        print(_comment(body))
    except HTTPError as error:
        reason = f"GitHub answered {error.code}"
        if error.code in _FORBIDDEN:
            reason += ": the job needs the permission pull-requests: write, which forks don't have"
        print(f"::notice::no comment was written: {reason}")
    except (OSError, ValueError, KeyError, TypeError) as error:  # no network, no answer of GitHub's
        print(f"::notice::no comment was written: {getattr(error, 'reason', error)}")
    return 0


def _comment(body: str) -> str:
    """Write the comment and return its address."""
    event = json.loads(Path(os.environ["GITHUB_EVENT_PATH"]).read_text(encoding="utf-8"))
    issues = f"/repos/{os.environ['GITHUB_REPOSITORY']}/issues"
    comments = f"{issues}/{int(event['pull_request']['number'])}/comments"
    known = _own(comments, body.partition("\n")[0])
    if known is not None:
        answer = _ask("PATCH", f"{issues}/comments/{known}", {"body": body})
    else:
        answer = _ask("POST", comments, {"body": body})
    return str(answer["html_url"])


def _own(comments: str, mark: str) -> int | None:
    """Return the comment that an earlier run wrote; people may quote the mark, bots write it."""
    for page in range(1, _PAGES + 1):
        found = _ask("GET", f"{comments}?per_page={_PAGE}&page={page}")
        for one in found:
            if one["user"]["type"] == "Bot" and str(one["body"]).startswith(mark):
                return int(one["id"])
        if len(found) < _PAGE:
            break
    return None


def _ask(method: str, path: str, content: dict[str, str] | None = None) -> Any:
    headers = {
        "Accept": "application/vnd.github+json",
        "Authorization": f"Bearer {os.environ['GITHUB_TOKEN']}",
        "X-GitHub-Api-Version": "2022-11-28",
        "User-Agent": "fixturectl",
    }
    data = None if content is None else json.dumps(content).encode()
    request = Request(os.environ["GITHUB_API_URL"] + path, data, headers, method=method)
    with urlopen(request, timeout=_PATIENCE) as answer:
        return json.load(answer)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
