"""What the lines of headquarters' log say to people."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from smartcity_desktop.core.deed_words import Names
from smartcity_desktop.core.deeds import Deed
from smartcity_desktop.core.language import Text, same
from smartcity_desktop.core.staff import Act

HASH = "ab12cd34" + "0" * 56
KNOWN = {
    "2026": Text("Periode 2026", "Edition 2026"),
    "P-02": same("Ketua uji (P-02)"),
    "2026 A-01": same("Asesor Contoh"),
    "R0001": same("Kota Ambon"),
    "R0002": same("Kota Kediri"),
    "R0003": same("Kota Gorontalo"),
    "R0004": same("Kabupaten Demak"),
    HASH: same("Kota Ambon · Asesor Contoh"),
}
NAMES = Names(KNOWN, frozenset({"2026"}))


def line(subject: str, *, old: str = "", new: str = "") -> Deed:
    return Deed(1, datetime(2026, 3, 2, tzinfo=UTC), 1, "P-01", Act.DRAFT, subject, old, new, "")


@pytest.mark.parametrize(
    ("subject", "said"),
    [
        ("2026", Text("Periode 2026", "Edition 2026")),
        ("2026 A-01", same("Asesor Contoh")),
        ("2026 R0001", Text("Kota Ambon · Periode 2026", "Kota Ambon · Edition 2026")),
        ("ranking 2026", Text("Peringkat · Periode 2026", "Ranking · Edition 2026")),
        (
            f"sheet {HASH}",
            Text("Kota Ambon · Asesor Contoh · Lembar penilaian", "Kota Ambon · Asesor Contoh · Sheet"),
        ),
        (
            "memorandum 2026 R0002",
            Text("Kota Kediri · Nota kesepahaman · Periode 2026", "Kota Kediri · Memorandum · Edition 2026"),
        ),
        ("recovery", Text("Kunci pemulihan", "Recovery key")),
        ("f" * 64, same("ffffffff…")),
        ("A-99", same("A-99")),
    ],
)
def test_a_subject_is_said_by_name(subject: str, said: Text) -> None:
    assert NAMES.subject(line(subject)) == said


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("", "", same("")),
        ("", "regions + R0001 R0002", same("+ Kota Ambon, Kota Kediri")),
        ("", "regions + R0001 R0002 R0003 R0004", Text("+ 4 daerah", "+ 4 regions")),
        ("regions - R0001", "", same("\u2212 Kota Ambon")),
        ("", "assignments + a b c d e", Text("+ 5 penugasan", "+ 5 assignments")),
        ("inputs " + HASH, "R0001 R0002 R0003 R0004", Text("4 daerah", "4 regions")),
        ("inputs " + HASH, "R0001 R0002", same("Kota Ambon, Kota Kediri")),
        ("", "taken 2026-R0001-A-01", Text("diterima", "taken in")),
        ("", "held H_GAP", Text("ditahan H_GAP", "held H_GAP")),
        (
            "",
            "memorandum 2026-11-24",
            Text("Nota kesepahaman 24 November 2026", "Memorandum 24 November 2026"),
        ),
        ("published", "closed", Text("Ditutup", "Closed")),
        ("", "chair Ketua uji", Text("Ketua panel · Ketua uji", "Chair of the panel · Ketua uji")),
        ("", "cards 2 of 3", Text("3 kartu, 2 diperlukan", "3 cards, 2 needed")),
        (
            "",
            "drill 4K2P Ketua uji",
            Text("latihan dengan set 4K2P oleh Ketua uji", "drill with set 4K2P by Ketua uji"),
        ),
        ("", "signed " + "c" * 64, Text("bertanda tangan cccccccc…", "signed cccccccc…")),
    ],
)
def test_what_became_of_it_is_said_in_words(old: str, new: str, said: Text) -> None:
    assert NAMES.outcome(line("2026", old=old, new=new)) == said
