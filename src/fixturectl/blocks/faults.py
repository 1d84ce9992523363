"""What is wrong with a payload: a fault as it is found, a breach as it is told."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from fixturectl.diagnostics import nearest

if TYPE_CHECKING:
    from fixturectl.diagnostics import Level

CHECKS = {
    "block-type": "a value has the wrong JSON type, or a `type` that is not known here",
    "block-key": "a key that Slack does not know",
    "block-required": "a key that must be there is missing",
    "block-choice": "keys that exclude or need each other",
    "block-length": "a text is too long or too short",
    "block-count": "too many or too few items",
    "block-range": "a number is too small or too large",
    "block-enum": "a value out of a fixed set",
    "block-format": "a date, time, colour, number or URL that is spelled wrongly",
    "block-unique": "an id or a name that occurs twice",
    "block-match": "two values that must agree",
    "block-surface": "what is legal in modals or App Home only",
    "block-total": "all texts together are too long",
    "block-fallback": "the text for notifications is missing or too long",
    "block-online": "Slack itself, asked by --online, says otherwise than the rules here",
}
_SHOWN = 40
_LONGEST_GOT = 100  # characters of a text that a constraint repeats
_HUGE = 10**20
_TYPE_NAMES = (
    (bool, "a boolean"),
    (str, "a string"),
    (int, "a number"),
    (float, "a number"),
    (dict, "an object"),
    (list, "a list"),
)


class Breach(NamedTuple):
    """A rule that a payload breaks, in the shape in which Slack answers.

    `pointer` is a JSON pointer (RFC 6901), `code` Slack's code, `constraint` its {type, expected,
    got} where there is one, `check` the name under which fixturectl reports it.
    """

    pointer: str
    code: str
    constraint: dict[str, object] | None
    message: str
    level: Level
    check: str

    @property
    def answer(self) -> str:
        """Return the code and the constraint as JSON: `{"code": ..., "constraint": ...}`."""
        constraint = self.constraint
        if constraint is not None and isinstance(got := constraint.get("got"), str):
            constraint = {**constraint, "got": got[:_LONGEST_GOT]}
        return json.dumps({"code": self.code, "constraint": constraint})


class Fault:
    """A broken rule on its way up the payload: every object and list it passes adds its key.

    `keys` runs from the inside out. `predicate` lacks its subject, which the first named object
    above gives; the innermost `apart` keys are no part of that subject.
    """

    __slots__ = ("apart", "check", "code", "constraint", "keys", "level", "predicate", "subject")

    def __init__(  # noqa: PLR0913 - the parts of a breach
        self,
        check: str,
        predicate: str,
        *,
        at: tuple[object, ...] = (),
        apart: int = 0,
        code: str = "failed_constraint",
        constraint: dict[str, object] | None = None,
        level: Level = "error",
    ) -> None:
        self.check = check
        self.predicate = predicate
        self.keys: list[object] = list(reversed(at))
        self.apart = apart
        self.code = code
        self.constraint = constraint
        self.level = level
        self.subject = ""

    def name(self, owner: str) -> None:
        """Fix the subject, if no object further in has: OWNER.key[0].key.

        A text object has no name: its `text` is spoken of by the key of the object.
        """
        if not owner:
            self.apart = len(self.keys)
        elif not self.subject:
            steps = (
                f"[{key}]" if isinstance(key, int) else f".{spelled(key)}"
                for key in reversed(self.keys[self.apart :])
            )
            self.subject = owner + "".join(steps)

    def breach(self, start: str, root: str) -> Breach:
        """Return the breach, its pointer beginning with `start`; `root` names the payload."""
        self.name(root)
        tokens = (_token(key) for key in reversed(self.keys))
        return Breach(
            start + "".join(f"/{token}" for token in tokens),
            self.code,
            self.constraint,
            f"{self.subject} {self.predicate}",
            self.level,
            self.check,
        )


def pointer(*keys: object) -> str:
    """Return the JSON pointer of `keys`."""
    return "".join(f"/{_token(key)}" for key in keys)


def _token(key: object) -> str:
    text = key if isinstance(key, str) else describe(key)
    return text.replace("~", "~0").replace("/", "~1")


def constraint(kind: str, expected: object, got: object) -> dict[str, object]:
    """Return Slack's account of a broken constraint."""
    return {"type": kind, "expected": expected, "got": got}


def type_of(value: object) -> str:
    """Return the JSON type of `value` for people: "a string", "null"."""
    return next((name for kind, name in _TYPE_NAMES if isinstance(value, kind)), "null")


def describe(value: object) -> str:
    """Return `value` for a message: short, printable and on one line, whatever it is."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return "a huge number" if abs(value) >= _HUGE else str(value)
    return spelled(value) if isinstance(value, str) else type_of(value)


def shown(value: float) -> object:
    """Return a number as `got`: itself, or words where it is too large to be written out."""
    return value if abs(value) < _HUGE else describe(value)


def spelled(value: object) -> str:
    """Return a string (a key, a type) so that it can be printed: cut, escaped where it must be."""
    text = value if isinstance(value, str) else describe(value)
    if not text:
        return '""'
    text = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
    return text if text.isprintable() else text.encode("unicode_escape").decode("ascii")


@lru_cache(maxsize=1024)
def suggestion(name: str, known: tuple[str, ...]) -> str:
    """Return "did you mean NAME?" for what may be a slip, or an empty string.

    Remembered, and not tried for what is too long to be a name: a broken payload may repeat one
    slip thousands of times.
    """
    return nearest(name, known) if len(name) <= _SHOWN else ""


def listed(names: tuple[object, ...] | list[object] | list[str] | tuple[str, ...]) -> str:
    """Return "a, b or c"."""
    texts = [str(name) for name in names]
    return texts[0] if len(texts) == 1 else f"{', '.join(texts[:-1])} or {texts[-1]}"


def wrong_type(wanted: str, value: object) -> Fault:
    """Return the fault of a value that is not `wanted` ("a string", "a list")."""
    got = type_of(value)
    return Fault(
        "block-type",
        f"must be {wanted}, not {got}",
        constraint=constraint("type", _json_type(wanted), _json_type(got)),
    )


def _json_type(name: str) -> str:
    word = name.rsplit(" ", 1)[-1]
    return "array" if word == "list" else word


def missing(names: tuple[str, ...] | list[str], hint: str = "", level: Level = "error") -> Fault:
    """Return the fault of an object that has none of the keys `names`."""
    text = f"needs {listed(names)}" if level == "error" else f"should have {listed(names)}"
    return Fault(
        "block-required",
        f"{text}; {hint}" if hint else text,
        code="missing_field",
        constraint=constraint("required", list(names), None),
        level=level,
    )
