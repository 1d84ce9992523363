"""Verify, without any key, that a store's secrets are sealed as policy wants them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fixturectl import git
from fixturectl.actions.secrets.files import TEXTS, YAML, files
from fixturectl.diagnostics import Diagnostic
from fixturectl.errors import UsageError
from fixturectl.secrets import metadata
from fixturectl.secrets.policy import NAME, parsed
from fixturectl.secrets.policy import found as policy_found
from fixturectl.secrets.policy_changes import CHECK, changes
from fixturectl.secrets.refusals import SecretsError
from fixturectl.secrets.verification import verify as verify_file
from fixturectl.secrets.writing import content_of
from fixturectl.store.sops_yaml import read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from fixturectl.secrets.policy import Rule


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
    content = _policy_content(root, staged=asked.staged)
    policy = parsed(NAME, content) if content is not None else None
    found: list[Diagnostic] = []
    if policy is None:
        hint = "fixturectl init writes a first one"
        message = "there is no .sops.yaml: nothing says what is secret"
        found.append(Diagnostic(CHECK, "warning", message, hint, NAME))
    # Rules speak of paths as seen from their own folder, which may lie above the store.
    prefix = _relative(root, _policy_folder(root))
    for path, text in contents.items():
        rule = policy.rule(f"{prefix}{path}") if policy else None
        found += _verify_one(path, text, rule, strict=asked.strict)
    if asked.base is not None:
        found += _since(root, asked.base, contents, content)
    return found


def _policy_folder(root: Path) -> Path:
    """Return the folder whose `.sops.yaml` counts for the store."""
    place = policy_found(root)
    return place.parent if place is not None else root


def _relative(folder: Path, outer: Path) -> str:
    """Return the way from `outer` down to `folder`, "" or with a slash at its end."""
    found = folder.relative_to(outer).as_posix()
    return "" if found == "." else f"{found}/"


def _verify_one(
    path: str, content: bytes, rule: Rule | None, *, strict: bool
) -> Iterator[Diagnostic]:
    if path == NAME:
        return
    if path.endswith(f"/{NAME}"):
        message = "this policy takes the place of the store's for all that is below it"
        hint = "move its rules into the store's .sops.yaml"
        yield Diagnostic(CHECK, "error", message, hint, path)
        return
    yield from verify_file(path, content, rule, strict=strict)


def _policy_content(root: Path, *, staged: bool) -> bytes | None:
    folder = _policy_folder(root)
    if staged:
        blob = git.staged(folder).get(NAME)
        return git.blobs(root, [blob.id])[blob.id] if blob else None
    path = folder / NAME
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
    everything = NAME in git.staged_changes(_policy_folder(root))
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
    repository = git.repository(root).resolve()
    start = git.merge_base(root, base, "HEAD") or git.resolve(root, base)
    before = git.files(root, start, _relative(root, repository))
    old = git.blobs(root, [before[path].id for path in _both(contents, before)])
    try:
        yield from changes(_policy_before(root, repository, start), policy)
    except SecretsError as error:
        yield Diagnostic(CHECK, "error", f"the policy at {base}: {error.message}", path=NAME)
    yield from _set_back(contents, {path: old[before[path].id] for path in _both(contents, before)})


def _policy_before(root: Path, repository: Path, start: str) -> bytes | None:
    folder = _policy_folder(root)
    if not folder.is_relative_to(repository):
        return None
    blob = git.files(root, start, _relative(folder, repository)).get(NAME)
    return git.blobs(root, [blob.id])[blob.id] if blob else None


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
