"""A whole alert drawn at 80 and at 50 columns, alone and side by side."""

from __future__ import annotations

from datetime import UTC, datetime
from textwrap import dedent

import pytest

from fixturectl.reports.messages import Preview, terminal
from fixturectl.reports.page import Page

NOW = datetime(2026, 11, 22, 10, 15, tzinfo=UTC)


def mrkdwn(text: str) -> dict[str, object]:
    return {"type": "mrkdwn", "text": text, "verbatim": True}


def plain_text(text: str) -> dict[str, object]:
    return {"type": "plain_text", "text": text}


def button(text: str, **more: str) -> dict[str, object]:
    return {"type": "button", "text": plain_text(text), **more}


TITLE = ":rotating_light: Lecture Spotify interrompue"
BLOCKS: list[dict[str, object]] = [
    {"type": "header", "text": plain_text(TITLE)},
    {
        "type": "section",
        "text": mrkdwn(
            "*Panne critique* de diffusion audio détectée, <!here> : `503` sur "
            "<https://runbooks.example.com/playback|le runbook> &amp; suite"
            "\n&gt; déploiement à 11:02"
        ),
        "accessory": button("Couper", style="danger"),
    },
    {
        "type": "section",
        "fields": [
            mrkdwn("*Région*\neu-west-1"),
            mrkdwn("*Auditeurs touchés*\n12\u202f840"),
            mrkdwn("*Depuis*\n<!date^1795342500^{time}|11:15>"),
        ],
    },
    {"type": "divider"},
    {
        "type": "actions",
        "elements": [
            button("Prendre en charge", style="primary", value="1"),
            button("Runbook", url="https://runbooks.example.com/playback"),
        ],
    },
    {"type": "context", "elements": [mrkdwn("astreinte <@U024BE7LH>"), mrkdwn("alertmanager")]},
]
ALERT = Preview(
    {"attachments": [{"color": "#D00000", "fallback": TITLE, "blocks": BLOCKS}]},
    "spotify-premium",
    "playback-failure",
    "fr-FR",
    "quiet",
    timezone="Europe/Paris",
    now=NOW,
)


def drawn(text: str) -> str:
    return dedent(text).lstrip("\n").replace("_", "\u202f")


def test_an_alert_at_80_columns() -> None:
    assert terminal.write([ALERT], Page(80)) == drawn(
        """
        spotify-premium/playback-failure  quiet  fr-FR  11:15

        notification: 🚨 Lecture Spotify interrompue

        ▌ #D00000
        ▌ 🚨 Lecture Spotify interrompue
        ▌ ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━
        ▌
        ▌ Panne critique de diffusion audio détectée, @here : `503` sur le  ┏━━━━━━━━━━┓
        ▌ runbook <https://runbooks.example.com/playback> & suite           ┃ Couper   ┃
        ▌ ▎ déploiement à 11:02                                             ┗━ danger ━┛
        ▌
        ▌ Région                                  Auditeurs touchés
        ▌ eu-west-1                               12_840
        ▌ Depuis
        ▌ 11:15
        ▌
        ▌ ──────────────────────────────────────────────────────────────────────────────
        ▌
        ▌ ╔═══════════════════╗ ╭───────────╮
        ▌ ║ Prendre en charge ║ │ Runbook ↗ │
        ▌ ╚═ primary ═════════╝ ╰───────────╯
        ▌ ↗ https://runbooks.example.com/playback
        ▌
        ▌ · astreinte @U024BE7LH   alertmanager
        """
    )


def test_an_alert_at_50_columns() -> None:
    assert terminal.write([ALERT], Page(50)) == drawn(
        """
        spotify-premium/playback-failure  quiet  fr-FR
        11:15

        notification: 🚨 Lecture Spotify interrompue

        ▌ #D00000
        ▌ 🚨 Lecture Spotify interrompue
        ▌ ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━
        ▌
        ▌ Panne critique de diffusion audio   ┏━━━━━━━━━━┓
        ▌ détectée, @here : `503` sur le      ┃ Couper   ┃
        ▌ runbook                             ┗━ danger ━┛
        ▌ <https://runbooks.example.com/
        ▌ playback> & suite
        ▌ ▎ déploiement à 11:02
        ▌
        ▌ Région                   Auditeurs touchés
        ▌ eu-west-1                12_840
        ▌ Depuis
        ▌ 11:15
        ▌
        ▌ ────────────────────────────────────────────────
        ▌
        ▌ ╔═══════════════════╗ ╭───────────╮
        ▌ ║ Prendre en charge ║ │ Runbook ↗ │
        ▌ ╚═ primary ═════════╝ ╰───────────╯
        ▌ ↗ https://runbooks.example.com/playback
        ▌
        ▌ · astreinte @U024BE7LH   alertmanager
        """
    )


def short(locale: str, title: str, text: str, *, rtl: bool = False) -> Preview:
    blocks = [
        {"type": "header", "text": plain_text(title)},
        {"type": "section", "text": mrkdwn(text)},
    ]
    body: dict[str, object] = {"text": title, "blocks": blocks}
    return Preview(body, "acme", "disk-full", locale, rtl=rtl)


LOCALES = [
    short("en-US", "Disk almost full", "Volume on \u2068db-1\u2069 is at 97 %"),
    short("ar", "القرص ممتلئ", "وصل القرص على \u2068db-1\u2069 إلى ٩٧٪", rtl=True),
    short("ja-JP", "ディスク逼迫", "db-1の使用率が97%に達しました。至急対応してください。"),
]


def test_locales_stand_side_by_side_where_there_is_room() -> None:
    assert terminal.write(LOCALES, Page(84)) == (
        "acme/disk-full\n"
        "\n"
        "en-US                                    │ ar\n"
        "──────────────────────────────────────── │ ────────────────────────────────────────\n"
        "notification: Disk almost full           │ notification: القرص ممتلئ\n"
        "                                         │\n"
        "Disk almost full                         │                              القرص ممتلئ\n"
        "━━━━━━━━━━━━━━━━                         │                              ━━━━━━━━━━━\n"
        "                                         │\n"
        "Volume on \u2068db-1\u2069 is at 97 %                │"
        "               وصل القرص على \u2068db-1\u2069 إلى ٩٧٪\n"
        "\n"
        "ja-JP\n"
        "────────────────────────────────────────\n"
        "notification: ディスク逼迫\n"
        "\n"
        "ディスク逼迫\n"
        "━━━━━━━━━━━━\n"
        "\n"
        "db-1の使用率が97%に達しました。至急対応\n"
        "してください。\n"
    )


def test_locales_stand_one_below_the_other_where_there_is_none() -> None:
    lines = terminal.write(LOCALES[:2], Page(50)).splitlines()

    assert [line for line in lines if line in {"en-US", "ar"}] == ["en-US", "ar"]
    assert "│" not in "".join(lines)


def test_colors_are_escapes_only_where_the_page_has_them() -> None:
    without = terminal.write([ALERT], Page(80))
    colored = terminal.write([ALERT], Page(80, 16777216))

    assert "\x1b" not in without
    assert "\x1b[38;2;208;0;0m▌" in colored
    assert "\x1b[1;32m╔" in colored
    assert "#D00000" not in colored, "the colour itself says it"


def test_no_control_of_a_value_reaches_the_terminal() -> None:
    evil = "a\x1b]0;owned\x07b\x9b31m\u202ec\rd\x1b[2J"
    body: dict[str, object] = {
        "text": evil,
        "blocks": [
            {"type": "section", "text": mrkdwn(evil), "fields": [plain_text(evil)]},
            {"type": "image", "alt_text": evil, "image_url": "https://x.example/\x1b[2J"},
            {"type": "\x1b[2J", "\x1b[2J": evil},
        ],
        "attachments": [{"color": evil, "text": evil, "footer": evil}],
    }
    preview = Preview(body, evil, evil, evil, evil)
    shown = terminal.write([preview], Page(60)) + terminal.write([preview, preview], Page(90))

    assert "\x1b" not in shown
    assert {one for one in shown if not one.isprintable()} <= {"\n"}
    assert "␛]0;owned␇" in shown


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        pytest.param({"text": "*a*\n`b`"}, ["a", "`b`"], id="text alone is the message"),
        pytest.param({"markdown_text": "# a"}, ["a", "━"], id="markdown_text"),
        pytest.param(
            {"blocks": [{"type": "divider"}]},
            ["no notification text", "", "─" * 40],
            id="no notification",
        ),
        pytest.param(
            {"attachments": [{"color": "good"}]},
            ["no notification text", "", "▌ #2EB67D"],
            id="an empty attachment",
        ),
        pytest.param(
            {"attachments": [{"color": "#abc", "fallback": "f"}]},
            ["notification: f", "", "▌ #aabbcc"],
            id="a short colour",
        ),
        pytest.param(
            {"attachments": [{"color": "reddish", "fallback": "f"}]},
            ["notification: f", "", "▌ #DDDDDD"],
            id="no colour",
        ),
    ],
)
def test_what_stands_in_a_message(body: dict[str, object], lines: list[str]) -> None:
    shown = terminal.write([Preview(body, "t", "f", "en-US")], Page(40)).splitlines()

    assert shown == ["t/f  en-US", "", *lines]


def test_a_classic_attachment() -> None:
    attachment = {
        "pretext": "before",
        "author_name": "Grafana",
        "title": "CPU",
        "title_link": "https://g.example",
        "text": "*high*",
        "fields": [
            {"title": "host", "value": "db-1", "short": True},
            {"title": "load", "value": "9", "short": True},
            {"title": "zone", "value": "eu", "short": True},
            {"title": "note", "value": "long"},
        ],
        "actions": [button("Ack")],
        "image_url": "https://g.example/i.png",
        "footer": "v1",
    }
    preview = Preview({"text": "CPU", "attachments": [attachment]}, "t", "f", "en-US")

    assert terminal.write([preview], Page(40)).split("\n", 4)[4] == drawn(
        """
        CPU

        before
        ▌ #DDDDDD
        ▌ Grafana
        ▌ CPU
        ▌ https://g.example
        ▌ high
        ▌ host                load
        ▌ db-1                9
        ▌ zone
        ▌ eu
        ▌ note
        ▌ long
        ▌ ╭─────╮
        ▌ │ Ack │
        ▌ ╰─────╯
        ▌ [https://g.example/i.png]
        ▌ v1
        """
    )


def test_an_unknown_time_zone_is_utc() -> None:
    preview = Preview({"text": "a"}, "t", "f", "en-US", timezone="Mars/Olympus", now=NOW)

    assert terminal.write([preview], Page(40)).startswith("t/f  en-US  10:15\n")
