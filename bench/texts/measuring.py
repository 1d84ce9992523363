"""A store made of pairs, and what `validate` finds in each of its translations."""

from __future__ import annotations

import json
import tempfile
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from bench.texts.terms import TERMS
from fixturectl import checks, registry
from fixturectl.actions.store import Store
from fixturectl.actions.validate import validate
from fixturectl.texts import placeholders

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bench.texts.catalogs import Pair, Said
    from fixturectl.diagnostics import Diagnostic

SOURCE = "en-US"
KEEP = ("Grafana", "PagerDuty", "Kubernetes", "PostgreSQL")
_EACH = 40  # texts of one fixture: a message has at most 50 blocks


def comparing() -> frozenset[str]:
    """Return the names of the checks that look at texts and translations."""
    families = [registry.load(checks.__name__, name) for name in registry.names(checks.__name__)]
    about = [
        one for one in families if hasattr(one, "text") or one.__name__.endswith("jinja_in_text")
    ]
    return frozenset(name for one in about for name in one.CHECKS) - {"stale"}


def found_in(pairs: Sequence[Pair], locales: Iterable[str] = ()) -> list[list[Diagnostic]]:
    """Return, for each translation, what the checks of texts find in it.

    All are of one locale; `locales` are what else the tenant promises.
    """
    names = comparing()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        places = dict(_write(root, pairs, locales))
        found: dict[int, list[Diagnostic]] = defaultdict(list)
        for finding in validate(Store(root)).findings:
            at = places.get((finding.path, finding.line))
            if finding.check in names and at is not None:
                found[at].append(finding)
    return [found[index] for index in range(len(pairs))]


def _write(
    root: Path, pairs: Sequence[Pair], others: Iterable[str]
) -> Iterator[tuple[tuple[str, int], int]]:
    locale = pairs[0].locale
    promised = list(dict.fromkeys([SOURCE, locale, *others]))
    settings = {
        "format": 1,
        "locales": promised,
        "default_locale": SOURCE,
        "mentions": ["here", "channel", "everyone", "S0614TZR7"],
        "severities": {"critical": {"emoji": ":fire:", "channel": "C0123456789"}},
    }
    _save(root / "fixtures/default/tenant.yaml", settings)
    terms = {
        term: {locale: list(forms[key])}
        for term, forms in TERMS.items()
        if (key := locale.partition("-")[0]) in forms
    }
    _save(root / "locales/glossary.yaml", {"terms": terms, "keep": list(KEEP)})
    for start in range(0, len(pairs), _EACH):
        part = pairs[start : start + _EACH]
        name = f"alert-{start}"
        _save(root / f"fixtures/default/{name}.yaml", _fixture(part))
        for tag, side in ((SOURCE, "source"), (locale, "target")):
            path = root / f"fixtures/default/{tag}/{name}.yaml"
            path.parent.mkdir(parents=True, exist_ok=True)
            lines, marks = _texts([getattr(pair, side) for pair in part])
            path.write_text(lines, encoding="utf-8")
            if side == "target":
                relative = path.relative_to(root).as_posix()
                yield from (((relative, line), start + index) for line, index in marks)


def _texts(said: Sequence[Said]) -> tuple[str, list[tuple[int, int]]]:
    """Return a file of texts, and which lines belong to which."""
    lines, marks = ["texts:"], []
    for index, one in enumerate(said):
        first = len(lines) + 1
        if isinstance(one, str):
            lines.append(f"  k{index}: {_quoted(one)}")
        else:
            lines.append(f"  k{index}:")
            lines += [f"    {_quoted(name)}: {_quoted(form)}" for name, form in one.items()]
        marks += [(line, index) for line in range(first, len(lines) + 1)]
    return "\n".join(lines) + "\n", marks


def _fixture(pairs: Sequence[Pair]) -> dict[str, object]:
    names = {name: None for pair in pairs for name in _names(pair.source)}
    variables: dict[str, object] = {
        name: {
            "type": "number" if name in {"count", "ratio"} else "string",
            "example": 3 if name in {"count", "ratio"} else "x",
        }
        for name in names
    }
    leaves = [
        f"{{{{ t('k{index}', count=count) }}}}"
        if isinstance(pair.source, dict)
        else f"{{{{ t.k{index} }}}}"
        for index, pair in enumerate(pairs)
    ]
    blocks = [{"type": "section", "text": leaf} for leaf in leaves]
    if any(isinstance(pair.source, dict) for pair in pairs):
        variables["count"] = {"type": "number", "example": 3}
    return {"severity": "critical", "variables": variables, "text": "Alert", "blocks": blocks}


def _names(said: Said) -> Iterator[str]:
    for form in [said] if isinstance(said, str) else said.values():
        yield from sorted(placeholders.parse(form).names)


def _save(path: Path, content: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")


def _quoted(text: str) -> str:
    """Return a text in double quotes; JSON's are YAML's, but for what is never printed."""
    return json.dumps(text)
