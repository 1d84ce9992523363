"""One text in two wordings is told across fixtures, not across what tenants choose to say."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from examples import SOUND

from fixturectl.actions.store import Store
from fixturectl.actions.validate import validate
from fixturectl.actions.validation.recalling import keep, recall

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import MakeStore

ENGLISH = SOUND["fixtures/acme/en-US/disk-full.yaml"]
FRENCH = SOUND["fixtures/acme/fr-FR/disk-full.yaml"]
OTHER = FRENCH.replace("presque", "bientôt")
SHARED = {
    path.replace("acme", "default"): content
    for path, content in SOUND.items()
    if path.startswith("fixtures/acme/") and "tenant" not in path
}


def fixture(name: str, french: str, tenant: str = "acme") -> dict[str, str]:
    return {
        f"fixtures/{tenant}/{name}.yaml": SOUND["fixtures/acme/disk-full.yaml"],
        f"fixtures/{tenant}/en-US/{name}.yaml": ENGLISH,
        f"fixtures/{tenant}/fr-FR/{name}.yaml": french,
    }


def told(root: Path) -> list[str]:
    found = validate(Store(root)).findings
    return [f"{one.place}: {one.message}" for one in found if one.check == "inconsistent"]


def test_the_rarer_wording_is_told(make_store: MakeStore) -> None:
    root = make_store({**SOUND, **fixture("latency", OTHER), **fixture("queue", FRENCH)})

    assert told(root) == [
        (
            "fixtures/acme/fr-FR/latency.yaml:2:3: the same text is translated otherwise"
            " at fixtures/acme/fr-FR/disk-full.yaml:2:3"
        )
    ]


@pytest.mark.parametrize(
    "files",
    [
        pytest.param(fixture("latency", FRENCH), id="one wording"),
        pytest.param({"fixtures/acme/fr-FR/disk-full.yaml": OTHER, **SHARED}, id="an override"),
        pytest.param(
            {**fixture("latency", OTHER, "globex"), "fixtures/globex/tenant.yaml": "name: G\n"},
            id="another tenant",
        ),
        pytest.param(
            {
                **fixture("latency", FRENCH),
                "fixtures/acme/fr-FR/latency.yaml": "texts:\n  title: 'ENC[AES256_GCM,data:x]'\n",
            },
            id="a sealed text",
        ),
    ],
)
def test_what_is_not_told(files: dict[str, str], make_store: MakeStore) -> None:
    assert told(make_store({**SOUND, **files})) == []


def test_plurals_are_compared_as_a_whole(make_store: MakeStore) -> None:
    plural = (
        "texts:\n  title: {{one: '{{count}} disk {{host}}', other: '{{count}} disks {{host}}'}}\n"
    )
    english = plural.format()
    counted = "severity: critical\nvariables:\n  host: {type: string, example: a}\n"
    counted += "text: \"{{ t('title', count=2) }}\"\n"
    files = {}
    for name, word in (("latency", "disque"), ("queue", "volume")):
        files[f"fixtures/acme/{name}.yaml"] = counted
        files[f"fixtures/acme/en-US/{name}.yaml"] = english
        files[f"fixtures/acme/fr-FR/{name}.yaml"] = english.replace("disk", word)

    (one,) = told(make_store({**SOUND, **files}))

    assert one.startswith("fixtures/acme/fr-FR/queue.yaml:2:3: ")


def test_what_was_not_looked_at_again_is_compared_too(
    make_store: MakeStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    root = make_store({**SOUND, **fixture("latency", FRENCH)})
    for content, expected in ((FRENCH, 0), (OTHER, 1)):
        (root / "fixtures/acme/fr-FR/latency.yaml").write_text(content, encoding="utf-8")
        known = recall(root)
        began = time.time_ns()
        made = validate(Store(root), state=known.state, remembers=True)
        keep(root, known.state, made, began)

        assert [one.check for one in made.findings].count("inconsistent") == expected
