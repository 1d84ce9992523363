"""Stars, underscores, tildes, backticks: lost, doubled, with blanks inside."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bench.texts.breaking.cases import one, put

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bench.texts.breaking.cases import Case


def _marked(mark: str) -> dict[str, str]:
    pair = re.escape(mark)
    return {"inside": rf"(?<![\w{pair}]){pair}(?!\s)[^{pair}\n]+?(?<!\s){pair}(?![\w{pair}])"}


def ways(mark: str) -> Sequence[Callable[[Case], str | None]]:
    pattern = _marked(mark)["inside"]

    def half(case: Case) -> str | None:
        found = one(case, pattern)
        whole = found[0] if found else ""
        return put(case.target, found, case.random.choice((whole[1:], whole[:-1])))

    def lost(case: Case) -> str | None:
        found = one(case, pattern)
        return found and put(case.target, found, found[0][1:-1])

    def blanks(case: Case) -> str | None:
        found = one(case, pattern)
        inner = found[0][1:-1] if found else ""
        spaced = case.random.choice((f" {inner}{mark}", f"{inner} {mark}", f" {inner} {mark}"))
        return put(case.target, found, mark + spaced)

    def doubled(case: Case) -> str | None:
        found = one(case, pattern)
        return found and put(case.target, found, mark + found[0] + mark)

    def glued(case: Case) -> str | None:
        found = one(case, pattern)
        return found and put(case.target, found, f"{found[0]}s")

    def wide(case: Case) -> str | None:
        found = one(case, pattern)
        other = {"*": "＊", "_": "＿", "~": "～"}[mark]
        return found and put(case.target, found, other + found[0][1:-1] + other)

    return half, lost, blanks, doubled, glued, wide


def code_half(case: Case) -> str | None:
    found = one(case, r"(?<!`)`[^`\n]+`(?!`)")
    return found and put(case.target, found, case.random.choice((found[0][1:], found[0][:-1])))


def code_lost(case: Case) -> str | None:
    found = one(case, r"(?<!`)`[^`\n]+`(?!`)")
    return found and put(case.target, found, found[0].strip("`"))


def code_quoted(case: Case) -> str | None:
    found = one(case, r"(?<!`)`[^`\n]+`(?!`)")
    return found and put(case.target, found, f"'{found[0].strip('`')}'")


def code_edited(case: Case) -> str | None:
    found = one(case, r"`[^`\n]*[a-z]{3}[^`\n]*`")
    inner = found[0] if found else "xxx"
    at = case.random.choice([one.start() for one in re.finditer("[a-z]", inner)])
    return put(
        case.target, found, inner[:at] + ("q" if inner[at] != "q" else "z") + inner[at + 1 :]
    )
