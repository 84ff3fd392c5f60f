"""What is said of the signatures in a PDF, ours and those made elsewhere, whole and tampered with."""

from __future__ import annotations

import io
import time
import zlib
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from smartcity_desktop.core.edition import RosterStatus
from smartcity_desktop.core.language import Language
from smartcity_desktop.sealing import pdf_words as words
from smartcity_desktop.sealing.certificates import end_certificate, root_certificate, subject
from smartcity_desktop.sealing.pdf_known import certificate_of, known_signers
from smartcity_desktop.sealing.pdf_problem import LIMIT, PdfProblem
from smartcity_desktop.sealing.pdf_signature import sign_pdf
from smartcity_desktop.sealing.pdf_verify import verify_pdf
from smartcity_desktop.sealing.signer import Signer

WHEN = datetime(2019, 5, 16, 7, 30, tzinfo=UTC)
NOW = datetime(2019, 6, 1, tzinfo=UTC)


def paper() -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, pageCompression=1, invariant=1)
    for number in (1, 2):
        canvas.drawString(100, 700, f"Berita acara, halaman {number}")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


PLAIN = paper()


@pytest.fixture(scope="module")
def trust(programme):
    return {"roots": [programme.authority.root_der], "known": known_signers([programme.edition])}


@pytest.fixture(scope="module")
def signed(programme):
    return sign_pdf(PLAIN, programme.siti.signer, when=WHEN, reason="Uji", place="Kota Ambon")


@pytest.fixture(scope="module")
def twice(programme):
    """Signed by two people, one after the other, neither closing it."""
    first = sign_pdf(PLAIN, programme.siti.signer, when=WHEN, reason="Satu", approval=True)
    return sign_pdf(first, programme.budi.signer, when=WHEN, reason="Dua", approval=True)


@pytest.fixture(scope="module")
def elsewhere():
    """A signer below another root, as of a certification authority: its name and the signer."""
    start, end = datetime(2019, 1, 1, tzinfo=UTC), datetime(2029, 1, 1, tzinfo=UTC)
    root_key, key = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))
    root = root_certificate(root_key, subject("Akar Lain", "Balai Lain"), start, end)
    leaf = end_certificate(root, root_key, key.public_key(), subject("Pejabat Contoh", "Dinas"), start, end)
    return root, Signer(key, leaf, (root,))


def update(pdf: bytes, change) -> bytes:
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


def only(verdict):
    (signature,) = verdict.signatures
    return signature


def test_a_good_signature(signed, trust, programme):
    verdict = verify_pdf(signed, now=NOW, **trust)
    one = only(verdict)
    assert verdict.good
    assert verdict.whole
    assert (one.signer, one.institution) == ("Asesor Contoh Satu (A-01)", "Universitas Contoh")
    assert (one.issuer, one.reason) == ("Gerakan uji", "Uji")
    assert one.certificate_sha256 == programme.siti.signer.certificate_sha256
    assert len(one.certificate_fingerprint.replace(" ", "")) == 24
    assert (one.claimed_at, one.stamped_at) == (WHEN, None)
    assert one.whole_file
    assert one.certified
    assert one.why_not == ()
    assert one.notes == (words.CLAIMED_TIME,)


def test_the_root_may_be_pinned_and_brought_by_the_pdf(signed, programme):
    from smartcity_desktop.sealing.certificates import sha256_hex

    pin = sha256_hex(programme.authority.root_der)
    assert verify_pdf(signed, now=NOW, pinned=frozenset({pin})).good
    assert not verify_pdf(signed, now=NOW, pinned=frozenset({pin[::-1]})).good


def test_without_a_root_it_is_whole_but_nobody_knows_by_whom(signed):
    verdict = verify_pdf(signed, now=NOW)
    assert (verdict.good, verdict.whole) == (False, True)
    assert only(verdict).why_not == (words.NO_ROOT,)


def test_an_unsigned_pdf(trust):
    verdict = verify_pdf(PLAIN, now=NOW, **trust)
    assert (verdict.good, verdict.whole, verdict.signatures) == (False, False, ())
    assert verdict.why_not == (words.UNSIGNED,)


def test_a_revoked_signer(signed, trust, programme):
    entry = replace(programme.siti.entry, status=RosterStatus.REVOKED)
    later = replace(programme.edition, roster=(entry, programme.budi.entry))
    for editions in ([later], [programme.edition, later], [later, programme.edition]):
        verdict = verify_pdf(signed, now=NOW, roots=trust["roots"], known=known_signers(editions))
        assert only(verdict).why_not == (words.REVOKED,)
        assert (verdict.good, verdict.whole) == (False, True)


def test_an_assessor_who_is_not_on_the_roster(trust, programme):
    pdf = sign_pdf(PLAIN, programme.stranger, when=WHEN, reason="Uji")
    assert only(verify_pdf(pdf, now=NOW, **trust)).why_not == (words.NOT_ON_ROSTER,)
    assert verify_pdf(pdf, now=NOW, roots=trust["roots"]).good, "without a roster the chain decides"


def test_headquarters_own_signature_needs_no_roster(trust, programme):
    pdf = sign_pdf(PLAIN, programme.authority.signer, when=WHEN, reason="Uji")
    assert verify_pdf(pdf, now=NOW, **trust).good


@pytest.mark.parametrize(
    ("now", "said"),
    [(datetime(2019, 10, 1, tzinfo=UTC), "28 September 2019"), (datetime(2018, 1, 1, tzinfo=UTC), "2019")],
)
def test_a_certificate_that_does_not_hold(signed, trust, now, said):
    one = only(verify_pdf(signed, now=now, **trust))
    assert not one.trusted
    assert said in one.why_not[0].id
    assert "certificate" in one.why_not[0].en


def test_signed_elsewhere(trust, elsewhere):
    root, signer = elsewhere
    pdf = sign_pdf(PLAIN, signer, when=WHEN, reason="Uji")
    one = only(verify_pdf(pdf, now=NOW, **trust))
    assert (one.intact, one.valid, one.trusted) == (True, True, False)
    assert (one.signer, one.institution, one.issuer) == ("Pejabat Contoh", "Dinas", "Balai Lain")
    assert "Balai Lain" in one.why_not[0].id
    assert verify_pdf(pdf, now=NOW, roots=[*trust["roots"], root]).good


def test_signed_elsewhere_first_and_here_after(trust, elsewhere, programme):
    first = sign_pdf(PLAIN, elsewhere[1], when=WHEN, reason="Satu", approval=True)
    both = sign_pdf(first, programme.siti.signer, when=WHEN, reason="Dua", approval=True)
    verdict = verify_pdf(both, now=NOW, **trust)
    assert [(one.signer, one.intact, one.trusted) for one in verdict.signatures] == [
        ("Pejabat Contoh", True, False),
        ("Asesor Contoh Satu (A-01)", True, True),
    ]
    assert verdict.whole


def test_two_signatures(twice, trust):
    first, second = verify_pdf(twice, now=NOW, **trust).signatures
    assert (first.good, first.whole_file, first.certified) == (True, False, False)
    assert words.SIGNED_ON in first.notes
    assert (second.good, second.whole_file) == (True, True)
    assert [one.reason for one in (first, second)] == ["Satu", "Dua"]


def test_an_update_after_signing(signed, twice, trust):
    """pdfsig calls both signatures valid here; pyHanko tells the change."""
    one = only(verify_pdf(update(signed, turn_a_page), now=NOW, **trust))
    assert (one.intact, one.whole_file, one.why_not) == (False, False, (words.UPDATED,))
    found = verify_pdf(update(twice, turn_a_page), now=NOW, **trust).signatures
    assert [each.intact for each in found] == [False, False]
    assert all(words.UPDATED in each.why_not for each in found)


def test_an_update_that_changes_nothing_is_told_as_well(signed, trust):
    one = only(verify_pdf(update(signed, lambda writer: writer.update_root()), now=NOW, **trust))
    assert not one.intact


@pytest.mark.parametrize("junk", [b"x", b"\n", b"junk" * 1000, b"%%EOF\n"])
def test_bytes_behind_the_end(signed, trust, junk):
    verdict = verify_pdf(signed + junk, now=NOW, **trust)
    one = only(verdict)
    assert not verdict.good
    assert not one.whole_file
    assert str(len(junk)) in one.why_not[0].en


def test_the_end_of_the_file_once_more(signed, trust):
    verdict = verify_pdf(signed + signed[signed.rindex(b"startxref") :], now=NOW, **trust)
    assert not verdict.good
    assert not only(verdict).intact


def test_every_region_of_the_file(signed, trust):
    """One byte in each stretch of the file: nothing that was changed is called good."""
    codes = set()
    for at in range(9, len(signed), 61):
        if signed.index(b"/Contents") <= at < signed.index(b"/ByteRange"):
            continue  # the husk of a CMS is not signed; that no byte of ours may differ is tested with its form
        changed = bytearray(signed)
        changed[at] ^= 0x01
        try:
            verdict = verify_pdf(bytes(changed), now=NOW, **trust)
        except PdfProblem as problem:
            codes.add(problem.code)
        else:
            codes.add("good" if verdict.good else "bad")
    # Whether a stretch of the table of objects is met, and so "not_pdf", hangs on the length of the signature.
    assert {"broken_signature", "bad"} <= codes <= {"not_pdf", "broken_signature", "bad"}


def test_the_signature_of_another_key(trust, programme):
    import copy

    forger = copy.copy(programme.siti.signer)
    forger._key = programme.budi.key
    one = only(verify_pdf(sign_pdf(PLAIN, forger, when=WHEN, reason="Uji"), now=NOW, **trust))
    assert (one.valid, one.why_not[0]) == (False, words.WRONG)


def body(*objects: bytes, root: int = 1, more: bytes = b"") -> bytes:
    """A PDF of these objects with a right table."""
    out, offsets = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer\n<</Size %d/Root %d 0 R%s>>\n" % (len(objects) + 1, root, more)
    return out + b"startxref\n%d\n%%%%EOF\n" % table


CATALOG = b"<</Type/Catalog/Pages 2 0 R%s>>"
PAGES = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"
FORM = b"/AcroForm<</SigFlags 3/Fields[%s]>>"
RANGE = b"<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/Contents<%s>/ByteRange[%s]>>"
BOMB = zlib.compress(bytes(40_000_000))

HOSTILE = {
    "nothing": b"",
    "zeros": b"%PDF-1.7\n" + bytes(5000),
    "no objects": b"%PDF-1.7\nstartxref\n0\n%%EOF\n",
    "the end points at itself": b"%PDF-1.7\nxref\n0 0\ntrailer\n<</Prev 9/Root 1 0 R/Size 1>>\nstartxref\n9\n%%EOF\n",
    "a field that is its own child": body(CATALOG % (FORM % b"4 0 R"), PAGES, PAGE, b"<</T(a)/Kids[4 0 R]>>"),
    "fields nested beyond reason": body(
        CATALOG % (FORM % b"4 0 R"), PAGES, PAGE, b"<</T(a)/Kids[" * 400 + b"]>>" * 400
    ),
    "arrays nested beyond reason": body(b"[" * 50_000 + b"]" * 50_000),
    "dictionaries nested beyond reason": body(b"<</A" * 20_000 + b">>" * 20_000),
    "a signature without content": body(
        CATALOG % (FORM % b"4 0 R"), PAGES, PAGE, b"<</FT/Sig/T(a)/V 5 0 R>>", RANGE % (b"", b"0 1 2 3")
    ),
    "a signature of garbage": body(
        CATALOG % (FORM % b"4 0 R"), PAGES, PAGE, b"<</FT/Sig/T(a)/V 5 0 R>>", RANGE % (b"30820a", b"0 9 9 9")
    ),
    "a range beyond the file": body(
        CATALOG % (FORM % b"4 0 R"),
        PAGES,
        PAGE,
        b"<</FT/Sig/T(a)/V 5 0 R>>",
        RANGE % (b"3000", b"0 99999999999 9 -9"),
    ),
    "a value that is not a signature": body(
        CATALOG % (FORM % b"4 0 R"), PAGES, PAGE, b"<</FT/Sig/T(a)/V(x)>>"
    ),
    "a root that is a number": body(b"7"),
    "a root that is missing": body(b"7", root=40),
    "a hidden table that unpacks into 40 MB": b"%%PDF-1.7\n1 0 obj\n<</Type/XRef/Size 9/W[1 4 2]/Root 1 0 R/Filter"
    b"/FlateDecode/Length %d>>\nstream\n%s\nendstream\nendobj\nstartxref\n9\n%%%%EOF\n" % (len(BOMB), BOMB),
    "a table of a billion objects": body(CATALOG % b"", PAGES, PAGE).replace(b"0 4\n", b"0 999999999\n"),
    "locked": body(
        CATALOG % b"", PAGES, PAGE, b"<</Filter/Standard/V 9/R 9/O(x)/U(x)/P 0>>", more=b"/Encrypt 4 0 R"
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_give_a_plain_answer_in_time(name, trust):
    begun = time.monotonic()
    try:
        verdict = verify_pdf(HOSTILE[name], now=NOW, **trust)
    except PdfProblem as problem:
        said = problem.sentence(Language.INDONESIAN)
    else:
        said = " ".join(
            text.id for text in (*verdict.why_not, *(t for s in verdict.signatures for t in s.why_not))
        )
    assert said
    assert time.monotonic() - begun < 5


def test_a_locked_pdf(trust):
    import pypdf

    writer = pypdf.PdfWriter(io.BytesIO(PLAIN))
    writer.encrypt("rahasia", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    with pytest.raises(PdfProblem) as problem:
        verify_pdf(out.getvalue(), now=NOW, **trust)
    assert problem.value.code == "encrypted"


def test_too_large_and_too_tangled(signed, trust):
    with pytest.raises(PdfProblem) as problem:
        verify_pdf(signed + bytes(LIMIT), now=NOW, **trust)
    assert problem.value.code == "too_large"
    with pytest.raises(PdfProblem) as problem:
        verify_pdf(signed + b"startxref\n" * 200, now=NOW, **trust)
    assert problem.value.code == "too_tangled"


def test_nothing_is_logged_and_nothing_fetched(signed, trust, caplog):
    verify_pdf(update(signed, turn_a_page), now=NOW, **trust)
    assert caplog.records == []


def test_a_root_from_a_file(programme):
    import base64

    der = programme.authority.root_der
    pem = b"-----BEGIN CERTIFICATE-----\n" + base64.encodebytes(der) + b"-----END CERTIFICATE-----\n"
    assert certificate_of(der) == certificate_of(pem) == der
    with pytest.raises(ValueError):
        certificate_of(b"no certificate")
