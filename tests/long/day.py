"""An assessor's day that ends in the middle, over and over: `python -m tests.long.day kill|full [--runs N] [--seed S]`.

A process opens one data folder and works as an assessor does: levels, comments, evidence, *not applicable*, undo,
signing, copying to a stick, revising, backing up. Each thing that was committed is acknowledged on a pipe. `kill` ends
it with SIGKILL at a random moment; `full` lets a small disk (tmpfs; root) run full at a random write. Then the folder is
opened again and looked over: whatever was acknowledged is there, the database is sound, every file under a final name
is whole. The same folder goes on through all runs. What breaks a promise is printed, and the exit code is 1.

The process is forked from one that has everything imported, and derives its keys once: a run takes a fraction of a second.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import os
import random
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PIL import Image

from smartcity_desktop.app import assessor_gate, build_assessor, headquarters_gate
from smartcity_desktop.core.assessment import AssessmentState, Field
from smartcity_desktop.core.edition import Assessor, Kind, Mode
from smartcity_desktop.core.errors import ChangeRefused, FileProblem, StoreProblem
from smartcity_desktop.core.language import Text
from smartcity_desktop.core.rubric import EvidenceKind, Severity
from smartcity_desktop.sample import SAMPLE_CODE, SAMPLE_PASSPHRASE, _invited, _Play, synthetic_answers
from smartcity_desktop.sealing import vault
from smartcity_desktop.sealing.verify import show
from smartcity_desktop.store.records import assessments, packages
from smartcity_desktop.system.clock import SystemClock, new_id
from smartcity_desktop.system.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from smartcity_desktop.app import AssessorServices
    from smartcity_desktop.sealing.store_keys import StoreKeys

ME = "A-01"
REGIONS = 6
TYPED = "Sudah dilihat di lapangan dan sesuai dokumen. "
SOUNDEST = 60
"""Runs after which the bytes of all evidence are hashed; the database and what was new are looked at after each."""


def prepare(folder: Path) -> None:
    """Make the data folder: an edition of six regions, all of them this assessor's."""
    play = _Play(folder, Settings(role="assessor"), SAMPLE_CODE, SAMPLE_PASSPHRASE, SystemClock(), new_id)
    invited = _invited(play.headquarters, REGIONS, 1)
    play.draft(Text("Periode contoh", "Sample edition"), Kind.SAMPLE, invited, places=1, seed=1)
    play.enrol([Assessor(ME, "Asesor Contoh 1", "Data contoh")], {ME: folder})
    play.publish([(region.id, ME, Mode.VISIT) for region in invited])
    play.close()


def opened(folder: Path, keys: StoreKeys) -> AssessorServices:
    """Open the assessor's half of the folder, as the program does at its start."""
    return build_assessor(folder, Settings(role="assessor", edition=SAMPLE_CODE), keys)


class Day:
    """What the assessor does until the end; `say` acknowledges."""

    def __init__(
        self, services: AssessorServices, stick: Path, seed: int, say: Callable[[dict[str, Any]], None]
    ) -> None:
        self._services = services
        self._stick = stick
        self._chance = random.Random(seed)
        self._say = say
        self._lines = services.scoring.regions(SAMPLE_CODE)
        self._draft = ""
        self.problems: Counter[str] = Counter()

    def go_on(self) -> None:
        """Do one thing after the other without end."""
        acts = (
            [self._score] * 30
            + [self._comment] * 20
            + [self._attach] * 12
            + [self._undo] * 5
            + [self._not_applicable, self._explain, self._take_off] * 3
            + [self._open] * 4
            + [self._sign, self._export] * 6
            + [self._back_up] * 3
        )
        while True:
            act = self._chance.choice(acts)
            try:
                if not self._draft:
                    self._open()
                act()
            except ChangeRefused:
                self._draft = ""  # signed or closed meanwhile: the day goes on elsewhere
            except (FileProblem, StoreProblem) as problem:
                self.problems[type(problem).__name__] += 1
                self._say({"problem": problem.happened.en})

    def _open(self) -> None:
        line = self._chance.choice(self._lines)
        view = self._services.scoring.open(SAMPLE_CODE, line.assignment_id)
        if view.assessment.state is AssessmentState.DRAFT:
            self._draft, self._rubric = view.assessment.id, view.rubric
        elif self._chance.random() < 0.5:
            number = self._services.finalising.revise(view.assessment.id, "Data baru.")
            self._say({"draft": number})
            self._draft, self._rubric = number, view.rubric
        else:
            self._draft = ""
            raise ChangeRefused(Text("", ""), Text("", ""))

    def _acknowledge(self, saved: Any) -> None:
        for entry in saved.entries if saved is not None else ():
            self._say({"entry": entry.sequence, "of": entry.assessment_id, "new": entry.new})

    def _indicator(self) -> Any:
        return self._chance.choice(self._rubric.indicators())

    def _score(self) -> None:
        level = self._chance.choice(self._rubric.scale.levels)
        self._acknowledge(self._services.scoring.set_level(self._draft, self._indicator().code, level))

    def _comment(self) -> None:
        text = TYPED * self._chance.randint(1, 30) + str(self._chance.random())
        self._acknowledge(self._services.scoring.set_comment(self._draft, self._indicator().code, text))

    def _not_applicable(self) -> None:
        allowed = [one for one in self._rubric.indicators() if one.not_applicable_allowed]
        if allowed:
            code = self._chance.choice(allowed).code
            self._acknowledge(
                self._services.scoring.set_not_applicable(self._draft, code, "Tidak ada di daerah ini.")
            )

    def _explain(self) -> None:
        warned = [
            problem.key
            for problem in self._services.scoring.reload(self._draft).problems
            if problem.severity is Severity.WARN
        ]
        if warned:
            key = self._chance.choice(warned)
            self._acknowledge(self._services.scoring.set_explanation(self._draft, key, "Diperlihatkan."))

    def _attach(self) -> None:
        picture = io.BytesIO()
        size = self._chance.randint(8, 200)
        Image.frombytes("RGB", (size, size), self._chance.randbytes(size * size * 3)).save(picture, "JPEG")
        citation = self._services.evidence.attach_bytes(
            self._draft, self._indicator().code, picture.getvalue(), "foto.jpg", EvidenceKind.PHOTO
        )
        self._say({"cited": citation.id, "of": self._draft, "sha256": citation.sha256})

    def _take_off(self) -> None:
        cited = self._services.scoring.reload(self._draft).assessment.citations
        if cited:
            number = self._chance.choice(cited).id
            self._services.evidence.remove(self._draft, number)
            self._say({"taken off": number})

    def _undo(self) -> None:
        again = self._chance.random() < 0.3
        scoring = self._services.scoring
        self._acknowledge(scoring.redo(self._draft) if again else scoring.undo(self._draft))

    def _sign(self) -> None:
        view = self._services.scoring.reload(self._draft)
        answers = synthetic_answers(view.rubric, view.region.id, ME, self._chance.randint(0, 99))
        saved = self._services.scoring.fill(self._draft, answers)
        warned = {p.key: "Diperlihatkan." for p in saved.view.problems if p.severity is Severity.WARN}
        self._acknowledge(self._services.scoring.fill(self._draft, (), warned))
        signed = self._services.finalising.sign(self._draft, SAMPLE_PASSPHRASE, no_conflict=True)
        self._say({"signed": self._draft, "digest": signed.digest})
        self._draft = ""

    def _export(self) -> None:
        ready = self._services.delivery.ready(SAMPLE_CODE)
        if ready:
            for copy in self._services.delivery.export(ready[:2], self._stick):
                self._say({"copied": str(copy.package)})

    def _back_up(self) -> None:
        self._say({"backed up": self._services.backups.make().name})


class Ledger:
    """What was acknowledged over all runs, and whether the folder still says so."""

    def __init__(self, folder: Path, stick: Path) -> None:
        self._folder = folder
        self._stick = stick
        self.keys = assessor_gate(folder).unlock(SAMPLE_PASSPHRASE)
        # Letters on a stick open for headquarters alone.
        self._letters = headquarters_gate(folder).unlock(SAMPLE_PASSPHRASE, "P-01").keys.letters
        self.said: list[dict[str, Any]] = []
        self.total: Counter[str] = Counter()

    def take(self, lines: list[dict[str, Any]]) -> None:
        """Take in what one run acknowledged."""
        self.said = lines
        self.total.update(next(iter(line)) for line in lines)

    def complaints(self, *, thorough: bool) -> list[str]:
        """Open the folder as the program would and look everything over that the last run touched."""
        services = opened(self._folder, self.keys)
        try:
            found = list(self._of_database(services))
            found += self._of_entries(services)
            found += self._of_packages(services)
            found += self._of_backups(services, thorough=thorough)
            if thorough:
                store = services.evidence._store
                found += [f"evidence {name} is damaged" for name in store.check()]
        finally:
            services.database.close()
        return found

    def _of_database(self, services: AssessorServices) -> list[str]:
        check = services.database.check()
        found = []
        if check.quick_check != "ok":
            found.append(f"quick_check: {check.quick_check}")
        if check.foreign_keys:
            found.append(f"{check.foreign_keys} orphan rows")
        for place in (services.folder.outbox, services.folder.inbox, services.folder.held):
            found += [f"left behind: {path.name}" for path in place.glob("*.partial")]
        return found

    def _of_backups(self, services: AssessorServices, *, thorough: bool) -> list[str]:
        there = [backup.name for backup in services.backups.backups()]
        said = [line["backed up"] for line in self.said if "backed up" in line]
        found = [f"lost: backup {name}" for name in said[-1:] if name not in there]
        for name in there if thorough else there[:1]:
            wrong = services.backups.check(name)
            if wrong is not None:
                found.append(f"half a backup under a final name: {name}: {wrong.en}")
        return found

    def _of_entries(self, services: AssessorServices) -> list[str]:
        found = []
        wanted: dict[str, list[dict[str, Any]]] = {}
        for line in self.said:
            if "entry" in line or "cited" in line:
                wanted.setdefault(line["of"], []).append(line)
        for number, lines in wanted.items():
            with services.database.read() as session:
                kept = {entry.sequence: entry for entry in assessments.entries(session, number)}
                cited = {entry.new for entry in kept.values() if entry.field is Field.EVIDENCE}
                standing = assessments.assessment(session, number)
            for line in lines:
                if "entry" in line:
                    entry = kept.get(line["entry"])
                    if entry is None or entry.new != line["new"]:
                        found.append(f"lost: {line}")
                elif line["sha256"] not in cited:
                    found.append(f"lost: {line}")
            for citation in standing.citations:
                if not services.evidence._store.path(citation.sha256, citation.extension).exists():
                    found.append(f"row without bytes: {citation.sha256}")
        return found

    def _of_packages(self, services: AssessorServices) -> list[str]:
        found = []
        with services.database.read() as session:
            records = {
                record.digest: record
                for record in packages.packages(session, SAMPLE_CODE)
                if record.direction == "out"
            }
            drafts = {line.assessment_id: line for line in assessments.summaries(session, SAMPLE_CODE)}
        at_rest = self.keys.at_rest()
        for line in self.said:
            if "signed" in line:
                record = records.get(line["digest"])
                if record is None:
                    found.append(f"lost: {line}")
                    continue
                kept = services.folder.outbox / record.file
                with show(kept, services.folder.quarantine, at_rest=at_rest) as package:
                    if not package.verdict.intact or package.digest != record.digest:
                        found.append(f"a package is not whole: {record.file}")
            elif ("draft" in line and line["draft"] not in drafts) or (
                "copied" in line and not Path(line["copied"]).exists()
            ):
                found.append(f"lost: {line}")
        named = {record.file for record in records.values()}
        extra = [p.name for p in services.folder.outbox.iterdir() if p.name not in named]
        # One package may lie there that no row names: made, and not yet called signed.
        if len(extra) > 1:
            found.append(f"packages that nothing names: {extra}")
        for name in extra:
            with show(services.folder.outbox / name, services.folder.quarantine, at_rest=at_rest) as package:
                if not package.verdict.intact:
                    found.append(f"half a package under a final name: {name}")
            (services.folder.outbox / name).unlink()
        for letter in self._stick.iterdir():
            if letter.name.endswith(".partial"):
                letter.unlink()
                continue
            with show(letter, services.folder.quarantine, secrets=self._letters) as package:
                if not package.verdict.intact:
                    found.append(f"half a letter under a final name: {letter.name}")
            if letter.stat().st_mtime < time.time() - 60:
                letter.unlink()
        return found


def run_once(
    folder: Path,
    stick: Path,
    keys: StoreKeys,
    seed: int,
    lasts: float,
    at_work: Callable[[], None],
) -> tuple[list[dict[str, Any]], str]:
    """Work in a process of its own until it is killed after `lasts` seconds; returns what it acknowledged.

    `at_work` is called once, when the first line comes.

    The second value is the trace of a bug that ended it by itself.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        status = 1

        def say(line: dict[str, Any]) -> None:
            os.write(writing, json.dumps(line).encode() + b"\n")

        try:
            services = opened(folder, keys)
            say({"ready": seed})
            Day(services, stick, seed, say).go_on()
        except StoreProblem as problem:  # the program could not open on a full disk, and said so
            say({"not opened": problem.happened.en})
        except BaseException:  # noqa: BLE001 (a bug ends the process, and its words are the finding)
            import traceback

            with contextlib.suppress(OSError):
                os.write(writing, json.dumps({"bug": traceback.format_exc()[-3000:]}).encode() + b"\n")
        finally:
            os._exit(status)
    os.close(writing)
    data = bytearray()
    began: float | None = None
    while True:
        left = 30.0 if began is None else began + lasts - time.monotonic()
        if left <= 0:
            break
        ready, _, _ = select.select([reading], [], [], left)
        if not ready:
            break
        piece = os.read(reading, 1 << 16)
        if not piece:
            break
        data += piece
        if began is None:
            began = time.monotonic()
            at_work()
    os.kill(child, signal.SIGKILL)
    while piece := os.read(reading, 1 << 16):
        data += piece
    os.close(reading)
    os.waitpid(child, 0)
    whole = data[: data.rfind(b"\n") + 1]
    lines = [json.loads(line) for line in whole.splitlines()]
    bug = next((line["bug"] for line in lines if "bug" in line), "")
    return [line for line in lines if not {"ready", "bug"} & line.keys()], bug


def the_day(base: Path, asked: argparse.Namespace) -> int:
    """Run, look, count; returns how many findings there were."""
    vault._derived = lru_cache(maxsize=64)(vault._derived)
    chance, findings, begun = random.Random(asked.seed), 0, time.monotonic()
    folder, stick = base / "data", base / "stick"
    stick.mkdir(exist_ok=True)
    if not folder.exists():
        prepare(folder)
    ledger = Ledger(folder, stick)
    filler = base / "filler"
    for number in range(1, asked.runs + 1):
        fill: Callable[[], None] = partial(fill_up, base, filler, chance) if asked.what == "full" else rest
        if chance.random() < 0.3:
            fill()  # already full when it opens
            fill = rest
        lines, bug = run_once(
            folder, stick, ledger.keys, chance.randrange(2**31), chance.uniform(0.02, asked.longest), fill
        )
        filler.unlink(missing_ok=True)
        ledger.take(lines)
        wrong = ledger.complaints(thorough=number % SOUNDEST == 0 or number == asked.runs)
        if bug:
            wrong.append(bug)
        findings += len(wrong)
        for words in wrong:
            sys.stdout.write(f"run {number}: {words}\n")
        if number % 50 == 0 or number == asked.runs:
            counted = ", ".join(f"{name} {count}" for name, count in sorted(ledger.total.items()))
            sys.stdout.write(
                f"{number} runs, {time.monotonic() - begun:.0f} s, {findings} findings; acknowledged: {counted}\n"
            )
            sys.stdout.flush()
        if asked.fresh and number % asked.fresh == 0 and number < asked.runs:
            shutil.rmtree(folder)
            prepare(folder)
            total, ledger = ledger.total, Ledger(folder, stick)
            ledger.total = total
            for letter in stick.iterdir():
                letter.unlink()
    return findings


def rest() -> None:
    """Leave the disk as it is."""


def fill_up(base: Path, filler: Path, chance: random.Random) -> None:
    """Leave only so much room on the small disk as a few acts take, or nothing."""
    left = int(chance.choice((0, 3e4, 2e5, 6e5, 2e6, 5e6)) * chance.random())
    free = shutil.disk_usage(base).free
    with filler.open("wb") as stream, contextlib.suppress(OSError):
        stream.truncate(0)
        os.posix_fallocate(stream.fileno(), 0, max(free - left, 1))


def main() -> int:
    """Read the options and run."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", choices=("kill", "full"))
    parser.add_argument("--runs", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=20261124)
    parser.add_argument("--longest", type=float, default=1.0, help="seconds until the kill, at most")
    parser.add_argument("--fresh", type=int, default=100, help="runs after which the folder is made anew")
    parser.add_argument("--megabytes", type=int, default=200, help="of the small disk")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="day-") as name:
        base = Path(name)
        if asked.what == "full":
            size = f"size={asked.megabytes}m"
            subprocess.run(["mount", "-t", "tmpfs", "-o", size, "none", base], check=True)
        try:
            findings = the_day(base, asked)
        finally:
            if asked.what == "full":
                subprocess.run(["umount", "-l", base], check=True)
    return int(findings > 0)


if __name__ == "__main__":
    sys.exit(main())
