"""Signing papers of headquarters: minutes and letters, by the key of whoever is signed in."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from smartcity_desktop.core.errors import IdentityProblem
from smartcity_desktop.core.language import Language, Text, TimeZone
from smartcity_desktop.core.staff import ROLE_NAMES, Act

if TYPE_CHECKING:
    from smartcity_desktop.reports.document import Printed
    from smartcity_desktop.sealing.signer import Signer
    from smartcity_desktop.store.database import Database
    from smartcity_desktop.store.desk import Desk
    from smartcity_desktop.system.clock import Clock
    from smartcity_desktop.system.paths import RoleFolder


class PaperSigning:
    """Signs what other services print; each signature is an act of its own in headquarters' log."""

    def __init__(
        self, database: Database, folder: RoleFolder, clock: Clock, desk: Desk, zone: TimeZone
    ) -> None:
        self._database = database
        self._folder = folder
        self._clock = clock
        self._desk = desk
        self._zone = zone

    def sign(
        self,
        printed: Printed,
        passphrase: str,
        *,
        subject: str,
        language: Language,
        reason: str = "",
        time_stamp_url: str = "",
    ) -> bytes:
        """Return a paper signed by the person signed in; it is closed to any change.

        Args:
            printed: the paper, with room for the picture of the signature or without.
            passphrase: of the person signed in.
            subject: what it is, for the log.
            language: of the picture.
            reason: why it is signed, for whoever looks at the signature; by default the subject.
            time_stamp_url: of a time-stamping service (RFC 3161); without one the time is the signer's word.

        Raises:
            ActRefused: the person may not print.
            IdentityProblem: wrong passphrase, or there is no certificate yet.
            TimeStampProblem: the service gives no time-stamp.
        """
        from smartcity_desktop.reports.signature_field import SignatureWords, field_picture
        from smartcity_desktop.sealing.pdf_signature import VisibleField, sign_pdf
        from smartcity_desktop.sealing.time_stamps import time_stamps

        self._desk.require(Act.PRINT)
        signer, now = self._signer(passphrase), self._clock.now()
        role = ROLE_NAMES[self._desk.person.role].in_(language)
        words = SignatureWords(signer.name, role, now, signer.certificate_sha256, self._zone)
        field = None
        if printed.place is not None:
            field = VisibleField(printed.place.page, printed.place.box, field_picture(words, language))
        signed = sign_pdf(
            printed.data,
            signer,
            when=now,
            reason=reason or subject,
            field=field,
            time_stamp=time_stamps(time_stamp_url) if time_stamp_url else None,
        )
        with self._database.write() as session:
            self._desk.note(session, Act.PRINT, subject, new=f"signed {sha256(signed).hexdigest()}")
        return signed

    def _signer(self, passphrase: str) -> Signer:
        from smartcity_desktop.sealing.authority import root_der
        from smartcity_desktop.sealing.signer import Signer
        from smartcity_desktop.sealing.staff import open_person

        person = self._desk.person
        opened = open_person(self._folder.staff, person.id, passphrase)
        if not person.certificate:
            raise IdentityProblem(
                Text(
                    "{name} belum mempunyai sertifikat untuk menandatangani.",
                    "{name} has no certificate to sign with yet.",
                ).filled(name=person.name),
                Text(
                    "Bentuk otoritas program, atau minta administrator menerbitkan sertifikat.",
                    "Found the programme's authority, or have an administrator issue a certificate.",
                ),
            )
        return Signer(opened.signing_key, person.certificate, (root_der(self._folder.authority),))
