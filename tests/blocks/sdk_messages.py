"""Sound messages made with slack-sdk's own models, as bots write them: another's idea of valid."""

from __future__ import annotations

import json
import random
from functools import cache
from typing import Any

from slack_sdk.models import blocks as sdk
from slack_sdk.models.blocks import block_elements as elements
from slack_sdk.models.blocks.basic_components import Workflow, WorkflowTrigger

from fixturectl.blocks import tally

_WORDS = ("Disk full on db-1 ", "é🙂 ", "状態 ", "*bold* <https://x.io|l> ", "حالة ", "`a` &amp; ")
_URLS = ("https://example.com/a?b=c&d=%20", "http://x.io", "https://x.io/d/abc?from=now-1h#x")
_MOST_TEXT = tally.ALL_TEXT_CONTESTED


@cache
def sound() -> list[dict[str, Any]]:
    """Return three hundred messages, the same every time."""
    maker = Maker(random.Random(20261122))  # noqa: S311 - no secret
    return [maker.message() for _ in range(300)]


class Maker:
    """Makes messages; `chance` decides what is in them."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.count = 0

    def message(self) -> dict[str, Any]:
        """Return the body of a message within Slack's total of texts."""
        while True:
            made = [self.block() for _ in range(self.chance.choice([1, 3, 6, 12, 50]))]
            blocks = json.loads(json.dumps([block.to_dict() for block in made]))
            if tally.text_size(blocks) <= _MOST_TEXT:
                return {"text": self.words(500), "blocks": blocks}

    def words(self, most: int) -> str:
        size = self.chance.choice([1, self.chance.randint(1, min(most, 60)), min(most, 400), most])
        word = self.chance.choice(_WORDS)
        return (word * (size // len(word) + 1))[:size]

    def plain(self, most: int = 400) -> sdk.PlainTextObject:
        return sdk.PlainTextObject(text=self.words(most), emoji=self.chance.choice([None, True]))

    def text(self, most: int = 400) -> sdk.TextObject:
        if self.chance.random() < 0.5:
            return self.plain(most)
        verbatim = self.chance.choice([None, True, False])
        return sdk.MarkdownTextObject(text=self.words(most), verbatim=verbatim)

    def maybe(self, value: Any) -> Any:
        return value if self.chance.random() < 0.4 else None

    def id(self) -> str | None:
        self.count += 1
        return self.chance.choice([None, f"id-{self.count}"])

    def confirm(self) -> sdk.ConfirmObject:
        return sdk.ConfirmObject(
            title=self.plain(100), text=self.text(300), confirm=self.plain(30), deny=self.plain(30)
        )

    def options(self, most: int, *, marked: bool = False) -> list[sdk.Option]:
        return [
            sdk.Option(
                text=self.text(75) if marked else self.plain(75),
                value=f"v{number}",
                description=self.maybe("why"),
            )
            for number in range(self.chance.randint(1, most))
        ]

    def named(self) -> dict[str, Any]:
        return {"placeholder": self.plain(150), "action_id": self.id()}

    def element(self) -> Any:
        """Return an element that may stand in actions and beside a section."""
        few, many = self.options(10, marked=True), self.options(30)
        makers: list[Any] = [
            lambda: elements.ButtonElement(
                text=self.plain(75), action_id=self.id(), value=self.maybe(self.words(2000)),
                url=self.maybe(self.chance.choice(_URLS)), confirm=self.maybe(self.confirm()),
                style=self.chance.choice([None, "primary", "danger"]),
                accessibility_label=self.maybe(self.words(75)),
            ),
            lambda: elements.StaticSelectElement(
                **self.named(), options=many, initial_option=self.maybe(many[0])
            ),
            lambda: elements.StaticSelectElement(
                **self.named(),
                option_groups=[sdk.OptionGroup(label=self.plain(75), options=self.options(9))],
            ),
            lambda: elements.StaticMultiSelectElement(
                **self.named(), options=many, initial_options=self.maybe(many[:2]),
                max_selected_items=self.maybe(3),
            ),
            lambda: elements.OverflowMenuElement(
                options=self.options(5), action_id=self.id(), confirm=self.maybe(self.confirm())
            ),
            lambda: elements.CheckboxesElement(
                options=few, action_id=self.id(), initial_options=self.maybe([few[0]])
            ),
            lambda: elements.RadioButtonsElement(
                options=few, action_id=self.id(), initial_option=self.maybe(few[-1])
            ),
            lambda: elements.DatePickerElement(
                **self.named(), initial_date=self.maybe("2028-02-29")
            ),
            lambda: elements.TimePickerElement(
                action_id=self.id(), initial_time=self.maybe("23:59"),
                timezone=self.maybe("America/New_York"),
            ),
            lambda: elements.UserSelectElement(**self.named(), initial_user=self.maybe("U1")),
            lambda: elements.ConversationSelectElement(
                **self.named(), default_to_current_conversation=self.maybe(True),
                filter=self.maybe(sdk.ConversationFilter(include=["im", "public"])),
            ),
            lambda: elements.ExternalDataSelectElement(
                **self.named(), min_query_length=self.maybe(0)
            ),
            lambda: elements.ChannelMultiSelectElement(
                **self.named(), initial_channels=self.maybe(["C1"])
            ),
            lambda: elements.WorkflowButtonElement(
                text=self.plain(75), action_id=f"w{self.chance.random()}",
                workflow=Workflow(trigger=WorkflowTrigger(url="https://slack.com/shortcuts/Ft1/x")),
            ),
        ]  # fmt: skip
        return self.chance.choice(makers)()

    def entry(self) -> Any:
        """Return an element of an input block."""
        makers: list[Any] = [
            lambda: elements.PlainTextInputElement(
                **self.named(), multiline=self.maybe(True), min_length=self.maybe(0),
                max_length=self.maybe(3000), initial_value=self.maybe("x"),
            ),
            lambda: elements.NumberInputElement(
                action_id=self.id(), is_decimal_allowed=True, min_value=self.maybe("-1.5"),
                max_value=self.maybe("20"),
            ),
            lambda: elements.EmailInputElement(**self.named()),
            lambda: elements.UrlInputElement(**self.named()),
            lambda: elements.DateTimePickerElement(
                action_id=self.id(), initial_date_time=self.maybe(1_732_270_000)
            ),
        ]  # fmt: skip
        return self.chance.choice(makers)()

    def rich(self) -> Any:
        parts = elements.RichTextElementParts
        style = self.maybe(parts.TextStyle(bold=True, code=self.maybe(True)))
        leaves: list[Any] = [
            parts.Text(text=self.words(200), style=style),
            parts.Link(url=_URLS[0], text=self.maybe(self.words(50)), style=style),
            parts.User(user_id="U1"),
            parts.UserGroup(usergroup_id="S1"),
            parts.Channel(channel_id="C1"),
            parts.Emoji(name="wave", skin_tone=self.maybe(3)),
            parts.Broadcast(range="here"),
            parts.Color(value="#FF0000"),
            parts.Date(timestamp=1_732_270_000, format="{date_num}"),
        ]
        line = elements.RichTextSectionElement(elements=self.chance.sample(leaves, 4))
        return self.chance.choice(
            [
                line,
                elements.RichTextListElement(style="bullet", elements=[line, line], indent=2),
                elements.RichTextListElement(style="ordered", elements=[line], border=1, offset=3),
                elements.RichTextQuoteElement(elements=leaves[:3]),
                elements.RichTextPreformattedElement(elements=leaves[:1]),
            ]
        )

    def block(self) -> sdk.Block:
        image: dict[str, Any] = {"image_url": _URLS[1], "alt_text": self.words(300)}
        makers: list[Any] = [
            lambda: sdk.SectionBlock(
                text=self.text(), block_id=self.id(), accessory=self.maybe(self.element()),
                expand=self.maybe(True),
            ),
            lambda: sdk.SectionBlock(
                fields=[self.text(200) for _ in range(self.chance.randint(1, 10))],
                accessory=self.maybe(elements.ImageElement(**image)),
            ),
            lambda: sdk.DividerBlock(block_id=self.id()),
            lambda: sdk.HeaderBlock(text=self.plain(150), block_id=self.id()),
            lambda: sdk.ImageBlock(**image, title=self.maybe(self.plain())),
            lambda: sdk.ContextBlock(
                elements=[self.text(200), elements.ImageElement(**image), self.text(100)]
            ),
            lambda: sdk.ActionsBlock(
                elements=[self.element() for _ in range(self.chance.randint(1, 5))]
            ),
            lambda: sdk.InputBlock(
                label=self.plain(), element=self.entry(), hint=self.maybe(self.plain()),
                optional=self.maybe(True),
            ),
            lambda: sdk.RichTextBlock(elements=[self.rich() for _ in range(3)]),
            lambda: sdk.MarkdownBlock(text=self.words(1500)),
            lambda: sdk.VideoBlock(
                title=self.plain(150), video_url=_URLS[0], thumbnail_url=_URLS[0], alt_text="v",
                description=self.maybe(self.plain(150)), author_name=self.maybe("ann"),
            ),
        ]  # fmt: skip
        made: sdk.Block = self.chance.choice(makers)()
        return made
