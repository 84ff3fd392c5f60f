"""A forgotten passphrase, on the laptop: ask headquarters for the keys of the data, and put the answer to use.

    identity/identity.json         shut for good: nobody knows its passphrase
    identity/fresh/identity.json   a new key under a new passphrase, whose fingerprint is read out by telephone
    identity/recovery.age          the old bundle, wrapped for headquarters' recovery cards (recovery.py)

With the answer the new key moves into the old one's place and gets the old bundle: drafts and evidence are readable,
and the new key has to be enrolled like any other. Until then everything stays where it was.
"""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from smartcity_desktop.core.errors import IdentityProblem
from smartcity_desktop.core.language import Text
from smartcity_desktop.sealing import identity, recovery, vault
from smartcity_desktop.sealing.certificates import fingerprint
from smartcity_desktop.sealing.identity_file import (
    FILE,
    Details,
    open_details,
    read_file,
    seal_details,
    write_file,
)
from smartcity_desktop.system.files import file_problem, read_regular

if TYPE_CHECKING:
    from pathlib import Path

    from smartcity_desktop.sealing.store_keys import StoreKeys
    from smartcity_desktop.system.clock import Clock

FRESH = "fresh"


def can_ask(folder: Path) -> bool:
    """Whether the keys were wrapped for headquarters: they are with the first edition that names a recovery key."""
    return (folder / recovery.WRAPPED).exists()


def pending_code(folder: Path) -> str | None:
    """Return the 24 digits of the fresh key while an answer is waited for, or `None`.

    Raises:
        IdentityProblem: its file is damaged.
    """
    if not (folder / FRESH / FILE).exists():
        return None
    return fingerprint(read_file(folder / FRESH).public_key_sha256)


def ask(folder: Path, *, name: str, institution: str, passphrase: str, clock: Clock) -> bytes:
    """Make a fresh key and return the request for headquarters, a file.

    Args:
        folder: of the identity that nobody can open.
        name: who asks; headquarters believes the telephone, not this.
        institution: as `name`.
        passphrase: the new one.
        clock: dates the request.

    Raises:
        IdentityProblem: nothing was wrapped for headquarters yet, or name or passphrase are no use.
        FileProblem: it cannot be written.
    """
    if not can_ask(folder):
        raise IdentityProblem(
            Text(
                "Data di laptop ini belum dititipkan ke kunci pemulihan pusat: belum ada periode yang diambil.",
                "The data on this laptop was not yet entrusted to headquarters' recovery key: no edition was taken in.",
            ),
            Text(
                "Tanpa kata sandi data ini tidak dapat dibuka. Buat identitas baru sebagai orang lain di komputer ini.",
                "Without the passphrase it cannot be opened. Make a new identity as another person on this computer.",
            ),
        )
    fresh = folder / FRESH
    _clear(fresh)
    fresh.mkdir(mode=0o700)
    keys = identity.create_identity(
        fresh, name=name, institution=institution, passphrase=passphrase, clock=clock
    )
    wrapped = read_regular(folder / recovery.WRAPPED, recovery.LIMIT)
    return recovery.recovery_request(wrapped, identity.request_pem(fresh, keys), clock)


def finish(folder: Path, reply: bytes, passphrase: str) -> StoreKeys:
    """Open headquarters' answer, put the fresh key in the old one's place, and return the keys of the data.

    Args:
        folder: as for `ask`.
        reply: the file from headquarters.
        passphrase: the new one, given with `ask`.

    Raises:
        IdentityProblem: nothing was asked for, wrong passphrase, or the answer is for something else.
        FileProblem: it cannot be written; everything is then as before.
    """
    fresh = folder / FRESH
    if not (fresh / FILE).exists():
        raise IdentityProblem(
            Text(
                "Tidak ada permohonan pemulihan di laptop ini.", "No recovery was asked for on this laptop."
            ),
            Text("Buat permohonan pemulihan lebih dahulu.", "Make a recovery request first."),
        )
    new_file, old_file = read_file(fresh), read_file(folder)
    new_keys = identity.open_store(fresh, passphrase)
    new_details = open_details(new_file, new_keys)
    found = recovery.open_reply(reply, new_keys.letters, new_file.public_key_sha256)
    # Also the proof that these keys are those of this data: sealed under others it does not open.
    old_details = open_details(old_file, found)
    keys = found.with_letter(new_keys.letters[-1])
    details = Details(
        name=old_details.name,
        institution=old_details.institution,
        request=new_details.request,
        certificates=old_details.certificates,
    )
    made = new_file.model_copy(
        update={
            "label": old_file.label,
            "vault": vault.with_key(new_file.vault, passphrase, identity.STORE, keys.to_bytes()),
            "details": seal_details(details, keys),
        }
    )
    write_file(folder, made)
    _clear(fresh)
    return keys


def _clear(fresh: Path) -> None:
    try:
        if fresh.exists():
            shutil.rmtree(fresh)
    except OSError as error:
        raise file_problem(error, fresh) from error
