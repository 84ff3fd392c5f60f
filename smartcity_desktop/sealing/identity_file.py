"""`identity.json`: what stands in it, and how it is read and written (see identity.py)."""

from __future__ import annotations

import base64
import binascii
import io
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field, StringConstraints, ValidationError

from smartcity_desktop.core.errors import IdentityProblem
from smartcity_desktop.core.language import Text
from smartcity_desktop.sealing import vault
from smartcity_desktop.sealing.certificates import key_sha256
from smartcity_desktop.sealing.requests import load_request, public_key
from smartcity_desktop.sealing.strict import Line, Moment, Sha256, Strict, read_moment
from smartcity_desktop.system.files import read_regular

if TYPE_CHECKING:
    from pathlib import Path

    from smartcity_desktop.sealing.store_keys import StoreKeys

FILE = "identity.json"
_LIMIT = 1024 * 1024


class KeptCertificate(Strict):
    """A certificate for the key, with what stands above it (DER in base64)."""

    assessor: Line
    certificate: str = Field(max_length=32_768)
    chain: list[str] = Field(max_length=4)


class OtherKey(Strict):
    """A key that came after the first: made here, or taken over from a provider's `.p12`.

    `name` is that of its secret in the vault; `provider` the provider's certificate and those above it (DER, base64).
    """

    name: Annotated[str, StringConstraints(pattern=r"^key[a-z]$")]
    public_key_sha256: Sha256
    created: Moment
    request: str = Field(max_length=65_536)
    provider: list[str] = Field(default=[], max_length=6)


class Details(Strict):
    """Who it is. Sealed. `request` is that of the first key, `others` stand in the order in which they came."""

    name: Line
    institution: Line
    request: str = Field(max_length=65_536)
    certificates: list[KeptCertificate] = Field(max_length=500)
    others: list[OtherKey] = Field(default=[], max_length=6)


class RingSlot(Strict):
    """The bundle, wrapped under a key that stands in the system's key ring."""

    nonce: vault.Base64
    wrapped: vault.Base64


class IdentityFile(Strict):
    """All of `identity.json`. `details` is a file at rest (at_rest.py) of `Details`, in base64."""

    format: Literal["smartcity-identity"]
    version: Literal[2]
    label: Line
    public_key_sha256: Sha256
    created: Moment
    vault: vault.Vault
    ring: RingSlot | None
    details: str = Field(max_length=_LIMIT)


def read_file(folder: Path) -> IdentityFile:
    """Read the file.

    Raises:
        IdentityProblem: there is none, or it is damaged.
        FileProblem: it cannot be read.
    """
    path = folder / FILE
    if not path.exists():
        raise IdentityProblem(
            Text("Belum ada identitas di komputer ini.", "There is no identity on this computer yet."),
            Text("Buat identitas terlebih dahulu.", "Make an identity first."),
        )
    data = read_regular(path, _LIMIT)
    try:
        file = IdentityFile.model_validate_json(data)
        read_moment(file.created)
    except (ValidationError, ValueError):
        raise vault.damaged() from None
    if file.public_key_sha256 != file.vault.label:
        raise vault.damaged()
    return file


def write_file(folder: Path, file: IdentityFile) -> None:
    """Write the file, whole or not at all.

    Raises:
        FileProblem: it cannot be written; the old file stays.
    """
    vault.write_secret(folder / FILE, file.model_dump_json(indent=1).encode("utf-8"))


def seal_details(details: Details, keys: StoreKeys) -> str:
    """Return the details sealed under the keys of the store, in base64."""
    raw = io.BytesIO()
    writer = keys.at_rest().writer(raw)
    writer.write(details.model_dump_json().encode("utf-8"))
    writer.finish()
    return base64_text(raw.getvalue())


def open_details(file: IdentityFile, keys: StoreKeys) -> Details:
    """Return the details.

    Raises:
        IdentityProblem: they do not open under these keys, or are of another key.
    """
    try:
        data = keys.at_rest().reader(io.BytesIO(base64_bytes(file.details))).read()
        details = Details.model_validate_json(data)
        for item in details.certificates:
            for text in (item.certificate, *item.chain):
                base64_bytes(text)
        for other in details.others:
            for text in other.provider:
                base64_bytes(text)
        keys_of_requests = [
            key_sha256(public_key(load_request(request.encode("ascii"))))
            for request in (details.request, *(other.request for other in details.others))
        ]
    except (ValidationError, ValueError, binascii.Error, IdentityProblem):
        raise vault.damaged() from None
    # The code that two people compare must be that of the key that signs.
    if keys_of_requests != [file.public_key_sha256, *(other.public_key_sha256 for other in details.others)]:
        raise vault.damaged()
    return details


def base64_text(data: bytes) -> str:
    """Return bytes in base64."""
    return base64.b64encode(data).decode("ascii")


def base64_bytes(text: str) -> bytes:
    """Read base64.

    Raises:
        ValueError: it is none.
    """
    return base64.b64decode(text, validate=True)
