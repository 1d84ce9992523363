"""HTML pages as a browser takes them: which tags, attributes and texts there are."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser

VOID = frozenset(("br", "hr", "input", "link", "meta"))
TAGS = frozenset(
    (
        *("a", "b", "blockquote", "body", "code", "del", "details", "div", "figcaption", "figure"),
        *("form", "h1", "h2", "h3", "head", "hr", "html", "i", "input", "ins", "label", "li"),
        *("main", "meta", "nav", "ol", "p", "pre", "s", "section", "span", "style", "summary"),
        *("table", "td", "th", "title", "tr", "ul"),
    )
)
ATTRIBUTES = frozenset(
    (
        *("aria-label", "charset", "checked", "class", "content", "dir", "for", "href"),
        *("http-equiv", "id", "lang", "name", "rel", "role", "title", "type"),
    )
)
_LINK = re.compile(r"#change-\d+|https?://\S+|mailto:\S+", re.IGNORECASE)


class Page(HTMLParser):
    """A page read, with every rule held that keeps it harmless."""

    def __init__(self, content: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.text = ""
        self.style = ""
        self.policy = ""
        self.classes: list[str] = []
        self.links: list[str] = []
        self.feed(content)
        assert self.open == [], "every element is closed"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in TAGS, tag
        found = dict(attrs)
        assert found.keys() <= ATTRIBUTES, found
        self.classes += (found.get("class") or "").split()
        if link := found.get("href"):
            assert _LINK.fullmatch(link), link
            self.links.append(link)
        if found.get("http-equiv") == "Content-Security-Policy":
            self.policy = found["content"] or ""
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" in self.open:
            self.style += data
        else:
            self.text += data

    def holds_its_policy(self) -> bool:
        """Tell whether its one style sheet is what its policy allows, and nothing else is."""
        digest = base64.b64encode(hashlib.sha256(self.style.encode()).digest()).decode()
        return self.policy == (
            f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
        )
