"""Finding the files that come with the program: rubric, regions, fonts, icons, translations."""

from __future__ import annotations

import sys
from pathlib import Path

from smartcity_desktop.core.errors import FileProblem
from smartcity_desktop.core.language import Text

_PACKAGE = Path(__file__).resolve().parent.parent


def resource_root() -> Path:
    """Return the folder of resources of a checkout, an installed wheel or a frozen build."""
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen is not None:
        return Path(frozen) / "smartcity_desktop" / "_resources"
    installed = _PACKAGE / "_resources"
    return installed if installed.is_dir() else _PACKAGE.parent / "resources"


def resource(*parts: str) -> Path:
    """Return the path of a file or folder that comes with the program, `resource("icons", "save.svg")`.

    Raises:
        FileProblem: it is not there: the installation is incomplete.
    """
    path = resource_root().joinpath(*parts)
    if not path.exists():
        raise FileProblem(
            str(path),
            Text("berkas program ini tidak ada.", "this file of the program is missing."),
            Text("Pasang ulang program.", "Install the program again."),
        )
    return path
