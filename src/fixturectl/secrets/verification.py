"""What anyone can verify of a file without a key: all of policy but what the MAC says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl import token_shapes
from fixturectl.diagnostics import Diagnostic, Level
from fixturectl.secrets import metadata, shapes
from fixturectl.secrets.agreement import BOUND, difference, rule_fault, tenant_of
from fixturectl.secrets.refusals import SecretsError, shown
from fixturectl.store.sops_yaml import UntypedError, leaves, read
from fixturectl.store.yaml_nodes import Source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fixturectl.secrets.metadata import Metadata
    from fixturectl.secrets.policy import Rule
    from fixturectl.secrets.selection import Selection
    from fixturectl.store.sops_yaml import File, Leaf

YAML = (".yaml", ".yml")


def clear_secrets(file: File, chosen: Selection) -> Iterator[Leaf]:
    """Yield the values that a rule makes secret and that are not sealed.

    Nothing and an empty text never are.
    """
    if chosen.by_comments:
        return
    for document in file.documents:
        for leaf in leaves(document.root):
            text = leaf.scalar.value
            if (
                text
                and chosen.chooses(leaf.path)
                and not (shapes.is_sealed(text) or _is_null(leaf))
            ):
                yield leaf


def _is_null(leaf: Leaf) -> bool:
    try:
        return leaf.scalar.typed().type is None
    except UntypedError:
        return False


def verify(path: str, content: bytes, rule: Rule | None, *, strict: bool) -> list[Diagnostic]:
    """Return what is wrong with a file; `path` is relative to the store.

    `strict` also wants credentials to name their tenant.
    """
    if not path.endswith(YAML):
        return [*_tokens(Source(path, content.decode("utf-8", "replace")))]
    file = read(path, content)
    source = file.source
    if file.problem is not None:
        # Values in clear could hide from verification behind a fault of syntax.
        level: Level = "warning" if rule is None else "error"
        message = f"sops can't read this file: {file.problem.message}"
        place, hint = file.problem.place, file.problem.hint
        fault = Diagnostic("secrets-unreadable", level, message, hint, *place)
        return [fault, *_tokens(Source(path, content.decode("utf-8", "replace")))]
    try:
        block = metadata.read(file)
    except SecretsError as error:
        message = error.message.partition(": ")[2]
        fault = _found("secrets-block", source, _block_start(file), message, error.hint)
        return [fault, *_tokens(source)]
    found = [*_tokens(source)]
    if rule is not None:
        found += _against_policy(file, block, rule, path, strict=strict)
    elif block is not None:
        message = "this file is sealed, but no rule of .sops.yaml says for whom"
        found.append(_found("secrets-rule", source, _block_start(file), message, "add a rule"))
    return found


def _against_policy(
    file: File, block: Metadata | None, rule: Rule, path: str, *, strict: bool
) -> Iterator[Diagnostic]:
    seen: set[int] = set()
    for leaf in clear_secrets(file, rule.selection):
        index = leaf.alias.start if leaf.alias else leaf.scalar.start
        if index not in seen:
            seen.add(index)
            hint = f"seal it: fixturectl {'encrypt --reseal' if block else 'encrypt'} {path}"
            message = f"{shown(leaf.path)} is secret by policy and stands in clear"
            yield _found("secret-in-clear", file.source, index, message, hint)
    if block is None:
        return
    at = _block_start(file)
    fault = rule_fault(block, rule)
    if fault:
        yield _found("secrets-rule", file.source, at, fault, "fixturectl secrets rekey")
    differs = difference(block, rule)
    for _, name in differs.extra:
        message = f"{name} can read this file and is not in policy"
        yield _found("secrets-recipients", file.source, at, message, "fixturectl secrets rekey")
    for _, name in differs.missing:
        message = f"{name} is in policy and can't read this file"
        yield _found("secrets-recipients", file.source, at, message, "fixturectl secrets rekey")
    if strict and tenant_of(f"/{path}") and not _names_tenant(file):
        message = f"{shown(BOUND)} is missing: nothing tells whose credentials these are"
        hint = f"seal it again: fixturectl decrypt {path}; fixturectl encrypt {path}"
        yield _found("secrets-bound", file.source, at, message, hint)


def _names_tenant(file: File) -> bool:
    return any(
        leaf.path == BOUND and shapes.is_sealed(leaf.scalar.value)
        for leaf in leaves(file.documents[0].root)
    )


def _tokens(source: Source) -> Iterator[Diagnostic]:
    for span in token_shapes.find(source.text):
        message = f"{span.kind} stands in clear"
        hint = "revoke it where it was issued, then seal the new one: fixturectl set"
        yield _found("token-in-clear", source, span.start, message, hint)


def _block_start(file: File) -> int:
    block = file.block()
    return block.start if block is not None else 0


def _found(check: str, source: Source, index: int, message: str, hint: str = "") -> Diagnostic:
    return Diagnostic(check, "error", message, hint, *source.place(index))
