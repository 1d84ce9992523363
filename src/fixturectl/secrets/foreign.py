"""Recipients that only sops can wrap for or unwrap by: they are known by name and left alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from fixturectl.secrets.metadata import Entry


class Foreign(NamedTuple):
    """A kind of recipient: its key in a creation rule, and the fields that name one in a file."""

    kind: str
    rule: str
    fields: tuple[str, ...]
    joint: str

    def named(self, value: Any) -> list[str]:
        """Return the recipients of a rule: a list, or one text with commas."""
        texts = value if isinstance(value, list) else [value]
        parts = [part for text in texts for part in str(text).split(",")]
        return ["".join(part.split()) for part in parts if part.strip()]

    def name(self, entry: Entry) -> str:
        return self.joint.join(entry[field] for field in self.fields if entry.get(field))


FOREIGN = (
    Foreign("pgp", "pgp", ("fp",), ""),
    Foreign("kms", "kms", ("arn", "role"), "+"),
    Foreign("gcp_kms", "gcp_kms", ("resource_id",), ""),
    Foreign("azure_kv", "azure_keyvault", ("vault_url", "name", "version"), "/"),
)
