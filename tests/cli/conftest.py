"""Data is encrypted: commands find the passphrase in the file that the environment names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from smartcity_desktop.__main__ import main
from smartcity_desktop.cli.session import PASSPHRASE_FILE
from tests.opening import PASSPHRASE
from tests.worlds import once

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(scope="session")
def secret(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with the passphrase of all tests."""
    file = tmp_path_factory.mktemp("rahasia") / "sandi.txt"
    file.write_text(PASSPHRASE + "\n", encoding="utf-8")
    return file


@pytest.fixture(scope="session")
def initiated(tmp_path_factory: pytest.TempPathFactory, secret: Path) -> Path:
    """Headquarters' data folder as `authority init` makes it; not to be written to."""

    def make(folder: Path) -> None:
        who = ("--programme", "Uji", "--name", "Petugas uji")
        where = ("--passphrase-file", str(secret), "--data-dir", str(folder))
        assert main(("authority", "init", *who, *where)) == 0

    return once(tmp_path_factory, "initiated", make)


@pytest.fixture(scope="module", autouse=True)
def opened_by_environment(secret: Path) -> Iterator[None]:
    """Name it in the environment."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(PASSPHRASE_FILE, str(secret))
        yield
