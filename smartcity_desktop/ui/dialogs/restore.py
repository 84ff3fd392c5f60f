"""What a backup would change, and the button that does it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QTableView

from smartcity_desktop.core.errors import IdentityProblem
from smartcity_desktop.core.language import show_moment
from smartcity_desktop.core.staff import ACT_NAMES
from smartcity_desktop.ui import background, texts, theme
from smartcity_desktop.ui.models.rows import RIGHT, Column, RowsModel, Sorted
from smartcity_desktop.ui.region_words import short_moment
from smartcity_desktop.ui.widgets.passphrase_edit import PassphraseEdit
from smartcity_desktop.ui.widgets.table import make_table
from smartcity_desktop.ui.widgets.task_dialog import TaskDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from smartcity_desktop.core.backup import Backup
    from smartcity_desktop.core.comparison import Comparison, Difference, Side, Undone
    from smartcity_desktop.core.errors import SmartCityError
    from smartcity_desktop.core.language import TimeZone
    from smartcity_desktop.services.backups.restoring import Restoring


class RestoreDialog(TaskDialog):
    """Compares at once; `succeeded` carries the `Comparison` of what was replaced."""

    def __init__(
        self, restoring: Restoring, backup: Backup, zone: TimeZone, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, danger=True)
        self._restoring, self._backup, self._zone = restoring, backup, zone
        self.comparison: Comparison | None = None
        self._label, self.passphrase = QLabel(), PassphraseEdit()
        self._label.setBuddy(self.passphrase)
        self.model: RowsModel[Difference] = RowsModel(self._columns())
        self.table = QTableView()
        self.table.setModel(Sorted(self.model, self.table))
        make_table(self.table)
        self.table.setMinimumHeight(theme.scaled(130))
        self._what, self._after = QLabel(wordWrap=True), QLabel(wordWrap=True)
        self.undone = QLabel(wordWrap=True)
        theme.mark(self.undone, tone="warn")
        theme.mark(self._what, role="strong")
        theme.mark(self._after, role="muted")
        for widget in (self._label, self.passphrase, self._what):
            self.body.addWidget(widget)
        self.body.addWidget(self.undone)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self._after)
        self._ask_passphrase(False)
        self.passphrase.returnPressed.connect(self.submit)
        self.retranslate()
        self.fit(860, 500)
        self._compare("")

    def retranslate(self) -> None:
        """Set every word anew."""
        day = show_moment(self._backup.at, texts.current(), self._zone)
        self.setWindowTitle(self.tr("Restore a backup"))
        self.heading.setText(self.tr("Restore the backup of {day}?").format(day=day))
        self._label.setText(self.tr("&Passphrase of this backup"))
        self.table.setAccessibleName(self.tr("Regions that would change"))
        self._after.setText(
            self.tr(
                "What is here now is kept as a backup first. Afterwards nothing is signed or sent before you confirm it: "
                "numbers of packages made since must not be used twice."
            )
        )
        self.model.retranslate()
        self._say_comparison()

    def submit(self) -> None:
        """Compare where a passphrase was asked for; replace where that was done."""
        word = self.passphrase.text()
        if self.comparison is None:
            if not word:
                self.missing(self.passphrase, self.tr("Please type the passphrase of this backup."))
            else:
                self._compare(word)
            return
        name, restoring = self._backup.name, self._restoring
        self.start(lambda: restoring.replace(name, word))

    def start(self, work: Callable[[], Any]) -> None:
        """Do the work on the thread for backups."""
        self.banner.clear()
        self._busy(True)
        background.keep(work, self._on_done, self._on_failed, owner=self)

    def _compare(self, word: str) -> None:
        name, restoring = self._backup.name, self._restoring
        self.sentence.setText(
            self.tr("It is brought back beside your data and compared. Nothing is changed yet.")
        )
        self.banner.clear()
        self._busy(True)
        background.keep(
            lambda: restoring.compare(name, word), self._on_compared, self._on_refused, owner=self
        )

    def _on_compared(self, comparison: Comparison) -> None:
        self._busy(False)
        self.comparison = comparison
        self._ask_passphrase(False)
        self.model.show_rows([one for one in comparison.differences if not one.same])
        self.table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        self.table.resizeColumnsToContents()
        self._say_comparison()
        self._cancel.setFocus()

    def _on_refused(self, error: SmartCityError) -> None:
        self._busy(False)
        self.banner.show_problem(error)
        if isinstance(error, IdentityProblem):
            self._ask_passphrase(True)
            self.passphrase.setFocus()
        else:
            self.primary.setEnabled(False)

    def _ask_passphrase(self, asked: bool) -> None:
        self._label.setVisible(asked)
        self.passphrase.setVisible(asked)
        self.table.setVisible(not asked)

    def _say_comparison(self) -> None:
        found = self.comparison
        self.primary.setText(self.tr("Compare") if found is None else self.tr("Replace with this backup"))
        self.undone.setVisible(found is not None and bool(found.undone))
        if found is None:
            self._what.clear()
            return
        self.undone.setText(
            self.tr("Done since at headquarters, and to be done again afterwards: {acts}.").format(
                acts="; ".join(self._act(one) for one in found.undone)
            )
        )
        said = []
        if not found.readable:
            said.append(
                self.tr("The data in use cannot be read, so nothing can be said of what would be lost.")
            )
        elif found.lost:
            said.append(self.tr("%n saved change(s) made since then would be gone.", "", found.lost))
        elif not self.model.rows:
            said.append(self.tr("Nothing differs: every region stands here as it stands there."))
        else:
            said.append(self.tr("No saved change would be lost."))
        if found.brought:
            said.append(
                self.tr(
                    "%n package(s) signed since come along, with what was signed in them.", "", found.brought
                )
            )
        if found.came:
            said.append(
                self.tr(
                    "%n package(s) taken in or published since stay on record, so that no number is used twice.",
                    "",
                    found.came,
                )
            )
        if found.papers:
            said.append(
                self.tr("%n paper(s) being typed in then come back beside those of today.", "", found.papers)
            )
        if found.covered:
            said.append(self.tr("%n photo(s) covered on purpose are not in it any more.", "", found.covered))
        if found.only_there:
            said.append(self.tr("%n package(s) stand in the backup alone.", "", found.only_there))
        if not found.own:
            said.append(
                self.tr("It belongs to another key: afterwards the passphrase of that backup opens the data.")
            )
        self._what.setText(" ".join(said))
        self.sentence.setText(
            self.tr("It was brought back beside your data, opened and compared: here → in the backup.")
        )

    def _act(self, one: Undone) -> str:
        name, last = texts.say(ACT_NAMES[one.act]), show_moment(one.last, texts.current(), self._zone)
        if one.count == 1:
            return self.tr("{act} ({moment})").format(act=name, moment=last)
        return self.tr("{act} ({n} times, last {moment})").format(act=name, n=one.count, moment=last)

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column(lambda: self.tr("Region"), lambda one: one.region, strong=lambda _one: True),
            Column(lambda: self.tr("Answered"), lambda one: _both(one, "answered")),
            Column(
                lambda: self.tr("Would be gone"),
                lambda one: str(one.lost) if one.lost else "–",
                sort=lambda one: -one.lost,
                align=RIGHT,
                tone=lambda one: "warn" if one.lost else None,
                icon=lambda one: "triangle-alert" if one.lost else None,
            ),
            Column(lambda: self.tr("Evidence"), lambda one: _both(one, "evidence")),
            Column(
                lambda: self.tr("Signed since"),
                lambda one: str(one.brought) if one.brought else "–",
                align=RIGHT,
            ),
            Column(
                lambda: self.tr("Last change here"),
                lambda one: short_moment(one.here.changed_at if one.here else None, self._zone),
            ),
        )


def _both(one: Difference, what: str) -> str:
    return " → ".join(_of(side, what) for side in (one.here, one.there))


def _of(side: Side | None, what: str) -> str:
    return "–" if side is None else str(getattr(side, what))
