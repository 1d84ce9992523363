"""An HTML document that may load nothing and run nothing, and keeps to the reader's colours."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from fixturectl.reports.messages.html.markup import Markup, element, joined

if TYPE_CHECKING:
    from collections.abc import Iterable

_STYLES = ("page.css", "slack.css")
_THEMES = (("auto", "Auto"), ("light", "Light"), ("dark", "Dark"))


def document(title: str, content: Markup, colors: Iterable[str] = ()) -> str:
    """Return a whole page; `colors` are those that bars have, six hexadecimal digits each.

    Its one style sheet is allowed by its digest, so that no other one counts, not even an
    attribute; nothing else is allowed at all.
    """
    style = _style(colors)
    digest = b64encode(sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    head = joined(
        [
            element("meta", charset="utf-8"),
            element("meta", http_equiv="Content-Security-Policy", content=policy),
            element("meta", name="viewport", content="width=device-width, initial-scale=1"),
            element("meta", name="referrer", content="no-referrer"),
            element("meta", name="color-scheme", content="light dark"),
            element("title", title),
            element("style", Markup(style)),
        ],
        "\n",
    )
    body = joined([_themes(), element("main", content)], "\n")
    page = element("html", element("head", head), "\n", element("body", body), lang="en")
    return f"<!doctype html>\n{page}\n"


def _style(colors: Iterable[str]) -> str:
    folder = Path(__file__).parent
    sheets = [(folder / name).read_text(encoding="utf-8") for name in _STYLES]
    bars = [f".c{color} {{ background: #{color} }}" for color in colors]
    # Nothing in it could end the element: the sheets are ours, and the colours are digits.
    return "\n".join(["", *sheets, *bars, ""])


def _themes() -> Markup:
    """Return the choice of light and dark; it works without a script."""
    choices = [
        joined(
            [
                element("input", type="radio", name="theme", id=name, checked=name == "auto"),
                element("label", shown, for_=name),
            ]
        )
        for name, shown in _THEMES
    ]
    return element("form", joined(choices), class_="themes", aria_label="Colours")
