"""Time-stamps from a real service on this computer, and what happens without one."""

from __future__ import annotations

import io
import threading
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from smartcity_desktop.core.language import Language
from smartcity_desktop.sealing.certificates import root_certificate, sha256_hex, subject
from smartcity_desktop.sealing.pdf_signature import sign_pdf
from smartcity_desktop.sealing.pdf_verify import verify_pdf
from smartcity_desktop.sealing.time_stamps import TimeStampProblem, time_stamps

WHEN = datetime(2019, 5, 16, 7, 30, tzinfo=UTC)
STAMPED = WHEN + timedelta(seconds=3)


@pytest.fixture(scope="module")
def authority():
    """Key (PKCS #8) and certificate of a time-stamping service, and the certificate of the root that issued it."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    root_key = ec.generate_private_key(ec.SECP256R1())
    end = datetime(2039, 1, 1, tzinfo=UTC)
    root = root_certificate(root_key, subject("Akar Stempel", "Uji"), datetime(2019, 1, 1, tzinfo=UTC), end)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Stempel Waktu Uji")]))
        .issuer_name(x509.load_der_x509_certificate(root).subject)
        .public_key(key.public_key())
        .serial_number(7)
        .not_valid_before(datetime(2019, 1, 1, tzinfo=UTC))
        .not_valid_after(end)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True)
        .sign(root_key, hashes.SHA256())
    )
    pkcs8 = key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    return pkcs8, certificate.public_bytes(Encoding.DER), root


@pytest.fixture
def service(authority):
    """A running service: its address, and a dictionary whose `answer` replaces what it would say, `moment` the time."""
    from asn1crypto import keys, tsp
    from asn1crypto import x509 as asn1
    from pyhanko.sign.timestamps.dummy_client import DummyTimeStamper

    told: dict[str, object] = {}

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            request = self.rfile.read(int(self.headers["Content-Length"]))
            assert self.headers["Content-Type"] == "application/timestamp-query"
            answer = told.get("answer")
            if answer is None:
                stamper = DummyTimeStamper(
                    asn1.Certificate.load(authority[1]),
                    keys.PrivateKeyInfo.load(authority[0]),
                    fixed_dt=told.get("moment", STAMPED),
                )
                answer = stamper.request_tsa_response(tsp.TimeStampReq.load(request)).dump()
                told["last"] = answer
            self.send_response(int(told.get("status", 200)))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *_: object) -> None:
            """Stay quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/", told
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(scope="module")
def paper() -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    canvas.drawString(100, 700, "Berita acara")
    canvas.save()
    return out.getvalue()


def signed(paper, programme, url: str) -> bytes:
    return sign_pdf(paper, programme.siti.signer, when=WHEN, reason="Uji", time_stamp=time_stamps(url, 2))


def test_a_stamp_tells_the_time_and_outlives_the_certificate(service, paper, programme, authority):
    pdf = signed(paper, programme, service[0])
    root = programme.authority.root_der
    for trust in ({"roots": [root, authority[2]]}, {"roots": [root], "services": [authority[1]]}):
        for now in (datetime(2019, 6, 1, tzinfo=UTC), datetime(2029, 6, 1, tzinfo=UTC)):
            verdict = verify_pdf(pdf, now=now, **trust)
            (one,) = verdict.signatures
            assert verdict.good, one.why_not
            assert (one.claimed_at, one.stamped_at, one.whole_file) == (WHEN, STAMPED, True)
            assert (one.stamp_service, one.stamp_says) == ("Stempel Waktu Uji", STAMPED)
            assert one.stamp_sha256 == sha256_hex(authority[1])
            assert one.notes == ()


def test_a_service_that_an_edition_names_vouches_for_no_signer(service, paper, programme, authority):
    pdf = signed(paper, programme, service[0])
    named = [authority[1], programme.authority.root_der]  # even where it is the signer's own root
    (one,) = verify_pdf(pdf, now=datetime(2019, 6, 1, tzinfo=UTC), services=named).signatures
    assert (one.trusted, one.stamped_at) == (False, STAMPED)


def test_a_stamp_from_the_future_or_outside_its_certificate_counts_for_nothing(
    service, paper, programme, authority
):
    trust = {"roots": [programme.authority.root_der], "services": [authority[1]]}
    pdf = signed(paper, programme, service[0])
    (one,) = verify_pdf(pdf, now=STAMPED - timedelta(days=3), **trust).signatures
    assert (one.stamped_at, one.stamp_says) == (None, STAMPED)
    assert "still to come" in one.notes[0].en
    service[1]["moment"] = datetime(2039, 2, 1, tzinfo=UTC)
    pdf = signed(paper, programme, service[0])
    (one,) = verify_pdf(pdf, now=datetime(2040, 1, 1, tzinfo=UTC), **trust).signatures
    assert (one.stamped_at, one.trusted) == (None, False)
    assert "outside its service's certificate" in one.notes[0].en


def test_a_stamp_that_was_changed_counts_for_nothing(service, paper, programme, authority):
    pdf = signed(paper, programme, service[0])
    year, other = (text.encode().hex().encode() for text in ("2019051607", "2018051607"))
    changed = pdf.replace(year, other)  # in hex digits, as the signature stands in the file
    assert changed != pdf
    trust = {"roots": [programme.authority.root_der], "services": [authority[1]]}
    (one,) = verify_pdf(changed, now=datetime(2019, 6, 1, tzinfo=UTC), **trust).signatures
    assert (one.stamped_at, one.valid) == (None, True)
    assert "made for another signature" in one.notes[0].en


def test_a_stamp_of_a_service_that_is_not_known_is_none(service, paper, programme):
    (one,) = verify_pdf(
        signed(paper, programme, service[0]),
        now=datetime(2019, 6, 1, tzinfo=UTC),
        roots=[programme.authority.root_der],
    ).signatures
    assert (one.good, one.stamped_at, one.stamp_says) == (True, None, STAMPED)
    (note,) = one.notes
    assert "2019-05-16T07:30:03Z by Stempel Waktu Uji does not count" in note.en
    assert "bukan yang ditetapkan periode" in note.id


def test_a_stamp_of_another_signature_is_refused(service, paper, programme):
    url, told = service
    signed(paper, programme, url)
    told["answer"] = told["last"]
    with pytest.raises(TimeStampProblem) as problem:
        signed(paper, programme, url)
    assert "another question" in problem.value.technical.en


@pytest.mark.parametrize("answer", [b"", b"no answer", bytes(20_000), bytes.fromhex("30053003020102")])
def test_other_answers(service, paper, programme, answer):
    url, told = service
    told["answer"] = answer
    with pytest.raises(TimeStampProblem) as problem:
        signed(paper, programme, url)
    assert url in problem.value.sentence(Language.INDONESIAN)


@pytest.mark.parametrize("url", ["http://127.0.0.1:9/", "file:///etc/hostname", "tsa.example"])
def test_without_a_service(paper, programme, url):
    with pytest.raises(TimeStampProblem):
        signed(paper, programme, url)


def test_a_service_that_fails(service, paper, programme):
    url, told = service
    told["status"] = 503
    with pytest.raises(TimeStampProblem):
        signed(paper, programme, url)
