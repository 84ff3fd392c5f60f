"""A forgotten passphrase: how the keys of a laptop's data come back through headquarters (PACKAGE.md 5.7).

    laptop, each edition   bundle ──age──▶ headquarters' recovery recipient      identity/recovery.age
    laptop, later          that file + a request for a fresh key                 a recovery request, JSON
    headquarters           recovery cards open it; wrapped again for the fresh   a recovery reply, age
                           key, after its fingerprint was compared by telephone
    laptop                 opens the reply with its fresh key

The bundle (store_keys.py) holds no signing key: what was signed stays as it is, and who comes back is enrolled anew.
"""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field, StringConstraints, ValidationError

from smartcity_desktop.core.errors import IdentityProblem
from smartcity_desktop.core.language import Text
from smartcity_desktop.sealing.age_keys import secret_text
from smartcity_desktop.sealing.certificates import is_heard
from smartcity_desktop.sealing.requests import read_request
from smartcity_desktop.sealing.store_keys import StoreKeys
from smartcity_desktop.sealing.strict import Moment, Sha256, Strict, moment_text, read_moment

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from smartcity_desktop.system.clock import Clock

WRAPPED = "recovery.age"
"""Name of the file beside the identity (or the authority) that only the recovery cards open."""
LIMIT = 256 * 1024
_Base64 = Annotated[str, StringConstraints(max_length=131_072)]


class _Wrapped(Strict):
    """What only headquarters' recovery key can read."""

    format: Literal["smartcity-recovery-bundle"]
    version: Literal[1]
    owner: Sha256
    bundle: _Base64


class _Request(Strict):
    format: Literal["smartcity-recovery-request"]
    version: Literal[1]
    created: Moment
    request: str = Field(max_length=65_536)
    wrapped: _Base64


class _Reply(Strict):
    """What only the laptop's fresh key can read."""

    format: Literal["smartcity-recovery-reply"]
    version: Literal[1]
    request: Sha256
    owner: Sha256
    bundle: _Base64


@dataclass(frozen=True, slots=True)
class RecoveryRequest:
    """A request to get the keys of a laptop's data back.

    Attributes:
        name, institution: what it *claims*.
        fingerprint: of the fresh key, 24 hex digits in groups of four: compared by telephone.
        sha256: of the fresh key, 64 hex digits.
        recipient: for whom the reply is encrypted.
        created: by the laptop's clock.
        csr: the request for a certificate for the fresh key (PEM), to enrol it anew.
        wrapped: the bundle, which only the recovery key opens.
    """

    name: str
    institution: str
    fingerprint: str
    sha256: str
    recipient: str
    created: datetime
    csr: bytes
    wrapped: bytes


@dataclass(frozen=True, slots=True)
class Recovered:
    """What the recovery key read.

    Attributes:
        owner: SHA-256 of the public key of whose bundle it is; its certificate stands on a roster.
    """

    owner: str
    keys: StoreKeys = field(repr=False)


@dataclass(frozen=True, slots=True)
class Release:
    """A reply for a laptop, and whose keys are in it."""

    reply: bytes
    owner: str


def wrap_for_recovery(keys: StoreKeys, owner_sha256: str, recovery_recipients: Sequence[str]) -> bytes:
    """Encrypt a bundle so that only the recovery cards open it; kept as `recovery.age` beside the identity.

    Args:
        keys: of the data on this computer.
        owner_sha256: SHA-256 of the public signing key (64 hex digits), by which headquarters knows whose it is.
        recovery_recipients: `edition.recipients.recovery`.

    Raises:
        ValueError: there is no recipient, or one is none.
    """
    if not recovery_recipients:
        raise ValueError("nobody to wrap the bundle for")
    document = _Wrapped(
        format="smartcity-recovery-bundle", version=1, owner=owner_sha256, bundle=_text(keys.to_bytes())
    )
    return _encrypted(document.model_dump_json().encode(), recovery_recipients)


def recovery_request(wrapped: bytes, csr: bytes, clock: Clock) -> bytes:
    """Return the file that a laptop sends to get its keys back.

    Args:
        wrapped: content of `recovery.age`.
        csr: a request (PEM) for a *fresh* key, with the fresh recipient in it (`requests.request_pem`).
        clock: dates it.

    Raises:
        IdentityProblem: the request has no recipient, or is none.
    """
    _require_recipient(read_request(csr).recipient)
    document = _Request(
        format="smartcity-recovery-request",
        version=1,
        created=moment_text(clock.now()),
        request=csr.decode("ascii"),
        wrapped=_text(wrapped),
    )
    return document.model_dump_json(indent=1).encode()


def read_recovery_request(data: bytes) -> RecoveryRequest:
    """Read what a laptop sent; nothing of the bundle is opened.

    Raises:
        IdentityProblem: it is no such request, or its key is not proved.
    """
    if len(data) > LIMIT:
        raise _no_request()
    try:
        document = _Request.model_validate_json(data)
        csr = document.request.encode("ascii")
        created, wrapped = read_moment(document.created), _bytes(document.wrapped)
    except (ValidationError, ValueError, binascii.Error):
        raise _no_request() from None
    request = read_request(csr)
    return RecoveryRequest(
        name=request.name,
        institution=request.institution,
        fingerprint=request.fingerprint,
        sha256=request.sha256,
        recipient=_require_recipient(request.recipient),
        created=created,
        csr=csr,
        wrapped=wrapped,
    )


def open_wrapped(wrapped: bytes, recovery_secret: bytes) -> Recovered:
    """Open a bundle with the recovery key that the cards gave.

    Raises:
        IdentityProblem: it was wrapped for another key, or is damaged.
    """
    try:
        document = _Wrapped.model_validate_json(_decrypted(wrapped, [secret_text(recovery_secret)]))
        return Recovered(document.owner, StoreKeys.from_bytes(_bytes(document.bundle)))
    except (_NotOpenedError, ValidationError, ValueError, binascii.Error):
        raise IdentityProblem(
            Text(
                "Data pemulihan ini tidak dapat dibuka dengan kartu itu.",
                "These cards do not open this recovery data.",
            ),
            Text(
                "Periksa apakah kartunya dari set yang berlaku ketika laptop itu terakhir mengambil periode.",
                "Check that the cards are those in force when the laptop last took an edition in.",
            ),
        ) from None


def require_heard(request: RecoveryRequest, confirmed_fingerprint: str) -> None:
    """Refuse a request whose fingerprint is not what was heard by telephone.

    Raises:
        IdentityProblem: they differ.
    """
    if not is_heard(request.sha256, confirmed_fingerprint):
        raise IdentityProblem(
            Text(
                "Sidik jari yang diketik bukan sidik jari permohonan ini.",
                "The fingerprint that was typed is not that of this request.",
            ),
            Text(
                "Telepon pemohon pada nomor yang Anda kenal dan minta 24 angka-huruf di layarnya. Bila tetap "
                "berbeda, jangan lepaskan apa pun.",
                "Call the person on a number you know and ask for the 24 digits on their screen. If they still "
                "differ, release nothing.",
            ),
        )


def release(request: RecoveryRequest, recovery_secret: bytes, confirmed_fingerprint: str) -> Release:
    """Wrap a laptop's bundle for its fresh key.

    Args:
        request: what the laptop sent.
        recovery_secret: 32 bytes, from the cards.
        confirmed_fingerprint: what the clerk heard by telephone and typed, 24 hex digits; spaces do not matter.

    Raises:
        IdentityProblem: the fingerprint is not that of the request (nothing is opened then), or as `open_wrapped`.
    """
    require_heard(request, confirmed_fingerprint)
    found = open_wrapped(request.wrapped, recovery_secret)
    document = _Reply(
        format="smartcity-recovery-reply",
        version=1,
        request=request.sha256,
        owner=found.owner,
        bundle=_text(found.keys.to_bytes()),
    )
    return Release(_encrypted(document.model_dump_json().encode(), [request.recipient]), found.owner)


def open_reply(data: bytes, letters: Sequence[str], request_sha256: str) -> StoreKeys:
    """Open headquarters' reply on the laptop that asked.

    Args:
        data: the file.
        letters: `AGE-SECRET-KEY-1…` of the fresh key (its bundle's `letters`).
        request_sha256: SHA-256 of the fresh public signing key.

    Returns:
        The old bundle: the keys of database and files. Add the fresh letter key with `with_letter`.

    Raises:
        IdentityProblem: it is for another laptop or another request, or damaged.
    """
    problem = IdentityProblem(
        Text(
            "Jawaban pemulihan ini bukan untuk permohonan di laptop ini.",
            "This recovery reply is not for the request of this laptop.",
        ),
        Text(
            "Pakai berkas jawaban atas permohonan yang terakhir, atau buat permohonan baru.",
            "Use the reply to the last request, or make a new request.",
        ),
    )
    if len(data) > LIMIT:
        raise problem
    try:
        document = _Reply.model_validate_json(_decrypted(data, letters))
        keys = StoreKeys.from_bytes(_bytes(document.bundle))
    except (_NotOpenedError, ValidationError, ValueError, binascii.Error):
        raise problem from None
    if document.request != request_sha256:
        raise problem
    return keys


class _NotOpenedError(Exception):
    """age did not open it; why does not matter to anybody here."""


def _encrypted(data: bytes, recipients: Sequence[str]) -> bytes:
    import pyrage

    try:
        keys = [pyrage.x25519.Recipient.from_str(one) for one in recipients]
    except pyrage.RecipientError:
        raise ValueError("no age recipient") from None
    return bytes(pyrage.encrypt(data, keys))


def _decrypted(data: bytes, secrets: Sequence[str]) -> bytes:
    import pyrage

    try:
        return bytes(pyrage.decrypt(data, [pyrage.x25519.Identity.from_str(one) for one in secrets]))
    except (pyrage.DecryptError, pyrage.IdentityError):
        raise _NotOpenedError from None


def _require_recipient(recipient: str | None) -> str:
    if recipient is None:
        raise IdentityProblem(
            Text(
                "Permohonan itu tidak memuat alamat enkripsi laptop.",
                "The request has no address for encrypted letters.",
            ),
            Text("Buat permohonan dengan versi program terbaru.", "Make it with the newest program."),
        )
    return recipient


def _no_request() -> IdentityProblem:
    return IdentityProblem(
        Text("Berkas ini bukan permohonan pemulihan.", "This file is no recovery request."),
        Text(
            "Minta asesor menyimpan ulang berkas permohonan pemulihan dari programnya.",
            "Ask the assessor to save the recovery request from the program again.",
        ),
    )


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


def _bytes(text: str) -> bytes:
    return base64.b64decode(text, validate=True)
