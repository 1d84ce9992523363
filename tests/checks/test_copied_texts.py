"""A copied source text is told, whatever its numbers look like; a list of names is no copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from examples import SOUND

from fixturectl.actions.store import Store
from fixturectl.actions.validate import validate

if TYPE_CHECKING:
    from conftest import MakeStore


@pytest.mark.parametrize(
    ("source", "target", "found"),
    [
        pytest.param("Disk of {host} almost full", "Disk of {host} almost full", True, id="a copy"),
        pytest.param(
            "Disk of {host} at 1,000 MB", "Disk of {host} at 1.000 MB", True, id="but for a number"
        ),
        pytest.param("Disk of {host} is full", "Disque de {host} plein", False, id="translated"),
        pytest.param("Disk {host} full", "Disk {host} full", False, id="two words"),
        pytest.param(
            "{host}: Grafana, Loki, Mimir", "{host}: Grafana, Loki, Mimir", False, id="kept"
        ),
        pytest.param(
            "{host}: PostgreSQL db-1 eu-west-1 max_connections",
            "{host}: PostgreSQL db-1 eu-west-1 max_connections",
            False,
            id="names by their looks",
        ),
        pytest.param(
            "{host}: <https://a.example|almost full again>",
            "{host}: <https://a.example|almost full again>",
            True,
            id="a link's label is no address",
        ),
    ],
)
def test_copies(source: str, target: str, found: bool, make_store: MakeStore) -> None:
    root = make_store(
        {
            **SOUND,
            "locales/glossary.yaml": "keep: [Grafana, Loki, Mimir]\n",
            "fixtures/default/tenant.yaml": SOUND["fixtures/default/tenant.yaml"].replace(
                "fr-FR", "de-DE"
            ),
            "fixtures/acme/fr-FR/disk-full.yaml": f'texts:\n  title: "{target}"\n',
            "fixtures/acme/de-DE/disk-full.yaml": f'texts:\n  title: "{target}"\n',
            "fixtures/acme/en-US/disk-full.yaml": f'texts:\n  title: "{source}"\n',
        }
    )

    checks = {one.check for one in validate(Store(root)).findings}

    assert ("untranslated" in checks) is found
