"""Ask Slack itself about messages, and hold its answers against the offline rules."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any, NamedTuple

from fixturectl import blocks
from fixturectl.actions.validation.trials import NOW, planned
from fixturectl.delivery.blocks_validate import CHECK, Validator
from fixturectl.delivery.endpoints import address
from fixturectl.diagnostics import Diagnostic, Place
from fixturectl.errors import FixturectlError
from fixturectl.rendering.messages import Message
from fixturectl.rendering.pointers import path_of
from fixturectl.rendering.renderer import Rendering

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from fixturectl.actions.opening import OpenStore
    from fixturectl.blocks import Breach
    from fixturectl.diagnostics import Level

MOST_CALLS = 200
SECONDS = 120.0
# Slack's check looks at blocks one by one: not at the message's text and not at its totals.
_UNSEEN = frozenset(("block-total", "block-fallback"))
_REPORT = "please report it: fixturectl's rules are out of date"


class Asked(NamedTuple):
    """What Slack's answers add to the offline findings.

    `calls` were made, `left_out` different messages were not asked about; `fault` is why the
    asking ended early, None if it did not.
    """

    findings: list[Diagnostic]
    calls: int
    left_out: int
    fault: FixturectlError | None


def ask(
    messages: Iterable[Message],
    progress: Callable[[int, int], None] = lambda _done, _total: None,
    *,
    most: int = MOST_CALLS,
    seconds: float = SECONDS,
) -> Asked:
    """Ask Slack about each different message, at most `most` of them, within `seconds`.

    Never raises for what happens on the way: it is in `fault`, with the findings until then.
    """
    different: dict[str, Message] = {}
    for message in messages:
        shown = _shown(message.payload)
        if shown:
            different.setdefault(json.dumps(shown), message)
    chosen = list(different.values())[:most]
    left_out = len(different) - len(chosen)
    findings: list[Diagnostic] = []
    validator = None
    try:
        validator = Validator(address(os.environ), seconds)
        for done, message in enumerate(chosen):
            progress(done, len(chosen))
            answer = validator.ask(message.payload)
            findings += _differences(message, answer.breaches)
    except FixturectlError as fault:
        return Asked(findings, validator.calls if validator else 0, left_out, fault)
    progress(len(chosen), len(chosen))
    return Asked(findings, validator.calls, left_out, None)


def ask_about(
    payloads: Iterable[tuple[str, Any]],
    progress: Callable[[int, int], None] = lambda _done, _total: None,
) -> Asked:
    """Ask Slack about plain payloads, each with the name of its file: lists of blocks or bodies."""
    made = [Message("", "", "", name, payload) for name, payload in payloads]
    found = ask(made, progress)
    return found._replace(findings=[_of_file(one) for one in found.findings])


def _of_file(finding: Diagnostic) -> Diagnostic:
    return finding._replace(path=finding.sample, sample="")


def _shown(payload: Any) -> Any:
    """Return the part of a payload that Slack's check looks at."""
    if not isinstance(payload, dict):
        return payload
    return {name: payload[name] for name in ("blocks", "attachments") if payload.get(name)}


def _differences(message: Message, online: tuple[Breach, ...]) -> Iterator[Diagnostic]:
    offline = [
        breach
        for breach in blocks.check(message.payload)
        if breach.check not in _UNSEEN and _is_shown(message.payload, breach.pointer)
    ]
    errors = [breach for breach in offline if breach.level == "error"]
    for breach in online:
        if not any(_near(breach, other) for other in errors):
            doubted = any(_near(breach, other) for other in offline)
            yield _refused(message, breach, doubted=doubted)
    # Slack need not name every fault: only where it takes all of it do the two disagree.
    for breach in errors if not online else ():
        said = f"Slack accepts what the offline rules refuse: {breach.message}"
        yield _told(message, breach, "warning", said, _REPORT)


def _refused(message: Message, breach: Breach, *, doubted: bool) -> Diagnostic:
    if doubted:
        said = f"Slack refuses what the offline rules only warn of: {breach.message}"
        return _told(message, breach, "error", said, "")
    said = f"Slack refuses what the offline rules accept: {breach.message}"
    return _told(message, breach, "error", said, _REPORT)


def _is_shown(payload: Any, pointer: str) -> bool:
    return isinstance(payload, list) or pointer.startswith(("/blocks/", "/attachments/"))


def _near(one: Breach, other: Breach) -> bool:
    """Tell whether two breaches are about the same thing: one pointer leads to the other's."""
    first, second = sorted((one.pointer, other.pointer), key=len)
    return second == first or second.startswith(f"{first}/")


def _told(message: Message, breach: Breach, level: Level, said: str, hint: str) -> Diagnostic:
    path, line, column = _place(message, breach.pointer) or Place("")
    return Diagnostic(
        CHECK,
        level,
        said,
        hint,
        path,
        line,
        column,
        message.tenant,
        message.fixture,
        message.locale,
        message.sample,
        breach.pointer,
        slack=breach.answer,
    )


def _place(message: Message, pointer: str) -> Place | None:
    """Return the place of what Slack points at, which need not be there."""
    while pointer and path_of(message.payload, pointer) is None:
        pointer = pointer.rpartition("/")[0]
    return message.place(pointer)


def messages(
    store: OpenStore, wanted: Callable[[str, str], bool] = lambda _tenant, _fixture: True
) -> Iterator[Message]:
    """Yield the messages that a store's samples make, for every tenant and promised locale.

    `wanted` tells of a tenant and a fixture whether they are. What can't be rendered is left out:
    the offline findings say why.
    """
    for name in store.tenants():
        tenant = store.tenant(name)
        for fixture_name in store.fixtures(name):
            if not wanted(name, fixture_name):
                continue
            fixture = store.renderer.fixture(name, fixture_name)
            if fixture is None or _is_broken(fixture.problems):
                continue
            trials = [trial for trial in planned(fixture) if not trial.generated]
            for locale in tenant.locales or (tenant.default_locale,):
                for trial in trials:
                    rendering = Rendering(
                        tenant, fixture, locale, trial.values, NOW, trial.status, trial.sample
                    )
                    body, problems = store.renderer.render(rendering)
                    if not _is_broken(problems):
                        yield Message(name, fixture_name, locale, trial.sample, body, NOW)


def _is_broken(problems: Iterable[Diagnostic]) -> bool:
    return any(problem.level == "error" for problem in problems)
