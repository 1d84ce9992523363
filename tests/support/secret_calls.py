"""The program called by one of two people on a store with secrets."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sealing import TENANT, Person, policy, store_with

from fixturectl.actions.secrets.encrypt import encrypt

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Outcome, Run

ANNA, BERT = Person.new(), Person.new()


class Calls(NamedTuple):
    """A store, its sealed tenant, and calls of the program by Anna unless said otherwise."""

    root: Path
    tenant: Path
    run: Run

    def call(
        self, *arguments: str, person: Person | None = ANNA, stdin: str = "", **settings: str
    ) -> Outcome:
        names = {"SOPS_AGE_KEY": person.identity} if person else {}
        given = ("--store", str(self.root), *arguments)
        return self.run(*given, env={**names, **settings}, stdin=stdin)

    def allow(self, *people: Person) -> None:
        (self.root / ".sops.yaml").write_text(policy(*people))


def calls(folder: Path, run: Run, *, sealed: bool = True) -> Calls:
    root = store_with(folder / "store", policy(ANNA), {"acme": TENANT})
    made = Calls(root, root / "fixtures/acme/tenant.yaml", run)
    if sealed:
        encrypt(made.tenant)  # which takes no identity, and no process of its own
    return made
