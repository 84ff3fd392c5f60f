"""A million hostile packages: `python -m tests.long.mutants [N] [--processes P] [--seed S] [--log FILE]` (1,000,000).

Mutants come in blocks of 2,000 with a seed each, which the log names; a run that was stopped goes on with the blocks
that the log lacks. (The golden packages are the same in every run; keys of the others are made anew.) Nothing may be accepted, nothing crash or hang, every refusal has a code of the taxonomy, nothing
stays behind in the quarantine and no original changes. A mutant that breaks one of these is kept beside the log.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import json
import multiprocessing
import os
import random
import sys
import tempfile
import time
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from smartcity_desktop.sealing.age_keys import recipient_of, secret_text
from smartcity_desktop.sealing.certificates import roster_entry
from smartcity_desktop.sealing.documents import drafts_json, evidence_name
from smartcity_desktop.sealing.letters import encrypt_stream
from smartcity_desktop.sealing.signer import Signer
from smartcity_desktop.sealing.staff_pins import staff_pins
from smartcity_desktop.sealing.stamp_trust import service_from
from smartcity_desktop.sealing.verify import (
    AssessmentTrust,
    show,
    verify_assessment,
    verify_edition,
    verify_receipt,
)
from tests import stamping
from tests.long import mutations
from tests.providers import issued, provider, rsa_key
from tests.sealing import conftest

if TYPE_CHECKING:
    from smartcity_desktop.sealing.opened import Opened

BLOCK = 2_000
SEED = 20190516
PATIENCE = 20
EDITION_PACKAGE = "edition-v1.asice"
RECEIPT_PACKAGE = "receipt-v2.asice"
RECEIPT_EDITION = "edition-v2-staff.asice"
"""It names the clerk who signed the receipt."""
STAMPED_PACKAGE = "assessment-v1-stamped.asice"
SHARES = (34, 12, 8, 9, 1, 4, 20, 6, 6)
"""Of assessment, edition, receipt, assessment without trust, one that is too large for memory, one in a letter, one with
a time-stamp, one signed with a provider's certificate, a report. The large one carries the list of drafts as well."""


class Bench:
    """Packages to be mutated and how each is judged; made once per process."""

    def __init__(self, folder: Path) -> None:
        self.quarantine = folder / "quarantine"
        self.quarantine.mkdir()
        self.path = folder / "mutant.asice"
        self.whole, self.trust = conftest.golden_in(self.quarantine)
        self.edition = (conftest.GOLDEN / EDITION_PACKAGE).read_bytes()
        self.receipt = (conftest.GOLDEN / RECEIPT_PACKAGE).read_bytes()
        self.roots = frozenset({hashlib.sha256(self.trust.root_der).hexdigest()})
        self.programme = conftest.programme_in(folder)
        with verify_edition(
            conftest.GOLDEN / RECEIPT_EDITION, None, {}, self.quarantine, conftest.NOW
        ) as opened:
            assert opened.documents.edition is not None
            assert opened.root_sha256 is not None
            self.receipt_roots = frozenset({opened.root_sha256})
            self.staff = staff_pins(opened.documents.edition.staff, conftest.NOW)
        self.lent = mutations.parts(self.edition) + mutations.parts(self.receipt)
        # Too much for memory alone: its private copy is a file.
        evidence = random.Random(SEED).randbytes(1_300_000)
        cited = (conftest.citation(), replace(conftest.citation(evidence), id="c-2"))
        document = conftest.scores(self.programme.rubric, citations=cited)
        builder = conftest.assessment_builder(self.programme, document=document)
        name = evidence_name(hashlib.sha256(evidence).hexdigest(), "pdf")
        builder.files.append((name, "evidence", "application/pdf", evidence))
        builder.files.append(("drafts.json", "drafts", "application/json", drafts_json(conftest.drafts())))
        self.large, self.own_trust = builder.build(), self.programme.trust(reports_known=lambda _: ())
        self.report = conftest.report_builder(self.programme).build()
        self.pinned, self.pinned_trust = self._by_a_provider()
        self.stamped = (conftest.GOLDEN / STAMPED_PACKAGE).read_bytes()
        self.token = stamping.token_in(self.stamped)
        self.stamp_trust = self._with_service()
        self.tokens = tuple(
            stamping.service().token(signature, conftest.SIGNED)
            for signature in (b"another", stamping.signature_of(self.edition))
        )
        self.secret = secret_text(random.Random(SEED).randbytes(32))
        self.letter = self.enclosed(self.whole)

    def _by_a_provider(self) -> tuple[bytes, AssessmentTrust]:
        """Return a package signed with a provider's RSA certificate, and the trust of an edition that pins it."""
        psre, siti = provider(), self.programme.siti
        who, chain = issued("Asesor Contoh Satu", rsa_key("leaf"), psre.lower), psre.chain(psre.lower)
        entry = replace(roster_entry("A-01", who.certificate), chain=chain)
        signer = Signer(who.key, who.certificate, chain)
        member = conftest.Member(siti.assessor, who.key, signer, entry)
        edition = replace(self.programme.edition, roster=(entry, self.programme.budi.entry))
        package = conftest.assessment_builder(self.programme, member).build()
        return package, self.programme.trust(edition=edition)

    def _with_service(self) -> AssessmentTrust:
        """Return the trust of an edition that names the service of the time-stamped package."""
        pem = (conftest.GOLDEN / "time-stamps.pem").read_bytes()
        service = service_from("https://tsa.example/", pem, "time-stamps.pem")
        return replace(self.trust, edition=replace(self.trust.edition, time_stamp_services=(service,)))

    def enclosed(self, package: bytes) -> bytes:
        """Return a package as a letter to headquarters."""
        out = io.BytesIO()
        encrypt_stream(io.BytesIO(package), out, (recipient_of(self.secret),))
        return out.getvalue()

    def _open_letter(self, path: Path, quarantine: Path) -> Opened:
        return verify_assessment(path, self.trust, quarantine, secrets=(self.secret,))

    def _receipt(self, path: Path, quarantine: Path) -> Opened:
        return verify_receipt(path, self.receipt_roots, quarantine, conftest.NOW, staff=self.staff)

    def _own(self, path: Path, quarantine: Path) -> Opened:
        return verify_assessment(path, self.own_trust, quarantine)

    def judges(self) -> tuple[tuple[str, bytes, Any], ...]:
        """Return name, good bytes and judge of each kind of package."""
        now = conftest.NOW
        return (
            ("assessment", self.whole, lambda path, q: verify_assessment(path, self.trust, q)),
            ("edition", self.edition, lambda path, q: verify_edition(path, self.roots, {}, q, now)),
            ("receipt", self.receipt, self._receipt),
            ("shown", self.whole, show),
            ("large", self.large, self._own),
            ("letter", self.letter, self._open_letter),
            ("stamped", self.stamped, lambda path, q: verify_assessment(path, self.stamp_trust, q)),
            ("pinned", self.pinned, lambda path, q: verify_assessment(path, self.pinned_trust, q)),
            ("report", self.report, self._own),
        )

    def mutant(self, chance: random.Random) -> tuple[str, bytes, Any, bool]:
        """Return what kind of mutant it is, its bytes, its judge, and whether it may pass."""
        draw = chance.random()
        if draw < 0.05:
            make = chance.choice((conftest.assessment_builder, conftest.report_builder))
            builder = make(self.programme)
            return "resigned", mutations.resigned(builder, chance), self._own, True
        # Most of them at the package that decides most; the others keep the rest honest.
        name, good, judge = chance.choices(self.judges(), SHARES)[0]
        if name == "letter" and draw >= 0.55:
            return "in a letter", self.enclosed(mutations.mutated(self.whole, chance)), judge, False
        if name == "stamped" and draw >= 0.55:
            return "restamped", mutations.restamped(self.whole, self.token, self.tokens, chance), judge, False
        if draw < 0.55:
            return f"{name} bytes", mutations.mutated(good, chance), judge, False
        return f"{name} rebuilt", mutations.rebuilt(mutations.parts(good), self.lent, chance), judge, False


def block(number: int, seed: int, size: int, findings: Path) -> dict[str, Any]:
    """Judge one block of mutants and return what the log says of it."""
    began = time.monotonic()
    chance = random.Random(f"{seed}/{number}")
    found: list[str] = []
    codes: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    with tempfile.TemporaryDirectory(prefix="mutants-") as name:
        bench = Bench(Path(name))
        for _, good, judge in bench.judges():
            wrong, code = mutations.complaint(judge, bench.path, good, bench.quarantine, may_pass=True)
            assert (wrong, code) == (None, "good"), f"the unchanged package: {wrong or code}"
        for at in range(size):
            kind, data, judge, may_pass = bench.mutant(chance)
            try:
                with mutations.at_most(PATIENCE):
                    wrong, code = mutations.complaint(
                        judge, bench.path, data, bench.quarantine, may_pass=may_pass
                    )
            except mutations.Hanging as hanging:
                wrong, code = str(hanging), "hang"
            codes[code] += 1
            kinds[kind] += 1
            if wrong is not None:
                file = findings / f"mutant-{seed}-{number}-{at}.asice"
                file.write_bytes(data)
                found.append(f"{file.name}: {kind}: {wrong}")
    return {
        "block": number, "seed": seed, "mutants": size, "seconds": round(time.monotonic() - began, 1),
        "findings": found, "codes": dict(codes), "kinds": dict(kinds),
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
    }  # fmt: skip


def _started(arguments: tuple[int, int, int, Path]) -> dict[str, Any]:
    return block(*arguments)


def summary(rows: list[dict[str, Any]]) -> str:
    """Return the figures of a log in lines."""
    codes: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    for row in rows:
        codes.update(row["codes"])
        kinds.update(row["kinds"])
    findings = [finding for row in rows for finding in row["findings"]]
    return "\n".join(
        [
            f"{sum(row['mutants'] for row in rows)} mutants in {len(rows)} blocks, "
            f"{sum(row['seconds'] for row in rows) / 60:.1f} minutes of one processor, {len(findings)} findings",
            *findings,
            "refused as: " + ", ".join(f"{code} {n}" for code, n in codes.most_common()),
            "mutants: " + ", ".join(f"{kind} {n}" for kind, n in kinds.most_common()),
        ]
    )


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("count", nargs="?", type=int, default=1_000_000)
    parser.add_argument("--processes", type=int, default=os.cpu_count())
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--log", type=Path, default=Path("build/mutants/log.jsonl"))
    asked = parser.parse_args()
    asked.log.parent.mkdir(parents=True, exist_ok=True)
    rows = [json.loads(line) for line in asked.log.read_text().splitlines()] if asked.log.exists() else []
    rows = [row for row in rows if row["seed"] == asked.seed]
    done = {row["block"] for row in rows}
    todo = [n for n in range((asked.count + BLOCK - 1) // BLOCK) if n not in done]
    sys.stdout.write(f"seed {asked.seed}: {len(done)} blocks done, {len(todo)} to do\n")
    work = [(n, asked.seed, BLOCK, asked.log.parent) for n in todo]
    with asked.log.open("a") as log, multiprocessing.Pool(asked.processes) as pool:
        for row in pool.imap_unordered(_started, work):
            rows.append(row)
            log.write(json.dumps(row) + "\n")
            log.flush()
            if row["findings"] or len(rows) % 25 == 0:
                sys.stdout.write(f"{len(rows) * BLOCK} mutants; {row['findings'] or 'nothing'}\n")
                sys.stdout.flush()
    sys.stdout.write(summary(rows) + "\n")
    return 1 if any(row["findings"] for row in rows) else 0


if __name__ == "__main__":
    sys.exit(main())
