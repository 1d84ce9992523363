"""Verify, without any key, that a store's secrets are sealed as policy wants them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fixturectl import git
from fixturectl.actions.secrets.files import TEXTS, YAML, files
from fixturectl.diagnostics import Diagnostic
from fixturectl.errors import UsageError
from fixturectl.secrets import metadata
from fixturectl.secrets.policy import NAME, Policy, parsed
from fixturectl.secrets.policy_changes import CHECK, changes
from fixturectl.secrets.refusals import SecretsError
from fixturectl.secrets.verification import verify as verify_file
from fixturectl.secrets.writing import content_of
from fixturectl.store.sops_yaml import read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path


class Asked(NamedTuple):
    """What to verify: paths (none: the whole store), against what, and how strictly."""

    paths: tuple[Path, ...] = ()
    base: str | None = None
    staged: bool = False
    strict: bool = False


def verify(root: Path, asked: Asked) -> list[Diagnostic]:
    """Return what is wrong, with paths relative to the store at `root`."""
    root = root.resolve()
    contents = _staged(root) if asked.staged else _work_tree(root, asked.paths)
    policy_content = _policy_content(root, staged=asked.staged)
    policy = parsed(NAME, policy_content) if policy_content is not None else None
    found: list[Diagnostic] = []
    if policy is None:
        hint = "fixturectl init writes a first one"
        message = "there is no .sops.yaml: nothing says what is secret"
        found.append(Diagnostic(CHECK, "warning", message, hint, NAME))
    for path, content in contents.items():
        found += _verify_one(path, content, policy, strict=asked.strict)
    if asked.base is not None:
        found += _since(root, asked.base, contents, policy_content)
    return found


def _verify_one(
    path: str, content: bytes, policy: Policy | None, *, strict: bool
) -> Iterator[Diagnostic]:
    if path == NAME:
        return
    if path.endswith(f"/{NAME}"):
        message = "this policy takes the place of the store's for all that is below it"
        yield Diagnostic(
            CHECK, "error", message, "move its rules into the store's .sops.yaml", path
        )
        return
    rule = policy.rule(path) if policy else None
    yield from verify_file(path, content, rule, strict=strict)


def _policy_content(root: Path, *, staged: bool) -> bytes | None:
    if staged:
        found = git.staged(root)
        return git.blobs(root, [found[NAME].id])[found[NAME].id] if NAME in found else None
    path = root / NAME
    return content_of(path) if path.is_file() else None


def _work_tree(root: Path, paths: tuple[Path, ...]) -> dict[str, bytes]:
    wanted = [_inside(root, path) for path in paths] or [root]
    found = sorted({file for path in wanted for file in files(path, TEXTS)})
    return {file.relative_to(root).as_posix(): content_of(file) for file in found}


def _inside(root: Path, path: Path) -> Path:
    full = path.resolve()
    if not full.is_relative_to(root):
        raise UsageError(f"{path} is not in the store {root}", hint="or name its store: --store")
    if not full.exists():
        raise UsageError(f"{path}: there is no such file")
    return full


def _staged(root: Path) -> dict[str, bytes]:
    """Return the staged content of what a commit would change; of all where it changes policy."""
    blobs = git.staged(root)
    changed = set(git.staged_changes(root))
    everything = NAME in changed
    wanted = {
        path: blob.id
        for path, blob in blobs.items()
        if not blob.is_link and (path in changed or (everything and path.endswith(YAML)))
    }
    contents = git.blobs(root, wanted.values())
    return {path: contents[blob] for path, blob in sorted(wanted.items())}


def _since(
    root: Path, base: str, contents: Mapping[str, bytes], policy: bytes | None
) -> Iterator[Diagnostic]:
    """Yield what has changed for the worse since the branch left `base`."""
    repository = git.repository(root)
    prefix = root.relative_to(repository.resolve()).as_posix()
    start = git.merge_base(root, base, "HEAD") or git.resolve(root, base)
    before = git.files(root, start, "" if prefix == "." else prefix)
    wanted = [blob.id for path, blob in before.items() if path == NAME or path in contents]
    old = git.blobs(root, wanted)
    try:
        yield from changes(old[before[NAME].id] if NAME in before else None, policy)
    except SecretsError as error:
        yield Diagnostic(CHECK, "error", f"the policy at {base}: {error.message}", path=NAME)
    yield from _set_back(contents, {path: old[before[path].id] for path in _both(contents, before)})


def _both(one: Iterable[str], other: Mapping[str, git.Blob]) -> list[str]:
    return [path for path in one if path in other and not other[path].is_link]


def _set_back(now: Mapping[str, bytes], before: Mapping[str, bytes]) -> Iterator[Diagnostic]:
    """Yield the files whose seal is older than it was: they may have been put back."""
    for path, content in before.items():
        then, current = _sealed_at(path, content), _sealed_at(path, now[path])
        if then and current and current < then:
            message = f"sealed at {current}, and at {then} before: an older version was put back"
            hint = "an older version may hold what was revoked since"
            yield Diagnostic("secrets-rollback", "warning", message, hint, path)


def _sealed_at(path: str, content: bytes) -> str:
    try:
        found = metadata.read(read(path, content))
    except SecretsError:
        return ""
    return found.modified.value if found else ""
