"""Time zones by name; the zone database is loaded only when one other than UTC is asked for."""

from __future__ import annotations

import re
from datetime import UTC, tzinfo
from functools import lru_cache
from importlib import import_module

from fixturectl.diagnostics import nearest

# "posix/..." and "right/..." lie beside the database on some machines only.
_NAME = re.compile(r"(?!posix/|right/)[A-Za-z0-9_+-]+(?:/[A-Za-z0-9_+-]+){0,2}")


@lru_cache(maxsize=64)
def zone(name: str) -> tzinfo | None:
    """Return the IANA time zone called `name`, or None if there is none."""
    if name == "UTC":
        return UTC
    if not _NAME.fullmatch(name):
        return None
    zoneinfo = import_module("zoneinfo")  # as long to import as Python itself takes to start
    try:
        found = zoneinfo.ZoneInfo(name)
    except (ValueError, OSError, zoneinfo.ZoneInfoNotFoundError):
        return None
    return found if isinstance(found, tzinfo) else None


@lru_cache(maxsize=1)
def _names() -> frozenset[str]:
    return frozenset(import_module("zoneinfo").available_timezones())


def suggestion(name: str) -> str:
    """Return a hint with the name of a real zone that `name` looks like."""
    names = _names()
    same = next((known for known in names if known.lower() == name.replace(" ", "_").lower()), "")
    cities = {known.rpartition("/")[2]: known for known in sorted(names, reverse=True)}
    city = name.rpartition("/")[2]
    if same or city in cities:
        return f"did you mean {same or cities[city]}?"
    return nearest(name, names) or "a name of the IANA database, such as Europe/Paris"
