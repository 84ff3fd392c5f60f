"""Looking at a PDF in another process: the same answer, and none that takes for ever."""

from __future__ import annotations

import io
import sys
from datetime import UTC, datetime

import pytest

from smartcity_desktop.sealing.certificates import sha256_hex
from smartcity_desktop.sealing.pdf_apart import verify_apart
from smartcity_desktop.sealing.pdf_known import known_signers
from smartcity_desktop.sealing.pdf_problem import LIMIT, PdfProblem
from smartcity_desktop.sealing.pdf_signature import sign_pdf
from smartcity_desktop.sealing.pdf_verify import verify_pdf

NOW = datetime(2019, 6, 1, tzinfo=UTC)


@pytest.fixture(scope="module")
def signed(programme) -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    canvas.drawString(100, 700, "Lembar")
    canvas.save()
    return sign_pdf(out.getvalue(), programme.siti.signer, when=NOW, reason="Uji – “kutip”")


def test_the_same_answer(signed, programme):
    trust = {
        "pinned": frozenset({sha256_hex(programme.authority.root_der)}),
        "known": known_signers([programme.edition]),
    }
    for pdf in (signed, signed + b"x"):
        assert verify_apart(pdf, now=NOW, **trust) == verify_pdf(pdf, now=NOW, **trust)


def test_the_same_problem():
    with pytest.raises(PdfProblem) as problem:
        verify_apart(b"no PDF", now=NOW)
    assert problem.value.code == "not_pdf"
    with pytest.raises(PdfProblem) as problem:
        verify_apart(bytes(LIMIT + 1), now=NOW)
    assert problem.value.code == "too_large"


@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("import time; time.sleep(60)", "longer than"),
        ("import os; os.abort()", "JSONDecodeError"),
        ("print('{}')", "KeyError"),
        ("print('[1]')", "TypeError"),
        ("""print('{"problem": ["made up", ""]}')""", "too_tangled"),
    ],
)
def test_a_process_that_does_not_answer_as_it_should(signed, script, said):
    with pytest.raises(PdfProblem) as problem:
        verify_apart(signed, now=NOW, command=(sys.executable, "-c", script), seconds=1)
    assert problem.value.code == "too_tangled"
    assert said in problem.value.technical.en


def test_it_is_told_nothing_of_this_process(signed, monkeypatch):
    monkeypatch.setenv("SMARTCITY_PASSPHRASE_FILE", "/rahasia/sandi.txt")
    tell = 'import json, os; print(json.dumps({"problem": ["not_pdf", " ".join(sorted(os.environ))]}))'
    with pytest.raises(PdfProblem) as problem:
        verify_apart(signed, now=NOW, command=(sys.executable, "-c", tell))
    told = set(problem.value.detail.split()) - {"LC_CTYPE"}  # Python's own
    assert told <= {"PYTHONPATH", "SYSTEMROOT"}
