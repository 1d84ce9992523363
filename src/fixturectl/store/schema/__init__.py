"""What each kind of store file may hold, as data, and the check that holds a file against it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from fixturectl.store.schema import fixture, glossary, tenant, texts
from fixturectl.store.schema.checking import check, compiled, problem

if TYPE_CHECKING:
    from fixturectl.diagnostics import Diagnostic
    from fixturectl.store.schema.shapes import Table
    from fixturectl.store.yaml_nodes import Document

MODELS: dict[str, Table] = {
    "fixture": fixture.MODEL,
    "tenant": tenant.MODEL,
    "texts": texts.MODEL,
    "glossary": glossary.MODEL,
}

__all__ = ["MODELS", "check", "compiled", "problem", "problems"]


@lru_cache(maxsize=128)  # what many tenants inherit is looked at once
def problems(kind: str, document: Document) -> tuple[Diagnostic, ...]:
    """Return what is wrong with `document` as a file of `kind`, one of MODELS.

    The reader's own problems (check "yaml") come first, then those of the check "schema".
    """
    root = document.root
    if root is None:
        return document.problems
    # Where the reader left something out, a text may be in there.
    strays = texts.strays(root) if kind == "texts" and not document.problems else ()
    return (*document.problems, *check(root, MODELS[kind]), *strays)
