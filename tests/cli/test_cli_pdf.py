"""`pdf verify`, as a person at a shell sees it."""

from __future__ import annotations

import io
import json
from datetime import UTC, datetime
from hashlib import sha256

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding
from typer.testing import CliRunner

from smartcity_desktop.cli import app
from smartcity_desktop.sealing.certificates import end_certificate, root_certificate, subject
from smartcity_desktop.sealing.pdf_signature import sign_pdf
from smartcity_desktop.sealing.signer import Signer

START, END = datetime(2019, 1, 1, tzinfo=UTC), datetime(2119, 1, 1, tzinfo=UTC)


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    """A folder with a signed PDF, one that was changed, a plain one, no PDF, and the root certificate."""
    from reportlab.pdfgen.canvas import Canvas

    folder = tmp_path_factory.mktemp("pdf")
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    canvas.drawString(100, 700, "Berita acara")
    canvas.save()
    root_key, key = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))
    root = root_certificate(root_key, subject("Akar Uji", "Gerakan Uji"), START, END)
    leaf = end_certificate(
        root, root_key, key.public_key(), subject("Asesor Contoh", "Universitas Contoh"), START, END
    )
    signer = Signer(key, leaf, (root,))
    signed = sign_pdf(out.getvalue(), signer, when=datetime(2019, 5, 16, 3, tzinfo=UTC), reason="Uji")
    (folder / "signed.pdf").write_bytes(signed)
    (folder / "changed.pdf").write_bytes(signed.replace(b"595", b"596", 1))
    (folder / "junk.pdf").write_bytes(signed + b"junk")
    (folder / "broken.pdf").write_bytes(signed.replace(b"/Contents <3082", b"/Contents <3182"))
    (folder / "plain.pdf").write_bytes(out.getvalue())
    (folder / "text.pdf").write_bytes(b"no PDF")
    (folder / "root.pem").write_bytes(x509.load_der_x509_certificate(root).public_bytes(Encoding.PEM))
    (folder / "root.der").write_bytes(root)
    (folder / "leaf.sha256").write_text(sha256(leaf).hexdigest())
    return folder


@pytest.fixture
def run(files, monkeypatch):
    monkeypatch.chdir(files)
    return lambda *words: CliRunner().invoke(app, ["pdf", "verify", *words])


@pytest.mark.parametrize("root", ["root.pem", "root.der"])
def test_with_a_root_it_is_good(run, root):
    done = run("signed.pdf", "--root", root)
    assert done.exit_code == 0, done.output
    assert "signed.pdf: baik" in done.output
    assert "Asesor Contoh, Universitas Contoh: utuh, sah, dipercaya, menutup berkas" in done.output
    assert "16 Mei 2019" in done.output
    assert "jam komputer penanda tangan" in done.output


def test_without_trust_it_is_whole_and_says_what_is_missing(run):
    done = run("signed.pdf", "--language", "en")
    assert done.exit_code == 0
    assert "intact, valid, NOT TRUSTED" in done.output
    assert "--edition" in done.output
    assert "Universitas Contoh" in done.output


@pytest.mark.parametrize(
    ("file", "said"),
    [
        ("changed.pdf", "NOT INTACT"),
        ("junk.pdf", "4 byte(s) were added"),
        ("plain.pdf", "bears no electronic signature"),
        ("broken.pdf", "damaged or cannot be read"),
    ],
)
def test_findings(run, file, said):
    done = run(file, "--root", "root.pem", "--language", "en")
    assert done.exit_code == 1, done.output
    assert said in done.output
    told = json.loads(run(file, "--json").output)
    assert told["good"] is False
    assert told["file"] == file


def test_json(run, files):
    done = run("signed.pdf", "--root", "root.pem", "--json")
    assert done.exit_code == 0
    told = json.loads(done.output)
    (signature,) = told["signatures"]
    assert (told["good"], told["trust"], told["why_not"]) == (True, True, [])
    assert [signature[key] for key in ("intact", "valid", "trusted", "whole_file", "certified")] == [True] * 5
    assert signature["certificate_sha256"] == (files / "leaf.sha256").read_text()
    assert signature["claimed_at"] == "2019-05-16T03:00:00+00:00"
    assert signature["notes"][0].keys() == {"id", "en"}


@pytest.mark.parametrize(
    "words",
    [
        ("text.pdf",),
        ("gone.pdf",),
        ("signed.pdf", "--root", "plain.pdf"),
        ("signed.pdf", "--edition", "plain.pdf"),
        ("signed.pdf", "--received", "kemarin"),
        (),
    ],
)
def test_wrong_use_or_unreadable_is_two(run, words):
    done = run(*words)
    assert done.exit_code == 2
    assert not isinstance(done.exception, (ValueError, OSError))


def test_a_certificate_that_ended(run):
    done = run("signed.pdf", "--root", "root.pem", "--received", "2120-01-01T00:00:00Z")
    assert done.exit_code == 1
    assert "berakhir pada 1 Januari 2119" in done.output


def test_a_strangers_file_is_read_in_another_process(run, monkeypatch):
    from smartcity_desktop.sealing import pdf_apart

    def here(*_, **__):
        raise AssertionError("read in the process that the person started")

    monkeypatch.setattr(pdf_apart, "verify_pdf", here)
    assert run("signed.pdf", "--root", "root.pem").exit_code == 0
