"""Slots of vaults that are copied from person to person, or out of an older file, by somebody who can write to the disk."""

from __future__ import annotations

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from smartcity_desktop.core.errors import IdentityProblem
from smartcity_desktop.sealing import vault

OLD, NEW, OTHER = "sandi lama yang dilihat", "sandi baru sesudahnya itu", "sandi orang lain di sini"


def with_slots(box: vault.Vault, slots: list[vault.PassphraseSlot]) -> vault.Vault:
    return box.model_copy(update={"slots": slots})


@pytest.fixture
def two() -> vault.Vault:
    """Of P-01 (OLD) and P-02 (OTHER)."""
    box = vault.lock("authority", {"signer": b"first"}, OLD, "P-01")
    return vault.with_holder(box, OLD, "P-02", OTHER, "P-01")


def test_each_of_several_opens_the_same(two: vault.Vault) -> None:
    for passphrase, holder in ((OLD, "P-01"), (OTHER, "P-02"), (OTHER, None)):
        assert vault.unlock(two, passphrase, holder) == {"signer": b"first"}
    with pytest.raises(IdentityProblem, match="wrong"):
        vault.unlock(two, OLD, "P-02")


def test_a_slot_under_another_name_or_in_anothers_vault_opens_nothing(two: vault.Vault) -> None:
    first, second = two.slots
    renamed = with_slots(two, [first.model_copy(update={"holder": "P-02"})])
    other = vault.lock("staff P-03", {"signing": b"theirs"}, NEW, "P-03")
    alike = vault.lock("authority", {"signer": b"another programme"}, OLD, "P-01")
    for box, passphrase, holder in (
        (renamed, OLD, "P-02"),
        (with_slots(other, [second]), OTHER, None),
        (with_slots(other, [second.model_copy(update={"holder": "P-03"})]), OTHER, "P-03"),
        (with_slots(alike, [first]), OLD, "P-01"),
        (alike.model_copy(update={"label": "authority 2"}), OLD, "P-01"),
        (alike.model_copy(update={"keys": two.keys}), OLD, "P-01"),
    ):
        with pytest.raises(IdentityProblem):
            vault.unlock(box, passphrase, holder)


def test_secrets_that_change_names_open_no_more() -> None:
    box = vault.lock("x", {"signer": b"one", "next": b"two"}, OLD)
    one, two_, *rest = box.keys
    swapped = [one.model_copy(update={"name": two_.name}), two_.model_copy(update={"name": one.name}), *rest]
    with pytest.raises(IdentityProblem, match="damaged or was changed"):
        vault.unlock(box.model_copy(update={"keys": swapped}), OLD)


def test_an_old_passphrase_opens_what_it_opened_and_no_key_that_came_later() -> None:
    old = vault.lock("x", {"identity": b"first"}, OLD)
    now = vault.with_passphrase(old, OLD, NEW)
    now = vault.with_key(now, NEW, "keya", b"made afterwards")
    assert vault.unlock(now, NEW) == {"identity": b"first", "keya": b"made afterwards"}
    # A file as a whole that somebody kept is as it was: nothing can take that back.
    assert vault.unlock(old, OLD) == {"identity": b"first"}
    for slots in (old.slots, [*old.slots, *now.slots], [*now.slots, *old.slots]):
        with pytest.raises(IdentityProblem):
            vault.unlock(with_slots(now, slots), OLD)


def test_who_was_removed_opens_no_key_that_came_later(two: vault.Vault) -> None:
    kept = two.slots
    left = vault.without_holder(two, "P-02", OLD, "P-01")
    assert vault.unlock(left, OLD) == {"signer": b"first"}
    for box in (left, vault.with_key(left, OLD, "next", b"second", "P-01")):
        for slots in (kept, [kept[1]], [*box.slots, kept[1]]):
            with pytest.raises(IdentityProblem):
                vault.unlock(with_slots(box, slots), OTHER, "P-02")
    # A slot that was put back is not taken along when keys change.
    put_back = vault.with_key(with_slots(left, [*left.slots, kept[1]]), OLD, "next", b"second", "P-01")
    with pytest.raises(IdentityProblem):
        vault.unlock(put_back, OTHER, "P-02")
    assert vault.unlock(put_back, OLD, "P-01") == {"signer": b"first", "next": b"second"}


def test_others_keep_their_way_in_when_keys_change(two: vault.Vault) -> None:
    three = vault.with_holder(two, OTHER, "P-03", NEW, "P-02")
    more = vault.with_key(three, NEW, "next", b"second", "P-03")
    for passphrase, holder in ((OLD, "P-01"), (OTHER, "P-02"), (NEW, "P-03")):
        assert vault.unlock(more, passphrase, holder) == {"signer": b"first", "next": b"second"}
    changed = vault.with_passphrase(more, OTHER, "sandi ketiga yang lain lagi", "P-02")
    again = vault.with_key(changed, OLD, "next", b"third", "P-01")
    assert vault.unlock(again, "sandi ketiga yang lain lagi", "P-02")["next"] == b"third"
    with pytest.raises(IdentityProblem):
        vault.unlock(with_slots(again, two.slots), OTHER, "P-02")


def test_a_vault_of_the_first_form_opens_and_gets_the_new_one_with_a_change() -> None:
    box = vault.lock("x", {"identity": b"first"}, OLD)
    (slot,) = box.slots
    wrapping = vault._derived(OLD, vault._bytes(slot.salt), slot.time, slot.lanes, slot.memory_kib)
    context, key = vault._slot_context("x", "owner"), b"k" * 32
    wrapped = AESGCM(wrapping).encrypt(vault._bytes(slot.nonce), key, context)
    bare = {"wrapped": vault._text(wrapped), "vault_nonce": None, "vault_key": None}
    first = box.model_copy(
        update={
            "slots": [slot.model_copy(update=bare)],
            "keys": [vault._sealed("x", key, "identity", b"first")],
        }
    )
    assert vault.unlock(first, OLD) == {"identity": b"first"}
    for now in (vault.with_key(first, OLD, "keya", b"second"), vault.with_passphrase(first, OLD, OLD)):
        assert vault.unlock(now, OLD)["identity"] == b"first"
        with pytest.raises(IdentityProblem):
            vault.unlock(with_slots(now, first.slots), OLD)


def test_a_vault_without_the_holders_keys_opens_and_does_not_change(two: vault.Vault) -> None:
    cut = two.model_copy(update={"keys": [key for key in two.keys if key.name != "holders"]})
    assert vault.unlock(cut, OLD, "P-01") == {"signer": b"first"}
    with pytest.raises(IdentityProblem, match="damaged or was changed"):
        vault.with_key(cut, OLD, "next", b"second", "P-01")
