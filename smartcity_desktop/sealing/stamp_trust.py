"""Which time-stamps count: those of the services that the edition pins, by their exact certificate."""

from __future__ import annotations

import base64
import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from smartcity_desktop.core.edition import TimeStampService
from smartcity_desktop.core.errors import ChangeRefused
from smartcity_desktop.core.language import Text, same
from smartcity_desktop.core.package import PackageRefused
from smartcity_desktop.sealing.certificates import NotUsableError
from smartcity_desktop.sealing.clocks import TOLERANCE
from smartcity_desktop.sealing.stamps import read_service_certificate
from smartcity_desktop.sealing.strict import moment_text

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from smartcity_desktop.core.edition import RosterEntry
    from smartcity_desktop.sealing.edition_models import TimeStampServiceModel
    from smartcity_desktop.sealing.examination import Examination
    from smartcity_desktop.sealing.stamps import Stamp

_PLAIN = re.compile(r"https?://[!-~]{1,190}", re.ASCII)


def service_of(url: str, certificate: bytes) -> TimeStampService:
    """Return a service as an edition names it.

    Args:
        url: where it is asked.
        certificate: what it signs with, DER.

    Raises:
        ValueError: the address is none of `http` or `https`, or the certificate is none of a time-stamping service.
    """
    if _PLAIN.fullmatch(url) is None or not urlsplit(url).hostname or "@" in urlsplit(url).netloc:
        raise ValueError(f"{url[:80]!r} is no address of the form https://host/path")
    _ = urlsplit(url).port  # a ValueError where it is none
    found = read_service_certificate(certificate)
    return TimeStampService(url, found.der, found.sha256)


def service_from(url: str, data: bytes, file: str) -> TimeStampService:
    """Return a service of which people gave address and certificate.

    Args:
        url: as it was typed.
        data: the certificate's file, PEM or DER. Where a PEM holds several, as operators hand out with those above it,
            the first that stamps time is taken.
        file: its name.

    Raises:
        ChangeRefused: one of them cannot be used; it names which and why.
    """
    try:
        service_of(url.strip(), b"")
    except NotUsableError:
        pass  # the address is right, then
    except ValueError:
        raise ChangeRefused(
            Text(
                "Alamat layanan stempel waktu {url!r} tidak dapat dipakai.",
                "The address of the time-stamping service, {url!r}, cannot be used.",
            ).filled(url=url[:80]),
            Text(
                "Tulis alamat lengkap yang diawali https:// atau http://, tanpa nama pengguna dan spasi.",
                "Write the whole address, from https:// or http:// on, without user name and spaces.",
            ),
        ) from None
    try:
        found = _certificates(data)
    except ValueError:
        found = []
    for certificate in found:
        try:
            return service_of(url.strip(), certificate)
        except ValueError:
            continue
    raise ChangeRefused(
        (_NOT_A_SERVICE if found else _NO_CERTIFICATE).filled(file=file),
        Text(
            "Minta kepada penyelenggara layanan sertifikat (PEM atau DER) yang menandatangani stempel waktunya; "
            "perluasan extendedKeyUsage harus kritis dan hanya berisi timeStamping.",
            "Ask the service's operator for the certificate (PEM or DER) that signs its time-stamps; its "
            "extendedKeyUsage has to be critical and to say timeStamping alone.",
        ),
    )


def _certificates(data: bytes) -> list[bytes]:
    """Return the certificates (DER) of a file.

    Raises:
        ValueError: it holds none.
    """
    if data.lstrip().startswith(b"-----BEGIN"):
        return [one.public_bytes(Encoding.DER) for one in x509.load_pem_x509_certificates(data)]
    return [x509.load_der_x509_certificate(data).public_bytes(Encoding.DER)]


def services_json(services: Iterable[TimeStampService]) -> list[dict[str, str]]:
    """Return services as they stand in `edition.json` and in the store."""
    return [
        {"url": one.url, "certificate": base64.b64encode(one.certificate).decode("ascii")} for one in services
    ]


def read_services(items: Iterable[TimeStampServiceModel]) -> tuple[TimeStampService, ...]:
    """Read the services of `edition.json`.

    Raises:
        ValueError: one of them cannot be used.
    """
    found = []
    for item in items:
        try:
            found.append(service_of(item.url, base64.b64decode(item.certificate, validate=True)))
        except ValueError as problem:
            raise ValueError(f"time_stamp_services[{len(found)}]: {problem}") from None
    return tuple(found)


def judge_stamp(x: Examination, services: Iterable[TimeStampService], now: datetime) -> None:
    """Settle whether the time-stamp of a package counts; one that does not refuses nothing and is noted."""
    stamp = x.stamp
    if stamp is None:
        return
    if stamp.certificate.sha256 not in {one.certificate_sha256 for one in services}:
        x.notes.append(_filled(_NOT_PINNED, stamp))
    elif not stamp.in_validity() or stamp.at > now + TOLERANCE:
        x.notes.append(_filled(_NO_TIME, stamp))
    else:
        x.stamp_counts = True


def lifted(x: Examination, entry: RosterEntry) -> PackageRefused:
    """Return the refusal of a package that a revoked certificate signed, for a human where a time-stamp allows it.

    Whoever has a stolen key can claim any time, but has no time-stamp from before the revocation.

    Raises:
        PackageRefused: `E_SIGNER_REVOKED`: nothing shows that it was signed before.
    """
    if entry.revoked_at is None or x.stamp is None or not x.stamp_counts:
        raise PackageRefused("E_SIGNER_REVOKED", f"the certificate of {entry.assessor_id} is revoked")
    stamped, revoked = moment_text(x.stamp.latest), moment_text(entry.revoked_at)
    if x.stamp.latest >= entry.revoked_at:
        raise PackageRefused(
            "E_SIGNER_REVOKED", f"the certificate was revoked {revoked}, the time-stamp is of {stamped}"
        )
    return PackageRefused(
        "H_REVOKED", f"certificate of {entry.assessor_id} revoked {revoked}, time-stamped before, {stamped}"
    )


def note_stamp(x: Examination) -> None:
    """Note a time-stamp where no edition is at hand that says whose count."""
    if x.stamp is not None:
        x.notes.append(_filled(_NOT_JUDGED, x.stamp))


def _filled(text: Text, stamp: Stamp) -> Text:
    return text.filled(name=same(stamp.certificate.name[:80]), moment=moment_text(stamp.at))


_NO_CERTIFICATE = Text("{file} tidak berisi sertifikat.", "{file} holds no certificate.")
_NOT_A_SERVICE = Text(
    "Sertifikat dalam {file} bukan sertifikat layanan stempel waktu, atau kuncinya terlalu lemah.",
    "The certificate in {file} is not that of a time-stamping service, or its key is too weak.",
)
_NOT_PINNED = Text(
    "Stempel waktu {moment} dari {name} tidak diperhitungkan: layanan itu bukan yang ditetapkan periode.",
    "The time-stamp {moment} by {name} does not count: the edition does not name that service.",
)
_NO_TIME = Text(
    "Stempel waktu {moment} dari {name} tidak diperhitungkan: waktunya di luar masa berlaku sertifikat layanan, atau di "
    "masa depan.",
    "The time-stamp {moment} by {name} does not count: its time is outside its service's certificate, or still to come.",
)
_NOT_JUDGED = Text(
    "Tanda tangan memuat stempel waktu {moment} dari {name}; apakah layanan itu diakui, hanya periode yang mengatakannya.",
    "The signature bears a time-stamp {moment} by {name}; only the edition says whether that service counts.",
)
