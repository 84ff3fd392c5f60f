"""A stand-in for the operating system's key ring, at the border of `keyring`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked, PasswordDeleteError

if TYPE_CHECKING:
    from collections.abc import Iterator


class Ring(KeyringBackend):
    """The operating system's side."""

    priority = 5

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}
        self.locked = False

    def get_password(self, service: str, username: str) -> str | None:
        self._ask()
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._ask()
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self._ask()
        if (service, username) not in self.kept:
            raise PasswordDeleteError(username)
        del self.kept[service, username]

    def _ask(self) -> None:
        if self.locked:
            raise KeyringLocked


Ring.__module__ = "keyring.backends.SecretService"
# A subclass registers itself; without the fixture no test is to find it.
KeyringBackend._classes.discard(Ring)


@pytest.fixture
def ring() -> Iterator[Ring]:
    before, fake = keyring.get_keyring(), Ring()
    keyring.set_keyring(fake)
    yield fake
    keyring.set_keyring(before)
