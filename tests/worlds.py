"""Data folders that take seconds to make: made by whichever process of a run needs one first, copied by all."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from functools import lru_cache
from typing import TYPE_CHECKING

import pytest

from smartcity_desktop.sealing import vault

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

REAL_DERIVATION = vault._derived


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """Return the folder that `make` filled, in this process or in another one of the same run; not to be written to."""
    base = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        base = base.parent
    worlds = base / "worlds"
    worlds.mkdir(exist_ok=True)
    # SQLite's lock holds on every system, makes others wait, and ends with the process that has it.
    with closing(sqlite3.connect(worlds / f"{name}.lock", timeout=100, isolation_level=None)) as lock:
        lock.execute("BEGIN EXCLUSIVE")
        made, half = worlds / name, worlds / f"{name}.half"
        if not made.exists():
            shutil.rmtree(half, ignore_errors=True)
            half.mkdir()
            make(half)
            half.rename(made)
    return made


@pytest.fixture(autouse=True, scope="session")
def derive_once() -> Iterator[None]:
    """Derive a key from the same passphrase and salt once: Argon2id gives the same again, a quarter of a second later."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(vault, "_derived", lru_cache(maxsize=4096)(REAL_DERIVATION))
        yield


@pytest.fixture(scope="module")
def derive_anew() -> Iterator[None]:
    """Derive every time after all: for the tests of the vault itself."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(vault, "_derived", REAL_DERIVATION)
        yield


@pytest.fixture(scope="session")
def practice_world(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The practice edition, for both roles."""
    from smartcity_desktop.sample import prepare_practice

    return once(tmp_path_factory, "practice", prepare_practice)
