"""Turn the declaration of a variable into a Variable, and say what makes no sense in it.

Unknown keys and wrong shapes are the schema's findings; here are the rules between the keys.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from fixturectl.diagnostics import closest
from fixturectl.store.schema import problem
from fixturectl.store.schema.fixture import TYPES, VARIABLE
from fixturectl.store.variables.faults import value_fault
from fixturectl.store.variables.patterns import PatternError, compile_pattern
from fixturectl.store.variables.reading import read_once
from fixturectl.store.variables.spellings import duration
from fixturectl.store.variables.variable import NAME, RESERVED, Variable, spelled_null
from fixturectl.store.yaml_nodes import Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from datetime import timedelta

    from fixturectl.diagnostics import Diagnostic
    from fixturectl.store.variables.variable import Pattern
    from fixturectl.store.yaml_nodes import Node

_ORDERED = ("integer", "number", "duration")
# Which types a key belongs to; all others belong to every type.
_BELONGS = {
    "minimum": _ORDERED,
    "maximum": _ORDERED,
    "max_length": ("string", "url"),
    "pattern": ("string",),
    "max_items": ("list",),
    "values": ("enum",),
    "of": ("list",),
    "fields": ("object",),
}
_NEEDED = {
    "enum": ("values", "add values: [...]"),
    "list": ("of", "add of: {type: string}, or whatever its items are"),
    "object": ("fields", "add fields: {name: {type: string}}"),
}


def declare(
    name: str, node: Node, key: Scalar | None = None
) -> tuple[Variable | None, tuple[Diagnostic, ...]]:
    """Return the variable that `node` declares, None if it can't be used, and its problems.

    `key` is the name as it stands in the file. Example and default are read by the type declared;
    where they don't fit, that is a problem, and the variable can be used all the same.
    """
    problems: list[Diagnostic] = []
    at = key or node
    if name in RESERVED:
        message = f'the name "{name}" is reserved: templates know it already'
        problems.append(problem(at, message, f"name it alert_{name.strip('_') or 'text'}"))
    elif not re.fullmatch(NAME, name):
        return None, ()  # reported by the schema
    variable = _declared(name, node, key, name, problems)
    if variable is None or problems or not _complete(variable):
        return None, tuple(problems)
    _own_values(variable, problems)
    return variable, tuple(problems)


def _declared(
    name: str, node: Node, key: Scalar | None, path: str, problems: list[Diagnostic]
) -> Variable | None:
    if isinstance(node, Scalar):
        return Variable(name, node.value, node, key) if node.value in TYPES else None
    kind = node.get("type") if isinstance(node, Mapping) else None
    if not isinstance(node, Mapping) or not isinstance(kind, Scalar) or kind.value not in TYPES:
        return None
    _misplaced(node, kind, path, problems)
    minimum = _bound(node, "minimum", kind.value, path, problems)
    maximum = _bound(node, "maximum", kind.value, path, problems)
    # The reader lets only bounds of one type through: both are numbers, or both durations.
    if minimum is not None and maximum is not None and minimum > maximum:  # type: ignore[operator]
        message = f"{path}: the minimum is larger than the maximum"
        problems.append(problem(node.key("minimum") or node, message, "swap them"))
    return Variable(
        name=name,
        type=kind.value,
        node=node,
        key=key,
        required=node.get("default") is None,
        default=node.get("default"),
        example=node.get("example"),
        description=_text(node.get("description")),
        sensitive=_resolved(node, "sensitive") is True,
        minimum=minimum,
        maximum=maximum,
        max_length=_count(node, "max_length"),
        max_items=_count(node, "max_items"),
        pattern=_pattern(node, path, problems),
        values=_values(node),
        of=_items(node, path, problems),
        fields=_fields(node, path, problems),
    )


def _misplaced(node: Mapping, kind: Scalar, path: str, problems: list[Diagnostic]) -> None:
    """Report keys that mean nothing for the type, and the one that it can't do without."""
    for key, value in node:
        types = _BELONGS.get(key.value)
        if types is not None and kind.value not in types and not spelled_null(value):
            message = f"{path}: {key.value} means nothing for the type {kind.value}"
            hint = f"remove it: it belongs to {', '.join(types)}"
            problems.append(problem(key, message, hint))
    needed, hint = _NEEDED.get(kind.value, ("", ""))
    found = node.get(needed) if needed else None
    if found is None and needed and closest(needed, node.keys() - VARIABLE.keys.keys()):
        return  # it is misspelt, as is told there
    if needed and (found is None or (not isinstance(found, Scalar) and not len(found))):
        article = "an" if kind.value in {"enum", "object"} else "a"
        message = f"{path}: {article} {kind.value} needs {needed}"
        problems.append(problem(kind, message, hint))


def _resolved(node: Mapping, name: str) -> object:
    found = node.get(name)
    return found.resolve() if isinstance(found, Scalar) else None


def _text(node: Node | None) -> str:
    return node.value if isinstance(node, Scalar) and not node.is_null else ""


def _count(node: Mapping, name: str) -> int | None:
    value = _resolved(node, name)
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _values(node: Mapping) -> tuple[str, ...]:
    found = node.get("values")
    if not isinstance(found, Sequence):
        return ()
    return tuple(dict.fromkeys(item.value for item in found if isinstance(item, Scalar)))


def _bound(
    node: Mapping, name: str, kind: str, path: str, problems: list[Diagnostic]
) -> int | float | timedelta | None:
    found = node.get(name)
    value = found.resolve() if isinstance(found, Scalar) else None
    if found is None or value is None or isinstance(value, bool):
        return None
    if kind == "duration":
        span = duration(str(value))
        if not isinstance(span, tuple):
            return span
        message, hint = f"{path}: {name} must be a duration", span.hint
    elif isinstance(value, int | float):
        return value
    else:
        message, hint = f"{path}: {name} must be a number", "write it without quotes"
    problems.append(problem(found, message, hint))
    return None


def _pattern(node: Mapping, path: str, problems: list[Diagnostic]) -> Pattern | None:
    found = node.get("pattern")
    if not isinstance(found, Scalar) or found.is_null:
        return None
    try:
        pattern = compile_pattern(found.value)
    except PatternError as error:
        problems.append(problem(found, f"{path}: {error.message}", error.hint))
        return None
    longest = _count(node, "max_length")
    if longest is not None and longest > pattern.longest:
        message = (
            f"{path}: the pattern may take too long for texts over {pattern.longest} characters"
        )
        hint = f"set max_length to {pattern.longest} or less, or repeat less in the pattern"
        problems.append(problem(found, message, hint))
    return pattern


def _items(node: Mapping, path: str, problems: list[Diagnostic]) -> Variable | None:
    found = node.get("of")
    if found is None or spelled_null(found):
        return None
    return _declared("", found, None, f"{path}[]", problems)


def _fields(node: Mapping, path: str, problems: list[Diagnostic]) -> dict[str, Variable] | None:
    found = node.get("fields")
    if not isinstance(found, Mapping):
        return None
    fields: dict[str, Variable] = {}
    for key, child in found:
        field = _declared(key.value, child, key, f"{path}.{key.value}", problems)
        if field is not None and re.fullmatch(NAME, key.value):
            fields[key.value] = field
    return fields


def _own_values(variable: Variable, problems: list[Diagnostic]) -> None:
    """Report examples and defaults, at any depth, that don't fit their own type."""
    for value in (variable.example, variable.default):
        if value is not None:
            reading = read_once(variable, value)
            problems.extend(value_fault(found, variable.node) for found in reading.problems)
    for part in (*(variable.fields or {}).values(), *([variable.of] if variable.of else [])):
        _own_values(part, problems)


def _complete(variable: Variable) -> bool:
    """Tell whether all parts could be declared; the schema reported those that could not."""
    if variable.type == "list":
        return variable.of is not None and _complete(variable.of)
    if variable.type == "object":
        declared = variable.node.get("fields") if isinstance(variable.node, Mapping) else None
        fields = variable.fields or {}
        return (
            isinstance(declared, Mapping)
            and len(declared) == len(fields)
            and all(map(_complete, fields.values()))
        )
    return True
