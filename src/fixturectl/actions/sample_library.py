"""The sample library: the store of ready-made fixtures that comes with the program."""

from __future__ import annotations

from pathlib import Path

import fixturectl
from fixturectl.errors import FixturectlError
from fixturectl.store.files import WorkTree
from fixturectl.store.tree import Tree


def sample_library() -> Tree:
    """Return the sample store: the package's own folder, or that of the checkout it runs from."""
    package = Path(fixturectl.__file__).parent
    return library_in(package / "samples", package.parents[1])


def library_in(*places: Path) -> Tree:
    """Return the sample store in the first of `places` that holds one."""
    for place in places:
        if (place / "fixtures/default/tenant.yaml").is_file():
            return Tree(WorkTree(place))
    message = f"the sample library is missing from this installation: no {places[0]}"
    raise FixturectlError(message, hint="install fixturectl again")
