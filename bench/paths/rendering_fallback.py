"""Rendering for a reader whose locale has no texts, against one whose locale has them.

fr-CA is asked for and fr-FR is what there is; what can be read in vain is there too: texts of other
languages, tenants above with a file for each. CPU time of the thread, in turns; once warm in one
process, and once with everything read anew, as the first rendering of a fixture is.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from statistics import median
from time import thread_time
from typing import TYPE_CHECKING

import fixturectl
from bench.paths.rendering_warm import STORE
from bench.rows import Row

if TYPE_CHECKING:
    from collections.abc import Iterator

ROUNDS, FIRST = 2000, 100
EXACT, FALLBACK = "fr-FR", "fr-CA"
_OTHERS = ("en-US", "es-ES", "de-DE", "pt-BR", "ja-JP", "ar")


def measure() -> Iterator[Row]:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for path, content in _files():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(content, encoding="utf-8")
        yield _row("render through fallback, warm", _warm(root), ROUNDS)
        yield _row("render through fallback, first", _first(root), FIRST)


def _files() -> Iterator[tuple[str, str]]:
    yield from STORE.items()
    promised = ", ".join((EXACT, *_OTHERS))
    yield (
        "fixtures/default/tenant.yaml",
        STORE["fixtures/default/tenant.yaml"].replace("[fr-FR]", f"[{promised}]"),
    )
    texts = STORE[f"fixtures/default/{EXACT}/failure.yaml"]
    for locale in _OTHERS:
        yield f"fixtures/default/{locale}/failure.yaml", texts
    yield "fixtures/acme/tenant.yaml", "name: Acme Streaming\n"
    yield f"fixtures/acme/{EXACT}/failure.yaml", "texts: {title: Lecture coupée}\n"


def _row(name: str, taken: dict[str, list[float]], rounds: int) -> Row:
    exact, fallback = median(taken[EXACT]), median(taken[FALLBACK])
    note = (
        f"{fallback * 1e6:.0f} us {FALLBACK} to {exact * 1e6:.0f} us {EXACT}, n={rounds} in turns"
    )
    return Row(name, fallback / exact, "x", 1.3, 1.0, note)


def _warm(root: Path) -> dict[str, list[float]]:
    store = fixturectl.Store(root)
    taken: dict[str, list[float]] = {EXACT: [], FALLBACK: []}
    for index in range(ROUNDS):
        for position, (locale, seconds) in enumerate(taken.items()):
            # Other values for each, since what was shown once is remembered.
            values = {"listeners": index * 2 + position}
            start = thread_time()
            store.render("acme/failure", locale=locale, variables=values)
            seconds.append(thread_time() - start)
    return taken


def _first(root: Path) -> dict[str, list[float]]:
    taken: dict[str, list[float]] = {EXACT: [], FALLBACK: []}
    for _ in range(FIRST):
        for locale, seconds in taken.items():
            start = thread_time()
            fixturectl.Store(root).render("acme/failure", locale=locale)
            seconds.append(thread_time() - start)
    return taken
