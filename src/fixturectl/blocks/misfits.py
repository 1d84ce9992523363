"""Says what does not belong: keys that are missing or unknown, types that are not allowed here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fixturectl.blocks import folders, limits
from fixturectl.blocks.faults import Fault, constraint, missing, spelled, suggestion
from fixturectl.blocks.surfaces import ELSEWHERE

if TYPE_CHECKING:
    from fixturectl.blocks.rules import Object, Typed


# More unknown keys than this are no slips, but another kind of object.
_SLIPS = 20


def keys(rule: Object, value: dict[str, Any]) -> list[Fault]:
    """Return the faults of an object's keys: those that are missing and those nobody knows."""
    unknown = [key for key in value if key not in rule.fields]
    faults = []
    for key in (*rule.required, *rule.advised):
        if key in value:
            continue
        # A required key under a wrong name is one fault, not two.
        wrong = next((name for name in unknown if _meant(name, rule, value) == key), None)
        hint = ""
        if wrong is not None:
            unknown.remove(wrong)
            hint = f"{spelled(wrong)} is no key of it"
        faults.append(missing([key], hint, "error" if key in rule.required else "warning"))
    return faults + [_unknown(key, rule, value) for key in unknown]


def _meant(name: object, rule: Object, value: dict[str, Any]) -> str:
    if not isinstance(name, str) or len(value) > len(rule.fields) + _SLIPS:
        return ""
    free = tuple(key for key in rule.fields if key not in value)
    said = suggestion(name, free)
    return said.removeprefix("did you mean ").removesuffix("?")


def _unknown(key: object, rule: Object, value: dict[str, Any]) -> Fault:
    meant = _meant(key, rule, value)
    hint = f"did you mean {meant}?" if meant else f"it has {', '.join(sorted(rule.fields))}"
    return Fault(
        "block-key",
        f"has no key {spelled(key)}; {hint}",
        at=(key,),
        apart=1,
        code="invalid_keys",
        constraint=constraint("keys", sorted(rule.fields), spelled(key)),
    )


def doubt(name: str) -> list[Fault]:
    """Return the warning about a type that sources disagree about."""
    text = f"may be refused if it is {spelled(name)}"
    return [Fault("block-type", text, at=("type",), apart=1, level="warning")]


def kind(rule: Typed, value: dict[str, Any], name: str) -> list[Fault]:
    """Return the fault of an object whose `type` is missing or none of those allowed."""
    if "type" not in value:
        return [missing(["type"])]
    if name in rule.doubtful or name.startswith(rule.beginnings):
        return doubt(name)
    if name in rule.elsewhere:
        text = f"may not be {name}: it is legal only in {rule.elsewhere[name]}"
        return [Fault("block-surface", text, constraint=surface(rule.elsewhere[name]))]
    expected = constraint("enum", list(rule.allowed), spelled(name))
    if name in ELSEWHERE:
        text = f"may not be {name}: it is legal only in {ELSEWHERE[name]}"
        return [Fault("block-surface", text, at=("type",), apart=1, constraint=expected)]
    # A type that exists was meant: naming one that looks like it would mislead.
    hint = "" if name in folders.every_type() else suggestion(name, rule.allowed)
    text = f"must be {limits.say(rule.allowed)}, not {spelled(name)}"
    text = f"may not be {spelled(name)}; {hint}" if hint else text
    return [Fault("block-type", text, at=("type",), apart=1, constraint=expected)]


def surface(where: str) -> dict[str, object]:
    """Return the constraint of what is legal on another surface."""
    return constraint("surface", where, "messages")
