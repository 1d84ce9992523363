"""The `-u-` options of a tag (digits, hour cycle): formatting heeds them, lookup does not."""

from __future__ import annotations

from fixturectl.locales.tags import parse


def extension(tag: str, key: str) -> str:
    """Return the value of a `-u-` keyword of a canonical tag, or "".

    >>> extension("ar-EG-u-hc-h12-nu-arab", "nu")
    'arab'
    """
    if "-u-" not in tag:
        return ""
    parts = tag.split("-u-", 1)[1].split("-")
    if key not in parts:
        return ""
    value = []
    for part in parts[parts.index(key) + 1 :]:
        if len(part) <= len(key):  # the next keyword, or the next extension
            break
        value.append(part)
    return "-".join(value) or "true"


def without_extensions(tag: str) -> str:
    """Return the tag that names the locale alone: no `-u-`, `-t-` or `-x-` part."""
    # An extension begins with a single letter: no other subtag is that short.
    if all(part[1:] for part in tag.split("-")):
        return tag
    return str(parse(tag)._replace(suffix=""))


def carry(found: str, asked: str) -> str:
    """Return the locale to format with: where a text was found, with the options asked for.

    A text found in another language keeps the hour cycle asked for, not the digits: Arabic digits
    have no place in a French sentence.

    >>> carry("ar", "ar-EG-u-nu-arab"), carry("fr-FR", "ar-EG-u-hc-h23-nu-arab")
    ('ar-u-nu-arab', 'fr-FR-u-hc-h23')
    """
    if "-u-" not in asked or "-u-" in found:
        return found
    same = found.partition("-")[0] == asked.partition("-")[0]
    options = [
        f"{key}-{value}"
        for key in ("hc", "nu")
        if (value := extension(asked, key)) and (same or key == "hc")
    ]
    if not options:
        return found
    plain, separator, private = found.partition("-x-")
    return f"{plain}-u-{'-'.join(options)}{separator}{private}"
