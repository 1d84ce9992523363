"""The blocks of a fixture: each file's own, or the inherited ones changed by a list of patches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl.diagnostics import nearest
from fixturectl.store.schema import problem
from fixturectl.store.yaml_nodes import Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from fixturectl.diagnostics import Diagnostic
    from fixturectl.store.yaml_nodes import Node

_AT_A_BLOCK = ("after", "before", "replace", "remove")
ACTIONS = (*_AT_A_BLOCK, "append")
_SHOWN = 8  # block ids listed in a hint


def listed(node: Node | None) -> list[Node]:
    """Return the blocks of a list, or of an object with `blocks`, as Block Kit Builder exports."""
    if isinstance(node, Mapping):
        node = node.get("blocks")
    return list(node.items) if isinstance(node, Sequence) else []


def patched(
    blocks: list[Node], patch: Node | None, inherited_from: str | None
) -> tuple[list[Node], tuple[Diagnostic, ...]]:
    """Return `blocks` with every entry of `patch` applied, in order, and what could not be.

    `inherited_from` is the path of the file that the blocks come from, for the messages; "" where
    there is no such file, None where nobody can tell what is in it: then no block is missing. An
    entry that can't be applied changes nothing.
    """
    problems: list[Diagnostic] = []
    for entry in patch if isinstance(patch, Sequence) else []:
        if isinstance(entry, Mapping):
            blocks = _applied(blocks, entry, inherited_from, problems)
            if problems and not inherited_from:
                break  # what nobody inherits is told of once
    return blocks, tuple(problems)


def _applied(
    blocks: list[Node], entry: Mapping, inherited_from: str | None, problems: list[Diagnostic]
) -> list[Node]:
    action = _action(entry, problems)
    target = entry.get(action) if action else None
    if target is None:
        return blocks
    if action == "append":
        return [*blocks, *listed(target)]
    if not isinstance(target, Scalar) or not _has_its_blocks(entry, action, problems):
        return blocks
    found = [index for index, block in enumerate(blocks) if block_id(block) == target.value]
    if len(found) != 1:
        if inherited_from is not None:
            problems.append(_no_one(blocks, target, found, inherited_from))
        return blocks
    index, new = found[0], listed(entry.get("blocks"))
    start = index + 1 if action == "after" else index
    end = index if action == "before" else index + 1
    return [*blocks[:start], *new, *blocks[end:]]


def _action(entry: Mapping, problems: list[Diagnostic]) -> str:
    """Return the one thing that an entry does; an empty string where that can't be told."""
    actions = [key for key, _ in entry if key.value in ACTIONS]
    if not actions and any(nearest(key, ACTIONS) for key in entry.keys() - {"blocks"}):
        return ""  # one that is misspelt is told of as an unknown key
    if not actions:
        hint = f"add one of {', '.join(ACTIONS)}"
        problems.append(problem(entry, "a patch that does not say what to do", hint, check="patch"))
        return ""
    if len(actions) > 1:
        message = f'a patch does one thing, this one says "{actions[1].value}" too'
        hint = "write two entries"
        problems.append(problem(actions[1], message, hint, check="patch"))
        return ""
    return actions[0].value


def _has_its_blocks(entry: Mapping, action: str, problems: list[Diagnostic]) -> bool:
    """Tell whether the entry has new blocks, as far as its action wants some."""
    key = entry.key("blocks")
    if action == "remove" and key is not None:
        message = '"remove" takes no new blocks'
        problems.append(problem(key, message, 'write "replace" to put them there', check="patch"))
    elif action != "remove" and key is None:
        at = entry.key(action) or entry
        message, hint = f'"{action}" needs the new blocks', "add blocks: [...]"
        problems.append(problem(at, message, hint, check="patch"))
    return (action == "remove") is (key is None)


def block_id(block: Node) -> str:
    """Return the block's `block_id` as written; an empty string if it has none."""
    node = block.get("block_id") if isinstance(block, Mapping) else None
    return node.value if isinstance(node, Scalar) else ""


def _no_one(
    blocks: list[Node], target: Scalar, found: list[int], inherited_from: str
) -> Diagnostic:
    """Return the diagnostic for a block id that is missing, or there twice."""
    name = target.value
    if found:
        places = " and ".join(str(blocks[index].place) for index in found)
        message = f'the block "{name}" is there {len(found)} times: {places}'
        return problem(target, message, "give each its own block_id", check="patch")
    ids = [known for known in map(block_id, blocks) if known]
    hint = nearest(name, ids)
    if not hint and ids:
        hint = f"it has {', '.join(ids[:_SHOWN])}{', ...' if len(ids) > _SHOWN else ''}"
    where = f"in {inherited_from}" if inherited_from else "to change: no blocks are inherited"
    hint = hint or ("write blocks: instead" if not blocks else "give the block a block_id there")
    return problem(target, f'there is no block "{name}" {where}', hint, check="patch")
