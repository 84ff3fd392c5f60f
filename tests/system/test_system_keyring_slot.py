"""The key ring's place for one key, at its border: a back end that stands in for the operating system's."""

from __future__ import annotations

import keyring
import pytest
from keyring.backend import KeyringBackend

from smartcity_desktop.core.errors import IdentityProblem
from smartcity_desktop.core.language import Language
from smartcity_desktop.system.keyring_slot import SERVICE, KeyringSlot
from tests.rings import Ring, ring  # noqa: F401 - a fixture

KEY = bytes(range(32))


class FileRing(Ring):
    """As `keyrings.alt` has them: secrets in a file."""


FileRing.__module__ = "keyrings.alt.file"


class NullRing(Ring):
    """As `keyring.backends.null`."""

    priority = -1


NullRing.__module__ = "keyring.backends.null"


def test_a_key_is_kept_found_and_taken_out(ring: Ring) -> None:  # noqa: F811
    slot = KeyringSlot("abc")
    assert slot.is_available()
    assert slot.fetch() is None
    slot.store(KEY)
    assert slot.fetch() == KEY
    assert list(ring.kept) == [(SERVICE, "abc")]
    assert len(ring.kept[SERVICE, "abc"]) < 1280
    assert KeyringSlot("other").fetch() is None
    slot.delete()
    slot.delete()
    assert slot.fetch() is None


def test_only_whole_keys_go_in_and_come_out(ring: Ring) -> None:  # noqa: F811
    with pytest.raises(ValueError, match="32 bytes"):
        KeyringSlot("abc").store(b"short")
    for damaged in ("", "not base64!", "AAAA"):
        ring.kept[SERVICE, "abc"] = damaged
        assert KeyringSlot("abc").fetch() is None


def test_a_locked_key_ring_says_so_in_words(ring: Ring) -> None:  # noqa: F811
    KeyringSlot("abc").store(KEY)
    ring.locked = True
    assert KeyringSlot("abc").fetch() is None
    KeyringSlot("abc").delete()
    with pytest.raises(IdentityProblem) as caught:
        KeyringSlot("abc").store(KEY)
    assert "tidak tersedia (KeyringLocked)" in caught.value.sentence(Language.INDONESIAN)


for made in (FileRing, NullRing):
    KeyringBackend._classes.discard(made)


@pytest.mark.parametrize("kind", [FileRing, NullRing])
def test_a_file_is_no_key_ring(ring: Ring, kind: type[Ring]) -> None:  # noqa: F811
    fake = kind()
    keyring.set_keyring(fake)
    slot = KeyringSlot("abc")
    assert not slot.is_available()
    assert slot.fetch() is None
    slot.delete()
    with pytest.raises(IdentityProblem):
        slot.store(KEY)
    assert not fake.kept


def test_without_any_key_ring_the_passphrase_is_left(ring: Ring) -> None:  # noqa: F811
    from keyring.backends.fail import Keyring

    keyring.set_keyring(Keyring())  # what a machine without such a service gets
    assert not KeyringSlot("abc").is_available()
    with pytest.raises(IdentityProblem, match="not available"):
        KeyringSlot("abc").store(KEY)
