"""The token: that there is one, where it comes from, whose Slack says it is, what it may do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl.actions.examinations import Examined, missing
from fixturectl.actions.sending.desks import team_of
from fixturectl.delivery.scopes import NEEDED
from fixturectl.errors import RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fixturectl.actions.tenant_examinations import Desk
    from fixturectl.delivery.introductions import Introduction

_MANIFEST = "docs/slack-app.yaml is an app that has them; reinstall the app after a change"
_HINTS = {
    "invalid_auth": "the token is wrong or of another Slack: copy the bot token again",
    "not_authed": "the token did not arrive: a proxy may remove the Authorization header",
    "account_inactive": "the app's bot user was deactivated: install the app again",
    "token_revoked": "the token was revoked: install the app again, and store the new token",
    "token_expired": "the token has expired: turn token rotation off, and store a new token",
    "org_login_required": "the workspace is being migrated: try again later",
    "team_access_not_granted": "ask an admin to let the app into this workspace",
}
_AGAIN = "try again; https://slack-status.com tells whether Slack is well"


def reached(found: Introduction, *, secure: bool) -> Iterator[Examined]:
    """Say whether Slack was reached, and by which version of TLS."""
    if not found.reached:
        yield Examined("connection", False, found.code, _way_out(found.code))
        return
    yield Examined("connection", True, f"Slack answers{f' over {found.tls}' if secure else ''}")


def _way_out(reason: str) -> str:
    said = reason.lower()
    if "certificate" in said:
        return "where a proxy opens TLS, trust its authority: SSL_CERT_FILE=/path/to/bundle.pem"
    if any(word in said for word in ("protocol", "version", "handshake")):
        return "something on the way speaks old TLS only: FIXTURECTL_TLS_MIN=1.2 allows it"
    if "proxy" in said:
        return "see HTTPS_PROXY, and NO_PROXY for what needs none"
    return "see whether this machine may reach Slack: HTTPS_PROXY, firewall, DNS"


def known(desk: Desk, found: Introduction) -> Iterator[Examined]:
    """Say whose token it is, what it may do, and whether it is of the pinned workspace."""
    if found.code:
        yield Examined("auth.test", False, found.code, _HINTS.get(found.code, _AGAIN))
        return
    body = found.body
    who = f"{body.get('user') or 'a bot'} of {body.get('team') or body.get('team_id') or '?'}"
    yield Examined("auth.test", True, who)
    yield _scopes(found.scopes)
    yield _team(desk, {str(body.get(name) or "") for name in ("team_id", "enterprise_id")})


def _scopes(scopes: frozenset[str] | None) -> Examined:
    if scopes is None:
        said = "Slack does not say which the token has"
        hint = f"needed are {', '.join(one.name for one in NEEDED)}; {_MANIFEST}"
        return Examined("scopes", False, said, hint, needed=False)
    lacking = [one for one in NEEDED if one.name not in scopes]
    if not lacking:
        return Examined("scopes", True, ", ".join(one.name for one in NEEDED))
    reasons = "; ".join(f"{one.name} is needed {one.why}" for one in lacking)
    said = f"lacks {', '.join(one.name for one in lacking)}"
    # Without the look-up an alert may come twice, but it comes.
    needed = any(one.name == "chat:write" for one in lacking)
    return Examined("scopes", False, said, f"{reasons}. {_MANIFEST}", needed)


def _team(desk: Desk, teams: set[str]) -> Examined:
    try:
        pinned = team_of(desk.store, desk.tenant)
    except RefusedError as error:
        return missing("team", error)
    said = " in ".join(sorted(filter(None, teams), reverse=True)) or "Slack names none"
    if not pinned:
        hint = f"pin it in fixtures/{desk.tenant.id}/tenant.yaml: slack: {{team_id: ...}}"
        return Examined("team", False, f"{said}, none is pinned", hint, needed=False)
    if pinned in teams:
        return Examined("team", True, pinned)
    hint = "use a token of that workspace, or correct slack.team_id"
    return Examined("team", False, f"the token is of {said}, not of {pinned}", hint)
