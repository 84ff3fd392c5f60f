"""Keys after the first: a new one made here, or one taken over from a provider's `.p12` (PACKAGE.md 5.5, 5.9).

All of an identity's keys lie in one vault, so that drafts under way can still be signed with the one that their
edition's roster knows. The roster decides which of them signs; `identity.unlock` looks for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cryptography.hazmat.primitives.asymmetric import ec

from smartcity_desktop.core.edition import RosterStatus
from smartcity_desktop.core.errors import IdentityProblem
from smartcity_desktop.core.language import Text
from smartcity_desktop.core.roster import usable
from smartcity_desktop.sealing import identity, vault
from smartcity_desktop.sealing.certificates import key_sha256
from smartcity_desktop.sealing.identity import private_bytes
from smartcity_desktop.sealing.identity_file import (
    OtherKey,
    base64_text,
    open_details,
    read_file,
    seal_details,
    write_file,
)
from smartcity_desktop.sealing.requests import request_pem
from smartcity_desktop.sealing.strict import moment_text

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from smartcity_desktop.core.edition import RosterEntry
    from smartcity_desktop.sealing.certificates import PrivateKey
    from smartcity_desktop.sealing.p12 import Imported
    from smartcity_desktop.sealing.store_keys import StoreKeys
    from smartcity_desktop.system.clock import Clock


def certificate_to_sign_with(
    folder: Path, keys: StoreKeys, roster: tuple[RosterEntry, ...], assessor_id: str, now: datetime
) -> str | None:
    """Return which certificate of a roster signs: of two that overlap the newest whose key is here; the other ends soon.

    Args:
        folder: of the identity.
        keys: of the store.
        roster: of the edition.
        assessor_id: whose.
        now: UTC, this computer's clock.

    Returns:
        SHA-256 (hex); of one whose key is not here where the roster has no other; `None` where it has none.

    Raises:
        IdentityProblem: all that the roster has for the keys of this identity ended; or as `identity.card`.
    """
    listed = [e for e in roster if e.assessor_id == assessor_id and e.status is RosterStatus.ACTIVE]
    mine = tuple(e for e in listed if identity.public_key_matches(folder, e.certificate, keys))
    good = usable(mine, assessor_id, now)
    if mine and not good:
        raise IdentityProblem(
            Text(
                "Sertifikat Anda pada periode ini sudah berakhir pada {day} (UTC).",
                "Your certificate in this edition ended {day} (UTC).",
            ).filled(day=moment_text(mine[-1].valid_until)),
            Text(
                "Buka paket periode terbaru dari pusat, atau minta pusat mendaftarkan kunci Anda kembali.",
                "Open the newest edition package from headquarters, or ask them to enrol your key again.",
            ),
        )
    return next((e.certificate_sha256 for e in (*good, *listed)), None)


_NAMES = tuple(f"key{letter}" for letter in "abcdef")


def add_new_key(folder: Path, keys: StoreKeys, passphrase: str, clock: Clock) -> bytes:
    """Make another P-256 key beside those that are there; it becomes the newest.

    Returns:
        Its request for a certificate (PEM).

    Raises:
        IdentityProblem: wrong passphrase, too many keys, no identity or a damaged one.
        FileProblem: it cannot be written.
    """
    return _add(folder, keys, passphrase, ec.generate_private_key(ec.SECP256R1()), clock, ())


def add_imported(folder: Path, keys: StoreKeys, passphrase: str, imported: Imported, clock: Clock) -> bytes:
    """Take over the key of a `.p12`: from now on it lies in the vault, and the file is needed no more.

    Raises:
        IdentityProblem: as `add_new_key`, or this key is there already.
    """
    return _add(folder, keys, passphrase, imported.key, clock, (imported.certificate, *imported.chain))


def _add(
    folder: Path,
    keys: StoreKeys,
    passphrase: str,
    key: PrivateKey,
    clock: Clock,
    provider: tuple[bytes, ...],
) -> bytes:
    file = read_file(folder)
    details = open_details(file, keys)
    public = key_sha256(key.public_key())
    if public in (file.public_key_sha256, *(other.public_key_sha256 for other in details.others)):
        raise IdentityProblem(
            Text("Kunci ini sudah ada di komputer ini.", "This key is on this computer already."),
            Text("Tidak perlu mengimpornya lagi.", "It need not be imported again."),
        )
    if len(details.others) == len(_NAMES):
        raise IdentityProblem(
            Text("Identitas ini sudah memiliki tujuh kunci.", "This identity has seven keys already."),
            Text("Buat identitas baru dan daftarkan kembali.", "Make a new identity and enrol again."),
        )
    name = _NAMES[len(details.others)]
    request = request_pem(key, details.name, details.institution, keys.recipient)
    other = OtherKey(
        name=name,
        public_key_sha256=public,
        created=moment_text(clock.now()),
        request=request.decode("ascii"),
        provider=[base64_text(der) for der in provider],
    )
    changed = details.model_copy(update={"others": [*details.others, other]})
    sealed = vault.with_key(file.vault, passphrase, name, private_bytes(key))
    write_file(folder, file.model_copy(update={"vault": sealed, "details": seal_details(changed, keys)}))
    return request
