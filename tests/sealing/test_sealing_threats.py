"""The threat table names its tests, each exists; and what no other test shows of it."""

from __future__ import annotations

import ast
import hashlib
import io
import re
import time
import zipfile
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from smartcity_desktop.core.edition import Recipients
from smartcity_desktop.sealing.age_keys import recipient_of, secret_text
from smartcity_desktop.sealing.verify import verify_assessment
from tests.audit.drill import sheet
from tests.sealing.test_sealing_structure import ARCHIVE

ROOT = Path(__file__).parents[2]
TABLE = ROOT / "docs" / "threats.md"
NAMED = re.compile(r"`(test_\w+\.py)::(test_\w+)`")


def rows():
    """Return each threat with the tests its row names."""
    lines = [line for line in TABLE.read_text("utf-8").splitlines() if line.startswith("| ")]
    return [(line.split("|")[1].strip(), NAMED.findall(line)) for line in lines[1:]]


@cache
def defined_in(name):
    """Return the tests that a file defines, read and not run."""
    (path,) = (ROOT / "tests").rglob(name)
    return {
        node.name
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    }


@pytest.mark.parametrize(("threat", "tests"), [pytest.param(*row, id=row[0][:40]) for row in rows()])
def test_every_threat_names_tests_that_exist(threat, tests):
    assert tests, f"no test is named against: {threat}"
    assert [f"{file}::{test}" for file, test in tests if test not in defined_in(file)] == []


def test_the_table_is_whole():
    assert len(rows()) >= 25
    with pytest.raises(ValueError, match="unpack"):
        defined_in("test_that_is_nowhere.py")
    mentioned = re.findall(r"`[^`]*::[^`]*`", TABLE.read_text("utf-8"))
    assert [words for words in mentioned if words != "`file::test`" and not NAMED.fullmatch(words)] == []


def judge(path, data, trust, quarantine):
    path.write_bytes(data)
    with verify_assessment(path, trust, quarantine) as opened:
        return opened.verdict


def test_a_list_made_to_fit_the_changed_scores(programme, builder, quarantine, tmp_path):
    """Scores are changed and the manifest, sizes and check sums are made to fit; only the signature is old."""
    good = builder.build()
    old_scores = builder.files[0][3]
    new_scores = old_scores.replace(b'"3"', b'"4"')
    assert new_scores != old_scores

    def change(archive):
        manifest, head, scores = archive.entries[1], archive.entries[3], archive.entries[4]
        new_head = head.data.replace(
            hashlib.sha256(old_scores).hexdigest().encode(), hashlib.sha256(new_scores).hexdigest().encode()
        )
        for old, new in ((head.data, new_head), (old_scores, new_scores)):
            manifest.data = manifest.data.replace(base64_digest(old), base64_digest(new))
        head.data, scores.data = new_head, new_scores
        return archive

    builder.changes["archive"] = change
    forged = builder.build()
    assert forged != good
    verdict = judge(tmp_path / "p.asice", forged, programme.trust(), quarantine)
    assert verdict.refusal.code == "E_CMS_DIGEST"
    assert not verdict.valid


def base64_digest(data):
    import base64

    return base64.b64encode(hashlib.sha256(data).digest())


@pytest.mark.parametrize(
    ("adapts", "code"),
    [
        (("certificate_sha256",), "E_BIND"),
        (("signer",), "E_BIND"),
        (("certificate_sha256", "signer"), "E_ASSIGNMENT"),
        (("certificate_sha256", "signer", "assignment"), "E_ASSIGNMENT"),
    ],
)
def test_a_colleague_who_adapts_what_the_head_says(programme, builder, quarantine, tmp_path, adapts, code):
    """However much of the head is adapted: the region is not this colleague's to score with that assignment."""
    budi = programme.budi
    own = {
        "certificate_sha256": budi.signer.certificate_sha256,
        "signer": budi.assessor.id,
        "assignment": "T-002",
    }
    builder.signer, builder.key = budi.signer, budi.key
    builder.changes["head"] = lambda head: head | {name: own[name] for name in adapts}
    verdict = judge(tmp_path / "p.asice", builder.build(), programme.trust(), quarantine)
    assert verdict.refusal.code == code, verdict.refusal.detail


def test_what_other_readers_open_without_complaint_is_refused(programme, builder, quarantine, tmp_path):
    """Python's own zip reader finds nothing wrong with many a hostile file; ours refuses every one."""
    opened_elsewhere = []
    for name, change, _ in ARCHIVE:
        builder.changes["archive"] = change
        data = builder.build()
        verdict = judge(tmp_path / "p.asice", data, programme.trust(), quarantine)
        assert verdict.refusal is not None, name
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                if archive.testzip() is None:
                    opened_elsewhere.append(name)
        except Exception:  # noqa: BLE001 - whatever the other reader says
            continue
    assert len(opened_elsewhere) > 20
    assert {"prefix", "symlink", "comment", "gap before directory"} & set(opened_elsewhere)


def added_after_signing(pdf, _programme, _scores):
    """An incremental update: one more object, a table of its own, and a trailer that leads back to the old one."""
    start = re.findall(rb"startxref\s+(\d+)", pdf)[-1]
    number = max(int(n) for n in re.findall(rb"(?m)^(\d+) 0 obj", pdf)) + 1
    root = re.findall(rb"/Root (\d+ 0 R)", pdf)[-1]
    body = b"%d 0 obj\n<< /Note (tambahan) >>\nendobj\n" % number
    table = b"xref\n%d 1\n%010d 00000 n \ntrailer\n<< /Size %d /Root %s /Prev %s >>\n" % (
        number, len(pdf) + 1, number + 1, root, start,
    )  # fmt: skip
    return pdf + b"\n" + body + table + b"startxref\n%d\n%%%%EOF\n" % (len(pdf) + 1 + len(body))


def junk_behind(pdf, _programme, _scores):
    return pdf + b"\n% sesudah"


def flipped(pdf, _programme, _scores):
    at = pdf.index(b"/MediaBox")
    return pdf[: at + 12] + bytes([pdf[at + 12] ^ 1]) + pdf[at + 13 :]


def of_a_colleague(_pdf, programme, scores):
    return sheet(programme.budi.signer, scores)


def over_other_scores(_pdf, programme, _scores):
    return sheet(programme.siti.signer, b"{}")


def without_a_signature(_pdf, _programme, _scores):
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    canvas.drawString(72, 720, "Lembar penilaian (contoh)")
    canvas.save()
    return out.getvalue()


@pytest.mark.parametrize(
    ("change", "codes"),
    [
        (None, {None}),
        (added_after_signing, {"E_PDF_SIG"}),
        (junk_behind, {"E_PDF_SIG"}),
        (flipped, {"E_PDF_SIG"}),
        (of_a_colleague, {"E_PDF_SIGNER"}),
        (over_other_scores, {"E_PDF_SIGNER"}),
        (without_a_signature, {"E_PDF_SIG"}),
    ],
)
def test_a_sheet_that_is_not_the_signed_one(programme, builder, quarantine, tmp_path, change, codes):
    """The rightful signer seals a package around such a sheet, so that only the check of the PDF can tell."""
    recipients = Recipients((recipient_of(secret_text(bytes(32))),), ())
    trust = programme.trust(edition=replace(programme.edition, recipients=recipients))
    scores = builder.files[0][3]
    pdf = sheet(programme.siti.signer, scores)
    wanted = pdf if change is None else change(pdf, programme, scores)
    builder.files = [
        (name, role, kind, wanted if name == "sheet.pdf" else data)
        for name, role, kind, data in builder.files
    ]
    verdict = judge(tmp_path / "p.asice", builder.build(), trust, quarantine)
    assert (verdict.refusal.code if verdict.refusal else None) in codes, verdict.refusal


def test_each_guess_of_a_passphrase_costs_time(kit):
    """One guess takes what Argon2id is asked for: 64 MiB three times over, not the microseconds of a plain hash."""
    from smartcity_desktop.core.errors import IdentityProblem
    from smartcity_desktop.sealing import vault

    made = vault.lock("an-age", {"key": b"k" * 32}, kit.PASSPHRASE)
    began = time.process_time()
    with pytest.raises(IdentityProblem):
        vault.unlock(made, "bukan kata sandinya")
    assert time.process_time() - began > 0.03
