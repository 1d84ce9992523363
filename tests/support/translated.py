"""A small store in several languages, for tests of what goes to translators and comes back."""

from __future__ import annotations

TENANT = """\
format: 1
store: acme-alerts
source_locale: en-US
locales: [en-US, fr-FR, ja-JP, pl-PL, ar]
default_locale: en-US
severities: {critical: {emoji: ":fire:", channel: C0123456789}}
checks: {text-missing: off, text-unused: off}
"""
FIXTURE = """\
severity: critical
variables:
  host: {type: string, example: db-1, max_length: 20}
  days: {type: integer, example: 3, minimum: 0}
samples:
  tomorrow: {days: 1}
text: "{{ t.title }}"
blocks:
  - type: header
    text: "! {{ t.title }}"
  - type: section
    text: "{{ t('left', count=days) }}\\n{{ t.advice }}"
"""
SOURCE = """\
texts:
  # What the phone shows: the machine first.
  # fixturectl: ignore[length-ratio] a title
  title: "Disk of {host} almost full"
  left:
    "=0": "Full today"
    one: "Full in {count:number} day"
    other: "Full in {count:number} days"
  advice: "Remove old files,\\nor ask for a larger disk."
"""
FRENCH = """\
texts:
  # for the night shift
  title: "Le disque de {host} est presque plein"
  left:
    "=0": "Plein aujourd’hui"
    one: "Plein dans {count:number} jour"
    other: "Plein dans {count:number} jours"
  advice: "Supprimez d’anciens fichiers,\\nou demandez un disque plus grand."
"""
POLISH = """\
texts:
  title: "Dysk {host} jest prawie pełny"
  left:
    one: "Pełny za {count:number} dzień"
    few: "Pełny za {count:number} dni"
    many: "Za {count:number} dni pełny"
    other: "Pełny za {count:number} dnia"
"""
ARABIC = """\
texts:
  left:
    zero: "ممتلئ اليوم"
    one: "ممتلئ خلال يوم واحد"
    two: "ممتلئ خلال يومين"
    few: "ممتلئ خلال {count:number} أيام"
    many: "ممتلئ خلال {count:number} يومًا"
    other: "ممتلئ خلال {count:number} يوم"
"""
JAPANESE = """\
texts:
  title: "{host}のディスクがほぼ満杯です"
  left: "あと{count:number}日で満杯です"
"""
PREFIX = "fixtures/default"
FRENCH_PATH = f"{PREFIX}/fr-FR/disk-full.yaml"
STORE = {
    f"{PREFIX}/tenant.yaml": TENANT,
    f"{PREFIX}/disk-full.yaml": FIXTURE,
    f"{PREFIX}/en-US/disk-full.yaml": SOURCE,
    FRENCH_PATH: FRENCH,
    f"{PREFIX}/pl-PL/disk-full.yaml": POLISH,
    f"{PREFIX}/ar/disk-full.yaml": ARABIC,
    f"{PREFIX}/ja-JP/disk-full.yaml": JAPANESE,
}
