"""What signing and checking a PDF takes: `pytest tests/benchmarks/bench_pdf.py -o python_files='bench_*.py'`.

A sheet may take 60 ms to sign once the program is warm, its picture included. Headquarters' check of a sheet (step 12 of receiving)
is measured against what no check can do without: hashing the file and one raw ECDSA verification.
"""

from __future__ import annotations

import hashlib
import io
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec

from smartcity_desktop.core.language import Language, TimeZone
from smartcity_desktop.reports.signature_field import (
    FIELD_HEIGHT,
    FIELD_WIDTH,
    SignatureWords,
    field_picture,
)
from smartcity_desktop.sealing.certificates import (
    end_certificate,
    read_certificate,
    root_certificate,
    sha256_hex,
    subject,
)
from smartcity_desktop.sealing.pdf_apart import verify_apart
from smartcity_desktop.sealing.pdf_form import check_signed_pdf
from smartcity_desktop.sealing.pdf_signature import SCORES_MARK, VisibleField, scores_reason, sign_pdf
from smartcity_desktop.sealing.pdf_verify import verify_pdf
from smartcity_desktop.sealing.signer import Signer

if TYPE_CHECKING:
    from pytest_benchmark.fixture import BenchmarkFixture

WHEN = datetime(2019, 5, 16, tzinfo=UTC)
LIMIT = 0.060
SCORES = "ab" * 32


@pytest.fixture(scope="module")
def signer() -> Signer:
    start, end = datetime(2019, 1, 1, tzinfo=UTC), datetime(2029, 1, 1, tzinfo=UTC)
    root_key, key = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))
    root = root_certificate(root_key, subject("Akar Uji", "Gerakan Uji"), start, end)
    leaf = end_certificate(root, root_key, key.public_key(), subject("Asesor Contoh", "Lembaga"), start, end)
    return Signer(key, leaf, (root,))


@pytest.fixture(scope="module")
def paper() -> bytes:
    """Four pages of about the size of a real sheet, 50 KB."""
    import random

    from reportlab.pdfgen.canvas import Canvas

    out, dice = io.BytesIO(), random.Random(7)
    canvas = Canvas(out, pageCompression=0, invariant=1)
    for _ in range(4):
        for line in range(60):
            canvas.drawString(40, 40 + 12 * line, f"{dice.getrandbits(560):0140x}")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _signed(paper: bytes, signer: Signer) -> bytes:
    words = SignatureWords("Asesor Contoh", "Lembaga", WHEN, signer.certificate_sha256, TimeZone.WIB)
    field = VisibleField(
        3, (100, 500, 100 + FIELD_WIDTH, 500 + FIELD_HEIGHT), field_picture(words, Language.INDONESIAN)
    )
    return sign_pdf(paper, signer, when=WHEN, reason=scores_reason("Lembar", SCORES), field=field)


def test_signing_a_sheet(benchmark: BenchmarkFixture, paper: bytes, signer: Signer) -> None:
    benchmark(lambda: _signed(paper, signer))
    assert benchmark.stats.stats.median <= LIMIT


def test_checking_a_sheet_on_receipt(benchmark: BenchmarkFixture, paper: bytes, signer: Signer) -> None:
    pdf, certificate = _signed(paper, signer), read_certificate(signer.certificate)
    ends = f"{SCORES_MARK}{SCORES}".encode()
    benchmark(lambda: check_signed_pdf(pdf, certificate, signer.chain, ends))
    assert benchmark.stats.stats.median <= 0.002


def test_the_floor_of_that(benchmark: BenchmarkFixture, paper: bytes, signer: Signer) -> None:
    pdf, certificate = _signed(paper, signer), read_certificate(signer.certificate)
    signature = signer.sign(b"x")
    assert isinstance(certificate.key, ec.EllipticCurvePublicKey)
    key = certificate.key

    def floor() -> None:
        hashlib.sha256(pdf).digest()
        key.verify(signature, b"x", ec.ECDSA(hashes.SHA256()))

    benchmark(floor)


def test_looking_at_a_pdf(benchmark: BenchmarkFixture, paper: bytes, signer: Signer) -> None:
    pdf = _signed(paper, signer)
    benchmark(lambda: verify_pdf(pdf, now=WHEN, roots=signer.chain))


def test_looking_at_a_pdf_in_another_process(
    benchmark: BenchmarkFixture, paper: bytes, signer: Signer
) -> None:
    pdf, pins = _signed(paper, signer), frozenset({sha256_hex(signer.chain[0])})
    benchmark.pedantic(lambda: verify_apart(pdf, now=WHEN, pinned=pins), rounds=3)
