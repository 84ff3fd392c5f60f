"""Puts an assessor on an edition's panel: the file of their key, compared by telephone, and headquarters' own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QWidget

from smartcity_desktop.core.edition import Assessor
from smartcity_desktop.core.words import say_words
from smartcity_desktop.ui import background, choosing, theme
from smartcity_desktop.ui.choosing import Purpose
from smartcity_desktop.ui.forms.ui_enrol_form import Ui_EnrolForm
from smartcity_desktop.ui.widgets.root_edit import RootEdit
from smartcity_desktop.ui.widgets.succession_edit import SuccessionEdit
from smartcity_desktop.ui.widgets.task_dialog import TaskDialog

if TYPE_CHECKING:
    from pathlib import Path

    from smartcity_desktop.sealing.authority import AuthorityCard
    from smartcity_desktop.sealing.requests import Request
    from smartcity_desktop.services.authority import AuthorityDesk
    from smartcity_desktop.services.drafting import Drafting
    from smartcity_desktop.services.renewals import Renewals

    Looked = tuple[Path, Request, Assessor | None]


class EnrolDialog(TaskDialog):
    """`succeeded` carries the `RosterEntry`. `enrolled`: numbers of those who have a valid certificate already."""

    def __init__(
        self,
        drafting: Drafting,
        edition: str,
        number: str,
        file: Path | None = None,
        parent: QWidget | None = None,
        *,
        authority: AuthorityDesk | None = None,
        renewals: Renewals | None = None,
        enrolled: frozenset[str] = frozenset(),
    ) -> None:
        super().__init__(parent)
        self._renewals = renewals
        self._enrolled = enrolled
        self._vouched: Assessor | None = None
        self._drafting, self._edition = drafting, edition
        self._file: Path | None = None
        self._request: Request | None = None
        self._widget = QWidget()
        self.form = form = Ui_EnrolForm()
        form.setupUi(self._widget)  # type: ignore[no-untyped-call]
        self.body.addWidget(self._widget)
        self._offline = False
        self.succession = SuccessionEdit()
        self.succession.provider.toggled.connect(lambda _on: self._ask_root())
        self.body.addWidget(self.succession)
        self.root: RootEdit | None = None
        if authority is not None:
            self.root = RootEdit(authority)
            self.body.addWidget(self.root)
            background.run(authority.card, self._on_card, self._on_failed, owner=self)
        self.body.addStretch(1)
        theme.mark(form.code, role="fingerprint")
        self._six_label, self.six = QLabel(), QLabel(wordWrap=True)
        theme.mark(self.six, role="strong")
        form.form.insertRow(3, self._six_label, self.six)
        form.number.setText(number)
        form.request.clicked.connect(self._on_file)
        form.same.toggled.connect(lambda _on: theme.mark(form.same, invalid=False))
        form.number.textChanged.connect(lambda text: self.succession.replaces(text.strip() in self._enrolled))
        for edit in (form.number, form.name, form.institution, form.passphrase):
            edit.textEdited.connect(lambda _text, edit=edit: theme.mark(edit, invalid=False))
        self.retranslate()
        self._show_request()
        self.fit(720, 480)
        form.request.setFocus()
        if file is not None:
            self.look(file)

    def retranslate(self) -> None:
        """Set every word anew."""
        form = self.form
        form.retranslateUi(self._widget)  # type: ignore[no-untyped-call]
        self.setWindowTitle(self.tr("Enrol an assessor"))
        self.heading.setText(self.tr("Enrol an assessor"))
        self.sentence.setText(
            self.tr(
                "The key that {name} signed with so far vouches for this new one: no call is needed."
            ).format(name=self._vouched.name)
            if self._vouched
            else self.tr(
                "The assessor's program wrote a file with the ending .csr. Call the assessor, have the code read out, "
                "and go on only if it is the same."
            )
        )
        form.request_name.set_whole(self._file.name if self._file else self.tr("No file chosen yet"))
        form.code.setAccessibleName(self.tr("Code of their key"))
        self._six_label.setText(self.tr("The same as six words"))
        self.primary.setText(self.tr("Enrol"))

    def done(self, result: int) -> None:
        """Forget the words of cards, then close."""
        if self.root is not None:
            self.root.cards.forget()
        super().done(result)

    def look(self, file: Path) -> None:
        """Read a request, or a package in which the old key vouches for a new one, and show what it says."""
        self.banner.clear()
        background.run(lambda: self._looked(file), self._on_looked, self._on_failed, owner=self)

    def submit(self) -> None:
        """Check the fields and enrol."""
        form, lacking = self.form, self.root.missing() if self.root is not None and self._issues() else None
        if self._file is None:
            self.missing(form.request, self.tr("Please choose the assessor's enrolment file."))
        elif not form.same.isChecked():
            self.missing(form.same, self.tr("Please compare the code by telephone first, then tick this."))
        elif not form.number.text().strip():
            self.missing(form.number, self.tr("Please give the assessor a number, such as A-01."))
        elif not form.name.text().strip():
            self.missing(form.name, self.tr("Please fill in the assessor's name."))
        elif not form.institution.text().strip():
            self.missing(form.institution, self.tr("Please fill in the assessor's institution."))
        elif not form.passphrase.text():
            self.missing(form.passphrase, self.tr("Please type the passphrase for publishing."))
        elif lacking is not None:
            self.missing(*lacking)
        else:
            self._enrol(self._file)

    def _enrol(self, file: Path) -> None:
        form, passphrase = self.form, self.form.passphrase.text()
        assessor = Assessor(
            form.number.text().strip(), form.name.text().strip(), form.institution.text().strip()
        )
        opening = self.root.opening() if self.root is not None and self._issues() else _here
        days, own = self.succession.old_days, self.succession.own_certificate
        self.start(
            lambda: self._drafting.enrol(
                self._edition, file, assessor, passphrase, root=opening(), old_days=days, own_certificate=own
            )
        )

    def _on_card(self, card: AuthorityCard | None) -> None:
        self._offline = card is not None and card.root_offline
        self._ask_root()

    def _ask_root(self) -> None:
        if self.root is not None:
            self.root.ask(self._offline and self._issues())

    def _issues(self) -> bool:
        """Whether a certificate is issued, which takes the root key; a provider's is only written down."""
        return self._request is None or not self._request.provider or self.succession.own_certificate

    def _on_file(self) -> None:
        file = choosing.open_file(
            self,
            Purpose.KEYS,
            self.tr("Choose an enrolment file"),
            self.tr("Enrolment file (*.csr *.pem *.asice)"),
        )
        if file is not None:
            self.look(file)

    def _looked(self, file: Path) -> Looked:
        if self._renewals is not None and file.suffix.lower() == ".asice":
            offer = self._renewals.look(file)
            return offer.file, offer.request, offer.assessor
        return file, self._drafting.look_request(file), None

    def _on_looked(self, found: Looked) -> None:
        self._file, self._request, self._vouched = found
        form, vouched = self.form, self._vouched
        self.succession.display(self._request, vouched=vouched is not None)
        self._ask_root()
        form.same.setChecked(vouched is not None)
        form.same.setVisible(vouched is None)
        form.name.setText(vouched.name if vouched else self._request.name)
        form.institution.setText(vouched.institution if vouched else self._request.institution)
        if vouched is not None:
            form.number.setText(vouched.id)
        for edit in (form.number, form.name, form.institution):
            edit.setReadOnly(vouched is not None)
        theme.mark(form.request, invalid=False)
        self._show_request()
        self.retranslate()
        (form.passphrase if vouched else form.same).setFocus()

    def _show_request(self) -> None:
        form, request = self.form, self._request
        form.proposed.setText(f"{request.name}, {request.institution}" if request else "–")
        form.code.setText(request.fingerprint if request else "–")
        self.six.setText(say_words(request.sha256) if request else "–")


def _here() -> None:
    """The root key is on this computer."""
