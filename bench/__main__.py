"""Measure every path in `bench/paths` and print the table: `make bench`."""

from __future__ import annotations

import os
import platform
import sys
from pathlib import Path

from bench import paths
from bench.processes import RUNS, Process, cpu_seconds
from bench.rows import Row
from fixturectl import registry


def main() -> None:
    modules = [registry.load(paths.__name__, name) for name in registry.names(paths.__name__)]
    calls = {call.name: call for module in modules for call in getattr(module, "CALLS", ())}
    processes = {
        name: Process(("-m", "fixturectl", *call.arguments), call.environment)
        for name, call in calls.items()
    }
    base, seconds = cpu_seconds(processes)
    print(f"machine  {_machine()}")
    print(
        f"B        python -c pass, {base * 1000:.1f} ms of CPU; medians of {RUNS} runs in turns\n"
    )
    print(f"{'path':<44}{'measured':>16}{'budget':>14}{'aim':>12}")
    for name, call in calls.items():
        print(Row(name, seconds[name] / base, "B", call.budget, call.aim, _ms(seconds[name])))
    for module in modules:
        for row in getattr(module, "measure", list)():
            print(row)


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.1f} ms"


def _machine() -> str:
    about = Path("/proc/cpuinfo")
    lines = about.read_text().splitlines() if about.exists() else []
    models = [line.partition(": ")[2] for line in lines if line.startswith("model name")]
    model = models[0] if models else platform.machine()
    load = os.getloadavg()[0]
    python = platform.python_version()
    return f"{model}, {os.cpu_count()} cores, load {load:.1f}, {sys.platform}, Python {python}"


if __name__ == "__main__":
    main()
