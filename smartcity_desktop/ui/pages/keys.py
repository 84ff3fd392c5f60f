"""Headquarters' keys: what is in order, what is due, and every act with root, recovery key and signers."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QStyle,
    QVBoxLayout,
    QWidget,
)

from smartcity_desktop.core.cards import CardKey
from smartcity_desktop.core.words import say_words
from smartcity_desktop.ui import background, choosing, theme
from smartcity_desktop.ui.choosing import Purpose
from smartcity_desktop.ui.dialogs.drill import DrillDialog
from smartcity_desktop.ui.dialogs.key_task import KeyTaskDialog
from smartcity_desktop.ui.dialogs.make_cards import MakeCardsDialog
from smartcity_desktop.ui.dialogs.reason import ReasonDialog
from smartcity_desktop.ui.dialogs.release import ReleaseDialog
from smartcity_desktop.ui.dialogs.secret_paper import SecretPaperDialog
from smartcity_desktop.ui.texts import Speaking
from smartcity_desktop.ui.widgets.banner import Banner
from smartcity_desktop.ui.widgets.key_state import KeyState
from smartcity_desktop.ui.widgets.page_foot import page_foot
from smartcity_desktop.ui.widgets.signer_list import SignerList

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtGui import QResizeEvent

    from smartcity_desktop.core.cards import Card
    from smartcity_desktop.core.errors import SmartCityError
    from smartcity_desktop.sealing.authority import AuthorityCard, CardSet
    from smartcity_desktop.services.authority import AuthorityDesk
    from smartcity_desktop.services.recovery import RecoveryDesk, Released
    from smartcity_desktop.services.staff import StaffDesk
    from smartcity_desktop.ui.widgets.task_dialog import TaskDialog

_SCROLL_BAR = QStyle.PixelMetric.PM_ScrollBarExtent
Task = TypeVar("Task", bound="TaskDialog")


class KeysPage(Speaking, QWidget):
    """Emits `folder_used` with a folder that was written into, `due` whether cards or a drill are due."""

    folder_used = Signal(object)
    due = Signal(bool)

    def __init__(
        self,
        desk: AuthorityDesk,
        recovery: RecoveryDesk,
        staff: StaffDesk,
        folder: Callable[[], Path | None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._recovery, self._staff = desk, recovery, staff
        self._folder = folder
        self.card: AuthorityCard | None = None
        self.banner = Banner()
        self._programme, self.fingerprint, self.words = QLabel(), QLabel(wordWrap=True), QLabel(wordWrap=True)
        self._caption, self.copy = QLabel(), QPushButton()
        self.root, self.recovery = KeyState(CardKey.ROOT), KeyState(CardKey.RECOVERY)
        self.offline = QPushButton()
        self.root.add_button(self.offline)
        self.signers = SignerList()
        self.release, self.crl = QPushButton(), QPushButton()
        self._build()
        self._wire()
        self.retranslate()

    def refresh(self) -> None:
        """Read anew what is known of the keys."""

        def work() -> tuple[AuthorityCard | None, dict[CardKey, bool]]:
            card = self._desk.card()
            sets: dict[CardKey, CardSet | None] = {
                CardKey.ROOT: card.root_cards if card else None,
                CardKey.RECOVERY: card.recovery_cards if card else None,
            }
            return card, {key: self._desk.is_due(found) for key, found in sets.items()}

        background.run(work, lambda found: self.display(*found), self._on_failed, owner=self)

    def display(self, card: AuthorityCard | None, due: dict[CardKey, bool]) -> None:
        """Show the state of all keys."""
        self.card = card
        if card is None:
            return
        self.root.display(card.root_cards, due=due[CardKey.ROOT], offline=card.root_offline)
        self.recovery.display(card.recovery_cards, due=due[CardKey.RECOVERY], offline=False)
        self.signers.display(card)
        self.offline.setVisible(not card.root_offline)
        self.retranslate()
        self.due.emit(any(due.values()))

    def zones(self) -> list[QWidget]:
        """Give the zones for F6."""
        return [self.root.make, self.recovery.make, self.signers.table, self.release]

    def retranslate(self) -> None:
        """Set every word anew."""
        card = self.card
        self._programme.setText(card.programme if card else "–")
        self._area.setAccessibleName(self.tr("Keys of the programme"))
        self._caption.setText(self.tr("Fingerprint of the programme, to be published and read out"))
        self.fingerprint.setText(card.root_fingerprint if card else "–")
        self.words.setText(say_words(card.root_sha256) if card else "")
        self.copy.setText(self.tr("Copy"))
        self.offline.setText(self.tr("Take it &off this computer…"))
        self.release.setText(self.tr("&Give data keys back…"))
        self.crl.setText(self.tr("Write the &list of revoked certificates…"))
        self._arrange()

    # -- building ----------------------------------------------------------------------------------------------

    def _build(self) -> None:
        theme.mark(self._programme, role="heading")
        theme.mark(self._caption, role="caption")
        theme.mark(self.fingerprint, role="fingerprint")
        theme.mark(self.words, role="strong")
        theme.mark(self.copy, kind="quiet")
        about = QFrame()
        theme.mark(about, kind="card")
        lines = QVBoxLayout()
        theme.margins(lines, 0, theme.XS)
        for label in (self._programme, self._caption, self.fingerprint, self.words):
            lines.addWidget(label)
        row = QHBoxLayout(about)
        theme.margins(row, theme.L, theme.M)
        row.addLayout(lines, 1)
        row.addWidget(self.copy)
        self._keys = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._keys.setSpacing(theme.M)
        self._keys.addWidget(self.root, 1)
        self._keys.addWidget(self.recovery, 1)
        content = QWidget()
        column = QVBoxLayout(content)
        theme.margins(column, theme.L, theme.M)
        column.addWidget(self.banner)
        column.addWidget(about)
        column.addLayout(self._keys)
        column.addWidget(self.signers)
        column.addStretch(1)
        area = self._area = QScrollArea(widgetResizable=True)
        area.setWidget(content)
        foot = page_foot((), (self.crl, self.release))
        outer = QVBoxLayout(self)
        theme.margins(outer, 0, 0)
        outer.addWidget(area, 1)
        outer.addWidget(foot)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the room."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Put the two keys below each other where the text is too large for both side by side."""
        room = self.width() - 2 * theme.L - theme.M - self.style().pixelMetric(_SCROLL_BAR)
        side_by_side = 2 * max(key.minimumSizeHint().width() for key in (self.root, self.recovery)) <= room
        self._keys.setDirection(
            QBoxLayout.Direction.LeftToRight if side_by_side else QBoxLayout.Direction.TopToBottom
        )

    def _wire(self) -> None:
        self.copy.clicked.connect(self._on_copy)
        for state in (self.root, self.recovery):
            state.make.clicked.connect(lambda _on=False, key=state.key: self.open_make(key))
            state.drill.clicked.connect(lambda _on=False, key=state.key: self.open_drill(key))
        self.offline.clicked.connect(self.open_offline)
        self.signers.make.clicked.connect(self.open_next_signer)
        self.signers.use.clicked.connect(self.open_use_signer)
        self.signers.revoke_wanted.connect(self.open_revoke_signer)
        self.crl.clicked.connect(self._on_crl)
        self.release.clicked.connect(self.open_release)

    # -- acts --------------------------------------------------------------------------------------------------

    def open_make(self, key: CardKey) -> MakeCardsDialog | None:
        """Open the dialog that puts a key on cards."""
        card = self.card
        if card is None:
            return None
        known = card.root_cards if key is CardKey.ROOT else card.recovery_cards
        dialog = MakeCardsDialog(
            self._desk, key, replaces=known is not None, offline=card.root_offline, parent=self
        )
        dialog.succeeded.connect(lambda cards: self._on_made(key, cards))
        dialog.open()
        return dialog

    def open_drill(self, key: CardKey) -> DrillDialog:
        """Open the rehearsal."""
        dialog = DrillDialog(self._desk, key, self._staff.person.name, self)
        dialog.succeeded.connect(self._on_rehearsed)
        dialog.open()
        return dialog

    def open_offline(self) -> KeyTaskDialog:
        """Open the dialog that takes the root key off this computer."""
        dialog = KeyTaskDialog(
            self._desk,
            lambda: (
                self.tr("Take the root key off this computer?"),
                self.tr(
                    "Afterwards enrolling, revocation lists and new signers need the root cards each time; publishing "
                    "does not. Remove old backups of this computer as well: they still hold the key."
                ),
                self.tr("Take it off"),
            ),
            lambda passphrase, _root: self._desk.take_root_offline(passphrase),
            self,
            danger=True,
        )
        return self._opened(dialog, lambda: self.tr("The root key is no longer on this computer."))

    def open_next_signer(self) -> KeyTaskDialog:
        """Open the dialog that makes the next signer."""
        dialog = KeyTaskDialog(
            self._desk,
            lambda: (
                self.tr("Make the next signer?"),
                self.tr(
                    "It signs nothing yet. The next edition that you publish announces it; when every laptop has taken "
                    "that edition in, use it."
                ),
                self.tr("Make it"),
            ),
            lambda passphrase, root: self._desk.make_next_signer(passphrase, root=root),
            self,
            offline=self.card is not None and self.card.root_offline,
        )
        return self._opened(dialog, lambda: self.tr("Made. Publish an edition to announce it."))

    def open_use_signer(self) -> KeyTaskDialog:
        """Open the dialog that puts the announced signer to use."""
        dialog = KeyTaskDialog(
            self._desk,
            lambda: (
                self.tr("Sign with the announced signer from now on?"),
                self.tr(
                    "The key of the present signer is destroyed; what it signed stays good. Laptops that missed the "
                    "announcement will ask to compare by telephone."
                ),
                self.tr("Use it"),
            ),
            lambda passphrase, _root: self._desk.use_next_signer(passphrase),
            self,
        )
        return self._opened(dialog, lambda: self.tr("The announced signer signs from now on."))

    def open_revoke_signer(self, sha256: str) -> ReasonDialog:
        """Open the dialog that revokes a signer, with the reason."""
        dialog = ReasonDialog(
            lambda: (
                self.tr("Revoke this signer?"),
                self.tr("Publish an edition afterwards: laptops then refuse whatever this signer signs."),
                self.tr("Revoke"),
            ),
            lambda reason: self._desk.revoke_signer(sha256, reason),
            self,
            danger=True,
        )
        return self._opened(dialog, lambda: self.tr("Revoked. Publish an edition to tell the laptops."))

    def open_release(self) -> ReleaseDialog:
        """Open the dialog that gives the keys of a laptop's data back."""
        dialog = ReleaseDialog(self._recovery, self._staff, self._folder, self)
        dialog.succeeded.connect(self._on_released)
        dialog.open()
        return dialog

    def open_crl(self, folder: Path) -> KeyTaskDialog:
        """Open the dialog that writes the list of revoked certificates into a folder."""
        dialog = KeyTaskDialog(
            self._desk,
            lambda: (
                self.tr("Write the list of revoked certificates"),
                self.tr(
                    "For people outside who check signatures with their own tools. It holds for 90 days."
                ),
                self.tr("Write it"),
            ),
            lambda passphrase, root: self._desk.write_crl(passphrase, folder, root=root),
            self,
            offline=self.card is not None and self.card.root_offline,
        )
        dialog.succeeded.connect(lambda path: self._on_written(path))
        dialog.open()
        return dialog

    def _opened(self, dialog: Task, words: Callable[[], str]) -> Task:
        """Open a dialog; when it succeeded, say so and show the keys anew."""

        def succeeded(_value: object) -> None:
            self.banner.say("good", words)
            self.refresh()

        dialog.succeeded.connect(succeeded)
        dialog.open()
        return dialog

    # -- afterwards --------------------------------------------------------------------------------------------

    def _on_made(self, key: CardKey, cards: tuple[Card, ...]) -> None:
        self.refresh()
        kind = "induk" if key is CardKey.ROOT else "pemulihan"
        name = f"kartu-{kind}-{cards[0].set_code}.pdf"
        background.run(
            lambda: self._desk.print_cards(cards),
            lambda data: SecretPaperDialog(data, name, self).open(),
            self._on_failed,
            owner=self,
        )

    def _on_rehearsed(self, done: CardSet) -> None:
        self.banner.say(
            "good",
            lambda: self.tr("The cards of set {code} open the real key.").format(code=done.set_code),
            lambda: self.tr("The drill is noted. Seal the envelopes again."),
        )
        self.refresh()

    def _on_released(self, released: Released) -> None:
        self.folder_used.emit(released.file.parent)
        self.banner.say(
            "good",
            lambda: self.tr("The reply for {name} is ready: {path}").format(
                name=released.owner.name, path=released.file
            ),
            lambda: self.tr("Now revoke the old certificate and enrol the person anew."),
        )

    def _on_written(self, path: Path) -> None:
        self.folder_used.emit(path.parent)
        self.banner.say("good", lambda: self.tr("Written: {path}").format(path=path))

    def _on_crl(self) -> None:
        title = self.tr("Where the list goes")
        folder = choosing.open_folder(self, Purpose.COPIES, title, self._folder())
        if folder is not None:
            self.open_crl(folder)

    def _on_copy(self) -> None:
        if self.card is not None:
            QApplication.clipboard().setText(self.card.root_fingerprint)

    def _on_failed(self, error: SmartCityError) -> None:
        self.banner.show_problem(error)
