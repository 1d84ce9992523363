"""What git says of a remote is read: cause, next step, and no user."""

from __future__ import annotations

import pytest

from fixturectl.git.refusals import refusal, spoken, without_user

URL = "https://ada:s3cret@git.example.com/acme/alerts.git"


@pytest.mark.parametrize(
    ("said", "told", "message", "hint"),
    [
        pytest.param(
            "fatal: could not read Username for 'https://host': terminal prompts disabled",
            "",
            "origin (https://git.example.com/acme/alerts.git) does not let you in",
            "log in for git, then try: git ls-remote origin",
            id="nobody to ask",
        ),
        pytest.param(
            "git@host: Permission denied (publickey).\nfatal: Could not read from remote."
            "\n\nPlease make sure you have the correct access rights\nand the repository exists.",
            "",
            "does not let you in",
            "git ls-remote origin",
            id="ssh",
        ),
        pytest.param(
            "fatal: the receiving end does not support this repository's hash algorithm",
            "",
            "names its commits by another hash",
            "clone it anew: git clone https://git.example.com/acme/alerts.git",
            id="another hash",
        ),
        pytest.param(
            "fatal: unable to access 'https://ada:s3cret@git.example.com/': Could not resolve host",
            "",
            "can't be reached",
            "look at the network and any proxy",
            id="no network",
        ),
        pytest.param(
            "fatal: unable to access 'https://host/x/': The requested URL returned error: 502",
            "",
            "answers with an error",
            "look at its status page",
            id="out of order",
        ),
        pytest.param(
            "fatal: '../gone.git' does not appear to be a git repository",
            "",
            "is no repository that can be found",
            "git remote set-url origin URL",
            id="nothing there",
        ),
        pytest.param(
            "remote: error: GH006: Protected branch update failed for refs/heads/main.",
            "!\tabc:refs/heads/main\t[remote rejected] (protected branch hook declined)",
            "origin refused this branch",
            "--branch NAME",
            id="a protected branch",
        ),
        pytest.param(
            "remote: title is missing a ticket",
            "!\tabc:refs/heads/x\t[remote rejected] (pre-receive hook declined)",
            "origin refused this branch",
            "--branch NAME",
            id="a hook of the server",
        ),
        pytest.param(
            "",
            "!\tabc:refs/heads/fixtures/a/b\t[remote rejected] (directory file conflict)",
            "origin has another branch in the way of this name",
            "--branch NAME",
            id="a branch named like the folder",
        ),
        pytest.param(
            "",
            "!\tabc:refs/heads/x\t[remote rejected] (shallow update not allowed)",
            "does not accept commits of a shallow clone",
            "git fetch --unshallow",
            id="a shallow clone",
        ),
        pytest.param(
            "lint failed\nerror: failed to push some refs to 'https://git.example.com/x'",
            "",
            "the push was refused, by the hook pre-push or by origin",
            "mend what is said",
            id="the hook pre-push",
        ),
        pytest.param(
            "fatal: protocol error: bad line length",
            "",
            "git could not talk to origin",
            "git ls-remote origin",
            id="anything else",
        ),
    ],
)
def test_a_refusal_names_cause_and_next_step(said: str, told: str, message: str, hint: str) -> None:
    error = refusal("origin", URL, said, told)

    assert message in error.message
    assert error.message.endswith("; nothing was changed")
    assert hint in error.hint
    assert "s3cret" not in f"{error.message}{error.hint}{error.said}"
    assert "ada" not in f"{error.message}{error.said}"


def test_what_others_said_is_kept_and_what_is_dull_is_not() -> None:
    said = "lint failed\nremote: try again\nremote:\nTo https://x\nerror: failed to push some refs"

    assert refusal("origin", URL, said).said == ("try again", "lint failed")


def test_a_server_speaks_to_people() -> None:
    said = "To https://x\nremote: \nremote: Create a pull request:   \nremote:   https://a@b.c/d\n"

    assert spoken(said) == ("Create a pull request:", "https://b.c/d")


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        pytest.param(URL, "https://git.example.com/acme/alerts.git", id="user and password"),
        pytest.param("ssh://git@host/x", "ssh://host/x", id="a user of ssh"),
        pytest.param("git@host:x", "git@host:x", id="which scp's form must have"),
        pytest.param("https://host/a@b", "https://host/a@b", id="a path"),
    ],
)
def test_an_address_without_its_user(url: str, shown: str) -> None:
    assert without_user(url) == shown
