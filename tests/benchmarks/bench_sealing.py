"""What packages cost, against what they cannot cost less than.

    python tests/benchmarks/bench_sealing.py [many|large|stream|small] [--mib N] [--count N] [--folder DIR]

* many: `count` packages of 40 KB on one core. Floors: read, SHA-256 and one raw ECDSA verification for each; the same
  with two, as where the sheet is signed as well.
* large: verify and make a package of `mib`, its evidence taken out of the store. Floors: read and hash the bytes;
  read, hash, write and flush them.
* stream: sign, zip and encrypt `mib` in one stream, take the letter in again. Floor: hash, write and flush the bytes.
* small: single packages, reading scores, signing, a guess at a passphrase.

Floor and product alternate in one process; medians, after one round that is thrown away. Memory is the peak of the
whole process (`large` and `stream` begin in a fresh one). Removing what was made is not measured. For one core put
`taskset -c 0` before it.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec

from smartcity_desktop.core.package import Audience, PackageKind, Role
from smartcity_desktop.core.rubric_reader import read_rubric
from smartcity_desktop.sealing.at_rest import EncryptedFiles
from smartcity_desktop.sealing.documents import evidence_name, read_scores, scores_json
from smartcity_desktop.sealing.letter_files import seal_letter
from smartcity_desktop.sealing.seal import HeadFields, plan, seal
from smartcity_desktop.sealing.signer import Signer
from smartcity_desktop.sealing.sources import SealFile, Source
from smartcity_desktop.sealing.store_keys import new_letter_key
from smartcity_desktop.sealing.verify import AssessmentTrust, show, verify_assessment, verify_edition
from smartcity_desktop.store.evidence import EvidenceStore
from smartcity_desktop.system.at_rest import PLAIN

if TYPE_CHECKING:
    from collections.abc import Callable

    from smartcity_desktop.system.at_rest import AtRest

GOLDEN = Path(__file__).parents[1] / "data" / "packages"
NOW = datetime(2019, 5, 20, 3, 0, tzinfo=UTC)
MIB = 2**20
AT_REST = EncryptedFiles(b"k" * 32)


def seconds(act: Callable[[], object]) -> float:
    begin = time.perf_counter()
    act()
    return time.perf_counter() - begin


def against(
    floor: Callable[[], object],
    act: Callable[[], object],
    times: int,
    after: Callable[[], object] = lambda: None,
) -> tuple[float, float]:
    """Return the medians of floor and act in seconds, taken in turns, and throw the first round away.

    `after` is done after each act and not measured.
    """
    rounds = []
    for _ in range(times + 1):
        rounds.append((seconds(floor), seconds(act)))
        after()
    return statistics.median(one for one, _ in rounds[1:]), statistics.median(
        other for _, other in rounds[1:]
    )


def said(name: str, floor: float, product: float) -> None:
    scale, unit = (1e6, "µs") if product < 1e-3 else (1e3, "ms")
    sys.stdout.write(
        f"{name:<58} {product * scale:>9.1f} {unit}   floor {floor * scale:>9.1f} {unit}"
        f"   x {product / floor:.2f}\n"
    )


def memory() -> None:
    if sys.platform == "linux":
        import resource

        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        sys.stdout.write(f"{'peak memory of the process':<58} {peak:>9.0f} MiB\n")


def golden_trust(folder: Path) -> AssessmentTrust:
    with verify_edition(GOLDEN / "edition-v1.asice", None, {}, folder, NOW) as edition:
        assert edition.documents.edition is not None
        return AssessmentTrust(
            edition=edition.documents.edition,
            edition_digest=edition.digest,
            root_der=edition.root_der or b"",
            chain_known=lambda _: (),
            rubric=read_rubric(edition.read("rubric.yaml").decode(), "rubric.yaml"),
            now=NOW,
        )


def signer_under() -> Signer:
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


def evidence(sha256: str, source: Source) -> SealFile:
    return SealFile(evidence_name(sha256, "bin"), Role.EVIDENCE, "application/octet-stream", source)


def evidence_files(folder: Path, mib: int, at_rest: AtRest) -> tuple[list[SealFile], list[Path]]:
    """Random bytes in files of at most 60 MiB, attached as evidence; the files as they were, and what is packed."""
    store = EvidenceStore(folder / f"evidence-{type(at_rest).__name__}", at_rest=at_rest)
    files, paths = [], []
    for number in range(0, mib, 60):
        path = folder / f"{type(at_rest).__name__}-{number}"
        with path.open("wb") as raw:
            for _ in range(min(60, mib - number)):
                raw.write(os.urandom(MIB))
        stored = store.put_file(path)
        found = evidence(stored.sha256, partial(store.open, stored.sha256, stored.extension))
        files.append(replace(found, crc32=store.crc32(stored.sha256, stored.extension)))
        paths.append(path)
    return files, paths


def hashed(path: Path) -> bytes:
    digest = hashlib.sha256()
    buffer = bytearray(MIB)
    with path.open("rb", buffering=0) as stream:
        while size := stream.readinto(buffer):
            digest.update(memoryview(buffer)[:size])
    return digest.digest()


def hashed_and_written(paths: list[Path], out: Path) -> None:
    digest = hashlib.sha256()
    with out.open("wb") as stream:
        for path in paths:
            with path.open("rb") as source:
                while piece := source.read(MIB):
                    digest.update(piece)
                    stream.write(piece)
        stream.flush()
        os.fsync(stream.fileno())
    out.unlink()


def looked(path: Path, folder: Path, *secrets: str) -> None:
    with show(path, folder, secrets=secrets) as package:
        assert package.verdict.intact


def for_each(act: Callable[[Path], object], paths: list[Path]) -> None:
    for path in paths:
        act(path)


def many(folder: Path, count: int) -> None:
    """`count` packages, each read by the floors and by the product, in turns by blocks of a hundred."""
    signer = signer_under()
    paths = [folder / f"{number}.asice" for number in range(count)]
    for path in paths:
        content = os.urandom(36 * 1024)
        with (
            path.open("wb") as stream,
            closing(
                plan(signer, head(), [evidence(hashlib.sha256(content).hexdigest(), content)]).pieces()
            ) as made,
        ):
            stream.writelines(made)
    key = ec.generate_private_key(ec.SECP256R1())
    signature, public = key.sign(b"x" * 300, ec.ECDSA(hashes.SHA256())), key.public_key()

    def floor(path: Path, verifications: int) -> None:
        hashlib.sha256(path.read_bytes()).digest()
        for _ in range(verifications):
            public.verify(signature, b"x" * 300, ec.ECDSA(hashes.SHA256()))

    looked(paths[0], folder)
    acts = (partial(floor, verifications=1), partial(floor, verifications=2), partial(looked, folder=folder))
    taken: tuple[list[float], ...] = ([], [], [])
    for turn, begin in enumerate(range(0, count, 100)):
        block = paths[begin : begin + 100]
        # The first to read a file finds it cold: each act is that first one in a third of the blocks.
        for number in range(3):
            which = (turn + number) % 3
            taken[which].append(seconds(partial(for_each, acts[which], block)) / len(block))
    once, twice, product = taken
    what = f"verify {count} packages of {paths[0].stat().st_size // 1000} KB"
    said(f"{what}, each (median)", statistics.median(once), statistics.median(product))
    said(f"{what}, each (mean)", statistics.mean(once), statistics.mean(product))
    said(f"{what}, over two verifications", statistics.median(twice), statistics.median(product))
    memory()


def large(folder: Path, mib: int) -> None:
    """Make and verify; each step is weighed against hashing alone, and making against writing as well."""
    signer = signer_under()
    package, out = folder / "large.asice", folder / "made.asice"
    hashing = lambda: [hashed(path) for path in paths]  # noqa: E731
    writing = lambda: hashed_and_written(paths, folder / "plain")  # noqa: E731
    for at_rest, words in ((AT_REST, "at rest"), (PLAIN, "plain")):
        files, paths = evidence_files(folder, mib, at_rest)
        make = partial(seal, signer, head(), files, out, at_rest)
        said(f"make {mib} MiB {words}, over hashing", *against(hashing, make, 7, out.unlink))
        said(f"make {mib} MiB {words}, over hashing and writing", *against(writing, make, 7, out.unlink))
        if at_rest is PLAIN:
            seal(signer, head(), files, package)
        for path in (*paths, *(file for file in folder.glob("evidence-*/*/*"))):
            path.unlink()
    look = partial(looked, package, folder)
    said(f"verify {mib} MiB, over hashing", *against(lambda: hashed(package), look, 7))
    memory()


def stream(folder: Path, mib: int) -> None:
    """From evidence at rest to a letter for two recipients, read back; then in again through the quarantine."""
    signer = signer_under()
    files, paths = evidence_files(folder, mib, AT_REST)
    keys = [new_letter_key(), new_letter_key()]
    from pyrage import x25519

    recipients = [str(x25519.Identity.from_str(key).to_public()) for key in keys]
    letter = folder / "letter.asice.age"

    def make() -> None:
        letter.unlink(missing_ok=True)
        seal_letter(signer, head(), files, letter, recipients)

    floor = lambda: hashed_and_written(paths, folder / "plain")  # noqa: E731
    said(f"sign, zip, encrypt {mib} MiB in one stream, read back", *against(floor, make, 3))
    said(
        f"take the letter in: decrypt, copy, verify {mib} MiB",
        *against(lambda: hashed(letter), lambda: looked(letter, folder, keys[0]), 3),
    )
    memory()


def small(folder: Path, _: int) -> None:
    signer, trust = signer_under(), golden_trust(folder)
    golden, out = GOLDEN / "assessment-v1.asice", folder / "made.asice"
    content = os.urandom(36 * 1024)
    (folder / "evidence").write_bytes(content)
    files = [evidence(hashlib.sha256(content).hexdigest(), folder / "evidence")]

    def make() -> None:
        seal(signer, head(), files, out)
        out.unlink()

    def floor() -> None:
        hashed_and_written([folder / "evidence"], folder / "plain")
        signer.sign(b"x" * 300)

    def floor_of_verifying() -> None:
        hashlib.sha256(golden.read_bytes()).digest()
        public.verify(signature, b"x" * 300, ec.ECDSA(hashes.SHA256()))

    key = ec.generate_private_key(ec.SECP256R1())
    signature, public = key.sign(b"x" * 300, ec.ECDSA(hashes.SHA256())), key.public_key()
    said("make 40 KB, flushed and read back", *against(floor, make, 50))
    said(
        "verify the golden assessment, all steps with content",
        *against(floor_of_verifying, lambda: verify_assessment(golden, trust, folder).close(), 2000),
    )
    with show(golden, folder) as package:
        scores = package.read("scores.json")
    document = read_scores(scores)
    scores = scores_json(replace(document, answers=document.answers * (40_000 // len(scores) * 2)))
    import json

    said(
        f"read scores.json of {len(scores) // 1000} KB, over json.loads",
        *against(lambda: json.loads(scores), lambda: read_scores(scores), 300),
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("what", nargs="?", choices=("many", "large", "stream", "small"))
    parser.add_argument("--mib", type=int)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--folder", type=Path)
    asked = parser.parse_args()
    if asked.what is None:
        for what in ("many", "large", "stream", "small"):
            subprocess.run([sys.executable, __file__, what, *sys.argv[1:]], check=True)
        return
    acts = {"many": many, "large": large, "stream": stream, "small": small}
    amount = asked.count if asked.what == "many" else asked.mib or (2048 if asked.what == "stream" else 1024)
    with tempfile.TemporaryDirectory(dir=asked.folder) as folder:
        acts[asked.what](Path(folder), amount)


if __name__ == "__main__":
    main()
