"""A translation is stale where its own tenant's source text is another one than its hash says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from examples import SOUND

from fixturectl.actions.store import Store
from fixturectl.actions.validate import validate
from fixturectl.actions.validation.targets import Request
from fixturectl.texts.translations import fingerprint

if TYPE_CHECKING:
    from conftest import MakeStore

DEFAULT = "fixtures/default/disk-full.yaml"
ENGLISH = "fixtures/{}/en-US/disk-full.yaml"
FRENCH = "fixtures/{}/fr-FR/disk-full.yaml"
FIXTURE = SOUND["fixtures/acme/disk-full.yaml"]
TEXT = "Disk of {host} almost full"
TENANT = SOUND["fixtures/default/tenant.yaml"]
GERMAN = f"{TENANT}source_locale: de-DE\n".replace("[en-US, fr-FR]", "[de-DE, en-US, fr-FR]")


def source(text: str) -> str:
    return f'texts:\n  title: "{text}"\n'


def translation(of: str, *, sealed: bool = False) -> str:
    said = "ENC[AES256_GCM,data:YQ==,iv:YQ==,tag:YQ==,type:str]" if sealed else "Disque de {host}"
    return f'texts:\n  title: "{said}"\nsources: {{title: "{fingerprint(of)}"}}\n'


OWN = {
    DEFAULT: FIXTURE,
    ENGLISH.format("default"): source(TEXT),
    FRENCH.format("default"): translation(TEXT),
    ENGLISH.format("acme"): source("Disk of {host} is nearly full"),
    FRENCH.format("acme"): translation("Disk of {host} is nearly full"),
}


@pytest.mark.parametrize(
    ("files", "stale"),
    [
        pytest.param({}, [], id="no hash"),
        pytest.param({FRENCH.format("acme"): translation(TEXT)}, [], id="the same text"),
        pytest.param(
            {FRENCH.format("acme"): translation("Disk full")}, ["acme"], id="another text then"
        ),
        pytest.param(OWN, [], id="each was made from its own tenant's"),
        pytest.param(
            {**OWN, FRENCH.format("acme"): translation(TEXT)},
            ["acme"],
            id="made from the ancestor's, where the tenant has its own",
        ),
        pytest.param(
            {**OWN, FRENCH.format("default"): translation("Disk full")},
            ["default"],
            id="the ancestor's is stale in its own file, once",
        ),
        pytest.param(
            {
                FRENCH.format("default"): translation("Disk full"),
                FRENCH.format("acme"): "texts: {}\n",
                ENGLISH.format("default"): source(TEXT),
                ENGLISH.format("acme"): "texts: {}\n",
            },
            ["default"],
            id="texts of a fixture that only a tenant below has",
        ),
        pytest.param(
            {FRENCH.format("acme"): translation("Disk full", sealed=True)},
            ["acme"],
            id="a sealed translation",
        ),
        pytest.param(
            {"fixtures/acme/de-DE/disk-full.yaml": translation("Disk full")},
            ["acme"],
            id="a locale that nobody promised",
        ),
        pytest.param(
            {
                "fixtures/acme/tenant.yaml": GERMAN,
                "fixtures/acme/de-DE/disk-full.yaml": source("{host}: Platte fast voll"),
                **{key: text for key, text in OWN.items() if "/acme/" not in key},
                "fixtures/default/tenant.yaml": TENANT,
            },
            [],
            id="an ancestor that writes its texts in another locale first",
        ),
    ],
)
def test_what_is_stale(make_store: MakeStore, files: dict[str, str], stale: list[str]) -> None:
    root = make_store(SOUND | files)

    found = [one for one in validate(Store(root)).findings if one.check == "stale"]

    assert [one.path.split("/")[1] for one in found] == stale


def test_a_finding_says_what_changed_where_and_what_to_do(make_store: MakeStore) -> None:
    path = FRENCH.format("acme")
    root = make_store(SOUND | {path: translation("Disk full")})

    (found,) = validate(Store(root)).findings

    assert str(found) == (
        f"{path}:2:3: warning: the source text changed since title was translated [stale]"
    )
    assert found.hint == (
        f"compare {ENGLISH.format('acme')}:2:3; once it is right: "
        "fixturectl locales mark acme/disk-full.title --locale fr-FR --reviewed"
    )


@pytest.mark.parametrize(
    ("files", "stale"),
    [
        pytest.param(
            {FRENCH.format("acme"): "texts: {}\n"}, [FRENCH.format("default")], id="inherited"
        ),
        pytest.param(
            {FRENCH.format("acme"): 'texts: {title: "{host} est plein"}\n'}, [], id="overridden"
        ),
    ],
)
def test_of_one_tenant_what_its_readers_get(
    make_store: MakeStore, files: dict[str, str], stale: list[str]
) -> None:
    ancestor = {**OWN, FRENCH.format("default"): translation("Disk full")}
    root = make_store({**SOUND, **ancestor, **files})

    found = validate(Store(root), Request(("acme",))).findings

    assert [one.path for one in found if one.check == "stale"] == stale
