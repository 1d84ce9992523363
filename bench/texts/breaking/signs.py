"""Blanks, punctuation, and characters that nobody sees."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bench.texts.breaking.cases import one, put

if TYPE_CHECKING:
    from bench.texts.breaking.cases import Case


def blank_doubled(case: Case) -> str | None:
    return put(case.target, one(case, r"(?<=\w) (?=\w)"), "  ")


def tab(case: Case) -> str | None:
    return put(case.target, one(case, r"(?<=\w) (?=\w)"), "\t")


def line_more(case: Case) -> str | None:
    return put(case.target, one(case, r"(?<=[^\W_]) (?=[^\W_])", case.prose), "\n")


def line_less(case: Case) -> str | None:
    return put(case.target, one(case, "\n"), " ")


def edge(case: Case) -> str | None:
    return case.random.choice((f" {case.target}", f"{case.target} ", f"{case.target}\n"))


def end_lost(case: Case) -> str | None:
    found = re.search(r"[.?!:…。？！：؟]$", case.target)
    if found is None or case.locale in {"ja-JP", "ja"}:
        return None
    return case.target[:-1].rstrip()


def end_other(case: Case) -> str | None:
    found = re.search(r"[.。]$", case.target)
    return case.target[:-1] + case.random.choice("?!:") if found else None


def end_more(case: Case) -> str | None:
    return (
        f"{case.target}." if re.search(r"\w$", case.target) and case.source[-1:].isalnum() else None
    )


def french_blank(case: Case) -> str | None:
    found = one(case, "[\u00a0\u202f](?=[;!?:»])") if case.locale.startswith("fr") else None
    return put(case.target, found, case.random.choice((" ", "")))


def spanish_opening(case: Case) -> str | None:
    found = one(case, "[¿¡]") if case.locale.startswith("es") else None
    return put(case.target, found, "")


def japanese_sign(case: Case) -> str | None:
    found = one(case, "[。、](?=.)") if case.locale.startswith("ja") else None
    return found and put(case.target, found, {"。": ".", "、": ","}[found[0]])


def invisible(case: Case) -> str | None:
    found = one(case, r"(?<=[^\W\d_])(?=[^\W\d_])", case.prose)
    return put(case.target, found, case.random.choice("\u200b\ufeff\u00ad\u2060\u0007"))


def bidi(case: Case) -> str | None:
    found = one(case, r"(?<=\w) (?=\w)")
    return put(case.target, found, case.random.choice([" \u202e", " \u2068", " \u202b", "\u2069 "]))


def misread(case: Case) -> str | None:
    found = one(case, r"[À-ɏ]")
    if found is None:
        return None
    try:
        return case.target.encode().decode("cp1252")
    except UnicodeDecodeError:
        return put(case.target, found, found[0].encode().decode("latin-1"))


def replaced(case: Case) -> str | None:
    return put(case.target, one(case, r"[^\x00-\x7f]"), "\ufffd")
