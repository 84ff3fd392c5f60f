"""Keys at rest (PACKAGE.md 5.4).

    passphrase ──Argon2id──▶ AES-256-GCM ──▶ holder's key ──AES-256-GCM──▶ vault key ──AES-256-GCM──▶ each PKCS#8 key

Each slot opens the vault key for one holder: a laptop's vault has one, headquarters' authority one per administrator.
What a vault belongs to (its `label`) is authenticated with every key, and the holder with every slot, so that nothing
can be moved under another name.

The holders' keys (32 random bytes each) lie sealed in the vault as well. So whoever opens it can give it another vault
key, for all who hold it now, and that is done with every secret that comes in and for everybody who goes: a slot out of an
older file, of a passphrase that was changed or of somebody who left, opens what it opened then and no key that came later.
"""

from __future__ import annotations

import base64
import json
import os
import secrets
import threading
import unicodedata
from typing import TYPE_CHECKING, Annotated, Literal

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from pydantic import Field, StringConstraints

from smartcity_desktop.core.errors import IdentityProblem
from smartcity_desktop.core.language import Text
from smartcity_desktop.sealing.strength import strength
from smartcity_desktop.sealing.strict import Strict
from smartcity_desktop.system.files import whole_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

TIME_COST, LANES, MEMORY_KIB = 3, 4, 64 * 1024
_ONE_AT_A_TIME = threading.Lock()
"""OpenSSL's pool of threads for the lanes waits for itself for ever when two derivations share it."""
_SALT, _NONCE, _KEY = 16, 12, 32

Base64 = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9+/]{1,16384}={0,2}$")]


Holder = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$")]
OWNER = "owner"
"""The holder of a vault that has only one."""


class PassphraseSlot(Strict):
    """The holder's key, wrapped under a passphrase, and the vault key under the holder's.

    The bounds keep a changed file from stopping or weakening the program. The first vaults had their vault key in
    `wrapped`; it gets the new form with the first change.
    """

    kind: Literal["passphrase"]
    holder: Holder = OWNER
    kdf: Literal["argon2id"]
    time: int = Field(ge=TIME_COST, le=12)
    memory_kib: int = Field(ge=MEMORY_KIB, le=512 * 1024)
    lanes: int = Field(ge=1, le=16)
    salt: Base64
    nonce: Base64
    wrapped: Base64
    vault_nonce: Base64 | None = None
    vault_key: Base64 | None = None


_HOLDERS = "holders"
"""Name of the secret that holds the holders' keys."""


class SealedKey(Strict):
    """One private key under the vault key."""

    name: Annotated[str, StringConstraints(pattern=r"^[a-z]{1,20}$")]
    nonce: Base64
    sealed: Base64


class Vault(Strict):
    """Slots and sealed keys, as they stand in a file."""

    label: Annotated[str, StringConstraints(max_length=200)]
    slots: list[PassphraseSlot] = Field(min_length=1, max_length=32)
    keys: list[SealedKey] = Field(min_length=1, max_length=9)


def lock(label: str, keys: Mapping[str, bytes], passphrase: str, holder: str = OWNER) -> Vault:
    """Return a new vault.

    Args:
        label: what it belongs to; authenticated.
        keys: secrets by name: PKCS#8 bytes, a bundle.
        passphrase: of a person; checked against the weakest.
        holder: who that person is.

    Raises:
        IdentityProblem: the passphrase is too weak.
    """
    require_strength(passphrase)
    slot, holder_key = _slot(label, passphrase, holder)
    return _sealed_anew(label, [slot], keys, {holder: holder_key})


def unlock(vault: Vault, passphrase: str, holder: str | None = None) -> dict[str, bytes]:
    """Return the secrets of a vault by name.

    Args:
        vault: to be opened.
        passphrase: of the holder.
        holder: whose slot is tried; `None` tries all of them.

    Raises:
        IdentityProblem: wrong passphrase, no such holder, or the vault was changed.
    """
    return _contents(vault, _opened(vault, passphrase, holder)[1])[0]


def with_passphrase(vault: Vault, old: str, new: str, holder: str | None = None) -> Vault:
    """Return the vault with another passphrase of one holder; keys and other holders stay as they are.

    Raises:
        IdentityProblem: the old one is wrong or the new one too weak.
    """
    require_strength(new)
    slots, keys, holders, whose = _taken_apart(vault, old, holder)
    changed, holders[whose] = _slot(vault.label, new, whose)
    return _sealed_anew(vault.label, [changed if s.holder == whose else s for s in slots], keys, holders)


def with_key(vault: Vault, passphrase: str, name: str, content: bytes, holder: str | None = None) -> Vault:
    """Return the vault with one more secret, or another one under a name that is there.

    Raises:
        IdentityProblem: wrong passphrase.
    """
    slots, keys, holders, _ = _taken_apart(vault, passphrase, holder)
    return _sealed_anew(vault.label, slots, {**keys, name: content}, holders)


def without_key(vault: Vault, name: str) -> Vault:
    """Return the vault without a secret; nobody opens it for that."""
    return vault.model_copy(update={"keys": [key for key in vault.keys if key.name != name]})


def with_holder(vault: Vault, passphrase: str, holder: str, new: str, opener: str | None = None) -> Vault:
    """Return the vault with a slot for one more holder, or a new slot for one who had one.

    Args:
        vault: of several people.
        passphrase: of somebody who can open it.
        holder: who is to open it as well.
        new: the passphrase of `holder`.
        opener: whose `passphrase` is; `None` tries all slots.

    Raises:
        IdentityProblem: the passphrase is wrong, or the new one too weak.
    """
    require_strength(new)
    slots, keys, holders, _ = _taken_apart(vault, passphrase, opener)
    slot, holders[holder] = _slot(vault.label, new, holder)
    return _sealed_anew(vault.label, [*(s for s in slots if s.holder != holder), slot], keys, holders)


def without_holder(
    vault: Vault, holder: str, passphrase: str | None = None, opener: str | None = None
) -> Vault:
    """Return the vault without a holder's slot; the last one stays.

    Who copied the file before can still open the copy: the keys in it have to be replaced where that matters. With a
    passphrase the vault gets another key, so that their slot does not open it even if somebody puts it back.

    Args:
        vault: of several people.
        holder: who goes.
        passphrase: of somebody who stays; `None` where nobody is there to type one.
        opener: whose `passphrase` is; `None` tries all slots.

    Raises:
        IdentityProblem: nobody could open it any more, or the passphrase is wrong.
    """
    left = [slot for slot in vault.slots if slot.holder != holder]
    if not left:
        raise IdentityProblem(
            Text(
                "{holder} adalah pemegang kunci terakhir.", "{holder} is the last who holds the keys."
            ).filled(holder=holder),
            Text("Tambahkan pemegang lain lebih dahulu.", "Add another holder first."),
        )
    without = vault.model_copy(update={"slots": left})
    if passphrase is None:
        return without
    left, keys, holders, _ = _taken_apart(without, passphrase, opener)
    return _sealed_anew(vault.label, left, keys, holders)


def require_strength(passphrase: str, own_words: Iterable[str] = ()) -> None:
    """Refuse a passphrase that is guessed easily (strength.py).

    Args:
        passphrase: a new one.
        own_words: what others know of the person.

    Raises:
        IdentityProblem: shorter than 8 characters, one character repeated, or below the score `strength.GOOD`.
    """
    found = strength(passphrase, own_words)
    if not found.good:
        raise IdentityProblem(found.warning, found.suggestion)


def write_secret(path: Path, data: bytes) -> None:
    """Write a file that only its owner may read, whole or not at all.

    Raises:
        FileProblem: it cannot be written; the old file stays.
    """
    with whole_file(path) as stream:
        # Before the first byte is in it; a later chmod would leave a moment in between.
        os.chmod(stream.name, 0o600)  # noqa: PTH101 - a stream knows its name as text
        stream.write(data)


def wrong_passphrase() -> IdentityProblem:
    """Return the problem of a passphrase that does not open the vault."""
    return IdentityProblem(
        Text("Kata sandi salah.", "The passphrase is wrong."),
        Text(
            "Coba lagi; perhatikan huruf besar dan tata letak papan tik.",
            "Try again; mind capital letters and the keyboard layout.",
        ),
    )


def damaged() -> IdentityProblem:
    """Return the problem of a key file that is not what the program wrote."""
    return IdentityProblem(
        Text("Berkas kunci rusak atau diubah.", "The key file is damaged or was changed."),
        Text(
            "Pulihkan dari cadangan, atau buat identitas baru dan daftarkan kembali.",
            "Restore it from a backup, or make a new identity and enrol again.",
        ),
    )


def _sealed(label: str, vault_key: bytes, name: str, content: bytes) -> SealedKey:
    nonce = os.urandom(_NONCE)
    box = AESGCM(vault_key).encrypt(nonce, content, _key_context(label, name))
    return SealedKey(name=name, nonce=_text(nonce), sealed=_text(box))


def _sealed_anew(
    label: str, slots: list[PassphraseSlot], keys: Mapping[str, bytes], holders: Mapping[str, bytes]
) -> Vault:
    """Return a vault with another vault key, for those of its slots whose holder's key fits; others are dropped."""
    vault_key = secrets.token_bytes(_KEY)
    given = []
    for slot in slots:
        nonce = os.urandom(_NONCE)
        holder_key = holders.get(slot.holder)
        if holder_key is None or not _is_of(slot, holder_key, label):
            continue
        box = AESGCM(holder_key).encrypt(nonce, vault_key, _slot_context(label, slot.holder))
        given.append(slot.model_copy(update={"vault_nonce": _text(nonce), "vault_key": _text(box)}))
    named = {slot.holder: _text(holders[slot.holder]) for slot in given}
    every = {**keys, _HOLDERS: json.dumps(named).encode("ascii")}
    sealed = [_sealed(label, vault_key, name, content) for name, content in every.items()]
    return Vault(label=label, slots=given, keys=sealed)


def _contents(vault: Vault, vault_key: bytes) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """Return the secrets of a vault by name, and the keys of those who hold it."""
    try:
        found = {
            key.name: AESGCM(vault_key).decrypt(
                _bytes(key.nonce), _bytes(key.sealed), _key_context(vault.label, key.name)
            )
            for key in vault.keys
        }
        named = json.loads(found.pop(_HOLDERS, b"{}"))
        return found, {holder: _bytes(text) for holder, text in named.items()}
    except (InvalidTag, ValueError):
        raise damaged() from None


def _taken_apart(
    vault: Vault, passphrase: str, holder: str | None
) -> tuple[list[PassphraseSlot], dict[str, bytes], dict[str, bytes], str]:
    """Open a vault to change it: its slots, secrets, holders' keys, and who opened it."""
    slot, vault_key = _opened(vault, passphrase, holder)
    keys, holders = _contents(vault, vault_key)
    slots = list(vault.slots)
    if slot.vault_key is None:
        slots[slots.index(slot)], holders[slot.holder] = _slot(vault.label, passphrase, slot.holder)
    if slot.holder not in holders:
        raise damaged()  # the holders' keys were taken out
    if any(one.vault_key is None for one in slots):
        raise damaged()  # of the first form, and of somebody who is not here to type their passphrase
    return slots, keys, holders, slot.holder


def _slot(label: str, passphrase: str, holder: str) -> tuple[PassphraseSlot, bytes]:
    """Return a slot that does not open a vault yet, and its holder's key."""
    salt, nonce, holder_key = os.urandom(_SALT), os.urandom(_NONCE), secrets.token_bytes(_KEY)
    wrapping = _derived(passphrase, salt, TIME_COST, LANES, MEMORY_KIB)
    wrapped = AESGCM(wrapping).encrypt(nonce, holder_key, _slot_context(label, holder))
    # The vault key comes with `_sealed_anew`; until then something stands there that only the holder's key opens.
    nothing = AESGCM(holder_key).encrypt(nonce, bytes(_KEY), _slot_context(label, holder))
    made = PassphraseSlot(
        kind="passphrase",
        holder=holder,
        kdf="argon2id",
        time=TIME_COST,
        memory_kib=MEMORY_KIB,
        lanes=LANES,
        salt=_text(salt),
        nonce=_text(nonce),
        wrapped=_text(wrapped),
        vault_nonce=_text(nonce),
        vault_key=_text(nothing),
    )
    return made, holder_key


def _vault_key(slot: PassphraseSlot, holder_key: bytes, label: str) -> bytes:
    if slot.vault_nonce is None or slot.vault_key is None:
        return holder_key
    context = _slot_context(label, slot.holder)
    return AESGCM(holder_key).decrypt(_bytes(slot.vault_nonce), _bytes(slot.vault_key), context)


def _is_of(slot: PassphraseSlot, holder_key: bytes, label: str) -> bool:
    """Whether a slot is the one to which a holder's key belongs, and not one of theirs out of an older file."""
    try:
        return len(_vault_key(slot, holder_key, label)) == _KEY
    except (InvalidTag, ValueError):
        return False


def _opened(vault: Vault, passphrase: str, holder: str | None) -> tuple[PassphraseSlot, bytes]:
    """Return the slot that a passphrase opens, and the vault key in it."""
    for slot in vault.slots:
        if holder not in (None, slot.holder):
            continue
        try:
            wrapping = _derived(passphrase, _bytes(slot.salt), slot.time, slot.lanes, slot.memory_kib)
            context = _slot_context(vault.label, slot.holder)
            holder_key = AESGCM(wrapping).decrypt(_bytes(slot.nonce), _bytes(slot.wrapped), context)
        except InvalidTag:
            continue
        except ValueError:
            raise damaged() from None
        try:
            return slot, _vault_key(slot, holder_key, vault.label)
        except (InvalidTag, ValueError):
            raise damaged() from None
    raise wrong_passphrase()


def _derived(passphrase: str, salt: bytes, time: int, lanes: int, memory_kib: int) -> bytes:
    # NFC: the same letters from another keyboard may come composed differently.
    secret = unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")
    function = Argon2id(salt=salt, length=_KEY, iterations=time, lanes=lanes, memory_cost=memory_kib)
    with _ONE_AT_A_TIME:
        return function.derive(secret)


def _slot_context(label: str, holder: str) -> bytes:
    # The owner's context is that of the first vaults, which knew no holders.
    whose = b"" if holder == OWNER else b"of " + holder.encode("utf-8") + b" "
    return b"smartcity-vault 1 slot " + whose + label.encode("utf-8")


def _key_context(label: str, name: str) -> bytes:
    return b"smartcity-vault 1 key " + name.encode("ascii") + b" " + label.encode("utf-8")


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


def _bytes(text: str) -> bytes:
    return base64.b64decode(text, validate=True)
