"""What a package says it holds, read without verifying it: to find where to look. Nothing of it is proved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartcity_desktop.core.package import PackageRefused
from smartcity_desktop.sealing.container import read_container, read_entry
from smartcity_desktop.system.at_rest import opened

if TYPE_CHECKING:
    from pathlib import Path

    from smartcity_desktop.system.at_rest import AtRest

_LIMIT = 64 * 1024 * 1024


def claimed_file(path: Path, name: str, at_rest: AtRest) -> bytes | None:
    """Return one file of a package that was kept here; `None` where it has none of this name.

    Args:
        path: the package.
        name: of the file inside.
        at_rest: how the package lies on the disk.

    Raises:
        FileProblem: it cannot be read.
    """
    with opened(path, at_rest) as source:
        try:
            entries = read_container(source, source.seek(0, 2))
            found = next((entry for entry in entries if entry.name == name), None)
            return None if found is None else read_entry(source, found, _LIMIT)
        except PackageRefused:
            return None
