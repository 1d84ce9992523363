"""A remote's address tells where its pages are, and never who logs in there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from fixturectl.actions.pushing.forges import compare, home

if TYPE_CHECKING:
    from pathlib import Path

TOPIC = "fixtures/acme/disk"


@pytest.mark.parametrize(
    ("url", "page"),
    [
        pytest.param(
            "https://github.com/acme/alerts.git",
            f"https://github.com/acme/alerts/compare/main...{TOPIC}?expand=1",
            id="https",
        ),
        pytest.param(
            "git@github.com:acme/alerts.git",
            f"https://github.com/acme/alerts/compare/main...{TOPIC}?expand=1",
            id="as scp writes it",
        ),
        pytest.param(
            "ssh://git@ssh.github.example.com:443/acme/alerts",
            f"https://ssh.github.example.com/acme/alerts/compare/main...{TOPIC}?expand=1",
            id="an ssh port is no page's",
        ),
        pytest.param(
            "https://ada:s3cret@gitlab.com/acme/sub/group/alerts.git/",
            f"https://gitlab.com/acme/sub/group/alerts/-/compare/main...{TOPIC}",
            id="a user and a password",
        ),
        pytest.param(
            "https://x-token@gitlab.example.com:8443/acme/alerts.git",
            f"https://gitlab.example.com:8443/acme/alerts/-/compare/main...{TOPIC}",
            id="a port of the web",
        ),
        pytest.param(
            "http://gitea.local:3000/acme/alerts",
            f"http://gitea.local:3000/acme/alerts/compare/main...{TOPIC}",
            id="without TLS",
        ),
        pytest.param(
            "https://codeberg.org/acme/alerts.git",
            f"https://codeberg.org/acme/alerts/compare/main...{TOPIC}",
            id="codeberg",
        ),
        pytest.param(
            "git@bitbucket.org:acme/alerts.git",
            "https://bitbucket.org/acme/alerts/branches/compare/fixtures%2Facme%2Fdisk%0Dmain",
            id="bitbucket cloud",
        ),
        pytest.param(
            "ssh://git@code.example.com:7999/pr/alerts.git",
            "https://code.example.com/projects/PR/repos/alerts/compare/commits?sourceBranch="
            "refs%2Fheads%2Ffixtures%2Facme%2Fdisk&targetBranch=refs%2Fheads%2Fmain",
            id="bitbucket server by its port",
        ),
        pytest.param(
            "https://stash.example.com/scm/~ada/alerts.git",
            "https://stash.example.com/users/ada/repos/alerts/compare/commits?sourceBranch="
            "refs%2Fheads%2Ffixtures%2Facme%2Fdisk&targetBranch=refs%2Fheads%2Fmain",
            id="a person's on bitbucket server",
        ),
        pytest.param(
            "git@[2001:db8::1]:acme/alerts.git", "", id="an IPv6 address of nobody we know"
        ),
        pytest.param("https://code.example.com/acme/alerts", "", id="an unknown forge"),
        pytest.param("../origin.git", "", id="a local path"),
        pytest.param("/srv/git/alerts.git", "", id="an absolute path"),
        pytest.param("file:///srv/github/alerts.git", "", id="a path as an address"),
        pytest.param("C:/github/alerts", "", id="a drive"),
        pytest.param("https://[bad/github", "", id="no address at all"),
    ],
)
def test_the_page_that_compares_two_branches(url: str, page: str, tmp_path: Path) -> None:
    assert compare(home(url, tmp_path), TOPIC, "main") == page


@pytest.mark.parametrize(
    ("setting", "environ", "file", "forge"),
    [
        pytest.param("gitlab", {}, ".github/x", "gitlab", id="the clone's setting counts most"),
        pytest.param("sourcehut", {}, "", "", id="a setting that means nothing"),
        pytest.param("", {"GH_HOST": "code.example.com"}, "", "github", id="gh's own"),
        pytest.param("", {"CI_SERVER_HOST": "code.example.com"}, "", "gitlab", id="in GitLab CI"),
        pytest.param(
            "", {"GITHUB_SERVER_URL": "https://code.example.com"}, "", "github", id="in Actions"
        ),
        pytest.param("", {"GITLAB_HOST": "elsewhere.example.com"}, "", "", id="of another server"),
        pytest.param("", {}, ".gitlab-ci.yml", "gitlab", id="CI settings of GitLab"),
        pytest.param("", {}, ".forgejo/workflows", "gitea", id="CI settings of Forgejo"),
        pytest.param("", {}, "bitbucket-pipelines.yml", "bitbucket", id="and of Bitbucket"),
    ],
)
def test_a_forge_of_ones_own_is_told_by_its_traces(
    setting: str, environ: dict[str, str], file: str, forge: str, tmp_path: Path
) -> None:
    if file:
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / file).touch()

    found = home("git@code.example.com:acme/alerts.git", tmp_path, setting, environ)

    assert found.forge == forge
    assert (found.site, found.path) == ("https://code.example.com", "acme/alerts")


def test_odd_names_are_escaped(tmp_path: Path) -> None:
    place = home("https://github.com/acme/alerts", tmp_path)

    assert compare(place, "a#b?c", "main").endswith("/compare/main...a%23b%3Fc?expand=1")
