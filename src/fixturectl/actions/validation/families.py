"""The check families of the folder `checks`, and what each looks at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fixturectl import checks, registry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from types import ModuleType

    from fixturectl.checks import Finding, Rendered
    from fixturectl.diagnostics import Level
    from fixturectl.rendering.pieces import Leaf

    Look = Callable[[Any], Iterable[Finding]]

SUBJECTS = (
    *("store", "ownership", "file", "tenant", "fixture"),
    *("text", "message", "strings", "sayings", "pseudo"),
)


class Families:
    """Every check there is: the default level of each name, and the functions by subject."""

    def __init__(self) -> None:
        modules = [registry.load(checks.__name__, name) for name in registry.names(checks.__name__)]
        self.levels: dict[str, Level] = {}
        for module in modules:
            self.levels.update(getattr(module, "CHECKS", {}))
        # Whether a family looks at Slack's limits itself.
        self.limits = any(name.startswith("block-") for name in self.levels)
        # Names that nothing is found by unless pseudo-locales are asked for.
        asked = [module.CHECKS for module in modules if hasattr(module, "pseudo")]
        self.asked = frozenset(name for names in asked for name in names)
        self.usual = self.levels.keys() - self.asked
        self._doubtful = list(_looks(modules, "doubtful"))
        self._looks = {subject: list(_looks(modules, subject)) for subject in SUBJECTS}

    def look(self, subject: str, at: object) -> Iterator[Finding]:
        """Yield what all families see in one subject: `at` is what the contract names for it."""
        for look in self._looks[subject]:
            yield from look(at)

    def message(self, rendered: Rendered) -> Iterator[Finding]:
        """Yield what the families of messages see: in a sound one only strings count."""
        if rendered.fresh is None:
            yield from self.look("message", rendered)
        yield from self.look("strings", rendered)

    def doubts(self, strings: list[Leaf]) -> bool:
        """Tell whether a family of strings wants to see the message that these are in."""
        for string in strings:
            for doubtful in self._doubtful:
                if doubtful(string):
                    return True
        return False

    def level(self, finding: Finding) -> Level:
        return finding.level or self.levels.get(finding.name, "error")


def _looks(modules: Iterable[ModuleType], subject: str) -> Iterator[Look]:
    for module in modules:
        look = getattr(module, subject, None)
        if callable(look):
            yield look
