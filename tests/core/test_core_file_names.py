"""Names of files from outside: plain to read, fit for every disk."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartcity_desktop.core.file_names import LONGEST, offered_name, plain_name

DEVICES = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in "0123456789¹²³")}


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("foto.jpg", "foto.jpg"),
        ("surat\u202egnp.exe", "surat\ufffdgnp.exe"),
        ("a\x1b[31mb\n.txt", "a\ufffd[31mb\ufffd.txt"),
        ("../../etc/passwd", "..\ufffd..\ufffdetc\ufffdpasswd"),
        ("C:\\x", "C:\ufffdx"),
        ("Layar pukul 1.23.45\u202fPM.png", "Layar pukul 1.23.45 PM.png"),
        ("\udcff.jpg", "\ufffd.jpg"),
        ("x" * 300, "x" * LONGEST),
    ],
)
def test_a_name_is_kept_plain(name: str, plain: str) -> None:
    assert plain_name(name) == plain


@pytest.mark.parametrize(
    ("name", "extension", "offered"),
    [
        ("foto.JPG", "jpg", "foto.jpg"),
        ("surat.pdf.exe", "bin", "surat.pdf.exe.bin"),
        ("surat\u202egnp.exe", "png", "surat-gnp.exe.png"),
        ("CON", "pdf", "berkas-CON.pdf"),
        ("aux .tar", "zip", "berkas-aux .tar.zip"),
        ("com¹", "txt", "berkas-com¹.txt"),
        ("../x", "txt", "-x.txt"),
        ("...", "txt", "berkas.txt"),
        ("akhir. . ", "txt", "akhir.txt"),
        ("a:b|c?", "txt", "a-b-c-.txt"),
        ("", "txt", "berkas.txt"),
        ("é.txt".replace("é", "e\u0301"), "txt", "é.txt"),
    ],
)
def test_a_name_is_offered_that_every_disk_can_bear(name: str, extension: str, offered: str) -> None:
    assert offered_name(name, extension) == offered


@given(st.text(max_size=400), st.sampled_from(["jpg", "pdf", "bin", "xlsx"]))
def test_whatever_the_name_a_copy_can_be_saved_under_it(name: str, extension: str) -> None:
    plain, offered = plain_name(name), offered_name(name, extension)
    assert plain_name(plain) == plain
    assert offered.endswith(f".{extension}")
    assert len(offered.encode()) <= 120
    assert not set(offered) & set('<>:"/\\|?*')
    assert offered.isprintable()
    stem = offered.removesuffix(f".{extension}")
    assert stem == stem.strip(" .") != ""
    assert offered.split(".", 1)[0].rstrip().casefold() not in DEVICES
    assert unicodedata.normalize("NFC", offered) == offered
    assert offered_name(offered, extension) == offered
