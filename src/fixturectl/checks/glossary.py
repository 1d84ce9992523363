"""Prevents one thing from having three names, and a translation from using a word nobody wants.

`locales/glossary.yaml` says how the terms of the trade are called in each language, and
`fixtures/TENANT/glossary.yaml` what a tenant, and all that extend it, call otherwise:

    terms:
      disk: {fr-FR: disque, es-ES: [disco, unidad]}
    forbidden:
      disk: {fr-FR: disquette}
      fr-FR: [bogue]
    keep: [Grafana]

Where a source text has a term, its translation has one of its forms, in whatever inflection. What
is forbidden for a term is an error where the source text has that term; what is forbidden in a
locale is an error everywhere. A region without forms takes those of its language.

To mend it, use a form of the glossary, or add the form that is right too.

PASS: an allowed form, in the plural

    locales/glossary.yaml:
        terms: {disk: {fr-FR: [disque, volume]}}
    fixtures/acme/en-US/disk-full.yaml:
        texts:
          title: "Disks of {host} almost full"
    fixtures/acme/fr-FR/disk-full.yaml:
        texts:
          title: "Les volumes de {host} sont presque pleins"

FAIL: another word

    locales/glossary.yaml:
        terms: {disk: {fr-FR: [disque, volume]}}
    fixtures/acme/fr-FR/disk-full.yaml:
        texts:
          title: "Le lecteur de {host} est presque plein"  # <- glossary

FAIL: what one tenant wants, and what nobody may say

    locales/glossary.yaml:
        terms: {disk: {fr-FR: disque}}
        forbidden: {disk: {fr-FR: disquette}, fr-FR: [bogue]}
    fixtures/acme/glossary.yaml:
        terms: {disk: {fr-FR: volume}}
    fixtures/acme/disk-full.yaml:
        severity: critical
        variables:
          host: {type: string, example: db-1}
        text: "{{ t.title }} {{ t.cause }} {{ t.advice }}"
    fixtures/acme/en-US/disk-full.yaml:
        texts:
          title: "Disk of {host} almost full"
          cause: "It is a bug"
          advice: "Change the disk"
    fixtures/acme/fr-FR/disk-full.yaml:
        texts:
          title: "Le disque de {host} est presque plein"  # <- glossary
          cause: "C’est un bogue"  # <- glossary
          advice: "Changez la disquette, le volume"  # <- glossary
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl.checks import Finding
from fixturectl.checks._comparing import pairs, sources
from fixturectl.checks._matching import said, says

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from fixturectl.checks import Wordings
    from fixturectl.checks._comparing import Side
    from fixturectl.diagnostics import Level
    from fixturectl.texts.glossary import Term
    from fixturectl.texts.lookup import Form

CHECKS: dict[str, Level] = {"glossary": "warning"}


def text(subject: Wordings) -> Iterator[Finding]:
    if subject.glossary is None:
        return
    terms, banned = subject.glossary.of(subject.target.locale)
    if not (terms or banned):
        return
    for source, target, form in pairs(subject):
        for found in _terms(terms, source, target, form):
            yield found._replace(unless=sources(subject))
        yield from _forbidden(banned, target.prose, form, "")


def _terms(terms: tuple[Term, ...], source: Side, target: Side, form: Form) -> Iterator[Finding]:
    theirs, ours = source.prose, target.prose
    for term in terms:
        found = said(term.name)
        if not found.search(theirs):
            continue
        # What belongs to a longer term is no other term.
        theirs = found.sub(_blank, theirs)
        rest = ours
        for allowed in term.forms:
            rest = said(allowed).sub(_blank, rest)
        wrong = list(_forbidden(term.forbidden, rest, form, term.name, term.forms))
        yield from wrong
        if term.forms and not wrong and not any(says(ours, allowed) for allowed in term.forms):
            message = f'"{term.name}" of the source text is none of its terms here'
            hint = f"write {_either(term.forms)}, or add the form to the glossary"
            yield Finding("glossary", form.scalar.at(0), message, hint)


def _forbidden(
    words: tuple[str, ...], text: str, form: Form, term: str, allowed: tuple[str, ...] = ()
) -> Iterator[Finding]:
    for word in words:
        found = said(word).search(text)
        if found:
            message = f'the glossary forbids "{found[0]}"' + (f' for "{term}"' if term else "")
            hint = f"write {_either(allowed)}" if allowed else "use another word"
            place = form.scalar.at(found.start())
            yield Finding("glossary", place, message, hint, level="error")


def _either(forms: tuple[str, ...]) -> str:
    return " or ".join(forms)


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])
