"""What is asked of packages that headquarters signs: editions and receipts (PACKAGE.md 5.8).

The signer must stand right below a pinned root and bear headquarters' own key usage, which no assessor's certificate
has; what is written to one assessor may also be signed by one of headquarters' people (`staff_pins`). On time: the
clock of the laptop that reads may be wrong, so a signing time in its future and a certificate that is "not yet" valid
refuse nothing; the verdict notes it. An expired certificate is refused.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from smartcity_desktop.core.edition import SignerStatus
from smartcity_desktop.core.language import Text
from smartcity_desktop.core.package import FORMAT_VERSION, Audience, PackageKind, PackageRefused, Role
from smartcity_desktop.sealing import names
from smartcity_desktop.sealing.certificates import (
    Certificate,
    NotUsableError,
    chain_problem,
    fingerprint,
    read_certificate,
    sha256_hex,
)
from smartcity_desktop.sealing.clocks import TOLERANCE, end_of_day
from smartcity_desktop.sealing.container import read_entry
from smartcity_desktop.sealing.edition_document import LIMIT, read_edition
from smartcity_desktop.sealing.facts_document import LIMIT as FACTS_LIMIT
from smartcity_desktop.sealing.facts_document import read_facts
from smartcity_desktop.sealing.head import HEADQUARTERS
from smartcity_desktop.sealing.order import check_publication
from smartcity_desktop.sealing.receipt_document import read_receipt
from smartcity_desktop.sealing.staff_pins import require_named
from smartcity_desktop.sealing.strict import moment_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from smartcity_desktop.core.edition import Edition
    from smartcity_desktop.core.package import Head
    from smartcity_desktop.sealing.cms import Parts
    from smartcity_desktop.sealing.examination import Examination, Step
    from smartcity_desktop.sealing.opened import Documents
    from smartcity_desktop.sealing.staff_pins import StaffPins

RUBRIC_LIMIT = 4 * 1024 * 1024


def headquarters_signer(
    pinned_roots: frozenset[str] | None,
    signers: frozenset[str] = frozenset(),
    revoked: frozenset[str] = frozenset(),
    staff: StaffPins | None = None,
) -> Callable[[Parts], tuple[Certificate, tuple[bytes, ...]]]:
    """Step 5 for headquarters' packages: a certificate right below a pinned root, with the root beside it.

    Args:
        pinned_roots: SHA-256 (hex) of root certificates; `None` takes any root, whose fingerprint a person compares.
        signers: SHA-256 (hex) of the signers that accepted editions named; none of them means any below the root.
        revoked: SHA-256 (hex) of those that accepted editions revoked.
        staff: what is known of headquarters' people, where they may sign this kind too; `None` where they may not.
    """

    def expected(parts: Parts) -> tuple[Certificate, tuple[bytes, ...]]:
        if len(parts.chain) != 1:
            raise PackageRefused(
                "E_SIGNER_UNKNOWN", "the signature does not bring exactly the root of its signer"
            )
        root = parts.chain[0]
        if pinned_roots is not None and sha256_hex(root) not in pinned_roots:
            raise PackageRefused("E_SIGNER_UNKNOWN", f"root {sha256_hex(root)[:24]} is not the pinned one")
        try:
            certificate = read_certificate(parts.certificate)
        except NotUsableError as problem:
            raise PackageRefused("E_SIGNER_UNKNOWN", str(problem)) from None
        problem_found = chain_problem(parts.certificate, root)
        if problem_found is not None:
            raise PackageRefused("E_SIGNER_CHAIN", problem_found)
        if staff is not None and certificate.staff and not certificate.edition_signer:
            require_named(certificate, staff, revoked)
            return certificate, parts.chain
        if not certificate.edition_signer:
            raise PackageRefused("E_SIGNER_UNKNOWN", f"{certificate.name!r} may not sign for headquarters")
        if certificate.sha256 in revoked:
            raise PackageRefused(
                "E_SIGNER_REVOKED",
                f"signer {fingerprint(certificate.sha256)} was revoked by an edition at hand",
            )
        if signers and certificate.sha256 not in signers:
            raise not_announced(certificate.sha256)
        return certificate, parts.chain

    return expected


def not_announced(sha256: str) -> PackageRefused:
    """Return the refusal of a signer of the right root whom no accepted edition named."""
    code = fingerprint(sha256)
    return PackageRefused(
        "E_SIGNER_UNKNOWN",
        f"signer {code} was announced by no edition at hand",
        (
            Text(
                "Penanda tangan paket pusat ini belum diumumkan oleh periode yang ada di laptop ini: {code}.",
                "No edition on this laptop announces the signer of this package of headquarters: {code}.",
            ).filled(code=code),
            Text(
                "Ambil dahulu periode yang lebih lama. Bila tidak ada, telepon pusat pada nomor yang Anda kenal dan minta "
                "sidik jari penanda tangan; hanya bila sama dengan {code}, ambil periode ini dengan menyebut sidik jari "
                "itu.",
                "Take in the earlier edition first. If there is none, call headquarters on a number you know and ask for "
                "the signer's fingerprint; only if it is {code}, take this edition in by giving that fingerprint.",
            ).filled(code=code),
        ),
    )


def kind_check(kind: PackageKind) -> Step:
    """Step 8 for headquarters' packages: return the check of kind, audience, signer."""

    def check(x: Examination) -> None:
        head = x.known_head()
        if head.kind is not kind:
            raise PackageRefused("E_TYPE", f"a package of kind {head.kind.value}, not {kind.value}")
        if head.audience is not Audience.ASSESSOR:
            raise PackageRefused("E_AUDIENCE", f"meant for {head.audience.value}")
        if head.certificate_sha256 != x.known_certificate().sha256 or head.signer != HEADQUARTERS:
            raise PackageRefused(
                "E_BIND", f"the head names {head.signer} and another certificate than signed"
            )
        if head.assignment is not None or head.region is not None:
            raise PackageRefused("E_BIND", f"a package of kind {kind.value} is for no one assignment")

    return check


def validity_check(now: datetime, *, pinned: bool) -> Step:
    """Step 9 for headquarters' packages: return the check of the signer's certificate at `now`."""

    def check(x: Examination) -> None:
        certificate = x.known_certificate()
        if now > certificate.valid_until:
            raise PackageRefused(
                "E_SIGNER_EXPIRED", f"the certificate ended {moment_text(certificate.valid_until)}"
            )
        if x.known_time() > now + TOLERANCE or now < certificate.valid_from - TOLERANCE:
            x.notes.append(_late_clock(now, x.known_time()))
        x.trusted = pinned
        if not pinned:
            x.notes.append(_COMPARE_ROOT)

    return check


def publication_check(known: dict[str, tuple[int, str]]) -> Step:
    """Step 10 for editions: return the check that a publication is newer than the one at hand."""

    def check(x: Examination) -> None:
        head = x.known_head()
        assert x.digest is not None
        check_publication(head, x.digest, known.get(head.edition))

    return check


def edition_content(documents: Documents, now: datetime, *, closed_too: bool) -> Step:
    """Step 12 for editions: return the check of `edition.json` and its rubric."""

    def check(x: Examination) -> None:
        head = x.known_head()
        files = (names.EDITION, names.RUBRIC)
        with_facts = len(head.contents) > len(files)
        _require_files(head, (*files, names.FACTS) if with_facts else files, Role.EDITION)
        edition, regions = read_edition(read_entry(x.source, x.entry(names.EDITION), LIMIT))
        if with_facts:
            read_facts(read_entry(x.source, x.entry(names.FACTS), FACTS_LIMIT), edition.regions)
        rubric = read_entry(x.source, x.entry(names.RUBRIC), RUBRIC_LIMIT)
        _check_edition(head, edition, rubric)
        if now >= end_of_day(edition.closes) and not closed_too:
            raise PackageRefused("E_LATE", f"edition {edition.code} closed on {edition.closes}")
        documents.edition, documents.regions = edition, regions

    return check


def _check_edition(head: Head, edition: Edition, rubric: bytes) -> None:
    if edition.code != head.edition or edition.roster_version != head.roster_version:
        raise PackageRefused(
            "E_BIND", f"the head is of edition {head.edition}, the content of {edition.code}"
        )
    if head.edition_digest is not None:
        raise PackageRefused("E_BIND", "an edition is made from no other edition")
    active = {e.certificate_sha256 for e in edition.signers if e.status is SignerStatus.ACTIVE}
    if edition.signers and head.certificate_sha256 not in active:
        raise PackageRefused("E_BIND", "the edition does not name its own signer as active")
    if hashlib.sha256(rubric).hexdigest() != edition.rubric.digest:
        raise PackageRefused("E_BIND", f"{names.RUBRIC} is not the rubric that the edition names")
    if edition.min_package_version > FORMAT_VERSION:
        raise PackageRefused(
            "E_VERSION_NEWER", f"the edition asks for packages of {edition.min_package_version}"
        )


def receipt_content(documents: Documents, *, edition: str | None, assessor_id: str | None) -> Step:
    """Step 12 for receipts: return the check of `receipt.json` and for whom it is; `None` asks for nobody."""

    def check(x: Examination) -> None:
        head = x.known_head()
        if edition is not None and head.edition != edition:
            raise PackageRefused("E_EDITION", f"for edition {head.edition}, not {edition}")
        _require_files(head, (names.RECEIPT,), Role.COMMENTS)
        receipt = read_receipt(read_entry(x.source, x.entry(names.RECEIPT)))
        if assessor_id is not None and receipt.assessor_id != assessor_id:
            raise PackageRefused("E_AUDIENCE", f"for {receipt.assessor_id}, not {assessor_id}")
        documents.receipt = receipt

    return check


def _require_files(head: Head, expected: tuple[str, ...], role: Role) -> None:
    found = tuple(content.name for content in head.contents)
    if found != expected or any(content.role is not role for content in head.contents):
        raise PackageRefused("E_SCHEMA", f"holds {', '.join(found)[:200]}, not {', '.join(expected)}")


def _late_clock(now: datetime, signed_at: datetime) -> Text:
    return Text(
        "Jam komputer ini tampaknya terlambat: sekarang tercatat {now} (UTC), sedangkan paket ditandatangani {moment}. "
        "Setel jam komputer.",
        "This computer's clock seems to be behind: it reads {now} (UTC), yet the package was signed {moment}. "
        "Set the clock.",
    ).filled(now=moment_text(now), moment=moment_text(signed_at))


_COMPARE_ROOT = Text(
    "Sertifikat induk belum dikenal; bandingkan sidik jarinya dengan yang diumumkan pusat.",
    "The root certificate is not known yet; compare its fingerprint with the one headquarters published.",
)
