"""Which time-stamps count: those of the services that the edition pins; and what they do for a revoked signer."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from hypothesis import given
from hypothesis import strategies as st

from smartcity_desktop.cli.verdicts import say_verdict, verdict_json
from smartcity_desktop.core.edition import RosterStatus
from smartcity_desktop.core.errors import ChangeRefused
from smartcity_desktop.core.language import Language
from smartcity_desktop.core.package import PackageRefused
from smartcity_desktop.sealing.documents import edition_json, read_edition
from smartcity_desktop.sealing.stamp_trust import service_from, service_of
from smartcity_desktop.sealing.verify import Link, show, verify_assessment
from tests import stamping

STAMPED_AT = datetime(2019, 5, 16, 7, 31, tzinfo=UTC)
URL = "https://tsa.example/tsr"


@pytest.fixture(scope="module")
def plain(programme, kit) -> bytes:
    return kit.assessment_builder(programme).build()


@pytest.fixture
def edition(programme):
    return replace(programme.edition, time_stamp_services=(stamping.service().named(URL),))


@pytest.fixture
def judged(tmp_path, quarantine, programme, plain, edition):
    """Judge the package with a time-stamp of this moment and service, by this edition."""

    def judge(moment=STAMPED_AT, *known, by=None, at_home=edition, **changes):
        path = tmp_path / "p.asice"
        token = (by or stamping.service()).token(stamping.signature_of(plain), moment) if moment else None
        path.write_bytes(stamping.stamped(plain, token) if token else plain)
        trust = programme.trust(*known, edition=at_home, **changes)
        with verify_assessment(path, trust, quarantine) as opened:
            return opened.verdict

    return judge


def revoked(edition, at: datetime | None):
    entries = tuple(replace(one, status=RosterStatus.REVOKED, revoked_at=at) for one in edition.roster)
    return replace(edition, roster=entries)


def code(verdict) -> str | None:
    return verdict.refusal and verdict.refusal.code


def test_a_pinned_service_is_told_with_its_time(judged):
    verdict = judged()
    assert verdict.good
    assert (verdict.time_stamp.at, verdict.time_stamp.service) == (STAMPED_AT, "Stempel Waktu Uji")
    assert verdict.notes == judged(None).notes
    assert judged(None).time_stamp is None


def test_the_command_line_tells_it(judged, capsys):
    verdict = judged()
    assert verdict_json(verdict, None)["time_stamp"] == {
        "service": "Stempel Waktu Uji",
        "at": "2019-05-16T07:31:00+00:00",
        "certificate_sha256": stamping.service().named().certificate_sha256,
    }
    assert verdict_json(judged(None), None)["time_stamp"] is None
    say_verdict(verdict, Language.ENGLISH, trust_given=True)
    assert "Time-stamped by Stempel Waktu Uji, 16 May 2019 14:31:00 WIB." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("moment", "kwargs", "word"),
    [
        (STAMPED_AT, {"by": "Layanan lain"}, "does not name that service"),
        (datetime(2018, 12, 31, tzinfo=UTC), {}, "does not count"),
        (datetime(2039, 1, 2, tzinfo=UTC), {}, "does not count"),
        (datetime(2019, 6, 30, tzinfo=UTC), {}, "does not count"),
    ],
    ids=["unknown service", "before its certificate", "after its certificate", "still to come"],
)
def test_another_stamp_is_noted_and_counts_for_nothing(judged, moment, kwargs, word):
    by = stamping.service(kwargs["by"]) if kwargs else None
    verdict = judged(moment, by=by)
    assert verdict.good
    assert verdict.time_stamp is None
    assert any(word in note.in_(Language.ENGLISH) for note in verdict.notes)


def test_a_service_of_the_same_name_with_another_key_does_not_count(judged, plain):
    """The certificate is pinned, not its name."""
    other = stamping.service.__wrapped__("Stempel Waktu Uji")
    assert other.certificate != stamping.service().certificate
    assert judged(by=other).time_stamp is None


# --- 5.6: revoked --------------------------------------------------------------------------------------------


def test_a_stamp_older_than_the_revocation_holds_the_package_for_a_human(judged, edition):
    at_home = revoked(edition, STAMPED_AT + timedelta(seconds=1))
    verdict = judged(at_home=at_home)
    assert code(verdict) == "H_REVOKED"
    assert not verdict.trusted
    assert verdict.time_stamp.at == STAMPED_AT
    released = judged(at_home=at_home, revoked_too=True)
    assert released.good


@pytest.mark.parametrize(
    "case", ["no stamp", "same second", "later", "unknown day", "unknown service", "not pinned any more"]
)
def test_nothing_else_lifts_a_revoked_signer(judged, edition, case):
    at_home = revoked(edition, None if case == "unknown day" else STAMPED_AT)
    if case == "not pinned any more":
        at_home = replace(at_home, time_stamp_services=())
    moment = {"no stamp": None, "same second": STAMPED_AT, "later": STAMPED_AT + timedelta(hours=1)}.get(
        case, STAMPED_AT - timedelta(hours=1)
    )
    by = stamping.service("Layanan lain") if case == "unknown service" else None
    assert code(judged(moment, by=by, at_home=at_home)) == "E_SIGNER_REVOKED"


def test_what_else_is_wrong_with_a_lifted_package_stays_wrong(judged, edition, programme):
    at_home = revoked(edition, STAMPED_AT + timedelta(days=1))
    late = edition.receiving_deadline + timedelta(seconds=1)
    assert code(judged(at_home=at_home, now=late)) == "E_LATE"
    assert (
        code(judged(at_home=at_home, now=programme.siti.entry.valid_until + timedelta(days=1))) != "H_REVOKED"
    )
    digest = judged().digest
    had = Link(1, digest, None, None, 0)
    assert code(judged(STAMPED_AT, had, at_home=at_home, revoked_too=True)) == "DUPLICATE"


@given(st.integers(-3 * 86_400, 3 * 86_400))
def test_only_what_is_older_is_lifted(seconds):
    from types import SimpleNamespace

    from smartcity_desktop.sealing.stamp_trust import lifted
    from smartcity_desktop.sealing.stamps import Stamp

    stamp = Stamp(None, STAMPED_AT, timedelta(seconds=2), None)
    x = SimpleNamespace(stamp=stamp, stamp_counts=True)
    entry = SimpleNamespace(revoked_at=STAMPED_AT + timedelta(seconds=seconds), assessor_id="A-01")
    try:
        found = lifted(x, entry).code
    except PackageRefused as refusal:
        found = refusal.code
    assert found == ("H_REVOKED" if seconds > 2 else "E_SIGNER_REVOKED")


# --- in the edition's document -------------------------------------------------------------------------------


def test_services_and_revocations_travel_in_the_edition(programme, edition):
    moment = datetime(2019, 5, 18, 3, 4, 5, tzinfo=UTC)
    whole = revoked(edition, moment)
    data = edition_json(whole, programme.regions)
    assert read_edition(data)[0] == whole
    bare = edition_json(programme.edition, programme.regions)
    assert b"time_stamp_services" not in bare
    assert b"revoked_at" not in bare
    assert read_edition(bare)[0].time_stamp_services == ()


@pytest.mark.parametrize(
    ("change", "word"),
    [
        (lambda found: found["time_stamp_services"].clear(), "time_stamp_services"),
        (lambda found: found["time_stamp_services"][0].update(url="ftp://tsa.example/"), "https://host/path"),
        (lambda found: found["time_stamp_services"][0].update(url="https://"), "https://host/path"),
        (
            lambda found: found["time_stamp_services"][0].update(url="https://a:b@tsa.example/"),
            "https://host/path",
        ),
        (
            lambda found: found["time_stamp_services"][0].update(url="http://tsa.example:x/"),
            "time_stamp_services[0]",
        ),
        (lambda found: found["time_stamp_services"][0].update(certificate="AAAA"), "time_stamp_services[0]"),
        (
            lambda found: found["time_stamp_services"][0].update(
                certificate=found["roster"][0]["certificate"]
            ),
            "timeStamping",
        ),
        (lambda found: found["time_stamp_services"].append(found["time_stamp_services"][0]), "stands twice"),
        (lambda found: found["roster"][0].update(revoked_at="2019-05-18T03:04:05Z"), "revoked_at"),
    ],
)
def test_an_edition_with_another_service_is_refused(programme, edition, kit, change, word):
    found = json.loads(edition_json(edition, programme.regions))
    change(found)
    with pytest.raises(PackageRefused) as caught:
        read_edition(kit.canonical(found))
    assert caught.value.code == "E_SCHEMA"
    assert word in caught.value.detail


def test_people_give_address_and_certificate_with_those_above_it(programme):
    service = stamping.service()
    pem = x509.load_der_x509_certificate(service.certificate).public_bytes(Encoding.PEM)
    root = x509.load_der_x509_certificate(programme.authority.root_der).public_bytes(Encoding.PEM)
    for data in (pem, service.certificate, root + pem, pem + root):
        assert service_from(f" {URL} ", data, "tsa.pem") == service_of(URL, service.certificate)


@pytest.mark.parametrize(
    ("url", "data", "word"),
    [
        ("tsa.example", b"", "tsa.example"),
        ("https://tsa.example/a b", b"", "a b"),
        (URL, b"", "tsa.pem"),
        (URL, b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", "tsa.pem"),
        (URL, None, "timeStamping"),
    ],
)
def test_what_people_give_instead(url, data, word, programme):
    with pytest.raises(ChangeRefused) as caught:
        service_from(url, programme.authority.root_der if data is None else data, "tsa.pem")
    for language in Language:
        assert word in caught.value.sentence(language)


def test_without_an_edition_a_stamp_is_told_and_not_judged(tmp_path, quarantine, plain):
    path = tmp_path / "p.asice"
    token = stamping.service().token(stamping.signature_of(plain), STAMPED_AT)
    path.write_bytes(stamping.stamped(plain, token))
    with show(path, quarantine) as opened:
        assert opened.verdict.time_stamp is None
        assert "Stempel Waktu Uji" in opened.verdict.notes[0].in_(Language.ENGLISH)
