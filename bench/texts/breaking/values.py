"""Placeholders and numbers: lost, renamed, misspelt, changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench.texts.breaking.cases import one, put

if TYPE_CHECKING:
    from bench.texts.breaking.cases import Case


_SLOT = r"(?<!\{)\{[a-z_]\w*(?::[a-z]+(?:\([^)]*\))?)?\}(?!\})"


# -- placeholders


def placeholder_lost(case: Case) -> str | None:
    return put(case.target, one(case, _SLOT), "…")


def placeholder_twice(case: Case) -> str | None:
    found = one(case, _SLOT)
    return found and f"{case.target} {found[0]}"


def placeholder_new(case: Case) -> str | None:
    return f"{case.target} {{details}}"


def placeholder_translated(case: Case) -> str | None:
    found = one(case, _SLOT)
    name = case.random.choice(("nom", "serveur_x", "wert", "hora"))
    return found and put(case.target, found, f"{{{name}}}")


def placeholder_misspelt(case: Case) -> str | None:
    found = one(case, r"(?<!\{)\{[a-z_]\w{3,}(?=[:}])")
    return found and put(case.target, found, f"{{{found[0][2:]}{found[0][1]}")


def placeholder_open(case: Case) -> str | None:
    found = one(case, _SLOT)
    return found and put(case.target, found, case.random.choice((found[0][:-1], found[0][1:])))


def placeholder_spaced(case: Case) -> str | None:
    found = one(case, _SLOT)
    return found and put(case.target, found, f"{{ {found[0][1:-1]} }}")


def format_unknown(case: Case) -> str | None:
    found = one(case, r"(?<=[a-z]):percent(?=\})")
    return put(case.target, found, ":percents")


def format_other(case: Case) -> str | None:
    found = one(case, r"(?<=[a-z]):percent(?=\})")
    return put(case.target, found, case.random.choice(("", ":number", ":integer")))


def template(case: Case) -> str | None:
    found = one(case, _SLOT)
    if found is None:
        return None
    name = found[0][1:-1].partition(":")[0]
    return put(case.target, found, case.random.choice((f"{{{{ {name} }}}}", f"{{{{{name}}}}}")))


# -- numbers


def digit_changed(case: Case) -> str | None:
    found = one(case, r"(?<![\w{:/.^-])\d+(?!\w)", case.prose)
    if found is None:
        return None
    at = case.random.randrange(len(found[0]))
    digits = found[0][:at] + str((int(found[0][at]) + 1 + case.random.randrange(7)) % 10 or 8)
    changed = digits + found[0][at + 1 :]
    return None if int(changed) == int(found[0]) else put(case.target, found, changed)


def digit_lost(case: Case) -> str | None:
    found = one(case, r"(?<![\w{:/.,^-])\d{2,}(?!\w)", case.prose)
    return found and put(case.target, found, found[0][:-1])


def number_lost(case: Case) -> str | None:
    found = one(case, r"(?<![\w{:/.,^-])\d{2,}(?:[.,]\d+)*(?![\w,.])", case.prose)
    return put(case.target, found, "…")
