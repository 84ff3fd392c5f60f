"""`edition time-stamps`: naming a service, listing those named, taking one back."""

from __future__ import annotations

import pytest

from smartcity_desktop.__main__ import main
from tests import stamping

URL = "https://tsa.example/tsr"


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    """Headquarters' data folder with a draft edition."""
    folder = tmp_path_factory.mktemp("pusat")
    at = ("--data-dir", str(folder))
    assert main(("authority", "init", "--programme", "Uji", *at)) == 0
    new = ("edition", "new", "C-2026", "--title", "Periode uji", "--choose", "1")
    assert main((*new, "--opens", "2026-01-01", "--closes", "2099-01-01", *at)) == 0
    return at


def run(capsys, *words, code: int = 0) -> str:
    assert main(("edition", "time-stamps", "C-2026", *map(str, words))) == code
    taken = capsys.readouterr()
    return taken.err if code else taken.out


def test_a_service_is_named_listed_and_taken_back(office, tmp_path, capsys):
    certificate = tmp_path / "tsa.der"
    certificate.write_bytes(stamping.service().certificate)
    capsys.readouterr()
    assert "tidak menyebut" in run(capsys, *office)
    said = run(capsys, URL, certificate, *office)
    assert f"{URL}  {stamping.service().named().certificate_sha256}" in said
    assert "Terbitkan" in said
    assert URL in run(capsys, *office)
    assert "tidak menyebut" in run(capsys, "--remove", URL, *office)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((URL,), "sertifikatnya"),
        (("tsa.example", "FILE"), "tsa.example"),
        ((URL, "FILE"), "kosong.pem"),
        ((URL, "tidak-ada.pem"), "tidak-ada.pem"),
        (("--remove", URL), URL),
    ],
)
def test_what_cannot_be_named(office, tmp_path, capsys, words, said):
    empty = tmp_path / "kosong.pem"
    empty.write_bytes(b"bukan sertifikat")
    capsys.readouterr()
    assert said in run(capsys, *(empty if word == "FILE" else word for word in words), *office, code=2)
