"""From a file's block to its data key, and from policy to a new one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl.secrets.foreign import FOREIGN
from fixturectl.secrets.providers import providers, recipients_of_file
from fixturectl.secrets.refusals import SecretsError
from fixturectl.secrets.sealing import Seal
from fixturectl.secrets.values import KEY_BYTES, Cipher

if TYPE_CHECKING:
    from datetime import datetime

    from fixturectl.secrets.metadata import Entry, Metadata
    from fixturectl.secrets.policy import Rule

_SERVER = "hc_vault"  # recipients that say where to send a token
_FOREIGN = {foreign.kind for foreign in FOREIGN}


def unlock(path: str, metadata: Metadata, rule: Rule | None) -> Cipher:
    """Return the cipher of a file's data key; raises SecretsError if no key here unwraps it."""
    tried: list[str] = []
    for kind, provider in providers().items():
        entries = metadata.recipients.get(kind, [])
        if kind == _SERVER and entries:
            allowed = rule.recipients.get(kind, ()) if rule else ()
            named = [entry for entry in entries if provider.name(entry) in allowed]
            if len(named) < len(entries):
                tried.append("Vault: the file names a server or key that .sops.yaml does not")
            entries = named
        if not entries:
            continue
        found = provider.unwrap(entries)
        if found.key is not None and len(found.key) == KEY_BYTES:
            return Cipher(found.key)
        tried += found.tried
    raise _no_key(path, metadata, tried)


def _no_key(path: str, metadata: Metadata, tried: list[str]) -> SecretsError:
    if metadata.groups:
        message = f"{path}: sealed for groups of keys (Shamir), which sops alone can open"
        return SecretsError(message, hint="open it with sops")
    kinds = set(recipients_of_file(metadata))
    if kinds and kinds <= _FOREIGN:
        message = f"{path}: sealed for {', '.join(sorted(kinds))} only, which sops alone can open"
        return SecretsError(message, hint="open it with sops, or have an age recipient added")
    said = "; ".join(tried) if tried else "no identity found where sops looks for one"
    hint = "set SOPS_AGE_KEY_FILE, or ask a recipient: fixturectl secrets recipients"
    return SecretsError(f"{path}: no key here opens it ({said})", hint=hint)


def new_seal(rule: Rule, moment: datetime) -> Seal:
    """Return a new data key, wrapped for all recipients of a rule."""
    _refuse_unwrappable(rule)
    cipher = Cipher.new()
    recipients: dict[str, list[Entry]] = {
        kind: [provider.wrap(cipher.key, name, moment) for name in rule.recipients.get(kind, ())]
        for kind, provider in providers().items()
    }
    return Seal(cipher, recipients, rule.selection, rule.mac_only_encrypted)


def _refuse_unwrappable(rule: Rule) -> None:
    if rule.groups:
        hint = "use one list of recipients, or seal these files with sops"
        raise SecretsError(f"{rule.place}: key groups (Shamir) are not supported", hint=hint)
    foreign = sorted(_FOREIGN & set(rule.recipients))
    if foreign:
        message = f"{rule.place}: only sops can wrap a key for {', '.join(foreign)}"
        raise SecretsError(message, hint="seal these files with sops; reading and editing works")
    if not rule.recipients:
        hint = "add an age1... recipient to the rule; age-keygen makes an identity"
        raise SecretsError(f"{rule.place}: the rule names no recipient", hint=hint)
