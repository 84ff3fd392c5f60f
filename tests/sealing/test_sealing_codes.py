"""Every code of refusal is produced by a real package; a code that nothing produces fails here (PACKAGE.md 4.8)."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from smartcity_desktop.core.edition import Recipients, RosterStatus
from smartcity_desktop.core.package import CODES, FAMILY_TEXTS, PackageRefused
from smartcity_desktop.sealing.pdf_signature import scores_reason, sign_pdf
from smartcity_desktop.sealing.verify import Link, verify_assessment
from smartcity_desktop.services.inbox.media import look_at
from tests import stamping
from tests.sealing import test_sealing_context as context
from tests.sealing import test_sealing_structure as structure

_CODES = (
    "E_SIZE E_LIMIT E_AGE E_ZIP_TRUNC E_ZIP_EOCD E_ZIP_COVER E_ZIP_CD E_ZIP_MISMATCH E_ZIP_NAME E_ZIP_DUP E_ZIP_TYPE "
    "E_ZIP_METHOD E_ZIP_SIZE E_ZIP_FLAGS E_ZIP_ENCRYPTED E_ZIP_EXTRA E_ZIP_ZIP64 E_MIMETYPE E_ORDER E_SET "
    "E_CMS_FORM E_CMS_PARSE E_CMS_PROFILE E_CMS_ALG E_CMS_DIGEST E_SIG_INVALID "
    "E_SIGNER_UNKNOWN E_SIGNER_REVOKED E_SIGNER_EXPIRED E_SIGNER_CHAIN "
    "E_MANIFEST_FORM E_DIGEST E_JSON E_JSON_FORM E_SCHEMA E_BIND E_PDF_SIG E_PDF_SIGNER E_AUDIT "
    "E_VERSION_NEWER E_VERSION_OLD E_TYPE E_EDITION E_AUDIENCE E_ASSIGNMENT E_TIME E_LATE "
    "DUPLICATE E_REPLAY H_GAP H_FORK"
)
SPECIFIED = frozenset(_CODES.split())


class Clock:
    def now(self) -> datetime:
        return datetime(2019, 5, 20, tzinfo=UTC)

    def monotonic(self) -> int:
        return 0


class Desk:
    """Judges one package made by one change, and gives the code."""

    def __init__(self, programme, builder, quarantine, tmp_path, kit) -> None:
        self.programme, self.builder, self.kit = programme, builder, kit
        self._quarantine, self._path = quarantine, tmp_path / "p.asice"

    def changed(self, stage, change, *known, **trust) -> str | None:
        self.builder.changes[stage] = change
        return self.judged(self.builder.build(), *known, **trust)

    def judged(self, data, *known, **trust) -> str | None:
        self._path.write_bytes(data)
        opened = verify_assessment(self._path, self.programme.trust(*known, **trust), self._quarantine)
        with opened:
            if opened.verdict.refusal is None:
                try:
                    look_at(opened, Clock())
                except PackageRefused as refusal:
                    return refusal.code
                return None
        return opened.verdict.refusal.code

    def edition(self, **changes):
        return replace(self.programme.edition, **changes)

    def sheet(self, pdf) -> str | None:
        self.builder.changes["files"] = lambda files: [
            (name, role, kind, pdf if name == "sheet.pdf" else data) for name, role, kind, data in files
        ]
        return self.judged(
            self.builder.build(), edition=self.edition(recipients=Recipients(working=("age1contoh",)))
        )


def _by_another_key(desk):
    desk.builder.key = desk.programme.budi.key
    return desk.judged(desk.builder.build())


def _by_a_stranger(desk):
    desk.builder.signer = desk.programme.stranger
    desk.builder.key = desk.programme.stranger._key
    return desk.judged(desk.builder.build())


def _stamped_otherwise(desk):
    token = stamping.service().token(b"another signature", datetime(2019, 5, 16, tzinfo=UTC))
    return desk.judged(stamping.stamped(desk.builder.build(), token))


def _revoked(desk):
    entry = replace(desk.programme.siti.entry, status=RosterStatus.REVOKED)
    return desk.judged(desk.builder.build(), edition=desk.edition(roster=(entry,)))


def _revoked_after_a_stamp(desk):
    package = desk.builder.build()
    moment = datetime(2019, 5, 16, 8, tzinfo=UTC)
    token = stamping.service().token(stamping.signature_of(package), moment)
    entry = replace(
        desk.programme.siti.entry, status=RosterStatus.REVOKED, revoked_at=moment + timedelta(days=1)
    )
    edition = desk.edition(roster=(entry,), time_stamp_services=(stamping.service().named(),))
    return desk.judged(stamping.stamped(package, token), edition=edition)


def _expired(desk):
    late = desk.programme.siti.entry.valid_until + timedelta(seconds=1)
    return desk.judged(desk.builder.build(), now=late)


def _no_certificate(desk):
    """A roster entry that is no certificate: the roster itself is broken."""
    entry = replace(desk.programme.siti.entry, certificate=b"bukan sertifikat")
    return desk.judged(desk.builder.build(), edition=desk.edition(roster=(entry,)))


def _at(signed, now=None):
    def judge(desk):
        desk.builder.moment = signed
        return desk.judged(desk.builder.build(), **({"now": now} if now else {}))

    return judge


def _old(desk):
    return desk.judged(desk.builder.build(), edition=desk.edition(min_package_version=2))


def _other_edition(desk):
    return desk.judged(desk.builder.build(), edition_digest="1" * 64)


def _again(desk):
    data = desk.builder.build()
    path = desk._path
    path.write_bytes(data)
    with verify_assessment(path, desk.programme.trust(), desk._quarantine) as opened:
        digest = opened.digest
    return desk.judged(data, Link(1, digest, None))


def _in_order(sequence, supersedes, *known):
    return lambda desk: desk.changed(
        "head", lambda head: head | {"sequence": sequence, "supersedes": supersedes}, *known
    )


def _unsigned_sheet(desk):
    return desk.sheet(b"%PDF-1.7 bukan lembar yang ditandatangani")


def _foreign_sheet(desk):
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    canvas.drawString(100, 700, "Lembar penilaian")
    canvas.save()
    reason = scores_reason("Lembar", "00" * 32)
    signer = desk.programme.siti.signer
    return desk.sheet(sign_pdf(out.getvalue(), signer, when=desk.kit.SIGNED, reason=reason))


def _changed_after_signing(desk):
    """One letter of the evidence, with the checksums of the container made right again."""

    def change(archive):
        entry = archive.entries[-1]
        entry.data = entry.data[:-1] + bytes([entry.data[-1] ^ 1])
        return archive

    return desk.changed("archive", change)


def _bomb(desk):
    """A photo of 110 million pixels in a few kilobytes."""
    import hashlib

    from PIL import Image

    from smartcity_desktop.sealing.documents import scores_json
    from smartcity_desktop.sealing.names import evidence_name

    out = io.BytesIO()
    Image.new("1", (11_000, 10_000)).save(out, "PNG")
    data = out.getvalue()
    sha256 = hashlib.sha256(data).hexdigest()
    cited = replace(
        desk.kit.citation(data), sha256=sha256, size=len(data), media_type="image/png", extension="png"
    )
    document = desk.kit.scores(desk.programme.rubric, citations=(cited,))
    desk.builder.files = [
        ("scores.json", "scores", "application/json", scores_json(document)),
        *desk.builder.files[1:3],
        (evidence_name(sha256, "png"), "evidence", "image/png", data),
    ]
    return desk.judged(desk.builder.build())


def _table_of(stage, rows):
    return {code: (lambda desk, s=stage, c=change: desk.changed(s, c)) for _, change, code in reversed(rows)}


def _scores_of(rows):
    def judge(change):
        def run(desk):
            from smartcity_desktop.sealing.documents import scores_json

            document = change(desk.kit.scores(desk.programme.rubric))
            desk.builder.files[0] = (*desk.builder.files[0][:3], scores_json(document))
            return desk.judged(desk.builder.build())

        return run

    return {code: judge(change) for _, change, code in reversed(rows)}


ONE, TWO, THREE = (Link(n, str(n) * 64, str(n - 1) * 64 if n > 1 else None) for n in (1, 2, 3))
PRODUCERS = {
    **{
        case.values[2]: (lambda desk, s=case.values[0], c=case.values[1]: desk.changed(s, c))
        for case in reversed(structure.CASES)
    },
    **_table_of("head", context.HEAD),
    **_table_of("head_bytes", context.BYTES),
    **_scores_of([row for row in context.SCORES if row[2] == "E_SCORES"]),
    **{code: v for code, v in _table_of("files", context.FILES).items() if code == "E_EVIDENCE"},
    "E_SIZE": lambda desk: desk.judged(b""),
    "E_AGE": lambda desk: desk.judged(b"age-encryption.org/v1\n-> X25519 abc\n"),
    "E_ZIP_TRUNC": lambda desk: desk.judged(desk.builder.build()[:10]),
    "E_DIGEST": _changed_after_signing,
    "E_SIG_INVALID": _by_another_key,
    "E_SIGNER_UNKNOWN": _by_a_stranger,
    "E_SIGNER_REVOKED": _revoked,
    "E_SIGNER_EXPIRED": _expired,
    "E_SIGNER_CHAIN": _no_certificate,
    "E_EDITION": _other_edition,
    "E_TIME": _at(datetime(2049, 1, 1, tzinfo=UTC)),
    "E_LATE": _at(datetime(2019, 7, 1, tzinfo=UTC), datetime(2019, 7, 2, tzinfo=UTC)),
    "E_VERSION_OLD": _old,
    "E_AUDIT": lambda desk: desk.changed("head", lambda head: head | {"audit_head": "0" * 64}),
    "E_PDF_SIG": _unsigned_sheet,
    "E_PDF_SIGNER": _foreign_sheet,
    "E_CMS_STAMP": _stamped_otherwise,
    "H_REVOKED": _revoked_after_a_stamp,
    "DUPLICATE": _again,
    "E_REPLAY": _in_order(2, "1" * 64, ONE, THREE),
    "H_GAP": _in_order(3, "2" * 64, ONE),
    "H_FORK": _in_order(2, "9" * 64, ONE),
    "H_MEDIA": _bomb,
}


@pytest.mark.parametrize("code", sorted(CODES))
def test_each_code_is_produced_by_a_real_package(programme, builder, quarantine, tmp_path, kit, code):
    assert code in PRODUCERS, "no package produces this code"
    desk = Desk(programme, builder, quarantine, tmp_path, kit)
    assert PRODUCERS[code](desk) == code
    assert list(quarantine.iterdir()) == []


def test_the_codes_are_those_of_the_specification_and_each_has_words():
    # Beside the specification: practice packages, two for content that breaks the rubric or its evidence, media, and
    # time-stamps.
    assert set(CODES) - SPECIFIED == {
        "E_PRACTICE",
        "E_SCORES",
        "E_EVIDENCE",
        "H_MEDIA",
        "E_CMS_STAMP",
        "H_REVOKED",
    }
    assert set(CODES) >= SPECIFIED
    assert set(PRODUCERS) <= set(CODES)
    for code, family in CODES.items():
        refusal = PackageRefused(code, "rinci")
        for text in (refusal.happened, refusal.remedy, *FAMILY_TEXTS[family]):
            assert text.id.endswith(".")
            assert text.en.endswith(".")
            assert code not in text.id + text.en
        assert code in refusal.technical.en
        assert refusal.held == code.startswith("H_")
