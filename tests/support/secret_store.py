"""A store whose secrets one of two people can read."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sealing import TENANT, Person, enter, policy, store_with

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

ANNA, BERT = Person.new(), Person.new()


class Secrets(NamedTuple):
    """A store at `root`; its tenant `acme` has secrets in clear in `tenant`."""

    root: Path
    tenant: Path
    anna: Person
    bert: Person

    def allow(self, *people: Person, more: str = "") -> None:
        """Write a policy for these people."""
        (self.root / ".sops.yaml").write_text(policy(*people, more=more))


def secret_store(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Secrets:
    """Make the store, and be Anna."""
    enter(monkeypatch, folder, ANNA)
    root = store_with(folder / "store", policy(ANNA), {"acme": TENANT})
    return Secrets(root, root / "fixtures/acme/tenant.yaml", ANNA, BERT)
