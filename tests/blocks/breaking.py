"""Breaks sound messages as people and programs do: slips of the pen, wrong types, too much."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Iterator

    Break: TypeAlias = Callable[[dict[str, Any], random.Random], bool]

# By the type of the object, the key and one character more than Slack's reference allows.
_LONGEST = {
    ("header", "text"): 150,
    ("section", "text"): 3000,
    ("context", "text"): 3000,
    ("button", "text"): 75,
    ("button", "url"): 3000,
    ("button", "value"): 2000,
    ("image", "alt_text"): 2000,
    ("image", "image_url"): 3000,
    ("image", "title"): 2000,
    ("input", "label"): 2000,
    ("input", "hint"): 2000,
    ("markdown", "text"): 12_000,
    ("video", "title"): 200,
    ("static_select", "placeholder"): 150,
}
_MOST = {
    ("section", "fields"): 10,
    ("context", "elements"): 10,
    ("actions", "elements"): 25,
    ("overflow", "options"): 5,
    ("checkboxes", "options"): 10,
    ("radio_buttons", "options"): 10,
    ("static_select", "options"): 100,
    ("static_select", "option_groups"): 100,
}
_NEEDED = {
    "header": ("text",),
    "context": ("elements",),
    "actions": ("elements",),
    "image": ("alt_text",),
    "input": ("label", "element"),
    "button": ("text",),
    "markdown": ("text",),
    "overflow": ("options",),
    "checkboxes": ("options",),
    "radio_buttons": ("options",),
    "rich_text": ("elements",),
    "plain_text": ("text",),
    "mrkdwn": ("text",),
    "link": ("url",),
    "user": ("user_id",),
    "emoji": ("name",),
    "video": ("title", "video_url", "thumbnail_url", "alt_text"),
}
_TEXTS = ("plain_text", "mrkdwn")


def objects(value: Any) -> Iterator[dict[str, Any]]:
    """Yield every object of a message's blocks."""
    if isinstance(value, dict):
        yield value
        for child in value.values():
            yield from objects(child)
    elif isinstance(value, list):
        for child in value:
            yield from objects(child)


def broken(message: dict[str, Any], chance: random.Random) -> tuple[str, dict[str, Any]]:
    """Return how a copy of a sound message was broken, and that copy."""
    while True:
        made = copy.deepcopy(message)
        name = chance.choice(sorted(BREAKS))
        if BREAKS[name](made, chance):
            return name, made


def _typed(message: dict[str, Any], names: Any, chance: random.Random) -> dict[str, Any] | None:
    found = [one for one in objects(message["blocks"]) if one.get("type") in names]
    return chance.choice(found) if found else None


def _any(message: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    return chance.choice([one for one in objects(message["blocks"]) if one])


def misspelt_key(message: dict[str, Any], chance: random.Random) -> bool:
    owner = _any(message, chance)
    key = chance.choice(sorted(owner))
    at = chance.randrange(len(key))
    slip = chance.choice(
        [key[:at] + key[at + 1 :], key[:at] + "x" + key[at:], key.title(), key + "s"]
    )
    if slip in owner or slip in ("text", "url", "value", "options", "initial_options", "fields"):
        return False
    owner[slip] = owner.pop(key)
    return True


def foreign_key(message: dict[str, Any], chance: random.Random) -> bool:
    key = chance.choice(
        ["color", "className", "id", "when", "markdown", "children", "width_px", "_"]
    )
    _any(message, chance)[key] = chance.choice(["x", 1, True, [], {}])
    return True


def wrong_type(message: dict[str, Any], chance: random.Random) -> bool:
    owner = _any(message, chance)
    key = chance.choice(sorted(owner))
    others = [v for v in ("x", 7, None, ["x"], {"x": 1}) if type(v) is not type(owner[key])]
    owner[key] = chance.choice(others)
    return not (isinstance(owner[key], str) and key == "title" and owner.get("type") == "plan")


def missing_key(message: dict[str, Any], chance: random.Random) -> bool:
    owner = _typed(message, _NEEDED, chance)
    if owner is None:
        return False
    return owner.pop(chance.choice(_NEEDED[owner["type"]]), None) is not None


def missing_type(message: dict[str, Any], chance: random.Random) -> bool:
    owner = _any(message, chance)
    return owner.pop("type", None) is not None


def unknown_type(message: dict[str, Any], chance: random.Random) -> bool:
    owner = _any(message, chance)
    if "type" not in owner:
        return False
    owner["type"] = chance.choice(
        ["text_area", owner["type"] + "_", "Section", "", "buton", "file"]
    )
    return True


def empty_text(message: dict[str, Any], chance: random.Random) -> bool:
    owner = _typed(message, _TEXTS, chance)
    if owner is not None:
        owner["text"] = ""
    return owner is not None


def too_long(message: dict[str, Any], chance: random.Random) -> bool:
    name, key = chance.choice(sorted(_LONGEST))
    owner = _typed(message, (name,), chance)
    if owner is None or key not in owner:
        return False
    text = ("https://example.com/" if key.endswith("url") else "") + "a" * (_LONGEST[name, key] + 1)
    if isinstance(owner[key], dict):
        owner[key]["text"] = text
    else:
        owner[key] = text
    return True


def too_many(message: dict[str, Any], chance: random.Random) -> bool:
    name, key = chance.choice(sorted(_MOST))
    owner = _typed(message, (name,), chance)
    if owner is None or key not in owner:
        return False
    first = {k: v for k, v in owner[key][0].items() if k != "action_id"}
    owner[key] += [copy.deepcopy(first) for _ in range(_MOST[name, key])]
    return True


def too_many_blocks(message: dict[str, Any], _chance: random.Random) -> bool:
    message["blocks"] += [{"type": "divider"} for _ in range(51 - len(message["blocks"]))]
    return len(message["blocks"]) > 50


def none_left(message: dict[str, Any], chance: random.Random) -> bool:
    found = [one for one in objects(message["blocks"]) if one.get("type") != "rich_text"]
    lists = [(one, k) for one in found for k, v in one.items() if isinstance(v, list)]
    lists = [(one, k) for one, k in lists if k in ("fields", "options") or one.get("type") in
             ("context", "actions")]  # fmt: skip
    if lists:
        owner, key = chance.choice(lists)
        owner[key] = []
    return bool(lists)


def marked_heading(message: dict[str, Any], chance: random.Random) -> bool:
    owner = _typed(message, ("header", "button"), chance)
    if owner is not None:
        owner["text"] = {"type": "mrkdwn", "text": "*x*"}
    return owner is not None


def out_of_place(message: dict[str, Any], chance: random.Random) -> bool:
    block = _typed(message, ("section", "actions", "context", "input"), chance)
    if block is None:
        return False
    text = {"type": "plain_text", "text": "x"}
    link = {"type": "image", "alt_text": "x", "image_url": "https://example.com/"}
    entry = {"type": "plain_text_input", "action_id": "entry"}
    wrong: dict[str, tuple[str, list[Any]]] = {
        "section": ("accessory", [entry, {"type": "divider"}, text, {"type": "datetimepicker"}]),
        "actions": ("elements", [[link], [text], [entry]]),
        "context": ("elements", [[{"type": "button", "text": text}], [{"type": "divider"}]]),
        "input": ("element", [{"type": "button", "text": text}, link, {"type": "overflow"}]),
    }
    key, values = wrong[block["type"]]
    block[key] = chance.choice(values)
    return True


def wrong_value(message: dict[str, Any], chance: random.Random) -> bool:
    values = {
        "style": "blue",
        "initial_date": "2026-02-30",
        "initial_time": "24:00",
        "initial_date_time": "now",
        "timezone": "Mars/Base",
        "range": "all",
        "video_url": "http://example.com/",
        "indent": 9,
        "border": 2,
        "max_selected_items": 0,
        "min_length": 3001,
        "initial_option": {"text": {"type": "plain_text", "text": "?"}, "value": "?"},
        "emoji": "yes",
        "verbatim": 1,
        "optional": "no",
        "expand": None,
    }
    found = [(one, key) for one in objects(message["blocks"]) for key in one if key in values]
    found = [
        (one, key) for one, key in found if not isinstance(one[key], list | dict) or key[0] == "i"
    ]
    if found:
        owner, key = chance.choice(found)
        owner[key] = values[key]
    return bool(found)


def twice(message: dict[str, Any], chance: random.Random) -> bool:
    key = chance.choice(["block_id", "action_id"])
    if key == "block_id":
        message["blocks"] += [{"type": "divider", "block_id": "same"} for _ in range(2)]
        return len(message["blocks"]) <= 50
    text = {"type": "plain_text", "text": "x"}
    one = {"type": "button", "text": text, "action_id": "same"}
    message["blocks"].append({"type": "actions", "elements": [one, dict(one)]})
    return len(message["blocks"]) <= 50


def both(message: dict[str, Any], chance: random.Random) -> bool:
    owner = _typed(message, ("image", "static_select"), chance)
    if owner is None:
        return False
    if owner["type"] == "image":
        owner |= {"slack_file": {"id": "F1"}, "image_url": "https://example.com/a.png"}
        return True
    option = {"text": {"type": "plain_text", "text": "x"}, "value": "x"}
    label = {"type": "plain_text", "text": "x"}
    owner |= {"options": [option], "option_groups": [{"label": label, "options": [option]}]}
    return True


def two_tables(message: dict[str, Any], _chance: random.Random) -> bool:
    cell = {"type": "raw_text", "text": "x"}
    message["blocks"] += [{"type": "table", "rows": [[cell]]} for _ in range(2)]
    return len(message["blocks"]) <= 50


def wrapped(message: dict[str, Any], chance: random.Random) -> bool:
    blocks = message["blocks"]
    message["blocks"] = chance.choice([{"blocks": blocks}, str(blocks), [blocks], blocks[0]])
    return True


BREAKS: dict[str, Break] = {
    each.__name__: each
    for each in (
        misspelt_key, foreign_key, wrong_type, missing_key, missing_type, unknown_type, empty_text,
        too_long, too_many, too_many_blocks, none_left, marked_heading, out_of_place, wrong_value,
        twice, both, two_tables, wrapped,
    )
}  # fmt: skip
