"""Hostile bytes by the thousand: nothing is accepted, nothing crashes, every refusal has a code."""

from __future__ import annotations

import random

from smartcity_desktop.core.package import CODES
from smartcity_desktop.sealing.verify import show, verify_assessment

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


def mutated(data, chance):
    """Insert, delete, duplicate, swap or zero some bytes, once to three times; never the identity."""
    while True:
        changed = bytearray(data)
        for _ in range(chance.randint(1, 3)):
            at = chance.randrange(len(changed))
            length = chance.choice((1, 2, 4, 22, 46, 100, 1000))
            piece = changed[at : at + length]
            kind = chance.randrange(6)
            if kind == 0:
                changed[at:at] = chance.randbytes(length)
            elif kind == 1:
                del changed[at : at + length]
            elif kind == 2:
                changed[at:at] = piece
            elif kind == 3:
                to = chance.randrange(len(changed))
                other = changed[to : to + length]
                changed[at : at + length] = other
                changed[to : to + length] = piece
            elif kind == 4:
                changed[at : at + length] = bytes(len(piece))
            else:
                changed[at : at + len(piece)] = chance.randbytes(len(piece))
            if not changed:
                changed = bytearray(b"\0")
        if bytes(changed) != data:
            return bytes(changed)


def test_two_thousand_structural_mutations(golden, quarantine, tmp_path):
    path = tmp_path / "p.asice"
    whole, trust = golden
    chance = random.Random(SEED)
    accepted = [
        number
        for number in range(2000)
        if not refused(verdict_of(path, mutated(whole, chance), trust, quarantine))
    ]
    assert accepted == []


def test_mutations_looked_at_without_trust(golden, quarantine, tmp_path):
    """`show` parses a stranger's certificate: it must bear anything too."""
    path = tmp_path / "p.asice"
    whole, _ = golden
    chance = random.Random(SEED + 1)
    for _ in range(500):
        data = mutated(whole, chance)
        path.write_bytes(data)
        with show(path, quarantine) as opened:
            assert refused(opened.verdict)


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
