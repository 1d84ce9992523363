"""Where people compare two branches: the page of a forge, told from the remote's address."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_SCP = re.compile(r"(?:[^@/\s]+@)?(?P<host>\[[0-9a-fA-F:.]+\]|[^:/\s]+):(?!//)(?P<path>.*)")
# What stands in the repository of those who host their forge themselves.
_TRACES = {
    ".gitlab-ci.yml": "gitlab",
    ".gitea": "gitea",
    ".forgejo": "gitea",
    "bitbucket-pipelines.yml": "bitbucket",
    ".github": "github",
}
_NAMES = {
    "github": "github",
    "gitlab": "gitlab",
    "gitea": "gitea",
    "forgejo": "gitea",
    "codeberg": "gitea",
    "bitbucket": "bitbucket",
    "stash": "bitbucket",
}
FORGES = ("github", "gitlab", "gitea", "bitbucket")
_WEB = ("http", "https")
_SERVER_PORT = 7999  # on which Bitbucket Server listens for ssh
_BITBUCKET = "bitbucket.org"


class Home(NamedTuple):
    """A repository on a forge: its `forge` by name, the site's address, and its path there."""

    forge: str
    site: str
    path: str


def home(url: str, root: Path, setting: str = "", environ: Mapping[str, str] | None = None) -> Home:
    """Return where a remote's pages are; an unknown forge, or a local path, has an empty name.

    `setting` is what the clone says of its forge (`git config fixturectl.forge`), `environ` names
    the servers that CI runs on. No user of the address is kept.
    """
    scheme, host, port, path = _parsed(url)
    if not host:
        return Home("", "", "")
    web = scheme in _WEB
    site = f"{scheme if web else 'https'}://{host}{f':{port}' if web and port else ''}"
    path = path.strip("/").removesuffix(".git").rstrip("/")
    forge = setting if setting in FORGES else ""
    forge = forge or _by_host(host, environ or {}) or _by_address(port, path) or _by_files(root)
    return Home(forge, site, path)


def _parsed(url: str) -> tuple[str, str, int | None, str]:
    """Return scheme, host, port and path of a remote's address; no host for a local path."""
    if "://" in url:
        try:
            found = urlsplit(url)
            host, port = found.hostname or "", found.port
        except ValueError:
            return "", "", None, ""
        if found.scheme == "file":
            return "", "", None, ""
        return found.scheme, f"[{host}]" if ":" in host else host, port, found.path
    scp = _SCP.fullmatch(url)
    if scp is None or len(scp["host"]) == 1:  # a drive's letter
        return "", "", None, ""
    return "ssh", scp["host"].lower(), None, scp["path"]


def _by_host(host: str, environ: Mapping[str, str]) -> str:
    named = {
        "github": (environ.get("GH_HOST", ""), environ.get("GITHUB_SERVER_URL", "")),
        "gitlab": (environ.get("GITLAB_HOST", ""), environ.get("CI_SERVER_HOST", "")),
    }
    for forge, servers in named.items():
        if host in {urlsplit(one).hostname or one for one in servers if one}:
            return forge
    return next((forge for word, forge in _NAMES.items() if word in host), "")


def _by_address(port: int | None, path: str) -> str:
    return "bitbucket" if port == _SERVER_PORT or path.startswith("scm/") else ""


def _by_files(root: Path) -> str:
    return next((forge for name, forge in _TRACES.items() if (root / name).exists()), "")


def compare(place: Home, branch: str, target: str) -> str:
    """Return the address that shows what `branch` changes in `target`; "" for an unknown forge."""
    one, other = quote(branch, safe="/"), quote(target, safe="/")
    path = quote(place.path, safe="/~")
    match place.forge:
        case "github":
            return f"{place.site}/{path}/compare/{other}...{one}?expand=1"
        case "gitlab":
            return f"{place.site}/{path}/-/compare/{other}...{one}"
        case "gitea":
            return f"{place.site}/{path}/compare/{other}...{one}"
        case "bitbucket" if place.site.endswith(f"//{_BITBUCKET}"):
            both = quote(f"{branch}\r{target}", safe="")
            return f"{place.site}/{path}/branches/compare/{both}"
        case "bitbucket":
            return f"{place.site}/{_server_path(path)}/compare/commits?{_refs(branch, target)}"
        case _:
            return ""


def _server_path(path: str) -> str:
    """Return the pages' path of a repository on Bitbucket Server: of a project, or of a person."""
    project, _, name = path.removeprefix("scm/").rpartition("/")
    if project.startswith("~"):
        return f"users/{project[1:]}/repos/{name}"
    return f"projects/{project.upper()}/repos/{name}"


def _refs(branch: str, target: str) -> str:
    source, into = quote(f"refs/heads/{branch}", safe=""), quote(f"refs/heads/{target}", safe="")
    return f"sourceBranch={source}&targetBranch={into}"
