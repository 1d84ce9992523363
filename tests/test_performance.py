"""Speed, held by counting: clocks lie on shared machines, counts do not.

What these counts cost in time is measured by `make bench`, as ratios in one run.
"""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from fixturectl import Store
from fixturectl.rendering import templates
from fixturectl.texts import formats, placeholders

SAMPLES = Path(__file__).parents[1]
NOW = datetime(2026, 11, 22, 10, 15, tzinfo=UTC)
ADDRESS = "spotify-premium/playback-failure"

OPENED = """
import sys
opened = []
sys.addaudithook(lambda event, args: opened.append(str(args[0])) if event == "open" else None)
from fixturectl import Store
store = Store(sys.argv[1])
opened.clear()
for _ in range(int(sys.argv[2])):
    store.render("spotify-premium/playback-failure", locale="fr-FR")
root = sys.argv[1] + "/"
print("\\n".join(path.removeprefix(root) for path in opened if path.startswith(root)))
"""


def opened(renders: int) -> list[str]:
    """Return the files of the store that this many renderings of one message open, in a process."""
    done = subprocess.run(
        [sys.executable, "-c", OPENED, str(SAMPLES), str(renders)],
        capture_output=True,
        check=True,
        text=True,
    )
    ours = [line for line in done.stdout.splitlines() if line.startswith(("fixtures/", "locales/"))]
    return sorted(ours)


def misses() -> tuple[int, int, int]:
    """Return how often a leaf was compiled, a text parsed and a value formatted so far."""
    return (
        templates.template.cache_info().misses,
        placeholders.parse.cache_info().misses,
        formats._kept.cache_info().misses,  # noqa: SLF001 - the one place where Babel is called
    )


def test_performance_benchmarks() -> None:
    store = Store(SAMPLES)
    first = store.render(ADDRESS, locale="fr-FR", now=NOW)
    before = misses()

    again = [store.render(ADDRESS, locale="fr-FR", now=NOW) for _ in range(20)]

    assert misses() == before, "a warm rendering compiles, parses and formats nothing anew"
    assert all(message.payload == first.payload for message in again)


def test_one_render_opens_the_files_of_its_chain_and_no_other() -> None:
    assert opened(1) == [
        "fixtures/default/fr-FR/playback-failure.yaml",
        "fixtures/default/playback-failure.yaml",
        "fixtures/default/tenant.yaml",
        "fixtures/spotify-premium/fr-FR/playback-failure.yaml",
        "fixtures/spotify-premium/playback-failure.yaml",
        "fixtures/spotify-premium/tenant.yaml",
        "locales/fr-FR.po",
    ]


def test_ten_renders_open_no_file_twice() -> None:
    assert opened(10) == opened(1)


@pytest.mark.parametrize("tenant", ["spotify-free", "spotify-premium-jp"])
def test_tenants_that_inherit_a_message_whole_share_what_was_compiled(tenant: str) -> None:
    store = Store(SAMPLES)
    store.render("default/latency", locale="en-US", now=NOW)
    before = templates.template.cache_info().misses

    store.render(f"{tenant}/latency", locale="en-US", now=NOW)

    assert templates.template.cache_info().misses == before
