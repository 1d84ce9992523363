"""Tell how well the checks of texts do on PO and MO files: `python -m bench.texts PATH...`.

Each good translation is validated as it is and inside an alert; each is then broken in every way
there is. Two numbers count: how many of the broken ones have a finding with the name that tells
what is wrong, and how many of the good ones have any.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from bench.texts.catalogs import Pair, pairs
from bench.texts.trials import Tally, broken, good

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

SEED = 20261122


def main() -> None:
    wanted = _arguments()
    found = _read(wanted.paths)
    locales = [tag for tag in sorted(found) if not wanted.locale or tag in wanted.locale]
    tally = Tally()
    print(f"{'locale':<10}{'good':>8}{'error':>9}{'warning':>9}{'broken':>9}{'named':>9}")
    for locale in locales:
        own = Tally()
        good(found[locale], wanted.good, Random(SEED), own)
        broken(found, locale, wanted.broken, Random(SEED), own)
        print(f"{locale:<10}{own}")
        tally += own
    print(f"{'all':<10}{tally}\n")
    _print_checks(tally, wanted.show)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.texts", description=__doc__)
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH")
    parser.add_argument("--locale", action="append", default=[], help="only this one; repeat it")
    parser.add_argument("--good", type=int, default=1000, help="good texts of each locale")
    parser.add_argument("--broken", type=int, default=20, help="texts broken in each way")
    parser.add_argument("--show", action="append", default=[], help="a check: what it got wrong")
    return parser.parse_args()


def _read(paths: Iterable[Path]) -> dict[str, list[Pair]]:
    """Return the pairs of each locale, each source text once."""
    found: dict[str, dict[str, Pair]] = {}
    for path in sorted(file for one in paths for file in _files(one)):
        for pair in pairs(path):
            found.setdefault(pair.locale, {}).setdefault(str(pair.source), pair)
    return {locale: list(by_source.values()) for locale, by_source in found.items()}


def _files(path: Path) -> Iterable[Path]:
    return [path] if path.is_file() else [*path.rglob("*.po"), *path.rglob("*.mo")]


def _print_checks(tally: Tally, show: Sequence[str]) -> None:
    print(f"{'check':<30}{'broken':>8}{'named':>9}{'on good':>9}  missed ways")
    names = sorted({*tally.asked, *tally.alarms})
    for name in names:
        asked, named = tally.asked[name], tally.named[name]
        share = f"{named / asked:.1%}" if asked else ""
        missed = ", ".join(f"{way} {count}" for way, count in tally.missed[name].most_common())
        print(f"{name:<30}{asked:>8}{share:>9}{tally.alarms[name]:>9}  {missed}")
    for name in show:
        for line in tally.shown[name]:
            print(f"\n{line}")


if __name__ == "__main__":
    main()
