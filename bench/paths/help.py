"""`fixturectl --help`: every command's name and summary, no command's module."""

from __future__ import annotations

from bench.paths import Call

CALLS = [Call("--help", ["--help"], budget=7, aim=6)]
