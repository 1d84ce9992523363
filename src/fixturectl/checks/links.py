"""Prevents a link that leads elsewhere, or nowhere, in one language.

A link is `<https://…|label>`, with ASCII signs. Its address stands in a translation as in the
source text; its label is translated. Markdown, `[label](https://…)`, is no link in Slack.

To mend it, copy the link from the source text and translate what stands behind the `|`.

PASS: a translated label

    fixtures/acme/en-US/disk-full.yaml:
        texts:
          title: "Disk of {host}: <https://example.com/help|what to do>"
    fixtures/acme/fr-FR/disk-full.yaml:
        texts:
          title: "Disque de {host} : <https://example.com/help|que faire>"

FAIL: another address

    fixtures/acme/en-US/disk-full.yaml:
        texts:
          title: "Disk of {host}: <https://example.com/help|what to do>"
    fixtures/acme/fr-FR/disk-full.yaml:
        texts:
          title: "Disque de {host} : <https://example.com/aide|que faire>"  # <- link-url-changed

FAIL: signs that are no brackets

    fixtures/acme/en-US/disk-full.yaml:
        texts:
          title: "Disk of {host}: <https://example.com/help|what to do>"
    fixtures/acme/fr-FR/disk-full.yaml:
        texts:
          title: "Disque de {host} : [que faire](https://example.com/help)"  # <- link-syntax
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from fixturectl.checks._comparing import Remark, Side, compared

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from fixturectl.checks import Finding, Wordings
    from fixturectl.diagnostics import Level

CHECKS: dict[str, Level] = {
    "link-syntax": "error",
    "link-url-changed": "error",
    "link-label-missing": "warning",
}
# An address, or the placeholder of one.
_URL = r"(?:https?://|mailto:|\{[a-z_]\w*\})"
_SPECIAL = re.compile("[<[＜〈《‹«]")  # most texts have none of it
_LINK = re.compile(rf"<({_URL}[^|>\s]*)(?:\|([^>\n]*))?>")
_BROKEN = re.compile(
    rf"\[[^\]\n]*\]\(\s*{_URL}[^)\n]*\)"
    rf"|<\s*{_URL}[^>\n]*(?![^>\n]*>)"
    rf"|<\s+{_URL}"
    rf"|[＜〈]\s*{_URL}"
    rf"|[《‹«]\s*{_URL}[^|»›》\n]*\|"  # without a label it may be a quoted address
    rf"|<{_URL}[^|>\n]*(?:[｜¦]|\s+\|)"
)


def compare(source: Side, target: Side) -> Iterator[Remark]:
    if "<" not in source.value and not _SPECIAL.search(target.value):
        return
    broken = _BROKEN.search(target.value)
    if broken and not _BROKEN.search(source.value):
        yield Remark("link-syntax", broken.start(), "this is no link", "write <https://…|label>")
        return
    theirs = list(_LINK.finditer(source.value))
    left = [link[1] for link in theirs]
    labels = {link[1]: link[2] for link in theirs}
    for link in _LINK.finditer(target.value):
        if link[1] not in left:
            message = f"the link leads to {link[1]}, unlike the source text's"
            hint = f"write {left[0]}" if left else "remove the link"
            yield Remark("link-url-changed", link.start(1), message, hint)
            return
        left.remove(link[1])
        if labels[link[1]] and not (link[2] or "").strip():
            message = "the link has no label, unlike the source text's"
            yield Remark("link-label-missing", link.start(), message, "write <https://…|label>")
    if left:
        message = f"the link to {left[0]} of the source text is missing"
        yield Remark("link-url-changed", 0, message, "write it as the source text does")


def text(subject: Wordings) -> Iterable[Finding]:
    return compared(subject, compare)
