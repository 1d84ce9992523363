"""What Slack reads between angle brackets and colons: links, mentions, dates, emoji, entities."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench.texts.breaking.cases import one, put

if TYPE_CHECKING:
    from bench.texts.breaking.cases import Case


_LINK = r"<(https://[^|>]+)\|([^>]*)>"


def link_open(case: Case) -> str | None:
    found = one(case, _LINK)
    return found and put(case.target, found, found[0][:-1])


def link_spaced(case: Case) -> str | None:
    found = one(case, _LINK)
    return found and put(case.target, found, f"< {found[1]}|{found[2]}>")


def link_markdown(case: Case) -> str | None:
    found = one(case, _LINK)
    return found and put(case.target, found, f"[{found[2]}]({found[1]})")


def link_wide(case: Case) -> str | None:
    found = one(case, _LINK)
    wide = case.random.choice((("＜", "|", "＞"), ("<", "｜", ">"), ("〈", "|", "〉")))
    return found and put(case.target, found, f"{wide[0]}{found[1]}{wide[1]}{found[2]}{wide[2]}")


def link_other(case: Case) -> str | None:
    found = one(case, _LINK)
    url = found[1] if found else ""
    other = case.random.choice((url[:-1], url + "/fr", url.replace("https", "http"), url.upper()))
    return found and put(case.target, found, f"<{other}|{found[2]}>")


def link_lost(case: Case) -> str | None:
    found = one(case, _LINK)
    return found and put(case.target, found, found[2])


def label_lost(case: Case) -> str | None:
    found = one(case, _LINK)
    url = found[1] if found else ""
    return put(case.target, found, case.random.choice((f"<{url}>", f"<{url}|>")))


def mention_word(case: Case) -> str | None:
    found = one(case, r"<[!@](?!date)[^>]*>")
    name = "here" if found and "here" in found[0] else "oncall"
    return put(case.target, found, f"@{name}")


def mention_lost(case: Case) -> str | None:
    return put(case.target, one(case, r"<[!@](?!date)[^>]*>"), "")


def mention_other(case: Case) -> str | None:
    found = one(case, r"<[!@](?!date)[^>]*>")
    other = case.random.choice(("<!channel>", "<@U0ZZZZZZZ>", "<!subteam^S0000000X>"))
    return put(case.target, found, other)


def date_other(case: Case) -> str | None:
    found = one(case, r"(?<=<!date\^)\d+")
    return found and put(case.target, found, str(int(found[0]) + 60))


def date_format(case: Case) -> str | None:
    found = one(case, r"(?<=\{\{)time(?=\}\}\|)")
    return put(case.target, found, "heure")


def date_lost(case: Case) -> str | None:
    return put(case.target, one(case, r"<!date[^>]*>"), "2026")


def emoji_translated(case: Case) -> str | None:
    name = case.random.choice((":feu:", ":alerte:", ":warnung:"))
    return put(case.target, one(case, r":[a-z_]{3,}:"), name)


def emoji_lost(case: Case) -> str | None:
    return put(case.target, one(case, r":[a-z_]{3,}: ?"), "")


def emoji_half(case: Case) -> str | None:
    found = one(case, r":[a-z_]{3,}:")
    return found and put(case.target, found, found[0][:-1])


def emoji_spaced(case: Case) -> str | None:
    found = one(case, r":[a-z_]{3,}:")
    return found and put(case.target, found, f": {found[0][1:-1]} :")


def entity_bare(case: Case) -> str | None:
    found = one(case, r"&(amp|lt|gt);")
    return found and put(case.target, found, {"amp": "&", "lt": "<", "gt": ">"}[found[1]])


def entity_twice(case: Case) -> str | None:
    found = one(case, r"&(amp|lt|gt);")
    return found and put(case.target, found, f"&amp;{found[1]};")


def entity_lost(case: Case) -> str | None:
    return put(case.target, one(case, r"&(amp|lt|gt); ?"), "")
