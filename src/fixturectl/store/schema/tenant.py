"""The model of tenant.yaml: a tenant's settings, each with what it may hold and what it is for."""

from __future__ import annotations

from fixturectl.store.schema.shapes import Anything, Either, Items, Key, Number, Table, Text
from fixturectl.store.schema.vocabulary import (
    CHANNEL,
    COLOR,
    EMOJI,
    FIXTURE,
    LEVEL,
    LOCALE,
    MENTION,
    NAME,
    SEVERITY,
    SOPS,
    STATUS,
    TENANT,
)

FORMAT = 1

_WORD = r"[a-z][a-z0-9_-]*"
_LEVELS = r"[a-z][a-z0-9-]*"
_DURATION = Either(
    (Text("a duration", r"(?:[0-9]+(?:\.[0-9]+)?(?:ms|s|m|h|d))+"), Number(minimum=0)),
    "a duration such as 2s or 1500ms",
)
_TEXTS = (
    Text("a text, where * stands for anything", sealable=False),
    Items(Text(sealable=False), "a list of texts"),
)
_REGEX = Key(Text("a regular expression", sealable=False), "What the whole label must be like.")
_ALLOWED = Either((*_TEXTS, Table({"regex": _REGEX}, nulls=False)), "texts or {regex: ...}")
_LABEL = Either(
    (
        *_TEXTS,
        Table({"regex": _REGEX, "not": Key(_ALLOWED, "What the label must not be.")}, nulls=False),
    ),
    "a text, a list of texts, {regex: ...} or {not: ...}",
)

_SEVERITY = Table(
    {
        "emoji": Key(EMOJI, "The emoji that `urgency_emoji` shows."),
        "channel": Key(CHANNEL, "The channel where alerts of this severity are posted."),
        "before": Key(SEVERITY, "A new severity's place: just above the named one, more urgent."),
        "after": Key(SEVERITY, "A new severity's place: just below the named one, less urgent."),
    }
)
_STATUS = Table(
    {
        "color": Key(COLOR, "The color that `status_color` gives to the bar beside the message."),
        "emoji": Key(EMOJI, "The emoji of the status."),
    }
)
_ROUTE = Table(
    {
        "description": Key(Text(), "What the route is for, for people."),
        "match": Key(
            Table({}, _LABEL, nulls=False),
            "The labels that an alert must have: a text where * stands for anything, a list of "
            "texts, {regex: ...} or {not: ...}; without any, the route takes every alert.",
        ),
        "fixture": Key(FIXTURE, "The fixture that says the alert.", required=True),
        "channel": Key(CHANNEL, "Where it is posted, instead of its severity's channel."),
        "severity": Key(
            Text("a severity"),
            'Its severity, instead of the fixture\'s own: a name, or "{labels.severity}".',
        ),
        "locale": Key(LOCALE, "Its language, instead of the tenant's."),
        "key": Key(
            Text('a text such as "{labels.instance}"'),
            "What makes two alerts the same one, instead of the group's key.",
        ),
        "variables": Key(
            Table({}, Anything(), NAME, "a variable's name"),
            'Each variable\'s value: a constant, "{labels.NAME}", "{annotations.NAME}", or '
            "{each: ...} for a list with an item for each alert.",
        ),
        "defaults": Key(
            Table({}, Anything(), NAME, "a variable's name"),
            "Values of variables that the alert does not give.",
        ),
    }
)
_CHECKS = Table(
    {
        "paths": Key(
            Table({}, Table({}, LEVEL, _LEVELS, "a check's name"), r".+", "a path"),
            "Levels for the files that match a path, where * stands for anything.",
        ),
        "baseline": Key(
            Text("a path", r"[^/\\].*", sealable=False),
            "A file of accepted findings, relative to the store.",
        ),
    },
    LEVEL,
    _LEVELS,
    "a check's name",
)
_SLACK = Table(
    {
        "team_id": Key(
            Text("a workspace's id such as T0123", r"[TE][A-Z0-9]{2,}"),
            "The Slack workspace; a token of another one is refused.",
        ),
        "token": Key(Text("a token"), "The bot token that posts; encrypted."),
    },
    Anything(),
    _WORD,
)
_SLA = Table(
    {
        "p50": Key(_DURATION, "The time within which half of the messages are accepted by Slack."),
        "p95": Key(_DURATION, "The time within which 95 of 100 messages are accepted by Slack."),
        "success": Key(
            Number("a percentage from 0 to 100", minimum=0, maximum=100),
            "The percentage of messages that Slack must accept.",
        ),
    }
)

MODEL = Table(
    {
        "format": Key(
            Number("a whole number", whole=True, minimum=1, sealable=False),
            "The version of the store's format, in the tenant default only.",
            root_only=True,
        ),
        "store": Key(
            Text("a name of lower-case letters, digits and -", TENANT.pattern, sealable=False),
            "A name for the store's state and caches, in the tenant default only.",
            root_only=True,
        ),
        "name": Key(Text(), "The tenant's name for people."),
        "extends": Key(TENANT, "The tenant from which everything not set here comes."),
        "source_locale": Key(LOCALE, "The locale in which texts are written first."),
        "locales": Key(Items(LOCALE, "a list of locales"), "The locales that the tenant promises."),
        "default_locale": Key(LOCALE, "The locale used when none is asked for."),
        "timezone": Key(
            Text("a time zone such as Europe/Paris", sealable=False),
            "The time zone in which dates and times are shown.",
        ),
        "severities": Key(
            Table({}, _SEVERITY, SEVERITY.pattern, SEVERITY.wanted),
            "The severities, the most urgent first.",
        ),
        "statuses": Key(
            Table({}, _STATUS, STATUS.pattern, STATUS.wanted),
            "The states of an alert and their looks.",
        ),
        "channels": Key(
            Items(CHANNEL, "a list of channel ids"),
            "The channels where the tenant may post, besides those of its severities.",
        ),
        "mentions": Key(
            Items(MENTION, "a list of mentions"),
            "The broadcast and group mentions that messages may hold.",
        ),
        "values": Key(
            Table({}, Anything(), r"[A-Za-z][A-Za-z0-9_]*", "a name"),
            "Constants for templates: `tenant.values.NAME`.",
        ),
        "routes": Key(
            Items(_ROUTE, "a list of routes"),
            "From an alert's labels to a fixture and its variables; the first match counts.",
        ),
        "fallback": Key(FIXTURE, "The fixture of alerts that no route matches."),
        "checks": Key(_CHECKS, "The level of each check, or off."),
        "protected": Key(
            Items(Text("a branch"), "a list of branches"),
            "Branches on which `push` never commits, besides the remote's default.",
        ),
        "owners": Key(
            Table({}, Items(Text("an owner such as @acme/playback"), "a list of owners")),
            "Who reviews changes: everything (*), or one locale.",
        ),
        "on_doubt": Key(
            Text("repost or hold", choices=("repost", "hold"), sealable=False),
            "What `send` does when Slack's answer stays unknown.",
        ),
        "on_dead": Key(CHANNEL, "The channel that hears of messages that could not be posted."),
        "slack": Key(_SLACK, "The Slack credentials, taken whole from one tenant, never merged."),
        "secrets": Key(Table({}, Anything()), "Other credentials; templates never see them."),
        "sla": Key(_SLA, "What `history` measures deliveries against."),
        "sops": SOPS,
    }
)
