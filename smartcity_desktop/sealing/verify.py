"""Verification, in the order of PACKAGE.md 4.7. It returns what it found; a bad package is no exception.

    1  private copy, 2 age      quarantine.take_copy
    3  zip, 4 first names       examination.check_structure
    5  signature                examination.signature_check(who is expected)
    6  manifest, 7 head         examination.check_manifest, check_head
    8  binding, 9 status, 10 order      *_steps          (up to here nothing of the bulk was read)
    11 all files                examination.check_bulk
    12 content                  *_steps
    13 import                   the caller, re-hashing through `Opened.read` or `copy_to`

Decryption (2) is done while the copy is taken, so that no plaintext lies on a disk; the signature of the sheet's PDF is one more step of 12.

Where a step of 8 to 10 refuses, step 11 is still done, so that the verdict can tell a whole package that is not for
us from a damaged one; one that is only held must have a right content as well.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from smartcity_desktop.core.package import PackageKind, PackageRefused, TimeStamp, Verdict
from smartcity_desktop.sealing.assessment_steps import AssessmentSteps, AssessmentTrust
from smartcity_desktop.sealing.certificates import (
    Certificate,
    NotUsableError,
    chain_problem,
    read_certificate,
)
from smartcity_desktop.sealing.container import check_first_entries, read_container, read_entry
from smartcity_desktop.sealing.enrolment import EnrolmentSteps, EnrolmentTrust, Renewal
from smartcity_desktop.sealing.examination import (
    Examination,
    check_bulk,
    check_head,
    check_manifest,
    check_structure,
    first_refusal,
    signature_check,
)
from smartcity_desktop.sealing.head import read_head
from smartcity_desktop.sealing.headquarters_steps import (
    edition_content,
    headquarters_signer,
    kind_check,
    publication_check,
    receipt_content,
    validity_check,
)
from smartcity_desktop.sealing.opened import Documents, Opened
from smartcity_desktop.sealing.order import Link
from smartcity_desktop.sealing.provider_chain import provider_problem
from smartcity_desktop.sealing.quarantine import PrivateCopy, take_copy
from smartcity_desktop.sealing.report_steps import ReportSteps
from smartcity_desktop.sealing.staff_pins import ANYBODY
from smartcity_desktop.sealing.stamp_trust import note_stamp
from smartcity_desktop.system.at_rest import PLAIN, AtRest, opened

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime
    from pathlib import Path
    from typing import BinaryIO

    from smartcity_desktop.core.package import Head
    from smartcity_desktop.sealing.cms import Parts
    from smartcity_desktop.sealing.examination import ExpectedSigner, Step
    from smartcity_desktop.sealing.staff_pins import StaffPins

__all__ = [
    "AssessmentTrust",
    "Link",
    "Opened",
    "PrivateCopy",
    "claimed_head",
    "refused_copy",
    "show",
    "take_copy",
    "verify_assessment",
    "verify_edition",
    "verify_enrolment",
    "verify_receipt",
]


@dataclass(frozen=True, slots=True)
class _Plan:
    """The steps that differ between kinds of packages."""

    signer: Callable[[Examination], ExpectedSigner]
    context: tuple[Step, ...] = ()
    content: tuple[Step, ...] = ()


def verify_assessment(
    path: Path | PrivateCopy,
    trust: AssessmentTrust | None,
    quarantine: Path,
    *,
    secrets: Sequence[str] = (),
    at_rest: AtRest = PLAIN,
) -> Opened:
    """Verify an assessment package, or a report: what an assessor signed for headquarters.

    Args:
        path: the file, wherever it lies. It is read once and not changed. Or a copy that was taken of it, which the
            answer then owns: to look at `claimed_head` first without reading (and decrypting) the file twice.
        trust: what headquarters knows; without it the verdict says *intact* and *valid*, never *trusted*.
        quarantine: an existing folder for private copies.
        secrets: age identities that may open a letter.
        at_rest: how the file lies on the disk, where it was kept here before.

    Returns:
        The verdict with the private copy, whatever the package was; close it.

    Raises:
        FileProblem: the file or the quarantine cannot be read or written: nothing was found out.
    """
    if trust is None:
        return show(path, quarantine, secrets=secrets, at_rest=at_rest)
    documents, copy = Documents(), _taken(path, quarantine, secrets, at_rest)
    # What a package says of itself only chooses the steps; the first of them is whether it is what it says.
    claimed = _claim(copy.source, copy.size) if isinstance(copy, PrivateCopy) else None
    is_report = claimed is not None and claimed.kind is PackageKind.REPORT
    steps = (ReportSteps if is_report else AssessmentSteps)(trust, documents)
    plan = _Plan(
        signer=steps.expected_signer,
        context=(steps.check_binding, steps.check_status, steps.check_order),
        content=(steps.check_content,),
    )
    return _verified(copy, plan, documents)


def verify_edition(
    path: Path | PrivateCopy,
    pinned_roots: frozenset[str] | None,
    known: dict[str, tuple[int, str]],
    quarantine: Path,
    now: datetime,
    *,
    closed_too: bool = False,
    signers: frozenset[str] = frozenset(),
    revoked: frozenset[str] = frozenset(),
    secrets: Sequence[str] = (),
    at_rest: AtRest = PLAIN,
) -> Opened:
    """Verify an edition package.

    Args:
        path: the file. It is read once and not changed.
        pinned_roots: SHA-256 (hex) of the root certificates this laptop trusts. `None` the first time: then the
            verdict is not *trusted* but has no refusal either, and a person compares `Opened.root_fingerprint`.
        known: number and package digest of the publication at hand, by edition code.
        quarantine: an existing folder for private copies.
        now: UTC, this computer's clock.
        closed_too: take an edition whose day `closes` has passed (auditors).
        signers: SHA-256 (hex) of the signers that accepted editions named; none means any below the pinned root.
        revoked: SHA-256 (hex) of signers that accepted editions revoked.
        secrets: age identities that may open a letter.
        at_rest: how the file lies on the disk, where it was kept here before.

    Raises:
        FileProblem: as `verify_assessment`.
    """
    documents = Documents()
    plan = _Plan(
        signer=lambda _: headquarters_signer(pinned_roots, signers, revoked),
        context=(
            kind_check(PackageKind.EDITION),
            validity_check(now, pinned=pinned_roots is not None),
            publication_check(known),
        ),
        content=(edition_content(documents, now, closed_too=closed_too),),
    )
    return _verified(_taken(path, quarantine, secrets, at_rest), plan, documents)


def verify_receipt(
    path: Path | PrivateCopy,
    pinned_roots: frozenset[str],
    quarantine: Path,
    now: datetime,
    *,
    edition: str | None = None,
    assessor_id: str | None = None,
    signers: frozenset[str] = frozenset(),
    revoked: frozenset[str] = frozenset(),
    staff: StaffPins = ANYBODY,
    secrets: Sequence[str] = (),
    at_rest: AtRest = PLAIN,
) -> Opened:
    """Verify a receipt package. Receipts only ever add, so an old one is harmless.

    Args:
        path: the file. It is read once and not changed.
        pinned_roots: SHA-256 (hex) of the root certificates this laptop trusts.
        quarantine: an existing folder for private copies.
        now: UTC, this computer's clock.
        edition: code it must be for, or `None`.
        assessor_id: whom it must be for, or `None`.
        signers: as for `verify_edition`.
        revoked: as for `verify_edition`, and of headquarters' people.
        staff: who of headquarters' people may sign; by default whoever the root gave a person's certificate.
        secrets: age identities that may open a letter.
        at_rest: how the file lies on the disk, where it was kept here before.

    Raises:
        FileProblem: as `verify_assessment`.
    """
    documents = Documents()
    plan = _Plan(
        signer=lambda _: headquarters_signer(pinned_roots, signers, revoked, staff),
        context=(kind_check(PackageKind.RECEIPT), validity_check(now, pinned=True)),
        content=(receipt_content(documents, edition=edition, assessor_id=assessor_id),),
    )
    return _verified(_taken(path, quarantine, secrets, at_rest), plan, documents)


def verify_enrolment(
    path: Path | PrivateCopy,
    trust: EnrolmentTrust,
    quarantine: Path,
    *,
    secrets: Sequence[str] = (),
    at_rest: AtRest = PLAIN,
) -> tuple[Opened, Renewal | None]:
    """Verify a request for a new key for which the old one vouches; a `Renewal` only where nothing refuses it.

    Raises:
        FileProblem: as `verify_assessment`.
    """
    steps = EnrolmentSteps(trust)
    plan = _Plan(
        signer=steps.expected_signer,
        context=(steps.check_binding, steps.check_status),
        content=(steps.check_content,),
    )
    found = _verified(_taken(path, quarantine, secrets, at_rest), plan, Documents())
    return found, steps.renewal if found.verdict.good else None


def show(
    path: Path | PrivateCopy, quarantine: Path, *, secrets: Sequence[str] = (), at_rest: AtRest = PLAIN
) -> Opened:
    """Look at any package without trust: the verdict says *intact* and *valid* by its own certificate.

    Raises:
        FileProblem: as `verify_assessment`.
    """
    copy = _taken(path, quarantine, secrets, at_rest)
    return _verified(copy, _Plan(signer=lambda _: _anyone, context=(note_stamp,)), Documents())


def claimed_head(path: Path | PrivateCopy, *, at_rest: AtRest = PLAIN) -> Head | None:
    """Return what a file *claims* to be, to choose by which edition to verify it. Nothing of it is proved.

    Args:
        path: the file, or a copy that was taken of it. A letter says nothing until a copy of it was taken.
        at_rest: how the file lies on the disk, where it was kept here before.

    Returns:
        The head, or `None` where there is none to be read.

    Raises:
        FileProblem: the file cannot be read.
    """
    if isinstance(path, PrivateCopy):
        return _claim(path.source, path.size)
    with opened(path, at_rest) as source:
        return _claim(source, source.seek(0, 2))


def _claim(source: BinaryIO, size: int) -> Head | None:
    try:
        entries = read_container(source, size)
        check_first_entries(source, entries)
        return read_head(read_entry(source, entries[3], 4 * 1024 * 1024))
    except PackageRefused:
        return None


def check_own(copy: PrivateCopy) -> str:
    """Check a package that was just written, as any stranger would, and return its digest (hex).

    Raises:
        PackageRefused: it is not intact or not valid.
    """
    x = Examination(copy.source, copy.size, digests=copy.digests)
    refusal = first_refusal(x, (*_opening(x, _anyone), check_bulk))
    if refusal is not None:
        raise refusal
    assert x.digest is not None
    return x.digest


def _anyone(parts: Parts) -> tuple[Certificate, tuple[bytes, ...]]:
    """Expect whoever the signature names, below the root it brings: the bytes are whole, but who that is stays open."""
    try:
        certificate = read_certificate(parts.certificate)
    except NotUsableError as problem:
        raise PackageRefused("E_CMS_PARSE", str(problem)) from None
    if not parts.chain:
        raise PackageRefused("E_SIGNER_CHAIN", "the signature brings nothing that stands above its signer")
    own = len(parts.chain) == 1 and chain_problem(parts.certificate, parts.chain[0]) is None
    unfit = None if own else provider_problem(parts.certificate, parts.chain)
    if unfit is not None:
        raise PackageRefused("E_SIGNER_CHAIN", unfit)
    return certificate, parts.chain


def _opening(x: Examination, expected: ExpectedSigner) -> tuple[Step, ...]:
    """Steps 3 to 7."""
    return check_structure, signature_check(expected), check_manifest, check_head


def _taken(
    path: Path | PrivateCopy, quarantine: Path, secrets: Sequence[str], at_rest: AtRest
) -> PrivateCopy | Opened:
    """Steps 1 and 2: return the copy, or the verdict where none could be taken."""
    if isinstance(path, PrivateCopy):
        return path
    try:
        return take_copy(path, quarantine, secrets, at_rest)
    except PackageRefused as refusal:
        return refused_copy(path, refusal)


def refused_copy(path: Path, refusal: PackageRefused) -> Opened:
    """Return the verdict on a file of which no copy could be taken (`take_copy`)."""
    return Opened(_verdict(path.name, None, refusal), None, None, Documents())


def _verified(copy: PrivateCopy | Opened, plan: _Plan, documents: Documents) -> Opened:
    if isinstance(copy, Opened):
        return copy
    x = Examination(copy.source, copy.size, digests=copy.digests)
    try:
        refusal_found = _examine(x, plan)
    except BaseException:
        copy.close()
        raise
    return Opened(_verdict(copy.name, x, refusal_found), copy, x, documents)


def _examine(x: Examination, plan: _Plan) -> PackageRefused | None:
    refusal = first_refusal(x, _opening(x, plan.signer(x)))
    if refusal is not None:
        return refusal
    context = first_refusal(x, plan.context)
    damage = first_refusal(x, (check_bulk,))
    if context is not None and not context.held:
        return context
    return damage or first_refusal(x, plan.content) or context


def _verdict(name: str, x: Examination | None, refusal: PackageRefused | None) -> Verdict:
    if x is None:
        return Verdict(name, None, False, False, False, "", None, None, refusal)
    return Verdict(
        file=name,
        digest=x.digest,
        intact=x.intact,
        valid=x.valid,
        trusted=x.trusted,
        signer=x.signer,
        signed_at=x.signed_at,
        head=x.head,
        refusal=refusal,
        notes=tuple(x.notes),
        time_stamp=_counted(x),
    )


def _counted(x: Examination) -> TimeStamp | None:
    if x.stamp is None or not x.stamp_counts:
        return None
    return TimeStamp(x.stamp.at, x.stamp.certificate.name, x.stamp.certificate.sha256)
