"""Coverage-guided fuzzing with atheris: `python -m tests.long.fuzz TARGET [--seconds N] [--folder DIR] [FILE...]`.

atheris is not among the program's packages; put it into an environment of its own beside them. Without a target every
target is run in turn, `--seconds` each. The corpus of a target is kept in the folder, so the next run goes on where
this one stopped; an input that crashed, hung (25 s) or took 2 GiB is kept as `crash-…`, and with FILE just those are run.

A target may raise a `SmartCityError`, which is a sentence for a person; anything else is a crash.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import io
import subprocess
import sys
import tempfile
import time
import zipfile
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

ROOT = Path(__file__).parents[2]
PACKAGES = ROOT / "tests" / "data" / "packages"
RESOURCES = ROOT / "resources"
SMALL = 16 * 1024


def _member(package: str, name: str) -> bytes:
    with zipfile.ZipFile(PACKAGES / package) as archive:
        return archive.read(name)


def _package() -> tuple[Callable[[bytes], object], Iterable[bytes]]:
    """A file as it lies on a stick, judged as each kind of package."""
    from tests.long.mutants import Bench
    from tests.long.mutations import complaint

    bench = Bench(Path(tempfile.mkdtemp(prefix="fuzz-")))
    judges = bench.judges()

    def target(data: bytes) -> None:
        for name, good, judge in judges:
            if data == good:
                continue
            wrong, _ = complaint(judge, bench.path, data, bench.quarantine, may_pass=data in known)
            if wrong is not None:
                raise AssertionError(f"{name}: {wrong}")

    known = frozenset(good for _, good, _ in judges)
    return target, known


def _signed(stage: str, seed: bytes) -> tuple[Callable[[bytes], object], Iterable[bytes]]:
    """A part of a package replaced by its rightful signer, so that the readers behind the signature are reached."""
    from smartcity_desktop.sealing.verify import verify_assessment
    from tests.long.mutants import Bench
    from tests.long.mutations import complaint
    from tests.sealing import conftest

    bench = Bench(Path(tempfile.mkdtemp(prefix="fuzz-")))
    builder = conftest.assessment_builder(bench.programme)
    trust = bench.programme.trust()

    def replaced(files: list[Any], data: bytes) -> list[Any]:
        name, role, kind, _ = files[0]
        return [(name, role, kind, data), *files[1:]]

    def target(data: bytes) -> None:
        if stage == "files":
            builder.changes = {stage: lambda files: replaced(files, data)}
        else:
            builder.changes = {stage: lambda _: data}
        package = builder.build()
        wrong, _ = complaint(
            lambda path, q: verify_assessment(path, trust, q),
            bench.path,
            package,
            bench.quarantine,
            may_pass=True,
        )
        if wrong is not None:
            raise AssertionError(wrong)

    made: list[bytes] = [seed] if seed else []
    builder.changes = {
        stage: lambda value: (made.append(value if isinstance(value, bytes) else value[0][3]), value)[1]
    }
    builder.build()
    return target, made


def _head() -> tuple[Callable[[bytes], object], Iterable[bytes]]:
    from smartcity_desktop.sealing.head import _any_head, head_json, read_head

    def target(data: bytes) -> None:
        head = read_head(data)
        assert head == _any_head(data), "the quick and the thorough reading differ"
        assert head_json(head) == data, "a head has one form only"

    return target, [_member(name, "package.json") for name in ("assessment-v1.asice", "edition-v1.asice")]


def _scores() -> tuple[Callable[[bytes], object], Iterable[bytes]]:
    from smartcity_desktop.core.promise import Promise
    from smartcity_desktop.core.visit import Attendee, Visit
    from smartcity_desktop.sealing.documents import read_scores, scores_json

    def target(data: bytes) -> None:
        document = read_scores(data)
        assert scores_json(document) == data or read_scores(scores_json(document)) == document

    old = _member("assessment-v1.asice", "scores.json")
    document = replace(
        read_scores(old),
        visit=Visit(
            day="2026-11-24", began="09.00", zone="WIT", attendees=(Attendee("01", "Peserta Contoh"),)
        ),
        promises=(Promise("1", "INF-1", "Peta", date(2026, 12, 1)),),
    )
    return target, [old, scores_json(document)]


def _facts() -> tuple[Callable[[bytes], object], Iterable[bytes]]:
    from smartcity_desktop.core.facts import EarlierScore, Facts, Figure, Reply
    from smartcity_desktop.core.language import Text
    from smartcity_desktop.sealing.documents import facts_json, read_facts

    told = Facts(
        (Figure("R0001", "IPM", Text("IPM", "HDI"), Decimal("81.20"), "", "BPS", 2025),),
        (Reply("R0001", "INF-1", "Sebagian kecamatan.", Decimal(2)), Reply("R0001", "SUP-1", "Belum.")),
        (EarlierScore("R0001", "2019", "TOTAL", Decimal("51.1")),),
    )

    def target(data: bytes) -> None:
        found = read_facts(data, ("R0001",))
        assert read_facts(facts_json(found), ("R0001",)) == found

    return target, [facts_json(told)]


def _edition() -> tuple[Callable[[bytes], object], Iterable[bytes]]:
    from smartcity_desktop.sealing.documents import edition_json, read_edition

    def target(data: bytes) -> None:
        edition, regions = read_edition(data)
        assert read_edition(edition_json(edition, regions)) == (edition, regions)

    return target, [_member(f"edition-v{n}.asice", "edition.json") for n in (1, 2)]


def _drafts() -> tuple[Callable[[bytes], object], Iterable[bytes]]:
    from smartcity_desktop.core.assessment import AssessmentState
    from smartcity_desktop.core.field_report import DraftLine, FieldReport
    from smartcity_desktop.sealing.documents import drafts_json, read_drafts

    at = datetime(2019, 5, 16, 7, 30, tzinfo=UTC)
    lines = (
        DraftLine("T-001", "R0001", AssessmentState.ABANDONED, "Daerah mundur.", 2, 1, 1, 3, at),
        DraftLine("T-002", "R0002", None, "", 0, 0, 0, 0, None),
    )

    def target(data: bytes) -> None:
        report = read_drafts(data)
        assert read_drafts(drafts_json(report)) == report

    return target, [drafts_json(FieldReport("2019", "A-01", 1, at, lines))]


def _receipt() -> tuple[Callable[[bytes], object], Iterable[bytes]]:
    from smartcity_desktop.sealing.documents import read_receipt, receipt_json

    def target(data: bytes) -> None:
        document = read_receipt(data)
        assert read_receipt(receipt_json(document)) == document

    return target, [_member(f"receipt-v{n}.asice", "receipt.json") for n in (1, 2)]


def _manifest() -> tuple[Callable[[bytes], object], Iterable[bytes]]:
    from smartcity_desktop.sealing.manifest import read_manifest

    return read_manifest, [_member("assessment-v1.asice", "META-INF/ASiCManifest.xml")]


def _cms() -> tuple[Callable[[bytes], object], Iterable[bytes]]:
    from smartcity_desktop.sealing.cms import manifest_digest, read_cms

    digest = manifest_digest(_member("assessment-v1.asice", "META-INF/ASiCManifest.xml"))
    return lambda data: read_cms(data, digest), [_member("assessment-v1.asice", "META-INF/signature.p7s")]


def _request() -> tuple[Callable[[bytes], object], Iterable[bytes]]:
    from cryptography.hazmat.primitives.asymmetric import ec

    from smartcity_desktop.sealing.requests import read_request, request_pem

    return read_request, [request_pem(ec.generate_private_key(ec.SECP256R1()), "Asesor Contoh", "Contoh")]


def _rubric() -> tuple[Callable[[bytes], object], Iterable[bytes]]:
    from smartcity_desktop.core.rubric_reader import read_rubric, rubric_text

    def target(data: bytes) -> None:
        read_rubric.cache_clear()
        read_rubric(rubric_text(data, "r.yaml"), "r.yaml")

    return target, [_member("edition-v1.asice", "rubric.yaml")]


def _regions() -> tuple[Callable[[bytes], object], Iterable[bytes]]:
    from smartcity_desktop.core.region_table import read_regions

    (table,) = RESOURCES.rglob("regions.csv")
    lines = table.read_bytes().splitlines(keepends=True)
    return lambda data: read_regions(data.decode("utf-8", "replace")), [
        b"".join(lines[:n]) for n in (1, 4, 40)
    ]


def _table() -> tuple[Callable[[bytes], object], Iterable[bytes]]:
    from smartcity_desktop.core.rubric_reader import read_rubric
    from smartcity_desktop.core.score_table import read_scores

    rubric = read_rubric(_member("edition-v1.asice", "rubric.yaml").decode(), "r.yaml")
    seed = b'region,assessor,indicator,value\n81.71,A-01,INF-1,2\n81.71,A-01,SUP-1,"1,0"\n'
    return lambda data: read_scores(data.decode("utf-8", "replace"), "s.csv", rubric), [
        seed,
        seed.replace(b",", b";"),
    ]


def _fact_scope() -> Any:
    """Return what tables of facts are read against: the small rubric with a number indicator, four invited regions."""
    from smartcity_desktop.core.fact_table import Scope
    from smartcity_desktop.core.region_finder import RegionFinder
    from smartcity_desktop.core.region_table import read_regions
    from smartcity_desktop.core.rubric_reader import read_rubric
    from tests.mixed_rubric import TEXT

    (table,) = RESOURCES.rglob("regions.csv")
    places = read_regions(table.read_text(encoding="utf-8"))
    invited = [place for place in places if place.code in ("81.71", "18.10", "32.04", "32.73")]
    return Scope(read_rubric(TEXT, "r.yaml"), frozenset(one.id for one in invited), RegionFinder(places))


def _fact_csv() -> tuple[Callable[[bytes], object], Iterable[bytes]]:
    """A table of facts as a stranger's CSV; what is taken of it is what a laptop reads back."""
    from smartcity_desktop.core.fact_table import read_tables
    from smartcity_desktop.core.grid import csv_table
    from smartcity_desktop.core.package import PackageRefused
    from smartcity_desktop.sealing.documents import facts_json, read_facts

    scope = _fact_scope()

    def target(data: bytes) -> None:
        told = read_tables([csv_table(data, "t.csv")], scope).facts
        try:
            found = read_facts(facts_json(told), scope.invited)
        except PackageRefused as refusal:
            raise AssertionError("what was taken could not be published") from refusal
        assert found == told

    return target, [
        b"Daerah;Indikator;Jawaban;Tingkat\nKota Ambon;LAY-1;Ada;3\n",
        b'region,indicator,name,value,unit,source,year\n81.71,IPM,,"81,25",poin,BPS,2025\n',
        b"\xef\xbb\xbfsep=;\nDaerah;Periode;Indikator;Nilai\n18.1;2019;TOTAL;61.5\n",
    ]


def _workbook() -> tuple[Callable[[bytes], object], Iterable[bytes]]:
    """A stranger's workbook, read in this process: whatever its readers raise costs one file, but no time and memory."""
    from smartcity_desktop.core.fact_table import read_tables
    from smartcity_desktop.core.language import Language, Text
    from smartcity_desktop.core.region import Region, RegionKind
    from smartcity_desktop.reports.facts_template import facts_template
    from smartcity_desktop.system.workbook_child import read_workbook
    from smartcity_desktop.system.workbooks import workbook

    scope = _fact_scope()
    place = Region("R1", "81.71", "Kota Ambon", RegionKind.KOTA, "81", "Maluku", 0, 0)
    seed = facts_template(Text("Uji", "Test"), scope.rubric, (place,), Language.INDONESIAN)

    def target(data: bytes) -> None:
        frames = b""
        with contextlib.suppress(Exception):
            frames = read_workbook(data)
        if frames:
            read_tables([workbook(frames, "t.xlsx")], scope)

    return target, [seed]


def _workbook_sheet() -> tuple[Callable[[bytes], object], Iterable[bytes]]:
    """The same with one sheet replaced, so that the readers behind the zip are reached."""
    whole, (seed,) = _workbook()
    name = "xl/worksheets/sheet1.xml"

    def target(data: bytes) -> None:
        changed = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(seed)) as old, zipfile.ZipFile(changed, "w") as new:
            for entry in old.namelist():
                new.writestr(entry, data if entry == name else old.read(entry))
        whole(changed.getvalue())

    with zipfile.ZipFile(io.BytesIO(seed)) as archive:
        return target, [archive.read(name)]


def _letter() -> tuple[Callable[[bytes], object], Iterable[bytes]]:
    import pyrage

    from smartcity_desktop.sealing.letters import decrypt_stream, encrypt_stream

    identity = pyrage.x25519.Identity.generate()
    seed = io.BytesIO()
    encrypt_stream(io.BytesIO(b"a letter"), seed, (str(identity.to_public()),))

    def target(data: bytes) -> None:
        decrypt_stream(io.BytesIO(data), io.BytesIO(), (str(identity),), limit=1024 * 1024)

    return target, [seed.getvalue()]


def _at_rest() -> tuple[Callable[[bytes], object], Iterable[bytes]]:
    from smartcity_desktop.sealing.at_rest import EncryptedFiles

    files = EncryptedFiles(bytes(32))
    content = b"a note" * 100
    seed = io.BytesIO()
    writer = files.writer(seed)
    writer.write(content)
    writer.finish()

    def target(data: bytes) -> None:
        with contextlib.suppress(ValueError):  # what the reader says of a file that was changed
            reader = files.reader(io.BytesIO(data))
            assert reader.read(1024 * 1024) in (content, b""), "a changed file gave other content"

    return target, [seed.getvalue()]


def _signed_sheet() -> tuple[Any, bytes, bytes]:
    """Return an enrolled member, the scores of a sheet, and the sheet this member signed."""
    from tests.audit.drill import sheet
    from tests.sealing import conftest

    programme = conftest.programme_in(Path(tempfile.mkdtemp(prefix="fuzz-")))
    scores = b'{"scores":1}'
    return programme, scores, sheet(programme.siti.signer, scores)


def _sheet() -> tuple[Callable[[bytes], object], Iterable[bytes]]:
    """A score sheet as the inbox reads it; any other bytes than the signed ones must be refused."""
    from smartcity_desktop.sealing.certificates import read_certificate
    from smartcity_desktop.sealing.pdf_form import check_signed_pdf
    from smartcity_desktop.sealing.pdf_signature import SCORES_MARK

    programme, scores, signed = _signed_sheet()
    certificate = read_certificate(programme.siti.signer.certificate)
    mark = f"{SCORES_MARK}{hashlib.sha256(scores).hexdigest()}".encode("ascii")

    def target(data: bytes) -> None:
        check_signed_pdf(data, certificate, programme.siti.signer.chain, mark)
        assert data == signed, "a changed sheet was taken"

    return target, [signed]


def _pdf() -> tuple[Callable[[bytes], object], Iterable[bytes]]:
    """Any PDF, as a person has its signatures looked at; only the signed bytes may count as whole and valid.

    Within the signature itself other bytes may do as well: certificates that are only enclosed are signed by nobody.
    """
    from smartcity_desktop.sealing.pdf_verify import verify_pdf
    from tests.sealing import conftest

    programme, _, signed = _signed_sheet()

    def target(data: bytes) -> None:
        verdict = verify_pdf(data, now=conftest.NOW, roots=(programme.authority.root_der,))
        covered = len(data) == len(signed) and (data[:begin], data[end:]) == (signed[:begin], signed[end:])
        assert covered or not verdict.good, "a changed PDF was called good"

    begin = signed.rindex(b"/Contents <")
    end = signed.index(b">", begin)
    return target, [signed]


def _words() -> tuple[Callable[[bytes], object], Iterable[bytes]]:
    from smartcity_desktop.core.words import read_several, say_words

    return lambda data: read_several(data.decode("utf-8", "replace")), [say_words("ab" * 32).encode()]


def _card() -> tuple[Callable[[bytes], object], Iterable[bytes]]:
    from smartcity_desktop.sealing.cards import CardKey, combine, make_cards, read_card_file

    cards = make_cards(bytes(32), key=CardKey.RECOVERY, programme="Contoh", root_sha256="ab" * 32)
    seeds = [" ".join(card.words).encode() for card in cards]
    return lambda data: combine(read_card_file(data.decode("utf-8", "replace"))), [
        b"\n".join(seeds[:2]),
        seeds[0],
    ]


def _identity_file() -> tuple[Callable[[bytes], object], Iterable[bytes]]:
    from smartcity_desktop.sealing.identity import create_identity
    from smartcity_desktop.sealing.identity_file import FILE, read_file
    from smartcity_desktop.system.clock import SystemClock

    folder = Path(tempfile.mkdtemp(prefix="fuzz-"))
    create_identity(
        folder,
        name="Asesor Contoh",
        institution="Contoh",
        passphrase="sandi uji yang panjang",
        clock=SystemClock(),
    )
    path = folder / FILE

    def target(data: bytes) -> None:
        path.write_bytes(data)
        read_file(folder)

    return target, [path.read_bytes()]


def _recovery() -> tuple[Callable[[bytes], object], Iterable[bytes]]:
    from cryptography.hazmat.primitives.asymmetric import ec

    from smartcity_desktop.sealing.age_keys import recipient_of, secret_text
    from smartcity_desktop.sealing.recovery import read_recovery_request, recovery_request, wrap_for_recovery
    from smartcity_desktop.sealing.requests import request_pem
    from smartcity_desktop.sealing.store_keys import new_store_keys
    from smartcity_desktop.system.clock import SystemClock

    recipient = recipient_of(secret_text(bytes(32)))
    wrapped = wrap_for_recovery(new_store_keys(), "ab" * 32, (recipient,))
    csr = request_pem(ec.generate_private_key(ec.SECP256R1()), "Asesor Contoh", "Contoh", recipient)
    return read_recovery_request, [recovery_request(wrapped, csr, SystemClock())]


def _p12() -> tuple[Callable[[bytes], object], Iterable[bytes]]:
    from cryptography import x509
    from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12

    from smartcity_desktop.sealing.p12 import read_p12
    from tests.sealing import conftest

    programme, _, _ = _signed_sheet()
    der, key = programme.siti.signer.certificate, programme.siti.key
    certificate = x509.load_der_x509_certificate(der)
    seed = pkcs12.serialize_key_and_certificates(
        b"x", key, certificate, None, BestAvailableEncryption(b"sandi")
    )
    return lambda data: read_p12(data, "sandi", conftest.NOW), [seed]


TARGETS: dict[str, Callable[[], tuple[Callable[[bytes], object], Iterable[bytes]]]] = {
    "package": _package,
    "signed-head": lambda: _signed("head_bytes", b""),
    "signed-scores": lambda: _signed("files", b""),
    "signed-manifest": lambda: _signed("manifest", b""),
    "head": _head,
    "scores": _scores,
    "facts": _facts,
    "edition": _edition,
    "receipt": _receipt,
    "drafts": _drafts,
    "manifest": _manifest,
    "cms": _cms,
    "request": _request,
    "rubric": _rubric,
    "regions": _regions,
    "table": _table,
    "fact-csv": _fact_csv,
    "workbook": _workbook,
    "workbook-sheet": _workbook_sheet,
    "letter": _letter,
    "at-rest": _at_rest,
    "sheet": _sheet,
    "pdf": _pdf,
    "words": _words,
    "card": _card,
    "identity-file": _identity_file,
    "recovery": _recovery,
    "p12": _p12,
}


WATCHED_TOO = {"pdf": ("pyhanko",), "workbook-sheet": ("openpyxl",)}
"""Libraries that read hostile bytes in plain Python."""


def tolerant(target: Callable[[bytes], object]) -> Callable[[bytes], None]:
    """Let sentences for people pass; everything else stays a crash."""
    from smartcity_desktop.core.errors import SmartCityError

    def run(data: bytes) -> None:
        with contextlib.suppress(SmartCityError):
            target(bytes(data))

    return run


def fuzz(name: str, seconds: int, folder: Path, files: list[str]) -> None:
    """Run one target in this process; libFuzzer ends it."""
    import atheris

    # Late imports are watched too, because every seed is tried while imports are.
    with atheris.instrument_imports(include=["smartcity_desktop", *WATCHED_TOO.get(name, ())]):
        target, seeds = TARGETS[name]()
        for seed in seeds:
            tolerant(target)(seed)
    corpus = folder / name
    corpus.mkdir(parents=True, exist_ok=True)
    for seed in seeds:
        (corpus / f"seed-{hashlib.sha256(seed).hexdigest()[:16]}").write_bytes(seed)
    options = [
        f"-max_total_time={seconds}", "-timeout=25", "-rss_limit_mb=2048", f"-max_len={SMALL}", "-verbosity=1",
        f"-artifact_prefix={folder / name}-", "-print_final_stats=1",
    ]  # fmt: skip
    atheris.Setup([sys.argv[0], *options, *(files or [str(corpus)])], tolerant(target))
    atheris.Fuzz()


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("target", nargs="?", choices=sorted(TARGETS))
    parser.add_argument("--seconds", type=int, default=300)
    parser.add_argument("--folder", type=Path, default=Path("build/fuzz"))
    parser.add_argument("files", nargs="*")
    asked = parser.parse_args()
    if asked.target:
        fuzz(asked.target, asked.seconds, asked.folder, asked.files)
        return 0
    worst = 0
    for name in TARGETS:
        began = time.monotonic()
        words = [sys.executable, "-m", "tests.long.fuzz", name]
        words += ["--seconds", str(asked.seconds), "--folder", str(asked.folder)]
        done = subprocess.run(words, capture_output=True, text=True, check=False)
        runs = [line for line in done.stderr.splitlines() if "number_of_executed_units" in line]
        executed = runs[-1].split()[-1] if runs else "?"
        verdict = "no finding" if done.returncode == 0 else "FINDING"
        sys.stdout.write(f"{name}: {executed} inputs, {time.monotonic() - began:.0f} s, {verdict}\n")
        if done.returncode:
            worst = 1
            sys.stdout.write("\n".join((done.stdout + done.stderr).splitlines()[-30:]) + "\n")
        sys.stdout.flush()
    return worst


if __name__ == "__main__":
    sys.exit(main())
