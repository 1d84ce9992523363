"""Slack's short codes of emoji that alerts use; an unknown one keeps its code."""

from __future__ import annotations

import re

_KNOWN = {
    "100": "💯", "+1": "👍", "-1": "👎", "alarm_clock": "⏰", "ambulance": "🚑", "anchor": "⚓",
    "arrow_down": "⬇", "arrow_left": "⬅", "arrow_lower_right": "↘", "arrow_right": "➡",
    "arrow_up": "⬆", "arrow_upper_right": "↗", "arrows_counterclockwise": "🔄",
    "ballot_box_with_check": "☑", "bangbang": "‼", "bar_chart": "📊", "bell": "🔔",
    "no_bell": "🔕", "beetle": "🐞", "black_circle": "⚫", "black_square": "◾", "boom": "💥",
    "books": "📚", "bug": "🐛", "bulb": "💡", "busts_in_silhouette": "👥", "calendar": "📆",
    "card_index_dividers": "🗂", "chart_with_downwards_trend": "📉",
    "chart_with_upwards_trend": "📈", "checkered_flag": "🏁", "clipboard": "📋", "clock1": "🕐",
    "closed_lock_with_key": "🔐", "cloud": "☁", "construction": "🚧", "credit_card": "💳",
    "dart": "🎯", "date": "📅", "dollar": "💵", "electric_plug": "🔌", "email": "📧",
    "exclamation": "❗", "eyes": "👀", "fast_forward": "⏩", "file_folder": "📁", "fire": "🔥",
    "fire_engine": "🚒", "floppy_disk": "💾", "gear": "⚙", "ghost": "👻",
    "globe_with_meridians": "🌐", "green_heart": "💚", "grey_exclamation": "❕",
    "grey_question": "❔", "hammer": "🔨", "hammer_and_wrench": "🛠", "hand": "✋",
    "headphones": "🎧",
    "heart": "❤", "heavy_check_mark": "✔", "heavy_minus_sign": "➖",
    "heavy_multiplication_x": "✖", "heavy_plus_sign": "➕", "hourglass": "⌛",
    "hourglass_flowing_sand": "⏳", "inbox_tray": "📥", "information_source": "ℹ", "key": "🔑",
    "label": "🏷", "large_blue_circle": "🔵", "large_blue_square": "🟦",
    "large_brown_circle": "🟤", "large_green_circle": "🟢", "large_green_square": "🟩",
    "large_orange_circle": "🟠", "large_orange_square": "🟧", "large_purple_circle": "🟣",
    "large_red_square": "🟥", "large_yellow_circle": "🟡", "large_yellow_square": "🟨",
    "link": "🔗", "lock": "🔒", "loud_sound": "🔊", "loudspeaker": "📢", "mag": "🔍",
    "mega": "📣", "memo": "📝", "moneybag": "💰", "money_with_wings": "💸", "mute": "🔇",
    "musical_note": "🎵", "new": "🆕", "no_entry": "⛔", "no_entry_sign": "🚫", "ok": "🆗",
    "ok_hand": "👌", "outbox_tray": "📤", "package": "📦", "page_facing_up": "📄",
    "pager": "📟", "point_right": "👉", "pray": "🙏", "pushpin": "📌", "question": "❓",
    "raised_hand": "✋", "raised_hands": "🙌", "recycle": "♻", "red_circle": "🔴",
    "repeat": "🔁", "rewind": "⏪", "robot_face": "🤖", "rocket": "🚀", "rotating_light": "🚨",
    "satellite": "🛰", "satellite_antenna": "📡", "scroll": "📜", "shield": "🛡", "siren": "🚨",
    "skull": "💀", "skull_and_crossbones": "☠", "small_blue_diamond": "🔹",
    "small_orange_diamond": "🔸", "small_red_triangle": "🔺", "small_red_triangle_down": "🔻",
    "smile": "😄", "snail": "🐌", "snowflake": "❄", "sos": "🆘", "sparkles": "✨",
    "speaker": "🔈", "speech_balloon": "💬", "star": "⭐", "stop_sign": "🛑", "stopwatch": "⏱",
    "tada": "🎉", "telephone_receiver": "📞", "thermometer": "🌡", "thinking_face": "🤔",
    "thumbsdown": "👎", "thumbsup": "👍", "ticket": "🎫", "timer_clock": "⏲", "traffic_light": "🚥",
    "triangular_flag_on_post": "🚩", "turtle": "🐢", "twisted_rightwards_arrows": "🔀",
    "unlock": "🔓", "vertical_traffic_light": "🚦", "warning": "⚠", "wastebasket": "🗑",
    "wave": "👋", "white_check_mark": "✅", "white_circle": "⚪", "wrench": "🔧", "x": "❌",
    "zap": "⚡", "zzz": "💤",
}  # fmt: skip

_FLAG = re.compile(r"flag-([a-z]{2})")
_FIRST_REGIONAL = 0x1F1E6


def emoji(name: str) -> str:
    """Return the emoji of the short code `name` (without colons), or `:name:` if it is not known.

    A skin tone (`wave::skin-tone-3`) is left out: terminals disagree about its width.
    """
    known = _KNOWN.get(name.partition("::")[0])
    if known:
        return known
    if flag := _FLAG.fullmatch(name):
        return "".join(chr(_FIRST_REGIONAL + ord(letter) - ord("a")) for letter in flag[1])
    return f":{name}:"
