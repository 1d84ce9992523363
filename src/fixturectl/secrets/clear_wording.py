"""One file of a store with its sealed wording in clear, where a key for it is at hand."""

from __future__ import annotations

from pathlib import Path

from fixturectl.secrets import metadata, policy, sealing, splicing
from fixturectl.secrets.agreement import refuse_other_rule, refuse_other_tenant
from fixturectl.secrets.refusals import SecretsError
from fixturectl.secrets.unlocking import unlock
from fixturectl.store.yaml_edits import apply

CREDENTIALS = frozenset(("slack", "secrets"))


def opened(root: Path, path: str, content: bytes) -> bytes:
    """Return the file's content; as it is where no key here opens it.

    Raises SecretsError for a file that opens and is not as it was sealed.
    """
    file = sealing.parsed(path, content)
    found = metadata.read(file)
    if found is None:
        return content
    full = Path(root, path)
    rule = policy.rule_for(full)
    refuse_other_rule(file, found, rule)
    try:
        cipher = unlock(path, found, rule)
    except SecretsError:
        return content
    values = sealing.opened(file, found, cipher).values
    refuse_other_tenant(file, values, str(full))
    wording = [value for value in values if value.leaf.path[0] not in CREDENTIALS]
    text = apply(file.source.text, splicing.opened_edits(file, wording))
    return file.source.encode(text)
