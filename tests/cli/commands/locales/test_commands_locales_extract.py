"""`locales extract` says what it writes, and `--check` ends a build that forgot it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from conftest import MakeStore, Run

STORE = {
    "fixtures/default/tenant.yaml": "locales: [en-US, fr-FR]\nseverities: {info: {}}\n",
    "fixtures/default/disk.yaml": "severity: info\ntext: \"{{ _('Stop') }}\"\n",
    "locales/fr-FR.po": 'msgid "Old"\nmsgstr "Vieux"\n\n#~ msgid "Stop"\n#~ msgstr "Halte"\n',
}


def test_check_then_extract_then_check(call: Run, make_store: MakeStore) -> None:
    root = make_store(STORE)
    words = ("--store", str(root), "locales", "extract")

    checked = call(*words, "--check")
    dry = call(*words, "--dry-run")
    assert not (root / "locales/fixturectl.pot").exists()
    done = call(*words)
    again = call(*words, "--check")

    told = "new: 'Stop'\nback: 'Stop'\nobsolete: 'Old'\n"
    planned = "would create locales/fixturectl.pot\nwould edit locales/fr-FR.po\n"
    hint = "hint: fixturectl locales extract\n"
    assert (checked.status, checked.out, checked.err) == (1, planned, told + hint)
    assert (dry.status, dry.out, dry.err) == (0, planned, told)
    assert (done.status, done.out) == (
        0,
        "created locales/fixturectl.pot\nedited locales/fr-FR.po\n",
    )
    assert (again.status, again.out, again.err) == (0, "", "the catalogs are in step\n")
