"""What a change of `.sops.yaml` lets people read that they could not read before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl.diagnostics import Diagnostic, Level
from fixturectl.secrets.policy import NAME, parsed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fixturectl.secrets.policy import Policy, Rule

CHECK = "secrets-policy"
_HINT = "whoever owns .sops.yaml must have asked for this"


def changes(before: bytes | None, after: bytes | None) -> Iterator[Diagnostic]:
    """Yield what differs between two versions of the policy; an error unless it only takes away."""
    if before is None or before == after:
        return
    if after is None:
        yield _found(NAME, "the policy is gone")
        return
    old, new = parsed(NAME, before), parsed(NAME, after)
    known = {rule.path_regex: rule for rule in old.rules}
    for rule in new.rules:
        yield from _rule_changes(known.pop(rule.path_regex, None), rule)
    for rule in known.values():
        yield _found(rule.place, f'the rule for "{rule.path_regex}" is gone')
    if _order(old, new) != _order(new, old):
        yield _found(NAME, "the rules stand in another order, and the first that fits counts")


def _order(one: Policy, other: Policy) -> list[str]:
    both = {rule.path_regex for rule in other.rules}
    return [rule.path_regex for rule in one.rules if rule.path_regex in both]


def _rule_changes(old: Rule | None, new: Rule) -> Iterator[Diagnostic]:
    if old is None:
        yield _found(new.place, f'there is a new rule for "{new.path_regex}"')
        return
    for _, name in sorted(new.names() - old.names()):
        yield _found(new.place, f'{name} may now read "{new.path_regex}"')
    for _, name in sorted(old.names() - new.names()):
        message = f'{name} may no longer read "{new.path_regex}"'
        yield _found(new.place, message, "info")
    if old.selection != new.selection:
        message = (
            f"what is secret changed from {old.selection.rule}: {old.selection.text} "
            f"to {new.selection.rule}: {new.selection.text}"
        )
        yield _found(new.place, message)
    if new.mac_only_encrypted and not old.mac_only_encrypted:
        yield _found(new.place, "the MAC no longer covers values in clear")


def _found(place: str, message: str, level: Level = "error") -> Diagnostic:
    path, _, rest = place.partition(":")
    line, _, column = rest.partition(":")
    return Diagnostic(CHECK, level, message, _HINT, path, int(line or 1), int(column or 1))
