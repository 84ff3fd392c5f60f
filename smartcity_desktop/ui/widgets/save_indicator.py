"""Whether everything is saved, always in sight: words, shape and colour, for saving alone (not for sending)."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QToolButton, QWidget

from smartcity_desktop.core.language import TimeZone
from smartcity_desktop.ui import texts, theme
from smartcity_desktop.ui.texts import Speaking

if TYPE_CHECKING:
    from smartcity_desktop.core.errors import SmartCityError


class SaveIndicator(Speaking, QToolButton):
    """Quiet at first; then *saved at*, *saving*, or *NOT saved* with the reason, until a save succeeds."""

    asked = Signal()  # pressed while something is not saved: show why and offer a way out
    mended = Signal()  # what could not be saved is saved now

    def __init__(self, zone: TimeZone = TimeZone.WIB, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zone = zone
        self._waiting = 0
        self._saved_at: datetime | None = None
        self._error: SmartCityError | None = None
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setIconSize(QSize(16, 16))
        self.setAutoRaise(True)
        self.clicked.connect(self._on_clicked)
        theme.changed().connect(self.retranslate)
        self.retranslate()

    def saving(self) -> None:
        """Say that a save is under way; each is ended by one `saved` or `failed`."""
        self._waiting += 1
        self.retranslate()

    def saved(self, at: datetime) -> None:
        """Say that it was saved at an aware moment."""
        self._waiting = max(0, self._waiting - 1)
        self._saved_at = at
        mended, self._error = self._error is not None, None
        self.retranslate()
        if mended:
            self.mended.emit()

    def failed(self, error: SmartCityError) -> None:
        """Say that it was NOT saved, and why."""
        self._waiting = max(0, self._waiting - 1)
        self._error = error
        self.retranslate()

    def set_zone(self, zone: TimeZone) -> None:
        """Show times in this zone."""
        self._zone = zone
        self.retranslate()

    @property
    def error(self) -> SmartCityError | None:
        """Why the last save failed; `None` when all is well."""
        return self._error

    @property
    def unsaved(self) -> bool:
        """Whether something is not on disk: a save under way or failed."""
        return self._waiting > 0 or self._error is not None

    def retranslate(self) -> None:
        """Set every word anew."""
        if self._error is not None:
            words = self.tr("NOT saved – {reason}").format(reason=texts.say(self._error.happened))
            sign, token = "circle-x", "bad"
        elif self._waiting:
            words, sign, token = self.tr("Saving…"), "refresh-cw", "muted"
        elif self._saved_at is not None:
            local = self._saved_at.astimezone(timezone(timedelta(hours=self._zone.hours)))
            words = self.tr("Saved {time}").format(time=f"{local:%H:%M:%S}")
            sign, token = "circle-check", "good"
        else:
            words, sign, token = self.tr("Nothing to save"), "circle", "muted"
        self.setText(f" {words}")
        self.setIcon(theme.icon(sign, token))
        self.setAccessibleName(words)
        theme.mark(self, tone=token)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if self._error is not None else Qt.FocusPolicy.NoFocus)

    def _on_clicked(self) -> None:
        if self._error is not None:
            self.asked.emit()
