from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from fixturectl.actions.secrets.encrypt import encrypt
from fixturectl.secrets.clear_wording import CREDENTIALS, opened
from fixturectl.secrets.refusals import SecretsError

if TYPE_CHECKING:
    from secret_store import Secrets

PATH = "fixtures/acme/tenant.yaml"


def test_credentials_stay_sealed(secrets: Secrets) -> None:
    encrypt(secrets.tenant)
    content = secrets.tenant.read_bytes()

    assert sorted(CREDENTIALS) == ["secrets", "slack"]
    assert opened(secrets.root, PATH, content) == content


def test_what_only_mentions_a_seal_is_given_as_it_is(secrets: Secrets) -> None:
    content = b"name: ENC[AES256_GCM, as an example\n"

    assert opened(secrets.root, PATH, content) == content


def test_what_was_changed_is_refused(secrets: Secrets) -> None:
    encrypt(secrets.tenant)
    content = secrets.tenant.read_bytes().replace(b"lastmodified: ", b"lastmodified: '2020' #")

    with pytest.raises(SecretsError):
        opened(secrets.root, PATH, content)
