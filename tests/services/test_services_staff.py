"""Headquarters' people with real keys: who may what, four eyes, and a log that shows what was done to it."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from smartcity_desktop.app import build_headquarters, headquarters_gate
from smartcity_desktop.core.deeds import START, deed_line, flaw_text, next_hash
from smartcity_desktop.core.edition import Assessor, EditionState
from smartcity_desktop.core.errors import ChangeRefused, IdentityProblem, NotFound, StoreProblem
from smartcity_desktop.core.language import Language, TimeZone
from smartcity_desktop.core.programme import Stage
from smartcity_desktop.core.staff import Act, ActRefused, PersonStatus, Secret, StaffRole
from smartcity_desktop.sealing import authority
from smartcity_desktop.sealing import staff as staff_files
from smartcity_desktop.sealing.authority import is_holder
from smartcity_desktop.sealing.authority_file import holders
from smartcity_desktop.sealing.certificates import read_certificate
from smartcity_desktop.store.records import deeds
from smartcity_desktop.system.settings import Settings
from tests.opening import PASSPHRASE, SECOND_PASSPHRASE, SECRETS, found, headquarters_at

if TYPE_CHECKING:
    from pathlib import Path

    from smartcity_desktop.app import HeadquartersServices

FIRST, SECOND = SECRETS
CODE = "T-2026"
THIRD_PASSPHRASE = "sandi orang ketiga lain"


@pytest.fixture(scope="module")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Headquarters with an administrator and a chair; not to be written to."""
    root = tmp_path_factory.mktemp("pusat")
    services = headquarters_at(root)
    found(services)
    services.database.close()
    return root


@pytest.fixture
def root(founded: Path, tmp_path: Path) -> Path:
    import shutil

    place = tmp_path / "pusat"
    shutil.copytree(founded, place)
    return place


@pytest.fixture
def office(root: Path):
    services = headquarters_at(root)
    yield services
    services.database.close()


def as_chair(root: Path) -> HeadquartersServices:
    return headquarters_at(root, passphrase=SECOND_PASSPHRASE, person="P-02")


def acts(services: HeadquartersServices) -> list[tuple[str, Act, str]]:
    return [(row.deed.who, row.deed.act, row.deed.subject) for row in services.deeds.view().rows]


# -- signing in --------------------------------------------------------------------------------------------------


def test_each_person_opens_the_same_data_with_their_own_passphrase(root: Path) -> None:
    gate = headquarters_gate(root)
    assert gate.people() == ("P-01", "P-02")
    first, second = gate.unlock(PASSPHRASE), gate.unlock(SECOND_PASSPHRASE)
    assert (first.person_id, first.name) == ("P-01", "Petugas uji")
    assert (second.person_id, second.name) == ("P-02", "Ketua uji")
    assert first.keys == second.keys
    with pytest.raises(IdentityProblem, match="passphrase is wrong"):
        gate.unlock(PASSPHRASE, "P-02")
    with pytest.raises(IdentityProblem, match="passphrase is wrong"):
        gate.unlock("bukan sandi siapa pun")
    with pytest.raises(IdentityProblem, match="P-01, P-02"):
        gate.unlock(PASSPHRASE, "P-07")


def test_nothing_about_a_person_stands_in_the_clear(root: Path) -> None:
    for file in (root / "headquarters" / "staff").iterdir():
        text = file.read_text(encoding="utf-8")
        assert file.stat().st_mode & 0o077 == 0
        for word in ("Ketua", "Petugas", "chair", "administrator", PASSPHRASE, SECOND_PASSPHRASE):
            assert word not in text


@pytest.mark.parametrize("change", ["id", "key", "vault"])
def test_changed_file_of_a_person_is_refused(root: Path, change: str) -> None:
    folder = root / "headquarters" / "staff"
    mine, other = (json.loads((folder / f"P-0{n}.json").read_text()) for n in (1, 2))
    if change == "id":
        mine["id"] = "P-02"
    elif change == "key":
        mine["vault"]["label"] = other["vault"]["label"]
    else:
        mine["vault"] = other["vault"]
    (folder / "P-01.json").write_text(json.dumps(mine))
    with pytest.raises(IdentityProblem):
        headquarters_gate(root).unlock(PASSPHRASE, "P-01")


def test_certificates_of_people_sign_nothing_else(office: HeadquartersServices) -> None:
    for person in office.people.list():
        certificate = read_certificate(person.certificate)
        assert certificate.staff
        assert not certificate.edition_signer
        assert not certificate.authority


# -- rights ------------------------------------------------------------------------------------------------------


def test_a_clerk_and_a_chair_do_what_they_may_and_no_more(world, tmp_path: Path) -> None:
    root = world.root / "hq"
    clerk = world.headquarters.people.add("Petugas arsip", StaffRole.CLERK, THIRD_PASSPHRASE, (FIRST,))
    signed = world.signed("Kota Ambon")
    world.headquarters.database.close()
    services = headquarters_at(root, passphrase=THIRD_PASSPHRASE, person=clerk.id, clock=world.clock)
    request = next(world.root.glob("*.csr"))
    somebody = Assessor("A-09", "Nama", "Lembaga")
    mine = (Secret(clerk.id, THIRD_PASSPHRASE), FIRST)
    forbidden = [
        lambda: services.drafting.invite(CODE, []),
        lambda: services.drafting.assign(CODE, []),
        lambda: services.drafting.enrol(CODE, request, somebody, PASSPHRASE),
        lambda: services.drafting.revoke(CODE, "A-01", "uji"),
        lambda: services.publishing.publish(CODE, mine, tmp_path),
        lambda: services.publishing.close(CODE, "uji"),
        lambda: services.consolidation.choose(CODE, secrets=mine),
        lambda: services.people.add("X", StaffRole.CLERK, "sandi lain lagi itu", mine),
        lambda: services.people.remove("P-02", "uji", mine),
    ]
    for act in forbidden:
        with pytest.raises(ActRefused, match=r"Petugas arsip \(clerk\) may not do this"):
            act()
    (report,) = services.inbox.receive([signed])
    assert report.outcome == "taken"
    way = services.programme.way(world.region_id("Kota Ambon"), CODE)
    assert [event.recorded_by for event in way if event.stage is Stage.ASSESSED] == ["Petugas arsip"]
    assert acts(services)[-1][:2] == (clerk.id, Act.RECEIVE)
    services.database.close()

    chair = headquarters_at(root, passphrase=SECOND_PASSPHRASE, person="P-02", clock=world.clock)
    with pytest.raises(ActRefused, match="administrator"):
        chair.publishing.publish(CODE, (SECOND, FIRST), tmp_path)
    chair.publishing.close(CODE, "Batas waktu")
    assert chair.editions.overview(CODE).state is EditionState.CLOSED
    chair.database.close()


# -- four eyes ---------------------------------------------------------------------------------------------------


def test_a_headquarters_of_one_is_told_how_to_add_the_second(world, tmp_path: Path) -> None:
    services = world.headquarters
    services.people.remove("P-02", "Pensiun", SECRETS)
    with pytest.raises(ActRefused) as caught:
        services.publishing.publish(CODE, (FIRST,), tmp_path)
    assert "no second person" in caught.value.happened.en
    assert "smartcity-desktop staff add" in caught.value.remedy.id
    assert list(tmp_path.glob("*.asice*")) == []


@pytest.mark.parametrize(
    ("secrets", "error", "words"),
    [
        ((), ActRefused, "first to agree has to be Petugas uji"),
        ((SECOND, FIRST), ActRefused, "first to agree has to be Petugas uji"),
        ((FIRST,), ActRefused, "two different persons"),
        ((FIRST, FIRST), ActRefused, "two different persons"),
        ((FIRST, Secret("P-02", PASSPHRASE)), IdentityProblem, r"wrong. That is [^(]+ \(P-02\). Try again"),
        ((Secret("P-01", "salah sama sekali"), SECOND), IdentityProblem, r"wrong. That is [^(]+ \(P-01\)"),
        ((FIRST, Secret("P-09", "apa saja boleh")), ActRefused, "Nobody here is P-09"),
    ],
)
def test_publishing_and_deciding_take_two(world, tmp_path: Path, secrets, error, words: str) -> None:
    services, before = world.headquarters, len(world.headquarters.deeds.view().rows)
    with pytest.raises(error, match=words):
        services.publishing.publish(CODE, secrets, tmp_path)
    with pytest.raises(error, match=words):
        services.desk.approve(Act.DECIDE, b"{}", secrets)
    assert services.editions.overview(CODE).edition.roster_version == 1
    assert len(services.deeds.view().rows) == before


def test_a_clerk_is_no_second_pair_of_eyes(office: HeadquartersServices) -> None:
    clerk = office.people.add("Petugas arsip", StaffRole.CLERK, THIRD_PASSPHRASE, (FIRST,))
    with pytest.raises(ActRefused, match=r"Petugas arsip \(clerk\) cannot be the second"):
        office.desk.approve(Act.PUBLISH, b"{}", (FIRST, Secret(clerk.id, THIRD_PASSPHRASE)))
    assert [one.id for one in office.desk.seconds()] == ["P-02"]


def test_a_decision_is_signed_by_two_and_bound_to_its_inputs(world) -> None:
    for name in ("Kota Ambon", "Kota Surabaya", "Kabupaten Sleman", "Kota Denpasar"):
        level = 4 if name == "Kota Ambon" else 3 if name == "Kota Surabaya" else 1
        for services in (world.assessor, world.other):
            world.headquarters.inbox.receive([world.signed(name, level, services)])
    view = world.headquarters.consolidation.ranking(CODE)
    decision = world.headquarters.consolidation.choose(CODE, secrets=SECRETS, reason="Pleno")
    row = world.headquarters.deeds.view().rows[-1]
    assert (row.deed.act, row.agreed) == (Act.DECIDE, ("Petugas uji", "Ketua uji"))
    said = json.loads(json.loads(row.deed.approvals.statement)["statement"])
    assert said == {
        "chosen": list(decision.chosen),
        "edition": CODE,
        "inputs": view.inputs_digest,
        "reason": "Pleno",
    }
    assert world.headquarters.deeds.view().flaws == ()


# -- people come, change and go ----------------------------------------------------------------------------------


def test_who_can_be_the_second_is_brought_in_by_two(office: HeadquartersServices) -> None:
    assert not office.people.takes_two(StaffRole.CLERK)
    assert office.people.takes_two(StaffRole.CHAIR)
    with pytest.raises(ActRefused, match="two different persons"):
        office.people.add("Orang karangan", StaffRole.CHAIR, THIRD_PASSPHRASE, (FIRST,))
    assert staff_files.person_ids(office.folder.staff) == ("P-01", "P-02")
    person = office.people.add("Ketua kedua", StaffRole.CHAIR, THIRD_PASSPHRASE, SECRETS)
    assert person.id == "P-03"
    assert office.deeds.view().rows[-1].agreed == ("Petugas uji", "Ketua uji")


@pytest.mark.parametrize(
    ("name", "secret", "words"),
    [("Nama", "pendek", "8"), (" ", THIRD_PASSPHRASE, "empty"), ("Nama", "aaaaaaaaaaaa", "passphrase")],
)
def test_nobody_comes_in_by_halves(office, name: str, secret: str, words: str) -> None:
    before = acts(office)
    with pytest.raises((IdentityProblem, ChangeRefused), match=words):
        office.people.add(name, StaffRole.CLERK, secret, (FIRST,))
    assert staff_files.person_ids(office.folder.staff) == ("P-01", "P-02")
    assert acts(office) == before


def test_a_new_administrator_opens_the_authority_and_loses_it_with_the_role(root: Path, office) -> None:
    office.people.set_role("P-02", StaffRole.ADMINISTRATOR, SECRETS, theirs=SECOND_PASSPHRASE)
    assert is_holder(office.folder.authority, "P-02")
    office.database.close()
    other = as_chair(root)
    assert other.desk.person.role is StaffRole.ADMINISTRATOR
    changed = other.people.set_role("P-01", StaffRole.CLERK, (SECOND, FIRST))
    assert changed.role is StaffRole.CLERK
    assert not is_holder(other.folder.authority, "P-01")
    assert other.deeds.view().flaws == ()
    other.database.close()


@pytest.mark.parametrize("removed", [True, False])
def test_rights_that_ended_meanwhile_end_at_an_open_desk(root: Path, office, removed: bool) -> None:
    office.people.set_role("P-02", StaffRole.ADMINISTRATOR, SECRETS, theirs=SECOND_PASSPHRASE)
    office.desk.require(Act.DRAFT)
    other = as_chair(root)
    if removed:
        other.people.remove("P-01", "selesai bertugas", (SECOND, FIRST))
    else:
        other.people.set_role("P-01", StaffRole.CLERK, (SECOND, FIRST))
    other.database.close()
    with pytest.raises(ActRefused):
        office.desk.require(Act.DRAFT)


def test_a_role_is_not_given_with_a_wrong_passphrase(office: HeadquartersServices) -> None:
    with pytest.raises(IdentityProblem, match="passphrase is wrong"):
        office.people.set_role("P-02", StaffRole.ADMINISTRATOR, SECRETS, theirs="bukan sandinya itu")
    assert office.people.list()[1].role is StaffRole.CHAIR
    assert not is_holder(office.folder.authority, "P-02")


@pytest.mark.parametrize("person", ["P-01", "P-02"])
def test_own_rights_and_those_of_who_left_stay(office: HeadquartersServices, person: str) -> None:
    if person == "P-02":
        office.people.remove(person, "Pensiun", SECRETS)
    with pytest.raises(ActRefused, match="cannot be changed from here"):
        office.people.set_role(person, StaffRole.CLERK, (FIRST,))
    with pytest.raises(ActRefused, match="cannot be changed from here"):
        office.people.remove(person, "uji", (FIRST,))
    with pytest.raises(NotFound):
        office.people.remove("P-09", "uji", (FIRST,))


def test_who_left_opens_nothing_any_more_even_with_the_file_brought_back(root: Path, office) -> None:
    file = root / "headquarters" / "staff" / "P-02.json"
    kept = file.read_bytes()
    with pytest.raises(ActRefused, match="reason"):
        office.people.remove("P-02", " ", (FIRST,))
    office.people.remove("P-02", "Pindah tugas", SECRETS)
    assert not file.exists()
    assert office.people.list()[1].status is PersonStatus.REMOVED
    assert office.deeds.view().rows[-1].deed.reason == "Pindah tugas"
    again = office.people.add("Ketua baru", StaffRole.CHAIR, THIRD_PASSPHRASE, (FIRST,))
    assert again.id == "P-03"
    office.database.close()
    file.write_bytes(kept)
    entry = headquarters_gate(root).unlock(SECOND_PASSPHRASE, "P-02")
    with pytest.raises(ActRefused, match="works at headquarters no more"):
        build_headquarters(root, Settings(), entry)


def test_what_was_stopped_half_way_opens_neither_data_nor_keys(root: Path, office) -> None:
    """The power went after the files were written, and before the database said so."""
    folder = office.folder
    for person_id in ("P-03", "P-04"):
        staff_files.create_person(
            folder.staff,
            person_id=person_id,
            name="Setengah",
            passphrase=THIRD_PASSPHRASE,
            keys=office.authority._keys,
            clock=office.desk._clock,
        )
    for holder in ("P-02", "P-03"):
        authority.add_holder(folder.authority, PASSPHRASE, holder, THIRD_PASSPHRASE, "P-01")
    kept = (folder.staff / "P-02.json").read_bytes()
    office.people.remove("P-02", "Pindah tugas", SECRETS)
    (folder.staff / "P-02.json").write_bytes(kept)
    office.database.close()
    again = headquarters_at(root)
    assert staff_files.person_ids(folder.staff) == ("P-01",)
    assert holders(folder.authority) == ("P-01",)
    assert again.people.add("Ketua baru", StaffRole.CHAIR, THIRD_PASSPHRASE, (FIRST,)).id == "P-03"
    again.database.close()


def test_a_clerk_who_takes_the_database_away_is_nothing_by_that(root: Path, office) -> None:
    clerk = office.people.add("Petugas arsip", StaffRole.CLERK, THIRD_PASSPHRASE, (FIRST,))
    office.database.close()
    database = office.folder.database
    kept = database.read_bytes()
    for file in database.parent.glob(f"{database.name}*"):
        file.unlink()
    entry = headquarters_gate(root).unlock(THIRD_PASSPHRASE, clerk.id)
    with pytest.raises(StoreProblem, match="lost or exchanged"):
        build_headquarters(root, Settings(), entry)
    for file in database.parent.glob(f"{database.name}*"):
        file.unlink()
    database.write_bytes(kept)
    services = build_headquarters(root, Settings(), entry)
    assert services.desk.person.role is StaffRole.CLERK
    services.database.close()


def test_own_passphrase_changes_for_the_door_and_for_the_authority(root: Path, office) -> None:
    with pytest.raises(IdentityProblem, match="passphrase is wrong"):
        office.desk.change_passphrase("salah sama sekali", "sandi baru yang panjang")
    office.desk.change_passphrase(PASSPHRASE, "sandi baru yang panjang")
    gate = headquarters_gate(root)
    with pytest.raises(IdentityProblem):
        gate.unlock(PASSPHRASE, "P-01")
    assert gate.unlock("sandi baru yang panjang").person_id == "P-01"
    person = office.people.add(
        "Petugas arsip", StaffRole.CLERK, THIRD_PASSPHRASE, (Secret("P-01", "sandi baru yang panjang"),)
    )
    assert person.id == "P-03"
    assert office.deeds.view().flaws == ()


def test_a_passphrase_change_that_was_stopped_in_between_can_be_done_again(root: Path, office) -> None:
    from smartcity_desktop.sealing import authority

    authority.change_passphrase(office.folder.authority, PASSPHRASE, "sandi baru yang panjang", "P-01")
    office.desk.change_passphrase(PASSPHRASE, "sandi baru yang panjang")
    assert headquarters_gate(root).unlock("sandi baru yang panjang").person_id == "P-01"


def test_the_first_steps_go_on_where_they_were_stopped(tmp_path: Path) -> None:
    services = headquarters_at(tmp_path)
    assert services.desk.person.certificate == b""
    with pytest.raises(IdentityProblem, match="not founded"):
        services.people.add("X", StaffRole.CLERK, THIRD_PASSPHRASE, (FIRST,))
    from smartcity_desktop.sealing import authority

    # The authority was made, and the power went before the person had a certificate.
    card = authority.found(
        services.folder.authority,
        programme="Program uji",
        passphrase=PASSPHRASE,
        clock=services.desk._clock,
        keys=services.authority._keys,
        holder="P-01",
    ).card
    assert services.authority.found("Nama lain", PASSPHRASE).root_sha256 == card.root_sha256
    assert services.desk.person.certificate
    with pytest.raises(IdentityProblem, match="already"):
        services.authority.found("Program uji", PASSPHRASE)
    assert services.deeds.view().flaws == ()
    services.database.close()


# -- the log -----------------------------------------------------------------------------------------------------


def test_every_act_stands_in_the_log_with_who_did_it(world, tmp_path: Path) -> None:
    services = world.headquarters
    assert [act for _, act, _ in acts(services)] == [
        Act.STAFF,
        Act.FOUND,
        Act.STAFF,
        Act.DRAFT,
        Act.DRAFT,
        Act.ISSUE,
        Act.ISSUE,
        Act.DRAFT,
        Act.PUBLISH,
        Act.PRINT,
    ]
    region = world.region_id("Kota Ambon")
    services.inbox.receive([world.signed("Kota Ambon")])
    services.inbox.receipts(CODE, PASSPHRASE, tmp_path)
    services.consolidation.print_ranking(CODE, Language.INDONESIAN, "A4")
    services.drafting.revoke(CODE, "A-02", "Mengundurkan diri")
    services.publishing.close(CODE, "Batas waktu")
    later = services.deeds.view().rows[10:]
    assert [row.deed.act for row in later] == [
        Act.RECEIVE,
        Act.RECEIPT,
        Act.PRINT,
        Act.REVOKE,
        Act.CLOSE,
    ]
    assert {row.name for row in later} == {"Petugas uji"}
    assert [row.deed.reason for row in later[-2:]] == ["Mengundurkan diri", "Batas waktu"]
    assert region in later[0].deed.new
    assert services.deeds.view().flaws == ()


def test_the_log_is_filtered_and_carried_away(office: HeadquartersServices, tmp_path: Path) -> None:
    view = office.deeds.view()
    assert [row.deed.sequence for row in view.rows if row.fits(act=Act.STAFF)] == [1, 3]
    assert [row.deed.sequence for row in view.rows if row.fits(text="KETUA")] == [3]
    assert [row.deed.sequence for row in view.rows if row.fits(who="P-02")] == []
    assert view.rows[0].day(TimeZone.WIT) >= view.rows[0].deed.at.date()
    file = office.deeds.write(tmp_path)
    head = START
    for line in file.read_bytes().splitlines():
        head = next_hash(head, line)
    assert head.hex() == view.head
    assert view.signatures == 1
    before = file.read_bytes()
    assert office.deeds.write(tmp_path) == file
    office.people.add("Petugas dua", StaffRole.CLERK, THIRD_PASSPHRASE, SECRETS)
    assert office.deeds.write(tmp_path).name == "catatan-pusat-2.jsonl"
    assert file.read_bytes() == before


def rewrite(services: HeadquartersServices, change, *, from_: int, rehash: bool) -> None:
    """Do to the log what somebody could who holds the keys of the database."""
    with services.database.write() as session:
        kept = list(deeds.deeds(session))
        connection = session.connection()
        connection.exec_driver_sql("DROP TRIGGER deed_no_update")
        connection.exec_driver_sql("DROP TRIGGER deed_no_delete")
        head = bytes.fromhex(kept[from_ - 2].digest) if from_ > 1 else START
        for at in range(from_ - 1, len(kept)):
            deed = change(kept[at].deed) if at == from_ - 1 else kept[at].deed
            if deed is None:
                connection.exec_driver_sql("DELETE FROM deed WHERE sequence = ?", (at + 1,))
                continue
            line = deed_line(deed)
            head = next_hash(head, line.encode()) if rehash else bytes.fromhex(kept[at].digest)
            connection.exec_driver_sql(
                "UPDATE deed SET subject = ?, new = ?, reason = ?, line = ?, digest = ? WHERE sequence = ?",
                (deed.subject, deed.new, deed.reason, line, head.hex(), deed.sequence),
            )


def codes(services: HeadquartersServices) -> set[tuple[int, str]]:
    return {(flaw.sequence, flaw.code) for flaw in services.deeds.view().flaws}


def test_a_changed_line_and_a_missing_one_are_shown(world) -> None:
    services = world.headquarters
    rewrite(services, lambda deed: replace(deed, new="lain"), from_=4, rehash=False)
    assert codes(services) == {(4, "link")}
    assert services.deeds.view().rows[3].flaws


def test_a_missing_line_is_shown(world) -> None:
    services = world.headquarters
    rewrite(services, lambda deed: None, from_=5, rehash=False)
    assert codes(services) == {(6, "gap")}
    (flaw,) = services.deeds.view().flaws
    assert "5" in flaw_text(flaw).en


def test_history_written_anew_with_all_hashes_is_caught_by_what_two_persons_signed(world) -> None:
    services = world.headquarters
    rewrite(services, lambda deed: replace(deed, new="lain"), from_=4, rehash=True)
    assert codes(services) == {(9, "head")}


@pytest.mark.parametrize(
    ("how", "code"),
    [
        ("statement", "signature"),
        ("signature", "signature"),
        ("person", "signer"),
        ("one", "rights"),
        ("none", "rights"),
        ("order", "rights"),
        ("role", "rights"),
    ],
)
def test_a_forged_approval_is_caught(world, how: str, code: str) -> None:
    from smartcity_desktop.services.deeds import _Checking

    services = world.headquarters
    with services.database.read() as session:
        kept = list(deeds.deeds(session))
    row = kept[8]
    approvals = row.deed.approvals
    first, second = approvals.signed
    forged = {
        "statement": replace(approvals, statement=approvals.statement.replace(b"T-2026", b"T-2027")),
        "signature": replace(approvals, signed=(first, replace(second, signature=first.signature))),
        "person": replace(approvals, signed=(first, replace(first, person_id="P-02", role=second.role))),
        "one": replace(approvals, signed=(first,)),
        "none": replace(approvals, statement=b"", signed=()),
        "order": replace(approvals, signed=(second, first)),
        "role": replace(approvals, signed=(first, replace(second, role="administrator"))),
    }[how]
    from smartcity_desktop.sealing.authority import root_der

    checking = _Checking(root_der(services.folder.authority), services.people.list())
    for one in kept[:8]:
        assert checking.flaws(one) == []
    found_ = checking.flaws(replace(row, deed=replace(row.deed, approvals=forged)))
    assert code in {flaw.code for flaw in found_}


def test_an_assessors_certificate_approves_nothing(world) -> None:
    from smartcity_desktop.sealing.authority import root_der
    from smartcity_desktop.sealing.staff import approval_problem

    services = world.headquarters
    edition = services.editions.overview(CODE).edition
    with services.database.read() as session:
        approvals = deeds.deeds(session)[8].deed.approvals
    root = root_der(services.folder.authority)
    (first, _) = approvals.signed
    assert approval_problem(approvals.statement, first, root) is None
    assessor = replace(first, certificate=edition.roster[0].certificate)
    assert approval_problem(approvals.statement, assessor, root) == "signer"
    assert approval_problem(approvals.statement, replace(first, certificate=b"0"), root) == "signer"


def test_one_administrator_cannot_send_the_second_pair_of_eyes_away(office: HeadquartersServices) -> None:
    for act in (
        lambda: office.people.remove("P-02", "tidak perlu", (FIRST,)),
        lambda: office.people.set_role("P-02", StaffRole.CLERK, (FIRST,)),
    ):
        with pytest.raises(ActRefused, match="two different persons"):
            act()
    assert office.people.list()[1].role is StaffRole.CHAIR
    assert office.people.takes_two(StaffRole.CHAIR)
