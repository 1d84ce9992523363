"""What is done about each rule that a message breaks: shorten, keep the first, leave out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from fixturectl import blocks
from fixturectl.blocks.rules import ListOf, String, StringOr
from fixturectl.rendering.breaches import told
from fixturectl.rendering.fitting.edits import beginning
from fixturectl.rendering.fitting.omitted import keep_first
from fixturectl.rendering.fitting.shortening import mended, shorten
from fixturectl.rendering.fitting.totals import fit_blocks, fit_markdown, fit_rows
from fixturectl.rendering.messages import place_of
from fixturectl.rendering.pointers import path_of, value_at

if TYPE_CHECKING:
    from fixturectl.blocks import Breach
    from fixturectl.blocks.rules import Object, Rule
    from fixturectl.diagnostics import Place
    from fixturectl.rendering.fitting.edits import Edits
    from fixturectl.rendering.pointers import Path

_SHORTENED = frozenset(("mrkdwn", "plain", "markdown"))


class Repair(NamedTuple):
    """A broken rule, what there is to say of it and was done about it, and where it was broken.

    The pointer of `breach` leads into the message as it was then: blocks left out before are gone.
    """

    breach: Breach
    said: str
    done: str
    place: Place | None


class _Found(NamedTuple):
    """Where a rule is broken: the value's path, itself, its rule, and the object it stands in."""

    path: Path
    value: Any
    rule: Rule | None
    owner: Any


def repair(payload: Any, breaches: list[Breach], edits: Edits) -> list[Repair]:
    """Add to `edits` what repairs the errors `breaches`; return what was done, in their order.

    What is too long together comes last, by itself: other repairs may settle it.
    """
    totals = [breach for breach in breaches if breach.check == "block-total"]
    others = [breach for breach in breaches if breach.check != "block-total"]
    repairs = []
    for breach in others or totals[:1]:
        found = _find(payload, breach.pointer)
        if found is None:
            continue
        done = _done(payload, breach, found, edits)
        if done:
            said, place = told(breach, found.value)
            repairs.append(Repair(breach, said, done, place or _place(payload, found.path)))
    return repairs


def _done(payload: Any, breach: Breach, found: _Found, edits: Edits) -> str:
    if breach.check == "block-total":
        return _total(payload, found, edits)
    kind = breach.constraint["type"] if breach.constraint else ""
    key = found.path[-1] if found.path else ""
    if kind == "max_length" and found.rule is not None:
        if blocks.field_kind(found.rule) in _SHORTENED:
            limit = _longest(found.rule)
            text = shorten(found.value, limit, blocks.field_kind(found.rule))
            edits.replace(found.owner, key, text)
            return f"shortened to {len(text)}"
    elif kind == "unicode":
        edits.replace(found.owner, key, mended(found.value))
        return "what has no bytes is shown as �"
    elif kind == "max_items" and isinstance(found.value, list) and isinstance(found.rule, ListOf):
        return _first(found, key, found.rule, edits)
    return _left_out(payload, found.path, edits)


def _longest(rule: Rule) -> int:
    string = rule.string if isinstance(rule, StringOr) else rule
    if not isinstance(string, String) or string.maximum is None:
        raise TypeError(f"{type(rule).__name__} has no longest text")
    return string.maximum if string.contested is None else string.contested


def _first(found: _Found, key: str | int, rule: ListOf, edits: Edits) -> str:
    most = rule.contested if rule.contested is not None else rule.maximum or 0
    if rule is blocks.block_list_rule():
        edits.replace(found.owner, key, keep_first(found.value, most - 1))
        return f"the first {most - 1} are kept"
    edits.replace(found.owner, key, beginning(found.value, most))
    return f"the first {most} are kept"


def _total(payload: Any, found: _Found, edits: Edits) -> str:
    last = found.path[-1]
    if last == "rows":
        rule = _object_at(payload, found.path[:-1])
        return fit_rows(payload, found.path, rule, edits) if rule is not None else ""
    return fit_markdown(payload, edits) if last == "text" else fit_blocks(payload, edits)


def _left_out(payload: Any, path: Path, edits: Edits) -> str:
    """Leave out the value at `path`, or the smallest part around it that may be missing."""
    while path:
        owner, key = value_at(payload, path[:-1]), path[-1]
        rule = _object_at(payload, path[:-1]) if isinstance(owner, dict) else None
        if key != "type" and (rule is None or key not in rule.required):
            edits.drop(owner, key)
            return f"{_said(owner, key)} is left out"
        path = path[:-1]
    return ""


def _said(owner: Any, key: str | int) -> str:
    if isinstance(key, str):
        return key
    item = owner[key]
    name = item.get("type") if isinstance(item, dict) else None
    return f"the {name}" if isinstance(name, str) else "it"


def _find(payload: Any, pointer: str) -> _Found | None:
    path = path_of(payload, pointer)
    if not path:
        return None
    owner = value_at(payload, path[:-1])
    rule, name = _step_to(payload, path[:-1])
    stepped = blocks.step(rule, path[-1], name) if rule is not None else None
    return _Found(path, owner[path[-1]], stepped, owner)


def _object_at(payload: Any, path: Path) -> Object | None:
    rule, name = _step_to(payload, path)
    return blocks.object_at(rule, name) if rule is not None else None


def _step_to(payload: Any, path: Path) -> tuple[Rule | None, str | None]:
    """Return the rule of the value at `path`, and the value's type."""
    rule: Rule | None = blocks.message_rule()
    for key in path:
        rule = blocks.step(rule, key, _type(payload)) if rule is not None else None
        payload = payload[key]
    return rule, _type(payload)


def _type(value: Any) -> str | None:
    name = value.get("type") if isinstance(value, dict) else None
    return name if isinstance(name, str) else None


def _place(payload: Any, path: Path) -> Place | None:
    """Return the place of the innermost value on `path` that has one."""
    place = place_of(payload)
    for key in path:
        payload = payload[key]
        place = place_of(payload) or place
    return place
