"""`validate` as a whole: one fault is one finding, and nothing is looked at twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from validated import FIXTURE, FRENCH, SOUND, WRONG, found, report

from fixturectl.actions import validate as validating
from fixturectl.actions.store import Store
from fixturectl.actions.validate import Watcher, validate
from fixturectl.actions.validation.families import Families

if TYPE_CHECKING:
    from conftest import MakeStore

    from fixturectl.diagnostics import Diagnostic

MANY = {f"fixtures/tenant-{number:03}/tenant.yaml": f"name: T{number}\n" for number in range(40)}


def test_a_sound_store_has_no_finding(make_store: MakeStore) -> None:
    assert found(make_store(SOUND)) == []


def test_what_many_inherit_is_one_finding_that_says_whom_it_reaches(
    make_store: MakeStore,
) -> None:
    (finding,) = report(make_store(SOUND | MANY | WRONG)).findings

    assert str(finding.place) == f"{FRENCH}:2:24"
    assert finding.check == "placeholder-extra"
    assert (finding.tenants, finding.locales) == (43, 1)
    assert (finding.tenant, finding.fixture, finding.locale) == ("default", "disk-full", "fr-FR")


def test_what_many_inherit_is_rendered_once(make_store: MakeStore) -> None:
    alone = report(make_store(SOUND)).renderings
    many = report(make_store(SOUND | MANY)).renderings

    assert many == alone


@pytest.mark.parametrize(
    ("settings", "leaf", "times"),
    [
        pytest.param("name: Other", "{{ tenant.name }}", 2, id="a name that is shown"),
        pytest.param("name: Other", "{{ tenant.id }}", 2, id="the tenant's id"),
        pytest.param("name: Other", "plain", 1, id="a name that is not"),
        pytest.param("values: {a: x}", "{{ tenant.values.b }}", 1, id="another value"),
        pytest.param("values: {b: y}", "{{ tenant.values.b }}", 2, id="a value that is shown"),
        pytest.param("timezone: Asia/Tokyo", "{{ host }}", 1, id="a zone without a time"),
        pytest.param("timezone: Asia/Tokyo", "{{ now | time }}", 2, id="a zone and a time"),
        pytest.param(
            "severities: {critical: {emoji: ':x:'}}",
            "{{ severity | urgency_emoji }}",
            2,
            id="an emoji that is shown",
        ),
        pytest.param(
            "severities: {critical: {emoji: ':x:'}}", "{{ host }}", 1, id="one that isn't"
        ),
    ],
)
def test_only_who_shows_something_else_is_rendered_apart(
    settings: str, leaf: str, times: int, make_store: MakeStore
) -> None:
    store = {
        "fixtures/default/tenant.yaml": SOUND["fixtures/default/tenant.yaml"]
        + "timezone: UTC\nvalues: {b: z}\n",
        FIXTURE: SOUND[FIXTURE] + f'  - {{type: section, text: "{leaf}"}}\n',
        "fixtures/default/en-US/disk-full.yaml": SOUND["fixtures/default/en-US/disk-full.yaml"],
        FRENCH: SOUND[FRENCH],
    }
    alone = report(make_store(store)).renderings

    both = report(make_store(store | {"fixtures/acme/tenant.yaml": f"{settings}\n"})).renderings

    assert both == alone * times


def test_a_text_of_its_own_makes_a_tenant_differ_in_that_locale(make_store: MakeStore) -> None:
    alone = report(make_store(SOUND)).renderings
    own = {"fixtures/acme/fr-FR/disk-full.yaml": SOUND[FRENCH].replace("presque", "bientôt")}

    assert report(make_store(SOUND | own)).renderings == alone * 3 // 2


def test_a_broken_file_hides_no_finding_of_others(make_store: MakeStore) -> None:
    root = make_store(SOUND | WRONG | {"fixtures/default/other.yaml": "[: {"})

    assert found(root) == ["placeholder-extra", "yaml"]


def test_every_when_is_run_true_and_false(make_store: MakeStore) -> None:
    shown = '{type: section, when: "%s", text: "{{ 1 / (%s) }}"}'
    hidden = SOUND[FIXTURE] + "".join(
        f"  - {shown % pair}\n"
        for pair in (
            ("host == ''", "host | length"),
            ("status == 'resolved'", "8 - status | length"),
        )
    )

    findings = report(make_store(SOUND | {FIXTURE: hidden})).findings

    samples = {one.sample for one in findings}
    assert samples == {"when of line 7 true", "when of line 8 true"}
    assert {one.check for one in findings} == {"template"}


def test_a_limit_that_only_made_up_values_break_is_a_warning(make_store: MakeStore) -> None:
    wide = SOUND[FIXTURE].replace("max_length: 40", "max_length: 400")
    long = wide.replace("example: db-1", f"example: {'x' * 200}")

    (warning,) = report(make_store(SOUND | {FIXTURE: wide})).findings[:1]
    levels = {one.level for one in report(make_store(SOUND | {FIXTURE: long})).findings}

    assert (warning.level, warning.check, warning.sample) == (
        "warning",
        "block-length",
        "longest values",
    )
    assert levels == {"error"}


class _Notes(Watcher):
    def __init__(self) -> None:
        self.done: list[tuple[int, int]] = []
        self.told: list[Diagnostic] = []

    def progress(self, done: int, total: int) -> None:
        self.done.append((done, total))

    def found(self, findings: list[Diagnostic]) -> None:
        self.told += findings


def test_a_watcher_is_told_findings_as_soon_as_they_are_complete(make_store: MakeStore) -> None:
    root = make_store(SOUND | WRONG | MANY | {"locales/fr-FR.po": 'msgid "x"\n'})
    notes = _Notes()

    findings = validate(Store(root), watcher=notes).findings

    assert notes.done == [(0, 1), (1, 1)]
    assert notes.told == [one for one in findings if one.path == FRENCH]
    assert len(findings) > len(notes.told)


def test_what_nobody_can_add_to_is_told_before_its_group_is_done(make_store: MakeStore) -> None:
    own = {
        f"fixtures/{tenant}/fr-FR/disk-full.yaml": WRONG[FRENCH] for tenant in ("acme", "globex")
    }
    order: list[str] = []

    class _Order(Watcher):
        def progress(self, done: int, total: int) -> None:
            order.append(f"{done} of {total}")

        def found(self, findings: list[Diagnostic]) -> None:
            order.extend(one.path for one in findings)

    validate(Store(make_store(SOUND | own)), watcher=_Order())

    assert order == ["0 of 1", *own, "1 of 1"]


def test_nobody_needs_to_watch(make_store: MakeStore) -> None:
    Watcher().progress(1, 2)
    Watcher().found([])
    assert found(make_store({"fixtures/default/tenant.yaml": "format: 1\n"})) == []


def test_what_reading_and_rendering_report_arrives_without_any_family(
    make_store: MakeStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    families = Families()
    families.levels.clear()
    families.limits = False
    monkeypatch.setattr(Families, "look", lambda *_: iter(()))
    monkeypatch.setattr(validating, "Families", lambda: families)
    wide = SOUND[FIXTURE].replace("max_length: 40", "max_length: 400")
    files = {
        "fixtures/acme/tenant.yaml": "nmae: x\n",
        "fixtures/acme/fr-FR/disk-full.yaml": "txts: {}\n",
        "fixtures/acme/other.yaml": "severty: critical\n",
    }

    limits = report(make_store(SOUND | {FIXTURE: wide})).findings
    found_by = {one.check: one.level for one in report(make_store(SOUND | WRONG | files)).findings}

    assert {(one.check, one.level) for one in limits} == {("block-length", "warning")}
    assert found_by["placeholder-extra"] == found_by["schema"] == "error"
