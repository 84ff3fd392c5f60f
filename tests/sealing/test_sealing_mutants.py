"""Twenty thousand seeded mutants of packages, of every kind that `tests/long/mutants.py` draws by the million."""

from __future__ import annotations

import random
import signal
from collections import Counter

import pytest

from smartcity_desktop.sealing.verify import verify_assessment
from tests.long import mutations
from tests.long.mutants import Bench, block

SEED = 20190517


@pytest.mark.parametrize("number", range(5))
def test_twenty_thousand_mutants(tmp_path, number):
    """Five shares, so that no test comes near its time limit."""
    row = block(number, SEED, 4_000, tmp_path)
    assert row["findings"] == []
    assert len(row["codes"]) > 25, "the mutants reach too few of the refusals"
    assert len(row["kinds"]) == 19


def test_each_way_of_rebuilding_is_refused(tmp_path):
    """Every family on its own, so that none hides behind the chance of the others."""
    bench = Bench(tmp_path)
    entries = mutations.parts(bench.whole)
    for change in set(mutations._REBUILDS):
        chance = random.Random(change.__name__)
        codes = Counter()
        for _ in range(150):
            archive = mutations.Archive([mutations.Stored(e.name, e.data) for e in entries])
            change(archive, bench.lent, chance)
            data = archive.build()
            if data == bench.whole:
                continue
            wrong, code = mutations.complaint(
                lambda path, q: verify_assessment(path, bench.trust, q), bench.path, data, bench.quarantine
            )
            assert wrong is None, f"{change.__name__}: {wrong}"
            codes[code] += 1
        assert sum(codes.values()) > 100


def test_what_is_taken_apart_and_put_together_is_the_same(tmp_path):
    """The independent writer reproduces each golden package byte for byte: otherwise mutants would prove nothing."""
    bench = Bench(tmp_path)
    for whole in (bench.whole, bench.edition, bench.receipt, bench.stamped, bench.pinned):
        assert mutations.Archive(mutations.parts(whole)).build() == whole


def test_the_judge_of_mutants_complains(tmp_path):
    """A check that cannot fail proves nothing: it says so when a package passes, when one is left, when one raises."""
    bench = Bench(tmp_path)
    good = bench.whole
    judge = lambda path, q: verify_assessment(path, bench.trust, q)  # noqa: E731
    assert mutations.complaint(judge, bench.path, good, bench.quarantine) == ("accepted", "good")
    assert mutations.complaint(judge, bench.path, good, bench.quarantine, may_pass=True) == (None, "good")

    def raising(path, quarantine):
        raise ValueError("no")

    assert mutations.complaint(raising, bench.path, good, bench.quarantine)[1] == "crash"

    def leaving(path, quarantine):
        (quarantine / "left.asice").write_bytes(b"x")
        return judge(path, quarantine)

    assert mutations.complaint(leaving, bench.path, good[:-1], bench.quarantine)[1] == "left"
    (bench.quarantine / "left.asice").unlink()

    def changing(path, quarantine):
        opened = judge(path, quarantine)
        path.write_bytes(b"x")
        return opened

    assert mutations.complaint(changing, bench.path, good[:-1], bench.quarantine)[1] == "changed"


@pytest.mark.skipif(not hasattr(signal, "SIGALRM"), reason="alarms are of Unix")
def test_the_judge_of_mutants_does_not_wait_for_ever():
    def hanging():
        while True:
            pass

    with pytest.raises(mutations.Hanging), mutations.at_most(1):
        hanging()
