"""What packages cost, against what they cannot cost less than: `python tests/benchmarks/bench_sealing.py [MIB]`.

Floor of verifying: read the file, SHA-256 over it, one raw ECDSA verification. Floor of making: SHA-256 and write the
same bytes with fsync, one raw ECDSA signature. Medians; MIB is the size of the large package (default 64).
"""

from __future__ import annotations

import hashlib
import os
import statistics
import sys
import tempfile
import time
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec

from smartcity_desktop.core.package import Audience, PackageKind, Role
from smartcity_desktop.core.rubric_reader import read_rubric
from smartcity_desktop.sealing.documents import evidence_name, read_scores, scores_json
from smartcity_desktop.sealing.identity import create_identity, unlock
from smartcity_desktop.sealing.seal import HeadFields, SealFile, seal
from smartcity_desktop.sealing.signer import Signer
from smartcity_desktop.sealing.verify import AssessmentTrust, show, verify_assessment, verify_edition
from smartcity_desktop.system.clock import SystemClock

if TYPE_CHECKING:
    from collections.abc import Callable

GOLDEN = Path(__file__).parents[1] / "data" / "packages"
NOW = datetime(2019, 5, 20, 3, 0, tzinfo=UTC)


def median(act: Callable[[], object], times: int) -> float:
    """Return the median time of an act in milliseconds."""
    taken = []
    for _ in range(times):
        begin = time.perf_counter_ns()
        act()
        taken.append(time.perf_counter_ns() - begin)
    return statistics.median(taken) / 1e6


def golden_trust(folder: Path) -> AssessmentTrust:
    with verify_edition(GOLDEN / "edition-v1.asice", None, {}, folder, NOW) as opened:
        assert opened.documents.edition is not None
        rubric = read_rubric(opened.read("rubric.yaml").decode(), "rubric.yaml")
        return AssessmentTrust(
            edition=opened.documents.edition,
            edition_digest=opened.digest,
            root_der=opened.root_der or b"",
            chain_known=lambda _: (),
            rubric=rubric,
            now=NOW,
        )


def signer_under(folder: Path) -> Signer:
    """A signer with a key of its own, below a root of its own (P-256)."""
    from smartcity_desktop.sealing.certificates import end_certificate, root_certificate, subject

    root_key, key = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))
    start, end = datetime(2019, 1, 1, tzinfo=UTC), datetime(2029, 1, 1, tzinfo=UTC)
    root = root_certificate(root_key, subject("Root", ""), start, end)
    der = end_certificate(root, root_key, key.public_key(), subject("Bench", ""), start, end)
    return Signer(key, der, (root,))


def head() -> HeadFields:
    return HeadFields(
        kind=PackageKind.ASSESSMENT, package_id="bench", edition="2019", edition_digest="0" * 64, roster_version=1,
        signer_id="A-01", audience=Audience.HEADQUARTERS, assignment="T-001", region="R0001", sequence=1,
        supersedes=None, created=NOW, audit_head="0" * 64, audit_length=0,
    )  # fmt: skip


def files(sizes: list[int], folder: Path) -> list[SealFile]:
    """Evidence of random bytes, lying on the disk."""
    found = []
    for size in sizes:
        data = os.urandom(size)
        name = evidence_name(hashlib.sha256(data).hexdigest(), "bin")
        (folder / Path(name).name).write_bytes(data)
        found.append(SealFile(name, Role.EVIDENCE, "application/octet-stream", folder / Path(name).name))
    return found


def floor_of_verifying(path: Path) -> Callable[[], None]:
    key = ec.generate_private_key(ec.SECP256R1())
    signature = key.sign(b"x" * 300, ec.ECDSA(hashes.SHA256()))
    public = key.public_key()

    def act() -> None:
        digest = hashlib.sha256()
        with path.open("rb") as stream:
            while piece := stream.read(2**20):
                digest.update(piece)
        public.verify(signature, b"x" * 300, ec.ECDSA(hashes.SHA256()))

    return act


def floor_of_making(content: list[SealFile], out: Path) -> Callable[[], None]:
    key = ec.generate_private_key(ec.SECP256R1())

    def act() -> None:
        with out.open("wb") as stream:
            for file in content:
                assert isinstance(file.source, Path)
                digest = hashlib.sha256()
                with file.source.open("rb") as source:
                    while piece := source.read(2**20):
                        digest.update(piece)
                        stream.write(piece)
            key.sign(digest.digest(), ec.ECDSA(hashes.SHA256()))
            stream.flush()
            os.fsync(stream.fileno())
        out.unlink()

    return act


def compared(name: str, product: float, floor: float) -> str:
    return f"{name:<46} {product:>10.3f} ms   floor {floor:>10.3f} ms   x {product / floor:.2f}"


def report(folder: Path, mib: int) -> list[str]:
    lines = []
    signer = signer_under(folder)
    small, large = folder / "small.asice", folder / "large.asice"
    content = files([36 * 1024], folder)
    seal(signer, head(), content, small)
    floor = median(floor_of_verifying(small), 500)
    lines.append(
        compared("verify 40 KB (steps 1-11, with its copy)", median(looked(small, folder), 500), floor)
    )
    lines.append(compared("make 40 KB (with fsync and re-reading)", median(making(signer, content, folder), 50),
                          median(floor_of_making(content, folder / "floor"), 50)))  # fmt: skip
    golden = GOLDEN / "assessment-v1.asice"
    trust = golden_trust(folder)
    full = median(lambda: verify_assessment(golden, trust, folder).close(), 500)
    lines.append(
        compared("verify golden assessment, all steps", full, median(floor_of_verifying(golden), 500))
    )
    content = files([min(mib, 16) * 2**20] * max(1, mib // 16), folder)
    seal(signer, head(), content, large)
    lines.append(
        compared(f"verify {mib} MiB", median(looked(large, folder), 3), median(floor_of_verifying(large), 3))
    )
    lines.append(compared(f"make {mib} MiB", median(making(signer, content, folder), 3),
                          median(floor_of_making(content, folder / "floor"), 3)))  # fmt: skip
    with show(golden, folder) as opened:
        scores = opened.read("scores.json")
    document = read_scores(scores)
    document = replace(document, answers=document.answers * (40_000 // len(scores) * 2))
    scores = scores_json(document)
    lines.append(
        f"read scores.json of {len(scores) // 1024} KB: {median(lambda: read_scores(scores), 200):.3f} ms"
    )
    attributes = b"x" * 300
    lines.append(f"sign (template): {median(lambda: signer.sign(attributes), 500):.3f} ms")
    create_identity(
        folder, name="Bench", institution="", passphrase="empat kata yang panjang", clock=SystemClock()
    )
    lines.append(f"passphrase (Argon2id, 64 MiB): {median(lambda: refused(folder), 3):.0f} ms a guess")
    return lines


def looked(path: Path, folder: Path) -> Callable[[], None]:
    def act() -> None:
        with show(path, folder) as opened:
            assert opened.verdict.intact

    return act


def making(signer: Signer, content: list[SealFile], folder: Path) -> Callable[[], None]:
    out = folder / "made.asice"

    def act() -> None:
        seal(signer, head(), content, out)
        out.unlink()

    return act


def refused(folder: Path) -> None:
    from smartcity_desktop.core.errors import IdentityProblem

    try:
        unlock(folder, "kata sandi yang salah")
    except IdentityProblem:
        return
    raise AssertionError("a wrong passphrase opened the identity")


def main() -> None:
    mib = int(sys.argv[1]) if len(sys.argv) > 1 else 64
    with tempfile.TemporaryDirectory() as folder:
        sys.stdout.write("\n".join(report(Path(folder), mib)) + "\n")


if __name__ == "__main__":
    main()
