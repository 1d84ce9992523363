"""Compare a file with its model: unknown keys, wrong shapes and wrong types become diagnostics."""

from __future__ import annotations

import re
from difflib import get_close_matches
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

from fixturectl.diagnostics import Diagnostic, nearest
from fixturectl.store.schema.shapes import Anything, Either, Flag, Items, Number, Table, Text
from fixturectl.store.sealed import MARK
from fixturectl.store.yaml_nodes import Mapping, Scalar, Sequence, unquoted
from fixturectl.store.yaml_writer import quote
from fixturectl.token_shapes import redact

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any, TypeGuard

    from fixturectl.store.schema.shapes import Shape
    from fixturectl.store.yaml_nodes import Node

Path: TypeAlias = tuple[str, ...]

_PRIVATE = {"slack", "secrets"}  # a credential in the wrong place is not repeated in a message
_SHOWN = 60  # characters of a value repeated in a message
_IN_CLEAR = "leave it in clear text: it is needed without a key"
_MAY_BE_TYPED = frozenset("-+.0123456789tTfFnN~")  # first characters of what is no string in YAML

compiled = lru_cache(maxsize=None)(re.compile)


def problem(
    node: Node, message: str, hint: str = "", *, check: str = "schema", level: str = "error"
) -> Diagnostic:
    """Return a diagnostic at the first character of `node`."""
    path, line, column = node.place
    return Diagnostic(check, level, message, hint, path, line, column)  # type: ignore[arg-type]


def found(node: Node, *, secret: bool = False) -> str:
    """Say in words what `node` is; of a secret, only its kind."""
    if isinstance(node, Mapping):
        return "a mapping"
    if isinstance(node, Sequence):
        return "a list"
    if node.value.startswith(MARK):
        return "an encrypted value"
    value = node.resolve()
    if value is None or isinstance(value, bool):
        return node.value or "nothing"
    kind = "text" if isinstance(value, str) else "number"
    if secret:
        return f"a {kind}"
    value = redact(node.value)
    text = value if len(value) <= _SHOWN else value[: _SHOWN - 1] + "…"
    return f'the text "{text}"' if kind == "text" else f"the number {text}"


def check(node: Node, shape: Shape, path: Path = ()) -> list[Diagnostic]:
    """Return everything in which `node` differs from `shape`, in the order of the file.

    `path` is the way of keys to `node`, for the messages.
    """
    problems: list[Diagnostic] = []
    _check(node, shape, path, problems)
    return problems


def _check(node: Node, shape: Shape, path: Path, problems: list[Diagnostic]) -> None:
    _CHECKS[shape.__class__](node, shape, path, problems)


def _wrong(node: Node, shape: Shape, path: Path, hint: str = "") -> Diagnostic:
    secret = bool(path) and path[0] in _PRIVATE
    spelling = "" if secret else unquoted(node)
    if spelling and isinstance(shape, Text | Either):
        hint = hint or f"quote this text: {quote(spelling)}"
    name = ".".join(path) or "the file"
    return problem(node, f"{name} must be {shape.wanted}, not {found(node, secret=secret)}", hint)


def _text(node: Node, shape: Text, path: Path, problems: list[Diagnostic]) -> None:
    if not isinstance(node, Scalar):
        problems.append(_wrong(node, shape, path))
        return
    value = node.value
    if not node.style and value[:1] in _MAY_BE_TYPED and not isinstance(node.resolve(), str):
        hint = "" if node.is_null else f"quote this text: {quote(value)}"
        problems.append(_wrong(node, shape, path, "" if shape.choices else hint))
    elif not node.style and not value:
        problems.append(_wrong(node, shape, path, "write it, or remove the key"))
    elif value.startswith(MARK):
        if not shape.sealable:
            problems.append(_wrong(node, shape, path, _IN_CLEAR))
    elif shape.choices and value not in shape.choices:
        hint = nearest(value, shape.choices) or f"one of {', '.join(shape.choices)}"
        problems.append(_wrong(node, shape, path, hint))
    elif shape.pattern and not compiled(shape.pattern).fullmatch(value):
        dashed = value.replace("_", "-")
        hint = f"write {dashed}" if compiled(shape.pattern).fullmatch(dashed) else ""
        problems.append(_wrong(node, shape, path, hint))


def _number(node: Node, shape: Number, path: Path, problems: list[Diagnostic]) -> None:
    if isinstance(node, Scalar) and node.value.startswith(MARK):
        if not shape.sealable:
            problems.append(_wrong(node, shape, path, _IN_CLEAR))
        return
    value = node.resolve() if isinstance(node, Scalar) else None
    kinds = int if shape.whole else (int, float)
    if not isinstance(value, kinds) or isinstance(value, bool):
        hint = "write it without quotes" if isinstance(node, Scalar) and node.style else ""
        problems.append(_wrong(node, shape, path, hint))
    elif not _between(value, shape.minimum, shape.maximum):
        problems.append(_wrong(node, shape, path))


def _between(value: float, minimum: int | None, maximum: int | None) -> bool:
    return (minimum is None or value >= minimum) and (maximum is None or value <= maximum)


def _flag(node: Node, shape: Flag, path: Path, problems: list[Diagnostic]) -> None:
    if not isinstance(node, Scalar) or not (
        isinstance(node.resolve(), bool) or node.value.startswith(MARK)
    ):
        problems.append(_wrong(node, shape, path, "write true or false, without quotes"))


def _anything(node: Node, shape: Anything, path: Path, problems: list[Diagnostic]) -> None:
    del node, shape, path, problems


def _items(node: Node, shape: Items, path: Path, problems: list[Diagnostic]) -> None:
    if not isinstance(node, Sequence):
        hint = "put it in brackets: [...]" if isinstance(node, Scalar) and node.value else ""
        problems.append(_wrong(node, shape, path, hint))
        return
    if isinstance(shape.of, Anything):
        return
    for index, item in enumerate(node):
        _check(item, shape.of, (*path[:-1], f"{path[-1] if path else ''}[{index}]"), problems)


def _either(node: Node, shape: Either, path: Path, problems: list[Diagnostic]) -> None:
    for choice in shape.shapes:
        if _fits_kind(node, choice):
            if isinstance(choice, Table) and _forgotten_quotes(node, choice, shape):
                break
            _check(node, choice, path, problems)
            return
    hint = f"quote this text: {quote(node.value)}" if _typed(node) and _has_text(shape) else ""
    problems.append(_wrong(node, shape, path, hint))


def _has_text(shape: Either) -> bool:
    return any(
        isinstance(choice, Text) and not (choice.choices or choice.pattern)
        for choice in shape.shapes
    )


def _typed(node: Node) -> TypeGuard[Scalar]:
    return isinstance(node, Scalar) and not node.is_null and not isinstance(node.resolve(), str)


def _forgotten_quotes(node: Node, choice: Table, shape: Either) -> bool:
    """Tell whether `{region} is down` was meant: a mapping in braces without any known key."""
    return (
        isinstance(node, Mapping)
        and bool(unquoted(node))
        and any(isinstance(other, Text) for other in shape.shapes)
        and not any(_known(name, choice) for name in node.keys())  # noqa: SIM118 - iterating yields pairs
    )


def _known(name: str, shape: Table) -> bool:
    return name in shape.keys or (
        shape.others is not None
        and (not shape.names or compiled(shape.names).fullmatch(name) is not None)
    )


def _fits_kind(node: Node, shape: Shape) -> bool:
    if isinstance(shape, Anything):
        return True
    if not isinstance(node, Scalar):
        return isinstance(node, Mapping if isinstance(shape, Table) else Sequence) and isinstance(
            shape, Table | Items
        )
    value = node.resolve()
    if isinstance(shape, Text):
        return isinstance(value, str)
    if isinstance(shape, Flag | Number):
        return isinstance(value, bool) is isinstance(shape, Flag) and isinstance(value, int | float)
    return False


def _table(node: Node, shape: Table, path: Path, problems: list[Diagnostic]) -> None:
    if not isinstance(node, Mapping):
        problems.append(_wrong(node, shape, path))
        return
    missing = {name for name, known in shape.keys.items() if known.required} - node.keys()
    for key, value in node:
        name = key.value
        if name in shape.keys:
            known = shape.keys[name]
            if known.required or not _removes(value, shape):
                _check(value, known.shape, (*path, name), problems)
        elif shape.others is None:
            problems.append(_unknown(key, shape.keys, path))
            missing.discard(_meant(name, shape.keys))
        elif shape.names and not compiled(shape.names).fullmatch(name):
            problems.append(_misnamed(key, shape, path))
        elif not _removes(value, shape):
            _check(value, shape.others, (*path, name), problems)
    for name in sorted(missing):
        description = shape.keys[name].description.rstrip(".")
        hint = f"add {name}: {description[0].lower()}{description[1:]}"
        problems.append(problem(node, f"{'.'.join(path) or 'the file'} has no {name}", hint))


def _removes(node: Node, shape: Table) -> bool:
    return shape.nulls and isinstance(node, Scalar) and node.is_null


def _meant(name: str, keys: Iterable[str]) -> str:
    """Return the known key that a misspelt one is most like: it is not missing too."""
    return next(iter(get_close_matches(name, list(keys), n=1)), "")


def _unknown(key: Scalar, keys: Iterable[str], path: Path) -> Diagnostic:
    where = f" in {'.'.join(path)}" if path else ""
    hint = nearest(key.value, keys) or f"known here: {', '.join(sorted(keys))}"
    return problem(key, f'unknown key "{key.value}"{where}', hint)


def _misnamed(key: Scalar, shape: Table, path: Path) -> Diagnostic:
    where = f" in {'.'.join(path)}" if path else ""
    hint = nearest(key.value, shape.keys)
    return problem(key, f'"{key.value}"{where} is not {shape.named}', hint)


_CHECKS: dict[type, Callable[[Any, Any, Path, list[Diagnostic]], None]] = {
    Text: _text,
    Number: _number,
    Flag: _flag,
    Anything: _anything,
    Items: _items,
    Table: _table,
    Either: _either,
}
