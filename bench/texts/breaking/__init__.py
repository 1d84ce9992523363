"""What goes wrong in translations, done on purpose: by the name of the check that is to notice.

Written from the table of faults, not from the checks: it shares no code and no pattern with them.
Every way takes a translation (and its source) and returns a broken one, or None where there is
nothing to break.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench.texts.breaking import markup, signs, tokens, values, words
from bench.texts.breaking.cases import Case

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = ["ALSO", "WAYS", "Case"]

# By the name of the check that is to notice.
WAYS: dict[str, Sequence[Callable[[Case], str | None]]] = {
    "placeholder-missing": (values.placeholder_lost,),
    "placeholder-extra": (values.placeholder_twice, values.placeholder_new),
    "placeholder-renamed": (values.placeholder_translated,),
    "placeholder-syntax": (
        values.placeholder_open,
        values.placeholder_spaced,
        values.format_unknown,
    ),
    "placeholder-format-changed": (values.format_other,),
    "jinja-in-text": (values.template,),
    "number-changed": (values.digit_changed, values.digit_lost, values.number_lost),
    "mrkdwn-bold": markup.ways("*"),
    "mrkdwn-italic": markup.ways("_"),
    "mrkdwn-strike": markup.ways("~"),
    "mrkdwn-code": (markup.code_half, markup.code_lost, markup.code_quoted),
    "code-changed": (markup.code_edited,),
    "link-syntax": (tokens.link_open, tokens.link_spaced, tokens.link_markdown, tokens.link_wide),
    "link-url-changed": (tokens.link_other, tokens.link_lost),
    "link-label-missing": (tokens.label_lost,),
    "mention-changed": (tokens.mention_word, tokens.mention_lost, tokens.mention_other),
    "date-token-changed": (tokens.date_other, tokens.date_format, tokens.date_lost),
    "emoji-shortcode": (
        tokens.emoji_translated,
        tokens.emoji_lost,
        tokens.emoji_half,
        tokens.emoji_spaced,
    ),
    "escape-changed": (tokens.entity_bare, tokens.entity_twice, tokens.entity_lost),
    "untranslated": (words.source_copied,),
    "wrong-language": (words.other_language, words.other_script),
    "truncated": (words.cut,),
    "length-ratio": (words.swollen,),
    "duplicated-word": (words.word_twice,),
    "double-space": (signs.blank_doubled,),
    "tab": (signs.tab,),
    "newline-count": (signs.line_more, signs.line_less),
    "edge-whitespace": (signs.edge,),
    "end-punctuation": (signs.end_lost, signs.end_other, signs.end_more),
    "typography-fr-nbsp": (signs.french_blank,),
    "typography-es-inverted": (signs.spanish_opening,),
    "typography-ja-fullwidth": (signs.japanese_sign,),
    "invisible-character": (signs.invisible,),
    "bidi-unbalanced": (signs.bidi,),
    "mojibake": (signs.misread, signs.replaced),
    "do-not-translate": (words.name_translated,),
    "glossary": (words.term_other,),
}
# Names that tell the same of a text: a name that nobody knows is one too many.
ALSO = {
    "truncated": {"length-ratio"},
    "length-ratio": {"truncated"},
    "placeholder-renamed": {"placeholder-extra"},
    "plural-number-missing": {"placeholder-missing"},
}
