"""The assessor's identity: a key made on the laptop, its request, and the certificates headquarters gave for it.

Everything stands in one file, `identity.json`, so that each change is one rename: after a power cut there is the old
identity or the new one, never half of either. In the clear stand a label, the hash of the public key and the vault:

    passphrase ──▶ vault ─┬─ identity  the signing key
                          └─ store     the bundle of keys for all that lies on this computer (store_keys.py)
    key ring of the system ──▶ store   where the person wants it: it opens the data, never the signing key

Who it is (name, institution, request, certificates) is sealed under the bundle: a stolen laptop names nobody.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_der_private_key,
)

from smartcity_desktop.core.errors import IdentityProblem
from smartcity_desktop.core.language import Text
from smartcity_desktop.sealing import vault
from smartcity_desktop.sealing.certificates import (
    NotUsableError,
    chain_problem,
    fingerprint,
    key_sha256,
    read_certificate,
    sha256_hex,
)
from smartcity_desktop.sealing.identity_file import (
    FILE,
    Details,
    IdentityFile,
    KeptCertificate,
    RingSlot,
    base64_bytes,
    base64_text,
    open_details,
    read_file,
    seal_details,
    write_file,
)
from smartcity_desktop.sealing.provider_chain import provider_problem
from smartcity_desktop.sealing.requests import request_pem as _request_pem
from smartcity_desktop.sealing.requests import with_provider
from smartcity_desktop.sealing.signer import Signer
from smartcity_desktop.sealing.store_keys import StoreKeys, new_store_keys
from smartcity_desktop.sealing.strict import moment_text, read_moment

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from smartcity_desktop.sealing.certificates import PrivateKey
    from smartcity_desktop.system.clock import Clock

KEY, STORE = "identity", "store"
"""Names of the secrets in the vault."""
_RING_CONTEXT = b"smartcity-identity 2 ring "


@dataclass(frozen=True, slots=True)
class Cover:
    """What may be shown of an identity to anybody: it stands in the clear.

    Attributes:
        label: what its owner calls it; no name unless they wrote theirs.
        fingerprint: 24 hex digits of the SHA-256 of the public key, in groups of four.
        ring: whether a key in the system's key ring opens the data.
    """

    label: str
    fingerprint: str
    created_at: datetime
    ring: bool


@dataclass(frozen=True, slots=True)
class IdentityCard:
    """What may be shown of an identity while its data is open.

    Attributes:
        fingerprint: 24 hex digits of the SHA-256 of the newest public key, in groups of four.
        created_at: of the newest key.
        certificate_sha256: of the certificate kept last; `None` until enrolled.
        assessor_id: headquarters' id in that certificate's edition.
        enrolled: whether the newest key has a certificate of headquarters.
        provider: common name of the provider whose `.p12` the newest key came out of, or empty.
        can_sign: whether any key that is here has a certificate of headquarters: not before the first enrolment, and
            not after a recovery, which brings the certificates back and not their key.
    """

    name: str
    institution: str
    fingerprint: str
    created_at: datetime
    certificate_sha256: str | None
    assessor_id: str | None
    enrolled: bool = False
    provider: str = ""
    can_sign: bool = False


def create_identity(
    folder: Path, *, name: str, institution: str, passphrase: str, clock: Clock, label: str = ""
) -> StoreKeys:
    """Make a P-256 key, its request and the keys of the store, and keep all of it under a passphrase.

    Raises:
        IdentityProblem: there is one already, the name is empty, or the passphrase is too weak.
        FileProblem: it cannot be written.
    """
    if (folder / FILE).exists():
        raise IdentityProblem(
            Text("Identitas sudah ada di komputer ini.", "There is an identity on this computer already."),
            Text("Pakai identitas yang ada.", "Use the one that is there."),
        )
    if not name.strip():
        raise IdentityProblem(
            Text("Nama belum diisi.", "The name is empty."),
            Text("Isi nama lengkap Anda.", "Write your full name."),
        )
    vault.require_strength(passphrase, (name, institution))
    key, keys = ec.generate_private_key(ec.SECP256R1()), new_store_keys()
    public = key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    details = Details(
        name=name.strip()[:400],
        institution=institution.strip()[:400],
        request=_request_pem(key, name.strip(), institution.strip(), keys.recipient).decode("ascii"),
        certificates=[],
    )
    secrets = {KEY: private_bytes(key), STORE: keys.to_bytes()}
    file = IdentityFile(
        format="smartcity-identity",
        version=2,
        label=" ".join(label.split())[:80],
        public_key_sha256=sha256_hex(public),
        created=moment_text(clock.now()),
        vault=vault.lock(sha256_hex(public), secrets, passphrase),
        ring=None,
        details=seal_details(details, keys),
    )
    write_file(folder, file)
    return keys


def cover(folder: Path) -> Cover | None:
    """Return what stands in the clear, or `None` if no identity was made.

    Raises:
        IdentityProblem: its file is damaged.
        FileProblem: it cannot be read.
    """
    if not (folder / FILE).exists():
        return None
    file = read_file(folder)
    return Cover(
        file.label, fingerprint(file.public_key_sha256), read_moment(file.created), file.ring is not None
    )


def open_store(folder: Path, passphrase: str) -> StoreKeys:
    """Open the keys of the store with the passphrase.

    Raises:
        IdentityProblem: no identity, wrong passphrase, damaged file.
        FileProblem: it cannot be read.
    """
    return _bundle(vault.unlock(read_file(folder).vault, passphrase).get(STORE, b""))


def open_store_with_ring(folder: Path, ring_key: bytes) -> StoreKeys | None:
    """Open the keys of the store with what the system's key ring holds; `None` where that does not fit.

    Raises:
        IdentityProblem: no identity, or its file is damaged.
    """
    file = read_file(folder)
    if file.ring is None:
        return None
    try:
        box, nonce = base64_bytes(file.ring.wrapped), base64_bytes(file.ring.nonce)
        return _bundle(AESGCM(ring_key).decrypt(nonce, box, _ring_context(file)))
    except (InvalidTag, ValueError):
        return None


def keep_ring(folder: Path, keys: StoreKeys, ring_key: bytes | None) -> None:
    """Let a key of 32 bytes, which the caller puts into the system's key ring, open the data; `None` ends it."""
    file, slot = read_file(folder), None
    if ring_key is not None:
        nonce = os.urandom(12)
        box = AESGCM(ring_key).encrypt(nonce, keys.to_bytes(), _ring_context(file))
        slot = RingSlot(nonce=base64_text(nonce), wrapped=base64_text(box))
    write_file(folder, file.model_copy(update={"ring": slot}))


def card(folder: Path, keys: StoreKeys) -> IdentityCard:
    """Return what may be shown of the identity while its data is open.

    Raises:
        IdentityProblem: there is none, or its file is damaged.
        FileProblem: it cannot be read.
    """
    file = read_file(folder)
    details = open_details(file, keys)
    last = details.certificates[-1] if details.certificates else None
    newest = details.others[-1] if details.others else None
    public = newest.public_key_sha256 if newest else file.public_key_sha256
    here = {file.public_key_sha256, *(other.public_key_sha256 for other in details.others)}
    certified = {_key_of(item) for item in details.certificates}
    return IdentityCard(
        name=details.name,
        institution=details.institution,
        fingerprint=fingerprint(public),
        created_at=read_moment(newest.created if newest else file.created),
        certificate_sha256=sha256_hex(base64_bytes(last.certificate)) if last else None,
        assessor_id=last.assessor if last else None,
        enrolled=public in certified,
        can_sign=bool(here & certified),
        provider=read_certificate(base64_bytes(newest.provider[1])).name
        if newest and newest.provider
        else "",
    )


def request_pem(folder: Path, keys: StoreKeys) -> bytes:
    """Return the request for a certificate (PEM) as it was made with the newest key. Raises as `card`.

    Behind that of a provider's key stand the provider's certificate and those above it.
    """
    details = open_details(read_file(folder), keys)
    if not details.others:
        return details.request.encode("ascii")
    newest = details.others[-1]
    return with_provider(newest.request.encode("ascii"), [base64_bytes(der) for der in newest.provider])


def public_key_sha256(folder: Path) -> str:
    """Return the SHA-256 (64 hex digits) of the public key. Raises as `cover`, also where there is no identity."""
    return read_file(folder).public_key_sha256


def public_key_matches(folder: Path, certificate_der: bytes, keys: StoreKeys | None = None) -> bool:
    """Whether a certificate is for a key of this identity: the first, and with the store's keys any. Raises as `card`."""
    file = read_file(folder)
    try:
        public = key_sha256(read_certificate(certificate_der).key)
    except NotUsableError:
        return False
    if public == file.public_key_sha256:
        return True
    return keys is not None and any(
        public == other.public_key_sha256 for other in open_details(file, keys).others
    )


def keep_certificate(
    folder: Path, keys: StoreKeys, certificate_der: bytes, chain: tuple[bytes, ...], assessor_id: str
) -> None:
    """Keep a certificate out of the roster of a verified edition. Keeping the same again changes nothing.

    Args:
        folder: of the identity.
        keys: of the store.
        certificate_der: for the key of this identity.
        chain: `(root,)`, or those above a provider's certificate as the roster pins them; DER.
        assessor_id: headquarters' id.

    Raises:
        IdentityProblem: it is for another key or not below this chain; or as `card`.
        FileProblem: it cannot be written.
    """
    file = read_file(folder)
    own = len(chain) == 1 and chain_problem(certificate_der, chain[0]) is None
    below = own or provider_problem(certificate_der, chain) is None
    if not below or not public_key_matches(folder, certificate_der, keys):
        raise IdentityProblem(
            Text(
                "Sertifikat ini bukan untuk kunci di komputer ini.",
                "This certificate is not for the key on this computer.",
            ),
            Text("Kirim permohonan sertifikat kembali ke pusat.", "Send the request to headquarters again."),
        )
    details = open_details(file, keys)
    kept = KeptCertificate(
        assessor=assessor_id,
        certificate=base64_text(certificate_der),
        chain=[base64_text(above) for above in chain],
    )
    others = [item for item in details.certificates if item.certificate != kept.certificate]
    if details.certificates and details.certificates[-1] == kept:
        return
    changed = details.model_copy(update={"certificates": [*others, kept]})
    write_file(folder, file.model_copy(update={"details": seal_details(changed, keys)}))


def unlock(folder: Path, keys: StoreKeys, passphrase: str, certificate_sha256: str | None = None) -> Signer:
    """Open the identity for signing.

    Args:
        folder: of the identity.
        keys: of the store.
        passphrase: asked of the person for every signature.
        certificate_sha256: hex, the certificate that the edition's roster has; `None` takes the one kept last.

    Raises:
        IdentityProblem: no identity, not enrolled, wrong passphrase, damaged file.
        FileProblem: it cannot be read.
    """
    file = read_file(folder)
    details = open_details(file, keys)
    secrets = vault.unlock(file.vault, passphrase)
    names = {file.public_key_sha256: KEY, **{one.public_key_sha256: one.name for one in details.others}}
    for item in reversed(details.certificates):
        name = names.get(_key_of(item))
        if name is None or certificate_sha256 not in (None, sha256_hex(base64_bytes(item.certificate))):
            continue
        if name not in secrets:
            raise vault.damaged()
        return _signer(secrets[name], item)
    raise IdentityProblem(
        Text("Identitas ini belum didaftarkan di pusat.", "This identity is not enrolled yet."),
        Text(
            "Kirim berkas permohonan ke pusat, lalu buka paket periode yang memuat sertifikat Anda.",
            "Send the request to headquarters, then open the edition package that holds your certificate.",
        ),
    )


def _signer(secret: bytes, kept: KeptCertificate) -> Signer:
    try:
        key = load_der_private_key(secret, None)
        assert isinstance(key, ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey)
        return Signer(key, base64_bytes(kept.certificate), tuple(base64_bytes(above) for above in kept.chain))
    except ValueError:
        raise vault.damaged() from None


def _key_of(kept: KeptCertificate) -> str:
    return key_sha256(read_certificate(base64_bytes(kept.certificate)).key)


def private_bytes(key: PrivateKey) -> bytes:
    """Return a private key as PKCS#8, to be sealed at once."""
    return key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())


def relabel(folder: Path, label: str) -> None:
    """Change what the identity is called in the clear.

    Raises:
        IdentityProblem: there is none, or its file is damaged.
        FileProblem: it cannot be written.
    """
    write_file(folder, read_file(folder).model_copy(update={"label": " ".join(label.split())[:80]}))


def change_passphrase(folder: Path, old: str, new: str) -> None:
    """Give the identity another passphrase; until the new file is on the disk the old one holds.

    Raises:
        IdentityProblem: the old one is wrong, the new one too weak; or as `request_pem`.
        FileProblem: it cannot be written.
    """
    file = read_file(folder)
    write_file(folder, file.model_copy(update={"vault": vault.with_passphrase(file.vault, old, new)}))


def _bundle(data: bytes) -> StoreKeys:
    try:
        return StoreKeys.from_bytes(data)
    except ValueError:
        raise vault.damaged() from None


def _ring_context(file: IdentityFile) -> bytes:
    return _RING_CONTEXT + file.public_key_sha256.encode("ascii")
