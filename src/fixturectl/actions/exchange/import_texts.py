"""Take texts back from translators: what breaks no check is written, all of it or nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fixturectl.actions.exchange import locales
from fixturectl.actions.exchange.arrivals import received
from fixturectl.actions.exchange.offers import Kept, Offer, Unread, offers
from fixturectl.actions.exchange.vetting import vetted
from fixturectl.errors import FindingsError, UsageError
from fixturectl.texts import exchange

if TYPE_CHECKING:
    from fixturectl.actions.exchange.arrivals import Arrival, Idle
    from fixturectl.actions.opening import OpenStore
    from fixturectl.diagnostics import Diagnostic
    from fixturectl.store.changes import Changes


class Imported(NamedTuple):
    """What is to be written, the texts in it, and what is to be told of the file.

    `refused` and `unknown` name entries of the file that change nothing, `warned` such as do;
    `idle` counts those that say nothing new; `obsolete` those that were given up.
    """

    locale: str
    changes: Changes
    accepted: list[Arrival]
    refused: list[Diagnostic]
    unknown: list[Diagnostic]
    warned: list[Diagnostic]
    idle: dict[Idle, int]
    obsolete: int


def import_texts(store: OpenStore, path: str, content: bytes, locale: str = "") -> Imported:
    """Return what a file from translators changes; nothing is written yet.

    `path` is how messages name the file, `locale` the one it should be in, if anybody knows. Raises
    UsageError for a file of another format or locale, FindingsError for one that can't be read.
    """
    form = exchange.recognized(content)
    if form is None:
        hint = "a PO file, or XLIFF 1.2 or 2: what fixturectl locales export writes"
        raise UsageError(f"{path} is in none of the formats of translators", hint=hint)
    reply = form.read(path, content, lambda said: locales.arrived(store, path, said, locale))
    if reply.problems:
        raise FindingsError(reply.problems)
    offered: list[Offer] = []
    kept: list[Kept | Unread] = []
    for one in offers(store, reply.locale, store.tree.tenants()):
        if not isinstance(one, Offer):
            kept.append(one)
        elif one.tenant.source_locale != reply.locale:
            offered.append(one)
    found = received(reply.translations, offered, kept)
    result = vetted(store, found.arrivals)
    return Imported(
        reply.locale,
        result.changes,
        result.accepted,
        [*found.refused, *result.refused],
        found.unknown,
        result.warned,
        found.idle,
        reply.obsolete,
    )
