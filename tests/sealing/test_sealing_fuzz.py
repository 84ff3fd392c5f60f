"""Hostile bytes by the thousand: nothing is accepted, nothing crashes, every refusal has a code."""

from __future__ import annotations

import random

import pytest

from smartcity_desktop.core.package import CODES
from smartcity_desktop.sealing.verify import show, verify_assessment
from tests.long.mutants import Bench
from tests.long.mutations import complaint, mutated

SEED = 20190516


def verdict_of(path, data, trust, quarantine):
    path.write_bytes(data)
    with verify_assessment(path, trust, quarantine) as opened:
        return opened.verdict


def refused(verdict):
    """Whether a changed file was refused, and with a code of the taxonomy."""
    if verdict.refusal is None:
        return False
    assert verdict.refusal.code in CODES
    assert not verdict.good
    return True


def test_one_random_bit_of_every_byte(golden, quarantine, tmp_path):
    path = tmp_path / "p.asice"
    whole, trust = golden
    assert verdict_of(path, whole, trust, quarantine).good
    chance = random.Random(SEED)
    accepted = []
    for at in range(len(whole)):
        changed = bytearray(whole)
        changed[at] ^= 1 << chance.randrange(8)
        if not refused(verdict_of(path, bytes(changed), trust, quarantine)):
            accepted.append(at)
    assert accepted == []


def test_every_bit_of_the_signature_file(golden, quarantine, tmp_path):
    path = tmp_path / "p.asice"
    whole, trust = golden
    begin = whole.index(b"META-INF/signature.p7s") + len(b"META-INF/signature.p7s")
    end = whole.index(b"PK\x03\x04", begin)
    assert end - begin > 1000
    accepted = []
    for at in range(begin, end):
        for bit in range(8):
            changed = bytearray(whole)
            changed[at] ^= 1 << bit
            if not refused(verdict_of(path, bytes(changed), trust, quarantine)):
                accepted.append((at, bit))
    assert accepted == []


@pytest.mark.parametrize("kind", ["edition", "receipt", "letter"])
def test_one_random_bit_of_every_byte_of_other_kinds(tmp_path, kind):
    bench = Bench(tmp_path)
    _, whole, judge = next(row for row in bench.judges() if row[0] == kind)
    chance = random.Random(SEED)
    accepted = []
    for at in range(len(whole)):
        changed = bytearray(whole)
        changed[at] ^= 1 << chance.randrange(8)
        wrong, _ = complaint(judge, bench.path, bytes(changed), bench.quarantine)
        if wrong is not None:
            accepted.append((at, wrong))
    assert accepted == []


def test_flips_in_a_package_that_is_judged_on_a_file(tmp_path):
    """Where files are hashed while they are copied: a bit at every 1,999th byte and at each of the structure's."""
    bench = Bench(tmp_path)
    _, whole, judge = next(row for row in bench.judges() if row[0] == "large")
    chance = random.Random(SEED)
    begin = whole.index(b"META-INF/signature.p7s")
    places = [*range(0, len(whole), 1999), *range(begin, begin + 300), *range(len(whole) - 400, len(whole))]
    accepted = []
    for at in places:
        changed = bytearray(whole)
        changed[at] ^= 1 << chance.randrange(8)
        wrong, _ = complaint(judge, bench.path, bytes(changed), bench.quarantine)
        if wrong is not None:
            accepted.append((at, wrong))
    assert accepted == []


def test_mutated_certificates_looked_at_without_trust(golden, builder, quarantine, tmp_path):
    """The certificate alone is changed and everything around it mended, so that the parser really sees it."""
    path = tmp_path / "p.asice"
    certificate = golden[1].edition.roster[0].certificate
    chance = random.Random(SEED + 2)
    codes = set()
    for _ in range(600):
        changed = mutated(certificate, chance)

        def swap(cms, changed=changed):
            cms.certificate = changed
            return cms

        builder.changes["cms"] = swap
        try:
            data = builder.build()
        except ValueError:
            continue  # so broken that not even the builder finds its issuer
        path.write_bytes(data)
        with show(path, quarantine) as opened:
            assert refused(opened.verdict)
            codes.add(opened.verdict.refusal.code)
    assert codes == {"E_CMS_PARSE", "E_SIGNER_CHAIN"}
