"""Acts on keys, killed before each thing they do to the disk: `python -m tests.long.killed_keys [ACT ...] [--every N]`.

One after the other, an act on a small real programme (passphrases, rotation, recovery, people, signers, certificates,
publishing by two) runs in a forked process which SIGKILL ends before its first file operation, then before its second, and
so on, until it ends by itself. File operations are those that change a folder (rename, unlink, mkdir, rmdir), fsync, and
the begin and the end of a transaction of the database. After each end another process opens the folder as the program does
and looks: the state is the one before or the one after, never none and never half of each, and the act can be done (again).

What breaks this is printed, and the exit code is 1.
"""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import sys
import tempfile
import traceback
from contextlib import closing, contextmanager
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from smartcity_desktop.app import assessor_gate, build_assessor, build_headquarters, headquarters_gate
from smartcity_desktop.core.edition import Assessor, RosterStatus
from smartcity_desktop.core.errors import IdentityProblem, SmartCityError
from smartcity_desktop.core.staff import PersonStatus, StaffRole
from smartcity_desktop.sealing import authority, identity, identity_recovery, recovery, vault
from smartcity_desktop.sealing.age_keys import recipient_of, secret_bytes
from smartcity_desktop.sealing.certificates import read_certificate
from smartcity_desktop.sealing.store_keys import new_letter_key
from smartcity_desktop.store import database as database_module
from smartcity_desktop.system.settings import Settings
from tests.opening import PASSPHRASE, SECRETS
from tests.services.conftest import CODE, START, TickingClock, _make

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from smartcity_desktop.app import AssessorServices, HeadquartersServices

NEW = "sandi baru sesudah diganti"
OTHER = "sandi administrator kedua"
MOST = 400
"""File operations of one act; one that takes more goes round in circles."""


@contextmanager
def laptop(root: Path, passphrase: str = PASSPHRASE) -> Iterator[AssessorServices]:
    clock = TickingClock(START)
    keys = assessor_gate(root / "a1", clock).unlock(passphrase)
    with closing((services := build_assessor(root / "a1", Settings(), keys, clock=clock)).database):
        yield services


@contextmanager
def office(root: Path, passphrase: str = PASSPHRASE, person: str = "P-01") -> Iterator[HeadquartersServices]:
    clock = TickingClock(START)
    entry = headquarters_gate(root / "hq", clock).unlock(passphrase, person)
    with closing((services := build_headquarters(root / "hq", Settings(), entry, clock=clock)).database):
        yield services


def require(holds: object, what: str) -> None:
    if not holds:
        raise AssertionError(what)


def opens(act: Callable[[], object]) -> bool:
    """Whether a passphrase opens something; a damaged file is an error of its own."""
    try:
        act()
    except IdentityProblem as problem:
        if problem.happened != vault.wrong_passphrase().happened:
            raise
        return False
    return True


# --- the acts: what is prepared, done, and looked at afterwards; True where it is done -----------------------------


def passphrase_do(root: Path) -> None:
    with laptop(root) as services:
        services.identity.change_passphrase(PASSPHRASE, NEW)


def passphrase_look(root: Path) -> bool:
    folder = root / "a1" / "assessor" / "identity"
    old, new = (opens(partial(identity.open_store, folder, one)) for one in (PASSPHRASE, NEW))
    require(old != new, f"the old passphrase opens: {old}, the new one: {new}")
    with laptop(root, NEW if new else PASSPHRASE) as services:
        identity.unlock(folder, services.identity._keys, NEW if new else PASSPHRASE)
        require(services.editions.editions(), "the data is empty")
    return new


def rotate_do(root: Path) -> None:
    (root / "out").mkdir(exist_ok=True)
    with laptop(root) as services:
        services.identity.rotate(PASSPHRASE, root / "out")


def rotate_look(root: Path) -> bool:
    with laptop(root) as services:
        card = services.identity.card()
        require(card.can_sign, "it cannot sign with the old key any more")
        identity.unlock(services.folder.identity, services.identity._keys, PASSPHRASE)
        made = list((root / "out").glob("*.asice")) if (root / "out").is_dir() else []
    for file in made:
        with office(root) as services:
            require(services.renewals.look(file).assessor.id == "A-01", "the request is somebody else's")
    require(not (made and card.enrolled), "a request was written for a key that is not here")
    return bool(made)


def recover_prepare(root: Path) -> None:
    folder = root / "a1" / "assessor" / "identity"
    secret = new_letter_key()
    with laptop(root) as services:
        owner = identity.public_key_sha256(folder)
        keys = services.identity._keys
    (folder / recovery.WRAPPED).write_bytes(recovery.wrap_for_recovery(keys, owner, [recipient_of(secret)]))
    asked = identity_recovery.ask(
        folder, name="Asesor Uji 1", institution="Lembaga uji", passphrase=NEW, clock=TickingClock(START)
    )
    request = recovery.read_recovery_request(asked)
    (root / "jawaban.age").write_bytes(
        recovery.release(request, secret_bytes(secret), request.fingerprint).reply
    )


def recover_do(root: Path) -> None:
    assessor_gate(root / "a1", TickingClock(START)).recover(root / "jawaban.age", NEW)


def recover_look(root: Path) -> bool:
    folder = root / "a1" / "assessor" / "identity"
    old, new = (opens(partial(identity.open_store, folder, one)) for one in (PASSPHRASE, NEW))
    require(old != new, f"the old passphrase opens: {old}, the new one: {new}")
    if old:
        require(identity_recovery.pending_code(folder), "the answer is waited for no more")
        return False
    with laptop(root, NEW) as services:
        require(services.editions.editions(), "the data is empty")
        require(not services.identity.card().can_sign, "a signing key came back")
    return identity_recovery.pending_code(folder) is None


def door_do(root: Path) -> None:
    with office(root) as services:
        services.desk.change_passphrase(PASSPHRASE, NEW)


def door_look(root: Path) -> bool:
    gate = headquarters_gate(root / "hq", TickingClock(START))
    folder = root / "hq" / "headquarters" / "authority"
    doors = [one for one in (PASSPHRASE, NEW) if opens(partial(gate.unlock, one, "P-01"))]
    keys = [
        one
        for one in (PASSPHRASE, NEW)
        if opens(partial(authority.open_authority, folder, one, holder="P-01"))
    ]
    require(len(doors) == len(keys) == 1, f"{len(doors)} passphrases open the door, {len(keys)} the keys")
    # Two files: whoever gets in with the old one changes it again, and both are the new one then.
    require(doors == keys or (doors, keys) == ([PASSPHRASE], [NEW]), "the door is ahead of the keys")
    return doors == [NEW]


def add_do(root: Path) -> None:
    with office(root) as services:
        services.people.add("Administrator Dua", StaffRole.ADMINISTRATOR, OTHER, SECRETS)


def _people(root: Path) -> tuple[set[str], set[str], set[str]]:
    with office(root) as services:
        require(services.deeds.view().flaws == (), str(services.deeds.view().flaws))
        known = {one.id for one in services.people.list() if one.status is PersonStatus.ACTIVE}
        holders = {slot.holder for slot in authority.read_authority(services.folder.authority).vault.slots}
        files = set(headquarters_gate(root / "hq", TickingClock(START)).people())
    return known, files, holders


def add_look(root: Path) -> bool:
    known, files, holders = _people(root)
    require(known == files, f"{sorted(known)} work here, {sorted(files)} get in")
    added = known - {"P-01", "P-02"}
    require(holders == {"P-01"} | added, f"{sorted(holders)} hold the keys")
    for person in added:
        with office(root, OTHER, person):
            pass
    return bool(added)


def remove_prepare(root: Path) -> None:
    add_do(root)


def remove_do(root: Path) -> None:
    with office(root) as services:
        services.people.remove("P-03", "pindah tugas", SECRETS)


def remove_look(root: Path) -> bool:
    known, files, holders = _people(root)
    require(known == files, f"{sorted(known)} work here, {sorted(files)} get in")
    gone = "P-03" not in known
    # The keys go first: stopped there, somebody of the role does not hold them, and is let go once more.
    require(holders in ({"P-01"}, {"P-01", "P-03"} - ({"P-03"} if gone else set())), f"{sorted(holders)}")
    return gone


def signer_do(root: Path) -> None:
    with office(root) as services:
        services.authority.make_next_signer(PASSPHRASE)


def signer_look(root: Path) -> bool:
    with office(root) as services:
        card = services.authority.card()
        require(card is not None, "no authority")
        authority.open_authority(services.folder.authority, PASSPHRASE, holder="P-01")
    return len(card.signers) == 2


def revoke_do(root: Path) -> None:
    with office(root) as services:
        services.drafting.revoke(CODE, "A-01", "laptop hilang")


def revoke_look(root: Path) -> bool:
    out = root / "crl"
    out.mkdir(exist_ok=True)
    with office(root) as services:
        roster = services.editions.edition(CODE).roster
        gone = {e.certificate for e in roster if e.status is RosterStatus.REVOKED}
        require(services.deeds.view().flaws == (), str(services.deeds.view().flaws))
        from cryptography import x509

        listed = x509.load_pem_x509_crl(services.authority.write_crl(PASSPHRASE, out).read_bytes())
        serials = {int.from_bytes(read_certificate(one).serial[2:]) for one in gone}
        require({one.serial_number for one in listed} == serials, "the list for outsiders says other")
    return bool(gone)


def issue_prepare(root: Path) -> None:
    from smartcity_desktop.app import assessor_gate as gate

    clock = TickingClock(START)
    third = gate(root / "a3", clock)
    third.create("Asesor Uji 3", "Lembaga uji", PASSPHRASE)
    with closing(
        (services := build_assessor(root / "a3", Settings(), third.unlock(PASSPHRASE), clock=clock)).database
    ):
        services.identity.write_request(root).rename(root / "ketiga.csr")


def issue_do(root: Path) -> None:
    with office(root) as services:
        person = Assessor("A-03", "Asesor Uji 3", "Lembaga uji")
        services.drafting.enrol_all(CODE, [(root / "ketiga.csr", person)], PASSPHRASE)


def issue_look(root: Path) -> bool:
    with office(root) as services:
        edition = services.editions.edition(CODE)
        listed = "A-03" in {entry.assessor_id for entry in edition.roster}
        require(listed == ("A-03" in {one.id for one in edition.assessors}), "certificate without person")
        require(services.deeds.view().flaws == (), str(services.deeds.view().flaws))
    return listed


def publish_do(root: Path) -> None:
    (root / "usb").mkdir(exist_ok=True)
    with office(root) as services:
        services.publishing.publish(CODE, SECRETS, root / "usb")


def publish_look(root: Path) -> bool:
    with office(root) as services:
        flaws = services.deeds.view().flaws
        require(flaws == (), str(flaws))
        published = [row for row in services.deeds.view().rows if row.deed.act.value == "publish"]
        number = len(published)
        (root / "again").mkdir(exist_ok=True)
        handed = services.publishing.hand_out(CODE, root / "again")
    with laptop(root) as mine:
        out = list((root / "usb").glob("*.age")) if (root / "usb").is_dir() else []
        require(not out or number == 2, "handed out and not on record")
        for file in [handed, *out] if number == 2 else []:
            require(mine.editions.look(file).sequence == 2, "another number")
    return number == 2


ACTS: dict[str, tuple[Callable[[Path], None] | None, Callable[[Path], None], Callable[[Path], bool]]] = {
    "passphrase": (None, passphrase_do, passphrase_look),
    "rotate": (None, rotate_do, rotate_look),
    "recover": (recover_prepare, recover_do, recover_look),
    "door": (None, door_do, door_look),
    "add": (None, add_do, add_look),
    "remove": (remove_prepare, remove_do, remove_look),
    "signer": (None, signer_do, signer_look),
    "issue": (issue_prepare, issue_do, issue_look),
    "revoke": (None, revoke_do, revoke_look),
    "publish": (None, publish_do, publish_look),
}


# --- the killing ---------------------------------------------------------------------------------------------------


def kill_before(number: int) -> None:
    """Let this process be killed before its `number`th file operation."""
    left = [number]

    def counted(call: Callable[..., Any]) -> Callable[..., Any]:
        def wrapped(*args: Any, **kwargs: Any) -> Any:
            left[0] -= 1
            if left[0] == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            return call(*args, **kwargs)

        return wrapped

    for name in ("replace", "rename", "unlink", "remove", "mkdir", "rmdir", "fsync", "link"):
        setattr(os, name, counted(getattr(os, name)))
    write = database_module.Database.write

    @contextmanager
    def watched(self: Any) -> Iterator[Any]:
        tick = counted(lambda: None)
        tick()
        with write(self) as session:
            yield session
            tick()
        tick()

    database_module.Database.write = watched  # type: ignore[method-assign]


def apart(work: Callable[[], bool]) -> int:
    """Run in a process of its own; returns its exit code, or minus the signal that ended it."""
    child = os.fork()
    if child == 0:
        code = 3
        try:
            code = 0 if work() else 1
        except BaseException:  # noqa: BLE001 - this process ends here, and says why
            traceback.print_exc()
        finally:
            sys.stderr.flush()
            os._exit(code)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status)


def _done(act: Callable[[Path], None], root: Path, before: int = 0) -> bool:
    # Argon2id gives the same again; a derivation for each of a thousand processes would be all they do.
    vault._derived = lru_cache(maxsize=64)(vault._derived)
    if before:
        kill_before(before)
    act(root)
    return True


def _again(name: str, root: Path) -> bool:
    """Do an act that was stopped once more, where it was not done; it has to come through then."""
    _, do, look = ACTS[name]
    if not look(root):
        if name == "recover" and opens(
            partial(identity.open_store, root / "a1" / "assessor" / "identity", NEW)
        ):
            return True  # what is left of the asking goes with the next one
        try:
            do(root)
        except SmartCityError as problem:
            raise AssertionError(f"it cannot be done again: {problem}") from problem
        require(look(root), "it was done again and is not done")
    return True


def run(name: str, world: Path, place: Path, every: int) -> tuple[int, int, list[str]]:
    """Kill one act everywhere; returns how often, how often it was done by then, and what was wrong."""
    prepare, do, look = ACTS[name]
    start = place / "start"
    shutil.copytree(world, start)
    if prepare is not None and apart(lambda: _done(prepare, start)) != 0:
        return 0, 0, [f"{name}: it cannot be prepared"]
    kills, done, wrong = 0, 0, []
    for number in range(1, MOST, every):
        root = place / "run"
        shutil.copytree(start, root)
        ended = apart(lambda root=root, number=number: _done(do, root, number))
        if ended not in (0, -signal.SIGKILL):
            wrong.append(f"{name} {number}: it ended with {ended}")
        seen = apart(lambda root=root: _done(lambda _: None, root) and look(root))
        if seen not in (0, 1) or (ended == 0 and seen != 0):
            wrong.append(f"{name} {number}: what it left is neither the one nor the other")
        elif apart(lambda root=root: _done(lambda _: None, root) and _again(name, root)) != 0:
            wrong.append(f"{name} {number}: it cannot be gone on with")
        done += seen == 0
        shutil.rmtree(root)
        if ended == 0:
            break
        kills += 1
    shutil.rmtree(start)
    return kills, done, wrong


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("acts", nargs="*", choices=[[], *ACTS], default=[])
    parser.add_argument("--every", type=int, default=1, help="only every Nth file operation")
    parser.add_argument("--world", type=Path, help="a programme that was made before; not written to")
    options = parser.parse_args()
    findings = 0
    with tempfile.TemporaryDirectory() as scratch:
        place = Path(scratch)
        os.environ["HOME"] = scratch
        world = options.world or place / "world"
        if options.world is None:
            world.mkdir()
            if apart(lambda: _done(_make, world)) != 0:
                return 2
        for name in options.acts or ACTS:
            kills, done, wrong = run(name, world, place, options.every)
            findings += len(wrong)
            told = f"{name}: {kills} kills, {done} of them after it was done, {len(wrong)} findings\n"
            sys.stdout.write(told + "".join(f"    {one}\n" for one in wrong))
            sys.stdout.flush()
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
