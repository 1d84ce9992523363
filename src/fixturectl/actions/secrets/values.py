"""Get and set one value of a sealed file."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from fixturectl.actions.secrets.encrypt import sealed_anew
from fixturectl.actions.secrets.opening import is_sealed, open_content, open_file, required_rule
from fixturectl.errors import UsageError
from fixturectl.secrets import places, sealing
from fixturectl.secrets.writing import content_of, locked, replace

if TYPE_CHECKING:
    from pathlib import Path

    from fixturectl.secrets.selection import Selection
    from fixturectl.store.sops_yaml import File


def get(path: Path, key: str) -> bytes:
    """Return the bytes of a value, once the whole file is verified."""
    opened = open_file(path).opened
    scalar = places.scalar_at(opened.file, key)
    return next(value.plain for value in opened.values if value.leaf.scalar is scalar)


def set_value(path: Path, key: str, text: str) -> bool:
    """Give a secret a value, sealed; return whether the file changed.

    In a file that is in clear yet, the value is set and then all its secrets are sealed.
    """
    with locked(path):
        content = content_of(path)
        if is_sealed(path, content):
            found = open_content(path, content)
            found.refuse_writing()
            original = found.opened
            before = original.clear(comments=False)
            clear = sealing.parsed(str(path), before)
            changed = _changed(clear, key, text, original.metadata.selection)
            if changed == before:
                return False
            file = sealing.parsed(str(path), changed)
            replace(path, sealing.resealed(original, file, datetime.now(UTC)))
            return True
        rule = required_rule(path)
        clear = sealing.parsed(str(path), content)
        changed = _changed(clear, key, text, rule.selection)
        replace(path, sealed_anew(path, sealing.parsed(str(path), changed), rule))
    return True


def _changed(file: File, key: str, text: str, chosen: Selection) -> bytes:
    found = places.find(file.documents[0], key)
    if not chosen.chooses((*found.path, *found.missing)):
        message = f"{key} would stand in clear: policy does not count it among the secrets"
        hint = f"check its name; to change a value in clear: fixturectl edit {file.source.path}"
        raise UsageError(message, hint=hint)
    return file.source.encode(places.put(file, key, text))
