"""Signing a PDF, and the one form in which that is done; pyHanko, pdfsig and openssl are asked whether it is right."""

from __future__ import annotations

import asyncio
import copy
import io
import re
import shutil
import subprocess
from datetime import UTC, datetime

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from smartcity_desktop.core.language import Language, TimeZone
from smartcity_desktop.core.package import PackageRefused
from smartcity_desktop.reports.signature_field import (
    FIELD_HEIGHT,
    FIELD_WIDTH,
    SignatureWords,
    field_picture,
)
from smartcity_desktop.sealing.certificates import end_certificate, read_certificate, subject
from smartcity_desktop.sealing.pdf_form import check_signed_pdf, is_unsigned
from smartcity_desktop.sealing.pdf_problem import PdfProblem
from smartcity_desktop.sealing.pdf_signature import SCORES_MARK, VisibleField, scores_reason, sign_pdf
from smartcity_desktop.sealing.signer import Signer

WHEN = datetime(2019, 5, 16, 7, 30, 0, 999, tzinfo=UTC)
SCORES = "ab" * 32
ENDS = (SCORES_MARK + SCORES).encode()
REASON = scores_reason("Lembar penilaian / score sheet", SCORES)
BOX = (100.0, 500.0, 100 + FIELD_WIDTH, 500 + FIELD_HEIGHT)


def paper(pages: int = 2) -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, pageCompression=1, invariant=1)
    for number in range(pages):
        canvas.drawString(100, 700, f"Lembar penilaian, halaman {number + 1}")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


PLAIN = paper()


@pytest.fixture(scope="module")
def signer(programme):
    return programme.siti.signer


@pytest.fixture(scope="module")
def signed(signer):
    return sign_pdf(PLAIN, signer, when=WHEN, reason=REASON, place="Kota Ambon")


def accept(pdf: bytes, signer: Signer, ends: bytes = ENDS) -> None:
    check_signed_pdf(pdf, read_certificate(signer.certificate), signer.chain, ends)


def refused(pdf: bytes, signer: Signer, ends: bytes = ENDS) -> str:
    with pytest.raises(PackageRefused) as problem:
        accept(pdf, signer, ends)
    return problem.value.code


def test_the_old_bytes_stay_and_the_form_is_right(signed, signer):
    assert signed.startswith(PLAIN)
    assert not is_unsigned(signed)
    assert is_unsigned(PLAIN)
    accept(signed, signer)


def test_the_time_is_the_one_given_and_no_other(signed):
    assert re.findall(rb"\(D\\072(\d{14}Z)", signed[len(PLAIN) :]) == [b"20190516073000Z"]


def test_pyhanko_would_make_the_same_signature(signer):
    """PAdES leaves the time out of the signature; the template without it is what pyHanko writes.

    The certificates above the signer are left out: pyHanko sorts them, the template has them in roster order.
    """
    from asn1crypto import x509 as asn1
    from pyhanko.sign.signers.pdf_cms import ExternalSigner

    from smartcity_desktop.sealing import cms

    digest, value = bytes(range(32)), bytes(71)
    other = ExternalSigner(
        signing_cert=asn1.Certificate.load(signer.certificate), cert_registry=None, signature_value=value
    )
    theirs = asyncio.run(other.async_sign(digest, "sha256", use_pades=True)).dump()
    certificate = read_certificate(signer.certificate)
    assert theirs == cms.cms_bytes(certificate, (), cms.signed_attributes(certificate, digest, None), value)


@pytest.mark.skipif(shutil.which("pdfsig") is None, reason="poppler-utils is not installed")
def test_pdfsig_finds_it_valid_and_total(signed, tmp_path):
    path = tmp_path / "signed.pdf"
    path.write_bytes(signed)
    said = subprocess.run(["pdfsig", "-nocert", path], capture_output=True, text=True, check=False).stdout
    assert "Signature is Valid." in said
    assert "Total document signed" in said
    assert "ETSI.CAdES.detached" in said
    assert "Asesor Contoh Satu" in said
    path.write_bytes(PLAIN)
    assert subprocess.run(["pdfsig", "-nocert", path], capture_output=True, check=False).returncode != 0


@pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl is not installed")
def test_openssl_finds_the_signature_right(signed, programme, tmp_path):
    found = re.search(rb"/Contents <([0-9A-F]+)>", signed)
    (tmp_path / "signature.p7s").write_bytes(bytes.fromhex(found[1].decode()))
    covered = tmp_path / "covered.bin"
    covered.write_bytes(signed[: found.start(1) - 1] + signed[found.end(1) + 1 :])
    root = x509.load_der_x509_certificate(programme.authority.root_der)
    (tmp_path / "root.pem").write_bytes(root.public_bytes(Encoding.PEM))
    command = ["openssl", "cms", "-verify", "-cades", "-binary", "-inform", "DER", "-in", "signature.p7s"]
    command += ["-content", "covered.bin", "-CAfile", "root.pem", "-purpose", "any", "-out", "out.bin"]
    command += ["-attime", str(int(WHEN.timestamp()))]
    assert subprocess.run(command, cwd=tmp_path, capture_output=True, check=False).returncode == 0
    covered.write_bytes(covered.read_bytes().replace(b"halaman", b"HALAMAN") + b" ")
    assert subprocess.run(command, cwd=tmp_path, capture_output=True, check=False).returncode != 0


def test_the_picture_shows_who_signed_in_the_programs_font(signer):
    words = SignatureWords(
        "Łucja Ğazi Contoh, Ph.D.", "Universitas Contoh", WHEN, signer.certificate_sha256, TimeZone.WIT
    )
    field = VisibleField(1, BOX, field_picture(words, Language.INDONESIAN))
    signed = sign_pdf(PLAIN, signer, when=WHEN, reason=REASON, field=field)
    accept(signed, signer)
    import pypdf

    page = pypdf.PdfReader(io.BytesIO(signed)).pages[1]
    (widget,) = (annotation.get_object() for annotation in page["/Annots"])
    picture = widget["/AP"]["/N"].get_object()
    assert [round(float(edge)) for edge in widget["/Rect"]] == [round(edge) for edge in BOX]
    assert round(float(picture["/BBox"][2])) == round(FIELD_WIDTH)
    fonts = picture["/Resources"]["/Font"].values()
    bases = {font.get_object()["/BaseFont"] for font in fonts}
    assert any("PlusJakartaSans" in base for base in bases)
    embedded = [font.get_object().get("/FontDescriptor") for font in fonts]
    assert all("/FontFile2" in each.get_object() for each in embedded if each is not None)
    text = _text_of(field.appearance)
    assert "Łucja Ğazi Contoh" in text
    assert "Tanda tangan elektronik tidak tersertifikasi" in text
    assert "16 Mei 2019" in text


def _text_of(pdf: bytes) -> str:
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    text = "\n".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return text


def test_an_rsa_key_signs_too(programme, tmp_path):
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    root_key = ec.generate_private_key(ec.SECP256R1())
    name = subject("Akar uji", "Uji")
    from smartcity_desktop.sealing.certificates import root_certificate

    start, end = datetime(2019, 1, 1, tzinfo=UTC), datetime(2029, 1, 1, tzinfo=UTC)
    root = root_certificate(root_key, name, start, end)
    leaf = end_certificate(root, root_key, key.public_key(), subject("Ber-RSA", "Uji"), start, end)
    signer = Signer(key, leaf, (root,))
    pdf = sign_pdf(PLAIN, signer, when=WHEN, reason=REASON)
    accept(pdf, signer)
    assert refused(pdf, programme.siti.signer) == "E_PDF_SIGNER"


def test_another_signer_or_other_scores(signed, programme):
    assert refused(signed, programme.budi.signer) == "E_PDF_SIGNER"
    assert refused(signed, programme.siti.signer, (SCORES_MARK + "cd" * 32).encode()) == "E_PDF_SIGNER"
    by_budi = sign_pdf(PLAIN, programme.budi.signer, when=WHEN, reason=REASON)
    assert refused(by_budi, programme.siti.signer) == "E_PDF_SIGNER"


def test_a_certificate_with_the_signature_of_another_key(programme):
    forger = copy.copy(programme.budi.signer)
    forger._key = programme.siti.key
    forged = sign_pdf(PLAIN, forger, when=WHEN, reason=REASON)
    assert refused(forged, programme.budi.signer) == "E_PDF_SIG"


def test_every_byte_that_was_added_by_signing(signed, signer):
    """One bit of each byte of the update, and of every seventh byte of the paper."""
    codes = {}
    for at in [*range(0, len(PLAIN), 7), *range(len(PLAIN), len(signed))]:
        changed = bytearray(signed)
        changed[at] ^= 1 << (at % 8)
        try:
            accept(bytes(changed), signer)
            codes[at] = "accepted"
        except PackageRefused as problem:
            codes[at] = problem.code
    assert set(codes.values()) <= {"E_PDF_SIG", "E_PDF_SIGNER"}


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_pieces_cut_doubled_swapped_and_inserted(signed, signer, data):
    place = st.integers(0, len(signed))
    first, second = sorted((data.draw(place), data.draw(place)))
    piece = data.draw(st.one_of(st.binary(max_size=40), st.just(signed[first:second]), st.just(b"")))
    changed = signed[:first] + piece + signed[second:]
    if changed == signed:
        accept(changed, signer)
    else:
        assert refused(changed, signer) in ("E_PDF_SIG", "E_PDF_SIGNER")


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=300))
def test_garbage_is_refused_and_nothing_else(garbage):
    from smartcity_desktop.sealing.certificates import Certificate

    nobody = Certificate(
        b"", "00" * 32, b"", b"", None, "", WHEN, WHEN, edition_signer=False, authority=False
    )
    for pdf in (garbage, b"%PDF-1.4\n" + garbage + b"startxref\n9\n%%EOF\n"):
        with pytest.raises(PackageRefused) as problem:
            check_signed_pdf(pdf, nobody, (), b"")
        assert problem.value.code == "E_PDF_SIG"


def update(pdf: bytes, change) -> bytes:
    """An update behind the file, as any PDF editor writes it."""
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    change(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def turn_a_page(writer) -> None:
    from pyhanko.pdf_utils import generic

    page = writer.root["/Pages"]["/Kids"][0]
    page["/Rotate"] = generic.NumberObject(90)
    writer.update_container(page)


def test_what_is_not_this_form(signed, signer, programme):
    end = signed[-(len(signed) - signed.rindex(b"startxref")) :]
    cases = {
        "junk behind": signed + b"x",
        "a line behind": signed + b"\n",
        "the end twice": signed + end,
        "a later update": update(signed, turn_a_page),
        "unsigned": PLAIN,
        "an approval": sign_pdf(PLAIN, signer, when=WHEN, reason=REASON, approval=True),
        "stripped of its signature": signed[: len(PLAIN)],
        "two signatures": sign_pdf(
            sign_pdf(PLAIN, programme.budi.signer, when=WHEN, reason=REASON, approval=True),
            signer,
            when=WHEN,
            reason=REASON,
            approval=True,
        ),
        "signed after an update": sign_pdf(update(PLAIN, with_script), signer, when=WHEN, reason=REASON),
    }
    found = {name: refused(pdf, signer) for name, pdf in cases.items()}
    assert found == dict.fromkeys(cases, "E_PDF_SIG")


def with_script(writer) -> None:
    from pyhanko.pdf_utils import generic

    name = generic.pdf_name
    writer.root["/OpenAction"] = generic.DictionaryObject(
        {name("/S"): name("/JavaScript"), name("/JS"): generic.pdf_string("app.alert(1)")}
    )
    writer.update_root()


def test_a_signed_pdf_is_not_signed_as_the_first(signed, programme):
    with pytest.raises(PdfProblem) as problem:
        sign_pdf(signed, programme.budi.signer, when=WHEN, reason="x")
    assert problem.value.code == "signed_before"
    with pytest.raises(PdfProblem) as problem:
        sign_pdf(signed, programme.budi.signer, when=WHEN, reason="x", approval=True)
    assert problem.value.code == "closed"
    assert "menutup" in problem.value.sentence(Language.INDONESIAN)


@pytest.mark.parametrize("data", [b"", b"%PDF-1.4\n", b"no pdf at all", PLAIN[:-200]])
def test_what_is_no_pdf_is_not_signed(data, signer):
    with pytest.raises(PdfProblem) as problem:
        sign_pdf(data, signer, when=WHEN, reason="x")
    assert problem.value.code == "not_pdf"
    assert problem.value.technical.en.startswith("not_pdf")
