from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from fixturectl import cli
from fixturectl.cli import completion

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import MakeStore

STORE = {
    "fixtures/default/tenant.yaml": "format: 1\n",
    "fixtures/default/disk-full.yaml": (
        "variables:\n"
        "  region: {type: string, example: eu}\n"
        "  retries: {type: integer, example: 1}\n"
        "samples: {quiet: {region: x}, loud: {region: y}}\n"
        "text: a\n"
    ),
    "fixtures/default/latency.yaml": "text: a\n",
    "fixtures/default/fr-FR/disk-full.yaml": "texts: {}\n",
    "fixtures/acme/tenant.yaml": "extends: default  # as all\n",
    "fixtures/acme/own.yaml": "text: a\n",
    "fixtures/acme/ja-JP/own.yaml": "texts: {}\n",
    "fixtures/acme-jp/tenant.yaml": 'extends: "acme"\n',
    "fixtures/child/disk-full.yaml": (
        "variables:\n"
        "  region: {type: enum, values: [eu, us]}\n"
        "  retries: null\n"
        "  odd: text\n"
        "samples: {quiet: null, own: {}}\n"
    ),
    "fixtures/loop-a/tenant.yaml": "extends: loop-b\n",
    "fixtures/loop-b/tenant.yaml": "extends: loop-a\n",
    "fixtures/bare/fixture.yaml": "text: a\n",
}
Complete = "Callable[..., list[str]]"


@pytest.fixture
def complete(make_store: MakeStore, capsys: pytest.CaptureFixture[str]) -> Callable[..., list[str]]:
    root = make_store(STORE)

    def ask(*words: str) -> list[str]:
        completion.answer(cli.build(), cli.PROGRAM, ["--store", str(root), "render", *words])
        out, err = capsys.readouterr()
        assert err == ""
        return out.splitlines()

    return ask


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        pytest.param(
            ("acme/own", "--locale", "en-"), ["en-XA"], id="a pseudo-locale that is begun"
        ),
        pytest.param(
            ["a"], ["acme-jp/", "acme/"], id="several tenants: their names, with more to type"
        ),
        pytest.param(
            ["acme-"],
            ["acme-jp/disk-full", "acme-jp/latency", "acme-jp/own"],
            id="one tenant: its fixtures at once, inherited ones too",
        ),
        pytest.param(["acme/o"], ["acme/own"], id="a fixture of its own"),
        pytest.param(
            ["bare/"],
            [f"bare/{name}" for name in ("disk-full", "fixture", "latency")],
            id="a tenant without a file extends default",
        ),
        pytest.param(["loop-a/"], [], id="tenants that extend each other"),
        pytest.param(["nobody/"], ["nobody/disk-full", "nobody/latency"], id="a tenant to be"),
        pytest.param(["acme/own", "--locale", ""], ["all", "fr-FR", "ja-JP"], id="its locales"),
        pytest.param(["default/latency", "--locale", ""], ["all", "fr-FR"], id="no child's locale"),
        pytest.param(["--locale", "j"], ["ja-JP"], id="any locale, no fixture named"),
        pytest.param(
            ["acme/disk-full", "--var", "re"],
            ["region=\tstring", "retries=\tinteger"],
            id="variables with their types",
        ),
        pytest.param(["acme/disk-full", "--sample", ""], ["loud", "quiet"], id="samples"),
        pytest.param(
            ["child/disk-full", "--var", ""],
            ["odd=", "region=\tenum"],
            id="variables as the tenant has them, with what type they say",
        ),
        pytest.param(
            ["child/disk-full", "--sample", ""], ["loud", "own"], id="samples, but no removed one"
        ),
        pytest.param(["acme/nothing", "--sample", ""], [], id="no such fixture"),
    ],
)
def test_names_of_a_store(
    words: list[str], offered: list[str], complete: Callable[..., list[str]]
) -> None:
    assert sorted(complete(*words)) == sorted(offered)


def test_without_a_store_nothing_is_offered(
    tmp_path: object, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["--store", str(tmp_path), "render", "a"]

    completion.answer(cli.build(), cli.PROGRAM, words)

    assert capsys.readouterr() == ("", "")
