"""The sheet in an assessment package: whose signature it bears, over which scores, and which editions ask for one."""

from __future__ import annotations

import hashlib
import io
from dataclasses import replace

import pytest

from smartcity_desktop.core.edition import Recipients
from smartcity_desktop.sealing.pdf_sheet import UNSIGNED
from smartcity_desktop.sealing.pdf_signature import scores_reason, sign_pdf
from smartcity_desktop.sealing.verify import verify_assessment
from tests import stamping


def paper() -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    canvas.drawString(100, 700, "Lembar penilaian")
    canvas.save()
    return out.getvalue()


PLAIN = paper()


@pytest.fixture
def judged(programme, kit, builder, quarantine, tmp_path):
    """Judges the package of Siti with another sheet in it; `None` leaves the sheet out."""

    def judge(sheet: bytes | None, *, working: bool) -> object:
        builder.changes["files"] = lambda files: [
            (name, role, kind, sheet if name == "sheet.pdf" else data)
            for name, role, kind, data in files
            if name != "sheet.pdf" or sheet is not None
        ]
        path = tmp_path / "package.asice"
        path.write_bytes(builder.build())
        recipients = Recipients(working=("age1contoh",)) if working else Recipients()
        edition = replace(programme.edition, recipients=recipients)
        with verify_assessment(path, programme.trust(edition=edition), quarantine) as opened:
            verdict = opened.verdict
        assert list(quarantine.iterdir()) == []
        return verdict

    return judge


@pytest.fixture
def scores(builder):
    return hashlib.sha256(next(data for name, *_, data in builder.files if name == "scores.json")).hexdigest()


def signed(signer, kit, scores, **changes) -> bytes:
    return sign_pdf(PLAIN, signer, when=kit.SIGNED, reason=scores_reason("Lembar", scores), **changes)


@pytest.mark.parametrize("working", [False, True])
def test_a_signed_sheet_is_good_in_any_edition(judged, programme, kit, scores, working):
    verdict = judged(signed(programme.siti.signer, kit, scores), working=working)
    assert verdict.good
    assert verdict.notes == ()


def test_an_unsigned_sheet_is_noted_in_an_older_edition_and_refused_in_a_newer(judged):
    older = judged(PLAIN, working=False)
    assert (older.good, older.notes) == (True, (UNSIGNED,))
    newer = judged(PLAIN, working=True)
    assert newer.refusal.code == "E_PDF_SIG"
    assert newer.intact


@pytest.mark.parametrize("working", [False, True])
def test_a_package_without_a_sheet(judged, working):
    verdict = judged(None, working=working)
    assert (verdict.good, verdict.notes) == (True, ())


@pytest.mark.parametrize("working", [False, True])
def test_a_sheet_that_is_not_the_signers_of_these_scores(judged, programme, kit, scores, working):
    good = signed(programme.siti.signer, kit, scores)
    cases = {
        "by another of the roster": (signed(programme.budi.signer, kit, scores), "E_PDF_SIGNER"),
        "over other scores": (signed(programme.siti.signer, kit, "00" * 32), "E_PDF_SIGNER"),
        "not closing it": (signed(programme.siti.signer, kit, scores, approval=True), "E_PDF_SIG"),
        "changed": (good.replace(b"595", b"596", 1), "E_PDF_SIG"),
        "junk behind": (good + b"junk", "E_PDF_SIG"),
        "cut off": (good[:-1], "E_PDF_SIG"),
    }
    found = {name: judged(pdf, working=working).refusal.code for name, (pdf, _) in cases.items()}
    assert found == {name: code for name, (_, code) in cases.items()}


def test_a_time_stamp_in_a_sheet_has_to_be_over_its_signature(judged, programme, kit, scores):
    def stamp(over: bytes | None, change=bytes):
        return lambda value: change(stamping.service().token(over or value, kit.SIGNED))

    def sheet(time_stamp):
        return signed(programme.siti.signer, kit, scores, time_stamp=time_stamp)

    assert judged(sheet(stamp(None)), working=True).good
    for hostile in (
        stamp(b"another signature"),
        stamp(None, lambda token: token[:-1] + bytes((token[-1] ^ 1,))),
        stamp(None, lambda token: token[:-1]),
        stamp(None, lambda token: stamping.with_body(0x30, bytes(11 * 1024))),
    ):
        assert judged(sheet(hostile), working=True).refusal.code == "E_PDF_SIG"


def test_a_bit_of_the_stamp_in_a_sheet_is_not_free(judged, programme, kit, scores):
    pdf = signed(
        programme.siti.signer,
        kit,
        scores,
        time_stamp=lambda value: stamping.service().token(value, kit.SIGNED),
    )
    certificate = stamping.service().certificate.hex().encode().upper()
    at = pdf.index(certificate)
    for place in range(at - 400, at + len(certificate) + 900, 61):
        changed = bytearray(pdf)
        changed[place] = ord("0") if changed[place] != ord("0") else ord("1")
        assert judged(bytes(changed), working=True).refusal.code == "E_PDF_SIG"
