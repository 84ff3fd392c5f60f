"""Taking in editions at the assessor's: look first, compare the root once, then take."""

from __future__ import annotations

from contextlib import ExitStack, suppress
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from smartcity_desktop.core.errors import ChangeRefused, FileProblem
from smartcity_desktop.core.facts import Facts
from smartcity_desktop.core.language import Text
from smartcity_desktop.core.package import PackageKind
from smartcity_desktop.core.rubric_reader import read_rubric
from smartcity_desktop.store.records import assessments, editions, facts, packages, regions, rubrics
from smartcity_desktop.system.at_rest import keep_whole, read_kept
from smartcity_desktop.system.files import read_regular, write_whole

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from smartcity_desktop.core.edition import Edition, Kind
    from smartcity_desktop.core.region import Region
    from smartcity_desktop.sealing.store_keys import StoreKeys
    from smartcity_desktop.sealing.verify import Opened
    from smartcity_desktop.store.database import Database
    from smartcity_desktop.system.clock import Clock
    from smartcity_desktop.system.paths import RoleFolder


@dataclass(frozen=True, slots=True)
class EditionOffer:
    """What an edition package holds, before it is taken in.

    Attributes:
        root_fingerprint: of the programme's root certificate, to be compared by telephone.
        root_pinned: the root was compared and kept before.
        enrolled: this laptop's certificate stands on the roster.
        mine: how many regions are assigned to this assessor.
    """

    code: str
    title: Text
    kind: Kind
    sequence: int
    rubric: str
    regions: int
    mine: int
    enrolled: bool
    root_fingerprint: str
    root_pinned: bool


@dataclass(frozen=True, slots=True)
class EditionLine:
    """An edition at hand. `signed` counts this assessor's signed regions out of `mine`."""

    code: str
    title: Text
    kind: Kind
    closes: date
    mine: int
    signed: int


@dataclass(frozen=True, slots=True)
class _Content:
    """What an edition package holds. `title` is the rubric's, `rubric` its text."""

    edition: Edition
    places: tuple[Region, ...]
    title: Text
    rubric: str
    told: Facts


_MARK = "recovery.mark"
"""Beside the wrapped keys: their SHA-256, encrypted."""


class EditionDesk:
    """Editions on the assessor's laptop."""

    def __init__(
        self,
        database: Database,
        folder: RoleFolder,
        keys: StoreKeys,
        clock: Clock,
        before: Callable[[], object] = lambda: None,
    ) -> None:
        """Prepare; `before` is called before an edition changes anything, and what it raises stops that.

        The way back through headquarters is looked at as well: another file in its place would be noticed on the day
        when the passphrase is forgotten, and so it is wrapped anew now.
        """
        self._before = before
        self._database = database
        self._folder = folder
        self._keys = keys
        self._clock = clock
        self._mend_recovery()

    def look(self, file: Path, *, signer_heard: str = "") -> EditionOffer:
        """Verify an edition package and say what it holds; nothing is kept. `signer_heard` as for `take_in`.

        Raises:
            PackageRefused: it is damaged, older than the one at hand, or signed by somebody else.
            FileProblem: it cannot be read.
        """
        with self._opened(file, signer_heard) as opened:
            return self._offer(opened)

    def take_in(self, file: Path, *, root_confirmed: bool, signer_heard: str = "") -> EditionOffer:
        """Take an edition in: regions, rubric, roster and assignments, in one transaction.

        Args:
            file: the edition package; left as it is.
            root_confirmed: the person compared the root's fingerprint, or it was pinned before.
            signer_heard: fingerprint of a signer that no edition announced, as headquarters read it out by telephone.

        Raises:
            PackageRefused: as `look`.
            ChangeRefused: the root is new and was not compared.
            StoreProblem: what is here cannot be backed up first.
        """
        with self._opened(file, signer_heard) as opened:
            offer = self._offer(opened)
            if not (offer.root_pinned or root_confirmed):
                raise ChangeRefused(
                    Text("Sidik jari pusat belum dicocokkan.", "Headquarters' fingerprint was not compared."),
                    Text(
                        "Cocokkan sidik jari dengan pusat, lalu setujui.",
                        "Compare it with headquarters, then confirm.",
                    ),
                )
            content = _content(opened)
            self._before()
            # Before the database: an edition that is at hand is not taken in twice, so a crash in between would leave
            # the laptop with an edition it may never sign for.
            self._keep_keys(opened, content.edition)
            self._store(opened, content)
            return offer

    def pinned_roots(self) -> frozenset[str]:
        """Return the SHA-256 (64 hex digits) of every root certificate that a person compared.

        Raises:
            FileProblem, IdentityProblem: the list cannot be read, or was changed by somebody else.
        """
        from smartcity_desktop.sealing import roots

        return roots.pinned_roots(self._folder.identity, self._keys.at_rest())

    def _keep_keys(self, opened: Opened, edition: Edition) -> None:
        """Pin whom the edition tells to trust, keep this assessor's certificates, and wrap the keys for recovery."""
        from smartcity_desktop.sealing import identity, roots
        from smartcity_desktop.sealing.provider_chain import signed_chain

        folder, root, head = self._folder.identity, opened.root_der or b"", opened.head
        at_rest = self._keys.at_rest()
        roots.pin_root(folder, root, at_rest)
        roots.pin_signers(folder, head.certificate_sha256, edition.signers, at_rest)
        roots.pin_staff(folder, edition.staff, opened.verdict.signed_at or head.created, at_rest)
        for entry in edition.roster:
            if identity.public_key_matches(folder, entry.certificate, self._keys):
                above = signed_chain(entry, root)
                identity.keep_certificate(folder, self._keys, entry.certificate, above, entry.assessor_id)
        self._wrap_for_recovery(edition)

    def _store(self, opened: Opened, content: _Content) -> None:
        """Keep the package, and its content in one transaction."""
        edition = content.edition
        digest, head, now = opened.digest, opened.head, self._clock.now()
        kept = self._folder.inbox / f"{digest}.asice"
        opened.keep(kept, self._keys.at_rest())
        record = packages.PackageRecord(
            digest=digest,
            kind=PackageKind.EDITION,
            direction="in",
            edition=edition.code,
            assignment_id=None,
            sequence=head.sequence,
            supersedes=head.supersedes,
            signer=head.signer,
            file=kept.name,
            status="taken",
            code="",
            detail="",
            at=now,
            assessment_id=None,
        )
        with self._database.write() as session:
            regions.put_regions(session, content.places)
            rubrics.put_rubric(session, edition.rubric, content.title, content.rubric)
            editions.take_edition(session, edition, digest=digest, sequence=head.sequence, at=now)
            facts.put_facts(session, edition.code, content.told)
            packages.put_package(session, record)

    def _wrap_for_recovery(self, edition: Edition) -> None:
        """Wrap the keys of this laptop's data for headquarters' recovery cards: the way back without a passphrase."""
        from smartcity_desktop.sealing import identity, recovery

        if edition.recipients.recovery:
            owner = identity.public_key_sha256(self._folder.identity)
            wrapped = recovery.wrap_for_recovery(self._keys, owner, edition.recipients.recovery)
            write_whole(self._folder.identity / recovery.WRAPPED, wrapped)
            at_rest = self._keys.at_rest().of(_MARK)
            keep_whole(self._folder.identity / _MARK, sha256(wrapped).digest(), at_rest)

    def _mend_recovery(self) -> None:
        """Wrap the keys anew where what lies there is not what was wrapped here last: gone, a colleague's, or an older one."""
        from smartcity_desktop.sealing import recovery

        folder = self._folder.identity
        try:
            kept = read_kept(folder / _MARK, self._keys.at_rest().of(_MARK), 32)
            if sha256(read_regular(folder / recovery.WRAPPED, recovery.LIMIT)).digest() == kept:
                return
        except FileProblem:
            pass
        with self._database.read() as session:
            stored = [one.edition for one in editions.editions(session) if one.digest is not None]
        newest = next((one for one in stored if one.recipients.recovery), None)
        if newest is not None:
            # A disk that takes no file is said where somebody works, and this is tried again at the next start.
            with suppress(FileProblem):
                self._wrap_for_recovery(newest)

    def editions(self) -> tuple[EditionLine, ...]:
        """List the editions at hand, newest first."""
        from smartcity_desktop.core.assessment import SIGNED_STATES
        from smartcity_desktop.sealing import identity

        me = identity.card(self._folder.identity, self._keys).assessor_id
        lines = []
        with self._database.read() as session:
            for stored in editions.editions(session):
                edition = stored.edition
                mine = {a.id for a in edition.assignments if a.assessor_id == me}
                signed = {
                    line.assignment_id
                    for line in assessments.summaries(session, edition.code)
                    if line.state in SIGNED_STATES
                }
                lines.append(
                    EditionLine(
                        edition.code,
                        edition.title,
                        edition.kind,
                        edition.closes,
                        len(mine),
                        len(mine & signed),
                    )
                )
        return tuple(lines)

    def edition(self, code: str) -> Edition:
        """Return one edition at hand.

        Raises:
            NotFound: there is none with this code.
        """
        with self._database.read() as session:
            return editions.edition(session, code).edition

    def region(self, region_id: str) -> Region:
        """Return one region."""
        with self._database.read() as session:
            return regions.region(session, region_id)

    def _opened(self, file: Path, signer_heard: str = "") -> Opened:
        """Verify and open an edition package; the caller closes it."""
        from smartcity_desktop.sealing import roots
        from smartcity_desktop.sealing.certificates import is_heard
        from smartcity_desktop.sealing.headquarters_steps import not_announced
        from smartcity_desktop.sealing.verify import verify_edition

        with self._database.read() as session:
            known = {
                stored.edition.code: (stored.sequence, stored.digest)
                for stored in editions.editions(session)
                if stored.digest is not None
            }
            named = editions.named_keys(session)
        pins = roots.reminded(roots.read_pins(self._folder.identity, self._keys.at_rest()), *named)
        with ExitStack() as stack:
            opened = stack.enter_context(
                verify_edition(
                    file,
                    pinned_roots=pins.roots or None,
                    signers=frozenset() if signer_heard else pins.signers,
                    revoked=pins.revoked,
                    known=known,
                    quarantine=self._folder.quarantine,
                    now=self._clock.now(),
                    secrets=self._keys.letters,
                )
            )
            if opened.verdict.refusal is not None:
                raise opened.verdict.refusal
            signer = opened.head.certificate_sha256
            if signer_heard and not is_heard(signer, signer_heard) and signer not in pins.signers:
                raise not_announced(signer)
            stack.pop_all()
        return opened

    def _offer(self, opened: Opened) -> EditionOffer:
        from smartcity_desktop.sealing import identity, roots
        from smartcity_desktop.sealing.documents import EDITION, read_edition

        edition, _ = read_edition(opened.read(EDITION))
        mine = next(
            (
                entry.assessor_id
                for entry in edition.roster
                if identity.public_key_matches(self._folder.identity, entry.certificate, self._keys)
            ),
            None,
        )
        return EditionOffer(
            code=edition.code,
            title=edition.title,
            kind=edition.kind,
            sequence=opened.head.sequence,
            rubric=f"{edition.rubric.code} {edition.rubric.version}",
            regions=len(edition.regions),
            mine=sum(a.assessor_id == mine for a in edition.assignments) if mine else 0,
            enrolled=mine is not None,
            root_fingerprint=opened.root_fingerprint or "",
            root_pinned=opened.root_sha256 in roots.pinned_roots(self._folder.identity, self._keys.at_rest()),
        )


def _content(opened: Opened) -> _Content:
    from smartcity_desktop.sealing.documents import EDITION, FACTS, RUBRIC, read_edition, read_facts

    edition, places = read_edition(opened.read(EDITION))
    text = opened.read(RUBRIC).decode()
    told = read_facts(opened.read(FACTS), edition.regions) if FACTS in opened.names else Facts()
    return _Content(edition, places, read_rubric(text, "rubric.yaml").title, text, told)
