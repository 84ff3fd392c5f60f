"""Light, dark or the system's theme; text size; fonts. One call puts all of it on.

    theme.apply(app, "system", 100)
    theme.mark(button, kind="primary")        # look by property, see stylesheet.py for all of them
    label.setPixmap / button.setIcon(theme.icon("inbox", "muted"))
    theme.colour("accent")                    # QColor, for what is painted by hand

Ask for colours while painting, not before: the theme can change under a window that is open.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDir, QObject, QSize, Signal, SignalInstance
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette

from smartcity_desktop.system.resources import resource
from smartcity_desktop.ui.palette import DARK, LIGHT, XL, XS, L, M, S, Tokens
from smartcity_desktop.ui.stylesheet import stylesheet

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon
    from PySide6.QtWidgets import QApplication, QLayout, QWidget

FAMILY = "Plus Jakarta Sans"
POINTS = 10.0
SMALLEST, LARGEST, STEP = 90, 175, 10
ICON_GAP = {"primary": 5, "quiet": 5, "danger": 5, "": 5}
"""Pixels between icon and words of a button, besides those that Qt leaves."""

__all__ = [
    "XL",
    "XS",
    "L",
    "M",
    "S",
    "apply",
    "born",
    "changed",
    "colour",
    "dark",
    "icon",
    "load_fonts",
    "margins",
    "mark",
    "percent",
    "scaled",
    "tokens",
]


class _Look(QObject):
    """What is on now. `changed` fires after a new theme or text size is on."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.tokens: Tokens = LIGHT
        self.percent = 100
        self.wanted = "system"
        self.put_on = ""
        self.begun = False
        self.system_dark = False
        self.follows_system = False


_look = _Look()


def tokens() -> Tokens:
    """Give the colours of the theme that is on."""
    return _look.tokens


def colour(token: str) -> QColor:
    """Give the colour of a token of the theme that is on, for painting by hand (ask while painting)."""
    return QColor(getattr(_look.tokens, token))


def dark() -> bool:
    """Say whether the dark theme is on."""
    return _look.tokens is DARK


def percent() -> int:
    """Give the text size that is on, in percent."""
    return _look.percent


def scaled(pixels: int) -> int:
    """Scale a length in pixels by the text size: for column widths and minimum sizes, never for fixed ones."""
    return round(pixels * _look.percent / 100)


def changed() -> SignalInstance:
    """Give the signal that fires after theme or text size changed: `theme.changed().connect(self.update)`."""
    return _look.changed


def icon(name: str, token: str = "text", on: str | None = None) -> QIcon:
    """Give the icon `resources/icons/<name>.svg` in a token's colour (`on`: the token while checked).

    After a change of theme the same icon paints itself anew; a pixmap taken from it does not.

    Raises:
        FileProblem: there is no such icon.
    """
    from smartcity_desktop.ui import icons

    return icons.icon(name, token, on, lambda token: str(getattr(_look.tokens, token)))


def load_fonts(*cuts: str) -> None:
    """Load cuts of the program's own font: `Regular`, `Medium`, `SemiBold`, `Bold`, `Italic`."""
    for cut in cuts:
        QFontDatabase.addApplicationFont(str(resource("fonts", f"PlusJakartaSans-{cut}.ttf")))


def restyle(app: QApplication) -> None:
    """Style everything anew, after cuts of the font were loaded: words on show keep the cut they were drawn with."""
    _look.put_on = ""
    _put_on(app)


def apply(app: QApplication, theme: str, text_percent: int) -> None:
    """Put a theme (`system`, `light`, `dark`) and a text size (90–175 %) on the whole program."""
    if not _look.begun:
        _look.begun = True
        # Before a palette of our own is on, the one that is there is the system's.
        _look.system_dark = app.palette().window().color().lightness() < 128
        app.setStyle("Fusion")
        QDir.addSearchPath("controls", str(resource("controls")))
    _look.wanted = theme
    _look.percent = max(SMALLEST, min(LARGEST, text_percent))
    _put_on(app)
    if _look.follows_system:
        follow_system(app)


def follow_system(app: QApplication) -> None:
    """Follow the system's choice of light and dark from now on, and tell it ours (title bar, file dialogs).

    Apart from `apply`, and to be called after the first paint: touching the `Qt` namespace for the first time
    takes as long as a tenth of the whole start.
    """
    from PySide6.QtCore import Qt

    hints = QGuiApplication.styleHints()
    ours = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}

    def heard(scheme: Qt.ColorScheme) -> None:
        if _look.wanted == "system" and scheme != Qt.ColorScheme.Unknown:
            _look.system_dark = scheme == Qt.ColorScheme.Dark
            _put_on(app)

    if not _look.follows_system:
        _look.follows_system = True
        # Nothing in the program moves by itself; menus and tool tips of some systems would.
        for effect in Qt.UIEffect:
            app.setEffectEnabled(effect, False)
        hints.colorSchemeChanged.connect(heard)
    if _look.wanted in ours:
        hints.setColorScheme(ours[_look.wanted])
    else:
        hints.unsetColorScheme()
        heard(hints.colorScheme())


def _put_on(app: QApplication) -> None:
    is_dark = _look.wanted == "dark" or (_look.wanted == "system" and _look.system_dark)
    look = f"{is_dark} {_look.percent}"
    if look == _look.put_on:
        return
    _look.put_on = look
    _look.tokens = DARK if is_dark else LIGHT
    font = QFont(FAMILY)
    font.setPointSizeF(POINTS * _look.percent / 100)
    app.setFont(font)
    app.setPalette(_palette(_look.tokens))
    app.setStyleSheet(stylesheet(_look.tokens, POINTS, _look.percent, "dark" if is_dark else "light"))
    _look.changed.emit()


def _palette(t: Tokens) -> QPalette:
    """Give Qt's palette, for what no rule of the stylesheet reaches."""
    role = QPalette.ColorRole
    palette = QPalette()
    for which, token in (
        (role.Window, t.surface),
        (role.WindowText, t.text),
        (role.Base, t.raised),
        (role.AlternateBase, t.surface),
        (role.Text, t.text),
        (role.Button, t.raised),
        (role.ButtonText, t.text),
        (role.BrightText, t.bad),
        (role.Highlight, t.accent),
        (role.HighlightedText, t.accent_text),
        (role.Accent, t.accent),
        (role.Link, t.accent),
        (role.LinkVisited, t.accent),
        (role.PlaceholderText, t.muted),
        (role.ToolTipBase, t.text),
        (role.ToolTipText, t.surface),
        (role.Light, t.raised),
        (role.Midlight, t.hover),
        (role.Mid, t.line),
        (role.Dark, t.edge),
        (role.Shadow, t.sunken),
    ):
        palette.setColor(which, QColor(token))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(t.edge))
    return palette


def born(widget: QWidget, **properties: str) -> None:
    """Set the properties of a widget that was just made, before anything styled it.

    `mark` does this too, and restyles; but restyling loads the `Qt` namespace, which the first paint does without.
    """
    for name, value in properties.items():
        widget.setProperty(name, value)
    _plain(widget)


def _plain(widget: QWidget) -> None:
    """Let a label show its text as it is: a name that came in a package or on a stick may look like HTML."""
    if widget.inherits("QLabel"):
        widget.setProperty("textFormat", 0)  # PlainText, without touching the namespace (see `follow_system`)


def mark(widget: QWidget, **properties: str | bool) -> None:
    """Set the properties by which the stylesheet knows a widget (`kind`, `role`, `tone`) and restyle it."""
    for name, value in properties.items():
        widget.setProperty(name, value)
    if properties.get("kind") in ICON_GAP and widget.inherits("QPushButton"):
        widget.setProperty("iconSize", QSize(16 + ICON_GAP[str(properties["kind"])], 16))
    _plain(widget)
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)


def margins(layout: QLayout, outer: int = 0, gap: int = S) -> None:
    """Set a layout's outer margins and its spacing, from the spacing scale."""
    layout.setContentsMargins(outer, outer, outer, outer)
    layout.setSpacing(gap)
