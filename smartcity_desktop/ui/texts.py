"""The language of the window, switched while running.

Source strings are English and stand in `self.tr("…")`; resources/translations has the rest. A widget with words
of its own is a `Speaking` and puts all of them into `retranslate`:

    class InboxPage(Speaking, QWidget):
        def __init__(self) -> None:
            super().__init__()
            ...
            self.retranslate()

        def retranslate(self) -> None:
            self._ui.retranslateUi(self)            # where it has a form
            self._take.setText(self.tr("Take in packages…"))

Bilingual values of the core (`Text`) are shown with `texts.say(text)`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QTranslator

from smartcity_desktop.core.language import Language
from smartcity_desktop.system.resources import resource

if TYPE_CHECKING:
    from smartcity_desktop.core.language import Text

FILES: dict[Language, tuple[str, ...]] = {
    Language.INDONESIAN: ("qt_id", "smartcity_id"),
    Language.ENGLISH: ("smartcity_en",),
}
_installed: list[tuple[QTranslator, bytes]] = []
"""Each with its file's bytes, which Qt reads for as long as the language is on. From a path Qt would map the file into
memory: replaced under an open window (an update, a new build) it would take the program down."""
_language = Language.INDONESIAN


def current() -> Language:
    """Give the language that is on."""
    return _language


def say(text: Text) -> str:
    """Give a bilingual text in the language that is on."""
    return text.in_(_language)


def locale() -> QLocale:
    """Give the locale of the language that is on (numbers and dates in Qt's own widgets)."""
    if _language is Language.INDONESIAN:
        return QLocale(QLocale.Language.Indonesian, QLocale.Country.Indonesia)
    return QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)


def install(app: QCoreApplication, language: Language) -> None:
    """Switch to a language; every widget gets a `LanguageChange` event afterwards.

    Raises:
        FileNotFoundError: a translation file is missing from the installation.
    """
    global _language
    for translator, _words in _installed:
        app.removeTranslator(translator)
    _installed.clear()
    _language = language
    QLocale.setDefault(locale())
    for name in FILES[language]:
        path = resource("translations", f"{name}.qm")
        translator, words = QTranslator(app), path.read_bytes()
        if not translator.load(words):
            raise FileNotFoundError(path)
        app.installTranslator(translator)
        _installed.append((translator, words))


class Speaking:
    """Stands before the Qt class among a widget's bases and calls `retranslate` when the language changes."""

    def retranslate(self) -> None:
        """Set every word anew; called at the end of `__init__` by the widget itself, later by the event."""
        raise AssertionError(f"{type(self).__name__} has no words")

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)  # type: ignore[misc]  # the Qt class comes next in the order of bases
