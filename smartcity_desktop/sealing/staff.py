"""Headquarters' people: a file for each, with a signing key of their own and the keys of headquarters' store.

    staff/P-01.json     in the clear: the id, the public key's hash; sealed: name, signing key, store keys

The passphrase opens all three. The certificate that the root issues has an extended key usage of its own, so it passes
neither as an assessor's nor as an edition signer's.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Annotated, Literal

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_der_private_key,
)
from pydantic import StringConstraints, ValidationError

from smartcity_desktop.core.deeds import Approval
from smartcity_desktop.core.errors import IdentityProblem
from smartcity_desktop.core.language import Text
from smartcity_desktop.core.staff import is_person_id
from smartcity_desktop.sealing import vault
from smartcity_desktop.sealing.certificates import (
    NotUsableError,
    chain_problem,
    key_sha256,
    read_certificate,
    sha256_hex,
)
from smartcity_desktop.sealing.signer import Signer
from smartcity_desktop.sealing.store_keys import StoreKeys
from smartcity_desktop.sealing.strict import Moment, Sha256, Strict, moment_text
from smartcity_desktop.system.files import read_regular, remove_quietly

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from smartcity_desktop.core.staff import Person
    from smartcity_desktop.sealing.authority import Authority
    from smartcity_desktop.system.clock import Clock

_SIGNING, _STORE, _DETAILS = "signing", "store", "details"
_LIMIT = 1024 * 1024
LIFE = timedelta(days=3652)
"""Of a person's certificate; it ends with the root at the latest, and is void when the person is removed."""
_PersonId = Annotated[str, StringConstraints(pattern=r"^P-[0-9]{2,4}$")]


class StaffFile(Strict):
    """All of `<id>.json`."""

    format: Literal["smartcity-staff"]
    version: Literal[1]
    id: _PersonId
    public_key_sha256: Sha256
    created: Moment
    vault: vault.Vault


@dataclass(frozen=True, slots=True)
class OpenedPerson:
    """Somebody who typed their passphrase. Keep it for one act; the store's keys as long as the store is open."""

    id: str
    name: str
    keys: StoreKeys = field(repr=False)
    signing_key: ec.EllipticCurvePrivateKey = field(repr=False)

    @property
    def entry(self) -> StaffEntry:
        """What is kept of it while the store is open: not the signing key."""
        return StaffEntry(self.id, self.name, self.keys)


@dataclass(frozen=True, slots=True)
class StaffEntry:
    """Who signed in, and the keys of headquarters' store."""

    person_id: str
    name: str
    keys: StoreKeys = field(repr=False)


def create_person(
    folder: Path, *, person_id: str, name: str, passphrase: str, keys: StoreKeys, clock: Clock
) -> OpenedPerson:
    """Make somebody's signing key and write their file.

    Raises:
        IdentityProblem: the passphrase is too weak, or there is a file of this id already.
        FileProblem: it cannot be written.
    """
    if not is_person_id(person_id):
        raise ValueError(f"{person_id!r} is no id of a person")
    if _file(folder, person_id).exists():
        raise IdentityProblem(
            Text("{id} sudah ada di komputer ini.", "{id} is on this computer already.").filled(id=person_id),
            Text("Pakai yang ada.", "Use the one that is there."),
        )
    key = ec.generate_private_key(ec.SECP256R1())
    secrets = {
        _SIGNING: key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption()),
        _STORE: keys.to_bytes(),
        _DETAILS: json.dumps({"name": name}).encode("utf-8"),
    }
    made = StaffFile(
        format="smartcity-staff",
        version=1,
        id=person_id,
        public_key_sha256=key_sha256(key.public_key()),
        created=moment_text(clock.now()),
        vault=vault.lock(_label(person_id, key), secrets, passphrase, person_id),
    )
    _write(folder, made)
    return OpenedPerson(person_id, name, keys, key)


def person_ids(folder: Path) -> tuple[str, ...]:
    """Return the ids of those who can open headquarters on this computer, in order."""
    if not folder.is_dir():
        return ()
    return tuple(sorted(file.stem for file in folder.glob("P-*.json") if is_person_id(file.stem)))


def open_person(folder: Path, person_id: str, passphrase: str) -> OpenedPerson:
    """Open somebody's file.

    Raises:
        IdentityProblem: wrong passphrase, nobody of this id, or the file is damaged.
        FileProblem: it cannot be read.
    """
    file = _read(folder, person_id)
    found = vault.unlock(file.vault, passphrase, person_id)
    try:
        key = load_der_private_key(found[_SIGNING], None)
        if not isinstance(key, ec.EllipticCurvePrivateKey) or file.vault.label != _label(person_id, key):
            raise vault.damaged()
        name = str(json.loads(found[_DETAILS])["name"])
        return OpenedPerson(person_id, name, StoreKeys.from_bytes(found[_STORE]), key)
    except (ValueError, KeyError, TypeError):
        raise vault.damaged() from None


def open_anybody(folder: Path, passphrase: str) -> OpenedPerson:
    """Open the first file that a passphrase opens.

    Raises:
        IdentityProblem: it opens none.
        FileProblem: one cannot be read.
    """
    for person_id in person_ids(folder):
        try:
            return open_person(folder, person_id, passphrase)
        except IdentityProblem as problem:
            if problem.happened != vault.wrong_passphrase().happened:
                raise
    raise vault.wrong_passphrase()


def change_passphrase(folder: Path, person_id: str, old: str, new: str) -> None:
    """Give somebody another passphrase; until the new file is on the disk the old one holds.

    Raises:
        IdentityProblem: the old one is wrong, the new one too weak, or the file is damaged.
        FileProblem: it cannot be written.
    """
    file = _read(folder, person_id)
    changed = vault.with_passphrase(file.vault, old, new, person_id)
    _write(folder, file.model_copy(update={"vault": changed}))


def remove_person(folder: Path, person_id: str) -> None:
    """Remove somebody's file. A copy that they made of it before still opens a copy of the data."""
    remove_quietly(_file(folder, person_id))


def certify(authority: Authority, opened: OpenedPerson, valid_until: datetime) -> bytes:
    """Return a certificate (DER) for somebody's signing key.

    Raises:
        IdentityProblem: the root key is not here, or `valid_until` has passed.
    """
    public = opened.signing_key.public_key()
    return authority.issue_staff(public, name=opened.name, number=opened.id, valid_until=valid_until)


def sign(opened: OpenedPerson, person: Person, statement: bytes) -> Approval:
    """Sign a statement with somebody's own key.

    Raises:
        IdentityProblem: the certificate is for another key.
    """
    signature = signer_of(opened, person, ()).sign(statement)
    return Approval(person.id, person.role.value, person.certificate, signature)


def signer_of(opened: OpenedPerson, person: Person, chain: tuple[bytes, ...]) -> Signer:
    """Return the signer that somebody is; with the root (DER) as `chain`, of packages to one assessor.

    Raises:
        IdentityProblem: the certificate is for another key.
    """
    try:
        return Signer(opened.signing_key, person.certificate, chain)
    except ValueError:
        raise vault.damaged() from None


def approval_problem(statement: bytes, approval: Approval, root_der: bytes) -> str | None:
    """Return the code of what is wrong with an approval, or `None` if it holds: `signer` or `signature`."""
    try:
        certificate = read_certificate(approval.certificate)
    except NotUsableError:
        return "signer"
    if not certificate.staff or chain_problem(approval.certificate, root_der) is not None:
        return "signer"
    # The root's word on whose key it is: with one key under two ids, one person would be two.
    if certificate.number != approval.person_id:
        return "signer"
    if not isinstance(certificate.key, ec.EllipticCurvePublicKey):
        return "signer"
    try:
        certificate.key.verify(approval.signature, statement, ec.ECDSA(hashes.SHA256()))
    except InvalidSignature:
        return "signature"
    return None


def certificate_sha256(certificate: bytes) -> str:
    """Return the SHA-256 of a certificate in 64 hex digits."""
    return sha256_hex(certificate)


def _label(person_id: str, key: ec.EllipticCurvePrivateKey) -> str:
    public = key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return f"staff {person_id} {sha256_hex(public)}"


def _file(folder: Path, person_id: str) -> Path:
    return folder / f"{person_id}.json"


def _read(folder: Path, person_id: str) -> StaffFile:
    if not is_person_id(person_id) or not _file(folder, person_id).exists():
        known = ", ".join(person_ids(folder)) or "-"
        raise IdentityProblem(
            Text("Tidak ada petugas {id} di komputer ini.", "Nobody here is {id}.").filled(id=person_id[:20]),
            Text("Yang ada: {known}.", "Known: {known}.").filled(known=known),
        )
    try:
        file = StaffFile.model_validate_json(read_regular(_file(folder, person_id), _LIMIT))
    except ValidationError:
        raise vault.damaged() from None
    if file.id != person_id:
        raise vault.damaged()
    return file


def _write(folder: Path, file: StaffFile) -> None:
    vault.write_secret(_file(folder, file.id), file.model_dump_json(indent=1).encode("ascii"))
