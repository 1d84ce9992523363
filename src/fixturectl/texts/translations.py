"""Which source text a translation was made from, and whether that one is still the same."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from fixturectl.store.sealed import is_sealed
from fixturectl.store.yaml_nodes import Mapping, Scalar
from fixturectl.texts.marks import HASH

if TYPE_CHECKING:
    from collections.abc import Mapping as Known

    from fixturectl.store.tenants import Tenant
    from fixturectl.store.yaml_nodes import Node
    from fixturectl.texts.lookup import Shelf, Text


def original(shelf: Shelf, owner: Tenant, fixture: str, key: str) -> Text | None:
    """Return the source text that `owner`, in whose files a translation stands, translates.

    It is the one of the owner's source locale as the owner has it: its own, or an ancestor's. What
    tenants below say instead is translated in their files. None where the source locale lacks it.
    """
    for tenant in owner.lineage:
        found = shelf.texts(tenant, owner.source_locale, fixture).get(key)
        if found is not None:
            return found
    return None


def hash_of(text: Text | None) -> str:
    """Return the hash of a source text; "" where there is none, or it is sealed or no text."""
    wording = wording_of(text.node) if text is not None else None
    return "" if wording is None else fingerprint(wording)


def state_of(text: Text) -> str:
    """Return a text's state: reviewed, translated, fuzzy or machine."""
    return text.marks.state(text.key.value)


def made_from(text: Text) -> str:
    """Return the hash of the source text that a translation was made from, "" if unknown."""
    return text.marks.made_from(text.key.value)


def is_stale(text: Text, source: Text | None) -> bool:
    """Tell whether a translation was made from another source text than `source` is now.

    A text without a hash never is: nobody said what it was made from. Nor is one whose source text
    is not there or sealed: nobody can tell.
    """
    then = made_from(text)
    now = hash_of(source) if then and text is not source else ""
    return bool(then and now) and then != now


def fingerprint(wording: str | Known[str, str]) -> str:
    """Return the first 8 hex digits of the SHA-256 of a text, in UTF-8.

    Of a plural, `wording` has the forms by name, and what is hashed is their JSON object: names
    sorted, no blanks, nothing escaped that need not be.
    """
    plain = (
        wording
        if isinstance(wording, str)
        else json.dumps(dict(wording), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    )
    return hashlib.sha256(plain.encode("utf-8", "surrogatepass")).hexdigest()[:HASH]


def wording_of(node: object) -> str | dict[str, str] | None:
    """Return what a text's node says, a plural by its forms.

    None for what is no text, and for one that is sealed, wholly or in part: it can't be compared.
    """
    if isinstance(node, Scalar):
        return None if node.is_null or is_sealed(node) else node.value
    if not isinstance(node, Mapping) or not node.pairs:
        return None
    forms = {name.value: _form(form) for name, form in node}
    said = {name: form for name, form in forms.items() if form is not None}
    return said if len(said) == len(forms) else None


def _form(node: Node) -> str | None:
    return node.value if isinstance(node, Scalar) and not is_sealed(node) else None
