"""How far a store is translated as Markdown, for a pull request: the matrix, and what lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl.reports.standings import MEASURED, holes, percent, reasons, tags

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fixturectl.reports.standings import Sheet, Standing

_SQUARES = {"good": "🟩", "fair": "🟨", "bad": "🟥", "none": "⬜"}


def write(standings: Sequence[Standing], sheet: Sheet) -> str:
    """Return tables of scores in percent and of what keeps them from 100, the worst first."""
    if not standings:
        return "Nothing is promised in these locales.\n"
    lines = [*_matrix(standings, sheet), "", *_holes(standings), *_measured()]
    return "\n".join(lines) + "\n"


def _matrix(standings: Sequence[Standing], sheet: Sheet) -> Iterator[str]:
    locales = tags(standings)
    cells = {(one.tenant, one.locale): one for one in standings}
    yield _row(["tenant", *locales])
    yield _row([":--", *["--:"] * len(locales)])
    for tenant in dict.fromkeys(one.tenant for one in standings):
        found = [cells.get((tenant, locale)) for locale in locales]
        yield _row([tenant, *(_cell(one, sheet) for one in found)])


def _cell(standing: Standing | None, sheet: Sheet) -> str:
    if standing is None:
        return ""
    return f"{_SQUARES[sheet.grade(standing.score)]} {percent(standing.score, 0)}"


def _holes(standings: Sequence[Standing]) -> Iterator[str]:
    found = holes(standings)
    if found:
        yield _row(["tenant", "locale", "score", "coverage", "integrity", "what lacks"])
        yield _row([":--", ":--", "--:", "--:", "--:", ":--"])
        for one in found:
            shares = [percent(share) for share in (one.score, one.coverage, one.integrity)]
            yield _row([one.tenant, one.locale, *shares, ", ".join(reasons(one))])
        yield ""


def _measured() -> Iterator[str]:
    for line in MEASURED:
        yield f"- {line}"


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
