"""What a change of the policy lets people read."""

from __future__ import annotations

import pytest

from fixturectl.secrets.policy_changes import changes

RULE = "  - {path_regex: ^a/, age: 'age1a,age1b', encrypted_regex: ^slack$}\n"
OTHER = "  - {path_regex: ^b/, age: age1c}\n"
BEFORE = f"creation_rules:\n{RULE}{OTHER}"


@pytest.mark.parametrize(
    ("after", "levels", "said"),
    [
        pytest.param(BEFORE, [], "", id="nothing"),
        pytest.param(f"# why\n{BEFORE}", [], "", id="a comment"),
        pytest.param(
            BEFORE.replace("age1b", "age1x"), ["error", "info"], "age1x may now", id="who"
        ),
        pytest.param(BEFORE.replace(",age1b", ""), ["info"], "no longer", id="someone less"),
        pytest.param(BEFORE.replace("^slack$", "^s$"), ["error"], "what is secret", id="what"),
        pytest.param(BEFORE.replace(OTHER, ""), ["error"], "is gone", id="a rule less"),
        pytest.param(BEFORE + "  - {age: age1z}\n", ["error"], "a new rule", id="a rule more"),
        pytest.param(f"creation_rules:\n{OTHER}{RULE}", ["error"], "order", id="another order"),
        pytest.param(
            BEFORE.replace("age1c}", "age1c, mac_only_encrypted: true}"),
            ["error"],
            "no longer covers",
            id="a weaker MAC",
        ),
        pytest.param(None, ["error"], "the policy is gone", id="no policy"),
    ],
)
def test_what_lets_people_read_more_is_an_error(
    after: str | None, levels: list[str], said: str
) -> None:
    found = list(changes(BEFORE.encode(), None if after is None else after.encode()))

    assert [one.level for one in found] == levels
    assert said in (found[0].message if found else "")
    assert all(one.path == ".sops.yaml" for one in found)


def test_a_first_policy_is_no_change() -> None:
    assert list(changes(None, BEFORE.encode())) == []
