"""What an entry that came back means for the store: nothing, a new text, a new state, or a refusal.

The file is compared with what the store has now. What is the same changes no byte, so that an
export imported again leaves every file as it is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from fixturectl.actions.exchange.offers import Kept
from fixturectl.checks._comparing import Side
from fixturectl.diagnostics import Diagnostic, Place, nearest
from fixturectl.store.sealed import MARK
from fixturectl.texts import exchange, placeholders, plurals, translations
from fixturectl.texts.exchange import FINISHED, PLAIN, UNFINISHED
from fixturectl.texts.text_edits import TextEdit

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from fixturectl.actions.exchange.offers import Offer, Unread
    from fixturectl.texts.exchange import Translation
    from fixturectl.texts.text_edits import Value

CHECK = "import"
Idle = Literal["same", "untranslated", "copied", "unfinished"]
_NAME = re.compile(r"\w*\d\w*|\b\w+[A-Z]\w*\b|\b[A-Z]+\b")  # S3, PostgreSQL, SLA
_WORD = re.compile(r"[^\W\d_]{2,}")


class Arrival(NamedTuple):
    """A text that is to be written; `places` are those of its forms in the file that came."""

    offer: Offer
    edit: TextEdit
    place: Place
    places: Mapping[str, Place]

    @property
    def growth(self) -> int:
        """How much longer the text gets, in its longest form."""
        before = self.offer.unit.target or self.offer.unit.source
        return _longest(self.edit.wording or "") - max(map(len, before.values()), default=0)


class Received(NamedTuple):
    """What a file says: texts to write, what can't be taken, and how many say nothing new."""

    arrivals: list[Arrival]
    refused: list[Diagnostic]
    unknown: list[Diagnostic]
    idle: dict[Idle, int]


def received(
    translations_: Iterable[Translation], offered: Iterable[Offer], kept: Iterable[Kept | Unread]
) -> Received:
    """Return what each entry means for the texts that the store offers."""
    known = {one.unit.name: one for one in offered}
    reasons = dict(map(_reason, kept))
    found = Received([], [], [], {})
    for one in translations_:
        offer = known.get(one.name)
        if offer is None and not one.name:
            offer = _by_source(one, known.values())
        if one.problems:
            found.refused.extend(one.problems)
        elif offer is not None:
            _take(found, offer, one)
        elif why := reasons.get(one.name) or reasons.get(_file_of(one.name)):
            if any(one.target.values()):
                found.refused.append(refusal(one.place, f"{one.name} is {why[0]}", why[1]))
            else:
                _count(found, "untranslated")
        elif not one.name and not any(one.target.values()):
            _count(found, "untranslated")
        else:
            found.unknown.append(_unknown(one, known))
    return found


def _reason(one: Kept | Unread) -> tuple[str, tuple[str, str]]:
    """Return why texts can't be taken, and the next step, by their name or what it begins with."""
    if isinstance(one, Kept):
        return one.name, (one.reason, "change it in the store itself")
    fault = one.problems[0]
    why = f"in a file that can't be read: {fault.place}: {fault.message}"
    return one.prefix, (why, fault.hint or "mend the file, and import again")


def _file_of(name: str) -> str:
    """Return what the names of all texts in the file of this one begin with."""
    address, dot, _ = name.partition(".")
    return address + dot


def _take(found: Received, offer: Offer, one: Translation) -> None:
    said = _as_stored(offer, one)
    if isinstance(said, str):
        found.refused.append(refusal(one.place, said, "export the text again, and translate that"))
        return
    told = _meant(offer, one, said)
    if isinstance(told, str):
        _count(found, told)
    else:
        places = {form: one.places.get(form, one.place) for form in one.places}
        found.arrivals.append(Arrival(offer, told, one.place, places))


def _count(found: Received, why: Idle) -> None:
    found.idle[why] = found.idle.get(why, 0) + 1


def _as_stored(offer: Offer, one: Translation) -> dict[str, str] | str:
    """Return what is said by form, those that are empty left out; or why it is of another shape."""
    said = {form: text for form, text in one.target.items() if text}
    name, locale = offer.unit.name, offer.locale
    if any(text.startswith(MARK) for text in said.values()):  # no check can look into it
        return f"{name} came back as an encrypted value"
    if offer.unit.plural and PLAIN in said:
        if not plurals.only_other(locale):
            return f"{name} is a plural, and came back as one text"
        said["other"] = said.pop(PLAIN)
    if not offer.unit.plural and said.keys() - {PLAIN}:
        return f"{name} is no plural, and came back as one"
    return said


def _meant(offer: Offer, one: Translation, said: dict[str, str]) -> TextEdit | Idle:
    """Return what is to be written, or why nothing is."""
    if not said:
        return "untranslated"
    now = _now(offer)
    wording = now | said
    is_finished = one.state in FINISHED
    if wording == now:
        return _restated(offer, one) if is_finished else _doubted(offer)
    if _is_copy(offer, one, said):
        return "copied"
    if not is_finished and offer.unit.state in FINISHED:
        return "unfinished"  # readers have something better
    state = one.state if one.state in {*FINISHED, "machine"} else "fuzzy"
    return TextEdit(offer.key, _written(offer, wording), _made_from(offer, one), state)


def _now(offer: Offer) -> dict[str, str]:
    """Return the translation that the store has, as far as it is of the right shape."""
    target = offer.unit.target
    return {form: text for form, text in target.items() if bool(form) == offer.unit.plural}


def _written(offer: Offer, wording: dict[str, str]) -> Value:
    """Return a text in the shape in which the store has it, or will."""
    if PLAIN in wording:
        return wording[PLAIN]
    has_forms = offer.target is not None and bool(offer.target.forms)
    if wording.keys() == {"other"} and plurals.only_other(offer.locale) and not has_forms:
        return wording["other"]
    return wording


def _restated(offer: Offer, one: Translation) -> TextEdit | Idle:
    """Return what it means that a text came back as it is, and finished."""
    unit = offer.unit
    made_from = _made_from(offer, one)
    fresh = made_from == translations.hash_of(offer.source)
    if unit.state in FINISHED:
        better = one.state == "reviewed" and unit.state != "reviewed" and fresh
        return TextEdit(offer.key, source=made_from, state="reviewed") if better else "same"
    if unit.state == "stale" and not fresh:
        return "same"  # nobody has seen the source text of today
    return TextEdit(offer.key, source=made_from, state=one.state)


def _doubted(offer: Offer) -> TextEdit | Idle:
    """Return what it means that a text came back as it is, and unfinished."""
    if offer.unit.state in UNFINISHED:
        return "same"
    return TextEdit(offer.key, state="fuzzy")


def _made_from(offer: Offer, one: Translation) -> str:
    """Return the hash of the source text that the file has, which may be an older one."""
    source = dict(offer.unit.source)
    changed = {
        form: text for form, text in one.source.items() if text != exchange.origin(source, form)
    }
    if not changed:
        return translations.hash_of(offer.source)
    if PLAIN in source:
        return translations.fingerprint(next(iter(changed.values())))
    return translations.fingerprint(source | changed)


def _is_copy(offer: Offer, one: Translation, said: dict[str, str]) -> bool:
    """Tell whether the source text came back for a translation, where words were to translate.

    Between two regions of one language that is a translation, and so it is where somebody reviewed
    it.
    """
    languages = (offer.source.locale.split("-")[0], offer.locale.split("-")[0])
    if languages[0] == languages[1] or one.state == "reviewed":
        return False
    pairs = [
        (text, one.source.get(form) or exchange.origin(offer.unit.source, form))
        for form, text in said.items()
    ]
    return all(text == source for text, source in pairs) and any(
        _has_words(text, offer.names) for text, _ in pairs
    )


def _has_words(text: str, names: tuple[str, ...]) -> bool:
    """Tell whether a text has words of a language, besides values, code, links and names."""
    prose = Side(text, placeholders.parse(text), "").prose
    for name in names:
        prose = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", " ", prose)
    return bool(_WORD.search(_NAME.sub(" ", prose)))


def _by_source(one: Translation, offered: Iterable[Offer]) -> Offer | None:
    """Return the only text with the source text of an entry whose name a tool has dropped."""
    found = [
        offer
        for offer in offered
        if offer.unit.plural == (PLAIN not in one.source)
        and all(
            text == exchange.origin(offer.unit.source, form) for form, text in one.source.items()
        )
    ]
    return found[0] if len(found) == 1 else None


def _unknown(one: Translation, known: Mapping[str, Offer]) -> Diagnostic:
    if not one.name:
        message = "an entry without its context, which no text of the store alone has as its source"
        hint = "keep msgctxt, or the unit's name: it says which text is meant"
    else:
        message = f"the store has no text {one.name} to translate"
        hint = nearest(one.name, known) or "it was removed since the export, or renamed"
    return Diagnostic(CHECK, "warning", message, hint, *one.place)


def refusal(place: Place, message: str, hint: str) -> Diagnostic:
    """Return why an entry of the file is not imported."""
    return Diagnostic(CHECK, "error", f"not imported: {message}", hint, *place)


def _longest(wording: Value) -> int:
    if isinstance(wording, str):
        return len(wording)
    return max(map(len, wording.values()), default=0)
